/* SPDX-License-Identifier: MIT */

/* The names of fields; the rows stand in the order of the enum. */

#include "hexapla.h"

static const struct field_name {
    hx_field field;
    int is_furniture;
    const char *name;
} field_table[] = {
    {HX_FIELD_BODY,       0, "body"           },
    {HX_FIELD_HEADLINE,   0, "headline"       },
    {HX_FIELD_STANDFIRST, 0, "standfirst"     },
    {HX_FIELD_HEADING,    0, "heading"        },
    {HX_FIELD_QUOTATION,  0, "quotation"      },
    {HX_FIELD_DATELINE,   0, "dateline"       },
    {HX_FIELD_BYLINE,     0, "byline"         },
    {HX_FIELD_CORRECTION, 0, "correction note"},
    {HX_FIELD_CAPTION,    0, "caption"        },
    {HX_FIELD_CREDIT,     1, "picture credit" },
    {HX_FIELD_STAMP,      1, "date stamp"     },
    {HX_FIELD_RELATED,    1, "related link"   },
    {HX_FIELD_SHARE,      1, "share line"     },
};

const char *hx_field_name(hx_field field)
{
    return (unsigned)field < HX_FIELDS ? field_table[field].name : "";
}

int hx_field_is_furniture(hx_field field)
{
    return (unsigned)field < HX_FIELDS && field_table[field].is_furniture;
}
