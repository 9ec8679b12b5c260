/* SPDX-License-Identifier: MIT */

/* The table of printers and what they share. */

#include "view/print.h"

#include "base/utf8.h"
#include "view/glyph.h"

/* Version 14 of clang-format cannot set rows of two lines. */
/* clang-format off */
const struct printer_info printer_table[] = {
    {"text", print_text,
     "the text with what was cut, added and moved marked"},
    {"ansi", print_ansi,
     "the same in the colors of the theme"},
    {"linear", print_linear,
     "a sentence for every change, for screen readers"},
    {"side", print_side,
     "both texts side by side, --width columns"},
    {"stat", print_stat,
     "counts of words, sentences and paragraphs"},
    {"json", print_json,
     "all of it as a JSON object, for programs"},
};
/* clang-format on */

const size_t printer_count = sizeof printer_table / sizeof *printer_table;

const struct printer_info *printer_find(struct str name)
{
    for (size_t i = 0; i < printer_count; i++)
        if (str_is_equal(name, str_of(printer_table[i].name)))
            return &printer_table[i];
    return NULL;
}

void print_safe(struct buf *b, struct str s)
{
    while (s.len) {
        struct glyph glyph;
        glyph_next(s, &glyph);
        for (uint8_t i = 0; i < glyph.n; i++)
            utf8_put(b, glyph.text[i]);
        s = str_sub(s, glyph.len, s.len);
    }
}

/* The end of S that takes at most WIDTH columns. */
static struct str end_of(struct str s, int width)
{
    while (glyph_width(s) > width) {
        struct glyph glyph;
        glyph_next(s, &glyph);
        s = str_sub(s, glyph.len, s.len);
    }
    return s;
}

/* The beginning of S that takes at most WIDTH columns. */
static struct str start_of(struct str s, int width)
{
    size_t len = 0;
    while (len < s.len) {
        struct glyph glyph;
        glyph_next(str_sub(s, len, s.len), &glyph);
        width -= glyph.width;
        if (width < 0)
            break;
        len += glyph.len;
    }
    return str_sub(s, 0, len);
}

void print_blanks(struct buf *b, int n)
{
    for (; n > 0; n--)
        buf_put_byte(b, ' ');
}

void print_name(struct buf *b, struct str name, int width, bool ascii)
{
    struct str dots = ascii ? STR("...") : STR("\xe2\x80\xa6");
    int room = width - glyph_width(dots), used = glyph_width(name);
    if (used <= width || room < 2) {
        name = start_of(name, width);
        print_safe(b, name);
        print_blanks(b, width - glyph_width(name));
        return;
    }
    struct str start = start_of(name, (room + 1) / 2);
    struct str end = end_of(name, room / 2);
    print_safe(b, start);
    buf_put(b, dots);
    print_safe(b, end);
    print_blanks(b, room - glyph_width(start) - glyph_width(end));
}
