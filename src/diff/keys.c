/* SPDX-License-Identifier: MIT */

/*
 * Exact, then folded, then stemmed: each level numbers the distinct forms of
 * the level before, so a word that stands a thousand times is folded once.
 */

#include "diff/keys.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "diff/stem.h"
#include "doc/words.h"

enum { TOKEN_COST = 64, COPY_COST = 16, FORM_COST = 512 };

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

/* For each form of the level below its number at this level. */
struct level {
    uint32_t *to;
    struct intern forms;
};

static struct level level_new(struct arena *a, const struct intern *below,
                              struct str (*form)(struct arena *a, struct str s))
{
    struct level level = {arena_alloc_raw(a, below->n, sizeof(uint32_t)),
                          intern_new(a, below->n)};
    for (uint32_t i = 0; i < below->n; i++) {
        arena_step(a, FORM_COST, 0);
        level.to[i] = intern_put(&level.forms, form(a, below->names[i]));
    }
    return level;
}

static struct keys keys_start(const hx_doc *old, const hx_doc *new)
{
    struct keys keys = {
        .doc = {old, new}
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

struct keys keys_new(struct arena *a, const hx_doc *old, const hx_doc *new)
{
    struct keys keys = keys_start(old, new);
    struct intern exact = exact_number(a, &keys, DONE_KEYS);
    struct level folded = level_new(a, &exact, utf8_fold);
    struct level stem = level_new(a, &folded.forms, stem_of);
    for (int side = 0; side < 2; side++) {
        for (int level = LEVEL_FOLDED; level < LEVELS; level++)
            keys.id[side][level] =
                arena_alloc_raw(a, keys.n[side], sizeof(uint32_t));
        for (uint32_t i = 0; i < keys.n[side]; i++) {
            arena_step(a, COPY_COST, 0);
            uint32_t id = folded.to[keys.id[side][LEVEL_EXACT][i]];
            keys.id[side][LEVEL_FOLDED][i] = id;
            keys.id[side][LEVEL_STEM][i] = stem.to[id];
        }
    }
    keys.count[LEVEL_FOLDED] = folded.forms.n;
    keys.count[LEVEL_STEM] = stem.forms.n;
    keys.folded = folded.forms.names;
    keys.stem = stem.forms.names;
    keys.light = arena_new(a, uint8_t, stem.forms.n);
    for (uint32_t i = 0; i < folded.forms.n; i++)
        if (words_is_stop(keys.folded[i]) || !is_word(keys.folded[i]))
            keys.light[stem.to[i]] = 1;
    return keys;
}
