/* SPDX-License-Identifier: MIT */

/* Closed lists, compared as whole phrases; see the header. */

#include "diff/synonym.h"

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

bool synonym_is_contraction(struct arena *arena, struct str a, struct str b)
{
    if (!is_writable(a) && !is_writable(b))
        return a.len && str_is_equal(a, b);
    for (int i = 0; i < 4; i++)
        if (str_is_equal(written_out(arena, a, i & 1),
                         written_out(arena, b, i & 2)))
            return a.len && b.len;
    return false;
}

/* Phrases of one meaning, parted by bars. */
static const char *const synonym_table[] = {
    "|also|too|additionally|in addition|as well|besides|",
    "|however|but|nevertheless|nonetheless|",
    "|although|though|even though|",
    "|because|because of the fact that|",
    "|therefore|thus|consequently|as a result|hence|",
    "|while|whilst|",
    "|among|amongst|",
    "|amid|amidst|",
    "|toward|towards|",
    "|until|till|up until|",
    "|upon|on|",
    "|about|concerning|regarding|on the subject of|",
    "|across|throughout|",
    "|across the globe|around the globe|around the world|across the world|",
    "|worldwide|globally|around the world|all over the world|",
    "|for example|for instance|e.g.|",
    "|that is|i.e.|",
    "|in order to|to|so as to|",
    "|said|stated|",
    "|says|states|",
    "|say|state|",
    "|saying|stating|",
    "|according to|in the words of|",
    "|use|utilise|utilize|make use of|",
    "|used|utilised|utilized|made use of|",
    "|uses|utilises|utilizes|makes use of|",
    "|using|utilising|utilizing|making use of|",
    "|begin|start|commence|",
    "|began|started|commenced|",
    "|begins|starts|commences|",
    "|beginning|starting|commencing|",
    "|buy|purchase|",
    "|bought|purchased|",
    "|help|assist|aid|",
    "|helped|assisted|aided|",
    "|obtain|get|",
    "|obtained|got|",
    "|near|close to|",
    "|nearly|almost|",
    "|roughly|approximately|",
    "|currently|at present|at the moment|presently|right now|",
    "|previously|formerly|",
    "|later|afterwards|afterward|subsequently|",
    "|recently|lately|of late|",
    "|often|frequently|",
    "|sometimes|at times|occasionally|",
    "|usually|normally|typically|",
    "|quickly|rapidly|swiftly|",
    "|entirely|completely|wholly|fully|",
    "|shut|closed|",
    "|reply|answer|respond|",
    "|replied|answered|responded|",
    "|several|a number of|",
    "|many|a lot of|lots of|numerous|a large number of|",
    "|people|persons|individuals|",
    "|kids|children|",
    "|film|movie|",
    "|firm|company|business|",
    "|firms|companies|businesses|",
    "|percent|per cent|%|",
    "|okay|ok|o.k.|",
    "|tv|television|",
    "|phone|telephone|",
};

/* True if PHRASE stands between bars in ROW. */
static bool has_phrase(const char *row, struct str phrase)
{
    for (; *row; row++)
        if (*row == '|' && row[1] == *phrase.s &&
            !strncmp(row + 1, phrase.s, phrase.len) &&
            row[1 + phrase.len] == '|')
            return true;
    return false;
}

bool synonym_is_known(struct str a, struct str b)
{
    if (!a.len || !b.len)
        return false;
    for (size_t i = 0; i < sizeof synonym_table / sizeof *synonym_table; i++)
        if (has_phrase(synonym_table[i], a) && has_phrase(synonym_table[i], b))
            return true;
    return false;
}
