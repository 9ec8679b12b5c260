/* SPDX-License-Identifier: MIT */

/* Facts gained, lost and changed; and for each rule what is none. */

#include "support.h"

#include <string.h>

#include "hexapla.h"

/* A pair of texts and its facts: "number: 3 > 5", "name: Ada Moss >" for one
 * that was lost, one after the other, parted by "; ". */
struct row {
    const char *old, *new, *facts;
};

static void text_put(struct buf *b, const hx_doc *doc, hx_range at)
{
    uint32_t n;
    size_t len;
    const char *text = hx_doc_text(doc, &len);
    const hx_token *token = hx_doc_tokens(doc, &n);
    if (at.start == at.end)
        return;
    buf_put_byte(b, ' ');
    uint32_t start = token[at.start].at;
    uint32_t end = token[at.end - 1].at + token[at.end - 1].len;
    buf_put(b, (struct str){text + start, end - start});
}

static void row_check(struct arena *a, const struct row *row)
{
    const char *text[2] = {row->old, row->new};
    struct buf b = {.a = a};
    hx_doc *doc[2];
    hx_diff *diff;
    uint32_t n;
    for (int side = 0; side < 2; side++)
        assert_int_equal(
            hx_doc_new(&doc[side], text[side], strlen(text[side]), NULL),
            HX_OK);
    assert_int_equal(hx_compare(&diff, doc[0], doc[1], NULL), HX_OK);
    const hx_fact *fact = hx_diff_facts(diff, &n);
    for (uint32_t i = 0; i < n; i++) {
        buf_print(&b, "%s%s:", i ? "; " : "", hx_fact_name(fact[i].type));
        text_put(&b, doc[HX_OLD], fact[i].at[HX_OLD]);
        buf_put(&b, STR(" >"));
        text_put(&b, doc[HX_NEW], fact[i].at[HX_NEW]);
    }
    if (!str_is_equal(buf_str(&b), str_of(row->facts)))
        fail_msg("%s\n%s\nfacts:  %.*s\nwanted: %s", row->old, row->new,
                 (int)b.len, b.s, row->facts);
    hx_diff_free(diff);
    for (int side = 0; side < 2; side++)
        hx_doc_free(doc[side]);
}

static int rows_body(struct arena *a, void *context)
{
    for (const struct row *row = context; row->old; row++)
        row_check(a, row);
    return HX_OK;
}

/* clang-format off */
static const struct row number_table[] = {
    {"The flood killed 3 people.",
     "The flood killed 5 people.",
     "number: 3 > 5"},
    {"The flood killed three people.",
     "The flood killed five people.",
     "number: three > five"},
    {"The bridge cost $1.2 million.",
     "The bridge cost $1.4 million.",
     "number: $1.2 million > $1.4 million"},
    {"About 300 people fled.",
     "At least 300 people fled.",
     "number: About 300 > At least 300"},
    {"More than 40 homes burned.",
     "Nearly 40 homes burned.",
     "number: More than 40 > Nearly 40"},
    {"Prices rose 4 percent in the north.",
     "Prices rose 6 percent in the north.",
     "number: 4 percent > 6 percent"},
    {"The walk took 3 days.",
     "The walk took 3 weeks.",
     "number: 3 days > 3 weeks"},
    {"The fund holds 5 million pounds.",
     "The fund holds 5 million euros.",
     "number: 5 million pounds > 5 million euros"},
    {"The driver, a 43-year-old man, left.",
     "The driver, a 45-year-old man, left.",
     "number: 43-year > 45-year"},
    {"He came third in the race.",
     "He came fourth in the race.",
     "number: third > fourth"},
    {"Between 10 and 12 boats sank.",
     "Between 10 and 15 boats sank.",
     "number: 12 > 15"},
    {"One man was hurt in the fall.",
     "Two men were hurt in the fall.",
     "number: One > Two"},
    {"Hundreds of people marched.",
     "Thousands of people marched.",
     "number: Hundreds > Thousands"},
    {"The council met.",
     "The council met. It spent 70 pounds.",
     "number: > 70 pounds"},
    {"The council met. It spent 70 pounds.",
     "The council met.",
     "number: 70 pounds >"},
    {"The town has half a million trees.",
     "The town has two million trees.",
     "number: half a million > two million"},
    {"A third of the farms closed.",
     "A quarter of the farms closed.",
     "number: third > quarter"},
    {"It fell to -5 degrees.",
     "It fell to 5 degrees.",
     "number: -5 degrees > 5 degrees"},
    {"Two men died. The 3 boats and 2 cars sank.",
     "Three men died. The 3 boats and 2 cars sank.", "number: Two > Three"},
    /* and what is none */
    {"The flood killed 3 people.", "The flood killed three people.", ""},
    {"It cost 1.2 million dollars.", "It cost $1,200,000.", ""},
    {"About 300 people fled.", "Some 300 people fled.", ""},
    {"It rose 4 percent.", "It rose 4%.", ""},
    {"It rose four per cent.", "It rose 4 percent.", ""},
    {"It held 250 boats.", "It held two hundred and fifty boats.", ""},
    {"He was 2nd of all.", "He was second of all.", ""},
    {"The 12 boats sank. Nobody saw it.",
     "Nobody saw it. The 12 boats sank.",
     ""},
    {"They built a dozen homes.", "They built 12 homes.", ""},
    {"It is 5km away.", "It is five kilometers away.", ""},
    {"Half a million came.", "500,000 came.", ""},
    {"No one was hurt.", "Nobody was hurt.", ""},
    {"COVID-19 spread.", "COVID-19 went round.", ""},
    {NULL, NULL, NULL},
};

static const struct row name_table[] = {
    {"Officials thanked Ada Moss for it.",
     "Officials thanked Ida Moss for it.",
     "name: Ada Moss > Ida Moss"},
    {"The train left for Orta at once.",
     "The train left for Verra at once.",
     "name: Orta > Verra"},
    {"They asked Ada Moss for help.",
     "They asked a spokesman for help.",
     "name: Ada Moss >"},
    {"They asked a spokesman for help.",
     "They asked Dr Ada Moss for help.",
     "name: > Dr Ada Moss"},
    {"The Bank of Orta lent it money.",
     "The Bank of Verra lent it money.",
     "name: Bank of Orta > Bank of Verra"},
    {"She works for Halden Inc in town.",
     "She works for Corvin Ltd in town.",
     "name: Halden Inc > Corvin Ltd"},
    {"He met Moss. He thanked Moss.",
     "He met Voss. He thanked Voss.",
     "name: Moss > Voss"},
    {"The Orta Council met.",
     "The Verra Council met.",
     "name: Orta Council > Verra Council"},
    {"The plan of the NFA failed.",
     "The plan of the EBR failed.",
     "name: NFA > EBR"},
    {"It was late. Voss said nothing.",
     "It was late. Moss said nothing.",
     "name: Voss > Moss"},
    {"The mayor came.",
     "The mayor came. With her was Jon Bly.",
     "name: > Jon Bly"},
    /* and what is none */
    {"They asked Dr Ada Moss for help.", "They asked Moss for help.", ""},
    {"They asked Ms Moss for help.", "They asked Mr Moss for help.", ""},
    {"They asked A. Moss for help.", "They asked Ada Moss for help.", ""},
    {"Officers closed the road.", "Police closed the road.", ""},
    {"The council met and the Council agreed.",
     "The council met and it agreed.",
     ""},
    {"They met Ada Moss. It rained.", "It rained. They met Ada Moss.", ""},
    {"Moss's plan failed, said Ada Moss.",
     "The plan of Moss failed, said Ada Moss.",
     ""},
    {"The United Nations met in Orta.", "The UN met in Orta.", ""},
    {"The National Flood Agency (NFA) met. The NFA agreed.",
     "The National Flood Agency met. It agreed.",
     ""},
    {"Big Storm Hits Town Hall Roof", "Great Storm Strikes Town Hall Roof", ""},
    {"She works for Halden Inc in town.", "She works for Halden in town.", ""},
    {"They met at the Harrow Centre in town.",
     "They met at the Harrow Center in town.",
     ""},
    {NULL, NULL, NULL},
};

static const struct row date_table[] = {
    {"They meet on Monday in town.",
     "They meet on Tuesday in town.",
     "date: Monday > Tuesday"},
    {"It opens on 3 May at last.",
     "It opens on 4 May at last.",
     "date: 3 May > 4 May"},
    {"It opens in June at last.",
     "It opens in July at last.",
     "date: June > July"},
    {"It was built in 1987 by hand.",
     "It was built in 1978 by hand.",
     "date: 1987 > 1978"},
    {"It began at 10:30 in town.",
     "It began at 11:30 in town.",
     "date: 10:30 > 11:30"},
    {"It began at 3 pm in town.",
     "It began at 5 pm in town.",
     "date: 3 pm > 5 pm"},
    {"He left yesterday.", "He left today.", "date: yesterday > today"},
    {"He left on Monday.", "He left yesterday.", "date: Monday > yesterday"},
    {"It ended on May 3, 2024.",
     "It ended on May 3, 2025.",
     "date: May 3, 2024 > May 3, 2025"},
    {"The council met.",
     "The council met. It meets again on Friday.",
     "date: > Friday"},
    {"The council met. It meets again on Friday.",
     "The council met.",
     "date: Friday >"},
    /* and what is none */
    {"It opens on 3 May.", "It opens on May 3.", ""},
    {"It fell by 2017 votes.", "It fell by 2,017 votes.", ""},
    {"It opens on Monday 3 May.", "It opens on 3 May.", ""},
    {"It opens on Monday, May 3, 2024.", "It opens on 3 May.", ""},
    {"It began at 3 pm.", "It began at 3pm.", ""},
    {"It began at 15:00.", "It began at 3 p.m. that day.", ""},
    {"On Monday he left.", "He left on Monday.", ""},
    {"It opens on 3rd May.", "It opens on 3 May.", ""},
    {"It may open soon.", "It might open soon.", ""},
    {"It opens on Feb. 3 in town.", "It opens on February 3 in town.", ""},
    {NULL, NULL, NULL},
};

static const struct row quote_table[] = {
    {"\"The dam is safe today,\" she said.",
     "\"The dam is not safe today,\" she said.",
     "quote: \"The dam is safe today,\" > \"The dam is not safe today,\""},
    {"\"We did all we could,\" said Ada Moss.",
     "\"We did what we could,\" said Ada Moss.",
     "quote: \"We did all we could,\" > \"We did what we could,\""},
    {"The mayor came. \"We are sorry,\" she said.",
     "The mayor came.",
     "quote: \"We are sorry,\" >"},
    {"The mayor came.",
     "The mayor came. \"We are sorry,\" she said.",
     "quote: > \"We are sorry,\""},
    {"\"We are very sorry,\" said Ada Moss. They thanked Jon Bly.",
     "\"We are very sorry,\" said Jon Bly. They thanked Ada Moss.",
     "quote: \"We are very sorry,\" > \"We are very sorry,\"; "
     "name: Ada Moss > Jon Bly; name: Jon Bly > Ada Moss"},
    {"She called it \"a sad day for us all\" and left.",
     "She called it \"a sad day\" and left.",
     "quote: \"a sad day for us all\" > \"a sad day\""},
    {"She called the plan \"mad\" and left.",
     "She called the plan bad and left.",
     "quote: \"mad\" >"},
    {"He spoke of a \"grave error\" there.",
     "He spoke of a grave error there.",
     "quote: \"grave error\" >"},
    /* and what is none */
    {"\"The dam is safe,\" she said.",
     "\xe2\x80\x9cThe dam is safe,\xe2\x80\x9d she said.",
     ""},
    {"\"The dam is safe,\" she said.", "She said: \"The dam is safe.\"", ""},
    {"\"We are sorry,\" she said. It rained.",
     "It rained. \"We are sorry,\" she said.",
     ""},
    {"\"It was late, and it rained,\" she said.",
     "\"It was late,\" she said, \"and it rained.\"",
     ""},
    {"\"It was late,\" she said, \"and it rained.\"",
     "\"It was late, and it rained,\" she said.",
     ""},
    {"\"We are sorry,\" said Dr Ada Moss.",
     "\"We are sorry,\" said Ms Moss.",
     ""},
    {"\"We are sorry,\" said Ada Moss.",
     "\"We are sorry,\" she said. Ada Moss left.",
     ""},
    {NULL, NULL, NULL},
};
/* clang-format on */

static void table_check(const struct row *table)
{
    struct arena *a;
    assert_int_equal(arena_open(&a), 0);
    assert_int_equal(arena_try(a, rows_body, (void *)(uintptr_t)table), HX_OK);
    arena_close(a);
}

static void test_numbers(void **state)
{
    (void)state;
    table_check(number_table);
}

static void test_names(void **state)
{
    (void)state;
    table_check(name_table);
}

static void test_dates(void **state)
{
    (void)state;
    table_check(date_table);
}

static void test_quotes(void **state)
{
    (void)state;
    table_check(quote_table);
}

/* A text against itself has none, and other depths know of none. */
static void test_none(void **state)
{
    const char *text =
        "On 3 May 2024 Ada Moss paid $5 million. \"Never,\" said "
        "Jon Bly at 3 pm.";
    (void)state;
    for (uint32_t depth = HX_DEPTH_FULL; depth <= HX_DEPTH_SENTENCES; depth++) {
        hx_doc *doc[2];
        hx_diff *diff;
        uint32_t n;
        hx_options options = {.depth = depth};
        assert_int_equal(hx_doc_new(&doc[0], text, strlen(text), NULL), HX_OK);
        assert_int_equal(hx_doc_new(&doc[1], depth ? "" : text,
                                    depth ? 0 : strlen(text), NULL),
                         HX_OK);
        assert_int_equal(hx_compare(&diff, doc[0], doc[1], &options), HX_OK);
        hx_diff_facts(diff, &n);
        assert_int_equal(n, 0);
        hx_diff_free(diff);
        hx_doc_free(doc[0]);
        hx_doc_free(doc[1]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers), cmocka_unit_test(test_names),
        cmocka_unit_test(test_dates),   cmocka_unit_test(test_quotes),
        cmocka_unit_test(test_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
