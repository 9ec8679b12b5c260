/* SPDX-License-Identifier: MIT */

/*
 * Reads a whole file. Its size is asked first, so that a file over the limit
 * is refused before any of it is read; pipes and standard input have no size
 * and are read up to the limit. The descriptor is owned by the arena.
 */

#include "input/source_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "input/source.h"

bool source_is_stdin(const char *path)
{
    return !strcmp(path, "-");
}

bool source_is_file(const char *path)
{
    (void)path;
    return true;
}

struct source_stamp source_stamp(const char *path)
{
    struct stat info;
    if (source_is_stdin(path) || stat(path, &info) || !S_ISREG(info.st_mode))
        return (struct source_stamp){0};
    return (struct source_stamp){.is_file = true,
                                 .device = (uint64_t)info.st_dev,
                                 .inode = (uint64_t)info.st_ino,
                                 .size = (uint64_t)info.st_size,
                                 .seconds = info.st_mtim.tv_sec,
                                 .nanoseconds = info.st_mtim.tv_nsec};
}

bool source_stamp_is_same(const struct source_stamp *a,
                          const struct source_stamp *b)
{
    return a->is_file == b->is_file && a->device == b->device &&
           a->inode == b->inode && a->size == b->size &&
           a->seconds == b->seconds && a->nanoseconds == b->nanoseconds;
}

static void descriptor_drop(void *handle)
{
    int *fd = handle;
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

static int read_all(struct buf *b, int fd, const char *name, struct error *err)
{
    for (;;) {
        char chunk[1 << 16];
        ssize_t n = read(fd, chunk, sizeof chunk);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return error_set(err, "%s: %s", name, strerror(errno));
        if (!n)
            return 0;
        buf_put(b, (struct str){chunk, (size_t)n});
        if (b->len > SOURCE_MAX)
            return error_set(err,
                             "%s: larger than %d MiB, the largest text "
                             "that is compared",
                             name, SOURCE_MAX >> 20);
    }
}

int source_stdin_load(struct arena *a, const char *path, struct str *text,
                      struct error *err)
{
    struct buf b = {.a = a};
    (void)path;
    int result = read_all(&b, STDIN_FILENO, "standard input", err);
    *text = buf_str(&b);
    return result;
}

/* Opens PATH for reading and gives its descriptor to A, where it is -1 once it
 * is closed; NULL with a sentence in ERR. */
static int *descriptor_open(struct arena *a, const char *path, int flags,
                            struct error *err)
{
    int *fd = arena_new(a, int, 1);
    *fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | flags);
    if (*fd < 0) {
        error_set(err, "%s: %s", path, strerror(errno));
        return NULL;
    }
    arena_own(a, fd, descriptor_drop);
    return fd;
}

static int plain_read(struct buf *b, int fd, const char *path, size_t most,
                      struct error *err)
{
    struct stat stat;
    if (fstat(fd, &stat))
        return error_set(err, "%s: %s", path, strerror(errno));
    /* /dev/null is a way to say "none". */
    if (!S_ISREG(stat.st_mode) && !S_ISCHR(stat.st_mode))
        return error_set(err, "%s: is no plain file", path);
    for (;;) {
        char chunk[1 << 12];
        ssize_t n = read(fd, chunk, sizeof chunk);
        if (n < 0 && errno != EINTR)
            return error_set(err, "%s: %s", path, strerror(errno));
        if (!n)
            return 0;
        buf_put(b, (struct str){chunk, n > 0 ? (size_t)n : 0});
        if (b->len > most)
            return error_set(err, "%s: larger than %zu KiB", path, most >> 10);
    }
}

int source_plain_load(struct arena *a, const char *path, size_t most,
                      struct str *text, struct error *err)
{
    struct buf b = {.a = a};
    *text = (struct str){NULL, 0};
    int *fd = descriptor_open(a, path, O_NONBLOCK, err);
    if (!fd)
        return -1;
    int result = plain_read(&b, *fd, path, most, err);
    descriptor_drop(fd);
    if (!result)
        *text = buf_str(&b);
    return result;
}

static int file_read(struct buf *b, int fd, const char *path, struct error *err)
{
    struct stat stat;
    if (fstat(fd, &stat))
        return error_set(err, "%s: %s", path, strerror(errno));
    if (S_ISDIR(stat.st_mode))
        return error_set(err, "%s: is a folder, not a text", path);
    size_t size = S_ISREG(stat.st_mode) ? (size_t)stat.st_size : 0;
    if (size > SOURCE_MAX)
        return error_set(err,
                         "%s: %zu MiB, larger than %d MiB, the largest "
                         "text that is compared",
                         path, size >> 20, SOURCE_MAX >> 20);
    b->room = size + 1;
    b->s = arena_alloc_raw(b->a, b->room, 1);
    return read_all(b, fd, path, err);
}

int source_file_load(struct arena *a, const char *path, struct str *text,
                     struct error *err)
{
    struct buf b = {.a = a};
    int *fd = descriptor_open(a, path, 0, err);
    if (!fd)
        return -1;
    int result = file_read(&b, *fd, path, err);
    descriptor_drop(fd);
    *text = buf_str(&b);
    return result;
}
