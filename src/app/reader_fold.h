/* SPDX-License-Identifier: MIT */
#ifndef APP_READER_FOLD_H
#define APP_READER_FOLD_H

/*
 * What of a comparison is shown: folds of unchanged paragraphs, paragraphs
 * with a phrase only, and changes that a sieve lets through.
 */

#include "app/reader.h"

enum fold_deed { FOLD_OPEN, FOLD_CLOSE, FOLD_TOGGLE };

/* True if the folds of READER are closed, as far as the first one tells. */
bool reader_is_folded(const struct reader *reader);
/* Has all laid out with folds found anew, all CLOSED or open, and what DUE
 * says; 0 or a negative HX_ code. */
int reader_folds_lay(struct reader *reader, bool closed, uint32_t due);
/* Opens or closes the fold under the cursor, or the next one to which that can
 * be done, where the cursor then goes; false if there is none. */
bool reader_fold(struct reader *reader, enum fold_deed deed);
/* Closes all folds, or opens them; with CONTEXT paragraphs beside a change. 0
 * or a negative HX_ code. */
int reader_fold_all(struct reader *reader, bool closed, uint32_t context);
/* Opens the fold under the cursor if it is closed; false if there is none. */
bool reader_unfold(struct reader *reader);
/* Opens the fold that hides the cursor, if one does. */
void reader_reveal(struct reader *reader);
/* Folds all paragraphs without PHRASE; an empty one shows all again. */
int reader_only(struct reader *reader, struct str phrase);
/* Shows the changes that SIEVE lets through; it is borrowed. */
int reader_sift(struct reader *reader, const struct sieve *sieve);

#endif
