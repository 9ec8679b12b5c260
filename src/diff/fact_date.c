/* SPDX-License-Identifier: MIT */

/*
 * Days and times: a weekday, a month, a day and a year in any of the usual
 * orders, or some of them; "yesterday"; 10:30, 3 pm. Two are one if what both
 * say is the same and they have their core in common: "3 May" is "Monday 3
 * May 2024", which is "Monday", but not "May".
 */

#include "diff/fact.h"

enum {
    YEAR_FIRST = 1500,
    YEAR_LAST = 2100,
    BARE_FIRST = 1900, /* of years that need no word before them */
    DAY_LAST = 31,
    HOUR = 60,
    NOON = 12 * HOUR,
    DAY_TIME = 24 * HOUR,
    KEY_WEEKDAY = 1,
    KEY_DAY,
    KEY_MONTH,
    KEY_YEAR,
    KEY_TIME
};

static struct str folded_of(const struct fact_reader *r, uint32_t i)
{
    return r->keys->folded[r->keys->id[r->side][LEVEL_FOLDED][i]];
}

/* The whole number that token I begins with; false if it goes on otherwise
 * than with SUFFIX, of two letters, of which there may be none. */
static bool whole_read(const struct fact_reader *r, uint32_t i, bool ordinal,
                       uint32_t *number)
{
    if (i >= r->keys->n[r->side])
        return false;
    struct str s = folded_of(r, i);
    size_t n = 0;
    while (n < s.len && s.s[n] >= '0' && s.s[n] <= '9')
        n++;
    if (ordinal && s.len == n + 2 && s.s[n] >= 'a')
        s.len = n;
    return n && n == s.len && str_number(s, YEAR_LAST, number);
}

static bool day_read(const struct fact_reader *r, uint32_t i, uint32_t *day)
{
    return whole_read(r, i, true, day) && *day && *day <= DAY_LAST;
}

static bool year_read(const struct fact_reader *r, uint32_t i, uint32_t *year)
{
    return whole_read(r, i, false, year) && *year >= YEAR_FIRST;
}

static bool is_capital(const struct fact_reader *r, uint32_t i)
{
    return i < r->keys->n[r->side] &&
           (r->keys->token[r->side][i].flags & HX_TOKEN_CAPITAL);
}

static bool is_month(const struct fact_reader *r, uint32_t i)
{
    return fact_class_of(r, i) == FACT_MONTH && is_capital(r, i);
}

/* Words a month or a year stands after. */
static bool is_led(const struct fact_reader *r, uint32_t i)
{
    static const char *const word_table[] = {
        "in",   "since", "until",  "by",    "from",   "last",
        "next", "early", "late",   "mid",   "this",   "during",
        "till", "of",    "before", "after", "between"};
    for (size_t j = 0; i && j < sizeof word_table / sizeof *word_table; j++)
        if (fact_is_word(r, i - 1, word_table[j]))
            return true;
    return false;
}

/* True if the year at I stands by itself: "the 2017 vote", not "2017 people".
 */
static bool is_bare(const struct fact_reader *r, uint32_t i, uint32_t year)
{
    struct str s;
    if ((year < BARE_FIRST && !is_led(r, i)) ||
        (i && fact_class_of(r, i - 1) == FACT_SIGN))
        return false;
    if (i + 1 >= r->keys->n[r->side] || fact_is_word(r, i + 1, "-"))
        return true;
    enum fact_class cls = fact_class_of(r, i + 1);
    s = folded_of(r, i + 1);
    return cls != FACT_UNIT && cls != FACT_SCALE &&
           !fact_is_word(r, i + 1, "people") &&
           !(s.len > 3 && s.s[s.len - 1] == 's');
}

/* Behind a comma and a full stop, which a date may have inside. */
static uint32_t past(const struct fact_reader *r, uint32_t i, const char *sign)
{
    return i + fact_is_word(r, i, sign);
}

/* The year from I on, after a comma or none. */
static uint32_t year_put(const struct fact_reader *r, uint32_t i,
                         struct fact *fact)
{
    uint32_t at = past(r, i, ",");
    return year_read(r, at, &fact->year) ? at + 1 : i;
}

/* A month at I with what belongs to it; I if it is none. */
static uint32_t month_put(const struct fact_reader *r, uint32_t i,
                          struct fact *fact)
{
    uint32_t day = i, at = i;
    if (day_read(r, i, &fact->day)) {
        uint32_t other;
        at = i + 1 + fact_is_word(r, i + 1, "of");
        /* "3 to 5 May": the month is of both days */
        if ((fact_is_word(r, at, "to") || fact_is_word(r, at, "and") ||
             fact_is_word(r, at, "-")) &&
            day_read(r, at + 1, &other) && is_month(r, at + 2)) {
            fact->month = fact_number_of(r, at + 2);
            return i + 1;
        }
        if (is_month(r, at)) {
            fact->month = fact_number_of(r, at);
            day = year_put(r, past(r, at + 1, "."), fact);
            return fact->year ? day : at + 1;
        }
        fact->day = 0;
        return i;
    }
    if (!is_month(r, i))
        return i;
    bool is_word = fact_is_word(r, i, "may") || fact_is_word(r, i, "march");
    bool is_short = r->keys->token[r->side][i].len <= 4 &&
                    !fact_is_word(r, i, "june") && !fact_is_word(r, i, "july");
    fact->month = fact_number_of(r, i);
    day = is_short ? past(r, i + 1, ".") : i + 1;
    if (day_read(r, day, &fact->day))
        return year_put(r, day + 1, fact);
    fact->day = 0;
    at = year_put(r, i + 1, fact);
    if (at > i + 1)
        return at;
    if ((is_word || is_short) && !is_led(r, i)) {
        fact->month = 0;
        return i;
    }
    return i + 1;
}

/* The hour that token I says in digits or letters, none above 24. */
static bool hour_read(const struct fact_reader *r, uint32_t i, uint32_t *hour)
{
    if (whole_read(r, i, false, hour))
        return *hour <= DAY_TIME / HOUR;
    *hour = fact_class_of(r, i) == FACT_CARDINAL ? fact_number_of(r, i) : 0;
    return *hour && *hour <= NOON / HOUR;
}

/* A time in words at I: noon, six o'clock, half past six; I if it is none. */
static uint32_t spoken_put(const struct fact_reader *r, uint32_t i,
                           struct fact *fact)
{
    uint32_t hour, minute = 0, at = i;
    if (fact_class_of(r, i) == FACT_HOUR && fact_number_of(r, i) >= NOON) {
        fact->time = fact_number_of(r, i);
        return i + 1;
    }
    if (fact_class_of(r, i) == FACT_PART &&
        (fact_is_word(r, i + 1, "past") || fact_is_word(r, i + 1, "to"))) {
        minute = HOUR / fact_number_of(r, i);
        at = i + 2;
    }
    if (!hour_read(r, at, &hour) || !hour)
        return i;
    if (at > i && fact_is_word(r, i + 1, "to")) {
        if (!fact_is_word(r, i, "quarter"))
            return i;
        minute = HOUR - minute;
        hour = (hour + NOON / HOUR - 1) % (NOON / HOUR);
    }
    bool is_clock = fact_is_word(r, at + 1, "o'clock");
    if (!is_clock && at == i)
        return i;
    at += 1 + is_clock;
    fact->time = hour % (NOON / HOUR) * HOUR + minute;
    fact->clock = CLOCK_OPEN;
    if (fact_class_of(r, at) == FACT_HOUR && fact_number_of(r, at) < NOON) {
        fact->time += fact_number_of(r, at++) * HOUR;
        fact->clock = CLOCK_HALF;
    }
    if (!fact->time)
        fact->time = NOON;
    return at;
}

/* A time at I: 10:30, 3pm, 3 p.m., noon, six o'clock. */
static uint32_t time_put(const struct fact_reader *r, uint32_t i,
                         struct fact *fact)
{
    uint32_t hour, minute = 0, end = spoken_put(r, i, fact);
    if (end > i || i >= r->keys->n[r->side])
        return end;
    end = i + 1;
    struct str s = folded_of(r, i), digits = s;
    bool glued = s.len > 2 && s.s[s.len - 1] == 'm' &&
                 (s.s[s.len - 2] == 'a' || s.s[s.len - 2] == 'p');
    if (glued)
        digits.len -= 2;
    size_t dot = str_find(digits, '.');
    struct str rest = str_sub(digits, dot + 1, digits.len);
    if (rest.len == 2 && str_number(rest, HOUR - 1, &minute))
        digits.len = dot;
    if (!str_number(digits, DAY_TIME / HOUR, &hour))
        return i;
    bool has_minutes = fact_is_word(r, end, ":") && !fact_has_gap(r, i) &&
                       !fact_has_gap(r, end) &&
                       whole_read(r, end + 1, false, &minute) && minute < HOUR;
    end += has_minutes ? 2 : 0;
    bool is_half = !glued && fact_class_of(r, end) == FACT_HOUR &&
                   fact_number_of(r, end) < NOON &&
                   !fact_is_word(r, end, "o'clock");
    if (!glued && !is_half && !has_minutes)
        return i;
    bool is_late =
        glued ? s.s[s.len - 2] == 'p' : is_half && fact_number_of(r, end) == 12;
    bool is_whole = !glued && !is_half;
    if (is_whole)
        fact->clock = hour && hour <= NOON / HOUR ? CLOCK_OPEN : CLOCK_WHOLE;
    else if (hour == NOON / HOUR)
        hour = 0;
    fact->time = (hour + (is_late ? NOON / HOUR : 0)) * HOUR + minute;
    if (!fact->time)
        fact->time = DAY_TIME;
    return end + is_half;
}

/* Digits that two tokens have between them, glued by SIGN at I. */
static bool is_glued(const struct fact_reader *r, uint32_t i, const char *sign)
{
    return i && fact_is_word(r, i, sign) && !fact_has_gap(r, i - 1) &&
           !fact_has_gap(r, i);
}

/* A date that only digits and signs make: 2024-05-03; the 14 of 2010-14; the 5
 * of May 3-5. Gives its end, I if there is none. */
static uint32_t digits_put(const struct fact_reader *r, uint32_t i,
                           struct fact *fact)
{
    enum { CENTURY = 100, MONTH_LAST = 12 };
    uint32_t number, other;
    if (!whole_read(r, i, false, &number))
        return i;
    if (number >= YEAR_FIRST && is_glued(r, i + 1, "-") &&
        is_glued(r, i + 3, "-") && whole_read(r, i + 2, false, &fact->month) &&
        fact->month <= MONTH_LAST && day_read(r, i + 4, &fact->day)) {
        fact->year = number;
        return i + 5;
    }
    if (is_glued(r, i + 1, "/") && is_glued(r, i + 3, "/") &&
        number <= DAY_LAST && day_read(r, i + 2, &fact->month) &&
        year_read(r, i + 4, &fact->year)) {
        bool swapped = fact->month > MONTH_LAST;
        fact->day = swapped ? fact->month : number;
        fact->month = swapped ? number : fact->month;
        return i + 5;
    }
    fact->month = fact->day = 0;
    if (i < 2)
        return i;
    if (is_glued(r, i - 1, "-") && year_read(r, i - 2, &other) &&
        number < CENTURY && number > other % CENTURY) {
        fact->year = other - other % CENTURY + number;
        return i + 1;
    }
    bool is_run = is_glued(r, i - 1, "-") || fact_is_word(r, i - 1, "to") ||
                  fact_is_word(r, i - 1, "and");
    if (i > 2 && is_run && is_month(r, i - 3) && day_read(r, i - 2, &other) &&
        other < number && number <= DAY_LAST &&
        fact_class_of(r, i + 1) != FACT_UNIT) {
        fact->month = fact_number_of(r, i - 3);
        fact->day = number;
        return i + 1;
    }
    return i;
}

enum {
    RELATIVE = 100, /* a weekday from here on is a day as seen from another */
    SPAN = 200,     /* and from here on a week, a month, a year */
    SEASON = 20,    /* a month from here on is a season */
    QUARTER = 30,
    DECADE = 10000 /* a year from here on is ten */
};

/* "next week", "this morning", "last spring", "early 2024"; I if it is none. */
static uint32_t led_put(const struct fact_reader *r, uint32_t i,
                        struct fact *fact)
{
    uint32_t lead = fact_number_of(r, i);
    uint32_t at = i + 1 + is_glued(r, i + 1, "-");
    enum fact_class cls = fact_class_of(r, at);
    uint32_t number = cls ? fact_number_of(r, at) : 0;
    if (lead >= LEAD_EARLY) {
        uint32_t end = month_put(r, at, fact);
        if (end == at && year_read(r, at, &fact->year) &&
            is_bare(r, at, fact->year))
            end = at + 1;
        fact->period = lead;
        return end > at ? end : i;
    }
    if (cls == FACT_PERIOD && lead == LEAD_THIS) {
        fact->weekday = RELATIVE + 2;
        fact->period = number;
    } else if (cls == FACT_PERIOD && lead == LEAD_LAST &&
               fact_is_word(r, at, "night")) {
        fact->weekday = RELATIVE + 1;
        fact->period = number;
    } else if (cls == FACT_SEASON && number < QUARTER) {
        fact->month = SEASON + number;
    } else if (cls == FACT_UNIT && number >= UNIT_YEAR && number <= UNIT_WEEK) {
        fact->weekday = SPAN + 10 * number + lead;
    } else if (fact_is_word(r, at, "weekend")) {
        fact->weekday = SPAN + lead;
    } else
        return i;
    fact->weak = !fact->period;
    return at + 1;
}

/* A season with its year, a quarter, a decade; I if there is none. */
static uint32_t span_put(const struct fact_reader *r, uint32_t i,
                         struct fact *fact)
{
    enum fact_class cls = fact_class_of(r, i);
    struct str s = folded_of(r, i);
    if (cls == FACT_SEASON && fact_number_of(r, i) > QUARTER) {
        fact->month = fact_number_of(r, i); /* Q2 */
        return i + 1;
    }
    if (cls == FACT_SEASON) {
        uint32_t end = year_put(r, i + 1 + fact_is_word(r, i + 1, "of"), fact);
        if (!fact->year)
            return i;
        fact->month = SEASON + fact_number_of(r, i);
        return end;
    }
    if (cls == FACT_ORDINAL && fact_number_of(r, i) <= 4 &&
        fact_is_word(r, i + 1, "quarter")) {
        fact->month = QUARTER + fact_number_of(r, i);
        return i + 2;
    }
    if (cls == FACT_DECADE && i && fact_is_word(r, i - 1, "the")) {
        fact->year = DECADE + fact_number_of(r, i);
        return i + 1;
    }
    if (s.len == 5 && s.s[4] == 's' &&
        str_number(str_sub(s, 0, 4), YEAR_LAST, &fact->year) &&
        fact->year >= YEAR_FIRST) {
        fact->year += DECADE;
        return i + 1;
    }
    fact->year = 0;
    return i;
}

/* Facts that have one of these in common may be one. */
static void keys_put(struct fact *fact)
{
    uint64_t core = 0, kind = 0;
    if (fact->month && fact->day) {
        kind = KEY_DAY;
        core = fact->month * 64u + fact->day;
    } else if (fact->month) {
        kind = KEY_MONTH;
        core = fact->month;
    } else if (fact->year && !fact->weekday) {
        kind = KEY_YEAR;
        core = fact->year;
    } else if (fact->time) {
        kind = KEY_TIME;
        core = fact->time % NOON;
    }
    if (kind)
        fact->key[fact->keys++] = hash_mix(kind, core);
    if (fact->weekday)
        fact->key[fact->keys++] = hash_mix(KEY_WEEKDAY, fact->weekday);
}

/* A weekday, "yesterday", with what part of it, or with its date. */
static uint32_t day_put(const struct fact_reader *r, uint32_t i,
                        struct fact *fact)
{
    uint32_t end = i + 1;
    enum fact_class cls = fact_class_of(r, i);
    fact->weekday = fact_number_of(r, i);
    fact->weekday += cls == FACT_RELATIVE ? RELATIVE : 0;
    if (fact_class_of(r, end) == FACT_PERIOD) {
        fact->period = fact_number_of(r, end);
        return end + 1;
    }
    if (cls == FACT_RELATIVE)
        return end;
    uint32_t at = past(r, end, ",");
    uint32_t behind = month_put(r, at, fact);
    return behind > at ? behind : end;
}

/* Where the date at I ends whose first token is of CLS; I if it is none. */
static uint32_t date_put(const struct fact_reader *r, uint32_t i,
                         enum fact_class cls, struct fact *fact)
{
    if (cls == FACT_RELATIVE || (cls == FACT_WEEKDAY && is_capital(r, i)))
        return day_put(r, i, fact);
    uint32_t end = time_put(r, i, fact);
    if (end == i)
        end = digits_put(r, i, fact);
    if (end == i && cls == FACT_LEAD)
        end = led_put(r, i, fact);
    if (end == i)
        end = span_put(r, i, fact);
    if (end == i)
        end = month_put(r, i, fact);
    if (end == i && year_read(r, i, &fact->year) && is_bare(r, i, fact->year))
        end = i + 1;
    return end;
}

uint32_t fact_date(const struct fact_reader *r, uint32_t i, struct fact *fact)
{
    *fact = (struct fact){.type = HX_FACT_DATE};
    enum fact_class cls = fact_class_of(r, i);
    bool is_number = r->keys->token[r->side][i].flags & HX_TOKEN_NUMBER;
    if (!is_number && (cls < FACT_WEEKDAY || cls > FACT_HOUR) &&
        cls != FACT_CARDINAL && cls != FACT_ORDINAL && cls != FACT_PART)
        return i;
    uint32_t end = date_put(r, i, cls, fact);
    fact->at = (hx_range){i, end};
    if (end > i)
        keys_put(fact);
    return end;
}

/* Both say it, and not the same. */
static bool is_other(uint32_t a, uint32_t b)
{
    return a && b && a != b;
}

/* Half past seven may be 7:30 and 19:30. */
static bool is_other_time(const struct fact *a, const struct fact *b)
{
    bool open = (a->clock == CLOCK_OPEN && b->clock == CLOCK_HALF) ||
                (a->clock == CLOCK_HALF && b->clock == CLOCK_OPEN);
    return open ? is_other(a->time % NOON + 1, b->time % NOON + 1)
                : is_other(a->time, b->time);
}

bool fact_is_same_date(const struct fact *a, const struct fact *b)
{
    return !is_other(a->weekday, b->weekday) && !is_other(a->day, b->day) &&
           !is_other(a->month, b->month) && !is_other(a->year, b->year) &&
           !is_other(a->period, b->period) &&
           (!a->time || !b->time || !is_other_time(a, b));
}
