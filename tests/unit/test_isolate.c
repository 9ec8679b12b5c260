/* SPDX-License-Identifier: MIT */

/*
 * Rows with right-to-left words: what keeps a terminal that orders them itself
 * from moving the rest of the row.
 */

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "view/screen.h"

/* A row whose first letter is right-to-left begins with a left-to-right blank,
 * where there is a free column, and changes nowhere else. */
static void test_lead(void **state)
{
    static const struct {
        const char *row, *led;
    } row_table[] = {
        {"  1 * \xd7\xa9 \xd7\xaa|",   "  1 *\xe2\xa0\x80\xd7\xa9 \xd7\xaa|"},
        {"12 a \xd7\xa9        ",      "12 a \xd7\xa9        "              },
        {"\xd7\xa9 \xd7\xaa         ", "\xd7\xa9 \xd7\xaa         "         },
        {"  12 34 no     ",            "  12 34 no     "                    },
    };
    enum { ROWS = sizeof row_table / sizeof *row_table };
    struct arena *a;
    (void)state;
    assert_int_equal(arena_open(&a), 0);
    for (int i = 0; i < ROWS; i++) {
        struct str row = str_of(row_table[i].row);
        struct screen *screen = screen_new(a, glyph_width(row), 1);
        struct buf b = {.a = a};
        screen_text(screen, (struct spot){0, 0, screen->width}, row, ROLE_TEXT);
        screen->ascii = true;
        screen_lead(screen);
        screen_dump_text(screen, &b);
        assert_true(str_has_prefix(buf_str(&b), row));
        screen->ascii = false;
        b.len = 0;
        screen_lead(screen);
        screen_dump_text(screen, &b);
        assert_true(str_has_prefix(buf_str(&b), str_of(row_table[i].led)));
    }
    arena_close(a);
}

/* A number after right-to-left words is kept out of them. */
static void test_isolate(void **state)
{
    static const struct {
        const char *row, *parted;
    } row_table[] = {
        {"a \xd7\xa9  12", "a \xd7\xa9 \xe2\xa0\x80"
                           "12"},
        {"a b  12",        "a b  12"                     },
        {"a \xd7\xa9 b12", "a \xd7\xa9 b12"              },
    };
    struct arena *a;
    (void)state;
    assert_int_equal(arena_open(&a), 0);
    for (int i = 0; i < 6; i++) {
        struct str row = str_of(row_table[i / 2].row);
        struct screen *screen = screen_new(a, 7, 1);
        struct buf b = {.a = a};
        screen_text(screen, (struct spot){0, 0, 7}, row, ROLE_TEXT);
        screen->ascii = i % 2;
        screen_isolate(screen, 0, -1);
        screen_isolate(screen, 0, 7);
        screen_isolate(screen, 1, 4);
        screen_isolate(screen, 0, 4);
        screen_dump_text(screen, &b);
        assert_true(str_has_prefix(
            buf_str(&b), str_of(screen->ascii ? row_table[i / 2].row
                                              : row_table[i / 2].parted)));
    }
    arena_close(a);
}

int main(void)
{
    if (!setlocale(LC_CTYPE, "C.UTF-8") &&
        !setlocale(LC_CTYPE, "en_US.UTF-8")) {
        fputs("no locale with UTF-8: skipped\n", stderr);
        return 77;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lead),
        cmocka_unit_test(test_isolate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
