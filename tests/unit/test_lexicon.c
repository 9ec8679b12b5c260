/* SPDX-License-Identifier: MIT */

/* A tiny lexicon: words, bases, relations, cosines; and bytes that lie. */

#include "support.h"

#include <string.h>

#include "tiny.h"

static struct lexicon tiny_open(struct arena *a)
{
    struct lexicon lex;
    struct str bytes = tiny_lexicon(a);
    assert_int_equal(lexicon_open(&lex, bytes.s, bytes.len), HX_OK);
    assert_true(lexicon_is_whole(bytes.s, bytes.len));
    return lex;
}

static void test_words(void **state)
{
    struct lexicon lex = tiny_open(*state);
    assert_int_equal(lex.words, TINY_WORDS);
    for (uint32_t id = 0; id < TINY_WORDS; id++)
        assert_int_equal(lexicon_find(&lex, lexicon_word(&lex, id)), id);
    assert_int_equal(lexicon_find(&lex, STR("began")), TINY_BEGAN);
    assert_int_equal(lexicon_find(&lex, STR("")), LEXICON_NONE);
    assert_int_equal(lexicon_find(&lex, STR("begins")), LEXICON_NONE);
    assert_int_equal(lexicon_word(&lex, TINY_WORDS).len, 0);
    assert_int_equal(lexicon_parts(&lex, TINY_START),
                     LEXICON_NOUN | LEXICON_VERB);
    assert_int_equal(lexicon_parts(&lex, TINY_COLD), LEXICON_ADJECTIVE);
}

static void test_rarity(void **state)
{
    struct lexicon lex = tiny_open(*state);
    assert_int_equal(lexicon_rarity(&lex, 0), 0);
    assert_int_equal(lexicon_rarity(&lex, LEXICON_NONE), 255);
    assert_int_equal(lexicon_rarity(&lex, TINY_PRIME_MINISTER), 255);
    for (uint32_t id = 1; id < TINY_WORDS; id++)
        assert_in_range(lexicon_rarity(&lex, id), lexicon_rarity(&lex, id - 1),
                        255);
}

static void test_lemmas(void **state)
{
    static const struct {
        struct str form;
        uint32_t base;
    } rows[] = {
        {{"begins", 6},   TINY_BEGIN   },
        {{"began", 5},    TINY_BEGIN   },
        {{"starting", 8}, TINY_START   },
        {{"started", 7},  TINY_START   },
        {{"taking", 6},   TINY_TAKE    },
        {{"hotter", 6},   LEXICON_NONE },
        {{"colder", 6},   TINY_COLD    },
        {{"coldest", 7},  TINY_COLD    },
        {{"days", 4},     TINY_DAY     },
        {{"day's", 5},    TINY_DAY     },
        {{"minister", 8}, TINY_MINISTER},
        {{"ing", 3},      LEXICON_NONE },
        {{"", 0},         LEXICON_NONE },
    };
    struct lexicon lex = tiny_open(*state);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t id[LEXICON_LEMMAS] = {LEXICON_NONE};
        uint32_t n = lexicon_lemmas(&lex, rows[i].form, id);
        if (n != (rows[i].base != LEXICON_NONE) || id[0] != rows[i].base)
            fail_msg("%s", rows[i].form.s);
    }
}

static void test_relations(void **state)
{
    struct lexicon lex = tiny_open(*state);
    struct lexicon_relation r = lexicon_relate(&lex, TINY_BEGAN, TINY_START);
    assert_int_equal(r.synset, 180); /* 255 / sqrt(2) */
    assert_true(r.part && !r.lemma && !r.antonym);
    assert_true(lexicon_relate(&lex, TINY_BEGAN, TINY_BEGIN).lemma);
    r = lexicon_relate(&lex, TINY_HOT, TINY_COLD);
    assert_true(r.antonym && !r.synset && !r.sibling);
    r = lexicon_relate(&lex, TINY_MONDAY, TINY_TUESDAY);
    assert_true(r.sibling == 255 && !r.synset && !r.above[0]);
    assert_int_equal(r.cousin, 255); /* day, two steps from both */
    r = lexicon_relate(&lex, TINY_MONDAY, TINY_WEEKDAY);
    assert_true(r.above[0] == 255 && !r.above[1] && !r.below[0]);
    r = lexicon_relate(&lex, TINY_DAY, TINY_MONDAY);
    assert_true(r.below[1] == 255 && !r.below[0] && !r.above[1]);
    r = lexicon_relate(&lex, TINY_HOT, TINY_WARM);
    assert_true(r.similar == 255 && !r.antonym);
    assert_int_equal(lexicon_relate(&lex, TINY_WARM, TINY_HOT).similar, 255);
    r = lexicon_relate(&lex, TINY_HEAT, TINY_HOT);
    assert_true(r.derived && r.derived_synset == 255 && !r.part);
    r = lexicon_relate(&lex, TINY_HEAT, TINY_MONDAY);
    assert_true(!r.synset && !r.cousin && !r.similar && !r.derived && r.part);
    r = lexicon_relate(&lex, LEXICON_NONE, TINY_MONDAY);
    assert_true(!r.part && !r.lemma && !r.synset);
}

static void test_compounds(void **state)
{
    static const struct str took[] = {
        {"took",  4},
        {"place", 5},
        {"today", 5}
    };
    static const struct str prime[] = {
        {"prime",     5},
        {"ministers", 9}
    };
    struct lexicon lex = tiny_open(*state);
    uint32_t len;
    assert_int_equal(lexicon_compound_find(&lex, took, 3, &len),
                     TINY_TAKE_PLACE);
    assert_int_equal(len, 2);
    assert_int_equal(lexicon_compound_find(&lex, prime, 2, &len),
                     TINY_PRIME_MINISTER);
    assert_int_equal(lexicon_compound_find(&lex, took + 1, 2, &len),
                     LEXICON_NONE);
    assert_int_equal(len, 0);
    struct lexicon_relation r =
        lexicon_relate(&lex, TINY_TAKE_PLACE, TINY_OCCUR);
    assert_int_equal(r.synset, 255);
    r = lexicon_relate(&lex, TINY_MINISTER, TINY_PRIME_MINISTER);
    assert_int_equal(r.synset, 127); /* 255 / sqrt(4) */
}

static void test_cosines(void **state)
{
    struct lexicon lex = tiny_open(*state);
    assert_int_equal(lexicon_cosine(&lex, TINY_BEGIN, TINY_BEGIN), 127);
    assert_int_equal(lexicon_cosine(&lex, TINY_BEGIN, TINY_BEGAN), -127);
    assert_in_range(lexicon_cosine(&lex, TINY_BEGIN, TINY_START), 90, 120);
    assert_int_equal(lexicon_cosine(&lex, TINY_BEGIN, TINY_HOT),
                     lexicon_cosine(&lex, TINY_HOT, TINY_BEGIN));
    assert_int_equal(lexicon_cosine(&lex, TINY_TAKE, TINY_HOT),
                     LEXICON_NO_VECTOR);
    assert_int_equal(lexicon_cosine(&lex, TINY_HOT, TINY_OCCUR),
                     LEXICON_NO_VECTOR);
    assert_int_equal(lexicon_cosine(&lex, TINY_HOT, LEXICON_NONE),
                     LEXICON_NO_VECTOR);
}

/* Asks all there is to ask. */
static void all_ask(const struct lexicon *lex)
{
    static const struct str words[] = {
        {"took",    4},
        {"place",   5},
        {"hot",     3},
        {"mondays", 7}
    };
    uint32_t len;
    struct lexicon_profile one, other;
    lexicon_compound_find(lex, words, 4, &len);
    for (uint32_t i = 0; i < 4; i++) {
        lexicon_profile(lex, words[i], &one);
        for (uint32_t j = 0; j < TINY_WORDS + 3; j++) {
            lexicon_profile_id(lex, j, &other);
            lexicon_relate_profiles(lex, &one, &other);
            lexicon_cosine(lex, i, j);
            lexicon_rarity(lex, j);
        }
    }
}

/* A copy whose end is the end of its memory, so that a sanitizer sees what
 * is read behind it. */
static int copy_open(struct lexicon *lex, struct str bytes, char **copy)
{
    *copy = test_malloc(bytes.len + 1);
    memcpy(*copy, bytes.s, bytes.len);
    return lexicon_open(lex, *copy, bytes.len);
}

static void test_header(void **state)
{
    struct str bytes = tiny_lexicon(*state);
    struct lexicon lex;
    size_t head = LEXICON_HEADER + 8 * LEXICON_SECTIONS;
    char *copy;
    for (size_t i = 0; i < head; i++)
        for (int bit = 1; bit < 256; bit *= 2) {
            copy_open(&lex, bytes, &copy);
            copy[i] = (char)(copy[i] ^ bit);
            assert_int_equal(lexicon_open(&lex, copy, bytes.len), HX_EINVAL);
            assert_int_equal(lexicon_find(&lex, STR("hot")), LEXICON_NONE);
            test_free(copy);
        }
    for (size_t len = 0; len < bytes.len; len++) {
        struct str cut = {bytes.s, len};
        assert_int_equal(copy_open(&lex, cut, &copy), HX_EINVAL);
        all_ask(&lex);
        test_free(copy);
    }
    assert_int_equal(lexicon_open(&lex, NULL, 0), HX_EINVAL);
}

/* Damage behind the header is not seen on opening, and does no harm. */
static void test_body(void **state)
{
    struct str bytes = tiny_lexicon(*state);
    size_t head = LEXICON_HEADER + 8 * LEXICON_SECTIONS;
    for (size_t i = head; i < bytes.len; i++)
        for (int value = 0; value < 256; value += 51) {
            struct lexicon lex;
            char *copy;
            assert_int_equal(copy_open(&lex, bytes, &copy), HX_OK);
            copy[i] = (char)(copy[i] ^ (value ? value : 128));
            assert_false(lexicon_is_whole(copy, bytes.len));
            all_ask(&lex);
            test_free(copy);
        }
}

/* As the library is given it. */
static void test_option(void **state)
{
    struct str bytes = tiny_lexicon(*state);
    hx_options options = {.lexicon = bytes.s, .lexicon_len = bytes.len};
    hx_doc *doc;
    hx_diff *diff;
    assert_int_equal(hx_doc_new(&doc, "One.", 4, NULL), HX_OK);
    assert_int_equal(hx_compare(&diff, doc, doc, &options), HX_OK);
    hx_diff_free(diff);
    assert_int_equal(hx_lexicon_is_known(bytes.s, bytes.len), 1);
    options.lexicon_len--;
    assert_int_equal(hx_lexicon_is_known(bytes.s, options.lexicon_len), 0);
    assert_int_equal(hx_compare(&diff, doc, doc, &options), HX_EINVAL);
    assert_null(diff);
    hx_doc_free(doc);
}

static struct lexicon english_open(struct arena *a)
{
    struct lexicon lex;
    struct str bytes =
        file_read(a, source_folder(a, "src/data"), "lexicon-en.lex");
    assert_true(lexicon_is_whole(bytes.s, bytes.len));
    assert_int_equal(lexicon_open(&lex, bytes.s, bytes.len), HX_OK);
    return lex;
}

static struct lexicon_relation related(const struct lexicon *lex, const char *a,
                                       const char *b)
{
    struct lexicon_profile one, other;
    lexicon_profile(lex, str_of(a), &one);
    lexicon_profile(lex, str_of(b), &other);
    return lexicon_relate_profiles(lex, &one, &other);
}

/* What everybody knows of English, from the file that is shipped. */
static void test_english(void **state)
{
    struct lexicon lex = english_open(*state);
    static const struct str took[] = {
        {"took",  4},
        {"place", 5}
    };
    uint32_t len;
    assert_in_range(lex.words, 100000, 130000);
    assert_int_equal(lex.vectors, 50000);
    assert_int_equal(lex.synsets, 117659);
    for (uint32_t id = 0; id < lex.words; id++)
        assert_int_equal(lexicon_find(&lex, lexicon_word(&lex, id)), id);
    assert_int_equal(related(&lex, "began", "starts").synset, 255);
    assert_int_equal(related(&lex, "perils", "risks").synset, 255);
    assert_int_equal(related(&lex, "uk", "britain").synset, 255);
    assert_int_equal(related(&lex, "went", "gone").lemma, true);
    struct lexicon_relation r = related(&lex, "monday", "tuesday");
    assert_true(r.sibling == 255 && !r.synset && !r.antonym);
    r = related(&lex, "hot", "cold");
    assert_true(r.antonym && !r.synset);
    assert_true(related(&lex, "increased", "decreasing").antonym);
    assert_true(related(&lex, "decide", "decision").derived);
    assert_int_equal(related(&lex, "dog", "canine").above[0], 180);
    assert_int_equal(related(&lex, "canine", "dog").below[0], 180);
    assert_int_equal(lexicon_relate(&lex,
                                    lexicon_compound_find(&lex, took, 2, &len),
                                    lexicon_find(&lex, STR("occur")))
                         .synset,
                     255);
}

static int cosine_of(const struct lexicon *lex, const char *a, const char *b)
{
    return lexicon_cosine(lex, lexicon_find(lex, str_of(a)),
                          lexicon_find(lex, str_of(b)));
}

/* Those that stand in like places are near, whatever they mean. */
static void test_english_cosines(void **state)
{
    struct lexicon lex = english_open(*state);
    assert_in_range(cosine_of(&lex, "monday", "tuesday"), 115, 127);
    assert_in_range(cosine_of(&lex, "increase", "decrease"), 95, 127);
    assert_in_range(cosine_of(&lex, "condemned", "denounced"), 85, 127);
    assert_true(cosine_of(&lex, "monday", "bridge") < 30);
    assert_true(cosine_of(&lex, "goalkeeper", "parliament") < 30);
    assert_int_equal(cosine_of(&lex, "monday", "monday"), 127);
    assert_int_equal(cosine_of(&lex, "monday", "qqqqq"), LEXICON_NO_VECTOR);
    assert_in_range(lexicon_rarity(&lex, lexicon_find(&lex, STR("the"))), 0,
                    20);
    assert_in_range(lexicon_rarity(&lex, lexicon_find(&lex, STR("peril"))), 150,
                    254);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        arena_test(test_words),
        arena_test(test_rarity),
        arena_test(test_lemmas),
        arena_test(test_relations),
        arena_test(test_compounds),
        arena_test(test_cosines),
        arena_test(test_option),
        arena_test(test_header),
        arena_test(test_body),
        arena_test(test_english),
        arena_test(test_english_cosines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
