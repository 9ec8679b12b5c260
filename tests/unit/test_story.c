/* SPDX-License-Identifier: MIT */

/*
 * The example story against what was expected of it by hand: each row of
 * tests/data/story/expect.tsv, whose comments say what the columns are.
 */

#include "support.h"

static const char *const file_table[] = {
    "",           "1-first.txt",    "2-corrected.txt", "3-expanded.txt",
    "4-spun.txt", "5-shortened.txt"};

enum { FILES = sizeof file_table / sizeof *file_table, COLUMNS = 5 };

static struct str text_table[FILES];

/* The sentence of SIDE that begins with TEXT, or HX_NONE. */
static uint32_t sentence_find(const struct compared *c, int side,
                              struct str text)
{
    uint32_t n;
    hx_doc_sentences(c->doc[side], &n);
    for (uint32_t i = 0; i < n; i++)
        if (str_has_prefix(compared_sentences(c, side, (hx_range){i, i + 1}),
                           text))
            return i;
    return HX_NONE;
}

/* The pair with both sentences, or NULL. */
static const hx_pair *pair_find(const struct compared *c, struct str old,
                                struct str new)
{
    uint32_t i = sentence_find(c, HX_OLD, old);
    uint32_t j = sentence_find(c, HX_NEW, new);
    uint32_t pair = hx_diff_pair_of(c->diff, HX_OLD, i);
    if (pair == HX_NONE || pair != hx_diff_pair_of(c->diff, HX_NEW, j))
        return NULL;
    return &c->pair[pair];
}

/* TEXT without a full stop at its end: "Dr." is the word "Dr". */
static bool is_word(struct str text, struct str word)
{
    if (text.len == word.len + 1 && text.s[word.len] == '.')
        text.len--;
    return str_is_equal(text, word);
}

static bool is_kept(const hx_change *change)
{
    return change->kind == HX_SAME && !change->cls;
}

/* True if a change, or changes with nothing kept between them, have exactly
 * these words. */
static bool has_change(const struct compared *c, struct str old, struct str new)
{
    for (uint32_t i = 0; i < c->changes; i++) {
        hx_range at[2] = {c->change[i].at[0], c->change[i].at[1]};
        for (uint32_t j = i; j < c->changes && !is_kept(&c->change[j]) &&
                             c->change[j].pair == c->change[i].pair;
             j++) {
            at[HX_OLD].end = c->change[j].at[HX_OLD].end;
            at[HX_NEW].end = c->change[j].at[HX_NEW].end;
            if (is_word(compared_text(c, HX_OLD, at[HX_OLD]), old) &&
                is_word(compared_text(c, HX_NEW, at[HX_NEW]), new))
                return true;
        }
    }
    return false;
}

static bool is_one_sided(const struct compared *c, int side, struct str text,
                         hx_kind kind)
{
    uint32_t pair =
        hx_diff_pair_of(c->diff, side, sentence_find(c, side, text));
    return pair != HX_NONE && c->pair[pair].kind == kind;
}

static bool row_holds(const struct compared *c, const struct str *column)
{
    struct str kind = column[2], old = column[3], new = column[4];
    if (str_is_equal(kind, STR("change")))
        return has_change(c, old, new);
    if (str_is_equal(kind, STR("deleted")))
        return is_one_sided(c, HX_OLD, old, HX_DELETED);
    if (str_is_equal(kind, STR("inserted")))
        return is_one_sided(c, HX_NEW, new, HX_INSERTED);
    const hx_pair *pair = pair_find(c, old, new);
    if (str_is_equal(kind, STR("moved")))
        return pair && pair->moved;
    if (str_is_equal(kind, STR("same")))
        return pair && pair->kind == HX_SAME;
    assert_true(str_is_equal(kind, STR("pair")));
    return pair && pair->kind != HX_SAME;
}

static bool row_check(struct str line)
{
    struct str column[COLUMNS], rest = line;
    uint32_t old, new;
    for (int i = 0; i < COLUMNS; i++)
        column[i] = str_cut(&rest, '\t');
    assert_true(str_number(column[0], FILES - 1, &old) && old);
    assert_true(str_number(column[1], FILES - 1, &new) && new);
    struct compared c = compared_new(text_table[old], text_table[new], NULL);
    bool holds = row_holds(&c, column);
    if (!holds)
        print_message("does not hold: %.*s\n", (int)line.len, line.s);
    compared_free(&c);
    return holds;
}

static void test_rows(void **state)
{
    struct arena *a = *state;
    const char *folder = source_folder(a, "tests/data/story");
    struct str rows = file_read(a, folder, "expect.tsv");
    uint32_t n = 0, wrong = 0;
    for (int i = 1; i < FILES; i++) {
        text_table[i] = file_read(a, folder, file_table[i]);
        assert_true(text_table[i].len > 100);
    }
    while (rows.len) {
        struct str line = str_cut(&rows, '\n');
        if (!line.len || line.s[0] == '#')
            continue;
        n++;
        wrong += !row_check(line);
    }
    assert_true(n > 50);
    print_message("%u of %u rows hold\n", n - wrong, n);
    assert_int_equal(wrong, 0);
}

/* Each version against each holds to the properties, and itself. */
static void test_versions(void **state)
{
    (void)state;
    for (int i = 1; i < FILES; i++)
        for (int j = 1; j < FILES; j++) {
            struct compared c =
                compared_new(text_table[i], text_table[j], NULL);
            if (i == j)
                assert_int_equal(hx_diff_stats(c.diff)->pairs[HX_SAME],
                                 c.pairs);
            compared_free(&c);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_versions),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
