/* SPDX-License-Identifier: MIT */

/* Arenas: the border, limits, handles and marks. */

#include "support.h"

#include <string.h>

#include "base/arena.h"

/* Handles that note in which order they were dropped. */
static char dropped[64];

static void drop(void *handle)
{
    strncat(dropped, handle, 1);
}

static char handles[] = "abcdefgh";

static int keep(struct arena *a, void *context)
{
    *(struct arena **)context = a;
    return 0;
}

static int answer(struct arena *a, void *context)
{
    arena_own(a, &handles[0], drop);
    arena_new(a, int, 100000);
    return *(int *)context;
}

static void test_results(void **state)
{
    int codes[] = {HX_ENOMEM, HX_EINVAL, HX_ECANCELED, 1, 7};
    (void)state;
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        dropped[0] = '\0';
        assert_int_equal(arena_run(0, answer, &codes[i]), codes[i]);
        assert_string_equal(dropped, "a");
    }
}

static int drop_body(struct arena *a, void *context)
{
    (void)context;
    for (int i = 0; i < 5; i++) {
        arena_own(a, &handles[i], drop);
        arena_alloc(a, 1000, 1);
    }
    return 0;
}

static void test_drop_order(void **state)
{
    struct arena *a;
    (void)state;
    dropped[0] = '\0';
    assert_int_equal(arena_run(0, keep, &a), 0);
    assert_int_equal(arena_try(a, drop_body, NULL), 0);
    assert_string_equal(dropped, "");
    arena_close(a);
    assert_string_equal(dropped, "edcba");
    arena_close(NULL);
}

static int deep_jump(struct arena *a, int depth)
{
    char *bytes = arena_alloc(a, 100, 1);
    arena_own(a, &handles[depth % 8], drop);
    bytes[99] = (char)depth;
    if (!depth)
        arena_leave(a, HX_ECANCELED);
    return depth < 99 ? deep_jump(a, depth - 1) + bytes[99] : 0;
}

static int deep_body(struct arena *a, void *context)
{
    return deep_jump(a, *(int *)context);
}

static void test_jump(void **state)
{
    int depth = 31;
    (void)state;
    dropped[0] = '\0';
    assert_int_equal(arena_run(0, deep_body, &depth), HX_ECANCELED);
    assert_string_equal(dropped, "abcdefghabcdefghabcdefghabcdefgh");
}

struct nested {
    int depth, fail_at, code;
    int seen; /* how many borders gave the code */
};

static int nested_body(struct arena *a, void *context)
{
    struct nested *nested = context;
    int depth = nested->depth++;
    arena_own(a, &handles[depth], drop);
    if (depth == nested->fail_at)
        arena_leave(a, nested->code);
    int result = arena_try(a, nested_body, nested);
    if (result == nested->code) {
        nested->seen++;
        arena_alloc(a, 1 << 16, 1); /* still of use after the jump */
    }
    return depth == 1 ? 0 : result;
}

/* A try inside a try: what an inner one took is gone, what the outer one
 * took stays. */
static void test_nested(void **state)
{
    struct nested nested = {0, 3, HX_ENOMEM, 0};
    struct arena *a = *state;
    dropped[0] = '\0';
    assert_int_equal(arena_try(a, nested_body, &nested), 0);
    assert_int_equal(nested.seen, 2);
    assert_string_equal(dropped, "dc");
    arena_clear(a);
    assert_string_equal(dropped, "dcba");
    assert_int_equal(arena_size(a), 0);
}

static int fill_body(struct arena *a, void *context)
{
    size_t *taken = context;
    for (; *taken < SIZE_MAX / 2; *taken += 1024)
        memset(arena_alloc_raw(a, 1024, 1), 1, 1024);
    return 0;
}

static void test_limit(void **state)
{
    (void)state;
    for (size_t limit = 1; limit < 1 << 23; limit = limit * 3 + 1) {
        size_t taken = 0;
        assert_int_equal(arena_run(limit, fill_body, &taken), HX_ENOMEM);
        assert_true(taken <= limit);
        assert_true(limit < 1 << 14 || taken > limit / 4);
    }
}

static int huge_body(struct arena *a, void *context)
{
    const size_t *n = context;
    arena_alloc(a, n[0], n[1]);
    return 0;
}

static void test_overflow(void **state)
{
    static const size_t most = SIZE_MAX;
    size_t sizes[][2] = {
        {most,         1       },
        {most,         most    },
        {most / 2 + 1, 2       },
        {most / 8 + 1, 8       },
        {2,            most / 2},
        {1,            most - 7},
        {most / 4,     4       }
    };
    (void)state;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        assert_int_equal(arena_run(0, huge_body, sizes[i]), HX_ENOMEM);
}

static int own_body(struct arena *a, void *context)
{
    int *taken = context;
    for (; *taken < 1 << 30; ++*taken)
        arena_own(a, &handles[0], drop);
    return 0;
}

/* The handle that does not fit is dropped too, once. */
static void test_own_fails(void **state)
{
    int taken = 0;
    (void)state;
    dropped[0] = '\0';
    assert_int_equal(arena_run(1, own_body, &taken), HX_ENOMEM);
    assert_int_equal(taken, 0);
    assert_string_equal(dropped, "a");
}

static int drops;

static void drop_count(void *handle)
{
    (void)handle;
    drops++;
}

static int own_many_body(struct arena *a, void *context)
{
    int *taken = context;
    for (; *taken < 1 << 30; ++*taken)
        arena_own(a, &handles[0], drop_count);
    return 0;
}

static void test_own_many(void **state)
{
    (void)state;
    for (size_t limit = 1 << 12; limit < 1 << 18; limit *= 2) {
        int taken = 0;
        drops = 0;
        assert_int_equal(arena_run(limit, own_many_body, &taken), HX_ENOMEM);
        assert_int_equal(drops, taken + 1);
    }
}

static void test_marks(void **state)
{
    struct arena *a = *state;
    struct arena_mark empty = arena_mark(a);
    char *first = arena_alloc(a, 10, 1);
    struct arena_mark mark = arena_mark(a);
    dropped[0] = '\0';
    arena_own(a, &handles[1], drop);
    for (int i = 0; i < 1000; i++)
        memset(arena_alloc_raw(a, 999, 1), 0xee, 999);
    strcpy(first, "stays");
    arena_reset(a, mark);
    assert_string_equal(dropped, "b");
    assert_string_equal(first, "stays");
    for (int i = 0; i < 100; i++) {
        const char *zero = arena_alloc(a, 77, 1);
        for (int j = 0; j < 77; j++)
            assert_int_equal(zero[j], 0);
    }
    arena_reset(a, empty);
    assert_int_equal(arena_size(a), 0);
}

static void test_alignment(void **state)
{
    struct arena *a = *state;
    for (size_t i = 0; i < 2000; i++) {
        void *p = arena_alloc(a, i % 65, 1);
        assert_non_null(p);
        assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
    }
}

static void test_vec(void **state)
{
    VEC(uint32_t) v = {0};
    for (uint32_t i = 0; i < 100000; i++)
        *vec_push(*state, &v) = i * 7;
    assert_int_equal(v.vec.n, 100000);
    for (uint32_t i = 0; i < v.vec.n; i++)
        assert_int_equal(v.at[i], i * 7);
}

struct asked {
    int calls, stop;
    uint64_t done, total;
};

static int ask(void *context, uint64_t done, uint64_t total)
{
    struct asked *asked = context;
    assert_true(done >= asked->done && done <= total);
    asked->done = done;
    asked->total = total;
    return ++asked->calls == asked->stop;
}

static int step_body(struct arena *a, void *context)
{
    arena_watch(a, (struct arena_watch){ask, context, 1000});
    for (int i = 0; i < 2000; i++)
        arena_step(a, 1 << 16, 1);
    arena_reach(a, 500);
    arena_step(a, 1 << 30, 0);
    return 1;
}

/* What costs much is asked about often, and each call can cancel. */
static void test_watch(void **state)
{
    struct asked asked = {.stop = -1};
    (void)state;
    assert_int_equal(arena_run(0, step_body, &asked), 1);
    assert_int_equal(asked.done, 1000);
    assert_int_equal(asked.total, 1000);
    int calls = asked.calls;
    assert_in_range(calls, 100, 1000);
    for (int stop = 1; stop <= calls; stop++) {
        asked = (struct asked){.stop = stop};
        assert_int_equal(arena_run(0, step_body, &asked), HX_ECANCELED);
        assert_int_equal(asked.calls, stop);
    }
}

static int reach_body(struct arena *a, void *context)
{
    arena_watch(a, (struct arena_watch){ask, context, 1000});
    arena_reach(a, 300);
    arena_step(a, 1 << 30, 1);
    assert_int_equal(((struct asked *)context)->done, 301);
    arena_reach(a, 200);
    arena_step(a, 1 << 30, 0);
    assert_int_equal(((struct asked *)context)->done, 301);
    arena_watch(a, (struct arena_watch){0});
    arena_step(a, 1 << 30, 1); /* nobody asks */
    return 1;
}

static void test_reach(void **state)
{
    struct asked asked = {.stop = -1};
    (void)state;
    assert_int_equal(arena_run(0, reach_body, &asked), 1);
    assert_int_equal(asked.calls, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_results),
        cmocka_unit_test(test_drop_order),
        cmocka_unit_test(test_jump),
        arena_test(test_nested),
        cmocka_unit_test(test_limit),
        cmocka_unit_test(test_overflow),
        cmocka_unit_test(test_own_fails),
        cmocka_unit_test(test_own_many),
        cmocka_unit_test(test_watch),
        cmocka_unit_test(test_reach),
        arena_test(test_marks),
        arena_test(test_alignment),
        arena_test(test_vec),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
