/* SPDX-License-Identifier: MIT */

/* Documents and scripts of tokens and sentences that the caller has given:
 * they come back as they are, and what is no such list is refused. */

#include "check.h"
#include "support.h"

#include <string.h>

enum { LISTS = 8 };

/* Ranges, ended by one that is {1, 0}. */
struct list {
    hx_range at[LISTS];
};

#define END                                                                    \
    {                                                                          \
        1, 0                                                                   \
    }

static size_t length(const struct list *list)
{
    size_t n = 0;
    while (list->at[n].start <= list->at[n].end)
        n++;
    return n;
}

static hx_source source_of(const char *text, const struct list *tokens,
                           const struct list *sentences)
{
    hx_source source = {
        .text = {text, strlen(text)}
    };
    if (tokens) {
        source.tokens = tokens->at;
        source.token_count = length(tokens);
    }
    if (sentences) {
        source.sentences = sentences->at;
        source.sentence_count = length(sentences);
    }
    return source;
}

static hx_doc *doc_of(const hx_source *source)
{
    hx_doc *doc;
    assert_int_equal(hx_doc_from(&doc, source, NULL), HX_OK);
    assert_null(check_doc_given(doc));
    return doc;
}

static void assert_ranges(const hx_range *at, uint32_t n,
                          const struct list *expect)
{
    assert_int_equal(n, length(expect));
    for (uint32_t i = 0; i < n; i++) {
        assert_int_equal(at[i].start, expect->at[i].start);
        assert_int_equal(at[i].end, expect->at[i].end);
    }
}

/* Words of two words, of blanks, of signs: none is cut or joined. */
static void test_tokens(void **state)
{
    const char *text = "New York won't  don't-know ";
    static const struct list tokens = {
        {{0, 8}, {9, 12}, {12, 14}, {15, 16}, {16, 26}, END}
    };
    static const uint32_t gaps[] = {1, 0, 1, 0, 1};
    hx_source source = source_of(text, &tokens, NULL);
    hx_doc *doc = doc_of(&source);
    uint32_t n;
    const hx_token *token = hx_doc_tokens(doc, &n);
    (void)state;
    assert_int_equal(n, 5);
    for (uint32_t i = 0; i < n; i++) {
        assert_int_equal(token[i].at, tokens.at[i].start);
        assert_int_equal(token[i].at + token[i].len, tokens.at[i].end);
        assert_int_equal(token[i].gap, gaps[i]);
    }
    assert_int_equal(token[0].flags, HX_TOKEN_WORD | HX_TOKEN_CAPITAL);
    assert_int_equal(token[3].flags, 0);
    hx_doc_free(doc);
}

/* What no sentence has becomes sentences, one in each paragraph. */
static void test_sentences(void **state)
{
    const char *text = "One two. Three.\n\nFour. Five six seven.\n\nEight";
    static const struct list given = {
        {{0, 0}, {4, 12}, {23, 31}, {31, 31}, END}
    };
    /* One | two . Thr | ee . || Four . | Five six | seven . || Eight */
    static const struct list sentences = {
        {{0, 1}, {1, 4}, {4, 6}, {6, 8}, {8, 10}, {10, 12}, {12, 13}, END}
    };
    static const struct list paragraphs = {
        {{0, 3}, {3, 6}, {6, 7}, END}
    };
    hx_source source = source_of(text, NULL, &given);
    hx_doc *doc = doc_of(&source);
    uint32_t n;
    const hx_range *at = hx_doc_sentences(doc, &n);
    (void)state;
    assert_ranges(at, n, &sentences);
    at = hx_doc_paragraphs(doc, &n);
    assert_ranges(at, n, &paragraphs);
    hx_doc_free(doc);
}

/* A sentence that goes on in the next paragraph joins the two. */
static void test_joined(void **state)
{
    const char *text = "A headline\n\nand its text. More.";
    static const struct list given = {
        {{0, 24}, END}
    };
    static const struct list all = {
        {{0, 2}, END}
    };
    hx_source source = source_of(text, NULL, &given);
    hx_doc *doc = doc_of(&source);
    uint32_t n;
    (void)state;
    const hx_range *at = hx_doc_paragraphs(doc, &n);
    assert_ranges(at, n, &all);
    hx_doc_sentences(doc, &n);
    assert_int_equal(n, 2);
    hx_doc_free(doc);
}

static void test_refused(void **state)
{
    const char *text = "ab cd ef";
    static const struct {
        struct list tokens, sentences;
    } rows[] = {
        {{{{0, 2}, {3, 5}, END}},         {{END}}                },
        {{{{0, 2}, {6, 8}, END}},         {{END}}                },
        {{{{3, 5}, {6, 8}, END}},         {{END}}                },
        {{{{0, 2}, {2, 2}, {3, 8}, END}}, {{END}}                },
        {{{{0, 5}, {3, 8}, END}},         {{END}}                },
        {{{{3, 8}, {0, 2}, END}},         {{END}}                },
        {{{{0, 9}, END}},                 {{END}}                },
        {{{{0, 2}, {3, 8}, END}},         {{{0, 4}, END}}        },
        {{{{0, 2}, {3, 8}, END}},         {{{4, 8}, END}}        },
        {{{{0, 8}, END}},                 {{{0, 9}, END}}        },
        {{{{0, 8}, END}},                 {{{8, 8}, {0, 8}, END}}},
        {{{{0, 2}, {3, 5}, {6, 8}, END}}, {{{0, 3}, {2, 8}, END}}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        hx_source source[2];
        hx_doc *doc = (hx_doc *)&source;
        hx_script *script = (hx_script *)&source;
        for (int side = 0; side < 2; side++)
            source[side] = source_of(text, &rows[i].tokens, &rows[i].sentences);
        assert_int_equal(hx_doc_from(&doc, source, NULL), HX_EINVAL);
        assert_null(doc);
        if (length(&rows[i].sentences))
            continue;
        assert_int_equal(hx_words_from(&script, source, NULL), HX_EINVAL);
        assert_null(script);
    }
    hx_doc *doc;
    hx_script *script;
    assert_int_equal(hx_doc_from(&doc, NULL, NULL), HX_EINVAL);
    assert_int_equal(hx_words_from(&script, NULL, NULL), HX_EINVAL);
    assert_int_equal(hx_words_from(NULL, NULL, NULL), HX_EINVAL);
}

/* No tokens and no sentences are lists too. */
static void test_empty(void **state)
{
    static const struct list none = {{END}};
    hx_source source = source_of(" \n ", &none, &none);
    hx_doc *doc = doc_of(&source);
    uint32_t n;
    (void)state;
    hx_doc_tokens(doc, &n);
    assert_int_equal(n, 0);
    hx_doc_free(doc);
}

enum { WORDS = 60 };

/* Some tokens of letters and blanks, with white space between. */
struct guess {
    char text[8 * WORDS];
    hx_range token[WORDS], sentence[WORDS];
    hx_source source;
};

static void guess_make(struct guess *guess, uint64_t *seed)
{
    static const char *const words[] = {"a",         "b b",   " ",  "...",
                                        "\xc3\xa9t", "don't", "A.", "\n\n"};
    uint32_t pos = 0, n = random_below(seed, WORDS), sentences = 0;
    for (uint32_t i = 0; i < n; i++) {
        const char *word = words[random_below(seed, 8)];
        uint32_t len = (uint32_t)strlen(word);
        memcpy(guess->text + pos, word, len);
        guess->token[i] = (hx_range){pos, pos + len};
        pos += len;
        if (random_below(seed, 3))
            guess->text[pos++] = random_below(seed, 9) ? ' ' : '\n';
    }
    for (uint32_t i = 0; i < n; i += 1 + random_below(seed, 5)) {
        uint32_t last = i + random_below(seed, n - i);
        guess->sentence[sentences++] =
            (hx_range){guess->token[i].start, guess->token[last].end};
        i = last;
    }
    guess->source = (hx_source){
        .text = {guess->text, pos},
        .token_count = n,
        .sentence_count = sentences
    };
    if (random_below(seed, 4))
        guess->source.tokens = guess->token;
    if (random_below(seed, 4))
        guess->source.sentences = guess->sentence;
}

/* Every given sentence begins and ends where sentences of DOC do. */
static void assert_given(const hx_doc *doc, const hx_source *source)
{
    uint32_t n, sentences, i = 0;
    const hx_token *token = hx_doc_tokens(doc, &n);
    const hx_range *sentence = hx_doc_sentences(doc, &sentences);
    for (size_t k = 0; source->sentences && k < source->sentence_count; k++) {
        hx_range at = source->sentences[k];
        while (i < sentences && token[sentence[i].start].at < at.start)
            i++;
        if (i == sentences || token[sentence[i].start].at >= at.end)
            continue; /* of white space only */
        const hx_token *last = &token[sentence[i].end - 1];
        assert_true(last->at + last->len <= at.end);
        assert_true(i + 1 == sentences ||
                    token[sentence[i + 1].start].at >= at.end);
    }
    for (uint32_t k = 0; source->tokens && k < n; k++) {
        assert_int_equal(n, source->token_count);
        assert_int_equal(token[k].at, source->tokens[k].start);
        assert_int_equal(token[k].len, source->tokens[k].end - token[k].at);
    }
}

static struct str piece(const hx_source *source, hx_range at)
{
    return (struct str){source->text.at + at.start, at.end - at.start};
}

/* The kept tokens of a script are those given; those outside the edits are the
 * same on both sides. */
static void assert_script(const struct guess guess[2], const hx_options *opt)
{
    const hx_source source[2] = {guess[0].source, guess[1].source};
    hx_script *script;
    uint32_t n[2], edits, i = 0, j = 0;
    assert_int_equal(hx_words_from(&script, source, opt), HX_OK);
    const hx_edit *edit = hx_script_edits(script, &edits);
    const hx_range *token[2];
    for (int side = 0; side < 2; side++) {
        token[side] = hx_script_tokens(script, side);
        n[side] = hx_script_total(script, side);
        for (uint32_t k = 0; source[side].tokens && k < n[side]; k++) {
            assert_int_equal(n[side], source[side].token_count);
            assert_memory_equal(&token[side][k], &source[side].tokens[k],
                                sizeof(hx_range));
        }
    }
    for (uint32_t k = 0; k <= edits; k++) {
        uint32_t end = k < edits ? edit[k].at[HX_OLD].start : UINT32_MAX;
        for (; i < n[HX_OLD] && token[HX_OLD][i].start < end; i++, j++) {
            assert_true(j < n[HX_NEW]);
            assert_true(str_is_equal(piece(&source[HX_OLD], token[HX_OLD][i]),
                                     piece(&source[HX_NEW], token[HX_NEW][j])));
        }
        while (k < edits && i < n[HX_OLD] &&
               token[HX_OLD][i].start < edit[k].at[HX_OLD].end)
            i++;
        while (k < edits && j < n[HX_NEW] &&
               token[HX_NEW][j].start < edit[k].at[HX_NEW].end)
            j++;
    }
    assert_int_equal(i, n[HX_OLD]);
    assert_int_equal(j, n[HX_NEW]);
    hx_script_free(script);
}

static void test_random(void **state)
{
    static struct guess guess[2];
    const hx_options keep = {.keep_tokens = 1};
    uint64_t seed = 5;
    (void)state;
    for (int round = 0; round < 4000; round++) {
        hx_doc *doc[2];
        for (int side = 0; side < 2; side++) {
            guess_make(&guess[side], &seed);
            doc[side] = doc_of(&guess[side].source);
            assert_given(doc[side], &guess[side].source);
        }
        for (uint32_t depth = 0; depth <= HX_DEPTH_SENTENCES; depth++) {
            hx_options opt = {.depth = depth};
            hx_diff *diff;
            assert_int_equal(hx_compare(&diff, doc[0], doc[1], &opt), HX_OK);
            assert_null(check_diff(diff));
            hx_diff_free(diff);
        }
        assert_script(guess, &keep);
        hx_doc_free(doc[0]);
        hx_doc_free(doc[1]);
    }
}

/* Of long texts only parts are split, yet all tokens are kept; and only where
 * that was asked for. */
static void test_long(void **state)
{
    enum { LINES = 20000 };
    struct buf b[2] = {{.a = *state}, {.a = *state}};
    uint64_t seed = 8;
    hx_script *script;
    hx_source source[2];
    for (uint32_t i = 0; i < LINES; i++)
        for (int side = 0; side < 2; side++)
            buf_print(&b[side], "Line %u of a text, it says.\n",
                      random_below(&seed, 60) ? i : i + 1);
    for (int side = 0; side < 2; side++)
        source[side] = (hx_source){
            .text = {b[side].s, b[side].len}
        };
    const hx_options keep = {.keep_tokens = 1};
    assert_int_equal(hx_words_from(&script, source, &keep), HX_OK);
    for (int side = 0; side < 2; side++) {
        hx_doc *doc;
        uint32_t n;
        assert_int_equal(hx_doc_new(&doc, b[side].s, b[side].len, NULL), 0);
        const hx_token *token = hx_doc_tokens(doc, &n);
        assert_int_equal(n, hx_script_total(script, side));
        for (uint32_t i = 0; i < n; i++)
            assert_int_equal(token[i].at,
                             hx_script_tokens(script, side)[i].start);
        hx_doc_free(doc);
    }
    hx_script_free(script);
    assert_int_equal(hx_words_from(&script, source, NULL), HX_OK);
    assert_null(hx_script_tokens(script, HX_OLD));
    hx_script_free(script);
}

/* At the depth of sentences: pairs and moves as in full, but only equal words
 * are kept and nothing is said of the others. */
static void test_depth(void **state)
{
    hx_options opt = {.depth = HX_DEPTH_SENTENCES};
    struct str old = STR("The risks grew by June. Nobody slept that night here."
                         " It was the last we heard of it.");
    struct str new = STR("Nobody slept that night here. It was the last we "
                         "heard of it. The Risks grow by June.");
    struct compared c = compared_new(old, new, &opt);
    uint32_t moved = 0, changed = 0;
    (void)state;
    for (uint32_t i = 0; i < c.pairs; i++)
        moved += c.pair[i].moved;
    assert_int_equal(moved, 1);
    for (uint32_t i = 0; i < c.changes; i++) {
        changed += c.change[i].kind == HX_CHANGED;
        assert_true(c.change[i].kind != HX_REWORDED);
        assert_int_equal(c.change[i].flags, 0);
    }
    assert_int_equal(changed, 1);
    compared_free(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tokens), cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_joined), cmocka_unit_test(test_refused),
        cmocka_unit_test(test_empty),  cmocka_unit_test(test_random),
        arena_test(test_long),         cmocka_unit_test(test_depth),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
