/* SPDX-License-Identifier: MIT */

/*
 * n (n - 1) / 2 comparisons, each given back before the next is made; copies
 * of a version are not compared but take what it has.
 */

#include "cli/sharing.h"

/* The first version with the bytes of version AT. */
static uint32_t first_of(const struct story *story, uint32_t at)
{
    uint32_t i = 0;
    while (!str_is_equal(story->version[i].text, story->version[at].text))
        i++;
    return i;
}

/* Compares I and J and keeps the counts only. */
static int pair_run(struct story *story, struct shares *shares, uint32_t i,
                    uint32_t j, struct error *err)
{
    uint32_t kept[2];
    if (story_compare(story, i, j, err))
        return -1;
    const hx_stats *stats = hx_diff_stats(story->diff);
    shares_count(story->diff, kept);
    shares->kept[(size_t)i * shares->n + j] = kept[HX_OLD];
    shares->kept[(size_t)j * shares->n + i] = kept[HX_NEW];
    for (int side = 0; side < 2; side++) {
        struct shares_version *version = &shares->version[side ? j : i];
        version->words = stats->words[side];
        version->sentences = stats->sentences[side];
        version->paragraphs = stats->paragraphs[side];
    }
    hx_diff_free(story->diff);
    story->diff = NULL;
    return 0;
}

/* Gives copies what the first version of their sort has. */
static void copies_fill(struct shares *shares)
{
    for (uint32_t i = 0; i < shares->n; i++) {
        struct shares_version *version = &shares->version[i];
        const struct shares_version *first = &shares->version[version->first];
        version->words = first->words;
        version->sentences = first->sentences;
        version->paragraphs = first->paragraphs;
        for (uint32_t j = 0; j < shares->n; j++) {
            uint32_t other = shares->version[j].first;
            shares->kept[(size_t)i * shares->n + j] =
                version->first == other
                    ? version->words
                    : shares->kept[(size_t)version->first * shares->n + other];
        }
    }
}

int sharing_run(struct arena *a, struct story *story, struct shares *out,
                struct error *err)
{
    uint32_t n = story->n, made = 0;
    *out = (struct shares){.n = n};
    out->version = arena_new(a, struct shares_version, n);
    out->kept = arena_new(a, uint32_t, (size_t)n * n);
    for (uint32_t i = 0; i < n; i++) {
        out->version[i].name = story->version[i].name;
        out->version[i].first = first_of(story, i);
    }
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t j = i + 1; j < n; j++) {
            if (out->version[i].first != i || out->version[j].first != j)
                continue;
            made++;
            if (pair_run(story, out, i, j, err))
                return -1;
        }
    }
    if (!made && pair_run(story, out, 0, 0, err))
        return -1;
    copies_fill(out);
    return 0;
}
