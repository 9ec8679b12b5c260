/* SPDX-License-Identifier: MIT */

/* Sentences about the whole of a comparison; the texts' own words in them are
 * foreign and stay as they are. */

#include "view/whole.h"

#include "base/utf8.h"
#include "view/glyph.h"
#include "view/tell.h"

/* A relation in words for people. */
static const struct relation_info {
    hx_relation relation;
    const char *word;
} relation_table[HX_RELATIONS] = {
    {HX_RELATION_SAME,        "same"                          },
    {HX_RELATION_EDITED,      "edited"                        },
    {HX_RELATION_REWRITTEN,   "rewritten"                     },
    {HX_RELATION_PARAPHRASED, "paraphrased copy"              },
    {HX_RELATION_RELATED,     "related, each in its own words"},
    {HX_RELATION_UNRELATED,   "unrelated"                     },
};

const char *whole_relation_word(hx_relation relation)
{
    return (unsigned)relation < HX_RELATIONS ? relation_table[relation].word
                                             : "";
}

/* PART of a thousand in percent; all and nothing only where it is so. */
static uint32_t percent(uint32_t part)
{
    enum { ALL = 1000, TENTH = 10 };
    if (!part || part == ALL)
        return part / TENTH;
    uint32_t own = (part + TENTH / 2) / TENTH;
    return own < 1 ? 1 : own > ALL / TENTH - 1 ? ALL / TENTH - 1 : own;
}

void whole_relation(struct buf *b, const hx_diff *diff)
{
    const hx_containment *c = hx_diff_containment(diff);
    buf_print(b,
              "%s: %u %% of the old text is in the new one, %u %% of the new "
              "text in the old one",
              whole_relation_word(hx_diff_relation(diff)),
              percent(c->within[HX_OLD]), percent(c->within[HX_NEW]));
}

/* The tokens of the first paragraph of FIELD, empty if there is none. */
static hx_range field_find(const hx_doc *doc, hx_field field)
{
    uint32_t n, sentences;
    const hx_range *paragraph = hx_doc_paragraphs(doc, &n);
    const hx_range *sentence = hx_doc_sentences(doc, &sentences);
    for (uint32_t i = 0; i < n; i++)
        if (hx_doc_field_of(doc, i) == field)
            return (hx_range){sentence[paragraph[i].start].start,
                              sentence[paragraph[i].end - 1].end};
    return (hx_range){0, 0};
}

/* True if a change that is more than style has tokens AT of SIDE. */
static bool is_changed(const hx_diff *diff, int side, hx_range at)
{
    uint32_t n;
    const hx_change *change = hx_diff_changes(diff, &n);
    for (uint32_t i = at.start; i < at.end;) {
        const hx_change *own = &change[hx_diff_change_of(diff, side, i)];
        if (tell_is_change(own))
            return true;
        i = own->at[side].end > i ? own->at[side].end : i + 1;
    }
    return false;
}

void whole_headline(struct buf *b, const hx_diff *diff, bool ascii)
{
    hx_range at[2];
    bool changed = false;
    struct tell tell = tell_new(b, diff, ascii);
    for (int side = 0; side < 2; side++) {
        at[side] = field_find(hx_diff_doc(diff, side), HX_FIELD_HEADLINE);
        if (at[side].start == at[side].end)
            return;
        changed |= is_changed(diff, side, at[side]);
    }
    if (!changed)
        return;
    tell_tokens(&tell, HX_OLD, at[HX_OLD]);
    buf_put(b, ascii ? STR(" -> ") : STR(" \xe2\x86\x92 "));
    tell_tokens(&tell, HX_NEW, at[HX_NEW]);
}

/* Facts that changed, by their type. */
static const struct fact_info {
    hx_fact_type type;
    const char *one, *many;
} fact_table[HX_FACTS] = {
    {HX_FACT_QUOTE,  "quote",  "quotes" },
    {HX_FACT_NUMBER, "number", "numbers"},
    {HX_FACT_NAME,   "name",   "names"  },
    {HX_FACT_DATE,   "date",   "dates"  },
};

static void facts_put(struct buf *b, const hx_diff *diff)
{
    uint32_t n, count[HX_FACTS] = {0}, told = 0;
    const hx_fact *fact = hx_diff_facts(diff, &n);
    for (uint32_t i = 0; i < n; i++)
        count[fact[i].type] +=
            fact[i].at[HX_OLD].start < fact[i].at[HX_OLD].end &&
            fact[i].at[HX_NEW].start < fact[i].at[HX_NEW].end;
    for (int i = 0; i < HX_FACTS; i++)
        if (count[i])
            buf_print(b, "%s%u %s", told++ ? ", " : "", count[i],
                      count[i] == 1 ? fact_table[i].one : fact_table[i].many);
    buf_put(b, told ? STR(" changed") : STR("no fact changed"));
}

/* What became of a field: NAME and a word. */
static void field_put(struct buf *b, const hx_diff *diff, hx_field field,
                      const char *name)
{
    hx_range at[2];
    for (int side = 0; side < 2; side++)
        at[side] = field_find(hx_diff_doc(diff, side), field);
    bool old = at[HX_OLD].start < at[HX_OLD].end;
    bool new = at[HX_NEW].start < at[HX_NEW].end;
    if (!old && !new) {
        buf_print(b, ", no %s", name);
        return;
    }
    bool changed = is_changed(diff, HX_OLD, at[HX_OLD]) ||
                   is_changed(diff, HX_NEW, at[HX_NEW]);
    buf_print(b, ", %s %s", name,
              !old      ? "added"
              : !new    ? "cut"
              : changed ? "changed"
                        : "unchanged");
}

void whole_declared(struct buf *b, const hx_diff *diff)
{
    facts_put(b, diff);
    field_put(b, diff, HX_FIELD_CORRECTION, "correction note");
    field_put(b, diff, HX_FIELD_STAMP, "stamp");
}

bool whole_is_spun(const hx_diff *diff)
{
    return hx_diff_spun(diff)->score >= HX_SPUN_SHOWN;
}

/* How many different swaps were made more than once. */
static uint32_t steady_count(const hx_diff *diff)
{
    uint32_t n, i = 0;
    const hx_swap *swap = hx_diff_swaps(diff, &n);
    while (i < n && swap[i].count > 1)
        i++;
    return i;
}

void whole_reason(struct buf *b, const hx_diff *diff, int i)
{
    const hx_spun *spun = hx_diff_spun(diff);
    uint32_t steady = steady_count(diff);
    if (!spun->kinds)
        return;
    if (i == 0)
        buf_print(b, "words are swapped in %u of %u sentences", spun->touched,
                  spun->sentences);
    if (i == 1)
        buf_print(b, "%u %% of the words that changed are such swaps",
                  percent(spun->pure));
    if (i == 2)
        buf_print(b, "%u different swap%s, %u in a hundred words of weight",
                  spun->kinds, spun->kinds == 1 ? "" : "s",
                  percent(spun->dense));
    if (i == 3 && steady)
        buf_print(b, "%u swap%s made more than once", steady,
                  steady == 1 ? "" : "s");
}

bool whole_is_told(const hx_diff *diff, const hx_swap *swap)
{
    return swap->count > 1 || whole_is_spun(diff);
}

void whole_swap(struct buf *b, const hx_diff *diff, const hx_swap *swap,
                int side)
{
    uint32_t n;
    struct buf words = {.a = b->a};
    struct tell tell = tell_new(&words, diff, false);
    tell_tokens(&tell, side, hx_diff_changes(diff, &n)[swap->change].at[side]);
    buf_put(b, utf8_fold(b->a, buf_str(&words)));
}

void whole_swaps(struct buf *b, const hx_diff *diff, int room, bool ascii)
{
    uint32_t n;
    const hx_swap *swap = hx_diff_swaps(diff, &n);
    size_t before = b->len;
    for (uint32_t i = 0; i < n && whole_is_told(diff, &swap[i]); i++) {
        struct buf own = {.a = b->a};
        if (b->len > before)
            buf_put(&own, STR(", "));
        whole_swap(&own, diff, &swap[i], HX_OLD);
        buf_put(&own, ascii ? STR(" -> ") : STR(" \xe2\x86\x92 "));
        whole_swap(&own, diff, &swap[i], HX_NEW);
        if (swap[i].count > 1)
            buf_print(&own, " %u%s", swap[i].count, ascii ? "x" : "\xc3\x97");
        room -= glyph_width(buf_str(&own));
        if (room < 0 && b->len > before)
            return;
        buf_put(b, buf_str(&own));
    }
}
