/* SPDX-License-Identifier: MIT */

/* What acronyms stand for in two texts, and what they do not. */

#include "support.h"

#include <string.h>

#include "diff/acronym.h"

struct named {
    hx_doc *doc[2];
    struct keys keys;
    struct acronyms acronyms;
};

static void named_open(struct named *named, struct arena *a, const char *old,
                       const char *new)
{
    const char *text[2] = {old, new};
    for (int side = 0; side < 2; side++)
        assert_int_equal(
            hx_doc_new(&named->doc[side], text[side], strlen(text[side]), NULL),
            HX_OK);
    named->keys = keys_new(a, named->doc[0], named->doc[1], NULL);
    named->acronyms = acronyms_new(a, &named->keys);
}

static void named_free(struct named *named)
{
    hx_doc_free(named->doc[0]);
    hx_doc_free(named->doc[1]);
}

/* The number of WORD at LEVEL_FOLDED. */
static uint32_t number_of(const struct named *named, const char *word)
{
    for (uint32_t i = 0; i < named->keys.count[LEVEL_FOLDED]; i++)
        if (str_is_equal(named->keys.folded[i], str_of(word)))
            return i;
    fail_msg("no %s", word);
    return 0;
}

/* What the last words of two texts are to each other: OLD and NEW words of
 * the same text before them, CONTEXT. */
static bool is_same(struct arena *a, const char *context, const char *old,
                    const char *new)
{
    struct buf b[2] = {{.a = a}, {.a = a}};
    const char *end[2] = {old, new};
    hx_range at[2];
    for (int side = 0; side < 2; side++)
        buf_print(&b[side], "%s: %s", context, end[side]);
    struct named named, bare;
    named_open(&named, a, str_copy(a, buf_str(&b[0])),
               str_copy(a, buf_str(&b[1])));
    named_open(&bare, a, context, context);
    for (int side = 0; side < 2; side++)
        at[side] = (hx_range){bare.keys.n[side] + 1, named.keys.n[side]};
    named_free(&bare);
    bool same = acronyms_is_same(&named.acronyms, at);
    named_free(&named);
    return same;
}

static void test_same(void **state)
{
    /* clang-format off */
    static const struct {
        const char *context, *old, *new;
        bool same;
    } rows[] = {
        {"The National Flood Agency (NFA) spoke",
         "NFA", "National Flood Agency", true},
        {"The National Flood Agency (NFA) spoke",
         "the NFA", "the National Flood Agency", true},
        {"The Fund for Bridges of the North (FBN) spoke",
         "FBN", "Fund for Bridges of the North", true},
        {"The NFA (National Flood Agency) spoke",
         "National Flood Agency", "the NFA", true},
        {"The head of the World Bridge Fund and the WBF",
         "WBF", "World Bridge Fund", true},
        {"The Society of Friends of Rivers, or SFR",
         "SFR", "Society of Friends of Rivers", true},
        {"The deputies",
         "EU", "European Union", true},
        {"The deputies",
         "the UK", "Britain", true},
        {"The deputies",
         "the U.S.", "the United States", true},
        {"The deputies",
         "the PM", "the prime minister", true},
        {"The National Flood Agency (NFA) spoke",
         "NFA", "National Food Agency", false},
        {"The National Flood Agency (NFA) spoke",
         "NFA", "Flood Agency", false},
        {"The National Flood Agency (XYZ) spoke",
         "XYZ", "National Flood Agency", false},
        {"The national flood agency spoke of the NFA",
         "NFA", "national flood agency", false},
        {"Nora Frith and Anna. NFA",
         "NFA", "Nora Frith and Anna", false},
        {"The deputies told",
         "us", "the United States", false},
        {"The deputies",
         "the UK", "the US", false},
        {"The deputies",
         "WHO", "who", false},
        {"The deputies",
         "", "EU", false},
    };
    /* clang-format on */
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (is_same(*state, rows[i].context, rows[i].old, rows[i].new) !=
            rows[i].same)
            fail_msg("%s: %s, %s", rows[i].context, rows[i].old, rows[i].new);
        if (is_same(*state, rows[i].context, rows[i].new, rows[i].old) !=
            rows[i].same)
            fail_msg("%s: %s, %s", rows[i].context, rows[i].new, rows[i].old);
    }
}

static void test_slips(void **state)
{
    struct named named;
    named_open(
        &named, *state,
        "The National Flood Help Agency (NFHA) spoke. NHFA, then.",
        "The NFHS was meant, not the NXYA, the NF, the BBC or the ZFHA.");
    uint32_t meant = number_of(&named, "nfha");
    assert_int_equal(acronyms_slip(&named.acronyms, number_of(&named, "nhfa")),
                     meant);
    assert_int_equal(acronyms_slip(&named.acronyms, number_of(&named, "nfhs")),
                     meant);
    static const char *const others[] = {"nxya", "nf", "bbc", "zfha", "nfha"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_int_equal(
            acronyms_slip(&named.acronyms, number_of(&named, others[i])),
            HX_NONE);
    named_free(&named);
}

static void test_match(void **state)
{
    struct named named;
    named_open(&named, *state, "The World Bridge Fund (WBF).",
               "So the World Bridge Fund said, and the World Bridge too.");
    uint32_t name = number_of(&named, "wbf");
    assert_int_equal(acronyms_match(&named.acronyms, name, HX_NEW,
                                    (hx_range){2, named.keys.n[HX_NEW]}),
                     3);
    assert_int_equal(
        acronyms_match(&named.acronyms, name, HX_NEW, (hx_range){2, 4}), 0);
    assert_int_equal(
        acronyms_match(&named.acronyms, name, HX_NEW, (hx_range){1, 5}), 0);
    assert_int_equal(acronyms_match(&named.acronyms, number_of(&named, "so"),
                                    HX_NEW, (hx_range){2, 5}),
                     0);
    named_free(&named);
}

/* Thousands of acronyms, all unexplained and all alike: bounded, and right
 * for the first. */
static void test_many(void **state)
{
    struct buf b = {.a = *state};
    buf_put(&b, STR("The World Bridge Fund (WBF). "));
    for (int i = 0; i < 26 * 26 * 26; i++)
        buf_print(&b, "W%c%c%c, ", 'A' + i % 26, 'A' + i / 26 % 26,
                  'A' + i / 676);
    char *text = str_copy(*state, buf_str(&b));
    struct named named;
    named_open(&named, *state, text, text);
    assert_int_equal(named.acronyms.list.vec.n, 1);
    assert_true(named.acronyms.slip.vec.n < 300);
    named_free(&named);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        arena_test(test_same),
        arena_test(test_slips),
        arena_test(test_match),
        arena_test(test_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
