/* SPDX-License-Identifier: MIT */

/*
 * Tokens to acronyms: words in capitals are noted, then each run of words
 * that begin with a capital is tried as what one of them stands for, then
 * what stands before or after brackets. N tokens, each begins at most
 * LETTERS_MOST runs. The idea of matching letters from the end is that of
 * A. Schwartz and M. Hearst, A simple algorithm for identifying abbreviation
 * definitions in biomedical text (2003).
 */

#include "diff/acronym.h"

#include <string.h>

#include "base/hash.h"

enum {
    LETTERS_LEAST = 2,
    INITIALS_LEAST = 3, /* fewer letters are the initials of too much */
    LETTERS_MOST = 6,
    SLIP_LEAST = 4,
    SMALL_MOST = 2, /* small words of a name that give no letter */
    RUN_MOST = LETTERS_MOST * 2,
    ACRONYMS_MOST = 256, /* that are looked at, and that are explained */
    TOKEN_COST = 32,
    RUN_COST = 128
};

/* What initials cannot give or two letters are too few for; the names of a
 * row are one. */
static const char *const known_table[] = {
    "us|usa|united states|america|united states of america",
    "uk|united kingdom|britain|great britain",
    "eu|european union",
    "un|united nations",
    "pm|prime minister",
    "mp|member of parliament",
};

struct search {
    struct arena *a;
    const struct keys *keys;
    struct acronyms *found;
    struct intern letters; /* of all acronyms, as they are noted */
    uint32_t *name;        /* by number in letters: at LEVEL_FOLDED */
    bool *explained;       /* the same */
    bool *defined;         /* the same: in brackets, which counts for more than
                              initials */
    bool *noted;           /* by number at LEVEL_FOLDED */
};

/* The folded form of token I of SIDE. */
static struct str folded_of(const struct search *s, int side, uint32_t i)
{
    return s->keys->folded[s->keys->id[side][LEVEL_FOLDED][i]];
}

/* True if token I of SIDE is two to six capital letters. */
static bool is_acronym(const struct search *s, int side, uint32_t i)
{
    struct str text = keys_text(s->keys, side, i);
    if (text.len < LETTERS_LEAST || text.len > LETTERS_MOST)
        return false;
    for (size_t j = 0; j < text.len; j++)
        if (text.s[j] < 'A' || text.s[j] > 'Z')
            return false;
    return true;
}

static bool is_capital(const struct search *s, int side, uint32_t i)
{
    return s->keys->token[side][i].flags & HX_TOKEN_CAPITAL;
}

static bool is_small(struct str word)
{
    struct str rest = STR("of the and for in on to de a");
    while (rest.len)
        if (str_is_equal(str_cut(&rest, ' '), word))
            return true;
    return false;
}

static void acronyms_note(struct search *s)
{
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < s->keys->n[side]; i++) {
            uint32_t folded = s->keys->id[side][LEVEL_FOLDED][i];
            arena_step(s->a, TOKEN_COST, 0);
            if (s->noted[folded] || s->letters.n == ACRONYMS_MOST ||
                !is_acronym(s, side, i))
                continue;
            uint32_t number = intern_put(&s->letters, folded_of(s, side, i));
            s->name[number] = folded;
            s->noted[folded] = true;
        }
}

/* Notes that acronym NUMBER stands for tokens AT of SIDE, once. */
static void meaning_put(struct search *s, uint32_t number, int side,
                        hx_range at)
{
    uint32_t words = at.end - at.start;
    const uint32_t *word = s->keys->id[side][LEVEL_FOLDED] + at.start;
    s->explained[number] = true;
    if (s->found->list.vec.n == ACRONYMS_MOST)
        return;
    for (uint32_t i = 0; i < s->found->list.vec.n; i++) {
        const struct acronym *row = &s->found->list.at[i];
        if (row->name == s->name[number] && row->words == words &&
            !memcmp(row->word, word, words * sizeof *word))
            return;
    }
    *vec_push(s->a, &s->found->list) =
        (struct acronym){s->name[number], words, word};
}

/* Tries each run of names from token I of SIDE whose initials are those of an
 * acronym; small words inside are passed over. */
static void initials_try(struct search *s, int side, uint32_t i)
{
    const hx_token *token = s->keys->token[side];
    char letters[LETTERS_MOST];
    uint32_t n = 0, small = 0;
    if (!is_capital(s, side, i) || is_acronym(s, side, i))
        return;
    arena_step(s->a, RUN_COST, 0);
    for (uint32_t j = i; j < s->keys->n[side] && n < LETTERS_MOST; j++) {
        struct str word = folded_of(s, side, j);
        if (!(token[j].flags & HX_TOKEN_WORD) || small > SMALL_MOST)
            return;
        if (!is_capital(s, side, j)) {
            small++;
            if (!is_small(word) || str_is_equal(word, STR("and")))
                return; /* people are joined by it */
            continue;
        }
        small = 0;
        letters[n++] = *word.s;
        uint32_t number =
            n < INITIALS_LEAST
                ? UINT32_MAX
                : intern_find(&s->letters, (struct str){letters, n});
        if (number != UINT32_MAX && !s->defined[number])
            meaning_put(s, number, side, (hx_range){i, j + 1});
    }
}

/* Where the words that end before END begin, if their initials from the last
 * to the first are LETTERS; HX_NONE if they are not. */
static uint32_t initials_back(const struct search *s, int side, uint32_t end,
                              struct str letters)
{
    uint32_t left = (uint32_t)letters.len;
    for (uint32_t i = end; i-- > 0 && end - i <= RUN_MOST;) {
        struct str word = folded_of(s, side, i);
        if (!(s->keys->token[side][i].flags & HX_TOKEN_WORD))
            return HX_NONE;
        if (is_small(word) && !is_capital(s, side, i))
            continue;
        if (*word.s != letters.s[left - 1])
            return HX_NONE;
        left--;
        if (!left)
            return i;
    }
    return HX_NONE;
}

static bool is_sign(const struct search *s, int side, uint32_t i, char sign)
{
    struct str text = keys_text(s->keys, side, i);
    return text.len == 1 && *text.s == sign;
}

/* "Long Name (LN)" and "LN (Long Name)" at the bracket I of SIDE. */
static void definition_try(struct search *s, int side, uint32_t i)
{
    uint32_t n = s->keys->n[side], end = i + 1, number, start;
    if (!is_sign(s, side, i, '(') || !i || i + 2 >= n)
        return;
    if (is_acronym(s, side, i + 1)) {
        struct str letters = folded_of(s, side, i + 1);
        start = initials_back(s, side, i, letters);
        number = intern_find(&s->letters, letters);
        if (is_sign(s, side, i + 2, ')') && start != HX_NONE &&
            number != UINT32_MAX)
            meaning_put(s, number, side, (hx_range){start, i});
        return;
    }
    if (!is_acronym(s, side, i - 1))
        return;
    while (end < n && end - i <= RUN_MOST && !is_sign(s, side, end, ')'))
        end++;
    struct str letters = folded_of(s, side, i - 1);
    number = intern_find(&s->letters, letters);
    if (end < n && number != UINT32_MAX &&
        initials_back(s, side, end, letters) == i + 1)
        meaning_put(s, number, side, (hx_range){i + 1, end});
}

/* One letter of A is another one in B, or the last one is more or less,
 * whatever their order after the first. */
static bool is_slip(struct str a, struct str b)
{
    int count[26] = {0}, more = 0, less = 0;
    if (a.len < SLIP_LEAST || b.len < SLIP_LEAST || *a.s != *b.s)
        return false;
    for (size_t i = 0; i < a.len; i++)
        count[a.s[i] - 'a']++;
    for (size_t i = 0; i < b.len; i++)
        count[b.s[i] - 'a']--;
    for (int i = 0; i < 26; i++) {
        more += count[i] > 0 ? count[i] : 0;
        less -= count[i] < 0 ? count[i] : 0;
    }
    return more <= 1 && less <= 1;
}

/* An acronym that nothing explains is a slip of one that is explained, if it
 * can be of that one only. */
static void slips_find(struct search *s)
{
    for (uint32_t i = 0; i < s->letters.n; i++) {
        uint32_t meant = HX_NONE, n = 0;
        if (s->explained[i])
            continue;
        for (uint32_t j = 0; j < s->letters.n; j++) {
            arena_step(s->a, TOKEN_COST, 0);
            if (s->explained[j] &&
                is_slip(s->letters.names[i], s->letters.names[j])) {
                meant = s->name[j];
                n++;
            }
        }
        if (n == 1)
            *vec_push(s->a, &s->found->slip) =
                (struct acronym_slip){s->name[i], meant};
    }
}

struct acronyms acronyms_new(struct arena *a, const struct keys *keys)
{
    struct acronyms found = {.keys = keys};
    uint32_t forms = keys->count[LEVEL_FOLDED];
    struct search s = {.a = a,
                       .keys = keys,
                       .found = &found,
                       .letters = intern_new(a, 0),
                       .name = arena_new(a, uint32_t, forms),
                       .explained = arena_new(a, bool, forms),
                       .defined = arena_new(a, bool, forms),
                       .noted = arena_new(a, bool, forms)};
    acronyms_note(&s);
    for (int side = 0; side < 2 && s.letters.n; side++)
        for (uint32_t i = 0; i < keys->n[side]; i++) {
            arena_step(a, TOKEN_COST, 0);
            definition_try(&s, side, i);
        }
    memcpy(s.defined, s.explained, s.letters.n * sizeof *s.defined);
    for (int side = 0; side < 2 && s.letters.n; side++)
        for (uint32_t i = 0; i < keys->n[side]; i++) {
            arena_step(a, TOKEN_COST, 0);
            initials_try(&s, side, i);
        }
    slips_find(&s);
    return found;
}

uint32_t acronyms_match(const struct acronyms *acronyms, uint32_t name,
                        int side, hx_range at)
{
    const uint32_t *word = acronyms->keys->id[side][LEVEL_FOLDED] + at.start;
    uint32_t most = 0;
    for (uint32_t i = 0; i < acronyms->list.vec.n; i++) {
        const struct acronym *row = &acronyms->list.at[i];
        if (row->name == name && row->words > most &&
            row->words <= at.end - at.start &&
            !memcmp(row->word, word, row->words * sizeof *word))
            most = row->words;
    }
    return most;
}

uint32_t acronyms_slip(const struct acronyms *acronyms, uint32_t name)
{
    for (uint32_t i = 0; i < acronyms->slip.vec.n; i++)
        if (acronyms->slip.at[i].name == name)
            return acronyms->slip.at[i].meant;
    return HX_NONE;
}

/* Without "the" before it, and without the full stop of initials after it. */
static hx_range name_of(const struct acronyms *acronyms, int side, hx_range at)
{
    const struct keys *keys = acronyms->keys;
    const uint32_t *id = keys->id[side][LEVEL_FOLDED];
    if (at.end - at.start > 1 &&
        str_is_equal(keys->folded[id[at.start]], STR("the")))
        at.start++;
    if (at.end - at.start > 1 &&
        str_is_equal(keys->folded[id[at.end - 1]], STR(".")))
        at.end--;
    return at;
}

/* The row of known_table that has the tokens AT of SIDE, or NULL. One word
 * has a capital; "us" is none. */
static const char *known_find(const struct acronyms *acronyms, int side,
                              hx_range at)
{
    const struct keys *keys = acronyms->keys;
    char name[32];
    size_t len = 0;
    bool is_one = at.end - at.start == 1;
    if ((is_one && !(keys->token[side][at.start].flags & HX_TOKEN_CAPITAL)) ||
        at.end - at.start > RUN_MOST)
        return NULL;
    for (uint32_t i = at.start; i < at.end; i++) {
        struct str root = keys->folded[keys->id[side][LEVEL_FOLDED][i]];
        if (len + root.len + 1 >= sizeof name)
            return NULL;
        if (len)
            name[len++] = ' ';
        for (size_t j = 0; j < root.len; j++)
            if (root.s[j] != '.')
                name[len++] = root.s[j];
    }
    for (size_t i = 0; i < sizeof known_table / sizeof *known_table; i++) {
        struct str rest = str_of(known_table[i]);
        while (rest.len)
            if (str_is_equal(str_cut(&rest, '|'), (struct str){name, len}))
                return known_table[i];
    }
    return NULL;
}

bool acronyms_is_same(const struct acronyms *acronyms, const hx_range at[2])
{
    hx_range name[2];
    for (int side = 0; side < 2; side++) {
        if (at[side].start == at[side].end)
            return false;
        name[side] = name_of(acronyms, side, at[side]);
    }
    const char *known = known_find(acronyms, HX_OLD, name[HX_OLD]);
    if (known && known == known_find(acronyms, HX_NEW, name[HX_NEW]))
        return true;
    for (int side = 0; side < 2; side++) {
        const uint32_t *id = acronyms->keys->id[side][LEVEL_FOLDED];
        hx_range other = name[!side];
        uint32_t words = other.end - other.start;
        if (name[side].end - name[side].start == 1 && words > 1 &&
            acronyms_match(acronyms, id[name[side].start], !side, other) ==
                words)
            return true;
    }
    return false;
}
