/* SPDX-License-Identifier: MIT */

/*
 * A table of phrases that begin what is no running text, each with how long it
 * may be and what has to follow, so that the same words at the beginning of a
 * sentence ("Share prices", "Correction officers") do not count; then tests
 * for what has no phrase: dates, names, brackets. A miss is better than a
 * false find: what is missed is compared as text.
 */

#include "doc/field_rules.h"

#include "base/utf8.h"
#include "doc/field_words.h"
#include "doc/words.h"

enum {
    STAMP_WORDS = 16,
    CREDIT_WORDS = 10,
    CAPTION_WORDS = 78,
    BYLINE_WORDS = 20,
    OFFICE_WORDS = 14,
    DATELINE_WORDS = 10,
    PLACE_ELEMENTS = 12,
    HEADLINE_LEAST = 3,
    HEADLINE_WORDS = 25,
    STANDFIRST_LEAST = 5,
    STANDFIRST_WORDS = 45,
    HEADING_WORDS = 9,
    LIST_WORDS = 20,
    COLON_BACK = 12 /* elements at the end where "Photo:" is looked for */
};

static bool is_capital(const struct passage *p, uint32_t i)
{
    return i < p->n && p->at[i].flags & HX_TOKEN_CAPITAL;
}

static bool has_digit(const struct passage *p, uint32_t i)
{
    return i < p->n && p->at[i].flags & HX_TOKEN_NUMBER;
}

static uint32_t sign_at(const struct passage *p, uint32_t i)
{
    return i < p->n ? p->at[i].sign : 0;
}

static bool is_dash(uint32_t cp)
{
    return words_sign(cp) == SIGN_DASH;
}

/* True if word I of P has capitals only, and two of them at least. */
static bool is_upper(const struct passage *p, uint32_t i)
{
    uint32_t cp, letters = 0;
    if (i >= p->n || p->at[i].sign)
        return false;
    for (struct str s = token_str(p->text, p->at[i].token); s.len;) {
        size_t len = utf8_decode(s, &cp);
        if (utf8_is_lower(cp))
            return false;
        letters += utf8_is_letter(cp);
        s = str_sub(s, len, s.len);
    }
    return letters > 1;
}

/* Which of the words from POS on speak of dates, and of what. */
struct dates {
    uint32_t n;       /* elements taken */
    uint32_t last;    /* the last of them that says when */
    uint32_t numbers; /* words with a digit */
    bool has_name;    /* a month or a day of the week */
    bool has_ago, has_clock, has_year, has_stamp;
};

static bool is_year(struct str s)
{
    uint32_t year;
    return s.len == 4 && str_number(s, 2099, &year) && year >= 1900;
}

/* True if S is digits with what stands in dates: 12th, 7.42, 10am, t10. */
static bool is_date_number(struct str s)
{
    size_t i = s.len && s.s[0] == 't' ? 1 : 0;
    size_t digits = i;
    while (i < s.len &&
           ((s.s[i] >= '0' && s.s[i] <= '9') ||
            (i > digits && (s.s[i] == '.' || s.s[i] == ',' || s.s[i] == 'h'))))
        i++;
    if (i == digits)
        return false;
    return i == s.len || field_word(str_sub(s, i, s.len), WORD_NUMBER_END);
}

/* Reads dates from POS on as far as they go. */
static struct dates dates_read(struct passage *p, uint32_t pos)
{
    struct dates d = {0};
    uint32_t i = pos;
    for (; i < p->n; i++) {
        if (p->at[i].sign) {
            d.has_clock |= p->at[i].sign == ':' && has_digit(p, i - 1);
            continue;
        }
        struct str s = passage_fold(p, i);
        if (is_date_number(s)) {
            d.last = i;
            d.numbers++;
            d.has_year |= is_year(s);
        } else if (field_word(s, WORD_DATE_NAME)) {
            d.last = i;
            d.has_name = true;
        } else if (field_word(s, WORD_AGO)) {
            d.has_ago = true;
        } else if (field_word(s, WORD_STAMP)) {
            d.has_stamp = true;
        } else if (field_word(s, WORD_STAMP_DIGITS)) {
            d.has_stamp = true;
            d.numbers++;
        } else if (!field_word(s, WORD_DATE_LINK)) {
            break;
        }
    }
    d.n = i - pos;
    return d;
}

/* True if these are a day or a time, and not only numbers. */
static bool is_day(const struct dates *d)
{
    if (!d->numbers)
        return false;
    return d->has_name || d->has_ago || (d->has_year && d->numbers >= 3) ||
           (d->has_year && d->has_clock);
}

/* True if a day stands at POS, behind it a colon, a dash or the end. */
static bool is_day_followed(struct passage *p, uint32_t pos)
{
    struct dates d = dates_read(p, pos);
    uint32_t i = d.last + 1;
    while (sign_at(p, i) == ')' || sign_at(p, i) == '.')
        i++;
    uint32_t cp = sign_at(p, i);
    return is_day(&d) && (i == p->n || cp == ':' || is_dash(cp));
}

/* True if what FOLLOWS asks for stands at POS, behind the phrase. */
static bool is_followed(struct passage *p, uint32_t pos, uint32_t follows)
{
    uint32_t sign = sign_at(p, pos), next = pos;
    while (next < p->n && p->at[next].sign)
        next++;
    bool is_end = next == p->n && p->whole && sign != '?';
    bool is_sign = sign == ':' || sign == '|' || is_dash(sign);
    if ((follows & FOLLOWS_ANY) || (follows & FOLLOWS_END && is_end) ||
        (follows & FOLLOWS_SIGN && is_sign) ||
        (follows & FOLLOWS_STOP && (sign == '.' || sign == '!')))
        return true;
    if (follows & FOLLOWS_NAME && next < p->n && !p->has_stop &&
        is_capital(p, next))
        return true;
    if (follows & FOLLOWS_CAPITAL &&
        (is_capital(p, next) || has_digit(p, next)))
        return true;
    if (follows & FOLLOWS_YEAR && has_digit(p, next))
        return true;
    return follows & FOLLOWS_DAY && is_day_followed(p, next);
}

/* The first row of the table that P begins with, or NULL. */
static const struct field_phrase *phrase_find(struct passage *p)
{
    struct str first;
    if (p->first == p->n || p->at[p->first].sign)
        return NULL;
    first = passage_fold(p, p->first);
    for (size_t i = 0; i < field_phrases; i++) {
        const struct field_phrase *row = &field_phrase_table[i];
        /* The first byte spares nearly all comparisons. */
        if (p->words > row->words || !first.len || first.s[0] != row->phrase[0])
            continue;
        uint32_t n = passage_match(p, p->first, row->phrase);
        if (n && is_followed(p, p->first + n, row->follows))
            return row;
    }
    return NULL;
}

/* True if all words are names of places to share on, two at least. */
static bool is_network_list(struct passage *p)
{
    uint32_t names = 0;
    if (p->words > LIST_WORDS || p->words < 2 || p->has_stop)
        return false;
    for (uint32_t i = 0; i < p->n; i++) {
        if (p->at[i].sign)
            continue;
        if (field_word(passage_fold(p, i), WORD_NETWORK))
            names++;
        else if (!field_word(passage_fold(p, i), WORD_NETWORK_LINK))
            return false;
    }
    return names >= 2;
}

/* True if all words from POS on are names, of an agency if that is ASKED. */
static bool is_credit_from(struct passage *p, uint32_t pos, bool asked)
{
    bool has_agency = false;
    for (uint32_t i = pos; i < p->n; i++) {
        if (p->at[i].sign)
            continue;
        struct str s = passage_fold(p, i);
        has_agency |= field_word(s, WORD_AGENCY);
        if (asked ? !field_word(s, WORD_AGENCY) &&
                        !field_word(s, WORD_AGENCY_LINK)
                  : !is_capital(p, i) && !has_digit(p, i) &&
                        !field_word(s, WORD_NAME_LINK))
            return false;
    }
    return pos < p->n && (has_agency || !asked);
}

/* True if "Photo:" or its like begins the last words of P. */
static bool has_credit_end(struct passage *p)
{
    uint32_t from = p->n > COLON_BACK ? p->n - COLON_BACK : 0;
    for (uint32_t i = from > p->first ? from : p->first + 1; i + 2 < p->n; i++)
        if (sign_at(p, i + 1) == ':' && !p->at[i].sign && is_capital(p, i) &&
            field_word(passage_fold(p, i), WORD_PICTURE) &&
            is_credit_from(p, i + 2, false))
            return true;
    return false;
}

/* True if P ends with brackets that say whose picture it is. */
static bool has_credit_brackets(struct passage *p)
{
    uint32_t open = p->n;
    if (!p->n || !p->whole || sign_at(p, p->n - 1) != ')')
        return false;
    while (open > 0 && sign_at(p, open - 1) != '(')
        open--;
    for (uint32_t i = open; open > 1 && i < p->n; i++)
        if (!p->at[i].sign &&
            field_word(passage_fold(p, i), WORD_PICTURE | WORD_PICTURE_SOURCE))
            return true;
    return false;
}

/* "Photo: ..." is whose picture it is if only names follow, else a caption. */
static hx_field picture_field(struct passage *p, uint32_t pos)
{
    bool is_credit = p->words <= CREDIT_WORDS && !p->has_stop &&
                     is_credit_from(p, pos, false);
    return is_credit ? HX_FIELD_CREDIT : HX_FIELD_CAPTION;
}

static hx_field caption_guess(struct passage *p)
{
    uint32_t i = p->first;
    if (!p->whole || i >= p->n || p->words > CAPTION_WORDS)
        return HX_FIELD_BODY;
    if (sign_at(p, i) == 0xa9 && p->words <= CREDIT_WORDS)
        return HX_FIELD_CREDIT;
    if (!p->at[i].sign && field_word(passage_fold(p, i), WORD_PICTURE) &&
        sign_at(p, i + 1) == ':')
        return picture_field(p, i + 2);
    if (p->words <= CREDIT_WORDS && !p->has_stop && is_credit_from(p, i, true))
        return HX_FIELD_CREDIT;
    return has_credit_end(p) || has_credit_brackets(p) ? HX_FIELD_CAPTION
                                                       : HX_FIELD_BODY;
}

/* True if the words from POS on say when, and at most whose picture. */
static bool is_stamp(struct passage *p, bool is_said)
{
    if (p->words > STAMP_WORDS || !p->whole || p->first == p->n ||
        p->at[p->first].sign)
        return false;
    struct dates d = dates_read(p, p->first);
    uint32_t end = p->first + d.n;
    if (end < p->n && !(passage_match(p, end, "image copyright") ||
                        passage_match(p, end, "image source")))
        return false;
    if (p->has_stop && !d.has_ago && p->last_sign != '.')
        return false;
    if (!is_said)
        return is_day(&d);
    bool is_first =
        field_word(passage_fold(p, p->first), WORD_STAMP | WORD_STAMP_DIGITS);
    return is_first && d.has_stamp && (is_day(&d) || !d.numbers) &&
           (d.numbers || p->words <= 2);
}

/* True if the words from POS to END are names, two at least. */
static bool are_names(struct passage *p, uint32_t pos, uint32_t end)
{
    uint32_t names = 0;
    for (uint32_t i = pos; i < end; i++) {
        uint32_t cp = p->at[i].sign;
        if (cp && cp != ',' && cp != '.' && cp != '&' && cp != '/' &&
            cp != '|' && cp != '@' && !is_dash(cp))
            return false;
        if (cp)
            continue;
        struct str s = passage_fold(p, i);
        if (field_word(s, WORD_DATE_NAME) && i == pos)
            return false;
        if (field_word(s, WORD_OFFICE | WORD_OFFICE_KIND | WORD_NAME_LINK))
            continue;
        if (!is_capital(p, i) || words_is_stop(s))
            return false;
        names++;
    }
    return names >= 2;
}

static bool is_byline(struct passage *p)
{
    uint32_t i = p->first;
    if (!p->whole || i >= p->n || p->at[i].sign || p->has_stop ||
        p->words > BYLINE_WORDS)
        return false;
    if (field_word(passage_fold(p, i), WORD_BY))
        return are_names(p, i + 1, p->n);
    /* "Jane Roe, political editor": an office behind a comma. */
    uint32_t comma = i;
    while (comma < p->n && sign_at(p, comma) != ',' && sign_at(p, comma) != '|')
        comma++;
    if (comma == p->n || comma == i || p->words > OFFICE_WORDS ||
        !are_names(p, i, comma) || field_word(passage_fold(p, i), WORD_OFFICE))
        return false;
    bool has_office = false;
    for (uint32_t j = comma + 1; j < p->n; j++) {
        struct str s =
            p->at[j].sign ? (struct str){NULL, 0} : passage_fold(p, j);
        has_office |= field_word(s, WORD_OFFICE);
        if (s.len && !field_word(s, WORD_OFFICE | WORD_NAME_LINK) &&
            !is_capital(p, j) && !field_word(s, WORD_OFFICE_KIND))
            return false;
    }
    return has_office;
}

/* The elements of a place from POS on, in capitals if that is ASKED. */
static uint32_t place_length(struct passage *p, uint32_t pos, bool asked)
{
    uint32_t i = pos;
    while (i < p->n && i < pos + PLACE_ELEMENTS) {
        uint32_t cp = sign_at(p, i);
        bool is_part =
            cp == '.' || (cp == ',' && !has_digit(p, i + 1) &&
                          (asked ? is_upper(p, i + 1) : is_capital(p, i + 1)));
        if (cp ? !is_part || i == pos
               : (asked ? !is_upper(p, i) : !is_capital(p, i)) ||
                     field_word(passage_fold(p, i), WORD_DATE_NAME))
            break;
        i++;
    }
    return i - pos - (i > pos && sign_at(p, i - 1) == ',');
}

/* The elements in round brackets at POS, names in them, or 0. */
static uint32_t bracket_length(struct passage *p, uint32_t pos)
{
    uint32_t i = pos + 1;
    if (sign_at(p, pos) != '(')
        return 0;
    while (i < p->n && i < pos + PLACE_ELEMENTS && is_capital(p, i))
        i++;
    return i > pos + 1 && sign_at(p, i) == ')' ? i + 1 - pos : 0;
}

/* Where the agency in brackets or the dash stands behind a place, or 0. */
static uint32_t place_end(struct passage *p)
{
    uint32_t n = place_length(p, p->first, true), i = p->first + n;
    if (!n) {
        n = place_length(p, p->first, false);
        i = p->first + n;
        if (!n || !bracket_length(p, i))
            return 0;
    }
    if (sign_at(p, i) != ',')
        return i;
    struct dates d = dates_read(p, i + 1);
    if (!d.has_name || !d.numbers)
        return 0;
    for (i++; i < p->n && sign_at(p, i) != '(' && !is_dash(sign_at(p, i));)
        i++;
    return i;
}

uint32_t field_dateline(struct passage *p)
{
    uint32_t i = place_end(p);
    i += i ? bracket_length(p, i) : 0;
    if (!i || !is_dash(sign_at(p, i)) || i + 1 >= p->n ||
        !token_gap(p->text, p->at[i - 1].token).len ||
        !token_gap(p->text, p->at[i].token).len)
        return 0;
    /* "NATO - the alliance - said" goes on in small letters. */
    enum sign sign = words_sign(sign_at(p, i + 1));
    bool is_begun = is_capital(p, i + 1) || has_digit(p, i + 1) ||
                    sign == SIGN_QUOTE || sign == SIGN_OPEN;
    return is_begun ? i + 1 : 0;
}

/* A paragraph that is a place in capitals and a day: "LONDON, 12 May". */
static bool is_dateline(struct passage *p)
{
    uint32_t n = place_length(p, p->first, true), i = p->first + n;
    if (!n || !p->whole || p->words > DATELINE_WORDS)
        return false;
    if (sign_at(p, i) == ',')
        i += 1 + place_length(p, i + 1, false);
    struct dates d = dates_read(p, i);
    i += d.n;
    while (i < p->n && (p->at[i].sign || is_capital(p, i)))
        i++;
    return i == p->n && d.has_name && d.numbers;
}

static uint32_t could_get(struct passage *p)
{
    bool is_item = p->has_item;
    bool is_begun =
        p->first < p->n && (is_capital(p, p->first) || has_digit(p, p->first));
    bool is_open =
        p->last_sign == ',' || p->last_sign == ';' || p->last_sign == ':';
    uint32_t could = passage_is_prose(p) ? COULD_PROSE : 0;
    if (p->has_stop)
        could |= COULD_END;
    if (!is_item && !p->has_full_stop && !is_open &&
        p->words >= HEADLINE_LEAST && p->words <= HEADLINE_WORDS)
        could |= COULD_HEADLINE;
    if (!is_item && p->words >= STANDFIRST_LEAST &&
        p->words <= STANDFIRST_WORDS && !is_open)
        could |= COULD_STANDFIRST;
    if (!is_item && !p->has_full_stop && !is_open && is_begun && p->words &&
        p->words <= HEADING_WORDS)
        could |= COULD_HEADING;
    if (p->words <= LIST_WORDS && !p->has_full_stop && p->words)
        could |= COULD_LIST | (is_item ? COULD_ITEM : 0);
    if (is_byline(p))
        could |= COULD_BYLINE;
    if (is_stamp(p, false))
        could |= COULD_STAMP;
    if (is_dateline(p))
        could |= COULD_DATELINE;
    return could;
}

struct field_guess field_guess(struct passage *p)
{
    struct field_guess guess = {HX_FIELD_BODY, could_get(p)};
    const struct field_phrase *row = phrase_find(p);
    if (row) {
        guess.field = row->field;
        if (row->is_label && row->field == HX_FIELD_RELATED &&
            p->words <= passage_match(p, p->first, row->phrase))
            guess.could |= COULD_LABEL;
    } else if (is_stamp(p, true)) {
        guess.field = HX_FIELD_STAMP;
    } else if (is_network_list(p)) {
        guess.field = HX_FIELD_SHARE;
    } else {
        guess.field = caption_guess(p);
    }
    return guess;
}
