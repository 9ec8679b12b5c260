/* SPDX-License-Identifier: MIT */

/* What all panels do; a panel is a row of panel_table. */

#include "app/panel.h"

#include "view/fit.h"

enum { BELOW_LEAST = 4 }; /* rows of a panel below the text */

static const struct panel_info *const panel_table[] = {
    &panel_versions, &panel_changes,  &panel_facts,
    &panel_filter,   &panel_summary,  &panel_why,
    &panel_themes,   &panel_messages, &panel_articles};

enum { PANELS = sizeof panel_table / sizeof panel_table[0] };

const struct panel_info *panel_find(enum app_mode mode)
{
    for (size_t i = 0; i < PANELS; i++)
        if (panel_table[i]->mode == mode)
            return panel_table[i];
    return NULL;
}

int panel_above(const struct app *app, int height)
{
    const struct panel_info *panel = panel_find(app->mode);
    if (!panel || !panel->is_below)
        return height;
    int below = height / 3 < BELOW_LEAST ? BELOW_LEAST : height / 3;
    return below > height / 2 ? height - height / 2 : height - below;
}

/* What is shown when no panel is open. */
static enum app_mode base_of(const struct app *app)
{
    return browse_is_listing(app) ? MODE_ARTICLES : MODE_READER;
}

/* Sets the mode; the text has the rows that it leaves to it. */
static void mode_set(struct app *app, enum app_mode mode)
{
    const struct panel_info *before = panel_find(app->mode);
    const struct panel_info *after = panel_find(mode);
    bool was_below = before && before->is_below;
    if (app->mode == MODE_ARTICLES)
        app->browse->list = app->list;
    app->mode = mode;
    if (mode == MODE_ARTICLES)
        app->list = app->browse->list;
    if (was_below != (after && after->is_below) &&
        app_resize(app, app->width, app->height))
        app_say(app, true, "there is not enough memory for that layout");
}

void panel_close(struct app *app)
{
    const struct panel_info *panel = panel_find(app->mode);
    mode_set(app, base_of(app));
    if (panel && panel->leave)
        panel->leave(app);
}

void panel_open(struct app *app, enum app_mode mode)
{
    const struct panel_info *panel = panel_find(mode);
    if (app->mode == mode)
        return;
    panel_close(app);
    uint32_t first = panel->first ? panel->first(app) : 0;
    mode_set(app, mode);
    app->list = (struct list){.chosen = first};
}

/* Chooses line I of those the list had in the last picture. */
static void line_set(struct app *app, uint32_t i)
{
    const struct panel_info *panel = panel_find(app->mode);
    uint32_t before = app->list.chosen;
    list_move(&app->list, (int64_t)i - before);
    if (panel->move && app->list.chosen != before)
        panel->move(app, app->list.chosen);
}

void panel_scroll(struct app *app, int64_t by)
{
    int64_t to = app->list.chosen + by;
    line_set(app, to < 0 ? 0 : to > UINT32_MAX ? UINT32_MAX : (uint32_t)to);
}

void panel_click(struct app *app, int y)
{
    uint32_t i = list_at(&app->list, y);
    if (i == HX_NONE)
        return;
    bool chooses = i == app->list.chosen || panel_find(app->mode)->clicks;
    line_set(app, i);
    if (chooses)
        panel_choose(app);
}

void panel_choose(struct app *app)
{
    const struct panel_info *panel = panel_find(app->mode);
    if (!panel || !panel->choose || app->list.chosen >= app->list.n)
        return;
    if (!panel->stays)
        mode_set(app, base_of(app));
    panel->choose(app, app->list.chosen);
}

struct str panel_line(struct app *app, struct arena *a)
{
    const struct panel_info *panel = panel_find(app->mode);
    struct panel_lines lines = {.app = app, .width = app->width};
    struct buf b = {.a = a};
    panel->make(a, &lines);
    if (app->list.chosen >= lines.n)
        return buf_str(&b);
    struct list_line line = panel->line(a, &lines, app->list.chosen);
    const struct str parts[] = {line.head, line.text, line.note};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct str part = str_trim(parts[i]);
        if (b.len && part.len)
            buf_put_byte(&b, ' ');
        buf_put(&b, part);
    }
    return buf_str(&b);
}

void panel_draw(struct app *app, struct screen *screen, hx_range rows)
{
    const struct panel_info *panel = panel_find(app->mode);
    struct panel_lines lines = {.app = app, .width = screen->width};
    if (panel->is_below && rows.start < rows.end) {
        struct spot at = {(int)rows.start++, 0, screen->width};
        screen_fill(screen, at, ' ', ROLE_TITLE);
        at.x = 2;
        fit_text(screen, at, str_of(panel->title), ROLE_TITLE);
    }
    panel->make(app->picture, &lines);
    list_count(&app->list, lines.n);
    struct list_source source = {.line = panel->line,
                                 .context = &lines,
                                 .head = panel->head,
                                 .rows = panel->rows,
                                 .wide = panel->wide,
                                 .is_plain = !panel->choose};
    if (!panel->choose) /* nothing to choose: the list scrolls */
        app->list.top = app->list.chosen;
    hx_range top = {rows.start, rows.start};
    if (panel->top_rows)
        top.end += (uint32_t)panel->top_rows(app, (int)(rows.end - rows.start));
    rows.start = top.end;
    list_draw(&app->list, &source, app->picture, screen, rows);
    if (top.end > top.start)
        panel->top_draw(app, screen, top);
    if (!panel->choose)
        app->list.chosen = app->list.top;
}
