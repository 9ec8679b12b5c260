/* SPDX-License-Identifier: MIT */

/*
 * Rules of numbers and dates. A number is read as facts are (diff/fact.h),
 * with its unit and the words that say how near it is, even where only a part
 * of it stands in the change: of "5 days" and "5 weeks" the unit differs, of
 * "50%" and "50 percent" nothing. What no fact has, digits in a name, counts
 * as it is written.
 */

#include "diff/fact.h"
#include "diff/normal.h"
#include "diff/question.h"
#include "doc/words.h"

enum { BACK = 6, AHEAD = 3, SPOTS = 6, READ_COST = 64 };

/* The numbers and dates that have words of a change, of one side. */
struct spots {
    struct fact at[SPOTS];
    uint32_t n;
};

/* A currency sign or a minus before the number it is of, a percent sign after
 * it. */
static bool is_sign(const struct question *q, int side, uint32_t i)
{
    const hx_token *token = &q->c->keys->token[side][i];
    bool is_last = i + 1 == q->c->keys->n[side];
    if (token->flags & HX_TOKEN_WORD)
        return false;
    if (question_is_word(q, side, i, "%"))
        return i && token[-1].flags & HX_TOKEN_NUMBER;
    if (is_last || token->gap || !(token[1].flags & HX_TOKEN_NUMBER))
        return false;
    if (question_is_word(q, side, i, "-"))
        return !i || token[-1].gap;
    return !(token->flags & HX_TOKEN_PUNCT);
}

bool number_is_token(const struct question *q, int side, uint32_t i)
{
    uint32_t flags = q->c->keys->token[side][i].flags;
    struct str word = question_folded(q, side, i);
    return (flags & HX_TOKEN_NUMBER) || words_is_number(word) ||
           ((flags & HX_TOKEN_CAPITAL) && words_is_date(word)) ||
           is_sign(q, side, i);
}

/* True if FACT has words of the change, or where the change has none on its
 * side, touches its place. */
static bool is_touched(const struct fact *fact, hx_range at)
{
    if (at.start == at.end)
        return fact->at.start <= at.start && fact->at.end >= at.end;
    return fact->at.start < at.end && fact->at.end > at.start;
}

static struct spots spots_find(const struct question *q, int side)
{
    const struct fact_reader *r = &q->c->reader[side];
    hx_range at = q->hunk->at[side];
    struct spots spots = {.n = 0};
    uint32_t last = at.end + AHEAD; /* "about" before a number */
    uint32_t i = at.start > BACK ? at.start - BACK : 0;
    while (i < last && i < q->c->keys->n[side] && spots.n < SPOTS) {
        struct fact fact;
        uint32_t end = fact_date(r, i, &fact);
        arena_step(q->c->a, READ_COST, 0);
        if (end == i)
            end = fact_number(r, i, &fact);
        if (end == i) {
            i++;
            continue;
        }
        if (is_touched(&fact, at))
            spots.at[spots.n++] = fact;
        i = end;
    }
    return spots;
}

/* A part of a whole, 1 / WHOLE of the value: half, 50%; 0 for other numbers.
 */
static uint64_t whole_of(const struct fact *fact)
{
    if (fact->unit == UNIT_PERCENT)
        return 100;
    return fact->unit > UNIT_PART && fact->unit < UNIT_SQUARE
               ? fact->unit - UNIT_PART
               : 0;
}

/* VALUE times ten to the POWER of FACT, where it is a small whole number;
 * else 0. */
static uint64_t small_of(const struct fact *fact)
{
    uint64_t value = fact->value;
    if (fact->power < 0 || fact->power > 3 || value > UINT16_MAX)
        return 0;
    for (int32_t i = 0; i < fact->power; i++)
        value *= 10;
    return value;
}

/* Half, 50%; three quarters, 75 percent. */
static bool is_same_part(const struct fact *a, const struct fact *b)
{
    uint64_t x = whole_of(a), y = whole_of(b);
    return x && y && small_of(a) && a->form == b->form &&
           small_of(a) * y == small_of(b) * x;
}

static bool is_same_spot(const struct fact *a, const struct fact *b)
{
    if (a->type != b->type)
        return false;
    if (a->type == HX_FACT_DATE)
        return fact_is_same_date(a, b);
    if (is_same_part(a, b))
        return true;
    return a->form == b->form && a->unit == b->unit &&
           fact_is_same_number(a, b);
}

static bool is_same_spots(const struct spots *a, const struct spots *b)
{
    if (a->n != b->n)
        return false;
    for (uint32_t i = 0; i < a->n; i++)
        if (!is_same_spot(&a->at[i], &b->at[i]))
            return false;
    return true;
}

/* True if all words of the change on SIDE are part of SPOTS. */
static bool is_covered(const struct question *q, int side,
                       const struct spots *spots)
{
    hx_range at = q->hunk->at[side];
    for (uint32_t i = at.start; i < at.end; i++) {
        bool found = !(q->c->keys->token[side][i].flags & HX_TOKEN_WORD);
        for (uint32_t j = 0; j < spots->n; j++)
            found |= i >= spots->at[j].at.start && i < spots->at[j].at.end;
        if (!found)
            return false;
    }
    return true;
}

static bool has_number(const struct question *q)
{
    for (int side = 0; side < 2; side++)
        for (uint32_t i = q->hunk->at[side].start; i < q->hunk->at[side].end;
             i++)
            if (number_is_token(q, side, i))
                return true;
    return false;
}

bool number_is_format(const struct question *q)
{
    struct normal_number old, new;
    bool both = q->hunk->at[HX_OLD].start < q->hunk->at[HX_OLD].end &&
                q->hunk->at[HX_NEW].start < q->hunk->at[HX_NEW].end;
    if (both && !has_number(q))
        return false; /* "5 day" and "5 days" are forms of a word */
    if (normal_number(q->folded[HX_OLD], &old) &&
        normal_number(q->folded[HX_NEW], &new) && old.value == new.value &&
        old.is_ordinal == new.is_ordinal)
        return true;
    struct str s = q->folded[HX_OLD];
    if (s.len && *s.s >= '0' && *s.s <= '9' && style_is_joined(q))
        return true;
    struct spots a = spots_find(q, HX_OLD), b = spots_find(q, HX_NEW);
    return a.n && is_same_spots(&a, &b) && is_covered(q, HX_OLD, &a) &&
           is_covered(q, HX_NEW, &b);
}

bool number_is_changed(const struct question *q)
{
    return question_is_differing(q, number_is_token);
}

/* True if a fact of SPOTS is one by which a reader counts. */
static bool is_counting(const struct spots *spots)
{
    for (uint32_t i = 0; i < spots->n; i++)
        if (!spots->at[i].weak)
            return true;
    return false;
}

/* The unit, how near the number is, or a day in words. */
bool number_is_other(const struct question *q)
{
    if (number_is_changed(q))
        return true;
    struct spots a = spots_find(q, HX_OLD), b = spots_find(q, HX_NEW);
    return (is_counting(&a) || is_counting(&b)) && !is_same_spots(&a, &b) &&
           is_covered(q, HX_OLD, &a) && is_covered(q, HX_NEW, &b);
}
