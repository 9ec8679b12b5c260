/* SPDX-License-Identifier: MIT */
#ifndef APP_ARCHIVE_FACTS_H
#define APP_ARCHIVE_FACTS_H

/* What is counted of the last texts of an article: the size of its last change
 * and how many versions are noise. One article at a time, as its texts come. */

#include "app/archive/archive.h"

enum { FACTS_VERSIONS = 16 };

struct facts {
    struct arena *a;  /* the texts are in it */
    uint32_t article; /* ARCHIVE_NONE: none is counted */
    uint32_t n;       /* versions, the newest first */
    uint32_t blob[FACTS_VERSIONS];
    struct str text[FACTS_VERSIONS];
    uint32_t asked, come;
    size_t size;
};

/* Begins with ARTICLE, whose facts become ASKED. */
void facts_begin(struct facts *facts, struct archive *archive,
                 uint32_t article);
/* The next blob to be asked for, or ARCHIVE_NONE. */
uint32_t facts_want(struct facts *facts);
/* Takes TEXT of the blob that was asked for first of those that have not come;
 * after the last one the facts are KNOWN. */
void facts_put(struct facts *facts, struct archive *archive, struct str text);
/* Gives up; the facts of the article are UNKNOWN again. */
void facts_drop(struct facts *facts, struct archive *archive);

#endif
