/* SPDX-License-Identifier: MIT */

/* Which versions are compared, and the lists. */

#include "app/command.h"

#include "app/compare.h"
#include "app/panel.h"

static void open_versions(struct app *app, struct command_call call)
{
    (void)call;
    panel_open(app, MODE_VERSIONS);
}

static void open_changes(struct app *app, struct command_call call)
{
    (void)call;
    panel_open(app, MODE_CHANGES);
}

static void open_facts(struct app *app, struct command_call call)
{
    (void)call;
    panel_open(app, MODE_FACTS);
}

static void open_summary(struct app *app, struct command_call call)
{
    (void)call;
    panel_open(app, MODE_SUMMARY);
}

static void open_why(struct app *app, struct command_call call)
{
    (void)call;
    (void)command_text(app);
    panel_open(app, MODE_WHY);
}

static void theme(struct app *app, struct command_call call)
{
    panel_theme(app, call.text);
}

static void choose(struct app *app, struct command_call call)
{
    (void)call;
    panel_choose(app);
}

static void pick_left(struct app *app, struct command_call call)
{
    (void)call;
    panel_pick(app, HX_OLD);
}

static void pick_right(struct app *app, struct command_call call)
{
    (void)call;
    panel_pick(app, HX_NEW);
}

static void fold_returns(struct app *app, struct command_call call)
{
    (void)call;
    panel_returns(app);
}

/* Steps both versions BY versions, as far as there are some. */
static void step(struct app *app, int64_t by)
{
    const struct story *story = app->story;
    uint32_t now[2];
    compare_at(app, now);
    int64_t at[2] = {now[HX_OLD], now[HX_NEW]};
    int64_t low = at[0] < at[1] ? at[0] : at[1];
    int64_t high = at[0] < at[1] ? at[1] : at[0];
    if (by < -low)
        by = -low;
    if (by > (int64_t)story->n - 1 - high)
        by = (int64_t)story->n - 1 - high;
    command_text(app);
    if (!by)
        app_say(app, false, "there is no further version");
    else
        app_compare(app, (uint32_t)(at[0] + by), (uint32_t)(at[1] + by));
}

/* The versions that are looked for, LEFT of them BY 1 or -1 from AT. */
struct seeking {
    const struct story *story;
    uint32_t at, passed, found;
    int64_t left;
    int by;
};

static int seek_body(struct arena *a, void *context)
{
    struct seeking *seeking = context;
    uint32_t passed = 0;
    for (int64_t next = (int64_t)seeking->at + seeking->by;
         next > 0 && next < seeking->story->n && seeking->left > 0;
         next += seeking->by) {
        struct arena_mark mark = arena_mark(a);
        bool is_found = story_is_substantive(a, seeking->story, (uint32_t)next);
        arena_reset(a, mark);
        passed += !is_found;
        if (!is_found)
            continue;
        seeking->found = (uint32_t)next;
        seeking->passed = passed;
        seeking->left--;
    }
    return HX_OK;
}

/* Compares the COUNTth version BY 1 or -1 that has other words, or the last
 * there is, with the one before it. */
static void seek(struct app *app, int by, int64_t count)
{
    uint32_t at[2];
    compare_at(app, at);
    struct seeking seeking = {.story = app->story,
                              .at = at[HX_NEW] > at[HX_OLD] ? at[HX_NEW]
                                                            : at[HX_OLD],
                              .left = count,
                              .by = by};
    command_text(app);
    if (arena_try(app->picture, seek_body, &seeking)) {
        app_say(app, true, "there is not enough memory for that");
        return;
    }
    if (!seeking.found) {
        app_say(app, false,
                "no %s version has other words than the one "
                "before it",
                by < 0 ? "earlier" : "later");
        return;
    }
    app_compare(app, seeking.found - 1, seeking.found);
    if (seeking.passed)
        app_say(app, false,
                "%u version%s passed over: nothing but noise changed",
                seeking.passed, seeking.passed == 1 ? "" : "s");
}

static void previous_substantive(struct app *app, struct command_call call)
{
    seek(app, -1, command_times(call));
}

static void next_substantive(struct app *app, struct command_call call)
{
    seek(app, 1, command_times(call));
}

static void older(struct app *app, struct command_call call)
{
    step(app, -command_times(call));
}

static void newer(struct app *app, struct command_call call)
{
    step(app, command_times(call));
}

/* clang-format off */
static const struct command_info versions_table[] = {
    {"older", older, NULL,
     "compare the versions before"},
    {"newer", newer, NULL,
     "compare the versions after"},
    {"previous-substantive", previous_substantive, NULL,
     "compare the version before that changed words, with its predecessor"},
    {"next-substantive", next_substantive, NULL,
     "compare the version after that changed words, with its predecessor"},
    {"versions", open_versions, NULL,
     "list the versions; there Enter, < and > choose"},
    {"make-left", pick_left, NULL,
     "in the list: make the version the left side"},
    {"make-right", pick_right, NULL,
     "in the list: make the version the right side"},
    {"fold-returns", fold_returns, NULL,
     "in the list: returns to earlier versions as one line, or each"},
};
static const struct command_info lists_table[] = {
    {"changes", open_changes, NULL,
     "list the changes; Enter goes to one"},
    {"facts", open_facts, NULL,
     "list the facts gained, lost and changed; Enter goes to one"},
    {"summary", open_summary, NULL,
     "what changed, in numbers"},
    {"explain", open_why, NULL,
     "why the sentences and the words under the cursor were paired, or not"},
    {"theme", theme, "[NAME]",
     "try the themes on the text, or use the one called NAME"},
    {"choose", choose, NULL,
     "in a list: take the line under the cursor"},
};
/* clang-format on */

const struct command_group command_versions = {
    "Versions", versions_table, sizeof versions_table / sizeof *versions_table};

const struct command_group command_lists = {
    "Lists", lists_table, sizeof lists_table / sizeof *lists_table};
