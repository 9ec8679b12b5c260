/* SPDX-License-Identifier: MIT */

/* Only the lines that are shown are made, and one above them to see whether
 * it would have room. */

#include "app/list.h"

#include "view/fit.h"

enum {
    LEFT = 2,
    TEXT_LEAST = 26 /* columns a text keeps beside its note */
};

void list_count(struct list *list, uint32_t n)
{
    list->n = n;
    if (list->chosen >= n)
        list->chosen = n ? n - 1 : 0;
}

void list_move(struct list *list, int64_t by)
{
    int64_t to = (int64_t)list->chosen + by;
    int64_t last = (int64_t)list->n - 1;
    list->chosen = (uint32_t)(to < 0 || last < 0 ? 0 : to > last ? last : to);
}

uint32_t list_at(const struct list *list, int y)
{
    if (!list->line_of || y < 0 || (uint32_t)y < list->rows.start ||
        (uint32_t)y >= list->rows.end)
        return HX_NONE;
    return list->line_of[(uint32_t)y - list->rows.start];
}

/* Where the parts of a line stand. */
struct place {
    int head, x; /* columns of the head, where the text begins */
    int room;    /* columns of the text */
    int note;    /* where the note begins, 0: in a row of its own */
    int rows;
};

static struct place place_of(const struct list_source *source, int width,
                             const struct list_line *line)
{
    struct place place = {.head = source->head};
    if (place.head > width / 2)
        place.head = width / 2;
    place.x = LEFT + place.head + (place.head > 0);
    place.room = width - place.x - 1;
    int note = glyph_width(line->note);
    int wide = source->wide ? source->wide : LIST_WIDE;
    int right = width < wide ? width : wide;
    if (note && right - place.x - 3 - note >= TEXT_LEAST) {
        place.room = right - place.x - 3 - note;
        place.note = place.x + place.room + 2;
    }
    place.rows = 1;
    if (source->rows > 1 && !line->is_name && !line->is_single)
        place.rows = fit_rows(line->text, place.room);
    if (place.rows > source->rows)
        place.rows = source->rows;
    place.rows += note && !place.note;
    return place;
}

/* The picture that is drawn. */
struct drawing {
    struct list *list;
    const struct list_source *source;
    struct arena *a;
    struct screen *screen;
    hx_range rows;
};

static struct list_line line_get(const struct drawing *drawing, uint32_t i)
{
    return drawing->source->line(drawing->a, drawing->source->context, i);
}

/* The first of the lines from FLOOR to LAST that have room with all up to
 * LAST, which is always among them. */
static uint32_t first_before(const struct drawing *drawing, uint32_t floor,
                             uint32_t last)
{
    int left = (int)(drawing->rows.end - drawing->rows.start);
    uint32_t i = last;
    for (;; i--) {
        struct list_line line = line_get(drawing, i);
        left -= place_of(drawing->source, drawing->screen->width, &line).rows;
        if (left < 0)
            return i < last ? i + 1 : last;
        if (i == floor)
            return floor;
    }
}

/* Scrolls so that the chosen line is among those that are shown, and no room
 * is left over while there are more lines. */
static void chosen_show(const struct drawing *drawing)
{
    struct list *list = drawing->list;
    if (list->chosen < list->top)
        list->top = list->chosen;
    uint32_t first = first_before(drawing, list->top, list->chosen);
    if (first > list->top)
        list->top = first;
    uint32_t height = drawing->rows.end - drawing->rows.start;
    if (!list->top || (uint64_t)list->top + height < list->n)
        return;
    first = first_before(drawing, 0, list->n - 1);
    if (first < list->top)
        list->top = first;
}

/* Draws LINE in the row Y and those below it, up to END. */
static int line_draw(const struct drawing *drawing,
                     const struct list_line *line, int y, int end)
{
    struct screen *screen = drawing->screen;
    struct place place = place_of(drawing->source, screen->width, line);
    struct str rest = line->text;
    int rows = place.rows - (line->note.len && !place.note);
    fit_text(screen, (struct spot){y, LEFT, place.head}, line->head,
             line->role);
    for (int i = 0; i < rows && y + i < end; i++) {
        struct spot at = {y + i, place.x, place.room};
        bool is_last = i + 1 == rows || y + i + 1 == end;
        if (line->is_name)
            fit_front(screen, at, rest, line->text_role);
        else if (is_last)
            fit_text(screen, at, rest, line->text_role);
        else
            screen_text(screen, at, fit_cut(&rest, place.room),
                        line->text_role);
    }
    int at = place.note ? y : y + rows;
    int x = place.note ? place.note : place.x;
    if (at < end)
        fit_text(screen, (struct spot){at, x, screen->width - x - 1},
                 line->note, line->text_role);
    return y + place.rows < end ? y + place.rows : end;
}

void list_draw(struct list *list, const struct list_source *source,
               struct arena *a, struct screen *screen, hx_range rows)
{
    struct drawing drawing = {list, source, a, screen, rows};
    uint32_t *line_of = arena_new(a, uint32_t, rows.end - rows.start);
    for (uint32_t i = 0; i < rows.end - rows.start; i++)
        line_of[i] = HX_NONE;
    list->rows = rows;
    list->line_of = line_of;
    if (!list->n || rows.start == rows.end)
        return;
    chosen_show(&drawing);
    int y = (int)rows.start, end = (int)rows.end;
    for (uint32_t i = list->top; y < end && i < list->n; i++) {
        struct list_line line = line_get(&drawing, i);
        int next = line_draw(&drawing, &line, y, end);
        for (; y < next; y++) {
            line_of[y - (int)rows.start] = i;
            if (i == list->chosen && !source->is_plain)
                screen_mark(screen, y, 1, screen->width - 2);
        }
    }
}
