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
     "number: 43-year-old > 45-year-old"},
    {"He came third in the race.",
     "He came fourth in the race.",
     "number: third > fourth"},
    {"Between 10 and 12 boats sank.",
     "Between 10 and 15 boats sank.",
     "number: Between 10 and 12 > Between 10 and 15"},
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
     "number: A third > A quarter"},
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

/* Forms of numbers and dates, of which some are one. */
static const struct row form_table[] = {
    {"Orta beat Verra 3-1 in the final.",
     "Orta beat Verra 3-2 in the final.", "number: 3-1 > 3-2"},
    {"Orta won 2-0 at home.", "Orta lost 0-2 at home.", "number: 2-0 > 0-2"},
    {"The council voted 7 to 2 for it.", "The council voted 7-2 for it.", ""},
    {"The council voted 7 to 2 for it.",
     "The council voted 6 to 3 for it.", "number: 7 to 2 > 6 to 3"},
    {"It holds 10-12 boats now.", "It holds 10 to 12 boats now.", ""},
    {"It holds 10-12 boats now.", "It holds between 10 and 12 boats now.", ""},
    {"It holds 10-12 boats now.",
     "It holds 10-14 boats now.", "number: 10-12 > 10-14"},
    {"Prices rose from 10 to 12 pounds.",
     "Prices rose from 10 to 14 pounds.", "number: 12 pounds > 14 pounds"},
    {"It begins at 6 o'clock in town.",
     "It begins at 7 o'clock in town.", "date: 6 o'clock > 7 o'clock"},
    {"It begins at six o'clock in town.", "It begins at 6pm in town.", ""},
    {"It begins at half past six in town.",
     "It begins at 6:30 pm in town.", ""},
    {"It begins at 10:30 in town.", "It begins at 10.30am in town.", ""},
    {"It begins at 7pm in town.", "It begins at 19:00 in town.", ""},
    {"It begins at 7 p.m. in town.",
     "It begins at 8 p.m. in town.", "date: 7 p.m > 8 p.m"},
    {"It began on Monday at 7pm in town.",
     "It began on Tuesday at 7pm in town.", "date: Monday > Tuesday"},
    {"It began on Monday morning in town.",
     "It began on Monday evening in town.",
     "date: Monday morning > Monday evening"},
    {"It began on Monday morning in town.", "It began on Monday in town.", ""},
    {"The baker, aged 45, left.", "The 45-year-old baker left.", ""},
    {"The baker is 45 years old.", "The 45-year-old baker left.", ""},
    {"The baker, 45, left town.",
     "The baker, 46, left town.", "number: 45 > 46"},
    {"They paid \xc2\xa3" "3m for it.",
     "They paid \xc2\xa3" "3 million for it.", ""},
    {"They paid \xc2\xa3" "3m for it.",
     "They paid \xc2\xa3" "3.5m for it.",
     "number: \xc2\xa3" "3m > \xc2\xa3" "3.5m"},
    {"It rose by 10% there.", "It rose by 10 per cent there.", ""},
    {"It rose by 10% there.", "It rose by ten percent there.", ""},
    {"She came third in the race.", "She came 3rd in the race.", ""},
    {"Two thirds of them left.", "Two-thirds of them left.", ""},
    {"Two thirds of them left.",
     "Three quarters of them left.", "number: Two thirds > Three quarters"},
    {"One third of them left.", "A third of them left.", ""},
    {"One-third of them left.", "A third of them left.", ""},
    {"It took two and a half hours.", "It took 2.5 hours.", ""},
    {"It took two and a half hours.",
     "It took three and a half hours.",
     "number: two and a half hours > three and a half hours"},
    {"Tens of thousands marched.",
     "Hundreds of thousands marched.",
     "number: Tens of thousands > Hundreds of thousands"},
    {"It is her twenty-first win.", "It is her 21st win.", ""},
    {"It is her twenty-first win.",
     "It is her twenty-second win.", "number: twenty-first > twenty-second"},
    {"Three hundred and forty-two thousand came.", "342,000 came.", ""},
    {"Two million three hundred thousand came.", "2.3 million came.", ""},
    {"It was built in 2019 by hand.", "It was built by hand in 2019.", ""},
    {"It was common in the 1990s there.",
     "It was common in the 1980s there.", "date: 1990s > 1980s"},
    {"It was common in the 1990s there.",
     "It was common in the nineties there.", ""},
    {"He left last Tuesday for good.", "He left on Tuesday for good.", ""},
    {"It opens on Monday 3 May 2024.", "It opens on 2024-05-03.", ""},
    {"It opens on 2024-05-03 at last.",
     "It opens on 2024-06-03 at last.", "date: 2024-05-03 > 2024-06-03"},
    {"It opens on May 3rd.", "It opens on Monday 3 May.", ""},
    {"It opens on May 3-5 in town.",
     "It opens on May 3-6 in town.", "date: 5 > 6"},
    {"It opens on 3-5 May in town.",
     "It opens on 3-6 May in town.", "date: 5 May > 6 May"},
    {"It opens in spring 2024 at last.",
     "It opens in autumn 2024 at last.", "date: spring 2024 > autumn 2024"},
    {"It opens next week at last.",
     "It opens next month at last.", "date: next week > next month"},
    {"It opens next spring at last.",
     "It opens next autumn at last.", "date: next spring > next autumn"},
    {"Sales fell in the second quarter.",
     "Sales fell in the third quarter.",
     "date: second quarter > third quarter"},
    {"One of them left.", "Two of them left.", "number: One > Two"},
    {"The Boeing 737 landed in Orta.",
     "The plane landed in Orta.", "name: Boeing 737 >"},
    {"The Boeing 737 landed in Orta.",
     "The Boeing 747 landed in Orta.", "name: Boeing 737 > Boeing 747"},
    {"He told Channel 4 so.",
     "He told Channel 5 so.", "name: Channel 4 > Channel 5"},
    {"The G7 met in Orta.", "The G20 met in Orta.", "name: G7 > G20"},
    {"They saw 3 boats and 5 cars.",
     "They saw 4 boats and 6 cars.", "number: 3 > 4; number: 5 > 6"},
    {"They saw 3 boats and 5 cars.",
     "They saw 5 cars and 4 boats.", "number: 3 > 4"},
    {"He was fined 500 pounds.", "He was fined \xc2\xa3" "500.", ""},
    {"He was fined 1,500 euros.",
     "He was fined \xe2\x82\xac" "1.500 there.",
     "number: 1,500 euros > \xe2\x82\xac" "1.500"},
    {"It was 5C in Orta.", "It was 7C in Orta.", "number: 5C > 7C"},
    {"It is 20 square miles.",
     "It is 30 square miles.", "number: 20 square miles > 30 square miles"},
    {"It is 20 sq km.", "It is 20 square kilometers.", ""},
    {"It runs at 30mph.", "It runs at 30 miles per hour.", ""},
    {"It runs at 30 miles an hour.", "It runs at 30 mph.", ""},
    {"They met twice in May.",
     "They met three times in May.", "number: twice > three times"},
    {"He was 5ft 10in tall.", "He was 5ft 11in tall.", "number: 10in > 11in"},
    {"On Monday morning he left at 9am.",
     "On Monday morning he left at 10am.", "date: 9am > 10am"},
    {"It starts on Tues 4 June.", "It starts on Tuesday 4 June.", ""},
    {"They meet on Mondays in town.",
     "They meet on Fridays in town.", "date: Mondays > Fridays"},
    {"It closes in late 2024.",
     "It closes in early 2024.", "date: late 2024 > early 2024"},
    {"It ran from 2010 to 2014 there.",
     "It ran from 2010 to 2015 there.", "date: 2014 > 2015"},
    {"It is open 12 to 3 pm there.",
     "It is open 12 to 4 pm there.", "date: 3 pm > 4 pm"},
    {"Two thousand three hundred left.", "2,300 left.", ""},
    {"Between 10 and 12 boats sank.",
     "Between 10 and 15 boats sank.",
     "number: Between 10 and 12 > Between 10 and 15"},
    {"She may go. It was a second later.",
     "She might go. It was a moment later.", ""},
    {"They left on Friday night.", "They left late on Friday.", ""},
    {"It rained last year.", "It rained there.", ""},
    {"The council met this week.", "The council met.", ""},
    {"The council met on Sunday.", "The council met.", "date: Sunday >"},
    {"The last week was hard.", "The final week was hard.", ""},
    {"He spoke at the World Cup 2022 there.",
     "He spoke at the World Cup there.", "date: 2022 >"},
    {"In Orta 40 people died.", "In Orta 50 people died.", "number: 40 > 50"},
    {"In Orta 40 homes burned.", "In Orta 50 homes burned.", "number: 40 > 50"},
    {"Apollo 11 flew. They saw Apollo 11 there.",
     "They saw Apollo 12 there. Apollo 12 flew.",
     "name: Apollo 11 > Apollo 12"},
    {"They took the A12 road.", "They took the A14 road.", "name: A12 > A14"},
    {"The plane had 150 people aboard; 149 died.",
     "The plane had 151 people aboard; 150 died.",
     "number: 150 > 151; number: 149 > 150"},
    {"Some 2,000 homes lost power for 3 hours.",
     "Nearly 2,500 homes lost power for 4 hours.",
     "number: Some 2,000 > Nearly 2,500; number: 3 hours > 4 hours"},
    {"The blast injured at least 12, killed 4.",
     "The blast killed 5, injured at least 15.",
     "number: 4 > 5; number: at least 12 > at least 15"},
    {"The man, in his 40s, was held.",
     "The man, in his 50s, was held.", "number: 40s > 50s"},
    {"The man, in his 40s, was held.",
     "The man, in his forties, was held.", ""},
    {"The rate is 4.5%.", "The rate is 4.75%.", "number: 4.5% > 4.75%"},
    {"The rate rose to 5.25 per cent from 5 per cent.",
     "The rate rose to 5.5 percent from 5 percent.",
     "number: 5.25 per cent > 5.5 percent"},
    {"It cost up to \xc2\xa3" "1bn.",
     "It cost as much as \xc2\xa3" "1 billion.", ""},
    {"It cost up to \xc2\xa3" "1bn.",
     "It cost over \xc2\xa3" "1bn.",
     "number: up to \xc2\xa3" "1bn > over \xc2\xa3" "1bn"},
    {"The 13-year-old was found at 5am.",
     "The 14-year-old was found at 6am.",
     "number: 13-year-old > 14-year-old; date: 5am > 6am"},
    {"He won the race by 2 seconds.",
     "He won the race by 3 seconds.", "number: 2 seconds > 3 seconds"},
    {"The vote was 51 to 49.",
     "The vote was 52 to 48.", "number: 51 to 49 > 52 to 48"},
    {"The first 3 men left.", "The first 4 men left.", "number: 3 > 4"},
    {"The game ended 1-1 on Sunday.",
     "The game ended 1\xe2\x80\x93" "1 on Sunday.", ""},
    {"The game ended 1-1 on Sunday.",
     "The game ended 2\xe2\x80\x93" "1 on Sunday.",
     "number: 1-1 > 2\xe2\x80\x93" "1"},
    {"The plan starts in Q2 there.",
     "The plan starts in the second quarter there.", ""},
    {"The plan costs $40m\xe2\x80\x93$50m.",
     "The plan costs $40 million to $50 million.", ""},
    {"The plan costs $40-50 million.",
     "The plan costs $40-60 million.",
     "number: $40-50 million > $40-60 million"},
    {"The 3.5-magnitude quake hit.",
     "The 3.7-magnitude quake hit.", "number: 3.5 > 3.7"},
    {"It began at noon.", "It began at 12 pm.", ""},
    {"It began at midnight.", "It began at noon.", "date: midnight > noon"},
    {"The mayor said on Tuesday that 3 of the 12 had left.",
     "The mayor said on Wednesday that 4 of the 12 had left.",
     "number: 3 > 4; date: Tuesday > Wednesday"},
    {"A team of 20 people searched. It found two bodies.",
     "A team of 30 people searched. It found three bodies.",
     "number: 20 > 30; number: two > three"},
    {"Five of the six men were freed.",
     "All six men were freed.", "number: Five >"},
    {"It is the country's second biggest lake.",
     "It is the country's third biggest lake.", "number: second > third"},
    {"They had one goal.", "They had a goal.", ""},
    {"He is 1.8m tall.", "He is 1.9m tall.", "number: 1.8m > 1.9m"},
    {"The flood was on 2 March.", "The flood was on 2nd of March.", ""},
    {"The flood was on 02/03/2024 there.",
     "The flood was on 02/04/2024 there.", "date: 02/03/2024 > 02/04/2024"},
    {"Temperatures hit 40\xc2\xb0" "C.",
     "Temperatures hit 42\xc2\xb0" "C.",
     "number: 40\xc2\xb0" "C > 42\xc2\xb0" "C"},
    {"More than a dozen died.", "More than 12 died.", ""},
    {"At least three people died, the mayor said.",
     "The mayor said at least five people had died.",
     "number: At least three > at least five"},
    {"They owe 3 million.", "They owe three million dollars.", ""},
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

static void test_forms(void **state)
{
    (void)state;
    table_check(form_table);
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
        cmocka_unit_test(test_none),    cmocka_unit_test(test_forms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
