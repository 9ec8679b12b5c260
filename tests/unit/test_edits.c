/* SPDX-License-Identifier: MIT */

/*
 * The list of edits, whatever the texts: it ascends on both sides, begins and
 * ends at tokens, and without it nothing but white space differs.
 */

#include "support.h"

#include "base/utf8.h"
#include "view/edits.h"

/* Appends S without its white space. */
static void black_put(struct buf *b, struct str s)
{
    while (s.len) {
        uint32_t cp;
        size_t len = utf8_decode(s, &cp);
        if (!utf8_is_space(cp))
            buf_put(b, str_sub(s, 0, len));
        s = str_sub(s, len, s.len);
    }
}

static bool is_start(const hx_doc *doc, uint32_t pos)
{
    uint32_t n;
    size_t len;
    const hx_token *token = hx_doc_tokens(doc, &n);
    hx_doc_text(doc, &len);
    for (uint32_t i = 0; i < n; i++)
        if (token[i].at == pos)
            return true;
    return pos == len;
}

static bool is_end(const hx_doc *doc, uint32_t pos)
{
    uint32_t n;
    const hx_token *token = hx_doc_tokens(doc, &n);
    for (uint32_t i = 0; i < n; i++)
        if (token[i].at + token[i].len == pos)
            return true;
    return false;
}

/* What is outside the edits of SIDE, without white space. */
static struct str rest_of(struct arena *a, const struct edits *edits,
                          const hx_doc *doc, int side)
{
    struct buf b = {.a = a};
    struct str text;
    uint32_t pos = 0;
    text.s = hx_doc_text(doc, &text.len);
    for (uint32_t i = 0; i < edits->vec.n; i++) {
        hx_range at = edits->at[i].at[side];
        assert_true(at.start >= pos && at.end >= at.start);
        assert_true(is_start(doc, at.start));
        assert_true(at.start == at.end || is_end(doc, at.end));
        black_put(&b, str_sub(text, pos, at.start - pos));
        pos = at.end;
    }
    black_put(&b, str_sub(text, pos, text.len));
    return buf_str(&b);
}

static void assert_complete(struct arena *a, const struct edits *edits,
                            const struct compared *c)
{
    struct str old = rest_of(a, edits, c->doc[HX_OLD], HX_OLD);
    struct str new = rest_of(a, edits, c->doc[HX_NEW], HX_NEW);
    assert_true(str_is_equal(old, new));
    for (uint32_t i = 0; i < edits->vec.n; i++) {
        const struct edit *edit = &edits->at[i];
        const hx_range *at = edit->at;
        bool old_side = at[HX_OLD].start < at[HX_OLD].end;
        bool new_side = at[HX_NEW].start < at[HX_NEW].end;
        assert_true(old_side || new_side);
        assert_int_equal(edit->kind == HX_DELETED, old_side && !new_side);
        assert_int_equal(edit->kind == HX_INSERTED, new_side && !old_side);
        assert_true(edit->kind != HX_SAME || edit->flags & HX_CHANGE_MINOR);
    }
}

/* The kind of the whole, and how many edits moved. */
static hx_kind kind_of(const char *old, const char *new, uint32_t *moved)
{
    struct compared c = compared_new(str_of(old), str_of(new), NULL);
    struct arena *a;
    *moved = 0;
    assert_int_equal(arena_open(&a), HX_OK);
    struct edits edits = edits_of_diff(a, c.diff);
    assert_complete(a, &edits, &c);
    for (uint32_t i = 0; i < edits.vec.n; i++)
        *moved += edits.at[i].moved;
    hx_kind kind = edits_kind(&edits);
    arena_close(a);
    compared_free(&c);
    return kind;
}

static void test_kinds(void **state)
{
    /* clang-format off */
    static const struct {
        const char *old, *new;
        hx_kind kind;
        uint32_t moved;
    } rows[] = {
        {"", "", HX_SAME, 0},
        {" He left.", "He  left.", HX_SAME, 0},
        {"He left.", "he left.", HX_SAME, 0},
        {"", "He left.", HX_CHANGED, 0},
        {"He left.", "", HX_CHANGED, 0},
        {"He cannot go.", "He can not go.", HX_REWORDED, 0},
        {"He had 5 of them.", "He had 6 of them.", HX_CHANGED, 0},
        {"It was cold. The hall was full. Nobody left it.",
         "The hall was full. Nobody left it. It was cold.", HX_REWORDED, 2},
        {"It was cold today. The hall was full. Nobody left it.",
         "The hall was full. Nobody left it. It was not cold today.",
         HX_CHANGED, 2},
    };
    /* clang-format on */
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t moved;
        assert_int_equal(kind_of(rows[i].old, rows[i].new, &moved),
                         rows[i].kind);
        assert_int_equal(moved, rows[i].moved);
    }
}

/* A text of sentences from a small stock, so that many stand for each other,
 * wherever they are. */
static struct str text_make(struct arena *a, uint64_t *seed)
{
    static const char *const words[] = {
        "the",  "hall",   "burned",       "They", "5",    "not",
        "risk", "perils", "\xe2\x80\x9c", "\"",   "\xff", "caf\xc3\xa9"};
    struct buf b = {.a = a};
    for (uint32_t i = random_below(seed, 12); i > 0; i--) {
        uint64_t stock = random_below(seed, 15);
        uint64_t own = stock;
        uint32_t n = 2 + random_below(&own, 9);
        for (uint32_t j = 0; j < n; j++) {
            bool is_edited = !random_below(seed, 12);
            uint32_t word = random_below(is_edited ? seed : &own, 12);
            buf_print(&b, "%s%s", words[word], j + 1 < n ? " " : ". ");
        }
        if (!random_below(seed, 4))
            buf_put(&b, STR("\n\n"));
    }
    return buf_str(&b);
}

static void test_random(void **state)
{
    uint64_t seed = 12;
    uint32_t moved = 0;
    for (int round = 0; round < 3000; round++) {
        struct arena_mark mark = arena_mark(*state);
        struct str old = text_make(*state, &seed);
        struct str new = text_make(*state, &seed);
        for (uint32_t depth = 0; depth <= HX_DEPTH_SENTENCES; depth++) {
            hx_options opt = {.depth = depth};
            struct compared c = compared_new(old, new, &opt);
            struct edits edits = edits_of_diff(*state, c.diff);
            assert_complete(*state, &edits, &c);
            moved += edits.is_moved;
            hx_script *script;
            assert_int_equal(hx_words(&script, (hx_text){old.s, old.len},
                                      (hx_text){new.s, new.len}, NULL),
                             HX_OK);
            edits = edits_of_script(*state, script);
            assert_complete(*state, &edits, &c);
            hx_script_free(script);
            compared_free(&c);
        }
        arena_reset(*state, mark);
    }
    assert_true(moved > 500);
}

/* What is the only edit between OLD and NEW. */
static struct edit only_edit(const char *old, const char *new)
{
    struct compared c = compared_new(str_of(old), str_of(new), NULL);
    struct arena *a;
    assert_int_equal(arena_open(&a), HX_OK);
    struct edits edits = edits_of_diff(a, c.diff);
    assert_complete(a, &edits, &c);
    assert_int_equal(edits.vec.n, 1);
    struct edit edit = edits.at[0];
    arena_close(a);
    compared_free(&c);
    return edit;
}

/* Changes with nothing kept between them are one edit. */
static void test_joined(void **state)
{
    /* clang-format off */
    static const struct {
        const char *old, *new;
        hx_kind kind;
        hx_class cls;
        uint32_t flags;
    } rows[] = {
        {"Finally, the boats came home.", "Boats came home.",
         HX_CHANGED, HX_CLASS_SUBSTITUTION, 0},
        {"In the end, and not before time, the boats came home.",
         "Boats came home.", HX_CHANGED, HX_CLASS_REWRITING, 0},
        {"All 12 Boats came home late.", "All boats came home late.",
         HX_CHANGED, HX_CLASS_NUMBER, HX_CHANGE_FACT},
        {"They Saw Boats come home.", "They saw boats come home.",
         HX_SAME, HX_CLASS_CASE, HX_CHANGE_MINOR},
        {"He said \"the boats\" came home late that day.",
         "He said \"two Boats\" came home late that day.",
         HX_CHANGED, HX_CLASS_NUMBER, HX_CHANGE_QUOTED | HX_CHANGE_FACT},
        {"Their friends visited boats of that harbor.",
         "Their friend visits boats of that harbor.",
         HX_REWORDED, HX_CLASS_INFLECTION, 0},
    };
    /* clang-format on */
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct edit edit = only_edit(rows[i].old, rows[i].new);
        assert_int_equal(edit.kind, rows[i].kind);
        assert_int_equal(edit.cls, rows[i].cls);
        assert_int_equal(edit.flags, rows[i].flags);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_joined),
        arena_test(test_random),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
