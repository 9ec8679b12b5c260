/* SPDX-License-Identifier: MIT */

/* Word links of a comparison: in range and in order, the same each time, and
 * what they have to find and must not say. */

#include "support.h"

#include <stdio.h>
#include <string.h>

/* True if some link joins the first OLD and the first NEW word. */
static const hx_link *link_find(const struct compared *c, const char *old,
                                const char *new)
{
    uint32_t n;
    const hx_link *link = hx_diff_links(c->diff, &n);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t a = link[i].at[HX_OLD], b = link[i].at[HX_NEW];
        if (str_is_equal(compared_text(c, HX_OLD, (hx_range){a, a + 1}),
                         str_of(old)) &&
            str_is_equal(compared_text(c, HX_NEW, (hx_range){b, b + 1}),
                         str_of(new)))
            return &link[i];
    }
    return NULL;
}

static void links_check(const struct compared *c)
{
    uint32_t n, tokens[2], next = 0;
    const hx_link *link = hx_diff_links(c->diff, &n);
    for (int side = 0; side < 2; side++)
        hx_doc_tokens(c->doc[side], &tokens[side]);
    for (uint32_t k = 0; k < c->pairs; k++) {
        hx_range in = c->pair[k].links;
        assert_true(in.start <= in.end && in.end <= n);
        next += in.end - in.start;
        for (uint32_t i = in.start; i < in.end; i++) {
            for (int side = 0; side < 2; side++)
                assert_true(link[i].at[side] < tokens[side]);
            assert_true(link[i].sure <= 1000);
            assert_true(link[i].kind <= HX_CHANGED);
            if (i == in.start)
                continue;
            const hx_link *before = &link[i - 1];
            assert_true(before->at[HX_OLD] < link[i].at[HX_OLD] ||
                        (before->at[HX_OLD] == link[i].at[HX_OLD] &&
                         before->at[HX_NEW] < link[i].at[HX_NEW]));
        }
    }
    assert_int_equal(next, n);
}

static void test_found(void **state)
{
    struct compared c = compared_new(
        STR("The pilot told them very calmly to walk to the back of the "
            "ferry."),
        STR("The captain instructed them very peacefully to stroll to the rear "
            "of the ferry."),
        NULL);
    (void)state;
    links_check(&c);
    assert_non_null(link_find(&c, "them", "them"));
    assert_int_equal(link_find(&c, "ferry", "ferry")->kind, HX_SAME);
    assert_non_null(link_find(&c, "told", "instructed"));
    assert_non_null(link_find(&c, "back", "rear"));
    assert_null(link_find(&c, "pilot", "ferry"));
    assert_null(link_find(&c, "told", "captain"));
    assert_null(link_find(&c, "them", "instructed"));
    assert_null(link_find(&c, "calmly", "very"));
    compared_free(&c);
}

/* That words stand for each other does not say that they mean the same. */
static void test_careful(void **state)
{
    struct compared c =
        compared_new(STR("The bridge will open on Monday."),
                     STR("The bridge will open on Tuesday."), NULL);
    (void)state;
    links_check(&c);
    const hx_link *link = link_find(&c, "Monday", "Tuesday");
    assert_non_null(link);
    assert_int_equal(link->kind, HX_CHANGED);
    compared_free(&c);
}

/* Equal texts, and the quick depth, have no links of their own. */
static void test_none(void **state)
{
    hx_options quick = {.depth = HX_DEPTH_WORDS};
    struct str old = STR("One man left."), new = STR("One woman left.");
    uint32_t n;
    (void)state;
    struct compared c = compared_new(old, old, NULL);
    hx_diff_links(c.diff, &n);
    assert_int_equal(n, 0);
    compared_free(&c);
    c = compared_new(old, new, &quick);
    hx_diff_links(c.diff, &n);
    assert_int_equal(n, 0);
    compared_free(&c);
}

/* A word of WORDS, often one of few. */
static struct str text_make(struct arena *a, uint64_t *seed)
{
    static const char *const words[] = {
        "the", "ferry", "left",  "Lenby", "at", "noon", "a",    "crew",
        "was", "late",  "three", "4",     "of", "and",  "boat", "sailed"};
    struct buf b = {.a = a};
    for (uint32_t n = random_below(seed, 60); n; n--) {
        uint32_t i = random_below(seed, 20);
        buf_put(&b, i < 16 ? str_of(words[i]) : STR("."));
        buf_put_byte(&b, i == 19 ? '\n' : ' ');
    }
    return buf_str(&b);
}

static void test_random(void **state)
{
    uint64_t seed = 5;
    for (int round = 0; round < 120; round++) {
        struct arena_mark mark = arena_mark(*state);
        struct str old = text_make(*state, &seed);
        struct str new = text_make(*state, &seed);
        struct compared c = compared_new(old, new, NULL);
        struct compared again = compared_new(old, new, NULL);
        uint32_t n, m;
        links_check(&c);
        const hx_link *a = hx_diff_links(c.diff, &n);
        const hx_link *b = hx_diff_links(again.diff, &m);
        assert_int_equal(n, m);
        if (n)
            assert_memory_equal(a, b, n * sizeof *a);
        compared_free(&c);
        compared_free(&again);
        arena_reset(*state, mark);
    }
}

/* A sentence of very many words is compared all the same. */
static void test_long(void **state)
{
    struct buf b[2] = {{.a = *state}, {.a = *state}};
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < 3000; i++)
            buf_print(&b[side], "word%u ", (i * (side ? 7 : 5)) % 997);
    struct compared c = compared_new(buf_str(&b[0]), buf_str(&b[1]), NULL);
    links_check(&c);
    compared_free(&c);
}

/* N sentences told in other words on the new side: each has but its place and
 * two words to itself, and the frames of all come again and again. */
static struct compared story_new(struct arena *a, uint32_t n)
{
    /* clang-format off */
    static const char *const frame[2][4] = {
        {"The crew of the %s boat said on Monday that the %s pier was unsafe.",
         "Nobody in the %s office would say who ordered the %s doors.",
         "A spokesman denied that the %s mayor had seen the %s letter.",
         "Repairs to the %s ferry will cost twice what the %s board expected."},
        {"On Monday sailors from the %s vessel called that %s jetty dangerous.",
         "In the %s bureau no one will tell who asked for these %s doors.",
         "The %s mayor never saw any %s note, according to a spokeswoman.",
         "Mending the %s ship costs double the sum the %s council had in mind."}
    };
    /* clang-format on */
    struct buf text[2] = {{.a = a}, {.a = a}};
    for (uint32_t i = 0; i < n; i++)
        for (int side = 0; side < 2; side++) {
            char word[2][16];
            for (uint32_t k = 0; k < 2; k++)
                snprintf(word[k], sizeof word[k], "%c%co%c%ca",
                         "bdfgklmnprstvz"[i % 14], "aeiou"[(i / 14 + k) % 5],
                         "bdfgklmnprstvz"[i / 14 % 14],
                         "aeiou"[(i / 196 + k * 3) % 5]);
            buf_print(&text[side], frame[side][i % 4], word[0], word[1]);
            buf_put(&text[side], i % 5 == 4 ? STR("\n\n") : STR(" "));
        }
    return compared_new(buf_str(&text[HX_OLD]), buf_str(&text[HX_NEW]), NULL);
}

/* Long texts are asked in windows, and what no budget is left for is told. */
static void test_windows(void **state)
{
    struct compared c = story_new(*state, 240);
    uint32_t right = 0;
    for (uint32_t i = 0; i < c.pairs; i++)
        right += c.pair[i].at[HX_OLD].start == c.pair[i].at[HX_NEW].start &&
                 c.pair[i].kind <= HX_CHANGED && !c.pair[i].moved;
    assert_true(right >= 230);
    assert_int_equal(hx_diff_is_linked(c.diff), 1);
    links_check(&c);
    compared_free(&c);
    c = story_new(*state, 2400);
    assert_int_equal(hx_diff_is_linked(c.diff), 0);
    links_check(&c);
    compared_free(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_found), cmocka_unit_test(test_careful),
        cmocka_unit_test(test_none),  cmocka_unit_test(test_random),
        cmocka_unit_test(test_long),  cmocka_unit_test(test_windows),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
