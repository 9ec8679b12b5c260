/* SPDX-License-Identifier: MIT */
#ifndef APP_ARCHIVE_FOLD_H
#define APP_ARCHIVE_FOLD_H

/* Sorted articles as rows, many that changed for one reason as one. */

#include "app/archive/order.h"

/* How many articles make one row. */
enum { FOLD_BOTS = 2, FOLD_SAMES = 4 };

/* The rows of N articles, ARTICLE, in their order, nothing folded unless
 * FOLDS. */
struct archive_rows archive_fold(struct arena *a, const struct archive *archive,
                                 const uint32_t *article, uint32_t n,
                                 bool folds);

#endif
