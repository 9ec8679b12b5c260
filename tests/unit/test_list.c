/* SPDX-License-Identifier: MIT */

/* The list widget: nothing, one line and many, and a window of any height. */

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/list.h"
#include "sample.h"

enum { WIDTH = 40, HEIGHT = 12 };

/* "3" and "line 3", long; which lines were asked for. */
struct asked {
    uint32_t low, high, n;
};

static struct list_line line_make(struct arena *a, void *context, uint32_t i)
{
    struct asked *asked = context;
    struct buf head = {.a = a}, text = {.a = a};
    asked->low = !asked->n || i < asked->low ? i : asked->low;
    asked->high = !asked->n || i > asked->high ? i : asked->high;
    asked->n++;
    buf_print(&head, "%u", i);
    buf_print(&text, "line %u, which is longer than the screen is wide", i);
    return (struct list_line){
        .head = buf_str(&head), .text = buf_str(&text), .role = ROLE_KEY};
}

/* Draws N lines around the chosen one; checks what is shown. */
static void assert_drawn(struct arena *a, struct list *list, uint32_t n,
                         hx_range rows)
{
    struct asked asked = {0};
    struct list_source source = {
        .line = line_make, .context = &asked, .head = 6, .rows = 1};
    struct screen *screen = screen_new(a, WIDTH, HEIGHT);
    uint32_t height = rows.end - rows.start;
    list_count(list, n);
    list_draw(list, &source, a, screen, rows);
    uint32_t shown = n < height ? n : height;
    if (n) {
        assert_in_range(asked.low, list->top ? list->top - 1 : 0, list->top);
        assert_int_equal(asked.high, list->top + shown - 1);
        assert_in_range(list->chosen, list->top, asked.high);
    }
    for (int y = 0; y <= HEIGHT; y++) {
        uint32_t i = (uint32_t)y - rows.start;
        bool inside = (uint32_t)y >= rows.start && i < shown;
        assert_int_equal(list_at(list, y), inside ? list->top + i : HX_NONE);
    }
    uint32_t marked = 0;
    for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
            const struct cell *cell = screen_cell(screen, y, x);
            bool inside = (uint32_t)y >= rows.start && (uint32_t)y < rows.end;
            assert_true(inside || (!cell->n && !cell->cursor));
            if (cell->cursor)
                assert_int_equal((uint32_t)y,
                                 rows.start + list->chosen - list->top);
            marked += cell->cursor;
        }
    }
    assert_int_equal(marked > 0, asked.n > 0);
}

static int arena_body(struct arena *a, void *context)
{
    (void)context;
    static const uint32_t n_table[] = {0, 1, 2, 9, 10, 11, 12, 500};
    static const int64_t by_table[] = {0,   1,    -1,        5,         -3, 100,
                                       -40, 1000, INT32_MIN, INT32_MAX, 1,  -1};
    struct list list = {0};
    uint32_t seed = 7;
    for (int i = 0; i < 2000; i++) {
        struct arena_mark mark = arena_mark(a);
        uint32_t n =
            n_table[random_below(&seed, sizeof n_table / sizeof *n_table)];
        uint32_t start = random_below(&seed, 3);
        uint32_t end = start + 1 + random_below(&seed, HEIGHT - start);
        list_move(&list, by_table[i % 12]);
        assert_drawn(a, &list, n, (hx_range){start, end});
        arena_reset(a, mark);
    }
    return 1;
}

static void test_windows(void **state)
{
    (void)state;
    assert_int_equal(arena_run(0, arena_body, NULL), 1);
}

static void test_move(void **state)
{
    (void)state;
    struct list list = {0};
    list_move(&list, 1);
    assert_int_equal(list.chosen, 0);
    list_count(&list, 3);
    list_move(&list, 2);
    assert_int_equal(list.chosen, 2);
    list_move(&list, 1);
    assert_int_equal(list.chosen, 2);
    list_move(&list, -1);
    assert_int_equal(list.chosen, 1);
    list_move(&list, INT32_MIN);
    assert_int_equal(list.chosen, 0);
    list_move(&list, INT32_MAX);
    assert_int_equal(list.chosen, 2);
    list_count(&list, 2); /* the chosen one is gone */
    assert_int_equal(list.chosen, 1);
    list_count(&list, 0);
    assert_int_equal(list.chosen, 0);
    list_count(&list, 9);
    assert_int_equal(list.chosen, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_windows),
        cmocka_unit_test(test_move),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests_name("list", tests, NULL, NULL);
}
