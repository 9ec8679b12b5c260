/* SPDX-License-Identifier: MIT */

/* Words, their weight and their partners; all links are looked at once. */

#include "diff/passage.h"

#include <string.h>

#include "diff/synonym.h"

enum { CELL_COST = 4, WORD_BYTES = 160, ALL_BYTES = 4096, SENSE_ENOUGH = 43 };

void passage_share(int16_t *x, uint64_t part, uint64_t whole)
{
    *x = (int16_t)(part < whole ? NET_ONE * part / whole : whole ? NET_ONE : 0);
}

/* The shares of both sides at X: the lesser one, the greater one. */
void passage_shares(int16_t *x, const uint64_t part[2], const uint64_t whole[2])
{
    int16_t own[2];
    for (int side = 0; side < 2; side++)
        passage_share(&own[side], part[side], whole[side]);
    x[0] = own[own[0] > own[1]];
    x[1] = own[own[0] <= own[1]];
}

static enum sort sort_of(const struct passage *s, int side, uint32_t i)
{
    const struct keys *keys = s->e->keys;
    const hx_token *token = &keys->token[side][i];
    uint32_t guard = guard_of(&s->e->guards, side, i);
    if (token->flags & HX_TOKEN_PUNCT && guard != GUARD_PERCENTAGE &&
        !(token->flags & (HX_TOKEN_BAD | HX_TOKEN_INVISIBLE)))
        return SORT_MARK;
    if (guard == GUARD_NUMBER || token->flags & HX_TOKEN_NUMBER)
        return SORT_NUMBER;
    if (guard == GUARD_NAME)
        return SORT_NAME;
    return keys_is_light(keys, side, i) ? SORT_LIGHT : SORT_WORD;
}

static void words_read(struct passage *s, int side)
{
    struct room *room = &s->e->room;
    uint32_t n = s->n[side];
    s->sort[side] = room_new(room, uint8_t, n);
    s->weight[side] = room_new(room, uint16_t, n);
    s->to[side] = room_new(room, uint32_t, n);
    s->p[side] = room_new(room, uint16_t, n);
    s->equal[side] = room_new(room, uint8_t, n);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t token = s->at[side].start + i;
        enum sort sort = sort_of(s, side, token);
        const struct form *form = forms_get(s->e->guards.forms, side, token);
        s->sort[side][i] = (uint8_t)sort;
        s->weight[side][i] = sort == SORT_MARK ? 0
                             : sort == SORT_LIGHT
                                 ? PASSAGE_LIGHT
                                 : PASSAGE_CONTENT + form->rarity;
        s->to[side][i] = HX_NONE;
    }
}

const uint8_t *passage_form(const struct passage *s, uint32_t i, uint32_t j)
{
    return forms_pair(s->e->guards.forms, s->at[HX_OLD].start + i,
                      s->at[HX_NEW].start + j);
}

bool passage_is_one(const uint8_t *form)
{
    return form[FORM_STEM] || form[FORM_ROOT] || form[FORM_SHORT] ||
           form[FORM_LEMMA];
}

static void links_read(struct passage *s)
{
    const struct linker *linker = s->e->linker;
    const uint16_t *p = linker->p;
    for (uint32_t i = 0; i < s->n[HX_OLD]; i++)
        for (uint32_t j = 0; j < s->n[HX_NEW]; j++, p++) {
            if (*p < linker->bound)
                continue;
            if (*p > s->p[HX_OLD][i]) {
                s->p[HX_OLD][i] = *p;
                s->to[HX_OLD][i] = j;
            }
            if (*p > s->p[HX_NEW][j]) {
                s->p[HX_NEW][j] = *p;
                s->to[HX_NEW][j] = i;
            }
        }
    for (uint32_t i = 0; i < s->n[HX_OLD]; i++)
        if (s->to[HX_OLD][i] != HX_NONE)
            s->equal[HX_OLD][i] =
                passage_is_one(passage_form(s, i, s->to[HX_OLD][i]));
    for (uint32_t j = 0; j < s->n[HX_NEW]; j++)
        if (s->to[HX_NEW][j] != HX_NONE)
            s->equal[HX_NEW][j] =
                passage_is_one(passage_form(s, s->to[HX_NEW][j], j));
}

/* True if SIDE's word I is nowhere on the other side, linked or not. */
bool passage_is_foreign(const struct passage *s, int side, uint32_t i)
{
    const uint32_t *root = s->e->keys->id[!side][LEVEL_ROOT];
    uint32_t own = s->e->keys->id[side][LEVEL_ROOT][s->at[side].start + i];
    for (uint32_t j = s->at[!side].start; j < s->at[!side].end; j++)
        if (root[j] == own)
            return false;
    return true;
}

uint32_t passage_folded(const struct passage *s, int side, uint32_t i)
{
    return s->e->keys->id[side][LEVEL_FOLDED][s->at[side].start + i];
}

/* True if I and J are behind the end of both sides, or linked and equal. */
bool passage_is_kept(const struct passage *s, uint32_t i, uint32_t j)
{
    if (i >= s->n[HX_OLD] || j >= s->n[HX_NEW])
        return i >= s->n[HX_OLD] && j >= s->n[HX_NEW];
    return passage_folded(s, HX_OLD, i) == passage_folded(s, HX_NEW, j);
}

/* The guards that a link of two words sets off. */
uint32_t passage_guard(const struct passage *s, uint32_t i, uint32_t j)
{
    return guard_words(&s->e->guards, s->at[HX_OLD].start + i,
                       s->at[HX_NEW].start + j);
}

bool passage_is_known(const struct passage *s, uint32_t i, uint32_t j)
{
    const uint8_t *form = passage_form(s, i, j);
    const struct str *folded = s->e->keys->folded;
    return passage_is_one(form) || form[FORM_DERIVED] ||
           form[FORM_SYNSET_SURE] >= SENSE_ENOUGH ||
           synonym_is_known(folded[passage_folded(s, HX_OLD, i)],
                            folded[passage_folded(s, HX_NEW, j)]);
}

uint32_t passage_unknown(const struct passage *s, int side)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < s->n[side]; i++) {
        uint32_t to = s->to[side][i];
        bool known = to != HX_NONE && (side ? passage_is_known(s, to, i)
                                            : passage_is_known(s, i, to));
        n += s->sort[side][i] > SORT_LIGHT && !known &&
             passage_is_foreign(s, side, i);
    }
    return n;
}

struct passage passage_new(struct equivalence *e, const hx_range at[2])
{
    struct passage s = {
        .e = e, .at = {at[0], at[1]}
    };
    for (int side = 0; side < 2; side++)
        s.n[side] = at[side].end - at[side].start;
    room_begin(&e->room, ALL_BYTES + WORD_BYTES * ((size_t)s.n[0] + s.n[1]));
    for (int side = 0; side < 2; side++)
        words_read(&s, side);
    arena_step(e->a, CELL_COST * (uint64_t)s.n[0] * s.n[1], 0);
    links_read(&s);
    return s;
}
