/* SPDX-License-Identifier: MIT */

/*
 * The mean and the first principal directions say how common a word is, not
 * what it means, and are taken off (J. Mu, S. Bhat and P. Viswanath,
 * All-but-the-top, 2017). Then each vector is rounded to 15 steps of a share
 * of its own root mean square, which loses least for numbers that are spread
 * normally. Sums go in one order, so the result is the same wherever doubles
 * are IEEE's and products are not fused.
 */

#include "tools/lexicon/vectors.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "tools/lexicon/wordnet.h"

enum {
    D = LEXICON_DIMENSIONS,
    DIRECTIONS = 3,
    ROUNDS = 300, /* of the power iteration */
    WORD_MOST = 48
};

static const double STEP = 0.36; /* of the root mean square */

struct json {
    const char *at, *end;
};

static bool json_skip(struct json *json, const char *text)
{
    size_t len = strlen(text);
    for (; json->at + len <= json->end; json->at++)
        if (!memcmp(json->at, text, len)) {
            json->at += len;
            return true;
        }
    return false;
}

/* The string at the next quotation mark, as it stands in the file. */
static struct str json_string(struct json *json)
{
    while (json->at < json->end && *json->at != '"')
        json->at++;
    const char *start = ++json->at;
    for (; json->at < json->end && *json->at != '"'; json->at++)
        if (*json->at == '\\')
            json->at++;
    if (json->at >= json->end)
        return (struct str){NULL, 0};
    return (struct str){start, (size_t)(json->at++ - start)};
}

static bool is_kept(struct arena *a, struct str word)
{
    uint32_t cp;
    bool has_sign = false;
    if (!word.len || word.len > WORD_MOST || !utf8_is_valid(word) ||
        str_find(word, '\\') < word.len)
        return false;
    for (size_t i = 0; i < word.len;) {
        i += utf8_decode(str_sub(word, i, 4), &cp);
        has_sign |= utf8_is_letter(cp) || utf8_is_digit(cp);
    }
    struct arena_mark mark = arena_mark(a);
    bool is_folded = str_is_equal(utf8_fold(a, word), word);
    arena_reset(a, mark);
    return has_sign && is_folded;
}

static void words_read(struct arena *a, struct json *json, uint32_t most,
                       struct vectors *vectors)
{
    do {
        struct str word = json_string(json);
        if (!word.s)
            return;
        if (vectors->kept.vec.n < most && is_kept(a, word))
            *vec_push(a, &vectors->kept) = vectors->all.vec.n;
        *vec_push(a, &vectors->all) = word;
    } while (json->at < json->end && *json->at == ',');
}

/* Reads every vector into its row of X, where ROW of its index has one; gives
 * how many rows were filled. */
static uint32_t numbers_read(struct json *json, const struct vectors *vectors,
                             const uint32_t *row, double *x)
{
    uint32_t filled = 0;
    for (uint32_t i = 0; i < vectors->all.vec.n; i++) {
        double number[D + 2] = {[D + 1] = -1}; /* a row that is cut */
        json_string(json);
        json_skip(json, "[");
        for (int j = 0; j < D + 2 && json->at < json->end; j++) {
            char *end;
            number[j] = strtod(json->at, &end);
            json->at = end + 1;
        }
        double index = number[D + 1];
        if (!(index >= 0 && index < vectors->all.vec.n))
            return 0;
        uint32_t to = row[(uint32_t)index];
        if (to == UINT32_MAX)
            continue;
        memcpy(x + (size_t)to * D, number, D * sizeof *x);
        filled++;
    }
    return filled;
}

static double product(const double *a, const double *b)
{
    double sum = 0;
    for (int i = 0; i < D; i++)
        sum += a[i] * b[i];
    return sum;
}

/* Takes from A what of it points along the unit vector B. */
static void direction_cut(double *a, const double *b)
{
    double share = product(a, b);
    for (int i = 0; i < D; i++)
        a[i] -= share * b[i];
}

static void mean_cut(double *x, uint32_t n)
{
    double mean[D] = {0};
    for (uint32_t i = 0; i < n; i++)
        for (int j = 0; j < D; j++)
            mean[j] += x[(size_t)i * D + (size_t)j];
    for (uint32_t i = 0; i < n; i++)
        for (int j = 0; j < D; j++)
            x[(size_t)i * D + (size_t)j] -= mean[j] / n;
}

/* The first principal directions by power iteration on the covariance. */
static void directions_find(struct arena *a, const double *x, uint32_t n,
                            double direction[DIRECTIONS][D])
{
    double *covariance = arena_new(a, double, (size_t)D *D);
    for (uint32_t i = 0; i < n; i++)
        for (int j = 0; j < D; j++)
            for (int k = 0; k < D; k++)
                covariance[j * D + k] +=
                    x[(size_t)i * D + (size_t)j] * x[(size_t)i * D + (size_t)k];
    for (int d = 0; d < DIRECTIONS; d++) {
        double at[D], next[D];
        for (int i = 0; i < D; i++)
            at[i] = 1 + i % 7;
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < D; i++)
                next[i] = product(covariance + (size_t)i * D, at);
            for (int before = 0; before < d; before++)
                direction_cut(next, direction[before]);
            double length = sqrt(product(next, next));
            for (int i = 0; i < D; i++)
                at[i] = next[i] / length;
        }
        memcpy(direction[d], at, sizeof at);
    }
}

static void row_round(const double *x, int8_t *to)
{
    double step = STEP * sqrt(product(x, x) / D);
    for (int i = 0; i < D; i++) {
        double number = step > 0 ? floor(x[i] / step + 0.5) : 0;
        if (number > LEXICON_VECTOR_MOST)
            number = LEXICON_VECTOR_MOST;
        if (number < -LEXICON_VECTOR_MOST)
            number = -LEXICON_VECTOR_MOST;
        to[i] = (int8_t)number;
    }
}

static void vectors_clean(struct arena *a, double *x, struct vectors *vectors)
{
    double direction[DIRECTIONS][D];
    uint32_t n = vectors->kept.vec.n;
    mean_cut(x, n);
    directions_find(a, x, n, direction);
    vectors->quantized = arena_new(a, int8_t, (size_t)n * D);
    for (uint32_t i = 0; i < n; i++) {
        for (int d = 0; d < DIRECTIONS; d++)
            direction_cut(x + (size_t)i * D, direction[d]);
        row_round(x + (size_t)i * D, vectors->quantized + (size_t)i * D);
    }
}

int vectors_load(struct arena *a, const char *path, uint32_t most,
                 struct vectors *vectors, struct error *err)
{
    struct str bytes;
    memset(vectors, 0, sizeof *vectors);
    if (bytes_load(NULL, path, &bytes, err))
        return -1;
    bytes = str_trim(bytes);
    struct json json = {bytes.s, bytes.s + bytes.len};
    if (!bytes.len || bytes.s[bytes.len - 1] != '}' ||
        !json_skip(&json, "\"words\":["))
        return error_set(err, "%s has no list of words", path);
    words_read(a, &json, most, vectors);
    if (!json_skip(&json, "\"vectors\":{") || !vectors->kept.vec.n)
        return error_set(err, "%s has no vectors", path);
    uint32_t *row = arena_alloc_raw(a, vectors->all.vec.n, sizeof *row);
    memset(row, 0xff, vectors->all.vec.n * sizeof *row);
    for (uint32_t i = 0; i < vectors->kept.vec.n; i++)
        row[vectors->kept.at[i]] = i;
    double *x = arena_new(a, double, (size_t)vectors->kept.vec.n *D);
    if (numbers_read(&json, vectors, row, x) != vectors->kept.vec.n)
        return error_set(err, "%s has not a vector for each word", path);
    vectors_clean(a, x, vectors);
    return 0;
}
