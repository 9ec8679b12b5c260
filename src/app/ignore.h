/* SPDX-License-Identifier: MIT */
#ifndef APP_IGNORE_H
#define APP_IGNORE_H

/* What --ignore and the options of diff(1) that begin so leave out. */

#include "app/option.h"
#include "hexapla.h"

/* All names that a list can have, parted by bars. */
#define IGNORE_NAMES                                                           \
    "none|space|all-space|space-change|blank-lines|typography|case|"           \
    "punctuation|stamps|dates|boilerplate|spelling|inflection|synonyms|noise"

/* The HX_IGNORE_ bits of LIST, names parted by commas or NULL; names that are
 * none have none. */
uint32_t ignore_bits(const char *list);
/* The same of all that SETTINGS say. */
uint32_t ignore_get(const struct settings *settings);
/* Sets what SETTINGS ignore in OPTIONS. */
void ignore_set(const struct settings *settings, hx_options *options);

#endif
