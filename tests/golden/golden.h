/* SPDX-License-Identifier: MIT */
#ifndef GOLDEN_GOLDEN_H
#define GOLDEN_GOLDEN_H

/*
 * Tests that are files: what goes in and what must come out, in sections.
 *
 *     What the file shows, in a few words for people.
 *     -- old
 *     The first text.
 *     -- changes
 *     what must come out
 *
 * A section begins after a line "-- NAME" (small letters) and ends before the
 * next one; the newline before that line is part of it. "-- NAME escaped" has
 * \n \r \t \\ \xNN and, at the end of a line, \ for no newline. With UPDATE=1
 * in the environment what comes out is written into the file instead of being
 * compared; read the difference before it is kept.
 */

#include "base/arena.h"
#include "base/str.h"

enum { GOLDEN_SECTIONS = 16 };

struct golden_section {
    struct str name;
    struct str text; /* escapes done */
    struct str raw;  /* as it stands in the file */
    bool escaped;
};

/* One file while its test runs. */
struct golden {
    struct arena *a; /* ends with the test */
    const char *path;
    const char *name; /* of the file, without ".txt" */
    struct str about; /* what stands before the first section */
    struct golden_section section[GOLDEN_SECTIONS];
    size_t count;
    bool changed; /* has to be written again */
    void (*run)(struct golden *golden);
};

/* Runs RUN on each NAME.txt of tests/golden/FOLDER, one test a file; the
 * result is for main() to return. */
int golden_run(const char *folder, void (*run)(struct golden *golden));

/* Section NAME, or NULL. */
struct golden_section *golden_find(struct golden *golden, const char *name);

/* The text of section NAME; the test fails if there is none. */
struct str golden_get(struct golden *golden, const char *name);

/* Compares TEXT with section NAME, or puts it there with UPDATE=1. */
void golden_expect(struct golden *golden, const char *name, struct str text);

#endif
