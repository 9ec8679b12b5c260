/* SPDX-License-Identifier: MIT */
#ifndef APP_STORY_GIT_H
#define APP_STORY_GIT_H

/*
 * Versions of a story that come from git: the history of a file, or the file at
 * a revision or two. First there is a plan of what is to be read, then that is
 * read, at once or by somebody who does not wait, and then made versions of.
 */

#include "app/story.h"
#include "input/source_git.h"

/* What is to be read. */
struct story_git {
    struct git_job job[2];
    uint32_t n;              /* jobs */
    const char *name;        /* of the file, for the user */
    const char *revision[2]; /* of each job; both NULL: it is a history */
    const char *const *label;
    uint32_t labels;
};

/* Makes GIT what is to be read for PATHS: 0; 1 if no git is meant; or -1 with a
 * sentence in ERR. It lives as long as PATHS and A. */
int story_git_plan(struct arena *a, struct story_git *git,
                   const struct story_paths *paths, struct error *err);
/*
 * Makes the versions of STORY, oldest first, of what was read: an ARTICLE for
 * each job, which live as long as A. On a history the text of the work tree
 * follows where it differs; one that is the only version is on both sides. If
 * STORY was made of the newest versions before, it grows at its beginning and
 * keeps the rest. 0, or -1 with a sentence in ERR.
 */
int story_git_make(struct arena *a, struct story *story,
                   const struct story_git *git,
                   const struct git_article *article, struct error *err);
/* Calls the versions that are compared as the labels of GIT say. */
void story_git_label(struct story *story, const struct story_git *git);
/* Reads and makes all of GIT; 0, or -1 with a sentence in ERR. */
int story_git_read(struct arena *a, struct story *story,
                   const struct story_git *git, struct error *err);
/* Adds to ERR, which says why GIT cannot be read, what to do about it. */
void story_git_refuse(const struct story_git *git, struct error *err);

#endif
