/* SPDX-License-Identifier: MIT */

/*
 * Who says it, and who did it. Verbs of saying with their stance and the words
 * for the speaker are laid beside each other in order; a verb in the passive
 * voice is looked for on the other side, where it may have had a subject.
 */

#include "diff/flag.h"
#include "doc/words.h"

enum {
    SAYINGS = 6, /* of a pair that are looked at */
    REACH = 10,  /* tokens of a speaker, at most */
    PASSIVE = 4, /* tokens between the auxiliary and the verb, at most */
    BY = 3       /* and between the verb and "by" */
};

enum stance { STANCE_NEUTRAL, STANCE_SURE, STANCE_OPEN };

/* Something that somebody says. */
struct saying {
    enum stance stance;
    hx_range who; /* tokens */
};

struct sayings {
    struct saying at[SAYINGS];
    uint32_t n;
};

static bool is_cue(const struct flags *f, int side, uint32_t i, enum cue cue)
{
    return flag_cues(f, side, i) & (1u << cue);
}

static bool is_word(const struct flags *f, int side, uint32_t i)
{
    return f->keys->token[side][i].flags & HX_TOKEN_WORD;
}

static bool has_end(struct str s, const char *end)
{
    size_t len = str_of(end).len;
    return s.len > len &&
           str_is_equal(str_sub(s, s.len - len, len), str_of(end));
}

/* The words from I on, up to a sign. */
static hx_range words_after(const struct flags *f, int side, uint32_t i)
{
    hx_range at = {i, i};
    while (at.end < f->at[side].end && at.end - i < REACH &&
           is_word(f, side, at.end))
        at.end++;
    return at;
}

/* The words before I, back to a sign. */
static hx_range words_before(const struct flags *f, int side, uint32_t i)
{
    hx_range at = {i, i};
    while (at.start > f->at[side].start && i - at.start < REACH &&
           is_word(f, side, at.start - 1))
        at.start--;
    return at;
}

static bool has_weight(const struct flags *f, int side, hx_range at)
{
    for (uint32_t i = at.start; i < at.end; i++)
        if (!keys_is_light(f->keys, side, i) || is_cue(f, side, i, CUE_SUBJECT))
            return true;
    return false;
}

/* Reads the saying whose verb is token I. */
static bool saying_read(const struct flags *f, int side, uint32_t i,
                        struct saying *saying)
{
    if (flag_is_word(f, side, i, "according")) {
        if (!flag_is_word(f, side, i + 1, "to"))
            return false;
        *saying = (struct saying){STANCE_NEUTRAL, words_after(f, side, i + 2)};
        return true;
    }
    saying->stance = is_cue(f, side, i, CUE_SAY)      ? STANCE_NEUTRAL
                     : is_cue(f, side, i, CUE_COMMIT) ? STANCE_SURE
                                                      : STANCE_OPEN;
    saying->who = words_before(f, side, i);
    if (!has_weight(f, side, saying->who))
        saying->who = words_after(f, side, i + 1);
    return has_weight(f, side, saying->who);
}

static struct sayings sayings_find(const struct flags *f, int side)
{
    struct sayings sayings = {.n = 0};
    const uint32_t cues = 1u << CUE_SAY | 1u << CUE_COMMIT | 1u << CUE_DISTANCE;
    for (uint32_t i = f->at[side].start; i < f->at[side].end; i++) {
        const hx_change *change = &f->diff->change[f->diff->change_of[side][i]];
        if (!(flag_cues(f, side, i) & cues) || sayings.n == SAYINGS ||
            change->cls == HX_CLASS_SYNONYM) /* of one stance */
            continue;
        if (saying_read(f, side, i, &sayings.at[sayings.n]))
            sayings.n++;
    }
    return sayings;
}

/* True if both can be one speaker: a word in common, or a pronoun. */
static bool is_same_speaker(const struct flags *f, hx_range old, hx_range new)
{
    const hx_range at[2] = {old, new};
    bool pronoun = false, kept = true;
    for (int side = 0; side < 2; side++)
        for (uint32_t i = at[side].start; i < at[side].end; i++) {
            if (is_cue(f, side, i, CUE_SUBJECT))
                pronoun = true;
            else if (!keys_is_light(f->keys, side, i))
                kept &= flag_is_kept(f, side, i);
        }
    if (pronoun || kept)
        return true;
    for (uint32_t i = old.start; i < old.end; i++)
        for (uint32_t j = new.start; j < new.end; j++)
            if (!keys_is_light(f->keys, HX_OLD, i) &&
                f->keys->id[HX_OLD][LEVEL_STEM][i] ==
                    f->keys->id[HX_NEW][LEVEL_STEM][j])
                return true;
    return false;
}

uint32_t flag_attribution(const struct flags *f)
{
    struct sayings old = sayings_find(f, HX_OLD), new = sayings_find(f, HX_NEW);
    if (old.n != new.n)
        return HX_PAIR_ATTRIBUTION |
               (new.n > old.n ? HX_PAIR_ATTRIBUTED : HX_PAIR_UNATTRIBUTED);
    for (uint32_t i = 0; i < old.n; i++)
        if (old.at[i].stance != new.at[i].stance ||
            !is_same_speaker(f, old.at[i].who, new.at[i].who))
            return HX_PAIR_ATTRIBUTION;
    return 0;
}

/* True if token I is a verb in the passive voice: was sold. */
static bool is_passive(const struct flags *f, int side, uint32_t i)
{
    static const char *const be[] = {"was", "were", "been", "is",
                                     "are", "be",   "being"};
    struct str word = flag_folded(f, side, i);
    uint32_t first = f->at[side].start;
    if (keys_is_light(f->keys, side, i) || word.len < 3 ||
        word.s[word.len - 1] == 'g' || word.s[word.len - 1] == 's')
        return false;
    for (uint32_t j = i; j > first && i - j < PASSIVE; j--) {
        for (size_t k = 0; k < sizeof be / sizeof *be; k++)
            if (flag_is_word(f, side, j - 1, be[k]))
                return true;
        if (!is_word(f, side, j - 1) ||
            (!keys_is_light(f->keys, side, j - 1) &&
             !has_end(flag_folded(f, side, j - 1), "ly")))
            return false;
    }
    return false;
}

/* True if what "by" at I begins is no time, number or manner. */
static bool is_agent(const struct flags *f, int side, uint32_t i)
{
    hx_range who = words_after(f, side, i + 1);
    if (who.start == who.end)
        return false;
    uint32_t flags = f->keys->token[side][who.start].flags;
    struct str word = flag_folded(f, side, who.start);
    bool article = flag_is_word(f, side, who.start, "the") ||
                   flag_is_word(f, side, who.start, "a") ||
                   flag_is_word(f, side, who.start, "an");
    if (flags & HX_TOKEN_NUMBER || words_is_number(word) ||
        words_is_date(word) || has_end(word, "ing"))
        return false;
    return article || flags & HX_TOKEN_CAPITAL ||
           !is_cue(f, side, who.start, CUE_MANNER);
}

/* Who is named from I on, up to the next preposition: "the crew" of "the crew
 * at night". */
static hx_range agent_after(const struct flags *f, int side, uint32_t i)
{
    hx_range who = words_after(f, side, i);
    for (uint32_t j = who.start; j < who.end; j++)
        if (is_cue(f, side, j, CUE_PREPOSITION) ||
            is_cue(f, side, j, CUE_AUXILIARY) || is_cue(f, side, j, CUE_LINK) ||
            flag_is_kept(f, side, j))
            who.end = j;
    return who;
}

/* The last word of weight before verb I, or a pronoun: the head of who does
 * it, as a rule. */
static hx_range agent_before(const struct flags *f, int side, uint32_t i)
{
    hx_range who = words_before(f, side, i);
    for (; who.end > who.start; who.end--) {
        uint32_t last = who.end - 1;
        if (is_cue(f, side, last, CUE_SUBJECT) ||
            (!keys_is_light(f->keys, side, last) &&
             !has_end(flag_folded(f, side, last), "ly")))
            return (hx_range){last, who.end};
    }
    return (hx_range){i, i};
}

/* The "by" that names who did verb I of SIDE, or HX_NONE. */
static uint32_t by_of(const struct flags *f, int side, uint32_t i)
{
    for (uint32_t j = i + 1; j < f->at[side].end && j <= i + BY; j++)
        if (flag_is_word(f, side, j, "by"))
            return is_agent(f, side, j) ? j : HX_NONE;
    return HX_NONE;
}

/* True if tokens A and B, by side, are forms of one verb. */
static bool is_same_verb(const struct flags *f, int side, uint32_t i,
                         uint32_t j)
{
    uint32_t x[LEXICON_LEMMAS], y[LEXICON_LEMMAS];
    const struct lexicon *lex = &f->keys->lexicon;
    if (f->keys->id[side][LEVEL_STEM][i] == f->keys->id[!side][LEVEL_STEM][j])
        return true;
    struct str a = flag_folded(f, side, i), b = flag_folded(f, !side, j);
    if (*a.s != *b.s)
        return false;
    uint32_t n = lexicon_lemmas(lex, a, x), m = lexicon_lemmas(lex, b, y);
    for (uint32_t k = 0; k < n; k++)
        for (uint32_t l = 0; l < m; l++)
            if (x[k] == y[l])
                return true;
    return false;
}

/* True if WHO of SIDE is somebody whom the other side does not name. */
static bool is_gone(const struct flags *f, int side, hx_range who)
{
    return who.start < who.end && !flag_is_there(f, side, who);
}

/* True if verb I of SIDE, in the passive voice, has nobody who does it, and on
 * the other side it has. */
static bool is_lost(const struct flags *f, int side, uint32_t i)
{
    if (by_of(f, side, i) != HX_NONE)
        return false;
    for (uint32_t j = f->at[!side].start; j < f->at[!side].end; j++) {
        if (!is_word(f, !side, j) || keys_is_light(f->keys, !side, j) ||
            !is_same_verb(f, side, i, j))
            continue;
        uint32_t by = by_of(f, !side, j);
        if (is_passive(f, !side, j))
            return by != HX_NONE &&
                   is_gone(f, !side, agent_after(f, !side, by + 1));
        hx_range who = agent_before(f, !side, j);
        return is_gone(f, !side, who);
    }
    return false;
}

uint32_t flag_agent(const struct flags *f)
{
    static const uint32_t found[2] = {HX_PAIR_AGENT_NAMED, HX_PAIR_AGENT_LOST};
    uint32_t flags = 0;
    for (int side = 0; side < 2; side++)
        for (uint32_t i = f->at[side].start; i < f->at[side].end; i++)
            if (is_word(f, side, i) && is_passive(f, side, i) &&
                is_lost(f, side, i))
                flags |= found[side];
    return flags;
}
