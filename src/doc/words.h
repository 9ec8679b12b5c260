/* SPDX-License-Identifier: MIT */
#ifndef DOC_WORDS_H
#define DOC_WORDS_H

/*
 * What is known of single words and signs: fixed lists, English unless they
 * are of signs.
 */

#include <stdbool.h>

#include "base/str.h"

/* What a full stop after a word means. */
enum abbreviation {
    ABBREVIATION_NONE,
    ABBREVIATION_TITLE,    /* Mr, e.g: never ends a sentence */
    ABBREVIATION_COMMON,   /* Inc, U.S: ends one before words such as The */
    ABBREVIATION_REFERENCE /* No, p: ends none before a number */
};

/* What a sign does at the end of a sentence. */
enum sign {
    SIGN_NONE,
    SIGN_STOP,      /* ends one if white space follows */
    SIGN_ELLIPSIS,  /* the same, but not before a small letter */
    SIGN_FULL_STOP, /* ends one */
    SIGN_CLOSE,     /* a bracket or quotation mark */
    SIGN_OPEN,
    SIGN_QUOTE, /* opens or closes */
    SIGN_DASH,
    SIGN_BULLET
};

/* These three take words as utf8_fold() gives them. Function words: */
bool words_is_stop(struct str word);
/* Words that negate; most of them are function words too. */
bool words_is_negation(struct str word);
/* Numbers in words: two, third, million. */
bool words_is_number(struct str word);
/* A day of the week or a month. */
bool words_is_date(struct str word);

/* These take words as they stand in the text. Function words: */
bool words_is_function(struct str word);
/* Words that often begin a sentence. */
bool words_is_starter(struct str word);
enum abbreviation words_abbreviation(struct str word);

enum sign words_sign(uint32_t cp);

#endif
