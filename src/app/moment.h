/* SPDX-License-Identifier: MIT */
#ifndef APP_MOMENT_H
#define APP_MOMENT_H

/* Time that passes, for waits and for looks at files now and then. */

#include <stdint.h>

/* Now, in milliseconds of a clock that nobody sets. */
int64_t moment_now(void);

#endif
