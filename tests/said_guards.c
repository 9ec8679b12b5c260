/* SPDX-License-Identifier: MIT */

/*
 * How many sentences that differ in what no rewording may touch are told so
 * (tests/data/guards*.tsv: GUARD, OLD, NEW): none of the edits is a rewording,
 * and the two do not say the same as a whole. Rows of the guard "same" are the
 * other way round: no edit is more than a rewording. Only totals for each
 * guard are printed, so that nobody makes rules from the sentences; it fails
 * where more than LEAVE_EDITS or LEAVE_WHOLE rows are wrong.
 *
 *     said_guards LEXICON FILE LEAVE_EDITS LEAVE_WHOLE
 */

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hexapla.h"

enum { GUARDS_MOST = 32, NAME_MOST = 24, LINE_MOST = 1024, EVEN = 500 };

struct total {
    char name[NAME_MOST];
    unsigned rows, edits, whole;
};

static _Noreturn void complain(const char *what)
{
    fprintf(stderr, "said_guards: %s\n", what);
    exit(2);
}

static char *file_read(const char *path, size_t *len)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END))
        complain("a file cannot be read");
    long size = ftell(file);
    rewind(file);
    char *bytes = malloc((size_t)size + 1);
    if (!bytes || fread(bytes, 1, (size_t)size, file) != (size_t)size)
        complain("a file cannot be read");
    fclose(file);
    bytes[size] = '\0';
    *len = (size_t)size;
    return bytes;
}

/* The gravest kind of the changes, and whether one is a rewording. */
static hx_kind gravest(const hx_diff *diff, bool *reworded)
{
    uint32_t n;
    const hx_change *change = hx_diff_changes(diff, &n);
    hx_kind kind = HX_SAME;
    *reworded = false;
    for (uint32_t i = 0; i < n; i++) {
        hx_kind own = change[i].kind;
        *reworded = *reworded || own == HX_REWORDED;
        if (own > kind)
            kind = own;
    }
    return kind;
}

static void row_score(struct total *total, const char *text[2],
                      const hx_options *options)
{
    hx_doc *doc[2];
    hx_diff *diff;
    bool reworded, same = !strcmp(total->name, "same");
    for (int side = 0; side < 2; side++)
        if (hx_doc_new(&doc[side], text[side], strlen(text[side]), options))
            complain("no memory");
    if (hx_compare(&diff, doc[HX_OLD], doc[HX_NEW], options))
        complain("no memory");
    hx_kind kind = gravest(diff, &reworded);
    uint32_t sure = hx_diff_sure(diff);
    total->rows++;
    total->edits += same ? kind <= HX_REWORDED : !reworded && kind != HX_SAME;
    total->whole += same == (sure != HX_NONE && sure >= EVEN);
    hx_diff_free(diff);
    for (int side = 0; side < 2; side++)
        hx_doc_free(doc[side]);
}

/* The total of NAME, a new one if there is none. */
static struct total *total_find(struct total *total, const char *name)
{
    size_t len = strlen(name);
    if (len >= NAME_MOST)
        complain("the name of a guard is too long");
    for (int i = 0; i < GUARDS_MOST; i++) {
        if (!*total[i].name)
            memcpy(total[i].name, name, len);
        if (!strcmp(total[i].name, name))
            return &total[i];
    }
    complain("too many guards");
}

int main(int argc, char **argv)
{
    static struct total total[GUARDS_MOST];
    if (argc != 5)
        complain("LEXICON FILE LEAVE_EDITS LEAVE_WHOLE are wanted");
    hx_options options = {.language = "en"};
    char *lexicon = file_read(argv[1], &options.lexicon_len), line[LINE_MOST];
    options.lexicon = lexicon;
    FILE *file = fopen(argv[2], "rb");
    if (!file)
        complain("the rows cannot be read");
    while (fgets(line, sizeof line, file)) {
        char *rest = line;
        line[strcspn(line, "\n")] = '\0';
        char *old = strchr(rest, '\t'), *new = old ? strchr(old + 1, '\t') : 0;
        if (!new)
            complain("a row has not three fields");
        *old++ = *new ++ = '\0';
        row_score(total_find(total, line), (const char *[2]){old, new},
                  &options);
    }
    fclose(file);
    struct total all = {"all", 0, 0, 0};
    for (int i = 0; i < GUARDS_MOST && total[i].rows; i++) {
        printf("%-14s %3u rows, edits right %3u, whole right %3u\n",
               total[i].name, total[i].rows, total[i].edits, total[i].whole);
        all.rows += total[i].rows;
        all.edits += total[i].edits;
        all.whole += total[i].whole;
    }
    printf("%-14s %3u rows, edits right %3u, whole right %3u\n", all.name,
           all.rows, all.edits, all.whole);
    free(lexicon);
    return all.rows - all.edits > (unsigned)atoi(argv[3]) ||
           all.rows - all.whole > (unsigned)atoi(argv[4]);
}
