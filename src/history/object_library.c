/* SPDX-License-Identifier: MIT */

/*
 * Objects by libgit2. Its cache is off (it costs more than it gives where each
 * object is wanted once or twice and trees are kept elsewhere), and so is the
 * check of each object against its id, but for texts.
 */

#include "history/object.h"

#include <git2.h>
#include <git2/sys/repository.h>
#include <stdlib.h>
#include <string.h>

#include "history/pack.h"

struct library {
    git_repository *repository;
    git_odb *odb;
    struct packs *packs;
    size_t oid_size;
    bool is_verified; /* then libgit2 reads, which checks */
};

static void library_drop(void *handle)
{
    git_odb_object_free(handle);
}

static int library_read_fast(void *context, const struct oid *id,
                             struct object *object)
{
    const struct library *library = context;
    return library->is_verified ? -1 : packs_read(library->packs, id, object);
}

static int library_read(void *context, const struct oid *id,
                        struct object *object)
{
    const struct library *library = context;
    git_odb_object *found = NULL;
    git_oid oid;
    if (!library_read_fast(context, id, object))
        return 0;
    memcpy(oid.id, id->byte, sizeof oid.id);
    if (git_odb_read(&found, library->odb, &oid))
        return -1;
    git_object_t type = git_odb_object_type(found);
    object->kind = type == GIT_OBJECT_COMMIT ? OBJECT_COMMIT
                   : type == GIT_OBJECT_TREE ? OBJECT_TREE
                   : type == GIT_OBJECT_BLOB ? OBJECT_BLOB
                   : type == GIT_OBJECT_TAG  ? OBJECT_TAG
                                             : OBJECT_NONE;
    object->bytes =
        (struct str){git_odb_object_data(found), git_odb_object_size(found)};
    object->handle = found;
    object->drop = library_drop;
    return 0;
}

static int library_size(void *context, const struct oid *id, uint64_t *size)
{
    const struct library *library = context;
    git_object_t type;
    git_oid oid;
    size_t len = 0;
    if (!packs_size(library->packs, id, size))
        return 0;
    memcpy(oid.id, id->byte, sizeof oid.id);
    if (git_odb_read_header(&len, &type, library->odb, &oid))
        return -1;
    *size = len;
    return 0;
}

static const char *reason(void)
{
    const git_error *error = git_error_last();
    return error && error->message ? error->message : "no reason is known";
}

static int tip_missing(const struct library *library, int code,
                       struct error *err)
{
    const char *path = git_repository_path(library->repository);
    struct error why;
    error_set(&why, "%s", reason()); /* looking further changes it */
    if (code == GIT_EUNBORNBRANCH ||
        git_repository_is_empty(library->repository) == 1)
        return error_set(err, "%s: has no commits yet", path);
    return error_set(err, "%s: its HEAD cannot be read (%.300s)", path,
                     why.text);
}

static int library_find(void *context, const char *name, struct oid *id,
                        struct error *err)
{
    const struct library *library = context;
    git_object *object = NULL, *commit = NULL;
    git_reference *head = NULL;
    int code;
    if (name) {
        code = git_revparse_single(&object, library->repository, name);
    } else {
        code = git_repository_head(&head, library->repository);
        if (code)
            return tip_missing(library, code, err);
        code = git_reference_peel(&object, head, GIT_OBJECT_COMMIT);
    }
    git_reference_free(head);
    if (!code)
        code = git_object_peel(&commit, object, GIT_OBJECT_COMMIT);
    git_object_free(object);
    if (code)
        return name ? error_set(err, "%s: is no revision of %s", name,
                                git_repository_path(library->repository))
                    : tip_missing(library, code, err);
    *id = oid_of(git_object_id(commit)->id, library->oid_size);
    git_object_free(commit);
    return 0;
}

static void library_verify(void *context, bool on)
{
    struct library *library = context;
    library->is_verified = on;
    git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, (int)on);
}

static void library_close(void *context)
{
    struct library *library = context;
    git_odb_free(library->odb);
    git_repository_free(library->repository);
    git_libgit2_shutdown();
}

static const struct object_source library_source = {
    library_read, library_read_fast, library_size,
    library_find, library_verify,    library_close,
};

/* The repository PATH is in, as git calls it: its work tree if it has one. */
static struct str root_find(struct arena *a, const char *path)
{
    git_buf found = {0};
    struct str root = str_of(path ? path : getenv("GIT_DIR"));
    path = path ? path : getenv("GIT_DIR");
    if (!git_repository_discover(&found, path, 0, NULL) && found.ptr)
        root = (struct str){str_copy(a, str_of(found.ptr)), found.size};
    git_buf_dispose(&found);
    while (root.len > 1 && root.s[root.len - 1] == '/')
        root.len--;
    if (root.len > 5 && !memcmp(root.s + root.len - 5, "/.git", 5))
        root.len -= 5;
    return root;
}

/* What a repository that was not opened means: -1 with a sentence, or 1 where
 * the git command may do better. */
static int refusal(struct arena *a, int code, const char *path,
                   const char *shown, struct error *err)
{
    const char *why = str_copy(a, str_of(reason()));
    /* 1.5 tells of a foreign owner by the setting it did not find. */
    if (code == GIT_EOWNER || strstr(why, "safe.directory") ||
        strstr(why, "not owned by")) {
        struct str root = root_find(a, path);
        return error_set(err,
                         "%s: the repository belongs to another user, so git "
                         "does not trust it; if you do: git config --global "
                         "--add safe.directory %.*s",
                         shown, (int)root.len, root.s);
    }
    if (code == GIT_ENOTFOUND && !strstr(why, "extension"))
        return error_set(err, "%s: is in no git repository", shown);
    if (strstr(why, "refstorage"))
        error_set(err,
                  "%s: keeps its branches in a reftable, for which git 2.45 "
                  "or newer is needed",
                  shown);
    else
        error_set(err, "%s: cannot be read (%s)", shown, why);
    return 1;
}

static void options_set(void)
{
    static const char *const known[] = {"noop", "worktreeconfig",
                                        "preciousobjects", "partialclone"};
    git_libgit2_init();
    git_libgit2_opts(GIT_OPT_ENABLE_CACHING, 0);
    git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
    git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, known,
                     sizeof known / sizeof *known);
}

int repository_open_library(struct repository *out, const char *path,
                            const char *shown, struct error *err)
{
    struct library *library = arena_new(out->a, struct library, 1);
    options_set();
    unsigned flags = path ? 0 : GIT_REPOSITORY_OPEN_FROM_ENV;
    int code = git_repository_open_ext(&library->repository, path, flags, NULL);
    if (!code)
        code = git_repository_odb(&library->odb, library->repository);
    if (code) {
        int result = refusal(out->a, code, path, shown, err);
        library_close(library);
        return result;
    }
    const char *work = git_repository_workdir(library->repository);
    library->oid_size = out->oid_size;
    out->source = &library_source;
    out->context = library;
    out->folder =
        str_copy(out->a, str_of(git_repository_path(library->repository)));
    out->common =
        str_copy(out->a, str_of(git_repository_commondir(library->repository)));
    library->packs = packs_open(out->a, out->common);
    out->objects = packs_count(library->packs);
    out->work = work ? str_copy(out->a, str_of(work)) : NULL;
    return 0;
}
