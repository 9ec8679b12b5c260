/* SPDX-License-Identifier: MIT */

/*
 * The strip of changes: a column for each version, as tall as many words
 * changed, in the color of the worst that happened, whose sign stands below
 * it. A gap stands where the story rested for a month, a wider one where for a
 * year. Where there are more columns than room those around the version under
 * the cursor are shown.
 */

#include "app/versions.h"

#include "input/source_git.h"
#include "view/fit.h"

enum {
    ROWS = 3,        /* of the strip, with an empty one below it */
    BODY_LEAST = 10, /* rows of the panel, for it to have a strip */
    STORY_LEAST = 3, /* versions */
    LEFT = 2,
    MONTH = 30 * 86400,
    YEAR = 365 * 86400
};

int versions_strip_rows(const struct app *app, int height)
{
    return height < BODY_LEAST || app->story->n < STORY_LEAST ? 0 : ROWS;
}

/* Columns that are left free before version I. */
static int gap_of(const struct story *story, uint32_t i)
{
    const struct git_version *from = story->version[i].from;
    const struct git_version *before = i ? story->version[i - 1].from : NULL;
    if (!from || !before)
        return 0;
    int64_t past = from->time - before->time;
    return past >= YEAR ? 2 : past >= MONTH;
}

/* The first version to be shown, so that CHOSEN is in the middle of WIDTH
 * columns as far as there are some on both sides. */
static uint32_t first_of(const struct story *story, uint32_t chosen, int width)
{
    int left = width / 2;
    uint32_t first = chosen, last = chosen;
    while (last + 1 < story->n && left > 0)
        left -= 1 + gap_of(story, ++last);
    left += width - width / 2;
    while (first && left > 1 + gap_of(story, first)) {
        left -= 1 + gap_of(story, first);
        first--;
    }
    return first;
}

/* How tall N words are, 1 to 8. */
static int height_of(uint32_t n)
{
    static const uint32_t steps[] = {2, 5, 12, 30, 75, 180, 450};
    int height = 1;
    while (height < 8 && n > steps[height - 1])
        height++;
    return height;
}

static void column_draw(struct screen *screen, struct spot at,
                        const struct version_facts *facts)
{
    static const char ascii[] = ".:-=+*%#";
    if (!facts || !facts->has_summary) {
        screen_fill(screen, at, '?', ROLE_NUMBER);
        return;
    }
    int sign = facts->worst - 1;
    enum role role = sign < 0                  ? ROLE_NUMBER
                     : sign >= KIND_SIGN_MOVED ? ROLE_LABEL
                                               : kind_table[sign].word;
    int height = height_of(facts->cut + facts->added);
    bool is_quiet = sign <= HX_SAME;
    screen_fill(screen, at,
                is_quiet        ? screen->ascii ? '_' : 0x2581
                : screen->ascii ? (uint32_t)ascii[height - 1]
                                : 0x2580 + (uint32_t)height,
                role);
    if (sign >= 0)
        kind_sign_draw(screen, at.y + 1, at.x, sign, role);
}

void versions_strip_draw(struct app *app, struct screen *screen, hx_range rows)
{
    const struct story *story = app->story;
    uint32_t chosen = versions_line(app, app->list.chosen).end - 1;
    int y = (int)rows.start, x = LEFT, end = screen->width - LEFT;
    uint32_t i = first_of(story, chosen, end - x);
    const char *dots = screen->ascii ? "<" : "\xe2\x80\xb9";
    if (i)
        screen_put(screen, (struct spot){y, x - 1, 1}, dots, ROLE_HINT);
    for (uint32_t first = i; i < story->n && x < end; i++, x++) {
        x += i > first ? gap_of(story, i) : 0;
        if (x >= end)
            break;
        if (i)
            column_draw(screen, (struct spot){y, x, 1}, versions_facts(app, i));
        else
            screen_fill(screen, (struct spot){y, x, 1},
                        screen->ascii ? 'o' : 0x25cb, ROLE_NUMBER);
        if (i == chosen)
            for (int j = 0; j < 2; j++)
                screen_mark(screen, y + j, x, 1);
    }
    if (i < story->n)
        screen_put(screen, (struct spot){y, end, 1},
                   screen->ascii ? ">" : "\xe2\x80\xba", ROLE_HINT);
}
