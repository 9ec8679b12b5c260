/* SPDX-License-Identifier: MIT */

/*
 * Prints what hexapla-history tells, a line a record, for the tests:
 *
 *     history_records PROGRAM JOB PATH [FILE]
 *
 * with "early" as the job, "list" with its first rows before all is known;
 * and with KILL as the job: starts the job "list" on PATH again and again and
 * ends or kills it at random moments, which has to leave no process behind.
 */

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

#include "cli/archive.h"
#include "input/source_git.h"

struct call {
    int argc;
    char **argv;
    int status;
};

static void change_print(struct arena *a, struct wire_record *record)
{
    struct buf path = {.a = a};
    struct str commit = wire_get_text(record);
    archive_quote(&path, wire_get_text(record));
    struct str blob = wire_get_text(record);
    printf("%.*s %.*s %.*s\n", (int)commit.len, commit.s, (int)blob.len,
           blob.len ? blob.s : "", (int)path.len, path.s);
}

/* The fields of RECORD that "early" and the final rows have in common. */
static void row_print(const char *kind, struct wire_record *record)
{
    struct str path = wire_get_text(record), blob = wire_get_text(record);
    struct str headline = wire_get_text(record);
    printf("%s %.*s %.*s %.*s\n", kind, (int)path.len, path.s, (int)blob.len,
           blob.s, (int)headline.len, headline.len ? headline.s : "");
}

static int records_print(struct arena *a, const struct git_job *job)
{
    struct git_stream *stream;
    struct wire_record record;
    struct error err = {""};
    int result;
    if (git_open(a, &stream, job, &err)) {
        printf("error %s\n", err.text);
        return 1;
    }
    while ((result = git_next(stream, &record, &err)) > 0) {
        if (record.kind == WIRE_CHANGE)
            change_print(a, &record);
        if (record.kind == WIRE_EARLY)
            row_print("early", &record);
        if (record.kind == WIRE_ARTICLE)
            row_print("article", &record);
        if (record.kind == WIRE_NOTE) {
            struct str text = wire_get_text(&record);
            printf("note %.*s\n", (int)text.len, text.s);
        }
    }
    if (result)
        printf("error %s\n", err.text);
    return result != 0;
}

/* Some of the records, after the process was killed if IS_KILLED. */
static bool round_run(struct arena *a, const struct git_job *job,
                      bool is_killed)
{
    struct git_stream *stream;
    struct wire_record record;
    struct error err = {""};
    struct timespec pause = {0, rand() % 20 * 1000000L};
    int wanted = rand() % 400, result = 1;
    if (git_open(a, &stream, job, &err))
        return false;
    nanosleep(&pause, NULL);
    if (is_killed)
        kill((pid_t)git_process(stream), SIGKILL);
    while (wanted-- > 0 && (result = git_next(stream, &record, &err)) > 0)
        ;
    git_close(stream);
    git_close(stream);
    return result >= 0 || (is_killed && err.text[0]);
}

static int kill_run(struct arena *a, const struct git_job *job)
{
    enum { ROUNDS = 200 };
    srand(1);
    for (int i = 0; i < ROUNDS; i++) {
        struct arena_mark mark = arena_mark(a);
        if (!round_run(a, job, i % 2)) {
            printf("round %d failed\n", i);
            return 1;
        }
        arena_reset(a, mark);
    }
    if (waitpid(-1, NULL, WNOHANG) != -1 || errno != ECHILD) {
        printf("a process is left behind\n");
        return 1;
    }
    printf("killed\n");
    return 0;
}

static int body(struct arena *a, void *context)
{
    struct call *call = context;
    struct git_job job = {.program = call->argv[1],
                          .name = call->argv[2],
                          .path = call->argv[3],
                          .file = call->argc > 4 ? call->argv[4] : NULL};
    bool is_kill = !strcmp(job.name, "KILL");
    job.no_cache = getenv("NO_CACHE") != NULL;
    job.wants_early = !strcmp(job.name, "early");
    if (is_kill || job.wants_early)
        job.name = "list";
    call->status = is_kill ? kill_run(a, &job) : records_print(a, &job);
    return -1; /* nothing of it is kept */
}

int main(int argc, char **argv)
{
    struct call call = {argc, argv, 2};
    if (argc < 4)
        return 2;
    arena_run(0, body, &call);
    return call.status;
}
