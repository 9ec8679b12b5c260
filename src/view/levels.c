/* SPDX-License-Identifier: MIT */

/* The counts are those of the comparison; levels are told by their names. */

#include "view/levels.h"

uint32_t levels_count(const hx_diff *diff, hx_level level)
{
    const hx_stats *stats = hx_diff_stats(diff);
    return stats->levels[level] + (level == HX_LEVEL_SPACE ? stats->spaces : 0);
}

bool levels_is_ignored(const hx_diff *diff, hx_level level)
{
    return level != HX_LEVEL_SUBSTANCE &&
           hx_diff_ignored(diff) & HX_IGNORE(level);
}

void levels_put(struct buf *b, const hx_diff *diff, const char *dot)
{
    const char *lead = "left out: ";
    for (int i = 0; i < HX_LEVEL_SUBSTANCE; i++) {
        hx_level level = (hx_level)i;
        uint32_t n = levels_count(diff, level);
        if (!n || !levels_is_ignored(diff, level))
            continue;
        buf_print(b, "%s%u %s", lead, n, hx_level_name(level));
        lead = dot;
    }
}

void levels_put_json(struct buf *b, const hx_diff *diff)
{
    const char *comma = "";
    buf_put_byte(b, '{');
    for (int i = 0; i < HX_LEVEL_SUBSTANCE; i++) {
        hx_level level = (hx_level)i;
        if (!levels_is_ignored(diff, level))
            continue;
        buf_print(b, "%s\"%s\":%u", comma, hx_level_name(level),
                  levels_count(diff, level));
        comma = ",";
    }
    buf_put_byte(b, '}');
}
