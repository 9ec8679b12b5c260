/* SPDX-License-Identifier: MIT */

/* The side format: the panes of the reader, all rows of them, below the names
 * and above what changed; drawn a page at a time so that memory does not grow
 * with the text. */

#include "view/glyph.h"
#include "view/pane.h"
#include "view/print.h"
#include "view/sieve.h"
#include "view/summary.h"

enum { PAGE_ROWS = 256 };

/* Appends the rows of PAGE, blanks at their ends left out. */
static void page_put(struct buf *b, const struct screen *page)
{
    struct buf text = {.a = b->a};
    screen_dump_text(page, &text);
    struct str rest = buf_str(&text);
    while (rest.len) {
        struct str line = str_cut(&rest, '\n');
        while (line.len && line.s[line.len - 1] == ' ')
            line.len--;
        buf_put(b, line);
        buf_put_byte(b, '\n');
    }
}

/* Both names, each above the text of its pane. */
static void title_put(struct buf *b, const struct print_input *input,
                      const struct pane *pane)
{
    int end[2] = {pane->divider, input->width - 1};
    size_t full;
    for (int side = 0; side < 2; side++) {
        int room = end[side] - pane->at[side] - pane->text;
        print_blanks(b, pane->text);
        print_name(b, input->name[side], room > 0 ? room : 0, input->ascii);
        if (side == HX_OLD)
            buf_put(b, input->ascii ? STR("|") : STR("\xe2\x94\x82"));
    }
    for (full = b->len; full && b->s[full - 1] == ' ';)
        full--;
    b->len = full;
    buf_put_byte(b, '\n');
}

/* A line from edge to edge with a JOINT where the panes meet. */
static void rule_put(struct buf *b, const struct print_input *input,
                     const struct pane *pane, const char *joint)
{
    for (int x = 0; x < input->width - 1; x++)
        if (x == pane->divider)
            buf_put(b, input->ascii ? STR("+") : str_of(joint));
        else
            buf_put(b, input->ascii ? STR("-") : STR("\xe2\x94\x80"));
    buf_put_byte(b, '\n');
}

/* How many changes there are and of what sort, in lines of the width. */
static void summary_put(struct buf *b, const struct print_input *input,
                        uint32_t changes)
{
    struct buf all = {.a = b->a};
    int x = 0;
    if (changes)
        buf_print(&all, "%u %s: ", changes,
                  changes == 1 ? "change" : "changes");
    summary_counts(&all, input->diff, ", ");
    struct str rest = buf_str(&all);
    while (rest.len) {
        struct str part = str_trim(str_cut(&rest, ','));
        int columns = glyph_width(part) + (rest.len > 0);
        if (x && x + 1 + columns >= input->width) {
            buf_put_byte(b, '\n');
            x = 0;
        }
        buf_put_byte(b, ' ');
        buf_put(b, part);
        buf_put(b, rest.len ? STR(",") : STR(""));
        x += 1 + columns;
    }
    buf_put_byte(b, '\n');
}

/* As the reader counts them: a move once, and changes of style only where
 * there are no others. */
static uint32_t changes_count(const struct steps *steps)
{
    uint32_t n, count = 0, minor = 0;
    struct sieve sieve = sieve_of(steps->diff);
    const hx_change *change = hx_diff_changes(steps->diff, &n);
    const hx_pair *pair = hx_diff_pairs(steps->diff, &n);
    for (uint32_t i = 0; i < steps->stops; i++) {
        const struct stop *stop = &steps->stop[i];
        const hx_change *at = &change[stop->change];
        if (stop->change == HX_NONE)
            count +=
                stop->side == HX_NEW &&
                !sieve_hides_move(&sieve, &pair[steps->step[stop->step].pair]);
        else if (!sieve_hides(&sieve, at))
            *(at->flags & HX_CHANGE_MINOR ? &minor : &count) += 1;
    }
    return count ? count : minor;
}

void print_side(struct buf *b, const struct print_input *input)
{
    struct measure measure[2];
    struct steps steps = steps_new(b->a, input->diff);
    for (int side = 0; side < 2; side++)
        measure[side] = measure_new(b->a, hx_diff_doc(input->diff, side));
    struct pane pane = pane_split(input->diff, LAYOUT_SIDE, input->width);
    struct sieve sieve = sieve_of(input->diff);
    struct rows_plan plan = {.layout = LAYOUT_SIDE, .sieve = &sieve};
    for (int side = 0; side < 2; side++)
        plan.width[side] = (uint32_t)pane.width[side];
    struct rows rows = rows_layout(b->a, &steps, measure, &plan);
    struct pane_view view = {
        .rows = &rows,
        .measure = measure,
        .pane = pane,
        .cursor = {HX_OLD,  HX_NONE},
        .tie = {HX_NONE, HX_NONE}
    };
    title_put(b, input, &pane);
    rule_put(b, input, &pane, "\xe2\x94\xbc");
    for (uint32_t row = 0; row < rows.n; row += PAGE_ROWS) {
        uint32_t left = rows.n - row;
        view.count = left < PAGE_ROWS ? (int)left : PAGE_ROWS;
        view.first[HX_OLD] = view.first[HX_NEW] = row;
        struct screen *page = screen_new(b->a, input->width, view.count);
        page->ascii = input->ascii;
        pane_draw(page, &view);
        screen_lead(page);
        page_put(b, page);
    }
    rule_put(b, input, &pane, "\xe2\x94\xb4");
    summary_put(b, input, changes_count(&steps));
}
