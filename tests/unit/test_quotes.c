/* SPDX-License-Identifier: MIT */

/* Datelines inside a paragraph, quotations with their speakers, and which
 * fields are never paired. */

#include "support.h"

#include <stdio.h>
#include <string.h>

static void dateline_is(const char *text, const char *expected)
{
    hx_doc *doc;
    uint32_t n;
    char found[64] = "";
    assert_int_equal(hx_doc_new(&doc, text, strlen(text), NULL), HX_OK);
    hx_range at = hx_doc_dateline(doc);
    const hx_token *token = hx_doc_tokens(doc, &n);
    if (at.start < at.end)
        snprintf(found, sizeof found, "%.*s",
                 (int)(token[at.end - 1].at + token[at.end - 1].len -
                       token[at.start].at),
                 text + token[at.start].at);
    assert_string_equal(found, expected);
    hx_doc_free(doc);
}

#define REST                                                                   \
    " The ferry pier has been shut since Sunday night, when waves broke two "  \
    "of its piles."

static void test_dateline_inside(void **state)
{
    (void)state;
    dateline_is("ODDEN \xe2\x80\x94" REST, "ODDEN \xe2\x80\x94");
    dateline_is("ODDEN (Senn News) -" REST, "ODDEN (Senn News) -");
    dateline_is("Odden (SNA) \xe2\x80\x93" REST, "Odden (SNA) \xe2\x80\x93");
    dateline_is("NEW HOLM, May 12 (Senn) -" REST, "NEW HOLM, May 12 (Senn) -");
    dateline_is("ODDEN, Dec. 3 -" REST, "ODDEN, Dec. 3 -");
    dateline_is("ODDEN, NORLAND -" REST, "ODDEN, NORLAND -");
    dateline_is("ODDEN, 12 May -" REST, "ODDEN, 12 May -");
    dateline_is("Pier shut by storm\n\nODDEN \xe2\x80\x94" REST,
                "ODDEN \xe2\x80\x94");
    dateline_is("ST. AUDRIN (SNA) -" REST, "ST. AUDRIN (SNA) -");
    dateline_is("HOLM/ODDEN -" REST, "");
    dateline_is("NATO \xe2\x80\x94 the alliance of the west \xe2\x80\x94 "
                "said it would not pay for a pier at Odden.",
                "");
    dateline_is("ODDEN-HOLM ferries do not run on Sundays, the harbour office "
                "said on Monday.",
                "");
    dateline_is("Odden - The Pier of 1904" REST, "");
    dateline_is("The ODDEN pier -" REST, "");
    dateline_is("ODDEN is small, but its pier is long and was built in 1904 "
                "by the town.",
                "");
}

/* Quotation I of TEXT is QUOTED and said by SPEAKER. */
static void quote_is(const char *text, uint32_t i, const char *quoted,
                     const char *speaker)
{
    hx_doc *doc;
    uint32_t n, quotes;
    assert_int_equal(hx_doc_new(&doc, text, strlen(text), NULL), HX_OK);
    const hx_quote *quote = hx_doc_quotes(doc, &quotes);
    const hx_token *token = hx_doc_tokens(doc, &n);
    assert_true(i < quotes);
    const hx_range at[] = {quote[i].at, quote[i].speaker};
    const char *const expected[] = {quoted, speaker};
    for (int j = 0; j < 2; j++) {
        char found[128] = "";
        if (at[j].start < at[j].end)
            snprintf(found, sizeof found, "%.*s",
                     (int)(token[at[j].end - 1].at + token[at[j].end - 1].len -
                           token[at[j].start].at),
                     text + token[at[j].start].at);
        assert_string_equal(found, expected[j]);
    }
    hx_doc_free(doc);
}

static void test_quotes(void **state)
{
    (void)state;
    quote_is("\"It went,\" said Marit Holm, 34.", 0, "\"It went,\"",
             "Marit Holm");
    quote_is("\"It went,\" Marit Holm said.", 0, "\"It went,\"", "Marit Holm");
    quote_is("\"It went,\" she said. \"All of it.\"", 1, "\"All of it.\"",
             "she");
    quote_is("Dr. Holm told the Courier: \"It went.\"", 0, "\"It went.\"",
             "Dr. Holm");
    quote_is("Jens Aaby, the harbour master, said: \"It went.\"", 0,
             "\"It went.\"", "Jens Aaby");
    quote_is("A Courier spokesman said: \"It went.\"", 0, "\"It went.\"",
             "A Courier spokesman");
    quote_is("\xe2\x80\x9cIt went,\xe2\x80\x9d J. R. Holm insisted.", 0,
             "\xe2\x80\x9cIt went,\xe2\x80\x9d", "J. R. Holm");
    quote_is("\xc2\xabIt went\xc2\xbb, added Jens Aaby.", 0,
             "\xc2\xabIt went\xc2\xbb", "Jens Aaby");
    quote_is("\xe2\x80\x9eIt went\xe2\x80\x9c, warned Holm.", 0,
             "\xe2\x80\x9eIt went\xe2\x80\x9c", "Holm");
    quote_is("\"It went,\" says Aaby, \"and then it was gone.\"", 1,
             "\"and then it was gone.\"", "Aaby");
    quote_is("He called it a \"warning\". Nothing was said.", 0, "\"warning\"",
             "");
    quote_is("The \"old pier\" is shut. Marit Holm said so.", 0, "\"old pier\"",
             "");
    quote_is("\"It went", 0, "\"It went", "");
    quote_is("\"Gone\"\n\nMarit Holm said so.", 0, "\"Gone\"", "");
    quote_is("\"5 feet\" and \"6 feet\"", 1, "\"6 feet\"", "");
}

/* The pair that new sentence J is in, and 1 if it has an old one too. */
static bool is_paired(const struct compared *c, uint32_t j)
{
    const hx_pair *pair = &c->pair[hx_diff_pair_of(c->diff, HX_NEW, j)];
    return pair->at[HX_OLD].start < pair->at[HX_OLD].end;
}

/* A link never stands for text of the same words, nor a note for what it
 * corrects; links stand for links, a heading may have been the headline. */
static void test_comparable(void **state)
{
    (void)state;
    static const char text[] =
        "The ferry pier at Odden has been shut since Sunday night, when waves "
        "broke two piles.\n\nDivers will look at the rest of the piles before "
        "the end of the week, it is said.\n\n";
    /* clang-format off */
    static const struct {
        const char *old, *new;
        bool is_paired; /* the last new sentence */
    } rows[] = {
        {"Storm shuts pier at Odden\n\n%s",
         "%sRead more: storm shuts pier at Odden\n", false},
        {"%sRead more: storm shuts pier at Odden\n",
         "%sRead more: storms shut the pier at Odden\n", true},
        {"%sTwo oak piles broke on Sunday night in the storm.\n",
         "%sCorrection: two oak piles broke on Sunday night in the storm.\n",
         false},
        {"%sUpdated 12 May 2017\n", "%sUpdated 13 May 2017\n", true},
        {"Pier shut as two piles break\n\n%s",
         "%sPier shut as two oak piles break in a storm\n", true},
    };
    /* clang-format on */
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char old[512], new[512];
        uint32_t n;
        struct str sides[] = {
            {old, 0},
            {new, 0}
        };
        const char *const formats[] = {rows[i].old, rows[i].new};
        for (int side = 0; side < 2; side++) {
            const char *at = strstr(formats[side], "%s");
            sides[side].len = (size_t)snprintf(
                side ? new : old, sizeof old, "%.*s%s%s",
                (int)(at - formats[side]), formats[side], text, at + 2);
        }
        struct compared c = compared_new(sides[0], sides[1], NULL);
        hx_doc_sentences(c.doc[HX_NEW], &n);
        if (is_paired(&c, n - 1) != rows[i].is_paired)
            fail_msg("row %zu is paired wrongly", i);
        compared_free(&c);
    }
}

/* What is furniture is left out of the counts when that is asked for, and
 * counted by itself; where changes stand is counted in any case. */
static void test_ignore(void **state)
{
    (void)state;
    static const char old[] =
        "Storm shuts pier at Odden\n\nUpdated 12 May 2017\n\n"
        "The ferry pier at Odden has been shut since Sunday night, when waves "
        "broke two piles.\n\nRead more: ferries of the north\n";
    static const char new[] =
        "Storms shut pier at Odden\n\nUpdated 13 May 2017\n\n"
        "The ferry pier at Odden has been shut since Sunday night, when waves "
        "broke two piles.\n\nRead more: ferries of the west\n\n"
        "Share this article\n";
    struct str a = {old, sizeof old - 1}, b = {new, sizeof new - 1};
    for (uint32_t ignore = 0; ignore < 2; ignore++) {
        hx_options opt = {.ignore = ignore ? HX_IGNORE_FURNITURE : 0};
        struct compared c = compared_new(a, b, &opt);
        const hx_stats *stats = hx_diff_stats(c.diff);
        assert_int_equal(stats->fields[HX_FIELD_STAMP], 1);
        assert_int_equal(stats->fields[HX_FIELD_RELATED], 1);
        assert_int_equal(stats->fields[HX_FIELD_SHARE], 1);
        assert_int_equal(stats->fields[HX_FIELD_BODY], 0);
        assert_true(stats->fields[HX_FIELD_HEADLINE] > 0);
        assert_int_equal(stats->sentences[HX_NEW], ignore ? 2 : 5);
        assert_int_equal(stats->ignored_sentences[HX_OLD], ignore ? 2 : 0);
        assert_int_equal(stats->ignored_sentences[HX_NEW], ignore ? 3 : 0);
        assert_int_equal(stats->ignored_words[HX_OLD], ignore ? 10 : 0);
        assert_int_equal(stats->ignored_changes, ignore ? 3 : 0);
        assert_int_equal(stats->pairs[HX_INSERTED], ignore ? 0 : 1);
        assert_int_equal(stats->classes[HX_CLASS_NUMBER], ignore ? 0 : 1);
        compared_free(&c);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dateline_inside),
        cmocka_unit_test(test_quotes),
        cmocka_unit_test(test_comparable),
        cmocka_unit_test(test_ignore),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
