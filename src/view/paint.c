/* SPDX-License-Identifier: MIT */

/*
 * Both go by runs of cells that look alike. In SVG every run is placed by its
 * column and stretched to its width, so columns are straight in any font; the
 * size of the type is such that the usual font needs no stretching.
 */

#include "view/paint.h"

#include "base/utf8.h"
#include "hexapla.h"
#include "view/palette.h"

enum { COLUMN = 8, ROW = 18, BASELINE = 14 };

static void color_put(struct buf *b, uint32_t color, int base)
{
    if (color == LOOK_DEFAULT)
        return;
    if (color >= LOOK_PALETTE)
        buf_print(b, ";%d;5;%u", base, color - LOOK_PALETTE);
    else
        buf_print(b, ";%d;2;%u;%u;%u", base, color >> 16, color >> 8 & 255,
                  color & 255);
}

void paint_look(struct buf *b, struct look look)
{
    static const struct {
        uint32_t attribute;
        const char *code;
    } code_table[] = {
        {LOOK_BOLD,      ";1"},
        {LOOK_DIM,       ";2"},
        {LOOK_ITALIC,    ";3"},
        {LOOK_UNDERLINE, ";4"},
        {LOOK_REVERSE,   ";7"},
        {LOOK_STRIKE,    ";9"},
    };
    buf_put(b, STR("\x1b[0"));
    for (size_t i = 0; i < sizeof code_table / sizeof *code_table; i++)
        if (look.attributes & code_table[i].attribute)
            buf_put(b, str_of(code_table[i].code));
    color_put(b, look.fg, 38);
    color_put(b, look.bg, 48);
    buf_put_byte(b, 'm');
}

static struct look look_of(const struct cell *cell,
                           const struct look looks[ROLES])
{
    struct look look = looks[cell->role];
    if (cell->cursor)
        look.attributes ^= LOOK_REVERSE;
    return look;
}

static bool is_alike(struct look a, struct look b)
{
    return a.fg == b.fg && a.bg == b.bg && a.attributes == b.attributes;
}

/* The first column after X in row Y that looks otherwise. */
static int run_end(const struct screen *picture, const struct look looks[ROLES],
                   int y, int x)
{
    struct look look = look_of(screen_cell(picture, y, x), looks);
    while (++x < picture->width) {
        const struct cell *cell = screen_cell(picture, y, x);
        if (cell->width && !is_alike(look, look_of(cell, looks)))
            break;
    }
    return x;
}

/* Appends the text of the cells FROM to TO of row Y. */
static void cells_put(struct buf *b, const struct screen *picture, int y,
                      hx_range columns)
{
    for (uint32_t x = columns.start; x < columns.end; x++) {
        const struct cell *cell = screen_cell(picture, y, (int)x);
        if (!cell->n && cell->width)
            buf_put_byte(b, ' ');
        for (uint8_t i = 0; i < cell->n; i++)
            utf8_put(b, cell->text[i]);
    }
}

void paint_ansi(struct buf *b, const struct screen *picture,
                const struct look looks[ROLES])
{
    for (int y = 0; y < picture->height; y++) {
        for (int x = 0, end; x < picture->width; x = end) {
            end = run_end(picture, looks, y, x);
            paint_look(b, look_of(screen_cell(picture, y, x), looks));
            cells_put(b, picture, y, (hx_range){(uint32_t)x, (uint32_t)end});
        }
        buf_put(b, STR("\x1b[0m\n"));
    }
}

/* COLOR as #rrggbb; FALLBACK stands for the terminal's own. */
static uint32_t rgb_of(uint32_t color, uint32_t fallback)
{
    if (color == LOOK_DEFAULT)
        return fallback;
    return color >= LOOK_PALETTE ? palette_rgb(color - LOOK_PALETTE) : color;
}

/* What an SVG is drawn with. */
struct svg {
    struct buf *b;
    const struct screen *picture;
    const struct look *looks;
    uint32_t fg, bg; /* the default colors */
};

/* Appends the cells as text of XML; blanks stay as they are. */
static void xml_put(struct svg *svg, int y, hx_range columns)
{
    struct buf text = {.a = svg->b->a};
    cells_put(&text, svg->picture, y, columns);
    for (size_t i = 0; i < text.len; i++) {
        char c = text.s[i];
        if (c == '<')
            buf_put(svg->b, STR("&lt;"));
        else if (c == '>')
            buf_put(svg->b, STR("&gt;"));
        else if (c == '&')
            buf_put(svg->b, STR("&amp;"));
        else if (c == ' ')
            buf_put(svg->b, STR("\xc2\xa0"));
        else
            buf_put_byte(svg->b, c);
    }
}

static bool is_space(const struct svg *svg, int y, int x)
{
    const struct cell *cell = screen_cell(svg->picture, y, x);
    return cell->width && (!cell->n || cell->text[0] == ' ');
}

static void run_put(struct svg *svg, int y, int x, int end)
{
    struct look look = look_of(screen_cell(svg->picture, y, x), svg->looks);
    uint32_t fg = rgb_of(look.fg, svg->fg), bg = rgb_of(look.bg, svg->bg);
    if (look.attributes & LOOK_REVERSE) {
        uint32_t swap = fg;
        fg = bg;
        bg = swap;
    }
    int left = x * COLUMN, width = (end - x) * COLUMN;
    bool lined = look.attributes & (LOOK_UNDERLINE | LOOK_STRIKE);
    if (bg != svg->bg)
        buf_print(svg->b,
                  "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" "
                  "fill=\"#%06x\"/>\n",
                  left, y * ROW, width, ROW, bg);
    while (!lined && x < end && is_space(svg, y, x))
        x++;
    while (!lined && x < end && is_space(svg, y, end - 1))
        end--;
    if (x == end)
        return;
    left = x * COLUMN;
    width = (end - x) * COLUMN;
    buf_print(
        svg->b,
        "<text x=\"%d\" y=\"%d\" textLength=\"%d\" "
        "fill=\"#%06x\"%s%s%s%s%s>",
        left, y * ROW + BASELINE, width, fg,
        look.attributes & LOOK_BOLD ? " font-weight=\"bold\"" : "",
        look.attributes & LOOK_ITALIC ? " font-style=\"italic\"" : "",
        look.attributes & LOOK_DIM ? " opacity=\"0.6\"" : "",
        look.attributes & LOOK_UNDERLINE ? " text-decoration=\"underline\""
                                         : "",
        look.attributes & LOOK_STRIKE && !(look.attributes & LOOK_UNDERLINE)
            ? " text-decoration=\"line-through\""
            : "");
    xml_put(svg, y, (hx_range){(uint32_t)x, (uint32_t)end});
    buf_put(svg->b, STR("</text>\n"));
}

/* True if nothing of the cells X to END would be seen. */
static bool is_blank(const struct svg *svg, int y, int x, int end)
{
    struct look look = look_of(screen_cell(svg->picture, y, x), svg->looks);
    if (look.attributes & (LOOK_REVERSE | LOOK_UNDERLINE | LOOK_STRIKE) ||
        look.bg != LOOK_DEFAULT)
        return false;
    for (; x < end; x++) {
        const struct cell *cell = screen_cell(svg->picture, y, x);
        if (cell->n && cell->text[0] != ' ')
            return false;
    }
    return true;
}

void paint_svg(struct buf *b, const struct screen *picture,
               const struct look looks[ROLES], enum theme_mode mode)
{
    struct svg svg = {b, picture, looks, 0xd0d0d0, 0x1c1c1c};
    if (mode == THEME_LIGHT) {
        svg.fg = 0x1c1c1c;
        svg.bg = 0xfdfdfd;
    }
    int width = picture->width * COLUMN, height = picture->height * ROW;
    buf_print(b,
              "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" "
              "height=\"%d\" viewBox=\"0 0 %d %d\" font-size=\"13.29\" "
              "font-family=\"DejaVu Sans Mono, Menlo, Consolas, "
              "monospace\">\n<rect width=\"%d\" height=\"%d\" "
              "fill=\"#%06x\"/>\n",
              width, height, width, height, width, height, svg.bg);
    for (int y = 0; y < picture->height; y++) {
        for (int x = 0, end; x < picture->width; x = end) {
            end = run_end(picture, looks, y, x);
            if (!is_blank(&svg, y, x, end))
                run_put(&svg, y, x, end);
        }
    }
    buf_put(b, STR("</svg>\n"));
}
