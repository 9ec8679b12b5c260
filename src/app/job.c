/* SPDX-License-Identifier: MIT */

/*
 * Documents, comparison, measures, reader, in this order. What a step makes
 * goes into the result at once, so that a step that fails leaves nothing that
 * is not given back with it. Percentages are those of the time steps take.
 */

#include "app/job.h"

/* Tokens of both texts: above which words are shown first, and above which
 * they are where nothing is shown yet. Texts of fewer are compared in full in
 * the time a picture takes. */
enum { LONG_TOKENS = 50000, BRIEF_TOKENS = 400 };

/* What of a part is done when a step ends, in percent. */
static const struct step_share {
    const char *what;
    uint32_t words, full; /* in a comparison of words, in a full one */
} share_table[] = {
    {"reading the words",       12,  0  },
    {"reading the words",       24,  0  },
    {"comparing the words",     50,  0  },
    {"comparing the sentences", 50,  85 },
    {"laying out",              68,  88 },
    {"laying out",              86,  91 },
    {"laying out",              100, 100},
};

enum job_step {
    READ_OLD,
    READ_NEW,
    WORDS,
    FULL,
    MEASURE_OLD,
    MEASURE_NEW,
    SHOW
};

static int job_poll(void *context, uint64_t done, uint64_t total)
{
    struct job *job = context;
    uint32_t share = job->end - job->start, percent = job->start;
    if (total)
        percent += (uint32_t)(share * (double)done / (double)total);
    if (percent > job->progress.percent)
        job->progress.percent = percent;
    return job->watch.poll(job->watch.context, job->progress);
}

/* Says that STEP begins; canceled if that is asked for. */
static int step_begin(struct job *job, enum job_step step)
{
    const struct step_share *share = &share_table[step];
    job->progress.what = share->what;
    job->start = job->progress.percent;
    job->end = job->has_words ? share->full : share->words;
    if (job->end < job->start)
        job->end = job->start;
    return job_poll(job, 0, 0) ? HX_ECANCELED : HX_OK;
}

struct job job_new(const struct job_order *order, struct job_watch watch)
{
    struct job job = {.order = *order, .watch = watch};
    if (order->tally) {
        job.tally = *order->tally;
        return job;
    }
    if (order->view) {
        job.view = *order->view;
        return job;
    }
    if (order->explained) {
        job.story.options = order->story->options;
        return job;
    }
    for (int side = 0; side < 2; side++)
        job.side[side] = order->story->version[order->at[side]];
    job.story = (struct story){
        .n = 2, .at = {HX_OLD, HX_NEW},
             .options = order->story->options
    };
    job.has_words = order->only_full;
    return job;
}

static int doc_make(struct job *job, struct job_result *result, int side)
{
    struct version *version = &job->side[side], *made = &result->made[side];
    if (version->doc)
        return HX_OK;
    int code = step_begin(job, side ? READ_NEW : READ_OLD);
    if (!code)
        code = version_doc(version, &made->doc, &job->story.options);
    version->doc = made->doc;
    return code;
}

static int measure_body(struct arena *a, void *context)
{
    struct version *version = context;
    version->measure = measure_new(a, version->doc);
    return HX_OK;
}

static int measure_make(struct job *job, struct job_result *result, int side)
{
    struct version *version = &job->side[side], *made = &result->made[side];
    const hx_options *opt = &job->story.options;
    uint32_t n;
    if (version->measured)
        return HX_OK;
    int code = step_begin(job, side ? MEASURE_NEW : MEASURE_OLD);
    if (!code)
        code = arena_open(&made->measured);
    if (code)
        return code;
    hx_doc_tokens(version->doc, &n);
    arena_watch(made->measured,
                (struct arena_watch){opt->poll, opt->context,
                                     MEASURE_DONE * (uint64_t)n});
    code = arena_try(made->measured, measure_body, version);
    arena_watch(made->measured, (struct arena_watch){0});
    made->measure = version->measure;
    version->measured = code ? NULL : made->measured;
    return code;
}

/* Tokens of both. */
static uint64_t tokens_of(const hx_doc *old, const hx_doc *new)
{
    uint32_t n[2];
    hx_doc_tokens(old, &n[HX_OLD]);
    hx_doc_tokens(new, &n[HX_NEW]);
    return (uint64_t)n[HX_OLD] + n[HX_NEW];
}

bool job_is_long(const hx_doc *old, const hx_doc *new)
{
    return tokens_of(old, new) > LONG_TOKENS;
}

static int diff_make(struct job *job, struct job_result *result)
{
    hx_options opt = job->story.options;
    uint64_t n = tokens_of(job->side[HX_OLD].doc, job->side[HX_NEW].doc);
    bool words = !job->has_words &&
                 n > (job->order.is_first ? BRIEF_TOKENS : LONG_TOKENS);
    int code = step_begin(job, words ? WORDS : FULL);
    opt.depth = words ? HX_DEPTH_WORDS : HX_DEPTH_FULL;
    if (!code)
        code = hx_compare(&result->diff, job->side[HX_OLD].doc,
                          job->side[HX_NEW].doc, &opt);
    result->last = code || !words;
    return code;
}

static int reader_make(struct job *job, struct job_result *result)
{
    struct reader_setting setting = {job->order.look, &job->order.sieve,
                                     job->order.width, job->order.height};
    int code = step_begin(job, SHOW);
    job->story.version = job->side;
    job->story.diff = result->diff;
    if (!code)
        code = reader_open_as(&result->reader, &job->story, &setting);
    return code;
}

/* Says that a part of a view begins. */
static struct arena_watch view_watch(struct job *job, const char *what)
{
    job->progress = (struct job_progress){.what = what};
    job->start = 0;
    job->end = 100;
    return (struct arena_watch){job_poll, job, 0};
}

static int view_make(struct job *job, struct job_result *result)
{
    struct job_view *view = &job->view;
    int code = HX_OK;
    if (view->has_find) {
        view->find.watch = view_watch(job, "searching");
        code = find_run(&result->found, &view->find);
    }
    if (!code && view->has_sheet) {
        view->sheet.watch = view_watch(job, "laying out");
        code = sheet_make(&result->sheet, &view->sheet);
    }
    result->last = true;
    return code;
}

static int explain_make(struct job *job, struct job_result *result)
{
    hx_options opt = job->story.options;
    struct arena_watch watch = view_watch(job, "explaining");
    opt.poll = watch.poll;
    opt.context = watch.context;
    result->last = true;
    return hx_explain_new(&result->explain, job->order.explained, &opt);
}

static int tally_make(struct job *job, struct job_result *result)
{
    job->tally.options.poll = job_poll;
    job->tally.options.context = job;
    result->last = true;
    return tally_run(&result->tally, &job->tally);
}

/* What was made of a version that is compared with itself is made once. */
static void side_share(struct job *job)
{
    if (job->order.at[HX_OLD] == job->order.at[HX_NEW])
        job->side[HX_NEW] = job->side[HX_OLD];
}

static int parts_make(struct job *job, struct job_result *result)
{
    job->story.options.poll = job_poll;
    job->story.options.context = job;
    int code = 0;
    for (int side = 0; side < 2 && !code; side++) {
        code = doc_make(job, result, side);
        side_share(job);
    }
    if (!code)
        code = diff_make(job, result);
    for (int side = 0; side < 2 && !code; side++) {
        code = measure_make(job, result, side);
        side_share(job);
    }
    if (!code)
        code = reader_make(job, result);
    return code;
}

void job_run(struct job *job, struct job_result *result)
{
    *result = (struct job_result){.order = job->order};
    job->progress = (struct job_progress){0};
    int code = job->order.view        ? view_make(job, result)
               : job->order.tally     ? tally_make(job, result)
               : job->order.explained ? explain_make(job, result)
                                      : parts_make(job, result);
    if (code) {
        job_result_free(result);
        result->code = code;
        result->last = true;
    }
    job->has_words = true;
}

void job_result_free(struct job_result *result)
{
    reader_close(&result->reader);
    sheet_close(&result->sheet);
    arena_close(result->found.a);
    result->found = (struct found){0};
    hx_diff_free(result->diff);
    result->diff = NULL;
    hx_explain_free(result->explain);
    result->explain = NULL;
    for (int side = 0; side < 2; side++)
        version_drop(&result->made[side]);
}
