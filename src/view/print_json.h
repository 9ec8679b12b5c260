/* SPDX-License-Identifier: MIT */
#ifndef VIEW_PRINT_JSON_H
#define VIEW_PRINT_JSON_H

/*
 * A comparison as one JSON object: the record of `hexapla batch`, and with two
 * more members of --format=json. Positions are bytes of the texts.
 */

#include "base/str.h"
#include "hexapla-explain.h"

/* The members of a record; the bits combine. */
enum {
    RECORD_EQUAL = 1,
    RECORD_KIND = 2,
    RECORD_SIMILARITY = 4,
    RECORD_SENTENCES = 8,
    RECORD_WORDS = 16,
    RECORD_EDITS = 32,
    RECORD_EXACT = 64,
    RECORD_FACTS = 128,
    RECORD_RELATION = 256,
    RECORD_CONTAINMENT = 512,
    RECORD_SPUN = 1024,
    RECORD_REUSE = 2048,
    RECORD_IGNORED = 4096,
    RECORD_ALL = 8191,
    RECORD_PARAGRAPHS = 8192,
    RECORD_SUMMARY = 16384,
    RECORD_LANGUAGE = 32768 /* and the tier */
};

struct record_member {
    const char *name;
    uint32_t bit;
};

/* Those of RECORD_ALL. */
extern const struct record_member record_member_table[];
extern const size_t record_member_count;

/* What is written: of a comparison or of a word script, the other is NULL, as
 * both may be for RECORD_EQUAL alone. */
struct record {
    const hx_diff *diff;
    const hx_script *script;
    hx_explain *explain; /* says of links why, or NULL */
    hx_source source[2]; /* what was compared */
    uint32_t members;    /* RECORD_ bits; with RECORD_WORDS, a script has kept
                            its tokens */
};

/* Appends ",\"MEMBER\":VALUE" for each member that there is. */
void record_print(struct buf *b, const struct record *record);

/* Appends ",\"explain\":{…}" about the units AT; 0, or a negative HX_ code and
 * nothing. */
int record_reason_put(struct buf *b, hx_explain *explain, hx_unit unit,
                      const uint32_t at[2]);
/* Appends ",\"NAME\":". */
void record_member_put(struct buf *b, const char *name);

#endif
