/* SPDX-License-Identifier: MIT */

/*
 * Explanations agree with the comparison they are of: what it linked is
 * explained as linked, with the same probability, and nothing else is; and the
 * clues that must count do.
 */

#include "support.h"

#include <stdlib.h>
#include <string.h>

#include "diff/cells.h"
#include "diff/clue.h"
#include "diff/sentences.h"

static void table_check(const struct clue_feature *table, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        assert_int_equal(table[i].feature, i);
        assert_true(table[i].clue <= HX_CLUES);
        assert_true(table[i].neutral <= NET_ONE);
    }
}

static void test_tables(void **state)
{
    (void)state;
    table_check(clue_word_table, CELL_FEATURES);
    table_check(clue_sentence_table, SENTENCE_FEATURES);
    table_check(clue_spread_table, SPREAD_FEATURES);
    assert_int_equal(clue_words, CELL_FEATURES);
    assert_int_equal(clue_sentences, SENTENCE_FEATURES);
    for (int k = 0; k < HX_CLUES; k++)
        assert_true(*hx_clue_name((hx_clue_id)k));
    for (int k = 0; k < HX_WHYS; k++)
        assert_true(*hx_why_name((hx_why)k));
    assert_string_equal(hx_why_name(HX_WHY_UNASKED), "unasked");
    assert_string_equal(hx_clue_name(HX_CLUE_RIVALS), "rivals");
}

/* A cell that is given the probability that it has is as it was; one that is
 * given another is what an answer with that would give. */
static void test_spread(void **state)
{
    struct room room = {.a = *state};
    uint64_t seed = 7;
    enum { ROWS = 9, COLUMNS = 7 };
    const uint32_t n[2] = {ROWS, COLUMNS};
    for (int round = 0; round < 200; round++) {
        uint16_t p[ROWS * COLUMNS];
        int16_t x[SPREAD_FEATURES], y[SPREAD_FEATURES];
        for (int k = 0; k < ROWS * COLUMNS; k++)
            p[k] = (uint16_t)(random_below(&seed, 3)
                                  ? random_below(&seed, 30)
                                  : random_below(&seed, NET_SURE + 1));
        uint32_t i = random_below(&seed, ROWS);
        uint32_t j = random_below(&seed, COLUMNS);
        uint16_t other = (uint16_t)random_below(&seed, NET_SURE + 1);
        room_begin(&room, 1 << 16);
        struct spread spread = spread_new(&room, p, n);
        spread_put(&spread, i, j, x);
        memcpy(y, x, sizeof x);
        spread_set(&spread, i, j, p[i * COLUMNS + j], y);
        assert_memory_equal(x, y, sizeof x);
        spread_set(&spread, i, j, other, y);
        p[i * COLUMNS + j] = other;
        room_begin(&room, 1 << 16);
        spread = spread_new(&room, p, n);
        spread_put(&spread, i, j, x);
        assert_memory_equal(x, y, sizeof x);
    }
}

static void reason_check(const hx_reason *reason)
{
    int32_t sum = 0;
    uint32_t seen = 0;
    assert_true(reason->why < HX_WHYS);
    assert_true(reason->sure <= 1000 && reason->need <= 1000);
    assert_true(reason->clues <= HX_CLUES);
    for (uint32_t k = 0; k < reason->clues; k++) {
        const hx_clue *clue = &reason->clue[k];
        assert_true(clue->id < HX_CLUES && !(seen >> clue->id & 1));
        seen |= UINT32_C(1) << clue->id;
        sum += abs(clue->share);
        if (k)
            assert_true(abs(clue->share) <= abs(clue[-1].share));
    }
    assert_true(sum <= 1000);
    if (reason->why == HX_WHY_NET)
        assert_true(reason->sure && reason->clues);
    if (reason->why == HX_WHY_WEAK)
        assert_true(reason->sure < reason->need);
}

static hx_reason reason_get(hx_explain *explain, hx_unit unit, uint32_t old,
                            uint32_t new)
{
    hx_reason reason;
    const uint32_t at[2] = {old, new};
    assert_int_equal(hx_explain_pair(explain, unit, at, &reason), HX_OK);
    assert_int_equal(reason.at[HX_OLD], old);
    assert_int_equal(reason.at[HX_NEW], new);
    reason_check(&reason);
    return reason;
}

static void sentences_check(hx_explain *explain, const struct compared *c)
{
    uint32_t n[2];
    for (int side = 0; side < 2; side++)
        hx_doc_sentences(c->doc[side], &n[side]);
    for (uint32_t i = 0; i < n[HX_OLD]; i++) {
        hx_nearest nearest;
        bool seen = false;
        uint32_t pair = hx_diff_pair_of(c->diff, HX_OLD, i);
        for (uint32_t j = 0; j < n[HX_NEW]; j++) {
            hx_reason reason = reason_get(explain, HX_UNIT_SENTENCE, i, j);
            assert_int_equal(hx_why_is_linked(reason.why),
                             pair == hx_diff_pair_of(c->diff, HX_NEW, j));
        }
        assert_int_equal(
            hx_explain_nearest(explain, HX_UNIT_SENTENCE, HX_OLD, i, &nearest),
            HX_OK);
        assert_true(nearest.n <= HX_NEAREST);
        for (uint32_t k = 0; k < nearest.n; k++)
            seen |= hx_diff_pair_of(c->diff, HX_NEW, nearest.at[k]) == pair;
        assert_int_equal(seen, c->pair[pair].at[HX_NEW].start <
                                   c->pair[pair].at[HX_NEW].end);
    }
}

static bool is_link(const struct compared *c, const uint32_t at[2],
                    uint32_t *sure)
{
    uint32_t n;
    const hx_link *link = hx_diff_links(c->diff, &n);
    for (uint32_t k = 0; k < n; k++)
        if (!memcmp(link[k].at, at, sizeof link[k].at)) {
            *sure = link[k].sure;
            return true;
        }
    return false;
}

/* Some of all pairs of words. */
static void words_check(hx_explain *explain, const struct compared *c)
{
    uint32_t n[2], sure = 0, links;
    uint64_t seed = 3;
    const hx_link *link = hx_diff_links(c->diff, &links);
    for (int side = 0; side < 2; side++)
        hx_doc_tokens(c->doc[side], &n[side]);
    for (uint32_t k = 0; k < links; k++) {
        hx_reason reason = reason_get(explain, HX_UNIT_WORD, link[k].at[HX_OLD],
                                      link[k].at[HX_NEW]);
        assert_int_equal(reason.why, HX_WHY_NET);
        assert_int_equal(reason.sure, link[k].sure);
        assert_true(reason.sure >= reason.need);
    }
    for (int k = 0; k < 2000; k++) {
        const uint32_t at[2] = {random_below(&seed, n[HX_OLD]),
                                random_below(&seed, n[HX_NEW])};
        hx_reason reason =
            reason_get(explain, HX_UNIT_WORD, at[HX_OLD], at[HX_NEW]);
        bool linked = is_link(c, at, &sure);
        assert_true(linked == (reason.why == HX_WHY_NET));
    }
}

static void test_stories(void **state)
{
    static const char *const names[] = {"1-first.txt", "2-corrected.txt",
                                        "3-expanded.txt", "4-spun.txt"};
    const char *folder = source_folder(*state, "tests/data/story");
    for (int k = 0; k < 3; k++) {
        hx_explain *explain;
        struct compared c =
            compared_new(file_read(*state, folder, names[k]),
                         file_read(*state, folder, names[k + 1]), NULL);
        assert_int_equal(hx_explain_new(&explain, c.diff, NULL), HX_OK);
        sentences_check(explain, &c);
        words_check(explain, &c);
        hx_explain_free(explain);
        compared_free(&c);
    }
}

/* The token of SIDE that reads TEXT. */
static uint32_t token_find(const struct compared *c, int side, const char *text)
{
    uint32_t n;
    hx_doc_tokens(c->doc[side], &n);
    for (uint32_t i = 0; i < n; i++)
        if (str_is_equal(compared_text(c, side, (hx_range){i, i + 1}),
                         str_of(text)))
            return i;
    fail_msg("no %s", text);
    return 0;
}

/* The share of CLUE in the reason for the words OLD and NEW, 0 if none. */
static int32_t share_of(hx_explain *explain, const struct compared *c,
                        const char *const word[2], hx_clue_id clue)
{
    hx_reason reason =
        reason_get(explain, HX_UNIT_WORD, token_find(c, HX_OLD, word[0]),
                   token_find(c, HX_NEW, word[1]));
    for (uint32_t k = 0; k < reason.clues; k++)
        if (reason.clue[k].id == clue)
            return reason.clue[k].share;
    return 0;
}

static void test_clues(void **state)
{
    static const struct {
        const char *word[2];
        hx_clue_id clue;
    } rows[] = {
        {{"ferry", "ferry"},     HX_CLUE_SAME     },
        {{"perils", "risks"},    HX_CLUE_SYNONYM  },
        {{"perils", "risks"},    HX_CLUE_NEIGHBORS},
        {{"labour", "labor"},    HX_CLUE_STEM     },
        {{"twelve", "12"},       HX_CLUE_NUMBER   },
        {{"Castlin", "Castlyn"}, HX_CLUE_SPELLING },
    };
    struct str bytes =
        file_read(*state, source_folder(*state, "src/data"), "lexicon-en.lex");
    hx_options opt = {.lexicon = bytes.s, .lexicon_len = bytes.len};
    hx_explain *explain;
    struct compared c = compared_new(
        STR("The ferry crew spoke of the perils of night work.\n\nUnion leader "
            "Castlin said forced labour was used on twelve boats."),
        STR("The ferry crew spoke of the risks of night work.\n\nUnion leader "
            "Castlyn said forced labor was used on 12 boats."),
        &opt);
    assert_int_equal(hx_diff_tier(c.diff), HX_TIER_LEXICON);
    assert_string_equal(hx_tier_name(hx_diff_tier(c.diff)), "lexicon");
    assert_int_equal(hx_explain_new(&explain, c.diff, &opt), HX_OK);
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
        assert_true(share_of(explain, &c, rows[k].word, rows[k].clue) > 0);
    const uint32_t apart[2] = {token_find(&c, HX_OLD, "perils"),
                               token_find(&c, HX_NEW, "Union")};
    hx_reason reason =
        reason_get(explain, HX_UNIT_WORD, apart[HX_OLD], apart[HX_NEW]);
    assert_int_equal(reason.why, HX_WHY_APART);
    hx_explain_free(explain);
    compared_free(&c);
}

/* What is not asked of the networks: equal sentences, fields. */
static void test_rules(void **state)
{
    struct str old = STR("The ferry to Lenby sank in the storm at noon.\n\n"
                         "Nobody was hurt, the harbor master said.\n\n"
                         "Published 3 May 2031\n");
    struct str new = STR("Nobody was hurt, the harbor master said.\n\n"
                         "Divers look for the wreck this week.\n\n"
                         "Published 4 May 2031\n");
    hx_explain *explain;
    hx_options quick = {.depth = HX_DEPTH_WORDS};
    hx_options some = {.depth = HX_DEPTH_SENTENCES};
    (void)state;
    struct compared c = compared_new(old, new, NULL);
    assert_int_equal(hx_explain_new(&explain, c.diff, NULL), HX_OK);
    hx_reason reason = reason_get(explain, HX_UNIT_SENTENCE, 1, 0);
    assert_int_equal(reason.why, HX_WHY_SAME);
    assert_int_equal(reason_get(explain, HX_UNIT_SENTENCE, 0, 0).why,
                     HX_WHY_TAKEN);
    assert_int_equal(reason_get(explain, HX_UNIT_SENTENCE, 0, 2).why,
                     HX_WHY_FIELD);
    const uint32_t out[2] = {0, 9};
    assert_int_equal(hx_explain_pair(explain, HX_UNIT_SENTENCE, out, &reason),
                     HX_EINVAL);
    hx_nearest nearest;
    assert_int_equal(
        hx_explain_nearest(explain, HX_UNIT_WORD, HX_OLD, 0, &nearest), HX_OK);
    assert_int_equal(nearest.n, 0);
    assert_int_equal(hx_explain_nearest(explain, HX_UNIT_WORD, 2, 0, &nearest),
                     HX_EINVAL);
    hx_explain_free(explain);
    compared_free(&c);
    c = compared_new(old, new, &quick);
    assert_int_equal(hx_explain_new(&explain, c.diff, &quick), HX_EINVAL);
    assert_null(explain);
    compared_free(&c);
    c = compared_new(STR("Three boats left."), STR("Three ships left."), &some);
    assert_int_equal(hx_explain_new(&explain, c.diff, &some), HX_OK);
    assert_int_equal(reason_get(explain, HX_UNIT_WORD, 0, 0).why, HX_WHY_SAME);
    assert_int_equal(reason_get(explain, HX_UNIT_WORD, 1, 1).why,
                     HX_WHY_UNASKED);
    assert_int_equal(reason_get(explain, HX_UNIT_SENTENCE, 0, 0).why,
                     HX_WHY_NET);
    hx_explain_free(explain);
    compared_free(&c);
    hx_explain_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tables),
        cmocka_unit_test_setup_teardown(test_spread, arena_setup,
                                        arena_teardown),
        cmocka_unit_test_setup_teardown(test_stories, arena_setup,
                                        arena_teardown),
        cmocka_unit_test_setup_teardown(test_clues, arena_setup,
                                        arena_teardown),
        cmocka_unit_test(test_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
