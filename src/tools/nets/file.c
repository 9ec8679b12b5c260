/* SPDX-License-Identifier: MIT */

/* One walk over the numbers of a network reads or writes them all. */

#include "tools/nets/file.h"

#include <string.h>

struct walk {
    FILE *file;
    bool write, failed;
};

/* Reads or writes VALUE as BYTES bytes. */
static int32_t number(struct walk *walk, int32_t value, int bytes)
{
    uint32_t bits = (uint32_t)value, read = 0;
    for (int i = 0; i < bytes; i++) {
        int byte = walk->write ? putc((int)(bits >> 8 * i & 0xff), walk->file)
                               : getc(walk->file);
        if (byte == EOF)
            walk->failed = true;
        read |= (uint32_t)(byte & 0xff) << 8 * i;
    }
    if (walk->write)
        return value;
    return bytes == 2 ? (int16_t)read : (int32_t)read;
}

static void pairs(struct walk *walk, int16_t (*pair)[2], size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (int k = 0; k < 2; k++)
            pair[i][k] = (int16_t)number(walk, pair[i][k], 2);
}

static void net_walk(struct walk *walk, struct net *net)
{
    net->inputs = (uint16_t)number(walk, net->inputs, 2);
    for (int i = 0; i < 3; i++)
        net->shift[i] = (uint8_t)number(walk, net->shift[i], 1);
    number(walk, 0, 1);
    if (net->inputs > NET_INPUTS || net->inputs & 1)
        walk->failed = true;
    for (int i = 0; i < NET_HIDDEN; i++)
        net->first_bias[i] = number(walk, net->first_bias[i], 4);
    for (int i = 0; i < NET_INNER; i++)
        net->inner_bias[i] = number(walk, net->inner_bias[i], 4);
    net->last_bias = number(walk, net->last_bias, 4);
    for (int i = 0; i < net->inputs / 2 && !walk->failed; i++)
        pairs(walk, net->first[i], NET_HIDDEN);
    for (int i = 0; i < NET_HIDDEN / 2; i++)
        pairs(walk, net->inner[i], NET_INNER);
    for (int i = 0; i < NET_INNER; i++)
        net->last[i] = (int16_t)number(walk, net->last[i], 2);
}

static void nets_walk(struct walk *walk, struct nets *nets)
{
    for (int i = 0; i < WORD_STAGES && !walk->failed; i++)
        net_walk(walk, &nets->word[i]);
    for (int i = 0; i < SENTENCE_STAGES && !walk->failed; i++)
        net_walk(walk, &nets->sentence[i]);
}

bool nets_write(FILE *file, const struct nets *nets)
{
    struct walk walk = {file, true, false};
    struct nets copy = *nets;
    if (fwrite(NETS_MAGIC, 1, strlen(NETS_MAGIC), file) != strlen(NETS_MAGIC))
        return false;
    nets_walk(&walk, &copy);
    return !walk.failed && !fflush(file);
}

bool nets_read(FILE *file, struct nets *nets)
{
    struct walk walk = {file, false, false};
    char magic[sizeof NETS_MAGIC - 1];
    memset(nets, 0, sizeof *nets);
    if (fread(magic, 1, sizeof magic, file) != sizeof magic ||
        memcmp(magic, NETS_MAGIC, sizeof magic) != 0)
        return false;
    nets_walk(&walk, nets);
    for (int i = 0; i < WORD_STAGES; i++)
        walk.failed = walk.failed || !net_is_sound(&nets->word[i]);
    for (int i = 0; i < SENTENCE_STAGES; i++)
        walk.failed = walk.failed || !net_is_sound(&nets->sentence[i]);
    return !walk.failed && getc(file) == EOF;
}
