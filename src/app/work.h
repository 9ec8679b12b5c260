/* SPDX-License-Identifier: MIT */
#ifndef APP_WORK_H
#define APP_WORK_H

/*
 * One worker: it runs one job at a time beside the interface, and a new order
 * takes the place of the one at hand. Results wait to be taken, the first one
 * first. Where there is no thread (without a terminal, and in tests) a part
 * is run by work_step(), in the caller's.
 *
 * All functions are for the interface's thread. What an order reads (story and
 * versions) may change only when work_stop() has returned.
 */

#include "app/job.h"

struct work;

/* Called from the worker's thread when there is a result to take. */
struct work_wake {
    void (*wake)(void *context);
    void *context;
};

/* A worker in *OUT, owned by A, with a thread of its own that calls WAKE, or
 * without if WAKE is NULL; 0 or HX_ENOMEM. Signals are to be blocked before. */
int work_open(struct arena *a, struct work **out, const struct work_wake *wake);
/* Cancels all, waits for the end of the thread and gives everything back. */
void work_close(struct work *work);

/* Begins ORDER, in place of what is at hand. */
void work_start(struct work *work, const struct job_order *order);
/* Drops what is at hand, results too; the worker notices within the time of a
 * poll. */
void work_cancel(struct work *work);
/* The same, and waits until the worker has noticed. */
void work_stop(struct work *work);
/* True if something was ordered whose last result was not taken yet. */
bool work_is_busy(struct work *work);
/* How far the part at hand is. */
struct job_progress work_progress(struct work *work);
/* Takes the next result, which is then the caller's; false if there is none.
 * The part after it is not begun before work_go(). */
bool work_take(struct work *work, struct job_result *result);
/* What was taken is shown: the thread may go on. */
void work_go(struct work *work);
/* Waits for a result or the end, at most MILLISECONDS. */
void work_wait(struct work *work, int milliseconds);

/* Gives back what ALL has, which is nobody's any more, in the thread if there
 * is one: of long texts that takes its time. */
void work_drop(struct work *work, struct job_result *all);

/* Without a thread: runs the next part; it is canceled when it has asked POLLS
 * times, never if that is 0. */
void work_step(struct work *work, uint32_t polls);

#endif
