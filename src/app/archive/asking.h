/* SPDX-License-Identifier: MIT */
#ifndef APP_ARCHIVE_ASKING_H
#define APP_ARCHIVE_ASKING_H

/*
 * Questions about single objects of a repository, to a process that answers
 * them in their order (src/history/serve.c). It is started with the first
 * question; when it dies it is started anew, without the question it died of.
 */

#include "base/error.h"
#include "input/source_git.h"

/* A question: what of (as for git_ask()), and a number for who asked it. */
struct asking_question {
    char what;
    uint32_t number;
};

struct asking {
    struct arena *a;
    const char *repository;
    struct git_stream *stream;
    struct asking_question waiting[GIT_ASKED_MOST]; /* a ring */
    uint32_t first, n;
    uint32_t deaths;              /* since the last answer */
    struct asking_question fatal; /* the first that waited at the last one */
};

/* True if one more question can be asked. */
bool asking_has_room(const struct asking *asking);
/* Asks QUESTION of the object ID; false if that cannot be done now. */
bool asking_ask(struct asking *asking, struct asking_question question,
                struct str id);

enum asking_taken {
    ASKING_NOTHING,
    ASKING_ANSWER, /* RECORD answers QUESTION */
    ASKING_LOST,   /* the process died, QUESTION can be asked again; for the
                      first one there is a sentence in ERR */
    ASKING_DEAD    /* it died of QUESTION, again; a sentence in ERR */
};

/* The next answer, without waiting. */
enum asking_taken asking_take(struct asking *asking,
                              struct asking_question *question,
                              struct wire_record *record, struct error *err);
/* Where there is something to read for the next answer, or -1. */
int asking_descriptor(const struct asking *asking);
/* Ends the process; what was asked has no answer. */
void asking_close(struct asking *asking);

#endif
