/* SPDX-License-Identifier: MIT */

/*
 * Roles are looked up while drawing, token by token, so that rows hold
 * positions only. A gutter has the number of the paragraph where one begins,
 * the sign of a move and the sign of the gravest change of the row.
 */

#include "view/pane.h"

#include <stdio.h>

#include "view/kind.h"

enum { NUMBER_FROM = 60, SIGNS = 2 };

struct pane pane_split(const hx_diff *diff, int width)
{
    const hx_stats *stats = hx_diff_stats(diff);
    uint32_t most = stats->paragraphs[0] > stats->paragraphs[1]
                        ? stats->paragraphs[0]
                        : stats->paragraphs[1];
    struct pane pane = {.overview = width > 4 ? width - 1 : -1};
    int digits = 1, room = width - (pane.overview >= 0) - 1;
    for (; most >= 10; most /= 10)
        digits++;
    pane.number = width >= NUMBER_FROM ? digits : 0;
    pane.text = pane.number + (pane.number > 0) + SIGNS + 1;
    int half = room > 0 ? room / 2 : 0;
    pane.width = half - pane.text;
    if (pane.width < 2) {
        pane.number = pane.text = 0;
        pane.width = half < 2 ? 2 : half;
    }
    pane.at[HX_NEW] = half + 1;
    pane.divider = half;
    return pane;
}

/* The first column right of the text of SIDE; a very narrow picture has not
 * room for a whole line. */
static int text_end(const struct pane *pane, int side)
{
    int end = pane->at[side] + pane->text + pane->width;
    int border = side == HX_OLD ? pane->divider : pane->overview;
    return border >= 0 && end > border ? border : end;
}

/* What drawing one line of one side needs. */
struct drawing {
    struct screen *screen;
    const struct pane_view *view;
    const hx_pair *pair;
    const hx_change *change;
    int side, y;
    uint32_t current; /* the change under the cursor, or HX_NONE */
};

static const hx_change *change_at(const struct drawing *d, uint32_t token)
{
    return &d->change[hx_diff_change_of(d->view->rows->diff, d->side, token)];
}

static void mark_current(const struct drawing *d, uint32_t token, int x, int n)
{
    const hx_change *change = change_at(d, token);
    if (kind_sign(change) != ' ' &&
        (uint32_t)(change - d->change) == d->current)
        screen_mark(d->screen, d->y, x, n);
}

/* Draws the space after token I, as part of the change around it if there is
 * one; gives its columns. */
static int space_draw(const struct drawing *d, uint32_t i, int x, int room)
{
    const hx_change *before = change_at(d, i), *after = change_at(d, i + 1);
    if (room < 1 || before != after)
        return 1;
    const hx_pair *pair = &d->pair[before->pair];
    screen_fill(d->screen, (struct spot){d->y, x, 1}, ' ',
                kind_role(before, pair));
    mark_current(d, i, x, 1);
    return 1;
}

static void text_draw(const struct drawing *d, const struct line *line)
{
    const struct pane *pane = &d->view->pane;
    const struct measure *measure = &d->view->measure[d->side];
    int x = pane->at[d->side] + pane->text, end = text_end(pane, d->side);
    for (uint32_t i = line->start; i < line->end; i++) {
        uint32_t from = measure->token[i].at;
        uint32_t to = from + measure->token[i].len, last = to;
        from = from < line->from ? line->from : from;
        to = to > line->to ? line->to : to;
        const hx_change *change = change_at(d, i);
        enum role role = kind_role(change, &d->pair[change->pair]);
        int n = screen_part(d->screen, (struct spot){d->y, x, end - x},
                            str_sub(measure->text, from, last - from),
                            to - from, role);
        mark_current(d, i, x, n);
        x += n;
        if (i + 1 < line->end && (measure->flags[i] & MEASURE_SPACE))
            x += space_draw(d, i, x, end - x);
    }
}

/* The gravest change of LINE, or NULL. */
static const hx_change *gravest_find(const struct drawing *d,
                                     const struct line *line)
{
    const hx_change *best = NULL;
    for (uint32_t i = line->start; i < line->end; i++) {
        const hx_change *change = change_at(d, i);
        if (kind_sign(change) == ' ')
            continue;
        if (!best ||
            kind_table[change->kind].grave > kind_table[best->kind].grave)
            best = change;
    }
    return best;
}

static bool has_token(const struct line *line, uint32_t token)
{
    return line->start <= token && token < line->end;
}

static void gutter_draw(const struct drawing *d, const struct line *line)
{
    const struct pane *pane = &d->view->pane;
    const hx_doc *doc = d->view->measure[d->side].doc;
    int x = pane->at[d->side];
    if (!pane->text)
        return;
    uint32_t sentence = hx_doc_sentence_of(doc, line->start), n;
    uint32_t paragraph = hx_doc_paragraph_of(doc, sentence);
    const hx_range *tokens = hx_doc_sentences(doc, &n);
    const hx_range *sentences = hx_doc_paragraphs(doc, &n);
    if (pane->number &&
        tokens[sentences[paragraph].start].start == line->start &&
        d->view->measure[d->side].token[line->start].at == line->from) {
        char number[16];
        snprintf(number, sizeof number, "%*u", pane->number, paragraph + 1);
        screen_put(d->screen, (struct spot){d->y, x, pane->number}, number,
                   ROLE_NUMBER);
    }
    x += pane->number + (pane->number > 0);
    const hx_pair *pair = &d->pair[change_at(d, line->start)->pair];
    if (pair->moved)
        kind_sign_draw(d->screen, d->y, x, KIND_SIGN_MOVED + d->side,
                       ROLE_LABEL);
    const hx_change *change = gravest_find(d, line);
    if (change)
        kind_sign_draw(d->screen, d->y, x + 1, (int)change->kind,
                       kind_table[change->kind].word);
    if (d->side == d->view->cursor.side &&
        has_token(line, d->view->cursor.token))
        screen_mark(d->screen, d->y, x, SIGNS);
}

/* The edits inside the passage that begins with pair AT; not those of style,
 * as in the counts. */
static uint32_t edits_count(const struct drawing *d, uint32_t at)
{
    const hx_doc *doc = d->view->measure[d->side].doc;
    const hx_range first = d->pair[at].at[d->side];
    uint32_t paragraph = hx_doc_paragraph_of(doc, first.start), n = 0;
    const hx_pair *pair;
    do {
        pair = &d->pair[at];
        for (uint32_t i = pair->changes.start; i < pair->changes.end; i++)
            n += d->change[i].kind != HX_SAME;
        at = hx_diff_pair_of(d->view->rows->diff, HX_NEW, pair->at[HX_NEW].end);
    } while (at != HX_NONE && d->pair[at].moved &&
             d->pair[at].at[HX_OLD].start == pair->at[HX_OLD].end &&
             hx_doc_paragraph_of(doc, d->pair[at].at[d->side].start) ==
                 paragraph);
    return n;
}

/* "> moved here from paragraph 3, 2 edits", or as much of it as has room. */
static void label_draw(const struct drawing *d, uint32_t at)
{
    const struct pane *pane = &d->view->pane;
    const hx_pair *pair = &d->pair[at];
    const hx_doc *there = d->view->measure[!d->side].doc;
    const char *way = d->side == HX_NEW ? "here from" : "to";
    uint32_t paragraph =
        hx_doc_paragraph_of(there, pair->at[!d->side].start) + 1;
    uint32_t n = edits_count(d, at);
    int x = pane->at[d->side] + pane->text, room = text_end(pane, d->side) - x;
    const struct kind_sign sign =
        kind_sign_get(d->screen->signs, KIND_SIGN_MOVED + d->side);
    char text[3][96], moved[64];
    snprintf(moved, sizeof moved, "%s moved %s paragraph %u", sign.text, way,
             paragraph);
    snprintf(text[0], sizeof text[0], "%s, %u edit%s", moved, n,
             n == 1 ? "" : "s");
    snprintf(text[1], sizeof text[1], "%s", moved);
    snprintf(text[2], sizeof text[2], "%s %s %u", sign.text,
             d->side == HX_NEW ? "from" : "to", paragraph);
    int i = n ? 0 : 1;
    while (i < 2 && glyph_width(str_of(text[i])) > room)
        i++;
    screen_put(d->screen, (struct spot){d->y, x, room}, text[i], ROLE_LABEL);
}

static void row_draw(struct drawing *d, const struct row *row)
{
    const struct rows *rows = d->view->rows;
    for (d->side = 0; d->side < 2; d->side++) {
        if (row->line[d->side] != HX_NONE) {
            const struct line *line = &rows->line[d->side][row->line[d->side]];
            gutter_draw(d, line);
            text_draw(d, line);
        } else if (row->label[d->side] != HX_NONE) {
            label_draw(d, row->label[d->side]);
        }
    }
}

void pane_draw(struct screen *screen, const struct pane_view *view)
{
    uint32_t n;
    const struct rows *rows = view->rows;
    struct drawing d = {.screen = screen, .view = view};
    d.pair = hx_diff_pairs(rows->diff, &n);
    d.change = hx_diff_changes(rows->diff, &n);
    d.current =
        hx_diff_change_of(rows->diff, view->cursor.side, view->cursor.token);
    for (int i = 0; i < view->count; i++) {
        d.y = view->y + i;
        screen_fill(screen, (struct spot){d.y, view->pane.divider, 1},
                    screen->ascii ? '|' : 0x2502, ROLE_DIVIDER);
        if (view->first + (uint32_t)i < rows->n)
            row_draw(&d, &rows->row[view->first + (uint32_t)i]);
    }
}
