/* SPDX-License-Identifier: MIT */

/*
 * The text is folded cluster by cluster into a copy that remembers where each
 * byte came from; a search is then a search for bytes.
 */

#define _GNU_SOURCE /* memmem */

#include "view/search.h"

#include <string.h>

#include "base/utf8.h"

struct folding {
    struct buf b;
    VEC(uint32_t) at;
    bool with_case;
    bool in_space;
};

static void byte_put(struct folding *f, char byte, uint32_t at)
{
    buf_put_byte(&f->b, byte);
    *vec_push(f->b.a, &f->at) = at;
}

/* Folds the cluster S, which stands at AT. */
static void cluster_put(struct folding *f, struct str s, uint32_t at)
{
    uint32_t cp;
    utf8_decode(s, &cp);
    bool space = utf8_is_space(cp);
    if (space && f->in_space)
        return;
    f->in_space = space;
    if (space) {
        byte_put(f, ' ', at);
        return;
    }
    struct str folded = utf8_bare(f->b.a, s, f->with_case);
    for (size_t i = 0; i < folded.len; i++)
        byte_put(f, folded.s[i], at);
}

/* Folds the ASCII letter or sign at AT, a cluster of its own: most of them
 * are. */
static void ascii_put(struct folding *f, char byte, uint32_t at)
{
    if (byte >= 'A' && byte <= 'Z' && !f->with_case)
        byte = (char)(byte | 32);
    f->in_space = false;
    byte_put(f, byte, at);
}

/* True if byte I of S is a printable ASCII sign with nothing joined to it. */
static bool is_plain(struct str s, size_t i)
{
    return s.s[i] > ' ' && s.s[i] < 0x7f &&
           (i + 1 == s.len || (unsigned char)s.s[i + 1] < 0x80);
}

static struct folding fold(struct arena *a, struct str s, bool with_case)
{
    struct folding f = {.b = {.a = a}, .with_case = with_case};
    for (size_t i = 0; i < s.len;) {
        if (is_plain(s, i)) {
            ascii_put(&f, s.s[i], (uint32_t)i);
            i++;
            continue;
        }
        size_t n = utf8_cluster(str_sub(s, i, 256));
        cluster_put(&f, str_sub(s, i, n), (uint32_t)i);
        i += n;
    }
    return f;
}

struct search_text search_text_new(struct arena *a, const hx_doc *doc,
                                   bool with_case)
{
    struct str text;
    text.s = hx_doc_text(doc, &text.len);
    struct folding f = fold(a, text, with_case);
    return (struct search_text){buf_str(&f.b), f.at.at, doc};
}

bool search_has_case(struct str phrase)
{
    uint32_t cp;
    for (size_t i = 0; i < phrase.len;) {
        i += utf8_decode(str_sub(phrase, i, 4), &cp);
        if (utf8_is_upper(cp))
            return true;
    }
    return false;
}

/* The token of DOC that has byte AT or is the next one after it; none before
 * token LOW is. */
static uint32_t token_find(const hx_doc *doc, uint32_t at, uint32_t low)
{
    uint32_t n, step = 1;
    const hx_token *token = hx_doc_tokens(doc, &n);
    while (step < n - low && token[low + step].at <= at)
        step *= 2;
    uint32_t high = step < n - low ? low + step + 1 : n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (token[mid].at + token[mid].len <= at)
            low = mid + 1;
        else
            high = mid;
    }
    return low < n ? low : HX_NONE;
}

struct search_matches search_find(struct arena *a,
                                  const struct search_text *text,
                                  struct str phrase, bool with_case)
{
    VEC(struct search_match) found = {0};
    struct folding f = fold(a, phrase, with_case);
    struct str needle = buf_str(&f.b);
    size_t end, from = 0;
    uint32_t token = 0;
    hx_doc_text(text->doc, &end);
    while (needle.len && from + needle.len <= text->text.len) {
        const char *at = memmem(text->text.s + from, text->text.len - from,
                                needle.s, needle.len);
        if (!at)
            break;
        size_t start = (size_t)(at - text->text.s);
        from = start + needle.len;
        uint32_t last = text->at[from - 1];
        /* The last sign found is found whole. */
        while (from < text->text.len && text->at[from] == last)
            from++;
        hx_range bytes = {text->at[start], from < text->text.len
                                               ? text->at[from]
                                               : (uint32_t)end};
        token = token_find(text->doc, bytes.start, token);
        if (token == HX_NONE)
            break;
        *vec_push(a, &found) = (struct search_match){bytes, token};
    }
    return (struct search_matches){found.at, found.vec.n};
}
