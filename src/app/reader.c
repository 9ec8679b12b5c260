/* SPDX-License-Identifier: MIT */

/* Opening, laying out and drawing; see reader_move.c for the cursor. */

#include "app/reader_inner.h"

#include "app/reader_fold.h"
#include "view/kind.h"

enum { SIDE_FROM = 70 }; /* columns for which two panes have room */

/* The sign of the gravest stop of each part of the text. */
static void overview_make(struct reader *reader)
{
    size_t height = (size_t)reader->height;
    int *grave = arena_new(reader->page, int, height + 1);
    reader->overview = arena_alloc(reader->page, height + 1, 1);
    uint32_t rows = reader->rows.n > (uint32_t)reader->height
                        ? reader->rows.n
                        : (uint32_t)reader->height;
    for (uint32_t i = 0; i < reader->steps.stops; i++) {
        const struct stop *stop = &reader->steps.stop[i];
        if (reader_is_hidden(reader, i))
            continue;
        uint64_t row =
            reader_row(reader, (struct pane_cursor){stop->side, stop->token});
        size_t y = (size_t)(row * height / (rows ? rows : 1));
        bool is_move = stop->change == HX_NONE;
        hx_kind kind = is_move ? HX_REWORDED
                               : reader_change_get(reader, stop->change)->kind;
        if (kind_table[kind].grave <= grave[y])
            continue;
        grave[y] = kind_table[kind].grave;
        reader->overview[y] =
            (char)(1 + (is_move ? KIND_SIGN_MOVED + stop->side : (int)kind));
    }
}

static enum layout layout_of(const struct reader *reader)
{
    static const enum layout LAYOUT[VIEWS] = {LAYOUT_SIDE, LAYOUT_SIDE,
                                              LAYOUT_INLINE, LAYOUT_NEW};
    if (reader->view == VIEW_AUTO && reader->width < SIDE_FROM)
        return LAYOUT_INLINE;
    return LAYOUT[reader->view];
}

static int layout_body(struct arena *a, void *context)
{
    struct reader *reader = context;
    enum layout layout = layout_of(reader);
    reader->pane = pane_split(reader_diff(reader), layout, reader->width);
    struct rows_plan plan = {.layout = layout,
                             .width = reader->unwrapped
                                          ? READER_UNWRAPPED
                                          : (uint32_t)reader->pane.width,
                             .sieve = reader->sieve,
                             .folds = reader->folds};
    reader->rows = rows_layout(a, &reader->steps, reader->measure, &plan);
    overview_make(reader);
    return HX_OK;
}

int reader_resize(struct reader *reader, int width, int height)
{
    uint32_t row = reader->rows.n ? reader_cursor_row(reader) : 0;
    uint32_t at = row > reader->top ? row - reader->top : 0;
    reader->width = width;
    reader->height = height < 1 ? 1 : height;
    reader->slip = 0;
    arena_clear(reader->page);
    reader->rows = (struct rows){0};
    reader->overview = NULL;
    int code = arena_try(reader->page, layout_body, reader);
    if (code)
        return code;
    reader_place(reader,
                 at < (uint32_t)reader->height ? (int)at : reader->height / 3);
    return HX_OK;
}

int reader_show(struct reader *reader, enum reader_view view)
{
    reader->view = view;
    int code = reader_resize(reader, reader->width, reader->height);
    if (!code)
        reader->cursor = reader_shown(reader, reader->cursor);
    return code;
}

int reader_wrap(struct reader *reader, bool wrapped)
{
    reader->unwrapped = !wrapped;
    reader->shift = 0;
    int code = reader_resize(reader, reader->width, reader->height);
    if (!code)
        reader_column_show(reader);
    return code;
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
    for (int side = 0; side < 2; side++)
        reader->measure[side] =
            measure_new(a, hx_diff_doc(reader_diff(reader), side));
    reader->steps = steps_new(a, reader_diff(reader));
    reader->only_minor = has_only_minor(reader);
    return HX_OK;
}

int reader_open(struct reader *reader, const struct story *story, int width,
                int height)
{
    static const struct sieve all = {.level = 0};
    *reader = (struct reader){.story = story, .stop = HX_NONE, .sieve = &all};
    if (arena_open(&reader->a) || arena_open(&reader->page) ||
        arena_open(&reader->search.a) || arena_open(&reader->fold_arena) ||
        arena_try(reader->a, measure_body, reader) ||
        reader_folds_make(reader, false) ||
        reader_resize(reader, width, height)) {
        reader_close(reader);
        return HX_ENOMEM;
    }
    uint32_t n;
    hx_doc_tokens(hx_diff_doc(story->diff, HX_NEW), &n);
    reader->cursor.side = n ? HX_NEW : HX_OLD;
    for (uint32_t i = 0; i < reader->steps.stops; i++) {
        if (!reader_is_goal(reader, i, GOAL_CHANGE))
            continue;
        reader_stop_set(reader, i);
        break;
    }
    return HX_OK;
}

void reader_close(struct reader *reader)
{
    arena_close(reader->a);
    arena_close(reader->page);
    arena_close(reader->search.a);
    arena_close(reader->fold_arena);
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
        uint32_t blank = !shown ? ' ' : screen->ascii ? ':' : 0x2502;
        screen_fill(screen, (struct spot){y + i, reader->pane.overview, 1},
                    blank, ROLE_OVERVIEW);
        if (sign)
            kind_sign_draw(screen, y + i, reader->pane.overview, sign - 1,
                           overview_role(sign - 1));
    }
}
