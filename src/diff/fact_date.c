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

/* A time at I: 10:30, 3pm, 3 p.m., noon. */
static uint32_t time_put(const struct fact_reader *r, uint32_t i,
                         struct fact *fact)
{
    uint32_t hour, minute = 0, end = i + 1;
    if (fact_class_of(r, i) == FACT_HOUR && fact_number_of(r, i) >= NOON) {
        fact->time = fact_number_of(r, i);
        return end;
    }
    if (i >= r->keys->n[r->side])
        return i;
    struct str s = folded_of(r, i), digits = s;
    bool glued = s.len > 2 && s.s[s.len - 1] == 'm' &&
                 (s.s[s.len - 2] == 'a' || s.s[s.len - 2] == 'p');
    if (glued)
        digits.len -= 2;
    size_t dot = str_find(digits, '.');
    struct str rest = str_sub(digits, dot + 1, digits.len);
    if (rest.len == 2 && str_number(rest, HOUR - 1, &minute))
        digits.len = dot;
    if (!str_number(digits, 24, &hour))
        return i;
    bool has_minutes = fact_is_word(r, end, ":") && !fact_has_gap(r, i) &&
                       !fact_has_gap(r, end) &&
                       whole_read(r, end + 1, false, &minute) && minute < HOUR;
    end += has_minutes ? 2 : 0;
    bool is_half = !glued && fact_class_of(r, end) == FACT_HOUR &&
                   fact_number_of(r, end) < NOON;
    if (!glued && !is_half && !has_minutes)
        return i;
    bool is_late =
        glued ? s.s[s.len - 2] == 'p' : is_half && fact_number_of(r, end) == 12;
    if ((glued || is_half) && hour == 12)
        hour = 0;
    fact->time = (hour + (is_late ? 12 : 0)) * HOUR + minute;
    if (!fact->time)
        fact->time = DAY_TIME;
    return end + is_half;
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
        core = fact->time;
    }
    if (kind)
        fact->key[fact->keys++] = hash_mix(kind, core);
    if (fact->weekday)
        fact->key[fact->keys++] = hash_mix(KEY_WEEKDAY, fact->weekday);
}

uint32_t fact_date(const struct fact_reader *r, uint32_t i, struct fact *fact)
{
    enum { RELATIVE = 100 };
    uint32_t end = i;
    *fact = (struct fact){.type = HX_FACT_DATE};
    enum fact_class cls = fact_class_of(r, i);
    bool is_number = r->keys->token[r->side][i].flags & HX_TOKEN_NUMBER;
    if (!is_number && (cls < FACT_WEEKDAY || cls > FACT_HOUR))
        return i;
    if (cls == FACT_RELATIVE) {
        fact->weekday = RELATIVE + fact_number_of(r, i);
        end++;
    } else if ((end = time_put(r, i, fact)) == i) {
        if (cls == FACT_WEEKDAY && is_capital(r, i)) {
            fact->weekday = fact_number_of(r, i);
            end = i + 1;
            uint32_t at = past(r, end, ",");
            uint32_t behind = month_put(r, at, fact);
            end = behind > at ? behind : end;
        } else if ((end = month_put(r, i, fact)) == i &&
                   year_read(r, i, &fact->year) && is_bare(r, i, fact->year)) {
            end = i + 1;
        }
    }
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

bool fact_is_same_date(const struct fact *a, const struct fact *b)
{
    return !is_other(a->weekday, b->weekday) && !is_other(a->day, b->day) &&
           !is_other(a->month, b->month) && !is_other(a->year, b->year) &&
           !is_other(a->time, b->time);
}
