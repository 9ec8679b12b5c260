/* SPDX-License-Identifier: MIT */

/*
 * The inflectional part of English endings (plural, possessive, -ed, -ing)
 * in the manner of step 1 of M. F. Porter, An algorithm for suffix stripping
 * (1980); derivations stay apart, so "nation" is not "national".
 */

#include "diff/stem.h"

#include "doc/words.h"

static bool is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

static bool has_vowel(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (is_vowel(s.s[i]))
            return true;
    return false;
}

static bool has_end(struct str s, const char *end)
{
    struct str tail = str_of(end);
    return s.len > tail.len &&
           str_is_equal(str_sub(s, s.len - tail.len, tail.len), tail);
}

static bool is_plain(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((s.s[i] < 'a' || s.s[i] > 'z') && s.s[i] != '\'')
            return false;
    return true;
}

/* Takes -s, -es, -'s off; -ss, -us and -is stay. */
static struct str plural_cut(struct str s)
{
    if (has_end(s, "'s"))
        return str_sub(s, 0, s.len - 2);
    if (has_end(s, "'"))
        s.len--; /* workers', workers */
    if (has_end(s, "ss") || has_end(s, "us") || has_end(s, "is") ||
        !has_end(s, "s") || s.len < 4)
        return s;
    if (has_end(s, "ies") && s.len > 4)
        return str_sub(s, 0, s.len - 2); /* parties, parti */
    if (has_end(s, "sses") || has_end(s, "shes") || has_end(s, "ches") ||
        has_end(s, "xes") || has_end(s, "zes"))
        return str_sub(s, 0, s.len - 2);
    return str_sub(s, 0, s.len - 1);
}

/* Takes -ed and -ing off where a vowel is left. */
static struct str verb_cut(struct str s)
{
    size_t cut = has_end(s, "ing") ? 3 : has_end(s, "ed") ? 2 : 0;
    struct str root = str_sub(s, 0, s.len - cut);
    if (!cut || root.len < 3 || !has_vowel(root) || has_end(s, "eed"))
        return s;
    char last = root.s[root.len - 1];
    if (last == root.s[root.len - 2] && !is_vowel(last) && last != 'l' &&
        last != 's' && last != 'z')
        root.len--; /* stopped, stop */
    return root;
}

/* True if S ends in s and is no form of the word without it. */
static bool is_whole(struct str s)
{
    struct str rest = STR("|news|goods|arms|customs|means|species|series|"
                          "politics|economics|mathematics|physics|");
    while (rest.len)
        if (str_is_equal(str_cut(&rest, '|'), s))
            return true;
    return false;
}

struct str stem_of(struct arena *a, struct str s)
{
    if (s.len < 4 || !is_plain(s) || is_whole(s) ||
        words_is_stop(str_sub(s, 0, str_find(s, '\''))))
        return s; /* "it's" is no form of "it" */
    struct str stem = verb_cut(plural_cut(s));
    if (stem.len > 3 && has_end(stem, "e"))
        stem.len--; /* used, use; police, polic */
    if (stem.len < 3 || stem.s[stem.len - 1] != 'y' ||
        is_vowel(stem.s[stem.len - 2]))
        return stem;
    char *to = str_copy(a, stem);
    to[stem.len - 1] = 'i'; /* party, parti */
    return (struct str){to, stem.len};
}

/* S with its first FROM after the second letter replaced by TO. */
static struct str variant_of(struct arena *a, struct str s, struct str from,
                             struct str to)
{
    for (size_t i = 2; i + from.len <= s.len; i++) {
        if (!str_is_equal(str_sub(s, i, from.len), from))
            continue;
        struct buf b = {.a = a};
        buf_put(&b, str_sub(s, 0, i));
        buf_put(&b, to);
        buf_put(&b, str_sub(s, i + from.len, s.len));
        return buf_str(&b);
    }
    return s;
}

static const struct variant {
    struct str from, to;
} variant_table[] = {
    {{"isa", 3},  {"iza", 3} },
    {{"ise", 3},  {"ize", 3} },
    {{"isi", 3},  {"izi", 3} },
    {{"yse", 3},  {"yze", 3} },
    {{"our", 3},  {"or", 2}  },
    {{"ogue", 4}, {"og", 2}  },
    {{"tre", 3},  {"ter", 3} },
    {{"bre", 3},  {"ber", 3} },
    {{"ence", 4}, {"ense", 4}},
};

/* S with the l doubled before its ending as once: travelled, not filled,
 * whose root has one syllable. */
static struct str single_l(struct arena *a, struct str s)
{
    size_t cut = has_end(s, "lling")                        ? 3
                 : has_end(s, "lled") || has_end(s, "ller") ? 2
                                                            : 0;
    if (!cut || s.len < cut + 5 || !is_vowel(s.s[s.len - cut - 3]) ||
        !has_vowel(str_sub(s, 0, s.len - cut - 3)))
        return s;
    struct buf b = {.a = a};
    buf_put(&b, str_sub(s, 0, s.len - cut - 1));
    buf_put(&b, str_sub(s, s.len - cut, cut));
    return buf_str(&b);
}

struct str stem_spelling(struct arena *a, struct str s)
{
    if (s.len < 5 || !is_plain(s))
        return s;
    for (size_t i = 0; i < sizeof variant_table / sizeof *variant_table; i++)
        s = variant_of(a, s, variant_table[i].from, variant_table[i].to);
    return single_l(a, s);
}
