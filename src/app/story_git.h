/* SPDX-License-Identifier: MIT */
#ifndef APP_STORY_GIT_H
#define APP_STORY_GIT_H

/* Versions of a story that come from the history of a file in git. */

#include "app/story.h"
#include "input/source_git.h"

/* True if the history of NAME is meant: it is REPO:FILE, or no folder. */
bool story_git_claims(struct arena *a, const char *name);
/*
 * Reads the history of the file (or REPO:FILE) that is the only one of PATHS as
 * versions, oldest first, the text of the work tree as the last where it
 * differs; 0, or -1 with a sentence in ERR.
 */
int story_git_read(struct arena *a, struct story *story,
                   const struct story_paths *paths, struct error *err);
/* The same of ARTICLE, which was read and lives as long as A; if it has one
 * version only the story is that one, compared with itself. */
int story_git_make(struct arena *a, struct story *story,
                   const struct git_article *article, const char *name,
                   struct error *err);
/* The file that is the second of PATHS at what the first says: one revision
 * (against the work tree) or two, parted by ".."; 0, or -1 with a sentence in
 * ERR. */
int story_git_revisions(struct arena *a, struct story *story,
                        const struct story_paths *paths, struct error *err);

#endif
