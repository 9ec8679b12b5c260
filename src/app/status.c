/* SPDX-License-Identifier: MIT */

/*
 * The lines around the text say in words what the signs and colors show: the
 * gravest first while nothing was typed, then the change under the cursor.
 */

#include "app/status.h"

#include "app/filter.h"
#include "app/hint.h"
#include "app/panel.h"
#include "app/reader_search.h"

#include "view/kind.h"
#include "view/summary.h"

static void bar_fill(struct screen *screen, int y, enum role role)
{
    screen_fill(screen, (struct spot){y, 0, screen->width}, ' ', role);
}

/* Says that what stands left of AT goes on. */
static void dots_put(struct screen *screen, struct spot at)
{
    struct str dots = screen->ascii ? STR("...") : STR("\xe2\x80\xa6");
    at.room = glyph_width(dots);
    at.x -= at.room;
    if (at.x > 1)
        screen_text(screen, at, dots, ROLE_STATUS);
}

/* Draws NAME; of one that is too long the end, which tells more. */
static void name_draw(struct screen *screen, struct spot at, struct str name)
{
    struct str dots = screen->ascii ? STR("...") : STR("\xe2\x80\xa6");
    int width = glyph_width(name);
    if (width > at.room) {
        int n = screen_text(screen, at, dots, ROLE_TITLE);
        at.x += n;
        at.room -= n;
    }
    while (name.len && width > at.room) {
        struct glyph glyph;
        glyph_next(name, &glyph);
        width -= glyph.width;
        name = str_sub(name, glyph.len, name.len);
    }
    screen_text(screen, at, name, ROLE_TITLE);
}

/* Both names in one, for one pane. */
static void names_draw(const struct app *app, struct screen *screen)
{
    struct buf b = {.a = app->picture};
    buf_put(&b, story_side(app->story, HX_OLD)->name);
    buf_put(&b, app->ascii ? STR(" -> ") : STR(" \xe2\x86\x92 "));
    buf_put(&b, story_side(app->story, HX_NEW)->name);
    int x = app->reader.pane.text;
    name_draw(screen, (struct spot){0, x, screen->width - x - 1}, buf_str(&b));
}

void status_title(const struct app *app, struct screen *screen)
{
    const struct pane *pane = &app->reader.pane;
    bar_fill(screen, 0, ROLE_TITLE);
    const struct panel_info *panel = panel_find(app->mode);
    if (panel) {
        screen_put(screen, (struct spot){0, 2, screen->width - 2}, panel->title,
                   ROLE_TITLE);
        return;
    }
    if (pane->divider < 0) {
        names_draw(app, screen);
        return;
    }
    for (int side = 0; side < 2; side++) {
        int x = pane->at[side] + pane->text;
        int end = side ? screen->width : pane->divider;
        name_draw(screen, (struct spot){0, x, end - x - 1},
                  story_side(app->story, side)->name);
    }
}

/* The words of the tokens AT of SIDE, cut to a readable length; in quotation
 * marks if they begin or end with a sign. */
static void words_put(struct buf *b, const struct app *app, int side,
                      hx_range at)
{
    enum { MOST = 60, MOST_BYTES = 240, FEW_TOKENS = 4 };
    uint32_t n;
    const struct version *version = story_side(app->story, side);
    const hx_token *token = hx_doc_tokens(version->doc, &n);
    struct buf words = {.a = app->picture};
    for (uint32_t i = at.start; i < at.end && words.len < MOST_BYTES; i++) {
        buf_put(&words, str_sub(version->text, token[i].at, token[i].len));
        if (i + 1 < at.end && token[i].gap)
            buf_put_byte(&words, ' ');
    }
    struct str s = buf_str(&words), shown = {s.s, 0};
    if (!s.len)
        return;
    for (int width = 0; shown.len < s.len;) {
        struct glyph glyph;
        glyph_next(str_sub(s, shown.len, s.len), &glyph);
        width += glyph.width;
        if (width > MOST)
            break;
        shown.len += glyph.len;
    }
    bool quoted =
        at.end - at.start <= FEW_TOKENS &&
        !(token[at.start].flags & token[at.end - 1].flags & HX_TOKEN_WORD);
    buf_put(b, quoted ? STR("'") : STR(""));
    buf_put(b, shown);
    if (shown.len < s.len)
        buf_put(b, app->ascii ? STR("...") : STR("\xe2\x80\xa6"));
    buf_put(b, quoted ? STR("'") : STR(""));
}

/* "changed: name, NSCS → NCSC". */
static void change_put(struct buf *b, const struct app *app,
                       const hx_change *change)
{
    static const char *const WORD[HX_KINDS] = {"style", "reworded", "changed",
                                               "added", "cut"};
    const char *label = class_table[change->cls].label;
    buf_print(b, "%s%s: ", WORD[change->kind],
              change->flags & HX_CHANGE_QUOTED ? " in a quotation" : "");
    if (label[0])
        buf_print(b, "%s, ", label);
    bool old = change->at[HX_OLD].start < change->at[HX_OLD].end;
    bool new = change->at[HX_NEW].start < change->at[HX_NEW].end;
    words_put(b, app, HX_OLD, change->at[HX_OLD]);
    if (old && new)
        buf_put(b, app->ascii ? STR(" -> ") : STR(" \xe2\x86\x92 "));
    words_put(b, app, HX_NEW, change->at[HX_NEW]);
}

/* The move that has PLACE in words, if there is one. */
static void move_put(struct buf *b, const struct app *app,
                     const struct pane_cursor *place)
{
    uint32_t n;
    const hx_diff *diff = app->story->diff;
    const hx_doc *doc = hx_diff_doc(diff, place->side);
    uint32_t at = hx_diff_pair_of(diff, place->side,
                                  hx_doc_sentence_of(doc, place->token));
    if (at == HX_NONE || !hx_diff_pairs(diff, &n)[at].moved)
        return;
    const hx_pair *pair = &hx_diff_pairs(diff, &n)[at];
    const hx_doc *there = hx_diff_doc(diff, !place->side);
    buf_print(b, "moved %s paragraph %u",
              place->side == HX_NEW ? "here from" : "to",
              hx_doc_paragraph_of(there, pair->at[!place->side].start) + 1);
}

void status_stop(struct buf *b, const struct app *app, const struct stop *stop)
{
    uint32_t n;
    const hx_change *change = hx_diff_changes(app->story->diff, &n);
    if (stop->change == HX_NONE)
        move_put(b, app, &(struct pane_cursor){stop->side, stop->token});
    else
        change_put(b, app, &change[stop->change]);
}

/* What is under the cursor, in words. */
static void cursor_put(struct buf *b, const struct app *app)
{
    const struct reader *reader = &app->reader;
    const hx_change *change = reader_change(reader);
    size_t before = b->len;
    bool at_move = reader->stop != HX_NONE &&
                   reader->steps.stop[reader->stop].change == HX_NONE;
    if (change && !at_move)
        change_put(b, app, change);
    else
        move_put(b, app, &reader->cursor);
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
    if (n)
        place_put(b, app, at, n);
    if (app->used && n)
        cursor_put(&what, app);
    else
        summary_brief(&what, app->story->diff, dot);
    if (b->len && what.len)
        buf_put(b, str_of(dot));
    buf_put(b, buf_str(&what));
}

void status_line(const struct app *app, struct screen *screen, int y)
{
    struct buf left = {.a = app->picture}, right = {.a = app->picture};
    struct buf hidden = {.a = app->picture};
    bar_fill(screen, y, ROLE_STATUS);
    line_put(&left, app);
    filter_print(&hidden, app);
    if (hidden.len)
        buf_print(&right, "hidden: %.*s%s", (int)hidden.len, hidden.s,
                  app->ascii ? ", " : " \xc2\xb7 ");
    buf_print(&right, "%u%%", reader_percent(&app->reader));
    int end = screen->width - glyph_width(buf_str(&right)) - 1;
    struct spot at = {y, 1, end - 2};
    screen_text(screen, at, buf_str(&left), ROLE_STATUS);
    if (glyph_width(buf_str(&left)) > at.room)
        dots_put(screen, (struct spot){y, end - 1, 0});
    screen_text(screen, (struct spot){y, end, screen->width - end - 1},
                buf_str(&right), ROLE_STATUS);
}

static const struct hint {
    const char *command, *text;
    bool is_start; /* the key begins others of the same sort */
} hint_table[] = {
    {"next",          "next change",         false},
    {"previous",      "previous",            false},
    {"follow-move",   "other end of a move", false},
    {"search",        "search",              false},
    {"layout-inline", "layout",              true },
    {"help",          "help",                false},
    {"close",         "quit",                false},
};

/* Help and leaving first when there is little room. */
static const int hint_order[] = {0, 6, 5, 4, 1, 3, 2};

/* The bottom line: what to press for the most useful commands. */
static void keys_draw(const struct app *app, struct screen *screen, int y)
{
    enum { HINTS = sizeof hint_table / sizeof *hint_table };
    bool shown[HINTS] = {false};
    struct str keys[HINTS];
    int room = screen->width - 1, x = 1;
    for (int i = 0; i < HINTS; i++) {
        const struct hint *hint = &hint_table[hint_order[i]];
        struct buf b = {.a = app->picture};
        hint_key(&b, app, hint->command, hint->is_start);
        keys[hint_order[i]] = buf_str(&b);
        int width =
            glyph_width(buf_str(&b)) + glyph_width(str_of(hint->text)) + 3;
        shown[hint_order[i]] = width <= room;
        room -= width <= room ? width : 0;
    }
    for (int i = 0; i < HINTS; i++) {
        if (!shown[i])
            continue;
        x += screen_text(screen, (struct spot){y, x, screen->width - x},
                         keys[i], ROLE_KEY) +
             1;
        x += screen_put(screen, (struct spot){y, x, screen->width - x},
                        hint_table[i].text, ROLE_HINT) +
             2;
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
    buf_print(&b, "place %u of %u", at, n);
    int width = glyph_width(buf_str(&b)), x = screen->width - width - 1;
    screen_text(screen, (struct spot){y, x, width}, buf_str(&b), ROLE_KEY);
    return width;
}

static void hint_draw(const struct app *app, struct screen *screen,
                      struct spot at, const char *text)
{
    struct buf b = {.a = app->picture};
    hint_put(&b, app, text);
    screen_text(screen, at, buf_str(&b), ROLE_HINT);
}

/* The keys of a search, and where it is, while it goes on. */
static void search_draw(const struct app *app, struct screen *screen, int y)
{
    int width = found_draw(app, screen, y);
    hint_draw(app, screen, (struct spot){y, 1, screen->width - width - 3},
              app->reader.only_len
                  ? "{next} next  {previous} previous  Esc shows all paragraphs"
                  : "{next} next  {previous} previous  Esc ends the search");
}

/* True if KEYS begin with what was typed and go on. */
static bool is_continued(const struct app *app, const char *keys)
{
    struct str rest = str_of(keys);
    for (uint32_t i = 0; i < app->pendings; i++)
        if (!rest.len || key_cut(&rest) != app->pending[i])
            return false;
    return rest.len > 0;
}

/* The commands that the keys typed so far can become. */
static void pending_draw(const struct app *app, struct screen *screen, int y)
{
    int x = 1, end = screen->width - 4;
    for (uint32_t i = 0; i < bindings_count(&app->bindings); i++) {
        struct binding own = bindings_get(&app->bindings, i);
        bool here = own.where == IN_ALL || own.where == hint_where(app);
        if (!own.line || !here || !is_continued(app, own.keys))
            continue;
        x += screen_text(screen, (struct spot){y, x, end - x}, str_of(own.keys),
                         ROLE_KEY) +
             1;
        x += screen_text(screen, (struct spot){y, x, end - x}, str_of(own.line),
                         ROLE_HINT) +
             2;
    }
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
    if (app->asking)
        screen_put(screen, (struct spot){y, 1, screen->width - 2},
                   app->asking == 'm'
                       ? "mark this place: a letter from a to z"
                       : "go to a mark: its letter; ' to where a jump began",
                   ROLE_MESSAGE);
    else if (app->pendings)
        pending_draw(app, screen, y);
    else if (app->message[0])
        screen_text(screen, (struct spot){y, 1, screen->width - 2},
                    str_of(app->message),
                    app->is_error ? ROLE_ERROR : ROLE_MESSAGE);
    else if (app->reader.search.active && app->mode == MODE_READER)
        search_draw(app, screen, y);
    else if (panel_find(app->mode))
        hint_draw(app, screen, (struct spot){y, 1, screen->width - 2},
                  panel_find(app->mode)->hint);
    else if (app->mode == MODE_HELP)
        hint_draw(app, screen, (struct spot){y, 1, screen->width - 2},
                  "{close} closes the help; {line-down} {line-up} {page-down} "
                  "{page-up} scroll it");
    else
        keys_draw(app, screen, y);
    if (app->count)
        buf_print(&typed, "%u", app->count);
    for (uint32_t i = 0; i < app->pendings; i++)
        key_print(&typed, app->pending[i]);
    screen_text(
        screen,
        (struct spot){y, screen->width - (int)typed.len - 1, (int)typed.len},
        buf_str(&typed), ROLE_KEY);
}
