/* SPDX-License-Identifier: MIT */

/*
 * A fact that is left on one side is laid beside those of its type that are
 * left in the same pair: it was changed into the one for which most speaks,
 * the same change, the same words around, the same unit. One that both sides
 * have elsewhere takes part only where it is alone in its change on both
 * sides, as when "3" became a "5" that stood in the text before. A quotation
 * is looked for in other sentences too. At most LEDGER_LOOKS are looked at.
 */

#include "diff/ledger.h"

enum {
    AROUND = 4, /* tokens on each side of a fact */
    IN_CHANGE = 6,
    IN_PAIR = 1,
    SAME_UNIT = 3,
    SAME_VALUE = 4,
    SAME_WORD = 2,
    OTHER_UNIT = -4,
    ENOUGH = 5,
    LOOSE = 3, /* of numbers and dates that are left then */
    /* Percent of the words of a changed quotation, in its place and elsewhere,
     * where it has to have some. */
    QUOTE_SHARE = 50,
    QUOTE_ELSEWHERE = 70,
    QUOTE_WORDS = 4
};

/* What only this needs to know. */
struct changing {
    struct ledger *l;
    uint32_t *in_change[2]; /* by change and type: how many facts it has */
    VEC(uint32_t) gained;   /* what is left of the new side, by its pair */
    uint32_t *first;        /* by pair, in gained */
    VEC(hx_range) told;     /* old facts and the new ones they became */
    int enough;
};

static hx_range range_of(const struct ledger *l, int side, uint32_t i)
{
    return l->list[side].at[i].at;
}

uint32_t ledger_change_of(const struct ledger *l, int side, uint32_t i)
{
    return l->diff->change_of[side][range_of(l, side, i).start];
}

uint32_t ledger_pair_of(const struct ledger *l, int side, uint32_t i)
{
    return l->diff->change[ledger_change_of(l, side, i)].pair;
}

/* How many facts of each type a change has. */
static void changes_count(struct changing *c, int side)
{
    struct ledger *l = c->l;
    c->in_change[side] =
        arena_new(l->a, uint32_t, (size_t)l->diff->change_count * HX_FACTS);
    for (uint32_t i = 0; i < l->list[side].vec.n; i++)
        c->in_change[side][ledger_change_of(l, side, i) * HX_FACTS +
                           (uint32_t)l->list[side].at[i].type]++;
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

/* True if quotations I and J share SHARE percent of the words of the shorter
 * one. */
static bool is_requoted(const struct ledger *l, uint32_t i, uint32_t j,
                        uint32_t share)
{
    const struct keys *keys = l->reader[HX_OLD].keys;
    hx_range at[2] = {range_of(l, HX_OLD, i), range_of(l, HX_NEW, j)};
    uint32_t least = l->list[HX_OLD].at[i].words, common = 0;
    if (l->list[HX_NEW].at[j].words < least)
        least = l->list[HX_NEW].at[j].words;
    for (uint32_t k = at[HX_OLD].start; k < at[HX_OLD].end; k++) {
        if (!(keys->token[HX_OLD][k].flags & HX_TOKEN_WORD))
            continue;
        arena_step(l->a, LEDGER_TOKEN, 0);
        for (uint32_t m = at[HX_NEW].start; m < at[HX_NEW].end; m++)
            if (keys->id[HX_OLD][LEVEL_STEM][k] ==
                keys->id[HX_NEW][LEVEL_STEM][m]) {
                common++;
                break;
            }
    }
    return common * 100 >= least * share;
}

static bool has_word_of(const struct fact *a, const struct fact *b)
{
    for (uint32_t i = 0; i < a->words; i++)
        for (uint32_t j = 0; j < b->words; j++)
            if (a->word[i] == b->word[j])
                return true;
    return false;
}

static uint32_t facts_in(const struct changing *c, int side, uint32_t i)
{
    const struct ledger *l = c->l;
    return c->in_change[side][ledger_change_of(l, side, i) * HX_FACTS +
                              (uint32_t)l->list[side].at[i].type];
}

/* True if the change that fact I of SIDE begins in has nothing else there, and
 * is no rewording. */
static bool is_all(const struct ledger *l, int side, uint32_t i)
{
    hx_range at = range_of(l, side, i);
    const hx_change *change = &l->diff->change[ledger_change_of(l, side, i)];
    hx_range in = change->at[side];
    return change->kind == HX_CHANGED && in.start >= at.start &&
           in.end <= at.end;
}

/* Units that measure the same have the same family. */
static uint32_t family_of(uint32_t unit)
{
    if (unit >= UNIT_PART && !(unit & (UNIT_SQUARE | UNIT_CUBIC)))
        return UNIT_PERCENT; /* a third of them, 33 percent */
    if (unit >= UNIT_YEAR && unit <= UNIT_SECOND)
        return UNIT_YEAR;
    if (unit >= UNIT_MONEY && unit < UNIT_KILOMETER)
        return UNIT_MONEY;
    if (unit >= UNIT_KILOMETER && unit <= UNIT_YARD)
        return UNIT_KILOMETER;
    return unit;
}

/* How much speaks for old fact I having become new fact J of the same pair. */
static int changed_score(const struct changing *c, uint32_t i, uint32_t j)
{
    const struct ledger *l = c->l;
    const struct fact *old = &l->list[HX_OLD].at[i];
    const struct fact *new = &l->list[HX_NEW].at[j];
    bool in_change =
        ledger_change_of(l, HX_OLD, i) == ledger_change_of(l, HX_NEW, j);
    if (old->type != new->type)
        return 0;
    if ((old->kept || new->kept) &&
        (!in_change || facts_in(c, HX_OLD, i) != 1 ||
         facts_in(c, HX_NEW, j) != 1))
        return 0;
    /* One for the other and nothing else says it whatever stands elsewhere. */
    if ((old->kept || new->kept) &&
        (old->type == HX_FACT_NAME || (old->kept && new->kept)) &&
        !(is_all(l, HX_OLD, i) && is_all(l, HX_NEW, j)))
        return 0;
    int score = in_change ? IN_CHANGE : IN_PAIR;
    if (old->type == HX_FACT_QUOTE)
        return is_requoted(l, i, j, QUOTE_SHARE) ? score + SAME_VALUE : 0;
    score += SAME_WORD * around_count(l, i, j);
    if (old->type == HX_FACT_NUMBER) {
        if (fact_is_same_number(old, new))
            score += SAME_VALUE;
        uint32_t unit[2] = {old->unit & ~(uint32_t)UNIT_NEGATIVE,
                            new->unit & ~(uint32_t)UNIT_NEGATIVE};
        if (unit[HX_OLD] && unit[HX_OLD] == unit[HX_NEW])
            score += SAME_UNIT;
        else if (unit[HX_OLD] && unit[HX_NEW] &&
                 family_of(unit[HX_OLD]) != family_of(unit[HX_NEW]))
            score += OTHER_UNIT;
    }
    if (old->type == HX_FACT_NAME && has_word_of(old, new))
        score += SAME_VALUE;
    if (old->type == HX_FACT_DATE && (!old->time == !new->time))
        score += SAME_UNIT;
    return score;
}

/* The new facts that can have taken an old one's place, by their pair. */
static void gained_make(struct changing *c)
{
    struct ledger *l = c->l;
    uint32_t pairs = l->diff->pair_count, n = l->list[HX_NEW].vec.n;
    uint32_t *next = arena_new(l->a, uint32_t, n);
    uint32_t *head = arena_new(l->a, uint32_t, pairs + 1);
    for (uint32_t i = n; i-- > 0;) {
        const struct fact *fact = &l->list[HX_NEW].at[i];
        uint32_t pair = ledger_pair_of(l, HX_NEW, i);
        bool same =
            l->diff->change[ledger_change_of(l, HX_NEW, i)].kind == HX_SAME;
        if (fact->told || (fact->kept && same))
            continue;
        next[i] = head[pair];
        head[pair] = i + 1;
    }
    c->first = arena_new(l->a, uint32_t, pairs + 1);
    for (uint32_t i = 0; i < pairs; i++) {
        c->first[i] = c->gained.vec.n;
        for (uint32_t j = head[i]; j; j = next[j - 1])
            *vec_push(l->a, &c->gained) = j - 1;
    }
    c->first[pairs] = c->gained.vec.n;
}

/* The new fact that old fact I has become, or HX_NONE. */
static uint32_t changed_find(const struct changing *c, uint32_t i)
{
    const struct ledger *l = c->l;
    uint32_t pair = ledger_pair_of(l, HX_OLD, i), best = HX_NONE;
    int most = c->enough - 1;
    uint32_t end = c->first[pair + 1];
    if (end - c->first[pair] > LEDGER_LOOKS)
        end = c->first[pair] + LEDGER_LOOKS;
    for (uint32_t j = c->first[pair]; j < end; j++) {
        uint32_t new = c->gained.at[j];
        if (l->list[HX_NEW].at[new].told)
            continue;
        arena_step(l->a, LEDGER_FACT, 0);
        int score = changed_score(c, i, new);
        if (score > most) {
            most = score;
            best = new;
        }
    }
    return best;
}

/* The new quotation that old quotation I has become though it stands in
 * another sentence, or HX_NONE. */
static uint32_t requoted_find(const struct ledger *l, uint32_t i)
{
    const struct fact_list *list = &l->list[HX_NEW];
    uint32_t looks = 0;
    if (l->list[HX_OLD].at[i].words < QUOTE_WORDS)
        return HX_NONE;
    for (uint32_t j = 0; j < list->vec.n && looks < LEDGER_LOOKS &&
                         list->at[j].type == HX_FACT_QUOTE;
         j++) {
        if (list->at[j].told || list->at[j].kept ||
            list->at[j].words < QUOTE_WORDS)
            continue;
        looks++;
        if (is_requoted(l, i, j, QUOTE_ELSEWHERE))
            return j;
    }
    return HX_NONE;
}

/* True if a fact that is OLD became one that is NEW before. */
static bool is_told(struct changing *c, uint32_t old, uint32_t new)
{
    const struct ledger *l = c->l;
    const struct fact *fact[2] = {&l->list[HX_OLD].at[old],
                                  &l->list[HX_NEW].at[new]};
    uint32_t n = c->told.vec.n;
    for (uint32_t i = n; i-- > 0 && n - i <= LEDGER_LOOKS;) {
        const struct fact *a = &l->list[HX_OLD].at[c->told.at[i].start];
        const struct fact *b = &l->list[HX_NEW].at[c->told.at[i].end];
        if (a->type == fact[HX_OLD]->type && a->type != HX_FACT_QUOTE &&
            ledger_is_same(l, a, fact[HX_OLD]) &&
            ledger_is_same(l, b, fact[HX_NEW]))
            return true;
    }
    *vec_push(l->a, &c->told) = (hx_range){old, new};
    return false;
}

/* Tells the old facts for which enough speaks. */
static void changes_tell(struct changing *c)
{
    struct ledger *l = c->l;
    for (uint32_t i = 0; i < l->list[HX_OLD].vec.n; i++) {
        const struct fact *fact = &l->list[HX_OLD].at[i];
        bool same =
            l->diff->change[ledger_change_of(l, HX_OLD, i)].kind == HX_SAME;
        arena_step(l->a, LEDGER_FACT, 0);
        if (fact->told || (fact->kept && same) ||
            (c->enough < ENOUGH && (fact->kept || fact->type == HX_FACT_NAME ||
                                    fact->type == HX_FACT_QUOTE)))
            continue;
        uint32_t new = changed_find(c, i);
        if (new == HX_NONE && fact->type == HX_FACT_QUOTE && !fact->kept)
            new = requoted_find(l, i);
        if (new == HX_NONE ||
            ledger_is_same(l, fact, &l->list[HX_NEW].at[new]) ||
            is_told(c, i, new))
            continue;
        ledger_put(l, i, new);
    }
}

void ledger_change(struct ledger *l)
{
    struct changing c = {.l = l};
    for (int side = 0; side < 2; side++)
        changes_count(&c, side);
    gained_make(&c);
    c.enough = ENOUGH;
    changes_tell(&c);
    c.enough = LOOSE;
    changes_tell(&c);
}
