/* SPDX-License-Identifier: MIT */

/* The side format: the panes of the reader, all rows of them, drawn a page at
 * a time so that memory does not grow with the text. */

#include "view/pane.h"
#include "view/print.h"

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

void print_side(struct buf *b, const struct print_input *input)
{
    struct measure measure[2];
    struct steps steps = steps_new(b->a, input->diff);
    for (int side = 0; side < 2; side++)
        measure[side] = measure_new(b->a, hx_diff_doc(input->diff, side));
    struct pane pane = pane_split(input->diff, LAYOUT_SIDE, input->width);
    struct rows_plan plan = {.layout = LAYOUT_SIDE,
                             .width = (uint32_t)pane.width};
    struct rows rows = rows_layout(b->a, &steps, measure, &plan);
    struct pane_view view = {
        .rows = &rows,
        .measure = measure,
        .pane = pane,
        .cursor = {HX_OLD,  HX_NONE},
        .tie = {HX_NONE, HX_NONE}
    };
    for (uint32_t row = 0; row < rows.n; row += PAGE_ROWS) {
        uint32_t left = rows.n - row;
        view.count = left < PAGE_ROWS ? (int)left : PAGE_ROWS;
        view.first[HX_OLD] = view.first[HX_NEW] = row;
        struct screen *page = screen_new(b->a, input->width, view.count);
        page->ascii = input->ascii;
        pane_draw(page, &view);
        page_put(b, page);
    }
}
