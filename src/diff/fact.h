/* SPDX-License-Identifier: MIT */
#ifndef DIFF_FACT_H
#define DIFF_FACT_H

/*
 * One fact as it stands in one text, in a form that can be compared: "about
 * 1.2 million dollars" and "around $1,200,000" are one. What a word can be in
 * a fact is looked up once for each distinct word (fact_words.c), then a
 * reader for each type says where a fact ends that begins at a token.
 */

#include "base/hash.h"
#include "diff/keys.h"

/* What a word can be in a fact. */
enum fact_class {
    FACT_NOTHING,
    FACT_CARDINAL, /* two; with its value */
    FACT_SCALE,    /* hundred, million; the power of ten */
    FACT_VAGUE,    /* hundreds, millions; the same */
    FACT_ORDINAL,  /* third; its value */
    FACT_PART,     /* thirds, quarter; how many make a whole */
    FACT_UNIT,     /* miles, percent, dollars; its number */
    FACT_SIGN,     /* $; its number as a unit */
    FACT_ABOUT,    /* about, nearly; a FORM_ */
    FACT_WEEKDAY,  /* 1 to 7 */
    FACT_MONTH,    /* 1 to 12 */
    FACT_RELATIVE, /* yesterday */
    FACT_SEASON,   /* spring; 1 to 4 */
    FACT_PERIOD,   /* morning, night; 1 to 4 */
    FACT_LEAD,     /* last, this, next, early; a LEAD_ */
    FACT_DECADE,   /* nineties; its first year */
    FACT_HOUR,     /* am, pm, noon */
    FACT_TITLE,    /* Mr, mayor */
    FACT_SUFFIX,   /* Inc, Ltd */
    FACT_LINK,     /* of, de: inside a name */
    FACT_SAY,      /* said */
    FACT_PRONOUN   /* he */
};

/* How near a number is. */
enum fact_form {
    FORM_EXACT,
    FORM_ABOUT,
    FORM_NEARLY,
    FORM_LEAST,
    FORM_MOST,
    FORM_MORE,
    FORM_LESS
};

/* Words before a day or a span of time. */
enum {
    LEAD_LAST = 1,
    LEAD_THIS,
    LEAD_NEXT,
    LEAD_EARLY,
    LEAD_MIDDLE,
    LEAD_LATE
};

/* What is known of a time. */
enum fact_clock {
    CLOCK_HALF,  /* 7 pm */
    CLOCK_OPEN,  /* 7:00 of the morning, or of the evening */
    CLOCK_WHOLE, /* 19:00 */
};

enum {
    UNIT_NONE,
    UNIT_PERCENT,
    UNIT_YEAR,
    UNIT_MONTH,
    UNIT_WEEK,
    UNIT_DAY,
    UNIT_HOUR,
    UNIT_MINUTE,
    UNIT_SECOND,
    UNIT_MONEY, /* the first of the currencies */
    UNIT_DOLLAR = UNIT_MONEY,
    UNIT_POUND,
    UNIT_EURO,
    UNIT_YEN,
    UNIT_YUAN,
    UNIT_RUPEE,
    UNIT_FRANC,
    UNIT_CROWN,
    UNIT_CENT,
    UNIT_PENCE,
    UNIT_KILOMETER, /* the first of the measures */
    UNIT_METER,
    UNIT_CENTIMETER,
    UNIT_MILLIMETER,
    UNIT_MILE,
    UNIT_FOOT,
    UNIT_INCH,
    UNIT_YARD,
    UNIT_ACRE,
    UNIT_HECTARE,
    UNIT_KILOGRAM,
    UNIT_GRAM,
    UNIT_TON,
    UNIT_STONE,
    UNIT_LITER,
    UNIT_GALLON,
    UNIT_DEGREE,
    UNIT_POINT,
    UNIT_SPEED_MILES,
    UNIT_SPEED_KILOMETERS,
    UNIT_WATT,
    UNIT_KILOWATT,
    UNIT_MEGAWATT,
    UNIT_GIGAWATT,
    UNIT_TIMES,
    UNIT_RANK,            /* an ordinal */
    UNIT_PART,            /* and above: that part of a whole */
    UNIT_SQUARE = 0x2000, /* with a measure */
    UNIT_CUBIC = 0x4000,
    UNIT_NEGATIVE = 0x8000
};

enum { FACT_WORDS = 6, FACT_KEYS = 2 };

struct fact {
    hx_fact_type type;
    hx_range at; /* tokens */
    bool weak;   /* too weak to tell unless something else took its place */
    bool kept;   /* the other text has it too */
    bool told;
    uint64_t key[FACT_KEYS]; /* facts that are one have one in common */
    uint32_t keys;
    /* A number: VALUE times 10 to the POWER of UNIT. */
    uint64_t value;
    int32_t power;
    uint32_t unit;
    enum fact_form form;
    uint64_t until; /* of a span or a score, its second number; else 0 */
    /* A date; 0 for what it does not say. */
    uint32_t weekday, day, month, year, time;
    uint32_t period; /* of the day or the year */
    enum fact_clock clock;
    /* A name. */
    uint32_t word[FACT_WORDS];
    uint32_t words;
    hx_range speaker; /* of a quotation, tokens */
};

struct fact_list {
    struct vec vec;
    struct fact *at;
};

struct fact_reader {
    struct arena *a;
    const struct keys *keys;
    int side;
    bool english;
    const uint8_t *cls;     /* by number at LEVEL_FOLDED: a fact_class */
    const uint32_t *number; /* the same: what goes with it */
    uint8_t *seen;          /* the same: SEEN_ bits */
    uint8_t *sure[2];       /* by token: 1 where a capital says something */
    struct intern *words;   /* of names */
};

enum {
    SEEN_SMALL = 1, /* with a small letter */
    SEEN_NAME = 2   /* with a capital where only names have one */
};

/* Fills CLS and NUMBER, for each folded word of KEYS. */
void fact_words(struct arena *a, const struct keys *keys, const uint8_t **cls,
                const uint32_t **number);
/* Sees to SEEN and SURE, which are there and zero. */
void fact_name_note(struct fact_reader *r);

/* These read one fact that begins at token I and give where it ends; I if
 * there is none. */
uint32_t fact_date(const struct fact_reader *r, uint32_t i, struct fact *fact);
uint32_t fact_number(const struct fact_reader *r, uint32_t i,
                     struct fact *fact);
uint32_t fact_name(const struct fact_reader *r, uint32_t i, struct fact *fact);
/* All quotations of a side, into LIST. */
void fact_quotes(const struct fact_reader *r, struct fact_list *list);

/* True if two facts of one type, by side, are one. */
bool fact_is_same_number(const struct fact *a, const struct fact *b);
bool fact_is_same_date(const struct fact *a, const struct fact *b);
bool fact_is_same_name(const struct fact_reader *r, const struct fact *a,
                       const struct fact *b);

/* What token I of the side that is read is, and what goes with it; nothing
 * behind the end. */
enum fact_class fact_class_of(const struct fact_reader *r, uint32_t i);
uint32_t fact_number_of(const struct fact_reader *r, uint32_t i);
/* True if token I is there and folded is WORD. */
bool fact_is_word(const struct fact_reader *r, uint32_t i, const char *word);
/* True if white space follows token I, or the text ends. */
bool fact_has_gap(const struct fact_reader *r, uint32_t i);

#endif
