/* SPDX-License-Identifier: MIT */

/* The facts that were gained, lost and changed, the gravest first. */

#include "app/panel.h"

#include "app/marks.h"
#include "view/summary.h"
#include "view/tell.h"

enum { HEAD = 7, LINE_TEXT_ROWS = 3 };

static const hx_fact *facts_get(const struct app *app, uint32_t *n)
{
    return hx_diff_facts(app->story->diff, n);
}

static bool is_on(const hx_fact *fact, int side)
{
    return fact->at[side].start < fact->at[side].end;
}

static void facts_make(struct arena *a, struct panel_lines *lines)
{
    facts_get(lines->app, &lines->n);
    if (lines->n)
        return;
    bool is_full = hx_diff_depth(lines->app->story->diff) == HX_DEPTH_FULL;
    struct list_line *line = arena_new(a, struct list_line, 1);
    line->text = is_full ? STR("no fact was gained, lost or changed")
                         : STR("facts are known when all was compared");
    line->text_role = ROLE_NUMBER;
    lines->line = line;
    lines->n = 1;
}

/* Where FACT stands: in the new text, or in the old one where it was lost. */
static int side_of(const hx_fact *fact)
{
    return is_on(fact, HX_NEW) ? HX_NEW : HX_OLD;
}

/* Who said it on SIDE, empty if nobody is named. */
static struct str speaker_of(struct arena *a, const struct app *app,
                             const hx_fact *fact, int side)
{
    struct buf b = {.a = a};
    struct tell tell = tell_new(&b, app->story->diff, app->ascii);
    if (fact->speaker[side].start < fact->speaker[side].end)
        tell_tokens(&tell, side, fact->speaker[side]);
    return buf_str(&b);
}

/* "¶12, Ada Moss", or "¶12 old" of what was lost. */
static struct str note_of(struct arena *a, const struct app *app,
                          const hx_fact *fact)
{
    struct buf b = {.a = a};
    int side = side_of(fact);
    const hx_doc *doc = hx_diff_doc(app->story->diff, side);
    uint32_t sentence = hx_doc_sentence_of(doc, fact->at[side].start);
    buf_print(&b, "%s%u%s", app->ascii ? "par." : "\xc2\xb6",
              hx_doc_paragraph_of(doc, sentence) + 1,
              side == HX_OLD ? " old" : "");
    struct str by[2];
    for (int i = HX_OLD; i <= HX_NEW; i++)
        by[i] = speaker_of(a, app, fact, i);
    bool both = by[HX_OLD].len && by[HX_NEW].len &&
                !str_is_equal(by[HX_OLD], by[HX_NEW]);
    if (by[side].len)
        buf_put(&b, STR(", "));
    if (both)
        buf_print(&b, "%.*s%s", (int)by[HX_OLD].len, by[HX_OLD].s,
                  app->ascii ? " -> " : " \xe2\x86\x92 ");
    buf_put(&b, by[side]);
    return buf_str(&b);
}

/* "3 people → 5 people", "lost: 3 May". */
static struct str text_of(struct arena *a, const struct app *app,
                          const hx_fact *fact)
{
    struct buf b = {.a = a};
    struct tell tell = tell_new(&b, app->story->diff, app->ascii);
    if (!is_on(fact, HX_NEW))
        buf_put(&b, STR("lost: "));
    if (!is_on(fact, HX_OLD))
        buf_put(&b, STR("gained: "));
    if (is_on(fact, HX_OLD))
        tell_tokens(&tell, HX_OLD, fact->at[HX_OLD]);
    if (is_on(fact, HX_OLD) && is_on(fact, HX_NEW))
        buf_put(&b, app->ascii ? STR(" -> ") : STR(" \xe2\x86\x92 "));
    if (is_on(fact, HX_NEW))
        tell_tokens(&tell, HX_NEW, fact->at[HX_NEW]);
    return buf_str(&b);
}

static struct list_line facts_line(struct arena *a, void *context, uint32_t i)
{
    const struct panel_lines *lines = context;
    uint32_t n;
    const hx_fact *fact = facts_get(lines->app, &n);
    if (lines->line)
        return *lines->line;
    fact += i;
    hx_kind kind = summary_fact_kind(fact);
    return (struct list_line){.head = str_of(hx_fact_name(fact->type)),
                              .text = text_of(a, lines->app, fact),
                              .note = note_of(a, lines->app, fact),
                              .role = kind_table[kind].word,
                              .text_role = ROLE_TEXT};
}

static void facts_choose(struct app *app, uint32_t i)
{
    uint32_t n;
    const hx_fact *fact = facts_get(app, &n);
    if (i >= n)
        return;
    int side = side_of(&fact[i]);
    marks_leave(app);
    reader_range_go(&app->reader, side, fact[i].at[side]);
}

static const struct hint facts_hints[] = {
    {"choose",    "go there", 1, false},
    {"line-down", "down",     2, false},
    {"line-up",   "up",       3, false},
    {"close",     "close",    0, false},
    {NULL,        NULL,       0, false},
};

const struct panel_info panel_facts = {
    .mode = MODE_FACTS,
    .title = "Facts",
    .hints = facts_hints,
    .head = HEAD,
    .rows = LINE_TEXT_ROWS,
    .make = facts_make,
    .line = facts_line,
    .choose = facts_choose,
};
