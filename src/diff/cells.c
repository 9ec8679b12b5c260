/* SPDX-License-Identifier: MIT */

/*
 * Sums, ranks and the longest common subsequence of a whole grid are made
 * once, so that a cell costs a fixed number of steps: a window is four corners
 * of a table of sums, what a cell has for rivals is the best and the next best
 * of its row and column.
 */

#include "diff/cells.h"

#include <string.h>

#include "diff/net.h"

enum {
    NEAR_MOST = 20, /* words */
    GAP_MOST = 10,
    SIZE_MOST = 60,
    RIVALS = 4,
    REACH = 3,         /* of a window */
    BYTES_CORNER = 32, /* of cells and a spread, for each cell */
    BYTES_WORD = 160,
    BYTES_ALL = 1024
};

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* PART of WHOLE, at most all of it. */
static int16_t part(uint32_t n, uint32_t whole)
{
    return (int16_t)(n < whole ? NET_ONE * n / whole : NET_ONE);
}

static uint8_t larger(uint8_t a, int b)
{
    return a > b ? a : (uint8_t)b;
}

uint8_t cells_like(const uint8_t *form)
{
    if (form[FORM_EQUAL])
        return NET_ONE;
    if (form[FORM_STEM] || form[FORM_ROOT] || form[FORM_SHORT])
        return 120;
    if (form[FORM_UNNUMBER])
        return 40;
    uint8_t like = form[FORM_TRIGRAM];
    like = larger(like, form[FORM_LEMMA] ? 120 : 0);
    like = larger(like, form[FORM_DERIVED] ? 105 : 0);
    like =
        larger(like, form[FORM_SYNSET] ? 70 + form[FORM_SYNSET_SURE] / 3 : 0);
    like = larger(like, form[FORM_ABOVE] || form[FORM_SIMILAR] ? 64 : 0);
    return larger(like, form[FORM_COSINE_HIGH] * 4 / 5);
}

static void best_put(struct cells *c, int side, uint32_t i, uint8_t like)
{
    if (like > c->best[side][i]) {
        c->second[side][i] = c->best[side][i];
        c->best[side][i] = like;
    } else if (like > c->second[side][i]) {
        c->second[side][i] = like;
    }
}

static void equal_count(uint8_t *n)
{
    if (*n < UINT8_MAX)
        ++*n;
}

static void likes_find(struct cells *c)
{
    for (uint32_t i = 0; i < c->n[HX_OLD]; i++)
        for (uint32_t j = 0; j < c->n[HX_NEW]; j++) {
            size_t at = (size_t)i * c->n[HX_NEW] + j;
            c->pair[at] =
                forms_pair_id(c->forms, c->at[HX_OLD] + i, c->at[HX_NEW] + j);
            const uint8_t *form = forms_values(c->forms, c->pair[at]);
            uint8_t like = cells_like(form);
            bool light = c->form[HX_OLD][i]->light;
            c->like[at] = like;
            c->same[at] = (uint8_t)(form[FORM_STEM] ? light ? 1 : 3 : 0);
            c->near[HX_OLD][i] = larger(c->near[HX_OLD][i], form[FORM_COSINE]);
            c->near[HX_NEW][j] = larger(c->near[HX_NEW][j], form[FORM_COSINE]);
            best_put(c, HX_OLD, i, like);
            best_put(c, HX_NEW, j, like);
            if (form[FORM_EQUAL]) {
                equal_count(&c->equals[HX_OLD][i]);
                equal_count(&c->equals[HX_NEW][j]);
            }
        }
}

/* Tables of sums: of all cells above and left of a corner. */
static void windows_sum(struct cells *c)
{
    uint32_t width = c->n[HX_NEW] + 1;
    for (int k = 0; k < 2; k++)
        for (uint32_t i = 0; i < c->n[HX_OLD]; i++)
            for (uint32_t j = 0; j < c->n[HX_NEW]; j++) {
                size_t at = (size_t)(i + 1) * width + j + 1;
                uint32_t own = c->same[(size_t)i * c->n[HX_NEW] + j] >> k & 1;
                c->window[k][at] = own + c->window[k][at - 1] +
                                   c->window[k][at - width] -
                                   c->window[k][at - width - 1];
            }
}

static uint32_t window_get(const struct cells *c, int k, uint32_t i, uint32_t j)
{
    uint32_t width = c->n[HX_NEW] + 1;
    uint32_t top = i > REACH ? i - REACH : 0, left = j > REACH ? j - REACH : 0;
    uint32_t bottom = least(i + REACH + 1, c->n[HX_OLD]);
    uint32_t right = least(j + REACH + 1, c->n[HX_NEW]);
    const uint32_t *sum = c->window[k];
    return sum[(size_t)bottom * width + right] -
           sum[(size_t)bottom * width + left] -
           sum[(size_t)top * width + right] + sum[(size_t)top * width + left];
}

static void path_find(struct cells *c, struct lcs_work *work)
{
    const struct keys *keys = c->forms->keys;
    struct lcs_input input;
    uint32_t next[2] = {0, 0}, gaps = 0;
    for (int side = 0; side < 2; side++) {
        input.at[side] = keys->id[side][LEVEL_STEM] + c->at[side];
        input.n[side] = c->n[side];
        memset(c->path[side], 0xff, c->n[side] * sizeof(uint32_t));
    }
    struct lcs_result kept = lcs_find(work, input);
    for (uint32_t k = 0; k < kept.n; k++)
        for (uint32_t j = 0; j < kept.run[k].len; j++)
            for (int side = 0; side < 2; side++)
                c->path[side][kept.run[k].at[side] + j] =
                    kept.run[k].at[!side] + j;
    for (int side = 0; side < 2; side++, gaps = 0) {
        c->edge[side][0] = 0;
        for (uint32_t i = next[side]; i < c->n[side]; i++) {
            c->gap[side][i] = gaps;
            if (c->path[side][i] != HX_NONE)
                c->edge[side][++gaps] = i + 1;
        }
        c->edge[side][gaps + 1] = c->n[side] + 1;
    }
}

size_t cells_room(const uint32_t n[2])
{
    size_t corners = ((size_t)n[HX_OLD] + 1) * ((size_t)n[HX_NEW] + 1);
    return corners * BYTES_CORNER + ((size_t)n[0] + n[1]) * BYTES_WORD +
           BYTES_ALL;
}

struct cells cells_new(struct room *room, struct forms *forms,
                       struct lcs_work *work, const hx_range at[2])
{
    struct cells c = {.forms = forms};
    for (int side = 0; side < 2; side++) {
        uint32_t n = at[side].end - at[side].start;
        c.at[side] = at[side].start;
        c.n[side] = n;
        c.path[side] = room_new(room, uint32_t, n);
        c.gap[side] = room_new(room, uint32_t, n);
        c.edge[side] = room_new(room, uint32_t, (size_t)n + 2);
        c.near[side] = room_new(room, uint8_t, n);
        c.best[side] = room_new(room, uint8_t, n);
        c.second[side] = room_new(room, uint8_t, n);
        c.equals[side] = room_new(room, uint8_t, n);
        c.form[side] = room_new(room, const struct form *, n);
        for (uint32_t i = 0; i < n; i++)
            c.form[side][i] = forms_get(forms, side, c.at[side] + i);
    }
    size_t cells = (size_t)c.n[HX_OLD] * c.n[HX_NEW];
    size_t corners = ((size_t)c.n[HX_OLD] + 1) * (c.n[HX_NEW] + 1);
    c.pair = room_new(room, uint32_t, cells);
    c.like = room_new(room, uint8_t, cells);
    c.same = room_new(room, uint8_t, cells);
    for (int k = 0; k < 2; k++)
        c.window[k] = room_new(room, uint32_t, corners);
    likes_find(&c);
    windows_sum(&c);
    path_find(&c, work);
    return c;
}

/* The likeness, or sameness, of cell I + STEP, J + STEP; OUTSIDE of the grid
 * half. */
static uint8_t cell_at(const struct cells *c, const uint8_t *table, int64_t i,
                       int64_t j)
{
    if (i < 0 || j < 0 || i >= c->n[HX_OLD] || j >= c->n[HX_NEW])
        return NET_ONE / 2;
    uint8_t value = table[(size_t)i * c->n[HX_NEW] + (size_t)j];
    return table == c->same ? value ? NET_ONE : 0 : value;
}

static uint32_t gap_between(uint32_t a, uint32_t b)
{
    return a > b ? a - b : b - a;
}

static bool is_path(const struct cells *c, uint32_t i, uint32_t j)
{
    return c->path[HX_OLD][i] == j;
}

static void gap_put(const struct cells *c, uint32_t i, uint32_t j, int16_t *x)
{
    uint32_t gap = c->gap[HX_OLD][i], other = c->gap[HX_NEW][j];
    uint32_t start[2], n[2], in[2] = {i, j};
    for (int side = 0; side < 2; side++) {
        uint32_t own = side ? other : gap;
        start[side] = c->edge[side][own];
        n[side] = c->edge[side][own + 1] - 1 - start[side];
        in[side] -= start[side];
    }
    if (gap != other || !n[0] || !n[1])
        return;
    x[CELL_GAP] = NET_ONE;
    x[CELL_GAP_OLD] = part(n[0], GAP_MOST);
    x[CELL_GAP_NEW] = part(n[1], GAP_MOST);
    x[CELL_GAP_SLOPE] =
        part(gap_between(in[0] * n[1], in[1] * n[0]), n[0] * n[1]);
    x[CELL_GAP_SINGLE] = n[0] == 1 && n[1] == 1 ? NET_ONE : 0;
    x[CELL_GAP_PLACE] = n[0] == n[1] && in[0] == in[1] ? NET_ONE : 0;
}

static void path_put(const struct cells *c, uint32_t i, uint32_t j, int16_t *x)
{
    bool off[2] = {c->path[HX_OLD][i] == HX_NONE,
                   c->path[HX_NEW][j] == HX_NONE};
    bool last = i + 1 == c->n[HX_OLD] || j + 1 == c->n[HX_NEW];
    bool both = i + 1 == c->n[HX_OLD] && j + 1 == c->n[HX_NEW];
    x[CELL_PATH] = is_path(c, i, j) ? NET_ONE : 0;
    x[CELL_OFF_OLD] = off[0] ? NET_ONE : 0;
    x[CELL_OFF_NEW] = off[1] ? NET_ONE : 0;
    if (off[0] && off[1])
        gap_put(c, i, j, x);
    if (i && j)
        x[CELL_PATH_BEFORE] = is_path(c, i - 1, j - 1) ? NET_ONE : 0;
    else
        x[CELL_PATH_BEFORE] = !i && !j ? NET_ONE : 0;
    if (!last)
        x[CELL_PATH_AFTER] = is_path(c, i + 1, j + 1) ? NET_ONE : 0;
    else
        x[CELL_PATH_AFTER] = both ? NET_ONE : 0;
    /* Where the nearest pair before it has the row's word, or the next. */
    uint32_t gap = c->gap[HX_OLD][i];
    int64_t a = (int64_t)i - c->edge[HX_OLD][gap] + c->edge[HX_NEW][gap];
    int64_t b =
        (int64_t)i - c->edge[HX_OLD][gap + 1] + c->edge[HX_NEW][gap + 1];
    int64_t before = a > j ? a - j : j - a, after = b > j ? b - j : j - b;
    x[CELL_EXPECTED] =
        part((uint32_t)(before < after ? before : after), GAP_MOST);
}

static void rivals_put(const struct cells *c, uint32_t i, uint32_t j,
                       int16_t *x)
{
    uint32_t in[2] = {i, j};
    uint8_t like = c->like[(size_t)i * c->n[HX_NEW] + j];
    bool equal = x[CELL_FORM + FORM_EQUAL];
    for (int side = 0; side < 2; side++) {
        uint32_t k = in[side], rivals = c->equals[side][k] - equal;
        x[side ? CELL_RIVAL_NEW : CELL_RIVAL_OLD] = rivals ? NET_ONE : 0;
        x[side ? CELL_RIVALS_NEW : CELL_RIVALS_OLD] = part(rivals, RIVALS);
        x[side ? CELL_BEST_NEW : CELL_BEST_OLD] =
            like == c->best[side][k] ? c->second[side][k] : c->best[side][k];
    }
    x[CELL_LIKE] = like;
    x[CELL_UNIQUE] =
        equal && c->equals[HX_OLD][i] == 1 && c->equals[HX_NEW][j] == 1
            ? NET_ONE
            : 0;
}

static void words_put(const struct cells *c, uint32_t i, uint32_t j, int16_t *x)
{
    const uint8_t *form =
        forms_values(c->forms, c->pair[(size_t)i * c->n[HX_NEW] + j]);
    const struct form *a = c->form[HX_OLD][i], *b = c->form[HX_NEW][j];
    for (int k = 0; k < FORM_FEATURES; k++)
        x[CELL_FORM + k] = form[k];
    x[CELL_LIGHT_OLD] = a->light ? NET_ONE : 0;
    x[CELL_LIGHT_NEW] = b->light ? NET_ONE : 0;
    x[CELL_LIGHT_BOTH] = a->light && b->light ? NET_ONE : 0;
    x[CELL_MARK_OLD] = a->mark ? NET_ONE : 0;
    x[CELL_MARK_NEW] = b->mark ? NET_ONE : 0;
    x[CELL_NUMBER_OLD] = a->number ? NET_ONE : 0;
    x[CELL_NUMBER_NEW] = b->number ? NET_ONE : 0;
    x[CELL_RARE_OLD] = a->rarity;
    x[CELL_RARE_NEW] = b->rarity;
    int cosine = form[FORM_COSINE];
    if (!cosine)
        return;
    x[CELL_LEAD_OLD] = (int16_t)(NET_ONE + cosine - c->near[HX_OLD][i]);
    x[CELL_LEAD_NEW] = (int16_t)(NET_ONE + cosine - c->near[HX_NEW][j]);
}

void cells_put(const struct cells *c, uint32_t i, uint32_t j, int16_t *x)
{
    uint32_t n = c->n[HX_OLD], m = c->n[HX_NEW];
    memset(x, 0, CELL_FEATURES * sizeof *x);
    words_put(c, i, j, x);
    path_put(c, i, j, x);
    rivals_put(c, i, j, x);
    x[CELL_SLOPE] = part(gap_between(i * m, j * n), n * m);
    x[CELL_DISTANCE] = part(gap_between(i, j), NEAR_MOST);
    x[CELL_BEFORE] = cell_at(c, c->same, (int64_t)i - 1, (int64_t)j - 1);
    x[CELL_AFTER] = cell_at(c, c->same, (int64_t)i + 1, (int64_t)j + 1);
    x[CELL_BEFORE_2] = cell_at(c, c->same, (int64_t)i - 2, (int64_t)j - 2);
    x[CELL_AFTER_2] = cell_at(c, c->same, (int64_t)i + 2, (int64_t)j + 2);
    x[CELL_SOFT_BEFORE] = cell_at(c, c->like, (int64_t)i - 1, (int64_t)j - 1);
    x[CELL_SOFT_AFTER] = cell_at(c, c->like, (int64_t)i + 1, (int64_t)j + 1);
    x[CELL_WINDOW] = part(window_get(c, 0, i, j), 6);
    x[CELL_WINDOW_CONTENT] = part(window_get(c, 1, i, j), 4);
    x[CELL_RATIO] = part(least(n, m), n > m ? n : m);
    x[CELL_SIZE_OLD] = part(n, SIZE_MOST);
    x[CELL_SIZE_NEW] = part(m, SIZE_MOST);
    x[CELL_CORNER] = (!i && !j) || (i + 1 == n && j + 1 == m) ? NET_ONE : 0;
}
