/* SPDX-License-Identifier: MIT */
#ifndef CLI_THEMING_H
#define CLI_THEMING_H

/* --list-themes, --dump-theme and --check-theme. */

#include "app/option.h"
#include "base/error.h"
#include "base/str.h"

/* True if SETTINGS ask for one of them. */
bool theming_is_asked(const struct settings *settings);

/* Does what SETTINGS ask for into OUT: 1 if something was found wrong with a
 * theme that is checked, else 0; or -1 with a sentence in ERR. */
int theming_run(struct buf *out, const struct settings *settings,
                struct error *err);

#endif
