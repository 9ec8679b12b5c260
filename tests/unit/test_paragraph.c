/* SPDX-License-Identifier: MIT */

/*
 * Paragraphs. In the tables a bar stands before the first word of each
 * paragraph but the first. A text wrapped to any width keeps its paragraphs;
 * so do the real stories, where their folder lies.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "hexapla.h"

enum { TEXT_MOST = 16384 };

static const char *const table[] = {
    "One line.", "First.\n|Second.\n|Third.",
    "First.\n\n|Second.\n \t\n\n|Third.\n", "First.\r\n|Second.\r\n\r\n|Third.",
    "First.\r|Second.\r\r|Third.",
    "First.\xc2\x85|Second.\xe2\x80\xa8|Third.\xe2\x80\xa9|Fourth.",
    "First.\v|Second.\f|Third.\r\n\r\n", "\n\n  First\n\n\n|Second",
    "The mayor of Osric at the harbor\n|Picture by the Osric Gazette\n\n"
    "|The harbor of Osric will be closed for the whole of the winter, the "
    "mayor said on Monday, because the new pier is not yet ready.\n\n"
    "|She said that nobody had expected the work to take as long as it did, "
    "and that the town would have to pay for it on its own.\n",
    /* Wrapped, no blank lines: indented, ended early, an item. */
    "  The harbor of Osric will be closed for the\nwhole of the winter, the "
    "mayor said on\nMonday, since the pier is not yet ready.\n  |Nobody had "
    "expected the work to take as\nlong as it did, and the town has to pay\n"
    "for all of it on its own.\n",
    "The harbor of Osric will be closed for the\nwhole of the winter, the "
    "mayor said on\nMonday, since the pier is late.\n|Nobody had "
    "expected the work to take as\nlong as it did, and the town has to pay\n"
    "for it.\n|It is the third pier that was built on the\nspot by the same "
    "firm in as many years.",
    "The harbor of Osric will be closed for the\nwhole of the winter. These "
    "are the reasons:\n|- the new pier, which is still not ready,\n  and the "
    "old one, which burned down,\n|- the ice, which is thicker than it was\n  "
    "in any winter since they began,\n|- the crew.\n\n|The town has to pay for "
    "all of it on its\nown, the mayor said.",
    "The harbor of Osric will be closed for the\nwhole of the winter, she "
    "said - and again\n- as in the year before - in the spring,\nwhich is the "
    "time of the herring, as all\nof them know.",
    "BAD NEWS FOR OSRIC\n|The harbor of Osric will be closed for the\nwhole of "
    "the winter, the mayor said on\nMonday, since the pier is not ready and\n"
    "the old one burned down.",
    /* Short lines are no wrapped text. */
    "the tide\n|goes out\n|and the boats\n|lie down",
    "Osric 3, Vane 1\n|Marsh 0, Holt 0\n|Tarn 2, Roe 2\n"};

static void text_check(const char *row)
{
    char text[TEXT_MOST], found[TEXT_MOST];
    size_t len = 0, pos = 0, to = 0;
    uint32_t tokens, sentences, n;
    hx_doc *doc;
    for (const char *s = row; *s; s++)
        if (*s != '|')
            text[len++] = *s;
    assert_int_equal(hx_doc_new(&doc, text, len, NULL), HX_OK);
    const hx_token *token = hx_doc_tokens(doc, &tokens);
    const hx_range *sentence = hx_doc_sentences(doc, &sentences);
    const hx_range *paragraph = hx_doc_paragraphs(doc, &n);
    for (uint32_t i = 1; i < n; i++) {
        size_t at = token[sentence[paragraph[i].start].start].at;
        memcpy(found + to, text + pos, at - pos);
        to += at - pos;
        found[to++] = '|';
        pos = at;
    }
    memcpy(found + to, text + pos, len - pos);
    found[to + len - pos] = 0;
    assert_string_equal(found, row);
    hx_doc_free(doc);
}

static void test_table(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        text_check(table[i]);
}

/* Breaks the lines of TEXT before they pass WIDTH bytes, at spaces. FOLD:
 * as fold -s does it, which leaves the space and counts it. */
static void wrap(char *text, size_t width, int fold)
{
    size_t line = 0, space = 0;
    for (size_t i = 0; text[i]; i++) {
        if (text[i] == '\n')
            line = i + 1;
        if (i - line + (fold ? 1 : 0) >= width && space > line) {
            text[space] = '\n';
            line = space + 1;
        }
        if (text[i] == ' ')
            space = i;
    }
}

/* The tokens at which the paragraphs of TEXT end, N of them. */
static uint32_t paragraph_ends(const char *text, uint32_t *ends)
{
    uint32_t n, sentences;
    hx_doc *doc;
    assert_int_equal(hx_doc_new(&doc, text, strlen(text), NULL), HX_OK);
    const hx_range *sentence = hx_doc_sentences(doc, &sentences);
    const hx_range *paragraph = hx_doc_paragraphs(doc, &n);
    assert_true(n < TEXT_MOST);
    for (uint32_t i = 0; i < n; i++)
        ends[i] = sentence[paragraph[i].end - 1].end;
    hx_doc_free(doc);
    return n;
}

static void assert_wraps(const char *text)
{
    static const size_t widths[] = {40, 60, 66, 72, 78, 80, 100};
    static uint32_t before[TEXT_MOST], after[TEXT_MOST];
    char wrapped[TEXT_MOST];
    uint32_t n = paragraph_ends(text, before);
    for (size_t i = 0; i < 2 * sizeof widths / sizeof *widths; i++) {
        strcpy(wrapped, text);
        wrap(wrapped, widths[i / 2], i % 2);
        assert_int_equal(paragraph_ends(wrapped, after), n);
        assert_memory_equal(after, before, n * sizeof *after);
    }
}

static void test_wrapped(void **state)
{
    static const char text[] =
        "Osric harbor to stay closed\n\n"
        "The harbor of Osric will be closed for the whole of the winter, the "
        "mayor said on Monday, because the new pier is not ready. Nobody had "
        "expected it.\n\n"
        "\xe2\x80\x9cThe town has to pay for all of it,\xe2\x80\x9d said Anna "
        "Roe, who leads the council. \xe2\x80\x9cThat is more than we have. We "
        "said so. We were told to wait.\xe2\x80\x9d The firm did not answer. "
        "It has built three piers - the last of them in 1990 - on the same "
        "spot in as many years, and two of them burned down before they were "
        "used at all.\n\n"
        "By J. Tarn\n\n"
        "Those who fish there will have to go to Vane, which is 40 miles to "
        "the north, or to Holt. \"It is not the end,\" one of them said. "
        "\"But it is close.\"\n";
    (void)state;
    assert_wraps(text);
}

static void story_read(const char *name, char *text)
{
    char path[1024];
    const char *shared = getenv("SHARED_DIR");
    const char *root = getenv("SOURCE_ROOT");
    if (shared)
        snprintf(path, sizeof path, "%s/stories/%s", shared, name);
    else
        snprintf(path, sizeof path, "%s/../shared/stories/%s",
                 root ? root : ".", name);
    FILE *file = fopen(path, "r");
    if (!file) {
        print_message("%s is absent\n", path);
        skip();
    }
    text[fread(text, 1, TEXT_MOST - 1, file)] = 0;
    fclose(file);
}

static void test_stories_wrapped(void **state)
{
    static const char *const names[] = {
        "000_fb2e124e88e445c9.txt", "001_30bdbda00ab9ea21.txt",
        "003_a013a6a7089711b8.txt", "004_b7f0675d376e88b0.txt"};
    static uint32_t ends[TEXT_MOST];
    char text[TEXT_MOST], blank[TEXT_MOST * 2];
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char *to = blank;
        story_read(names[i], text);
        assert_true(paragraph_ends(text, ends) > 10);
        /* Two captions stand on lines of their own: part them too. */
        for (const char *s = text; *s; s++) {
            *to++ = *s;
            if (*s == '\n' && s[1] != '\n')
                *to++ = '\n';
        }
        *to = 0;
        assert_wraps(blank);
    }
}

static void test_stories_lines(void **state)
{
    static uint32_t ends[TEXT_MOST];
    char text[TEXT_MOST];
    (void)state;
    story_read("000_fb2e124e88e445c9.txt", text);
    assert_int_equal(paragraph_ends(text, ends), 26);
    story_read("002_bce21c1a55a32b13.txt", text);
    assert_int_equal(paragraph_ends(text, ends), 36);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_wrapped),
        cmocka_unit_test(test_stories_wrapped),
        cmocka_unit_test(test_stories_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
