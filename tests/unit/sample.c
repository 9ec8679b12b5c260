/* SPDX-License-Identifier: MIT */

/* Samples of comparisons; see the header. */

#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "input/source.h"
#include "view/glyph.h"

static const char *const word_table[] = {
    "the",
    "bridge",
    "Mayor",
    "said",
    "two",
    "17",
    "4.5",
    "Orlesby",
    "(no)",
    "\"quote",
    "well-known",
    "it's",
    "\xe6\x9d\xb1\xe4\xba\xac\xe3\x81\xae\xe6\xa9\x8b",
    "\xe4\xb8\x89\xe4\xba\xba\xe3\x80\x82",
    "\xed\x95\x9c\xea\xb5\xad\xec\x96\xb4",
    "e\xcc\x81t\xcc\x82\xcc\x83\xcc\x84\xcc\x85\xcc\x86\xcc\x87",
    "\xe0\xa4\xa8\xe0\xa4\x88",
    "\xe0\xa4\xa6\xe0\xa4\xbf\xe0\xa4\xb2\xe0\xa5\x8d\xe0\xa4\xb2\xe0\xa5\x80",
    "\xd9\x82\xd8\xa7\xd9\x84",
    "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d",
    "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7",
    "\xf0\x9f\x87\xa9\xf0\x9f\x87\xaa",
    "zero\xe2\x80\x8bwidth",
    "\342\200\256bidi\342\200\254",
    "\xff\xfe",
    "\033[2J",
    "\xc2\x9b",
    "http://example.org/a/very/long/address/that/goes/on?and=on&and=on#on",
    "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamten",
    "\xcc\x81\xcc\x81",
    "\xe2\x80\x93",
    "...",
};

enum { WORDS = sizeof word_table / sizeof *word_table, PARAGRAPHS = 14 };

uint32_t random_below(uint32_t *seed, uint32_t n)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (uint32_t)((uint64_t)(*seed >> 8) * n >> 24);
}

static void sample_drop(void *handle)
{
    struct story *story = handle;
    hx_diff_free(story->diff);
    for (uint32_t i = 0; i < story->n; i++)
        version_drop(&story->version[i]);
}

/* Compares versions OLD and NEW of the texts that are in SAMPLE already. */
static void sample_compare(struct sample *sample, uint32_t old, uint32_t new)
{
    struct error err;
    assert_int_equal(story_compare(&sample->story, old, new, &err), 0);
    for (int side = 0; side < 2; side++)
        sample->measure[side] =
            measure_new(sample->a, hx_diff_doc(sample->story.diff, side));
    sample->steps = steps_new(sample->a, sample->story.diff);
}

/* A story of N versions, without texts. */
static void sample_start(struct sample *sample, uint32_t n)
{
    *sample = (struct sample){0};
    assert_int_equal(arena_open(&sample->a), HX_OK);
    sample->story.version = arena_new(sample->a, struct version, n);
    sample->story.n = n;
    arena_own(sample->a, &sample->story, sample_drop);
}

static void version_set(struct sample *sample, uint32_t i, const char *name,
                        struct str text)
{
    struct version *version = &sample->story.version[i];
    version->path = name;
    version->name = str_of(name);
    version->text = (struct str){str_copy(sample->a, text), text.len};
}

void sample_texts(struct sample *sample, struct str old, struct str new)
{
    sample_start(sample, 2);
    version_set(sample, HX_OLD, "old", old);
    version_set(sample, HX_NEW, "new", new);
    sample->story.at[HX_NEW] = HX_NEW;
}

/* Sentences of numbered words; of EDITED every fifth with another word, and a
 * paragraph from the beginning stands at the end. */
static struct str text_make(struct arena *a, bool edited)
{
    enum { SENTENCES = 2200 };
    struct buf b = {.a = a};
    uint32_t seed = 11;
    for (uint32_t i = 0; i < SENTENCES; i++) {
        uint32_t from = edited && i >= SENTENCES - 8 ? i - SENTENCES + 8 : i;
        buf_print(&b, "Sentence%u", from);
        for (uint32_t j = 8 + random_below(&seed, 8); j; j--)
            buf_print(&b, " w%u", random_below(&seed, 4000));
        if (edited && i % 5 == 0)
            buf_print(&b, " edited");
        buf_put(&b, i % 4 == 3 ? STR(".\n\n") : STR(". "));
    }
    return buf_str(&b);
}

void sample_long(struct sample *sample)
{
    struct arena *a;
    if (arena_open(&a))
        abort();
    sample_texts(sample, text_make(a, false), text_make(a, true));
    arena_close(a);
}

void sample_open(struct sample *sample, struct str old, struct str new)
{
    sample_texts(sample, old, new);
    sample_compare(sample, HX_OLD, HX_NEW);
}

static const char *const name_table[SAMPLE_STORY] = {
    "1-first", "2-corrected", "3-expanded", "4-spun", "5-shortened"};

/* Puts version NUMBER, from 1, of the story at I. */
static void story_put(struct sample *sample, uint32_t i, int number)
{
    const char *root = getenv("SOURCE_ROOT"), *name = name_table[number - 1];
    struct str text;
    struct error err;
    char path[1024];
    snprintf(path, sizeof path, "%s/tests/data/story/%s.txt", root ? root : ".",
             name);
    assert_int_equal(source_load(sample->a, path, &text, &err), 0);
    version_set(sample, i, name, text);
}

void sample_story(struct sample *sample, int old, int new)
{
    sample_start(sample, 2);
    story_put(sample, HX_OLD, old);
    story_put(sample, HX_NEW, new);
    sample_compare(sample, HX_OLD, HX_NEW);
}

void sample_versions(struct sample *sample, uint32_t old, uint32_t new)
{
    sample_start(sample, SAMPLE_STORY);
    for (int i = 0; i < SAMPLE_STORY; i++)
        story_put(sample, (uint32_t)i, i + 1);
    sample_compare(sample, old, new);
}

static void paragraph_put(struct buf *b, uint32_t *seed)
{
    for (uint32_t n = random_below(seed, 4); n + 1; n--) {
        for (uint32_t i = random_below(seed, 16) + 1; i; i--) {
            buf_put(b, str_of(word_table[random_below(seed, WORDS)]));
            if (random_below(seed, 6))
                buf_put_byte(b, ' ');
        }
        buf_put(b, STR(". "));
    }
    buf_put(b, STR("\n\n"));
}

/* TEXT with some of its words changed, cut or followed by others. */
static void edited_put(struct buf *b, struct str text, uint32_t *seed)
{
    while (text.len) {
        struct str word = str_cut(&text, ' ');
        uint32_t dice = random_below(seed, 24);
        if (dice)
            buf_put(b, word);
        if (dice < 3)
            buf_put(b, str_of(word_table[random_below(seed, WORDS)]));
        if (text.len)
            buf_put_byte(b, ' ');
    }
    buf_put(b, STR("\n\n"));
}

/* The old paragraphs, some of them edited, gone or at another place, and new
 * ones. */
static void versions_make(struct buf b[2], uint32_t *seed)
{
    struct str paragraph[PARAGRAPHS];
    size_t start[PARAGRAPHS + 1] = {0};
    for (int i = 0; i < PARAGRAPHS; i++) {
        paragraph_put(&b[HX_OLD], seed);
        start[i + 1] = b[HX_OLD].len;
    }
    for (int i = 0; i < PARAGRAPHS; i++)
        paragraph[i] =
            str_sub(buf_str(&b[HX_OLD]), start[i], start[i + 1] - start[i]);
    for (uint32_t i = 0; i < PARAGRAPHS; i++) {
        uint32_t dice = random_below(seed, 8);
        uint32_t at = dice ? i : random_below(seed, PARAGRAPHS);
        if (dice == 1)
            paragraph_put(&b[HX_NEW], seed);
        else if (dice > 4)
            edited_put(&b[HX_NEW], paragraph[at], seed);
        else if (dice != 2)
            buf_put(&b[HX_NEW], paragraph[at]);
    }
}

void sample_random(struct sample *sample, uint32_t seed)
{
    sample_start(sample, 2);
    struct buf b[2] = {{.a = sample->a}, {.a = sample->a}};
    versions_make(b, &seed);
    version_set(sample, HX_OLD, "old", buf_str(&b[HX_OLD]));
    version_set(sample, HX_NEW, "new", buf_str(&b[HX_NEW]));
    sample_compare(sample, HX_OLD, HX_NEW);
}

struct str line_part(const struct measure *measure, const struct line *line,
                     uint32_t i)
{
    uint32_t from = measure->token[i].at, to = from + measure->token[i].len;
    from = from < line->from ? line->from : from;
    to = to > line->to ? line->to : to;
    assert_true(from < to);
    return str_sub(measure->text, from, to - from);
}

/* The columns of that part; what follows it in the token is looked at. */
static int part_width(const struct measure *measure, const struct line *line,
                      uint32_t i)
{
    struct str part = line_part(measure, line, i);
    const hx_token *token = &measure->token[i];
    size_t all = (size_t)(measure->text.s + token->at + token->len - part.s);
    int columns = 0;
    for (size_t at = 0; at < part.len;) {
        struct glyph glyph;
        glyph_next((struct str){part.s + at, all - at}, &glyph);
        columns += glyph.width;
        at += glyph.len;
        assert_true(at <= part.len);
    }
    return columns;
}

int line_columns(const struct measure *measure, const struct line *line)
{
    int columns = 0;
    for (uint32_t i = line->start; i < line->end; i++) {
        columns += part_width(measure, line, i);
        if (i + 1 < line->end && (measure->flags[i] & MEASURE_SPACE))
            columns++;
    }
    return columns;
}

void sample_close(struct sample *sample)
{
    arena_close(sample->a);
}
