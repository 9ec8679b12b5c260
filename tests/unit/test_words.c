/* SPDX-License-Identifier: MIT */

/* hx_words(): scripts that rebuild both texts, and fail as documented. */

#include "support.h"

#include <string.h>

#include "check.h"

struct words {
    struct str text[2];
    hx_doc *doc[2];
    hx_script *script;
};

static struct words words_new(struct str old, struct str new,
                              const hx_options *opt)
{
    struct words w = {
        .text = {old, new}
    };
    for (int side = 0; side < 2; side++)
        assert_int_equal(
            hx_doc_new(&w.doc[side], w.text[side].s, w.text[side].len, NULL),
            HX_OK);
    assert_int_equal(hx_words(&w.script, (hx_text){old.s, old.len},
                              (hx_text){new.s, new.len}, opt),
                     HX_OK);
    const hx_doc *const doc[2] = {w.doc[0], w.doc[1]};
    const char *wrong = check_script(w.script, doc);
    if (wrong)
        fail_msg("does not hold: %s", wrong);
    return w;
}

static void words_free(struct words *w)
{
    hx_script_free(w->script);
    hx_doc_free(w->doc[0]);
    hx_doc_free(w->doc[1]);
}

/* SIDE's bytes out of the other side's and the edits alone: what stands
 * between two edits is taken from the other side, without white space. */
static struct str rebuild(struct arena *a, const struct words *w, int side)
{
    uint32_t n, pos = 0;
    const hx_edit *edit = hx_script_edits(w->script, &n);
    struct str from = w->text[!side], own = w->text[side];
    struct buf b = {.a = a};
    for (uint32_t i = 0; i <= n; i++) {
        size_t end = i < n ? edit[i].at[!side].start : from.len;
        buf_put(&b, str_sub(from, pos, end - pos));
        if (i == n)
            break;
        hx_range at = edit[i].at[side];
        buf_put_byte(&b, ' ');
        buf_put(&b, str_sub(own, at.start, at.end - at.start));
        buf_put_byte(&b, ' ');
        pos = edit[i].at[!side].end;
    }
    return buf_str(&b);
}

/* S without its white space, of ASCII. */
static struct str squeeze(struct arena *a, struct str s)
{
    struct buf b = {.a = a};
    for (size_t i = 0; i < s.len; i++)
        if (!strchr(" \t\n\v\f\r", s.s[i]) || !s.s[i])
            buf_put_byte(&b, s.s[i]);
    return buf_str(&b);
}

static void rebuild_check(struct arena *a, const struct words *w)
{
    for (int side = 0; side < 2; side++)
        assert_true(str_is_equal(squeeze(a, rebuild(a, w, side)),
                                 squeeze(a, w->text[side])));
}

struct row {
    struct str old, new;
    uint32_t cut, added;
};

static void test_rows(void **state)
{
    const struct row row_table[] = {
        {STR(""),           STR(""),            0, 0},
        {STR(""),           STR("a b"),         0, 2},
        {STR("a b"),        STR(" \n"),         2, 0},
        {STR("a b c"),      STR("a b c"),       0, 0},
        {STR("a b c"),      STR(" a\n\nb\tc "), 0, 0},
        {STR("a b c"),      STR("a x c"),       1, 1},
        {STR("a b c d"),    STR("b c d a"),     1, 1},
        {STR("Word"),       STR("word"),        1, 1},
        {STR("it's."),      STR("it's!"),       1, 1},
        {STR("a\0b"),       STR("a\0c"),        1, 1},
        {STR("\xff\xfe x"), STR("\xff\xfd x"),  1, 1},
        {STR("a b a b a"),  STR("b a b a b"),   1, 1},
    };
    for (size_t i = 0; i < sizeof row_table / sizeof *row_table; i++) {
        const struct row *row = &row_table[i];
        struct words w = words_new(row->old, row->new, NULL);
        rebuild_check(*state, &w);
        assert_int_equal(hx_script_count(w.script, HX_OLD), row->cut);
        assert_int_equal(hx_script_count(w.script, HX_NEW), row->added);
        assert_true(hx_script_is_exact(w.script));
        words_free(&w);
    }
}

/* The length of the longest common subsequence of tokens, by the book. */
static uint32_t common_find(const struct words *w)
{
    uint32_t n[2], row[256] = {0};
    const hx_token *token[2];
    for (int side = 0; side < 2; side++)
        token[side] = hx_doc_tokens(w->doc[side], &n[side]);
    assert_true(n[1] < 256);
    for (uint32_t i = 0; i < n[0]; i++) {
        uint32_t diagonal = 0;
        for (uint32_t j = 0; j < n[1]; j++) {
            uint32_t above = row[j + 1];
            const hx_token *x = &token[0][i], *y = &token[1][j];
            if (str_is_equal((struct str){w->text[0].s + x->at, x->len},
                             (struct str){w->text[1].s + y->at, y->len}))
                row[j + 1] = diagonal + 1;
            else if (row[j] > above)
                row[j + 1] = row[j];
            diagonal = above;
        }
    }
    return row[n[1]];
}

static struct str text_make(struct arena *a, uint64_t *seed)
{
    const struct str parts[] = {
        STR("a"),    STR("bc "), STR(" "),        STR("\n"),  STR("."),
        STR("\xff"), STR("\0"),  STR("\xc3\xa9"), STR("12 "), STR("\"")};
    struct buf b = {.a = a};
    for (uint32_t n = random_below(seed, 60); n; n--)
        buf_put(&b, parts[random_below(seed, 10)]);
    return buf_str(&b);
}

static void test_random(void **state)
{
    struct arena_mark mark = arena_mark(*state);
    uint64_t seed = 41;
    for (int i = 0; i < 3000; i++) {
        struct str old = text_make(*state, &seed);
        struct str new = text_make(*state, &seed);
        struct words w = words_new(old, new, NULL);
        rebuild_check(*state, &w);
        uint32_t common = common_find(&w);
        for (int side = 0; side < 2; side++)
            assert_int_equal(hx_script_total(w.script, side) -
                                 hx_script_count(w.script, side),
                             common);
        words_free(&w);
        arena_reset(*state, mark);
    }
}

static int stop(void *context, uint64_t done, uint64_t total)
{
    (void)total;
    (void)done;
    return ++*(int *)context > 3;
}

static void test_failures(void **state)
{
    int calls = 0;
    hx_script *script = (hx_script *)&calls;
    enum { LEN = 1 << 20 };
    char *text = arena_alloc(*state, LEN, 1);
    hx_options opt = {.poll = stop, .context = &calls};
    for (uint32_t i = 0; i < LEN; i++)
        text[i] = "ab cd ef, gh"[i % 12];
    assert_int_equal(hx_words(&script, (hx_text){text, LEN},
                              (hx_text){text + 1, LEN - 1}, &opt),
                     HX_ECANCELED);
    assert_null(script);
    assert_int_equal(hx_words(&script, (hx_text){text, HX_TEXT_MAX + 1},
                              (hx_text){text, 1}, NULL),
                     HX_EINVAL);
    assert_int_equal(
        hx_words(&script, (hx_text){NULL, 1}, (hx_text){text, 1}, NULL),
        HX_EINVAL);
    assert_int_equal(
        hx_words(NULL, (hx_text){text, 1}, (hx_text){text, 1}, NULL),
        HX_EINVAL);
    hx_script_free(NULL);
}

/* A script of pieces of KIND, told as wdiff does: without kept ones. */
static struct str edits_of(struct arena *a, struct str old, struct str new,
                           const hx_options *opt)
{
    hx_script *script;
    struct buf b = {.a = a};
    uint32_t n;
    assert_int_equal(hx_words(&script, (hx_text){old.s, old.len},
                              (hx_text){new.s, new.len}, opt),
                     HX_OK);
    const hx_edit *edit = hx_script_edits(script, &n);
    for (uint32_t i = 0; i < n; i++) {
        hx_range cut = edit[i].at[HX_OLD], added = edit[i].at[HX_NEW];
        buf_put_byte(&b, '[');
        buf_put(&b, str_sub(old, cut.start, cut.end - cut.start));
        buf_put_byte(&b, '/');
        buf_put(&b, str_sub(new, added.start, added.end - added.start));
        buf_put_byte(&b, ']');
    }
    buf_print(&b, " %u %u of %u %u", hx_script_replaced(script, 0),
              hx_script_replaced(script, 1), hx_script_total(script, 0),
              hx_script_total(script, 1));
    hx_script_free(script);
    return buf_str(&b);
}

struct kind_row {
    uint32_t tokens, ignore_case;
    struct str old, new, expect;
};

static void test_kinds(void **state)
{
    /* clang-format off */
    const struct kind_row row_table[] = {
        {HX_TOKENS_WORDS, 0, STR("So. It"), STR("So, it"),
         STR("[. It/, it] 2 2 of 3 3")},
        {HX_TOKENS_SPACE, 0, STR("So. It"), STR("So, it"),
         STR("[So. It/So, it] 2 2 of 2 2")},
        {HX_TOKENS_SPACE, 1, STR("So. It"), STR("so, IT is"),
         STR("[So./so,][/is] 1 1 of 2 3")},
        {HX_TOKENS_CHARS, 0, STR("abc de"), STR("a bcxe"),
         STR("[d/x] 1 1 of 5 5")},
        {HX_TOKENS_WORDS, 1, STR("\xc3\x89T\xce\xa3 x"),
         STR("\xc3\xa9t\xcf\x82 y"), STR("[x/y] 1 1 of 2 2")},
 /* Edits that can stand in two places join others or stand late. */
        {HX_TOKENS_SPACE, 0, STR("a ple b"), STR("a ple ple b"),
         STR("[/ple] 0 0 of 3 4")},
        {HX_TOKENS_SPACE, 0, STR("a ple ple b"), STR("a ple c b"),
         STR("[ple/c] 1 1 of 4 4")},
        {HX_TOKENS_SPACE, 0, STR("a x ple b"), STR("a y ple ple b"),
         STR("[x/y ple] 1 2 of 4 5")},
 };
    /* clang-format on */
    for (size_t i = 0; i < sizeof row_table / sizeof *row_table; i++) {
        const struct kind_row *row = &row_table[i];
        hx_options opt = {.tokens = row->tokens,
                          .ignore_case = row->ignore_case};
        struct str got = edits_of(*state, row->old, row->new, &opt);
        if (!str_is_equal(got, row->expect))
            fail_msg("row %zu: %.*s", i, (int)got.len, got.s);
    }
    hx_options wrong = {.tokens = HX_TOKENS_CHARS + 1};
    hx_script *script;
    assert_int_equal(
        hx_words(&script, (hx_text){"", 0}, (hx_text){"", 0}, &wrong),
        HX_EINVAL);
}

/* A long text, of lines; of EDITED, every 50th line changed, one moved. */
static struct str long_text(struct arena *a, bool edited)
{
    enum { LINES = 6000, MOVED = 4000 };
    struct buf b = {.a = a};
    uint64_t seed = 37;
    for (uint32_t i = 0; i < LINES; i++) {
        uint32_t words[12];
        for (int j = 0; j < 12; j++)
            words[j] = random_below(&seed, 5000);
        for (int j = 0; j < 12; j++)
            buf_print(&b, "%s%u%s", j ? " " : "", words[j],
                      edited && i % 50 == 7 && j == 5 ? "x" : "");
        buf_put(&b, i % 4 ? STR("\n") : STR("\n\n"));
        if (i == (edited ? 100 : MOVED))
            buf_put(&b, STR("This line has moved to a place far away.\n"));
    }
    return buf_str(&b);
}

/* Where lines are compared first, the script is as good and right. */
static void test_lines(void **state)
{
    struct str old = long_text(*state, false), new = long_text(*state, true);
    for (int round = 0; round < 2; round++) {
        struct words w = words_new(old, new, NULL);
        rebuild_check(*state, &w);
        assert_int_equal(hx_script_count(w.script, HX_OLD), 120 + 9 + 1);
        assert_int_equal(hx_script_count(w.script, HX_NEW), 120 + 9 + 1);
        words_free(&w);
        /* The same without the moved line at one end: nothing is proven by
         * anchors, but all by common ends. */
        old = str_sub(old, 0, old.len - 1);
        new = str_sub(new, 0, new.len - 1);
    }
    struct words same = words_new(old, old, NULL);
    assert_true(hx_script_is_exact(same.script));
    assert_int_equal(hx_script_count(same.script, HX_OLD), 0);
    words_free(&same);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        arena_test(test_rows),     arena_test(test_random),
        arena_test(test_kinds),    arena_test(test_lines),
        arena_test(test_failures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
