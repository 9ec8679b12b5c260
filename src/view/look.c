/* SPDX-License-Identifier: MIT */

/*
 * Looks as people write them, and colors as people see them. The roots of
 * sRGB and Lab are taken by Newton's way, so the mathematical library is not
 * needed and the same palette entry is nearest on every machine.
 */

#include "view/look.h"

struct attribute_info {
    const char *name;
    uint32_t bit;
};

static const struct attribute_info attribute_table[] = {
    {"bold",      LOOK_BOLD     },
    {"dim",       LOOK_DIM      },
    {"italic",    LOOK_ITALIC   },
    {"underline", LOOK_UNDERLINE},
    {"reverse",   LOOK_REVERSE  },
    {"strike",    LOOK_STRIKE   },
};

/* By palette number; the next eight are these with "bright" before. */
static const char *const color_table[8] = {
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
};

static uint32_t attribute_find(struct str word)
{
    const size_t n = sizeof attribute_table / sizeof *attribute_table;
    for (size_t i = 0; i < n; i++)
        if (str_is_equal(word, str_of(attribute_table[i].name)))
            return attribute_table[i].bit;
    return 0;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 32);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool hex_color(struct str digits, uint32_t *color)
{
    uint32_t rgb = 0;
    if (digits.len != 3 && digits.len != 6)
        return false;
    for (size_t i = 0; i < digits.len; i++) {
        int value = hex_digit(digits.s[i]);
        if (value < 0)
            return false;
        rgb = rgb * 16 + (uint32_t)value;
        if (digits.len == 3)
            rgb = rgb * 16 + (uint32_t)value;
    }
    *color = rgb;
    return true;
}

static bool named_color(struct str word, uint32_t *color)
{
    uint32_t first = LOOK_PALETTE;
    if (str_has_prefix(word, STR("bright"))) {
        first += 8;
        word = str_sub(word, 6, word.len);
    }
    for (uint32_t i = 0; i < 8; i++) {
        if (str_is_equal(word, str_of(color_table[i]))) {
            *color = first + i;
            return true;
        }
    }
    return false;
}

bool look_color(struct str word, uint32_t *color)
{
    uint32_t number;
    if (word.len && word.s[0] == '#')
        return hex_color(str_sub(word, 1, word.len), color);
    if (str_number(word, 255, &number)) {
        *color = LOOK_PALETTE + number;
        return true;
    }
    if (str_is_equal(word, STR("default"))) {
        *color = LOOK_DEFAULT;
        return true;
    }
    return named_color(word, color);
}

bool look_is_word(struct str word)
{
    uint32_t color;
    return look_color(word, &color) || attribute_find(word) ||
           str_is_equal(word, STR("on"));
}

static bool color_find(struct str word, struct look_names names,
                       uint32_t *color)
{
    if (look_color(word, color))
        return true;
    for (int i = 0; i < names.n; i++) {
        if (str_is_equal(word, names.at[i].name)) {
            *color = names.at[i].color;
            return true;
        }
    }
    return false;
}

bool look_read(struct str text, struct look_names names, struct look *look,
               struct str *bad)
{
    bool has_fg = false, has_bg = false;
    struct look read = {LOOK_UNSET, LOOK_UNSET, 0};
    struct str word = str_word_cut(&text);
    do {
        uint32_t attribute = attribute_find(word);
        bool on = str_is_equal(word, STR("on"));
        *bad = word;
        if (on)
            *bad = word = str_word_cut(&text);
        if (attribute)
            read.attributes |= attribute;
        else if ((on ? has_bg : has_fg) ||
                 !color_find(word, names, on ? &read.bg : &read.fg))
            return false;
        else
            *(on ? &has_bg : &has_fg) = true;
        word = str_word_cut(&text);
    } while (word.len);
    *look = read;
    return true;
}

bool look_parse(struct str text, struct look *look)
{
    struct str bad;
    if (!look_read(text, (struct look_names){NULL, 0}, look, &bad))
        return false;
    if (look->fg == LOOK_UNSET)
        look->fg = LOOK_DEFAULT;
    if (look->bg == LOOK_UNSET)
        look->bg = LOOK_DEFAULT;
    return true;
}

void look_color_print(struct buf *b, uint32_t color)
{
    if (color < LOOK_PALETTE)
        buf_print(b, "#%06x", color);
    else if (color == LOOK_DEFAULT)
        buf_put(b, STR("default"));
    else if (color < LOOK_PALETTE + 16)
        buf_print(b, "%s%s", color < LOOK_PALETTE + 8 ? "" : "bright",
                  color_table[color % 8]);
    else
        buf_print(b, "%u", color - LOOK_PALETTE);
}

void look_attributes_print(struct buf *b, uint32_t bits)
{
    const size_t n = sizeof attribute_table / sizeof *attribute_table;
    for (size_t i = 0; i < n; i++)
        if (bits & attribute_table[i].bit)
            buf_print(b, " %s", attribute_table[i].name);
}

/* The Nth root of X, which is between 0.0001 and 2. */
static double root(double x, int n)
{
    double y = 1;
    for (int i = 0; i < 40; i++) {
        double power = 1;
        for (int j = 1; j < n; j++)
            power *= y;
        double step = (x / power - y) / n;
        y += step;
        if (step < 1e-14 && step > -1e-14)
            break;
    }
    return y;
}

void look_linear(uint32_t rgb, double linear[3])
{
    for (int i = 0; i < 3; i++) {
        double value = (double)(rgb >> (16 - 8 * i) & 0xff) / 255;
        double t = (value + 0.055) / 1.055;
        /* t to the power of 2.4 */
        linear[i] = value <= 0.04045 ? value / 12.92 : t * t * root(t * t, 5);
    }
}

static double lab_curve(double t)
{
    return t > 216.0 / 24389 ? root(t, 3) : (t * 24389 / 27 + 16) / 116;
}

void look_lab(const double linear[3], double lab[3])
{
    double r = linear[0], g = linear[1], b = linear[2];
    double x = (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047;
    double y = 0.2126729 * r + 0.7151522 * g + 0.0721750 * b;
    double z = (0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883;
    x = lab_curve(x);
    y = lab_curve(y);
    z = lab_curve(z);
    lab[0] = 116 * y - 16;
    lab[1] = 500 * (x - y);
    lab[2] = 200 * (y - z);
}
