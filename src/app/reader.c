/* SPDX-License-Identifier: MIT */

/* Opening, laying out and drawing; see reader_move.c for the cursor. */

#include "app/reader_inner.h"

#include <string.h>

#include "app/reader_fold.h"
#include "view/kind.h"

/* The sign of the gravest mark of each part of the text. */
static int overview_body(struct arena *a, void *context)
{
    struct reader *reader = context;
    size_t height = (size_t)reader->height;
    uint8_t *grave = arena_new(a, uint8_t, height + 1);
    char *overview = arena_new(a, char, height + 1);
    uint32_t rows = reader->rows.n > (uint32_t)reader->height
                        ? reader->rows.n
                        : (uint32_t)reader->height;
    for (uint32_t i = 0; i < reader->marks; i++) {
        const struct sheet_mark *mark = &reader->mark[i];
        size_t y = (size_t)((uint64_t)mark->row * height / rows);
        if (mark->grave <= grave[y])
            continue;
        grave[y] = mark->grave;
        overview[y] = (char)mark->sign;
    }
    reader->overview = overview;
    return HX_OK;
}

/* Without memory for it there is no overview. */
static void overview_make(struct reader *reader)
{
    reader->overview = NULL;
    arena_clear(reader->margin);
    (void)arena_try(reader->margin, overview_body, reader);
}

/* The row of the body on which the cursor is. */
static int row_get(const struct reader *reader)
{
    uint32_t row = reader->rows.n ? reader_cursor_row(reader) : 0;
    uint32_t top = reader_top_of(reader, reader->cursor.side);
    uint32_t at = row > top ? row - top : 0;
    return at < INT32_MAX ? (int)at : INT32_MAX;
}

/* Puts the cursor's row at row AT of the body, with both ends of a move level
 * if they were. */
static void row_set(struct reader *reader, int at)
{
    bool tied = reader->tied;
    reader->slip = 0;
    reader->tied = false;
    at = at < reader->height ? at : reader->height / 3;
    if (!tied || !reader_tie(reader, at))
        reader_place(reader, at);
}

/* What of a sheet is part of the reader that shows it. */
static void inner_set(struct reader *reader)
{
    reader->rows.steps = &reader->steps;
    reader->rows.sieve = &reader->laid.sieve;
}

static void sheet_adopt(struct reader *reader, struct sheet *sheet, int at)
{
    uint32_t due = reader->due;
    arena_close(reader->page);
    reader->page = sheet->a;
    reader->rows = sheet->rows;
    reader->pane = sheet->pane;
    reader->folds = sheet->folds;
    reader->mark = sheet->mark;
    reader->marks = sheet->marks;
    reader->laid = sheet->plan;
    *sheet = (struct sheet){0};
    reader->due &= DUE_SEARCH;
    inner_set(reader);
    overview_make(reader);
    row_set(reader, at);
    if (due & DUE_SHOWN)
        reader->cursor = reader_shown(reader, reader->cursor);
    if (due & DUE_COLUMN)
        reader_column_show(reader);
    if (due & DUE_CURSOR)
        reader_cursor_show(reader);
    if (due & DUE_REVEAL)
        reader_reveal(reader);
}

void reader_sheet_take(struct reader *reader, struct sheet *sheet)
{
    sheet_adopt(reader, sheet, row_get(reader));
}

struct sheet_order reader_sheet_order(const struct reader *reader)
{
    const hx_options *opt = &reader->story->options;
    struct sheet_order order = {
        .plan = {reader_look_get(reader), *reader->sieve, reader->width},
        .steps = &reader->steps,
        .measure = reader->measure,
        .texts = (struct find_texts *)&reader->search.texts,
        .folds = reader->due & DUE_FOLDS ? NULL : reader->folds,
        .watch = {opt->poll,               opt->context,   0            }
    };
    return order;
}

static void look_set(struct reader *reader, const struct reader_look *look)
{
    reader->view = look->view;
    reader->unwrapped = look->unwrapped;
    reader->unlocked = look->unlocked;
    reader->split = look->split;
    reader->context = look->context;
    reader->only_len = look->only_len;
    memcpy(reader->only, look->only, sizeof reader->only);
}

void reader_forget(struct reader *reader)
{
    struct reader_look look = reader->laid.look;
    look.unlocked = reader->unlocked;
    look_set(reader, &look);
    for (uint32_t i = 0; reader->folds && i < reader->folds->n; i++)
        reader->folds->fold[i].closed = reader->folds->fold[i].laid;
    reader->due &= reader->width != reader->laid.width ? DUE_SHEET : 0;
    reader->is_ordered = false;
}

/* Makes what is due here and now. */
static int sheet_run(struct reader *reader, int at)
{
    struct sheet sheet;
    struct sheet_order order = reader_sheet_order(reader);
    int code = sheet_make(&sheet, &order);
    if (!code) {
        sheet_adopt(reader, &sheet, at);
    } else {
        reader->width = reader->laid.width;
        reader_forget(reader);
    }
    return code;
}

int reader_lay(struct reader *reader, uint32_t due)
{
    reader->due |= DUE_SHEET | due;
    reader->is_ordered = false;
    return reader->is_slow ? HX_OK : sheet_run(reader, row_get(reader));
}

int reader_resize(struct reader *reader, int width, int height)
{
    int at = row_get(reader);
    bool is_kept = reader->page && (reader->is_slow || width == reader->width);
    bool is_wide = !reader->page || width != reader->width;
    reader->height = height < 1 ? 1 : height;
    reader->width = width;
    if (is_kept) {
        overview_make(reader);
        row_set(reader, at);
    }
    if (!is_wide)
        return HX_OK;
    reader->due |= DUE_SHEET;
    reader->is_ordered = false;
    return reader->is_slow ? HX_OK : sheet_run(reader, at);
}

int reader_show(struct reader *reader, enum reader_view view)
{
    reader->view = view;
    return reader_lay(reader, DUE_SHOWN);
}

/* What pane_divide() wants for column X. */
static int split_of(const struct reader *reader, int x)
{
    int room = reader->width - (reader->pane.overview >= 0);
    int split = (int)(((int64_t)x * PANE_SPLIT + room / 2) / room);
    return split < 1 ? 1 : split < PANE_SPLIT ? split : PANE_SPLIT - 1;
}

int reader_divide(struct reader *reader, int x)
{
    struct pane pane = reader->pane;
    if (pane.divider < 0)
        return HX_OK;
    if (x >= 0) {
        pane_divide(&pane, reader->width, split_of(reader, x));
        if (pane.divider == reader->pane.divider)
            return HX_OK;
    }
    reader->split = x < 0 ? 0 : split_of(reader, pane.divider);
    return reader_show(reader, reader->view);
}

int reader_wrap(struct reader *reader, bool wrapped)
{
    reader->unwrapped = !wrapped;
    reader->shift = 0;
    return reader_lay(reader, DUE_COLUMN);
}

/* True if nothing but style differs, so that style is what there is to see. */
static bool has_only_minor(const struct reader *reader)
{
    for (uint32_t i = 0; i < reader->steps.stops; i++) {
        const struct stop *stop = &reader->steps.stop[i];
        if (stop->change == HX_NONE ||
            !reader_is_minor(reader_change_get(reader, stop->change)))
            return false;
    }
    return true;
}

static int measure_body(struct arena *a, void *context)
{
    struct reader *reader = context;
    for (int side = 0; side < 2; side++) {
        const struct version *version = story_side(reader->story, side);
        reader->measure[side] =
            version->measured
                ? version->measure
                : measure_new(a, hx_diff_doc(reader_diff(reader), side));
    }
    reader->steps = steps_new(a, reader_diff(reader));
    reader->only_minor = has_only_minor(reader);
    return HX_OK;
}

struct reader_look reader_look_get(const struct reader *reader)
{
    struct reader_look look = {.view = reader->view,
                               .unwrapped = reader->unwrapped,
                               .unlocked = reader->unlocked,
                               .split = reader->split,
                               .context = reader->context,
                               .only_len = reader->only_len};
    look.closed = reader_is_folded(reader);
    memcpy(look.only, reader->only, sizeof look.only);
    return look;
}

int reader_look_set(struct reader *reader, const struct reader_look *look)
{
    look_set(reader, look);
    return reader_folds_lay(reader, look->closed, DUE_SHOWN);
}

bool reader_look_is_equal(const struct reader_look *a,
                          const struct reader_look *b)
{
    return a->view == b->view && a->unwrapped == b->unwrapped &&
           a->unlocked == b->unlocked && a->closed == b->closed &&
           a->split == b->split && a->context == b->context &&
           a->only_len == b->only_len && !memcmp(a->only, b->only, a->only_len);
}

/* Puts the cursor on the first change. */
static void start_set(struct reader *reader)
{
    uint32_t n;
    hx_doc_tokens(hx_diff_doc(reader_diff(reader), HX_NEW), &n);
    reader->cursor.side = n ? HX_NEW : HX_OLD;
    for (uint32_t i = 0; i < reader->steps.stops; i++) {
        if (!reader_is_goal(reader, i, GOAL_CHANGE))
            continue;
        reader_stop_set(reader, i);
        break;
    }
}

static int parts_make(struct reader *reader, const struct reader_look *look,
                      int width, int height)
{
    const hx_options *opt = &reader->story->options;
    if (arena_open(&reader->a) || arena_open(&reader->margin) ||
        arena_open(&reader->search.texts.a))
        return HX_ENOMEM;
    arena_watch(reader->a, (struct arena_watch){opt->poll, opt->context, 0});
    look_set(reader, look);
    int code = arena_try(reader->a, measure_body, reader);
    arena_watch(reader->a, (struct arena_watch){0});
    reader->width = width;
    reader->height = height < 1 ? 1 : height;
    return code ? code : reader_folds_lay(reader, look->closed, 0);
}

int reader_open_as(struct reader *reader, const struct story *story,
                   const struct reader_setting *setting)
{
    static const struct sieve all = {.noise = 0};
    *reader = (struct reader){.story = story,
                              .stop = HX_NONE,
                              .sieve = setting->sieve ? setting->sieve : &all};
    int code =
        parts_make(reader, &setting->look, setting->width, setting->height);
    if (code)
        reader_close(reader);
    else
        start_set(reader);
    return code;
}

int reader_open(struct reader *reader, const struct story *story, int width,
                int height)
{
    return reader_open_as(
        reader, story,
        &(struct reader_setting){.width = width, .height = height});
}

void reader_take(struct reader *reader, struct reader *from,
                 const struct story *story, const struct sieve *sieve)
{
    *reader = *from;
    *from = (struct reader){0};
    reader->story = story;
    reader->sieve = sieve;
    inner_set(reader);
}

void reader_close(struct reader *reader)
{
    arena_close(reader->a);
    arena_close(reader->page);
    arena_close(reader->search.a);
    arena_close(reader->search.texts.a);
    arena_close(reader->margin);
    *reader = (struct reader){0};
}

/* The role of sign number WHICH. */
static enum role overview_role(int which)
{
    return which < KIND_SIGN_MOVED ? kind_table[which].word : ROLE_LABEL;
}

void reader_draw(const struct reader *reader, struct screen *screen, int y)
{
    struct pane_view view = {
        .rows = &reader->rows,
        .measure = reader->measure,
        .pane = reader->pane,
        .cursor = reader_shown(reader, reader->cursor),
        .first = {reader_top_of(reader, HX_OLD), reader->top},
        .shift = reader->shift,
        .tie = reader_passage(reader),
        .found = reader->search.found,
        .y = y,
        .count = reader->height
    };
    pane_draw(screen, &view);
    if (reader->pane.overview < 0 || !reader->overview)
        return;
    uint64_t rows = reader->rows.n > (uint32_t)reader->height
                        ? reader->rows.n
                        : (uint32_t)reader->height;
    for (int i = 0; i < reader->height; i++) {
        uint64_t row = (uint64_t)i * rows / (uint64_t)reader->height;
        int sign = (unsigned char)reader->overview[i];
        bool shown =
            row >= reader->top && row < reader->top + (uint32_t)reader->height;
        bool beside = shown && reader->pane.margin;
        uint32_t blank = !shown || beside ? ' ' : screen->ascii ? ':' : 0x2502;
        screen_fill(screen, (struct spot){y + i, reader->pane.overview, 1},
                    blank, ROLE_OVERVIEW);
        if (sign)
            kind_sign_draw(screen, y + i, reader->pane.overview, sign - 1,
                           overview_role(sign - 1));
        /* Signs would hide the bar, so it stands beside them. */
        if (beside)
            screen_fill(screen,
                        (struct spot){y + i, reader->pane.overview - 1, 1},
                        screen->ascii ? ':' : 0x2595, ROLE_OVERVIEW);
    }
}
