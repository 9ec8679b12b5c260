/* SPDX-License-Identifier: MIT */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

/* Logarithms and roots in integers, the same on every machine. */

#include <stdint.h>

/* log2(N) * 16, rounded down; N is at least 1. */
uint32_t number_log2(uint64_t n);
/* The square root of N, rounded down. */
uint32_t number_root(uint64_t n);

#endif
