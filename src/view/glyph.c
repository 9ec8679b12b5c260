/* SPDX-License-Identifier: MIT */

/*
 * Text of any bytes in, cells out: the one place where foreign text is made
 * safe to show. A glyph is one spacing code point with the marks on it, so a
 * cluster of several (Indic syllables, joined emoji) takes several glyphs and
 * the sum of wcwidth() is what is drawn, whatever the terminal thinks of
 * clusters. No state is kept from glyph to glyph: what the meaning of a sign
 * depends on is taken together with it. Linear; printable ASCII is counted
 * without being decoded.
 */

#include "view/glyph.h"

#include <limits.h>

#include "base/utf8.h"

enum {
    ZWNJ = 0x200c,
    ZWJ = 0x200d,
    TEXT_STYLE = 0xfe0e,
    EMOJI_STYLE = 0xfe0f,
    KEYCAP = 0x20e3,
    DOTTED_CIRCLE = 0x25cc,
    WIDE_SPACE = 0x3000,
    /* So that the count fits in a glyph; more begin a new one. */
    MARKS_MAX = 9999999
};

struct span {
    uint32_t first, last;
};

/* Blocks whose words need ZWJ and ZWNJ to be spelled right. */
static const struct span joining_table[] = {
    {0x0600,  0x08ff }, /* Arabic, Syriac, N'Ko, Mandaic */
    {0x0900,  0x0dff }, /* Devanagari to Sinhala */
    {0x0f00,  0x109f }, /* Tibetan, Myanmar */
    {0x1780,  0x18af }, /* Khmer, Mongolian */
    {0x1a20,  0x1cff }, /* Tai Tham to Vedic */
    {0xa800,  0xa8ff }, /* Syloti Nagri to Devanagari Extended */
    {0xa980,  0xabff }, /* Javanese to Meetei Mayek */
    {0xfb50,  0xfdff }, /* Arabic presentation forms */
    {0xfe70,  0xfefc },
    {0x11000, 0x11fff}, /* Brahmi and its kin */
};

static bool is_ascii_print(unsigned char byte)
{
    return byte >= ' ' && byte < 0x7f;
}

/* True for blocks of nothing but visible spacing signs: the short way. */
static bool is_plain(uint32_t cp)
{
    return (cp >= 0xc0 && cp < 0x300) || (cp >= 0x400 && cp < 0x480) ||
           (cp >= 0x2013 && cp < 0x2027) || (cp >= 0x4e00 && cp < 0xa000) ||
           (cp >= 0xac00 && cp < 0xd7a4);
}

static bool is_private(uint32_t cp)
{
    return (cp >= 0xe000 && cp <= 0xf8ff) || cp >= 0xf0000;
}

static bool is_nonchar(uint32_t cp)
{
    return (cp & 0xfffe) == 0xfffe || (cp >= 0xfdd0 && cp <= 0xfdef);
}

/* The columns CP takes, -1 for what must be escaped. */
static int sign_width(uint32_t cp)
{
    int width = utf8_width(cp);
    if (width < 0 || is_plain(cp))
        return width;
    if (is_private(cp) || is_nonchar(cp) || utf8_is_invisible(cp))
        return -1;
    return width;
}

static bool is_joining(uint32_t cp)
{
    for (size_t i = 0; i < sizeof joining_table / sizeof *joining_table; i++)
        if (cp >= joining_table[i].first && cp <= joining_table[i].last)
            return utf8_is_letter(cp) || utf8_is_mark(cp);
    return false;
}

static bool is_emoji(uint32_t cp)
{
    return utf8_is_pictographic(cp) || (cp >= 0x1f3fb && cp <= 0x1f3ff);
}

static bool is_keycap_base(uint32_t cp)
{
    return (cp >= '0' && cp <= '9') || cp == '#' || cp == '*';
}

/*
 * True if the invisible CP, after BEFORE and before AFTER (0: the end), is a
 * part of ordinary spelling that changes no more than the form of its
 * neighbors, so that it may be passed over in silence. A style selector goes
 * with a digit only where a keycap follows: elsewhere it hides.
 */
static bool is_silent(uint32_t cp, uint32_t before, uint32_t after)
{
    if (cp == TEXT_STYLE || cp == EMOJI_STYLE)
        return utf8_is_pictographic(before) ||
               (is_keycap_base(before) && after == KEYCAP);
    if (cp != ZWJ && cp != ZWNJ)
        return false;
    if (cp == ZWJ && is_emoji(after))
        return before == EMOJI_STYLE || is_emoji(before);
    /* ZWJ after a virama may end a word: old spelling of Malayalam. */
    return is_joining(before) &&
           (is_joining(after) || (cp == ZWJ && utf8_is_mark(before)));
}

static void glyph_push(struct glyph *glyph, uint32_t cp)
{
    if (glyph->n < GLYPH_TEXT_MAX)
        glyph->text[glyph->n++] = cp;
}

static void glyph_put(struct glyph *glyph, const char *s)
{
    for (; *s; s++, glyph->width++)
        glyph_push(glyph, (unsigned char)*s);
}

/* Adds VALUE in BASE, of at least DIGITS digits. */
static void glyph_number(struct glyph *glyph, uint32_t value, uint32_t base,
                         int digits)
{
    char text[12];
    int at = (int)sizeof text - 1;
    text[at] = '\0';
    for (; value || digits > 0; value /= base, digits--)
        text[--at] = "0123456789ABCDEF"[value % base];
    glyph_put(glyph, text + at);
}

static void glyph_escape(struct glyph *glyph, uint32_t cp)
{
    glyph->special = true;
    if (cp < ' ' || cp == 0x7f) {
        glyph_put(glyph, "^");
        glyph_put(glyph, (char[]){(char)(cp ^ 0x40), '\0'});
        return;
    }
    bool bad = cp >= UTF8_BAD;
    glyph_put(glyph, bad ? "<" : "<U+");
    glyph_number(glyph, bad ? cp - UTF8_BAD : cp, 16, bad ? 2 : 4);
    glyph_put(glyph, ">");
}

/*
 * Takes from S what belongs to the cell of BASE: marks, of which the cell
 * keeps four and the rest is counted, and signs to pass over.
 */
static void glyph_marks(struct glyph *glyph, struct str s, uint32_t base)
{
    uint32_t before = base, marks = 0;
    while (glyph->len < s.len && marks < MARKS_MAX) {
        uint32_t cp, after = 0;
        struct str rest = str_sub(s, glyph->len, s.len);
        size_t len = utf8_decode(rest, &cp);
        if (cp < 0x300 || is_plain(cp))
            break;
        int width = sign_width(cp);
        if (width < 0 && len < rest.len)
            utf8_decode(str_sub(rest, len, 4), &after);
        if (width > 0 || (width < 0 && !is_silent(cp, before, after)))
            break;
        if (width == 0 && marks++ < CELL_TEXT_MAX - 1)
            glyph_push(glyph, cp);
        glyph->len += len;
        before = cp;
    }
    glyph->joined = glyph->n;
    if (marks > CELL_TEXT_MAX - 1) {
        glyph_put(glyph, "<+");
        glyph_number(glyph, marks - (CELL_TEXT_MAX - 1), 10, 1);
        glyph_put(glyph, ">");
    }
}

static void glyph_read(struct str s, struct glyph *glyph)
{
    uint32_t cp;
    glyph->len = utf8_decode(s, &cp);
    if (utf8_is_space(cp) && !utf8_is_newline(cp) && cp != '\t' &&
        cp != WIDE_SPACE)
        cp = ' ';
    int width = sign_width(cp);
    if (width < 0) {
        glyph_escape(glyph, cp);
        return;
    }
    if (width == 0) { /* a mark on nothing */
        glyph->special = true;
        glyph->len = 0;
        cp = DOTTED_CIRCLE;
        width = 1;
    }
    glyph->width = width;
    glyph_push(glyph, cp);
    glyph_marks(glyph, s, cp);
}

void glyph_next(struct str s, struct glyph *glyph)
{
    unsigned char first = (unsigned char)s.s[0];
    glyph->special = false;
    glyph->n = glyph->joined = 0;
    glyph->width = 0;
    if (!is_ascii_print(first) ||
        (s.len > 1 && (unsigned char)s.s[1] >= 0x80)) {
        glyph_read(s, glyph);
        return;
    }
    glyph->len = 1;
    glyph->width = 1;
    glyph->n = glyph->joined = 1;
    glyph->text[0] = first;
}

int glyph_width(struct str s)
{
    size_t width = 0, i = 0;
    while (i < s.len) {
        /* An ASCII sign before another byte of ASCII bears no mark. */
        while (i + 1 < s.len && is_ascii_print((unsigned char)s.s[i]) &&
               (unsigned char)s.s[i + 1] < 0x80)
            i++, width++;
        struct glyph glyph;
        glyph_next(str_sub(s, i, s.len), &glyph);
        i += glyph.len;
        width += (size_t)glyph.width;
    }
    return width > INT_MAX ? INT_MAX : (int)width;
}
