/* SPDX-License-Identifier: MIT */

/* A file of nothing but mistakes must not fill the memory. */

#include "base/notes.h"

#include <stdarg.h>
#include <stdio.h>

enum { NOTES_MAX = 200, NOTE_MAX = 512 };

void notes_add(struct notes *notes, const char *format, ...)
{
    char text[NOTE_MAX];
    va_list list;
    if (notes->list.vec.n == NOTES_MAX)
        return;
    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    struct str note = str_of(text);
    note.s = str_copy(notes->a, note);
    *vec_push(notes->a, &notes->list) = note;
}
