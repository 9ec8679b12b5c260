/* SPDX-License-Identifier: MIT */

/* Rows in the order of the bits; a test checks it. That a quotation changed is
 * counted as a change in quotes, so it has no count here. */

#include "view/flag.h"

/* clang-format off */
const struct flag_info flag_table[HX_PAIR_FLAGS] = {
    {HX_PAIR_QUOTE_WORDS, "", "", "quote altered", 199},
    {HX_PAIR_QUOTE_SHORTENED, "", "", "quote shortened", 198},
    {HX_PAIR_QUOTE_ADDED, "", "", "quote added", 197},
    {HX_PAIR_QUOTE_REMOVED, "", "", "quote removed", 196},
    {HX_PAIR_QUOTE_INDIRECT, "quote made indirect", "quotes made indirect",
     "quote made indirect", 194},
    {HX_PAIR_QUOTE_DIRECT, "words made a quote", "words made quotes",
     "words made a quote", 193},
    {HX_PAIR_QUOTE_SPEAKER, "quote of another speaker",
     "quotes of other speakers", "quote of another speaker", 192},
    {HX_PAIR_ATTRIBUTION, "attribution", "attributions",
     "attribution changed", 169},
    {HX_PAIR_ATTRIBUTED, "", "", "attribution added", 167},
    {HX_PAIR_UNATTRIBUTED, "", "", "attribution dropped", 165},
    {HX_PAIR_HEDGED, "hedged", "hedged", "hedged", 163},
    {HX_PAIR_FIRMED, "firmed", "firmed", "firmed", 161},
    {HX_PAIR_TENSE, "", "", "tense", 55},
    {HX_PAIR_AGENT_LOST, "agent not told", "agents not told",
     "agent not told", 159},
    {HX_PAIR_AGENT_NAMED, "agent named", "agents named", "agent named", 158},
    {HX_PAIR_PROMOTED, "promoted", "promoted", "promoted", 139},
    {HX_PAIR_DEMOTED, "demoted", "demoted", "demoted", 138},
};
/* clang-format on */

void flag_json(struct buf *b, uint32_t flags)
{
    const char *comma = "";
    if (!flags)
        return;
    buf_put(b, STR(",\"flags\":["));
    for (uint32_t i = 0; i < HX_PAIR_FLAGS; i++) {
        if (!(flags >> i & 1))
            continue;
        buf_print(b, "%s\"%s\"", comma, hx_flag_name(i));
        comma = ",";
    }
    buf_put_byte(b, ']');
}

void flag_words(struct buf *b, uint32_t flags)
{
    const char *comma = "";
    /* What is told more exactly is not told twice. */
    if (flags & (HX_PAIR_ATTRIBUTED | HX_PAIR_UNATTRIBUTED))
        flags &= ~(uint32_t)HX_PAIR_ATTRIBUTION;
    if (flags & HX_PAIR_QUOTE_SHORTENED)
        flags &= ~(uint32_t)HX_PAIR_QUOTE_WORDS;
    for (uint32_t i = 0; i < HX_PAIR_FLAGS; i++) {
        if (!(flags >> i & 1))
            continue;
        buf_print(b, "%s%s", comma, flag_table[i].label);
        comma = ", ";
    }
}
