/* SPDX-License-Identifier: MIT */

/* The properties, each as one sentence; see the header. */

#include "check.h"

#include <string.h>

#include "base/utf8.h"
#include "diff/stem.h"

/* Leaves the function with the sentence unless COND holds. */
#define HOLDS(cond, sentence)                                                  \
    do {                                                                       \
        if (!(cond))                                                           \
            return sentence;                                                   \
    } while (0)

/* What is being checked, with its lists. */
struct sides {
    const hx_diff *diff;
    const hx_doc *doc[2];
    const hx_token *token[2];
    const hx_range *sentence[2];
    uint32_t n[2], sentences[2]; /* tokens, sentences */
    const hx_pair *pair;
    const hx_change *change;
    uint32_t pairs, changes;
};

static struct str text_of(const hx_doc *doc, const hx_token *token)
{
    size_t len;
    const char *text = hx_doc_text(doc, &len);
    return (struct str){text + token->at, token->len};
}

static bool is_blank(struct str s)
{
    uint32_t cp;
    for (size_t i = 0; i < s.len;) {
        i += utf8_decode(str_sub(s, i, 4), &cp);
        if (!utf8_is_space(cp))
            return false;
    }
    return true;
}

/* True if the N RANGES are not empty and cover 0 to END in order. */
static bool is_cover(const hx_range *ranges, uint32_t n, uint32_t end)
{
    uint32_t pos = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (ranges[i].start != pos || ranges[i].end <= pos)
            return false;
        pos = ranges[i].end;
    }
    return pos == end;
}

/* Fields are fields; quotations ascend, and their speakers are beside them. */
static const char *check_fields(const hx_doc *doc, uint32_t paragraphs,
                                uint32_t tokens)
{
    uint32_t n, pos = 0;
    for (uint32_t i = 0; i < paragraphs; i++)
        HOLDS((unsigned)hx_doc_field_of(doc, i) < HX_FIELDS,
              "a field is one of the list");
    hx_range line = hx_doc_dateline(doc);
    HOLDS(line.start <= line.end && line.end <= tokens,
          "a dateline is a range of tokens");
    const hx_quote *quote = hx_doc_quotes(doc, &n);
    for (uint32_t i = 0; i < n; i++) {
        hx_range at = quote[i].at, speaker = quote[i].speaker;
        HOLDS(at.start >= pos && at.start < at.end && at.end <= tokens,
              "quotations ascend");
        HOLDS(speaker.start <= speaker.end && speaker.end <= tokens,
              "a speaker is a range of tokens");
        HOLDS(speaker.end <= at.start || speaker.start >= at.end ||
                  speaker.start == speaker.end,
              "a speaker is outside the quotation");
        pos = at.end;
    }
    return NULL;
}

const char *check_doc_given(const hx_doc *doc)
{
    uint32_t n, sentences, paragraphs;
    size_t len, pos = 0;
    struct str text = {hx_doc_text(doc, &len), 0};
    const hx_token *token = hx_doc_tokens(doc, &n);
    text.len = len;
    if (n)
        pos = token[0].at;
    HOLDS(is_blank(str_sub(text, 0, n ? pos : len)),
          "what stands before the first token is white space");
    for (uint32_t i = 0; i < n; i++) {
        HOLDS(token[i].at == pos && token[i].len, "tokens and gaps touch");
        pos += token[i].len;
        HOLDS(is_blank(str_sub(text, pos, token[i].gap)),
              "a gap is white space");
        pos += token[i].gap;
    }
    HOLDS(!n || pos == len, "tokens and gaps are all bytes");
    const hx_range *sentence = hx_doc_sentences(doc, &sentences);
    const hx_range *paragraph = hx_doc_paragraphs(doc, &paragraphs);
    HOLDS(is_cover(sentence, sentences, n), "sentences cover the tokens");
    HOLDS(is_cover(paragraph, paragraphs, sentences),
          "paragraphs cover the sentences");
    for (uint32_t i = 0; i < sentences; i++)
        HOLDS(hx_doc_sentence_of(doc, sentence[i].end - 1) == i,
              "sentence_of finds the sentence");
    for (uint32_t i = 0; i < paragraphs; i++)
        HOLDS(hx_doc_paragraph_of(doc, paragraph[i].start) == i,
              "paragraph_of finds the paragraph");
    return check_fields(doc, paragraphs, n);
}

const char *check_doc(const hx_doc *doc)
{
    uint32_t n;
    const hx_token *token = hx_doc_tokens(doc, &n);
    for (uint32_t i = 0; i < n; i++)
        HOLDS(!is_blank(text_of(doc, &token[i])), "a token is no white space");
    return check_doc_given(doc);
}

static bool is_empty(hx_range at)
{
    return at.start == at.end;
}

static const char *pair_order(const struct sides *s)
{
    uint32_t pos[2] = {0, 0}, count = 0;
    for (uint32_t i = 0; i < s->pairs; i++) {
        const hx_pair *pair = &s->pair[i];
        hx_range old = pair->at[HX_OLD], new = pair->at[HX_NEW];
        HOLDS(old.start <= old.end && old.end <= s->sentences[HX_OLD] &&
                  new.start <= new.end &&new.end <= s->sentences[HX_NEW],
              "a pair's sentences are there");
        HOLDS(!is_empty(old) || !is_empty(new), "no pair is empty");
        HOLDS(pair->moved <= 1 && pair->alike <= 1000,
              "moved and alike are in range");
        HOLDS(!pair->moved || (!is_empty(old) && !is_empty(new)),
              "only what has two sides moved");
        HOLDS((pair->kind == HX_INSERTED) == is_empty(old) &&
                  (pair->kind == HX_DELETED) == is_empty(new),
              "a pair with one side is inserted or deleted");
        HOLDS(pair->part == HX_NONE ||
                  ((is_empty(old) || is_empty(new)) && pair->part < s->pairs &&
                   !is_empty(s->pair[pair->part].at[HX_OLD]) &&
                   !is_empty(s->pair[pair->part].at[HX_NEW])),
              "a part has no counterpart and is told in a pair");
        HOLDS(new.start == pos[HX_NEW], "pairs are in the new text's order");
        pos[HX_NEW] = new.end;
        count += old.end - old.start;
        if (pair->moved || is_empty(old))
            continue;
        HOLDS(old.start >= pos[HX_OLD], "what did not move keeps its order");
        pos[HX_OLD] = old.end;
    }
    HOLDS(pos[HX_NEW] == s->sentences[HX_NEW], "every new sentence is paired");
    HOLDS(count == s->sentences[HX_OLD], "every old sentence is paired");
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < s->sentences[side]; i++) {
            uint32_t at = hx_diff_pair_of(s->diff, side, i);
            HOLDS(at < s->pairs && s->pair[at].at[side].start <= i &&
                      i < s->pair[at].at[side].end,
                  "pair_of finds the pair");
        }
    return NULL;
}

/* S at the level of sameness that CLS claims. */
static struct str form_of(struct arena *a, hx_class cls, struct str s)
{
    if (cls == HX_CLASS_TYPOGRAPHIC)
        return utf8_plain(a, s);
    if (cls == HX_CLASS_CASE || cls == HX_CLASS_INFLECTION)
        s = utf8_fold(a, s);
    return cls == HX_CLASS_INFLECTION ? stem_of(a, s) : s;
}

struct same {
    const struct sides *s;
    const hx_change *change;
    bool equal;
};

/* Whether the tokens of a kept change are the same, one by one or, where
 * classification joined them, as one text without white space. */
static int same_body(struct arena *a, void *context)
{
    struct same *same = context;
    struct buf b[2] = {{.a = a}, {.a = a}};
    for (int side = 0; side < 2; side++) {
        hx_range at = same->change->at[side];
        for (uint32_t i = at.start; i < at.end; i++) {
            struct str s =
                text_of(same->s->doc[side], &same->s->token[side][i]);
            buf_put(&b[side], form_of(a, same->change->cls, s));
        }
    }
    same->equal = str_is_equal(buf_str(&b[0]), buf_str(&b[1]));
    return 1;
}

static bool is_same(const struct sides *s, const hx_change *change)
{
    struct same same = {s, change, true};
    return arena_run(0, same_body, &same) != 1 || same.equal;
}

static const char *change_check(const struct sides *s, const hx_change *change)
{
    bool old = !is_empty(change->at[HX_OLD]);
    bool new = !is_empty(change->at[HX_NEW]);
    hx_kind kind = change->kind;
    HOLDS((unsigned)kind < HX_KINDS && (unsigned)change->cls < HX_CLASSES,
          "kind and class are known");
    HOLDS(!(change->flags &
            ~(unsigned)(HX_CHANGE_MINOR | HX_CHANGE_QUOTED | HX_CHANGE_FACT)),
          "flags are known");
    HOLDS(old || new, "no change is empty");
    HOLDS((kind == HX_INSERTED) == !old && (kind == HX_DELETED) == !new,
          "a change with one side is inserted or deleted");
    HOLDS((kind == HX_SAME && change->cls) ==
              ((change->flags & HX_CHANGE_MINOR) != 0),
          "what is the same with a class, and only that, is minor");
    HOLDS(!old || !new || kind == HX_SAME || change->cls,
          "a change with two sides has a class");
    HOLDS((kind != HX_SAME && change->cls != HX_CLASS_INFLECTION) ||
              is_same(s, change),
          "kept tokens are the same at their level");
    return NULL;
}

/* The tokens of the sentences of SIDE that PAIR has. */
static hx_range tokens_of(const struct sides *s, int side, const hx_pair *pair)
{
    hx_range at = pair->at[side];
    return is_empty(at) ? (hx_range){0, 0}
                        : (hx_range){s->sentence[side][at.start].start,
                                     s->sentence[side][at.end - 1].end};
}

static const char *pair_check(const struct sides *s, uint32_t at)
{
    const hx_pair *pair = &s->pair[at];
    uint32_t gravest = HX_SAME, pos[2];
    for (int side = 0; side < 2; side++)
        pos[side] = tokens_of(s, side, pair).start;
    for (uint32_t i = pair->changes.start; i < pair->changes.end; i++) {
        const hx_change *change = &s->change[i];
        const char *wrong = change_check(s, change);
        if (wrong)
            return wrong;
        HOLDS(change->pair == at, "a change knows its pair");
        for (int side = 0; side < 2; side++) {
            if (is_empty(change->at[side]))
                continue;
            HOLDS(change->at[side].start == pos[side],
                  "changes follow each other");
            pos[side] = change->at[side].end;
        }
        uint32_t kind = change->kind > HX_CHANGED ? HX_CHANGED : change->kind;
        gravest = kind > gravest ? kind : gravest;
    }
    for (int side = 0; side < 2; side++)
        HOLDS(pos[side] == tokens_of(s, side, pair).end,
              "changes cover both sides of their pair");
    HOLDS(pair->kind > HX_CHANGED || pair->kind == gravest,
          "a pair is of the gravest kind of its changes");
    return NULL;
}

static const char *stats_check(const struct sides *s)
{
    const hx_stats *stats = hx_diff_stats(s->diff);
    uint64_t pairs = 0;
    for (int i = 0; i < HX_KINDS; i++)
        pairs += stats->pairs[i];
    bool ignores = stats->ignored_sentences[0] || stats->ignored_sentences[1];
    HOLDS(ignores ? pairs < s->pairs : pairs == s->pairs,
          "the pairs are counted");
    HOLDS((uint64_t)stats->kept + stats->moved + stats->reworded +
                  stats->added ==
              stats->words[HX_NEW],
          "every new word is counted once");
    HOLDS(stats->alike <= 1000, "alike is a share");
    HOLDS(stats->sentences[0] + stats->ignored_sentences[0] ==
                  s->sentences[0] &&
              stats->sentences[1] + stats->ignored_sentences[1] ==
                  s->sentences[1],
          "the sentences are counted");
    HOLDS(stats->moved_groups <= stats->moved_pairs &&
              !stats->moved_groups == !stats->moved_pairs,
          "a moved group has moved pairs");
    return NULL;
}

/* Facts have a side, stand inside the texts and are in order. */
static const char *facts_check(const struct sides *s)
{
    uint32_t n;
    const hx_fact *fact = hx_diff_facts(s->diff, &n);
    for (uint32_t i = 0; i < n; i++) {
        bool has[2];
        HOLDS((unsigned)fact[i].type < HX_FACTS, "a fact has a type");
        HOLDS(!i || fact[i - 1].type <= fact[i].type,
              "facts are in the order of their types");
        for (int side = 0; side < 2; side++) {
            hx_range at = fact[i].at[side], by = fact[i].speaker[side];
            has[side] = at.start < at.end;
            HOLDS(!has[side] || at.end <= s->n[side],
                  "a fact is inside the text");
            HOLDS(by.start >= by.end || by.end <= s->n[side],
                  "a speaker is inside the text");
            HOLDS(by.start >= by.end || fact[i].type == HX_FACT_QUOTE,
                  "only quotations have a speaker");
        }
        HOLDS(has[HX_OLD] || has[HX_NEW], "a fact is on a side");
    }
    return NULL;
}

const char *check_diff(const hx_diff *diff)
{
    struct sides s = {.diff = diff};
    for (int side = 0; side < 2; side++) {
        s.doc[side] = hx_diff_doc(diff, side);
        s.token[side] = hx_doc_tokens(s.doc[side], &s.n[side]);
        s.sentence[side] = hx_doc_sentences(s.doc[side], &s.sentences[side]);
    }
    s.pair = hx_diff_pairs(diff, &s.pairs);
    s.change = hx_diff_changes(diff, &s.changes);
    const char *wrong = pair_order(&s);
    uint32_t pos = 0;
    for (uint32_t i = 0; i < s.pairs && !wrong; i++) {
        HOLDS(s.pair[i].changes.start == pos && s.pair[i].changes.end > pos,
              "each pair has changes, in the order of the pairs");
        pos = s.pair[i].changes.end;
        wrong = pair_check(&s, i);
    }
    HOLDS(wrong || pos == s.changes, "every change is of a pair");
    for (int side = 0; side < 2 && !wrong; side++)
        for (uint32_t i = 0; i < s.n[side]; i++) {
            uint32_t at = hx_diff_change_of(diff, side, i);
            HOLDS(at < s.changes && s.change[at].at[side].start <= i &&
                      i < s.change[at].at[side].end,
                  "change_of finds the change");
        }
    if (!wrong)
        wrong = facts_check(&s);
    return wrong ? wrong : stats_check(&s);
}

const char *check_script(const hx_script *script, const hx_doc *const doc[2])
{
    uint32_t edits, n[2], i[2] = {0, 0}, cut[2] = {0, 0}, k = 0;
    const hx_edit *edit = hx_script_edits(script, &edits);
    const hx_token *token[2];
    for (int side = 0; side < 2; side++) {
        token[side] = hx_doc_tokens(doc[side], &n[side]);
        HOLDS(hx_script_total(script, side) == n[side],
              "the tokens are counted");
    }
    for (;; k++) {
        while ((i[0] < n[0] || i[1] < n[1]) &&
               (k == edits || (i[0] < n[0] && i[1] < n[1] &&
                               token[0][i[0]].at < edit[k].at[0].start &&
                               token[1][i[1]].at < edit[k].at[1].start))) {
            HOLDS(i[0] < n[0] && i[1] < n[1], "kept tokens are on both sides");
            HOLDS(str_is_equal(text_of(doc[0], &token[0][i[0]]),
                               text_of(doc[1], &token[1][i[1]])),
                  "kept tokens are equal");
            i[0]++, i[1]++;
        }
        if (k == edits)
            break;
        HOLDS(!is_empty(edit[k].at[0]) || !is_empty(edit[k].at[1]),
              "no edit is empty");
        for (int side = 0; side < 2; side++) {
            hx_range at = edit[k].at[side];
            HOLDS(i[side] == n[side] ? is_empty(at)
                                     : token[side][i[side]].at == at.start,
                  "an edit begins at a token");
            for (; i[side] < n[side] && token[side][i[side]].at < at.end;
                 i[side]++)
                cut[side]++;
            HOLDS(is_empty(at) || token[side][i[side] - 1].at +
                                          token[side][i[side] - 1].len ==
                                      at.end,
                  "an edit ends at a token");
        }
    }
    HOLDS(cut[0] == hx_script_count(script, 0) &&
              cut[1] == hx_script_count(script, 1),
          "what has no counterpart is counted");
    return NULL;
}
