/* SPDX-License-Identifier: MIT */
#ifndef HISTORY_OBJECT_H
#define HISTORY_OBJECT_H

/*
 * The objects of a repository by their ids, which is all that is wanted of
 * git here. They come from libgit2 or, where it cannot read the repository,
 * from the git command; the rest of this folder does not know which.
 */

#include <string.h>

#include "base/error.h"
#include "base/str.h"

enum { OID_MOST = 32, OID_SHA1 = 20 };

/* An id; what SHA-1 leaves over is zero. */
struct oid {
    uint8_t byte[OID_MOST];
};

static inline bool oid_is_equal(const struct oid *a, const struct oid *b)
{
    return !memcmp(a->byte, b->byte, sizeof a->byte);
}

bool oid_is_zero(const struct oid *id);
/* Reads the SIZE bytes AT as an id. */
struct oid oid_of(const void *at, size_t size);
/* Reads the id written as 2 * SIZE hexadecimal digits in S; false if it is
 * not. */
bool oid_read(struct oid *id, struct str s, size_t size);
/* ID in hexadecimal digits, ended by NUL. */
void oid_print(const struct oid *id, size_t size, char to[2 * OID_MOST + 1]);
/* A number for ID, for tables. */
uint64_t oid_hash(const struct oid *id);

enum object_kind {
    OBJECT_NONE,
    OBJECT_COMMIT,
    OBJECT_TREE,
    OBJECT_BLOB,
    OBJECT_TAG
};

/* The bytes of an object, until object_free(). */
struct object {
    enum object_kind kind;
    struct str bytes;
    void *handle; /* whose bytes they are */
    void (*drop)(void *handle);
};

struct repository;

/* One way to read objects. Results are 0, or -1 where there is no such object
 * that can be read. */
struct object_source {
    int (*read)(void *context, const struct oid *id, struct object *object);
    /* The same for what can be had fast, or NULL. */
    int (*read_fast)(void *context, const struct oid *id,
                     struct object *object);
    int (*size)(void *context, const struct oid *id, uint64_t *size);
    /* The commit NAME stands for. */
    int (*find)(void *context, const char *name, struct oid *id,
                struct error *err);
    /* True: bytes are checked against their ids from now on. */
    void (*verify)(void *context, bool on);
    void (*close)(void *context);
};

/* An open repository. */
struct repository {
    struct arena *a;
    const struct object_source *source;
    void *context;
    size_t oid_size;
    const char *folder; /* of git */
    const char *common; /* of git, shared by work trees */
    const char *work;   /* the work tree, or NULL */
    bool is_shallow;    /* has commits whose parents are not there */
    const struct oid *shallow;
    uint32_t shallow_n;
    uint64_t objects; /* about how many there are at least */
    uint64_t commits; /* the same, of those that git has counted; or 0 */
};

/* Opens the repository the folder PATH is in, or with NULL that of GIT_DIR,
 * for the user's SHOWN; 0, or -1 with a sentence in ERR. It is closed with A.
 */
int repository_open(struct arena *a, struct repository *out, const char *path,
                    const char *shown, struct error *err);
/* The commit that NAME stands for; NULL is the tip. 0, or -1 with a sentence.
 */
int repository_find(const struct repository *repository, const char *name,
                    struct oid *id, struct error *err);
int object_read(const struct repository *repository, const struct oid *id,
                struct object *object);
/* The same if it has at most MOST bytes; larger ones are not read. */
int object_read_most(const struct repository *repository, const struct oid *id,
                     uint64_t most, struct object *object);
int object_size(const struct repository *repository, const struct oid *id,
                uint64_t *size);
void object_free(struct object *object);

/* The two ways; 0, or -1 with a sentence, or 1 (libgit2) if this repository
 * is for the other. */
int repository_open_library(struct repository *out, const char *path,
                            const char *shown, struct error *err);
int repository_open_command(struct repository *out, const char *path,
                            const char *shown, struct error *err);

#endif
