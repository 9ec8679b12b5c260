/* SPDX-License-Identifier: MIT */

/*
 * Groups of lines with a heading each: kinds and moves, classes, flags, noise.
 * A line is there if the comparison has such changes or they are hidden; it
 * tells how many there are whether they are shown or not.
 */

#include "app/filter.h"

#include "app/panel.h"
#include "app/reader_fold.h"
#include "view/kind.h"

enum group { GROUP_KIND, GROUP_CLASS, GROUP_FLAG, GROUP_NOISE, GROUPS };

/* What line of ORDER is: a group and which of it, or its heading. */
enum { GROUP_SHIFT = 16, LINE_HEADING = 0xffff, LINE_MOVED = HX_KINDS };

static const struct group_info {
    const char *heading;
    enum group group;
    int n; /* lines at most */
} group_table[GROUPS] = {
    {"Kinds",        GROUP_KIND,  HX_KINDS + 1      },
    {"Classes",      GROUP_CLASS, HX_CLASSES        },
    {"Changes",      GROUP_FLAG,  SIEVE_FLAGS       },
    {"Called noise", GROUP_NOISE, HX_LEVEL_SUBSTANCE},
};

static enum group group_of(uint32_t line)
{
    return (enum group)(line >> GROUP_SHIFT);
}

static int which_of(uint32_t line)
{
    return (int)(line & LINE_HEADING);
}

/* The changes of the comparison by everything that lines tell of. */
struct counts {
    uint32_t n[GROUPS][HX_CLASSES];
};

_Static_assert(HX_CLASSES > HX_KINDS + 1 && HX_CLASSES >= (int)HX_LEVELS &&
                   HX_CLASSES > (int)SIEVE_FLAGS,
               "the largest group has room");

static struct counts counts_of(const hx_diff *diff)
{
    struct counts counts = {{{0}}};
    hx_stats stats;
    uint32_t n;
    const hx_change *change = hx_diff_changes(diff, &n);
    for (uint32_t i = 0; i < n; i++) {
        if (kind_sign(&change[i]) == ' ')
            continue;
        counts.n[GROUP_KIND][change[i].kind]++;
        counts.n[GROUP_CLASS][change[i].cls]++;
        counts.n[GROUP_NOISE][change[i].level]++;
    }
    for (int i = 0; i < SIEVE_FLAGS; i++)
        counts.n[GROUP_FLAG][i] = sieve_flag_count(diff, (enum sieve_flag)i);
    hx_diff_count(diff, 0, &stats);
    counts.n[GROUP_KIND][LINE_MOVED] = stats.moved_groups;
    counts.n[GROUP_NOISE][HX_LEVEL_SPACE] += stats.spaces;
    return counts;
}

static bool is_hidden(const struct sieve *sieve, enum group group, int i)
{
    switch (group) {
    case GROUP_KIND:
        return i == LINE_MOVED ? sieve->moved : sieve->kind[i];
    case GROUP_CLASS:
        return sieve->cls[i];
    case GROUP_FLAG:
        return sieve->flag[i];
    default:
        return sieve->noise & HX_IGNORE(i);
    }
}

static void hidden_set(struct sieve *sieve, enum group group, int i,
                       bool hidden)
{
    if (group == GROUP_KIND)
        *(i == LINE_MOVED ? &sieve->moved : &sieve->kind[i]) = hidden;
    else if (group == GROUP_CLASS)
        sieve->cls[i] = hidden;
    else if (group == GROUP_FLAG)
        sieve->flag[i] = hidden;
    else if (hidden)
        sieve->noise |= HX_IGNORE(i);
    else
        sieve->noise &= ~HX_IGNORE(i);
}

/* Which of GROUP stands in its line I: of kinds the gravest first. */
static int which_at(enum group group, int i)
{
    return group == GROUP_KIND && i < LINE_MOVED ? HX_KINDS - 1 - i : i;
}

/* The lines of GROUP of APP into LINE, which has room; gives how many. */
static uint32_t group_put(const struct app *app, const struct counts *counts,
                          enum group group, uint32_t *line)
{
    uint32_t n = 0, base = (uint32_t)group << GROUP_SHIFT;
    for (int i = 0; i < group_table[group].n; i++) {
        int which = which_at(group, i);
        bool is_class = group != GROUP_CLASS || which != HX_CLASS_NONE;
        if (is_class && (group == GROUP_KIND || counts->n[group][which] ||
                         is_hidden(&app->sieve, group, which)))
            line[1 + n++] = base | (uint32_t)which;
    }
    line[0] = base | LINE_HEADING;
    return n ? n + 1 : 0;
}

static void filter_make(struct arena *a, struct panel_lines *lines)
{
    struct counts *counts = arena_new(a, struct counts, 1);
    uint32_t *order = arena_new(a, uint32_t, (size_t)GROUPS * (HX_CLASSES + 1));
    *counts = counts_of(lines->app->story->diff);
    for (int group = 0; group < GROUPS; group++)
        lines->n +=
            group_put(lines->app, counts, (enum group)group, order + lines->n);
    lines->order = order;
    lines->own = counts;
}

static const char *name_of(enum group group, int i)
{
    static const char *const KIND[] = {"style only", "reworded", "changed",
                                       "added",      "cut",      "moved"};
    switch (group) {
    case GROUP_KIND:
        return KIND[i];
    case GROUP_CLASS:
        return class_table[i].many;
    case GROUP_FLAG:
        return sieve_flag_table[i];
    default:
        return sieve_level_table[i];
    }
}

static struct list_line filter_line(struct arena *a, void *context, uint32_t i)
{
    const struct panel_lines *lines = context;
    const struct app *app = lines->app;
    const struct counts *counts = lines->own;
    enum group group = group_of(lines->order[i]);
    int which = which_of(lines->order[i]);
    if (which == LINE_HEADING)
        return (struct list_line){.text = str_of(group_table[group].heading),
                                  .text_role = ROLE_HEADING};
    struct buf text = {.a = a}, sign = {.a = a};
    buf_print(&text, "[%c] %4u  %s",
              is_hidden(&app->sieve, group, which) ? ' ' : 'x',
              counts->n[group][which], name_of(group, which));
    struct list_line line = {.text = buf_str(&text), .is_single = true};
    if (group != GROUP_KIND)
        return line;
    int number = which == LINE_MOVED ? KIND_SIGN_MOVED + 1 : which;
    buf_put(&sign, str_of(kind_sign_get(app->signs, number).text));
    line.head = buf_str(&sign);
    line.role = which == LINE_MOVED ? ROLE_LABEL : kind_table[which].word;
    return line;
}

static void sift(struct app *app)
{
    if (reader_sift(&app->reader, &app->sieve))
        app_say(app, true, "there is not enough memory for that layout");
}

/* True if a line of GROUP but EXCEPT is hidden (HIDDEN) or shown. */
static bool has_other(const struct sieve *sieve, enum group group, int except,
                      bool hidden)
{
    for (int i = 0; i < group_table[group].n; i++)
        if (i != except && is_hidden(sieve, group, i) == hidden)
            return true;
    return false;
}

static void group_set(struct sieve *sieve, enum group group, bool hidden)
{
    for (int i = 0; i < group_table[group].n; i++)
        hidden_set(sieve, group, i, hidden);
}

/* What line I of the menu is, or HX_NONE: there is not enough memory. */
struct seeking {
    struct app *app;
    uint32_t i, line;
};

static int seeking_body(struct arena *a, void *context)
{
    struct seeking *seeking = context;
    struct panel_lines lines = {.app = seeking->app};
    filter_make(a, &lines);
    if (seeking->i < lines.n)
        seeking->line = lines.order[seeking->i];
    return HX_OK;
}

static uint32_t line_at(struct app *app, uint32_t i)
{
    struct seeking seeking = {app, i, HX_NONE};
    if (arena_try(app->picture, seeking_body, &seeking))
        app_say(app, true, "there is not enough memory for that");
    return seeking.line;
}

/* Shows or hides what line I tells of; a heading, all of its group. */
static void filter_choose(struct app *app, uint32_t i)
{
    uint32_t line = line_at(app, i);
    struct sieve *sieve = &app->sieve;
    if (line == HX_NONE)
        return;
    enum group group = group_of(line);
    int which = which_of(line);
    if (which == LINE_HEADING)
        group_set(sieve, group, !has_other(sieve, group, -1, true));
    else
        hidden_set(sieve, group, which, !is_hidden(sieve, group, which));
    sift(app);
}

void filter_only(struct app *app)
{
    uint32_t line =
        app->mode == MODE_FILTER ? line_at(app, app->list.chosen) : HX_NONE;
    struct sieve *sieve = &app->sieve;
    if (line == HX_NONE || which_of(line) == LINE_HEADING) {
        app_say(app, false, "in the filter menu, on a line with a box");
        return;
    }
    enum group group = group_of(line);
    int which = which_of(line);
    bool was_only = !is_hidden(sieve, group, which) &&
                    !has_other(sieve, group, which, false);
    group_set(sieve, group, !was_only);
    hidden_set(sieve, group, which, false);
    sift(app);
}

void filter_level(struct app *app, int64_t by)
{
    const hx_diff *diff = app->story->diff;
    int64_t step = (int64_t)sieve_step_of(&app->sieve) + by;
    int64_t last = (int64_t)sieve_steps - 1;
    uint32_t to = (uint32_t)(step < 0 ? 0 : step > last ? last : step), n = 0;
    sieve_step_set(&app->sieve, to);
    sift(app);
    for (uint32_t i = 1; i <= to; i++)
        n += sieve_step_count(diff, i);
    if (!to)
        app_say(app, false,
                "noise: nothing is hidden; the first step would "
                "be white space (%u)",
                sieve_step_count(diff, 1));
    else
        app_say(app, false, "noise %u of %u: up to %s (%u), %u in all; %s%s",
                to, sieve_steps - 1, sieve_step_table[to].name,
                sieve_step_count(diff, to), n,
                to == (uint32_t)last ? "no more to hide" : "next ",
                to == (uint32_t)last ? "" : sieve_step_table[to + 1].name);
}

void filter_clear(struct app *app)
{
    app->sieve = (struct sieve){.noise = 0};
    sift(app);
}

void filter_print(struct buf *b, const struct app *app)
{
    struct sieve_count n = reader_hidden(&app->reader);
    const char *comma = "";
    if (n.changes) {
        buf_print(b, "%u change%s", n.changes, n.changes == 1 ? "" : "s");
        comma = ", ";
    }
    if (n.style) {
        buf_print(b, "%s%u of style", comma, n.style);
        comma = ", ";
    }
    if (n.moves)
        buf_print(b, "%s%u move%s", comma, n.moves, n.moves == 1 ? "" : "s");
}

static const struct hint filter_hints[] = {
    {"choose",    "show or hide", 1, false},
    {"show-only", "only this",    2, false},
    {"show-all",  "all",          3, false},
    {"hide-more", "less noise",   4, false},
    {"hide-less", "more",         5, false},
    {"line-down", "down",         6, false},
    {"line-up",   "up",           7, false},
    {"close",     "close",        0, false},
    {NULL,        NULL,           0, false},
};

/* The first line with a box. */
static uint32_t filter_first(struct app *app)
{
    (void)app;
    return 1;
}

const struct panel_info panel_filter = {
    .mode = MODE_FILTER,
    .title = "Filter: which changes are shown",
    .hints = filter_hints,
    .head = 3,
    .rows = 1,
    .stays = true,
    .clicks = true,
    .first = filter_first,
    .make = filter_make,
    .line = filter_line,
    .choose = filter_choose,
};
