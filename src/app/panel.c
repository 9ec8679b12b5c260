/* SPDX-License-Identifier: MIT */

/* A panel is a row of panel_table: how many lines, what is in one, what
 * choosing it does. */

#include "app/panel.h"

#include "app/filter.h"
#include "app/status.h"
#include "view/kind.h"
#include "view/print.h"

static uint32_t versions_count(struct app *app)
{
    return app->story->n;
}

static uint32_t versions_first(struct app *app)
{
    return app->story->at[HX_NEW];
}

/* "old" or "new" where version I is compared, and its number. */
static struct list_line versions_line(struct arena *a, void *context,
                                      uint32_t i)
{
    struct app *app = context;
    const struct story *story = app->story;
    const struct version *version = &story->version[i];
    struct buf head = {.a = a}, text = {.a = a};
    buf_print(&head, "%3u %s", i + 1,
              i == story->at[HX_OLD]   ? "old"
              : i == story->at[HX_NEW] ? "new"
                                       : "");
    buf_put(&text, version->name);
    buf_print(&text, "  %zu bytes", version->text.len);
    return (struct list_line){buf_str(&head), buf_str(&text), ROLE_KEY};
}

static void versions_choose(struct app *app, uint32_t i)
{
    app_compare(app, i ? i - 1 : 0, i ? i : 1);
}

static uint32_t changes_count(struct app *app)
{
    return app->reader.steps.stops;
}

static uint32_t changes_first(struct app *app)
{
    return reader_stop(&app->reader);
}

static struct list_line changes_line(struct arena *a, void *context, uint32_t i)
{
    struct app *app = context;
    uint32_t n;
    const struct stop *stop = &app->reader.steps.stop[i];
    const hx_doc *doc = hx_diff_doc(app->story->diff, stop->side);
    struct buf head = {.a = a}, text = {.a = a};
    uint32_t paragraph =
        hx_doc_paragraph_of(doc, hx_doc_sentence_of(doc, stop->token)) + 1;
    const hx_change *change =
        stop->change == HX_NONE
            ? NULL
            : &hx_diff_changes(app->story->diff, &n)[stop->change];
    enum role role = change ? kind_table[change->kind].word : ROLE_LABEL;
    buf_print(&head, "%c %s %u",
              change ? kind_sign(change) : kind_moved_sign[stop->side],
              stop->side == HX_OLD ? "old" : "new", paragraph);
    status_stop(&text, app, stop);
    return (struct list_line){buf_str(&head), buf_str(&text), role};
}

static void changes_choose(struct app *app, uint32_t i)
{
    marks_leave(app);
    reader_stop_set(&app->reader, i);
}

/* The lines of the stat format. */
static struct str summary_get(struct arena *a, const struct app *app)
{
    struct buf b = {.a = a};
    struct print_input input = {
        .diff = app->story->diff,
        .name = {story_side(app->story, HX_OLD)->name,
                 story_side(app->story, HX_NEW)->name}
    };
    print_stat(&b, &input);
    return buf_str(&b);
}

static uint32_t summary_count(struct app *app)
{
    uint32_t n = 0;
    struct str rest = summary_get(app->picture, app);
    for (; rest.len; n++)
        str_cut(&rest, '\n');
    return n;
}

static uint32_t summary_first(struct app *app)
{
    (void)app;
    return 0;
}

static struct list_line summary_line(struct arena *a, void *context, uint32_t i)
{
    struct str rest = summary_get(a, context), line = {0};
    for (uint32_t j = 0; j <= i; j++)
        line = str_cut(&rest, '\n');
    return (struct list_line){{0}, line, ROLE_TEXT};
}

/* Version 14 of clang-format cannot set rows of more than one line. */
/* clang-format off */
static const struct panel_info panel_table[] = {
    {MODE_VERSIONS, "Versions",
     "{close} closes; {choose} compares with the one before; {make-left} "
     "{make-right} put it left, right",
     8, versions_count, versions_first, versions_line, versions_choose},
    {MODE_CHANGES, "Changes", "{close} closes; {choose} goes there",
     12, changes_count, changes_first, changes_line, changes_choose},
    {MODE_FILTER, "Filter: which changes are shown",
     "{close} closes; {choose} shows or hides; {show-all} shows all; "
     "{hide-more} {hide-less} hide noise",
     3, filter_count, filter_first, filter_line, filter_choose},
    {MODE_SUMMARY, "Summary", "{close} closes",
     0, summary_count, summary_first, summary_line, NULL},
};
/* clang-format on */

const struct panel_info *panel_find(enum app_mode mode)
{
    for (size_t i = 0; i < sizeof panel_table / sizeof *panel_table; i++)
        if (panel_table[i].mode == mode)
            return &panel_table[i];
    return NULL;
}

void panel_open(struct app *app, enum app_mode mode)
{
    app->mode = mode;
    app->list = (struct list){.chosen = panel_find(mode)->first(app)};
}

void panel_scroll(struct app *app, int64_t by)
{
    list_move(&app->list, by);
}

void panel_choose(struct app *app)
{
    const struct panel_info *panel = panel_find(app->mode);
    if (!panel || !panel->choose || app->list.chosen >= app->list.n)
        return;
    app->mode = MODE_READER;
    panel->choose(app, app->list.chosen);
}

void panel_pick(struct app *app, int side)
{
    uint32_t at[2] = {app->story->at[HX_OLD], app->story->at[HX_NEW]};
    if (app->mode != MODE_VERSIONS)
        return;
    if (app->list.chosen == at[!side])
        at[!side] = at[side]; /* both change places */
    at[side] = app->list.chosen;
    app_compare(app, at[HX_OLD], at[HX_NEW]);
}

void panel_draw(struct app *app, struct screen *screen, hx_range rows)
{
    const struct panel_info *panel = panel_find(app->mode);
    struct list_source source = {panel->line, app, panel->head};
    list_count(&app->list, panel->count(app));
    list_draw(&app->list, &source, app->picture, screen, rows);
}
