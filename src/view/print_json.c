/* SPDX-License-Identifier: MIT */

/*
 * The members of a record, straight into a buffer. Edits are collected first
 * (view/edits.h), a walk over the old side puts links in order.
 */

#include "view/print_json.h"

#include <string.h>

#include "base/json.h"
#include "view/edits.h"
#include "view/flag.h"
#include "view/print.h"
#include "view/print_whole.h"
#include "view/record_sign.h"
#include "view/summary.h"
#include "view/ties.h"

/* Rows are short, but the names are long. */
/* clang-format off */
const struct record_member record_member_table[] = {
    {"equal", RECORD_EQUAL},
    {"kind", RECORD_KIND},
    {"similarity", RECORD_SIMILARITY},
    {"sentences", RECORD_SENTENCES},
    {"words", RECORD_WORDS},
    {"edits", RECORD_EDITS},
    {"exact", RECORD_EXACT},
    {"facts", RECORD_FACTS},
    {"relation", RECORD_RELATION},
    {"containment", RECORD_CONTAINMENT},
    {"spun", RECORD_SPUN},
    {"reuse", RECORD_REUSE},
    {"ignored", RECORD_IGNORED},
};
/* clang-format on */

const size_t record_member_count =
    sizeof record_member_table / sizeof *record_member_table;

enum { DIGITS = 12, PARTS = 10000 };

/* A record being written. */
struct writer {
    struct buf *b;
    const struct record *record;
    bool is_full; /* classes are known */
    struct edits edits;
    uint32_t *unit[2]; /* by sentence of the document, or HX_NONE */
    struct ranges_of {
        hx_range *at;
        uint32_t n;
    } units[2]; /* sentences, in bytes */
};

static void name_put(struct buf *b, const char *name)
{
    buf_put(b, str_of(name));
}

static void number_put(struct buf *b, uint32_t number)
{
    char digits[DIGITS];
    size_t at = DIGITS;
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    buf_put(b, (struct str){digits + at, DIGITS - at});
}

static void range_put(struct buf *b, hx_range at)
{
    buf_put_byte(b, '[');
    number_put(b, at.start);
    buf_put_byte(b, ',');
    number_put(b, at.end);
    buf_put_byte(b, ']');
}

void record_member_put(struct buf *b, const char *name)
{
    buf_put(b, STR(",\""));
    name_put(b, name);
    buf_put(b, STR("\":"));
}

static void bool_put(struct buf *b, bool is_true)
{
    buf_put(b, is_true ? STR("true") : STR("false"));
}

/* Appends LIST, the next member of an object, of N ranges. */
static void ranges_put(struct buf *b, const hx_range *list, uint32_t n)
{
    buf_put_byte(b, '[');
    for (uint32_t i = 0; i < n; i++) {
        if (i)
            buf_put_byte(b, ',');
        range_put(b, list[i]);
    }
    buf_put_byte(b, ']');
}

static struct str text_of(const struct record *record, int side)
{
    const hx_text *text = &record->source[side].text;
    return (struct str){text->at, text->len};
}

static bool is_equal(const struct record *record)
{
    return str_is_equal(text_of(record, HX_OLD), text_of(record, HX_NEW));
}

/* The parts of 10,000 that are the same, or how probable it is that they say
 * the same; all only of what is said so. */
static uint32_t likeness(const struct writer *w)
{
    const struct record *record = w->record;
    uint64_t all = 0, lost = 0;
    if (edits_kind(&w->edits) == HX_SAME)
        return PARTS;
    if (edits_sure(&w->edits) != HX_NONE)
        return edits_sure(&w->edits) * (PARTS - 1) / 1000;
    for (int side = 0; side < 2; side++) {
        if (record->script) {
            all += hx_script_total(record->script, side);
            lost += hx_script_count(record->script, side);
        } else {
            all += hx_diff_stats(record->diff)->words[side];
        }
    }
    if (record->diff) {
        const hx_stats *stats = hx_diff_stats(record->diff);
        lost = (uint64_t)stats->cut + stats->added;
    }
    if (!all) /* signs only: nothing is known to be alike */
        return edits_kind(&w->edits) == HX_CHANGED ? 0 : PARTS - 1;
    uint64_t kept = all > lost ? PARTS * (all - lost) / all : 0;
    return kept < PARTS ? (uint32_t)kept : PARTS - 1;
}

/* Appends PART of WHOLE, a power of ten, as a number from 0 to 1. */
static void share_put(struct buf *b, uint32_t part, uint32_t whole)
{
    if (part >= whole) {
        buf_put_byte(b, '1');
        return;
    }
    buf_put(b, STR("0."));
    for (whole /= 10; whole; whole /= 10)
        buf_put_byte(b, (char)('0' + part / whole % 10));
}

static void kind_put(struct buf *b, hx_kind kind)
{
    buf_put(b, STR("\"kind\":\""));
    name_put(b, hx_kind_name(kind));
    buf_put_byte(b, '"');
}

static void edits_put(struct writer *w)
{
    struct buf *b = w->b;
    buf_put_byte(b, '[');
    for (uint32_t i = 0; i < w->edits.vec.n; i++) {
        const struct edit *edit = &w->edits.at[i];
        buf_put(b, i ? STR(",{") : STR("{"));
        kind_put(b, edit->kind);
        buf_put(b, STR(",\"old\":"));
        range_put(b, edit->at[HX_OLD]);
        buf_put(b, STR(",\"new\":"));
        range_put(b, edit->at[HX_NEW]);
        record_flag_put(b, edit->flags & HX_CHANGE_MINOR, "minor");
        record_flag_put(b, edit->moved, "moved");
        record_flag_put(b, edit->ignored, "ignored");
        if (w->is_full)
            record_sign_put(w->b, edit->cls, edit->flags, edit->degree);
        buf_put_byte(b, '}');
    }
    buf_put_byte(b, ']');
}

/* Begins a link; the first of a list has no comma before it. */
static void link_begin(struct buf *b, uint32_t old, uint32_t new, hx_kind kind)
{
    if (b->s[b->len - 1] != '[')
        buf_put_byte(b, ',');
    buf_put(b, STR("{\"old\":"));
    number_put(b, old);
    buf_put(b, STR(",\"new\":"));
    number_put(b, new);
    buf_put_byte(b, ',');
    kind_put(b, kind);
}

/* Ends the link of the units AT, with what explains it if that is wanted. */
static void link_end(struct writer *w, hx_unit unit, uint32_t old, uint32_t new)
{
    const uint32_t at[2] = {old, new};
    hx_explain *explain = w->record->explain;
    int code = explain ? record_reason_put(w->b, explain, unit, at) : 0;
    if (code)
        arena_leave(w->b->a, code);
    buf_put_byte(w->b, '}');
}

/* A phrase for a phrase of at most so many tokens is linked; of a longer
 * change nobody knows which word stands for which. */
enum { PHRASE_MOST = 4 };

static bool is_linked(const hx_change *change)
{
    for (int side = 0; side < 2; side++)
        if (change->at[side].end - change->at[side].start > PHRASE_MOST)
            return change->kind == HX_SAME;
    return change->kind == HX_SAME || change->kind == HX_REWORDED ||
           (change->kind == HX_CHANGED && change->cls != HX_CLASS_REWRITING);
}

/* The new tokens that token I of old may stand for in CHANGE. */
static hx_range partners_of(const hx_change *change, uint32_t i)
{
    hx_range old = change->at[HX_OLD], new = change->at[HX_NEW];
    if (change->kind != HX_SAME || new.end - new.start != old.end - old.start)
        return new;
    new.start += i - old.start;
    return (hx_range){new.start, new.start + 1};
}

static void token_link_put(struct writer *w, uint32_t i, uint32_t j,
                           const hx_change *change)
{
    uint32_t n;
    link_begin(w->b, i, j, change->kind);
    record_flag_put(w->b, change->flags & HX_CHANGE_MINOR, "minor");
    record_flag_put(
        w->b, hx_diff_pairs(w->record->diff, &n)[change->pair].moved, "moved");
    if (w->is_full)
        record_sign_put(w->b, change->cls, change->flags, change->degree);
    link_end(w, HX_UNIT_WORD, i, j);
}

/* The links of token I of old, which CHANGE has: words stand for words. */
static void token_links_put(struct writer *w, uint32_t i,
                            const hx_change *change)
{
    uint32_t n[2];
    const hx_token *token[2];
    if (!is_linked(change) || (!w->is_full && change->kind != HX_SAME))
        return;
    for (int side = 0; side < 2; side++)
        token[side] =
            hx_doc_tokens(hx_diff_doc(w->record->diff, side), &n[side]);
    bool is_word = token[HX_OLD][i].flags & HX_TOKEN_WORD;
    hx_range new = partners_of(change, i);
    for (uint32_t j = new.start; j < new.end; j++)
        if (is_word == !!(token[HX_NEW][j].flags & HX_TOKEN_WORD))
            token_link_put(w, i, j, change);
}

/* The links LINK of the aligner, from NEXT on, that old token I has. */
static uint32_t aligned_put(struct writer *w, const hx_link *link, hx_range in,
                            uint32_t i)
{
    const hx_diff *diff = w->record->diff;
    uint32_t n;
    const hx_change *change = hx_diff_changes(diff, &n);
    change += hx_diff_change_of(diff, HX_OLD, i);
    bool moved = hx_diff_pairs(diff, &n)[change->pair].moved;
    for (; in.start < in.end && link[in.start].at[HX_OLD] == i; in.start++) {
        const hx_link *at = &link[in.start];
        bool same = hx_diff_change_of(diff, HX_NEW, at->at[HX_NEW]) ==
                    hx_diff_change_of(diff, HX_OLD, i);
        link_begin(w->b, i, at->at[HX_NEW], at->kind);
        record_flag_put(w->b, same && change->flags & HX_CHANGE_MINOR, "minor");
        record_flag_put(w->b, moved, "moved");
        if (same && w->is_full)
            record_sign_put(w->b, change->cls, change->flags,
                            at->kind == HX_REWORDED ? change->degree
                                                    : HX_DEGREE_NONE);
        link_end(w, HX_UNIT_WORD, i, at->at[HX_NEW]);
    }
    return in.start;
}

static void links_put(struct writer *w, uint32_t n)
{
    const hx_diff *diff = w->record->diff;
    uint32_t count, next = 0;
    const hx_change *change = hx_diff_changes(diff, &count);
    const hx_pair *pair = hx_diff_pairs(diff, &count);
    const hx_link *link = hx_diff_links(diff, &count);
    for (uint32_t i = 0; i < n; i++) {
        const hx_change *own = &change[hx_diff_change_of(diff, HX_OLD, i)];
        hx_range links = pair[own->pair].links;
        if (links.start == links.end) {
            token_links_put(w, i, own);
            continue;
        }
        if (next < links.start || next > links.end)
            next = links.start;
        links.start = next;
        next = aligned_put(w, link, links, i);
    }
}

/* Ends the links, and says so if there would be more of them. */
static void units_end(struct writer *w)
{
    buf_put(w->b, hx_diff_is_linked(w->record->diff)
                      ? STR("]}")
                      : STR("],\"complete\":false}"));
}

static void diff_words_put(struct writer *w)
{
    const hx_diff *diff = w->record->diff;
    uint32_t n;
    for (int side = 0; side < 2; side++) {
        const hx_token *token = hx_doc_tokens(hx_diff_doc(diff, side), &n);
        buf_put(w->b, side ? STR(",\"new\":[") : STR("{\"old\":["));
        for (uint32_t i = 0; i < n; i++) {
            if (i)
                buf_put_byte(w->b, ',');
            range_put(w->b,
                      (hx_range){token[i].at, token[i].at + token[i].len});
        }
        buf_put_byte(w->b, ']');
    }
    hx_doc_tokens(hx_diff_doc(diff, HX_OLD), &n);
    buf_put(w->b, STR(",\"links\":["));
    links_put(w, n);
    units_end(w);
}

static void script_words_put(struct writer *w)
{
    const hx_script *script = w->record->script;
    uint32_t edits, n[2], i = 0, j = 0;
    const hx_edit *edit = hx_script_edits(script, &edits);
    const hx_range *token[2];
    for (int side = 0; side < 2; side++) {
        n[side] = hx_script_total(script, side);
        token[side] = hx_script_tokens(script, side);
        buf_put(w->b, side ? STR(",\"new\":") : STR("{\"old\":"));
        ranges_put(w->b, token[side], n[side]);
    }
    buf_put(w->b, STR(",\"links\":["));
    for (uint32_t k = 0; k <= edits; k++) {
        hx_range old = {UINT32_MAX, UINT32_MAX}, new = old;
        if (k < edits) {
            old = edit[k].at[HX_OLD];
            new = edit[k].at[HX_NEW];
        }
        for (; i < n[HX_OLD] && token[HX_OLD][i].start < old.start; i++, j++) {
            link_begin(w->b, i, j, HX_SAME);
            buf_put_byte(w->b, '}');
        }
        while (i < n[HX_OLD] && token[HX_OLD][i].start < old.end)
            i++;
        while (j < n[HX_NEW] && token[HX_NEW][j].start < new.end)
            j++;
    }
    buf_put(w->b, STR("]}"));
}

/* The bytes of tokens AT of DOC. */
static hx_range bytes_of(const hx_doc *doc, hx_range at)
{
    uint32_t n;
    const hx_token *token = hx_doc_tokens(doc, &n);
    const hx_token *last = &token[at.end - 1];
    return (hx_range){token[at.start].at, last->at + last->len};
}

/* Numbers the sentences of SIDE: those given, else those of the document. */
static void units_number(struct writer *w, int side)
{
    const hx_doc *doc = hx_diff_doc(w->record->diff, side);
    const hx_source *source = &w->record->source[side];
    struct arena *a = w->b->a;
    uint32_t n, k = 0;
    const hx_range *sentence = hx_doc_sentences(doc, &n);
    uint32_t given = (uint32_t)source->sentence_count;
    uint32_t count = source->sentences ? given : n;
    w->unit[side] = arena_alloc_raw(a, n, sizeof(uint32_t));
    w->units[side].at = arena_alloc_raw(a, count, sizeof(hx_range));
    w->units[side].n = count;
    if (source->sentences && given)
        memcpy(w->units[side].at, source->sentences, given * sizeof(hx_range));
    for (uint32_t i = 0; i < n; i++) {
        hx_range at = bytes_of(doc, sentence[i]);
        if (!source->sentences)
            w->units[side].at[i] = at;
        while (source->sentences && k < given &&
               source->sentences[k].end <= at.start)
            k++;
        bool is_given = source->sentences && k < given &&
                        source->sentences[k].start <= at.start;
        w->unit[side][i] = !source->sentences ? i : is_given ? k : HX_NONE;
    }
}

/* True if the sentences of PAIR are the same bytes. */
static bool is_same_bytes(const struct writer *w, const hx_pair *pair)
{
    struct str text[2];
    for (int side = 0; side < 2; side++) {
        uint32_t n;
        const hx_doc *doc = hx_diff_doc(w->record->diff, side);
        const hx_range *sentence = hx_doc_sentences(doc, &n);
        hx_range at = {sentence[pair->at[side].start].start,
                       sentence[pair->at[side].end - 1].end};
        at = bytes_of(doc, at);
        text[side] =
            str_sub(text_of(w->record, side), at.start, at.end - at.start);
    }
    return str_is_equal(text[HX_OLD], text[HX_NEW]);
}

static void sentence_link_put(struct writer *w, const struct tie *tie)
{
    enum { ALIKE = 1000 };
    uint32_t n, i = w->unit[HX_OLD][tie->at[HX_OLD]];
    uint32_t j = w->unit[HX_NEW][tie->at[HX_NEW]];
    const hx_pair *pair = &hx_diff_pairs(w->record->diff, &n)[tie->pair];
    hx_kind kind = pair->part == HX_NONE ? pair->kind : HX_CHANGED;
    if (i == HX_NONE || j == HX_NONE)
        return;
    link_begin(w->b, i, j, kind);
    record_flag_put(w->b, kind == HX_SAME && !is_same_bytes(w, pair), "minor");
    record_flag_put(w->b, tie->moved, "moved");
    buf_put(w->b, STR(",\"similarity\":"));
    share_put(w->b, kind == HX_SAME ? ALIKE : pair->alike, ALIKE);
    flag_json(w->b, pair->flags);
    link_end(w, HX_UNIT_SENTENCE, tie->at[HX_OLD], tie->at[HX_NEW]);
}

static void sentences_put(struct writer *w)
{
    for (int side = 0; side < 2; side++) {
        units_number(w, side);
        buf_put(w->b, side ? STR(",\"new\":") : STR("{\"old\":"));
        ranges_put(w->b, w->units[side].at, w->units[side].n);
    }
    struct ties ties = ties_new(w->b->a, w->record->diff);
    buf_put(w->b, STR(",\"links\":["));
    for (uint32_t i = 0; i < ties.vec.n; i++)
        sentence_link_put(w, &ties.at[i]);
    units_end(w);
}

static void paragraphs_put(struct writer *w)
{
    for (int side = 0; side < 2; side++) {
        uint32_t n, sentences;
        const hx_doc *doc = hx_diff_doc(w->record->diff, side);
        const hx_range *paragraph = hx_doc_paragraphs(doc, &n);
        const hx_range *sentence = hx_doc_sentences(doc, &sentences);
        buf_put(w->b, side ? STR(",\"new\":[") : STR("{\"old\":["));
        for (uint32_t i = 0; i < n; i++) {
            hx_range at = {sentence[paragraph[i].start].start,
                           sentence[paragraph[i].end - 1].end};
            if (i)
                buf_put_byte(w->b, ',');
            range_put(w->b, bytes_of(doc, at));
        }
        buf_put_byte(w->b, ']');
    }
    buf_put_byte(w->b, '}');
}

/* A range of tokens in bytes, null if it is empty. */
static void fact_side_put(struct buf *b, const hx_doc *doc, hx_range at)
{
    if (at.start < at.end)
        range_put(b, bytes_of(doc, at));
    else
        buf_put(b, STR("null"));
}

/* Who said it, of the new text if it has that. */
static void speaker_put(struct writer *w, const hx_fact *fact)
{
    int side = fact->speaker[HX_NEW].start < fact->speaker[HX_NEW].end;
    hx_range at = fact->speaker[side];
    if (at.start >= at.end)
        return;
    const hx_doc *doc = hx_diff_doc(w->record->diff, side);
    size_t len;
    const char *text = hx_doc_text(doc, &len);
    hx_range bytes = bytes_of(doc, at);
    buf_put(w->b, STR(",\"speaker\":"));
    json_quote(w->b, (struct str){text + bytes.start, bytes.end - bytes.start});
}

static void facts_put(struct writer *w)
{
    uint32_t n;
    const hx_fact *fact = hx_diff_facts(w->record->diff, &n);
    buf_put_byte(w->b, '[');
    for (uint32_t i = 0; i < n; i++) {
        buf_put(w->b, i ? STR(",{\"type\":\"") : STR("{\"type\":\""));
        name_put(w->b, hx_fact_name(fact[i].type));
        for (int side = 0; side < 2; side++) {
            buf_put(w->b, side ? STR(",\"new\":") : STR("\",\"old\":"));
            fact_side_put(w->b, hx_diff_doc(w->record->diff, side),
                          fact[i].at[side]);
        }
        speaker_put(w, &fact[i]);
        buf_put_byte(w->b, '}');
    }
    buf_put_byte(w->b, ']');
}

/* Begins MEMBER if it is wanted. */
static bool is_begun(struct writer *w, uint32_t bit, const char *name)
{
    if (!(w->record->members & bit))
        return false;
    record_member_put(w->b, name);
    return true;
}

/* What only a comparison of documents knows. */
static void documents_put(struct writer *w)
{
    struct buf summary = {.a = w->b->a};
    if (w->is_full && is_begun(w, RECORD_FACTS, "facts"))
        facts_put(w);
    if (w->is_full)
        print_whole(w->b, w->record);
    if (is_begun(w, RECORD_PARAGRAPHS, "paragraphs"))
        paragraphs_put(w);
    if (is_begun(w, RECORD_LANGUAGE, "language")) {
        json_quote(w->b, str_of(hx_diff_language(w->record->diff)));
        buf_print(w->b, ",\"tier\":\"%s\"",
                  hx_tier_name(hx_diff_tier(w->record->diff)));
    }
    if (is_begun(w, RECORD_SUMMARY, "summary")) {
        summary_counts(&summary, w->record->diff, ", ");
        json_quote(w->b, buf_str(&summary));
    }
}

void record_print(struct buf *b, const struct record *record)
{
    struct writer w = {.b = b, .record = record};
    w.is_full = record->diff && hx_diff_depth(record->diff) == HX_DEPTH_FULL;
    if (record->members & (RECORD_KIND | RECORD_SIMILARITY | RECORD_EDITS))
        w.edits = record->diff ? edits_of_diff(b->a, record->diff)
                               : edits_of_script(b->a, record->script);
    if (is_begun(&w, RECORD_EQUAL, "equal"))
        bool_put(b, is_equal(record));
    if (is_begun(&w, RECORD_KIND, "kind"))
        buf_print(b, "\"%s\"", hx_kind_name(edits_kind(&w.edits)));
    if (is_begun(&w, RECORD_SIMILARITY, "similarity"))
        share_put(b, likeness(&w), PARTS);
    if (record->diff && is_begun(&w, RECORD_SENTENCES, "sentences"))
        sentences_put(&w);
    if (is_begun(&w, RECORD_WORDS, "words")) {
        if (record->diff)
            diff_words_put(&w);
        else
            script_words_put(&w);
    }
    if (is_begun(&w, RECORD_EDITS, "edits"))
        edits_put(&w);
    if (is_begun(&w, RECORD_EXACT, "exact"))
        bool_put(b, record->diff ? hx_diff_is_exact(record->diff)
                                 : hx_script_is_exact(record->script));
    if (record->diff)
        documents_put(&w);
}

void print_json(struct buf *b, const struct print_input *input)
{
    struct record record = {.diff = input->diff,
                            .explain = input->explain,
                            .members = RECORD_ALL | RECORD_PARAGRAPHS |
                                       RECORD_SUMMARY | RECORD_LANGUAGE};
    for (int side = 0; side < 2; side++) {
        hx_text *text = &record.source[side].text;
        text->at = hx_doc_text(hx_diff_doc(input->diff, side), &text->len);
    }
    buf_put_byte(b, '{');
    json_quote_name(b, "id", input->name[HX_NEW]);
    buf_put(b, STR(",\"format\":1"));
    record_print(b, &record);
    buf_put(b, STR("}\n"));
}
