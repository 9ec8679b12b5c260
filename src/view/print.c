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
