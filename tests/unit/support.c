/* SPDX-License-Identifier: MIT */

/* See the header. */

#include "support.h"

#include <stdio.h>
#include <stdlib.h>

#include "check.h"

uint32_t random_below(uint64_t *seed, uint32_t n)
{
    *seed += 0x9e3779b97f4a7c15u; /* S. Vigna's splitmix64 */
    uint64_t x = *seed;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return (uint32_t)((x ^ (x >> 31)) % n);
}

struct compared compared_new(struct str old, struct str new,
                             const hx_options *opt)
{
    struct compared c = {0};
    struct str text[2] = {old, new};
    for (int side = 0; side < 2; side++) {
        assert_int_equal(
            hx_doc_new(&c.doc[side], text[side].s, text[side].len, opt), HX_OK);
        const char *wrong = check_doc(c.doc[side]);
        if (wrong)
            fail_msg("does not hold: %s", wrong);
    }
    assert_int_equal(hx_compare(&c.diff, c.doc[0], c.doc[1], opt), HX_OK);
    const char *wrong = check_diff(c.diff);
    if (wrong)
        fail_msg("does not hold: %s", wrong);
    c.pair = hx_diff_pairs(c.diff, &c.pairs);
    c.change = hx_diff_changes(c.diff, &c.changes);
    return c;
}

void compared_free(struct compared *c)
{
    hx_diff_free(c->diff);
    hx_doc_free(c->doc[0]);
    hx_doc_free(c->doc[1]);
}

struct str compared_text(const struct compared *c, int side, hx_range tokens)
{
    uint32_t n;
    size_t len;
    const hx_token *token = hx_doc_tokens(c->doc[side], &n);
    const char *text = hx_doc_text(c->doc[side], &len);
    if (tokens.start == tokens.end)
        return (struct str){"", 0};
    const hx_token *last = &token[tokens.end - 1];
    uint32_t start = token[tokens.start].at;
    return (struct str){text + start, last->at + last->len - start};
}

struct str compared_sentences(const struct compared *c, int side, hx_range at)
{
    uint32_t n;
    const hx_range *sentence = hx_doc_sentences(c->doc[side], &n);
    if (at.start == at.end)
        return (struct str){"", 0};
    return compared_text(
        c, side,
        (hx_range){sentence[at.start].start, sentence[at.end - 1].end});
}

struct str file_read(struct arena *a, const char *folder, const char *name)
{
    struct buf b = {.a = a}, path = {.a = a};
    char bytes[4096];
    buf_print(&path, "%s/%s", folder, name);
    FILE *file = fopen(str_copy(a, buf_str(&path)), "rb");
    if (!file)
        return (struct str){NULL, 0};
    buf_put(&b, STR(" ")); /* never NULL, even for an empty file */
    for (size_t n; (n = fread(bytes, 1, sizeof bytes, file));)
        buf_put(&b, (struct str){bytes, n});
    fclose(file);
    return str_sub(buf_str(&b), 1, b.len);
}

const char *source_folder(struct arena *a, const char *folder)
{
    struct buf path = {.a = a};
    const char *root = getenv("SOURCE_ROOT");
    buf_print(&path, "%s/%s", root ? root : ".", folder);
    return str_copy(a, buf_str(&path));
}
