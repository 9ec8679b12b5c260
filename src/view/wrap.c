/* SPDX-License-Identifier: MIT */

/*
 * Greedy: units that must not be parted (a word with its punctuation) go on
 * the line while they fit. Cost is linear in the tokens.
 */

#include "view/wrap.h"

#include "base/utf8.h"
#include "view/screen.h"

void pen_start(struct pen *pen, uint32_t row)
{
    pen->row = row;
    pen->column = 0;
    pen->owner = NULL;
}

static uint32_t end_of(const struct wrap *wrap, uint32_t token)
{
    return wrap->measure->token[token].at + wrap->measure->token[token].len;
}

/* Puts bytes FROM to TO of TOKEN, COLUMNS wide, where the pen is. */
static void piece_put(struct wrap *wrap, uint32_t token, hx_range bytes,
                      uint32_t columns)
{
    struct pen *pen = wrap->pen;
    struct line *line =
        wrap->lines.vec.n ? &wrap->lines.at[wrap->lines.vec.n - 1] : NULL;
    if (pen->owner == wrap && pen->column && line && !line->mark &&
        (line->end == token || line->end == token + 1)) {
        line->end = token + 1;
        line->to = bytes.end;
    } else {
        *vec_push(wrap->a, &wrap->lines) =
            (struct line){pen->row,    pen->column, token, token + 1,
                          bytes.start, bytes.end,   false, false};
    }
    pen->owner = wrap;
    pen->column += columns;
    pen->widest = pen->column > pen->widest ? pen->column : pen->widest;
}

/*
 * The bytes and columns of the cluster S begins with; of one that is wider
 * than MOST what fits, at least a glyph.
 */
static size_t cluster_of(struct str s, uint32_t most, uint32_t *width)
{
    enum { LONGEST = 1024 }; /* bytes that are looked at for its end */
    size_t end = utf8_cluster(str_sub(s, 0, LONGEST)), len = 0;
    *width = 0;
    while (len < end) {
        struct glyph glyph;
        glyph_next(str_sub(s, len, s.len), &glyph);
        if (len && *width + (uint32_t)glyph.width > most)
            break;
        *width += (uint32_t)glyph.width;
        len += glyph.len;
    }
    return len;
}

/* Puts a token that is wider than a line, cut where it must be. */
static void long_put(struct wrap *wrap, uint32_t token)
{
    struct str s = measure_token(wrap->measure, token);
    uint32_t at = wrap->measure->token[token].at, from = at, columns = 0;
    while (s.len) {
        uint32_t width;
        size_t len = cluster_of(s, wrap->pen->width, &width);
        if (wrap->pen->column + columns + width > wrap->pen->width &&
            wrap->pen->column + columns) {
            if (at > from)
                piece_put(wrap, token, (hx_range){from, at}, columns);
            pen_start(wrap->pen, wrap->pen->row + 1);
            from = at;
            columns = 0;
        }
        columns += width;
        at += (uint32_t)len;
        s = str_sub(s, len, s.len);
    }
    piece_put(wrap, token, (hx_range){from, at}, columns);
}

/* The columns of tokens AT with the spaces between them. */
static uint32_t columns_of(const struct measure *measure, hx_range at)
{
    uint32_t columns = 0;
    for (uint32_t i = at.start; i < at.end; i++) {
        columns += measure->width[i];
        if (i + 1 < at.end && (measure->flags[i] & MEASURE_SPACE))
            columns++;
    }
    return columns;
}

static uint32_t space_before(const struct wrap *wrap, uint32_t token)
{
    return wrap->pen->column && token &&
           (wrap->measure->flags[token - 1] & MEASURE_SPACE);
}

void wrap_mark(struct wrap *wrap, hx_range at)
{
    struct pen *pen = wrap->pen;
    uint32_t from = wrap->measure->token[at.start].at;
    pen->column += space_before(wrap, at.start);
    if (pen->column + 1 > pen->width)
        pen_start(pen, pen->row + 1);
    *vec_push(wrap->a, &wrap->lines) = (struct line){
        pen->row, pen->column, at.start, at.end, from, from, true, false};
    pen->owner = wrap;
    pen->column++;
}

void wrap_fold(struct wrap *wrap, hx_range at)
{
    uint32_t from = wrap->measure->token[at.start].at;
    *vec_push(wrap->a, &wrap->lines) = (struct line){
        wrap->pen->row, 0, at.start, at.end, from, from, false, true};
}

void wrap_space(struct wrap *wrap, uint32_t token)
{
    if (wrap->pen->column && !space_before(wrap, token)) {
        wrap->pen->owner = NULL;
        wrap->pen->column++;
    }
}

/* UNIT with what must stay with it but is put later, as another piece. */
static hx_range whole_of(const struct wrap *wrap, hx_range unit)
{
    const struct measure *measure = wrap->measure;
    while (unit.end < measure->n && unit.end > unit.start &&
           !(measure->flags[unit.end - 1] & MEASURE_BREAK))
        unit.end++;
    return unit;
}

/* True if UNIT cannot go on in the line of the pen. */
static bool has_no_room(const struct wrap *wrap, hx_range unit)
{
    const struct pen *pen = wrap->pen;
    return pen->column &&
           pen->column + space_before(wrap, unit.start) +
                   columns_of(wrap->measure, whole_of(wrap, unit)) >
               pen->width;
}

/* The tokens AT begins with that no line end may part. */
static hx_range unit_of(const struct wrap *wrap, hx_range at)
{
    hx_range unit = {at.start, at.start};
    while (unit.end < at.end)
        if (wrap->measure->flags[unit.end++] & MEASURE_BREAK)
            break;
    return unit;
}

/* Puts tokens that no line end may part. */
static void unit_put(struct wrap *wrap, hx_range unit)
{
    const struct measure *measure = wrap->measure;
    if (has_no_room(wrap, unit))
        pen_start(wrap->pen, wrap->pen->row + 1);
    for (uint32_t i = unit.start; i < unit.end; i++) {
        uint32_t space = space_before(wrap, i), width = measure->width[i];
        if (wrap->pen->column &&
            wrap->pen->column + space + width > wrap->pen->width) {
            pen_start(wrap->pen, wrap->pen->row + 1);
            space = 0;
        }
        wrap->pen->column += space;
        if (width > wrap->pen->width)
            long_put(wrap, i);
        else
            piece_put(wrap, i,
                      (hx_range){measure->token[i].at, end_of(wrap, i)}, width);
    }
}

void wrap_put(struct wrap *wrap, hx_range at)
{
    while (at.start < at.end) {
        hx_range unit = unit_of(wrap, at);
        unit_put(wrap, unit);
        at.start = unit.end;
    }
}

uint32_t wrap_row(const struct wrap *wrap, hx_range at)
{
    return wrap->pen->row + has_no_room(wrap, unit_of(wrap, at));
}
