/* SPDX-License-Identifier: MIT */

/*
 * Decoding against a strict decoder of its own, folding by table, clusters by
 * the Unicode test file, line breaks on any bytes.
 */

#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* Table 3-7 of the Unicode standard; 1 and UTF8_BAD + byte for the rest. */
static size_t strict_decode(const unsigned char *s, size_t len, uint32_t *cp)
{
    static const struct {
        unsigned char low, high, second_low, second_high;
        size_t n;
    } rows[] = {
        {0x00, 0x7f, 0,    0,    1},
        {0xc2, 0xdf, 0x80, 0xbf, 2},
        {0xe0, 0xe0, 0xa0, 0xbf, 3},
        {0xe1, 0xec, 0x80, 0xbf, 3},
        {0xed, 0xed, 0x80, 0x9f, 3},
        {0xee, 0xef, 0x80, 0xbf, 3},
        {0xf0, 0xf0, 0x90, 0xbf, 4},
        {0xf1, 0xf3, 0x80, 0xbf, 4},
        {0xf4, 0xf4, 0x80, 0x8f, 4},
    };
    static const unsigned char lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
    *cp = UTF8_BAD + s[0];
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t n = rows[i].n;
        if (s[0] < rows[i].low || s[0] > rows[i].high || len < n ||
            (n > 1 &&
             (s[1] < rows[i].second_low || s[1] > rows[i].second_high)))
            continue;
        uint32_t value = s[0] - lead[n];
        for (size_t j = 1; j < n; j++) {
            if (s[j] < 0x80 || s[j] > 0xbf)
                return 1;
            value = value << 6 | (s[j] & 0x3f);
        }
        *cp = value;
        return n;
    }
    return 1;
}

static void sequence_check(const unsigned char *bytes, size_t len)
{
    struct str s = {(const char *)bytes, len};
    uint32_t found, right;
    char back[4];
    size_t n = utf8_decode(s, &found);
    assert_int_equal(n, strict_decode(bytes, len, &right));
    assert_int_equal(found, right);
    assert_int_equal(utf8_encode(found, back), n);
    assert_memory_equal(back, bytes, n);
}

static void test_boundaries(void **state)
{
    static const unsigned char edge[] = {
        0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0,
        0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef,
        0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xf7, 0xf8, 0xff};
    enum { N = sizeof edge };
    (void)state;
    for (uint32_t i = 0; i < N * N * N * N; i++) {
        unsigned char *s = malloc(4); /* so that a sanitizer sees its end */
        assert_non_null(s);
        for (uint32_t j = 0, rest = i; j < 4; j++, rest /= N)
            s[j] = edge[rest % N];
        for (size_t len = i < N * N * N ? 1 : 4; len <= 4; len++)
            sequence_check(s + 4 - len, len);
        free(s);
    }
}

static void test_code_points(void **state)
{
    (void)state;
    for (uint32_t cp = 0; cp <= UTF8_LAST; cp++) {
        char bytes[4];
        uint32_t back;
        if (cp >= 0xd800 && cp < 0xe000)
            continue;
        size_t n = utf8_encode(cp, bytes);
        assert_int_equal(utf8_decode((struct str){bytes, n}, &back), n);
        assert_int_equal(back, cp);
        assert_true(utf8_is_valid((struct str){bytes, n}));
    }
    assert_false(utf8_is_valid(STR("a\xc3")));
    assert_false(utf8_is_valid(STR("\xed\xa0\x80")));
    assert_true(utf8_is_valid(STR("")));
    assert_true(utf8_is_visible(STR("")));
    assert_true(utf8_is_visible(STR("a \xc3\xa9")));
    assert_false(utf8_is_visible(STR("\tb")));
    assert_false(utf8_is_visible(STR("b\xe2\x80\xae")));
    assert_false(utf8_is_visible(STR("b\x7f")));
    assert_false(utf8_is_visible(STR("\xff")));
    assert_false(utf8_is_visible(STR("a\xc3")));
}

/* A text, what it is plain, and what it is folded. */
static const char *const fold_table[] = {
    "||",
    "abc|abc|abc",
    "ABC|ABC|abc",
    "\xe2\x80\x9cHi\xe2\x80\x9d|\"Hi\"|\"hi\"",
    "\xc2\xabHi\xc2\xbb|\"Hi\"|\"hi\"",
    "don\xe2\x80\x99t|don't|don't",
    "don\xca\xbct|don't|don't",
    "a\xe2\x80\x93"
    "b|a-b|a-b",
    "a\xe2\x80\x94"
    "b|a-b|a-b",
    "a\xe2\x80\x91"
    "b|a-b|a-b",
    "\xe2\x88\x92"
    "5|-5|-5",
    "wait\xe2\x80\xa6|wait...|wait...",
    "a\xc2\xa0"
    "b|a b|a b",
    "e\xcc\x81t\xc3\xa9|\xc3\xa9t\xc3\xa9|\xc3\xa9t\xc3\xa9",
    "\xc3\x89TAT|\xc3\x89TAT|\xc3\xa9tat",
    "Stra\xc3\x9f"
    "e|Stra\xc3\x9f"
    "e|strasse",
    "\xce\xa3\xce\x91\xce\xa3|\xce\xa3\xce\x91\xce\xa3|"
    "\xcf\x83\xce\xb1\xcf\x83",
    "so\xc2\xad"
    "ft|soft|soft",
    "ze\xe2\x80\x8bro|zero|zero",
    "\xef\xbb\xbf"
    "bom|bom|bom",
    "bad\xff|bad\xff|bad\xff",
    "BAD\xc3(|BAD\xc3(|BAD\xc3(",
};

static void test_fold(void **state)
{
    for (size_t i = 0; i < sizeof fold_table / sizeof *fold_table; i++) {
        struct str folded = str_of(fold_table[i]);
        struct str text = str_cut(&folded, '|');
        struct str plain = str_cut(&folded, '|');
        if (!str_is_equal(utf8_plain(*state, text), plain) ||
            !str_is_equal(utf8_fold(*state, text), folded))
            fail_msg("%s", fold_table[i]);
    }
}

/* Folding twice is folding once, and plain text folds as the text does. */
static void test_fold_again(void **state)
{
    struct arena *a = *state;
    struct arena_mark mark = arena_mark(a);
    for (uint32_t cp = 1; cp <= UTF8_LAST; cp++) {
        struct buf b = {.a = a};
        if (cp >= 0xd800 && cp < 0xe000)
            continue;
        utf8_put(&b, cp);
        struct str s = buf_str(&b), once = utf8_fold(a, s);
        if (!str_is_equal(utf8_fold(a, once), once))
            fail_msg("U+%04X is folded twice", (unsigned)cp);
        if (!str_is_equal(utf8_fold(a, utf8_plain(a, s)), once))
            fail_msg("U+%04X: plain, then folded", (unsigned)cp);
        arena_reset(a, mark);
    }
}

static void invisible_check(uint32_t cp, bool is)
{
    if (utf8_is_invisible(cp) != is)
        fail_msg("U+%04X", (unsigned)cp);
}

static void test_invisible(void **state)
{
    static const uint32_t hidden[] = {
        0,      7,      0x1b,   0x7f,   0x80,   0x9b,   0xad,    0x34f,
        0x61c,  0x180e, 0x200b, 0x200d, 0x200e, 0x202e, 0x2060,  0x2066,
        0x2069, 0x2800, 0x3164, 0xfe0f, 0xfeff, 0xfff9, 0xe0001, 0xe0100};
    static const uint32_t seen[] = {'a',    0xe9,    0x301,         0x4e00,
                                    0xac00, 0x1f600, 0x2028 + 0x100};
    (void)state;
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++)
        invisible_check(hidden[i], true);
    for (size_t i = 0; i < sizeof seen / sizeof *seen; i++)
        invisible_check(seen[i], false);
}

/* Letters of Hebrew, Arabic, Syriac, N'Ko and Adlam; not their digits and
 * marks, nor letters of others, nor what is no code point. */
static void test_rtl(void **state)
{
    static const uint32_t rtl[] = {0x5d0, 0x627, 0x712, 0x7ca, 0x1e900, 0xfe8d};
    static const uint32_t others[] = {'a',      0x3b1,   0x661,  0x5b0,
                                      0x1c0,    0x200e,  0x4e00, '(',
                                      0x10ffff, 0x110000};
    (void)state;
    for (size_t i = 0; i < sizeof rtl / sizeof *rtl; i++)
        assert_true(utf8_is_rtl(rtl[i]));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(utf8_is_rtl(others[i]));
}

/* One line of the test file: code points between signs for break, none. */
static void line_check(struct arena *a, char *line)
{
    struct buf b = {.a = a};
    size_t ends[64], n = 0, pos = 0;
    for (char *word = strtok(line, " \t\n"); word;
         word = strtok(NULL, " \t\n")) {
        if (!strcmp(word, "\xc3\xb7"))
            ends[n++] = b.len;
        else if (strcmp(word, "\xc3\x97") != 0)
            utf8_put(&b, (uint32_t)strtoul(word, NULL, 16));
        assert_true(n < 64);
    }
    for (size_t i = 1; i < n; i++) {
        pos += utf8_cluster(str_sub(buf_str(&b), pos, b.len));
        assert_int_equal(pos, ends[i]);
    }
}

static void test_clusters(void **state)
{
    char line[1024];
    int n = 0;
    FILE *file =
        fopen("/usr/share/unicode/auxiliary/GraphemeBreakTest.txt", "r");
    if (!file) {
        print_message("skipped: no GraphemeBreakTest.txt\n");
        skip();
        return;
    }
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "#")] = '\0';
        if (strspn(line, " \t\n") == strlen(line))
            continue;
        line_check(*state, line);
        n++;
    }
    fclose(file);
    assert_true(n > 500);
}

/* Of any bytes: clusters end, are not empty and keep bad bytes apart; a line
 * never breaks inside a character. */
static void test_any_bytes(void **state)
{
    static const char *const parts[] = {"a",
                                        " ",
                                        "\n",
                                        "\r\n",
                                        "\xff",
                                        "\xc3",
                                        "\xcc\x81",
                                        "\xe2\x80\x8d",
                                        "\xf0\x9f\x91\xa9",
                                        "\xe4\xb8\x80",
                                        "\xe0\xb8\x81",
                                        "-",
                                        ".",
                                        "\0"};
    struct arena *a = *state;
    uint64_t seed = 1;
    struct arena_mark mark = arena_mark(a);
    for (int round = 0; round < 20000; round++) {
        struct buf b = {.a = a};
        for (uint32_t n = random_below(&seed, 30); n; n--) {
            uint32_t part = random_below(&seed, 20);
            if (part < 14)
                buf_put(&b, str_of(parts[part]));
            else
                buf_put_byte(&b, (char)random_below(&seed, 256));
        }
        struct str s = buf_str(&b);
        uint8_t *breaks = arena_alloc(a, s.len, 1);
        utf8_line_breaks(a, s, breaks);
        uint32_t cp;
        for (size_t i = 0, n; i < s.len; i += n) {
            n = utf8_decode(str_sub(s, i, 4), &cp);
            for (size_t j = 1; j < n; j++)
                assert_int_equal(breaks[i + j], 0);
            assert_true(breaks[i] <= 1);
            size_t cluster = utf8_cluster(str_sub(s, i, s.len));
            assert_in_range(cluster, n, s.len - i);
            assert_true(cp <= UTF8_LAST || cluster == 1);
        }
        arena_reset(a, mark);
    }
}

static void test_line_breaks(void **state)
{
    const char *text = "one two-three\nfour";
    const char *marks = "000010001000001000";
    uint8_t breaks[32];
    utf8_line_breaks(*state, str_of(text), breaks);
    for (size_t i = 0; text[i]; i++)
        if (breaks[i] != (marks[i] == '1'))
            fail_msg("before byte %zu", i);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_boundaries),
        cmocka_unit_test(test_code_points),
        arena_test(test_fold),
        arena_test(test_fold_again),
        cmocka_unit_test(test_invisible),
        cmocka_unit_test(test_rtl),
        arena_test(test_clusters),
        arena_test(test_any_bytes),
        arena_test(test_line_breaks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
