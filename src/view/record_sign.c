/* SPDX-License-Identifier: MIT */

/* Members that are left out where they say nothing; see the header. */

#include "view/record_sign.h"

void record_flag_put(struct buf *b, bool is_so, const char *name)
{
    if (is_so)
        buf_print(b, ",\"%s\":true", name);
}

void record_sign_put(struct buf *b, hx_class cls, uint32_t flags,
                     hx_degree degree)
{
    if (cls != HX_CLASS_NONE)
        buf_print(b, ",\"class\":\"%s\"", hx_class_name(cls));
    if (flags & HX_CHANGE_QUOTED)
        buf_put(b, STR(",\"flags\":[\"quote-altered\"]"));
    if (degree != HX_DEGREE_NONE)
        buf_print(b, ",\"degree\":\"%s\"", hx_degree_name(degree));
}
