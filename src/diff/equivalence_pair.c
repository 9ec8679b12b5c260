/* SPDX-License-Identifier: MIT */

/*
 * Sums and shares of both sides are put as the less and the greater one where
 * it does not matter which text is older. In time O(old * new) of the words, a
 * few nanoseconds a cell.
 */

#include "diff/passage.h"

#include <string.h>

enum {
    LOOSE_MOST = 4,
    PATH_NEARLY = 110, /* of NET_ONE: a light edit */
    LOST_FEW = 2       /* so are so many words that are not the same */
};

/* Sums of what has no partner. */
static void rests_put(struct passage *s)
{
    uint64_t mass[2] = {0}, run[2] = {0}, foreign[2] = {0}, far[2] = {0};
    uint64_t start[2] = {0}, end[2] = {0};
    const uint64_t most[2] = {800, 800}, runs[2] = {12, 12}, ten[2] = {10, 10};
    for (int side = 0; side < 2; side++) {
        uint64_t length = 0;
        for (uint32_t i = 0; i < s->n[side]; i++) {
            bool loose = s->to[side][i] == HX_NONE;
            bool content = s->sort[side][i] > SORT_LIGHT;
            mass[side] += loose ? s->weight[side][i] : 0;
            length = loose ? length + (s->sort[side][i] != SORT_MARK) : 0;
            run[side] = length > run[side] ? length : run[side];
            start[side] += length == i + 1;
            foreign[side] += content && passage_is_foreign(s, side, i);
            far[side] += content && !s->equal[side][i];
        }
        end[side] = length;
    }
    passage_shares(s->x + PAIR_MASS_LESS, mass, most);
    passage_shares(s->x + PAIR_RUN_LESS, run, runs);
    passage_shares(s->x + PAIR_UNKNOWN_LESS, foreign, ten);
    passage_shares(s->x + PAIR_UNEQUAL_LESS, far, ten);
    passage_shares(s->x + PAIR_START_LESS, start, ten);
    passage_shares(s->x + PAIR_CLOSE_LESS, end, ten);
}

static void covers_put(struct passage *s)
{
    uint64_t all[2] = {0}, linked[2] = {0}, equal[2] = {0}, sure[2] = {0};
    uint64_t content[2] = {0}, full[2] = {0}, sure_all[2];
    bool same = true;
    for (int side = 0; side < 2; side++) {
        for (uint32_t i = 0; i < s->n[side]; i++) {
            uint64_t weight = s->weight[side][i];
            bool is_content = s->sort[side][i] > SORT_LIGHT;
            bool is_linked = s->to[side][i] != HX_NONE;
            all[side] += weight;
            linked[side] += is_linked ? weight : 0;
            equal[side] += s->equal[side][i] ? weight : 0;
            sure[side] += s->p[side][i] * weight;
            full[side] += is_content;
            content[side] += is_content && is_linked;
            same = same && (!weight || s->equal[side][i]);
        }
        sure_all[side] = NET_SURE * all[side];
    }
    passage_shares(s->x + PAIR_COVER_LESS, linked, all);
    passage_shares(s->x + PAIR_EQUAL_LESS, equal, all);
    passage_shares(s->x + PAIR_SURE_LESS, sure, sure_all);
    passage_shares(s->x + PAIR_CONTENT_LESS, content, full);
    passage_share(s->x + PAIR_SAME, same, 1);
}

static void loose_put(struct passage *s)
{
    uint32_t guarded = 0, quotes[2] = {0, 0};
    const uint32_t telling = GUARD_NEGATION | GUARD_MODAL | GUARD_HEDGE |
                             GUARD_APPROXIMATION | GUARD_DEGREE;
    for (int side = 0; side < 2; side++) {
        uint32_t loose[6] = {0}, foreign[2] = {0};
        for (uint32_t i = 0; i < s->n[side]; i++) {
            enum sort sort = s->sort[side][i];
            uint32_t token = s->at[side].start + i;
            uint32_t guard = guard_of(&s->e->guards, side, token);
            quotes[side] += str_is_equal(
                s->e->keys->folded[s->e->keys->id[side][LEVEL_FOLDED][token]],
                STR("\""));
            if (sort >= SORT_NAME && passage_is_foreign(s, side, i))
                foreign[sort == SORT_NAME]++;
            if (s->to[side][i] != HX_NONE)
                continue;
            loose[sort]++;
            loose[SORTS] += sort > SORT_LIGHT &&
                            s->weight[side][i] > PASSAGE_CONTENT + NET_ONE / 2;
            guarded += (guard & telling) != 0;
        }
        for (int k = 0; k < 6; k++)
            passage_share(s->x + (side ? PAIR_LOOSE_NEW : PAIR_LOOSE) + k,
                          loose[k],
                          k == SORT_MARK || k == SORT_LIGHT ? 8 : LOOSE_MOST);
        passage_share(s->x + PAIR_FOREIGN + side, foreign[0], 2);
        passage_share(s->x + PAIR_FOREIGN_NAME + side, foreign[1], 2);
    }
    passage_share(s->x + PAIR_GUARD_LOOSE, guarded, 2);
    passage_share(s->x + PAIR_QUOTES, quotes[0] != quotes[1], 1);
}

/* What of the guards of a link counts for the whole: all, where it stands
 * between words that were kept; beside one, what takes the place of its like;
 * elsewhere the passage was told anew, and who tells anew rounds and leaves
 * out. */
static uint32_t guard_here(const struct passage *s, uint32_t i, uint32_t j,
                           uint32_t guard)
{
    const struct guards *guards = &s->e->guards;
    const uint32_t firm = GUARD_NUMBER | GUARD_WEEKDAY | GUARD_MONTH |
                          GUARD_CURRENCY | GUARD_UNIT | GUARD_PERCENTAGE |
                          GUARD_ANTONYM | GUARD_DIRECTION | GUARD_KINSHIP |
                          GUARD_CASUALTY | GUARD_CRIME;
    if (!guard || !passage_is_foreign(s, HX_OLD, i) ||
        !passage_is_foreign(s, HX_NEW, j))
        return 0;
    bool before = passage_is_kept(s, i - 1, j - 1),
         after = passage_is_kept(s, i + 1, j + 1);
    if (before && after)
        return guard;
    bool alike = guard == GUARD_ANTONYM ||
                 guard_of(guards, HX_OLD, s->at[HX_OLD].start + i) ==
                     guard_of(guards, HX_NEW, s->at[HX_NEW].start + j);
    return (before || after) && alike ? guard & firm : 0;
}

/* The guards of words without a partner that came between kept words. */
static uint32_t guards_loose(const struct passage *s)
{
    const uint32_t telling =
        GUARD_NEGATION | GUARD_MODAL | GUARD_HEDGE | GUARD_APPROXIMATION;
    uint32_t bits = 0;
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < s->n[side]; i++) {
            uint32_t guard =
                guard_of(&s->e->guards, side, s->at[side].start + i) & telling;
            if (!guard || s->to[side][i] != HX_NONE ||
                !passage_is_foreign(s, side, i))
                continue;
            uint32_t before = i ? s->to[side][i - 1] : HX_NONE - 1;
            uint32_t after = i + 1 < s->n[side] ? s->to[side][i + 1] : HX_NONE;
            if (after != HX_NONE && (!i ? !after : before + 1 == after))
                bits |= guard;
        }
    return bits;
}

static uint32_t replaced_put(struct passage *s)
{
    const uint32_t number = GUARD_NUMBER | GUARD_WEEKDAY | GUARD_MONTH |
                            GUARD_DATE | GUARD_UNIT | GUARD_CURRENCY |
                            GUARD_PERCENTAGE;
    const uint32_t opposite = GUARD_NEGATION | GUARD_ANTONYM | GUARD_DIRECTION |
                              GUARD_SIBLING | GUARD_DEGREE | GUARD_KINSHIP |
                              GUARD_CASUALTY | GUARD_CRIME;
    uint32_t bits = 0, guarded = 0, n = 0, sense = 0, names = 0;
    uint32_t numbers = 0, opposites = 0;
    for (uint32_t i = 0; i < s->n[HX_OLD]; i++) {
        uint32_t j = s->to[HX_OLD][i];
        if (j == HX_NONE || s->equal[HX_OLD][i] || s->to[HX_NEW][j] != i ||
            s->sort[HX_OLD][i] == SORT_MARK || s->sort[HX_NEW][j] == SORT_MARK)
            continue;
        bool light = s->sort[HX_OLD][i] == SORT_LIGHT &&
                     s->sort[HX_NEW][j] == SORT_LIGHT;
        const uint8_t *form = passage_form(s, i, j);
        uint32_t guard = passage_guard(s, i, j);
        bits |= guard_here(s, i, j, guard);
        guarded += guard != 0;
        numbers += (guard & number) != 0;
        opposites += (guard & opposite) != 0;
        names += (guard & GUARD_NAME) != 0;
        n += !light;
        sense += !light && (form[FORM_SYNSET] || form[FORM_DERIVED]);
    }
    passage_share(s->x + PAIR_REPLACED, n, 8);
    passage_share(s->x + PAIR_REPLACED_SENSE, sense, LOOSE_MOST);
    passage_share(s->x + PAIR_REPLACED_OTHER, n - sense, LOOSE_MOST);
    passage_share(s->x + PAIR_REPLACED_NAME, names, 2);
    passage_share(s->x + PAIR_GUARDS, guarded, LOOSE_MOST);
    passage_share(s->x + PAIR_GUARD_NUMBER, numbers, 2);
    passage_share(s->x + PAIR_GUARD_OPPOSITE, opposites, 2);
    return bits | guards_loose(s);
}

/* How many rows of LEN words of old stand in new too, each once. */
static uint32_t rows_common(const struct passage *s, uint32_t len, bool *used)
{
    uint32_t n = 0;
    memset(used, 0, s->n[HX_NEW]);
    for (uint32_t i = 0; i + len <= s->n[HX_OLD]; i++)
        for (uint32_t j = 0; j + len <= s->n[HX_NEW]; j++) {
            uint32_t k = 0;
            while (!used[j] && k < len &&
                   passage_folded(s, HX_OLD, i + k) ==
                       passage_folded(s, HX_NEW, j + k))
                k++;
            if (k < len)
                continue;
            used[j] = true;
            n++;
            break;
        }
    return n;
}

/* The words of a side without an equal partner, of the side with more. */
static uint32_t lost_most(const struct passage *s)
{
    uint32_t lost[2] = {0, 0};
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < s->n[side]; i++)
            lost[side] += s->sort[side][i] != SORT_MARK && !s->equal[side][i];
    return lost[lost[HX_OLD] < lost[HX_NEW]];
}

static void rows_put(struct passage *s)
{
    bool *used = room_new(&s->e->room, bool, s->n[HX_NEW]);
    for (uint32_t len = 1; len <= 3; len++) {
        uint32_t all = 0;
        for (int side = 0; side < 2; side++)
            all += s->n[side] >= len ? s->n[side] - len + 1 : 0;
        passage_share(s->x + PAIR_WORD + len - 1,
                      (uint64_t)2 * rows_common(s, len, used), all);
    }
    struct lcs_input input;
    for (int side = 0; side < 2; side++) {
        input.at[side] = s->e->keys->id[side][LEVEL_STEM] + s->at[side].start;
        input.n[side] = s->n[side];
    }
    struct lcs_result kept = lcs_find(s->e->work, input);
    uint64_t path[2] = {0, 0}, all[2] = {s->n[0], s->n[1]};
    uint32_t longest = 0, letters[2] = {0, 0};
    for (uint32_t k = 0; k < kept.n; k++) {
        path[0] += kept.run[k].len;
        longest = kept.run[k].len > longest ? kept.run[k].len : longest;
    }
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < s->n[side]; i++)
            letters[side] += s->e->keys->token[side][s->at[side].start + i].len;
    passage_share(s->x + PAIR_LONGEST, longest, 20);
    uint32_t longer = s->n[s->n[HX_OLD] <= s->n[HX_NEW]];
    s->light_edit = path[0] + LOST_FEW >= longer ||
                    path[0] * NET_ONE >= (uint64_t)longer * PATH_NEARLY;
    passage_share(s->x + PAIR_PATH_WORDS, path[0], 40);
    passage_share(s->x + PAIR_LETTERS, letters[letters[0] > letters[1]],
                  letters[letters[0] <= letters[1]]);
    path[1] = path[0];
    passage_shares(s->x + PAIR_PATH, path, all);
}

/* Links one to one, in the order of old. */
struct order {
    uint32_t *i, *j; /* words of both sides */
    uint32_t n;
};

static struct order order_of(const struct passage *s, enum sort least)
{
    uint32_t n = s->n[HX_OLD];
    struct order o = {room_new(&s->e->room, uint32_t, n),
                      room_new(&s->e->room, uint32_t, n), 0};
    for (uint32_t i = 0; i < n; i++) {
        uint32_t j = s->to[HX_OLD][i];
        if (j == HX_NONE || s->to[HX_NEW][j] != i || s->sort[HX_OLD][i] < least)
            continue;
        o.i[o.n] = i;
        o.j[o.n++] = j;
    }
    return o;
}

/* Pairs of links that cross, of all pairs, times four. */
static void crossed_put(int16_t *x, const struct order *o)
{
    uint32_t crossed = 0;
    for (uint32_t k = 0; k < o->n; k++)
        for (uint32_t l = k + 1; l < o->n; l++)
            crossed += o->j[k] > o->j[l];
    passage_share(x, 4 * (uint64_t)crossed, (uint64_t)o->n * (o->n - 1) / 2);
}

/* The length of the longest rising row. */
static uint32_t chain_length(struct room *room, const struct order *o)
{
    uint32_t *end = room_new(room, uint32_t, o->n), n = 0;
    for (uint32_t k = 0; k < o->n; k++) {
        uint32_t low = 0, high = n;
        while (low < high) {
            uint32_t middle = low + (high - low) / 2;
            if (end[middle] < o->j[k])
                low = middle + 1;
            else
                high = middle;
        }
        end[low] = o->j[k];
        n += low == n;
    }
    return n;
}

/* True if word I of SIDE joins what is beside it. */
static bool is_joint(const struct passage *s, int side, uint32_t i)
{
    struct str word = s->e->keys->folded[passage_folded(s, side, i)];
    return str_is_equal(word, STR(",")) || str_is_equal(word, STR("and")) ||
           str_is_equal(word, STR("or"));
}

static void breaks_put(struct passage *s, const struct order *o)
{
    uint32_t drops = 0, breaks = 0, joined = 0;
    for (uint32_t k = 1; k < o->n; k++) {
        if (o->i[k] == o->i[k - 1] + 1 && o->j[k] == o->j[k - 1] + 1)
            continue;
        breaks++;
        joined += is_joint(s, HX_OLD, o->i[k - 1]) ||
                  is_joint(s, HX_OLD, o->i[k]) || is_joint(s, HX_NEW, o->j[k]);
        drops += o->j[k] < o->j[k - 1];
    }
    passage_share(s->x + PAIR_DROPS, drops, 8);
    passage_share(s->x + PAIR_BREAKS, breaks, 16);
    passage_share(s->x + PAIR_JOINED, joined, 8);
    passage_share(s->x + PAIR_CHAIN, chain_length(&s->e->room, o), o->n);
}

/* What stands beside the words of weight on both sides. */
static void beside_put(struct passage *s, const struct order *o)
{
    uint32_t before = 0, behind = 0, last = 0, other = 0;
    for (uint32_t k = 0; k < o->n; k++) {
        uint32_t i = o->i[k], j = o->j[k];
        bool old = i > 0, new = j > 0;
        if (old && new) {
            before += passage_folded(s, HX_OLD, i - 1) ==
                      passage_folded(s, HX_NEW, j - 1);
            other += s->to[HX_OLD][i - 1] != HX_NONE &&
                     s->to[HX_NEW][j - 1] != HX_NONE &&
                     s->to[HX_OLD][i - 1] != j - 1 &&
                     s->to[HX_NEW][j - 1] != i - 1;
        } else {
            before += old == new;
        }
        old = i + 1 < s->n[HX_OLD], new = j + 1 < s->n[HX_NEW];
        behind += old && new ? passage_folded(s, HX_OLD, i + 1) ==
                                   passage_folded(s, HX_NEW, j + 1)
                             : old == new;
        last += k && o->j[k - 1] < j;
        for (uint32_t l = k ? o->j[k - 1] + 1 : 0; k && l < j; l++)
            if (s->sort[HX_NEW][l] > SORT_LIGHT) {
                last--;
                break;
            }
    }
    passage_share(s->x + PAIR_BEFORE, before, o->n);
    passage_share(s->x + PAIR_BEHIND, behind, o->n);
    passage_share(s->x + PAIR_LAST, last, o->n);
    passage_share(s->x + PAIR_ELSE, (uint64_t)4 * other, o->n);
}

/* The first word of weight from I on, by STEP, or HX_NONE. */
static uint32_t content_from(const struct passage *s, int side, uint32_t i,
                             uint32_t step)
{
    for (; i < s->n[side]; i += step)
        if (s->sort[side][i] > SORT_LIGHT)
            return i;
    return HX_NONE;
}

static void order_put(struct passage *s)
{
    struct order all = order_of(s, SORT_LIGHT);
    struct order content = order_of(s, SORT_WORD);
    struct order names = order_of(s, SORT_NAME);
    crossed_put(s->x + PAIR_CROSSED, &all);
    crossed_put(s->x + PAIR_CROSSED_CONTENT, &content);
    crossed_put(s->x + PAIR_CROSSED_NAME, &names);
    breaks_put(s, &all);
    beside_put(s, &content);
    uint32_t i = content_from(s, HX_OLD, 0, 1);
    uint32_t j = content_from(s, HX_NEW, 0, 1);
    passage_share(s->x + PAIR_FIRST, i != HX_NONE && s->to[HX_OLD][i] == j, 1);
    i = content_from(s, HX_OLD, s->n[HX_OLD] - 1, (uint32_t)-1);
    j = content_from(s, HX_NEW, s->n[HX_NEW] - 1, (uint32_t)-1);
    passage_share(s->x + PAIR_END, i != HX_NONE && s->to[HX_OLD][i] == j, 1);
}

uint32_t equivalence_put(struct equivalence *e, const hx_range at[2],
                         int16_t *x)
{
    /* What counts wherever it stands in a light edit. */
    const uint32_t whole = GUARD_NEGATION | GUARD_WEEKDAY | GUARD_MONTH |
                           GUARD_PERCENTAGE | GUARD_DEGREE | GUARD_DIRECTION |
                           GUARD_CASUALTY | GUARD_CRIME | GUARD_KINSHIP;
    struct passage s = passage_new(e, at);
    memset(x, 0, PAIR_FEATURES * sizeof *x);
    s.x = x;
    covers_put(&s);
    rests_put(&s);
    loose_put(&s);
    rows_put(&s);
    order_put(&s);
    passage_share(x + PAIR_RATIO, s.n[s.n[0] > s.n[1]], s.n[s.n[0] <= s.n[1]]);
    passage_share(x + PAIR_SIZE_OLD, s.n[0], 60);
    passage_share(x + PAIR_SIZE_NEW, s.n[1], 60);
    uint32_t bits = replaced_put(&s);
    uint32_t unknown[2] = {passage_unknown(&s, HX_OLD),
                           passage_unknown(&s, HX_NEW)};
    if (unknown[HX_OLD] && unknown[HX_NEW])
        bits |= GUARD_UNKNOWN;
    /* The same words in another order can be the same statement, but not with
     * one of these more. */
    if (!s.light_edit && lost_most(&s) <= LOST_FEW)
        return bits &
               (GUARD_NEGATION | GUARD_ANTONYM | GUARD_WEEKDAY | GUARD_MONTH);
    return s.light_edit ? bits | (guard_phrases(&e->guards, at) & whole) : 0;
}
