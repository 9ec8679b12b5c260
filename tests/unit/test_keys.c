/* SPDX-License-Identifier: MIT */

/* Which words have one number, at which level, in which language. */

#include "support.h"

#include <string.h>

#include "diff/keys.h"
#include "diff/normal.h"

struct row {
    const char *one, *two;
    bool same;
};

/* The keys of two texts, which are closed with them. */
struct keyed {
    hx_doc *doc[2];
    struct keys keys;
};

static struct keyed keyed_new(struct arena *a, const char *old, const char *new,
                              const char *language)
{
    struct keyed keyed;
    hx_options options = {.language = language};
    const char *text[2] = {old, new};
    for (int side = 0; side < 2; side++)
        assert_int_equal(
            hx_doc_new(&keyed.doc[side], text[side], strlen(text[side]), NULL),
            HX_OK);
    keyed.keys = keys_new(a, keyed.doc[0], keyed.doc[1], &options);
    return keyed;
}

static void keyed_free(struct keyed *keyed)
{
    hx_doc_free(keyed->doc[0]);
    hx_doc_free(keyed->doc[1]);
}

static void rows_check(struct arena *a, const struct row *row, size_t n,
                       const char *language, enum key_level level)
{
    for (size_t i = 0; i < n; i++) {
        struct keyed keyed = keyed_new(a, row[i].one, row[i].two, language);
        uint32_t one = keyed.keys.id[HX_OLD][level][0];
        uint32_t two = keyed.keys.id[HX_NEW][level][0];
        if ((one == two) != row[i].same)
            fail_msg("%s: %s, %s", language, row[i].one, row[i].two);
        keyed_free(&keyed);
    }
}

static void test_root(void **state)
{
    static const struct row rows[] = {
        {"U.S",             "US",         true },
        {"U.K",             "uk",         true },
        {"N.A.T.O",         "Nato",       true },
        {"1,000",           "1000",       true },
        {"12,345,678",      "12345678",   true },
        {"two",             "2",          true },
        {"Twelve",          "12",         true },
        {"second",          "2nd",        true },
        {"third",           "3rd",        true },
        {"11th",            "eleventh",   true },
        {"colour",          "color",      true },
        {"organised",       "organizing", true },
        {"travelled",       "traveling",  true },
        {"minister's",      "minister",   true },
        {"minister\u2019s", "ministers",  true },
        {"\ufb01nance",     "Finances",   true },
        {"\uff35\uff2b",    "UK",         true },
        {"decide",          "decided",    true },
        {"one",             "1",          false},
        {"second",          "2",          false},
        {"1,00",            "100",        false},
        {"1.5",             "15",         false},
        {"two",             "three",      false},
        {"22th",            "22nd",       false},
        {"monday",          "tuesday",    false},
        {"increase",        "decrease",   false},
        {"million",         "billion",    false},
        {"e.g",             "go",         false},
    };
    rows_check(*state, rows, sizeof rows / sizeof *rows, "en", LEVEL_ROOT);
}

/* What is marked as a form of one word has to be one. */
static void test_stem(void **state)
{
    static const struct row english[] = {
        {"party",  "parties",  true },
        {"nation", "national", false},
        {"two",    "2",        false},
        {"colour", "color",    false},
        {"U.S",    "US",       false},
    };
    static const struct row german[] = {
        {"Haus",        "Hauses",       true },
        {"sagte",       "sagten",       true },
        {"M\u00fctter", "Mutter",       true },
        {"Freund",      "Freundschaft", false},
        {"Montag",      "Dienstag",     false},
        {"colour",      "color",        false},
    };
    /* clang-format off */
    static const struct row russian[] = {
        {"\u043a\u043d\u0438\u0433\u0430",
         "\u043a\u043d\u0438\u0433\u0438", true},
        {"\u043a\u043d\u0438\u0433\u0430",
         "\u0441\u0442\u043e\u043b", false},
    };
    /* clang-format on */
    static const struct row none[] = {
        {"Haus",  "Hauses", false},
        {"party", "Party",  true },
    };
    rows_check(*state, english, sizeof english / sizeof *english, "en",
               LEVEL_STEM);
    rows_check(*state, german, sizeof german / sizeof *german, "de-AT",
               LEVEL_STEM);
    rows_check(*state, russian, 2, "ru", LEVEL_STEM);
    rows_check(*state, none, 2, "none", LEVEL_STEM);
}

/* Every language has a stemmer, and its words are stemmed without harm. */
static void test_languages(void **state)
{
    struct str rest = str_of(hx_languages());
    int n = 0;
    for (; rest.len; n++) {
        char *code = str_copy(*state, str_trim(str_cut(&rest, ',')));
        const struct language *language = language_find(code);
        assert_non_null(language);
        struct keyed keyed =
            keyed_new(*state, language->stop, "\xff\xfe caf\xc3", code);
        assert_string_equal(keyed.keys.language->code, code);
        assert_true(keyed.keys.light[0]);
        keyed_free(&keyed);
    }
    assert_int_equal(n, 28);
    assert_int_equal(hx_language_is_known("de_AT.UTF-8"), 1);
    assert_int_equal(hx_language_is_known("none"), 1);
    assert_int_equal(hx_language_is_known(NULL), 1);
    assert_int_equal(hx_language_is_known("xx"), 0);
    assert_int_equal(hx_language_is_known(""), 0);
    assert_int_equal(hx_language_is_known("deutsch"), 0);
}

static void test_detection(void **state)
{
    /* clang-format off */
    static const struct {
        const char *code, *text;
    } rows[] = {
        {"en",
         "The ferry was late on Monday, and the crew did not say why."},
        {"de",
         "Die F\u00e4hre war am Montag zu sp\u00e4t, und die Besatzung hat n"
         "icht gesagt, warum das so war."},
        {"fr",
         "Le bac \u00e9tait en retard lundi et les marins ne disent pas pour"
         "quoi il est parti avec une heure de retard."},
        {"es",
         "El barco lleg\u00f3 tarde el lunes y la tripulaci\u00f3n no dijo p"
         "or qu\u00e9 sali\u00f3 con una hora de retraso."},
        {"it",
         "Il traghetto era in ritardo e i marinai non hanno detto perch"
         "\u00e9 la nave non \u00e8 partita alle otto."},
        {"nl",
         "De boot was op maandag te laat en de bemanning heeft niet gezegd w"
         "aarom het zo was."},
        {"sv",
         "F\u00e4rjan var sen p\u00e5 m\u00e5ndagen och det \u00e4r inte k"
         "\u00e4nt om den har g\u00e5tt."},
        {"ru",
         "\u041f\u0430\u0440\u043e\u043c \u043d\u0435 \u043f\u0440\u0438"
         "\u0448\u0435\u043b \u0432 \u0441\u0440\u043e\u043a, \u0438 \u044d"
         "\u0442\u043e \u043d\u0435 \u0431\u044b\u043b\u043e \u043d\u0430 "
         "\u0440\u0435\u043a\u0435."},
        {"en",
         "Hello"},
        {"en",
         ""},
        {"en",
         "41, 42, 43"},
        {"en",
         "Kot pies"},
        {"none",
         "Kot pies dom rzeka most statek wiatr deszcz chmura ulica okno drzw"
         "i szyba lampa obraz talerz chleb woda ogie\u0144 kamie\u0144 drzew"
         "o li\u015b\u0107 kwiat trawa pole droga g\u00f3ra morze"},
    };
    /* clang-format on */
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct keyed keyed =
            keyed_new(*state, rows[i].text, rows[i].text, NULL);
        assert_string_equal(keyed.keys.language->code, rows[i].code);
        keyed_free(&keyed);
    }
}

static void test_options(void **state)
{
    hx_options options = {.language = "xx"};
    struct compared c =
        compared_new(STR("Das Haus."), STR("Die H\u00e4user."), NULL);
    assert_string_equal(hx_diff_language(c.diff), "en");
    assert_int_equal(hx_diff_tier(c.diff), HX_TIER_ENGLISH);
    hx_diff *diff;
    (void)state;
    assert_int_equal(hx_compare(&diff, c.doc[0], c.doc[1], &options),
                     HX_EINVAL);
    options.language = "de";
    assert_int_equal(hx_compare(&diff, c.doc[0], c.doc[1], &options), HX_OK);
    assert_string_equal(hx_diff_language(diff), "de");
    assert_int_equal(hx_diff_tier(diff), HX_TIER_ANY);
    hx_diff_free(diff);
    options.depth = HX_DEPTH_WORDS;
    assert_int_equal(hx_compare(&diff, c.doc[0], c.doc[1], &options), HX_OK);
    assert_string_equal(hx_diff_language(diff), "none");
    hx_diff_free(diff);
    compared_free(&c);
}

static void test_numbers(void **state)
{
    static const struct {
        const char *word;
        uint64_t value;
        bool is_number, is_ordinal;
    } rows[] = {
        {"0",                0,               true,  false},
        {"007",              7,               true,  false},
        {"1,234",            1234,            true,  false},
        {"999999999999999",  999999999999999, true,  false},
        {"9999999999999999", 0,               false, false},
        {"1,23,456",         0,               false, false},
        {"1234,567",         0,               false, false},
        {",5",               0,               false, false},
        {"5,",               0,               false, false},
        {"3.5",              0,               false, false},
        {"21st",             21,              true,  true },
        {"12th",             12,              true,  true },
        {"112th",            112,             true,  true },
        {"12nd",             0,               false, false},
        {"seventeen",        17,              true,  false},
        {"twentieth",        20,              true,  true },
        {"one",              0,               false, false},
        {"tens",             0,               false, false},
        {"",                 0,               false, false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct normal_number number;
        bool is_number = normal_number(str_of(rows[i].word), &number);
        if (is_number != rows[i].is_number ||
            (is_number && (number.value != rows[i].value ||
                           number.is_ordinal != rows[i].is_ordinal)))
            fail_msg("%s", rows[i].word);
    }
}

static void test_endings(void **state)
{
    (void)state;
    assert_true(str_is_equal(normal_ending(STR("don't")), STR("not")));
    assert_true(str_is_equal(normal_ending(STR("cannot")), STR("not")));
    assert_true(str_is_equal(normal_ending(STR("they're")), STR("are")));
    assert_true(str_is_equal(normal_ending(STR("i'm")), STR("am")));
    assert_int_equal(normal_ending(STR("he's")).len, 0);
    assert_int_equal(normal_ending(STR("she'd")).len, 0);
    assert_int_equal(normal_ending(STR("")).len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        arena_test(test_root),      arena_test(test_stem),
        arena_test(test_languages), arena_test(test_detection),
        arena_test(test_options),   arena_test(test_numbers),
        arena_test(test_endings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
