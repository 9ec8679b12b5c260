/* SPDX-License-Identifier: MIT */

/* A sentence or word through the versions: where it was touched next, and
 * which version first had it. */

#include "app/command.h"

#include "app/archive/trace.h"
#include "app/compare.h"
#include "input/source_git.h"

enum { SHOWN_MOST = 40 };

/* The trace of what is under the cursor; false and a word on it if there is
 * nothing or it is not known yet. */
static bool trace_start(struct app *app, struct trace *trace)
{
    const struct reader *reader = command_text(app);
    const struct pane_cursor *cursor = &reader->cursor;
    const hx_doc *doc = hx_diff_doc(app->story->diff, cursor->side);
    uint32_t version = app->story->at[cursor->side];
    if (app->story->n < 3)
        app_say(app, false, "there %s",
                app->story->n == 1 ? "is only this version"
                                   : "are only these two versions");
    else if (!trace_open(trace, app->story, version, doc, cursor->token))
        app_say(app, false, "there is no sentence under the cursor");
    else
        return true;
    return false;
}

/* True if nothing was found, for which END is the reason. */
static bool is_nothing(struct app *app, enum trace_end end,
                       const struct trace *trace)
{
    if (end == TRACE_SPENT)
        app_say(app, false,
                "not found in the %u versions that were compared, up to "
                "version %u; more is too much at once",
                trace->compared, trace->version + 1);
    else if (end == TRACE_FAILED)
        app_say(app, true, "there is not enough memory to compare that");
    return end == TRACE_SPENT || end == TRACE_FAILED;
}

/* Goes to where the trace was touched, on SIDE. */
static void found_go(struct app *app, const struct trace *trace, int side)
{
    struct reader_place place = {.side = side, .row = app_body(app) / 3};
    for (int i = 0; i < 2; i++) {
        place.version[i] = trace->at[i];
        place.token[i] = trace->token[i];
    }
    marks_leave(app);
    compare_go(app, &place);
}

/* True if both sides of the trace are the versions that are shown. */
static bool is_shown(const struct app *app, const struct trace *trace)
{
    return app->story->at[HX_OLD] == trace->at[HX_OLD] &&
           app->story->at[HX_NEW] == trace->at[HX_NEW];
}

static void touch(struct app *app, int by)
{
    struct trace trace;
    if (!trace_start(app, &trace))
        return;
    enum trace_end end = trace_touch(&trace, by);
    /* From the changed side of what is shown the way leads over it. */
    while (end == TRACE_FOUND && is_shown(app, &trace)) {
        int to = by < 0 ? HX_OLD : HX_NEW;
        const hx_doc *doc = hx_diff_doc(app->story->diff, to);
        if (!trace_open(&trace, app->story, trace.at[to], doc, trace.token[to]))
            end = TRACE_NONE;
        else
            end = trace_touch(&trace, by);
    }
    if (is_nothing(app, end, &trace))
        return;
    if (end == TRACE_NONE)
        app_say(app, false, "no %s version touches this sentence",
                by < 0 ? "earlier" : "later");
    else
        found_go(app, &trace, by < 0 ? HX_OLD : HX_NEW);
}

static void touch_next(struct app *app, struct command_call call)
{
    (void)call;
    touch(app, 1);
}

static void touch_previous(struct app *app, struct command_call call)
{
    (void)call;
    touch(app, -1);
}

/* As many bytes of S as are shown. */
static int shown(struct str s)
{
    return s.len < SHOWN_MOST ? (int)s.len : SHOWN_MOST;
}

/* "version 2 of 5, 2024-01-04 0eb3a6a4 (Mara Vinter)". */
static void origin_say(struct app *app, const struct trace *trace,
                       uint32_t version, struct str word)
{
    const struct version *of = &app->story->version[version];
    struct str author = of->from ? of->from->author : (struct str){"", 0};
    app_say(app, false,
            "\"%.*s\" came with version %u of %u, %.*s%s%.*s%s%s%.*s%s",
            shown(word), word.s, version + 1, app->story->n, shown(of->name),
            of->name.s, author.len ? " by " : "", shown(author), author.s,
            trace->before.len ? "; it was \"" : "", "", shown(trace->before),
            trace->before.len ? trace->before.s : "",
            trace->before.len ? "\"" : "");
}

static void origin(struct app *app, bool goes)
{
    struct trace trace;
    uint32_t n;
    if (!trace_start(app, &trace))
        return;
    const struct pane_cursor *cursor = &app->reader.cursor;
    const hx_doc *doc = hx_diff_doc(app->story->diff, cursor->side);
    const hx_token *token = &hx_doc_tokens(doc, &n)[cursor->token];
    struct str word = str_sub(story_side(app->story, cursor->side)->text,
                              token->at, token->len);
    enum trace_end end = trace_origin(&trace);
    if (is_nothing(app, end, &trace))
        return;
    if (goes && end == TRACE_FOUND)
        found_go(app, &trace, HX_NEW);
    origin_say(app, &trace, end == TRACE_FOUND ? trace.at[HX_NEW] : 0, word);
}

static void origin_tell(struct app *app, struct command_call call)
{
    (void)call;
    origin(app, false);
}

static void origin_go(struct app *app, struct command_call call)
{
    (void)call;
    origin(app, true);
}

/* clang-format off */
static const struct command_info tracing_table[] = {
    {"next-touch", touch_next, NULL,
     "the next version that touches this sentence"},
    {"previous-touch", touch_previous, NULL,
     "the version before that touched this sentence"},
    {"origin", origin_tell, NULL,
     "which version first had the word under the cursor"},
    {"go-origin", origin_go, NULL,
     "the same, and show that version"},
};
/* clang-format on */

const struct command_group command_tracing = {
    "This sentence, this word", tracing_table,
    sizeof tracing_table / sizeof *tracing_table};
