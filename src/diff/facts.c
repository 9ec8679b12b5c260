/* SPDX-License-Identifier: MIT */

/*
 * Facts of both texts to those that they do not have in common. First what is
 * the same is found wherever it stands: facts are sorted by what they must
 * have in common, so that each is compared with few. Then a fact that is left
 * on one side is laid beside one of its type in the same change, or in the
 * same pair with the same words around it: it was changed. What is left after
 * that was lost or gained. N log N of the facts.
 */

#include "diff/facts.h"

#include <stdlib.h>

#include "diff/acronym.h"
#include "diff/fact.h"

enum {
    LOOK_MOST = 64,      /* facts that one is compared with */
    ACRONYM_MOST = 4096, /* pairs of names that are asked for acronyms */
    TOKEN_COST = 20,
    FACT_COST = 200,
    AROUND = 4, /* tokens on each side of a fact */
    IN_CHANGE = 6,
    IN_PAIR = 1,
    SAME_UNIT = 3,
    SAME_VALUE = 4,
    SAME_WORD = 2,
    OTHER_UNIT = -4,
    ENOUGH = 5,
    QUOTE_SHARE = 50 /* percent of the words of a changed quotation */
};

/* A fact by a key. */
struct place {
    uint64_t key;
    uint32_t fact;
};

struct ledger {
    struct arena *a;
    struct hx_diff *diff;
    struct fact_reader reader[2];
    struct fact_list list[2];
    struct place *place[2]; /* sorted */
    uint32_t places[2];
    uint32_t *in_change[2]; /* by change and type: how many facts it has */
    struct acronyms acronyms;
    uint32_t asked; /* pairs of names asked for acronyms */
    bool has_acronyms;
    VEC(hx_fact) found;
    VEC(uint32_t) gained; /* what is left of the new side, by its pair */
    uint32_t *first;      /* by pair, in gained */
};

/* The facts of a side, in order of the text, quotations first. */
static void side_read(struct ledger *l, int side)
{
    const struct fact_reader *r = &l->reader[side];
    uint32_t n = r->keys->n[side];
    fact_quotes(r, &l->list[side]);
    for (uint32_t i = 0; i < n;) {
        struct fact fact;
        uint32_t end;
        arena_step(l->a, TOKEN_COST, 0);
        if ((end = fact_date(r, i, &fact)) == i &&
            (end = fact_number(r, i, &fact)) == i &&
            (end = fact_name(r, i, &fact)) == i) {
            i++;
            continue;
        }
        *vec_push(l->a, &l->list[side]) = fact;
        i = end;
    }
}

static int place_compare(const void *a, const void *b)
{
    const struct place *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return x->fact < y->fact ? -1 : x->fact > y->fact;
}

static void places_make(struct ledger *l, int side)
{
    const struct fact_list *list = &l->list[side];
    l->place[side] =
        arena_new(l->a, struct place, (size_t)list->vec.n * FACT_KEYS);
    for (uint32_t i = 0; i < list->vec.n; i++)
        for (uint32_t j = 0; j < list->at[i].keys; j++)
            l->place[side][l->places[side]++] = (struct place){
                hash_mix((uint64_t)list->at[i].type + 1, list->at[i].key[j]),
                i};
    qsort(l->place[side], l->places[side], sizeof *l->place[side],
          place_compare);
}

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

static bool is_same(const struct ledger *l, const struct fact *a,
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
        return a->words == b->words;
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
        for (uint32_t n = 0; n < LOOK_MOST && at < l->places[!side] &&
                             l->place[!side][at].key == key;
             n++, at++) {
            uint32_t other = l->place[!side][at].fact;
            const struct fact *to = &l->list[!side].at[other];
            arena_step(l->a, TOKEN_COST, 0);
            if (is_same(l, fact, to) &&
                (fact->type != HX_FACT_QUOTE || !to->kept))
                return other;
        }
    }
    return HX_NONE;
}

static hx_range range_of(const struct ledger *l, int side, uint32_t i)
{
    return l->list[side].at[i].at;
}

static uint32_t change_of(const struct ledger *l, int side, uint32_t i)
{
    return l->diff->change_of[side][range_of(l, side, i).start];
}

static uint32_t pair_of(const struct ledger *l, int side, uint32_t i)
{
    return l->diff->change[change_of(l, side, i)].pair;
}

/* Tells OLD and NEW, facts by side, HX_NONE for none, as one. */
static void fact_put(struct ledger *l, uint32_t old, uint32_t new)
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
    }
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
            arena_step(l->a, FACT_COST, 0);
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
                fact_put(l, side ? other : i, side ? i : other);
        }
}

/* Names that are an acronym and what it stands for are the same. */
static void acronyms_find(struct ledger *l, const struct keys *keys, int side,
                          uint32_t i)
{
    struct fact *fact = &l->list[side].at[i];
    if (fact->at.end - fact->at.start > 1 && fact->words < 2)
        return;
    if (!l->has_acronyms)
        l->acronyms = acronyms_new(l->a, keys);
    l->has_acronyms = true;
    for (uint32_t j = 0; j < l->list[!side].vec.n; j++) {
        const struct fact *other = &l->list[!side].at[j];
        if (other->type != HX_FACT_NAME ||
            (fact->words == 1) == (other->words == 1))
            continue;
        if (l->asked++ >= ACRONYM_MOST)
            return;
        arena_step(l->a, FACT_COST, 0);
        hx_range at[2];
        at[side] = fact->at;
        at[!side] = other->at;
        if (acronyms_is_same(&l->acronyms, at)) {
            fact->kept = true;
            l->list[!side].at[j].kept = true;
            return;
        }
    }
}

/* How many tokens around facts I and J, by side, are the same words. */
static int around_count(const struct ledger *l, uint32_t i, uint32_t j)
{
    const struct keys *keys = l->reader[HX_OLD].keys;
    hx_range at[2] = {range_of(l, HX_OLD, i), range_of(l, HX_NEW, j)};
    int n = 0;
    for (uint32_t k = 1; k <= AROUND; k++) {
        for (uint32_t m = 1; m <= AROUND; m++) {
            bool before =
                at[HX_OLD].start >= k && at[HX_NEW].start >= m &&
                keys->id[HX_OLD][LEVEL_STEM][at[HX_OLD].start - k] ==
                    keys->id[HX_NEW][LEVEL_STEM][at[HX_NEW].start - m] &&
                !keys_is_light(keys, HX_OLD, at[HX_OLD].start - k);
            uint32_t old = at[HX_OLD].end + k - 1, new = at[HX_NEW].end + m - 1;
            bool behind = old < keys->n[HX_OLD] && new < keys->n[HX_NEW] &&
                          keys->id[HX_OLD][LEVEL_STEM][old] ==
                              keys->id[HX_NEW][LEVEL_STEM][new] &&
                          !keys_is_light(keys, HX_OLD, old);
            n += before + behind;
        }
    }
    return n;
}

/* True if quotations I and J share so many words that one was changed. */
static bool is_requoted(const struct ledger *l, uint32_t i, uint32_t j)
{
    const struct keys *keys = l->reader[HX_OLD].keys;
    hx_range at[2] = {range_of(l, HX_OLD, i), range_of(l, HX_NEW, j)};
    uint32_t least = l->list[HX_OLD].at[i].words, common = 0;
    if (l->list[HX_NEW].at[j].words < least)
        least = l->list[HX_NEW].at[j].words;
    for (uint32_t k = at[HX_OLD].start; k < at[HX_OLD].end; k++) {
        if (!(keys->token[HX_OLD][k].flags & HX_TOKEN_WORD))
            continue;
        arena_step(l->a, TOKEN_COST, 0);
        for (uint32_t m = at[HX_NEW].start; m < at[HX_NEW].end; m++)
            if (keys->id[HX_OLD][LEVEL_STEM][k] ==
                keys->id[HX_NEW][LEVEL_STEM][m]) {
                common++;
                break;
            }
    }
    return common * 100 >= least * QUOTE_SHARE;
}

static bool has_word_of(const struct fact *a, const struct fact *b)
{
    for (uint32_t i = 0; i < a->words; i++)
        for (uint32_t j = 0; j < b->words; j++)
            if (a->word[i] == b->word[j])
                return true;
    return false;
}

static uint32_t facts_in(const struct ledger *l, int side, uint32_t i)
{
    return l->in_change[side][change_of(l, side, i) * HX_FACTS +
                              (uint32_t)l->list[side].at[i].type];
}

/* How much speaks for old fact I having become new fact J of the same pair. */
static int changed_score(const struct ledger *l, uint32_t i, uint32_t j)
{
    const struct fact *old = &l->list[HX_OLD].at[i];
    const struct fact *new = &l->list[HX_NEW].at[j];
    bool in_change = change_of(l, HX_OLD, i) == change_of(l, HX_NEW, j);
    if (old->type != new->type)
        return 0;
    if ((old->kept || new->kept) &&
        (!in_change || facts_in(l, HX_OLD, i) != 1 ||
         facts_in(l, HX_NEW, j) != 1))
        return 0;
    int score = in_change ? IN_CHANGE : IN_PAIR;
    if (old->type == HX_FACT_QUOTE)
        return is_requoted(l, i, j) ? score + SAME_VALUE : 0;
    score += SAME_WORD * around_count(l, i, j);
    if (old->type == HX_FACT_NUMBER) {
        if (fact_is_same_number(old, new))
            score += SAME_VALUE;
        if (old->unit && old->unit == new->unit)
            score += SAME_UNIT;
        else if (old->unit && new->unit)
            score += OTHER_UNIT;
    }
    if (old->type == HX_FACT_NAME && has_word_of(old, new))
        score += SAME_VALUE;
    if (old->type == HX_FACT_DATE && (!old->time == !new->time))
        score += SAME_UNIT;
    return score;
}

/* The new facts that can have taken an old one's place, by their pair. */
static void gained_make(struct ledger *l)
{
    uint32_t pairs = l->diff->pair_count, n = l->list[HX_NEW].vec.n;
    uint32_t *next = arena_new(l->a, uint32_t, n);
    uint32_t *head = arena_new(l->a, uint32_t, pairs + 1);
    for (uint32_t i = n; i-- > 0;) {
        const struct fact *fact = &l->list[HX_NEW].at[i];
        uint32_t pair = pair_of(l, HX_NEW, i);
        bool same = l->diff->change[change_of(l, HX_NEW, i)].kind == HX_SAME;
        if (fact->told || (fact->kept && same))
            continue;
        next[i] = head[pair];
        head[pair] = i + 1;
    }
    l->first = arena_new(l->a, uint32_t, pairs + 1);
    for (uint32_t i = 0; i < pairs; i++) {
        l->first[i] = l->gained.vec.n;
        for (uint32_t j = head[i]; j; j = next[j - 1])
            *vec_push(l->a, &l->gained) = j - 1;
    }
    l->first[pairs] = l->gained.vec.n;
}

/* The new fact that old fact I has become, or HX_NONE. */
static uint32_t changed_find(const struct ledger *l, uint32_t i)
{
    uint32_t pair = pair_of(l, HX_OLD, i), best = HX_NONE;
    int most = ENOUGH - 1;
    uint32_t end = l->first[pair + 1];
    if (end - l->first[pair] > LOOK_MOST)
        end = l->first[pair] + LOOK_MOST;
    for (uint32_t j = l->first[pair]; j < end; j++) {
        uint32_t new = l->gained.at[j];
        if (l->list[HX_NEW].at[new].told)
            continue;
        arena_step(l->a, FACT_COST, 0);
        int score = changed_score(l, i, new);
        if (score > most) {
            most = score;
            best = new;
        }
    }
    return best;
}

/* True if the number at I of SIDE stands on the other side too, but more or
 * less near. */
static bool is_nearer(const struct ledger *l, int side, uint32_t i)
{
    const struct fact *fact = &l->list[side].at[i];
    if (fact->type != HX_FACT_NUMBER)
        return false;
    uint64_t key = hash_mix((uint64_t)fact->type + 1, fact->key[0]);
    uint32_t at = place_find(l, !side, key);
    for (uint32_t n = 0; n < LOOK_MOST && at < l->places[!side] &&
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
        for (uint32_t n = 0; n < LOOK_MOST && at < l->places[side] &&
                             l->place[side][at].key == key;
             n++, at++) {
            struct fact *other = &l->list[side].at[l->place[side][at].fact];
            if (!other->kept && is_same(l, fact, other))
                other->told = true;
        }
    }
}

static void changed_tell(struct ledger *l)
{
    gained_make(l);
    for (uint32_t i = 0; i < l->list[HX_OLD].vec.n; i++) {
        const struct fact *fact = &l->list[HX_OLD].at[i];
        bool same = l->diff->change[change_of(l, HX_OLD, i)].kind == HX_SAME;
        arena_step(l->a, FACT_COST, 0);
        if (fact->told || (fact->kept && same))
            continue;
        uint32_t new = changed_find(l, i);
        if (new == HX_NONE || is_same(l, fact, &l->list[HX_NEW].at[new]))
            continue;
        fact_put(l, i, new);
        others_tell(l, HX_OLD, i);
        others_tell(l, HX_NEW, new);
    }
}

static void rest_tell(struct ledger *l)
{
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < l->list[side].vec.n; i++) {
            const struct fact *fact = &l->list[side].at[i];
            arena_step(l->a, FACT_COST, 0);
            if (fact->told || fact->kept || fact->weak || is_nearer(l, side, i))
                continue;
            fact_put(l, side ? HX_NONE : i, side ? i : HX_NONE);
            others_tell(l, side, i);
        }
}

/* Where a fact stands among all. */
struct order {
    uint64_t place;
    hx_fact fact;
};

static int order_compare(const void *a, const void *b)
{
    const struct order *x = a, *y = b;
    if (x->fact.type != y->fact.type)
        return x->fact.type < y->fact.type ? -1 : 1;
    if (x->place != y->place)
        return x->place < y->place ? -1 : 1;
    int side = is_empty(x->fact.at[HX_NEW]) ? HX_OLD : HX_NEW;
    return x->fact.at[side].start < y->fact.at[side].start ? -1 : 1;
}

static void found_sort(struct ledger *l)
{
    uint32_t n = l->found.vec.n;
    struct order *order = arena_new(l->a, struct order, n);
    for (uint32_t i = 0; i < n; i++) {
        hx_fact fact = l->found.at[i];
        int side = is_empty(fact.at[HX_NEW]) ? HX_OLD : HX_NEW;
        uint32_t change = l->diff->change_of[side][fact.at[side].start];
        uint64_t pair = l->diff->change[change].pair;
        order[i] = (struct order){(pair << 32) | change, fact};
    }
    qsort(order, n, sizeof *order, order_compare);
    for (uint32_t i = 0; i < n; i++)
        l->found.at[i] = order[i].fact;
    l->diff->fact = l->found.at;
    l->diff->fact_count = n;
}

/* How many facts of each type a change has. */
static void changes_count(struct ledger *l, int side)
{
    l->in_change[side] =
        arena_new(l->a, uint32_t, (size_t)l->diff->change_count * HX_FACTS);
    for (uint32_t i = 0; i < l->list[side].vec.n; i++)
        l->in_change[side][change_of(l, side, i) * HX_FACTS +
                           (uint32_t)l->list[side].at[i].type]++;
}

void facts_find(struct arena *a, const struct keys *keys, struct hx_diff *diff)
{
    struct ledger l = {.a = a, .diff = diff};
    struct intern words = intern_new(a, 0);
    struct fact_reader base = {
        .a = a,
        .keys = keys,
        .english = language_is_english(keys->language),
        .seen = arena_new(a, uint8_t, keys->count[LEVEL_FOLDED]),
        .words = &words};
    fact_words(a, keys, &base.cls, &base.number);
    for (int side = 0; side < 2; side++) {
        base.side = side;
        base.sure[side] = arena_new(a, uint8_t, keys->n[side]);
        fact_name_note(&base);
        l.reader[side] = base;
    }
    l.reader[HX_OLD].sure[HX_NEW] = base.sure[HX_NEW];
    for (int side = 0; side < 2; side++) {
        side_read(&l, side);
        places_make(&l, side);
        changes_count(&l, side);
    }
    kept_find(&l);
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < l.list[side].vec.n; i++)
            if (l.list[side].at[i].type == HX_FACT_NAME &&
                !l.list[side].at[i].kept)
                acronyms_find(&l, keys, side, i);
    changed_tell(&l);
    rest_tell(&l);
    found_sort(&l);
}
