/* SPDX-License-Identifier: MIT */

/*
 * A number in digits, in letters or in both, with the currency before it, the
 * unit after it and the words that say how near it is: digits without zeros
 * at the end and a power of ten, so that 1.2 million is 1,200,000. A few
 * tokens are looked at on each side.
 */

#include "diff/fact.h"

enum { DIGITS_MOST = 15, GROUP = 3, DOZEN = 12 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static struct str folded_of(const struct fact_reader *r, uint32_t i)
{
    return r->keys->folded[r->keys->id[r->side][LEVEL_FOLDED][i]];
}

/* How many digits S has from I on. */
static size_t digits_of(struct str s, size_t i)
{
    size_t n = 0;
    while (i + n < s.len && is_digit(s.s[i + n]))
        n++;
    return n;
}

/* Reads the digits of S into FACT and gives where they end, 0 if they are too
 * many. A comma (elsewhere than in English a full stop) before three digits
 * parts thousands, any other sign decimals. */
static size_t digits_read(const struct fact_reader *r, struct str s,
                          struct fact *fact)
{
    bool decimals = false;
    size_t digits = 0, i = 0;
    char group = r->english ? ',' : '.';
    for (; i < s.len; i++) {
        if (is_digit(s.s[i])) {
            if (++digits > DIGITS_MOST)
                return 0;
            fact->value = fact->value * 10 + (uint64_t)(s.s[i] - '0');
            fact->power -= decimals;
            continue;
        }
        if ((s.s[i] != ',' && s.s[i] != '.') || !digits_of(s, i + 1))
            break;
        if (s.s[i] == group && !decimals && digits_of(s, i + 1) == GROUP)
            continue;
        if (decimals)
            return 0;
        decimals = true;
    }
    return i;
}

/* Without zeros at the end. */
static void zeros_drop(struct fact *fact)
{
    for (; fact->value && fact->value % 10 == 0; fact->value /= 10)
        fact->power++;
    if (!fact->value)
        fact->power = 0;
}

/* What is glued to the digits of token I: a scale, a unit, "th". */
static bool suffix_read(const struct fact_reader *r, uint32_t i, size_t from,
                        struct fact *fact)
{
    static const struct {
        const char *suffix;
        int32_t power;
        uint32_t unit;
    } suffix_table[] = {
        {"bn",  9,  UNIT_NONE            },
        {"m",   6,  UNIT_NONE            },
        {"mn",  6,  UNIT_NONE            },
        {"k",   3,  UNIT_NONE            },
        {"tn",  12, UNIT_NONE            },
        {"b",   9,  UNIT_NONE            },
        {"km",  0,  UNIT_KILOMETER       },
        {"cm",  0,  UNIT_CENTIMETER      },
        {"mm",  0,  UNIT_MILLIMETER      },
        {"kg",  0,  UNIT_KILOGRAM        },
        {"g",   0,  UNIT_GRAM            },
        {"ft",  0,  UNIT_FOOT            },
        {"mph", 0,  UNIT_SPEED_MILES     },
        {"kph", 0,  UNIT_SPEED_KILOMETERS},
        {"mw",  0,  UNIT_MEGAWATT        },
        {"gw",  0,  UNIT_GIGAWATT        },
        {"p",   0,  UNIT_PENCE           },
        {"th",  0,  UNIT_RANK            },
        {"st",  0,  UNIT_RANK            },
        {"nd",  0,  UNIT_RANK            },
        {"rd",  0,  UNIT_RANK            },
        {"s",   0,  UNIT_YEAR            },
        {"in",  0,  UNIT_INCH            },
        {"c",   0,  UNIT_DEGREE          },
        {"f",   0,  UNIT_DEGREE          },
    };
    struct str s = folded_of(r, i);
    s = str_sub(s, from, s.len);
    if (!s.len)
        return true;
    for (size_t j = 0; j < sizeof suffix_table / sizeof *suffix_table; j++)
        if (str_is_equal(s, str_of(suffix_table[j].suffix))) {
            fact->power += suffix_table[j].power;
            fact->unit =
                suffix_table[j].unit ? suffix_table[j].unit : fact->unit;
            return true;
        }
    return false;
}

/* Reads the number in letters from token I on: twenty-five, two hundred and
 * fifty thousand. Gives where it ends. */
static uint32_t letters_read(const struct fact_reader *r, uint32_t i,
                             struct fact *fact)
{
    uint64_t whole = 0, part = 0, scale = 1;
    uint32_t end = i;
    for (uint32_t j = i; end - i < 2 * DIGITS_MOST; end = j) {
        bool is_hyphen = end > i && fact_is_word(r, j, "-") &&
                         !fact_has_gap(r, j - 1) && !fact_has_gap(r, j);
        if (is_hyphen || (part >= 100 && fact_is_word(r, j, "and")))
            j++;
        enum fact_class cls = fact_class_of(r, j);
        uint32_t number = cls ? fact_number_of(r, j) : 0;
        if (cls == FACT_CARDINAL) {
            /* "three four" are two numbers */
            if (part % 10 || (part % 100 && number >= 10) ||
                (end > i && !part && !whole))
                break;
            part += number;
        } else if (cls == FACT_SCALE && end > i && number == 2) {
            part *= 100;
        } else if (cls == FACT_SCALE && end > i && number > 2) {
            for (scale = 1; number; number--)
                scale *= 10;
            if (part >= 1000 || (whole && whole % (scale * 1000)))
                break;
            whole += part * scale;
            part = 0;
            fact->value = whole;
            end = ++j;
            if (fact_class_of(r, j) != FACT_CARDINAL)
                break;
            continue;
        } else if (cls == FACT_ORDINAL && end > i && j == end + 1 &&
                   number < 10 && part >= 20 && part % 10 == 0) {
            fact->unit = UNIT_RANK; /* twenty-first */
            part += number;
            end = j + 1;
            break;
        } else
            break;
        j++;
    }
    fact->value = whole + part;
    return end;
}

/* The scale after a number: million, dozen, thousands. */
static uint32_t scale_read(const struct fact_reader *r, uint32_t i,
                           struct fact *fact)
{
    uint32_t j = i;
    if (fact_is_word(r, j, "-") && !fact_has_gap(r, j))
        j++;
    if (fact_class_of(r, j) != FACT_SCALE)
        return i;
    uint32_t number = fact_number_of(r, j);
    if (number)
        fact->power += (int32_t)number;
    else
        fact->value *= DOZEN;
    return j + 1;
}

/* What makes of a measure another: miles per hour, 45-year-old. */
static uint32_t unit_end(const struct fact_reader *r, uint32_t i,
                         struct fact *fact)
{
    bool is_fast = fact->unit == UNIT_MILE || fact->unit == UNIT_KILOMETER;
    if (is_fast && fact_is_word(r, i + 1, "hour") &&
        (fact_is_word(r, i, "per") || fact_is_word(r, i, "an"))) {
        fact->unit =
            fact->unit == UNIT_MILE ? UNIT_SPEED_MILES : UNIT_SPEED_KILOMETERS;
        return i + 2;
    }
    if (fact->unit == UNIT_DEGREE &&
        (fact_is_word(r, i, "c") || fact_is_word(r, i, "f") ||
         fact_is_word(r, i, "celsius") || fact_is_word(r, i, "fahrenheit")))
        return i + 1;
    uint32_t at = i + fact_is_word(r, i, "-");
    if (fact->unit == UNIT_YEAR &&
        (fact_is_word(r, at, "old") || fact_is_word(r, at, "olds")))
        return at + 1;
    return i;
}

/* The unit after a number: miles, %, per cent, -year. */
static uint32_t unit_read(const struct fact_reader *r, uint32_t i,
                          struct fact *fact)
{
    uint32_t j = i;
    if (fact_is_word(r, j, "-") && !fact_has_gap(r, j))
        j++;
    if (fact_is_word(r, j, "per") && fact_is_word(r, j + 1, "cent")) {
        fact->unit = UNIT_PERCENT;
        return j + 2;
    }
    if (fact_class_of(r, j) == FACT_PART ||
        (fact_class_of(r, j) == FACT_ORDINAL && fact_is_word(r, j + 1, "of"))) {
        fact->unit = UNIT_PART + fact_number_of(r, j);
        return j + 1;
    }
    uint32_t power = 0;
    if (fact_is_word(r, j, "square") || fact_is_word(r, j, "sq"))
        power = UNIT_SQUARE;
    else if (fact_is_word(r, j, "cubic"))
        power = UNIT_CUBIC;
    if (power && fact_is_word(r, j + 1, ".") && !fact_has_gap(r, j))
        j++;
    if (power && fact_class_of(r, j + 1) != FACT_UNIT)
        return i;
    j += power ? 1 : 0;
    if (fact_class_of(r, j) != FACT_UNIT || (fact->unit && j == i + 1))
        return i;
    if (!fact->unit || fact->unit < UNIT_MONEY)
        fact->unit = fact_number_of(r, j) | power;
    return unit_end(r, j + 1, fact);
}

static const struct {
    const char *word[3]; /* the last one first */
    enum fact_form form;
} form_table[] = {
    {{"than", "more", "no"},    FORM_MOST  },
    {{"than", "fewer", "no"},   FORM_LEAST },
    {{"than", "less", "no"},    FORM_LEAST },
    {{"than", "more", NULL},    FORM_MORE  },
    {{"than", "greater", NULL}, FORM_MORE  },
    {{"than", "less", NULL},    FORM_LESS  },
    {{"than", "fewer", NULL},   FORM_LESS  },
    {{"least", "at", NULL},     FORM_LEAST },
    {{"most", "at", NULL},      FORM_MOST  },
    {{"to", "up", NULL},        FORM_MOST  },
    {{"to", "close", NULL},     FORM_NEARLY},
    {{"as", "many", "as"},      FORM_MOST  },
    {{"as", "much", "as"},      FORM_MOST  },
    {{"under", "just", NULL},   FORM_NEARLY},
    {{"over", "just", NULL},    FORM_MORE  },
};

/* The words before FACT that say how near it is become part of it. */
static void form_read(const struct fact_reader *r, struct fact *fact)
{
    uint32_t i = fact->at.start;
    if (i && (!fact->unit || fact->unit == UNIT_YEAR) &&
        (fact_is_word(r, i - 1, "aged") || fact_is_word(r, i - 1, "age"))) {
        fact->unit = UNIT_YEAR;
        fact->at.start--;
        return;
    }
    bool is_time = fact->unit >= UNIT_YEAR && fact->unit <= UNIT_SECOND;
    for (size_t j = 0; j < sizeof form_table / sizeof *form_table; j++) {
        uint32_t n = 0;
        while (n < 3 && form_table[j].word[n] && i > n &&
               fact_is_word(r, i - 1 - n, form_table[j].word[n]))
            n++;
        if (n == 3 || !form_table[j].word[n]) {
            fact->form = form_table[j].form;
            fact->at.start -= n;
            return;
        }
    }
    if (!i || fact_class_of(r, i - 1) != FACT_ABOUT)
        return;
    enum fact_form form = (enum fact_form)fact_number_of(r, i - 1);
    if (is_time && (form == FORM_MORE || form == FORM_LESS))
        return; /* "over three days" is during them */
    fact->form = form;
    fact->at.start--;
}

/* True if the "one" at I counts what comes behind it. */
static bool is_counting(const struct fact_reader *r, uint32_t i)
{
    return i + 1 < r->keys->n[r->side] &&
           (r->keys->token[r->side][i + 1].flags & HX_TOKEN_WORD) &&
           (!keys_is_light(r->keys, r->side, i + 1) ||
            fact_is_word(r, i + 1, "of"));
}

/* A number that begins with a letter; where it ends. */
static uint32_t worded_read(const struct fact_reader *r, uint32_t i,
                            struct fact *fact)
{
    uint32_t number = fact_number_of(r, i);
    bool has_a =
        i && (fact_is_word(r, i - 1, "a") || fact_is_word(r, i - 1, "one") ||
              fact_is_word(r, i - 1, "half"));
    switch (fact_class_of(r, i)) {
    case FACT_CARDINAL:
        if (fact_is_word(r, i, "twice")) {
            fact->value = number;
            fact->unit = UNIT_TIMES;
            fact->weak = true;
            return i + 1;
        }
        if (fact_is_word(r, i, "one") && fact_is_word(r, i + 1, "-") &&
            (fact_class_of(r, i + 2) == FACT_ORDINAL ||
             fact_class_of(r, i + 2) == FACT_PART)) {
            fact->value = 1; /* one-third */
            fact->unit = UNIT_PART + fact_number_of(r, i + 2);
            return i + 3;
        }
        fact->weak = fact_is_word(r, i, "one");
        if (fact->weak && !is_counting(r, i) &&
            fact_class_of(r, i + 1) != FACT_SCALE)
            return i;
        return letters_read(r, i, fact);
    case FACT_SCALE:
        if (!has_a || (number && number < 2) ||
            r->keys->token[r->side][i].len < 3)
            return i;
        fact->value = number ? 1 : DOZEN;
        fact->power = (int32_t)number;
        return i + 1;
    case FACT_VAGUE:
        fact->value = 1;
        fact->power = (int32_t)number;
        fact->unit = UNIT_PART; /* hundreds are not one hundred */
        if (fact_is_word(r, i + 1, "of") &&
            fact_class_of(r, i + 2) == FACT_VAGUE) {
            fact->power += (int32_t)fact_number_of(r, i + 2);
            return i + 3;
        }
        return i + 1;
    case FACT_ORDINAL:
        fact->value = has_a && fact_is_word(r, i + 1, "of") ? 1 : number;
        fact->unit = fact->value == 1 && number > 1 ? UNIT_PART + number
                                                    : (uint32_t)UNIT_RANK;
        fact->weak = fact->unit == UNIT_RANK && number < 3;
        return i + 1;
    case FACT_DECADE:
        if (!i ||
            !(fact_is_word(r, i - 1, "his") || fact_is_word(r, i - 1, "her") ||
              fact_is_word(r, i - 1, "their")))
            return i;
        fact->value = number % 100;
        fact->unit = UNIT_YEAR;
        return i + 1;
    case FACT_PART:
        if (fact_is_word(r, i, "quarter") && !has_a)
            return i;
        fact->value = 1;
        fact->unit = UNIT_PART + number;
        fact->weak = number == 2;
        return i + 1;
    default:
        return i;
    }
}

/* True if the digits of token I are part of a name: COVID-19. */
static bool is_of_name(const struct fact_reader *r, uint32_t i)
{
    return i > 1 && fact_is_word(r, i - 1, "-") && !fact_has_gap(r, i - 1) &&
           !fact_has_gap(r, i - 2) &&
           (r->keys->token[r->side][i - 2].flags &
            (HX_TOKEN_CAPITAL | HX_TOKEN_NUMBER)) == HX_TOKEN_CAPITAL;
}

/* "half a million". */
static uint32_t half_read(const struct fact_reader *r, uint32_t i,
                          struct fact *fact)
{
    if (!fact_is_word(r, i, "half") || !fact_is_word(r, i + 1, "a") ||
        fact_class_of(r, i + 2) != FACT_SCALE)
        return i;
    fact->value = fact_number_of(r, i + 2) ? 5 : DOZEN / 2;
    fact->power =
        fact_number_of(r, i + 2) ? (int32_t)fact_number_of(r, i + 2) - 1 : 0;
    return i + 3;
}

/* The number that begins at token I, no sign before it. */
static uint32_t amount_read(const struct fact_reader *r, uint32_t i,
                            struct fact *fact)
{
    uint32_t end = half_read(r, i, fact);
    if (end > i)
        return end;
    struct str s = folded_of(r, i);
    if (!s.len || !is_digit(*s.s))
        return r->english ? worded_read(r, i, fact) : i;
    size_t from = is_of_name(r, i) ? 0 : digits_read(r, s, fact);
    if (!from || !suffix_read(r, i, from, fact))
        return i;
    return i + 1;
}

/* "and a half" behind a number that ends at I. */
static uint32_t and_half_read(const struct fact_reader *r, uint32_t i,
                              struct fact *fact)
{
    if (!fact_is_word(r, i, "and") || !fact_is_word(r, i + 1, "a") ||
        !fact_is_word(r, i + 2, "half") || fact->value > UINT32_MAX)
        return i;
    fact->value = fact->value * 10 + 5;
    fact->power--;
    return i + 3;
}

/* The second number behind one that ends at I and has no unit: 3-1, 7 to 2,
 * between 10 and 12. Gives where it ends, I if there is none. */
static uint32_t until_read(const struct fact_reader *r, uint32_t i,
                           struct fact *fact)
{
    uint32_t start = fact->at.start;
    bool glued = fact_is_word(r, i, "-") && !fact_has_gap(r, i - 1) &&
                 !fact_has_gap(r, i);
    bool between = start && fact_is_word(r, start - 1, "between") &&
                   fact_is_word(r, i, "and");
    bool to = fact_is_word(r, i, "to") &&
              !(start && fact_is_word(r, start - 1, "from"));
    uint32_t at = i + 1;
    struct fact other = {.type = HX_FACT_NUMBER}, date;
    if (!(glued || between || to) || at >= r->keys->n[r->side])
        return i;
    if (fact->unit && fact_class_of(r, at) == FACT_SIGN && !fact_has_gap(r, at))
        at++;
    uint32_t end = at < r->keys->n[r->side] ? amount_read(r, at, &other) : at;
    if (end == at || other.weak || other.unit >= UNIT_RANK ||
        fact_date(r, at, &date) > at)
        return i;
    int32_t power = other.power;
    end = scale_read(r, end, &other);
    if (fact->power <= 0) /* 40 to 50 million */
        fact->power += other.power - power;
    zeros_drop(&other);
    fact->until = hash_mix(other.value + 1, (uint64_t)(uint32_t)other.power);
    fact->unit = other.unit ? other.unit : fact->unit;
    fact->at.start -= between;
    return end;
}

uint32_t fact_number(const struct fact_reader *r, uint32_t i, struct fact *fact)
{
    uint32_t start = i, end;
    bool minus = fact_is_word(r, i, "-") && !fact_has_gap(r, i) &&
                 (!i || fact_has_gap(r, i - 1));
    *fact = (struct fact){.type = HX_FACT_NUMBER};
    i += minus;
    if (fact_is_word(r, i, "us") && !fact_has_gap(r, i) &&
        fact_class_of(r, i + 1) == FACT_SIGN)
        i++;
    if (fact_class_of(r, i) == FACT_SIGN && !fact_has_gap(r, i) &&
        i + 1 < r->keys->n[r->side])
        fact->unit = fact_number_of(r, i++);
    if (i >= r->keys->n[r->side] || (end = amount_read(r, i, fact)) == i)
        return start;
    fact->at.start = start;
    if (start && fact_is_word(r, start - 1, "a") &&
        (fact->unit >= UNIT_PART || fact_class_of(r, start) == FACT_SCALE))
        fact->at.start--;
    if (fact->unit < UNIT_RANK) {
        end = and_half_read(r, end, fact);
        end = scale_read(r, end, fact);
        end = until_read(r, end, fact);
        end = unit_read(r, end, fact);
    }
    fact->unit |= minus ? UNIT_NEGATIVE : 0;
    fact->at.end = end;
    form_read(r, fact);
    zeros_drop(fact);
    fact->key[0] = hash_mix(fact->value, (uint64_t)(uint32_t)fact->power);
    fact->keys = 1;
    return end;
}

bool fact_is_same_number(const struct fact *a, const struct fact *b)
{
    return a->value == b->value && a->power == b->power &&
           a->until == b->until &&
           (a->unit == b->unit || (a->unit < UNIT_RANK && b->unit < UNIT_RANK &&
                                   (!a->unit || !b->unit)));
}
