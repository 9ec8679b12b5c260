/* SPDX-License-Identifier: MIT */

/* What a comparison comes to, in a few words; see the header. */

#include "view/summary.h"

#include <stdbool.h>
#include <stdlib.h>

#include "view/flag.h"
#include "view/kind.h"
#include "view/levels.h"

static struct str text_of(const hx_diff *diff, int side)
{
    struct str text;
    text.s = hx_doc_text(hx_diff_doc(diff, side), &text.len);
    return text;
}

/* True if the tokens of both sides are the same bytes. */
static bool has_same_tokens(const hx_diff *diff)
{
    uint32_t n[2];
    const hx_token *token[2];
    for (int side = 0; side < 2; side++)
        token[side] = hx_doc_tokens(hx_diff_doc(diff, side), &n[side]);
    if (n[HX_OLD] != n[HX_NEW])
        return false;
    for (uint32_t i = 0; i < n[HX_OLD]; i++) {
        struct str s[2];
        for (int side = 0; side < 2; side++)
            s[side] = str_sub(text_of(diff, side), token[side][i].at,
                              token[side][i].len);
        if (!str_is_equal(s[HX_OLD], s[HX_NEW]))
            return false;
    }
    return true;
}

/* Where S goes on after a line end at I, or I itself. */
static size_t line_end(struct str s, size_t i)
{
    if (s.s[i] == '\r')
        return i + (i + 1 < s.len && s.s[i + 1] == '\n' ? 2 : 1);
    return i + (s.s[i] == '\n');
}

/* True if S and T are the same but for how their lines end. */
static bool has_other_line_ends(struct str s, struct str t)
{
    size_t i = 0, j = 0;
    while (i < s.len && j < t.len) {
        size_t a = line_end(s, i), b = line_end(t, j);
        if ((a == i) != (b == j) || (a == i && s.s[i] != t.s[j]))
            return false;
        i = a == i ? i + 1 : a;
        j = b == j ? j + 1 : b;
    }
    return i == s.len && j == t.len;
}

/* True if the paragraphs of both sides begin at the same tokens. */
static bool has_same_breaks(const hx_diff *diff)
{
    uint32_t n[2], sentences;
    const hx_range *paragraph[2], *sentence[2];
    for (int side = 0; side < 2; side++) {
        const hx_doc *doc = hx_diff_doc(diff, side);
        paragraph[side] = hx_doc_paragraphs(doc, &n[side]);
        sentence[side] = hx_doc_sentences(doc, &sentences);
    }
    if (n[HX_OLD] != n[HX_NEW])
        return false;
    for (uint32_t i = 0; i < n[HX_OLD]; i++)
        if (sentence[HX_OLD][paragraph[HX_OLD][i].start].start !=
            sentence[HX_NEW][paragraph[HX_NEW][i].start].start)
            return false;
    return true;
}

const char *summary_difference(const hx_diff *diff)
{
    struct str old = text_of(diff, HX_OLD);
    struct str new = text_of(diff, HX_NEW);
    if (str_is_equal(old, new))
        return "no difference";
    if (has_other_line_ends(old, new))
        return "only line ends";
    const hx_stats *stats = hx_diff_stats(diff);
    if (!has_same_tokens(diff))
        return stats->minor && !stats->moved_pairs && !stats->cut &&
                       !stats->added && !stats->reworded &&
                       !stats->changes[HX_CHANGED] &&
                       !stats->changes[HX_INSERTED] &&
                       !stats->changes[HX_DELETED]
                   ? "only typography and case"
                   : NULL;
    return has_same_breaks(diff) ? "only white space"
                                 : "only white space and paragraph breaks";
}

/* Something to tell with a count. */
struct count {
    const char *one, *many;
    uint32_t n;
    int grave;
};

static int count_compare(const void *a, const void *b)
{
    const struct count *x = a, *y = b;
    return y->grave - x->grave;
}

/* Beside hx_class_gravity(). */
enum {
    GRAVE_HEADLINE = 220,
    GRAVE_NOTE = 210,
    GRAVE_QUOTE = 200,
    GRAVE_DATE = 175,
    GRAVE_CUT = 160,
    GRAVE_ADDED = 150,
    GRAVE_MOVED = 140,
    GRAVE_LEFT_OUT = 120,
    GRAVE_PUT_IN = 110,
    EXTRA_COUNTS = 9,
    COUNTS = HX_CLASSES + HX_PAIR_FLAGS + EXTRA_COUNTS
};

/* When a class is told; 0 for those that are counted as phrases or by the
 * flags of their pairs. */
static int grave_of(hx_class cls)
{
    if ((cls >= HX_CLASS_WORDS && cls <= HX_CLASS_CLAUSE) ||
        cls == HX_CLASS_ATTRIBUTION || cls == HX_CLASS_HEDGE)
        return 0;
    return hx_class_gravity(cls);
}

void summary_facts_by_type(const hx_diff *diff, uint32_t count[HX_FACTS])
{
    uint32_t n;
    const hx_fact *fact = hx_diff_facts(diff, &n);
    for (int type = 0; type < HX_FACTS; type++)
        count[type] = 0;
    for (uint32_t i = 0; i < n; i++)
        count[fact[i].type] += fact[i].type != HX_FACT_DATE ||
                               !levels_is_ignored(diff, HX_LEVEL_DATES);
}

/* How many of CLS are told: the facts that changed, which a change has one or
 * several of, where the ledger has any. */
static uint32_t class_count(const hx_diff *diff, hx_class cls,
                            const uint32_t facts[HX_FACTS])
{
    if (cls == HX_CLASS_NUMBER && facts[HX_FACT_NUMBER])
        return facts[HX_FACT_NUMBER];
    if (cls == HX_CLASS_NAME && facts[HX_FACT_NAME])
        return facts[HX_FACT_NAME];
    if (cls == HX_CLASS_QUOTE && facts[HX_FACT_QUOTE])
        return 0;
    if (cls == HX_CLASS_NUMBER && facts[HX_FACT_DATE])
        return 0; /* days and months are told as dates */
    return hx_diff_stats(diff)->classes[cls];
}

static void counts_put(struct buf *b, const hx_diff *diff, const char *dot,
                       bool brief)
{
    const hx_stats *stats = hx_diff_stats(diff);
    const uint32_t *pairs = stats->pairs, *phrases = stats->phrases;
    uint32_t facts[HX_FACTS];
    summary_facts_by_type(diff, facts);
    uint32_t quotes = facts[HX_FACT_QUOTE];
    /* clang-format off */
    struct count count[COUNTS] = {
        {"quote", "quotes", quotes ? quotes : stats->quoted, GRAVE_QUOTE},
        {"sentence cut", "sentences cut", pairs[HX_DELETED], GRAVE_CUT},
        {"sentence added", "sentences added", pairs[HX_INSERTED], GRAVE_ADDED},
        {"headline", "headline changes",
         stats->fields[HX_FIELD_HEADLINE], GRAVE_HEADLINE},
        {"correction note", "correction notes",
         stats->fields[HX_FIELD_CORRECTION], GRAVE_NOTE},
        {"moved", "moved", stats->moved_groups, GRAVE_MOVED},
        {"date", "dates", facts[HX_FACT_DATE], GRAVE_DATE},
        {"phrase cut", "phrases cut", phrases[HX_OLD], GRAVE_LEFT_OUT},
        {"phrase added", "phrases added", phrases[HX_NEW], GRAVE_PUT_IN},
    };
    /* clang-format on */
    for (int i = 0; i < HX_CLASSES; i++)
        count[EXTRA_COUNTS + i] = (struct count){
            class_table[i].one, class_table[i].many,
            class_count(diff, (hx_class)i, facts), grave_of((hx_class)i)};
    for (int i = 0; i < HX_PAIR_FLAGS; i++)
        count[EXTRA_COUNTS + HX_CLASSES + i] = (struct count){
            flag_table[i].one, flag_table[i].many,
            *flag_table[i].one ? stats->flags[i] : 0, flag_table[i].grave};
    if (brief) {
        count[1].one = count[1].many = "cut";
        count[2].one = count[2].many = "added";
    }
    qsort(count, COUNTS, sizeof *count, count_compare);
    size_t before = b->len;
    for (int i = 0; i < COUNTS; i++) {
        if (!count[i].n || !count[i].grave)
            continue;
        buf_print(b, "%s%u %s", b->len > before ? dot : "", count[i].n,
                  count[i].n == 1 ? count[i].one : count[i].many);
    }
    struct buf left_out = {.a = b->a};
    levels_put(&left_out, diff, dot);
    if (b->len == before && !left_out.len) {
        const char *what = summary_difference(diff);
        buf_put(b, str_of(what ? what : "other small changes"));
    }
    if (left_out.len)
        buf_print(b, "%s%.*s", b->len > before ? dot : "", (int)left_out.len,
                  left_out.s);
    if (!hx_diff_is_exact(diff))
        buf_print(b, "%snot proven minimal", dot);
    if (!hx_diff_is_linked(diff))
        buf_print(b, "%stoo long to link all words", dot);
}

void summary_counts(struct buf *b, const hx_diff *diff, const char *dot)
{
    counts_put(b, diff, dot, false);
}

void summary_brief(struct buf *b, const hx_diff *diff, const char *dot)
{
    counts_put(b, diff, dot, true);
}

hx_kind summary_fact_kind(const hx_fact *fact)
{
    if (fact->at[HX_NEW].start >= fact->at[HX_NEW].end)
        return HX_DELETED;
    return fact->at[HX_OLD].start < fact->at[HX_OLD].end ? HX_CHANGED
                                                         : HX_INSERTED;
}

void summary_facts(const hx_diff *diff, uint32_t count[HX_KINDS])
{
    uint32_t n;
    const hx_fact *fact = hx_diff_facts(diff, &n);
    for (int kind = 0; kind < HX_KINDS; kind++)
        count[kind] = 0;
    for (uint32_t i = 0; i < n; i++)
        count[summary_fact_kind(&fact[i])]++;
}

const char *summary_tier(const hx_diff *diff)
{
    static const char *const tiers[HX_TIERS] = {
        "no lexicon: the networks for any language",
        "no lexicon: the smaller networks for English",
        "lexicon of English: the full networks"};
    return tiers[hx_diff_tier(diff)];
}
