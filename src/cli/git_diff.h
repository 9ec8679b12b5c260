/* SPDX-License-Identifier: MIT */
#ifndef CLI_GIT_DIFF_H
#define CLI_GIT_DIFF_H

/*
 * "hexapla git-diff": what git calls for GIT_EXTERNAL_DIFF, diff.external and
 * diff.DRIVER.command, once a file, with 1, 7 or 9 arguments.
 */

#include "app/option.h"
#include "app/story.h"

/* A call of git. */
struct git_diff {
    const char *path[2]; /* in the repository, by side */
    const char *file[2]; /* where the texts are, by side */
    const char *id[2];   /* of the texts, or of zeros or "." */
    const char *mode[2];
    struct str note;    /* of git on a rename, lines; or empty */
    bool is_unmerged;   /* then there is a path only */
    const char *format; /* of the texts, as in --input */
};

/* The *ARGC arguments ARGV with "--" before those that git added, as a path
 * may look like an option; the same if this is no such call. */
char **git_diff_arguments(struct arena *a, int *argc, char **argv);
/* Whether the settings call for it. */
bool git_diff_is_asked(const struct settings *settings);
/* Takes the call apart; 0, or -1 with a sentence in ERR. */
int git_diff_read(const struct settings *settings, struct git_diff *out,
                  struct error *err);
/* Reads the texts of a call that has some; 0, or -1 with a sentence. */
int git_diff_open(struct arena *a, const struct git_diff *call,
                  struct story *story, struct error *err);
/* Appends the lines on what became of the file. */
void git_diff_head(struct buf *b, const struct git_diff *call);
/* Appends the line for texts that are not compared, as one is binary; false
 * if they are. */
bool git_diff_binary(struct buf *b, const struct story *story);
/* The format where SETTINGS have none and the reader does not open. */
const char *git_diff_format(const struct settings *settings, bool is_colored);

#endif
