/* SPDX-License-Identifier: MIT */

/* Names, messages and lines of lists; the article itself is wrapped by the
 * rules of Unicode (wrap.c). */

#include "view/fit.h"

static struct str dots_of(const struct screen *screen)
{
    return screen->ascii ? STR("...") : STR("\xe2\x80\xa6");
}

int fit_text(struct screen *screen, struct spot at, struct str s,
             enum role role)
{
    struct str dots = dots_of(screen);
    int room = at.room - glyph_width(dots);
    if (glyph_width(s) <= at.room || room < 1)
        return screen_text(screen, at, s, role);
    int n = screen_text(screen, (struct spot){at.y, at.x, room}, s, role);
    return n + screen_text(screen, (struct spot){at.y, at.x + n, at.room - n},
                           dots, role);
}

int fit_front(struct screen *screen, struct spot at, struct str s,
              enum role role)
{
    int width = glyph_width(s), n = 0;
    if (width > at.room)
        n = screen_text(screen, at, dots_of(screen), role);
    while (s.len && width > at.room - n) {
        struct glyph glyph;
        glyph_next(s, &glyph);
        width -= glyph.width;
        s = str_sub(s, glyph.len, s.len);
    }
    return n + screen_text(screen, (struct spot){at.y, at.x + n, at.room - n},
                           s, role);
}

struct str fit_cut(struct str *s, int room)
{
    size_t len = 0, end = 0, next = 0;
    int width = 0;
    if (!s->len)
        return *s;
    while (len < s->len) {
        struct glyph glyph;
        glyph_next(str_sub(*s, len, s->len), &glyph);
        bool is_blank = s->s[len] == ' ';
        width += glyph.width;
        if (width > room && !is_blank)
            break;
        if (is_blank && (!len || s->s[len - 1] != ' '))
            end = len;
        len += glyph.len;
        if (is_blank)
            next = len;
    }
    if (len == s->len || !end) {
        end = next = len;
        if (!len) { /* a sign that is wider than the row */
            struct glyph glyph;
            glyph_next(*s, &glyph);
            end = next = glyph.len < s->len ? glyph.len : s->len;
        }
    }
    struct str row = str_sub(*s, 0, end);
    *s = str_sub(*s, next, s->len);
    return row;
}

int fit_rows(struct str s, int room)
{
    int n = 0;
    do {
        fit_cut(&s, room);
        n++;
    } while (s.len);
    return n;
}
