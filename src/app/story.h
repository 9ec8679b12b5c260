/* SPDX-License-Identifier: MIT */
#ifndef APP_STORY_H
#define APP_STORY_H

/*
 * The versions of a story, oldest first, and the comparison of two of them.
 * Documents are made when a version is first compared and kept.
 */

#include "base/error.h"
#include "base/str.h"
#include "hexapla-explain.h"
#include "input/format.h"
#include "input/source_file.h"
#include "view/measure.h"

struct git_version;

struct version {
    const char *path; /* as the user gave it */
    struct str name;  /* what is shown for it; foreign text */
    struct str text;  /* what is compared: the bytes, or what they stand for */
    const hx_mark *marks; /* what is known of it, MARK_COUNT of them */
    size_t mark_count;
    const char *format; /* what it was made of, or NULL: the bytes */
    const char *notice; /* what the user should know of that, or NULL */
    const struct git_version *from; /* what git says of it, or NULL */
    uint32_t return_of; /* number + 1 of the first version with this text if it
                           is of git and not the first itself, or 0 */
    struct arena *own;  /* has the text if it was read anew, or NULL */
    hx_doc *doc;        /* NULL until it is compared */
    struct arena *measured; /* owns MEASURE; NULL where that is not kept */
    struct measure measure;
};

/* The file of a version. */
struct story_file {
    struct source_stamp stamp; /* just before it was read */
    struct source_stamp seen;  /* of another content, at the last looks */
    uint32_t looks;            /* how many, see watch.c */
    bool is_told;              /* that was told or read */
};

struct story {
    struct version *version;
    struct story_file *file; /* of each version; NULL: they are no files */
    uint32_t n;              /* versions, at least 2, or the only one */
    uint32_t at[2];          /* which are compared, by side; that one twice */
    hx_diff *diff;           /* of those, NULL before the first comparison */
    hx_options options;
    struct format_choice format; /* of all versions */
    const struct str *note;      /* what git could not give; foreign text */
    uint32_t notes;
};

/* What a story is made of. */
struct story_paths {
    const char *const *path; /* as the user gave them */
    uint32_t n;
    const char *const *label; /* shown instead, for the first ones */
    uint32_t labels;
    uint32_t revisions; /* of the paths: those that stood before -- */
    const char *format; /* of all texts, as in --input; NULL: auto */
    bool no_cache;      /* nothing of git is remembered */
    /* Called while a history is read, with commits and of how many, or 0; or
     * NULL. */
    void (*progress)(void *context, uint64_t commits, uint64_t total);
    void *context;
};

/* Makes STORY an empty one that is owned by A. */
void story_own(struct arena *a, struct story *story);
/*
 * Reads the versions at PATHS, a single folder standing for its files; the
 * last two are to be compared; a single file stands for its history in git, a
 * revision before a file for what the file was then. 0, or -1 with a sentence
 * in ERR. The story is owned by A.
 */
int story_read(struct arena *a, struct story *story,
               const struct story_paths *paths, struct error *err);
/* Compares versions OLD and NEW; 0, or -1 with a sentence in ERR and the
 * comparison before kept. */
int story_compare(struct story *story, uint32_t old, uint32_t new,
                  struct error *err);
/* What explains the comparison of STORY, in *OUT, owned by A; 0, or -1 with a
 * sentence in ERR. */
int story_explain(struct arena *a, const struct story *story, hx_explain **out,
                  struct error *err);
/* Are the texts of both sides the same, byte for byte or but for what the
 * options ignore, for which they are compared? In *SAME; 0, or -1 with a
 * sentence in ERR. */
int story_same(struct story *story, bool *same, struct error *err);
/* True if version I is a file that can be read again. */
bool story_is_file(const struct story *story, uint32_t i);
/* Makes BYTES, read from the path of VERSION, its text as FORMAT says; 0, or -1
 * with a sentence in ERR. */
int version_take(struct arena *a, struct version *version, struct str bytes,
                 const struct format_choice *format, struct error *err);
/* The document of VERSION, in *OUT; a code of the library. */
int version_doc(const struct version *version, hx_doc **out,
                const hx_options *options);
/* Forgets the document of VERSION and what was measured of it. */
void version_drop(struct version *version);
/* True if more than noise (HX_IGNORE_NOISE) changed from the version before I
 * to it; of texts that are too long for that, more than typography, case and
 * white space. The first one is. */
bool story_is_substantive(struct arena *a, const struct story *story,
                          uint32_t i);
/* What the one version of STORY is. */
const char *story_only(const struct story *story);
/* The version on SIDE of the comparison. */
const struct version *story_side(const struct story *story, int side);

/* The sentence for result CODE of the library, in ERR; gives -1. */
int story_error(struct error *err, int code);

#endif
