/* SPDX-License-Identifier: MIT */

/*
 * hx_words() by its properties, on a hundred thousand small pairs: as short as
 * the table of the book says, either way around, and right. Built twice, with
 * the processor's instructions for white space and without.
 */

#include "support.h"

#include <string.h>

enum { PAIRS = 100000, PIECES = 40, TEXT_LEN = 8 * PIECES };

/* A text and its pieces, cut a byte at a time. */
struct text {
    char s[TEXT_LEN];
    uint32_t len, n;
    hx_range piece[PIECES];
};

static void piece_put(struct text *text, const char *s, uint32_t len)
{
    memcpy(text->s + text->len, s, len);
    text->piece[text->n++] = (hx_range){text->len, text->len + len};
    text->len += len;
}

static void space_put(struct text *text, uint64_t *seed)
{
    for (uint32_t n = 1 + random_below(seed, 3); n; n--)
        text->s[text->len++] = " \n\t\v\f\r"[random_below(seed, 6)];
}

/* N pieces of MOST different ones. */
static void text_make(struct text *text, uint32_t n, uint32_t most,
                      uint64_t *seed)
{
    static const char *const names[] = {"a",   "b",    "ab",   "\xc3\xa9",
                                        "abc", "\xff", "a.b,", "\x08"};
    text->len = text->n = 0;
    if (random_below(seed, 2))
        space_put(text, seed);
    while (n--) {
        const char *name = names[random_below(seed, most)];
        piece_put(text, name, (uint32_t)strlen(name));
        if (n || random_below(seed, 2))
            space_put(text, seed);
    }
}

/* NEW is OLD with about one piece in NOISE cut, replaced or added. */
static void text_edit(struct text *text, const struct text *old, uint32_t noise,
                      uint64_t *seed)
{
    text->len = text->n = 0;
    for (uint32_t i = 0; i < old->n && text->n + 2 < PIECES; i++) {
        uint32_t dice = random_below(seed, noise);
        if (dice == 0)
            continue;
        hx_range at = old->piece[i];
        if (dice == 1)
            piece_put(text, "new", 3);
        else
            piece_put(text, old->s + at.start, at.end - at.start);
        space_put(text, seed);
    }
}

static bool is_same(const struct text *a, uint32_t i, const struct text *b,
                    uint32_t j)
{
    hx_range x = a->piece[i], y = b->piece[j];
    return x.end - x.start == y.end - y.start &&
           !memcmp(a->s + x.start, b->s + y.start, x.end - x.start);
}

/* The length of the longest common subsequence, by the book. */
static uint32_t common_find(const struct text *a, const struct text *b)
{
    uint32_t row[PIECES + 1] = {0};
    for (uint32_t i = 0; i < a->n; i++) {
        uint32_t diagonal = 0;
        for (uint32_t j = 0; j < b->n; j++) {
            uint32_t above = row[j + 1];
            if (is_same(a, i, b, j))
                row[j + 1] = diagonal + 1;
            else if (row[j] > above)
                row[j + 1] = row[j];
            diagonal = above;
        }
    }
    return row[b->n];
}

/* Checks that what stands between the edits of SCRIPT is kept. */
static void script_check(const hx_script *script, const struct text *const t[2])
{
    uint32_t n, i = 0, j = 0;
    const hx_edit *edit = hx_script_edits(script, &n);
    for (uint32_t k = 0; k <= n; k++) {
        uint32_t old = k < n ? edit[k].at[HX_OLD].start : t[0]->len;
        uint32_t new = k < n ? edit[k].at[HX_NEW].start : t[1]->len;
        for (; i < t[0]->n && t[0]->piece[i].start < old; i++, j++)
            assert_true(j < t[1]->n && is_same(t[0], i, t[1], j));
        assert_true(j == t[1]->n || t[1]->piece[j].start >= new);
        if (k == n)
            break;
        while (i < t[0]->n && t[0]->piece[i].start < edit[k].at[HX_OLD].end)
            i++;
        while (j < t[1]->n && t[1]->piece[j].start < edit[k].at[HX_NEW].end)
            j++;
    }
    assert_true(i == t[0]->n && j == t[1]->n);
}

static void pair_check(const struct text *const t[2], uint32_t common)
{
    hx_options opt = {.tokens = HX_TOKENS_SPACE};
    hx_script *script;
    assert_int_equal(hx_words(&script, (hx_text){t[0]->s, t[0]->len},
                              (hx_text){t[1]->s, t[1]->len}, &opt),
                     HX_OK);
    for (int side = 0; side < 2; side++) {
        assert_int_equal(hx_script_total(script, side), t[side]->n);
        assert_int_equal(hx_script_count(script, side), t[side]->n - common);
    }
    assert_true(hx_script_is_exact(script));
    script_check(script, t);
    hx_script_free(script);
}

static void test_pairs(void **state)
{
    struct text old, new;
    uint64_t seed = 43;
    (void)state;
    for (uint32_t i = 0; i < PAIRS; i++) {
        uint32_t most = 1 + random_below(&seed, 8);
        text_make(&old, random_below(&seed, PIECES), most, &seed);
        if (i % 2)
            text_make(&new, random_below(&seed, PIECES), most, &seed);
        else
            text_edit(&new, &old, 3 + random_below(&seed, 20), &seed);
        uint32_t common = common_find(&old, &new);
        pair_check((const struct text *const[]){&old, &new}, common);
        pair_check((const struct text *const[]){&new, &old}, common);
    }
}

struct script_row {
    struct str text;
    uint32_t words; /* pieces as words */
};

/* Scripts without blanks between words are words of one cluster each; so one
 * sign that changed is one word that changed. */
static void test_unspaced(void **state)
{
    /* clang-format off */
    const struct script_row row_table[] = {
        /* Han, kana, Thai, Lao, Khmer, Burmese; each two clusters or more. */
        {STR("\xe6\xb8\xaf\xe5\x8f\xa3\xe5\x85\xb3"), 3},
        {STR("\xe3\x81\xb5\xe3\x81\xad\xe3\x81\xaf"), 3},
        {STR("\xe0\xb9\x80\xe0\xb8\xa3\xe0\xb8\xb7\xe0\xb8\xad"), 3},
        {STR("\xe0\xba\x9b\xe0\xbb\x88\xe0\xba\xb2"), 2},
        {STR("\xe1\x9e\x91\xe1\x9e\xb9\xe1\x9e\x80"), 2},
        {STR("\xe1\x80\x9b\xe1\x80\xb1"), 1},
    };
    /* clang-format on */
    for (size_t i = 0; i < sizeof row_table / sizeof *row_table; i++) {
        const struct script_row *row = &row_table[i];
        struct buf b = {.a = *state};
        hx_script *script;
        buf_put(&b, row->text);
        buf_put(&b, row->text);
        struct str twice = buf_str(&b);
        assert_int_equal(hx_words(&script,
                                  (hx_text){row->text.s, row->text.len},
                                  (hx_text){twice.s, twice.len}, NULL),
                         HX_OK);
        if (hx_script_total(script, HX_OLD) != row->words ||
            hx_script_total(script, HX_NEW) != 2 * row->words)
            fail_msg("row %zu: %u words, twice %u", i,
                     hx_script_total(script, HX_OLD),
                     hx_script_total(script, HX_NEW));
        assert_int_equal(hx_script_count(script, HX_OLD), 0);
        hx_script_free(script);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        arena_test(test_pairs),
        arena_test(test_unspaced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
