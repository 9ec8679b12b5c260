/* SPDX-License-Identifier: MIT */

/*
 * The text format: a line a paragraph, in the order of the screen, marks in
 * the manner of wdiff: [-cut-] {+added+} [~old~new~]. A changed place is cut
 * and added. A moved passage has a line before it that says from where, and
 * one at its old place that says to where. What has to be explained is, after
 * the line of its paragraph, in lines that begin with a question mark.
 */

#include "view/kind.h"
#include "view/paint.h"
#include "view/print.h"
#include "view/sieve.h"
#include "view/steps.h"
#include "view/summary.h"
#include "view/why.h"

struct printing {
    struct buf *b;
    struct steps steps;
    const hx_pair *pair;
    const hx_change *change;
    const hx_token *token[2];
    struct str text[2];
    const struct look *looks; /* NULL: no color */
    struct why *why;          /* NULL: nothing is said of it */
    uint32_t told;            /* steps that were explained */
    struct sieve sieve;       /* hides what is ignored */
    bool in_line;             /* something stands in the line already */
};

/* The tokens AT of SIDE, white space between them as one blank. */
static void tokens_put(struct printing *p, int side, hx_range at)
{
    for (uint32_t i = at.start; i < at.end; i++) {
        const hx_token *token = &p->token[side][i];
        print_safe(p->b, str_sub(p->text[side], token->at, token->len));
        if (i + 1 < at.end && token->gap)
            buf_put_byte(p->b, ' ');
    }
}

static bool is_empty(hx_range at)
{
    return at.start == at.end;
}

/* Draws what comes next in ROLE, if there is color. */
static void look_put(struct printing *p, enum role role)
{
    if (p->looks)
        paint_look(p->b, p->looks[role]);
}

static void marked_put(struct printing *p, int side, hx_range at,
                       const char *const marks[2])
{
    if (is_empty(at))
        return;
    buf_put(p->b, str_of(marks[0]));
    tokens_put(p, side, at);
    buf_put(p->b, str_of(marks[1]));
}

static void change_put(struct printing *p, const hx_change *change)
{
    static const char
        *const CUT[] = {"[-", "-]"},
               *const ADDED[] = {"{+", "+}"}, *const OLD[] = {"[~", "~"},
               *const NEW[] = {"", "~]"}, *const SAME[] = {"", ""};
    const hx_pair *pair = &p->pair[change->pair];
    bool plain = sieve_hides(&p->sieve, change);
    enum role role = plain ? ROLE_TEXT : kind_role(change, pair);
    bool both = !is_empty(change->at[HX_OLD]) && !is_empty(change->at[HX_NEW]);
    bool whole = role == ROLE_CUT || role == ROLE_ADDED;
    if (plain || change->kind == HX_SAME || change->kind == HX_REWORDED) {
        bool same = plain || change->kind == HX_SAME;
        look_put(p, role);
        if (!same)
            marked_put(p, HX_OLD, change->at[HX_OLD], OLD);
        marked_put(p, HX_NEW, change->at[HX_NEW], same ? SAME : NEW);
    } else {
        look_put(p, whole ? role : ROLE_CUT_WORD);
        marked_put(p, HX_OLD, change->at[HX_OLD], CUT);
        look_put(p, ROLE_TEXT);
        if (both)
            buf_put_byte(p->b, ' ');
        look_put(p, whole ? role : ROLE_ADDED_WORD);
        marked_put(p, HX_NEW, change->at[HX_NEW], ADDED);
    }
    look_put(p, ROLE_TEXT);
}

/* True if white space stands before CHANGE, on the side that it shows. */
static bool has_space_before(const struct printing *p, const hx_change *change)
{
    int side = !is_empty(change->at[HX_NEW]);
    uint32_t at = change->at[side].start;
    if (change->kind == HX_CHANGED && !sieve_hides(&p->sieve, change) &&
        !is_empty(change->at[HX_OLD])) {
        side = HX_OLD;
        at = change->at[side].start;
    }
    return at && p->token[side][at - 1].gap;
}

/* Ends the line before step I, and says why what stands in it is so. */
static void line_end(struct printing *p, uint32_t i)
{
    if (p->in_line)
        buf_put_byte(p->b, '\n');
    p->in_line = false;
    look_put(p, ROLE_LABEL);
    for (; p->why && p->told < i; p->told++) {
        const struct step *step = &p->steps.step[p->told];
        if (step_has(step, HX_NEW) || !steps_is_moved(&p->steps, p->told))
            why_pair_put(p->why, &p->pair[step->pair]);
    }
    look_put(p, ROLE_TEXT);
}

/* "> moved here from paragraph 3", "< moved to paragraph 3", "< merged into
 * paragraph 3". */
static void move_put(struct printing *p, uint32_t i)
{
    const struct step *step = &p->steps.step[i];
    int side = step_has(step, HX_NEW);
    struct kind_end end = kind_end_get(p->steps.diff, step->pair, side);
    line_end(p, i);
    look_put(p, ROLE_LABEL);
    buf_print(p->b, "%c %s paragraph %u", kind_moved_sign[side], end.way,
              end.paragraph);
    look_put(p, ROLE_TEXT);
    buf_put_byte(p->b, '\n');
}

static void step_put(struct printing *p, uint32_t i)
{
    const struct step *step = &p->steps.step[i];
    const hx_pair *pair = &p->pair[step->pair];
    bool moved = steps_is_moved(&p->steps, i);
    bool gone = !step_has(step, HX_NEW);
    if (gone && sieve_hides_move(&p->sieve, pair))
        return;
    if (steps_is_paragraph(&p->steps, i)) {
        line_end(p, i);
        if (i)
            buf_put_byte(p->b, '\n');
    }
    if (((moved && !steps_is_same_move(&p->steps, i)) ||
         steps_is_part(&p->steps, i)) &&
        !sieve_hides_move(&p->sieve, pair))
        move_put(p, i);
    if (moved && gone)
        return;
    for (uint32_t j = pair->changes.start; j < pair->changes.end; j++) {
        const hx_change *change = &p->change[j];
        if (is_empty(change->at[HX_NEW]) && sieve_hides(&p->sieve, change))
            continue;
        if (p->in_line && has_space_before(p, change))
            buf_put_byte(p->b, ' ');
        change_put(p, change);
        p->in_line = true;
    }
}

static void text_print(struct buf *b, const struct print_input *input,
                       const struct look *looks)
{
    uint32_t n;
    struct printing p = {.b = b,
                         .steps = steps_new(b->a, input->diff),
                         .looks = looks,
                         .sieve = sieve_of(input->diff)};
    p.pair = hx_diff_pairs(input->diff, &n);
    p.change = hx_diff_changes(input->diff, &n);
    for (int side = 0; side < 2; side++) {
        const hx_doc *doc = hx_diff_doc(input->diff, side);
        p.token[side] = hx_doc_tokens(doc, &n);
        p.text[side].s = hx_doc_text(doc, &p.text[side].len);
    }
    struct why why = why_new(b, input->diff, input->explain, input->ascii);
    if (input->explain)
        p.why = &why;
    for (uint32_t i = 0; i < p.steps.n; i++)
        step_put(&p, i);
    line_end(&p, p.steps.n);
    if (why.code)
        arena_leave(b->a, why.code);
    if (p.steps.n)
        buf_put_byte(b, '\n');
    for (int side = 0; side < 2; side++) {
        print_safe(b, input->name[side]);
        buf_put(b, side ? STR(": ") : STR(", "));
    }
    summary_counts(b, input->diff, ", ");
    if (looks)
        buf_put(b, STR("\x1b[0m"));
    buf_put_byte(b, '\n');
}

void print_text(struct buf *b, const struct print_input *input)
{
    text_print(b, input, NULL);
}

void print_ansi(struct buf *b, const struct print_input *input)
{
    text_print(b, input, input->looks);
}
