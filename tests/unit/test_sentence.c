/* SPDX-License-Identifier: MIT */

/*
 * Sentences, on paragraphs of our own: a bar stands where a sentence ends
 * inside a paragraph, before the white space.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "doc/words.h"
#include "hexapla.h"

enum { TEXT_MOST = 1024 };

static const char *const prose_table[] = {
    "The ferry left.| It was late.| Nobody minded.",
    "One line without a stop",
    "'No tickets'",
    "What now?| Nobody knows!| Good.",
    "What?!| No.| Really?? !",
    "He waited...| Then he left.",
    "He waited... and then he left.",
    "He waited\xe2\x80\xa6 and left\xe2\x80\xa6| She stayed.",
    "He waited . . . and then left.| She stayed.",
    "...and so it went.| Again.",
    "\"We never said that.| We never would.\"| He sat down.",
    "She said: \"It is cold.\"| He agreed.",
    "She said it was \"cold\".| He agreed.",
    "\xe2\x80\x9cIt is cold.\xe2\x80\x9d| \xe2\x80\x9cIt is.\xe2\x80\x9d",
    "It was \xe2\x80\x9c"
    "cold\xe2\x80\x9d.| He agreed.",
    "It was \xe2\x80\x98"
    "cold.\xe2\x80\x99| He agreed.",
    "Il a dit \xc2\xab"
    "bon.\xc2\xbb| Puis rien.",
    "Er sagte: \xe2\x80\x9eGut.\xe2\x80\x9c| Dann ging er.",
    "\"Stop!\" he said.| \"Why?\" she asked.| \"Because.\"",
    "\"Stop!\"| The guard ran.",
    "(The rest is lost.)| We have this.",
    "They left (it was late!) and slept.",
    "The town [see map.]| The river.",
    "Mr. Arkwright met Mrs. Oyelaran.| They talked.",
    "Dr. Ilse Brandt and Prof. Tom Reyes spoke.",
    "Sen. Vane and Gov. Holt met Gen. Marsh and Rep. Liu.",
    "Lt. Col. Pike saluted Sgt. Ames.| Capt. Roe did not.",
    "He lives in St. Osric near Mt. Harrow.",
    "Messrs. Tide and Moon are no more.",
    "Tide Inc. said so.| Moon Corp. did not.",
    "She works for Tide Inc.| The firm is new.",
    "Tide Ltd. Chief Anna Roe left.",
    "The U.S. Department of Tides paid.",
    "It sank off the U.S.| The crew swam.",
    "It left the U.K.| He stayed.| It's done.",
    "The U.N.-led mission (U.N.) failed.",
    "It opens at 9 a.m. on Monday.| It shuts at 5 p.m.| But not today.",
    "It began at 8 p.m. Friday.",
    "On Jan. 5 and Dec. 12 it rained.| In Feb. it did not.",
    "The sun sat.| Then it was dark.| The dec. of it.",
    "J. R. Maddern wrote it.| A. A. Finch sang.",
    "George W. Tarn and J.-P. Roux spoke.",
    "It was plan B.| The other plan failed.",
    "See No. 10 and Nos. 3 to 5, pp. 4-6, Fig. 2.| No. 1 fell.",
    "Is it so?| No.| The answer is no.| It is not.",
    "Art. 5 of the law, p. 12, vol. 3.",
    "Roe v. Tide went on.| The court vs. Moon too.",
    "It cost 3.50.| It weighs 1,200.5 kg.| That is 2.",
    "It was built in 1990.| 40 people came.",
    "See tide.example.org.| Or mail a.b@tide.example today.",
    "It uses .net and v2.0 now.| Fine.",
    "He was warned.|The crew left.|Nobody came.",
    "He ran!|The crew left?|Nobody came.",
    "He said \"leave.\"|The crew left.",
    "He had left.|\"The crew did,\" she said.",
    "He said leave.|\xe2\x80\x9cWe did,\xe2\x80\x9d they said.",
    "The Arkwright.The crew left.",
    "1. Wash the net.| Dry it.",
    "12. Go home.",
    "1990.| It was dry.",
    "a. Wash the net.",
    "B. The net is dry.",
    "iv. It ends here.",
    "Nets, ropes, etc. were lost.| Sails, masts, etc.| The rest too.",
    "Use tools, e.g. The Big Net, i.e. This one.",
    "iPhones fell.| iPhones rose.| eBay did not.",
    "The men ran. he did not say why.",
    "The crew left.| he did not say why.",
    "The crew were tired.| it was the heat.",
    "The govt. is new and approx. half of it is old.",
    "It was ready.[1]| It was not.[2][13]| Then it was [sic].",
    "It was _ready._| It was *not.*| Then.",
    "It ended.| \xe2\x80\x93 He knew it.| \xe2\x80\x93 It did.",
    "Ready.| - Not yet.| \xe2\x80\xa2 Now.",
    "Ready.| $5 is enough.| \xe2\x82\xac"
    "6 is not.",
    "\xe4\xbb\x8a\xe6\x97\xa5\xe3\x80\x82|\xe6\x98\x8e\xe6\x97\xa5"
    "\xef\xbc\x81|\xe3\x80\x8c\xe5\xa5\xbd\xe3\x80\x82\xe3\x80\x8d|"
    "\xe4\xbb\x8a",
    "\xe0\xa4\x95\xe0\xa4\xbe\xe0\xa5\xa4| \xe0\xa4\x95",
    "\xd9\x83\xd9\x85\xd8\x9f| \xd9\x84\xd8\xa7\xdb\x94| \xd9\x84",
    "Stop.\"| He went.",
    "! ? .",
    "Who?| \"Who?\"| 'Who?'| (Who?)| Me.",
    "Count: 1, 2 , 3 .| Good .| Fine.",
    "He said: \"Go.\" , then left.",
    "Hurry up!!!| Now...?| Yes.",
    "The Rev. Mr. Tarn, Jr. and Dr. Roe, Ph.D. came.",
    "Mayor Holt Jr.| He was late.",
    "In Calif. and Mass. it rained.| They met in Ore.| It snowed."};

/* The text without its bars, into TEXT. */
static size_t bars_drop(const char *row, char *text)
{
    size_t len = 0;
    for (; *row; row++)
        if (*row != '|')
            text[len++] = *row;
    text[len] = 0;
    return len;
}

/* The document's text with bars at the ends of its sentences, into TEXT. */
static void bars_put(const hx_doc *doc, char *text)
{
    size_t len, pos = 0;
    uint32_t tokens, n;
    const char *bytes = hx_doc_text(doc, &len);
    const hx_token *token = hx_doc_tokens(doc, &tokens);
    const hx_range *sentence = hx_doc_sentences(doc, &n);
    for (uint32_t i = 0; i < n; i++) {
        const hx_token *last = &token[sentence[i].end - 1];
        size_t end = last->at + last->len;
        memcpy(text, bytes + pos, end - pos);
        text += end - pos;
        pos = end;
        if (i + 1 < n)
            *text++ = '|';
    }
    memcpy(text, bytes + pos, len - pos);
    text[len - pos] = 0;
}

static void test_prose(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof prose_table / sizeof *prose_table; i++) {
        char text[TEXT_MOST], found[TEXT_MOST * 2];
        size_t len = bars_drop(prose_table[i], text);
        hx_doc *doc;
        assert_int_equal(hx_doc_new(&doc, text, len, NULL), HX_OK);
        bars_put(doc, found);
        assert_string_equal(found, prose_table[i]);
        hx_doc_free(doc);
    }
}

/* Sentences cover all tokens and are never empty, whatever the signs. */
static void test_cover(void **state)
{
    static const char bits[] = "aB1 .!?\"'()[]\n\xe2\x80\xa6 Mr U.S";
    uint32_t seed = 3;
    (void)state;
    for (int round = 0; round < 20000; round++) {
        char text[48];
        hx_doc *doc;
        uint32_t tokens, n, end = 0;
        for (size_t i = 0; i < sizeof text; i++) {
            seed = seed * 1664525 + 1013904223;
            text[i] = bits[(seed >> 8) % (sizeof bits - 1)];
        }
        assert_int_equal(hx_doc_new(&doc, text, sizeof text, NULL), HX_OK);
        hx_doc_tokens(doc, &tokens);
        const hx_range *sentence = hx_doc_sentences(doc, &n);
        for (uint32_t i = 0; i < n; end = sentence[i++].end) {
            assert_int_equal(sentence[i].start, end);
            assert_true(sentence[i].end > end);
        }
        assert_int_equal(end, tokens);
        hx_doc_free(doc);
    }
}

static void test_words(void **state)
{
    (void)state;
    assert_true(words_is_stop(STR("a")) && words_is_stop(STR("yourselves")));
    assert_true(words_is_stop(STR("the")) && words_is_stop(STR("it's")));
    assert_false(words_is_stop(STR("tide")) || words_is_stop(STR("")));
    assert_true(words_is_function(STR("The")));
    assert_true(words_is_negation(STR("not")));
    assert_true(words_is_negation(STR("didn't")));
    assert_true(words_is_negation(STR("barely")));
    assert_true(words_is_negation(STR("without")));
    assert_false(words_is_negation(STR("note")));
    assert_true(words_is_number(STR("two")) && words_is_number(STR("zero")));
    assert_true(words_is_number(STR("million")));
    assert_false(words_is_number(STR("twos")));
    assert_true(words_is_starter(STR("He\xe2\x80\x99s")));
    assert_false(words_is_starter(STR("Tide")));
    assert_int_equal(words_abbreviation(STR("Mr")), ABBREVIATION_TITLE);
    assert_int_equal(words_abbreviation(STR("gen")), ABBREVIATION_NONE);
    assert_int_equal(words_abbreviation(STR("e.g")), ABBREVIATION_TITLE);
    assert_int_equal(words_abbreviation(STR("U.S")), ABBREVIATION_COMMON);
    assert_int_equal(words_abbreviation(STR("No")), ABBREVIATION_REFERENCE);
    assert_int_equal(words_abbreviation(STR("sat")), ABBREVIATION_NONE);
    assert_int_equal(words_sign('!'), SIGN_STOP);
    assert_int_equal(words_sign(0xff61), SIGN_FULL_STOP);
    assert_int_equal(words_sign('a'), SIGN_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_prose),
        cmocka_unit_test(test_cover),
        cmocka_unit_test(test_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
