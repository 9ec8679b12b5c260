/* SPDX-License-Identifier: MIT */

/*
 * Word boundaries against the test file of Unicode, where the system has it,
 * and against the rules of UAX 29 written down one by one; tokens on texts of
 * random bytes; flags.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "doc/token.h"

enum { TEXT_MOST = 1024 };

static const char test_file[] =
    "/usr/share/unicode/auxiliary/WordBreakTest.txt";

/* A text as code points, for the rules as the standard has them. */
struct sample {
    char bytes[TEXT_MOST];
    size_t len;
    uint32_t cp[TEXT_MOST];
    size_t at[TEXT_MOST + 1];
    size_t n;
};

static void sample_put(struct sample *s, uint32_t cp)
{
    s->cp[s->n] = cp;
    s->at[s->n++] = s->len;
    s->len += utf8_encode(cp, s->bytes + s->len);
    s->at[s->n] = s->len;
}

static bool is_in(enum utf8_word word, enum utf8_word a, enum utf8_word b)
{
    return word == a || word == b;
}

static bool is_ignored(enum utf8_word word)
{
    return is_in(word, UTF8_WORD_EXTEND, UTF8_WORD_FORMAT) ||
           word == UTF8_WORD_ZWJ;
}

static bool is_newline(enum utf8_word word)
{
    return is_in(word, UTF8_WORD_CR, UTF8_WORD_LF) || word == UTF8_WORD_NEWLINE;
}

static enum utf8_word word_at(const struct sample *s, long i)
{
    bool is_there = i >= 0 && i < (long)s->n;
    return is_there ? utf8_word_class(s->cp[i]) : UTF8_WORD_OTHER;
}

/* The code point before I, or after it, with marks left out; -1 or n. */
static long base_before(const struct sample *s, long i)
{
    long j = i - 1;
    while (j > 0 && is_ignored(word_at(s, j)) && !is_newline(word_at(s, j - 1)))
        j--;
    return j;
}

static long base_after(const struct sample *s, long i)
{
    for (i++; i < (long)s->n && is_ignored(word_at(s, i));)
        i++;
    return i;
}

static bool is_letter(enum utf8_word word)
{
    return is_in(word, UTF8_WORD_ALETTER, UTF8_WORD_HEBREW);
}

static bool is_mid_letter(enum utf8_word word)
{
    return is_in(word, UTF8_WORD_MIDLETTER, UTF8_WORD_MIDNUMLET) ||
           word == UTF8_WORD_SINGLE_QUOTE;
}

static bool is_mid_number(enum utf8_word word)
{
    return is_in(word, UTF8_WORD_MIDNUM, UTF8_WORD_MIDNUMLET) ||
           word == UTF8_WORD_SINGLE_QUOTE;
}

/* WB5 to WB7c, with two before and two after the boundary. */
static bool letter_rules(const enum utf8_word w[4])
{
    return (is_letter(w[1]) && is_letter(w[2])) ||
           (is_letter(w[1]) && is_mid_letter(w[2]) && is_letter(w[3])) ||
           (is_letter(w[0]) && is_mid_letter(w[1]) && is_letter(w[2])) ||
           (w[1] == UTF8_WORD_HEBREW && w[2] == UTF8_WORD_SINGLE_QUOTE) ||
           (w[1] == UTF8_WORD_HEBREW && w[2] == UTF8_WORD_DOUBLE_QUOTE &&
            w[3] == UTF8_WORD_HEBREW) ||
           (w[0] == UTF8_WORD_HEBREW && w[1] == UTF8_WORD_DOUBLE_QUOTE &&
            w[2] == UTF8_WORD_HEBREW);
}

/* WB8 to WB13b. */
static bool number_rules(const enum utf8_word w[4])
{
    const enum utf8_word digit = UTF8_WORD_NUMERIC;
    const enum utf8_word line = UTF8_WORD_EXTENDNUMLET;
    bool is_left = is_letter(w[1]) || is_in(w[1], digit, UTF8_WORD_KATAKANA);
    bool is_right = is_letter(w[2]) || is_in(w[2], digit, UTF8_WORD_KATAKANA);
    return (w[1] == digit && w[2] == digit) ||
           (is_letter(w[1]) && w[2] == digit) ||
           (w[1] == digit && is_letter(w[2])) ||
           (w[0] == digit && is_mid_number(w[1]) && w[2] == digit) ||
           (w[1] == digit && is_mid_number(w[2]) && w[3] == digit) ||
           (w[1] == w[2] && w[1] == UTF8_WORD_KATAKANA) ||
           ((is_left || w[1] == line) && w[2] == line) ||
           (w[1] == line && is_right);
}

/* WB15 and WB16: an odd number of regional indicators up to LEFT. */
static bool is_flag_half(const struct sample *s, long left)
{
    long n = 0;
    while (left >= 0 && word_at(s, left) == UTF8_WORD_REGIONAL) {
        n++;
        left = base_before(s, left);
    }
    return n % 2;
}

static bool is_boundary(const struct sample *s, long i)
{
    enum utf8_word before = word_at(s, i - 1), after = word_at(s, i);
    if (i == 0 || i == (long)s->n)
        return true;
    if (before == UTF8_WORD_CR && after == UTF8_WORD_LF)
        return false;
    if (is_newline(before) || is_newline(after))
        return true;
    if ((before == UTF8_WORD_ZWJ && utf8_is_pictographic(s->cp[i])) ||
        (before == UTF8_WORD_SPACE && after == UTF8_WORD_SPACE) ||
        is_ignored(after))
        return false;
    long left = base_before(s, i), right = base_after(s, i);
    const enum utf8_word w[4] = {word_at(s, base_before(s, left)),
                                 word_at(s, left), after, word_at(s, right)};
    if (letter_rules(w) || number_rules(w))
        return false;
    return after != UTF8_WORD_REGIONAL || !is_flag_half(s, left);
}

static void assert_rules(const struct sample *s)
{
    struct str text = {s->bytes, s->len};
    size_t pos = 0;
    for (long i = 1; i <= (long)s->n; i++) {
        if (!is_boundary(s, i))
            continue;
        size_t end = token_boundary(text, pos);
        if (end != s->at[i])
            print_error("\"%.*s\": %zu to %zu\n", (int)s->len, s->bytes, pos,
                        end);
        assert_int_equal(end, s->at[i]);
        pos = end;
    }
}

/* A line of the test file: signs for boundaries around code points in hex. */
static bool line_check(char *line)
{
    struct sample s = {0};
    bool breaks[TEXT_MOST];
    bool is_break = false;
    line[strcspn(line, "#")] = 0;
    for (char *word = strtok(line, " \t\n"); word;
         word = strtok(NULL, " \t\n")) {
        if (!strcmp(word, "\xc3\xb7") || !strcmp(word, "\xc3\x97")) {
            is_break = !strcmp(word, "\xc3\xb7");
        } else {
            breaks[s.n] = is_break;
            sample_put(&s, (uint32_t)strtoul(word, NULL, 16));
        }
    }
    size_t end = 0;
    for (size_t i = 0; i < s.n; i++) {
        assert_int_equal(breaks[i], is_boundary(&s, (long)i));
        if (breaks[i]) {
            assert_int_equal(end, s.at[i]);
            end = token_boundary((struct str){s.bytes, s.len}, end);
        }
    }
    assert_int_equal(end, s.len);
    return s.n > 0;
}

static void test_unicode_file(void **state)
{
    (void)state;
    char line[TEXT_MOST];
    size_t n = 0;
    FILE *file = fopen(test_file, "r");
    if (!file) {
        print_message("%s is absent\n", test_file);
        skip();
    }
    while (fgets(line, sizeof line, file))
        n += line_check(line);
    fclose(file);
    assert_true(n > 1000);
}

static uint32_t draw(uint32_t *seed)
{
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 8;
}

static void test_rules_random(void **state)
{
    static const uint32_t cps[] = {
        'a',    'B',    '7',     '_',     '\'',    '"',   '.',    ':',
        ',',    ' ',    '\r',    '\n',    '-',     0x301, 0xad,   0x200d,
        0x5d0,  0x30ab, 0x1f1e6, 0x1f600, 0x2019,  0xb7,  0x85,   0x663,
        0x3000, 0x24c2, 0x202f,  0x4e00,  0x10400, 0x66c, 0x2764, ';'};
    uint32_t seed = 1;
    (void)state;
    for (int round = 0; round < 100000; round++) {
        struct sample s;
        s.len = s.n = 0;
        for (uint32_t n = 1 + draw(&seed) % 12; n > 0; n--)
            sample_put(&s, cps[draw(&seed) % (sizeof cps / sizeof *cps)]);
        assert_rules(&s);
    }
}

/* All of ASCII in threes: the short way agrees with the rules. */
static void test_rules_ascii(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < 128 * 128 * 128; i++) {
        struct sample s;
        s.len = s.n = 0;
        sample_put(&s, i & 127);
        sample_put(&s, i >> 7 & 127);
        sample_put(&s, i >> 14);
        assert_rules(&s);
    }
}

struct scan {
    struct str text;
    const hx_options *opt;
    void (*check)(struct tokens tokens, const void *expected);
    const void *expected;
};

static int scan_body(struct arena *a, void *context)
{
    struct scan *scan = context;
    scan->check(token_scan(a, scan->text, scan->opt), scan->expected);
    return -100; /* closes the arena */
}

static void scan_run(struct scan scan)
{
    assert_int_equal(arena_run(0, scan_body, &scan), -100);
}

static bool is_white(struct str s)
{
    uint32_t cp;
    for (size_t i = 0; i < s.len;) {
        i += utf8_decode(str_sub(s, i, 4), &cp);
        if (!utf8_is_space(cp))
            return false;
    }
    return true;
}

static bool has_white(struct str s)
{
    uint32_t cp;
    for (size_t i = 0; i < s.len;) {
        i += utf8_decode(str_sub(s, i, 4), &cp);
        if (utf8_is_space(cp))
            return true;
    }
    return false;
}

static void check_partition(struct tokens tokens, const void *expected)
{
    (void)expected;
    size_t pos = tokens.n ? tokens.at[0].at : tokens.text.len;
    assert_true(is_white(str_sub(tokens.text, 0, pos)));
    for (uint32_t i = 0; i < tokens.n; i++) {
        const hx_token *token = &tokens.at[i];
        struct str s = token_str(&tokens, i);
        assert_int_equal(token->at, pos);
        assert_true(token->len > 0);
        assert_false(has_white(s));
        assert_true(is_white(token_gap(&tokens, i)));
        assert_true(!(token->flags & HX_TOKEN_BAD) == utf8_is_valid(s));
        assert_true(!(token->flags & HX_TOKEN_BAD) || token->len == 1);
        pos += token->len + token->gap;
    }
    assert_int_equal(pos, tokens.text.len);
}

static void test_partition_random(void **state)
{
    static const char bits[] =
        "aB.' \n\t_9,:\"-\xcc\x81\xe2\x80\xaf\xe2\x80\x8d"
        "\xf0\x9f\x87\xa6\xc2\x85\xff\x80\x00\x7f";
    uint32_t seed = 2;
    (void)state;
    for (int round = 0; round < 20000; round++) {
        char text[64];
        size_t len = draw(&seed) % sizeof text;
        for (size_t i = 0; i < len; i++)
            text[i] = round % 2 ? (char)draw(&seed)
                                : bits[draw(&seed) % (sizeof bits - 1)];
        scan_run((struct scan){
            .text = {text, len},
              .check = check_partition
        });
    }
}

/* Tokens with their flags: "word:W" and so on, parted by spaces. */
static void check_flags(struct tokens tokens, const void *expected)
{
    static const char letters[] = "WNPCBI";
    char text[TEXT_MOST];
    size_t len = 0;
    for (uint32_t i = 0; i < tokens.n; i++) {
        struct str s = token_str(&tokens, i);
        if (i)
            text[len++] = ' ';
        memcpy(text + len, s.s, s.len);
        len += s.len;
        text[len++] = '|';
        for (size_t j = 0; letters[j]; j++)
            if (tokens.at[i].flags >> j & 1)
                text[len++] = letters[j];
    }
    text[len] = 0;
    assert_string_equal(text, expected);
}

static void test_flags(void **state)
{
    static const char *const table[][2] = {
        {"The cat",                             "The|WC cat|W"                },
        {"",                                    ""                            },
        {" \t\n ",                              ""                            },
        {"don't,",                              "don't|W ,|P"                 },
        {"can\xe2\x80\x99t",                    "can\xe2\x80\x99t|W"          },
        {"3.14 1,000 2nd",                      "3.14|WN 1,000|WN 2nd|WN"     },
        {"a-b",                                 "a|W -|P b|W"                 },
        {"...",                                 ".|P .|P .|P"                 },
        {"__",                                  "__|P"                        },
        {"_The_",                               "_The_|WC"                    },
        {"iPhone",                              "iPhone|W"                    },
        {"\xc3\x89t\xc3\xa9",                   "\xc3\x89t\xc3\xa9|WC"        },
        {"$5",                                  "$| 5|WN"                     },
        {"\xe2\x82\xac",                        "\xe2\x82\xac|"               },
        {"a\xff\xfe\xcc\x81",                   "a|W \xff|B \xfe|B \xcc\x81|" },
        {"\x01\x7f",                            "\x01|I \x7f|I"               },
        {"\xe2\x80\x8bx",                       "\xe2\x80\x8b|I x|W"          },
        {"co\xc2\xadop",                        "co\xc2\xadop|WI"             },
        {" \xcc\x81x",                          "\xcc\x81| x|W"               },
        {"10\xe2\x80\xaf"
         "000",                        "10|WN 000|WN"                },
        {"U.S. p.m.",                           "U.S|WC .|P p.m|W .|P"        },
        {"warned.The end",                      "warned|W .|P The|WC end|W"   },
        {"\xc3\xa9t\xc3\xa9.\xc3\x89t\xc3\xa9",
         "\xc3\xa9t\xc3\xa9|W .|P \xc3\x89t\xc3\xa9|WC"                       },
        {"isn\xe2\x80\x99t.He",                 "isn\xe2\x80\x99t|W .|P He|WC"},
        {"www.Paper.com bbc.co",                "www.Paper.com|W bbc.co|W"    },
        {"www.BBC",                             "www.BBC|W"                   },
        {"it.The No.The",                       "it.The|W No.The|WC"          },
        {"said.I do",                           "said|W .|P I|WC do|W"        }
    };
    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        scan_run((struct scan){.text = str_of(table[i][0]),
                               .check = check_flags,
                               .expected = table[i][1]});
    scan_run((struct scan){
        .text = {"a\0b", 3},
          .check = check_partition
    });
}

static void check_nul(struct tokens tokens, const void *expected)
{
    (void)expected;
    assert_int_equal(tokens.n, 3);
    assert_int_equal(tokens.at[1].flags, HX_TOKEN_INVISIBLE);
}

static void test_nul(void **state)
{
    (void)state;
    scan_run((struct scan){
        .text = {"a\0b", 3},
          .check = check_nul
    });
}

/* Texts made to look ahead again and again are still read in linear time. */
static void test_linear(void **state)
{
    static const char *const table[] = {
        "a.",         "'",     "\xcc\x81",
        "a\xcc\x81'", "aaa.A", "a\xe2\x80\xaf",
        "\xd7\x90\"", "a'",    "\xf0\x9f\x87\xa6"};
    const size_t len = 1 << 20;
    char *text = malloc(len);
    (void)state;
    assert_non_null(text);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        size_t n = strlen(table[i]);
        for (size_t j = 0; j < len; j++)
            text[j] = table[i][j % n];
        scan_run((struct scan){
            .text = {text, len},
              .check = check_partition
        });
    }
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_unicode_file),
        cmocka_unit_test(test_rules_random),
        cmocka_unit_test(test_rules_ascii),
        cmocka_unit_test(test_partition_random),
        cmocka_unit_test(test_flags),
        cmocka_unit_test(test_nul),
        cmocka_unit_test(test_linear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
