/* SPDX-License-Identifier: MIT */

/*
 * Three rounds over each part of speech: the data file once for the places of
 * its synsets, which become numbers, once for their pointers; then the index
 * for the senses of each lemma, commonest first, and the exceptions.
 */

#include "tools/lexicon/wordnet.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PARTS = 4, PATH_MOST = 4096, FIELDS_BEFORE_WORDS = 3 };

static const struct part_row {
    char sign;
    const char *name;
} part_table[PARTS] = {
    {'n', "noun"},
    {'v', "verb"},
    {'a', "adj" },
    {'r', "adv" },
};

struct places {
    VEC(uint32_t) at; /* of each synset in its data file, ascending */
    struct str data;
    uint32_t first; /* the number of its first synset */
};

struct loader {
    struct arena *a;
    struct wordnet *wordnet;
    struct places part[PARTS];
};

int bytes_load(const char *folder, const char *name, struct str *out,
               struct error *err)
{
    char path[PATH_MOST];
    struct stat status;
    snprintf(path, sizeof path, "%s%s%s", folder ? folder : "",
             folder ? "/" : "", name);
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return error_set(err, "%s cannot be opened: %s", path, strerror(errno));
    void *bytes = MAP_FAILED;
    if (!fstat(file, &status) && status.st_size > 0)
        bytes =
            mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, file, 0);
    close(file);
    if (bytes == MAP_FAILED)
        return error_set(err, "%s cannot be read", path);
    *out = (struct str){bytes, (size_t)status.st_size};
    return 0;
}

static uint32_t number_of(struct str s, int base)
{
    uint32_t number = 0;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.s[i];
        number = number * (uint32_t)base +
                 (uint32_t)(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
    }
    return number;
}

static int part_of(struct str s)
{
    for (int i = 0; i < PARTS; i++)
        if (s.len && *s.s == part_table[i].sign)
            return i;
    return 2; /* s, an adjective satellite */
}

static uint32_t synset_of(const struct loader *l, int part, uint32_t at)
{
    const struct places *places = &l->part[part];
    uint32_t low = 0, high = places->at.vec.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (places->at.at[middle] < at)
            low = middle + 1;
        else
            high = middle;
    }
    return places->first + low;
}

/* The next line of S that is no part of the notice at the top. */
static struct str line_cut(struct str *s)
{
    struct str line = str_cut(s, '\n');
    while (s->len && str_has_prefix(line, STR(" ")))
        line = str_cut(s, '\n');
    return str_has_prefix(line, STR(" ")) ? STR("") : line;
}

static void places_find(struct loader *l, int part)
{
    struct places *places = &l->part[part];
    struct str rest = places->data;
    while (rest.len) {
        struct str line = line_cut(&rest);
        if (line.len)
            *vec_push(l->a, &places->at) = number_of(str_cut(&line, ' '), 10);
    }
    places->first = l->wordnet->synsets;
    if (part)
        l->wordnet->part[part - 1] = places->first;
    l->wordnet->synsets += places->at.vec.n;
}

/* Word N, from 1, of the data line LINE in small letters, without what
 * stands in brackets after an adjective. */
static struct str word_of(struct arena *a, struct str line, uint32_t n)
{
    for (int i = 0; i < FIELDS_BEFORE_WORDS; i++)
        str_cut(&line, ' ');
    uint32_t words = number_of(str_cut(&line, ' '), 16);
    struct str word = {NULL, 0};
    for (uint32_t i = 0; i < n && i < words; i++) {
        word = str_cut(&line, ' ');
        str_cut(&line, ' ');
    }
    word.len = str_find(word, '(');
    char *small = str_copy(a, word);
    for (size_t i = 0; i < word.len; i++)
        if (small[i] >= 'A' && small[i] <= 'Z')
            small[i] = (char)(small[i] + 32);
    return (struct str){small, word.len};
}

/* The tie that a pointer of sign S of PART is, or 0. */
static int tie_of(struct str s, int part)
{
    static const char similar[] = "&$*>^";
    if (str_is_equal(s, STR("@")) || str_is_equal(s, STR("@i")))
        return LEXICON_HYPERNYM;
    if (s.len == 1 && strchr(similar, *s.s))
        return LEXICON_SIMILAR;
    if (str_is_equal(s, STR("+")) || (part >= 2 && str_is_equal(s, STR("\\"))))
        return LEXICON_DERIVATION;
    return 0;
}

/* Takes one pointer off REST, which is of LINE, synset FROM of PART. */
static void pointer_read(struct loader *l, struct str line, uint32_t from,
                         int part, struct str *rest)
{
    struct str sign = str_cut(rest, ' ');
    uint32_t at = number_of(str_cut(rest, ' '), 10);
    int to_part = part_of(str_cut(rest, ' '));
    uint32_t ends = number_of(str_cut(rest, ' '), 16);
    uint32_t to = synset_of(l, to_part, at);
    int tie = tie_of(sign, part);
    bool is_antonym = str_is_equal(sign, STR("!"));
    if (tie)
        *vec_push(l->a, &l->wordnet->tie) =
            (struct recipe_tie){from, to, (enum lexicon_tie)tie};
    if (ends && (is_antonym || tie == LEXICON_DERIVATION)) {
        struct str other = str_sub(l->part[to_part].data, at, SIZE_MAX);
        *vec_push(l->a, &l->wordnet->pair) = (struct wordnet_pair){
            word_of(l->a, line, ends >> 8),
            word_of(l->a, str_cut(&other, '\n'), ends & 255), is_antonym};
    }
}

static void pointers_read(struct loader *l, int part)
{
    struct str rest = l->part[part].data;
    uint32_t from = l->part[part].first;
    while (rest.len) {
        struct str line = line_cut(&rest), fields = line;
        if (!line.len)
            continue;
        for (int i = 0; i < FIELDS_BEFORE_WORDS; i++)
            str_cut(&fields, ' ');
        uint32_t words = number_of(str_cut(&fields, ' '), 16);
        for (uint32_t i = 0; i < 2 * words; i++)
            str_cut(&fields, ' ');
        uint32_t pointers = number_of(str_cut(&fields, ' '), 10);
        for (uint32_t i = 0; i < pointers; i++)
            pointer_read(l, line, from, part, &fields);
        from++;
    }
}

/* lemma pos synsets pointers [sign…] senses tagged [place…] */
static void index_read(struct loader *l, struct str index, int part)
{
    while (index.len) {
        struct str line = line_cut(&index);
        struct str lemma = str_cut(&line, ' ');
        str_cut(&line, ' ');
        uint32_t synsets = number_of(str_cut(&line, ' '), 10);
        uint32_t signs = number_of(str_cut(&line, ' '), 10);
        for (uint32_t i = 0; i < signs + 2; i++)
            str_cut(&line, ' ');
        for (uint32_t i = 0; i < synsets && lemma.len; i++) {
            uint32_t at = number_of(str_cut(&line, ' '), 10);
            *vec_push(l->a, &l->wordnet->sense) =
                (struct wordnet_sense){lemma, synset_of(l, part, at), i};
        }
    }
}

/* form base [base…] */
static void exceptions_read(struct loader *l, struct str exceptions)
{
    while (exceptions.len) {
        struct str line = str_trim(str_cut(&exceptions, '\n'));
        struct str form = str_cut(&line, ' ');
        while (line.len)
            *vec_push(l->a, &l->wordnet->form) =
                (struct wordnet_form){form, str_cut(&line, ' ')};
    }
}

int wordnet_load(struct arena *a, const char *folder, struct wordnet *wordnet,
                 struct error *err)
{
    struct loader l = {.a = a, .wordnet = wordnet};
    struct str bytes;
    char name[32];
    memset(wordnet, 0, sizeof *wordnet);
    for (int i = 0; i < PARTS; i++) {
        snprintf(name, sizeof name, "data.%s", part_table[i].name);
        if (bytes_load(folder, name, &l.part[i].data, err))
            return -1;
        places_find(&l, i);
    }
    for (int i = 0; i < PARTS; i++) {
        pointers_read(&l, i);
        snprintf(name, sizeof name, "index.%s", part_table[i].name);
        if (bytes_load(folder, name, &bytes, err))
            return -1;
        index_read(&l, bytes, i);
        snprintf(name, sizeof name, "%s.exc", part_table[i].name);
        if (bytes_load(folder, name, &bytes, err))
            return -1;
        exceptions_read(&l, bytes);
    }
    return 0;
}
