/* SPDX-License-Identifier: MIT */

/*
 * At most COUNT_BYTES of text are counted for a picture, the lines that are
 * shown first; what is left is counted for the next one. Texts that are too
 * long for that are known when they are compared.
 */

#include "app/versions.h"

#include <string.h>

#include "input/source_git.h"
#include "view/summary.h"

enum {
    COUNT_BYTES = 1 << 18,
    COUNT_STEPS = 1 << 20,
    FOLD_LEAST = 3 /* returns in a row that are one line */
};

static int facts_body(struct arena *a, void *context)
{
    struct app *app = context;
    app->facts = arena_new(a, struct version_facts, app->story->n);
    app->facts_room = app->story->n;
    return HX_OK;
}

void versions_open(struct app *app)
{
    uint32_t n = app->story->n;
    if (app->facts_n == n)
        return;
    if (n > app->facts_room && arena_try(app->a, facts_body, app)) {
        app->facts_n = 0;
        return;
    }
    memset(app->facts, 0, n * sizeof *app->facts);
    app->facts_n = n;
}

void versions_grow(struct app *app, uint32_t by)
{
    if (by)
        app->facts_n = 0;
}

void versions_begin(struct app *app)
{
    app->facts_left = COUNT_BYTES;
    app->facts_wait = false;
}

/* The worst sign of what changed. */
static void worst_take(struct version_facts *facts, const hx_diff *diff)
{
    uint32_t n;
    int grave = 0;
    const hx_change *change = hx_diff_changes(diff, &n);
    facts->worst = 0;
    if (facts->moved) {
        facts->worst = KIND_SIGN_MOVED + HX_NEW + 1;
        grave = kind_table[HX_REWORDED].grave;
    }
    for (uint32_t i = 0; i < n; i++) {
        bool is_kept =
            change[i].kind == HX_SAME && !(change[i].flags & HX_CHANGE_MINOR);
        if (is_kept || kind_table[change[i].kind].grave <= grave)
            continue;
        grave = kind_table[change[i].kind].grave;
        facts->worst = (uint8_t)(change[i].kind + 1);
    }
}

static void summary_take(struct version_facts *facts, const hx_diff *diff)
{
    uint32_t n;
    const hx_pair *pair = hx_diff_pairs(diff, &n);
    const hx_stats *stats = hx_diff_stats(diff);
    memcpy(facts->sentences, stats->pairs, sizeof facts->sentences);
    facts->moved = stats->moved_groups;
    facts->is_headline = false;
    for (uint32_t i = 0; i < n; i++)
        for (int side = 0; side < 2; side++)
            if (pair[i].at[side].start == 0 && pair[i].at[side].end > 0 &&
                pair[i].kind != HX_SAME)
                facts->is_headline = true;
    worst_take(facts, diff);
    facts->has_summary = true;
}

/* What the comparison that is shown has counted, for texts that are too long
 * to be counted here. */
static void facts_take(const struct app *app, struct version_facts *facts,
                       uint32_t i)
{
    const struct story *story = app->story;
    if (!story->diff)
        return;
    const hx_stats *stats = hx_diff_stats(story->diff);
    for (int side = 0; side < 2; side++) {
        if (story->at[side] != i)
            continue;
        facts->words = stats->words[side];
        facts->has_words = true;
    }
    if (!i || story->at[HX_NEW] != i || story->at[HX_OLD] != i - 1)
        return;
    if (!facts->has_summary && hx_diff_depth(story->diff) == HX_DEPTH_FULL)
        summary_take(facts, story->diff);
    if (facts->has_changes)
        return;
    facts->cut = stats->cut;
    facts->added = stats->added;
    facts->has_changes = facts->is_exact = true;
}

static void words_count(struct version_facts *facts,
                        const struct version *version)
{
    uint32_t n;
    hx_doc *own = NULL;
    const hx_doc *doc = version->doc;
    if (!doc && version_doc(version, &own, NULL))
        return;
    const hx_token *token = hx_doc_tokens(doc ? doc : own, &n);
    facts->words = 0;
    for (uint32_t i = 0; i < n; i++)
        facts->words += (token[i].flags & HX_TOKEN_WORD) != 0;
    facts->has_words = true;
    hx_doc_free(own);
}

static void changes_count(struct version_facts *facts, struct str before,
                          struct str text)
{
    hx_script *script;
    hx_options options = {.budget = COUNT_STEPS};
    if (hx_words(&script, (hx_text){before.s, before.len},
                 (hx_text){text.s, text.len}, &options))
        return;
    facts->cut = hx_script_count(script, HX_OLD);
    facts->added = hx_script_count(script, HX_NEW);
    facts->is_exact = hx_script_is_exact(script);
    facts->has_changes = true;
    hx_script_free(script);
}

/* Compares two versions for their summary alone. */
static void summary_count(struct version_facts *facts,
                          const struct version *version, hx_options options)
{
    hx_doc *own[2] = {NULL, NULL};
    hx_diff *diff = NULL;
    const hx_doc *doc[2];
    int code = 0;
    for (int side = 0; side < 2 && !code; side++) {
        const struct version *from = version - 1 + side;
        if (!from->doc)
            code = version_doc(from, &own[side], &options);
        doc[side] = from->doc ? from->doc : own[side];
    }
    options.budget = COUNT_STEPS;
    if (!code && !hx_compare(&diff, doc[HX_OLD], doc[HX_NEW], &options))
        summary_take(facts, diff);
    hx_diff_free(diff);
    hx_doc_free(own[HX_OLD]);
    hx_doc_free(own[HX_NEW]);
}

/* True if N bytes more may be counted for this picture. */
static bool has_room(struct app *app, size_t n)
{
    if (n > app->facts_left) {
        app->facts_wait |= n <= COUNT_BYTES;
        return false;
    }
    app->facts_left -= n;
    return true;
}

const struct version_facts *versions_facts(struct app *app, uint32_t i)
{
    if (i >= app->facts_n)
        return NULL;
    const struct version *version = &app->story->version[i];
    struct version_facts *facts = &app->facts[i];
    const char *before = i ? version[-1].text.s : NULL;
    if (facts->text != version->text.s || facts->before != before)
        *facts =
            (struct version_facts){.text = version->text.s, .before = before};
    if (!facts->has_words && has_room(app, version->text.len))
        words_count(facts, version);
    if (i && !facts->has_changes &&
        has_room(app, version->text.len + version[-1].text.len))
        changes_count(facts, version[-1].text, version->text);
    facts_take(app, facts, i);
    if (i && facts->has_changes && !facts->has_summary &&
        has_room(app, version->text.len + version[-1].text.len))
        summary_count(facts, version, app->story->options);
    return facts;
}

bool versions_is_style(const struct version_facts *facts)
{
    return facts && facts->has_summary &&
           (!facts->worst || facts->worst == HX_SAME + 1);
}

/* Appends COUNT of WHAT, if there are some. */
static void part_put(struct buf *b, const char *dot, uint32_t count,
                     const char *what)
{
    if (count)
        buf_print(b, "%s%u %s", b->len ? dot : "", count, what);
}

/* "+3 sent -1". */
static void sentences_put(struct buf *b, const struct version_facts *facts,
                          const char *minus)
{
    uint32_t added = facts->sentences[HX_INSERTED];
    uint32_t cut = facts->sentences[HX_DELETED];
    if (added)
        buf_print(b, "+%u sent", added);
    if (cut)
        buf_print(b, "%s%s%u%s", added ? " " : "", minus, cut,
                  added ? "" : " sent");
}

void versions_inferred(struct buf *b, const struct git_version *from,
                       const struct git_version *before)
{
    /* A rename that changed nothing made no version: it is told at the last
     * one under the old name. */
    uint32_t score =
        from->inferred != WIRE_NOT_INFERRED ? from->inferred : before->inferred;
    if (score != WIRE_NOT_INFERRED)
        buf_print(b, " (inferred, %u %% alike)", score);
}

/* That its name changed, and how sure that is. */
static void rename_put(struct buf *b, const struct app *app, uint32_t i,
                       const char *dot)
{
    const struct git_version *from = app->story->version[i].from;
    const struct git_version *before =
        i ? app->story->version[i - 1].from : NULL;
    if (!from || !before || str_is_equal(from->path, before->path))
        return;
    buf_print(b, "%srenamed", b->len ? dot : "");
    versions_inferred(b, from, before);
}

void versions_summary(struct buf *b, const struct app *app, uint32_t i,
                      const struct version_facts *facts)
{
    const char *dot = app->ascii ? ", " : " \xc2\xb7 ";
    const struct version *version = &app->story->version[i];
    struct buf own = {.a = b->a};
    if (version->return_of)
        buf_print(&own, "= version %u", version->return_of);
    if (version->from && version->from->is_cut)
        buf_print(&own, "%sthe history is cut off here", own.len ? dot : "");
    if (i && facts && facts->has_summary) {
        struct buf sentences = {.a = b->a};
        sentences_put(&sentences, facts, app->ascii ? "-" : "\xe2\x88\x92");
        if (sentences.len && own.len)
            buf_put(&own, str_of(dot));
        buf_put(&own, buf_str(&sentences));
        part_put(&own, dot, facts->sentences[HX_CHANGED], "changed");
        part_put(&own, dot, facts->moved, "moved");
        part_put(&own, dot, facts->sentences[HX_REWORDED], "reworded");
        if (facts->is_headline)
            buf_print(&own, "%sheadline", own.len ? dot : "");
        if (versions_is_style(facts))
            buf_print(&own, "%s%s", own.len ? dot : "",
                      str_is_equal(version->text, version[-1].text)
                          ? "the same"
                          : "style only");
    }
    rename_put(&own, app, i, dot);
    buf_put(b, buf_str(&own));
}

/* True if version I can be part of a line of returns. */
static bool is_folding(const struct app *app, uint32_t i)
{
    const struct story *story = app->story;
    return !app->has_returns && story->version[i].return_of &&
           i != story->at[HX_OLD] && i != story->at[HX_NEW];
}

/* Where the line ends that begins with version I. */
static uint32_t line_end(const struct app *app, uint32_t i)
{
    uint32_t end = i;
    while (end < app->story->n && is_folding(app, end))
        end++;
    return end - i < FOLD_LEAST ? i + 1 : end;
}

hx_range versions_line(const struct app *app, uint32_t line)
{
    hx_range range = {0, app->story->n ? line_end(app, 0) : 0};
    for (; line && range.end < app->story->n; line--) {
        range.start = range.end;
        range.end = line_end(app, range.start);
    }
    return range;
}

uint32_t versions_lines(const struct app *app)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < app->story->n; n++)
        i = line_end(app, i);
    return n;
}

uint32_t versions_line_of(const struct app *app, uint32_t i)
{
    uint32_t line = 0;
    for (uint32_t end = line_end(app, 0); end <= i && end < app->story->n;
         line++)
        end = line_end(app, end);
    return line;
}
