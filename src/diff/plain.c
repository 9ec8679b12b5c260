/* SPDX-License-Identifier: MIT */

/*
 * hx_words(): the longest common subsequence of the pieces of two whole texts,
 * without documents, sentences or, but for case, normal forms. Of long texts
 * only what stands in lines that differ is split at all (diff/lines.h). Both
 * sides get one table of numbers; then each gap is solved by itself.
 */

#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "diff/lcs.h"
#include "diff/lines.h"
#include "diff/slide.h"
#include "doc/split.h"
#include "doc/token.h"

struct hx_script {
    struct arena *arena;
    hx_edit *edit;
    uint32_t n;
    uint32_t count[2], replaced[2], total[2]; /* pieces, by side */
    hx_range *token[2];                       /* or NULL */
    int exact;
};

enum {
    LINES_FROM = 1 << 18, /* bytes of both texts that are compared by lines */
    PIECE_COST = 32,
    FORM_COST = 256,
    EXPECTED = 4, /* pieces for each new word */
    EXPECTED_MOST = 1 << 16
};

/* The pieces of a side and their numbers. */
struct side {
    const hx_source *source;
    struct str text;
    struct spans spans;
    uint32_t *id;
};

struct words {
    struct arena *a;
    const hx_options *opt;
    hx_script *script;
    struct side side[2];
    struct lines_gaps gaps;
    uint32_t *first[2]; /* by gap: its first piece; and the end */
    uint32_t numbers;
    struct slide_edits edits;
};

struct request {
    const hx_source *source;
    const hx_options *opt;
    hx_script *script;
};

/* What is to be split: all of a short text. */
static void gaps_get(struct words *w)
{
    struct str text[2] = {w->side[0].text, w->side[1].text};
    if (text[0].len && text[1].len && text[0].len + text[1].len >= LINES_FROM &&
        !w->side[0].source->tokens && !w->side[1].source->tokens) {
        w->gaps = lines_find(w->a, text);
        return;
    }
    struct lines_gap *gap = arena_new(w->a, struct lines_gap, 1);
    for (int side = 0; side < 2; side++)
        gap->at[side].end = (uint32_t)text[side].len;
    w->gaps = (struct lines_gaps){gap, 1, true};
}

static struct split split_of(const struct words *w, int side)
{
    return (struct split){.text = w->side[side].text,
                          .kind = w->opt ? w->opt->tokens : 0};
}

/* The pieces that the caller has given; there is one gap then. */
static void given_put(struct words *w, int side)
{
    const hx_source *source = w->side[side].source;
    struct spans *spans = &w->side[side].spans;
    uint32_t n = (uint32_t)source->token_count;
    spans->at = arena_alloc_raw(w->a, n, sizeof *spans->at);
    for (uint32_t i = 0; i < n; i++)
        spans->at[i] =
            (struct span){source->tokens[i].start, source->tokens[i].end};
    spans->vec = (struct vec){n, n};
    w->first[side][0] = 0;
    w->first[side][1] = n;
}

static void side_split(struct words *w, int side)
{
    struct split split = split_of(w, side);
    struct spans *spans = &w->side[side].spans;
    uint32_t n = w->gaps.n;
    w->first[side] = arena_alloc_raw(w->a, (size_t)n + 1, sizeof(uint32_t));
    if (w->side[side].source->tokens) {
        given_put(w, side);
        return;
    }
    for (uint32_t i = 0; i < n; i++) {
        w->first[side][i] = spans->vec.n;
        split.in = w->gaps.at[i].at[side];
        split_put(w->a, &split, spans);
    }
    w->first[side][n] = spans->vec.n;
}

/* All pieces: those of the gaps, and between them the same on both sides. */
static void totals_count(struct words *w)
{
    struct split split = split_of(w, HX_OLD);
    uint32_t pos = 0, len = (uint32_t)split.text.len;
    uint64_t outside = 0;
    for (uint32_t i = 0; i <= w->gaps.n; i++) {
        bool is_last = i == w->gaps.n;
        split.in.start = pos;
        split.in.end = is_last ? len : w->gaps.at[i].at[HX_OLD].start;
        outside += split_count(w->a, &split);
        pos = is_last ? len : w->gaps.at[i].at[HX_OLD].end;
    }
    for (int side = 0; side < 2; side++)
        w->script->total[side] = (uint32_t)outside + w->side[side].spans.vec.n;
}

/* Numbers the same words with another case alike. */
static void case_drop(struct words *w, const struct intern *table)
{
    uint32_t *to = arena_alloc_raw(w->a, table->n, sizeof *to);
    struct intern forms = intern_new(w->a, table->n);
    for (uint32_t i = 0; i < table->n; i++) {
        arena_step(w->a, FORM_COST, 0);
        to[i] = intern_put(&forms, utf8_caseless(w->a, table->names[i]));
    }
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < w->side[side].spans.vec.n; i++)
            w->side[side].id[i] = to[w->side[side].id[i]];
    w->numbers = forms.n;
}

static void sides_number(struct words *w)
{
    uint64_t all = (uint64_t)w->side[0].spans.vec.n + w->side[1].spans.vec.n;
    uint64_t expected = all / EXPECTED;
    struct intern table = intern_new(
        w->a, expected < EXPECTED_MOST ? (uint32_t)expected : EXPECTED_MOST);
    for (int i = 0; i < 2; i++) {
        struct side *side = &w->side[i];
        uint32_t n = side->spans.vec.n;
        struct str piece[INTERN_MANY];
        side->id = arena_alloc_raw(w->a, n, sizeof *side->id);
        for (uint32_t j = 0; j < n; j += INTERN_MANY) {
            uint32_t many = n - j < INTERN_MANY ? n - j : INTERN_MANY;
            for (uint32_t k = 0; k < many; k++) {
                struct span at = side->spans.at[j + k];
                piece[k] = (struct str){side->text.s + at.at, at.end - at.at};
            }
            arena_step(w->a, PIECE_COST * (uint64_t)many, 0);
            intern_many(&table, piece, many, side->id + j);
        }
    }
    w->numbers = table.n;
    if (w->opt && w->opt->ignore_case)
        case_drop(w, &table);
}

/* The bytes of pieces I to J - 1 of SIDE; of none, a place before piece I that
 * lies in gap GAP. */
static hx_range bytes_of(const struct words *w, int side, hx_range in,
                         uint32_t gap)
{
    const struct side *own = &w->side[side];
    if (in.start < in.end)
        return (hx_range){own->spans.at[in.start].at,
                          own->spans.at[in.end - 1].end};
    uint32_t pos = in.start < w->first[side][gap + 1]
                       ? own->spans.at[in.start].at
                       : w->gaps.at[gap].at[side].end;
    return (hx_range){pos, pos};
}

static void edit_put(struct words *w, const struct slide_edit *edit,
                     uint32_t gap)
{
    hx_script *script = w->script;
    hx_range old = edit->at[HX_OLD], new = edit->at[HX_NEW];
    uint32_t n[2] = {old.end - old.start, new.end - new.start};
    script->edit[script->n++] = (hx_edit){
        {bytes_of(w, HX_OLD, old, gap), bytes_of(w, HX_NEW, new, gap)}
    };
    for (int side = 0; side < 2; side++) {
        script->count[side] += n[side];
        script->replaced[side] += n[0] && n[1] ? n[side] : 0;
    }
}

/* Appends the edits of GAP. */
static void gap_solve(struct words *w, struct lcs_work *work, uint32_t gap)
{
    struct lcs_input input;
    struct slide_edit edit;
    uint32_t from[2], to[2], first = w->edits.vec.n;
    const uint32_t *const id[2] = {w->side[0].id, w->side[1].id};
    for (int side = 0; side < 2; side++) {
        from[side] = w->first[side][gap];
        to[side] = w->first[side][gap + 1];
        input.at[side] = id[side] + from[side];
        input.n[side] = to[side] - from[side];
        edit.at[side].start = from[side];
    }
    struct lcs_result kept = lcs_find(work, input);
    for (uint32_t k = 0; k <= kept.n; k++) {
        const struct lcs_run *run = k < kept.n ? &kept.run[k] : NULL;
        for (int side = 0; side < 2; side++)
            edit.at[side].end = run ? from[side] + run->at[side] : to[side];
        if (edit.at[0].start < edit.at[0].end ||
            edit.at[1].start < edit.at[1].end)
            *vec_push(w->a, &w->edits) = edit;
        for (int side = 0; run && side < 2; side++)
            edit.at[side].start = edit.at[side].end + run->len;
    }
    slide_edits(&w->edits, first, id, to);
}

static void gaps_solve(struct words *w)
{
    struct lcs_work work = lcs_work_new(w->a, w->numbers, w->opt);
    uint32_t *end = arena_alloc_raw(w->a, w->gaps.n, sizeof *end), i = 0;
    for (uint32_t gap = 0; gap < w->gaps.n; gap++) {
        gap_solve(w, &work, gap);
        end[gap] = w->edits.vec.n;
    }
    w->script->edit = arena_alloc_raw(w->a, w->edits.vec.n, sizeof(hx_edit));
    for (uint32_t gap = 0; gap < w->gaps.n; gap++)
        for (; i < end[gap]; i++)
            edit_put(w, &w->edits.at[i], gap);
    w->script->exact = work.exact && w->gaps.is_proven;
}

/* Keeps the pieces of SIDE, all of them: gaps are but a part of a long text. */
static void tokens_keep(struct words *w, int side)
{
    struct spans whole = w->side[side].spans;
    hx_script *script = w->script;
    if (whole.vec.n < script->total[side]) {
        struct split split = split_of(w, side);
        whole = (struct spans){0};
        split.in.end = (uint32_t)split.text.len;
        split_put(w->a, &split, &whole);
    }
    script->token[side] =
        arena_alloc_raw(w->a, whole.vec.n, sizeof *script->token[side]);
    for (uint32_t i = 0; i < whole.vec.n; i++)
        script->token[side][i] = (hx_range){whole.at[i].at, whole.at[i].end};
}

static int words_body(struct arena *a, void *context)
{
    struct request *r = context;
    struct words w = {.a = a, .opt = r->opt};
    w.script = arena_new(a, hx_script, 1);
    w.script->arena = a;
    if (r->opt)
        arena_watch(a, (struct arena_watch){r->opt->poll, r->opt->context, 0});
    for (int side = 0; side < 2; side++) {
        const hx_source *source = &r->source[side];
        w.side[side].source = source;
        w.side[side].text = (struct str){source->text.at, source->text.len};
    }
    gaps_get(&w);
    for (int side = 0; side < 2; side++)
        side_split(&w, side);
    totals_count(&w);
    sides_number(&w);
    gaps_solve(&w);
    for (int side = 0; side < 2 && r->opt && r->opt->keep_tokens; side++)
        tokens_keep(&w, side);
    r->script = w.script;
    return HX_OK;
}

int hx_words_from(hx_script **out, const hx_source source[2],
                  const hx_options *opt)
{
    struct request r = {source, opt, NULL};
    if (!out)
        return HX_EINVAL;
    *out = NULL;
    if (!source || (opt && opt->tokens > HX_TOKENS_CHARS))
        return HX_EINVAL;
    for (int side = 0; side < 2; side++)
        if (source[side].text.len > HX_TEXT_MAX ||
            (!source[side].text.at && source[side].text.len) ||
            !token_is_list(&source[side]))
            return HX_EINVAL;
    int result = arena_run(opt ? opt->memory : 0, words_body, &r);
    if (!result)
        *out = r.script;
    return result;
}

int hx_words(hx_script **out, hx_text a, hx_text b, const hx_options *opt)
{
    const hx_source source[2] = {{.text = a}, {.text = b}};
    return hx_words_from(out, source, opt);
}

void hx_script_free(hx_script *script)
{
    if (script)
        arena_close(script->arena);
}

const hx_edit *hx_script_edits(const hx_script *script, uint32_t *n)
{
    *n = script->n;
    return script->edit;
}

uint32_t hx_script_count(const hx_script *script, int side)
{
    return script->count[side];
}

uint32_t hx_script_replaced(const hx_script *script, int side)
{
    return script->replaced[side];
}

uint32_t hx_script_total(const hx_script *script, int side)
{
    return script->total[side];
}

const hx_range *hx_script_tokens(const hx_script *script, int side)
{
    return script->token[side];
}

int hx_script_is_exact(const hx_script *script)
{
    return script->exact;
}
