/* SPDX-License-Identifier: MIT */

/*
 * Reads the history of a git repository for hexapla, which starts this program
 * and reads records from it (base/wire.h). It is a program of its own so that
 * a hostile or broken repository can harm nothing but this process, which has
 * limits, writes to a pipe only and is killed when it is not wanted any more.
 *
 *     hexapla-history article [--texts] [--rev=REV] FILE
 *     hexapla-history article [--texts] [--rev=REV] REPOSITORY FILE
 *     hexapla-history text --texts [--rev=REV] [REPOSITORY] FILE
 *     hexapla-history list [--changes] [--early] [--rev=REV] REPOSITORY
 *     hexapla-history changes [--rev=REV] REPOSITORY
 *     hexapla-history serve [--rev=REV] REPOSITORY
 *
 * and each with --no-cache: then nothing is remembered (cache.h).
 */

#define _DEFAULT_SOURCE /* RLIMIT_DATA, realpath */

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "hexapla.h"
#include "history/job.h"

struct run {
    int argc;
    char **argv;
    int status;
};

static void limit_set(int what, rlim_t most)
{
    struct rlimit limit;
    if (getrlimit(what, &limit))
        return;
    if (limit.rlim_max < most)
        most = limit.rlim_max;
    limit.rlim_cur = most;
    setrlimit(what, &limit);
}

/* Packs are mapped and do not count as data; what a sanitizer sets aside does.
 */
static void limits_set(void)
{
    enum { DATA_MOST = 1 << 30, FILES_MOST = 1024 };
    limit_set(RLIMIT_CORE, 0);
    limit_set(RLIMIT_NOFILE, FILES_MOST);
    limit_set(RLIMIT_FSIZE, 0);
#ifndef HISTORY_UNLIMITED
    limit_set(RLIMIT_DATA, DATA_MOST);
#endif
}

static void environment_set(void)
{
    static const char *const names[] = {
        "GIT_INDEX_FILE", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_NAMESPACE",  "GIT_OBJECT_DIRECTORY",
        "GIT_TRACE",      "GIT_CEILING_DIRECTORIES",
        "GIT_COMMON_DIR", "GIT_EXTERNAL_DIFF",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unsetenv(names[i]);
    signal(SIGPIPE, SIG_IGN);
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
}

/* Whether GIT_DIR says which repository is meant: where no other is named. */
static bool is_from_environment(const struct job *job, bool is_article)
{
    const char *dir = getenv("GIT_DIR");
    bool is_named =
        is_article ? job->file != NULL : strcmp(job->path, ".") != 0;
    char *place = dir && *dir && !is_named ? realpath(dir, NULL) : NULL;
    if (place)
        setenv("GIT_DIR", place, 1);
    free(place);
    if (place)
        return true;
    unsetenv("GIT_DIR");
    unsetenv("GIT_WORK_TREE");
    return false;
}

/* The folder FILE is in, or the next above that is there. */
static const char *folder_of(struct arena *a, const char *file)
{
    struct str path = str_of(file);
    struct stat info;
    for (;;) {
        while (path.len && path.s[path.len - 1] != '/')
            path.len--;
        const char *folder = path.len ? str_copy(a, path) : ".";
        if (!path.len || (!stat(folder, &info) && S_ISDIR(info.st_mode)))
            return folder;
        path.len--;
    }
}

/* FILE as a path in the work tree of REPOSITORY, whose folder is FOLDER. */
static int file_resolve(const struct repository *repository, const char *folder,
                        const char *file, const char **out, struct error *err)
{
    struct arena *a = repository->a;
    struct buf b = {.a = a};
    char *work = repository->work ? realpath(repository->work, NULL) : NULL;
    char *place = realpath(folder, NULL);
    size_t len = work ? strlen(work) : 0;
    len -= len == 1; /* the root */
    bool is_in = work && place && !strncmp(place, work, len) &&
                 (!place[len] || place[len] == '/');
    if (is_in && place[len] && place[len + 1])
        buf_print(&b, "%s/", place + len + 1);
    free(work);
    free(place);
    if (!is_in)
        return error_set(err, "%s: is in no work tree of a git repository",
                         file);
    const char *rest = file + (strcmp(folder, ".") != 0 ||
                                       str_has_prefix(str_of(file), STR("./"))
                                   ? strlen(folder)
                                   : 0);
    while (*rest == '/')
        rest++;
    buf_put(&b, str_of(rest));
    *out = str_copy(a, buf_str(&b));
    return 0;
}

/* Reads the arguments after the job's name. */
static int job_read(struct job *job, char **argv, bool is_article,
                    struct error *err)
{
    const char *operand[2] = {NULL, NULL};
    int n = 0;
    bool is_ended = false;
    for (; *argv; argv++) {
        struct str word = str_of(*argv);
        if (is_ended || !str_has_prefix(word, STR("--"))) {
            if (n == 2)
                return error_set(err, "too many arguments");
            operand[n++] = *argv;
        } else if (str_is_equal(word, STR("--")))
            is_ended = true;
        else if (str_is_equal(word, STR("--texts")))
            job->wants_texts = true;
        else if (str_is_equal(word, STR("--changes")))
            job->wants_changes = true;
        else if (str_is_equal(word, STR("--early")))
            job->wants_early = true;
        else if (str_is_equal(word, STR("--no-cache")))
            job->no_cache = true;
        else if (str_has_prefix(word, STR("--rev=")))
            job->rev = *argv + strlen("--rev=");
        else
            return error_set(err, "%s is not known", *argv);
    }
    if (!n || (n == 2 && !is_article))
        return error_set(err, "give a repository or a file");
    job->path = operand[0];
    job->file = operand[1];
    return 0;
}

static int job_run(struct arena *a, struct run *run, struct output *out,
                   struct error *err)
{
    struct job job = {0};
    struct repository *repository = arena_new(a, struct repository, 1);
    const char *name = run->argc > 1 ? run->argv[1] : "";
    job.is_single = !strcmp(name, "text");
    bool is_article = job.is_single || !strcmp(name, "article");
    bool is_served = !strcmp(name, "serve");
    job.wants_articles = !strcmp(name, "list");
    job.wants_changes = !strcmp(name, "changes");
    if (!is_article && !job.wants_articles && !job.wants_changes && !is_served)
        return error_set(err, "hexapla starts this program; it is of no use "
                              "by itself");
    if (job_read(&job, run->argv + 2, is_article, err))
        return -1;
    bool is_file = is_article && !job.file;
    const char *folder = is_file ? folder_of(a, job.path) : job.path;
    const char *place = is_from_environment(&job, is_article) ? NULL : folder;
    if (repository_open(a, repository, place, job.path, err))
        return -1;
    if (is_file && file_resolve(repository, folder, job.path, &job.file, err))
        return -1;
    if (!is_served)
        output_repository(out, repository, &job);
    if (is_served)
        return serve_run(repository, &job, out, err);
    return is_article ? article_run(repository, &job, out, err)
                      : list_run(repository, &job, out, err);
}

static int run_body(struct arena *a, void *context)
{
    struct run *run = context;
    struct error err = {""};
    struct output out = {.b = {.a = a}, .descriptor = STDOUT_FILENO};
    wire_start(&out.b);
    if (job_run(a, run, &out, &err))
        output_say(&out, WIRE_ERROR, str_of(err.text));
    else
        output_end(&out, wire_begin(&out.b, WIRE_END));
    output_flush(&out);
    run->status = err.text[0] || out.is_broken ? 1 : 0;
    return HX_OK;
}

/* Memory has run out: what was sent may end in the middle of a record, so
 * nothing can be said. */
int main(int argc, char **argv)
{
    struct run run = {argc, argv, 1};
#ifdef __GLIBC__
    /* Trees come and go; what was given back is soon needed again. */
    mallopt(M_TRIM_THRESHOLD, 1 << 28);
    mallopt(M_MMAP_THRESHOLD, 1 << 25);
    mallopt(M_MXFAST, 0);
#endif
    limits_set();
    environment_set();
    if (arena_run(0, run_body, &run))
        return 2;
    /* What is open is given back by the system at once. */
    fflush(NULL);
    _exit(run.status);
}
