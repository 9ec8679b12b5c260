/* SPDX-License-Identifier: MIT */
#ifndef CLI_BATCH_RECORD_H
#define CLI_BATCH_RECORD_H

/* A line of input to a line of output. */

#include <stdbool.h>

#include "base/str.h"
#include "hexapla.h"

struct batch_options {
    uint32_t depth;   /* HX_DEPTH_ */
    uint32_t members; /* RECORD_ bits of what is wanted */
    bool explain;     /* links say why */
    hx_options options;
};

/* A line of input. */
struct batch_task {
    const struct batch_options *options;
    struct str line;     /* not empty */
    uint64_t number;     /* of the line, from 1 */
    const char *problem; /* why there is no line, or NULL */
};

/* The line of output for TASK, with its end, in A, which is empty; or static
 * text where there is no memory at all. OK tells if it is no error record. */
struct str batch_record(struct arena *a, const struct batch_task *task,
                        char small[96], bool *ok);

#endif
