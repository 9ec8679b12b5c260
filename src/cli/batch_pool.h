/* SPDX-License-Identifier: MIT */
#ifndef CLI_BATCH_POOL_H
#define CLI_BATCH_POOL_H

/*
 * Threads that answer records, one each at a time. Answers are written in the
 * order of the records, by whichever thread has the next one ready.
 */

#include "cli/batch.h"
#include "cli/batch_record.h"

struct batch_pool;

/* As many threads as JOBS, or as the system grants; 0, or HX_ENOMEM if it
 * grants none. OPTIONS and OUT must live as long as the pool. */
int batch_pool_open(struct batch_pool **pool, uint32_t jobs,
                    const struct batch_options *options,
                    const struct batch_output *out);
/* Has TASK answered, when there is room for it; its line is copied. False if
 * the output cannot be written. */
bool batch_pool_put(struct batch_pool *pool, const struct batch_task *task);
/* Waits until all is written, then ends. Tells if there was an error record
 * into BAD; false if the output could not be written. */
bool batch_pool_close(struct batch_pool *pool, bool *bad);

#endif
