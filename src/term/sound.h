/* SPDX-License-Identifier: MIT */
#ifndef TERM_SOUND_H
#define TERM_SOUND_H

/*
 * The picture promises cells whose width is that of their text; what broke
 * the promise would shift all that follows, so it is looked at once more.
 */

#include "view/screen.h"

/* True if CELL has text that takes its width and acts on no terminal. */
bool sound_is_cell(const struct cell *cell);

#endif
