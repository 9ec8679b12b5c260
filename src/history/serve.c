/* SPDX-License-Identifier: MIT */

/*
 * Questions to answers, as long as they come: a line each at standard input,
 * "c ID" for what a commit says, "b ID" for a text, "h ID" for the headline of
 * a text, "t" for where the tip is now. Each has one record for an answer, in
 * the order of the questions, so that who asks knows what is still to come.
 */

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/bot.h"
#include "base/headline.h"
#include "history/commits.h"
#include "history/job.h"

enum { LINE_MOST = 2 + 2 * OID_MOST };

struct serving {
    struct repository *repository;
    const struct job *job;
    struct output *out;
    char line[LINE_MOST + 1];
    size_t len;
};

/* What there is not has no author. */
static void commit_answer(struct serving *serving, const struct oid *id)
{
    const struct repository *repository = serving->repository;
    struct output *out = serving->out;
    struct commit_text text = {0};
    struct object object = {0};
    bool is_read = !object_read(repository, id, &object) &&
                   object.kind == OBJECT_COMMIT &&
                   commit_read(&text, object.bytes, repository->oid_size);
    if (!is_read)
        text = (struct commit_text){0};
    size_t at = wire_begin(&out->b, WIRE_COMMIT);
    output_oid(out, repository, id);
    wire_put_text(&out->b, text.author);
    wire_put_text(&out->b, text.subject);
    wire_put_number(&out->b, (uint64_t)text.time);
    wire_put_number(&out->b, bot_is(text.author_line, true) ||
                                 bot_is(text.committer_line, false));
    output_end(out, at);
    object_free(&object);
}

static void headline_answer(struct serving *serving, const struct oid *id)
{
    const struct repository *repository = serving->repository;
    struct output *out = serving->out;
    struct object object = {0};
    uint64_t size = 0;
    bool is_read = !object_size(repository, id, &size) && size <= 1 << 24 &&
                   !object_read(repository, id, &object) &&
                   object.kind == OBJECT_BLOB;
    size_t at = wire_begin(&out->b, WIRE_TEXT);
    output_oid(out, repository, id);
    wire_put_text(&out->b, is_read ? headline_find(str_sub(object.bytes, 0,
                                                           HEADLINE_READ))
                                   : (struct str){NULL, 0});
    wire_put_number(&out->b, size);
    wire_put_number(&out->b, is_read ? WIRE_TEXT_WHOLE : WIRE_TEXT_MISSING);
    output_end(out, at);
    object_free(&object);
}

/* False if the line is no question. */
static bool line_answer(struct serving *serving)
{
    struct str line = {serving->line, serving->len};
    struct oid id;
    if (str_is_equal(line, STR("t"))) {
        output_repository(serving->out, serving->repository, serving->job);
        return true;
    }
    if (line.len < 2 || line.s[1] != ' ' ||
        !oid_read(&id, str_sub(line, 2, line.len),
                  serving->repository->oid_size))
        return false;
    if (line.s[0] == 'c')
        commit_answer(serving, &id);
    else if (line.s[0] == 'h')
        headline_answer(serving, &id);
    else if (line.s[0] == 'b')
        output_text(serving->out, serving->repository, &id);
    else
        return false;
    return true;
}

static bool byte_take(struct serving *serving, char byte)
{
    if (byte != '\n') {
        if (serving->len == LINE_MOST)
            return false;
        serving->line[serving->len++] = byte;
        return true;
    }
    bool is_known = line_answer(serving);
    serving->len = 0;
    return is_known;
}

int serve_run(struct repository *repository, const struct job *job,
              struct output *out, struct error *err)
{
    struct serving serving = {repository, job, out, {0}, 0};
    char bytes[4096];
    while (!out->is_broken) {
        output_flush(out);
        ssize_t n = read(STDIN_FILENO, bytes, sizeof bytes);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            break;
        for (ssize_t i = 0; i < n; i++)
            if (!byte_take(&serving, bytes[i]))
                return error_set(err, "that is no question");
    }
    return 0;
}
