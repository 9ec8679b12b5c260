/* SPDX-License-Identifier: MIT */
#ifndef VIEW_RECORD_SIGN_H
#define VIEW_RECORD_SIGN_H

/* What an edit or a link of a record is besides its kind, as members that go
 * on an object. */

#include <stdbool.h>

#include "base/str.h"
#include "hexapla.h"

/* NAME, true, if that IS_SO. */
void record_flag_put(struct buf *b, bool is_so, const char *name);
/* Class, flags and degree, those that there are. */
void record_sign_put(struct buf *b, hx_class cls, uint32_t flags,
                     hx_degree degree);

#endif
