/* SPDX-License-Identifier: MIT */

/* Only the lines that are shown are made. */

#include "app/list.h"

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

/* Scrolls so that the chosen line is among HEIGHT that are shown. */
static void chosen_show(struct list *list, uint32_t height)
{
    if (list->chosen < list->top)
        list->top = list->chosen;
    if (list->chosen >= list->top + height)
        list->top = list->chosen - height + 1;
    if (list->n <= height)
        list->top = 0;
    else if (list->top > list->n - height)
        list->top = list->n - height;
}

void list_draw(struct list *list, const struct list_source *source,
               struct arena *a, struct screen *screen, hx_range rows)
{
    enum { LEFT = 2 };
    uint32_t height = rows.end - rows.start;
    int width = screen->width, head = source->head;
    if (head > width / 2)
        head = width / 2;
    chosen_show(list, height);
    for (uint32_t i = 0; i < height && list->top + i < list->n; i++) {
        int y = (int)(rows.start + i), x = LEFT;
        struct list_line line = source->line(a, source->context, list->top + i);
        screen_text(screen, (struct spot){y, x, head}, line.head, line.role);
        x += head + (head > 0);
        screen_text(screen, (struct spot){y, x, width - x - 1}, line.text,
                    ROLE_TEXT);
        if (list->top + i == list->chosen)
            screen_mark(screen, y, 1, width - 2);
    }
}
