/* SPDX-License-Identifier: MIT */

/*
 * The steps are parted into blocks where either side begins a paragraph; a
 * block is busy if it has something to see, and runs of idle blocks, but for
 * those near a busy one, are folds. One pass over the steps.
 */

#include "view/folds.h"

#include "view/kind.h"

enum { STEP_COST = 256 };

/* Steps from one beginning of a paragraph to the next. */
struct block {
    hx_range steps;
    bool busy;
    bool furniture; /* to be folded as such */
};

struct folding {
    const struct steps *steps;
    const struct folds_plan *plan;
    const hx_pair *pair;
    const hx_change *change;
    VEC(struct block) block;
    VEC(struct fold) fold;
};

/* True if step I has a move or a change of words that is shown. */
static bool is_changed(const struct folding *f, uint32_t i)
{
    const hx_pair *pair = &f->pair[f->steps->step[i].pair];
    const struct sieve *sieve = f->plan->sieve;
    if (pair->moved && !sieve_hides_move(sieve, pair))
        return true;
    for (uint32_t j = pair->changes.start; j < pair->changes.end; j++)
        if (f->change[j].kind != HX_SAME && !sieve_hides(sieve, &f->change[j]))
            return true;
    return false;
}

/* The tokens of SIDE that step I shows, which are some. */
static hx_range tokens_of(const struct folding *f, uint32_t i, int side)
{
    uint32_t n;
    const struct step *step = &f->steps->step[i];
    const hx_range *sentence =
        hx_doc_sentences(hx_diff_doc(f->steps->diff, side), &n);
    return (hx_range){sentence[step->at[side].start].start,
                      sentence[step->at[side].end - 1].end};
}

/* The first match that begins at TOKEN or after it. */
static uint32_t match_after(const struct search_matches *found, uint32_t token)
{
    uint32_t low = 0, high = found->n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (found->at[mid].token < token)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static bool is_found(const struct folding *f, uint32_t i)
{
    for (int side = 0; side < 2; side++) {
        const struct search_matches *found = &f->plan->found[side];
        if (!step_has(&f->steps->step[i], side) || !found->n)
            continue;
        hx_range at = tokens_of(f, i, side);
        uint32_t j = match_after(found, at.start);
        if (j < found->n && found->at[j].token < at.end)
            return true;
    }
    return false;
}

/* True if step I is furniture on each side that it has. */
static bool is_furniture(const struct folding *f, uint32_t i)
{
    const struct step *step = &f->steps->step[i];
    for (int side = 0; side < 2; side++) {
        const hx_doc *doc = hx_diff_doc(f->steps->diff, side);
        if (step_has(step, side) &&
            !hx_field_is_furniture(hx_doc_field_of(
                doc, hx_doc_paragraph_of(doc, step->at[side].start))))
            return false;
    }
    return true;
}

static void blocks_put(struct arena *a, struct folding *f)
{
    for (uint32_t i = 0; i < f->steps->n; i++) {
        arena_step(a, STEP_COST, 0);
        if (!i || steps_is_paragraph(f->steps, i))
            *vec_push(a, &f->block) = (struct block){
                {i, i},
                false, f->plan->sieve->folded && !f->plan->found
            };
        struct block *block = &f->block.at[f->block.vec.n - 1];
        block->steps.end = i + 1;
        block->furniture = block->furniture && is_furniture(f, i);
        block->busy |= f->plan->found ? is_found(f, i) : is_changed(f, i);
    }
}

static uint32_t words_of(const struct folding *f, uint32_t i, int side)
{
    uint32_t n, words = 0;
    const hx_token *token =
        hx_doc_tokens(hx_diff_doc(f->steps->diff, side), &n);
    hx_range at = tokens_of(f, i, side);
    for (uint32_t j = at.start; j < at.end; j++)
        words += !!(token[j].flags & HX_TOKEN_WORD);
    return words;
}

/* Counts what is in STEPS. */
static struct fold fold_of(const struct folding *f, hx_range steps)
{
    struct fold fold = {.steps = steps, .closed = f->plan->closed};
    uint32_t words[2] = {0, 0}, paragraphs[2] = {0, 0};
    uint32_t last[2] = {HX_NONE, HX_NONE};
    for (uint32_t i = steps.start; i < steps.end; i++) {
        const struct step *step = &f->steps->step[i];
        const hx_pair *pair = &f->pair[step->pair];
        for (int side = 0; side < 2; side++) {
            if (!step_has(step, side))
                continue;
            uint32_t at = hx_doc_paragraph_of(hx_diff_doc(f->steps->diff, side),
                                              step->at[side].start);
            words[side] += words_of(f, i, side);
            paragraphs[side] += at != last[side];
            last[side] = at;
        }
        fold.changes += pair->moved && step_has(step, HX_NEW) &&
                        !(i && steps_is_same_move(f->steps, i));
        if (pair->moved && !step_has(step, HX_NEW))
            continue; /* counted where it went */
        for (uint32_t j = pair->changes.start; j < pair->changes.end; j++) {
            fold.changes += f->change[j].kind != HX_SAME;
            fold.style += !!(f->change[j].flags & HX_CHANGE_MINOR);
        }
    }
    int most = words[HX_NEW] < words[HX_OLD] ? HX_OLD : HX_NEW;
    fold.words = words[most];
    fold.paragraphs = paragraphs[HX_NEW] < paragraphs[HX_OLD]
                          ? paragraphs[HX_OLD]
                          : paragraphs[HX_NEW];
    return fold;
}

/* Makes a fold of blocks FROM to TO - 1, but for those beside a busy one. */
static void run_put(struct arena *a, struct folding *f, uint32_t from,
                    uint32_t to)
{
    uint32_t context = f->plan->found ? 0 : f->plan->context;
    uint32_t before = from ? context : 0;
    uint32_t after = to < f->block.vec.n ? context : 0;
    if (to - from <= before || to - from - before <= after)
        return;
    from += before;
    to -= after;
    *vec_push(a, &f->fold) =
        fold_of(f, (hx_range){f->block.at[from].steps.start,
                              f->block.at[to - 1].steps.end});
}

/* Makes a closed fold of blocks FROM to TO - 1, which are furniture. */
static void furniture_put(struct arena *a, struct folding *f, uint32_t from,
                          uint32_t to)
{
    struct fold *fold = vec_push(a, &f->fold);
    *fold = fold_of(f, (hx_range){f->block.at[from].steps.start,
                                  f->block.at[to - 1].steps.end});
    fold->furniture = fold->closed = true;
}

struct folds folds_new(struct arena *a, const struct steps *steps,
                       const struct folds_plan *plan)
{
    uint32_t n, from = 0;
    struct folding f = {.steps = steps, .plan = plan};
    f.pair = hx_diff_pairs(steps->diff, &n);
    f.change = hx_diff_changes(steps->diff, &n);
    blocks_put(a, &f);
    for (uint32_t i = 0; i <= f.block.vec.n; i++) {
        arena_step(a, STEP_COST, 0);
        bool is_end = i == f.block.vec.n;
        bool furniture = !is_end && f.block.at[i].furniture;
        if (!is_end && !f.block.at[i].busy && !furniture)
            continue;
        run_put(a, &f, from, i);
        from = i + 1;
        if (!furniture)
            continue;
        while (from < f.block.vec.n && f.block.at[from].furniture)
            from++;
        furniture_put(a, &f, i, from);
        i = from - 1;
    }
    return (struct folds){f.fold.at, f.fold.vec.n, plan->found != NULL};
}

struct fold *folds_find(const struct folds *folds, uint32_t i)
{
    uint32_t low = 0, high = folds->n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (folds->fold[mid].steps.end <= i)
            low = mid + 1;
        else
            high = mid;
    }
    return low < folds->n && folds->fold[low].steps.start <= i
               ? &folds->fold[low]
               : NULL;
}

static const char *plural(uint32_t n)
{
    return n == 1 ? "" : "s";
}

void folds_print(struct buf *b, const struct folds *folds,
                 const struct fold *fold, bool brief)
{
    const char *lead = folds->without ? "," : ":";
    buf_print(b, "%u %s%s", fold->paragraphs,
              fold->furniture ? "stamp, link or share line" : "paragraph",
              plural(fold->paragraphs));
    if (!brief)
        buf_print(b, ", %u word%s", fold->words, plural(fold->words));
    if (folds->without && !brief)
        buf_put(b, STR(" without it"));
    if (fold->changes)
        buf_print(b, "%s %u change%s", lead, fold->changes,
                  plural(fold->changes));
    if (fold->style)
        buf_print(b, "%s %u of style", fold->changes ? "," : lead, fold->style);
    if (!fold->changes && !fold->style && !folds->without)
        buf_put(b, STR(": the same"));
}
