/* SPDX-License-Identifier: MIT */

/* See the header; the keys of the line itself are prompt.c's. */

#include "app/line.h"

#include "app/command.h"
#include "app/complete.h"
#include "app/hint.h"
#include "app/reader_fold.h"
#include "app/reader_search.h"
#include "app/seek.h"

enum { COUNT_MOST = 1000000 };

/* Articles are looked for, not words of a text. */
static bool is_filter(const struct app *app)
{
    return app->mode == MODE_ARTICLES && app->prompt.sign == '/';
}

static bool is_search(const struct app *app)
{
    char sign = app->prompt.sign;
    return !is_filter(app) && (sign == '/' || sign == '\\' || sign == '&');
}

void line_open(struct app *app, char sign)
{
    prompt_open(&app->prompt, sign);
    if (is_filter(app))
        prompt_set(&app->prompt, str_of(app->browse->filter));
    if (seek_is_here(app))
        seek_open(app, sign == '\\');
    else if (is_search(app))
        reader_search_open(&app->reader, sign == '\\');
}

/* Looks for what stands in the line now. */
static void search_update(struct app *app)
{
    if (seek_is_here(app))
        seek_phrase(app, prompt_text(&app->prompt));
    else if (reader_search(&app->reader, prompt_text(&app->prompt)))
        app_say(app, true, "there is not enough memory to search");
}

static void search_end(struct app *app, char sign, enum prompt_result result)
{
    struct str phrase = prompt_text(&app->prompt);
    if (seek_is_here(app)) {
        seek_end(app, result == PROMPT_CANCELED || !phrase.len);
        return;
    }
    if (sign == '&' && result == PROMPT_DONE && !phrase.len)
        reader_only(&app->reader, phrase);
    if (result == PROMPT_CANCELED || !phrase.len)
        reader_search_close(&app->reader, true);
    else if (!(app->reader.due & DUE_SEARCH) && !app->reader.search.hits) {
        reader_search_close(&app->reader, true);
        app_say(app, false, "%.*s is in neither text", (int)phrase.len,
                phrase.s);
        return;
    }
    if (sign == '&' && result == PROMPT_DONE &&
        reader_only(&app->reader, phrase))
        app_say(app, true, "there is not enough memory to search");
    if (result == PROMPT_DONE)
        reader_reveal(&app->reader);
}

static int complete_body(struct arena *a, void *context)
{
    struct app *app = context;
    struct prompt *prompt = &app->prompt;
    struct str text = prompt_text(prompt);
    struct str start = str_sub(text, 0, app->completing - 1);
    struct str next = complete_next(a, app, start, text);
    if (next.s != text.s)
        prompt_set(prompt, next);
    return HX_OK;
}

/* Completes what was typed; more Tabs show what else it can become. */
static void complete(struct app *app)
{
    if (!app->completing)
        app->completing = app->prompt.len + 1;
    if (arena_try(app->picture, complete_body, app))
        app_say(app, true, "there is not enough memory to complete that");
}

void line_key(struct app *app, uint32_t key)
{
    bool searching = is_search(app), filtering = is_filter(app);
    char sign = app->prompt.sign;
    if (key == KEY_TAB && !searching && !filtering) {
        complete(app);
        return;
    }
    app->completing = 0;
    enum prompt_result result = prompt_key(&app->prompt, key);
    if (filtering)
        browse_filter(app, result == PROMPT_CANCELED
                               ? (struct str){"", 0}
                               : prompt_text(&app->prompt));
    else if (searching && result == PROMPT_EDITED)
        search_update(app);
    else if (searching)
        search_end(app, sign, result);
    else if (result == PROMPT_DONE)
        line_run(app, prompt_text(&app->prompt), 0);
}

/* As much of S as a sentence has room for. */
static int shown(struct str s)
{
    enum { MOST = 60 };
    return s.len < MOST ? (int)s.len : MOST;
}

/* Takes S apart: "[COUNT] NAME [ARGUMENT]", "NAME COUNT" or "COUNT%"; NULL
 * with a sentence in ERR if it is none. */
static const struct command_info *
line_cut(struct str s, struct command_call *call, struct error *err)
{
    struct str rest = s, head = str_word_cut(&rest);
    rest = str_trim(rest);
    if (head.len && head.s[head.len - 1] == '%' && !rest.len) {
        rest = str_sub(head, 0, head.len - 1);
        head = STR("percent");
    } else if (str_number(head, COUNT_MOST, &call->count)) {
        head = str_word_cut(&rest);
        rest = str_trim(rest);
    }
    if (str_is_equal(head, STR("q"))) /* as in vi and less */
        head = STR("quit");
    const struct command_info *command = command_find(head);
    if (!command) {
        struct str wrong = head.len ? head : s;
        error_set(err, "%.*s is no command; Tab completes, :help lists all",
                  shown(wrong), wrong.s);
        return NULL;
    }
    if (command->argument)
        call->text = rest;
    else if (rest.len && !str_number(rest, COUNT_MOST, &call->count)) {
        error_set(err, "only a number can stand after %s: %.*s", command->name,
                  shown(rest), rest.s);
        return NULL;
    }
    return command;
}

int line_check(struct str s, struct error *err)
{
    struct command_call call = {0};
    return line_cut(str_trim(s), &call, err) ? 0 : -1;
}

bool line_run(struct app *app, struct str s, uint32_t count)
{
    struct command_call call = {.count = count};
    struct error err = {""};
    if (!str_trim(s).len)
        return true;
    const struct command_info *command = line_cut(str_trim(s), &call, &err);
    if (!command) {
        app_say(app, true, "%s", err.text);
        return false;
    }
    bool is_listing = browse_is_listing(app);
    if (is_listing && !command_is_listing(command)) {
        hint_say(app, "that is for an article that is open; {choose} opens "
                      "one");
        return false;
    }
    if (!is_listing && !app->reader.a && !command_is_textless(command)) {
        app_say(app, false, "the texts are still being compared");
        return false;
    }
    app->used = app->reader.a != NULL;
    command->run(app, call);
    return true;
}
