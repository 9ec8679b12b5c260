/* SPDX-License-Identifier: MIT */

/*
 * The real story that lies beside the repository ($SHARED_DIR, or
 * ../shared): what a reader must see at a glance between its versions.
 * Skipped where it is not there. Only first words of sentences stand here.
 */

#include "support.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

static struct str text_table[5];

/* The file of version I, whose names begin with its number. */
static struct str version_read(struct arena *a, const char *folder, int i)
{
    char prefix[] = "000_";
    struct str text = {NULL, 0};
    DIR *list = opendir(folder);
    if (!list)
        return text;
    prefix[2] = (char)('0' + i);
    for (struct dirent *entry; (entry = readdir(list));)
        if (!strncmp(entry->d_name, prefix, 4))
            text = file_read(a, folder, entry->d_name);
    closedir(list);
    return text;
}

static int story_open(void **state)
{
    if (arena_setup(state))
        return 1;
    struct arena *a = *state;
    const char *shared = getenv("SHARED_DIR");
    struct buf b = {.a = a};
    buf_print(&b, "%s/stories",
              shared && *shared ? shared : source_folder(a, "../shared"));
    for (int i = 0; i < 5; i++) {
        text_table[i] = version_read(a, str_copy(a, buf_str(&b)), i);
        if (text_table[i].s)
            continue;
        print_message("skipped: the story is not in %s\n",
                      str_copy(a, buf_str(&b)));
        arena_teardown(state);
        exit(77);
    }
    return 0;
}

/* The pair of the sentence of SIDE that begins with TEXT. */
static const hx_pair *pair_get(const struct compared *c, int side,
                               const char *text)
{
    uint32_t n;
    hx_doc_sentences(c->doc[side], &n);
    for (uint32_t i = 0; i < n; i++)
        if (str_has_prefix(compared_sentences(c, side, (hx_range){i, i + 1}),
                           str_of(text)))
            return &c->pair[hx_diff_pair_of(c->diff, side, i)];
    fail_msg("no sentence begins with \"%s\"", text);
    return NULL;
}

/* True if the pair of the old sentence OLD has the new sentence NEW. */
static bool is_paired(const struct compared *c, const char *old,
                      const char *new)
{
    return pair_get(c, HX_OLD, old) == pair_get(c, HX_NEW, new);
}

static const struct moved {
    const char *old, *new;
    bool edited;
} moved_table[] = {
    {"Kaspersky Labs is widely used", "Kaspersky Labs is widely used", true },
    {"Officials stress",              "Officials stress",              true },
    {"But it comes amid",             "It comes amid",                 true },
    {"Last month",                    "Last month",                    false},
    {"Following her warning",         "Following her warning",         false},
};

static void test_moved(void **state)
{
    struct compared c = compared_new(text_table[0], text_table[2], NULL);
    enum { MOVED = sizeof moved_table / sizeof *moved_table };
    (void)state;
    for (size_t i = 0; i < MOVED; i++) {
        const struct moved *row = &moved_table[i];
        const hx_pair *pair = pair_get(&c, HX_OLD, row->old);
        assert_ptr_equal(pair, pair_get(&c, HX_NEW, row->new));
        assert_int_equal(pair->moved, 1);
        assert_int_equal(pair->kind, row->edited ? HX_CHANGED : HX_SAME);
    }
    assert_int_equal(hx_diff_stats(c.diff)->moved_pairs, MOVED);
    compared_free(&c);
}

static void test_inserted(void **state)
{
    static const char *const texts[] = {"Barclays axes", "Barclays has stopped",
                                        "On Saturday", "A Barclays spokesman"};
    struct compared c = compared_new(text_table[0], text_table[2], NULL);
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_int_equal(pair_get(&c, HX_NEW, texts[i])->kind, HX_INSERTED);
    compared_free(&c);
}

/* Exactly one change has exactly these words. */
static void change_check(const struct compared *c, const char *old,
                         const char *new)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < c->changes; i++) {
        const hx_range *at = c->change[i].at;
        n += str_is_equal(compared_text(c, HX_OLD, at[HX_OLD]), str_of(old)) &&
             str_is_equal(compared_text(c, HX_NEW, at[HX_NEW]), str_of(new)) &&
             at[HX_OLD].end - at[HX_OLD].start == 1 &&
             at[HX_NEW].end - at[HX_NEW].start == 1;
    }
    assert_int_equal(n, 1);
}

static void test_words(void **state)
{
    struct compared c = compared_new(text_table[0], text_table[2], NULL);
    (void)state;
    change_check(&c, "NSCS", "NCSC");
    change_check(&c, "added", "said");
    compared_free(&c);
}

/* What is joined belongs together: all else than these is equal or has more
 * than nine tenths in common. */
static void test_unrelated(void **state)
{
    struct compared c = compared_new(text_table[0], text_table[2], NULL);
    uint32_t weak = 0;
    (void)state;
    for (uint32_t i = 0; i < c.pairs; i++)
        weak += c.pair[i].kind <= HX_CHANGED && c.pair[i].alike < 900;
    assert_int_equal(weak, 2); /* "Kaspersky Labs is", "Officials stress" */
    assert_int_equal(hx_diff_stats(c.diff)->pairs[HX_DELETED], 1);
    compared_free(&c);
}

/* Blank lines: none of one version, and the same text without its own. */
static void test_blank_lines(void **state)
{
    struct buf b = {.a = *state};
    struct str text = text_table[0];
    for (size_t i = 0; i < text.len; i++)
        if (!(text.s[i] == '\n' && i && text.s[i - 1] == '\n'))
            buf_put_byte(&b, text.s[i]);
    assert_true(b.len < text.len);
    struct compared c = compared_new(text, buf_str(&b), NULL);
    assert_int_equal(hx_diff_stats(c.diff)->pairs[HX_SAME], c.pairs);
    assert_int_equal(hx_diff_stats(c.diff)->minor, 0);
    compared_free(&c);
}

/* The true pairs of 001 and 002, in other words. */
static const struct true_pair {
    const char *old, *new;
} true_table[] = {
    {"The British government",       "The British government"},
    {"The Nation",                   "The National"          },
    {"The United kingdom",           "The UK cyber"          },
    {"Security firm",                "Security firm"         },
    {"Kaspersky Labs is",            "Kaspersky Labs is"     },
    {"For results",                  "For it to work"        },
    {"Additionally",                 "It also requires"      },
    {"However",                      "However"               },
    {"Officials repeat",             "Officials say"         },
    {"Within the new",               "In the new"            },
    {"The NCSC is",                  "The NCSC is"           },
    {"It comes",                     "It comes"              },
    {"Recently",                     "Last month"            },
    {"Following",                    "Following"             },
    {"Officials stress",             "Officials stress"      },
    {"\xe2\x80\x9c"
     "Beyond",                  "\"Beyond"              },
    {"\xe2\x80\x9c"
     "Anything",                "\"Whatever"            },
    {"\xe2\x80\x9c"
     "For instance",            "\"For example"         },
    {"\xe2\x80\x98No facts",         "'No facts"             },
    {"Kaspersky has faced",          "Kaspersky has faced"   },
    {"It taken",                     "It responded"          },
    {"It\xe2\x80\x99s always",       "It has always"         },
    {"The 2009",                     "Earlier this"          },
    {"We\xe2\x80\x99"
     "d",                       "We would"              },
    {"It\xe2\x80\x99s not possible", "It's simply"           },
    {"He denied",                    "He denied"             },
    {"\xe2\x80\x9cIt isn",           "\"It's not true"       },
    {"There aren",                   "There are"             },
    {"Mr Kaspersky",                 "Mr Kaspersky"          },
};

static void test_other_words(void **state)
{
    struct compared c = compared_new(text_table[1], text_table[2], NULL);
    uint32_t lost = 0;
    (void)state;
    for (size_t i = 0; i < sizeof true_table / sizeof *true_table; i++) {
        if (is_paired(&c, true_table[i].old, true_table[i].new))
            continue;
        print_message("lost: %s\n", true_table[i].old);
        lost++;
    }
    assert_true(lost <= 2);
    compared_free(&c);
}

/* Curly quotes alone change no word. */
static void test_quotes(void **state)
{
    struct compared c = compared_new(text_table[1], text_table[2], NULL);
    const hx_pair *pair = pair_get(&c, HX_NEW, "'No facts");
    uint32_t quotes = 0;
    (void)state;
    assert_int_equal(pair->kind, HX_SAME);
    for (uint32_t i = 0; i < c.changes; i++) {
        struct str old = compared_text(&c, HX_OLD, c.change[i].at[HX_OLD]);
        struct str new = compared_text(&c, HX_NEW, c.change[i].at[HX_NEW]);
        if (!str_is_equal(new, STR("\"")) || !old.len || old.s[0] == '"')
            continue;
        assert_int_equal(c.change[i].kind, HX_SAME);
        assert_int_equal(c.change[i].cls, HX_CLASS_TYPOGRAPHIC);
        quotes++;
    }
    assert_true(quotes > 5);
    compared_free(&c);
}

/* All of the versions against all: the properties hold. */
static void test_versions(void **state)
{
    (void)state;
    for (int i = 0; i < 5; i++)
        for (int j = 0; j < 5; j++) {
            struct compared c =
                compared_new(text_table[i], text_table[j], NULL);
            compared_free(&c);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_moved),  cmocka_unit_test(test_inserted),
        cmocka_unit_test(test_words),  cmocka_unit_test(test_unrelated),
        arena_test(test_blank_lines),  cmocka_unit_test(test_other_words),
        cmocka_unit_test(test_quotes), cmocka_unit_test(test_versions),
    };
    return cmocka_run_group_tests(tests, story_open, arena_teardown);
}
