/* SPDX-License-Identifier: MIT */

/*
 * Colors to fewer colors. Nearest in 256 is least distance in Lab, over the
 * 240 entries that do not change. In 16 only the hue is kept: which of six it
 * is by angle in Lab, and whether there is one at all by distance from gray.
 */

#include "view/palette.h"

/* The numbers of the hues in the palette. */
enum { RED = 1, GREEN, YELLOW, BLUE, MAGENTA, CYAN, HUES };
enum { BLACK = 0, BRIGHT = 8, BRIGHT_WHITE = 15 };

/* Colors nearer to gray than this have no hue to speak of. */
static const double CHROMA_LEAST = 18;
/* Gray darker on dark, or lighter on light, is said by dim. */
static const double DIM_DARK = 62, DIM_LIGHT = 45;

struct hue_info {
    double a, b; /* its direction in Lab, of length 1 */
    uint32_t number;
    uint32_t ink;   /* text that can be read on a block of it */
    uint32_t night; /* its text on a dark ground, where blue is not read */
    bool on_light;  /* its text can be read on a light ground */
    bool on_both;   /* and on one that is not known */
};

static const struct hue_info hue_table[] = {
    {0.8660,  0.5000,  RED,     BRIGHT_WHITE, RED + BRIGHT, true,  true },
    {0.0872,  0.9962,  YELLOW,  BLACK,        YELLOW,       false, false},
    {-0.7660, 0.6428,  GREEN,   BLACK,        GREEN,        false, false},
    {-0.9659, -0.2588, CYAN,    BLACK,        CYAN,         false, false},
    {0.2588,  -0.9659, BLUE,    BRIGHT_WHITE, CYAN,         true,  false},
    {0.9063,  -0.4226, MAGENTA, BRIGHT_WHITE, MAGENTA,      true,  true },
};

uint32_t palette_rgb(uint32_t index)
{
    static const uint32_t first[16] = {0x000000, 0xcd0000, 0x00cd00, 0xcdcd00,
                                       0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
                                       0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00,
                                       0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff};
    static const uint32_t level[6] = {0x00, 0x5f, 0x87, 0xaf, 0xd7, 0xff};
    if (index < 16)
        return first[index];
    if (index >= 232)
        return (8 + (index - 232) % 24 * 10) * 0x10101;
    index -= 16;
    return level[index / 36] << 16 | level[index / 6 % 6] << 8 |
           level[index % 6];
}

static const struct palette_color *named(const struct palette *palette,
                                         uint32_t color)
{
    if (color < LOOK_NAMED || color >= LOOK_NAMED + (uint32_t)palette->n)
        return NULL;
    return &palette->at[color - LOOK_NAMED];
}

static void rgb_lab(uint32_t rgb, double lab[3])
{
    double linear[3];
    look_linear(rgb, linear);
    look_lab(linear, lab);
}

void palette_fill(struct palette_labs *labs)
{
    for (uint32_t i = 0; i < PALETTE_FIXED; i++)
        rgb_lab(palette_rgb(PALETTE_OWN + i), labs->lab[i]);
}

static uint32_t nearest(const struct palette_labs *labs, uint32_t rgb)
{
    double lab[3], least = 1e9;
    uint32_t found = 0;
    rgb_lab(rgb, lab);
    for (uint32_t i = 0; i < PALETTE_FIXED; i++) {
        double distance = 0;
        for (int j = 0; j < 3; j++) {
            double d = lab[j] - labs->lab[i][j];
            distance += d * d;
        }
        if (distance < least) {
            least = distance;
            found = i;
        }
    }
    return LOOK_PALETTE + PALETTE_OWN + found;
}

uint32_t palette_full(const struct palette *palette, uint32_t color)
{
    const struct palette_color *it = named(palette, color);
    return it ? it->full : color;
}

uint32_t palette_fixed(const struct palette *palette,
                       const struct palette_labs *labs, uint32_t color)
{
    const struct palette_color *it = named(palette, color);
    if (it && it->fixed != LOOK_UNSET)
        return it->fixed;
    color = it ? it->full : color;
    return color < LOOK_PALETTE ? nearest(labs, color) : color;
}

/* The color of 16 the theme gives for COLOR, or LOOK_UNSET. */
static uint32_t given(const struct palette *palette, uint32_t color)
{
    const struct palette_color *it = named(palette, color);
    if (it && it->sixteen != LOOK_UNSET)
        return it->sixteen;
    color = it ? it->full : color;
    bool own = color == LOOK_DEFAULT ||
               (color >= LOOK_PALETTE && color < LOOK_PALETTE + 16);
    return own ? color : LOOK_UNSET;
}

/* The Lab of COLOR, which is of 256 or true. */
static void color_lab(uint32_t color, double lab[3])
{
    rgb_lab(color >= LOOK_PALETTE ? palette_rgb(color - LOOK_PALETTE) : color,
            lab);
}

/* The hue of LAB among those that can be text on GROUND (NULL: any), or NULL
 * for a gray. */
static const struct hue_info *hue_find(const double lab[3],
                                       const struct palette_ground *ground)
{
    const struct hue_info *best = NULL;
    double most = -1e9;
    if (lab[1] * lab[1] + lab[2] * lab[2] < CHROMA_LEAST * CHROMA_LEAST)
        return NULL;
    for (size_t i = 0; i < sizeof hue_table / sizeof *hue_table; i++) {
        const struct hue_info *hue = &hue_table[i];
        double along = lab[1] * hue->a + lab[2] * hue->b;
        bool can = !ground || ground->is_dark ||
                   (ground->is_light ? hue->on_light : hue->on_both);
        if (can && along > most) {
            most = along;
            best = hue;
        }
    }
    return best;
}

/* Text of COLOR on the terminal's own background. */
static void text_derive(struct look *out, uint32_t color,
                        const struct palette_ground *ground)
{
    double lab[3];
    color_lab(color, lab);
    const struct hue_info *hue = hue_find(lab, ground);
    out->fg = LOOK_DEFAULT;
    if (hue)
        out->fg = LOOK_PALETTE + (ground->is_dark ? hue->night : hue->number);
    else if ((ground->is_dark && lab[0] < DIM_DARK) ||
             (ground->is_light && lab[0] > DIM_LIGHT))
        out->attributes |= LOOK_DIM;
}

struct look palette_sixteen(const struct palette *palette,
                            const struct look *look,
                            const struct palette_ground *ground)
{
    struct look out = {given(palette, look->fg), given(palette, look->bg),
                       look->attributes};
    uint32_t fg = palette_full(palette, look->fg);
    uint32_t bg = palette_full(palette, look->bg);
    const struct hue_info *block = NULL;
    double lab[3];
    if (out.bg == LOOK_UNSET && bg != ground->text_bg) {
        color_lab(bg, lab);
        block = hue_find(lab, NULL);
        if (block)
            out.bg = LOOK_PALETTE + block->number;
    }
    bool is_bar = out.bg == LOOK_UNSET && bg != ground->text_bg;
    if (out.bg == LOOK_UNSET)
        out.bg = LOOK_DEFAULT;
    if (out.fg != LOOK_UNSET)
        return out;
    if (out.bg != LOOK_DEFAULT) {
        /* On a block the theme names, as on one that was found. */
        uint32_t number = (out.bg - LOOK_PALETTE) % 8;
        bool pale = out.bg >= LOOK_PALETTE + 8;
        for (size_t i = 0; i < sizeof hue_table / sizeof *hue_table; i++)
            if (hue_table[i].number == number)
                out.fg = LOOK_PALETTE + hue_table[i].ink;
        if (out.fg == LOOK_UNSET)
            out.fg = LOOK_PALETTE + (number || pale ? BLACK : BRIGHT_WHITE);
        return out;
    }
    text_derive(&out, fg, ground);
    /* A bar of gray is the terminal's own colors, the other way round. */
    if (is_bar && out.fg == LOOK_DEFAULT)
        out.attributes = (out.attributes & ~(uint32_t)LOOK_DIM) | LOOK_REVERSE;
    return out;
}
