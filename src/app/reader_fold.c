/* SPDX-License-Identifier: MIT */

/*
 * Folds are found anew when what they depend on changes, and live in an arena
 * of their own; opening and closing one lays all out anew, as a change of
 * width does, with the cursor's row kept in place.
 */

#include "app/reader_fold.h"

#include <string.h>

#include "app/reader_inner.h"
#include "app/reader_search.h"

struct making {
    struct reader *reader;
    bool closed;
};

static int folds_body(struct arena *a, void *context)
{
    struct making *making = context;
    struct reader *reader = making->reader;
    struct search_matches found[2];
    struct folds_plan plan = {.sieve = reader->sieve,
                              .context = reader->context,
                              .closed = making->closed};
    if (reader->only_len) {
        struct str phrase = {reader->only, reader->only_len};
        for (int side = 0; side < 2; side++)
            found[side] = reader_search_find(reader, a, side, phrase);
        plan.found = found;
    }
    struct folds *folds = arena_new(a, struct folds, 1);
    *folds = folds_new(a, &reader->steps, &plan);
    reader->folds = folds;
    return HX_OK;
}

bool reader_is_folded(const struct reader *reader)
{
    const struct folds *folds = reader->folds;
    return folds && folds->n && folds->fold[0].closed;
}

int reader_folds_make(struct reader *reader, bool closed)
{
    struct making making = {reader, closed};
    reader->folds = NULL;
    arena_clear(reader->fold_arena);
    int code = arena_try(reader->fold_arena, folds_body, &making);
    if (code)
        reader->folds = NULL;
    return code;
}

static int layout_again(struct reader *reader)
{
    return reader_resize(reader, reader->width, reader->height);
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
    if (!reader->folds)
        return false;
    struct fold *fold = fold_of(reader);
    if (!is_fit(fold, deed))
        fold = fold_after(reader, deed);
    if (!fold)
        return false;
    fold->closed = !fold->closed;
    int code = layout_again(reader);
    if (!code)
        reader_cursor_show(reader);
    return !code;
}

int reader_fold_all(struct reader *reader, bool closed, uint32_t context)
{
    reader->context = context;
    reader->only_len = 0;
    int code = reader_folds_make(reader, closed);
    return code ? code : layout_again(reader);
}

void reader_reveal(struct reader *reader)
{
    struct fold *fold = fold_of(reader);
    if (!fold || !fold->closed)
        return;
    fold->closed = false;
    layout_again(reader);
}

int reader_only(struct reader *reader, struct str phrase)
{
    enum { MOST = sizeof reader->only };
    reader->only_len = phrase.len < MOST ? (uint32_t)phrase.len : MOST;
    if (reader->only_len)
        memcpy(reader->only, phrase.s, reader->only_len);
    int code = reader_folds_make(reader, reader->only_len > 0);
    return code ? code : layout_again(reader);
}

int reader_sift(struct reader *reader, const struct sieve *sieve)
{
    bool closed = reader_is_folded(reader);
    reader->sieve = sieve;
    if (reader->only_len)
        return layout_again(reader);
    int code = reader_folds_make(reader, closed);
    return code ? code : layout_again(reader);
}
