/* SPDX-License-Identifier: MIT */

/*
 * Guards by examples, and what brief texts are told to be as a whole. The
 * counts over many sentences are in said_guards.c.
 */

#include "diff/equivalence.h"
#include "diff/guard_words.h"
#include "diff/trees.h"
#include "diff/wording.h"
#include <string.h>

#include "support.h"

/* Two phrases, each a text of its own, and the guards that they set off. */
struct row {
    const char *old, *new;
    uint32_t guards;
};

struct asked {
    const struct row *row;
    uint32_t guards;
};

static int guard_body(struct arena *a, void *context)
{
    struct asked *asked = context;
    hx_doc *doc[2];
    const char *text[2] = {asked->row->old, asked->row->new};
    hx_options options = {.language = "en"};
    for (int side = 0; side < 2; side++)
        if (hx_doc_new(&doc[side], text[side], strlen(text[side]), NULL))
            return HX_ENOMEM;
    struct keys keys = keys_new(a, doc[HX_OLD], doc[HX_NEW], &options);
    struct guards guards = guards_new(a, &keys);
    /* The first word of each is "So", which no guard is about. */
    hx_range at[2] = {
        {1, keys.n[HX_OLD]},
        {1, keys.n[HX_NEW]}
    };
    asked->guards = guard_phrases(&guards, at);
    for (int side = 0; side < 2; side++)
        hx_doc_free(doc[side]);
    return -1;
}

static void test_phrases(void **state)
{
    static const struct row row_table[] = {
        {"So 14 homes",         "So 41 homes",          GUARD_NUMBER       },
        {"So two homes",        "So 2 homes",           0                  },
        {"So on Monday",        "So on Tuesday",        GUARD_WEEKDAY      },
        {"So in April",         "So in June",           GUARD_MONTH        },
        {"So six weeks",        "So six months",        GUARD_UNIT         },
        {"So 5 dollars",        "So 5 euros",           GUARD_CURRENCY     },
        {"So for Olsen",        "So for Hansen",        GUARD_NAME         },
        {"So it is",            "So it is not",         GUARD_NEGATION     },
        {"So it may",           "So it will",           GUARD_MODAL        },
        {"So it rose",          "So it fell",           GUARD_DIRECTION    },
        {"So it rose",          "So it climbed",        0                  },
        {"So it went up",       "So it went",           0                  },
        {"So about 40 men",     "So 40 men",            GUARD_APPROXIMATION},
        {"So about the plan",   "So on the plan",       0                  },
        {"So three were hurt",  "So three were killed", GUARD_CASUALTY     },
        {"So he was charged",   "So he was convicted",  GUARD_CRIME        },
        {"So reportedly there", "So there",             GUARD_HEDGE        },
        {"So all of them",      "So some of them",      GUARD_DEGREE       },
        {"So her son",          "So her daughter",      GUARD_KINSHIP      },
        {"So they march on",    "So they walk on",      0                  },
    };
    (void)state;
    for (size_t i = 0; i < sizeof row_table / sizeof *row_table; i++) {
        struct asked asked = {&row_table[i], 0};
        arena_run(0, guard_body, &asked);
        if (asked.guards != row_table[i].guards)
            print_error("%s | %s: %x\n", row_table[i].old, row_table[i].new,
                        asked.guards);
        assert_int_equal(asked.guards, row_table[i].guards);
    }
}

static void test_names(void **state)
{
    (void)state;
    for (int i = 0; i < GUARDS; i++)
        assert_true(*guard_name(i));
    assert_string_equal(guard_name(1), "weekday");
    assert_non_null(guard_word_find(STR("abducted")));
    assert_non_null(guard_word_find(STR("wounds")));
    assert_null(guard_word_find(STR("")));
    assert_null(guard_word_find(STR("ferry")));
}

static uint32_t sure_of(const char *old, const char *new, const char *language)
{
    hx_options options = {.language = language};
    struct compared c = compared_new(str_of(old), str_of(new), &options);
    uint32_t sure = hx_diff_sure(c.diff);
    compared_free(&c);
    return sure;
}

static void test_whole(void **state)
{
    (void)state;
    const char *told = "Ilse Varn, who runs the harbor, said the ferry would "
                       "sail again on Monday.";
    assert_true(sure_of(told,
                        "The ferry would sail again on Monday, said Ilse Varn, "
                        "who runs the harbor.",
                        "en") >= 500);
    assert_true(sure_of(told,
                        "Ilse Varn, who runs the harbor, said the ferry would "
                        "not sail again on Monday.",
                        "en") < 500);
    assert_true(sure_of(told, "Two boys found an old coin in the sand.", "en") <
                500);
    /* Nothing is said of other languages, of long texts, of nothing. */
    assert_int_equal(sure_of(told, "Ilse Varn said so.", "de"), HX_NONE);
    assert_int_equal(sure_of(told, "He said so.\n\nShe did not.", "en"),
                     HX_NONE);
    assert_int_equal(sure_of("", told, "en"), HX_NONE);
}

/* What the lexicon knows of two words, and the degree of that. */
static void test_degrees(void **state)
{
    static const struct {
        uint8_t sense, above, company, antonym;
        hx_degree degree;
    } row_table[] = {
        {127, 0,   20,  0,   HX_DEGREE_SURE  },
        {127, 0,   100, 128, HX_DEGREE_NONE  }, /* rise, fall */
        {73,  0,   10,  0,   HX_DEGREE_LIKELY},
        {63,  0,   65,  0,   HX_DEGREE_LIKELY},
        {63,  0,   20,  0,   HX_DEGREE_NONE  },
        {0,   127, 75,  0,   HX_DEGREE_WEAK  },
        {0,   127, 43,  0,   HX_DEGREE_NONE  }, /* interest, curiosity */
        {0,   0,   127, 0,   HX_DEGREE_NONE  }, /* company alone */
    };
    (void)state;
    for (size_t i = 0; i < sizeof row_table / sizeof *row_table; i++) {
        uint8_t form[FORM_FEATURES] = {0};
        form[FORM_SYNSET_SURE] = row_table[i].sense;
        form[FORM_ABOVE] = row_table[i].above;
        form[FORM_COSINE] = row_table[i].company;
        form[FORM_ANTONYM] = row_table[i].antonym;
        assert_int_equal(wording_of(form), row_table[i].degree);
    }
    assert_string_equal(hx_degree_name(HX_DEGREE_LIKELY), "likely");
    assert_string_equal(hx_degree_name(HX_DEGREES), "");
}

/* Nothing is folded inside quotation marks. */
static void test_quoted(void **state)
{
    (void)state;
    struct compared c =
        compared_new(STR("He said it was \"of use now\"."),
                     STR("He stated it was \"of use now\"."), NULL);
    uint32_t reworded = 0;
    for (uint32_t i = 0; i < c.changes; i++)
        reworded += c.change[i].kind == HX_REWORDED &&
                    c.change[i].degree == HX_DEGREE_SURE;
    assert_int_equal(reworded, 1);
    compared_free(&c);
    c = compared_new(STR("It was \"what he said of it\" to me."),
                     STR("It was \"what he stated of it\" to me."), NULL);
    for (uint32_t i = 0; i < c.changes; i++)
        assert_int_not_equal(c.change[i].kind, HX_REWORDED);
    compared_free(&c);
}

static void test_trees(void **state)
{
    const struct trees *all[] = {&trees_pair_lexicon, &trees_pair_plain};
    (void)state;
    for (int k = 0; k < 2; k++) {
        int16_t x[PAIR_FEATURES] = {0};
        assert_int_equal(all[k]->inputs, PAIR_FEATURES);
        assert_true(all[k]->n <= TREES_MOST);
        uint32_t none = trees_run(all[k], x);
        for (int i = 0; i < PAIR_FEATURES; i++)
            x[i] = NET_ONE;
        assert_true(none <= NET_SURE && trees_run(all[k], x) <= NET_SURE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_phrases), cmocka_unit_test(test_names),
        cmocka_unit_test(test_whole),   cmocka_unit_test(test_degrees),
        cmocka_unit_test(test_quoted),  cmocka_unit_test(test_trees)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
