/* SPDX-License-Identifier: MIT */
#ifndef CLI_BATCH_H
#define CLI_BATCH_H

/*
 * `hexapla batch`: pairs of texts come as JSON objects, a line each, and a
 * line goes out for each, in the same order and as soon as it is ready.
 */

#include "app/option.h"
#include "hexapla.h"

/* Where results go: PUT writes and flushes some lines; not 0 says that it
 * could not. It is called by one thread at a time. */
struct batch_output {
    int (*put)(void *context, struct str lines);
    void *context;
};

/* True if that is what the operands ask for. */
bool batch_is_asked(const struct settings *settings);
/* Compares all pairs that come from descriptor IN, as COMMON says where
 * SETTINGS do not. 0: all were compared, 1: some could not be, -1: it could
 * not begin or go on, with a sentence in ERR. */
int batch_run(const struct settings *settings, const hx_options *common, int in,
              const struct batch_output *out, struct error *err);
/* Appends what is told of it in the help. */
void batch_help(struct buf *b);

#endif
