/* SPDX-License-Identifier: MIT */

/*
 * Objects by the git command, for repositories libgit2 does not know (SHA-256,
 * reftable): one "git cat-file --batch" and one "--batch-check" are asked, id
 * by id. Nothing of the repository's settings may run or fetch anything, so
 * every protocol is forbidden.
 */

#include "history/object.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ANSWER_MOST = 1 << 16, OBJECT_MOST = 512 << 20 };

/* A running git: what it is asked and what it answers. */
struct ask {
    pid_t pid;
    int to;
    FILE *from;
};

struct command {
    const char *folder; /* where it runs */
    size_t oid_size;
    struct ask batch, check;
};

static void git_exec(const char *folder, const char *const *words)
{
    const char *argv[12] = {"git", "-C", folder, "--no-replace-objects"};
    size_t n = 4;
    while (*words && n < 11)
        argv[n++] = *words++;
    setenv("GIT_ALLOW_PROTOCOL", "none", 1);
    setenv("GIT_NO_LAZY_FETCH", "1", 1);
    setenv("GIT_TERMINAL_PROMPT", "0", 1);
    setenv("GIT_OPTIONAL_LOCKS", "0", 1);
    setenv("LC_ALL", "C", 1);
    execvp("git", (char *const *)argv);
}

/* Starts git with WORDS, to be asked; 0 or -1. */
static int ask_open(struct ask *ask, const char *folder,
                    const char *const *words)
{
    int to[2], from[2];
    *ask = (struct ask){-1, -1, NULL};
    if (pipe(to))
        return -1;
    if (pipe(from)) {
        close(to[0]);
        close(to[1]);
        return -1;
    }
    fcntl(to[1], F_SETFD, FD_CLOEXEC);
    fcntl(from[0], F_SETFD, FD_CLOEXEC);
    ask->pid = fork();
    if (!ask->pid) {
        dup2(to[0], STDIN_FILENO);
        dup2(from[1], STDOUT_FILENO);
        close(to[0]);
        close(from[1]);
        git_exec(folder, words);
        _exit(127);
    }
    close(to[0]);
    close(from[1]);
    ask->to = to[1];
    ask->from = fdopen(from[0], "r");
    return ask->pid > 0 && ask->from ? 0 : -1;
}

/* Gives the exit status. */
static int ask_close(struct ask *ask)
{
    int status = -1;
    if (ask->to >= 0)
        close(ask->to);
    if (ask->from)
        fclose(ask->from);
    if (ask->pid > 0)
        waitpid(ask->pid, &status, 0);
    *ask = (struct ask){-1, -1, NULL};
    return status;
}

/* The whole answer of git with WORDS, its last line end cut off; 0 or -1. */
static int answer_get(struct arena *a, const char *folder,
                      const char *const *words, struct str *answer)
{
    struct ask ask;
    struct buf b = {.a = a};
    char chunk[1 << 12];
    size_t n;
    int code = ask_open(&ask, folder, words);
    while (!code && b.len < ANSWER_MOST &&
           (n = fread(chunk, 1, sizeof chunk, ask.from)) > 0)
        buf_put(&b, (struct str){chunk, n});
    if (ask_close(&ask) || code)
        return -1;
    *answer = buf_str(&b);
    if (answer->len && answer->s[answer->len - 1] == '\n')
        answer->len--;
    return 0;
}

/* Asks for ID: "ID KIND SIZE" is the answer. 0 or -1. */
static int ask_object(struct ask *ask, const struct oid *id, size_t oid_size,
                      struct object *object, uint64_t *size)
{
    static const char *const kinds[] = {"", "commit", "tree", "blob", "tag"};
    char line[2 * OID_MOST + 64], kind[16] = "";
    oid_print(id, oid_size, line);
    size_t len = 2 * oid_size;
    line[len++] = '\n';
    if (!ask->from || write(ask->to, line, len) != (ssize_t)len ||
        !fgets(line, sizeof line, ask->from))
        return -1;
    unsigned long long number = 0;
    if (sscanf(line, "%*s %15s %llu", kind, &number) != 2)
        return -1;
    for (int i = OBJECT_COMMIT; i <= OBJECT_TAG; i++)
        if (!strcmp(kind, kinds[i]))
            object->kind = (enum object_kind)i;
    *size = number;
    return object->kind ? 0 : -1;
}

static int command_read(void *context, const struct oid *id,
                        struct object *object)
{
    struct command *command = context;
    struct ask *ask = &command->batch;
    uint64_t size;
    if (ask_object(ask, id, command->oid_size, object, &size))
        return -1;
    char *bytes = size < OBJECT_MOST ? malloc((size_t)size + 1) : NULL;
    if (!bytes || fread(bytes, 1, (size_t)size + 1, ask->from) != size + 1) {
        /* What comes next is not known any more. */
        free(bytes);
        ask_close(ask);
        return -1;
    }
    object->bytes = (struct str){bytes, (size_t)size};
    object->handle = bytes;
    object->drop = free;
    return 0;
}

static int command_size(void *context, const struct oid *id, uint64_t *size)
{
    struct command *command = context;
    struct object object = {.kind = OBJECT_NONE};
    return ask_object(&command->check, id, command->oid_size, &object, size);
}

static int command_find(void *context, const char *name, struct oid *id,
                        struct error *err)
{
    struct command *command = context;
    struct arena *a;
    struct str answer;
    if (arena_open(&a))
        return error_set(err, "there is not enough memory");
    struct buf b = {.a = a};
    buf_print(&b, "%s^{commit}", name ? name : "HEAD");
    const char *words[] = {"rev-parse",
                           "--verify",
                           "--quiet",
                           "--end-of-options",
                           str_copy(a, buf_str(&b)),
                           NULL};
    bool is_found =
        !answer_get(a, command->folder, words, &answer) &&
        answer.len >= 2 * command->oid_size &&
        oid_read(
            id, str_sub(answer, answer.len - 2 * command->oid_size, answer.len),
            command->oid_size);
    arena_close(a);
    if (is_found)
        return 0;
    return name ? error_set(err, "%s: is no revision of %s", name,
                            command->folder)
                : error_set(err, "%s: has no commits yet", command->folder);
}

static void command_verify(void *context, bool on)
{
    /* git always does. */
    (void)context;
    (void)on;
}

static void command_close(void *context)
{
    struct command *command = context;
    ask_close(&command->batch);
    ask_close(&command->check);
}

static const struct object_source command_source = {
    command_read, NULL,           command_size,
    command_find, command_verify, command_close,
};

/* The answer to "git rev-parse WORD" as a path, or NULL. */
static const char *path_get(struct arena *a, const char *folder,
                            const char *word)
{
    const char *words[] = {"rev-parse", "--path-format=absolute", word, NULL};
    struct str answer;
    if (answer_get(a, folder, words, &answer) || !answer.len)
        return NULL;
    return str_copy(a, answer);
}

int repository_open_command(struct repository *out, const char *path,
                            const char *shown, struct error *err)
{
    static const char *const format[] = {"rev-parse", "--show-object-format",
                                         NULL};
    static const char *const batch[] = {"cat-file", "--batch", NULL};
    static const char *const check[] = {"cat-file", "--batch-check", NULL};
    struct command *command = arena_new(out->a, struct command, 1);
    struct str answer;
    path = path ? path : ".";
    command->folder = path;
    out->folder = path_get(out->a, path, "--absolute-git-dir");
    out->common = path_get(out->a, path, "--git-common-dir");
    out->work = path_get(out->a, path, "--show-toplevel");
    if (!out->folder || !out->common ||
        answer_get(out->a, path, format, &answer))
        return error_set(err, "%s: cannot be read", shown);
    if (str_is_equal(answer, STR("sha256")))
        out->oid_size = OID_MOST;
    command->oid_size = out->oid_size;
    out->source = &command_source;
    out->context = command;
    if (ask_open(&command->batch, path, batch) ||
        ask_open(&command->check, path, check)) {
        command_close(command);
        return error_set(err, "%s: git cannot be run", shown);
    }
    return 0;
}
