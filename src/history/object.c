/* SPDX-License-Identifier: MIT */

/* Ids, and opening in the way that works; see the header. The list of commits
 * that a shallow clone ends at is read here, since libgit2 only knows that
 * there is one. */

#include "history/object.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SHALLOW_MOST = 16 << 20 };

bool oid_is_zero(const struct oid *id)
{
    return oid_is_equal(id, &(struct oid){{0}});
}

struct oid oid_of(const void *at, size_t size)
{
    struct oid id = {{0}};
    memcpy(id.byte, at, size);
    return id;
}

static int digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool oid_read(struct oid *id, struct str s, size_t size)
{
    *id = (struct oid){{0}};
    if (s.len != 2 * size)
        return false;
    for (size_t i = 0; i < size; i++) {
        int high = digit_of(s.s[2 * i]), low = digit_of(s.s[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        id->byte[i] = (uint8_t)(high << 4 | low);
    }
    return true;
}

void oid_print(const struct oid *id, size_t size, char to[2 * OID_MOST + 1])
{
    const char *digits = "0123456789abcdef";
    for (size_t i = 0; i < size; i++) {
        to[2 * i] = digits[id->byte[i] >> 4];
        to[2 * i + 1] = digits[id->byte[i] & 15];
    }
    to[2 * size] = '\0';
}

uint64_t oid_hash(const struct oid *id)
{
    uint64_t hash;
    memcpy(&hash, id->byte, sizeof hash);
    return hash;
}

static void repository_close(void *handle)
{
    struct repository *repository = handle;
    repository->source->close(repository->context);
}

/* The whole of the plain file NAME in FOLDER; empty where there is none. */
static struct str file_read(struct arena *a, const char *folder,
                            const char *name)
{
    struct buf path = {.a = a}, b = {.a = a};
    buf_print(&path, "%s/%s", folder, name);
    int fd = open(str_copy(a, buf_str(&path)),
                  O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    char chunk[1 << 12];
    ssize_t n;
    while (fd >= 0 && b.len < SHALLOW_MOST &&
           (n = read(fd, chunk, sizeof chunk)) > 0)
        buf_put(&b, (struct str){chunk, (size_t)n});
    if (fd >= 0)
        close(fd);
    return buf_str(&b);
}

static void shallow_read(struct repository *repository)
{
    VEC(struct oid) list = {0};
    struct oid id;
    struct str text = file_read(repository->a, repository->common, "shallow");
    while (text.len)
        if (oid_read(&id, str_trim(str_cut(&text, '\n')), repository->oid_size))
            *vec_push(repository->a, &list) = id;
    repository->shallow = list.at;
    repository->shallow_n = list.vec.n;
    repository->is_shallow = list.vec.n > 0;
}

/* ERR says why libgit2 does not read the repository; adds what would. */
static void missing_say(struct error *err)
{
    struct error why = *err;
    error_set(err,
              "%.300s; the git command may read it, but cannot be run or "
              "does not either",
              why.text);
}

/* How many commits the commit-graph has, which git may have written: the last
 * number of its table of ids by their first byte. For progress only. */
static uint64_t commits_count(const struct repository *repository)
{
    enum { HEAD = 8, ROW = 12, ROWS_MOST = 16, FANOUT = 1024 };
    struct buf path = {.a = repository->a};
    unsigned char bytes[HEAD + ROW * ROWS_MOST], number[4];
    buf_print(&path, "%s/objects/info/commit-graph", repository->common);
    int fd = open(str_copy(repository->a, buf_str(&path)),
                  O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    uint64_t count = 0;
    ssize_t n = fd < 0 ? -1 : pread(fd, bytes, sizeof bytes, 0);
    for (ssize_t at = HEAD; at + ROW <= n && !memcmp(bytes, "CGPH", 4);
         at += ROW) {
        uint64_t offset = 0;
        if (memcmp(bytes + at, "OIDF", 4) != 0)
            continue;
        for (int i = 4; i < ROW; i++)
            offset = offset << 8 | bytes[at + i];
        if (offset < INT32_MAX &&
            pread(fd, number, sizeof number, (off_t)offset + FANOUT - 4) == 4)
            count = (uint64_t)number[0] << 24 | (uint64_t)number[1] << 16 |
                    (uint64_t)number[2] << 8 | number[3];
        break;
    }
    if (fd >= 0)
        close(fd);
    return count;
}

int repository_open(struct arena *a, struct repository *out, const char *path,
                    const char *shown, struct error *err)
{
    *out = (struct repository){.a = a, .oid_size = OID_SHA1};
    int result = repository_open_library(out, path, shown, err);
    if (result > 0) {
        struct error other;
        *out = (struct repository){.a = a, .oid_size = OID_SHA1};
        result = repository_open_command(out, path, shown, &other);
        if (result)
            missing_say(err);
    }
    if (result)
        return -1;
    arena_own(a, out, repository_close);
    shallow_read(out);
    out->commits = commits_count(out);
    return 0;
}

int repository_find(const struct repository *repository, const char *name,
                    struct oid *id, struct error *err)
{
    return repository->source->find(repository->context, name, id, err);
}

int object_read(const struct repository *repository, const struct oid *id,
                struct object *object)
{
    *object = (struct object){.kind = OBJECT_NONE};
    return repository->source->read(repository->context, id, object);
}

int object_read_most(const struct repository *repository, const struct oid *id,
                     uint64_t most, struct object *object)
{
    const struct object_source *source = repository->source;
    uint64_t size;
    *object = (struct object){.kind = OBJECT_NONE};
    if (source->read_fast &&
        !source->read_fast(repository->context, id, object)) {
        if (object->bytes.len <= most)
            return 0;
        object_free(object);
        return -1;
    }
    if (object_size(repository, id, &size) || size > most)
        return -1;
    return object_read(repository, id, object);
}

int object_size(const struct repository *repository, const struct oid *id,
                uint64_t *size)
{
    return repository->source->size(repository->context, id, size);
}

void object_free(struct object *object)
{
    if (object->handle)
        object->drop(object->handle);
    *object = (struct object){.kind = OBJECT_NONE};
}
