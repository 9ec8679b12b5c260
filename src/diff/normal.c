/* SPDX-License-Identifier: MIT */

/* One rule after the other on one word; each is a short loop or a search in a
 * small table, and most words are left by all of them. */

#include "diff/normal.h"

#include "base/utf8.h"
#include "diff/stem.h"

enum { DIGITS_MOST = 15 };

static const struct number_row {
    struct str word;
    uint32_t value;
    bool is_ordinal;
} number_table[] = {
    {{"zero", 4},        0,          false},
    {{"two", 3},         2,          false},
    {{"three", 5},       3,          false},
    {{"four", 4},        4,          false},
    {{"five", 4},        5,          false},
    {{"six", 3},         6,          false},
    {{"seven", 5},       7,          false},
    {{"eight", 5},       8,          false},
    {{"nine", 4},        9,          false},
    {{"ten", 3},         10,         false},
    {{"eleven", 6},      11,         false},
    {{"twelve", 6},      12,         false},
    {{"thirteen", 8},    13,         false},
    {{"fourteen", 8},    14,         false},
    {{"fifteen", 7},     15,         false},
    {{"sixteen", 7},     16,         false},
    {{"seventeen", 9},   17,         false},
    {{"eighteen", 8},    18,         false},
    {{"nineteen", 8},    19,         false},
    {{"twenty", 6},      20,         false},
    {{"thirty", 6},      30,         false},
    {{"forty", 5},       40,         false},
    {{"fifty", 5},       50,         false},
    {{"sixty", 5},       60,         false},
    {{"seventy", 7},     70,         false},
    {{"eighty", 6},      80,         false},
    {{"ninety", 6},      90,         false},
    {{"hundred", 7},     100,        false},
    {{"thousand", 8},    1000,       false},
    {{"million", 7},     1000000,    false},
    {{"billion", 7},     1000000000, false},
    {{"first", 5},       1,          true },
    {{"second", 6},      2,          true },
    {{"third", 5},       3,          true },
    {{"fourth", 6},      4,          true },
    {{"fifth", 5},       5,          true },
    {{"sixth", 5},       6,          true },
    {{"seventh", 7},     7,          true },
    {{"eighth", 6},      8,          true },
    {{"ninth", 5},       9,          true },
    {{"tenth", 5},       10,         true },
    {{"eleventh", 8},    11,         true },
    {{"twelfth", 7},     12,         true },
    {{"thirteenth", 10}, 13,         true },
    {{"fourteenth", 10}, 14,         true },
    {{"fifteenth", 9},   15,         true },
    {{"twentieth", 9},   20,         true },
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Reads digits of S from *I on, commas between groups of three left out, into
 * VALUE; false if there are none, too many or commas elsewhere. */
static bool digits_read(struct str s, size_t *i, uint64_t *value)
{
    size_t digits = 0, group = 0;
    bool is_grouped = false;
    *value = 0;
    for (; *i < s.len; ++*i) {
        if (is_digit(s.s[*i])) {
            *value = *value * 10 + (uint64_t)(s.s[*i] - '0');
            digits++;
            group++;
        } else if (s.s[*i] == ',') {
            if (!group || group > 3 || (is_grouped && group != 3))
                return false;
            is_grouped = true;
            group = 0;
        } else
            break;
        if (digits > DIGITS_MOST)
            return false;
    }
    return digits && (!is_grouped || group == 3);
}

/* True if S is the ending of VALUE as an ordinal. */
static bool is_ordinal_ending(struct str s, uint64_t value)
{
    static const char endings[4][3] = {"th", "st", "nd", "rd"};
    bool is_teen = value % 100 / 10 == 1;
    uint64_t last = is_teen || value % 10 > 3 ? 0 : value % 10;
    return str_is_equal(s, str_of(endings[last]));
}

bool normal_number(struct str word, struct normal_number *number)
{
    size_t i = 0;
    *number = (struct normal_number){0, false};
    if (word.len && is_digit(*word.s)) {
        if (!digits_read(word, &i, &number->value))
            return false;
        struct str rest = str_sub(word, i, word.len);
        number->is_ordinal = is_ordinal_ending(rest, number->value);
        return !rest.len || number->is_ordinal;
    }
    for (i = 0; i < sizeof number_table / sizeof *number_table; i++)
        if (str_is_equal(word, number_table[i].word)) {
            number->value = number_table[i].value;
            number->is_ordinal = number_table[i].is_ordinal;
            return true;
        }
    return false;
}

/* True if S is single letters with full stops between them. */
static bool is_initials(struct str s)
{
    if (s.len < 3)
        return false;
    for (size_t i = 0; i < s.len; i++)
        if (i % 2 ? s.s[i] != '.' : s.s[i] < 'a' || s.s[i] > 'z')
            return false;
    return true;
}

static struct str stops_drop(struct arena *a, struct str s)
{
    struct buf b = {.a = a};
    for (size_t i = 0; i < s.len; i += 2)
        buf_put_byte(&b, s.s[i]);
    return buf_str(&b);
}

struct str normal_owner(struct str s)
{
    if (s.len > 2 && s.s[s.len - 2] == '\'' && s.s[s.len - 1] == 's')
        s.len -= 2;
    else if (s.len > 2 && s.s[s.len - 1] == '\'')
        s.len--;
    return s;
}

struct str normal_of(struct arena *a, struct str word, bool english)
{
    struct normal_number number;
    word = utf8_compatible(a, word);
    if (english || (word.len && is_digit(*word.s)))
        if (normal_number(word, &number)) {
            struct buf b = {.a = a};
            buf_print(&b, "%llu%s", (unsigned long long)number.value,
                      number.is_ordinal ? "." : "");
            return buf_str(&b);
        }
    if (is_initials(word))
        return stops_drop(a, word);
    return english ? stem_spelling(a, normal_owner(word)) : word;
}

struct str normal_ending(struct str word)
{
    static const struct {
        struct str from, to;
    } ending_table[] = {
        {{"n't", 3},    {"not", 3} },
        {{"cannot", 6}, {"not", 3} },
        {{"'re", 3},    {"are", 3} },
        {{"'ve", 3},    {"have", 4}},
        {{"'ll", 3},    {"will", 4}},
        {{"'m", 2},     {"am", 2}  },
    };
    for (size_t i = 0; i < sizeof ending_table / sizeof *ending_table; i++) {
        struct str from = ending_table[i].from;
        if (word.len >= from.len &&
            str_is_equal(str_sub(word, word.len - from.len, from.len), from))
            return ending_table[i].to;
    }
    return (struct str){NULL, 0};
}
