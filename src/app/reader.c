/* SPDX-License-Identifier: MIT */

/* Opening, laying out and drawing; see reader_move.c for the cursor. */

#include "app/reader_inner.h"

#include <string.h>

#include "app/reader_fold.h"
#include "view/kind.h"

enum {
    SIDE_FROM = 70, /* columns for which two panes have room */
    STOP_COST = 256 /* of finding the row of a stop */
};

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
        arena_step(reader->page, STOP_COST, 0);
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
    struct rows_plan plan = {
        .layout = layout, .sieve = reader->sieve, .folds = reader->folds};
    pane_divide(&reader->pane, reader->width, reader->split);
    for (int side = 0; side < 2; side++)
        plan.width[side] = reader->unwrapped
                               ? READER_UNWRAPPED
                               : (uint32_t)reader->pane.width[side];
    reader->rows = rows_layout(a, &reader->steps, reader->measure, &plan);
    overview_make(reader);
    return HX_OK;
}

int reader_resize(struct reader *reader, int width, int height)
{
    uint32_t row = reader->rows.n ? reader_cursor_row(reader) : 0;
    uint32_t top = reader_top_of(reader, reader->cursor.side);
    uint32_t at = row > top ? row - top : 0;
    bool tied = reader->tied;
    reader->width = width;
    reader->height = height < 1 ? 1 : height;
    reader->slip = 0;
    reader->tied = false;
    arena_clear(reader->page);
    reader->rows = (struct rows){0};
    reader->overview = NULL;
    int code = arena_try(reader->page, layout_body, reader);
    if (code)
        return code;
    at = at < (uint32_t)reader->height ? at : (uint32_t)reader->height / 3;
    if (!tied || !reader_tie(reader, (int)at))
        reader_place(reader, (int)at);
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

/* Has the poll function of the story called while the arenas fill. */
static void watch_set(struct reader *reader)
{
    const hx_options *opt = &reader->story->options;
    struct arena *arenas[] = {reader->a, reader->page, reader->fold_arena,
                              reader->search.a};
    for (size_t i = 0; i < sizeof arenas / sizeof arenas[0]; i++)
        arena_watch(arenas[i],
                    (struct arena_watch){opt->poll, opt->context, 0});
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
    int code = reader_folds_make(reader, look->closed);
    return code ? code : reader_show(reader, look->view);
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
    if (arena_open(&reader->a) || arena_open(&reader->page) ||
        arena_open(&reader->search.a) || arena_open(&reader->fold_arena))
        return HX_ENOMEM;
    watch_set(reader);
    look_set(reader, look);
    int code = arena_try(reader->a, measure_body, reader);
    if (!code)
        code = reader_folds_make(reader, look->closed);
    return code ? code : reader_resize(reader, width, height);
}

int reader_open_as(struct reader *reader, const struct story *story,
                   const struct reader_setting *setting)
{
    static const struct sieve all = {.level = 0};
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
    reader->sieve = reader->rows.sieve = sieve;
    reader->rows.steps = &reader->steps;
    watch_set(reader);
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
