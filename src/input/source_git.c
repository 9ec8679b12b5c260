/* SPDX-License-Identifier: MIT */

/*
 * fork() and exec() with nothing but a pipe: no standard input, no standard
 * error, all other descriptors closed. Closing kills the process, which has
 * nothing to lose, so that waiting for it takes no time.
 */

#define _GNU_SOURCE /* pipe2 */

#include "input/source_git.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/hash.h"

enum { ARGUMENTS = 12, PATH_MOST = 4096 };

struct git_stream {
    pid_t process; /* 0: it was waited for */
    int descriptor;
    int questions; /* where to ask, or -1 */
    struct wire_reader reader;
    bool is_ended;
    void (*progress)(void *context, uint64_t commits, uint64_t total);
    void *context;
};

#ifdef HEXAPLA_GIT

/* The program beside this one, or where it is installed. */
static const char *program_find(struct arena *a)
{
    char own[PATH_MOST];
    ssize_t n = readlink("/proc/self/exe", own, sizeof own - 1);
    while (n > 0 && own[n - 1] != '/')
        n--;
    if (n > 0) {
        struct buf b = {.a = a};
        buf_put(&b, (struct str){own, (size_t)n});
        buf_put(&b, STR("hexapla-history"));
        const char *path = str_copy(a, buf_str(&b));
        if (!access(path, X_OK))
            return path;
    }
    return HEXAPLA_LIBEXEC "/hexapla-history";
}

/* In the child: nothing but ANSWERS and, if it is one, QUESTIONS is left open.
 */
static void child_run(const char *const *argv, int answers, int questions)
{
    int none = open("/dev/null", O_RDWR);
    sigset_t all;
    sigemptyset(&all);
    sigprocmask(SIG_SETMASK, &all, NULL);
    dup2(answers, STDOUT_FILENO);
    dup2(questions < 0 ? none : questions, STDIN_FILENO);
    dup2(none, STDOUT_FILENO + 1);
    for (int i = STDOUT_FILENO + 2; i < 1024; i++)
        close(i);
    execv(argv[0], (char *const *)argv);
    _exit(127);
}

static void arguments_make(struct arena *a, const struct git_job *job,
                           const char *argv[ARGUMENTS])
{
    int n = 0;
    struct buf rev = {.a = a};
    argv[n++] = job->program ? job->program : program_find(a);
    argv[n++] = job->name;
    if (job->wants_texts)
        argv[n++] = "--texts";
    if (job->wants_changes)
        argv[n++] = "--changes";
    if (job->wants_early)
        argv[n++] = "--early";
    if (job->no_cache)
        argv[n++] = "--no-cache";
    if (job->rev) {
        buf_print(&rev, "--rev=%s", job->rev);
        argv[n++] = str_copy(a, buf_str(&rev));
    }
    argv[n++] = "--";
    argv[n++] = job->path;
    argv[n++] = job->file;
    argv[n] = NULL;
}

static void stream_drop(void *handle)
{
    git_close(handle);
}

int git_open(struct arena *a, struct git_stream **out,
             const struct git_job *job, struct error *err)
{
    const char *argv[ARGUMENTS];
    struct git_stream *stream = arena_new(a, struct git_stream, 1);
    int ends[2], ask[2] = {-1, -1};
    *out = NULL;
    arguments_make(a, job, argv);
    stream->reader.bytes.a = a;
    stream->descriptor = stream->questions = -1;
    stream->progress = job->progress;
    stream->context = job->context;
    arena_own(a, stream, stream_drop);
    if (access(argv[0], X_OK))
        return error_set(
            err, "%s, which reads git for this program, is not there", argv[0]);
    if (pipe2(ends, O_CLOEXEC))
        return error_set(err, "git cannot be read: %s", strerror(errno));
    /* A socket, since writing to one whose other end died is no signal. */
    if (job->is_served &&
        socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ask)) {
        close(ends[0]);
        close(ends[1]);
        return error_set(err, "git cannot be read: %s", strerror(errno));
    }
    stream->process = fork();
    if (!stream->process)
        child_run(argv, ends[1], ask[1]);
    close(ends[1]);
    if (ask[1] >= 0)
        close(ask[1]);
    stream->descriptor = ends[0];
    stream->questions = ask[0];
    if (stream->process < 0) {
        stream->process = 0;
        return error_set(err, "git cannot be read: %s", strerror(errno));
    }
    *out = stream;
    return 0;
}

#else

int git_open(struct arena *a, struct git_stream **out,
             const struct git_job *job, struct error *err)
{
    (void)a;
    (void)job;
    *out = NULL;
    return error_set(err, "this hexapla was built without git (libgit2), so "
                          "it reads no history");
}

#endif

void git_close(struct git_stream *stream)
{
    if (stream->descriptor >= 0)
        close(stream->descriptor);
    if (stream->questions >= 0)
        close(stream->questions);
    stream->descriptor = stream->questions = -1;
    stream->is_ended = true;
    if (!stream->process)
        return;
    kill(stream->process, SIGKILL);
    while (waitpid(stream->process, NULL, 0) < 0 && errno == EINTR)
        ;
    stream->process = 0;
}

long git_process(const struct git_stream *stream)
{
    return stream->process;
}

/* Waits for more; 1, or 0 at the end of the stream. */
static int more_read(struct git_stream *stream)
{
    char chunk[1 << 16];
    ssize_t n;
    do
        n = read(stream->descriptor, chunk, sizeof chunk);
    while (n < 0 && errno == EINTR);
    if (n <= 0)
        return 0;
    wire_feed(&stream->reader, (struct str){chunk, (size_t)n});
    return 1;
}

static void progress_tell(const struct git_stream *stream,
                          struct wire_record *record)
{
    uint64_t commits = wire_get_number(record);
    uint64_t total = wire_get_number(record);
    if (stream->progress && !record->is_bad)
        stream->progress(stream->context, commits, total);
}

/* What RESULT of wire_next() means: 1 for a record to be given, 0 for the end,
 * -1 with a sentence in ERR. */
static int record_end(struct git_stream *stream, int result,
                      struct wire_record *record, struct error *err)
{
    if (result <= 0) {
        git_close(stream);
        return error_set(err, "reading git ended in the middle: it ran "
                              "out of memory, was stopped or failed");
    }
    if (record->kind == WIRE_ERROR) {
        struct str text = wire_get_text(record);
        error_set(err, "%.*s", (int)(text.len & 0xfff), text.s);
        git_close(stream);
        return -1;
    }
    if (record->kind == WIRE_END)
        git_close(stream);
    return record->kind != WIRE_END;
}

int git_next(struct git_stream *stream, struct wire_record *record,
             struct error *err)
{
    while (stream && !stream->is_ended) {
        int result = wire_next(&stream->reader, record);
        if (!result && more_read(stream))
            continue;
        result = record_end(stream, result, record, err);
        if (result > 0 && record->kind == WIRE_PROGRESS)
            progress_tell(stream, record);
        else if (result)
            return result;
    }
    return 0;
}

/* True if reading does not have to wait. */
static bool has_more(const struct git_stream *stream)
{
    struct pollfd waited = {.fd = stream->descriptor, .events = POLLIN};
    return poll(&waited, 1, 0) > 0;
}

enum git_taken git_take(struct git_stream *stream, struct wire_record *record,
                        struct error *err)
{
    while (!stream->is_ended) {
        int result = wire_next(&stream->reader, record);
        if (!result && !has_more(stream))
            return GIT_NOTHING;
        if (!result && more_read(stream))
            continue;
        result = record_end(stream, result, record, err);
        if (result)
            return result < 0 ? GIT_FAILED : GIT_RECORD;
    }
    return GIT_ENDED;
}

bool git_ask(struct git_stream *stream, char what, struct str id)
{
    char line[80];
    size_t len = 0;
    if (stream->questions < 0 || id.len + 3 > sizeof line)
        return false;
    line[len++] = what;
    if (id.len) {
        line[len++] = ' ';
        memcpy(line + len, id.s, id.len);
        len += id.len;
    }
    line[len++] = '\n';
    return send(stream->questions, line, len, MSG_NOSIGNAL | MSG_DONTWAIT) ==
           (ssize_t)len;
}

int git_descriptor(const struct git_stream *stream)
{
    return stream->descriptor;
}

/* A copy of TEXT in A. */
static struct str text_keep(struct arena *a, struct str text)
{
    return (struct str){str_copy(a, text), text.len};
}

/* What a reading of an article collects, newest first. */
struct git_reading {
    struct arena *a;
    struct git_article article; /* but for what is collected below */
    VEC(struct git_version) list;
    VEC(struct git_version) texts; /* of which blob, text and state count */
    VEC(struct str) notes;
    size_t size;
    bool is_full; /* texts were left out */
};

static void version_take(struct git_reading *reading,
                         struct wire_record *record)
{
    struct git_version version = {0};
    struct arena *a = reading->a;
    version.commit = text_keep(a, wire_get_text(record));
    version.author = text_keep(a, wire_get_text(record));
    version.subject = text_keep(a, wire_get_text(record));
    version.path = text_keep(a, wire_get_text(record));
    version.blob = text_keep(a, wire_get_text(record));
    version.time = (int64_t)wire_get_number(record);
    version.inferred = (uint32_t)wire_get_number(record);
    version.entry = (uint32_t)wire_get_number(record);
    version.is_cut = wire_get_number(record);
    if (!record->is_bad)
        *vec_push(a, &reading->list) = version;
}

/* Texts come newest first, so it is the oldest that find no room. */
static void texts_full_note(struct git_reading *reading)
{
    struct buf b = {.a = reading->a};
    if (reading->is_full)
        return;
    reading->is_full = true;
    buf_print(&b,
              "all texts together are larger than %d MiB; the oldest "
              "versions are without theirs",
              GIT_TEXTS_MOST >> 20);
    *vec_push(reading->a, &reading->notes) = buf_str(&b);
}

static void text_take(struct git_reading *reading, struct wire_record *record)
{
    struct git_version text = {0};
    struct str blob = wire_get_text(record), bytes = wire_get_text(record);
    wire_get_number(record);
    text.text_state = (uint32_t)wire_get_number(record);
    if (record->is_bad)
        return;
    if (bytes.len > GIT_TEXTS_MOST - reading->size) {
        text.text_state = WIRE_TEXT_TOO_LARGE;
        texts_full_note(reading);
    } else {
        text.text = text_keep(reading->a, bytes);
    }
    reading->size += text.text.len;
    text.blob = text_keep(reading->a, blob);
    *vec_push(reading->a, &reading->texts) = text;
}

static void note_take(struct git_reading *reading, struct wire_record *record)
{
    enum { NOTES_MOST = 20 };
    struct str text = wire_get_text(record);
    for (uint32_t i = 0; i < reading->notes.vec.n; i++)
        if (str_is_equal(reading->notes.at[i], text))
            return;
    if (reading->notes.vec.n < NOTES_MOST)
        *vec_push(reading->a, &reading->notes) = text_keep(reading->a, text);
}

static void repository_take(struct git_reading *reading,
                            struct wire_record *record)
{
    struct git_article *article = &reading->article;
    struct arena *a = reading->a;
    article->folder = text_keep(a, wire_get_text(record));
    article->work = text_keep(a, wire_get_text(record));
    article->path = text_keep(a, wire_get_text(record));
    article->tip = text_keep(a, wire_get_text(record));
}

/* Gives the versions their texts and finds returns; oldest first. */
void git_reading_end(struct git_reading *reading, struct git_article *article)
{
    *article = reading->article;
    uint32_t n = reading->list.vec.n;
    struct intern blobs = intern_new(reading->a, n);
    uint32_t *first = arena_new(reading->a, uint32_t, n + 1);
    article->at = arena_new(reading->a, struct git_version, n);
    article->n = n;
    for (uint32_t i = 0; i < n; i++) {
        article->at[i] = reading->list.at[n - 1 - i];
        uint32_t blob = intern_put(&blobs, article->at[i].blob);
        article->at[i].return_of = first[blob];
        if (!first[blob])
            first[blob] = i + 1;
        article->at[i].text_state = WIRE_TEXT_MISSING;
    }
    for (uint32_t i = 0; i < reading->texts.vec.n; i++) {
        const struct git_version *text = &reading->texts.at[i];
        uint32_t blob = intern_find(&blobs, text->blob);
        if (blob == UINT32_MAX || !first[blob])
            continue;
        article->at[first[blob] - 1].text = text->text;
        article->at[first[blob] - 1].text_state = text->text_state;
    }
    for (uint32_t i = 0; i < n; i++) {
        struct git_version *version = &article->at[i];
        if (!version->return_of)
            continue;
        version->text = article->at[version->return_of - 1].text;
        version->text_state = article->at[version->return_of - 1].text_state;
    }
    article->note = reading->notes.at;
    article->notes = reading->notes.vec.n;
}

struct git_reading *git_reading_new(struct arena *a)
{
    struct git_reading *reading = arena_new(a, struct git_reading, 1);
    reading->a = a;
    return reading;
}

void git_reading_put(struct git_reading *reading, struct wire_record *record)
{
    if (record->kind == WIRE_VERSION)
        version_take(reading, record);
    else if (record->kind == WIRE_TEXT)
        text_take(reading, record);
    else if (record->kind == WIRE_NOTE)
        note_take(reading, record);
    else if (record->kind == WIRE_REPOSITORY)
        repository_take(reading, record);
}

uint32_t git_reading_count(const struct git_reading *reading)
{
    return reading->list.vec.n;
}

int git_article_read(struct arena *a, struct git_article *out,
                     const struct git_job *job, struct error *err)
{
    struct git_stream *stream;
    struct wire_record record;
    struct git_reading *reading = git_reading_new(a);
    int result;
    *out = (struct git_article){0};
    if (git_open(a, &stream, job, err))
        return -1;
    while ((result = git_next(stream, &record, err)) > 0)
        git_reading_put(reading, &record);
    git_reading_end(reading, out);
    return result;
}

static bool is_folder(const char *path)
{
    struct stat info;
    return !stat(path, &info) && S_ISDIR(info.st_mode);
}

bool git_name_part(struct arena *a, const char *name, const char **repository,
                   const char **file)
{
    struct stat info;
    if (!lstat(name, &info))
        return false;
    for (const char *at = strchr(name, ':'); at; at = strchr(at + 1, ':')) {
        if (at == name || !at[1])
            continue;
        *repository = str_copy(a, (struct str){name, (size_t)(at - name)});
        *file = at + 1;
        if (is_folder(*repository))
            return true;
    }
    return false;
}

/* True if FOLDER has NAME in it. */
static bool has_name(struct arena *a, const char *folder, const char *name)
{
    struct stat info;
    struct buf b = {.a = a};
    buf_print(&b, "%s/%s", folder, name);
    return !stat(str_copy(a, buf_str(&b)), &info);
}

bool git_is_repository(struct arena *a, const char *path)
{
    return has_name(a, path, ".git") ||
           (has_name(a, path, "HEAD") && has_name(a, path, "objects") &&
            (has_name(a, path, "refs") || has_name(a, path, "reftable")));
}
