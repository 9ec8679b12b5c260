/* SPDX-License-Identifier: MIT */

/*
 * Hedges and tense: words that came are counted against words that went. Only
 * what changed is looked at; what was kept is the same on both sides.
 */

#include "diff/flag.h"
#include "doc/words.h"

enum { TENSES = 12 };

static bool is_cue(const struct flags *f, int side, uint32_t i, enum cue cue)
{
    return flag_cues(f, side, i) & (1u << cue);
}

/* "may", "might", "could"; not the month. */
static bool is_doubt(const struct flags *f, int side, uint32_t i)
{
    if (!flag_is_word(f, side, i, "may") && !flag_is_word(f, side, i, "might"))
        return flag_is_word(f, side, i, "could");
    return !(f->keys->token[side][i].flags & HX_TOKEN_CAPITAL) ||
           i == f->at[side].start;
}

/* The hedges of SIDE that stand in changes. */
static uint32_t hedges_of(const struct flags *f, int side)
{
    uint32_t n = 0;
    for (uint32_t i = f->at[side].start; i < f->at[side].end; i++) {
        const hx_change *change = &f->diff->change[f->diff->change_of[side][i]];
        if (change->kind == HX_SAME)
            continue;
        bool phrase = (flag_is_word(f, side, i, "in") &&
                       (flag_is_word(f, side, i + 1, "principle") ||
                        flag_is_word(f, side, i + 1, "theory"))) ||
                      (flag_is_word(f, side, i, "so") &&
                       flag_is_word(f, side, i + 2, "called"));
        n += phrase || is_cue(f, side, i, CUE_HEDGE) || is_doubt(f, side, i);
    }
    return n;
}

uint32_t flag_hedges(const struct flags *f)
{
    uint32_t old = hedges_of(f, HX_OLD), new = hedges_of(f, HX_NEW);
    if (old == new)
        return 0;
    return new > old ? HX_PAIR_HEDGED : HX_PAIR_FIRMED;
}

/* The auxiliaries by what they do; number and person are nothing to tense. */
static const char *const tense_table[TENSES] = {
    (" will shall 'll won't shan't they'll he'll she'll it'll we'll i'll "
     "you'll "),
    " would 'd wouldn't ",
    " can can't cannot ",
    " could couldn't ",
    " may ",
    " might ",
    " must mustn't ",
    " should shouldn't ought ",
    " has have 've hasn't haven't they've we've i've you've ",
    " had hadn't ",
    (" is are am isn't aren't 're it's that's he's she's they're we're i'm "
     "there's you're "),
    " was were wasn't weren't ",
};

static uint32_t tense_of(struct str word)
{
    for (uint32_t i = 0; i < TENSES; i++) {
        const char *s = tense_table[i];
        for (; *s && s[1]; s++)
            if (*s == ' ' && s[1] == *word.s &&
                str_has_prefix(str_of(s + 1), word) && s[1 + word.len] == ' ')
                return i;
    }
    return TENSES;
}

/* True if the folded WORD is a form of the past: its base is a verb, and it
 * has no ending of the present. */
static bool is_past(const struct flags *f, struct str word)
{
    uint32_t id[LEXICON_LEMMAS];
    const struct lexicon *lex = &f->keys->lexicon;
    char last = word.s[word.len - 1];
    if (word.len < 3 || last == 's' || last == 'g')
        return false;
    uint32_t own = lexicon_find(lex, word);
    uint32_t n = lexicon_lemmas(lex, word, id);
    for (uint32_t i = 0; i < n; i++)
        if (id[i] != own && lexicon_parts(lex, id[i]) & LEXICON_VERB)
            return true;
    return !n && word.len > 4 && last == 'd' && word.s[word.len - 2] == 'e';
}

/* True if CHANGE puts a verb into the past or takes it out: sails, sailed. */
static bool is_past_changed(const struct flags *f, const hx_change *change)
{
    bool past[2];
    if (change->cls != HX_CLASS_INFLECTION)
        return false;
    for (int side = 0; side < 2; side++) {
        if (change->at[side].end - change->at[side].start != 1 ||
            keys_is_light(f->keys, side, change->at[side].start))
            return false; /* auxiliaries are counted */
        struct str word = flag_folded(f, side, change->at[side].start);
        past[side] = is_past(f, word);
    }
    return past[HX_OLD] != past[HX_NEW];
}

uint32_t flag_tense(const struct flags *f)
{
    uint32_t count[2][TENSES + 1] = {{0}};
    for (uint32_t k = f->pair->changes.start; k < f->pair->changes.end; k++) {
        const hx_change *change = &f->diff->change[k];
        if (change->kind == HX_SAME || change->cls == HX_CLASS_CONTRACTION ||
            change->flags & HX_CHANGE_QUOTED)
            continue;
        if (is_past_changed(f, change))
            return HX_PAIR_TENSE;
        for (int side = 0; side < 2; side++)
            for (uint32_t i = change->at[side].start; i < change->at[side].end;
                 i++)
                if (is_cue(f, side, i, CUE_AUXILIARY))
                    count[side][tense_of(flag_folded(f, side, i))] = 1;
    }
    for (uint32_t i = 0; i < TENSES; i++)
        if (count[HX_OLD][i] != count[HX_NEW][i])
            return HX_PAIR_TENSE;
    return 0;
}
