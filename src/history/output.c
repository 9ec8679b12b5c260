/* SPDX-License-Identifier: MIT */

/* Records to the pipe; see the header. */

#include "history/job.h"

#include <errno.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/headline.h"

enum { WAITING_MOST = 1 << 16, WAIT = 20, TEXT_MOST = 64 << 20, BEAT = 100 };

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void bytes_send(struct output *out, struct str bytes)
{
    size_t at = 0;
    while (!out->is_broken && at < bytes.len) {
        ssize_t n = write(out->descriptor, bytes.s + at, bytes.len - at);
        if (n > 0)
            at += (size_t)n;
        else if (errno != EINTR)
            out->is_broken = true;
    }
}

void output_flush(struct output *out)
{
    bytes_send(out, buf_str(&out->b));
    out->b.len = 0;
    out->sent = now();
}

void output_send(struct output *out, struct str records)
{
    output_flush(out);
    bytes_send(out, records);
}

void output_end(struct output *out, size_t at)
{
    wire_end(&out->b, at);
    if (out->b.len >= WAITING_MOST)
        output_flush(out);
}

void output_end_kept(struct output *out, size_t at)
{
    wire_end(&out->b, at);
    if (out->kept)
        buf_put(out->kept, str_sub(buf_str(&out->b), at, out->b.len));
    if (out->b.len >= WAITING_MOST)
        output_flush(out);
}

bool output_step(struct output *out)
{
    int64_t past = ++out->commits % 16 ? 0 : now() - out->sent;
    if (past >= BEAT) {
        size_t at = wire_begin(&out->b, WIRE_PROGRESS);
        wire_put_number(&out->b, out->commits);
        wire_put_number(&out->b, out->total);
        output_end(out, at);
        output_flush(out);
    } else if (past >= WAIT && out->b.len) {
        output_flush(out);
    }
    return !out->is_broken;
}

void output_say(struct output *out, enum wire_kind kind, struct str text)
{
    size_t at = wire_begin(&out->b, kind);
    wire_put_text(&out->b, text);
    output_end(out, at);
}

void output_oid(struct output *out, const struct repository *repository,
                const struct oid *id)
{
    char text[2 * OID_MOST + 1];
    oid_print(id, repository->oid_size, text);
    wire_put_text(&out->b, str_of(text));
}

const char output_shallow[] =
    "the history ends here: this is a shallow clone, which has no older "
    "commits";

void output_text(struct output *out, const struct repository *repository,
                 const struct oid *id)
{
    struct object object = {.kind = OBJECT_NONE};
    uint64_t size = 0, state = WIRE_TEXT_WHOLE;
    /* Its size is asked first, so that a text that is too large is not read. */
    bool has_size = !object_size(repository, id, &size);
    if (has_size && size > TEXT_MOST)
        state = WIRE_TEXT_TOO_LARGE;
    else if (!has_size || object_read(repository, id, &object) ||
             object.kind != OBJECT_BLOB)
        state = WIRE_TEXT_MISSING;
    size_t at = wire_begin(&out->b, WIRE_TEXT);
    output_oid(out, repository, id);
    wire_put_text(&out->b, state == WIRE_TEXT_WHOLE ? object.bytes
                                                    : (struct str){NULL, 0});
    wire_put_number(&out->b, size);
    wire_put_number(&out->b, state);
    output_end(out, at);
    object_free(&object);
}

void output_headline(struct output *out, const struct repository *repository,
                     const struct oid *id)
{
    enum { READ_MOST = 1 << 24 };
    struct object object;
    struct str headline = {NULL, 0};
    uint64_t size;
    if (!object_read_most(repository, id, READ_MOST, &object))
        headline =
            object.kind == OBJECT_BLOB ? headline_find(object.bytes) : headline;
    else if (!oid_is_zero(id) && object_size(repository, id, &size))
        out->is_partial = true;
    wire_put_text(&out->b, headline);
    object_free(&object);
}

void output_cut(struct output *out, const struct repository *repository,
                const struct oid *id, const char *why)
{
    enum { CUTS_MOST = 5 };
    char text[2 * OID_MOST + 1];
    struct buf b = {.a = repository->a};
    if (out->is_quiet || ++out->cuts > CUTS_MOST)
        return;
    oid_print(id, repository->oid_size, text);
    buf_print(&b, "commit %s: %s", text, why);
    if (out->cuts == CUTS_MOST)
        buf_put(&b, STR("; more like this is not told"));
    output_say(out, WIRE_NOTE, buf_str(&b));
}

void output_repository(struct output *out, const struct repository *repository,
                       const struct job *job)
{
    struct oid tip = {{0}};
    struct error err;
    size_t at = wire_begin(&out->b, WIRE_REPOSITORY);
    wire_put_text(&out->b, str_of(repository->folder));
    wire_put_text(&out->b, str_of(repository->work));
    wire_put_text(&out->b, str_of(job->file));
    if (repository_find(repository, job->rev, &tip, &err))
        tip = (struct oid){{0}};
    output_oid(out, repository, &tip);
    wire_put_number(
        &out->b, (repository->is_shallow ? WIRE_IS_SHALLOW : 0) |
                     (repository->oid_size == OID_MOST ? WIRE_IS_COMMAND : 0));
    output_end(out, at);
}
