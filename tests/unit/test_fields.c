/* SPDX-License-Identifier: MIT */

/*
 * What paragraphs are: each row puts one paragraph into the same article, at
 * the top, below the headline, between two paragraphs of text or at the end,
 * and says what it has to be there; the rows of body are near misses.
 */

#include "support.h"

#include <stdio.h>
#include <string.h>

/* Where a paragraph is put. */
enum place { TOP, BELOW, AMID, LAST };

struct row {
    enum place place;
    hx_field field;
    const char *text;
};

static const char headline[] = "Ferry pier at Odden shut after storm damage";
static const char *const body[] = {
    "The ferry pier at Odden has been shut to cars and lorries after waves "
    "broke two of its oak piles on Sunday night.",
    "Engineers will look at the rest of the piles before the end of the week, "
    "the harbour office said in a statement.",
};

/* clang-format off */
static const struct row headline_rows[] = {
    {TOP, HX_FIELD_HEADLINE, "Pier shut as waves break two piles"},
    {TOP, HX_FIELD_HEADLINE, "Who pays for the Odden pier?"},
    {TOP, HX_FIELD_HEADLINE, "'It just went': Odden pier shut after storm"},
    {TOP, HX_FIELD_HEADLINE, "\"Never again\", says the harbour master"},
    {TOP, HX_FIELD_HEADLINE, "Storm Ulla: 14 boats adrift off Odden"},
    {TOP, HX_FIELD_HEADLINE, "ODDEN PIER SHUT AFTER STORM"},
    {TOP, HX_FIELD_HEADLINE, "Odden's ferry pier closed for a week!"},
    {TOP, HX_FIELD_HEADLINE, "F\xc3\xa4hranleger nach dem Sturm gesperrt"},
    {TOP, HX_FIELD_HEADLINE, "Le quai d'Odden ferm\xc3\xa9 apr\xc3\xa8s la "
     "temp\xc3\xaate"},
    {TOP, HX_FIELD_HEADLINE, "Two piles, one storm, no ferry: what happened "
     "at Odden on the night the sea came over the wall"},
    {TOP, HX_FIELD_BODY, "The pier at Odden is shut."},
    {TOP, HX_FIELD_BODY, "The pier is shut, the mayor said,"},
    {TOP, HX_FIELD_BODY, "Odden"},
    {TOP, HX_FIELD_BODY, "Three things are known so far about the pier:"},
    {TOP, HX_FIELD_BODY, "Waves have broken two of the oak piles under the "
     "ferry pier at Odden, which has been shut to cars and lorries until "
     "divers have looked at it from below"},
    {AMID, HX_FIELD_BODY, "and nobody at the harbour knows how long that "
     "will take"},
};

static const struct row standfirst_rows[] = {
    {BELOW, HX_FIELD_STANDFIRST, "Cars and lorries have to go round by the "
     "bridge at Holm"},
    {BELOW, HX_FIELD_STANDFIRST, "Divers to look at oak piles that waves broke "
     "on Sunday night"},
    {BELOW, HX_FIELD_STANDFIRST, "Harbour office 'could not have known' how "
     "weak they were"},
    {BELOW, HX_FIELD_STANDFIRST, "Repairs will take at least a week"},
    {BELOW, HX_FIELD_STANDFIRST, "The mayor calls it a warning to the whole "
     "coast"},
    {BELOW, HX_FIELD_STANDFIRST, "Islanders fear for the winter as the only "
     "way across is shut"},
    {BELOW, HX_FIELD_STANDFIRST, "Taucher sollen die Pf\xc3\xa4hle in dieser "
     "Woche pr\xc3\xbc""fen"},
    {BELOW, HX_FIELD_STANDFIRST, "Two of its piles went in one night, and a "
     "third may follow"},
    {BELOW, HX_FIELD_STANDFIRST, "What is known so far, and what is not"},
    {BELOW, HX_FIELD_STANDFIRST, "A pier of 1904 meets a storm of today"},
    {BELOW, HX_FIELD_BODY, "Nobody was hurt."},
    {BELOW, HX_FIELD_BODY, "Divers will look at the oak piles on Monday."},
    {BELOW, HX_FIELD_BODY, "Odden"},
    {BELOW, HX_FIELD_BODY, "The harbour master said:"},
    {AMID, HX_FIELD_BODY, "the way across is shut until further notice, he "
     "added"},
};

static const struct row byline_rows[] = {
    {BELOW, HX_FIELD_BYLINE, "By Marit Holm"},
    {BELOW, HX_FIELD_BYLINE, "By Marit Holm and Jens Aaby"},
    {BELOW, HX_FIELD_BYLINE, "By Marit Holm, transport correspondent"},
    {BELOW, HX_FIELD_BYLINE, "By Marit Holm in Odden"},
    {BELOW, HX_FIELD_BYLINE, "BY MARIT HOLM"},
    {BELOW, HX_FIELD_BYLINE, "By M. K. Holm, Senn Valley Courier"},
    {BELOW, HX_FIELD_BYLINE, "Von Marit Holm, Odden"},
    {BELOW, HX_FIELD_BYLINE, "Par Marit Holm et Jens Aaby"},
    {BELOW, HX_FIELD_BYLINE, "Marit Holm, Transport correspondent"},
    {BELOW, HX_FIELD_BYLINE, "Marit Holm | Chief reporter"},
    {LAST, HX_FIELD_BYLINE, "(Reporting by Marit Holm; Editing by Jens Aaby)"},
    {LAST, HX_FIELD_BYLINE, "Additional reporting by Jens Aaby"},
    {BELOW, HX_FIELD_BODY, "By Tuesday"},
    {BELOW, HX_FIELD_BODY, "By Friday the pier was open again."},
    {BELOW, HX_FIELD_BODY, "By then Marit Holm had left."},
    {AMID, HX_FIELD_HEADING, "By Boat to Odden"},
    {BELOW, HX_FIELD_BODY, "Marit Holm, 34."},
    {LAST, HX_FIELD_BODY, "Reporting by phone is possible, the office said."},
};

static const struct row dateline_rows[] = {
    {BELOW, HX_FIELD_DATELINE, "ODDEN, 12 May"},
    {BELOW, HX_FIELD_DATELINE, "ODDEN, May 12, 2017"},
    {BELOW, HX_FIELD_DATELINE, "ODDEN, May 12 (Senn News)"},
    {BELOW, HX_FIELD_DATELINE, "NEW HOLM, Sunday 14 May"},
    {BELOW, HX_FIELD_DATELINE, "ODDEN, Norland, Dec. 3"},
    {BELOW, HX_FIELD_DATELINE, "HOLM 3 June 2016"},
    {BELOW, HX_FIELD_DATELINE, "ODDEN, 12. Mai"},
    {BELOW, HX_FIELD_DATELINE, "ST. AUDRIN, 1 March"},
    {BELOW, HX_FIELD_DATELINE, "ODDEN, 4 juillet"},
    {BELOW, HX_FIELD_DATELINE, "ODDEN, Jan 4, 2018"},
    {BELOW, HX_FIELD_BODY, "ODDEN"},
    {BELOW, HX_FIELD_BODY, "Odden in May"},
    {BELOW, HX_FIELD_BODY, "ODDEN, where"},
    {BELOW, HX_FIELD_BODY, "NATO 3"},
    {AMID, HX_FIELD_HEADING, "ODDEN, 12 May"},
};

static const struct row stamp_rows[] = {
    {BELOW, HX_FIELD_STAMP, "Published 12 May 2017"},
    {BELOW, HX_FIELD_STAMP, "Updated: Friday, May 12, 2017 at 10:35 GMT"},
    {BELOW, HX_FIELD_STAMP, "Last updated at 07:45, 3 June 2016"},
    {BELOW, HX_FIELD_STAMP, "First published on Tue 2 Jan 2018 09.14 GMT"},
    {BELOW, HX_FIELD_STAMP, "12 May 2017"},
    {BELOW, HX_FIELD_STAMP, "3 hours ago"},
    {BELOW, HX_FIELD_STAMP, "2017-05-12 10:35"},
    {BELOW, HX_FIELD_STAMP, "Posted 2 days ago"},
    {LAST, HX_FIELD_STAMP, "- Published16 November 2017"},
    {BELOW, HX_FIELD_STAMP, "- Published"},
    {TOP, HX_FIELD_STAMP, "date 2017-12-01 Image copyright NLP"},
    {BELOW, HX_FIELD_STAMP, "Ver\xc3\xb6""ffentlicht am 12. Mai 2017"},
    {BELOW, HX_FIELD_STAMP, "Publi\xc3\xa9 le 12 mai 2017 \xc3\xa0 10h35"},
    {BELOW, HX_FIELD_STAMP, "May 12th, 2017, 10:35 a.m. EST"},
    {LAST, HX_FIELD_STAMP, "Updated 12 May 2017"},
    {BELOW, HX_FIELD_BODY, "2017"},
    {BELOW, HX_FIELD_BODY, "May 2017 was wet."},
    {BELOW, HX_FIELD_BODY, "Published by the town in May 2017."},
    {AMID, HX_FIELD_BODY, "Updated rules for piers came out in May 2017."},
    {AMID, HX_FIELD_HEADING, "Three days in May"},
    {LAST, HX_FIELD_BODY, "It was 3 hours ago that the sea came."},
};

static const struct row caption_rows[] = {
    {BELOW, HX_FIELD_CAPTION, "Image caption Waves broke over the pier"},
    {AMID, HX_FIELD_CAPTION, "Media caption The mayor looks at the pier"},
    {BELOW, HX_FIELD_CAPTION, "Photo: The pier at Odden before the storm"},
    {AMID, HX_FIELD_CAPTION, "Picture: waves at the pier on Sunday night."},
    {AMID, HX_FIELD_CAPTION, "FILE PHOTO: The pier at Odden in 2016"},
    {AMID, HX_FIELD_CAPTION, "Caption: the two piles"},
    {AMID, HX_FIELD_CAPTION, "Pictured: the two broken piles"},
    {AMID, HX_FIELD_CAPTION, "The pier on Monday. (Photo by Jens Aaby)"},
    {AMID, HX_FIELD_CAPTION, "Waves at Odden. Photograph: Jens Aaby/Courier"},
    {AMID, HX_FIELD_CAPTION, "[Image: waves over the pier]"},
    {AMID, HX_FIELD_CAPTION, "The mayor at the pier (Picture: Senn Valley "
     "Courier)"},
    {AMID, HX_FIELD_BODY, "The photo was taken on Sunday (the pier had been "
     "shut by then)."},
    {AMID, HX_FIELD_BODY, "Image caption writers may be glad of it."
     " They were not asked."},
    {AMID, HX_FIELD_BODY, "Pictured in the book is the pier of 1904."},
    {AMID, HX_FIELD_BODY, "Photographs of the pier were shown to the mayor."},
    {AMID, HX_FIELD_BODY, "The picture: two piles, broken like matches, and "
     "nobody to mend them."},
};

static const struct row credit_rows[] = {
    {BELOW, HX_FIELD_CREDIT, "Image copyright Jens Aaby"},
    {AMID, HX_FIELD_CREDIT, "Image source, Getty Images"},
    {AMID, HX_FIELD_CREDIT, "Image credit: Jens Aaby"},
    {AMID, HX_FIELD_CREDIT, "Photo credit: Senn Valley Courier"},
    {AMID, HX_FIELD_CREDIT, "Photograph: Jens Aaby/Courier"},
    {AMID, HX_FIELD_CREDIT, "Photo by Jens Aaby"},
    {AMID, HX_FIELD_CREDIT, "Getty Images"},
    {AMID, HX_FIELD_CREDIT, "AFP/Getty Images"},
    {AMID, HX_FIELD_CREDIT, "\xc2\xa9 2017 Senn Valley Courier"},
    {AMID, HX_FIELD_CREDIT, "Credit: Jens Aaby"},
    {LAST, HX_FIELD_CREDIT, "Copyright 2017 Senn Valley Courier"},
    {AMID, HX_FIELD_BODY, "Image copyright rules are to change in May."},
    {AMID, HX_FIELD_BODY, "Copyright in the plans lies with the town."},
    {AMID, HX_FIELD_BODY, "Credit was given to the mayor."},
    {AMID, HX_FIELD_BODY, "Photo by photo, the diver showed what was broken."},
    {AMID, HX_FIELD_HEADING, "Images of a storm"},
};

static const struct row heading_rows[] = {
    {AMID, HX_FIELD_HEADING, "What the divers found"},
    {AMID, HX_FIELD_HEADING, "'No way across'"},
    {AMID, HX_FIELD_HEADING, "Who will pay?"},
    {AMID, HX_FIELD_HEADING, "1904 to today"},
    {AMID, HX_FIELD_HEADING, "\"A warning\""},
    {AMID, HX_FIELD_HEADING, "Ferries"},
    {AMID, HX_FIELD_HEADING, "The mayor's plan"},
    {AMID, HX_FIELD_HEADING, "Was die Taucher fanden"},
    {AMID, HX_FIELD_HEADING, "Analysis by our transport editor"},
    {AMID, HX_FIELD_HEADING, "REPAIRS AND COSTS"},
    {AMID, HX_FIELD_BODY, "Nobody was hurt."},
    {AMID, HX_FIELD_BODY, "The mayor said:"},
    {AMID, HX_FIELD_BODY, "- two oak piles"},
    {AMID, HX_FIELD_BODY, "and two oak piles"},
    {LAST, HX_FIELD_BODY, "What the divers found"},
    {AMID, HX_FIELD_BODY, "In May the harbour office had looked at all of the "
     "piles"},
};

static const struct row related_rows[] = {
    {AMID, HX_FIELD_RELATED, "Read more: how piers are built"},
    {AMID, HX_FIELD_RELATED, "READ ALSO: Storms are getting worse"},
    {AMID, HX_FIELD_RELATED, "Related: Bridge at Holm to be mended"},
    {LAST, HX_FIELD_RELATED, "More on this story"},
    {LAST, HX_FIELD_RELATED, "Related topics"},
    {LAST, HX_FIELD_RELATED, "You may also be interested in:"},
    {AMID, HX_FIELD_RELATED, "See also: Ferries of the north"},
    {LAST, HX_FIELD_RELATED, "Most read"},
    {AMID, HX_FIELD_RELATED, "Watch: waves break over the pier"},
    {LAST, HX_FIELD_RELATED, "More from Odden"},
    {AMID, HX_FIELD_RELATED, "Read more about Odden"},
    {AMID, HX_FIELD_RELATED, "Lesen Sie auch: Br\xc3\xbc""cke gesperrt"},
    {AMID, HX_FIELD_RELATED, "\xc3\x80 lire aussi : le pont de Holm"},
    {AMID, HX_FIELD_RELATED, "Don't miss: the storm in pictures"},
    {AMID, HX_FIELD_BODY, "Read more books, teachers tell parents."},
    {AMID, HX_FIELD_BODY, "Related costs will be paid by the town."},
    {AMID, HX_FIELD_BODY, "More on this will be said in May."},
    {AMID, HX_FIELD_BODY, "Watch the sea, fishermen say."},
    {AMID, HX_FIELD_BODY, "More from the fund went to the pier than to the "
     "bridge."},
    {AMID, HX_FIELD_BODY, "Most read the notice too late."},
};

static const struct row share_rows[] = {
    {LAST, HX_FIELD_SHARE, "Share this article"},
    {BELOW, HX_FIELD_SHARE, "Share this with Facebook"},
    {BELOW, HX_FIELD_SHARE, "Share on Twitter"},
    {BELOW, HX_FIELD_SHARE, "Facebook Twitter WhatsApp Email"},
    {LAST, HX_FIELD_SHARE, "Follow us on Twitter and Facebook."},
    {LAST, HX_FIELD_SHARE, "Sign up to our newsletter for news of the coast."},
    {BELOW, HX_FIELD_SHARE, "Copy this link"},
    {AMID, HX_FIELD_SHARE, "Advertisement"},
    {AMID, HX_FIELD_SHARE, "Story continues below"},
    {LAST, HX_FIELD_SHARE, "These are external links and will open in a new "
     "window"},
    {LAST, HX_FIELD_SHARE, "Comments (14)"},
    {LAST, HX_FIELD_SHARE, "All rights reserved."},
    {LAST, HX_FIELD_SHARE, "Teilen"},
    {AMID, HX_FIELD_BODY, "Share prices of the ferry line fell."},
    {AMID, HX_FIELD_BODY, "Share this load with us, the bishop said."},
    {AMID, HX_FIELD_BODY, "Comments by the mayor were not heard well."},
    {AMID, HX_FIELD_BODY, "Facebook said it would pay."},
    {AMID, HX_FIELD_BODY, "Advertisement of the post begins in May."},
    {AMID, HX_FIELD_HEADING, "Facebook and the pier"},
};

static const struct row correction_rows[] = {
    {LAST, HX_FIELD_CORRECTION, "Correction: two piles broke, not three."},
    {LAST, HX_FIELD_CORRECTION, "Correction (12 May 2017): two piles broke."},
    {TOP, HX_FIELD_CORRECTION, "Editor's note: this text was changed after "
     "the divers had spoken."},
    {LAST, HX_FIELD_CORRECTION, "Clarification - the pier belongs to the "
     "town."},
    {LAST, HX_FIELD_CORRECTION, "An earlier version of this article gave the "
     "wrong number of piles."},
    {LAST, HX_FIELD_CORRECTION, "This article was amended on 12 May 2017 to "
     "correct the number of piles."},
    {LAST, HX_FIELD_CORRECTION, "This story has been updated with words of the "
     "mayor."},
    {AMID, HX_FIELD_CORRECTION, "Update: the pier has been opened again to "
     "walkers."},
    {LAST, HX_FIELD_CORRECTION, "Korrektur: Es waren zwei Pf\xc3\xa4hle."},
    {LAST, HX_FIELD_CORRECTION, "Correction, May 12: two piles broke."},
    {LAST, HX_FIELD_CORRECTION, "* A previous version of this report named "
     "the wrong pier."},
    {AMID, HX_FIELD_BODY, "Correction officers were called to the pier."},
    {AMID, HX_FIELD_BODY, "Update the maps, the harbour master said."},
    {AMID, HX_FIELD_BODY, "Clarification of the costs is not to be had."},
    {AMID, HX_FIELD_BODY, "This article of the law was amended in 2016."},
    {AMID, HX_FIELD_BODY, "An earlier version of the pier stood until 1904."},
};
/* clang-format on */

/* The article with TEXT at PLACE; gives the number of its paragraph. */
static uint32_t article_put(struct buf *b, const struct row *row)
{
    const char *part[] = {headline, body[0], body[1]};
    uint32_t before = (uint32_t)row->place, at = 0;
    bool is_top = row->place == TOP;
    for (uint32_t i = is_top; i < 3; i++) {
        if (i == before || (is_top && i == 1)) {
            buf_print(b, "%s\n\n", row->text);
            at = is_top ? 0 : i;
        }
        buf_print(b, "%s\n\n", part[i]);
    }
    if (row->place == LAST) {
        buf_print(b, "%s\n", row->text);
        at = 3;
    }
    return at;
}

static int row_body(struct arena *a, void *context)
{
    const struct row *row = context;
    struct buf b = {.a = a};
    uint32_t at = article_put(&b, row), n;
    hx_doc *doc;
    assert_int_equal(hx_doc_new(&doc, b.s, b.len, NULL), HX_OK);
    hx_doc_paragraphs(doc, &n);
    if (hx_doc_field_of(doc, at) != row->field)
        fail_msg("\"%s\" is a %s, not a %s", row->text,
                 hx_field_name(hx_doc_field_of(doc, at)),
                 hx_field_name(row->field));
    for (uint32_t i = 0; i < n; i++) {
        bool is_own = i == at || (i == 0 && row->place != TOP);
        if (!is_own && hx_doc_field_of(doc, i) != HX_FIELD_BODY)
            fail_msg("\"%s\" makes paragraph %u a %s", row->text, i,
                     hx_field_name(hx_doc_field_of(doc, i)));
    }
    hx_doc_free(doc);
    return 1;
}

static void rows_check(const struct row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        arena_run(0, row_body, (void *)&rows[i]);
}

#define ROWS(name)                                                             \
    static void test_##name(void **state)                                      \
    {                                                                          \
        (void)state;                                                           \
        rows_check(name##_rows, sizeof name##_rows / sizeof *name##_rows);     \
    }

ROWS(headline)
ROWS(standfirst)
ROWS(byline)
ROWS(dateline)
ROWS(stamp)
ROWS(caption)
ROWS(credit)
ROWS(heading)
ROWS(related)
ROWS(share)
ROWS(correction)

/* The fields of TEXT by their names, one letter each. */
static void fields_are(const char *text, const char *expected)
{
    static const char letters[] = "bHShQDNCcXsRL";
    char found[64] = "";
    hx_doc *doc;
    uint32_t n;
    assert_int_equal(hx_doc_new(&doc, text, strlen(text), NULL), HX_OK);
    hx_doc_paragraphs(doc, &n);
    for (uint32_t i = 0; i < n && i < sizeof found - 1; i++)
        found[i] = letters[hx_doc_field_of(doc, i)];
    assert_string_equal(found, expected);
    hx_doc_free(doc);
}

/* Fields that need more than one line around them. */
static void test_whole(void **state)
{
    (void)state;
    fields_are("Pier shut after storm\n\n"
               "The sea broke two of the piles on Sunday and nobody knows how "
               "many more of them are weak.\n\n"
               "By Marit Holm\n\n12 May 2017\n\n"
               "The ferry pier at Odden has been shut since Sunday night, "
               "when waves broke two of its piles.\n\n"
               "More on this story\n\nFerries of the north\n\n"
               "Storms to come\n\nShare this\n",
               "HSNsbRRRL");
    /* Items go with their label, paragraphs that follow do not. */
    fields_are("The ferry pier at Odden has been shut since Sunday night, "
               "when waves broke two piles.\n\nRead more:\n\n"
               "- Ferries of the north\n\n- Storms to come\n\n"
               "Divers will look at the rest of the piles before the end of "
               "the week, it is said.\n\nIn short\n",
               "bRRRbb");
    /* A day in the middle is a heading, as of a list of events. */
    fields_are("The ferry pier at Odden has been shut since Sunday night, "
               "when waves broke two piles.\n\n"
               "Divers will look at the rest of the piles before the end of "
               "the week, it is said.\n\n12 May 2017\n\n"
               "Two more of the piles were found to be rotten inside when the "
               "divers came down.\n",
               "bbhb");
    fields_are("", "");
    fields_are("one\n\ntwo\n\nthree\n", "bbb");
    /* Nothing but text. */
    fields_are("The ferry pier at Odden has been shut since Sunday night, "
               "when waves broke two piles.\n\nNobody was hurt.\n\n"
               "It will be open again in May, the harbour office told the "
               "mayor of Odden on Monday.\n",
               "bbb");
}

/* What the caller knows goes before the rules; the rest still goes by them. */
static void test_marks(void **state)
{
    (void)state;
    static const char text[] =
        "A line\n\nPier shut by a storm\n\n"
        "The ferry pier has been shut since Sunday night, when waves broke two "
        "of its piles.\n\nShare this\n";
    const hx_mark marks[] = {
        {{0, 6},  HX_FIELD_STAMP   },
        {{8, 28}, HX_FIELD_HEADLINE}
    };
    const hx_mark wrong[] = {
        {{8, 28}, HX_FIELD_HEADLINE},
        {{0, 6},  HX_FIELD_STAMP   }
    };
    static const hx_field expected[] = {HX_FIELD_STAMP, HX_FIELD_HEADLINE,
                                        HX_FIELD_BODY, HX_FIELD_SHARE};
    hx_source source = {
        .text = {text, sizeof text - 1},
          .marks = wrong, .mark_count = 2
    };
    hx_doc *doc;
    assert_int_equal(hx_doc_from(&doc, &source, NULL), HX_EINVAL);
    assert_null(doc);
    source.marks = NULL;
    assert_int_equal(hx_doc_from(&doc, &source, NULL), HX_EINVAL);
    source.marks = marks;
    assert_int_equal(hx_doc_from(&doc, &source, NULL), HX_OK);
    for (uint32_t i = 0; i < 4; i++)
        assert_int_equal(hx_doc_field_of(doc, i), expected[i]);
    assert_int_equal(hx_doc_field_of(doc, 4), HX_FIELD_BODY);
    hx_doc_free(doc);
}

static void test_names(void **state)
{
    (void)state;
    for (int i = 0; i < HX_FIELDS; i++)
        assert_true(hx_field_name((hx_field)i)[0]);
    assert_string_equal(hx_field_name(HX_FIELDS), "");
    assert_string_equal(hx_field_name(HX_FIELD_STAMP), "date stamp");
    assert_int_equal(hx_field_is_furniture(HX_FIELD_STAMP), 1);
    assert_int_equal(hx_field_is_furniture(HX_FIELD_CAPTION), 0);
    assert_int_equal(hx_field_is_furniture(HX_FIELDS), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_headline),   cmocka_unit_test(test_standfirst),
        cmocka_unit_test(test_byline),     cmocka_unit_test(test_dateline),
        cmocka_unit_test(test_stamp),      cmocka_unit_test(test_caption),
        cmocka_unit_test(test_credit),     cmocka_unit_test(test_heading),
        cmocka_unit_test(test_related),    cmocka_unit_test(test_share),
        cmocka_unit_test(test_correction), cmocka_unit_test(test_whole),
        cmocka_unit_test(test_marks),      cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
