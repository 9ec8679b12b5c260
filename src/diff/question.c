/* SPDX-License-Identifier: MIT */

/* What several families of rules ask; see the header. */

#include "diff/question.h"

#include "base/utf8.h"

enum { TEXT_COST = 64 };

/* The tokens of SIDE as one text. */
static struct str text_of(const struct classify *c, int side, hx_range at)
{
    struct buf b = {.a = c->a};
    for (uint32_t i = at.start; i < at.end; i++) {
        arena_step(c->a, TEXT_COST, 0);
        buf_put(&b, keys_text(c->keys, side, i));
        if (i + 1 < at.end && c->keys->token[side][i].gap)
            buf_put_byte(&b, ' ');
    }
    return buf_str(&b);
}

struct question question_new(const struct classify *c, const struct hunk *hunk)
{
    struct question q = {.c = c, .hunk = hunk};
    for (int side = 0; side < 2; side++) {
        hx_range at = hunk->at[side];
        q.text[side] = text_of(c, side, at);
        q.folded[side] = utf8_fold(c->a, q.text[side]);
        for (uint32_t i = at.start; i < at.end; i++)
            q.words[side] +=
                (c->keys->token[side][i].flags & HX_TOKEN_WORD) != 0;
    }
    return q;
}

struct str question_folded(const struct question *q, int side, uint32_t i)
{
    const struct keys *keys = q->c->keys;
    return keys->folded[keys->id[side][LEVEL_FOLDED][i]];
}

bool question_is_word(const struct question *q, int side, uint32_t i,
                      const char *word)
{
    return i < q->c->keys->n[side] &&
           str_is_equal(question_folded(q, side, i), str_of(word));
}

int question_side(const struct question *q)
{
    hx_range new = q->hunk->at[HX_NEW];
    return new.start < new.end ? HX_NEW : HX_OLD;
}

bool question_is_lemma(const struct question *q, struct str a, struct str b)
{
    const struct lexicon *lex = &q->c->keys->lexicon;
    uint32_t x[LEXICON_LEMMAS], y[LEXICON_LEMMAS];
    uint32_t n = lexicon_lemmas(lex, a, x), m = lexicon_lemmas(lex, b, y);
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t j = 0; j < m; j++)
            if (x[i] == y[j])
                return true;
    return false;
}

bool question_is_name(const struct question *q, int side, uint32_t i)
{
    const struct keys *keys = q->c->keys;
    if (!(keys->token[side][i].flags & HX_TOKEN_CAPITAL) ||
        keys_is_light(keys, side, i))
        return false;
    return !(q->c->mark[side][i] & MARK_FIRST) ||
           q->c->seen[keys->id[side][LEVEL_FOLDED][i]];
}

uint32_t question_content(const struct question *q, int side)
{
    uint32_t found = HX_NONE;
    for (uint32_t i = q->hunk->at[side].start; i < q->hunk->at[side].end; i++) {
        if (keys_is_light(q->c->keys, side, i))
            continue;
        if (found != HX_NONE)
            return HX_NONE;
        found = i;
    }
    return found;
}

bool question_is_differing(const struct question *q,
                           bool (*test)(const struct question *q, int side,
                                        uint32_t i))
{
    struct buf found[2] = {{.a = q->c->a}, {.a = q->c->a}};
    for (int side = 0; side < 2; side++) {
        hx_range at = q->hunk->at[side];
        for (uint32_t i = at.start; i < at.end; i++) {
            if (!test(q, side, i))
                continue;
            uint32_t id = q->c->keys->id[side][LEVEL_FOLDED][i];
            buf_put(&found[side], (struct str){(char *)&id, sizeof id});
        }
    }
    return !str_is_equal(buf_str(&found[HX_OLD]), buf_str(&found[HX_NEW]));
}
