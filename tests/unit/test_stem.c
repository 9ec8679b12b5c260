/* SPDX-License-Identifier: MIT */

/* Stems and spellings: what has to be one form, and what must not. */

#include "support.h"

#include "diff/stem.h"

struct row {
    const char *one, *two;
    bool same;
};

static void rows_check(struct arena *a,
                       struct str (*form)(struct arena *a, struct str s),
                       const struct row *row, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct str one = form(a, str_of(row[i].one));
        struct str two = form(a, str_of(row[i].two));
        if (str_is_equal(one, two) != row[i].same)
            fail_msg("%s (%.*s), %s (%.*s)", row[i].one, (int)one.len, one.s,
                     row[i].two, (int)two.len, two.s);
    }
}

static void test_stem(void **state)
{
    static const struct row rows[] = {
        {"bridge",       "bridges",     true },
        {"bridge",       "bridge's",    true },
        {"party",        "parties",     true },
        {"play",         "plays",       true },
        {"stop",         "stopped",     true },
        {"stop",         "stopping",    true },
        {"close",        "closed",      true },
        {"close",        "closing",     true },
        {"carry",        "carried",     true },
        {"class",        "classes",     true },
        {"church",       "churches",    true },
        {"box",          "boxes",       true },
        {"inspect",      "inspected",   true },
        {"call",         "called",      true },
        {"workers",      "workers'",    true },
        {"nation",       "national",    false},
        {"police",       "policy",      false},
        {"author",       "authority",   false},
        {"university",   "universe",    false},
        {"thing",        "th",          false},
        {"red",          "r",           false},
        {"sing",         "s",           false},
        {"bus",          "bu",          false},
        {"this",         "thi",         false},
        {"it",           "it's",        false},
        {"need",         "ne",          false},
        {"1980s",        "1980",        false},
        {"caf\xc3\xa9s", "caf\xc3\xa9", false},
        {"his",          "hi",          false},
        {"analysis",     "analysi",     false},
    };
    rows_check(*state, stem_of, rows, sizeof rows / sizeof *rows);
}

static void test_spelling(void **state)
{
    static const struct row rows[] = {
        {"organise",     "organize",     true },
        {"organisation", "organization", true },
        {"organising",   "organizing",   true },
        {"colour",       "color",        true },
        {"centre",       "center",       true },
        {"catalogue",    "catalog",      true },
        {"licence",      "license",      true },
        {"paralyse",     "paralyze",     true },
        {"modelling",    "modeling",     true },
        {"labelled",     "labeled",      true },
        {"traveller",    "traveler",     true },
        {"filled",       "filed",        false},
        {"polling",      "poling",       false},
        {"below",        "bellow",       false},
        {"four",         "for",          false},
        {"hour",         "hor",          false},
        {"fourth",       "forth",        false},
        {"mourning",     "morning",      false},
        {"rise",         "rize",         false},
        {"calling",      "caling",       false},
    };
    rows_check(*state, stem_spelling, rows, sizeof rows / sizeof *rows);
}

/* Any bytes: a stem is never longer than its word and never empty. */
static void test_any(void **state)
{
    static const char letters[] = "aeisgndyl'tz\xc3";
    struct arena_mark mark = arena_mark(*state);
    uint64_t seed = 37;
    for (int i = 0; i < 200000; i++) {
        char word[12];
        struct str s = {word, 1 + random_below(&seed, 11)};
        for (size_t j = 0; j < s.len; j++)
            word[j] = letters[random_below(&seed, sizeof letters - 1)];
        struct str stem = stem_of(*state, s);
        assert_in_range(stem.len, 1, s.len);
        struct str spelling = stem_spelling(*state, s);
        assert_in_range(spelling.len, 1, s.len + 9);
        arena_reset(*state, mark);
    }
    assert_int_equal(stem_of(*state, STR("")).len, 0);
    assert_int_equal(stem_spelling(*state, STR("")).len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        arena_test(test_stem),
        arena_test(test_spelling),
        arena_test(test_any),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
