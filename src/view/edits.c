/* SPDX-License-Identifier: MIT */

/*
 * Pairs in place follow each other on both sides. What is between two of them
 * is cut on the old side, then added on the new one; inside a pair the changes
 * are the edits, and changes with nothing kept between them are one. One pass.
 */

#include "view/edits.h"

#include "view/levels.h"

enum { EVEN = 500 }; /* of 1000: as probable as not */

/* The edits so far, and how far they go. */
struct walk {
    struct arena *a;
    const hx_diff *diff;
    const hx_doc *doc[2];
    const hx_range *sentence[2];
    uint32_t n[2], pos[2]; /* sentences; the next one, by side */
    struct edits edits;
};

/* The bytes of tokens AT of SIDE; of none, where the next token begins. */
static hx_range bytes_of(const struct walk *w, int side, hx_range at)
{
    uint32_t n;
    size_t len;
    const hx_token *token = hx_doc_tokens(w->doc[side], &n);
    hx_doc_text(w->doc[side], &len);
    uint32_t start = at.start < n ? token[at.start].at : (uint32_t)len;
    if (at.start == at.end)
        return (hx_range){start, start};
    return (hx_range){start, token[at.end - 1].at + token[at.end - 1].len};
}

/* The first token of sentence I of SIDE, or the end. */
static uint32_t token_of(const struct walk *w, int side, uint32_t i)
{
    uint32_t n;
    hx_doc_tokens(w->doc[side], &n);
    return i < w->n[side] ? w->sentence[side][i].start : n;
}

static struct edit *edit_put(struct walk *w, const hx_change *change)
{
    struct edit *edit = vec_push(w->a, &w->edits);
    *edit = (struct edit){.kind = change->kind,
                          .cls = change->cls,
                          .flags = change->flags,
                          .level = change->level,
                          .ignored = levels_is_ignored(w->diff, change->level)};
    for (int side = 0; side < 2; side++)
        edit->at[side] = bytes_of(w, side, change->at[side]);
    return edit;
}

static bool is_two_sided(const hx_pair *pair)
{
    return pair->at[HX_OLD].start < pair->at[HX_OLD].end &&
           pair->at[HX_NEW].start < pair->at[HX_NEW].end;
}

/* Sentence I of SIDE as cut or added. */
static void sentence_put(struct walk *w, int side, uint32_t i)
{
    uint32_t n;
    uint32_t other = token_of(w, !side, w->pos[!side]);
    const hx_pair *pair =
        &hx_diff_pairs(w->diff, &n)[hx_diff_pair_of(w->diff, side, i)];
    hx_change change = {.kind = side ? HX_INSERTED : HX_DELETED,
                        .level = pair->level};
    if (!is_two_sided(pair) && pair->changes.end == pair->changes.start + 1)
        change = hx_diff_changes(w->diff, &n)[pair->changes.start];
    change.at[side] = w->sentence[side][i];
    change.at[!side] = (hx_range){other, other};
    edit_put(w, &change)->moved = is_two_sided(pair);
    if (!is_two_sided(pair) || levels_is_ignored(w->diff, pair->level))
        return;
    w->edits.is_moved = true;
    if (pair->kind > w->edits.inside)
        w->edits.inside = pair->kind;
}

/* Cuts and adds what is before the sentences at END. */
static void between_put(struct walk *w, uint32_t old, uint32_t new)
{
    const uint32_t end[2] = {old, new};
    for (int side = 0; side < 2; side++)
        while (w->pos[side] < end[side]) {
            sentence_put(w, side, w->pos[side]);
            w->pos[side]++;
        }
}

static bool is_edit(const hx_change *change)
{
    return change->kind != HX_SAME || change->flags & HX_CHANGE_MINOR;
}

/* The words among tokens AT of SIDE. */
static uint32_t words_count(const struct walk *w, int side, hx_range at)
{
    uint32_t n, words = 0;
    const hx_token *token = hx_doc_tokens(w->doc[side], &n);
    for (uint32_t i = at.start; i < at.end; i++)
        words += token[i].flags & HX_TOKEN_WORD ? 1 : 0;
    return words;
}

/* What a change of no class is that has words on both sides. */
static hx_class class_by_length(const struct walk *w, const hx_change *change)
{
    enum { FEW = 3 };
    for (int side = 0; side < 2; side++)
        if (words_count(w, side, change->at[side]) > FEW)
            return HX_CLASS_REWRITING;
    return HX_CLASS_SUBSTITUTION;
}

/* True if a class outweighs how long a change is. */
static bool is_telling(hx_class cls)
{
    return hx_class_gravity(cls) >= hx_class_gravity(HX_CLASS_STRONGER);
}

static hx_class graver_class(hx_class a, hx_class b)
{
    return hx_class_gravity(b) > hx_class_gravity(a) ? b : a;
}

static hx_kind graver(hx_kind a, hx_kind b)
{
    return a > b ? a : b;
}

/* True if a change is of small words or signs on one side, which go with what
 * is beside them. */
static bool is_slight(const hx_change *change)
{
    return (change->kind == HX_INSERTED || change->kind == HX_DELETED) &&
           (change->cls == HX_CLASS_WORDS ||
            change->cls == HX_CLASS_PUNCTUATION);
}

/* The degree of both, where both are rewordings or styles: the less sure. */
static hx_degree less_sure(const hx_change *a, const hx_change *b)
{
    if (a->kind != HX_REWORDED || b->kind != HX_REWORDED)
        return a->kind == HX_REWORDED ? a->degree : b->degree;
    return a->degree < b->degree ? a->degree : b->degree;
}

/* CHANGE and NEXT, which touch, as one: the graver kind and class, but that
 * how long it is says more than a class that is not telling. A style counts
 * only where all is style. */
static hx_change joined(const struct walk *w, const hx_change *change,
                        const hx_change *next)
{
    hx_change both = *change;
    both.level = next->level > both.level ? next->level : both.level;
    both.kind = graver(change->kind, next->kind);
    both.degree =
        both.kind == HX_REWORDED ? less_sure(change, next) : HX_DEGREE_NONE;
    for (int side = 0; side < 2; side++)
        both.at[side].end = next->at[side].end;
    if (both.kind > HX_CHANGED && both.at[HX_OLD].start < both.at[HX_OLD].end &&
        both.at[HX_NEW].start < both.at[HX_NEW].end)
        both.kind = HX_CHANGED;
    both.flags = ((change->flags | next->flags) & ~(uint32_t)HX_CHANGE_MINOR) |
                 (change->flags & next->flags & HX_CHANGE_MINOR);
    both.cls = graver_class(change->cls, next->cls);
    if (is_slight(change) != is_slight(next))
        both.cls = is_slight(change) ? next->cls : change->cls;
    else if (both.kind == HX_CHANGED && !is_telling(both.cls))
        both.cls = class_by_length(w, &both);
    return both;
}

static void pair_put(struct walk *w, const hx_pair *pair)
{
    uint32_t n, i = pair->changes.start;
    const hx_change *change = hx_diff_changes(w->diff, &n);
    between_put(w, pair->at[HX_OLD].start, pair->at[HX_NEW].start);
    while (i < pair->changes.end) {
        hx_change edit = change[i++];
        if (!is_edit(&edit))
            continue;
        while (i < pair->changes.end && is_edit(&change[i]))
            edit = joined(w, &edit, &change[i++]);
        edit_put(w, &edit);
    }
    for (int side = 0; side < 2; side++)
        w->pos[side] = pair->at[side].end;
}

struct edits edits_of_diff(struct arena *a, const hx_diff *diff)
{
    struct walk w = {.a = a, .diff = diff};
    uint32_t n;
    const hx_pair *pair = hx_diff_pairs(diff, &n);
    for (int side = 0; side < 2; side++) {
        w.doc[side] = hx_diff_doc(diff, side);
        w.sentence[side] = hx_doc_sentences(w.doc[side], &w.n[side]);
    }
    for (uint32_t i = 0; i < n; i++)
        if (is_two_sided(&pair[i]) && !pair[i].moved &&
            pair[i].at[HX_OLD].start >= w.pos[HX_OLD])
            pair_put(&w, &pair[i]);
    between_put(&w, w.n[HX_OLD], w.n[HX_NEW]);
    w.edits.sure = hx_diff_sure(diff);
    return w.edits;
}

struct edits edits_of_script(struct arena *a, const hx_script *script)
{
    struct edits edits = {.sure = HX_NONE};
    uint32_t n;
    const hx_edit *list = hx_script_edits(script, &n);
    for (uint32_t i = 0; i < n; i++) {
        hx_range old = list[i].at[HX_OLD], new = list[i].at[HX_NEW];
        *vec_push(a, &edits) = (struct edit){
            .kind = old.start == old.end   ? HX_INSERTED
                    : new.start == new.end ? HX_DELETED
                                           : HX_CHANGED,
            .level = HX_LEVEL_SUBSTANCE,
            .at = {old, new}
        };
    }
    return edits;
}

/* The gravest of them; a move by itself changes nothing. */
static hx_kind gravest(const struct edits *edits)
{
    hx_kind kind = edits->is_moved ? HX_REWORDED : HX_SAME;
    if (edits->inside > kind)
        kind = edits->inside;
    for (uint32_t i = 0; i < edits->vec.n; i++) {
        const struct edit *edit = &edits->at[i];
        if (!edit->moved && !edit->ignored && edit->kind > kind)
            kind = edit->kind;
    }
    return kind > HX_CHANGED ? HX_CHANGED : kind;
}

uint32_t edits_sure(const struct edits *edits)
{
    bool reworded = gravest(edits) == HX_REWORDED && !edits->is_moved;
    return edits->sure < EVEN && reworded ? EVEN : edits->sure;
}

hx_kind edits_kind(const struct edits *edits)
{
    hx_kind kind = gravest(edits);
    uint32_t sure = edits_sure(edits);
    if (kind == HX_SAME || sure == HX_NONE)
        return kind;
    return sure >= EVEN ? HX_REWORDED : HX_CHANGED;
}
