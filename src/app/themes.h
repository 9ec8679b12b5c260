/* SPDX-License-Identifier: MIT */
#ifndef APP_THEMES_H
#define APP_THEMES_H

/* Finds the theme that the user asked for. */

#include "base/error.h"
#include "view/theme.h"

/*
 * Sets THEME to the one called NAME: auto (or NULL), dark, light, the name of
 * a theme in one of the folders below, or a file (a name with a slash). 0, or
 * -1 with a sentence in ERR and THEME the built-in one. auto is for the
 * BACKGROUND the terminal has; where that is not known (THEME_ANY) it goes by
 * COLORFGBG, or is the built-in theme.
 *
 * Folders, in order: $XDG_CONFIG_HOME/hexapla/themes (~/.config where that is
 * unset), the installed one, and themes/ beside the folder of the program.
 */
int themes_open(struct arena *a, struct theme *theme, const char *name,
                enum theme_mode background, struct error *err);

#endif
