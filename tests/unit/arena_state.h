/* SPDX-License-Identifier: MIT */
#ifndef UNIT_ARENA_STATE_H
#define UNIT_ARENA_STATE_H

/* An arena as the state of a test. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Set-up and tear-down: *STATE is an arena of the test's own. */
int arena_setup(void **state);
int arena_teardown(void **state);

/* A test with such an arena. */
#define arena_test(f)                                                          \
    cmocka_unit_test_setup_teardown(f, arena_setup, arena_teardown)

#endif
