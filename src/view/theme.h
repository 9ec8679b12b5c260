/* SPDX-License-Identifier: MIT */
#ifndef VIEW_THEME_H
#define VIEW_THEME_H

/*
 * A theme: a look for every role, read from a file of lines "role = look".
 * A theme is data; it names no file and no command. What a theme leaves out
 * comes from the role's parent and last from role_table (looks without color
 * at once from there), so the program needs no theme to start.
 */

#include "base/arena.h"
#include "base/error.h"
#include "view/role.h"

enum theme_mode { THEME_ANY, THEME_DARK, THEME_LIGHT };

struct theme {
    char name[64];
    enum theme_mode mode;
    struct look look[ROLES]; /* in colors */
    struct look mono[ROLES]; /* in attributes only */
};

/* The theme that needs no file: role_table's own looks. */
void theme_default(struct theme *theme);

/*
 * Reads TEXT, the content of a theme file called NAME in messages, into
 * THEME. 0, or -1 with file and line in ERR; then THEME is theme_default().
 */
int theme_load(struct theme *theme, struct str text, const char *name,
               struct error *err);

/*
 * The looks for a terminal of DEPTH colors: colors in OUT are default or
 * palette numbers (true colors too where DEPTH is LOOK_DEPTH_TRUE). A theme
 * with more colors than 16 gives way to theme_default() where there are 16.
 */
void theme_resolve(const struct theme *theme, enum look_depth depth,
                   struct look out[ROLES]);

/* Red, green and blue of palette color 0 to 255, as 0xrrggbb. */
uint32_t theme_palette(uint32_t index);

#endif
