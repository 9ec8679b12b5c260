/* SPDX-License-Identifier: MIT */

/* The headline is found in the forms articles are kept in, and never in what
 * is no text. */

#include "support.h"

#include "base/headline.h"

struct sample {
    struct str text, headline;
};

static void test_forms(void **state)
{
    (void)state;
    const struct sample sample_table[] = {
        {STR(""),                                      STR("")         },
        {STR("One line"),                              STR("One line") },
        {STR("\n\r\n  Two\r\nmore\n"),                 STR("Two")      },
        {STR("\xef\xbb\xbfMarked\n"),                  STR("Marked")   },
        {STR("##  A heading\ntext"),                   STR("A heading")},
        {STR("#\n\nThen this"),                        STR("Then this")},
        {STR("#hash tag"),                             STR("#hash tag")},
        {STR("---\nat: x\ntitle: \"Said\"\n---\nB\n"), STR("Said")     },
        {STR("---\ntitle: 'It''s\n---\n"),             STR("'It''s")   },
        {STR("---\nat: x\n---\ntitle: Body\n"),        STR("---")      },
        {STR("Not\0text\n"),                           STR("")         },
        {STR(" \n\t\n"),                               STR("")         },
    };
    for (size_t i = 0; i < sizeof sample_table / sizeof *sample_table; i++) {
        struct str found = headline_find(sample_table[i].text);
        assert_true(str_is_equal(found, sample_table[i].headline));
    }
}

static void test_long(void **state)
{
    char text[2 * HEADLINE_MOST];
    (void)state;
    /* Letters of two bytes, none of which is cut in two. */
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = (char)(i % 2 ? 0xa9 : 0xc3);
    struct str found = headline_find((struct str){text, sizeof text});
    assert_true(found.s == text);
    assert_int_equal(found.len, HEADLINE_MOST);
    found = headline_find((struct str){text + 1, sizeof text - 1});
    assert_true(found.len >= HEADLINE_MOST);
    assert_int_equal(found.len % 2, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forms),
        cmocka_unit_test(test_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
