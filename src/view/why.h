/* SPDX-License-Identifier: MIT */
#ifndef VIEW_WHY_H
#define VIEW_WHY_H

/*
 * Why two sentences or two words were linked, or not, in words. What makes
 * lines of it fails as arenas do; what asks the library can give its codes,
 * and writes nothing more then.
 */

#include "hexapla-explain.h"
#include "view/tell.h"

/* What is asked, and where it is told. */
struct why {
    struct tell tell;
    hx_explain *explain;
    int code; /* HX_OK, or what the library failed with: nothing more is told */
};

struct why why_new(struct buf *b, const hx_diff *diff, hx_explain *explain,
                   bool ascii);

/* Appends a clue: "synonyms in the lexicon". */
void why_clue_put(const struct why *why, const hx_reason *reason,
                  const hx_clue *clue);
/* Appends the answer without its clues: "linked: 94 of 100 sure, 31 are
 * enough". */
void why_answer_put(const struct why *why, const hx_reason *reason);
/* Appends it with the clues that count most, those against it last. */
void why_reason_put(const struct why *why, const hx_reason *reason);
/* Appends the beginning of SENTENCE of SIDE, in quotation marks. */
void why_sentence_put(const struct why *why, int side, uint32_t sentence);

/* What a line is: of a heading, of the text, for or against. */
enum why_sort { WHY_HEADING, WHY_TEXT, WHY_CLUE };

struct why_line {
    enum why_sort sort;
    int32_t share; /* of a clue, -1000 to 1000 */
    struct str text;
};

struct why_lines {
    VEC(struct why_line) list;
};

/* All about token TOKEN of SIDE and its sentence, in lines; the buffer of WHY
 * is used for them. */
void why_lines_put(struct why *why, struct why_lines *lines, int side,
                   uint32_t token);
/* Appends what there is to say of PAIR in lines of their own, each after "? ",
 * as long as it is not the same: of its sentences and of its words that
 * differ. */
void why_pair_put(struct why *why, const hx_pair *pair);

#endif
