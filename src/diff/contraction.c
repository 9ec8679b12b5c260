/* SPDX-License-Identifier: MIT */

/* Each word is written out by its ending, in each meaning that has; see the
 * header. */

#include "diff/contraction.h"

#include <string.h>

/* Endings that stand for a word; of 's and 'd each meaning is tried. */
static const struct ending {
    struct str from, to;
} ending_table[] = {
    {{"can't", 5},  {"can not", 7}  },
    {{"won't", 5},  {"will not", 8} },
    {{"shan't", 6}, {"shall not", 9}},
    {{"cannot", 6}, {"can not", 7}  },
    {{"n't", 3},    {" not", 4}     },
    {{"'re", 3},    {" are", 4}     },
    {{"'ve", 3},    {" have", 5}    },
    {{"'ll", 3},    {" will", 5}    },
    {{"'m", 2},     {" am", 3}      },
    {{"'s", 2},     {" is", 3}      },
    {{"'s", 2},     {" has", 4}     },
    {{"'d", 2},     {" would", 6}   },
    {{"'d", 2},     {" had", 4}     },
};

enum { ENDINGS = sizeof ending_table / sizeof *ending_table };

/* S, one word, with its ending as row I of the table writes it out. */
static bool ending_put(struct buf *b, struct str word, size_t i)
{
    const struct ending *ending = &ending_table[i];
    if (word.len < ending->from.len ||
        !str_is_equal(str_sub(word, word.len - ending->from.len, word.len),
                      ending->from))
        return false;
    buf_put(b, str_sub(word, 0, word.len - ending->from.len));
    buf_put(b, ending->to);
    return true;
}

/* S with contractions written out, those that have two meanings by the
 * SECOND one where that is set. */
static struct str written_out(struct arena *a, struct str s, bool second)
{
    struct buf b = {.a = a};
    while (s.len) {
        struct str word = str_cut(&s, ' ');
        bool done = false;
        for (size_t i = 0; i < ENDINGS && !done; i++) {
            bool first_of_two =
                i + 1 < ENDINGS &&
                str_is_equal(ending_table[i].from, ending_table[i + 1].from);
            if (!(second && first_of_two))
                done = ending_put(&b, word, i);
        }
        if (!done)
            buf_put(&b, word);
        if (s.len)
            buf_put_byte(&b, ' ');
    }
    return buf_str(&b);
}

/* True if S may have an ending of the table: each has an apostrophe but one. */
static bool is_writable(struct str s)
{
    static const struct str whole = {"cannot", 6};
    if (s.len && memchr(s.s, '\'', s.len))
        return true;
    for (size_t i = 0; i + whole.len <= s.len; i++)
        if (!memcmp(s.s + i, whole.s, whole.len))
            return true;
    return false;
}

bool contraction_is_same(struct arena *arena, struct str a, struct str b)
{
    if (!is_writable(a) && !is_writable(b))
        return a.len && str_is_equal(a, b);
    for (int i = 0; i < 4; i++)
        if (str_is_equal(written_out(arena, a, i & 1),
                         written_out(arena, b, i & 2)))
            return a.len && b.len;
    return false;
}
