/* SPDX-License-Identifier: MIT */
#ifndef DOC_PASSAGE_H
#define DOC_PASSAGE_H

/*
 * A paragraph as the rules of fields look at it: its words folded one by one,
 * how long it is and how it ends.
 */

#include "doc/fields.h"

/* Longer paragraphs are looked at no further: no field has more words but
 * the correction note, which is known by how it begins. */
enum { PASSAGE_WORDS = 80 };

/* A word of a passage, or a sign between words. */
struct passage_word {
    struct str fold; /* as utf8_fold() gives it; passage_fold() makes it */
    uint32_t token;
    uint32_t flags; /* HX_TOKEN_ */
    uint32_t sign;  /* the code point of what is no word, else 0 */
};

struct passage {
    struct arena *a;
    const struct tokens *text;
    hx_range tokens;
    uint32_t words; /* all of them */
    uint32_t sentences;
    uint32_t n;         /* in at[]: words and signs, at most PASSAGE_WORDS */
    bool whole;         /* at[] has them all */
    bool has_stop;      /* ends with . ! ? or their like, closing signs aside */
    bool has_full_stop; /* that is no ! or ? */
    bool has_item;      /* begins with the sign of a list item */
    uint32_t first;     /* in at[]: what follows that and opening signs */
    uint32_t last_sign; /* the last code point if it is a sign, else 0 */
    struct passage_word at[PASSAGE_WORDS];
};

/* Reads paragraph I of INPUT into P; what is folded goes to P->a. */
void passage_read(struct passage *p, const struct fields_input *input,
                  uint32_t i);
/* Word I of P, which is one, folded. */
struct str passage_fold(struct passage *p, uint32_t i);

/*
 * How many elements of P from POS on PHRASE takes, words parted by blanks, or
 * 0. Signs between the words are passed over.
 */
uint32_t passage_match(struct passage *p, uint32_t pos, const char *phrase);
/* True if P has a word that is one of LIST, parted by blanks, from POS on. */
bool passage_has(struct passage *p, uint32_t pos, const char *list);
/* True if WORD is one of LIST, parted by blanks. */
bool passage_is_one_of(struct str word, const char *list);

/* True if P is running text: a sentence of some length, or more than one. */
bool passage_is_prose(const struct passage *p);

#endif
