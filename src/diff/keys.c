/* SPDX-License-Identifier: MIT */

/*
 * Exact, then folded, then stemmed and brought to roots: each level numbers
 * the distinct forms of one before, so a word that stands a thousand times is
 * folded once. English has stems of our own, which leave derivations apart,
 * since words of one stem are told to be forms of one word; roots, which only
 * have to be near, and other languages have those of Snowball (M. F. Porter,
 * Snowball: a language for stemming algorithms, 2001).
 */

#include "diff/keys.h"

#include <libstemmer.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "diff/normal.h"
#include "diff/stem.h"
#include "doc/words.h"

enum {
    TOKEN_COST = 64,
    COPY_COST = 16,
    FORM_COST = 1024,
    WORD_MOST = 128,
    ENDING_MOST = 3
};

struct str keys_text(const struct keys *keys, int side, uint32_t i)
{
    size_t len;
    const char *text = hx_doc_text(keys->doc[side], &len);
    const hx_token *token = &keys->token[side][i];
    return (struct str){text + token->at, token->len};
}

uint64_t keys_total(const struct keys *keys)
{
    return (uint64_t)keys->n[HX_OLD] + keys->n[HX_NEW];
}

bool keys_is_light(const struct keys *keys, int side, uint32_t i)
{
    return keys->light[keys->id[side][LEVEL_STEM][i]];
}

static bool is_word(struct str s)
{
    uint32_t cp;
    for (size_t i = 0; i < s.len;) {
        i += utf8_decode(str_sub(s, i, 4), &cp);
        if (utf8_is_letter(cp) || utf8_is_digit(cp))
            return true;
    }
    return false;
}

/* What makes the form of a level from one of the level below. */
struct former {
    struct arena *a;
    bool english;
    struct sb_stemmer *stemmer; /* NULL where there is none for the language */
};

static void stemmer_drop(void *handle)
{
    sb_stemmer_delete(handle);
}

/* Snowball's stemmer for LANGUAGE, owned by A; NULL if there is none. */
static struct sb_stemmer *stemmer_new(struct arena *a,
                                      const struct language *language)
{
    if (!*language->stop)
        return NULL;
    struct sb_stemmer *stemmer = sb_stemmer_new(language->code, "UTF_8");
    if (!stemmer)
        arena_leave(a, HX_ENOMEM);
    arena_own(a, stemmer, stemmer_drop);
    return stemmer;
}

static struct str folded_form(const struct former *former, struct str s)
{
    return utf8_fold(former->a, s);
}

/* S without its ending; as it is where that is not known. */
static struct str snowball_form(const struct former *former, struct str s)
{
    if (!former->stemmer || s.len > WORD_MOST || !utf8_is_valid(s))
        return s;
    const sb_symbol *stem =
        sb_stemmer_stem(former->stemmer, (const sb_symbol *)s.s, (int)s.len);
    if (!stem)
        arena_leave(former->a, HX_ENOMEM);
    struct str form = {(const char *)stem,
                       (size_t)sb_stemmer_length(former->stemmer)};
    if (str_is_equal(form, s) || !form.len)
        return s;
    return (struct str){str_copy(former->a, form), form.len};
}

static size_t letters_count(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++)
        n += ((unsigned char)s.s[i] & 0xc0) != 0x80;
    return n;
}

/* Longer endings are those of derivations more often than of forms. */
static struct str stem_form(const struct former *former, struct str s)
{
    if (former->english)
        return stem_of(former->a, s);
    struct str form = snowball_form(former, s);
    return letters_count(form) + ENDING_MOST < letters_count(s) ? s : form;
}

static struct str root_form(const struct former *former, struct str s)
{
    return snowball_form(former, normal_of(former->a, s, former->english));
}

/* For each form of the level below its number at this level. */
struct level {
    uint32_t *to;
    struct intern forms;
};

static struct level
level_new(const struct former *former, const struct intern *below,
          struct str (*form)(const struct former *former, struct str s))
{
    struct arena *a = former->a;
    struct level level = {arena_alloc_raw(a, below->n, sizeof(uint32_t)),
                          intern_new(a, below->n)};
    for (uint32_t i = 0; i < below->n; i++) {
        arena_step(a, FORM_COST, 0);
        level.to[i] = intern_put(&level.forms, form(former, below->names[i]));
    }
    return level;
}

static struct keys keys_start(const hx_doc *old, const hx_doc *new)
{
    struct keys keys = {
        .doc = {old, new},
          .language = language_find("none")
    };
    for (int side = 0; side < 2; side++)
        keys.token[side] = hx_doc_tokens(keys.doc[side], &keys.n[side]);
    return keys;
}

/* Numbers the tokens by their bytes; each counts as DONE. */
static struct intern exact_number(struct arena *a, struct keys *keys,
                                  uint64_t done)
{
    struct intern exact = intern_new(a, keys->n[HX_OLD] / 4);
    for (int side = 0; side < 2; side++) {
        uint32_t *id = arena_alloc_raw(a, keys->n[side], sizeof *id);
        for (uint32_t i = 0; i < keys->n[side]; i++) {
            arena_step(a, TOKEN_COST, done);
            id[i] = intern_put(&exact, keys_text(keys, side, i));
        }
        keys->id[side][LEVEL_EXACT] = id;
    }
    keys->count[LEVEL_EXACT] = exact.n;
    return exact;
}

struct keys keys_exact(struct arena *a, const hx_doc *old, const hx_doc *new)
{
    struct keys keys = keys_start(old, new);
    exact_number(a, &keys, DONE_EXACT);
    for (int level = LEVEL_EXACT + 1; level < LEVELS; level++) {
        keys.count[level] = keys.count[LEVEL_EXACT];
        for (int side = 0; side < 2; side++)
            keys.id[side][level] = keys.id[side][LEVEL_EXACT];
    }
    return keys;
}

uint32_t keys_sentences(struct arena *a, const struct keys *keys,
                        enum key_level level, uint32_t *id[2])
{
    uint32_t n[2];
    hx_doc_sentences(keys->doc[HX_OLD], &n[HX_OLD]);
    struct intern table = intern_new(a, n[HX_OLD]);
    for (int side = 0; side < 2; side++) {
        const hx_range *sentence = hx_doc_sentences(keys->doc[side], &n[side]);
        id[side] = arena_alloc_raw(a, n[side], sizeof **id);
        for (uint32_t i = 0; i < n[side]; i++) {
            hx_range at = sentence[i];
            const uint32_t *words = keys->id[side][level] + at.start;
            size_t len = (at.end - at.start) * sizeof *words;
            arena_step(a, TOKEN_COST + len, 0);
            id[side][i] =
                intern_put(&table, (struct str){(const char *)words, len});
        }
    }
    return table.n;
}

/* The language of OPT, or the one that the FORMS are of, by how often each
 * stands. */
static const struct language *language_of(struct arena *a,
                                          const struct keys *keys,
                                          const struct level *folded,
                                          const hx_options *opt)
{
    const struct language *asked =
        opt && opt->language ? language_find(opt->language) : NULL;
    if (asked)
        return asked;
    uint32_t *times = arena_new(a, uint32_t, folded->forms.n);
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < keys->n[side]; i++)
            times[folded->to[keys->id[side][LEVEL_EXACT][i]]]++;
    return language_detect(&folded->forms, times);
}

/* Gives each token its number at the levels above the first. */
static void numbers_set(struct arena *a, struct keys *keys,
                        const struct level *folded,
                        const struct level above[LEVELS])
{
    for (int side = 0; side < 2; side++) {
        for (int level = LEVEL_FOLDED; level < LEVELS; level++)
            keys->id[side][level] =
                arena_alloc_raw(a, keys->n[side], sizeof(uint32_t));
        for (uint32_t i = 0; i < keys->n[side]; i++) {
            arena_step(a, COPY_COST, 0);
            uint32_t id = folded->to[keys->id[side][LEVEL_EXACT][i]];
            keys->id[side][LEVEL_FOLDED][i] = id;
            for (int level = LEVEL_STEM; level < LEVELS; level++)
                keys->id[side][level][i] = above[level].to[id];
        }
    }
}

/* Function words by the list of the language, and what is no word. */
static void light_set(struct arena *a, struct keys *keys,
                      const struct intern *folded, const struct level *stem)
{
    bool english = language_is_english(keys->language);
    uint8_t *mark = arena_new(a, uint8_t, folded->n);
    if (!english)
        language_stops(keys->language, folded, mark);
    keys->light = arena_new(a, uint8_t, stem->forms.n);
    for (uint32_t i = 0; i < folded->n; i++)
        if (mark[i] || (english && words_is_stop(folded->names[i])) ||
            !is_word(folded->names[i]))
            keys->light[stem->to[i]] = 1;
}

struct keys keys_new(struct arena *a, const hx_doc *old, const hx_doc *new,
                     const hx_options *opt)
{
    struct keys keys = keys_start(old, new);
    struct intern exact = exact_number(a, &keys, DONE_KEYS);
    struct former former = {.a = a};
    struct level folded = level_new(&former, &exact, folded_form);
    keys.language = language_of(a, &keys, &folded, opt);
    former.english = language_is_english(keys.language);
    former.stemmer = stemmer_new(a, keys.language);
    if (opt && opt->lexicon && former.english)
        lexicon_open(&keys.lexicon, opt->lexicon, opt->lexicon_len);
    struct level above[LEVELS] = {
        [LEVEL_STEM] = level_new(&former, &folded.forms, stem_form),
        [LEVEL_ROOT] = level_new(&former, &folded.forms, root_form),
    };
    numbers_set(a, &keys, &folded, above);
    keys.count[LEVEL_FOLDED] = folded.forms.n;
    for (int level = LEVEL_STEM; level < LEVELS; level++)
        keys.count[level] = above[level].forms.n;
    keys.folded = folded.forms.names;
    keys.stem = above[LEVEL_STEM].forms.names;
    keys.root = above[LEVEL_ROOT].forms.names;
    light_set(a, &keys, &folded.forms, &above[LEVEL_STEM]);
    return keys;
}
