/* SPDX-License-Identifier: MIT */

/*
 * Fields are in groups; sentences of one group may stand for each other, so a
 * headline may become a heading or a line of text. A note on a correction is
 * no text, since it repeats the words of what it corrects.
 */

#include "diff/comparable.h"

#include "base/hash.h"

enum group {
    GROUP_TEXT,
    GROUP_BYLINE,
    GROUP_NOTE,
    GROUP_PICTURE,
    GROUP_STAMP,
    GROUP_LINK
};

static const struct field_group {
    hx_field field;
    enum group group;
} group_table[HX_FIELDS] = {
    {HX_FIELD_BODY,       GROUP_TEXT   },
    {HX_FIELD_HEADLINE,   GROUP_TEXT   },
    {HX_FIELD_STANDFIRST, GROUP_TEXT   },
    {HX_FIELD_HEADING,    GROUP_TEXT   },
    {HX_FIELD_QUOTATION,  GROUP_TEXT   },
    {HX_FIELD_DATELINE,   GROUP_TEXT   },
    {HX_FIELD_BYLINE,     GROUP_BYLINE },
    {HX_FIELD_CORRECTION, GROUP_NOTE   },
    {HX_FIELD_CAPTION,    GROUP_PICTURE},
    {HX_FIELD_CREDIT,     GROUP_PICTURE},
    {HX_FIELD_STAMP,      GROUP_STAMP  },
    {HX_FIELD_RELATED,    GROUP_LINK   },
    {HX_FIELD_SHARE,      GROUP_LINK   },
};

bool is_comparable(hx_field a, hx_field b)
{
    return group_table[a].group == group_table[b].group;
}

static const uint8_t *fields_spread(struct arena *a, const hx_doc *doc,
                                    bool *all)
{
    uint32_t n, paragraphs;
    hx_doc_sentences(doc, &n);
    const hx_range *paragraph = hx_doc_paragraphs(doc, &paragraphs);
    uint8_t *field = arena_new(a, uint8_t, n);
    for (uint32_t i = 0; i < paragraphs; i++) {
        hx_field own = hx_doc_field_of(doc, i);
        *all &= is_comparable(own, HX_FIELD_BODY);
        for (uint32_t j = paragraph[i].start; j < paragraph[i].end; j++)
            field[j] = (uint8_t)own;
    }
    return field;
}

struct comparable comparable_new(struct arena *a, const hx_doc *const doc[2])
{
    struct comparable result = {.all = true};
    for (int side = 0; side < 2; side++) {
        hx_doc_sentences(doc[side], &result.sentences[side]);
        result.field[side] = fields_spread(a, doc[side], &result.all);
    }
    return result;
}

bool comparable_is(const struct comparable *comparable, uint32_t old,
                   uint32_t new)
{
    return is_comparable((hx_field)comparable->field[HX_OLD][old],
                         (hx_field)comparable->field[HX_NEW][new]);
}

uint32_t comparable_part(struct arena *a, const struct comparable *comparable,
                         uint32_t *const id[2], uint32_t count)
{
    if (comparable->all)
        return count;
    struct intern table = intern_new(a, 0);
    for (int side = 0; side < 2; side++) {
        uint32_t n = comparable->sentences[side];
        for (uint32_t i = 0; i < n; i++) {
            uint32_t group = group_table[comparable->field[side][i]].group;
            if (group == GROUP_TEXT)
                continue;
            uint32_t *key = arena_new(a, uint32_t, 2);
            key[0] = id[side][i];
            key[1] = group;
            struct str s = {(const char *)key, 2 * sizeof *key};
            id[side][i] = count + intern_put(&table, s);
        }
    }
    return count + table.n;
}
