/* SPDX-License-Identifier: MIT */

/*
 * Kind and class by examples, near misses among them: both texts stand in the
 * middle of one sentence, which then has one change, of that kind and class.
 */

#include "diff/scale.h"
#include "support.h"

/* Lines "old|new", by what they are. */
static const char same_typographic[] = "it's|it\xe2\x80\x99s\n"
                                       "a-b|a\xe2\x80\x93"
                                       "b\n"
                                       "wait...|wait\xe2\x80\xa6\n";

static const char changed_invisible[] = "soft|so\xc2\xad"
                                        "ft\n"
                                        "zero|ze\xe2\x80\x8bro\n"
                                        "pay\xe2\x80\xaepal|paypal\n";

static const char same_case[] = "Council|council\n"
                                "COUNCIL|Council\n"
                                "stra\xc3\x9f"
                                "e|STRASSE\n";

static const char deleted_punctuation[] = "rain, snow|rain snow\n"
                                          "#1|1\n";

static const char deleted_joining[] = "web-site|web site\n";

static const char inserted_joining[] = "anti virus|anti-virus\n";

static const char changed_punctuation[] = "rain, snow|rain; snow\n"
                                          "rain - snow|rain, snow\n";

static const char reworded_joining[] = "web site|website\n"
                                       "web-site|website\n"
                                       "email|e-mail\n"
                                       "percent|per cent\n"
                                       "U.S.|US\n"
                                       "a.m.|am\n"
                                       "Ph.D.|PhD\n"
                                       "co-operate|cooperate\n";

static const char reworded_format[] = "1,400|1400\n"
                                      "1 400|1400\n"
                                      "two|2\n"
                                      "60|sixty\n"
                                      "50%|50 percent\n"
                                      "second|2nd\n";

static const char reworded_spelling[] = "colour|color\n"
                                        "organise|organize\n"
                                        "organised|organized\n"
                                        "centre|center\n"
                                        "dialogue|dialog\n"
                                        "travelled|traveled\n"
                                        "cancelling|canceling\n"
                                        "signaller|signaler\n"
                                        "fuelled|fueled\n"
                                        "defence|defense\n"
                                        "analyse|analyze\n"
                                        "metres|meters\n"
                                        "Labour|Labor\n";

static const char reworded_inflection[] = "walks|walked\n"
                                          "walk|walking\n"
                                          "party|parties\n"
                                          "stop|stopped\n"
                                          "city|cities\n"
                                          "study|studied\n"
                                          "bus|buses\n"
                                          "station|stations\n"
                                          "Orlesby's|Orlesby\n";

static const char reworded_contraction[] = "don't|do not\n"
                                           "can't|cannot\n"
                                           "won't|will not\n"
                                           "it's|it is\n"
                                           "they're|they are\n"
                                           "he'd|he had\n"
                                           "he'd|he would\n"
                                           "wasn't|was not\n"
                                           "I'll|I will\n";

static const char reworded_synonym[] = "also|too\n"
                                       "said|stated\n"
                                       "however|but\n"
                                       "around the world|worldwide\n"
                                       "use|utilise\n"
                                       "nearly|almost\n"
                                       "near|close to\n";

static const char changed_number[] = "14|16\n"
                                     "4 May|4 March\n"
                                     "3,5|35\n"
                                     "1,400|1,500\n"
                                     "two|three\n"
                                     "two|3\n"
                                     "2|second\n"
                                     "3.5|35\n"
                                     "5-10|510\n"
                                     "7.42|7:42\n"
                                     "third|fourth\n"
                                     "2 million|2 billion\n"
                                     "14 people|no people\n"
                                     "12th|12\n"
                                     "four|for\n"
                                     "$5|\xc2\xa3"
                                     "5\n";

static const char deleted_number[] = "5%|5\n"
                                     "-5|5\n"
                                     "$5|5\n";

static const char changed_name[] = "NSCS|NCSC\n"
                                   "Mary|John\n"
                                   "Ferrow|Ferrough\n"
                                   "Labs|Lab\n"
                                   "Williams|William\n"
                                   "Paris|London\n"
                                   "Mr|Mrs\n"
                                   "Lords|Commons\n";

static const char inserted_name[] = "Smith|Smith Jones\n";

static const char deleted_name[] = "New York|York\n";

static const char inserted_negation[] = "is|is not\n";

static const char deleted_negation[] = "not only|only\n";

static const char changed_negation[] = "isn't|is\n"
                                       "never|ever\n"
                                       "said|denied\n"
                                       "can|cannot\n"
                                       "with|without\n"
                                       "no|all\n"
                                       "nobody|everybody\n";

static const char changed_substitution[] =
    "filled|filed\n"
    "news|new\n"
    "filling|filing\n"
    "bellow|below\n"
    "holly|holy\n"
    "hour|hor\n"
    "rise|rize\n"
    "it's|its\n"
    "we're|were\n"
    "policy|police\n"
    "university|universe\n"
    "author|authority\n"
    "said|added\n"
    "bought|sold\n"
    "likely|unlikely\n"
    "happy|sad\n"
    "before|after\n"
    "he|she\n"
    "and|or\n"
    "large red|small blue\n"
    "fast|slow and steady\n"
    "\xf0\x9f\x91\x8d|\xf0\x9f\x91\x8e\n";

static const char changed_rewriting[] =
    "a very long list of things|some other short text entirely unlike it\n";

static const char changed_stronger[] = "may|will\n"
                                       "most|all\n"
                                       "damaged|destroyed\n";

static const char reworded_short[] = "no. 4|number 4\n"
                                     "kilometers|km\n";

static const char inserted_modifier[] = "rain|rain soon\n";

static const char deleted_modifier[] = "heavy rain|rain\n";

static const char deleted_words[] = "rain \xff snow|rain snow\n"
                                    "of rain|rain\n";

static const char deleted_invisible[] = "rain \x07 snow|rain snow\n";

static const struct group {
    hx_kind kind;
    hx_class cls;
    const char *lines;
} group_table[] = {
    {HX_SAME,     HX_CLASS_TYPOGRAPHIC,   same_typographic    },
    {HX_SAME,     HX_CLASS_CASE,          same_case           },
    {HX_DELETED,  HX_CLASS_PUNCTUATION,   deleted_punctuation },
    {HX_DELETED,  HX_CLASS_JOINING,       deleted_joining     },
    {HX_INSERTED, HX_CLASS_JOINING,       inserted_joining    },
    {HX_CHANGED,  HX_CLASS_PUNCTUATION,   changed_punctuation },
    {HX_REWORDED, HX_CLASS_JOINING,       reworded_joining    },
    {HX_REWORDED, HX_CLASS_NUMBER_FORMAT, reworded_format     },
    {HX_REWORDED, HX_CLASS_SPELLING,      reworded_spelling   },
    {HX_REWORDED, HX_CLASS_INFLECTION,    reworded_inflection },
    {HX_REWORDED, HX_CLASS_CONTRACTION,   reworded_contraction},
    {HX_REWORDED, HX_CLASS_SYNONYM,       reworded_synonym    },
    {HX_CHANGED,  HX_CLASS_NUMBER,        changed_number      },
    {HX_DELETED,  HX_CLASS_NUMBER,        deleted_number      },
    {HX_CHANGED,  HX_CLASS_NAME,          changed_name        },
    {HX_INSERTED, HX_CLASS_NAME,          inserted_name       },
    {HX_DELETED,  HX_CLASS_NAME,          deleted_name        },
    {HX_INSERTED, HX_CLASS_NEGATION,      inserted_negation   },
    {HX_DELETED,  HX_CLASS_NEGATION,      deleted_negation    },
    {HX_CHANGED,  HX_CLASS_NEGATION,      changed_negation    },
    {HX_CHANGED,  HX_CLASS_SUBSTITUTION,  changed_substitution},
    {HX_CHANGED,  HX_CLASS_REWRITING,     changed_rewriting   },
    {HX_CHANGED,  HX_CLASS_STRONGER,      changed_stronger    },
    {HX_REWORDED, HX_CLASS_ABBREVIATION,  reworded_short      },
    {HX_INSERTED, HX_CLASS_MODIFIER,      inserted_modifier   },
    {HX_DELETED,  HX_CLASS_MODIFIER,      deleted_modifier    },
    {HX_DELETED,  HX_CLASS_WORDS,         deleted_words       },
    {HX_DELETED,  HX_CLASS_INVISIBLE,     deleted_invisible   },
    {HX_CHANGED,  HX_CLASS_INVISIBLE,     changed_invisible   },
};

struct row {
    struct str old, new;
    hx_kind kind;
    hx_class cls;
};

static struct str frame(struct arena *a, struct str words)
{
    struct buf b = {.a = a};
    buf_print(&b, "The harbor office in Lenby had %.*s on every green wall.",
              (int)words.len, words.s);
    return buf_str(&b);
}

/* The changes of C that are not simply kept; the last one into FOUND. */
static uint32_t changes_count(const struct compared *c, hx_change *found)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < c->changes; i++) {
        if (c->change[i].kind == HX_SAME && !c->change[i].cls)
            continue;
        *found = c->change[i];
        n++;
    }
    return n;
}

static bool row_check(struct arena *a, const struct row *row)
{
    hx_change found = {0};
    struct compared c =
        compared_new(frame(a, row->old), frame(a, row->new), NULL);
    uint32_t n = changes_count(&c, &found);
    bool right = n == 1 && found.kind == row->kind && found.cls == row->cls;
    if (!right)
        print_message("%.*s | %.*s: %u changes, %s %s, not %s %s\n",
                      (int)row->old.len, row->old.s, (int)row->new.len,
                      row->new.s, n, hx_kind_name(found.kind),
                      hx_class_name(found.cls), hx_kind_name(row->kind),
                      hx_class_name(row->cls));
    compared_free(&c);
    return right;
}

/* Each row, and with the sides swapped: the class stays, and the kind is that
 * of the mirror. */
static uint32_t group_check(struct arena *a, const struct group *group)
{
    struct str lines = str_of(group->lines);
    hx_kind back = group->kind == HX_INSERTED  ? HX_DELETED
                   : group->kind == HX_DELETED ? HX_INSERTED
                                               : group->kind;
    uint32_t wrong = 0;
    while (lines.len) {
        struct str new = str_cut(&lines, '\n'), old = str_cut(&new, '|');
        struct row row = {old, new, group->kind, group->cls};
        hx_class cls =
            group->cls == HX_CLASS_STRONGER ? HX_CLASS_WEAKER : group->cls;
        struct row swapped = {new, old, back, cls};
        wrong += !row_check(a, &row);
        wrong += !row_check(a, &swapped);
    }
    return wrong;
}

static void test_rows(void **state)
{
    uint32_t wrong = 0;
    for (size_t i = 0; i < sizeof group_table / sizeof *group_table; i++)
        wrong += group_check(*state, &group_table[i]);
    assert_int_equal(wrong, 0);
}

/* "old|new": changed inside a quotation. */
static const char *const quoted_table[] = {
    "He said \"rain came\" today.|He said \"snow came\" today.",
    "A \xe2\x80\x9cred dog\xe2\x80\x9d ran home.|A \xe2\x80\x9cred "
    "cat\xe2\x80\x9d ran home.",
    "A \xc2\xabred dog\xc2\xbb ran home.|A \xc2\xabred cat\xc2\xbb ran home.",
    "\"Rain,\" he said. \"It fell on boats.\"|"
    "\"Rain,\" he said. \"It fell on cars.\"",
};

/* And outside of one. */
static const char *const unquoted_table[] = {
    "He said \"rain came\" today.|She said \"rain came\" today.",
    "A \xe2\x80\x9cred dog\xe2\x80\x9d ran home.|A \xe2\x80\x9cred "
    "dog\xe2\x80\x9d ran away.",
    "It's the dogs' red house.|It's the dogs' blue house.",
    "The \"red dog ran off.\n\nThen a cat came home.|"
    "The \"red dog ran off.\n\nThen a cow came home.",
    "Sie rief \xe2\x80\x9eHalt\xe2\x80\x9c und lief fort.|Sie rief "
    "\xe2\x80\x9eHalt\xe2\x80\x9c und ging fort.",
};

static void quote_check(const char *row, bool quoted)
{
    struct str new = str_of(row), old = str_cut(&new, '|');
    hx_change found = {0};
    struct compared c = compared_new(old, new, NULL);
    if (changes_count(&c, &found) != 1 ||
        (found.flags & HX_CHANGE_QUOTED) != (quoted ? HX_CHANGE_QUOTED : 0))
        fail_msg("%s", row);
    compared_free(&c);
}

static void test_quoted(void **state)
{
    enum {
        QUOTED = sizeof quoted_table / sizeof *quoted_table,
        UNQUOTED = sizeof unquoted_table / sizeof *unquoted_table
    };
    (void)state;
    for (size_t i = 0; i < QUOTED; i++)
        quote_check(quoted_table[i], true);
    for (size_t i = 0; i < UNQUOTED; i++)
        quote_check(unquoted_table[i], false);
}

/* A sentence of N words of its own, one of them like WORD. */
static void words_put(struct buf *b, uint32_t n, const char *word)
{
    for (uint32_t i = 0; i < n; i++)
        if (i == 1)
            buf_print(b, "%s ", word);
        else
            buf_print(b, "%c%cgrund ", 'a' + (int)(i / 20),
                      'a' + (int)(i % 20));
    buf_put(b, STR("fell.\n\n"));
}

/* What a question makes room for outlasts it: the words known are more than
 * the first room for them at the end of some pair of sentences. */
static void test_room(void **state)
{
    enum { OLD = 62, NEW = 30, TRIES = 5, LATER = 12 };
    for (uint32_t i = OLD; i < OLD + TRIES; i++)
        for (uint32_t j = NEW; j < NEW + TRIES; j++) {
            struct buf old = {.a = *state}, new = old;
            words_put(&old, i - 2, "harbor");
            words_put(&new, j - 2, "port");
            for (uint32_t k = 0; k < LATER; k++) {
                words_put(&old, 10 + k, "lamp");
                words_put(&new, 10 + k, "light");
            }
            struct compared c =
                compared_new(buf_str(&old), buf_str(&new), NULL);
            for (uint32_t k = 0; k < c.changes; k++)
                assert_true(c.change[k].kind < HX_KINDS &&
                            c.change[k].cls < HX_CLASSES);
            compared_free(&c);
        }
}

static void test_scale(void **state)
{
    uint32_t n;
    (void)state;
    assert_true(scale_is_sorted());
    assert_int_equal(scale_find(str_of("many"), &n)->step, 3);
    assert_int_equal(n, 1);
    scale_find(str_of("gull"), &n);
    assert_int_equal(n, 0);
}

static void test_names(void **state)
{
    (void)state;
    for (int i = 0; i < HX_KINDS; i++)
        assert_true(hx_kind_name((hx_kind)i)[0]);
    for (int i = 0; i < HX_CLASSES; i++)
        assert_true(hx_class_name((hx_class)i)[0]);
    assert_string_equal(hx_kind_name(HX_DELETED), "deleted");
    assert_string_equal(hx_class_name(HX_CLASS_NUMBER), "number");
    assert_string_equal(hx_class_name(HX_CLASS_REWRITING), "rewriting");
    assert_string_equal(hx_kind_name(HX_KINDS), "");
    assert_string_equal(hx_class_name(HX_CLASSES), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        arena_test(test_rows),        cmocka_unit_test(test_quoted),
        arena_test(test_room),        cmocka_unit_test(test_scale),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
