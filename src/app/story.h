/* SPDX-License-Identifier: MIT */
#ifndef APP_STORY_H
#define APP_STORY_H

/* The versions that are compared: names, bytes, documents, comparison. */

#include "base/error.h"
#include "base/str.h"
#include "hexapla.h"

struct version {
    const char *path; /* as the user gave it */
    struct str name;  /* what is shown for it; foreign text */
    struct str text;
    hx_doc *doc;
};

struct story {
    struct version version[2];
    hx_diff *diff;
};

/*
 * Reads the versions PATHS, called NAMES where those are not NULL. 0, or -1
 * with a sentence in ERR. What is read is owned by A.
 */
int story_read(struct arena *a, struct story *story, const char *const paths[2],
               const char *const names[2], struct error *err);
/* Makes documents and comparison of a story that was read. */
int story_compare(struct arena *a, struct story *story, const hx_options *opt,
                  struct error *err);

/* The sentence for result CODE of the library, in ERR; gives -1. */
int story_error(struct error *err, int code);

#endif
