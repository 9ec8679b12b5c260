/* SPDX-License-Identifier: MIT */

/* A change is looked at when its text and the one before are known, in their
 * order, so that rows come at the end of the list only. */

#include "app/archive/titles.h"

uint32_t titles_before(const struct archive *archive, uint32_t change)
{
    uint32_t older = archive->changes.at[change].older;
    return older && archive->changes.at[older - 1].blob
               ? archive->changes.at[older - 1].blob - 1
               : ARCHIVE_NONE;
}

/* Both texts of CHANGE; false if it is no change of one. */
static bool pair_of(const struct archive *archive, uint32_t change,
                    uint32_t blob[2])
{
    blob[0] = titles_before(archive, change);
    blob[1] = archive->changes.at[change].blob - 1;
    return archive->changes.at[change].blob && blob[0] != ARCHIVE_NONE;
}

void titles_step(struct titles *titles, struct archive *archive)
{
    uint32_t blob[2];
    for (; titles->checked < titles->asked; titles->checked++) {
        if (!pair_of(archive, titles->checked, blob))
            continue;
        const struct archive_blob *old = &archive->blobs.at[blob[0]];
        const struct archive_blob *new = &archive->blobs.at[blob[1]];
        if (old->state != ARCHIVE_KNOWN || new->state != ARCHIVE_KNOWN)
            return;
        if (old->headline.len && new->headline.len &&
            !str_is_equal(old->headline, new->headline))
            *vec_push(archive->a, &titles->found) = titles->checked;
    }
}

uint32_t titles_want(struct titles *titles, struct archive *archive)
{
    uint32_t blob[2];
    for (; titles->asked < archive->changes.vec.n; titles->asked++) {
        if (!pair_of(archive, titles->asked, blob))
            continue;
        for (int i = 1; i >= 0; i--) {
            struct archive_blob *of = &archive->blobs.at[blob[i]];
            if (of->state != ARCHIVE_UNKNOWN)
                continue;
            of->state = ARCHIVE_ASKED;
            return blob[i];
        }
    }
    return ARCHIVE_NONE;
}
