/* SPDX-License-Identifier: MIT */

/*
 * What is wanted of the folds is beside what the rows have of them; opening
 * and closing one lays all out anew, as a change of width does, with the
 * cursor's row kept in place.
 */

#include "app/reader_fold.h"

#include <string.h>

#include "app/reader_inner.h"

bool reader_is_folded(const struct reader *reader)
{
    const struct folds *folds = reader->folds;
    if (reader->due & DUE_FOLDS)
        return reader->is_to_close;
    for (uint32_t i = 0; folds && i < folds->n; i++)
        if (!folds->fold[i].furniture)
            return folds->fold[i].closed;
    return false;
}

int reader_folds_lay(struct reader *reader, bool closed, uint32_t due)
{
    reader->is_to_close = closed;
    return reader_lay(reader, DUE_FOLDS | due);
}

/* The fold under the cursor, or NULL. */
static struct fold *fold_of(const struct reader *reader)
{
    const struct pane_cursor *cursor = &reader->cursor;
    const hx_doc *doc = hx_diff_doc(reader_diff(reader), cursor->side);
    uint32_t sentence = hx_doc_sentence_of(doc, cursor->token);
    if (!reader->folds || sentence == HX_NONE)
        return NULL;
    return folds_find(reader->folds,
                      reader->steps.step_of[cursor->side][sentence]);
}

static bool is_fit(const struct fold *fold, enum fold_deed deed)
{
    return fold && (deed == FOLD_TOGGLE || fold->closed == (deed == FOLD_OPEN));
}

/* The first fold after the cursor that DEED can be done to, or NULL; the
 * cursor goes to it. */
static struct fold *fold_after(struct reader *reader, enum fold_deed deed)
{
    struct pane_cursor *cursor = &reader->cursor;
    const hx_doc *doc = hx_diff_doc(reader_diff(reader), cursor->side);
    uint32_t sentence = hx_doc_sentence_of(doc, cursor->token), n, i = 0;
    uint32_t step =
        sentence == HX_NONE ? 0 : reader->steps.step_of[cursor->side][sentence];
    const struct folds *folds = reader->folds;
    while (i < folds->n && (folds->fold[i].steps.start <= step ||
                            !is_fit(&folds->fold[i], deed)))
        i++;
    if (i == folds->n)
        return NULL;
    const struct step *first = &reader->steps.step[folds->fold[i].steps.start];
    int side = step_has(first, HX_NEW) ? HX_NEW : HX_OLD;
    doc = hx_diff_doc(reader_diff(reader), side);
    *cursor = (struct pane_cursor){
        side, hx_doc_sentences(doc, &n)[first->at[side].start].start};
    reader->stop = HX_NONE;
    return &folds->fold[i];
}

bool reader_fold(struct reader *reader, enum fold_deed deed)
{
    if (!reader->folds || reader->due & DUE_FOLDS)
        return false;
    struct fold *fold = fold_of(reader);
    if (!is_fit(fold, deed))
        fold = fold_after(reader, deed);
    if (!fold)
        return false;
    fold->closed = !fold->closed;
    return !reader_lay(reader, DUE_CURSOR);
}

bool reader_unfold(struct reader *reader)
{
    const struct fold *fold = fold_of(reader);
    return is_fit(fold, FOLD_OPEN) && reader_fold(reader, FOLD_OPEN);
}

int reader_fold_all(struct reader *reader, bool closed, uint32_t context)
{
    reader->context = context;
    reader->only_len = 0;
    return reader_folds_lay(reader, closed, 0);
}

void reader_reveal(struct reader *reader)
{
    struct fold *fold = fold_of(reader);
    if (reader->due & DUE_FOLDS) {
        reader->due |= DUE_REVEAL;
        return;
    }
    if (!fold || !fold->closed)
        return;
    fold->closed = false;
    reader_lay(reader, 0);
}

int reader_only(struct reader *reader, struct str phrase)
{
    enum { MOST = sizeof reader->only };
    reader->only_len = phrase.len < MOST ? (uint32_t)phrase.len : MOST;
    if (reader->only_len)
        memcpy(reader->only, phrase.s, reader->only_len);
    return reader_folds_lay(reader, reader->only_len > 0, 0);
}

int reader_sift(struct reader *reader, const struct sieve *sieve)
{
    bool closed = reader_is_folded(reader);
    reader->sieve = sieve;
    if (reader->only_len)
        return reader_lay(reader, 0);
    return reader_folds_lay(reader, closed, 0);
}
