/* SPDX-License-Identifier: MIT */
#ifndef APP_THEMES_H
#define APP_THEMES_H

/*
 * Finds the theme that the user asked for, and those it inherits.
 *
 * Folders, in order: $XDG_CONFIG_HOME/hexapla/themes (~/.config where that is
 * unset), hexapla/themes in each of $XDG_DATA_DIRS, the installed one, and
 * themes/ beside the folder of the program. What a theme inherits is looked
 * for beside its own file first.
 */

#include "base/error.h"
#include "base/notes.h"
#include "view/theme.h"

/* How long a chain of themes that inherit can be. */
enum { THEMES_DEPTH_MAX = 8 };

/*
 * Sets THEME to the one called NAME: auto, dark, light, the name of a theme in
 * one of the folders, or a file (a name with a slash). NULL asks for
 * $HEXAPLA_THEME, and auto where that is unset. auto is for
 * the BACKGROUND the terminal has; where that is not known (THEME_ANY) it goes
 * by $COLORFGBG, or is the built-in theme. 0, with the first of what is wrong
 * in the theme in ERR or nothing there; or -1 with a sentence in ERR and THEME
 * the built-in one.
 */
int themes_open(struct arena *a, struct theme *theme, const char *name,
                enum theme_mode background, struct error *err);

/* What NAME, as themes_open() takes it, is where the themes called dark and
 * light are to be DARK_NAME and LIGHT_NAME, either of which may be NULL. */
const char *themes_resolve(const char *name, const char *dark_name,
                           const char *light_name, enum theme_mode background);

/* True if NAME, or $HEXAPLA_THEME where that is NULL, asks for auto. */
bool themes_is_auto(const char *name);

/*
 * Reads the theme file PATH and those it inherits into THEME; what is wrong in
 * them is added to NOTES. -1 with a sentence in ERR where PATH cannot be read.
 */
int themes_load(struct theme *theme, const char *path, struct notes *notes,
                struct error *err);

/* What NAME, which may be NULL, stands for, as themes_open() takes it. */
const char *themes_name(const char *name);

/* Appends the path of the configuration file, where a theme can be set. */
void themes_config(struct buf *b);

struct themes_item {
    const char *name, *path;
};

struct themes_list {
    VEC(struct themes_item) items;
};

/* Every theme there is, by name; of two with one name the one that is used. */
void themes_find(struct arena *a, struct themes_list *list);

#endif
