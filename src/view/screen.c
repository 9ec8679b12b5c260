/* SPDX-License-Identifier: MIT */

/*
 * The grid of cells. Always true: a cell of width 2 is followed in its row by
 * one of width 0, and one of width 0 follows one of width 2; so the widths of
 * a row add up to the picture's.
 */

#include "view/screen.h"

#include <assert.h>

#include "base/utf8.h"

/* What a text is being drawn into. */
struct pen {
    struct screen *screen;
    int y;
    int64_t x, end; /* the next column, the first it must not touch */
};

struct screen *screen_new(struct arena *a, int width, int height)
{
    struct screen *screen = arena_new(a, struct screen, 1);
    screen->a = a;
    screen->width = width < 0 ? 0 : width;
    screen->height = height < 0 ? 0 : height;
    size_t n = (size_t)screen->width * (size_t)screen->height;
    screen->cell = arena_new(a, struct cell, n);
    for (size_t i = 0; i < n; i++)
        screen->cell[i].width = 1;
    return screen;
}

struct cell *screen_cell(const struct screen *screen, int y, int x)
{
    assert(y >= 0 && y < screen->height && x >= 0 && x < screen->width);
    return &screen->cell[(size_t)y * (size_t)screen->width + (size_t)x];
}

static void cell_blank(struct cell *cell)
{
    cell->n = 0;
    cell->width = 1;
}

/* Makes the cell at (Y, X) free to be set: the other half of a wide sign it
 * is part of becomes blank. */
static struct cell *cell_take(struct screen *screen, int y, int x)
{
    struct cell *cell = screen_cell(screen, y, x);
    if (cell->width == 0)
        cell_blank(cell - 1);
    if (cell->width == 2)
        cell_blank(cell + 1);
    cell_blank(cell);
    cell->cursor = 0;
    return cell;
}

static bool pen_is_inside(const struct pen *pen, int64_t x)
{
    return pen->y >= 0 && pen->y < pen->screen->height && x >= 0 &&
           x < pen->screen->width;
}

/*
 * Puts a sign of N code points and WIDTH columns; false where it does not
 * fit. Of a wide sign on the border of the picture the inner half is blank.
 */
static bool pen_put(struct pen *pen, const uint32_t *text, uint8_t n, int width,
                    enum role role)
{
    struct screen *screen = pen->screen;
    int64_t x = pen->x;
    if (x + width > pen->end)
        return false;
    pen->x += width;
    bool whole = pen_is_inside(pen, x) && pen_is_inside(pen, x + width - 1);
    for (int64_t at = x; at < x + width; at++) {
        if (!pen_is_inside(pen, at))
            continue;
        struct cell *cell = cell_take(screen, pen->y, (int)at);
        cell->role = (uint8_t)role;
        if (!whole)
            continue;
        cell->width = at == x ? (uint8_t)width : 0;
        for (cell->n = 0; at == x && cell->n < n; cell->n++)
            cell->text[cell->n] = text[cell->n];
    }
    return true;
}

static bool pen_draw(struct pen *pen, const struct glyph *glyph, enum role role)
{
    int rest = glyph->n - glyph->joined;
    if (glyph->joined &&
        !pen_put(pen, glyph->text, glyph->joined, glyph->width - rest,
                 glyph->special ? ROLE_SPECIAL : role))
        return false;
    for (int i = glyph->joined; i < glyph->n; i++)
        if (!pen_put(pen, &glyph->text[i], 1, 1, ROLE_SPECIAL))
            return false;
    return true;
}

int screen_part(struct screen *screen, struct spot at, struct str s, size_t len,
                enum role role)
{
    struct pen pen = {screen, at.y, at.x, (int64_t)at.x + at.room};
    bool fits = true;
    for (size_t i = 0; fits && i < len;) {
        struct glyph glyph;
        glyph_next(str_sub(s, i, s.len), &glyph);
        fits = pen_draw(&pen, &glyph, role);
        i += glyph.len;
    }
    return (int)(pen.x - at.x);
}

int screen_text(struct screen *screen, struct spot at, struct str s,
                enum role role)
{
    return screen_part(screen, at, s, s.len, role);
}

int screen_put(struct screen *screen, struct spot at, const char *s,
               enum role role)
{
    return screen_text(screen, at, str_of(s), role);
}

void screen_fill(struct screen *screen, struct spot at, uint32_t cp,
                 enum role role)
{
    if (at.y < 0 || at.y >= screen->height)
        return;
    if (utf8_width(cp) != 1 || utf8_is_invisible(cp))
        cp = '?';
    struct pen pen = {screen, at.y, at.x, (int64_t)at.x + at.room};
    if (pen.x < 0)
        pen.x = 0;
    if (pen.end > screen->width)
        pen.end = screen->width;
    while (pen_put(&pen, &cp, 1, 1, role))
        continue;
}

void screen_role(struct screen *screen, struct spot at, enum role role)
{
    if (at.y < 0 || at.y >= screen->height)
        return;
    int end = at.room < screen->width - at.x ? at.x + at.room : screen->width;
    for (int x = at.x < 0 ? 0 : at.x; x < end; x++)
        screen_cell(screen, at.y, x)->role = (uint8_t)role;
}

bool screen_has_rtl(const struct screen *screen, int y)
{
    for (int x = 0; y >= 0 && y < screen->height && x < screen->width; x++) {
        const struct cell *cell = screen_cell(screen, y, x);
        if (cell->n && utf8_is_rtl(cell->text[0]))
            return true;
    }
    return false;
}

/* The Braille pattern without a dot: by UAX 9 a strong left-to-right sign,
 * and one column without ink. */
enum { LEAD = 0x2800 };

void screen_isolate(struct screen *screen, int y, int x)
{
    if (screen->ascii || x < 0 || x >= screen->width ||
        !screen_has_rtl(screen, y))
        return;
    struct cell *cell = screen_cell(screen, y, x);
    if (cell->width != 1 || (cell->n && cell->text[0] != ' '))
        return;
    cell->n = 1;
    cell->text[0] = LEAD;
}

static void row_lead(struct screen *screen, int y)
{
    struct cell *blank = NULL;
    for (int x = 0; x < screen->width; x++) {
        struct cell *cell = screen_cell(screen, y, x);
        uint32_t cp = cell->n ? cell->text[0] : ' ';
        if (utf8_is_ltr(cp))
            return;
        if (cp == ' ' && cell->width == 1)
            blank = cell;
        if (!utf8_is_rtl(cp))
            continue;
        if (blank) {
            blank->n = 1;
            blank->text[0] = LEAD;
        }
        return;
    }
}

void screen_lead(struct screen *screen)
{
    for (int y = 0; y < screen->height && !screen->ascii; y++)
        if (screen_has_rtl(screen, y))
            row_lead(screen, y);
}

void screen_mark(struct screen *screen, int y, int x, int n)
{
    if (y < 0 || y >= screen->height)
        return;
    int64_t end = (int64_t)x + n;
    for (int at = x < 0 ? 0 : x; at < end && at < screen->width; at++) {
        struct cell *cell = screen_cell(screen, y, at);
        cell->cursor = 1;
        if (cell->width == 0)
            cell[-1].cursor = 1;
        if (cell->width == 2)
            cell[1].cursor = 1;
    }
}

static void cell_dump(const struct cell *cell, struct buf *b)
{
    if (cell->n == 0 && cell->width == 1)
        buf_put_byte(b, ' ');
    for (int i = 0; i < cell->n; i++)
        utf8_put(b, cell->text[i]);
}

void screen_dump_text(const struct screen *screen, struct buf *b)
{
    for (int y = 0; y < screen->height; y++) {
        for (int x = 0; x < screen->width; x++)
            cell_dump(screen_cell(screen, y, x), b);
        buf_put_byte(b, '\n');
    }
}

void screen_dump_roles(const struct screen *screen, struct buf *b)
{
    for (int y = 0; y < screen->height; y++) {
        for (int x = 0; x < screen->width; x++) {
            enum role role = screen_cell(screen, y, x)->role;
            buf_put_byte(b, role_table[role].letter);
        }
        buf_put_byte(b, '\n');
    }
}
