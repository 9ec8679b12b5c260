/* SPDX-License-Identifier: MIT */

/*
 * What is copied is borrowed: from the document, or from the line of a list,
 * which lasts until the next picture.
 */

#include "app/copy.h"

#include <stdio.h>

#include "app/panel.h"

/* Asks for tokens AT of the cursor's side, which are a WHAT. */
static void tokens_ask(struct app *app, hx_range at, const char *what)
{
    uint32_t n, words = 0;
    size_t len;
    const hx_doc *doc = hx_diff_doc(app->story->diff, app->reader.cursor.side);
    const hx_token *token = hx_doc_tokens(doc, &n);
    const char *text = hx_doc_text(doc, &len);
    uint32_t from = token[at.start].at;
    uint32_t to = token[at.end - 1].at + token[at.end - 1].len;
    for (uint32_t i = at.start; i < at.end; i++)
        words += !!(token[i].flags & HX_TOKEN_WORD);
    n = words ? words : at.end - at.start;
    app->request.copy = (struct str){text + from, to - from};
    snprintf(app->copied, sizeof app->copied, "%s: %u %s%s", what, n,
             words ? "word" : "sign", n == 1 ? "" : "s");
}

static int line_body(struct arena *a, void *context)
{
    struct app *app = context;
    app->request.copy = panel_line(app, a);
    return HX_OK;
}

static void line_ask(struct app *app)
{
    snprintf(app->copied, sizeof app->copied, "the line");
    if (arena_try(app->picture, line_body, app))
        app_say(app, true, "there is not enough memory to copy");
    else if (!app->request.copy.len)
        app_say(app, false, "there is nothing to copy");
}

void copy_ask(struct app *app, enum copy_what what)
{
    uint32_t n;
    const struct pane_cursor *cursor = &app->reader.cursor;
    const hx_change *change = reader_change(&app->reader);
    if (panel_find(app->mode)) {
        line_ask(app);
        return;
    }
    panel_close(app);
    const hx_doc *doc = hx_diff_doc(app->story->diff, cursor->side);
    uint32_t sentence = hx_doc_sentence_of(doc, cursor->token);
    if (sentence == HX_NONE)
        app_say(app, false, "there is nothing to copy");
    else if (change && what == COPY_CHANGE)
        tokens_ask(app, change->at[cursor->side], "change");
    else
        tokens_ask(app, hx_doc_sentences(doc, &n)[sentence], "sentence");
}

void copy_done(struct app *app, const char *command)
{
    if (command)
        app_say(app, false, "%s given to %s", app->copied, command);
    else
        app_say(app, false,
                "%s sent to the terminal's clipboard (OSC 52), unconfirmed",
                app->copied);
}

void copy_refused(struct app *app, size_t most)
{
    app_say(app, true,
            "%s not copied: more than the %zu bytes that are sent to a "
            "terminal",
            app->copied, most);
}
