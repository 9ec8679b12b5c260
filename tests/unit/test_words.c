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
    assert_int_equal(
        hx_words(&script, (hx_text){text, LEN}, (hx_text){text, LEN}, &opt),
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        arena_test(test_rows),
        arena_test(test_random),
        arena_test(test_failures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
