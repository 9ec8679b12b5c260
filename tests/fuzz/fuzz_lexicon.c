/* SPDX-License-Identifier: MIT */

/* Any bytes as a lexicon. What makes its sums right is put in, so that what
 * lies behind the header is reached; whatever it says stays inside. */

#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "diff/lexicon.h"
#include "hexapla.h"

enum { TABLE = LEXICON_HEADER + 8 * LEXICON_SECTIONS, WORDS_MOST = 16 };

/* Makes the sum of the header right. */
static void sum_set(char *bytes)
{
    uint64_t sum = lexicon_sum(0, bytes, 16);
    sum = lexicon_sum(sum, bytes + 24, TABLE - 24);
    for (int i = 0; i < 8; i++)
        bytes[16 + i] = (char)(sum >> 8 * i & 255);
}

static void relation_check(const struct lexicon *lex,
                           const struct lexicon_profile *a,
                           const struct lexicon_profile *b)
{
    struct lexicon_relation there = lexicon_relate_profiles(lex, a, b);
    struct lexicon_relation back = lexicon_relate_profiles(lex, b, a);
    if (there.synset != back.synset || there.above[0] != back.below[0] ||
        there.above[1] != back.below[1] || there.sibling != back.sibling ||
        there.cousin != back.cousin || there.similar != back.similar ||
        there.antonym != back.antonym || there.derived != back.derived)
        fuzz_check("a relation is not the same both ways");
    int cosine = lexicon_cosine(lex, a->id, b->id);
    if (cosine != lexicon_cosine(lex, b->id, a->id) ||
        (cosine != LEXICON_NO_VECTOR && (cosine < -127 || cosine > 127)))
        fuzz_check("a cosine is out of range or not the same both ways");
}

static void all_ask(const struct lexicon *lex)
{
    struct lexicon_profile one, other;
    struct str words[WORDS_MOST];
    uint32_t len;
    for (uint32_t i = 0; i < WORDS_MOST; i++) {
        uint32_t id = i * (lex->words / WORDS_MOST + 1);
        words[i] = lexicon_word(lex, id);
        if (lexicon_rarity(lex, id) > 255)
            fuzz_check("a rarity is out of range");
        lexicon_profile(lex, words[i], &one);
        for (uint32_t j = 0; j < WORDS_MOST; j++) {
            lexicon_profile_id(lex, lex->words / 2 + j, &other);
            relation_check(lex, &one, &other);
        }
    }
    for (uint32_t i = 0; i + LEXICON_COMPOUND <= WORDS_MOST; i++)
        lexicon_compound_find(lex, words + i, LEXICON_COMPOUND, &len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct lexicon lex;
    char *bytes = calloc(len ? len : 1, 1);
    if (!bytes)
        return 0;
    if (len)
        memcpy(bytes, data, len);
    if (lexicon_open(&lex, bytes, len) && len >= TABLE) {
        sum_set(bytes);
        lexicon_open(&lex, bytes, len);
    }
    all_ask(&lex);
    free(bytes);
    return 0;
}
