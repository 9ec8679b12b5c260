/* SPDX-License-Identifier: MIT */

/*
 * Each rule goes over the looks as they are resolved, so what a theme inherits
 * or leaves out is judged as well. The terminal's own colors are not known:
 * those common for the mode stand for them, and text in one of the 16 colors
 * on the terminal's own background is nobody's to judge.
 */

#include "view/lint.h"

#include <string.h>

static const double CONTRAST_LEAST = 4.5, DISTANCE_LEAST = 20;
static const double TINT_LEAST = 10;
/* As light as it is dark: 4.5:1 both to black and to white. */
static const double LUMINANCE_MIDDLE = 0.18;

/* What everybody can see; some terminals show neither italic nor strike. */
static const uint32_t SHOWN = ~(uint32_t)(LOOK_ITALIC | LOOK_STRIKE);

struct lint {
    const struct theme *theme;
    const char *path;
    struct notes *notes;
    enum look_depth depth;
    struct look look[ROLES]; /* at that depth */
    const struct lint_ground *ground;
};

static const struct lint_ground ground_table[] = {
    {"black",     {0xd0d0d0, 0x000000}},
    {"dark gray", {0xcdd6f4, 0x1e1e2e}},
    {"white",     {0x000000, 0xffffff}},
    {"paper",     {0x383a42, 0xfafafa}},
};

/* What can stand in one row and has to be told apart. */
static const enum role kind_roles[] = {
    ROLE_TEXT,          ROLE_CUT_WORD,   ROLE_ADDED_WORD, ROLE_CHANGED_WORD,
    ROLE_REWORDED_WORD, ROLE_STYLE_WORD, ROLE_MOVED,
};
enum { KIND_ROLES = sizeof kind_roles / sizeof *kind_roles };

const struct lint_ground *lint_grounds(enum theme_mode mode, int *n)
{
    *n = mode == THEME_ANY ? 4 : 2;
    return &ground_table[mode == THEME_LIGHT ? 2 : 0];
}

static uint32_t rgb_of(uint32_t color, uint32_t own)
{
    if (color == LOOK_DEFAULT)
        return own;
    return color >= LOOK_PALETTE ? palette_rgb(color - LOOK_PALETTE) : color;
}

struct lint_pair lint_shown(const struct look *look,
                            const struct lint_ground *ground)
{
    uint32_t fg = rgb_of(look->fg, ground->own.fg);
    uint32_t bg = rgb_of(look->bg, ground->own.bg);
    if (look->attributes & LOOK_REVERSE)
        return (struct lint_pair){bg, fg};
    return (struct lint_pair){fg, bg};
}

static const char *depth_name(enum look_depth depth)
{
    return depth == LOOK_DEPTH_16    ? "in 16 colors"
           : depth == LOOK_DEPTH_256 ? "in 256 colors"
                                     : "in true color";
}

static bool is_text(int role)
{
    return role != ROLE_FILLER && role != ROLE_DIVIDER;
}

/* One of the 16 colors, which look different on every terminal. */
static bool is_own(uint32_t color)
{
    return color >= LOOK_PALETTE && color < LOOK_PALETTE + 16;
}

/* True where the contrast of LOOK hangs on colors the theme cannot know. */
static bool is_unknown(const struct look *look)
{
    return (look->bg == LOOK_DEFAULT && is_own(look->fg)) ||
           (look->fg == LOOK_DEFAULT && is_own(look->bg));
}

static void contrast_check(const struct lint *lint)
{
    for (int i = 0; i < ROLES; i++) {
        struct lint_pair pair = lint_shown(&lint->look[i], lint->ground);
        double found = sight_contrast(pair.fg, pair.bg);
        if (is_text(i) && !is_unknown(&lint->look[i]) && found < CONTRAST_LEAST)
            notes_add(lint->notes,
                      "%s: %s: a contrast of %.1f:1 on %s %s; %.1f is the "
                      "least that can be read.",
                      lint->path, role_table[i].name, found, lint->ground->name,
                      depth_name(lint->depth), CONTRAST_LEAST);
    }
}

/* The distance of two looks in the sight that sees the least of it, by text
 * or by background, whichever is more. */
static double apart(const struct look *one, const struct look *other,
                    const struct lint_ground *ground, enum sight *worst)
{
    struct lint_pair a = lint_shown(one, ground);
    struct lint_pair b = lint_shown(other, ground);
    double least = 1e9;
    for (int i = 0; i < SIGHTS; i++) {
        double fg = sight_distance(a.fg, b.fg, (enum sight)i);
        double bg = sight_distance(a.bg, b.bg, (enum sight)i);
        double more = fg > bg ? fg : bg;
        if (more < least) {
            least = more;
            *worst = (enum sight)i;
        }
    }
    return least;
}

/* Where there are blocks of color, they are what is seen first. */
static double cut_added(const struct look *look,
                        const struct lint_ground *ground, bool words,
                        enum sight *sight)
{
    const struct look *cut = &look[words ? ROLE_CUT_WORD : ROLE_CUT];
    const struct look *added = &look[words ? ROLE_ADDED_WORD : ROLE_ADDED];
    struct lint_pair a = lint_shown(cut, ground), b = lint_shown(added, ground);
    if (words && (a.bg != ground->own.bg || b.bg != ground->own.bg))
        return sight_least(a.bg, b.bg, sight);
    return apart(cut, added, ground, sight);
}

/* True for a theme without any color, where attributes have to do. */
static bool is_mono(const struct theme *theme)
{
    for (int i = 0; i < ROLES; i++)
        if (palette_full(&theme->palette, theme->look[i].fg) != LOOK_DEFAULT ||
            palette_full(&theme->palette, theme->look[i].bg) != LOOK_DEFAULT)
            return false;
    return true;
}

static void cut_added_check(const struct lint *lint)
{
    if (is_mono(lint->theme))
        return;
    for (int words = 0; words < 2; words++) {
        enum sight sight = SIGHT_ALL;
        double found = cut_added(lint->look, lint->ground, words, &sight);
        if (found < DISTANCE_LEAST)
            notes_add(lint->notes,
                      "%s: cut%s and added%s: a distance of %.1f in %s on %s "
                      "%s; %.0f is the least that is seen at once.",
                      lint->path, words ? ".word" : "", words ? ".word" : "",
                      found, sight_name(sight), lint->ground->name,
                      depth_name(lint->depth), DISTANCE_LEAST);
    }
}

/* Words cut and words added stand in one row, whose sign cannot tell which is
 * which. */
static void attributes_check(const struct lint *lint)
{
    const struct theme *theme = lint->theme;
    if (theme->look[ROLE_CUT_WORD].attributes ==
        theme->look[ROLE_ADDED_WORD].attributes)
        notes_add(lint->notes,
                  "%s: cut.word and added.word differ in color only; an "
                  "attribute, such as strike, is seen by everybody.",
                  lint->path);
}

/* A hue alone does not carry the others; cut_added_check() judges those two.
 */
static void kinds_check(const struct lint *lint)
{
    for (int i = 0; i < KIND_ROLES; i++) {
        for (int j = 0; j < i; j++) {
            const struct look *one = &lint->look[kind_roles[i]];
            const struct look *other = &lint->look[kind_roles[j]];
            enum sight sight = SIGHT_ALL;
            bool is_judged = kind_roles[i] == ROLE_ADDED_WORD &&
                             kind_roles[j] == ROLE_CUT_WORD;
            if (is_judged || one->attributes != other->attributes ||
                apart(one, other, lint->ground, &sight) >= DISTANCE_LEAST)
                continue;
            notes_add(lint->notes,
                      "%s: %s and %s: no attribute and in %s on %s %s no "
                      "color tells them apart.",
                      lint->path, role_table[kind_roles[j]].name,
                      role_table[kind_roles[i]].name, sight_name(sight),
                      lint->ground->name, depth_name(lint->depth));
        }
    }
}

/* Every row of a whole sentence that was cut or added has a sign, so its tint
 * may be faint, but has to be there. */
static void tints_check(const struct lint *lint)
{
    static const enum role tints[] = {ROLE_CUT, ROLE_ADDED};
    const struct look *text = &lint->look[ROLE_TEXT];
    struct lint_pair plain = lint_shown(text, lint->ground);
    for (int i = 0; i < 2; i++) {
        const struct look *look = &lint->look[tints[i]];
        struct lint_pair pair = lint_shown(look, lint->ground);
        if (look->attributes == text->attributes &&
            sight_distance(pair.fg, plain.fg, SIGHT_ALL) < TINT_LEAST &&
            sight_distance(pair.bg, plain.bg, SIGHT_ALL) < TINT_LEAST)
            notes_add(lint->notes, "%s: %s looks like text on %s %s.",
                      lint->path, role_table[tints[i]].name, lint->ground->name,
                      depth_name(lint->depth));
    }
}

/* In 16 colors no distance is known; the looks must not be the same. */
static void sixteen_check(struct lint *lint)
{
    theme_resolve(lint->theme, LOOK_DEPTH_16, lint->look);
    for (int i = 0; i <= ROLE_SPECIAL; i++) {
        for (int j = 0; j < i; j++) {
            const struct look *one = &lint->look[i], *other = &lint->look[j];
            if (one->fg == other->fg && one->bg == other->bg &&
                one->attributes == other->attributes)
                notes_add(lint->notes,
                          "%s: %s and %s look the same in 16 colors.",
                          lint->path, role_table[j].name, role_table[i].name);
        }
    }
}

static void mono_check(const struct lint *lint)
{
    for (int i = 0; i <= ROLE_SPECIAL; i++) {
        for (int j = 0; j < i; j++) {
            uint32_t one = lint->theme->mono[i].attributes;
            uint32_t other = lint->theme->mono[j].attributes;
            if (!((one ^ other) & SHOWN))
                notes_add(lint->notes,
                          "%s: mono.%s and mono.%s look the same where "
                          "italic and strike are not shown.",
                          lint->path, role_table[j].name, role_table[i].name);
        }
    }
}

static void signs_check(const struct lint *lint)
{
    const struct theme_sign *sign = lint->theme->sign;
    for (int i = 0; i < KIND_SIGNS; i++)
        for (int j = 0; j < i; j++)
            if (!strcmp(sign[i].ascii.text, sign[j].ascii.text) ||
                !strcmp(sign[i].unicode.text, sign[j].unicode.text))
                notes_add(lint->notes,
                          "%s: glyph.%s and glyph.%s are the same.", lint->path,
                          kind_sign_table[j], kind_sign_table[i]);
}

/* A block of color is dark in a dark theme and light in a light one; an error
 * may shout. */
static void mode_check(const struct lint *lint)
{
    const struct theme *theme = lint->theme;
    for (int i = 0; i < ROLES && theme->mode != THEME_ANY; i++) {
        uint32_t bg = lint->look[i].bg;
        if (bg == LOOK_DEFAULT || i == ROLE_ERROR || i == ROLE_SEARCH)
            continue;
        double light = sight_luminance(rgb_of(bg, 0));
        if ((theme->mode == THEME_DARK) != (light < LUMINANCE_MIDDLE))
            notes_add(lint->notes, "%s: %s: a %s background in a %s theme.",
                      lint->path, role_table[i].name,
                      light < LUMINANCE_MIDDLE ? "dark" : "light",
                      theme_mode_table[theme->mode]);
    }
}

void lint_theme(const struct theme *theme, const char *path,
                struct notes *notes)
{
    static const enum look_depth depths[] = {LOOK_DEPTH_TRUE, LOOK_DEPTH_256};
    struct lint lint = {.theme = theme, .path = path, .notes = notes};
    int n;
    const struct lint_ground *ground = lint_grounds(theme->mode, &n);
    for (size_t i = 0; i < sizeof depths / sizeof *depths; i++) {
        lint.depth = depths[i];
        theme_resolve(theme, lint.depth, lint.look);
        for (int j = 0; j < n; j++) {
            lint.ground = &ground[j];
            contrast_check(&lint);
            cut_added_check(&lint);
            kinds_check(&lint);
            tints_check(&lint);
        }
        if (i == 0)
            mode_check(&lint);
    }
    attributes_check(&lint);
    sixteen_check(&lint);
    mono_check(&lint);
    signs_check(&lint);
}

void lint_measures_print(struct buf *b, const struct theme *theme)
{
    static const enum look_depth depths[] = {LOOK_DEPTH_TRUE, LOOK_DEPTH_256};
    double contrast = 1e9, distance[2] = {1e9, 1e9};
    enum sight sight[2] = {SIGHT_ALL, SIGHT_ALL}, worst = SIGHT_ALL;
    int role = 0, n;
    const struct lint_ground *ground = lint_grounds(theme->mode, &n);
    for (int k = 0; k < 2 * n; k++) {
        struct look look[ROLES];
        theme_resolve(theme, depths[k / n], look);
        for (int i = 0; i < ROLES; i++) {
            struct lint_pair pair = lint_shown(&look[i], &ground[k % n]);
            double found = sight_contrast(pair.fg, pair.bg);
            if (is_text(i) && !is_unknown(&look[i]) && found < contrast) {
                contrast = found;
                role = i;
            }
        }
        for (int words = 0; words < 2; words++) {
            double found = cut_added(look, &ground[k % n], words, &worst);
            if (found < distance[words]) {
                distance[words] = found;
                sight[words] = worst;
            }
        }
    }
    if (is_mono(theme)) {
        buf_put(b, STR("no color"));
        return;
    }
    buf_print(b,
              "contrast %.1f:1 or more (%s); cut and added %.0f apart or more "
              "(%s), their words %.0f (%s)",
              contrast, role_table[role].name, distance[0],
              sight_name(sight[0]), distance[1], sight_name(sight[1]));
}
