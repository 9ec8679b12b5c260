/* SPDX-License-Identifier: MIT */

/* What two texts are to each other: by the example story, a copy of it with
 * words swapped, and texts that share its subject, a passage or nothing. */

#include "support.h"

#include <string.h>

#include "hexapla-whole.h"

static const char related[] =
    "Engineers search the river bed\n\nDivers went down three times on Friday "
    "to look for the counterweight of the Fuller Bridge, which tore loose when "
    "its lift gave way. The current was strong and they came back with nothing "
    "but rope.\n\nSome three hundred neighbors stood along the quay with "
    "candles. Petra Quillow, who has run Orlesby since spring, read a poem; "
    "nobody from the Bridge Authority came. Flowers lay where the van had gone "
    "over the edge.\n\nA tram driver, off duty, told visitors how steel sounds "
    "before it breaks. He had crossed to Pellan Isle for eleven years and will "
    "not go again, he said.\n";

static const char unrelated[] =
    "Baker wins the pie contest again\n\nFor the third year in a row, Jonas "
    "Whit of Little Marrow has won the county prize for the best apple pie. "
    "The judges liked the crust most.\n\n\"I use cold butter and I never "
    "hurry\" "
    "was all that he gave away. His shop opens at six each day, and the queue "
    "goes round the corner on Saturdays.\n";

/* A clause of the story inside a sentence on something else. */
static const char quoting[] =
    "Letters to the editor\n\nMy aunt, who bakes, writes that two former "
    "workers told the Senn Valley Courier that the brake had slipped at least "
    "twice last winter, and asks whether her oven is safe.\n";

/* Words and what a machine puts in their place. */
static const char *const swap_table[][2] = {
    {"bridge ",    "viaduct "  },
    {"people ",    "persons "  },
    {"closed ",    "shut "     },
    {"stopped ",   "halted "   },
    {"warning ",   "notice "   },
    {"gap",        "hole"      },
    {"fell ",      "tumbled "  },
    {"carrying ",  "hauling "  },
    {"commuters ", "riders "   },
    {"town ",      "city "     },
    {"heard ",     "perceived "},
    {"slamming ",  "banging "  },
    {"empty ",     "vacant "   },
    {"calmly ",    "placidly " },
    {"walk ",      "stroll "   },
    {"dead ",      "deceased " },
    {"names ",     "titles "   },
    {"taken ",     "brought "  },
    {"serious ",   "grave "    },
    {"treating ",  "curing "   },
    {"broken ",    "busted "   },
    {"inspected ", "examined " },
    {"engineer",   "technician"},
    {"fault ",     "defect "   },
    {"tested",     "tried"     },
    {"former ",    "previous " },
    {"slipped ",   "slid "     },
    {"questions ", "queries "  },
    {"reports",    "stories"   },
    {"inquiry",    "probe"     },
    {"school",     "academy"   },
    {"council ",   "board "    },
    {"repairs ",   "fixes "    },
    {"money ",     "cash "     },
    {"delayed ",   "postponed "},
    {"shortage ",  "lack "     },
    {"drivers ",   "motorists "},
    {"island ",    "isle "     },
    {"opened ",    "unveiled " },
    {"smaller ",   "littler "  },
    {"blamed ",    "faulted "  },
    {"worn ",      "tattered " },
    {"advised ",   "counseled "},
    {"replace ",   "swap "     },
};

static struct str story(struct arena *a, const char *name)
{
    return file_read(a, source_folder(a, "tests/data/story"), name);
}

static bool is_at(struct str text, size_t at, const char *word)
{
    size_t len = strlen(word);
    return at + len <= text.len && !memcmp(text.s + at, word, len) && at &&
           text.s[at - 1] == ' ';
}

/* TEXT with all words of the table swapped. */
static struct str spun(struct arena *a, struct str text)
{
    enum { SWAPS = sizeof swap_table / sizeof *swap_table };
    struct buf b = {.a = a};
    for (size_t i = 0; i < text.len;) {
        size_t k = 0;
        while (k < SWAPS && !is_at(text, i, swap_table[k][0]))
            k++;
        if (k == SWAPS) {
            buf_put_byte(&b, text.s[i++]);
            continue;
        }
        buf_put(&b, str_of(swap_table[k][1]));
        i += strlen(swap_table[k][0]);
    }
    return buf_str(&b);
}

static void relation_check(struct str old, struct str new, hx_relation wanted)
{
    for (int back = 0; back < 2; back++) {
        struct compared c =
            compared_new(back ? new : old, back ? old : new, NULL);
        assert_string_equal(hx_relation_name(hx_diff_relation(c.diff)),
                            hx_relation_name(wanted));
        const hx_containment *own = hx_diff_containment(c.diff);
        for (int side = 0; side < 2; side++) {
            assert_true(own->same[side] <= own->within[side]);
            assert_true(own->within[side] <= 1000);
        }
        compared_free(&c);
    }
}

static void test_relations(void **state)
{
    struct str first = story(*state, "1-first.txt");
    struct str corrected = story(*state, "2-corrected.txt");
    relation_check(first, first, HX_RELATION_SAME);
    relation_check(first, corrected, HX_RELATION_EDITED);
    relation_check(first, story(*state, "3-expanded.txt"), HX_RELATION_EDITED);
    relation_check(first, spun(*state, first), HX_RELATION_PARAPHRASED);
    relation_check(first, str_of(related), HX_RELATION_RELATED);
    relation_check(first, str_of(unrelated), HX_RELATION_UNRELATED);
    relation_check(str_of(""), str_of(""), HX_RELATION_SAME);
    relation_check(str_of("..."), str_of("!!"), HX_RELATION_UNRELATED);
    relation_check(first, str_of(""), HX_RELATION_UNRELATED);
    relation_check(STR("Rain fell on Orlesby for three days. Trams ran late."),
                   STR("Rain fell on Orlesby for four days. Trams ran late."),
                   HX_RELATION_EDITED);
    relation_check(STR("Rain fell on Orlesby. Trams ran late."),
                   STR("A baker won a prize. Nobody saw why."),
                   HX_RELATION_UNRELATED);
}

/* A part of a text is in it as a whole, and not the other way. */
static void test_part(void **state)
{
    struct str first = story(*state, "1-first.txt");
    struct compared c = compared_new(first, str_sub(first, 0, 900), NULL);
    const hx_containment *own = hx_diff_containment(c.diff);
    assert_true(own->within[HX_NEW] > 950);
    assert_true(own->within[HX_OLD] < 450);
    compared_free(&c);
}

static void test_spun(void **state)
{
    struct str first = story(*state, "1-first.txt");
    struct compared c = compared_new(first, spun(*state, first), NULL);
    uint32_t n;
    const hx_spun *own = hx_diff_spun(c.diff);
    const hx_swap *swap = hx_diff_swaps(c.diff, &n);
    assert_true(own->score >= HX_SPUN_SHOWN);
    assert_true(own->kinds > 30 && own->kinds <= own->swaps);
    assert_true(own->touched <= own->sentences);
    assert_true(n > 30 && swap[0].count > 1);
    for (uint32_t i = 1; i < n; i++)
        assert_true(swap[i].count <= swap[i - 1].count);
    hx_range bridge = c.change[swap[0].change].at[HX_OLD];
    assert_true(str_is_equal(compared_text(&c, HX_OLD, bridge), STR("bridge")));
    compared_free(&c);
}

/* An editor's versions are not spun, nor is a text with one word renamed
 * wherever it stands. */
static void test_unspun(void **state)
{
    struct str first = story(*state, "1-first.txt"), text = first;
    struct buf renamed = {.a = *state};
    while (text.len) {
        if (is_at(text, 0, "bridge") || !strncmp(text.s, "bridge", 6)) {
            buf_put(&renamed, STR("viaduct"));
            text = str_sub(text, 6, text.len);
        }
        buf_put_byte(&renamed, text.s[0]);
        text = str_sub(text, 1, text.len);
    }
    struct str other[] = {story(*state, "2-corrected.txt"),
                          story(*state, "3-expanded.txt"), buf_str(&renamed),
                          str_of(unrelated), str_of("")};
    for (size_t i = 0; i < sizeof other / sizeof *other; i++) {
        struct compared c = compared_new(first, other[i], NULL);
        assert_true(hx_diff_spun(c.diff)->score < HX_SPUN_SHOWN / 2);
        compared_free(&c);
    }
}

/* The places of passages are apart, in order and known by token. */
static void reuses_check(const struct compared *c)
{
    uint32_t n, tokens;
    const hx_reuse *reuse = hx_diff_reuses(c->diff, &n);
    for (int side = 0; side < 2; side++) {
        uint32_t covered = 0, known = 0;
        hx_doc_tokens(c->doc[side], &tokens);
        for (uint32_t i = 0; i < n; i++) {
            assert_true(reuse[i].at[side].start < reuse[i].at[side].end);
            assert_true(!i || side == HX_OLD ||
                        reuse[i - 1].at[side].end <= reuse[i].at[side].start);
            covered += reuse[i].at[side].end - reuse[i].at[side].start;
        }
        for (uint32_t i = 0; i < tokens; i++) {
            uint32_t own = hx_diff_reuse_of(c->diff, side, i);
            known += own != HX_NONE;
            assert_true(own == HX_NONE ||
                        (own < n && reuse[own].at[side].start <= i &&
                         i < reuse[own].at[side].end));
        }
        assert_int_equal(covered, known);
        assert_int_equal(hx_diff_reuse_of(c->diff, side, tokens), HX_NONE);
    }
}

/* A clause that went from one sentence to another, both of which stayed, with
 * a word put into it. */
static void test_reuse(void **state)
{
    static const char mill[] = ", and the old mill by the harbor wall was sold "
                               "to a%s painter from Lenby";
    static const char *const start[] = {
        "The council met on Monday to talk about the budget for roads",
        "Bird lovers in five villages held their breath while the red kite "
        "nested on the church tower"};
    struct buf text[2] = {{.a = *state}, {.a = *state}};
    for (int side = 0; side < 2; side++)
        for (int i = 0; i < 2; i++) {
            buf_put(&text[side], str_of(start[i]));
            if (i == side)
                buf_print(&text[side], mill, side ? " quiet" : "");
            buf_put(&text[side], STR(". "));
        }
    struct compared c =
        compared_new(buf_str(&text[0]), buf_str(&text[1]), NULL);
    uint32_t n;
    const hx_reuse *reuse = hx_diff_reuses(c.diff, &n);
    reuses_check(&c);
    assert_int_equal(n, 1);
    assert_true(reuse->words >= 13);
    assert_true(str_is_equal(compared_text(&c, HX_NEW,
                                           (hx_range){reuse->at[HX_NEW].end - 2,
                                                      reuse->at[HX_NEW].end}),
                             STR("from Lenby")));
    compared_free(&c);
}

static void test_quoting(void **state)
{
    struct str first = story(*state, "1-first.txt");
    struct compared c = compared_new(first, str_of(quoting), NULL);
    reuses_check(&c);
    compared_free(&c);
    c = compared_new(str_of(unrelated), str_of(quoting), NULL);
    uint32_t n;
    hx_diff_reuses(c.diff, &n);
    assert_int_equal(n, 0);
    compared_free(&c);
}

/* Other depths know nothing of it. */
static void test_depths(void **state)
{
    struct str first = story(*state, "1-first.txt");
    for (uint32_t depth = HX_DEPTH_WORDS; depth <= HX_DEPTH_SENTENCES;
         depth++) {
        hx_options options = {.depth = depth};
        struct compared c = compared_new(first, spun(*state, first), &options);
        uint32_t n;
        assert_int_equal(hx_diff_relation(c.diff), HX_RELATION_RELATED);
        assert_int_equal(hx_diff_spun(c.diff)->score, 0);
        hx_diff_swaps(c.diff, &n);
        assert_int_equal(n, 0);
        assert_int_equal(hx_diff_reuse_of(c.diff, HX_OLD, 0), HX_NONE);
        compared_free(&c);
    }
    assert_string_equal(hx_relation_name(HX_RELATIONS), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        arena_test(test_relations), arena_test(test_part),
        arena_test(test_spun),      arena_test(test_unspun),
        arena_test(test_reuse),     arena_test(test_quoting),
        arena_test(test_depths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
