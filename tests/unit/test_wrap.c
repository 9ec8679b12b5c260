/* SPDX-License-Identifier: MIT */

/*
 * Wrapping at every width from 2 to 200: nothing is lost, no line is wider
 * than it may be, and lines end where they may or with a sentence.
 */

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sample.h"
#include "view/glyph.h"
#include "view/wrap.h"

enum { WIDTH_LEAST = 2, WIDTH_MOST = 200 };

/* All of SIDE of SAMPLE as lines of WIDTH columns, a row a paragraph. */
static struct wrap wrapped(struct sample *sample, int side, uint32_t width)
{
    uint32_t n, sentences;
    const struct measure *measure = &sample->measure[side];
    struct pen *pen = arena_new(sample->a, struct pen, 1);
    struct wrap wrap = {.a = sample->a, .measure = measure, .pen = pen};
    pen->width = width;
    const hx_range *paragraph = hx_doc_paragraphs(measure->doc, &n);
    const hx_range *sentence = hx_doc_sentences(measure->doc, &sentences);
    for (uint32_t i = 0; i < n; i++) {
        pen_start(pen, i ? pen->row + 1 : 0);
        for (uint32_t j = paragraph[i].start; j < paragraph[i].end; j++)
            wrap_put(&wrap, sentence[j]);
    }
    return wrap;
}

/* Only an escape or a wide sign may be wider than a whole line. */
static void assert_fits(const struct measure *measure, const struct line *line,
                        uint32_t width)
{
    struct glyph glyph;
    if ((uint32_t)line_columns(measure, line) <= width)
        return;
    assert_int_equal(line->start + 1, line->end);
    struct str s = line_part(measure, line, line->start);
    const hx_token *token = &measure->token[line->start];
    glyph_next((struct str){s.s, token->at + token->len - line->from}, &glyph);
    assert_int_equal(glyph.len, s.len);
}

/* True if tokens of LINE and the one after it belong together and are more
 * than a line can take. */
static bool is_cut_unit(const struct measure *measure, const struct line *line,
                        uint32_t width)
{
    uint32_t start = line->end - 1, end = line->end, columns = 0;
    while (start && !(measure->flags[start - 1] & MEASURE_BREAK))
        start--;
    while (end < measure->n && !(measure->flags[end - 1] & MEASURE_BREAK))
        end++;
    for (uint32_t i = start; i < end; i++)
        columns +=
            measure->width[i] + (measure->flags[i] & MEASURE_SPACE ? 1u : 0u);
    return columns > width;
}

/* True if a sentence begins with TOKEN. */
static bool is_sentence(const struct measure *measure, uint32_t token)
{
    return hx_doc_sentence_of(measure->doc, token) !=
           hx_doc_sentence_of(measure->doc, token - 1);
}

/* LINE and NEXT, which follows it, meet where they may. */
static void assert_meet(const struct measure *measure, const struct line *line,
                        const struct line *next, uint32_t width)
{
    const hx_token *last = &measure->token[line->end - 1];
    assert_true(next->row > line->row);
    if (line->to < last->at + last->len) { /* inside a token */
        assert_true(measure->width[line->end - 1] > width);
        assert_int_equal(next->start, line->end - 1);
        assert_int_equal(next->from, line->to);
        return;
    }
    assert_int_equal(next->start, line->end);
    assert_int_equal(next->from, measure->token[next->start].at);
    assert_true((measure->flags[line->end - 1] & MEASURE_BREAK) ||
                is_sentence(measure, next->start) ||
                is_cut_unit(measure, line, width));
}

static void assert_lines(struct sample *sample, int side, uint32_t width)
{
    struct arena_mark mark = arena_mark(sample->a);
    const struct measure *measure = &sample->measure[side];
    struct wrap wrap = wrapped(sample, side, width);
    const struct line *line = wrap.lines.at;
    uint32_t n = wrap.lines.vec.n;
    assert_int_equal(n > 0, measure->n > 0);
    if (n) {
        const hx_token *last = &measure->token[measure->n - 1];
        assert_int_equal(line[0].start, 0);
        assert_int_equal(line[0].from, measure->token[0].at);
        assert_int_equal(line[n - 1].end, measure->n);
        assert_int_equal(line[n - 1].to, last->at + last->len);
    }
    for (uint32_t i = 0; i < n; i++) {
        assert_fits(measure, &line[i], width);
        if (i + 1 < n)
            assert_meet(measure, &line[i], &line[i + 1], width);
    }
    arena_reset(sample->a, mark);
}

static void assert_widths(struct sample *sample)
{
    for (int side = 0; side < 2; side++)
        for (uint32_t width = WIDTH_LEAST; width <= WIDTH_MOST; width++)
            assert_lines(sample, side, width);
    sample_close(sample);
}

static void test_story(void **state)
{
    (void)state;
    struct sample sample;
    sample_story(&sample, 1, 3);
    assert_widths(&sample);
}

static void test_random(void **state)
{
    (void)state;
    struct sample sample;
    for (uint32_t seed = 1; seed <= 12; seed++) {
        sample_random(&sample, seed);
        assert_widths(&sample);
    }
}

/* What TEXT is in lines of WIDTH columns, parted by bars. */
static void assert_wrapped(const char *text, uint32_t width, const char *expect)
{
    struct sample sample;
    sample_open(&sample, str_of(text), STR(""));
    struct wrap wrap = wrapped(&sample, HX_OLD, width);
    struct buf b = {.a = sample.a};
    for (uint32_t i = 0; i < wrap.lines.vec.n; i++) {
        const struct line *line = &wrap.lines.at[i];
        if (i)
            buf_put_byte(&b, '|');
        buf_put(&b, str_sub(str_of(text), line->from, line->to - line->from));
    }
    buf_put_byte(&b, '\0');
    assert_string_equal(b.s, expect);
    sample_close(&sample);
}

static void test_cases(void **state)
{
    (void)state;
    assert_wrapped("", 10, "");
    assert_wrapped("one two three", 13, "one two three");
    assert_wrapped("one two three", 12, "one two|three");
    assert_wrapped("one two three", 3, "one|two|thr|ee");
    assert_wrapped("He said (no).", 8, "He said|(no).");
    assert_wrapped("a well-known man", 7, "a well-|known|man");
    assert_wrapped("abcdefghij kl", 4, "abcd|efgh|ij|kl");
    /* signs of two columns; no line begins with a full stop */
    assert_wrapped("\xe6\x9d\xb1\xe4\xba\xac\xe6\xa9\x8b", 4,
                   "\xe6\x9d\xb1\xe4\xba\xac|\xe6\xa9\x8b");
    assert_wrapped("\xe6\x9d\xb1\xe4\xba\xac\xe3\x80\x82", 5,
                   "\xe6\x9d\xb1|\xe4\xba\xac\xe3\x80\x82");
    /* marks stay with their letter */
    assert_wrapped("abe\xcc\x81"
                   "fg",
                   3, "abe\xcc\x81|fg");
}

/* A family joined of three: cut between its members where it must be. */
static void test_wide_cluster(void **state)
{
    (void)state;
    const char *family =
        "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d"
        "\xf0\x9f\x91\xa7";
    assert_wrapped(family, 6, family);
    assert_wrapped(family, 2,
                   "\xf0\x9f\x91\xa8\xe2\x80\x8d|\xf0\x9f\x91\xa9\xe2\x80\x8d|"
                   "\xf0\x9f\x91\xa7");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_story),
        cmocka_unit_test(test_random),
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_wide_cluster),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests_name("wrap", tests, NULL, NULL);
}
