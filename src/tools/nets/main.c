/* SPDX-License-Identifier: MIT */

/*
 * Networks to C: reads the files it is given (aligner-NAME.net) and writes a
 * source file with a constant for each, nets_NAME, so that the library has
 * them without reading files. Runs while the library is built.
 */

#include <stdio.h>
#include <string.h>

#include "tools/nets/file.h"

static void numbers(const char *before, const int32_t *at, int n)
{
    printf("%s{", before);
    for (int i = 0; i < n; i++)
        printf("%d%s", at[i], i + 1 < n ? "," : "}");
}

static void pairs(const int16_t (*pair)[2], int n)
{
    printf("{");
    for (int i = 0; i < n; i++)
        printf("{%d,%d}%s", pair[i][0], pair[i][1], i + 1 < n ? "," : "},\n");
}

static void net_print(const struct net *net)
{
    printf("{%d,{%d,%d,%d},\n", net->inputs, net->shift[0], net->shift[1],
           net->shift[2]);
    numbers("", net->first_bias, NET_HIDDEN);
    numbers(",", net->inner_bias, NET_INNER);
    printf(",%d,\n{", net->last_bias);
    for (int i = 0; i < net->inputs / 2 || !i; i++)
        pairs(net->first[i], NET_HIDDEN);
    printf("},{");
    for (int i = 0; i < NET_HIDDEN / 2; i++)
        pairs(net->inner[i], NET_INNER);
    printf("},{");
    for (int i = 0; i < NET_INNER; i++)
        printf("%d,", net->last[i]);
    printf("}},\n");
}

/* The NAME of a path that ends in "-NAME.net", of LEN bytes. */
static const char *name_of(const char *path, int *len)
{
    const char *dash = strrchr(path, '-'), *end = strrchr(path, '.');
    *len = dash && end > dash ? (int)(end - dash - 1) : 0;
    return dash ? dash + 1 : path;
}

int main(int argc, char **argv)
{
    static struct nets nets;
    printf("#include \"diff/nets.h\"\n");
    for (int i = 1; i < argc; i++) {
        FILE *file = fopen(argv[i], "rb");
        if (!file || !nets_read(file, &nets)) {
            fprintf(stderr, "nets: %s: is no file of networks\n", argv[i]);
            return 1;
        }
        fclose(file);
        int len;
        const char *name = name_of(argv[i], &len);
        printf("const struct nets nets_%.*s = {{\n", len, name);
        for (int k = 0; k < WORD_STAGES; k++)
            net_print(&nets.word[k]);
        printf("},{\n");
        for (int k = 0; k < SENTENCE_STAGES; k++)
            net_print(&nets.sentence[k]);
        printf("}};\n");
    }
    return fflush(stdout) ? 1 : 0;
}
