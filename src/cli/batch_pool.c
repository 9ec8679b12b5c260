/* SPDX-License-Identifier: MIT */

/*
 * A ring of slots. What is put in, taken by threads and written are three
 * numbers that count up: slots from WRITTEN to TAKEN are with the threads,
 * from TAKEN to PUT they wait. The lock is not held while a record is answered
 * or written.
 */

#include "cli/batch_pool.h"

#include <pthread.h>
#include <stdlib.h>

enum { SLOTS_EACH = 4, SMALL = 96 };

struct slot {
    struct arena *a; /* the line, then the answer */
    struct batch_task task;
    struct str answer;
    char small[SMALL];
    bool is_done;
};

struct batch_pool {
    pthread_mutex_t lock;
    pthread_cond_t changed; /* anything below */
    const struct batch_options *options;
    const struct batch_output *out;
    struct slot *slot;
    uint64_t slots;
    uint64_t put, taken, written;
    bool is_writing; /* a thread writes */
    bool is_closing; /* nothing more is put */
    bool is_broken;  /* the output cannot be written */
    bool is_bad;     /* there was an error record */
    pthread_t *thread;
    uint32_t threads;
};

/* Under the lock, which is given up meanwhile: writes all that is ready. */
static void ready_write(struct batch_pool *pool)
{
    if (pool->is_writing)
        return;
    pool->is_writing = true;
    for (;;) {
        struct slot *slot = &pool->slot[pool->written % pool->slots];
        if (pool->written == pool->taken || !slot->is_done)
            break;
        bool is_broken = pool->is_broken;
        pthread_mutex_unlock(&pool->lock);
        if (!is_broken && pool->out->put(pool->out->context, slot->answer))
            is_broken = true;
        arena_clear(slot->a);
        pthread_mutex_lock(&pool->lock);
        pool->is_broken = is_broken;
        slot->is_done = false;
        pool->written++;
        pthread_cond_broadcast(&pool->changed);
    }
    pool->is_writing = false;
}

static void *thread_run(void *context)
{
    struct batch_pool *pool = context;
    pthread_mutex_lock(&pool->lock);
    for (;;) {
        if (pool->taken == pool->put) {
            if (pool->is_closing)
                break;
            pthread_cond_wait(&pool->changed, &pool->lock);
            continue;
        }
        struct slot *slot = &pool->slot[pool->taken++ % pool->slots];
        bool ok = true;
        pthread_mutex_unlock(&pool->lock);
        slot->answer = batch_record(slot->a, &slot->task, slot->small, &ok);
        pthread_mutex_lock(&pool->lock);
        slot->is_done = true;
        pool->is_bad = pool->is_bad || !ok;
        ready_write(pool);
    }
    pthread_mutex_unlock(&pool->lock);
    return NULL;
}

static void pool_free(struct batch_pool *pool)
{
    for (uint64_t i = 0; pool->slot && i < pool->slots; i++)
        arena_close(pool->slot[i].a);
    pthread_cond_destroy(&pool->changed);
    pthread_mutex_destroy(&pool->lock);
    free(pool->slot);
    free(pool->thread);
    free(pool);
}

/* Makes the slots and the threads; false if there is not even one. */
static bool pool_start(struct batch_pool *pool, uint32_t jobs)
{
    pool->slots = (uint64_t)SLOTS_EACH * jobs;
    pool->slot = calloc(pool->slots, sizeof *pool->slot);
    pool->thread = calloc(jobs, sizeof *pool->thread);
    if (!pool->slot || !pool->thread)
        return false;
    for (uint64_t i = 0; i < pool->slots; i++)
        if (arena_open(&pool->slot[i].a))
            return false;
    while (pool->threads < jobs && !pthread_create(&pool->thread[pool->threads],
                                                   NULL, thread_run, pool))
        pool->threads++;
    return pool->threads > 0;
}

int batch_pool_open(struct batch_pool **out_pool, uint32_t jobs,
                    const struct batch_options *options,
                    const struct batch_output *out)
{
    struct batch_pool *pool = calloc(1, sizeof *pool);
    *out_pool = NULL;
    if (!pool)
        return HX_ENOMEM;
    if (pthread_mutex_init(&pool->lock, NULL)) {
        free(pool);
        return HX_ENOMEM;
    }
    if (pthread_cond_init(&pool->changed, NULL)) {
        pthread_mutex_destroy(&pool->lock);
        free(pool);
        return HX_ENOMEM;
    }
    pool->options = options;
    pool->out = out;
    if (!pool_start(pool, jobs)) {
        pool_free(pool);
        return HX_ENOMEM;
    }
    *out_pool = pool;
    return HX_OK;
}

static int line_copy(struct arena *a, void *context)
{
    struct str *line = context;
    line->s = str_copy(a, *line);
    return HX_OK;
}

bool batch_pool_put(struct batch_pool *pool, const struct batch_task *task)
{
    pthread_mutex_lock(&pool->lock);
    while (pool->put - pool->written == pool->slots && !pool->is_broken)
        pthread_cond_wait(&pool->changed, &pool->lock);
    bool is_broken = pool->is_broken;
    struct slot *slot = &pool->slot[pool->put % pool->slots];
    pthread_mutex_unlock(&pool->lock);
    if (is_broken)
        return false;
    slot->task = *task;
    if (!task->problem && arena_try(slot->a, line_copy, &slot->task.line))
        slot->task.problem = "there is not enough memory for this record";
    pthread_mutex_lock(&pool->lock);
    pool->put++;
    pthread_cond_broadcast(&pool->changed);
    pthread_mutex_unlock(&pool->lock);
    return true;
}

bool batch_pool_close(struct batch_pool *pool, bool *bad)
{
    pthread_mutex_lock(&pool->lock);
    pool->is_closing = true;
    pthread_cond_broadcast(&pool->changed);
    pthread_mutex_unlock(&pool->lock);
    for (uint32_t i = 0; i < pool->threads; i++)
        pthread_join(pool->thread[i], NULL);
    bool is_broken = pool->is_broken;
    *bad = pool->is_bad;
    pool_free(pool);
    return !is_broken;
}
