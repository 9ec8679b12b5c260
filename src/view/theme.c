/* SPDX-License-Identifier: MIT */

/* A theme in, looks and signs out, or the file it could have been read from. */

#include "view/theme.h"

#include <assert.h>
#include <string.h>

#include "view/print.h"

const char *const theme_mode_table[THEME_MODES] = {"any", "dark", "light"};

void theme_default(struct theme *theme)
{
    memset(theme, 0, sizeof *theme);
    memcpy(theme->name, "default", sizeof "default");
    for (int i = 0; i < ROLES; i++) {
        bool color = look_parse(str_of(role_table[i].sixteen), &theme->look[i]);
        bool mono = look_parse(str_of(role_table[i].mono), &theme->mono[i]);
        assert(color && mono);
        (void)color, (void)mono;
    }
    for (int i = 0; i < KIND_SIGNS; i++) {
        struct kind_sign sign = kind_sign_get(NULL, i);
        theme->sign[i] = (struct theme_sign){sign, sign};
    }
}

void theme_resolve(const struct theme *theme, enum look_depth depth,
                   struct look out[ROLES])
{
    const struct palette *palette = &theme->palette;
    struct palette_ground ground = {
        theme->mode == THEME_DARK, theme->mode == THEME_LIGHT,
        palette_full(palette, theme->look[ROLE_TEXT].bg)};
    struct palette_labs labs;
    if (depth == LOOK_DEPTH_256)
        palette_fill(&labs);
    for (int i = 0; i < ROLES; i++) {
        struct look look = theme->look[i];
        if (depth == LOOK_DEPTH_MONO) {
            look = theme->mono[i];
        } else if (depth == LOOK_DEPTH_16) {
            look = palette_sixteen(palette, &look, &ground);
        } else if (depth == LOOK_DEPTH_256) {
            look.fg = palette_fixed(palette, &labs, look.fg);
            look.bg = palette_fixed(palette, &labs, look.bg);
        } else {
            look.fg = palette_full(palette, look.fg);
            look.bg = palette_full(palette, look.bg);
        }
        out[i] = look;
    }
}

void theme_signs(const struct theme *theme, bool ascii,
                 struct kind_sign out[KIND_SIGNS])
{
    for (int i = 0; i < KIND_SIGNS; i++)
        out[i] = ascii ? theme->sign[i].ascii : theme->sign[i].unicode;
}

static void header_print(struct buf *b, const char *key, const char *value)
{
    if (!value[0])
        return;
    buf_print(b, "# %s: ", key);
    print_safe(b, str_of(value));
    buf_put_byte(b, '\n');
}

static void palette_print(struct buf *b, const struct palette *palette)
{
    for (int i = 0; i < palette->n; i++) {
        const struct palette_color *color = &palette->at[i];
        bool has_sixteen = color->sixteen != LOOK_UNSET;
        buf_print(b, "palette.%s = ", color->name);
        look_color_print(b, color->full);
        if (color->fixed != LOOK_UNSET || has_sixteen)
            buf_put(b, STR(" / "));
        if (color->fixed != LOOK_UNSET)
            look_color_print(b, color->fixed);
        if (has_sixteen) {
            buf_put(b, color->fixed != LOOK_UNSET ? STR(" / ") : STR("/ "));
            look_color_print(b, color->sixteen);
        }
        buf_put_byte(b, '\n');
    }
}

static void color_print(struct buf *b, const struct palette *palette,
                        uint32_t color)
{
    if (color >= LOOK_NAMED)
        buf_put(b, str_of(palette->at[color - LOOK_NAMED].name));
    else
        look_color_print(b, color);
}

static void looks_print(struct buf *b, const struct theme *theme)
{
    for (int i = 0; i < ROLES; i++) {
        const struct look *look = &theme->look[i];
        buf_print(b, "%s = ", role_table[i].name);
        color_print(b, &theme->palette, look->fg);
        buf_put(b, STR(" on "));
        color_print(b, &theme->palette, look->bg);
        look_attributes_print(b, look->attributes);
        buf_put_byte(b, '\n');
    }
}

static void mono_print(struct buf *b, const struct theme *theme)
{
    for (int i = 0; i < ROLES; i++) {
        buf_print(b, "mono.%s = default", role_table[i].name);
        look_attributes_print(b, theme->mono[i].attributes);
        buf_put_byte(b, '\n');
    }
}

void theme_print(struct buf *b, const struct theme *theme)
{
    header_print(b, "name", theme->name);
    header_print(b, "description", theme->description);
    buf_print(b, "\nmode = %s\n\n", theme_mode_table[theme->mode]);
    palette_print(b, &theme->palette);
    buf_put_byte(b, '\n');
    looks_print(b, theme);
    buf_put_byte(b, '\n');
    mono_print(b, theme);
    buf_put_byte(b, '\n');
    for (int i = 0; i < KIND_SIGNS; i++)
        buf_print(b, "glyph.%s = %s %s\n", kind_sign_table[i],
                  theme->sign[i].ascii.text, theme->sign[i].unicode.text);
}
