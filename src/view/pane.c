/* SPDX-License-Identifier: MIT */

/*
 * Roles are looked up while drawing, token by token, so that rows hold
 * positions only. A gutter has the number of the paragraph where one begins,
 * the sign of a move and the sign of the gravest change of the row.
 */

#include "view/pane.h"

#include <stdio.h>

#include "hexapla-whole.h"
#include "view/fit.h"
#include "view/kind.h"

enum { NUMBER_FROM = 60, MARGIN_FROM = 30, SIGNS = 2 };

static int digits_of(uint32_t n)
{
    int digits = 1;
    for (; n >= 10; n /= 10)
        digits++;
    return digits;
}

struct pane pane_split(const hx_diff *diff, enum layout layout, int width)
{
    const hx_stats *stats = hx_diff_stats(diff);
    uint32_t most = stats->paragraphs[0] > stats->paragraphs[1]
                        ? stats->paragraphs[0]
                        : stats->paragraphs[1];
    struct pane pane = {.overview = width > 4 ? width - 1 : -1, .divider = -1};
    int room = width - (pane.overview >= 0);
    pane.number = width >= NUMBER_FROM ? digits_of(most) : 0;
    pane.text = pane.number + (pane.number > 0) + SIGNS + 1;
    if (layout == LAYOUT_SIDE) {
        room = room > 1 ? (room - 1) / 2 : 0;
        pane.divider = room;
        pane.at[HX_NEW] = room + 1;
    }
    pane.margin = room >= MARGIN_FROM;
    int columns = room - pane.text - pane.margin;
    if (columns < 2) {
        pane.number = pane.text = pane.margin = 0;
        columns = room < 2 ? 2 : room;
    }
    pane.width[HX_OLD] = pane.width[HX_NEW] = columns;
    return pane;
}

void pane_divide(struct pane *pane, int width, int split)
{
    int room = width - (pane->overview >= 0);
    int least = pane->text + pane->margin + PANE_LEAST, most = room - 1 - least;
    if (pane->divider < 0 || !split || least > most)
        return;
    int at = (int)(((int64_t)room * split + PANE_SPLIT / 2) / PANE_SPLIT);
    at = at < least ? least : at > most ? most : at;
    pane->divider = at;
    pane->at[HX_NEW] = at + 1;
    pane->width[HX_OLD] = at - pane->text - pane->margin;
    pane->width[HX_NEW] = room - at - 1 - pane->text - pane->margin;
}

/* The first column right of the text of SIDE; a very narrow picture has not
 * room for a whole line. */
static int text_end(const struct pane *pane, int side)
{
    int end = pane->at[side] + pane->text + pane->width[side];
    int border =
        side == HX_OLD && pane->divider >= 0 ? pane->divider : pane->overview;
    return border >= 0 && end > border ? border : end;
}

/* What drawing one line of one side needs. */
struct drawing {
    struct screen *screen;
    const struct pane_view *view;
    const hx_pair *pair;
    const hx_change *change;
    int side, y;
    int left, end;    /* the first column of the text, and that after it */
    uint32_t current; /* the change under the cursor, or HX_NONE */
};

static const hx_change *change_at(const struct drawing *d, uint32_t token)
{
    return &d->change[hx_diff_change_of(d->view->rows->diff, d->side, token)];
}

/* True if CHANGE is one and is shown. */
static bool is_marked(const struct drawing *d, const hx_change *change)
{
    const struct sieve *sieve = d->view->rows->sieve;
    return kind_sign(change) != ' ' && !(sieve && sieve_hides(sieve, change));
}

/* True if PAIR moved and that is shown. */
static bool is_moved(const struct drawing *d, const hx_pair *pair)
{
    const struct sieve *sieve = d->view->rows->sieve;
    return pair->moved && !(sieve && sieve_hides_move(sieve, pair));
}

/* True if PAIR is told elsewhere too, and that is shown. */
static bool is_part(const struct drawing *d, const hx_pair *pair)
{
    const struct sieve *sieve = d->view->rows->sieve;
    return pair->part != HX_NONE && !(sieve && sieve_hides_move(sieve, pair));
}

static void mark_current(const struct drawing *d, uint32_t token, int x, int n)
{
    const hx_change *change = change_at(d, token);
    if (is_marked(d, change) && (uint32_t)(change - d->change) == d->current)
        screen_mark(d->screen, d->y, x, n);
}

/* The role of words of CHANGE; in a redline what took another's place stands
 * beside it, so that is shown as cut. */
static enum role role_of(const struct drawing *d, const hx_change *change)
{
    bool redline = d->view->rows->layout == LAYOUT_INLINE;
    const hx_pair *pair = &d->pair[change->pair];
    enum role role = kind_role(change, pair);
    if (!is_marked(d, change)) {
        hx_field field = kind_field(d->view->rows->diff, pair, d->side);
        return is_moved(d, pair)              ? ROLE_MOVED
               : hx_field_is_furniture(field) ? ROLE_FURNITURE
                                              : ROLE_TEXT;
    }
    bool replaced = role == ROLE_CHANGED_WORD || role == ROLE_REWORDED_WORD;
    return redline && replaced && d->side == HX_OLD ? ROLE_CUT_WORD : role;
}

/* Draws the space after token I, as part of the change around it if there is
 * one; gives its columns. */
static int space_draw(const struct drawing *d, uint32_t i, int x)
{
    const hx_change *before = change_at(d, i), *after = change_at(d, i + 1);
    if (x < d->left || x >= d->end || before != after)
        return 1;
    screen_fill(d->screen, (struct spot){d->y, x, 1}, ' ', role_of(d, before));
    mark_current(d, i, x, 1);
    return 1;
}

/* The first place found on the side at hand that ends after byte AT. */
static uint32_t found_after(const struct drawing *d, uint32_t at)
{
    const struct search_matches *found = &d->view->found[d->side];
    uint32_t low = 0, high = found->n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (found->at[mid].bytes.end <= at)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* Marks what was found in bytes AT, which begin at column X. */
static void found_draw(const struct drawing *d, hx_range at, int x)
{
    const struct measure *measure = &d->view->measure[d->side];
    if (!d->view->found)
        return;
    const struct search_matches *found = &d->view->found[d->side];
    for (uint32_t i = found_after(d, at.start); i < found->n; i++) {
        hx_range bytes = found->at[i].bytes;
        if (bytes.start >= at.end)
            return;
        uint32_t from = bytes.start > at.start ? bytes.start : at.start;
        uint32_t to = bytes.end < at.end ? bytes.end : at.end;
        int left =
            x + glyph_width(str_sub(measure->text, at.start, from - at.start));
        int right = left + glyph_width(str_sub(measure->text, from, to - from));
        left = left < d->left ? d->left : left;
        right = right > d->end ? d->end : right;
        screen_role(d->screen, (struct spot){d->y, left, right - left},
                    ROLE_SEARCH);
        if (d->side == d->view->cursor.side &&
            found->at[i].token == d->view->cursor.token)
            screen_mark(d->screen, d->y, left, right - left);
    }
}

/* Draws bytes AT of token I from column X on, as far as it is in the pane;
 * gives its columns. */
static int token_draw(const struct drawing *d, uint32_t i, hx_range at, int x)
{
    const struct measure *measure = &d->view->measure[d->side];
    const hx_token *token = &measure->token[i];
    const hx_change *change = change_at(d, i);
    struct str s =
        str_sub(measure->text, at.start, token->at + token->len - at.start);
    size_t len = at.end - at.start;
    int start = x;
    while (len && x < d->left) {
        struct glyph glyph;
        glyph_next(s, &glyph);
        size_t n = glyph.len < len ? glyph.len : len;
        x += glyph.width;
        s = str_sub(s, n, s.len);
        len -= n;
    }
    int n = screen_part(d->screen, (struct spot){d->y, x, d->end - x}, s, len,
                        role_of(d, change));
    mark_current(d, i, x, n);
    found_draw(d, at, start);
    return x + n - start;
}

/* Draws the one sign that stands for the tokens of LINE. */
static void mark_draw(const struct drawing *d, const struct line *line, int x)
{
    if (x < d->left || x >= d->end)
        return;
    screen_fill(d->screen, (struct spot){d->y, x, 1},
                (uint32_t)kind_table[HX_DELETED].sign, ROLE_CUT_WORD);
    mark_current(d, line->start, x, 1);
}

/* Says of a row that is not wrapped that it goes on, at column X. */
static void more_draw(const struct drawing *d, int x, bool right)
{
    static const uint32_t sign[2][2] = {
        {0x2039, 0x203a},
        {'<',    '>'   }
    };
    screen_fill(d->screen, (struct spot){d->y, x, 1},
                sign[d->screen->ascii][right], ROLE_LABEL);
}

static void text_draw(const struct drawing *d, const struct line *line)
{
    const struct measure *measure = &d->view->measure[d->side];
    int x = d->left + (int)line->x - (int)d->view->shift;
    bool is_left = x < d->left && d->view->pane.text;
    if (line->mark) {
        mark_draw(d, line, x);
        return;
    }
    uint32_t i = line->start;
    for (; i < line->end && x < d->end; i++) {
        uint32_t from = measure->token[i].at;
        uint32_t to = from + measure->token[i].len;
        from = from < line->from ? line->from : from;
        to = to > line->to ? line->to : to;
        if (x + measure->width[i] <= d->left)
            x += measure->width[i];
        else
            x += token_draw(d, i, (hx_range){from, to}, x);
        if (i + 1 < line->end && (measure->flags[i] & MEASURE_SPACE))
            x += space_draw(d, i, x);
    }
    if (is_left)
        more_draw(d, d->left - 1, false);
    if (i < line->end || x > d->end)
        more_draw(d, d->end - !d->view->pane.margin, true);
}

/* The gravest change of LINE, or NULL. */
static const hx_change *gravest_find(const struct drawing *d,
                                     const struct line *line)
{
    const hx_change *best = NULL;
    for (uint32_t i = line->start; i < line->end; i++) {
        const hx_change *change = change_at(d, i);
        if (!is_marked(d, change))
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

enum { MOVED_AWAY = 1, MOVED_HERE };

/* What the gutter of a row says. */
struct gutter {
    uint32_t paragraph;     /* that begins here, from 1; 0 for none */
    int moved;              /* MOVED_ of the sentence, or 0 */
    const hx_change *grave; /* the gravest change, or NULL */
    bool cursor;
    bool reused; /* words of a passage that stands in both texts */
    bool tied;   /* an end of the move that is tied */
};

/* The number of the paragraph that begins with LINE, or 0. */
static uint32_t paragraph_of(const struct drawing *d, const struct line *line)
{
    const struct measure *measure = &d->view->measure[d->side];
    uint32_t n, sentence = hx_doc_sentence_of(measure->doc, line->start);
    uint32_t paragraph = hx_doc_paragraph_of(measure->doc, sentence);
    const hx_range *tokens = hx_doc_sentences(measure->doc, &n);
    const hx_range *sentences = hx_doc_paragraphs(measure->doc, &n);
    bool first = tokens[sentences[paragraph].start].start == line->start &&
                 measure->token[line->start].at == line->from;
    return first ? paragraph + 1 : 0;
}

/* True if moves, and what is like them, are not shown. */
static bool is_move_hidden(const struct drawing *d)
{
    const struct sieve *sieve = d->view->rows->sieve;
    return sieve && sieve->moved;
}

static void gutter_read(const struct drawing *d, const struct line *line,
                        struct gutter *gutter)
{
    const hx_change *grave = gravest_find(d, line);
    const struct pane_cursor *cursor = &d->view->cursor;
    if (!gutter->paragraph && (d->side == HX_NEW || d->view->pane.divider >= 0))
        gutter->paragraph = paragraph_of(d, line);
    uint32_t pair = change_at(d, line->start)->pair;
    if (is_moved(d, &d->pair[pair]) || is_part(d, &d->pair[pair])) {
        gutter->moved = d->side == HX_NEW ? MOVED_HERE : MOVED_AWAY;
        gutter->tied |= d->view->tie.start <= pair && pair < d->view->tie.end;
    }
    for (uint32_t i = line->start; i < line->end && !is_move_hidden(d); i++)
        gutter->reused |=
            hx_diff_reuse_of(d->view->rows->diff, d->side, i) != HX_NONE;
    if (grave && (!gutter->grave || kind_table[grave->kind].grave >
                                        kind_table[gutter->grave->kind].grave))
        gutter->grave = grave;
    gutter->cursor |= d->side == cursor->side && has_token(line, cursor->token);
}

static void gutter_draw(const struct drawing *d, const struct gutter *gutter)
{
    const struct pane *pane = &d->view->pane;
    int x = d->left - pane->text;
    if (!pane->text)
        return;
    if (pane->number && gutter->paragraph) {
        char number[16];
        snprintf(number, sizeof number, "%*u", pane->number, gutter->paragraph);
        screen_put(d->screen, (struct spot){d->y, x, pane->number}, number,
                   ROLE_NUMBER);
    }
    x += pane->number + (pane->number > 0);
    if (gutter->moved)
        kind_sign_draw(d->screen, d->y, x,
                       KIND_SIGN_MOVED + (gutter->moved == MOVED_HERE),
                       ROLE_LABEL);
    else if (gutter->reused)
        kind_sign_draw(d->screen, d->y, x, KIND_SIGN_REUSED, ROLE_LABEL);
    if (gutter->grave)
        kind_sign_draw(d->screen, d->y, x + 1, (int)gutter->grave->kind,
                       kind_table[gutter->grave->kind].word);
    if (gutter->tied)
        screen_role(d->screen, (struct spot){d->y, x, SIGNS}, ROLE_TIE);
    if (gutter->cursor)
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

/* "> moved here from paragraph 3, 2 edits", "< merged into paragraph 3", or as
 * much of it as has room. */
static void label_draw(const struct drawing *d, uint32_t at)
{
    struct kind_end end = kind_end_get(d->view->rows->diff, at, d->side);
    uint32_t n = d->pair[at].moved ? edits_count(d, at) : 0;
    int room = d->end - d->left;
    const struct kind_sign sign =
        kind_sign_get(d->screen->signs, KIND_SIGN_MOVED + d->side);
    char text[3][96], moved[64];
    snprintf(moved, sizeof moved, "%s %s paragraph %u", sign.text, end.way,
             end.paragraph);
    snprintf(text[0], sizeof text[0], "%s, %u edit%s", moved, n,
             n == 1 ? "" : "s");
    snprintf(text[1], sizeof text[1], "%s", moved);
    snprintf(text[2], sizeof text[2], "%s %s %u", sign.text,
             d->side == HX_NEW ? "from" : "to", end.paragraph);
    int i = n ? 0 : 1;
    while (i < 2 && glyph_width(str_of(text[i])) > room)
        i++;
    screen_put(d->screen, (struct spot){d->y, d->left, room}, text[i],
               ROLE_LABEL);
}

/* Draws the row that stands for the tokens of LINE. */
static void fold_draw(const struct drawing *d, const struct line *line)
{
    const struct folds *folds = d->view->rows->folds;
    const struct steps *steps = d->view->rows->steps;
    uint32_t sentence =
        hx_doc_sentence_of(d->view->measure[d->side].doc, line->start);
    const struct fold *fold =
        folds_find(folds, steps->step_of[d->side][sentence]);
    int room = d->end - d->left;
    struct buf b;
    bool brief = false;
    do {
        b = (struct buf){.a = d->screen->a};
        buf_put(&b, d->screen->ascii ? STR("... ") : STR("\xe2\x8b\xaf "));
        folds_print(&b, folds, fold, brief);
        brief = !brief;
    } while (brief && glyph_width(buf_str(&b)) > room);
    fit_text(d->screen, (struct spot){d->y, d->left, room}, buf_str(&b),
             ROLE_FOLD);
}

/* Draws what SIDE has in row AT. */
static void side_draw(struct drawing *d, int side, uint32_t at,
                      struct gutter *gutter)
{
    const struct rows *rows = d->view->rows;
    const struct row *row = &rows->row[at];
    d->side = side;
    d->left = d->view->pane.at[side] + d->view->pane.text;
    d->end = text_end(&d->view->pane, side);
    if (row->label[side] != HX_NONE)
        label_draw(d, row->label[side]);
    for (uint32_t i = row->line[side];
         i < rows->lines[side] && rows->line[side][i].row == at; i++) {
        const struct line *line = &rows->line[side][i];
        if (line->fold) {
            gutter->cursor |= side == d->view->cursor.side &&
                              has_token(line, d->view->cursor.token);
            fold_draw(d, line);
            continue;
        }
        gutter_read(d, line, gutter);
        text_draw(d, line);
    }
}

/* Draws row AT of the pane of SIDE; one pane has both sides. */
static void row_draw(struct drawing *d, int side, uint32_t at)
{
    struct gutter gutter = {0};
    if (at >= d->view->rows->n)
        return;
    if (d->view->pane.divider < 0)
        side_draw(d, HX_OLD, at, &gutter);
    side_draw(d, side, at, &gutter);
    gutter_draw(d, &gutter);
}

/*
 * A terminal that orders right-to-left text itself would take the words of
 * both panes for one run and swap them over the divider (UAX 9, rule N1). On
 * such a row the divider is a letter that looks like one, U+01C0: a strong
 * left-to-right sign between the panes keeps each to itself.
 */
static void divider_draw(const struct drawing *d)
{
    int x = d->view->pane.divider;
    bool rtl = screen_has_rtl(d->screen, d->y);
    if (x >= 0)
        screen_fill(d->screen, (struct spot){d->y, x, 1},
                    d->screen->ascii ? '|'
                    : rtl            ? 0x1c0
                                     : 0x2502,
                    ROLE_DIVIDER);
}

void pane_draw(struct screen *screen, const struct pane_view *view)
{
    uint32_t n;
    const struct rows *rows = view->rows;
    const struct pane *pane = &view->pane;
    struct drawing d = {.screen = screen, .view = view};
    d.pair = hx_diff_pairs(rows->diff, &n);
    d.change = hx_diff_changes(rows->diff, &n);
    d.current =
        hx_diff_change_of(rows->diff, view->cursor.side, view->cursor.token);
    for (int i = 0; i < view->count; i++) {
        d.y = view->y + i;
        if (pane->divider >= 0)
            row_draw(&d, HX_OLD, view->first[HX_OLD] + (uint32_t)i);
        row_draw(&d, HX_NEW, view->first[HX_NEW] + (uint32_t)i);
        divider_draw(&d);
    }
}
