/* SPDX-License-Identifier: MIT */

/*
 * hx_compare() on texts made of numbered sentences: what was done to the text
 * is what is found. Every comparison is also held to the properties of
 * check.c.
 */

#include "support.h"

#include <string.h>

enum { SENTENCES = 12, PLAN = 32 };

/* Sentences of which no two have a word of weight in common. */
static const char *const sentence_table[SENTENCES] = {
    "The ferry to Lenby sank in heavy fog on Monday.",
    "Divers recovered seven bodies before sunset.",
    "Inspectors blamed rusted bolts under the engine.",
    "Captain Orla Finch denied drinking alcohol.",
    "Relatives gathered outside the chapel all night.",
    "A bakery nearby handed out bread and soup.",
    "Insurance firms expect claims worth millions.",
    "Parliament will debate safety rules next spring.",
    "Fishermen had warned about strong currents.",
    "Two teenagers swam ashore without help.",
    "Experts doubt that sonar would have worked.",
    "Flags fly at half mast across the island.",
};

/*
 * The text of PLAN: letters are sentences, small ones as they are, capital
 * ones with another word in them; '/' begins a paragraph.
 */
static struct str text_of(struct arena *a, const char *plan)
{
    struct buf b = {.a = a};
    for (; *plan; plan++) {
        bool edited = *plan >= 'A' && *plan <= 'Z';
        if (*plan == '/') {
            buf_put(&b, STR("\n\n"));
            continue;
        }
        struct str s = str_of(sentence_table[(*plan | 32) - 'a']);
        struct str first = str_cut(&s, ' ');
        buf_print(&b, "%.*s %s%.*s ", (int)first.len, first.s,
                  edited ? "reportedly " : "", (int)s.len, s.s);
    }
    return buf_str(&b);
}

/* One pair as text: its sentences' letters, "!" changed, "~" moved. */
static void pair_put(struct buf *b, const struct compared *c,
                     const hx_pair *pair, const char *const plan[2])
{
    for (int side = 0; side < 2; side++) {
        for (uint32_t i = pair->at[side].start; i < pair->at[side].end; i++)
            buf_put_byte(b, plan[side][i]);
        if (!side)
            buf_put_byte(b, '>');
    }
    (void)c;
    if (pair->moved)
        buf_put_byte(b, '~');
    if (pair->kind == HX_CHANGED)
        buf_put_byte(b, '!');
    buf_put_byte(b, ' ');
}

/* The plan without paragraphs. */
static const char *letters_of(struct arena *a, const char *plan)
{
    struct buf b = {.a = a};
    for (; *plan; plan++)
        if (*plan != '/')
            buf_put_byte(&b, *plan);
    return str_copy(a, buf_str(&b));
}

static const struct row {
    const char *old, *new, *pairs;
} row_table[] = {
  /* nothing, or one side only */
    {"",          "",          ""                          },
    {"",          "ab",        ">a >b "                    },
    {"ab",        "",          "a> b> "                    },
    {"abc",       "abc",       "a>a b>b c>c "              },
    {"abc",       "a/b/c",     "a>a b>b c>c "              },
 /* inserted, deleted, changed */
    {"ac",        "abc",       "a>a >b c>c "               },
    {"abc",       "ac",        "a>a b> c>c "               },
    {"abc",       "aBc",       "a>a b>B! c>c "             },
    {"abc",       "adc",       "a>a b> >d c>c "            },
    {"abcd",      "efgh",      "a> b> c> d> >e >f >g >h "  },
 /* moved: the lighter side has moved */
    {"a/b/c/d",   "b/c/d/a",   "b>b c>c d>d a>a~ "         },
    {"a/b/c/d",   "d/a/b/c",   "d>d~ a>a b>b c>c "         },
    {"a/b/c/d",   "b/c/d/A",   "b>b c>c d>d a>A~! "        },
    {"ab/cd/ef",  "ab/ef/cd",  "a>a b>b e>e f>f c>c~ d>d~ "},
    {"abcdef",    "abCfde",    "a>a b>b c>C! f>f~ d>d e>e "},
 /* moved with things new and gone around */
    {"a/b/c/d/e", "e/a/f/c/d", "e>e~ a>a b> >f c>c d>d "   },
 /* duplicates */
    {"aba",       "ab",        "a>a b>b a> "               },
    {"ab",        "aba",       "a>a b>b >a "               },
    {"aab",       "abab",      "a>a >b a>a b>b "           },
    {"aaaa",      "aaa",       "a>a a>a a>a a> "           },
};

static bool row_check(struct arena *a, const struct row *row)
{
    struct compared c =
        compared_new(text_of(a, row->old), text_of(a, row->new), NULL);
    const char *const plan[2] = {letters_of(a, row->old),
                                 letters_of(a, row->new)};
    struct buf b = {.a = a};
    for (int side = 0; side < 2; side++)
        assert_int_equal(hx_diff_stats(c.diff)->sentences[side],
                         strlen(plan[side]));
    for (uint32_t i = 0; i < c.pairs; i++)
        pair_put(&b, &c, &c.pair[i], plan);
    bool right = str_is_equal(buf_str(&b), str_of(row->pairs));
    if (!right)
        print_message("%s | %s: %s instead of %s\n", row->old, row->new,
                      str_copy(a, buf_str(&b)), row->pairs);
    compared_free(&c);
    return right;
}

static void test_plans(void **state)
{
    uint32_t wrong = 0;
    for (size_t i = 0; i < sizeof row_table / sizeof *row_table; i++)
        wrong += !row_check(*state, &row_table[i]);
    assert_int_equal(wrong, 0);
}

/* The pair that has both texts, which begin sentences; fails if none. */
static const hx_pair *pair_find(const struct compared *c, const char *old,
                                const char *new)
{
    for (uint32_t i = 0; i < c->pairs; i++) {
        struct str left = compared_sentences(c, HX_OLD, c->pair[i].at[HX_OLD]);
        struct str right = compared_sentences(c, HX_NEW, c->pair[i].at[HX_NEW]);
        if (str_has_prefix(left, str_of(old)) &&
            str_has_prefix(right, str_of(new)))
            return &c->pair[i];
    }
    fail_msg("no pair of %s and %s", old, new);
    return NULL;
}

static void test_split(void **state)
{
    const char *one = "The bridge over the Senn was closed on Monday after "
                      "engineers found cracks in two of its steel cables. "
                      "Nobody was hurt.";
    const char *two = "The bridge over the Senn was closed on Monday. "
                      "Engineers had found cracks in two of its steel cables. "
                      "Nobody was hurt.";
    (void)state;
    for (int turn = 0; turn < 2; turn++) {
        struct compared c = compared_new(str_of(turn ? two : one),
                                         str_of(turn ? one : two), NULL);
        const hx_pair *pair = pair_find(&c, "The bridge", "The bridge");
        assert_int_equal(pair->at[turn].end - pair->at[turn].start, 1);
        assert_int_equal(pair->at[!turn].end - pair->at[!turn].start, 2);
        assert_int_equal(c.pairs, 2);
        compared_free(&c);
    }
}

/* Two sentences between equal ones: one if most of their words stand in the
 * same order, two if they share a few words that any sentence has. */
static void test_frame(void **state)
{
    static const char *const rows[][2] = {
        {"The pilot told them very calmly to walk to the back.",
         "The captain instructed them very peacefully to stroll to the rear."},
        {"The mayor of the town said that it was late in the day.",
         "The price of a ticket had gone up before the end of it."           },
        {"He was asked by the paper to leave the room at once.",
         "Nine of the trams on the line are to get new brakes."              }
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf b[2] = {{.a = *state}, {.a = *state}};
        for (int side = 0; side < 2; side++)
            buf_print(&b[side], "%s %s %s", sentence_table[0], rows[i][side],
                      sentence_table[1]);
        struct compared c = compared_new(buf_str(&b[0]), buf_str(&b[1]), NULL);
        assert_int_equal(c.pairs, i ? 4 : 3);
        compared_free(&c);
    }
}

/* A random text of sentences in random order, with edits. */
static struct str story_make(struct arena *a, uint64_t *seed)
{
    char plan[PLAN + 1] = "";
    uint32_t n = random_below(seed, PLAN);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t dice = random_below(seed, 40);
        plan[i] = (char)(dice < 8 && i ? '/'
                         : dice < 14   ? 'A' + (int)random_below(seed, 12)
                                       : 'a' + (int)random_below(seed, 12));
    }
    return text_of(a, plan);
}

/* Any two texts have the properties, whichever is the older, and what is
 * said is the same when it is asked again. */
static void test_random(void **state)
{
    struct arena_mark mark = arena_mark(*state);
    uint64_t seed = 43;
    for (int i = 0; i < 3000; i++) {
        hx_options opt = {.minimal = i % 5 == 0};
        struct str old = story_make(*state, &seed);
        struct str new = story_make(*state, &seed);
        struct compared ab = compared_new(old, new, &opt);
        struct compared ba = compared_new(new, old, &opt);
        struct compared again = compared_new(old, new, &opt);
        assert_int_equal(ab.changes, again.changes);
        assert_memory_equal(ab.change, again.change,
                            ab.changes * sizeof *ab.change);
        compared_free(&ab);
        compared_free(&ba);
        compared_free(&again);
        arena_reset(*state, mark);
    }
}

/* A text against itself: nothing changed, nothing moved. */
static void test_itself(void **state)
{
    struct arena_mark mark = arena_mark(*state);
    uint64_t seed = 47;
    for (int i = 0; i < 500; i++) {
        struct str text = story_make(*state, &seed);
        struct compared c = compared_new(text, text, NULL);
        for (uint32_t j = 0; j < c.pairs; j++) {
            assert_int_equal(c.pair[j].kind, HX_SAME);
            assert_int_equal(c.pair[j].moved, 0);
            assert_int_equal(c.pair[j].alike, 1000);
            assert_int_equal(c.change[j].cls, HX_CLASS_NONE);
        }
        assert_int_equal(c.changes, c.pairs);
        assert_int_equal(hx_diff_stats(c.diff)->alike, 1000);
        compared_free(&c);
        arena_reset(*state, mark);
    }
}

/* White space and line ends alone are no change: lines of 60 bytes. */
static void test_layout(void **state)
{
    struct str plain = text_of(*state, "abc/def/ghi");
    struct buf b = {.a = *state};
    size_t line = 0;
    for (size_t i = 0; i < plain.len; i++, line++) {
        bool wrap = plain.s[i] == ' ' && line > 60;
        buf_put(&b, wrap || plain.s[i] == '\n' ? STR("\r\n")
                                               : str_sub(plain, i, 1));
        if (wrap || plain.s[i] == '\n')
            line = 0;
    }
    struct compared c = compared_new(plain, buf_str(&b), NULL);
    for (uint32_t i = 0; i < c.pairs; i++)
        assert_int_equal(c.pair[i].kind, HX_SAME);
    compared_free(&c);
}

/* Swapping the sides swaps what is new and what is gone. */
static void test_swapped(void **state)
{
    static const char *const plans[][2] = {
        {"abcd",    "acd"    },
        {"abcd",    "aefd"   },
        {"a/b/c/d", "b/c/d/a"},
        {"abCd",    "Abcd"   },
        {"",        "abc"    }
    };
    for (size_t i = 0; i < sizeof plans / sizeof *plans; i++) {
        struct str old = text_of(*state, plans[i][0]);
        struct str new = text_of(*state, plans[i][1]);
        struct compared ab = compared_new(old, new, NULL);
        struct compared ba = compared_new(new, old, NULL);
        const hx_stats *s = hx_diff_stats(ab.diff), *t = hx_diff_stats(ba.diff);
        assert_int_equal(s->cut, t->added);
        assert_int_equal(s->added, t->cut);
        assert_int_equal(s->kept, t->kept);
        assert_int_equal(s->alike, t->alike);
        assert_int_equal(s->moved_groups, t->moved_groups);
        assert_int_equal(s->pairs[HX_INSERTED], t->pairs[HX_DELETED]);
        assert_int_equal(s->pairs[HX_DELETED], t->pairs[HX_INSERTED]);
        assert_int_equal(s->changes[HX_INSERTED], t->changes[HX_DELETED]);
        compared_free(&ab);
        compared_free(&ba);
    }
}

static int stop(void *context, uint64_t done, uint64_t total)
{
    uint32_t *left = context;
    assert_true(total > 0);
    (void)done;
    return *left ? !--*left : 0;
}

/* Each call of the poll function can cancel. */
static void test_cancel(void **state)
{
    struct buf b[2] = {{.a = *state}, {.a = *state}};
    uint64_t seed = 53;
    hx_doc *doc[2];
    int result = HX_ECANCELED;
    for (int side = 0; side < 2; side++) {
        for (int i = 0; i < 60000; i++)
            buf_print(&b[side], "w%u ", random_below(&seed, 900));
        assert_int_equal(hx_doc_new(&doc[side], b[side].s, b[side].len, NULL),
                         HX_OK);
    }
    for (uint32_t i = 1; result == HX_ECANCELED && i < 2000; i += 7) {
        uint32_t left = i;
        hx_diff *diff;
        hx_options opt = {.poll = stop, .context = &left, .budget = 100000000};
        result = hx_compare(&diff, doc[0], doc[1], &opt);
        assert_true((result == HX_OK) == (diff != NULL));
        hx_diff_free(diff);
    }
    assert_int_equal(result, HX_OK);
    hx_doc_free(doc[0]);
    hx_doc_free(doc[1]);
}

static void test_arguments(void **state)
{
    hx_doc *doc;
    hx_diff *diff = (hx_diff *)&doc;
    (void)state;
    assert_int_equal(hx_doc_new(&doc, "a", 1, NULL), HX_OK);
    assert_int_equal(hx_compare(&diff, doc, NULL, NULL), HX_EINVAL);
    assert_null(diff);
    assert_int_equal(hx_compare(&diff, NULL, doc, NULL), HX_EINVAL);
    assert_int_equal(hx_compare(NULL, doc, doc, NULL), HX_EINVAL);
    assert_int_equal(hx_compare(&diff, doc, doc, NULL), HX_OK);
    assert_int_equal(hx_diff_pair_of(diff, HX_OLD, 1), HX_NONE);
    assert_int_equal(hx_diff_change_of(diff, HX_NEW, 1), HX_NONE);
    assert_ptr_equal(hx_diff_doc(diff, HX_NEW), doc);
    assert_true(hx_diff_is_exact(diff));
    hx_diff_free(diff);
    hx_diff_free(NULL);
    hx_doc_free(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        arena_test(test_plans),           cmocka_unit_test(test_split),
        arena_test(test_frame),           arena_test(test_random),
        arena_test(test_itself),          arena_test(test_layout),
        arena_test(test_swapped),         arena_test(test_cancel),
        cmocka_unit_test(test_arguments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
