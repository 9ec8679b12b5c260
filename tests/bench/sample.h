/* SPDX-License-Identifier: MIT */
#ifndef BENCH_SAMPLE_H
#define BENCH_SAMPLE_H

/*
 * What a program's threads have used of the processors, by the scheduler
 * (/proc/PID/task/TID/schedstat, nanoseconds), so that it does not depend on
 * what else runs.
 */

#include <stdbool.h>

#include "tests/term/pty.h"

struct sample {
    double all, own; /* milliseconds of all threads, of the first one */
    bool waits;      /* all threads sleep */
    bool own_waits;  /* the first one does */
};

struct sample sample_take(struct pty *pty);

/* What was used from BEFORE until all threads had slept for some time. */
struct sample_use {
    double all;     /* milliseconds of all threads */
    double longest; /* of the first one between two waits, at most */
    double clock;   /* by the clock */
};

struct sample_use sample_idle(struct pty *pty, struct sample before);

#endif
