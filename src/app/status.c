/* SPDX-License-Identifier: MIT */

/*
 * The lines around the text say in words what the signs and colors show: the
 * gravest first while nothing was typed, then the change under the cursor.
 */

#include "app/status.h"

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

void status_title(const struct app *app, struct screen *screen)
{
    const struct pane *pane = &app->reader.pane;
    bar_fill(screen, 0, ROLE_TITLE);
    for (int side = 0; side < 2; side++) {
        int x = pane->at[side] + pane->text;
        int end = side ? screen->width : pane->divider;
        name_draw(screen, (struct spot){0, x, end - x - 1},
                  app->story->version[side].name);
    }
}

/* The words of the tokens AT of SIDE, cut to a readable length; signs alone
 * in quotation marks, so that they stand out. */
static void words_put(struct buf *b, const struct story *story, int side,
                      hx_range at)
{
    enum { MOST = 60 };
    uint32_t n;
    const hx_token *token = hx_doc_tokens(story->version[side].doc, &n);
    struct str text = story->version[side].text;
    if (at.start == at.end)
        return;
    bool sign =
        at.end - at.start == 1 && !(token[at.start].flags & HX_TOKEN_WORD);
    uint32_t end = at.start;
    if (sign)
        buf_put_byte(b, '\'');
    while (end < at.end &&
           token[end].at + token[end].len - token[at.start].at <= MOST)
        end++;
    for (uint32_t i = at.start; i < end; i++) {
        buf_put(b, str_sub(text, token[i].at, token[i].len));
        if (i + 1 < end && token[i].gap)
            buf_put_byte(b, ' ');
    }
    if (end < at.end)
        buf_put(b, STR(" ..."));
    if (sign)
        buf_put_byte(b, '\'');
}

/* "changed: name, NSCS → NCSC". */
static void change_put(struct buf *b, const struct app *app,
                       const hx_change *change)
{
    static const char *const WORD[HX_KINDS] = {"style", "reworded", "changed",
                                               "added", "cut"};
    const char *cls = class_table[change->cls].one;
    buf_print(b, "%s%s: ", WORD[change->kind],
              change->flags & HX_CHANGE_QUOTED ? " in a quotation" : "");
    if (cls[0])
        buf_print(b, "%s, ", cls);
    bool old = change->at[HX_OLD].start < change->at[HX_OLD].end;
    bool new = change->at[HX_NEW].start < change->at[HX_NEW].end;
    words_put(b, app->story, HX_OLD, change->at[HX_OLD]);
    if (old && new)
        buf_put(b, app->ascii ? STR(" -> ") : STR(" \xe2\x86\x92 "));
    words_put(b, app->story, HX_NEW, change->at[HX_NEW]);
}

/* The move under the cursor in words, if there is one. */
static void move_put(struct buf *b, const struct app *app)
{
    uint32_t n;
    const struct pane_cursor *cursor = &app->reader.cursor;
    const hx_diff *diff = app->story->diff;
    const hx_doc *doc = hx_diff_doc(diff, cursor->side);
    uint32_t at = hx_diff_pair_of(diff, cursor->side,
                                  hx_doc_sentence_of(doc, cursor->token));
    if (at == HX_NONE || !hx_diff_pairs(diff, &n)[at].moved)
        return;
    const hx_pair *pair = &hx_diff_pairs(diff, &n)[at];
    const hx_doc *there = hx_diff_doc(diff, !cursor->side);
    buf_print(b, "moved %s paragraph %u (Enter goes there)",
              cursor->side == HX_NEW ? "here from" : "to",
              hx_doc_paragraph_of(there, pair->at[!cursor->side].start) + 1);
}

/* What is under the cursor, in words. */
static void cursor_put(struct buf *b, const struct app *app)
{
    const struct reader *reader = &app->reader;
    const hx_change *change = reader_change(reader);
    bool at_move = reader->stop != HX_NONE &&
                   reader->steps.stop[reader->stop].change == HX_NONE;
    if (change && !at_move)
        change_put(b, app, change);
    else
        move_put(b, app);
}

/* "change 3 of 17", nothing where there are no changes. */
static void place_put(struct buf *b, const struct app *app)
{
    uint32_t at, n = reader_stops(&app->reader, &at);
    if (n && at)
        buf_print(b, "change %u of %u", at, n);
    else if (n)
        buf_print(b, "%u change%s", n, n == 1 ? "" : "s");
}

void status_line(const struct app *app, struct screen *screen, int y)
{
    const char *dot = app->ascii ? ", " : " \xc2\xb7 ";
    struct buf left = {.a = app->picture}, right = {.a = app->picture};
    bar_fill(screen, y, ROLE_STATUS);
    place_put(&left, app);
    struct buf what = {.a = app->picture};
    if (app->used)
        cursor_put(&what, app);
    if (!what.len)
        summary_counts(&what, app->story->diff, dot);
    if (left.len)
        buf_put(&left, str_of(dot));
    buf_put(&left, buf_str(&what));
    buf_print(&right, "%u%%", reader_percent(&app->reader));
    int end = screen->width - (int)right.len - 1;
    struct spot at = {y, 1, end - 2};
    screen_text(screen, at, buf_str(&left), ROLE_STATUS);
    if (glyph_width(buf_str(&left)) > at.room)
        dots_put(screen, (struct spot){y, end - 1, 0});
    screen_text(screen, (struct spot){y, end, (int)right.len}, buf_str(&right),
                ROLE_STATUS);
}

static const struct hint {
    const char *keys, *text;
} hint_table[] = {
    {"n",     "next change"        },
    {"N",     "previous"           },
    {"Enter", "other end of a move"},
    {"Space", "page"               },
    {"?",     "help"               },
    {"q",     "quit"               },
};

/* Help and leaving first when there is little room. */
static const int hint_order[] = {0, 5, 4, 1, 2, 3};

static int hint_width(const struct hint *hint)
{
    return (int)(str_of(hint->keys).len + str_of(hint->text).len) + 3;
}

static void keys_draw(struct screen *screen, int y)
{
    enum { HINTS = sizeof hint_table / sizeof *hint_table };
    bool shown[HINTS] = {false};
    int room = screen->width - 1, x = 1;
    for (int i = 0; i < HINTS; i++) {
        int width = hint_width(&hint_table[hint_order[i]]);
        shown[hint_order[i]] = width <= room;
        room -= width <= room ? width : 0;
    }
    for (int i = 0; i < HINTS; i++) {
        if (!shown[i])
            continue;
        x += screen_put(screen, (struct spot){y, x, screen->width - x},
                        hint_table[i].keys, ROLE_KEY) +
             1;
        x += screen_put(screen, (struct spot){y, x, screen->width - x},
                        hint_table[i].text, ROLE_HINT) +
             2;
    }
}

void status_hint(const struct app *app, struct screen *screen, int y)
{
    struct buf typed = {.a = app->picture};
    bar_fill(screen, y, ROLE_HINT);
    if (app->message[0])
        screen_text(screen, (struct spot){y, 1, screen->width - 2},
                    str_of(app->message),
                    app->is_error ? ROLE_ERROR : ROLE_MESSAGE);
    else if (app->mode == MODE_HELP)
        screen_put(screen, (struct spot){y, 1, screen->width - 2},
                   "q closes the help; j k Space b scroll it", ROLE_HINT);
    else
        keys_draw(screen, y);
    if (app->count)
        buf_print(&typed, "%u", app->count);
    for (uint32_t i = 0; i < app->pendings; i++)
        key_print(&typed, app->pending[i]);
    screen_text(
        screen,
        (struct spot){y, screen->width - (int)typed.len - 1, (int)typed.len},
        buf_str(&typed), ROLE_KEY);
}
