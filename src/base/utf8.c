/* SPDX-License-Identifier: MIT */

/*
 * The one file that knows utf8proc (categories, clusters, normal forms,
 * case) and libunistring (word-break classes, line-break opportunities).
 * ASCII takes the short way everywhere.
 */

#define _XOPEN_SOURCE 700 /* wcwidth */

#include "base/utf8.h"

#include <string.h>
#include <unictype.h>
#include <unilbrk.h>
#include <uniwbrk.h>
#include <utf8proc.h>
#include <wchar.h>

static size_t sequence_decode(struct str s, uint32_t *cp)
{
    utf8proc_int32_t c = -1;
    size_t most = s.len < 4 ? s.len : 4;
    utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)s.s,
                                          (utf8proc_ssize_t)most, &c);
    if (n < 1 || c < 0) {
        *cp = UTF8_BAD + (unsigned char)s.s[0];
        return 1;
    }
    *cp = (uint32_t)c;
    return (size_t)n;
}

size_t utf8_decode(struct str s, uint32_t *cp)
{
    unsigned char first = (unsigned char)s.s[0];
    if (first < 0x80) {
        *cp = first;
        return 1;
    }
    return sequence_decode(s, cp);
}

size_t utf8_encode(uint32_t cp, char to[4])
{
    if (cp >= UTF8_BAD) {
        to[0] = (char)(unsigned char)(cp - UTF8_BAD);
        return 1;
    }
    return (size_t)utf8proc_encode_char((utf8proc_int32_t)cp,
                                        (utf8proc_uint8_t *)to);
}

void utf8_put(struct buf *b, uint32_t cp)
{
    char bytes[4];
    buf_put(b, (struct str){bytes, utf8_encode(cp, bytes)});
}

bool utf8_is_valid(struct str s)
{
    for (size_t i = 0; i < s.len;) {
        uint32_t cp = 0;
        i += (unsigned char)s.s[i] < 0x80 ? 1
                                          : utf8_decode(str_sub(s, i, 4), &cp);
        if (cp >= UTF8_BAD)
            return false;
    }
    return true;
}

enum utf8_word utf8_word_class(uint32_t cp)
{
    if (cp > UTF8_LAST)
        return UTF8_WORD_OTHER;
    switch (uc_wordbreak_property(cp)) {
    case WBP_CR:
        return UTF8_WORD_CR;
    case WBP_LF:
        return UTF8_WORD_LF;
    case WBP_NEWLINE:
        return UTF8_WORD_NEWLINE;
    case WBP_EXTEND:
        return UTF8_WORD_EXTEND;
    case WBP_ZWJ:
        return UTF8_WORD_ZWJ;
    case WBP_FORMAT:
        return UTF8_WORD_FORMAT;
    case WBP_KATAKANA:
        return UTF8_WORD_KATAKANA;
    case WBP_HL:
        return UTF8_WORD_HEBREW;
    case WBP_ALETTER:
        return UTF8_WORD_ALETTER;
    case WBP_SQ:
        return UTF8_WORD_SINGLE_QUOTE;
    case WBP_DQ:
        return UTF8_WORD_DOUBLE_QUOTE;
    case WBP_MIDNUMLET:
        return UTF8_WORD_MIDNUMLET;
    case WBP_MIDLETTER:
        return UTF8_WORD_MIDLETTER;
    case WBP_MIDNUM:
        return UTF8_WORD_MIDNUM;
    case WBP_NUMERIC:
        return UTF8_WORD_NUMERIC;
    case WBP_EXTENDNUMLET:
        return UTF8_WORD_EXTENDNUMLET;
    case WBP_RI:
        return UTF8_WORD_REGIONAL;
    case WBP_WSS:
        return UTF8_WORD_SPACE;
    default:
        return UTF8_WORD_OTHER;
    }
}

static const utf8proc_property_t *property(uint32_t cp)
{
    return utf8proc_get_property((utf8proc_int32_t)cp);
}

bool utf8_is_pictographic(uint32_t cp)
{
    return cp > 0x7f && cp <= UTF8_LAST &&
           property(cp)->boundclass ==
               UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

bool utf8_is_space(uint32_t cp)
{
    if (cp < 0x80)
        return cp == ' ' || (cp >= '\t' && cp <= '\r');
    return cp == 0x85 || cp == 0xa0 || cp == 0x1680 ||
           (cp >= 0x2000 && cp <= 0x200a) || cp == 0x2028 || cp == 0x2029 ||
           cp == 0x202f || cp == 0x205f || cp == 0x3000;
}

bool utf8_is_newline(uint32_t cp)
{
    return (cp >= '\n' && cp <= '\r') || cp == 0x85 || cp == 0x2028 ||
           cp == 0x2029;
}

static int category(uint32_t cp)
{
    return cp > UTF8_LAST ? UTF8PROC_CATEGORY_CN : (int)property(cp)->category;
}

bool utf8_is_letter(uint32_t cp)
{
    if (cp < 0x80)
        return (cp | 32) >= 'a' && (cp | 32) <= 'z';
    int c = category(cp);
    return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO;
}

bool utf8_is_digit(uint32_t cp)
{
    if (cp < 0x80)
        return cp >= '0' && cp <= '9';
    int c = category(cp);
    return c >= UTF8PROC_CATEGORY_ND && c <= UTF8PROC_CATEGORY_NO;
}

bool utf8_is_upper(uint32_t cp)
{
    if (cp < 0x80)
        return cp >= 'A' && cp <= 'Z';
    int c = category(cp);
    return c == UTF8PROC_CATEGORY_LU || c == UTF8PROC_CATEGORY_LT;
}

bool utf8_is_lower(uint32_t cp)
{
    if (cp < 0x80)
        return cp >= 'a' && cp <= 'z';
    return category(cp) == UTF8PROC_CATEGORY_LL;
}

bool utf8_is_punct(uint32_t cp)
{
    int c = category(cp);
    return c >= UTF8PROC_CATEGORY_PC && c <= UTF8PROC_CATEGORY_PO;
}

bool utf8_is_mark(uint32_t cp)
{
    if (cp < 0x300)
        return false;
    int c = category(cp);
    return c >= UTF8PROC_CATEGORY_MN && c <= UTF8PROC_CATEGORY_ME;
}

bool utf8_is_visible(struct str s)
{
    uint32_t cp = ' ';
    for (size_t i = 0; i < s.len; i += utf8_decode(str_sub(s, i, 4), &cp))
        if (cp >= UTF8_BAD || utf8_is_invisible(cp))
            return false;
    return cp < UTF8_BAD && !utf8_is_invisible(cp);
}

bool utf8_is_rtl(uint32_t cp)
{
    if (cp < 0x590 || cp > UTF8_LAST)
        return false;
    int class = utf8proc_get_property((utf8proc_int32_t)cp)->bidi_class;
    return class == UTF8PROC_BIDI_CLASS_R || class == UTF8PROC_BIDI_CLASS_AL;
}

bool utf8_is_ltr(uint32_t cp)
{
    if (cp < 0x80)
        return (cp | 32) >= 'a' && (cp | 32) <= 'z';
    return cp <= UTF8_LAST &&
           utf8proc_get_property((utf8proc_int32_t)cp)->bidi_class ==
               UTF8PROC_BIDI_CLASS_L;
}

bool utf8_is_invisible(uint32_t cp)
{
    if (cp < 0x80)
        return cp < ' ' || cp == 0x7f;
    if (cp > UTF8_LAST)
        return false;
    int c = category(cp);
    if (c == UTF8PROC_CATEGORY_CC || c == UTF8PROC_CATEGORY_CF ||
        c == UTF8PROC_CATEGORY_ZL || c == UTF8PROC_CATEGORY_ZP)
        return true;
    return cp == 0x2800 || uc_is_property_default_ignorable_code_point(cp) ||
           (cp >= 0xfff9 && cp <= 0xfffb);
}

size_t utf8_cluster(struct str s)
{
    uint32_t cp, next;
    size_t len = utf8_decode(s, &cp);
    if (cp > UTF8_LAST || len == s.len)
        return len;
    if (cp < 0x80 && cp != '\r' && (unsigned char)s.s[len] < 0x80)
        return len;
    utf8proc_int32_t state = 0;
    while (len < s.len) {
        size_t n = utf8_decode(str_sub(s, len, 4), &next);
        if (next > UTF8_LAST ||
            utf8proc_grapheme_break_stateful((utf8proc_int32_t)cp,
                                             (utf8proc_int32_t)next, &state))
            break;
        len += n;
        cp = next;
    }
    return len;
}

int utf8_width(uint32_t cp)
{
    if (cp < 0x80)
        return cp < ' ' || cp == 0x7f ? -1 : 1;
    return cp > UTF8_LAST ? -1 : wcwidth((wchar_t)cp);
}

/* The ASCII form of signs that differ in typography only, or CP itself. */
static uint32_t plain(uint32_t cp)
{
    switch (cp) {
    case 0x2018: /* quotation marks and apostrophes */
    case 0x2019:
    case 0x201a:
    case 0x201b:
    case 0x2032:
    case 0x2039:
    case 0x203a:
    case 0x02bc:
    case 0x00b4:
    case 0x0060:
        return '\'';
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x201f:
    case 0x2033:
    case 0x00ab:
    case 0x00bb:
        return '"';
    case 0x2010: /* hyphens, dashes, minus */
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
        return '-';
    case 0x2044: /* fraction slash */
        return '/';
    default:
        return utf8_is_space(cp) ? ' ' : cp;
    }
}

static struct str ascii_fold(struct arena *a, struct str s)
{
    size_t i = 0;
    while (i < s.len && !(s.s[i] >= 'A' && s.s[i] <= 'Z') && s.s[i] != '`')
        i++;
    if (i == s.len)
        return s;
    char *to = arena_alloc_raw(a, s.len, 1);
    for (i = 0; i < s.len; i++) {
        char c = s.s[i];
        to[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c == '`' ? '\'' : c;
    }
    return (struct str){to, s.len};
}

/* Drops the accents of European scripts from N decomposed code points; marks
 * of other scripts are vowels or make other letters. */
static utf8proc_ssize_t accents_drop(utf8proc_int32_t *cps, utf8proc_ssize_t n)
{
    utf8proc_ssize_t kept = 0;
    for (utf8proc_ssize_t i = 0; i < n; i++)
        if (cps[i] < 0x300 || cps[i] > 0x36f)
            cps[kept++] = cps[i];
    return kept;
}

/* S, which has more than ASCII, in the form that OPTIONS say, plain. */
static struct str form_of(struct arena *a, struct str s,
                          utf8proc_option_t options, bool bare)
{
    /* Full case folding and decomposition give at most 18 for one. */
    utf8proc_ssize_t room = (utf8proc_ssize_t)s.len * 18 + 1;
    utf8proc_int32_t *cps =
        arena_alloc_raw(a, (size_t)room, sizeof(utf8proc_int32_t));
    utf8proc_ssize_t n =
        utf8proc_decompose((const utf8proc_uint8_t *)s.s,
                           (utf8proc_ssize_t)s.len, cps, room, options);
    if (n < 0 || n > room)
        return s;
    if (bare)
        n = accents_drop(cps, n);
    n = utf8proc_normalize_utf32(cps, n, options);
    struct buf b = {.a = a};
    for (utf8proc_ssize_t j = 0; j < n; j++) {
        uint32_t cp = (uint32_t)cps[j];
        if (cp == 0x2026)
            buf_put(&b, STR("..."));
        else if (cp != 0x200b && cp != 0xfeff)
            utf8_put(&b, plain(cp));
    }
    return buf_str(&b);
}

static bool is_ascii(struct str s)
{
    size_t i = 0;
    while (i < s.len && (unsigned char)s.s[i] < 0x80)
        i++;
    return i == s.len;
}

struct str utf8_fold(struct arena *a, struct str s)
{
    if (is_ascii(s))
        return ascii_fold(a, s);
    if (!utf8_is_valid(s))
        return s;
    return form_of(a, s, UTF8PROC_CASEFOLD | UTF8PROC_COMPOSE | UTF8PROC_IGNORE,
                   false);
}

struct str utf8_compatible(struct arena *a, struct str s)
{
    if (is_ascii(s))
        return ascii_fold(a, s);
    if (!utf8_is_valid(s))
        return s;
    return form_of(a, s,
                   UTF8PROC_CASEFOLD | UTF8PROC_COMPAT | UTF8PROC_COMPOSE |
                       UTF8PROC_IGNORE,
                   false);
}

struct str utf8_caseless(struct arena *a, struct str s)
{
    struct buf b = {.a = a};
    size_t same = 0, len;
    for (size_t i = 0; i < s.len; i += len) {
        uint32_t cp;
        len = utf8_decode(str_sub(s, i, 4), &cp);
        if (cp > UTF8_LAST)
            continue;
        /* By way of the capital, as two small letters may share one. */
        uint32_t small =
            (uint32_t)utf8proc_tolower(utf8proc_toupper((utf8proc_int32_t)cp));
        if (small == cp)
            continue;
        buf_put(&b, str_sub(s, same, i - same));
        utf8_put(&b, small);
        same = i + len;
    }
    if (!same)
        return s;
    buf_put(&b, str_sub(s, same, s.len));
    return buf_str(&b);
}

struct str utf8_plain(struct arena *a, struct str s)
{
    if (is_ascii(s) || !utf8_is_valid(s))
        return s;
    return form_of(a, s, UTF8PROC_COMPOSE | UTF8PROC_IGNORE, false);
}

struct str utf8_bare(struct arena *a, struct str s, bool with_case)
{
    if (is_ascii(s))
        return with_case ? s : ascii_fold(a, s);
    if (!utf8_is_valid(s))
        return s;
    return form_of(a, s,
                   (with_case ? 0 : UTF8PROC_CASEFOLD) | UTF8PROC_COMPOSE |
                       UTF8PROC_IGNORE,
                   true);
}

void utf8_line_breaks(struct arena *a, struct str text, uint8_t *breaks)
{
    struct arena_mark mark = arena_mark(a);
    uint32_t *cps = arena_alloc_raw(a, text.len, sizeof *cps);
    char *marks = arena_alloc_raw(a, text.len, 1);
    size_t n = 0;
    for (size_t i = 0; i < text.len; n++) {
        i += utf8_decode(str_sub(text, i, 4), &cps[n]);
        if (cps[n] > UTF8_LAST)
            cps[n] = 0xfffd;
    }
    u32_possible_linebreaks(cps, n, "UTF-8", marks);
    memset(breaks, 0, text.len);
    for (size_t i = 0, j = 0; i < text.len; j++) {
        uint32_t cp;
        /* The library marks a hard break on the newline itself. */
        breaks[i] = marks[j] == UC_BREAK_POSSIBLE ||
                    (j && marks[j - 1] == UC_BREAK_MANDATORY);
        i += utf8_decode(str_sub(text, i, 4), &cp);
    }
    arena_reset(a, mark);
}

/* The next byte of S that is not white space, from *I on; -1 at the end. */
static int letter_next(struct str s, size_t *i)
{
    while (*i < s.len) {
        uint32_t cp;
        size_t n = utf8_decode(str_sub(s, *i, 4), &cp);
        if (!utf8_is_space(cp))
            return (unsigned char)s.s[(*i)++];
        *i += n;
    }
    return -1;
}

bool utf8_has_same_letters(struct arena *a, struct str s, struct str t)
{
    size_t i = 0, j = 0;
    int x, y;
    s = utf8_fold(a, s);
    t = utf8_fold(a, t);
    do {
        x = letter_next(s, &i);
        y = letter_next(t, &j);
    } while (x == y && x >= 0);
    return x == y;
}
