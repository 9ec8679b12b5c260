/* SPDX-License-Identifier: MIT */

/* Which versions are compared, and the lists. */

#include "app/command.h"

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

static void open_summary(struct app *app, struct command_call call)
{
    (void)call;
    panel_open(app, MODE_SUMMARY);
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

/* Steps both versions BY versions, as far as there are some. */
static void step(struct app *app, int64_t by)
{
    const struct story *story = app->story;
    int64_t at[2] = {story->at[HX_OLD], story->at[HX_NEW]};
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
    {"versions", open_versions, NULL,
     "list the versions; there Enter, < and > choose"},
    {"make-left", pick_left, NULL,
     "in the list: make the version the left side"},
    {"make-right", pick_right, NULL,
     "in the list: make the version the right side"},
};
static const struct command_info lists_table[] = {
    {"changes", open_changes, NULL,
     "list the changes; Enter goes to one"},
    {"summary", open_summary, NULL,
     "what changed, in numbers"},
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
