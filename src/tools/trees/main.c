/* SPDX-License-Identifier: MIT */

/*
 * Trees to C: reads the files it is given (meaning-NAME.trees) and writes a
 * source file with a constant for each, trees_NAME, so that the library has
 * them without reading files. Runs while the library is built. A file is
 * TREES_MAGIC, how many trees and inputs there are, then for each tree its
 * features, bounds and leaves, as decimal numbers.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "diff/net.h"
#include "diff/trees.h"
#include "tools/trees/file.h"

static _Noreturn void complain(const char *path)
{
    fprintf(stderr, "trees: %s: is no file of trees\n", path);
    exit(1);
}

/* The next number, LEAST to MOST. */
static int number(FILE *file, const char *path, int least, int most)
{
    int value;
    if (fscanf(file, "%d", &value) != 1 || value < least || value > most)
        complain(path);
    return value;
}

static void numbers_copy(FILE *file, const char *path, int n, int least,
                         int most)
{
    printf("{");
    for (int i = 0; i < n; i++)
        printf("%d%s", number(file, path, least, most), i + 1 < n ? "," : "}");
}

/* The NAME of a path that ends in "meaning-NAME.trees", with "_" for "-". */
static void name_print(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *dash = strchr(slash ? slash : path, '-');
    for (const char *c = dash ? dash + 1 : path; *c && *c != '.'; c++)
        putchar(*c == '-' ? '_' : *c);
}

static void trees_copy(FILE *file, const char *path)
{
    char magic[sizeof TREES_MAGIC] = "";
    if (fscanf(file, "%8s", magic) != 1 || strcmp(magic, TREES_MAGIC) != 0)
        complain(path);
    int n = number(file, path, 1, TREES_MOST);
    int inputs = number(file, path, 1, NET_INPUTS);
    printf("static const struct tree tree_");
    name_print(path);
    printf("[] = {\n");
    for (int i = 0; i < n; i++) {
        printf("{");
        numbers_copy(file, path, TREE_SPLITS, 0, inputs - 1);
        printf(",");
        numbers_copy(file, path, TREE_SPLITS, 0, NET_ONE);
        printf(",");
        numbers_copy(file, path, TREE_LEAVES, INT16_MIN, INT16_MAX);
        printf("},\n");
    }
    printf("};\nconst struct trees trees_");
    name_print(path);
    printf(" = {%d, %d, tree_", n, inputs);
    name_print(path);
    printf("};\n");
}

int main(int argc, char **argv)
{
    printf("#include \"diff/trees.h\"\n");
    for (int i = 1; i < argc; i++) {
        FILE *file = fopen(argv[i], "rb");
        if (!file)
            complain(argv[i]);
        trees_copy(file, argv[i]);
        fclose(file);
    }
    return fflush(stdout) ? 1 : 0;
}
