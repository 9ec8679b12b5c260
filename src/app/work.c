/* SPDX-License-Identifier: MIT */

/*
 * The interface and the thread share what is under the lock: an order that
 * waits, a result that waits, and how far the job is. A number counts orders
 * and cancels; a job whose number is not the last one any more is canceled at
 * its next poll, and what it made is dropped, so nothing stale is ever taken.
 * The thread begins no part while a result waits, or before what was taken is
 * shown: on few processors it would be in the way of that.
 */

#include "app/work.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>

struct work {
    pthread_mutex_t lock;
    pthread_cond_t changed; /* anything below */
    struct work_wake wake;
    bool is_open;            /* not to be closed by its arena any more */
    bool is_threaded;        /* there is a thread */
    bool is_closing;         /* the thread is to end */
    bool has_order, has_job; /* an order waits, its job is not over */
    bool is_running;         /* a part of it runs */
    bool has_result;
    bool is_held;             /* the next part waits for work_go() */
    uint32_t number, running; /* of the last order, of the job's */
    struct job_order order;
    struct job job; /* the thread's own while a part runs */
    struct job_result result;
    bool has_trash;
    struct job_result trash; /* to be given back */
    struct job_progress progress;
    uint32_t polls; /* left until a step is canceled, 0 for ever */
    pthread_t thread;
};

static int work_poll(void *context, struct job_progress progress)
{
    struct work *work = context;
    pthread_mutex_lock(&work->lock);
    work->progress = progress;
    bool is_over = work->running != work->number || work->is_closing ||
                   (work->polls && !--work->polls);
    pthread_mutex_unlock(&work->lock);
    return is_over;
}

/* Under the lock: makes the order that waits, if one does, the job. */
static void order_take(struct work *work)
{
    if (!work->has_order)
        return;
    work->has_order = false;
    work->has_job = true;
    work->running = work->number;
    work->job = job_new(&work->order, (struct job_watch){work_poll, work});
}

/* Under the lock, which is given up meanwhile: runs a part of the job. */
static void part_run(struct work *work)
{
    struct job_result result;
    work->is_running = true;
    pthread_mutex_unlock(&work->lock);
    job_run(&work->job, &result);
    pthread_mutex_lock(&work->lock);
    work->is_running = false;
    work->has_job = !result.last;
    if (work->running == work->number && !work->is_closing) {
        work->result = result;
        work->has_result = true;
    } else {
        work->has_job = false;
        job_result_free(&result);
    }
    pthread_cond_broadcast(&work->changed);
}

/* Under the lock, which is given up meanwhile: gives back what is to be. */
static void trash_free(struct work *work)
{
    struct job_result trash = work->trash;
    work->has_trash = false;
    pthread_mutex_unlock(&work->lock);
    job_result_free(&trash);
    pthread_mutex_lock(&work->lock);
}

static void *thread_run(void *context)
{
    struct work *work = context;
    pthread_mutex_lock(&work->lock);
    while (!work->is_closing) {
        if (work->has_trash) {
            trash_free(work);
            continue;
        }
        if (work->has_result || work->is_held ||
            !(work->has_order || work->has_job)) {
            pthread_cond_wait(&work->changed, &work->lock);
            continue;
        }
        order_take(work);
        part_run(work);
        if (work->has_result)
            work->wake.wake(work->wake.context);
    }
    pthread_mutex_unlock(&work->lock);
    return NULL;
}

static void work_free(void *handle)
{
    struct work *work = handle;
    work_close(work);
    pthread_cond_destroy(&work->changed);
    pthread_mutex_destroy(&work->lock);
    free(work);
}

/* Opens the condition on a clock that nobody sets. */
static int changed_open(pthread_cond_t *changed)
{
    pthread_condattr_t attributes;
    if (pthread_condattr_init(&attributes))
        return HX_ENOMEM;
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    int code = pthread_cond_init(changed, &attributes) ? HX_ENOMEM : HX_OK;
    pthread_condattr_destroy(&attributes);
    return code;
}

int work_open(struct arena *a, struct work **out, const struct work_wake *wake)
{
    struct work *work = calloc(1, sizeof *work);
    *out = NULL;
    if (!work)
        return HX_ENOMEM;
    if (pthread_mutex_init(&work->lock, NULL)) {
        free(work);
        return HX_ENOMEM;
    }
    if (changed_open(&work->changed)) {
        pthread_mutex_destroy(&work->lock);
        free(work);
        return HX_ENOMEM;
    }
    work->is_open = true;
    arena_own(a, work, work_free);
    if (wake) {
        work->wake = *wake;
        if (pthread_create(&work->thread, NULL, thread_run, work))
            return HX_ENOMEM;
        work->is_threaded = true;
    }
    *out = work;
    return HX_OK;
}

/* Under the lock: what was ordered before is not wanted any more. */
static void all_drop(struct work *work)
{
    work->number++;
    work->has_order = false;
    if (!work->is_running)
        work->has_job = false;
    if (work->has_result)
        job_result_free(&work->result);
    work->has_result = work->is_held = false;
    work->progress = (struct job_progress){0};
    pthread_cond_broadcast(&work->changed);
}

void work_close(struct work *work)
{
    if (!work || !work->is_open)
        return;
    work->is_open = false;
    pthread_mutex_lock(&work->lock);
    work->is_closing = true;
    all_drop(work);
    pthread_mutex_unlock(&work->lock);
    if (work->is_threaded)
        pthread_join(work->thread, NULL);
    if (work->has_trash)
        job_result_free(&work->trash);
    work->has_trash = false;
}

void work_drop(struct work *work, struct job_result *all)
{
    pthread_mutex_lock(&work->lock);
    bool is_later = work->is_threaded && !work->has_trash;
    if (is_later) {
        work->trash = *all;
        work->has_trash = true;
        pthread_cond_broadcast(&work->changed);
    }
    pthread_mutex_unlock(&work->lock);
    if (!is_later)
        job_result_free(all);
    *all = (struct job_result){0};
}

void work_start(struct work *work, const struct job_order *order)
{
    pthread_mutex_lock(&work->lock);
    all_drop(work);
    work->order = *order;
    work->has_order = true;
    pthread_mutex_unlock(&work->lock);
}

void work_cancel(struct work *work)
{
    pthread_mutex_lock(&work->lock);
    all_drop(work);
    pthread_mutex_unlock(&work->lock);
}

void work_stop(struct work *work)
{
    pthread_mutex_lock(&work->lock);
    all_drop(work);
    while (work->is_running)
        pthread_cond_wait(&work->changed, &work->lock);
    pthread_mutex_unlock(&work->lock);
}

/* Under the lock: something is to come, or waits. */
static bool is_busy(const struct work *work)
{
    return work->has_order || work->has_result ||
           (work->has_job && work->running == work->number);
}

bool work_is_busy(struct work *work)
{
    pthread_mutex_lock(&work->lock);
    bool busy = is_busy(work);
    pthread_mutex_unlock(&work->lock);
    return busy;
}

struct job_progress work_progress(struct work *work)
{
    pthread_mutex_lock(&work->lock);
    struct job_progress progress = work->progress;
    pthread_mutex_unlock(&work->lock);
    return progress;
}

bool work_take(struct work *work, struct job_result *result)
{
    pthread_mutex_lock(&work->lock);
    bool has_result = work->has_result;
    if (has_result)
        *result = work->result;
    work->has_result = false;
    if (has_result) {
        work->is_held = !result->last;
        work->progress = (struct job_progress){0};
    }
    pthread_cond_broadcast(&work->changed);
    pthread_mutex_unlock(&work->lock);
    return has_result;
}

void work_go(struct work *work)
{
    pthread_mutex_lock(&work->lock);
    if (work->is_held) {
        work->is_held = false;
        pthread_cond_broadcast(&work->changed);
    }
    pthread_mutex_unlock(&work->lock);
}

void work_wait(struct work *work, int milliseconds)
{
    struct timespec end;
    clock_gettime(CLOCK_MONOTONIC, &end);
    end.tv_nsec += milliseconds % 1000 * 1000000L;
    end.tv_sec += milliseconds / 1000 + end.tv_nsec / 1000000000;
    end.tv_nsec %= 1000000000;
    pthread_mutex_lock(&work->lock);
    while (work->is_threaded && !work->has_result && is_busy(work) &&
           pthread_cond_timedwait(&work->changed, &work->lock, &end) !=
               ETIMEDOUT)
        ;
    pthread_mutex_unlock(&work->lock);
}

void work_step(struct work *work, uint32_t polls)
{
    pthread_mutex_lock(&work->lock);
    work->polls = polls;
    order_take(work);
    if (!work->is_threaded && work->has_job && !work->has_result)
        part_run(work);
    work->polls = 0;
    pthread_mutex_unlock(&work->lock);
}
