/* SPDX-License-Identifier: MIT */

/*
 * As long as the sentence stands in the next text byte for byte nothing is
 * compared: looking for it costs next to nothing. Where it does not, the two
 * versions are compared, and where it only moved or stands in other white
 * space it goes on as what it is there.
 */

#include "app/archive/trace.h"

#include <string.h>

enum {
    SURE = 24,              /* bytes a sentence has to be known by */
    COMPARED_MOST = 1 << 24 /* bytes of text that are compared in a search */
};

/* Where PART stands in TEXT, nothing if it does not. */
static struct str part_find(struct str text, struct str part)
{
    const char *at = text.s, *end = text.s + text.len;
    while (part.len && (size_t)(end - at) >= part.len &&
           (at = memchr(at, part.s[0], (size_t)(end - at) - part.len + 1))) {
        if (!memcmp(at, part.s, part.len))
            return (struct str){at, part.len};
        at++;
    }
    return (struct str){NULL, 0};
}

/* The bytes of tokens RANGE of DOC, whose text is TEXT. */
static struct str bytes_of(const hx_doc *doc, struct str text, hx_range range)
{
    uint32_t n;
    const hx_token *token = hx_doc_tokens(doc, &n);
    if (range.start >= range.end)
        return (struct str){NULL, 0};
    size_t at = token[range.start].at;
    return str_sub(text, at,
                   token[range.end - 1].at + token[range.end - 1].len - at);
}

static hx_range sentence_get(const hx_doc *doc, uint32_t sentence)
{
    uint32_t n;
    return hx_doc_sentences(doc, &n)[sentence];
}

bool trace_open(struct trace *trace, const struct story *story,
                uint32_t version, const hx_doc *doc, uint32_t token)
{
    uint32_t sentence = hx_doc_sentence_of(doc, token);
    *trace = (struct trace){.story = story, .version = version};
    if (sentence == HX_NONE)
        return false;
    hx_range range = sentence_get(doc, sentence);
    trace->sentence = bytes_of(doc, story->version[version].text, range);
    trace->word = token - range.start;
    return true;
}

/* Two versions that are compared. */
struct meeting {
    hx_doc *own[2];
    const hx_doc *doc[2];
    struct str text[2];
    hx_diff *diff;
};

static void meeting_close(struct meeting *meeting)
{
    hx_diff_free(meeting->diff);
    hx_doc_free(meeting->own[HX_OLD]);
    hx_doc_free(meeting->own[HX_NEW]);
}

static int meeting_open(struct meeting *meeting, const struct trace *trace,
                        uint32_t old)
{
    int code = 0;
    *meeting = (struct meeting){0};
    for (int side = 0; side < 2 && !code; side++) {
        const struct version *of = &trace->story->version[old + (uint32_t)side];
        meeting->text[side] = of->text;
        if (!of->doc)
            code = version_doc(of, &meeting->own[side], &trace->story->options);
        meeting->doc[side] = of->doc ? of->doc : meeting->own[side];
    }
    if (!code)
        code = hx_compare(&meeting->diff, meeting->doc[HX_OLD],
                          meeting->doc[HX_NEW], &trace->story->options);
    if (code)
        meeting_close(meeting);
    return code;
}

/* The sentence of the trace on SIDE of MEETING, HX_NONE if it is not there. */
static uint32_t sentence_find(const struct meeting *meeting,
                              const struct trace *trace, int side)
{
    uint32_t n;
    const hx_token *token = hx_doc_tokens(meeting->doc[side], &n);
    size_t at = (size_t)(trace->sentence.s - meeting->text[side].s);
    uint32_t low = 0, high = n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (token[middle].at < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low < n ? hx_doc_sentence_of(meeting->doc[side], low) : HX_NONE;
}

/* Notes where the trace was touched, between OLD and the next version. */
static void found_put(struct trace *trace, uint32_t old,
                      const hx_range tokens[2])
{
    for (int side = 0; side < 2; side++) {
        trace->at[side] = old + (uint32_t)side;
        trace->token[side] = tokens[side].start;
    }
}

/* Goes to what the sentence is in the next version BY; true if it was
 * touched. */
static bool touch_step(struct trace *trace, const struct meeting *meeting,
                       int by)
{
    int from = by < 0 ? HX_NEW : HX_OLD, to = !from;
    uint32_t n, sentence = sentence_find(meeting, trace, from);
    uint32_t number = sentence == HX_NONE
                          ? HX_NONE
                          : hx_diff_pair_of(meeting->diff, from, sentence);
    uint32_t old = by < 0 ? trace->version - 1 : trace->version;
    hx_range tokens[2] = {
        {0, 0},
        {0, 0}
    };
    if (number == HX_NONE)
        return false;
    hx_pair pair = hx_diff_pairs(meeting->diff, &n)[number];
    for (int side = 0; side < 2; side++)
        if (pair.at[side].start < pair.at[side].end)
            tokens[side] =
                sentence_get(meeting->doc[side], pair.at[side].start);
    found_put(trace, old, tokens);
    if (pair.kind != HX_SAME || pair.at[to].start == pair.at[to].end)
        return true;
    trace->sentence = bytes_of(meeting->doc[to], meeting->text[to], tokens[to]);
    return false;
}

/* Goes to what the word is in the version before; true if it is not there. */
static bool word_step(struct trace *trace, const struct meeting *meeting)
{
    uint32_t n, sentence = sentence_find(meeting, trace, HX_NEW);
    if (sentence == HX_NONE)
        return false;
    uint32_t token =
        sentence_get(meeting->doc[HX_NEW], sentence).start + trace->word;
    uint32_t number = hx_diff_change_of(meeting->diff, HX_NEW, token);
    if (number == HX_NONE)
        return false;
    hx_change change = hx_diff_changes(meeting->diff, &n)[number];
    hx_range tokens[2] = {
        change.at[HX_OLD], {token, token + 1}
    };
    uint32_t past = token - change.at[HX_NEW].start;
    bool is_kept = change.kind == HX_SAME &&
                   past < change.at[HX_OLD].end - change.at[HX_OLD].start;
    if (!is_kept) {
        found_put(trace, trace->version - 1, tokens);
        trace->before = bytes_of(meeting->doc[HX_OLD], meeting->text[HX_OLD],
                                 change.at[HX_OLD]);
        return true;
    }
    uint32_t old = change.at[HX_OLD].start + past;
    hx_range range = sentence_get(
        meeting->doc[HX_OLD], hx_doc_sentence_of(meeting->doc[HX_OLD], old));
    trace->sentence =
        bytes_of(meeting->doc[HX_OLD], meeting->text[HX_OLD], range);
    trace->word = old - range.start;
    return false;
}

static enum trace_end trace_run(struct trace *trace, int by, bool is_word)
{
    size_t left = COMPARED_MOST;
    for (;;) {
        int64_t next = (int64_t)trace->version + by;
        struct meeting meeting;
        if (next < 0 || next >= trace->story->n)
            return TRACE_NONE;
        struct str text = trace->story->version[next].text;
        struct str found = part_find(text, trace->sentence);
        if (found.len && trace->sentence.len >= SURE) {
            trace->sentence = found;
            trace->version = (uint32_t)next;
            continue;
        }
        if (text.len > left)
            return TRACE_SPENT;
        left -= text.len;
        trace->compared++;
        if (meeting_open(&meeting, trace,
                         by < 0 ? (uint32_t)next : trace->version))
            return TRACE_FAILED;
        bool is_touched = is_word ? word_step(trace, &meeting)
                                  : touch_step(trace, &meeting, by);
        meeting_close(&meeting);
        if (is_touched)
            return TRACE_FOUND;
        trace->version = (uint32_t)next;
    }
}

enum trace_end trace_touch(struct trace *trace, int by)
{
    return trace_run(trace, by, false);
}

enum trace_end trace_origin(struct trace *trace)
{
    for (;;) {
        enum trace_end end = trace_run(trace, -1, true);
        uint32_t first = 0;
        if (end != TRACE_FOUND || trace->sentence.len < SURE)
            return end;
        struct str found = {NULL, 0};
        while (first < trace->version && !found.len)
            found =
                part_find(trace->story->version[first++].text, trace->sentence);
        if (!found.len)
            return end;
        trace->version = first - 1;
        trace->sentence = found;
        trace->before = (struct str){NULL, 0};
    }
}
