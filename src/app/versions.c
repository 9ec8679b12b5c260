/* SPDX-License-Identifier: MIT */

/*
 * What a picture asks for and is not known yet is counted by a worker of its
 * own, a few versions at a time, the lines that are shown first. Where there is
 * none (a dump) it is counted at once, at most COUNT_BYTES of text for a
 * picture and the rest for the next one. Texts longer than that are known when
 * they are compared.
 */

#include "app/versions.h"

#include <string.h>

#include "app/work.h"
#include "input/source_git.h"

enum {
    COUNT_BYTES = 1 << 18,
    FOLD_LEAST = 3 /* returns in a row that are one line */
};

static int facts_body(struct arena *a, void *context)
{
    struct app *app = context;
    uint32_t room = app->story->n + app->story->n / 2; /* it may grow */
    app->facts = arena_new(a, struct version_facts, room);
    app->facts_room = room;
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
    uint32_t n = app->facts_n;
    versions_stop(app);
    if (!by || !n)
        return;
    const struct version_facts *before = app->facts;
    if (n + by > app->facts_room && arena_try(app->a, facts_body, app)) {
        app->facts_n = 0;
        return;
    }
    memmove(app->facts + by, before, n * sizeof *before);
    memset(app->facts, 0, by * sizeof *app->facts);
    app->facts_n = n + by;
}

void versions_begin(struct app *app)
{
    app->facts_left = COUNT_BYTES;
    app->facts_wait = false;
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
        tally_take(facts, story->diff);
    if (facts->has_changes)
        return;
    facts->cut = stats->cut;
    facts->added = stats->added;
    facts->has_changes = facts->is_exact = true;
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

/* Counts what is not known of version I here and now, as far as there is
 * room. */
static void facts_count(struct app *app, struct version_facts *facts,
                        uint32_t i)
{
    const struct version *version = &app->story->version[i];
    size_t both = version->text.len + (i ? version[-1].text.len : 0);
    if (!facts->has_words && has_room(app, version->text.len))
        tally_words(facts, version);
    if (i && !facts->has_changes && has_room(app, both))
        tally_changes(facts, version - 1, version);
    facts_take(app, facts, i);
    if (i && facts->has_changes && !facts->has_summary && has_room(app, both))
        tally_sentences(facts, version - 1, version, app->story->options);
}

/* True if version I is compared with the one before it for its counts. */
static bool is_compared(const struct app *app, uint32_t i)
{
    const struct version *version = &app->story->version[i];
    return i && version->text.len + version[-1].text.len <= COUNT_BYTES;
}

/* True if version I is to be counted: something is not known that its text, or
 * both, are short enough for. */
static bool is_wanted(const struct app *app, const struct version_facts *facts,
                      uint32_t i)
{
    if (facts->is_tried)
        return false;
    return (!facts->has_words &&
            app->story->version[i].text.len <= COUNT_BYTES) ||
           (is_compared(app, i) && !(facts->has_changes && facts->has_summary));
}

/* VERSION without what may be given back. */
static struct version text_of(const struct version *version)
{
    struct version text = *version;
    text.doc = NULL;
    text.measured = NULL;
    return text;
}

/* Puts version I among those that are counted next. */
static void tally_want(struct app *app, const struct version_facts *facts,
                       uint32_t i)
{
    struct tally_order *order = &app->tally;
    const struct version *version = &app->story->version[i];
    if (app->is_tallying || order->n == TALLIES || !is_wanted(app, facts, i))
        return;
    for (uint32_t j = 0; j < order->n; j++)
        if (order->at[j] == i)
            return;
    order->at[order->n] = i;
    order->facts[order->n] = *facts;
    order->version[order->n] = text_of(version);
    order->is_compared[order->n] = is_compared(app, i);
    if (i)
        order->before[order->n] = text_of(version - 1);
    order->n++;
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
    if (!app->counter) {
        facts_count(app, facts, i);
        return facts;
    }
    facts_take(app, facts, i);
    tally_want(app, facts, i);
    return facts;
}

void versions_count(struct app *app)
{
    struct job_order order = {.tally = &app->tally};
    if (!app->counter || app->is_tallying || !app->tally.n)
        return;
    if (app->mode != MODE_VERSIONS) {
        app->tally.n = 0;
        return;
    }
    app->tally.options = app->story->options;
    app->is_tallying = true;
    work_start(app->counter, &order);
}

void versions_take(struct app *app)
{
    struct job_result result;
    if (app->is_tallying && app->mode != MODE_VERSIONS)
        versions_stop(app);
    while (app->is_tallying && work_take(app->counter, &result)) {
        const struct tally *tally = &result.tally;
        for (uint32_t i = 0; i < tally->n; i++)
            if (tally->at[i] < app->facts_n)
                app->facts[tally->at[i]] = tally->facts[i];
        app->is_tallying = false;
        app->tally.n = 0;
        job_result_free(&result);
    }
}

void versions_stop(struct app *app)
{
    if (app->is_tallying)
        work_stop(app->counter);
    app->is_tallying = false;
    app->tally.n = 0;
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
        if (!versions_is_style(facts))
            part_put(&own, dot, facts->noise, "noise");
        if (versions_is_style(facts))
            buf_print(&own, "%s%s", own.len ? dot : "",
                      str_is_equal(version->text, version[-1].text)
                          ? "the same"
                          : "noise only");
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
