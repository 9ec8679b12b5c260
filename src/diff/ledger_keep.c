/* SPDX-License-Identifier: MIT */

/*
 * Which facts both texts have, wherever: facts are sorted by what they must
 * have in common, so that each is compared with few. A quotation stands for
 * one only; others as often as they like. What is left is asked whether it is
 * an acronym, or one quotation that was cut in two.
 */

#include "diff/acronym.h"
#include "diff/ledger.h"

enum {
    ACRONYM_MOST = 4096, /* pairs of facts that are asked for acronyms */
    SHORT_MOST = 6       /* letters of an acronym */
};

/* The acronyms, which are looked for when the first name needs them. */
struct asking {
    struct acronyms acronyms;
    bool begun;
    VEC(uint32_t) names[2]; /* in capitals, by side */
    uint32_t asked;
};

/* The first place of SIDE with KEY or more. */
static uint32_t place_find(const struct ledger *l, int side, uint64_t key)
{
    uint32_t low = 0, high = l->places[side];
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (l->place[side][middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool ledger_is_same(const struct ledger *l, const struct fact *a,
                    const struct fact *b)
{
    switch (a->type) {
    case HX_FACT_NUMBER:
        return fact_is_same_number(a, b) && a->form == b->form;
    case HX_FACT_DATE:
        return fact_is_same_date(a, b);
    case HX_FACT_NAME:
        return fact_is_same_name(&l->reader[HX_OLD], a, b);
    default:
        return a->words == b->words && a->key[0] == b->key[0];
    }
}

/* The fact of the other side that is fact I of SIDE, or HX_NONE. A quotation
 * stands for one only. */
static uint32_t same_find(const struct ledger *l, int side, uint32_t i)
{
    const struct fact *fact = &l->list[side].at[i];
    for (uint32_t j = 0; j < fact->keys; j++) {
        uint64_t key = hash_mix((uint64_t)fact->type + 1, fact->key[j]);
        uint32_t at = place_find(l, !side, key);
        for (uint32_t n = 0; n < LEDGER_LOOKS && at < l->places[!side] &&
                             l->place[!side][at].key == key;
             n++, at++) {
            uint32_t other = l->place[!side][at].fact;
            const struct fact *to = &l->list[!side].at[other];
            arena_step(l->a, LEDGER_TOKEN, 0);
            if (ledger_is_same(l, fact, to) &&
                (fact->type != HX_FACT_QUOTE || !to->kept))
                return other;
        }
    }
    return HX_NONE;
}

static bool is_empty(hx_range at)
{
    return at.start >= at.end;
}

/* True if both quotations have a speaker with a name, and not the same. */
static bool has_other_speaker(const struct ledger *l, uint32_t old,
                              uint32_t new)
{
    uint32_t at[2] = {old, new};
    struct fact name[2];
    for (int side = 0; side < 2; side++) {
        hx_range speaker = l->list[side].at[at[side]].speaker;
        if (is_empty(speaker) || fact_name(&l->reader[side], speaker.start,
                                           &name[side]) == speaker.start)
            return false;
    }
    return !fact_is_same_name(&l->reader[HX_OLD], &name[HX_OLD], &name[HX_NEW]);
}

/* Marks what both sides have; a quotation with another speaker is told. */
static void kept_find(struct ledger *l)
{
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < l->list[side].vec.n; i++) {
            struct fact *fact = &l->list[side].at[i];
            arena_step(l->a, LEDGER_FACT, 0);
            if (fact->kept)
                continue;
            uint32_t other = same_find(l, side, i);
            if (other == HX_NONE)
                continue;
            fact->kept = true;
            if (fact->type != HX_FACT_QUOTE)
                continue;
            l->list[!side].at[other].kept = true;
            if (has_other_speaker(l, side ? other : i, side ? i : other))
                ledger_put(l, side ? other : i, side ? i : other);
        }
}

/* True if from its word POS on the quotation A of SIDE has all words of the
 * quotation B of the other side. */
static bool has_words(const struct ledger *l, int side, const struct fact *a,
                      const struct fact *b, uint32_t pos)
{
    const struct keys *keys = l->reader[HX_OLD].keys;
    uint32_t i = a->at.start;
    for (uint32_t j = b->at.start; j < b->at.end; j++) {
        if (!(keys->token[!side][j].flags & HX_TOKEN_WORD))
            continue;
        arena_step(l->a, LEDGER_TOKEN, 0);
        for (; i < a->at.end; i++)
            if ((keys->token[side][i].flags & HX_TOKEN_WORD) && !pos--)
                break;
        if (i >= a->at.end ||
            keys->id[side][LEVEL_FOLDED][i] != keys->id[!side][LEVEL_FOLDED][j])
            return false;
        pos = 0;
        i++;
    }
    return true;
}

/* Quotation I of SIDE is the same if quotations of the other side, one after
 * the other, have its words: "it was", he said, "late". */
static void parts_find(struct ledger *l, int side, uint32_t i)
{
    struct fact *whole = &l->list[side].at[i];
    const struct fact_list *list = &l->list[!side];
    uint32_t pos = 0, first = HX_NONE, last = 0, looks = 0;
    for (uint32_t j = 0;
         j < list->vec.n && pos < whole->words && looks < LEDGER_LOOKS &&
         list->at[j].type == HX_FACT_QUOTE;
         j++) {
        if (list->at[j].kept || list->at[j].words > whole->words - pos) {
            pos = 0;
            continue;
        }
        looks++;
        if (pos && !has_words(l, side, whole, &list->at[j], pos))
            pos = 0;
        if (!has_words(l, side, whole, &list->at[j], pos))
            continue;
        first = pos ? first : j;
        last = j;
        pos += list->at[j].words;
    }
    if (pos < whole->words || first == HX_NONE)
        return;
    whole->kept = true;
    for (uint32_t j = first; j <= last; j++)
        l->list[!side].at[j].kept = true;
}

/* True if fact I of SIDE is a name of one word in two to six capitals. */
static bool is_short(const struct ledger *l, int side, uint32_t i)
{
    const struct fact *fact = &l->list[side].at[i];
    if (fact->type != HX_FACT_NAME || fact->at.end - fact->at.start != 1)
        return false;
    struct str s = keys_text(l->reader[side].keys, side, fact->at.start);
    for (size_t k = 0; k < s.len; k++)
        if ((s.s[k] < 'A' || s.s[k] > 'Z') && s.s[k] != '.')
            return false;
    return s.len >= 2 && s.len <= SHORT_MOST;
}

/* Name I of SIDE is kept if it is an acronym of one of the other side, or the
 * other way round. */
static void acronyms_find(struct ledger *l, struct asking *asking, int side,
                          uint32_t i)
{
    struct fact *fact = &l->list[side].at[i];
    bool all = is_short(l, side, i);
    uint32_t n = all ? l->list[!side].vec.n : asking->names[!side].vec.n;
    for (uint32_t k = 0; k < n && asking->asked < ACRONYM_MOST; k++) {
        uint32_t j = all ? k : asking->names[!side].at[k];
        struct fact *other = &l->list[!side].at[j];
        asking->asked++;
        arena_step(l->a, LEDGER_TOKEN, 0);
        if (other->type != HX_FACT_NAME)
            continue;
        if (!asking->begun)
            asking->acronyms = acronyms_new(l->a, l->reader[side].keys);
        asking->begun = true;
        hx_range at[2];
        at[side] = fact->at;
        at[!side] = other->at;
        if (acronyms_is_same(&asking->acronyms, at)) {
            fact->kept = other->kept = true;
            return;
        }
    }
}

void ledger_keep(struct ledger *l)
{
    struct asking asking = {.begun = false};
    kept_find(l);
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < l->list[side].vec.n; i++)
            if (is_short(l, side, i))
                *vec_push(l->a, &asking.names[side]) = i;
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < l->list[side].vec.n; i++) {
            const struct fact *fact = &l->list[side].at[i];
            if (fact->kept)
                continue;
            if (fact->type == HX_FACT_NAME)
                acronyms_find(l, &asking, side, i);
            if (fact->type == HX_FACT_QUOTE)
                parts_find(l, side, i);
        }
}

/* True if the number at I of SIDE stands on the other side too, but more or
 * less near. */
bool ledger_is_nearer(const struct ledger *l, int side, uint32_t i)
{
    const struct fact *fact = &l->list[side].at[i];
    if (fact->type != HX_FACT_NUMBER)
        return false;
    uint64_t key = hash_mix((uint64_t)fact->type + 1, fact->key[0]);
    uint32_t at = place_find(l, !side, key);
    for (uint32_t n = 0; n < LEDGER_LOOKS && at < l->places[!side] &&
                         l->place[!side][at].key == key;
         n++, at++)
        if (fact_is_same_number(fact,
                                &l->list[!side].at[l->place[!side][at].fact]))
            return true;
    return false;
}

/* Once a fact is told all that are the same on its side are. */
static void others_tell(struct ledger *l, int side, uint32_t i)
{
    const struct fact *fact = &l->list[side].at[i];
    if (fact->type == HX_FACT_QUOTE)
        return;
    for (uint32_t j = 0; j < fact->keys; j++) {
        uint64_t key = hash_mix((uint64_t)fact->type + 1, fact->key[j]);
        uint32_t at = place_find(l, side, key);
        for (uint32_t n = 0; n < LEDGER_LOOKS && at < l->places[side] &&
                             l->place[side][at].key == key;
             n++, at++) {
            struct fact *other = &l->list[side].at[l->place[side][at].fact];
            if (!other->kept && ledger_is_same(l, fact, other))
                other->told = true;
        }
    }
}

/* Tells OLD and NEW, facts by side, HX_NONE for none, as one. */
void ledger_put(struct ledger *l, uint32_t old, uint32_t new)
{
    uint32_t at[2] = {old, new};
    hx_fact *fact = vec_push(l->a, &l->found);
    *fact = (hx_fact){0};
    for (int side = 0; side < 2; side++) {
        if (at[side] == HX_NONE)
            continue;
        struct fact *from = &l->list[side].at[at[side]];
        fact->type = from->type;
        fact->at[side] = from->at;
        fact->speaker[side] = from->speaker;
        from->told = true;
        others_tell(l, side, at[side]);
    }
}
