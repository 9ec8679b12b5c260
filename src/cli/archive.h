/* SPDX-License-Identifier: MIT */
#ifndef CLI_ARCHIVE_H
#define CLI_ARCHIVE_H

/*
 * "hexapla log" and "hexapla list": the versions of an article and the
 * articles of a repository, a line each, as text or JSON.
 */

#include "app/option.h"
#include "hexapla.h"
#include "input/source_git.h"

/* Where lines go, as soon as they are known, and sentences beside them. */
struct archive_output {
    int (*put)(void *context, struct str line);
    void (*note)(void *context, struct str sentence);
    /* How many commits were read, of TOTAL or (0) of nobody knows how many; or
     * NULL. */
    void (*progress)(void *context, uint64_t commits, uint64_t total);
    void *context;
    hx_options options; /* of the comparisons */
};

/* Whether the settings call for one of the two. */
bool archive_is_asked(const struct settings *settings);
/* Does it; 0, or -1 with a sentence in ERR. */
int archive_run(struct arena *a, const struct settings *settings,
                const struct archive_output *out, struct error *err);

/* Appends PATH as git quotes it: in double quotes with escapes where it has
 * other than visible ASCII. */
void archive_quote(struct buf *b, struct str path);

#endif
