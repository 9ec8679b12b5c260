/* SPDX-License-Identifier: MIT */

/*
 * A part is a head (a sign, the length, a checksum) and its bytes; the first
 * part of a file says what it is about, in full. Files are read, not mapped,
 * so that nobody who cuts one can end this process. The one that holds the
 * lock on the facts writes; killed in the middle, it leaves a part that is not
 * whole, which the next writer cuts off.
 */

#define _DEFAULT_SOURCE /* flock, realpath */

#include "history/cache.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/little.h"

enum {
    HEAD = 16,
    FILE_MOST = 256 << 20,
    ALL_MOST = 1 << 30, /* of all repositories */
    UNUSED_MOST = 180,  /* days */
    VERSION = 1
};

struct cache {
    struct arena *a;
    int folder;
    const char *facts_name, *answer_name, *new_name;
    struct str subject;          /* what the files have to be about */
    int facts;                   /* or -1 */
    uint64_t size, good, before; /* of it: bytes; in good parts; but the last */
    struct buf part;
    enum cache_use use;
    bool is_writer, is_read;
};

void part_put(struct buf *b, uint64_t number)
{
    for (; number > 0x7f; number >>= 7)
        buf_put_byte(b, (char)(unsigned char)(number | 0x80));
    buf_put_byte(b, (char)(unsigned char)number);
}

uint64_t part_cut(struct str *part, bool *is_bad)
{
    uint64_t number = 0;
    for (unsigned i = 0; i < part->len && i < 10; i++) {
        unsigned char byte = (unsigned char)part->s[i];
        number |= (uint64_t)(byte & 0x7f) << (7 * i);
        if (byte & 0x80)
            continue;
        *part = str_sub(*part, i + 1, part->len);
        return number;
    }
    *is_bad = true;
    return 0;
}

static const char sign[4] = {'H', 'X', 'P', VERSION};

static void head_make(char head[HEAD], struct str part)
{
    memcpy(head, sign, sizeof sign);
    little_put(head + 4, part.len, 4);
    little_put(head + 8, hash_bytes(part), 8);
}

/* Reads N bytes at POS; false if they are not there. */
static bool bytes_read(int fd, char *to, size_t n, uint64_t pos)
{
    while (n) {
        ssize_t got = pread(fd, to, n, (off_t)pos);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        to += got;
        pos += (uint64_t)got;
        n -= (size_t)got;
    }
    return true;
}

static bool bytes_write(int fd, const char *from, size_t n, uint64_t pos)
{
    while (n) {
        ssize_t put = pwrite(fd, from, n, (off_t)pos);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        from += put;
        pos += (uint64_t)put;
        n -= (size_t)put;
    }
    return true;
}

/* Reads the part at POS of a file of SIZE bytes to B; false if it is not
 * whole. */
static bool part_read(int fd, uint64_t pos, uint64_t size, struct buf *b)
{
    char head[HEAD], wanted[HEAD];
    if (size < HEAD || pos > size - HEAD || !bytes_read(fd, head, HEAD, pos))
        return false;
    uint64_t len = little_get(head + 4, 4);
    if (memcmp(head, sign, sizeof sign) != 0 || len > size - pos - HEAD)
        return false;
    b->len = 0;
    if (len > b->room) {
        b->s = arena_alloc_raw(b->a, 1, (size_t)len);
        b->room = (size_t)len;
    }
    if (!bytes_read(fd, b->s, (size_t)len, pos + HEAD))
        return false;
    b->len = (size_t)len;
    head_make(wanted, buf_str(b));
    return !memcmp(head, wanted, HEAD);
}

static bool part_write(int fd, struct str part, uint64_t pos)
{
    char head[HEAD];
    head_make(head, part);
    return part.len <= FILE_MOST && bytes_write(fd, head, HEAD, pos) &&
           bytes_write(fd, part.s, part.len, pos + HEAD);
}

/* A file of ours, of SIZE bytes, or -1. */
static int file_open(int folder, const char *name, int flags, uint64_t *size)
{
    struct stat info;
    int fd = openat(folder, name,
                    flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY,
                    S_IRUSR | S_IWUSR);
    if (fd < 0)
        return -1;
    if (fstat(fd, &info) || !S_ISREG(info.st_mode) ||
        info.st_uid != geteuid() || info.st_mode & (S_IWGRP | S_IWOTH)) {
        close(fd);
        return -1;
    }
    *size = (uint64_t)info.st_size;
    return fd;
}

/* Makes the folder PATH and those it is in. */
static void folder_make(struct arena *a, const char *path)
{
    for (const char *at = strchr(path + 1, '/'); at; at = strchr(at + 1, '/'))
        mkdir(str_copy(a, (struct str){path, (size_t)(at - path)}), S_IRWXU);
    mkdir(path, S_IRWXU);
}

/* The folder of the cache, made if it has to be; -1 if there is none. */
static int folder_open(struct arena *a, enum cache_use use)
{
    const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    struct stat info;
    struct buf b = {.a = a};
    if (cache && *cache == '/')
        buf_print(&b, "%s/hexapla", cache);
    else if (home && *home == '/')
        buf_print(&b, "%s/.cache/hexapla", home);
    else
        return -1;
    const char *path = str_copy(a, buf_str(&b));
    if (use == CACHE_WRITE)
        folder_make(a, path);
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd >= 0 && !fstat(fd, &info) && info.st_uid == geteuid() &&
        !(info.st_mode & (S_IWGRP | S_IWOTH)))
        return fd;
    if (fd >= 0)
        close(fd);
    return -1;
}

/* A file of some repository. */
struct cached {
    const char *name;
    int64_t used, size;
};

static int cached_compare(const void *a, const void *b)
{
    const struct cached *x = a, *y = b;
    return (x->used > y->used) - (x->used < y->used);
}

/* Removes what was not used for long, then the oldest as long as there is too
 * much. */
static void folder_prune(struct cache *cache)
{
    enum { DAY = 24 * 60 * 60 };
    VEC(struct cached) list = {0};
    struct stat info;
    int64_t all = 0, now = (int64_t)time(NULL);
    int copy = openat(cache->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *dir = copy < 0 ? NULL : fdopendir(copy);
    const struct dirent *entry;
    while (dir && (entry = readdir(dir))) {
        struct str name = str_of(entry->d_name);
        if (!str_has_prefix(name, STR("history-")) ||
            fstatat(cache->folder, entry->d_name, &info, AT_SYMLINK_NOFOLLOW))
            continue;
        *vec_push(cache->a, &list) =
            (struct cached){str_copy(cache->a, name), (int64_t)info.st_mtime,
                            (int64_t)info.st_size};
        all += info.st_size;
    }
    if (dir)
        closedir(dir);
    if (list.vec.n)
        qsort(list.at, list.vec.n, sizeof *list.at, cached_compare);
    for (uint32_t i = 0; i < list.vec.n; i++) {
        const struct cached *old = &list.at[i];
        if (all <= ALL_MOST && now - old->used < (int64_t)UNUSED_MOST * DAY)
            break;
        if (!strcmp(old->name, cache->facts_name))
            continue;
        unlinkat(cache->folder, old->name, 0);
        all -= old->size;
    }
}

static void cache_close(void *handle)
{
    struct cache *cache = handle;
    if (cache->facts >= 0)
        close(cache->facts);
    close(cache->folder);
}

/* Empties the file and says what it will be about. */
static void facts_start(struct cache *cache)
{
    cache->good = 0;
    if (!cache->is_writer)
        return;
    cache->is_writer = !ftruncate(cache->facts, 0) &&
                       part_write(cache->facts, cache->subject, 0);
    cache->size = cache->good = HEAD + cache->subject.len;
    folder_prune(cache);
}

static void facts_open(struct cache *cache)
{
    if (cache->use == CACHE_WRITE)
        cache->facts = file_open(cache->folder, cache->facts_name,
                                 O_RDWR | O_CREAT, &cache->size);
    cache->is_writer =
        cache->facts >= 0 && !flock(cache->facts, LOCK_EX | LOCK_NB);
    if (cache->facts < 0)
        cache->facts =
            file_open(cache->folder, cache->facts_name, O_RDONLY, &cache->size);
    if (cache->facts < 0)
        return;
    /* Before the lock, another may have written. */
    struct stat info;
    if (!fstat(cache->facts, &info))
        cache->size = (uint64_t)info.st_size;
    futimens(cache->facts, NULL);
    if (cache->size > FILE_MOST ||
        !part_read(cache->facts, 0, cache->size, &cache->part) ||
        !str_is_equal(buf_str(&cache->part), cache->subject))
        facts_start(cache);
    else
        cache->good = HEAD + cache->part.len;
}

/* Files may be written from now on, but not huge ones. */
static void writing_allow(void)
{
    struct rlimit limit;
    signal(SIGXFSZ, SIG_IGN);
    if (getrlimit(RLIMIT_FSIZE, &limit))
        return;
    limit.rlim_cur = 2 * (rlim_t)FILE_MOST;
    if (limit.rlim_cur > limit.rlim_max)
        limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_FSIZE, &limit);
}

static const char *name_make(struct arena *a, uint64_t hash, const char *end)
{
    struct buf b = {.a = a};
    buf_print(&b, "history-%016llx%s", (unsigned long long)hash, end);
    return str_copy(a, buf_str(&b));
}

struct cache *cache_open(const struct repository *repository,
                         enum cache_use use)
{
    struct arena *a = repository->a;
    char *place = realpath(repository->common, NULL);
    int folder = place ? folder_open(a, use) : -1;
    if (folder < 0) {
        free(place);
        return NULL;
    }
    struct cache *cache = arena_new(a, struct cache, 1);
    struct buf b = {.a = a};
    buf_print(&b, "hexapla history %d %zu %s", VERSION, repository->oid_size,
              place);
    free(place);
    uint64_t hash = hash_bytes(buf_str(&b));
    *cache = (struct cache){.a = a,
                            .folder = folder,
                            .facts_name = name_make(a, hash, ".facts"),
                            .answer_name = name_make(a, hash, ".answer"),
                            .new_name = name_make(a, hash, ".new"),
                            .subject = buf_str(&b),
                            .use = use,
                            .facts = -1,
                            .part = {.a = a}};
    arena_own(a, cache, cache_close);
    return cache;
}

bool cache_part(struct cache *cache, struct str *part)
{
    if (cache->facts < 0 && !cache->is_read) {
        if (cache->use == CACHE_WRITE)
            writing_allow();
        facts_open(cache);
    }
    if (cache->facts < 0 || !cache->good ||
        !part_read(cache->facts, cache->good, cache->size, &cache->part)) {
        cache->is_read = true;
        return false;
    }
    cache->before = cache->good;
    cache->good += HEAD + cache->part.len;
    *part = buf_str(&cache->part);
    return true;
}

bool cache_is_writer(const struct cache *cache)
{
    return cache->is_writer && cache->is_read;
}

void cache_reject(struct cache *cache)
{
    cache->good = cache->before;
    cache->is_read = true;
}

void cache_append(struct cache *cache, struct str part)
{
    if (!cache_is_writer(cache))
        return;
    if (cache->good + HEAD + part.len > FILE_MOST ||
        ftruncate(cache->facts, (off_t)cache->good) ||
        !part_write(cache->facts, part, cache->good))
        cache->is_writer = false;
    else
        cache->good += HEAD + part.len;
}

bool cache_answer(const struct cache *cache, struct arena *a,
                  struct str question, struct str *answer)
{
    uint64_t size;
    struct buf b = {.a = a}, text = {.a = a};
    int fd = file_open(cache->folder, cache->answer_name, O_RDONLY, &size);
    if (fd < 0)
        return false;
    bool is_whole = size <= FILE_MOST && part_read(fd, 0, size, &b) &&
                    str_is_equal(buf_str(&b), cache->subject);
    uint64_t pos = HEAD + b.len;
    is_whole = is_whole && part_read(fd, pos, size, &b) &&
               (!question.len || str_is_equal(buf_str(&b), question));
    pos += HEAD + b.len;
    is_whole = is_whole && part_read(fd, pos, size, &text);
    close(fd);
    *answer = buf_str(&text);
    return is_whole;
}

void cache_keep(struct cache *cache, struct str question, struct str answer)
{
    uint64_t size, pos = 0;
    if (!cache_is_writer(cache))
        return;
    int fd = file_open(cache->folder, cache->new_name,
                       O_RDWR | O_CREAT | O_TRUNC, &size);
    const struct str part[] = {cache->subject, question, answer};
    bool is_written = fd >= 0;
    for (int i = 0; i < 3 && is_written; i++) {
        is_written = part_write(fd, part[i], pos);
        pos += HEAD + part[i].len;
    }
    if (fd >= 0)
        close(fd);
    if (!is_written || renameat(cache->folder, cache->new_name, cache->folder,
                                cache->answer_name))
        unlinkat(cache->folder, cache->new_name, 0);
}
