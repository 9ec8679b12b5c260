/* SPDX-License-Identifier: MIT */

/*
 * The table has margins of zeros, so that no neighbor is asked whether it is
 * there. The rank in a row is found by a sort of the few cells that are not
 * near zero.
 */

#include "diff/spread.h"

#include <string.h>

#include "diff/net.h"

enum {
    MARGIN = 3,
    RANKS = 7,      /* worse ones count as this */
    RANK_LEAST = 2, /* what is below is not ranked */
    SUM_MOST = 3 * NET_ONE,
    LIVE = 10,       /* of NET_SURE: a cell that can become a link */
    LIVE_BESIDE = 25 /* of NET_ONE: one whose neighbors can */
};

static const int16_t *cell_of(const struct spread *s, uint32_t i, uint32_t j)
{
    return s->table + (size_t)(i + MARGIN) * s->width + j + MARGIN;
}

static void totals_find(struct spread *s)
{
    for (uint32_t i = 0; i < s->n[0]; i++)
        for (uint32_t j = 0; j < s->n[1]; j++) {
            int16_t p = *cell_of(s, i, j);
            uint32_t at[2] = {i, j};
            for (int side = 0; side < 2; side++) {
                uint32_t k = at[side];
                s->sum[side][k] += (uint16_t)p;
                if (p > s->best[side][k]) {
                    s->second[side][k] = s->best[side][k];
                    s->best[side][k] = p;
                } else if (p > s->second[side][k]) {
                    s->second[side][k] = p;
                }
            }
        }
}

static void windows_sum(struct spread *s)
{
    uint32_t width = s->n[1] + 1;
    for (uint32_t i = 0; i < s->n[0]; i++)
        for (uint32_t j = 0; j < s->n[1]; j++) {
            size_t at = (size_t)(i + 1) * width + j + 1;
            s->window[at] = (uint32_t)*cell_of(s, i, j) + s->window[at - 1] +
                            s->window[at - width] - s->window[at - width - 1];
        }
}

/* Ranks the cells of line LINE of SIDE: row or column. LIST is scratch. */
static void line_rank(struct spread *s, int side, uint32_t line, uint32_t *list)
{
    uint32_t n = 0;
    for (uint32_t k = 0; k < s->n[!side]; k++) {
        uint32_t i = side ? k : line, j = side ? line : k;
        int16_t p = *cell_of(s, i, j);
        if (p < RANK_LEAST)
            continue;
        uint32_t at = n++;
        for (; at && (int16_t)(list[at - 1] >> 16) < p; at--)
            list[at] = list[at - 1];
        list[at] = (uint32_t)p << 16 | (k & 0xffff);
    }
    for (uint32_t k = 0, rank = 0; k < n; k++) {
        if (k && list[k] >> 16 != list[k - 1] >> 16)
            rank = k;
        uint32_t i = side ? list[k] & 0xffff : line;
        uint32_t j = side ? line : list[k] & 0xffff;
        s->rank[side][(size_t)i * s->n[1] + j] =
            (uint8_t)(rank < RANKS ? rank : RANKS);
    }
}

struct spread spread_new(struct room *room, const uint16_t *p,
                         const uint32_t n[2])
{
    struct spread s = {
        .p = p, .n = {n[0], n[1]},
             .width = n[1] + 2 * MARGIN
    };
    size_t cells = (size_t)n[0] * n[1];
    s.table = room_new(room, int16_t, (size_t)s.width * (n[0] + 2 * MARGIN));
    for (uint32_t i = 0; i < n[0]; i++)
        for (uint32_t j = 0; j < n[1]; j++)
            s.table[(size_t)(i + MARGIN) * s.width + j + MARGIN] =
                (int16_t)(p[(size_t)i * n[1] + j] * NET_ONE / NET_SURE);
    s.window = room_new(room, uint32_t, ((size_t)n[0] + 1) * (n[1] + 1));
    uint32_t most = n[0] > n[1] ? n[0] : n[1];
    for (int side = 0; side < 2; side++) {
        s.best[side] = room_new(room, int16_t, n[side]);
        s.second[side] = room_new(room, int16_t, n[side]);
        s.sum[side] = room_new(room, uint32_t, n[side]);
        s.rank[side] = room_new(room, uint8_t, cells);
        memset(s.rank[side], RANKS, cells);
    }
    totals_find(&s);
    windows_sum(&s);
    uint32_t *list = room_new(room, uint32_t, most);
    for (int side = 0; side < 2; side++)
        for (uint32_t k = 0; k < n[side]; k++)
            line_rank(&s, side, k, list);
    return s;
}

static int16_t larger(int16_t a, int16_t b)
{
    return a > b ? a : b;
}

/* The greatest of N cells from AT on, STRIDE apart. */
static int16_t greatest(const int16_t *at, uint32_t n, uint32_t stride)
{
    int16_t most = *at;
    for (uint32_t i = 1; i < n; i++)
        most = larger(most, at[(size_t)i * stride]);
    return most;
}

static uint32_t window_get(const struct spread *s, uint32_t i, uint32_t j)
{
    uint32_t width = s->n[1] + 1;
    uint32_t top = i > MARGIN ? i - MARGIN : 0;
    uint32_t left = j > MARGIN ? j - MARGIN : 0;
    uint32_t bottom = i + MARGIN + 1 < s->n[0] ? i + MARGIN + 1 : s->n[0];
    uint32_t right = j + MARGIN + 1 < s->n[1] ? j + MARGIN + 1 : s->n[1];
    return s->window[(size_t)bottom * width + right] -
           s->window[(size_t)bottom * width + left] -
           s->window[(size_t)top * width + right] +
           s->window[(size_t)top * width + left];
}

static int16_t cut(uint32_t sum, uint32_t most)
{
    return (int16_t)(sum < most ? NET_ONE * sum / most : NET_ONE);
}

bool spread_is_live(const struct spread *s, uint32_t i, uint32_t j)
{
    if (s->p[(size_t)i * s->n[1] + j] >= LIVE)
        return true;
    const int16_t *cell = cell_of(s, i, j) - s->width - 1;
    for (int k = 0; k < 3; k++)
        if (greatest(cell + (size_t)k * s->width, 3, 1) >= LIVE_BESIDE)
            return true;
    return false;
}

/* How many cells of the line of SIDE that has cell AT are better than OWN, that
 * cell left out. */
static uint8_t rank_of(const struct spread *s, int side, const uint32_t at[2],
                       int16_t own)
{
    uint32_t rank = 0, k = at[side];
    for (uint32_t i = 0; i < s->n[!side] && rank < RANKS; i++)
        rank += i != at[!side] && *cell_of(s, side ? i : k, side ? k : i) > own;
    return (uint8_t)(own < RANK_LEAST ? RANKS : rank);
}

void spread_set(const struct spread *s, uint32_t i, uint32_t j, uint32_t p,
                int16_t *x)
{
    int16_t before = *cell_of(s, i, j), own = (int16_t)(p * NET_ONE / NET_SURE);
    const uint32_t in[2] = {i, j};
    x[SPREAD_OWN] = own;
    for (int side = 0; side < 2; side++) {
        uint32_t k = in[side];
        int16_t *to = x + (side ? SPREAD_RIVAL_NEW : SPREAD_RIVAL_OLD);
        uint32_t sum = s->sum[side][k] - (uint16_t)before + (uint16_t)own;
        to[1] = (int16_t)((own - to[0] + NET_ONE) / 2);
        to[2] = cut(sum, SUM_MOST);
        to[3] = (int16_t)(NET_ONE -
                          rank_of(s, side, in, own) * NET_ONE / (RANKS + 1));
    }
    x[SPREAD_WINDOW] = cut(
        window_get(s, i, j) - (uint16_t)before + (uint16_t)own, 6 * NET_ONE);
}

void spread_put(const struct spread *s, uint32_t i, uint32_t j, int16_t *x)
{
    const int16_t *cell = cell_of(s, i, j);
    size_t width = s->width, at = (size_t)i * s->n[1] + j;
    uint32_t in[2] = {i, j};
    *x++ = *cell;
    for (int side = 0; side < 2; side++) {
        uint32_t k = in[side];
        int16_t other =
            *cell == s->best[side][k] ? s->second[side][k] : s->best[side][k];
        *x++ = other;
        *x++ = (int16_t)((*cell - other + NET_ONE) / 2);
        *x++ = cut(s->sum[side][k], SUM_MOST);
        *x++ = (int16_t)(NET_ONE - s->rank[side][at] * NET_ONE / 8);
    }
    for (size_t k = 0; k < 3; k++) {
        const int16_t *row = cell + k * width - width;
        *x++ = row[-1];
        if (k != 1)
            *x++ = row[0];
        *x++ = row[1];
    }
    *x++ = cell[-2 * (ptrdiff_t)width - 2];
    *x++ = cell[2 * width + 2];
    *x++ = cut(window_get(s, i, j), 6 * NET_ONE);
    *x++ = greatest(cell - width - 3, 3, 1);
    *x++ = greatest(cell + width + 1, 3, 1);
    *x++ = larger(greatest(cell - width - 2, 5, 1),
                  greatest(cell + width - 2, 5, 1));
    *x++ = larger(greatest(cell - 2 * width - 1, 5, s->width),
                  greatest(cell - 2 * width + 1, 5, s->width));
}
