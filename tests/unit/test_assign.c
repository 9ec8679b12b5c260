/* SPDX-License-Identifier: MIT */

/* The best assignment against all assignments, and its bound. */

#include "support.h"

#include "diff/assign.h"

enum { MOST = 7, MANY = 4000 };

/* A small graph as a matrix. */
struct small {
    uint32_t value[MOST][MOST];
    uint32_t rows, columns;
};

/* The best sum for ROW and those after it with the columns not USED. */
static uint64_t best_find(const struct small *s, uint32_t row, uint32_t used)
{
    if (row >= MOST || row == s->rows)
        return 0;
    uint64_t best = best_find(s, row + 1, used);
    for (uint32_t i = 0; i < s->columns; i++) {
        if (used >> i & 1 || !s->value[row][i])
            continue;
        uint64_t sum = s->value[row][i] + best_find(s, row + 1, used | 1u << i);
        best = sum > best ? sum : best;
    }
    return best;
}

static struct small small_new(uint64_t *seed)
{
    struct small s = {.rows = random_below(seed, MOST + 1),
                      .columns = random_below(seed, MOST + 1)};
    uint32_t full = random_below(seed, 5), most = random_below(seed, 3);
    for (uint32_t i = 0; i < s.rows; i++)
        for (uint32_t j = 0; j < s.columns; j++)
            if (random_below(seed, 5) <= full)
                s.value[i][j] = 1 + random_below(seed, most == 0   ? 2
                                                       : most == 1 ? 20
                                                                   : 1000000);
    return s;
}

/* Sum of the values TO takes; no column is taken twice. */
static uint64_t sum_of(const struct small *s, const uint32_t *to)
{
    uint64_t sum = 0;
    uint32_t used = 0;
    for (uint32_t i = 0; i < s->rows; i++) {
        if (to[i] == UINT32_MAX)
            continue;
        assert_true(to[i] < s->columns && s->value[i][to[i]]);
        assert_false(used >> to[i] & 1);
        used |= 1u << to[i];
        sum += s->value[i][to[i]];
    }
    return sum;
}

static void random_check(struct arena *a, uint64_t *seed, uint64_t steps)
{
    struct small s = small_new(seed);
    struct assign_edge edges[MOST * MOST];
    struct assign_graph graph = {edges, 0, s.rows, s.columns, steps};
    uint32_t to[MOST];
    for (uint32_t i = 0; i < s.rows; i++)
        for (uint32_t j = 0; j < s.columns; j++)
            if (s.value[i][j])
                edges[graph.count++] =
                    (struct assign_edge){i, j, s.value[i][j]};
    assign_find(a, &graph, to);
    uint64_t sum = sum_of(&s, to), best = best_find(&s, 0, 0);
    assert_true(steps < 1000 ? sum <= best : sum == best);
}

static void test_random(void **state)
{
    struct arena_mark mark = arena_mark(*state);
    uint64_t seed = 23;
    for (int i = 0; i < 1500; i++) {
        random_check(*state, &seed, 1000000);
        arena_reset(*state, mark);
    }
}

/* With few steps it is an assignment all the same. */
static void test_bound(void **state)
{
    uint64_t seed = 29;
    for (int i = 0; i < 2000; i++)
        random_check(*state, &seed, random_below(&seed, 12));
}

/* All rows want the same columns: steps end, and every row gets its turn. */
static void test_crowd(void **state)
{
    struct assign_edge *edges =
        arena_new(*state, struct assign_edge, (size_t)MANY * 8);
    uint32_t *to = arena_new(*state, uint32_t, MANY), taken = 0;
    uint8_t *used = arena_new(*state, uint8_t, MANY);
    struct assign_graph graph = {edges, MANY * 8, MANY, MANY, 100000};
    uint64_t seed = 31;
    for (uint32_t i = 0; i < MANY; i++)
        for (uint32_t j = 0; j < 8; j++)
            edges[i * 8 + j] = (struct assign_edge){
                i, (i / 16 * 8 + j) % MANY, 1 + random_below(&seed, 1000)};
    assign_find(*state, &graph, to);
    for (uint32_t i = 0; i < MANY; i++) {
        if (to[i] == UINT32_MAX)
            continue;
        assert_int_equal(used[to[i]]++, 0);
        taken++;
    }
    assert_int_equal(taken, MANY / 2);
}

static void test_empty(void **state)
{
    struct assign_graph graph = {NULL, 0, 0, 0, 10};
    uint32_t to[2] = {7, 7};
    assign_find(*state, &graph, to);
    graph.rows = 2;
    assign_find(*state, &graph, to);
    assert_int_equal(to[0], UINT32_MAX);
    assert_int_equal(to[1], UINT32_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        arena_test(test_random),
        arena_test(test_bound),
        arena_test(test_crowd),
        arena_test(test_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
