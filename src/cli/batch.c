/* SPDX-License-Identifier: MIT */

/* Settings to options, then lines to answers: one by one, or by a pool of
 * threads (cli/batch_pool.h). */

#include "cli/batch.h"

#include <errno.h>
#include <string.h>

#include "cli/batch_lines.h"
#include "cli/batch_pool.h"
#include "cli/batch_record.h"
#include "view/print_json.h"

enum { JOBS_MOST = 256, SMALL = 96 };

/* The batch, and what became of it. */
struct batch {
    struct batch_options options;
    uint32_t jobs;
    struct batch_lines lines;
    const struct batch_output *out;
    struct batch_pool *pool; /* or NULL */
    struct arena *a;         /* of one record, where there is no pool */
    uint64_t number;         /* lines read */
    bool is_bad;             /* there was an error record */
    bool is_broken;          /* the output cannot be written */
};

bool batch_is_asked(const struct settings *settings)
{
    return settings->operands && !strcmp(settings->operand[0], "batch");
}

static int fields_read(struct str list, uint32_t *members, struct error *err)
{
    enum { SHOWN = 60 };
    *members = 0;
    do {
        struct str name = str_trim(str_cut(&list, ','));
        bool is_known =
            str_is_equal(name, STR("id")) || str_is_equal(name, STR("format"));
        for (size_t i = 0; i < record_member_count; i++) {
            const struct record_member *member = &record_member_table[i];
            if (!str_is_equal(name, str_of(member->name)))
                continue;
            *members |= member->bit;
            is_known = true;
        }
        if (!is_known)
            return error_set(err,
                             "--fields: there is no member called \"%.*s\"; "
                             "hexapla batch --help lists them",
                             name.len < SHOWN ? (int)name.len : SHOWN,
                             name.len ? name.s : "");
    } while (list.len);
    return 0;
}

static int options_read(const struct settings *settings, struct batch *batch,
                        struct error *err)
{
    static const struct {
        const char *name;
        uint32_t depth;
    } depths[] = {
        {"full",      HX_DEPTH_FULL     },
        {"words",     HX_DEPTH_WORDS    },
        {"sentences", HX_DEPTH_SENTENCES},
    };
    struct batch_options *options = &batch->options;
    *options = (struct batch_options){.members = RECORD_ALL,
                                      .explain = settings->explain};
    for (size_t i = 0; settings->depth && i < sizeof depths / sizeof *depths;
         i++)
        if (!strcmp(settings->depth, depths[i].name))
            options->depth = depths[i].depth;
    batch->jobs = 1;
    if (settings->jobs)
        str_number(str_of(settings->jobs), OPTION_NUMBER_MOST, &batch->jobs);
    if (batch->jobs > JOBS_MOST)
        return error_set(err, "--jobs can be at most %d", JOBS_MOST);
    if (settings->operands > 1)
        return error_set(err, "hexapla batch reads records from standard input "
                              "and takes no files; a file called batch is "
                              "given as ./batch");
    if (settings->fields)
        return fields_read(str_of(settings->fields), &options->members, err);
    return 0;
}

static bool is_blank(struct str line)
{
    return !str_trim(line).len;
}

/* Answers TASK; false if the output cannot be written. */
static bool task_run(struct batch *batch, const struct batch_task *task)
{
    char small[SMALL];
    bool ok = true;
    if (batch->pool)
        return batch_pool_put(batch->pool, task);
    struct str answer = batch_record(batch->a, task, small, &ok);
    bool written = !batch->out->put(batch->out->context, answer);
    arena_clear(batch->a);
    batch->is_bad = batch->is_bad || !ok;
    return written;
}

/* Reads and answers all lines; 0, or the errno of what cannot be read. */
static int lines_run(struct batch *batch)
{
    for (;;) {
        struct str line = {NULL, 0};
        enum batch_line result = batch_lines_next(&batch->lines, &line);
        if (result == BATCH_LINE_TROUBLE)
            return errno;
        if (result == BATCH_LINE_END)
            return 0;
        batch->number++;
        if (result == BATCH_LINE && is_blank(line))
            continue;
        struct batch_task task = {
            .options = &batch->options, .line = line, .number = batch->number};
        if (result == BATCH_LINE_LONG)
            task.problem = "the line is longer than 1 GiB";
        else if (result == BATCH_LINE_NOMEM)
            task.problem = "there is not enough memory for this line";
        if (!task_run(batch, &task)) {
            batch->is_broken = true;
            return 0;
        }
    }
}

/* What one record at a time needs, or a pool for more. */
static int batch_open(struct batch *batch)
{
    if (batch->jobs == 1)
        return arena_open(&batch->a);
    return batch_pool_open(&batch->pool, batch->jobs, &batch->options,
                           batch->out);
}

int batch_run(const struct settings *settings, const hx_options *common, int in,
              const struct batch_output *out, struct error *err)
{
    struct batch batch = {
        .lines = {.in = in, .most = BATCH_LINE_MOST},
          .out = out
    };
    if (options_read(settings, &batch, err))
        return -1;
    batch.options.options = *common;
    if (batch_open(&batch))
        return error_set(err, "there is not enough memory to begin");
    int trouble = lines_run(&batch);
    if (batch.pool && !batch_pool_close(batch.pool, &batch.is_bad))
        batch.is_broken = true;
    arena_close(batch.a);
    batch_lines_free(&batch.lines);
    if (batch.is_broken)
        return error_set(err, "the output cannot be written");
    if (trouble)
        return error_set(err, "standard input: %s", strerror(trouble));
    return batch.is_bad;
}

void batch_help(struct buf *b)
{
    buf_put(
        b,
        STR("hexapla batch compares pairs of texts without a screen. It reads "
            "a JSON object\na line from standard input and writes one a line, "
            "in the same order, each as\nsoon as it is ready:\n\n"
            "  hexapla batch < pairs.jsonl > results.jsonl\n\n"
            "A pair has \"old\" and \"new\", or \"old_tokens\" and "
            "\"new_tokens\" (arrays of words);\n\"old_sentences\" and "
            "\"new_sentences\" (arrays of [start, end], in bytes) if it is\n"
            "known where they are; and an \"id\", which comes back.\n\n"
            "  --depth=NAME   words: the words cut and added; sentences: "
            "sentences that stand\n                 for each other too; full: "
            "all (this is the default)\n"
            "  --fields=LIST  write only these members: "));
    for (size_t i = 0; i < record_member_count; i++)
        buf_print(b, "%s%s", i ? "," : "", record_member_table[i].name);
    buf_put(
        b,
        STR("\n  --jobs=N       compare N pairs at a time (1 if it is not "
            "given, at most 256)\n"
            "  --minimal      do not join changes that only a small word "
            "parts\n\n"
            "A line that is no such pair gives {\"id\": ..., \"error\": "
            "\"what is wrong\"}. The\nmanual page tells what the members "
            "mean.\n\n"
            "Exit status: 0 all pairs were compared, 1 at least one was not, "
            "2 the call is\nwrong or the output cannot be written.\n"));
}
