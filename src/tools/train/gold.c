/* SPDX-License-Identifier: MIT */

/* Tab-separated gold to pairs; see the header. */

#include "tools/train/gold.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/hash.h"
#include "tools/train/memory.h"
#include "tools/train/record.h"

_Noreturn static void complain(const char *path, const char *what)
{
    fprintf(stderr, "train: %s: %s\n", path, what);
    exit(2);
}

struct str gold_file(struct arena *a, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END))
        complain(path, "cannot be read");
    long len = ftell(file);
    rewind(file);
    char *s = arena_alloc_raw(a, len < 0 ? 0 : (size_t)len, 1);
    if (len < 0 || fread(s, 1, (size_t)len, file) != (size_t)len)
        complain(path, "cannot be read");
    fclose(file);
    struct str bytes = {s, (size_t)len};
    record_input(path, bytes);
    return bytes;
}

static uint32_t tokens_count(struct str text)
{
    uint32_t n = 0;
    while (text.len)
        n += str_cut(&text, ' ').len > 0;
    return n;
}

/* Sets BITS at the cells of the links S. */
static void links_read(const struct gold_pair *pair, struct str s, uint8_t bits)
{
    while (s.len) {
        struct str link = str_cut(&s, ' '), old = str_cut(&link, '-');
        uint32_t i, j;
        if (old.len && str_number(old, pair->n[0] - 1, &i) &&
            str_number(link, pair->n[1] - 1, &j))
            pair->link[(size_t)i * pair->n[1] + j] |= bits;
    }
}

static void pair_read(struct arena *a, struct gold_pair *pair, struct str line)
{
    str_cut(&line, '\t');
    struct str doc = str_cut(&line, '\t');
    pair->doc = hash_bytes(doc);
    pair->name = str_cut(&line, '\t');
    for (int side = 0; side < 2; side++) {
        pair->text[side] = str_cut(&line, '\t');
        pair->n[side] = tokens_count(pair->text[side]);
    }
    pair->link = arena_new(a, uint8_t, (size_t)pair->n[0] * pair->n[1]);
    struct str sure = str_cut(&line, '\t');
    links_read(pair, sure, GOLD_SURE | GOLD_POSSIBLE);
    links_read(pair, line, GOLD_POSSIBLE);
}

struct gold gold_read(struct arena *a, const char *path)
{
    struct str text = gold_file(a, path);
    struct gold gold = {.hash = hash_bytes(text)};
    VEC(struct gold_pair) pairs = {0};
    while (text.len) {
        struct str line = str_cut(&text, '\n');
        if (line.len && line.s[0] != '#') {
            struct gold_pair *pair = vec_push(a, &pairs);
            *pair = (struct gold_pair){0};
            pair_read(a, pair, line);
        }
    }
    gold.pair = pairs.at;
    gold.n = pairs.vec.n;
    if (!gold.n)
        complain(path, "has no pairs");
    return gold;
}
