/* SPDX-License-Identifier: MIT */
#ifndef BASE_KEY_H
#define BASE_KEY_H

/*
 * Keys as numbers: a code point, or one of the numbers below; and their
 * names as in vim: <Enter>, <C-l>, <M-x>, <F5>, <lt>; <U+85> is any code
 * point. Where vim has other names too, those are read as well: <CR>,
 * <PageDown>, <A-x>.
 */

#include <stdint.h>

#include "base/str.h"

enum {
    KEY_NONE = 0x200000, /* nothing happened */
    KEY_CODE_RESIZE,     /* the terminal has another size */
    KEY_CODE_QUIT,       /* the terminal is gone */
    KEY_CODE_UP,
    KEY_CODE_DOWN,
    KEY_CODE_LEFT,
    KEY_CODE_RIGHT,
    KEY_CODE_PAGE_UP,
    KEY_CODE_PAGE_DOWN,
    KEY_CODE_HOME,
    KEY_CODE_END,
    KEY_CODE_BACKSPACE,
    KEY_CODE_DELETE,
    KEY_CODE_INSERT,
    KEY_CODE_F1, /* F2 to F12 follow it */
    KEY_CODE_F12 = KEY_CODE_F1 + 11,
    KEY_CODE_CLICK, /* the first mouse button; the place is asked for apart */
    KEY_CODE_WHEEL_UP,
    KEY_CODE_WHEEL_DOWN,
    KEY_CODE_DRAG, /* the mouse moved with the button down */
    KEY_CODE_RELEASE,
    KEY_CODE_DARK, /* the terminal has become dark, or light */
    KEY_CODE_LIGHT,
    KEY_CODE_WAKE /* another thread has something to tell */
};

/* Alt and a sign of ASCII: the sign and this. */
enum { KEY_ALT = 0x400000 };

enum { KEY_ENTER = '\r', KEY_ESCAPE = 27, KEY_TAB = '\t', KEY_SPACE = ' ' };

/* Takes the key at the start of *S off it, as it is written in scripts and
 * bindings; KEY_NONE if a name in <> is not known. S is not empty. */
uint32_t key_cut(struct str *s);
/* Appends the name of KEY, as key_cut() reads it. */
void key_print(struct buf *b, uint32_t key);

#endif
