/* SPDX-License-Identifier: MIT */
#ifndef DOC_FIELD_WORDS_H
#define DOC_FIELD_WORDS_H

/* The words that tell one field from another; all are as utf8_fold() has
 * them. */

#include <stdbool.h>

#include "base/str.h"
#include "hexapla.h"

/* What has to stand behind a phrase; one of the bits is enough. */
enum {
    FOLLOWS_ANY = 1,
    FOLLOWS_END = 2,      /* nothing but signs */
    FOLLOWS_SIGN = 4,     /* a colon, a bar or a dash */
    FOLLOWS_STOP = 8,     /* a stop */
    FOLLOWS_NAME = 16,    /* a capital, in a paragraph without a stop */
    FOLLOWS_YEAR = 32,    /* a word with a digit */
    FOLLOWS_DAY = 64,     /* a date, then a colon, a dash or the end */
    FOLLOWS_CAPITAL = 128 /* a capital or a digit */
};

/* A paragraph of at most WORDS words that begins with PHRASE. */
struct field_phrase {
    hx_field field;
    const char *phrase; /* words parted by blanks */
    uint32_t words;
    uint32_t follows; /* FOLLOWS_ bits */
    bool is_label;    /* what comes after it may be a list of links */
};

extern const struct field_phrase field_phrase_table[];
extern const size_t field_phrases;

/* Kinds of words; the bits combine. */
enum {
    WORD_DATE_NAME = 1,      /* months and days of the week */
    WORD_DATE_LINK = 2,      /* what stands between the parts of a date */
    WORD_AGO = 4,            /* ago */
    WORD_STAMP = 8,          /* published */
    WORD_STAMP_DIGITS = 16,  /* published16, whose blank was lost */
    WORD_NUMBER_END = 32,    /* the end of 12th and 10am */
    WORD_NETWORK = 64,       /* places to share on */
    WORD_NETWORK_LINK = 128, /* what stands between them */
    WORD_AGENCY = 256,       /* picture agencies */
    WORD_AGENCY_LINK = 512,  /* what stands beside them */
    WORD_PICTURE = 1024,     /* photo */
    WORD_PICTURE_SOURCE = 2048,
    WORD_BY = 4096,           /* by, at the beginning of a byline */
    WORD_OFFICE = 8192,       /* editor */
    WORD_OFFICE_KIND = 16384, /* political */
    WORD_NAME_LINK = 32768    /* between names: and, de */
};

/* True if WORD is of one of KINDS. */
bool field_word(struct str word, uint32_t kinds);

#endif
