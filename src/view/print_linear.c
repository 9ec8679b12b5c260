/* SPDX-License-Identifier: MIT */

/*
 * The linear format: for screen readers and terminals that can only print.
 * Every changed sentence is told in one sentence, in the order of the screen;
 * nothing has to be seen to be understood.
 */

#include "view/kind.h"
#include "view/print.h"
#include "view/steps.h"
#include "view/summary.h"

struct telling {
    struct buf *b;
    struct steps steps;
    const hx_pair *pair;
    const hx_change *change;
};

/* The number of the paragraph of SIDE that has SENTENCE. */
static uint32_t paragraph_of(const struct telling *t, int side,
                             uint32_t sentence)
{
    return hx_doc_paragraph_of(hx_diff_doc(t->steps.diff, side), sentence) + 1;
}

/* The tokens AT of SIDE as text. */
static void words_put(struct telling *t, int side, hx_range at)
{
    uint32_t n;
    size_t len;
    const hx_doc *doc = hx_diff_doc(t->steps.diff, side);
    const hx_token *token = hx_doc_tokens(doc, &n);
    const char *text = hx_doc_text(doc, &len);
    for (uint32_t i = at.start; i < at.end; i++) {
        print_safe(t->b, (struct str){text + token[i].at, token[i].len});
        if (i + 1 < at.end && token[i].gap)
            buf_put_byte(t->b, ' ');
    }
}

/* "two became three", "added: of the", "cut: free". */
static void change_put(struct telling *t, const hx_change *change)
{
    bool old = change->at[HX_OLD].start < change->at[HX_OLD].end;
    bool new = change->at[HX_NEW].start < change->at[HX_NEW].end;
    if (!old || !new)
        buf_put(t->b, new ? STR("added: ") : STR("cut: "));
    words_put(t, HX_OLD, change->at[HX_OLD]);
    if (old && new)
        buf_put(t->b, STR(" became "));
    words_put(t, HX_NEW, change->at[HX_NEW]);
    if (change->kind == HX_REWORDED)
        buf_put(t->b, STR(" (reworded)"));
}

/* The edits inside PAIR; those of style are counted only. */
static void edits_put(struct telling *t, const hx_pair *pair,
                      const char *before)
{
    uint32_t n = 0, minor = 0;
    for (uint32_t i = pair->changes.start; i < pair->changes.end; i++) {
        const hx_change *change = &t->change[i];
        minor += (change->flags & HX_CHANGE_MINOR) != 0;
        if (change->kind == HX_SAME)
            continue;
        buf_put(t->b, str_of(n++ ? "; " : before));
        change_put(t, change);
    }
    if (minor)
        buf_print(t->b, "%s%u of style only", n ? "; " : before, minor);
}

static bool is_changed(const struct telling *t, const hx_pair *pair)
{
    for (uint32_t i = pair->changes.start; i < pair->changes.end; i++)
        if (kind_sign(&t->change[i]) != ' ')
            return true;
    return false;
}

static void step_tell(struct telling *t, const struct step *step)
{
    const hx_pair *pair = &t->pair[step->pair];
    if (pair->moved && !step_has(step, HX_NEW))
        return; /* told at its new place */
    if (!pair->moved && !is_changed(t, pair))
        return;
    if (pair->kind == HX_DELETED) {
        buf_print(t->b, "Old paragraph %u, cut: ",
                  paragraph_of(t, HX_OLD, pair->at[HX_OLD].start));
        words_put(t, HX_OLD, t->change[pair->changes.start].at[HX_OLD]);
    } else if (pair->kind == HX_INSERTED) {
        buf_print(t->b, "Paragraph %u, added: ",
                  paragraph_of(t, HX_NEW, pair->at[HX_NEW].start));
        words_put(t, HX_NEW, t->change[pair->changes.start].at[HX_NEW]);
    } else if (pair->moved) {
        buf_print(t->b, "Paragraph %u moved to %u",
                  paragraph_of(t, HX_OLD, pair->at[HX_OLD].start),
                  paragraph_of(t, HX_NEW, pair->at[HX_NEW].start));
        edits_put(t, pair, " and changed: ");
    } else {
        buf_print(t->b, "Paragraph %u",
                  paragraph_of(t, HX_NEW, pair->at[HX_NEW].start));
        edits_put(t, pair, " changed: ");
    }
    buf_put_byte(t->b, '\n');
}

void print_linear(struct buf *b, const struct print_input *input)
{
    uint32_t n;
    struct telling t = {.b = b, .steps = steps_new(b->a, input->diff)};
    t.pair = hx_diff_pairs(input->diff, &n);
    t.change = hx_diff_changes(input->diff, &n);
    for (int side = 0; side < 2; side++) {
        print_safe(b, input->name[side]);
        buf_put(b, side ? STR(": ") : STR(" became "));
    }
    summary_counts(b, input->diff, ", ");
    buf_put_byte(b, '\n');
    for (uint32_t i = 0; i < t.steps.n; i++)
        step_tell(&t, &t.steps.step[i]);
}
