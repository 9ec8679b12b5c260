/* SPDX-License-Identifier: MIT */
#ifndef APP_ARCHIVE_TITLES_H
#define APP_ARCHIVE_TITLES_H

/* All changes of headlines in an archive, the newest first, found while the
 * beginnings of the texts come in. */

#include "app/archive/archive.h"

struct titles {
    uint32_t checked;    /* changes that were looked at */
    uint32_t asked;      /* changes whose texts were asked for */
    VEC(uint32_t) found; /* changes that changed the headline */
};

/* Looks at the changes whose texts are known by now. */
void titles_step(struct titles *titles, struct archive *archive);
/* A blob to be asked for, ARCHIVE_NONE if there is none; it is marked as
 * asked. */
uint32_t titles_want(struct titles *titles, struct archive *archive);
/* The blob before CHANGE of the same path, ARCHIVE_NONE if there was none. */
uint32_t titles_before(const struct archive *archive, uint32_t change);

#endif
