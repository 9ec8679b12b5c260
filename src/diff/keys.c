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

struct str keys_text(const struct keys *keys, int side, uint32_t i)
{
    size_t len;
    const char *text = hx_doc_text(keys->doc[side], &len);
    const hx_token *token = &keys->token[side][i];
    return (struct str){text + token->at, token->len};
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
    for (uint32_t i = 0; i < below->n; i++)
        level.to[i] = intern_put(&level.forms, form(a, below->names[i]));
    return level;
}

static void exact_number(struct keys *keys, struct intern *exact, int side,
                         struct arena *a)
{
    for (int level = 0; level < LEVELS; level++)
        keys->id[side][level] =
            arena_alloc_raw(a, keys->n[side], sizeof(uint32_t));
    for (uint32_t i = 0; i < keys->n[side]; i++)
        keys->id[side][LEVEL_EXACT][i] =
            intern_put(exact, keys_text(keys, side, i));
}

struct keys keys_new(struct arena *a, const hx_doc *old, const hx_doc *new)
{
    struct keys keys = {
        .doc = {old, new}
    };
    for (int side = 0; side < 2; side++)
        keys.token[side] = hx_doc_tokens(keys.doc[side], &keys.n[side]);
    struct intern exact = intern_new(a, keys.n[HX_OLD] / 4);
    for (int side = 0; side < 2; side++)
        exact_number(&keys, &exact, side, a);
    struct level folded = level_new(a, &exact, utf8_fold);
    struct level stem = level_new(a, &folded.forms, stem_of);
    for (int side = 0; side < 2; side++) {
        for (uint32_t i = 0; i < keys.n[side]; i++) {
            uint32_t id = folded.to[keys.id[side][LEVEL_EXACT][i]];
            keys.id[side][LEVEL_FOLDED][i] = id;
            keys.id[side][LEVEL_STEM][i] = stem.to[id];
        }
    }
    keys.count[LEVEL_EXACT] = exact.n;
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
