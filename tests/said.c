/* SPDX-License-Identifier: MIT */

/* See the header. */

#include "said.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int said_open(struct said *said, const char *path)
{
    FILE *file = fopen(path, "rb");
    long len = -1;
    *said = (struct said){.diff = NULL};
    if (file && !fseek(file, 0, SEEK_END))
        len = ftell(file);
    char *bytes = len > 0 ? malloc((size_t)len) : NULL;
    if (bytes && !fseek(file, 0, SEEK_SET) &&
        fread(bytes, 1, (size_t)len, file) == (size_t)len) {
        said->opt.lexicon = bytes;
        said->opt.lexicon_len = (size_t)len;
    } else {
        printf("%s: no lexicon\n", path);
        free(bytes);
    }
    if (file)
        fclose(file);
    said->opt.language = "en";
    return said->opt.lexicon ? 0 : -1;
}

static void forget(struct said *said)
{
    hx_diff_free(said->diff);
    said->diff = NULL;
    for (int side = 0; side < 2; side++) {
        hx_doc_free(said->doc[side]);
        said->doc[side] = NULL;
    }
}

int said_compare(struct said *said, const char *old, const char *new)
{
    const char *const text[2] = {old, new};
    forget(said);
    for (int side = 0; side < 2; side++)
        if (hx_doc_new(&said->doc[side], text[side], strlen(text[side]),
                       &said->opt) != HX_OK)
            return -1;
    return hx_compare(&said->diff, said->doc[HX_OLD], said->doc[HX_NEW],
                      &said->opt) == HX_OK
               ? 0
               : -1;
}

void said_close(struct said *said)
{
    forget(said);
    free((void *)(uintptr_t)said->opt.lexicon);
}

/* A search for the gravest edit. */
struct search {
    const hx_diff *diff;
    struct edit best;
};

static int gravest_find(struct arena *a, void *context)
{
    struct search *search = context;
    struct edits edits = edits_of_diff(a, search->diff);
    for (uint32_t i = 0; i < edits.vec.n; i++)
        if (hx_class_gravity(edits.at[i].cls) >
            hx_class_gravity(search->best.cls))
            search->best = edits.at[i];
    return 0;
}

bool said_gravest(const struct said *said, struct edit *gravest)
{
    struct search search = {.diff = said->diff};
    arena_run(0, gravest_find, &search);
    *gravest = search.best;
    return search.best.cls != HX_CLASS_NONE;
}

int said_part(char *line, char *field[SAID_FIELDS])
{
    int n = 0;
    while (n < SAID_FIELDS) {
        field[n++] = line;
        line = strchr(line, '\t');
        if (!line)
            break;
        *line++ = '\0';
    }
    return n;
}

void said_side(char text[SAID_LINE], const char *sentence, int side)
{
    size_t len = 0;
    int in = 0, at = 0;
    for (const char *s = sentence; *s; s++) {
        if (*s == '{')
            in = 1, at = 0;
        else if (*s == '}')
            in = 0;
        else if (in && *s == '|')
            at++;
        else if (!in || at == side)
            text[len++] = *s;
    }
    text[len] = '\0';
}

int said_lines(const char *path, int (*line_read)(void *context, char *line),
               void *context)
{
    char line[SAID_LINE];
    FILE *file = fopen(path, "r");
    int result = file ? 0 : -1;
    while (!result && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        result = line_read(context, line);
    }
    if (result)
        printf("%s: cannot be read\n", path);
    if (file)
        fclose(file);
    return result;
}
