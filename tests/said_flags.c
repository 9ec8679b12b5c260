/* SPDX-License-Identifier: MIT */

/*
 * How many flags of pairs the library gets right.
 *
 *     said_flags LEXICON FILE FLOOR    sentences kept apart: totals only, so
 *                                      that nobody makes rules from them
 *     said_flags LEXICON FILE          sentences the rules were made with: each
 *                                      must be right
 *
 * The first kind has lines FLAG, yes or no, SPEAKER, OLD, NEW; in the second
 * one sentence with "{old|new}" takes the place of the last two. SPEAKER is
 * whose the quotation is, or "-". A flag that has several forms (an
 * attribution that was dropped) is there if one of them is.
 */

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "said.h"

enum {
    POSITIVES = 10,
    NEAR_MISSES = 5,
    QUOTE_FLAGS = HX_PAIR_QUOTE_WORDS | HX_PAIR_QUOTE_SHORTENED |
                  HX_PAIR_QUOTE_ADDED | HX_PAIR_QUOTE_REMOVED |
                  HX_PAIR_QUOTE_INDIRECT | HX_PAIR_QUOTE_DIRECT
};

static const struct sort {
    const char *name;
    uint32_t flags;
} sort_table[] = {
    {"quote-altered", QUOTE_FLAGS        },
    {"attribution",   HX_PAIR_ATTRIBUTION},
    {"hedged",        HX_PAIR_HEDGED     },
    {"firmed",        HX_PAIR_FIRMED     },
    {"tense",         HX_PAIR_TENSE      },
    {"agent-lost",    HX_PAIR_AGENT_LOST },
};

enum { SORTS = sizeof sort_table / sizeof *sort_table };

struct work {
    struct said said;
    bool kept_apart;
    unsigned wanted[SORTS][2], right[SORTS][2]; /* by no and yes */
    unsigned speakers, named;
};

static uint32_t flags_of(const struct said *said)
{
    uint32_t n, flags = 0;
    const hx_pair *pair = hx_diff_pairs(said->diff, &n);
    for (uint32_t i = 0; i < n; i++) {
        flags |= pair[i].flags;
        /* A quotation may be all of a sentence that came or went. */
        for (uint32_t j = pair[i].changes.start; j < pair[i].changes.end; j++) {
            uint32_t m;
            const hx_change *change = hx_diff_changes(said->diff, &m) + j;
            if (pair[i].kind == HX_DELETED && change->cls == HX_CLASS_QUOTE)
                flags |= HX_PAIR_QUOTE_REMOVED;
            if (pair[i].kind == HX_INSERTED && change->cls == HX_CLASS_QUOTE)
                flags |= HX_PAIR_QUOTE_ADDED;
        }
    }
    return flags;
}

/* True if a quotation of either side is of somebody with NAME in his. */
static bool is_speaker(const struct said *said, const char *name)
{
    for (int side = 0; side < 2; side++) {
        uint32_t n, tokens;
        size_t len;
        const hx_quote *quote = hx_doc_quotes(said->doc[side], &n);
        const hx_token *token = hx_doc_tokens(said->doc[side], &tokens);
        const char *text = hx_doc_text(said->doc[side], &len);
        for (uint32_t i = 0; i < n; i++)
            for (uint32_t j = quote[i].speaker.start; j < quote[i].speaker.end;
                 j++)
                if (strstr(name, "-") != name && token[j].len &&
                    strlen(name) >= token[j].len &&
                    !strncmp(name + strlen(name) - token[j].len,
                             text + token[j].at, token[j].len))
                    return true;
    }
    return false;
}

static int line_read(void *context, char *line)
{
    struct work *w = context;
    char *field[SAID_FIELDS], side[2][SAID_LINE];
    int n = said_part(line, field), sort = 0;
    if (n != (w->kept_apart ? 5 : 4))
        return -1;
    while (sort < SORTS && strcmp(sort_table[sort].name, field[0]) != 0)
        sort++;
    if (sort == SORTS)
        return -1;
    for (int i = 0; i < 2; i++) {
        if (w->kept_apart)
            snprintf(side[i], SAID_LINE, "%s", field[3 + i]);
        else
            said_side(side[i], field[3], i);
    }
    if (said_compare(&w->said, side[0], side[1]))
        return -1;
    bool yes = !strcmp(field[1], "yes");
    bool said = flags_of(&w->said) & sort_table[sort].flags;
    w->wanted[sort][yes]++;
    w->right[sort][yes] += yes == said;
    if (yes && strcmp(field[2], "-") != 0) {
        w->speakers++;
        w->named += is_speaker(&w->said, field[2]);
    }
    if (yes != said && !w->kept_apart)
        printf("%s, %s:\n  %s\n  %s\n", field[0], field[1], side[0], side[1]);
    return 0;
}

int main(int argc, char **argv)
{
    static struct work w;
    unsigned right = 0, wanted = 0;
    bool covered = true;
    if (argc < 3 || said_open(&w.said, argv[1]))
        return EXIT_FAILURE;
    w.kept_apart = argc > 3;
    int result = said_lines(argv[2], line_read, &w);
    said_close(&w.said);
    for (int i = 0; i < SORTS; i++) {
        printf("%-14s %2u of %2u, near misses %2u of %2u\n", sort_table[i].name,
               w.right[i][1], w.wanted[i][1], w.right[i][0], w.wanted[i][0]);
        right += w.right[i][0] + w.right[i][1];
        wanted += w.wanted[i][0] + w.wanted[i][1];
        covered &= w.wanted[i][1] >= POSITIVES && w.wanted[i][0] >= NEAR_MISSES;
    }
    printf("%u of %u; speakers %u of %u\n", right, wanted, w.named, w.speakers);
    if (result || !wanted)
        return EXIT_FAILURE;
    if (!w.kept_apart)
        return right != wanted || !covered;
    return 100 * right < (unsigned)atoi(argv[3]) * wanted;
}
