/* SPDX-License-Identifier: MIT */
#ifndef APP_ARCHIVE_TRACE_H
#define APP_ARCHIVE_TRACE_H

/*
 * A sentence, or a word in it, through the versions of a story: which version
 * touched it next, which one first had it.
 */

#include "app/story.h"

struct trace {
    const struct story *story;
    uint32_t version;    /* that has it */
    struct str sentence; /* in the text of that version */
    uint32_t word;       /* its token in the sentence */
    /* Set by a search that found something. */
    uint32_t at[2];    /* the versions between which it was touched */
    uint32_t token[2]; /* where, by side */
    struct str before; /* what the word was, empty if it was added */
    uint32_t compared; /* how many versions were compared for it */
};

enum trace_end {
    TRACE_FOUND,
    TRACE_NONE,  /* it is the same in all versions that way */
    TRACE_SPENT, /* too much to be compared at once; goes on from VERSION */
    TRACE_FAILED /* there is not enough memory */
};

/* The trace of token TOKEN of DOC, which is that of VERSION; false if there is
 * no such token. */
bool trace_open(struct trace *trace, const struct story *story,
                uint32_t version, const hx_doc *doc, uint32_t token);
/* Looks for the version that touched the sentence, BY 1 or -1 version at a
 * time. */
enum trace_end trace_touch(struct trace *trace, int by);
/* Looks for the version that first had the word; found in at[HX_NEW], or
 * TRACE_NONE: VERSION, which has none before it. A sentence that was cut and
 * brought back has been there. */
enum trace_end trace_origin(struct trace *trace);

#endif
