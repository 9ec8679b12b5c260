/* SPDX-License-Identifier: MIT */

/*
 * Successive shortest augmenting paths with potentials (R. Jonker and A.
 * Volgenant, 1987), on a sparse graph: rows come one by one; each searches,
 * by Dijkstra's method over reduced costs, the cheapest way to a column that
 * is free or to a row that goes without. Cost of an edge is MOST - value; of
 * going without, MOST. The way is usually a step or two long.
 */

#include "diff/assign.h"

#include <string.h>

enum { MOST = 1000001, NONE = -1, STEP_COST = 512 };

struct entry {
    int64_t cost;
    int32_t column; /* or the row that goes without, as -2 - row */
};

struct state {
    struct arena *a;
    const struct assign_graph *graph;
    uint32_t *first;    /* first edge by row, rows + 1 of them */
    int64_t *row_price; /* potentials */
    int64_t *column_price;
    int32_t *row_of;        /* by column */
    int32_t *column_of;     /* by row */
    int64_t *distance;      /* by column, of this search */
    int32_t *from;          /* by column: the row it was reached from */
    uint32_t *round, *done; /* by column: search that reached, settled it */
    uint32_t rounds;
    VEC(struct entry) heap;
    VEC(int32_t) settled; /* columns, in order */
};

static bool is_less(struct entry a, struct entry b)
{
    return a.cost != b.cost ? a.cost < b.cost : a.column < b.column;
}

static void heap_put(struct state *s, struct entry entry)
{
    uint32_t i = s->heap.vec.n;
    *vec_push(s->a, &s->heap) = entry;
    for (; i && is_less(entry, s->heap.at[(i - 1) / 2]); i = (i - 1) / 2)
        s->heap.at[i] = s->heap.at[(i - 1) / 2];
    s->heap.at[i] = entry;
}

static struct entry heap_cut(struct state *s)
{
    struct entry top = s->heap.at[0], last = s->heap.at[--s->heap.vec.n];
    uint32_t n = s->heap.vec.n, i = 0;
    for (uint32_t child; (child = 2 * i + 1) < n; i = child) {
        if (child + 1 < n && is_less(s->heap.at[child + 1], s->heap.at[child]))
            child++;
        if (!is_less(s->heap.at[child], last))
            break;
        s->heap.at[i] = s->heap.at[child];
    }
    s->heap.at[i] = last;
    return top;
}

/* Reaches the columns of ROW, itself reached at COST. */
static void row_reach(struct state *s, int32_t row, int64_t cost)
{
    int64_t base = cost - s->row_price[row];
    heap_put(s, (struct entry){base + MOST, -2 - row});
    for (uint32_t i = s->first[row]; i < s->first[row + 1]; i++) {
        const struct assign_edge *edge = &s->graph->edges[i];
        uint32_t column = edge->column;
        int64_t there = base + MOST - edge->value - s->column_price[column];
        if (s->round[column] == s->rounds && s->distance[column] <= there)
            continue;
        s->round[column] = s->rounds;
        s->distance[column] = there;
        s->from[column] = row;
        heap_put(s, (struct entry){there, (int32_t)column});
    }
}

/* Changes partners from COLUMN back to ROW, where the search began. */
static void path_apply(struct state *s, int32_t row, int32_t column)
{
    while (column != NONE) {
        int32_t at = s->from[column], next = s->column_of[at];
        s->row_of[column] = at;
        s->column_of[at] = column;
        if (at == row)
            return;
        column = next;
    }
}

static void prices_set(struct state *s, int32_t row, int64_t cost)
{
    s->row_price[row] += cost;
    for (uint32_t i = 0; i < s->settled.vec.n; i++) {
        int32_t column = s->settled.at[i];
        int64_t slack = cost - s->distance[column];
        s->column_price[column] -= slack;
        s->row_price[s->row_of[column]] += slack;
    }
}

/* Finds a place for ROW; gives the number of steps. */
static uint64_t row_assign(struct state *s, int32_t row)
{
    uint64_t steps = 1;
    s->rounds++;
    s->heap.vec.n = s->settled.vec.n = 0;
    row_reach(s, row, 0);
    for (;; steps++) {
        arena_step(s->a, STEP_COST, 0);
        struct entry top = heap_cut(s);
        if (top.column < NONE) {
            int32_t without = -2 - top.column, column = s->column_of[without];
            prices_set(s, row, top.cost);
            s->column_of[without] = NONE;
            if (without != row)
                path_apply(s, row, column);
            return steps;
        }
        if (s->done[top.column] == s->rounds)
            continue;
        s->done[top.column] = s->rounds;
        if (s->row_of[top.column] == NONE) {
            prices_set(s, row, top.cost);
            path_apply(s, row, top.column);
            return steps;
        }
        *vec_push(s->a, &s->settled) = top.column;
        row_reach(s, s->row_of[top.column], top.cost);
    }
}

/* The best column still free: what is done when the steps are spent. */
static void row_take(struct state *s, int32_t row)
{
    uint32_t best = 0;
    for (uint32_t i = s->first[row]; i < s->first[row + 1]; i++) {
        const struct assign_edge *edge = &s->graph->edges[i];
        if (s->row_of[edge->column] == NONE && edge->value > best) {
            best = edge->value;
            s->column_of[row] = (int32_t)edge->column;
        }
    }
    if (s->column_of[row] != NONE)
        s->row_of[s->column_of[row]] = row;
}

static struct state state_new(struct arena *a, const struct assign_graph *graph)
{
    uint32_t rows = graph->rows, columns = graph->columns;
    struct state s = {.a = a, .graph = graph};
    s.first = arena_new(a, uint32_t, (size_t)rows + 1);
    s.row_price = arena_new(a, int64_t, rows);
    s.column_price = arena_new(a, int64_t, columns);
    s.row_of = arena_alloc_raw(a, columns, sizeof *s.row_of);
    s.column_of = arena_alloc_raw(a, rows, sizeof *s.column_of);
    s.distance = arena_new(a, int64_t, columns);
    s.from = arena_new(a, int32_t, columns);
    s.round = arena_new(a, uint32_t, columns);
    s.done = arena_new(a, uint32_t, columns);
    memset(s.row_of, 0xff, columns * sizeof *s.row_of);
    memset(s.column_of, 0xff, rows * sizeof *s.column_of);
    for (uint32_t i = 0; i < graph->count; i++)
        s.first[graph->edges[i].row + 1]++;
    for (uint32_t i = 0; i < rows; i++)
        s.first[i + 1] += s.first[i];
    return s;
}

bool assign_find(struct arena *a, const struct assign_graph *graph,
                 uint32_t *to)
{
    struct state s = state_new(a, graph);
    uint64_t steps = 0;
    for (uint32_t row = 0; row < graph->rows; row++) {
        if (steps < graph->steps)
            steps += row_assign(&s, (int32_t)row);
        else
            row_take(&s, (int32_t)row);
    }
    for (uint32_t row = 0; row < graph->rows; row++)
        to[row] = (uint32_t)s.column_of[row];
    return steps < graph->steps || !graph->rows;
}
