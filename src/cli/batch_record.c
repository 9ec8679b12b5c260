/* SPDX-License-Identifier: MIT */

/*
 * JSON to two sources, sources to a comparison, that to a record. What is
 * wrong with a line is said in its place in the output. Reading, comparing and
 * telling what is wrong have a border each, so that a record of which memory
 * runs out still has its id.
 */

#include "cli/batch_record.h"

#include <stdio.h>

#include "base/json.h"
#include "base/utf8.h"
#include "view/print_json.h"

/* A record being read and answered. */
struct answer {
    const struct batch_task *task;
    const struct json_source *json;
    struct str id; /* as it is written, or empty: the number of the line */
    hx_source source[2];
    const char *side; /* "old" or "new", while that is read */
    struct error err;
    bool is_wrong; /* ERR says why */
    struct buf out;
};

static const char *const side_names[2] = {"old", "new"};

static int wrong(struct answer *answer)
{
    answer->is_wrong = true;
    return -1;
}

static void id_set(struct arena *a, struct answer *answer,
                   const struct json_value *id)
{
    struct buf b = {.a = a};
    if (id->form == JSON_FORM_TEXT)
        json_quote(&b, id->text);
    else if (id->form == JSON_FORM_INTEGER)
        buf_put(&b, id->text);
    answer->id = buf_str(&b);
}

/* Member SIDE and NAME, such as old_tokens. */
static struct json_value member_find(struct arena *a,
                                     const struct answer *answer, int side,
                                     const char *name)
{
    struct buf key = {.a = a};
    buf_print(&key, "%s%s", side_names[side], name);
    return json_find(answer->json, str_copy(a, buf_str(&key)));
}

/* The tokens in LIST, joined by one blank. */
static int tokens_read(struct arena *a, struct answer *answer, int side,
                       const struct json_value *list)
{
    struct buf text = {.a = a};
    hx_range *at = arena_alloc_raw(a, list->n, sizeof *at);
    for (size_t i = 0; i < list->n; i++) {
        struct json_value token = json_at(answer->json, list, i);
        if (token.form != JSON_FORM_TEXT || !token.text.len)
            return error_set(
                &answer->err, "%s_tokens: element %zu is %s", side_names[side],
                i, token.form == JSON_FORM_TEXT ? "empty" : "no string");
        if (i)
            buf_put_byte(&text, ' ');
        if (text.len + token.text.len > HX_TEXT_MAX)
            return error_set(&answer->err, "%s_tokens: the text is too long",
                             side_names[side]);
        at[i].start = (uint32_t)text.len;
        buf_put(&text, token.text);
        at[i].end = (uint32_t)text.len;
    }
    answer->source[side] = (hx_source){
        .text = {text.s, text.len},
          .tokens = at
    };
    answer->source[side].token_count = list->n;
    return 0;
}

static bool is_edge(const hx_text *text, uint64_t pos)
{
    return pos == text->len ||
           (pos < text->len && ((unsigned char)text->at[pos] & 0xc0) != 0x80);
}

/* True if a given token goes on at POS; I is moved to the first after it. */
static bool is_in_token(const hx_source *source, uint32_t pos, size_t *i)
{
    while (*i < source->token_count && source->tokens[*i].end <= pos)
        ++*i;
    return *i < source->token_count && source->tokens[*i].start < pos;
}

/* What is wrong with sentence AT, after one that ends at POS, or NULL. */
static const char *sentence_problem(const hx_source *source,
                                    const uint64_t at[2], uint32_t pos,
                                    size_t *token)
{
    const hx_text *text = &source->text;
    if (at[0] > text->len || at[1] > text->len)
        return "ends outside the text";
    if (at[1] < at[0])
        return "ends before it begins";
    if (at[0] < pos)
        return "begins before the one before it ends";
    if (!is_edge(text, at[0]) || !is_edge(text, at[1]))
        return "cuts a character";
    if (is_in_token(source, (uint32_t)at[0], token) ||
        is_in_token(source, (uint32_t)at[1], token))
        return "cuts a token";
    return NULL;
}

/* Reads element I of LIST as a range. */
static bool range_read(const struct answer *answer,
                       const struct json_value *list, size_t i, uint64_t at[2])
{
    struct json_value range = json_at(answer->json, list, i);
    if (range.form != JSON_FORM_LIST || range.n != 2)
        return false;
    for (size_t k = 0; k < 2; k++) {
        struct json_value edge = json_at(answer->json, &range, k);
        if (edge.form != JSON_FORM_INTEGER ||
            (edge.text.len && edge.text.s[0] == '-'))
            return false;
        at[k] = edge.number;
    }
    return true;
}

static int sentences_read(struct arena *a, struct answer *answer, int side,
                          const struct json_value *list)
{
    hx_source *source = &answer->source[side];
    hx_range *sentence = arena_alloc_raw(a, list->n, sizeof *sentence);
    uint32_t pos = 0;
    size_t token = 0;
    for (size_t i = 0; i < list->n; i++) {
        uint64_t at[2];
        const char *problem = range_read(answer, list, i, at)
                                  ? sentence_problem(source, at, pos, &token)
                                  : "is no range of two numbers";
        if (problem)
            return error_set(&answer->err, "%s_sentences: element %zu %s",
                             side_names[side], i, problem);
        sentence[i] = (hx_range){(uint32_t)at[0], (uint32_t)at[1]};
        pos = sentence[i].end;
    }
    source->sentences = sentence;
    source->sentence_count = list->n;
    return 0;
}

static int side_read(struct arena *a, struct answer *answer, int side)
{
    const char *name = side_names[side];
    struct json_value text = member_find(a, answer, side, "");
    struct json_value tokens = member_find(a, answer, side, "_tokens");
    struct json_value sentences = member_find(a, answer, side, "_sentences");
    if (text.form && tokens.form)
        return error_set(&answer->err, "both %s and %s_tokens are given", name,
                         name);
    if (!text.form && !tokens.form)
        return error_set(&answer->err, "%s is missing", name);
    if (text.form && text.form != JSON_FORM_TEXT)
        return error_set(&answer->err, "%s is no string", name);
    if (tokens.form && tokens.form != JSON_FORM_LIST)
        return error_set(&answer->err, "%s_tokens is no array", name);
    if (sentences.form && sentences.form != JSON_FORM_LIST)
        return error_set(&answer->err, "%s_sentences is no array", name);
    if (text.form)
        answer->source[side].text = (hx_text){text.text.s, text.text.len};
    else if (tokens_read(a, answer, side, &tokens))
        return -1;
    return sentences.form ? sentences_read(a, answer, side, &sentences) : 0;
}

/* Both sides are given in the same way? */
static int sides_check(struct answer *answer)
{
    const hx_source *source = answer->source;
    if (!source[HX_OLD].tokens != !source[HX_NEW].tokens)
        return error_set(&answer->err,
                         "one side is given as a text and the other as tokens");
    if (!source[HX_OLD].sentences != !source[HX_NEW].sentences)
        return error_set(&answer->err, "sentences are given for one side only");
    return 0;
}

static int read_all(struct arena *a, struct answer *answer)
{
    answer->json = json_read(a, answer->task->line, &answer->err);
    if (!answer->json) {
        struct json_value guess = json_guess(a, answer->task->line, "id");
        id_set(a, answer, &guess);
        return -1;
    }
    struct json_value id = json_find(answer->json, "id");
    id_set(a, answer, &id);
    if (id.form && !answer->id.len)
        return error_set(&answer->err, "id is neither a string nor an integer");
    for (int side = 0; side < 2; side++)
        if (side_read(a, answer, side))
            return -1;
    return sides_check(answer);
}

static int read_body(struct arena *a, void *context)
{
    struct answer *answer = context;
    if (read_all(a, answer))
        wrong(answer);
    return HX_OK;
}

static void doc_drop(void *doc)
{
    hx_doc_free(doc);
}

static void diff_drop(void *diff)
{
    hx_diff_free(diff);
}

static void explain_drop(void *explain)
{
    hx_explain_free(explain);
}

static void script_drop(void *script)
{
    hx_script_free(script);
}

/* True if nothing is asked about texts that are the same but that they are: a
 * script tells as much as a comparison, and costs less. */
static bool is_same(const struct answer *answer)
{
    const uint32_t told =
        RECORD_EQUAL | RECORD_KIND | RECORD_SIMILARITY | RECORD_EDITS;
    const hx_source *source = answer->source;
    const hx_text *old = &source[HX_OLD].text, *new = &source[HX_NEW].text;
    return !(answer->task->options->members & ~told) &&
           !source[HX_OLD].tokens &&
           str_is_equal((struct str){old->at, old->len},
                        (struct str){new->at, new->len});
}

/* The script or the comparison of the sources into RECORD, or neither where
 * nothing is asked of them. */
static int compare(struct arena *a, const struct answer *answer,
                   struct record *record)
{
    const struct batch_options *own = answer->task->options;
    hx_options options = own->options;
    hx_doc *doc[2];
    hx_script *script;
    hx_diff *diff;
    int code;
    options.depth = own->depth;
    options.keep_tokens = (own->members & RECORD_WORDS) != 0;
    if (!(own->members & ~(uint32_t)RECORD_EQUAL))
        return HX_OK;
    if (own->depth == HX_DEPTH_WORDS || is_same(answer)) {
        code = hx_words_from(&script, answer->source, &options);
        if (!code)
            arena_own(a, script, script_drop);
        record->script = script;
        return code;
    }
    for (int side = 0; side < 2; side++) {
        code = hx_doc_from(&doc[side], &answer->source[side], &options);
        if (code)
            return code;
        arena_own(a, doc[side], doc_drop);
    }
    code = hx_compare(&diff, doc[HX_OLD], doc[HX_NEW], &options);
    if (!code)
        arena_own(a, diff, diff_drop);
    record->diff = diff;
    if (!code && own->explain)
        code = hx_explain_new(&record->explain, diff, &options);
    if (record->explain)
        arena_own(a, record->explain, explain_drop);
    return code;
}

/* Begins a line with the id. */
static void line_begin(struct buf *b, const struct answer *answer)
{
    buf_put(b, STR("{\"id\":"));
    if (answer->id.len)
        buf_put(b, answer->id);
    else
        buf_print(b, "%llu", (unsigned long long)answer->task->number);
}

static int compare_body(struct arena *a, void *context)
{
    struct answer *answer = context;
    struct record record = {.members = answer->task->options->members};
    record.source[HX_OLD] = answer->source[HX_OLD];
    record.source[HX_NEW] = answer->source[HX_NEW];
    int code = compare(a, answer, &record);
    if (code)
        return code;
    answer->out = (struct buf){.a = a};
    line_begin(&answer->out, answer);
    buf_put(&answer->out, STR(",\"format\":1"));
    record_print(&answer->out, &record);
    buf_put(&answer->out, STR("}\n"));
    return HX_OK;
}

static int error_body(struct arena *a, void *context)
{
    struct answer *answer = context;
    answer->out = (struct buf){.a = a};
    line_begin(&answer->out, answer);
    record_member_put(&answer->out, "error");
    json_quote(&answer->out, latin_decode(a, str_of(answer->err.text)));
    buf_put(&answer->out, STR("}\n"));
    return HX_OK;
}

struct str batch_record(struct arena *a, const struct batch_task *task,
                        char small[96], bool *ok)
{
    struct answer answer = {.task = task};
    int code = HX_OK;
    if (task->problem) {
        error_set(&answer.err, "%s", task->problem);
        wrong(&answer);
    } else {
        code = arena_try(a, read_body, &answer);
        if (code)
            answer.id = (struct str){NULL, 0};
    }
    if (!code && !answer.is_wrong)
        code = arena_try(a, compare_body, &answer);
    *ok = !code && !answer.is_wrong;
    if (code)
        error_set(&answer.err, "there is not enough memory for this record");
    if (!*ok && arena_try(a, error_body, &answer)) {
        int n = snprintf(small, 96,
                         "{\"id\":%llu,\"error\":\"there is not enough memory "
                         "for this record\"}\n",
                         (unsigned long long)task->number);
        return (struct str){small, (size_t)n};
    }
    return buf_str(&answer.out);
}
