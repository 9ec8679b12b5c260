/* SPDX-License-Identifier: MIT */

/*
 * The lines around the text say in words what the signs and colors show: the
 * gravest first while nothing was typed, then the change under the cursor.
 */

#include "app/status.h"

#include "app/caption.h"
#include "app/compare.h"
#include "app/filter.h"
#include "app/help.h"
#include "app/hint.h"
#include "app/laying.h"
#include "app/panel.h"
#include "app/reader_search.h"
#include "view/fit.h"
#include "view/summary.h"

static void bar_fill(struct screen *screen, int y, enum role role)
{
    screen_fill(screen, (struct spot){y, 0, screen->width}, ' ', role);
}

/* The name of the version on SIDE, behind it what its text was made of. */
static struct str title_get(const struct app *app, int side)
{
    const struct version *version = story_side(app->story, side);
    struct buf b = {.a = app->picture};
    if (!version->format)
        return version->name;
    buf_put(&b, version->name);
    buf_print(&b, " (%s)", version->format);
    return buf_str(&b);
}

/* Both names in one row: where there is no room for both, each gets half of it
 * and what the other leaves. */
static void names_draw(const struct app *app, struct screen *screen)
{
    struct str arrow = app->ascii ? STR(" -> ") : STR(" \xe2\x86\x92 ");
    int x = app->reader.pane.text, width[2];
    int room = screen->width - x - 1 - glyph_width(arrow);
    for (int side = 0; side < 2; side++)
        width[side] = glyph_width(title_get(app, side));
    int left = room / 2;
    if (width[HX_OLD] < left || width[HX_OLD] + width[HX_NEW] <= room)
        left = width[HX_OLD];
    else if (width[HX_NEW] < room - left)
        left = room - width[HX_NEW];
    x += fit_front(screen, (struct spot){0, x, left}, title_get(app, HX_OLD),
                   ROLE_TITLE);
    x += screen_text(screen, (struct spot){0, x, screen->width - x - 1}, arrow,
                     ROLE_TITLE);
    fit_front(screen, (struct spot){0, x, screen->width - x - 1},
              title_get(app, HX_NEW), ROLE_TITLE);
}

/* The name of the one version, and that it is the only one. */
static struct str only_get(const struct app *app)
{
    struct buf b = {.a = app->picture};
    buf_put(&b, title_get(app, HX_NEW));
    buf_print(&b, ": %s", story_only(app->story));
    return buf_str(&b);
}

void status_title(const struct app *app, struct screen *screen)
{
    const struct pane *pane = &app->reader.pane;
    bar_fill(screen, 0, ROLE_TITLE);
    const struct panel_info *panel = panel_find(app->mode);
    if (app->mode == MODE_HELP || (panel && !panel->is_below)) {
        struct buf b = {.a = app->picture};
        if (panel && panel->heading)
            panel->heading(&b, app);
        else
            buf_put(&b, panel ? str_of(panel->title) : STR("Help"));
        fit_text(screen, (struct spot){0, 2, screen->width - 2}, buf_str(&b),
                 ROLE_TITLE);
        return;
    }
    if (!app->story->n) { /* articles above the panel, or nothing yet */
        const char *name =
            app->browse ? panel_articles.title : app->opening.git->name;
        fit_text(screen, (struct spot){0, 2, screen->width - 2}, str_of(name),
                 ROLE_TITLE);
        return;
    }
    if (app->story->n == 1) {
        fit_front(screen, (struct spot){0, 2, screen->width - 3}, only_get(app),
                  ROLE_TITLE);
        return;
    }
    if (pane->divider < 0 || !app->reader.a) {
        names_draw(app, screen);
        return;
    }
    for (int side = 0; side < 2; side++) {
        int x = pane->at[side] + pane->text;
        int end = side ? screen->width : pane->divider;
        fit_front(screen, (struct spot){0, x, end - x - 1},
                  title_get(app, side), ROLE_TITLE);
    }
}

/* What is under the cursor, in words. */
static void cursor_put(struct buf *b, const struct app *app)
{
    const struct reader *reader = &app->reader;
    const hx_change *change = reader_change(reader);
    size_t before = b->len;
    bool at_move = reader->stop != HX_NONE &&
                   reader->steps.stop[reader->stop].change == HX_NONE;
    if (change && !at_move && reader_reuse(reader) != HX_NONE) {
        caption_reuse(b, app, reader_reuse(reader));
        hint_put(b, app, " ({follow-move} goes there)");
        buf_put(b, app->ascii ? STR(", ") : STR(" \xc2\xb7 "));
    }
    if (change && !at_move)
        caption_change(b, app, change);
    else
        caption_move(b, app, &reader->cursor);
    if (b->len > before && (at_move || !change))
        hint_put(b, app, " ({follow-move} goes there)");
}

/* Where the cursor is among the N changes: "change 3 of 17". */
static void place_put(struct buf *b, const struct app *app, uint32_t at,
                      uint32_t n)
{
    const struct reader *reader = &app->reader;
    bool on_change = reader->stop != HX_NONE || reader_change(reader);
    if (!app->used)
        buf_print(b, "%u change%s", n, n == 1 ? "" : "s");
    else if (on_change && at)
        buf_print(b, "change %u of %u", at, n);
    else if (at)
        buf_print(b, "after change %u of %u", at, n);
    else
        buf_print(b, "before change 1 of %u", n);
}

/* Before anything was typed what changed in all, the gravest first; then
 * what is under the cursor. */
static void line_put(struct buf *b, const struct app *app)
{
    const char *dot = app->ascii ? ", " : " \xc2\xb7 ";
    struct buf what = {.a = app->picture};
    uint32_t at, n = reader_stops(&app->reader, &at);
    if (app->is_sketch) /* nothing that would be read just to be gone */
        return;
    laying_put(b, app, dot);
    compare_put(b, app, dot);
    if (!app->used)
        summary_brief(b, app->story->diff, dot);
    if (!app->used && n)
        buf_put(b, str_of(dot));
    if (n)
        place_put(b, app, at, n);
    if (app->used && n)
        cursor_put(&what, app);
    else if (app->used)
        summary_brief(&what, app->story->diff, dot);
    if (n && what.len)
        buf_put(b, str_of(dot));
    buf_put(b, buf_str(&what));
}

/* Which line of a panel is chosen, and what it is of in full; which ones are
 * shown where there is nothing to choose. */
static void panel_put(struct buf *b, const struct app *app)
{
    const struct panel_info *panel = panel_find(app->mode);
    const struct list *list = &app->list;
    uint32_t last = list_at(list, (int)list->rows.end - 1);
    if (panel->choose)
        buf_print(b, "line %u of %u", list->chosen + (list->n > 0), list->n);
    else
        buf_print(b, "lines %u to %u of %u", list->top + (list->n > 0),
                  last == HX_NONE ? list->n : last + 1, list->n);
    if (panel->status && list->n)
        panel->status(b, app, list->chosen);
}

void status_line(const struct app *app, struct screen *screen, int y)
{
    struct buf left = {.a = app->picture}, right = {.a = app->picture};
    struct buf hidden = {.a = app->picture};
    const char *dot = app->ascii ? ", " : " \xc2\xb7 ";
    const struct panel_info *panel = panel_find(app->mode);
    bar_fill(screen, y, ROLE_STATUS);
    if (app->reader.a)
        filter_print(&hidden, app);
    if (app->mode == MODE_ARTICLES)
        browse_progress(&right, app);
    else
        opening_progress(&right, app);
    if (hidden.len)
        buf_print(&right, "%shidden: %.*s", right.len ? dot : "",
                  (int)hidden.len, hidden.s);
    if (panel) {
        panel_put(&left, app);
    } else if (app->mode == MODE_HELP) {
        help_status(&left, app);
    } else {
        line_put(&left, app);
        buf_print(&right, "%s%u%%", right.len ? dot : "",
                  reader_percent(&app->reader));
    }
    int end = screen->width - glyph_width(buf_str(&right)) - 1;
    fit_text(screen, (struct spot){y, 1, end - 1 - (right.len > 0)},
             buf_str(&left), ROLE_STATUS);
    screen_text(screen, (struct spot){y, end, screen->width - end - 1},
                buf_str(&right), ROLE_STATUS);
    screen_isolate(screen, y, end - 1);
}

/* The next change, the other layout and the way out have the first ranks:
 * they have room together in 40 columns. */
static const struct hint text_hints[] = {
    {"next",          "next change",         0,  false},
    {"previous",      "previous",            4,  false},
    {"follow-move",   "other end of a move", 8,  false},
    {"search",        "search",              5,  false},
    {"layout-inline", "layout",              2,  true },
    {"changes",       "list",                6,  false},
    {"versions",      "versions",            7,  false},
    {"filter",        "filter",              9,  false},
    {"theme",         "themes",              10, false},
    {"help",          "help",                3,  false},
    {"close",         "quit",                1,  false},
    {NULL,            NULL,                  0,  false},
};

static const struct hint help_hints[] = {
    {"close",     "close",     0, false},
    {"line-down", "down",      2, false},
    {"line-up",   "up",        3, false},
    {"page-down", "next page", 1, false},
    {"page-up",   "page back", 4, false},
    {NULL,        NULL,        0, false},
};

static const struct hint search_hints[] = {
    {"next",     "next",     1, false},
    {"previous", "previous", 2, false},
    {"cancel",   "ends it",  0, false},
    {NULL,       NULL,       0, false},
};

static const struct hint only_hints[] = {
    {"next",     "next",      1, false},
    {"previous", "previous",  2, false},
    {"cancel",   "shows all", 0, false},
    {NULL,       NULL,        0, false},
};

enum { HINTS_MOST = 16 };

static struct str key_of(const struct app *app, const struct hint *hint)
{
    struct buf b = {.a = app->picture};
    hint_key(&b, app, hint->command, hint->is_start);
    return buf_str(&b);
}

/* Draws those of HINTS that have room AT, by rank, in their order. */
static void hints_draw(const struct app *app, struct screen *screen,
                       struct spot at, const struct hint *hints)
{
    struct str keys[HINTS_MOST];
    bool shown[HINTS_MOST] = {false};
    int n = 0, room = at.room + 2;
    for (; n < HINTS_MOST && hints[n].command; n++)
        keys[n] = key_of(app, &hints[n]);
    for (int rank = 0; rank < HINTS_MOST; rank++)
        for (int i = 0; i < n; i++) {
            if (hints[i].rank != rank || !keys[i].len)
                continue;
            int width =
                glyph_width(keys[i]) + (int)str_of(hints[i].text).len + 3;
            shown[i] = width <= room;
            room -= shown[i] ? width : 0;
        }
    for (int i = 0; i < n; i++) {
        if (!shown[i])
            continue;
        at.x += screen_text(screen, at, keys[i], ROLE_KEY) + 1;
        at.x += screen_put(screen, at, hints[i].text, ROLE_HINT) + 2;
    }
}

/* The line that is being typed, its cursor marked. */
static void prompt_draw(const struct app *app, struct screen *screen, int y)
{
    const struct prompt *prompt = &app->prompt;
    struct buf b = {.a = app->picture};
    buf_put_byte(&b, prompt->sign);
    buf_put(&b, str_sub(prompt_text(prompt), 0, prompt->pos));
    int room = screen->width - 2, before = glyph_width(buf_str(&b));
    struct str shown = buf_str(&b);
    while (before >= room && shown.len) {
        struct glyph glyph;
        glyph_next(shown, &glyph);
        before -= glyph.width;
        shown = str_sub(shown, glyph.len, shown.len);
    }
    int x =
        1 + screen_text(screen, (struct spot){y, 1, room}, shown, ROLE_MESSAGE);
    screen_text(screen, (struct spot){y, x, screen->width - x - 1},
                str_sub(prompt_text(prompt), prompt->pos, prompt->len),
                ROLE_MESSAGE);
    screen_mark(screen, y, x, 1);
}

/* At the right which place of a search the cursor is on; gives its columns. */
static int found_draw(const struct app *app, struct screen *screen, int y)
{
    uint32_t at, n = reader_search_count(&app->reader, &at);
    struct buf b = {.a = app->picture};
    if (app->reader.due & DUE_SEARCH)
        buf_put(&b, STR("searching"));
    else
        buf_print(&b, "place %u of %u", at, n);
    int width = glyph_width(buf_str(&b)), x = screen->width - width - 1;
    screen_text(screen, (struct spot){y, x, width}, buf_str(&b), ROLE_KEY);
    return width;
}

/* The keys of a search, and where it is, while it goes on. */
static void search_draw(const struct app *app, struct screen *screen, int y)
{
    int width = found_draw(app, screen, y);
    hints_draw(app, screen, (struct spot){y, 1, screen->width - width - 3},
               app->reader.only_len ? only_hints : search_hints);
}

/* True if the keys of BINDING begin with what was typed here and go on. */
static bool is_continued(const struct app *app, const struct binding *binding)
{
    struct str rest = str_of(binding->keys);
    bool here = binding->where == IN_ALL || binding->where == hint_where(app);
    if (!binding->line || !here)
        return false;
    for (uint32_t i = 0; i < app->pendings; i++)
        if (!rest.len || key_cut(&rest) != app->pending[i])
            return false;
    return rest.len > 0;
}

/* How many bytes the names of all commands that fit what was typed have in
 * common, up to a hyphen: "layout-". */
static size_t common_get(const struct app *app)
{
    struct str first = {0};
    size_t common = 0;
    for (uint32_t i = 0; i < bindings_count(&app->bindings); i++) {
        struct binding own = bindings_get(&app->bindings, i);
        if (!is_continued(app, &own))
            continue;
        struct str name = str_of(own.line);
        size_t n = 0, end = 0;
        if (!first.len) {
            first = name;
            common = name.len;
        }
        for (; n < common && n < name.len && name.s[n] == first.s[n]; n++)
            end = name.s[n] == '-' ? n + 1 : end;
        common = end;
    }
    return common;
}

/* The commands that the keys typed so far can become, by what is still to be
 * typed and what tells them apart; dots where there are more. */
static void pending_draw(const struct app *app, struct screen *screen, int y)
{
    int x = 1, end = screen->width - 4;
    size_t common = common_get(app);
    for (uint32_t i = 0; i < bindings_count(&app->bindings); i++) {
        struct binding own = bindings_get(&app->bindings, i);
        if (!is_continued(app, &own))
            continue;
        struct str keys = str_of(own.keys), name = str_of(own.line);
        for (uint32_t j = 0; j < app->pendings; j++)
            key_cut(&keys);
        name = str_sub(name, common, name.len);
        struct spot at = {y, x, end - x};
        if (glyph_width(keys) + 1 + glyph_width(name) > at.room - 1) {
            screen_put(screen, at, screen->ascii ? "..." : "\xe2\x80\xa6",
                       ROLE_HINT);
            return;
        }
        at.x += screen_text(screen, at, keys, ROLE_KEY) + 1;
        x = at.x + screen_text(screen, at, name, ROLE_HINT) + 2;
    }
}

/* A message that is too long for the bottom line takes that above it, too. */
static void message_draw(const struct app *app, struct screen *screen, int y)
{
    struct str rest = str_of(app->message);
    enum role role = app->is_error ? ROLE_ERROR : ROLE_MESSAGE;
    int room = screen->width - 2;
    if (glyph_width(rest) > room && y > 1) {
        bar_fill(screen, y - 1, ROLE_HINT);
        screen_text(screen, (struct spot){y - 1, 1, room}, fit_cut(&rest, room),
                    role);
    }
    fit_text(screen, (struct spot){y, 1, room}, rest, role);
}

void status_hint(const struct app *app, struct screen *screen, int y)
{
    struct buf typed = {.a = app->picture};
    bar_fill(screen, y, ROLE_HINT);
    bool is_search = app->prompt.sign && app->prompt.sign != ':';
    if (app->prompt.sign)
        prompt_draw(app, screen, y);
    if (is_search && app->reader.search.active)
        found_draw(app, screen, y);
    if (app->prompt.sign)
        return;
    if (app->count)
        buf_print(&typed, "%u", app->count);
    for (uint32_t i = 0; i < app->pendings; i++)
        key_print(&typed, app->pending[i]);
    int room = screen->width - 1 - (int)typed.len - (typed.len > 0);
    if (app->asking)
        fit_text(screen, (struct spot){y, 1, screen->width - 2},
                 app->asking == 'm'
                     ? STR("mark this place: a letter from a to z")
                     : STR("go to a mark: its letter; ' to where a jump began"),
                 ROLE_MESSAGE);
    else if (app->pendings)
        pending_draw(app, screen, y);
    else if (app->message[0])
        message_draw(app, screen, y);
    else if (app->reader.search.active && app->mode == MODE_READER)
        search_draw(app, screen, y);
    else
        hints_draw(app, screen, (struct spot){y, 1, room},
                   panel_find(app->mode)    ? panel_find(app->mode)->hints
                   : app->mode == MODE_HELP ? help_hints
                                            : text_hints);
    screen_text(
        screen,
        (struct spot){y, screen->width - (int)typed.len - 1, (int)typed.len},
        buf_str(&typed), ROLE_KEY);
}
