/* SPDX-License-Identifier: MIT */
#ifndef VIEW_THEME_H
#define VIEW_THEME_H

/*
 * A theme: a look for every role and a sign for every kind, read from files of
 * lines "key = value". A theme is data; it names no command. What it leaves
 * out comes from the theme it inherits, then from the role's parent and last
 * from role_table (looks without color at once from there), so the program
 * needs no theme to start; what it says wrongly is told and passed over.
 */

#include "base/notes.h"
#include "view/kind.h"
#include "view/palette.h"
#include "view/role.h"

enum theme_mode { THEME_ANY, THEME_DARK, THEME_LIGHT, THEME_MODES };

/* How each mode is written. */
extern const char *const theme_mode_table[THEME_MODES];

struct theme_sign {
    struct kind_sign ascii, unicode;
};

struct theme {
    char name[64];
    char description[160];
    enum theme_mode mode;
    struct palette palette;
    struct look look[ROLES]; /* in colors, also named ones */
    struct look mono[ROLES]; /* in attributes only */
    struct theme_sign sign[KIND_SIGNS];
};

/* A file, its path for messages. */
struct theme_file {
    const char *path;
    struct str text;
};

/* The theme that needs no file: role_table's own looks. */
void theme_default(struct theme *theme);

/* The name of the theme that TEXT inherits and its LINE; empty if none. */
struct str theme_parent(struct str text, int *line);

/*
 * Reads the N files AT, each inheriting from the one before it, into THEME.
 * Nothing stops it; what is wrong is added to NOTES with file and line.
 */
void theme_load(struct theme *theme, const struct theme_file *at, int n,
                struct notes *notes);

/*
 * The looks for a terminal of DEPTH colors: colors in OUT are default or
 * palette numbers (true colors too where DEPTH is LOOK_DEPTH_TRUE).
 */
void theme_resolve(const struct theme *theme, enum look_depth depth,
                   struct look out[ROLES]);
/* The signs to draw with, by number (view/kind.h). */
void theme_signs(const struct theme *theme, bool ascii,
                 struct kind_sign out[KIND_SIGNS]);

/* Appends THEME as a file that gives the same theme and inherits none. */
void theme_print(struct buf *b, const struct theme *theme);

#endif
