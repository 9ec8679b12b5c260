/* SPDX-License-Identifier: MIT */

/*
 * How many classes of edits the library gets right.
 *
 *     said_classes LEXICON FILE FLOOR    sentences kept apart: totals only, so
 *                                        that nobody makes rules from them;
 *                                        below FLOOR percent it fails
 *     said_classes LEXICON FILE          sentences the rules were made with:
 *                                        each must be right, and the other way
 *                                        round
 *
 * The first kind has lines CLASS KIND OLD NEW, the second CLASS NEAR SENTENCE:
 * the edit is "{old|new}" in it, and NEAR is the class that it is a near miss
 * of, or "-". An edit is of the gravest class that is told of the two texts.
 */

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "said.h"

enum { NAMES = 64, NAME = 32, POSITIVES = 10, NEAR_MISSES = 5 };

/* What was said of the lines of one class. */
struct total {
    char name[NAME];
    unsigned wanted, right, found, near;
    unsigned as[NAMES]; /* by what the library says */
};

struct work {
    struct said said;
    struct total total[NAMES];
    int totals;
    bool kept_apart;
    unsigned wrong, lines;
};

static int total_of(struct work *w, const char *name)
{
    for (int i = 0; i < w->totals; i++)
        if (!strcmp(w->total[i].name, name))
            return i;
    if (w->totals == NAMES)
        return NAMES - 1;
    snprintf(w->total[w->totals].name, NAME, "%s", name);
    return w->totals++;
}

/* The name of CHANGE as files kept apart have it, where WANTED is one of them:
 * of what is on one side only five sorts are told apart. */
static void name_put(char name[NAME], const struct edit *change,
                     const char *wanted)
{
    static const hx_class told[] = {HX_CLASS_NUMBER, HX_CLASS_NAME,
                                    HX_CLASS_QUOTE, HX_CLASS_HEDGE};
    const char *content = "other", *kind;
    kind = change->kind == HX_INSERTED  ? "insertion"
           : change->kind == HX_DELETED ? "deletion"
                                        : NULL;
    if (!kind || strncmp(wanted, kind, strlen(kind)) != 0) {
        snprintf(name, NAME, "%s", hx_class_name(change->cls));
        return;
    }
    for (size_t i = 0; i < sizeof told / sizeof *told; i++)
        if (told[i] == change->cls)
            content = hx_class_name(change->cls);
    snprintf(name, NAME, "%s-%s", kind, content);
}

/* Counts one edit; true if it is right. */
static bool edit_count(struct work *w, const char *wanted, const char *text[2])
{
    char name[NAME] = "nothing";
    struct edit edit;
    if (said_compare(&w->said, text[HX_OLD], text[HX_NEW]))
        return false;
    if (said_gravest(&w->said, &edit))
        name_put(name, &edit, wanted);
    int own = total_of(w, wanted), as = total_of(w, name);
    w->total[own].wanted++;
    w->total[own].as[as]++;
    w->total[as].found++;
    w->total[own].right += own == as;
    w->wrong += own != as;
    w->lines++;
    if (own != as && !w->kept_apart)
        printf("%s, not %s:\n  %s\n  %s\n", name, wanted, text[HX_OLD],
               text[HX_NEW]);
    return own == as;
}

/* The class of the edit the other way round. */
static const char *back_of(const char *name)
{
    if (!strcmp(name, "weaker"))
        return "stronger";
    return strcmp(name, "stronger") ? name : "weaker";
}

static int line_read(void *context, char *line)
{
    struct work *w = context;
    char *field[SAID_FIELDS], side[2][SAID_LINE];
    int n = said_part(line, field);
    if (n != (w->kept_apart ? 4 : 3))
        return -1;
    if (w->kept_apart) {
        edit_count(w, field[0], (const char *[2]){field[2], field[3]});
        return 0;
    }
    w->total[total_of(w, field[1])].near++;
    for (int i = 0; i < 2; i++)
        said_side(side[i], field[2], i);
    edit_count(w, field[0], (const char *[2]){side[0], side[1]});
    edit_count(w, back_of(field[0]), (const char *[2]){side[1], side[0]});
    return 0;
}

static void totals_print(const struct work *w)
{
    printf("%-18s right wanted said\n", "class");
    for (int i = 0; i < w->totals; i++) {
        const struct total *total = &w->total[i];
        printf("%-18s %5u %6u %4u", total->name, total->right, total->wanted,
               total->found);
        for (int j = 0; j < w->totals; j++)
            if (j != i && total->as[j])
                printf("  %s %u", w->total[j].name, total->as[j]);
        printf("\n");
    }
    printf("%u of %u\n", w->lines - w->wrong, w->lines);
}

/* True if each class has its sentences and its near misses. */
static bool is_covered(const struct work *w)
{
    bool good = true;
    for (int i = HX_CLASS_NONE + 1; i < HX_CLASSES; i++) {
        const char *name = hx_class_name((hx_class)i);
        unsigned most = 0, near = 0;
        if (i >= HX_CLASS_NOTE) /* told by the field of a paragraph */
            continue;
        for (int j = 0; j < w->totals; j++)
            if (!strcmp(w->total[j].name, name)) {
                most = w->total[j].wanted;
                near = w->total[j].near;
            }
        if (most < POSITIVES || near < NEAR_MISSES) {
            printf("%s: %u sentences, %u near misses\n", name, most, near);
            good = false;
        }
    }
    return good;
}

int main(int argc, char **argv)
{
    static struct work w;
    if (argc < 3 || said_open(&w.said, argv[1]))
        return EXIT_FAILURE;
    w.kept_apart = argc > 3;
    int result = said_lines(argv[2], line_read, &w);
    said_close(&w.said);
    if (result || !w.lines)
        return EXIT_FAILURE;
    if (!w.kept_apart)
        return w.wrong || !is_covered(&w);
    totals_print(&w);
    return 100 * (w.lines - w.wrong) < (unsigned)atoi(argv[3]) * w.lines;
}
