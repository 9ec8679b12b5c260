/* SPDX-License-Identifier: MIT */

/* See the header; what could act is left out whatever the locale thinks. */

#include "term/sound.h"

#include "base/utf8.h"

/* Whether CP could act on the terminal: controls and bidi controls. */
static bool is_acting(uint32_t cp)
{
    return cp < ' ' || (cp >= 0x7f && cp < 0xa0) || cp == 0x61c ||
           cp == 0x200e || cp == 0x200f || (cp >= 0x2028 && cp < 0x202f) ||
           (cp >= 0x2066 && cp < 0x206a) || cp > UTF8_LAST;
}

bool sound_is_cell(const struct cell *cell)
{
    if (cell->n == 0 || cell->n > CELL_TEXT_MAX)
        return false;
    for (int i = 0; i < cell->n; i++)
        if (is_acting(cell->text[i]) ||
            utf8_width(cell->text[i]) != (i == 0 ? cell->width : 0))
            return false;
    return true;
}
