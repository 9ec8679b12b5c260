/* SPDX-License-Identifier: MIT */
#ifndef CLI_TOPICS_H
#define CLI_TOPICS_H

/* "hexapla help TOPIC" and --help: the tables as plain text. */

#include "app/config.h"

/* True if the operands of SETTINGS are "help" and perhaps a topic. */
bool topics_is_asked(const struct settings *settings);
/* Appends the text on the topic that is asked for, the summary of all if none
 * is; 0, or -1 with a sentence in ERR if there is no such topic. */
int topics_run(struct buf *out, const struct config *config, struct error *err);

#endif
