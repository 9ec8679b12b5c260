/* SPDX-License-Identifier: MIT */

/*
 * Names: runs of words with a capital. Where anything has one (at the start of
 * a sentence, in a headline) a word counts only if it has one elsewhere too or
 * is named as a speaker; what also stands in small letters is no name by
 * itself. Two names are one if the words of one are among those of the other
 * and they end alike: Dr Ada Moss, Ms Moss, A. Moss.
 */

#include "diff/fact.h"

#include "diff/normal.h"
#include "doc/words.h"

enum { RUN_MOST = 12, TITLE_LEAST = 3, TITLE_SHARE = 70, TOKEN_COST = 16 };

static uint32_t folded_id(const struct fact_reader *r, uint32_t i)
{
    return r->keys->id[r->side][LEVEL_FOLDED][i];
}

static bool is_capital(const struct fact_reader *r, uint32_t i)
{
    return i < r->keys->n[r->side] &&
           (r->keys->token[r->side][i].flags & HX_TOKEN_CAPITAL);
}

static bool is_wordy(const struct fact_reader *r, uint32_t i)
{
    return r->keys->token[r->side][i].flags & HX_TOKEN_WORD;
}

/* True if most words of the sentence AT have a capital and no full stop ends
 * it, as in a headline. */
static bool is_title(const struct fact_reader *r, hx_range at)
{
    uint32_t words = 0, capitals = 0;
    if (at.start < at.end && fact_is_word(r, at.end - 1, "."))
        return false;
    for (uint32_t i = at.start; i < at.end; i++) {
        if (!is_wordy(r, i) || keys_is_light(r->keys, r->side, i))
            continue;
        words++;
        capitals += is_capital(r, i);
    }
    return words >= TITLE_LEAST && capitals * 100 >= words * TITLE_SHARE;
}

/* A sign after which a sentence may begin. */
static bool is_opening(const struct fact_reader *r, uint32_t i)
{
    return fact_is_word(r, i, "\"") || fact_is_word(r, i, "'") ||
           fact_is_word(r, i, ":") || fact_is_word(r, i, "(") ||
           fact_is_word(r, i, "\xc2\xab") || fact_is_word(r, i, "*") ||
           fact_is_word(r, i, "-");
}

static void sentence_note(struct fact_reader *r, hx_range at)
{
    bool title = is_title(r, at), first = true;
    for (uint32_t i = at.start; i < at.end; i++) {
        arena_step(r->a, TOKEN_COST, 0);
        if (!is_wordy(r, i)) {
            first = first || (is_opening(r, i) &&
                              !(i > at.start && !fact_has_gap(r, i - 1) &&
                                !fact_has_gap(r, i)));
            continue;
        }
        uint8_t *seen = &r->seen[folded_id(r, i)];
        if (!is_capital(r, i))
            *seen |= SEEN_SMALL;
        else if (!first && !title)
            *seen |= SEEN_NAME;
        r->sure[r->side][i] = !first && !title;
        first = false;
    }
}

void fact_name_note(struct fact_reader *r)
{
    uint32_t n;
    const hx_range *sentence = hx_doc_sentences(r->keys->doc[r->side], &n);
    for (uint32_t i = 0; i < n; i++)
        sentence_note(r, sentence[i]);
}

/* True if the folded word S has the ending of a possessive. */
static bool is_owner(struct str s)
{
    return s.len > 2 && s.s[s.len - 2] == '\'' && s.s[s.len - 1] == 's';
}

/* True if the word S is more likely who than what they are called: police,
 * officials. */
static bool is_group(struct str s)
{
    static const char *const group_table[] = {
        "police", "people", "nobody", "staff", "everyone", "someone", "crew"};
    for (size_t i = 0; i < sizeof group_table / sizeof *group_table; i++)
        if (str_is_equal(s, str_of(group_table[i])))
            return true;
    return s.len > 3 && s.s[s.len - 1] == 's' && s.s[s.len - 2] != 's';
}

/* True if token I can be a word of a name. */
static bool is_name(const struct fact_reader *r, uint32_t i)
{
    if (!is_capital(r, i))
        return false;
    enum fact_class cls = fact_class_of(r, i);
    struct str s = r->keys->folded[folded_id(r, i)];
    /* A letter and its full stop are initials. */
    if (s.len == 1)
        return fact_is_word(r, i + 1, ".") && !fact_has_gap(r, i);
    if (cls == FACT_WEEKDAY || cls == FACT_MONTH || cls == FACT_RELATIVE ||
        (cls == FACT_SEASON && fact_number_of(r, i) > 4))
        return false;
    uint8_t seen = r->seen[folded_id(r, i)];
    struct str text = keys_text(r->keys, r->side, i);
    if (words_is_stop(s)) /* "us" is none, the US is */
        return text.len == 2 && text.s[1] >= 'A' && text.s[1] <= 'Z';
    if (r->sure[r->side][i])
        return true;
    if (cls == FACT_TITLE)
        return is_capital(r, i + 1) || fact_is_word(r, i + 1, ".");
    if (seen & SEEN_NAME)
        return true;
    return !(seen & SEEN_SMALL) &&
           !words_is_starter(keys_text(r->keys, r->side, i)) &&
           ((is_capital(r, i + 1) && r->sure[r->side][i + 1]) ||
            (fact_class_of(r, i + 1) == FACT_SAY && !is_group(s)));
}

/* Where the name that has token I goes on, HX_NONE if nowhere: behind a gap, a
 * hyphen, the full stop of initials or of a title, "of". */
static uint32_t next_of(const struct fact_reader *r, uint32_t i)
{
    uint32_t next = i + 1;
    size_t len = r->keys->token[r->side][i].len;
    bool is_stop = fact_is_word(r, next, ".") && !fact_has_gap(r, i) &&
                   (len == 1 || fact_class_of(r, i) == FACT_TITLE);
    bool is_hyphen = fact_is_word(r, next, "-") && !fact_has_gap(r, i) &&
                     !fact_has_gap(r, next);
    if (is_stop || is_hyphen || fact_is_word(r, next, "&"))
        next++;
    for (int links = 0; links < 2 && fact_class_of(r, next) == FACT_LINK &&
                        !is_capital(r, next);
         links++)
        next++;
    if (next > i + 1 && fact_is_word(r, next, "the") &&
        fact_is_word(r, next - 1, "of") && !is_capital(r, next))
        next++;
    return is_name(r, next) ? next : HX_NONE;
}

/* What names are called by: no titles, no Inc. */
static bool is_core(const struct fact_reader *r, uint32_t i)
{
    enum fact_class cls = fact_class_of(r, i);
    return cls != FACT_TITLE && cls != FACT_SUFFIX && cls != FACT_LINK &&
           !fact_is_word(r, i, "the");
}

/* True if the digits at I are the end of the name before them: Boeing 737, not
 * "in Orta 40 people". */
static bool is_numbered(const struct fact_reader *r, uint32_t i)
{
    enum { DIGITS_MOST = 4, PLURAL = 4 };
    static const char *const counted_table[] = {
        "people", "men", "women", "dead", "hurt", "-", "to", "or", "children"};
    if (i + 1 >= r->keys->n[r->side] || !fact_has_gap(r, i - 1))
        return false;
    struct str s = r->keys->folded[folded_id(r, i)];
    for (size_t j = 0; j < s.len; j++)
        if (s.s[j] < '0' || s.s[j] > '9')
            return false;
    if (!s.len || s.len > DIGITS_MOST ||
        (s.len == DIGITS_MOST && (*s.s == '1' || *s.s == '2')))
        return false;
    for (size_t j = 0; j < sizeof counted_table / sizeof *counted_table; j++)
        if (fact_is_word(r, i + 1, counted_table[j]))
            return false;
    enum fact_class cls = fact_class_of(r, i + 1);
    s = r->keys->folded[folded_id(r, i + 1)];
    return cls != FACT_UNIT && cls != FACT_SCALE && cls != FACT_HOUR &&
           cls != FACT_MONTH && (s.len < PLURAL || s.s[s.len - 1] != 's');
}

uint32_t fact_name(const struct fact_reader *r, uint32_t i, struct fact *fact)
{
    bool owner = false, alone = true, sure = false;
    uint32_t end = i;
    *fact = (struct fact){.type = HX_FACT_NAME};
    if (!is_name(r, i))
        return i;
    for (uint32_t j = i; j < i + RUN_MOST && !owner; j = next_of(r, j)) {
        struct str s = r->keys->folded[folded_id(r, j)];
        uint8_t seen = r->seen[folded_id(r, j)];
        end = j + 1;
        owner = is_owner(s);
        if (!is_core(r, j) || fact->words == FACT_WORDS)
            continue;
        fact->word[fact->words++] =
            intern_put(r->words, normal_of(r->a, s, r->english));
        alone = alone && (seen & SEEN_SMALL);
        sure = sure || r->sure[r->side][j];
    }
    if (!fact->words || (alone && (fact->words == 1 || !sure)))
        return i;
    if (!owner && fact->words < FACT_WORDS && is_numbered(r, end))
        fact->word[fact->words++] =
            intern_put(r->words, r->keys->folded[folded_id(r, end++)]);
    fact->at = (hx_range){i, end};
    fact->key[0] = fact->word[fact->words - 1];
    fact->keys = 1;
    return end;
}

/* The word A is B, or the initial of it. */
static bool is_word_of(const struct fact_reader *r, uint32_t a, uint32_t b)
{
    struct str s = r->words->names[a], t = r->words->names[b];
    return a == b ||
           (s.len && t.len && *s.s == *t.s && (s.len == 1 || t.len == 1));
}

bool fact_is_same_name(const struct fact_reader *r, const struct fact *a,
                       const struct fact *b)
{
    if (a->words > b->words)
        return fact_is_same_name(r, b, a);
    for (uint32_t i = 0; i < a->words; i++) {
        bool found = false;
        for (uint32_t j = 0; j < b->words && !found; j++)
            found = is_word_of(r, a->word[i], b->word[j]);
        if (!found)
            return false;
    }
    return true;
}
