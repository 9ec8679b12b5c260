/* SPDX-License-Identifier: MIT */

/*
 * The text is folded cluster by cluster, plain ASCII byte by byte, into a copy
 * that remembers where each byte came from; a search is then a search for
 * bytes.
 */

#define _GNU_SOURCE /* memmem */

#include "view/search.h"

#include <string.h>

#include "base/utf8.h"

/* A copy that grows: its bytes, and by byte where it came from. */
struct folding {
    struct arena *a;
    char *s;
    uint32_t *at;
    size_t len, room;
    bool with_case;
    bool in_space;
};

enum { CLUSTER_MOST = 256, STRETCH = 4096, BYTE_COST = 2, MATCH_COST = 64 };

/* Makes room for MORE bytes. It is rare that folding makes a text longer. */
static void room_make(struct folding *f, size_t more)
{
    if (f->room - f->len >= more)
        return;
    size_t room = f->room + f->room / 2 + more;
    char *s = arena_alloc_raw(f->a, room, 1);
    uint32_t *at = arena_alloc_raw(f->a, room, sizeof *at);
    if (f->len) {
        memcpy(s, f->s, f->len);
        memcpy(at, f->at, f->len * sizeof *at);
    }
    f->s = s;
    f->at = at;
    f->room = room;
}

/* There is room for it. */
static void byte_put(struct folding *f, char byte, uint32_t at)
{
    f->s[f->len] = byte;
    f->at[f->len++] = at;
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
    struct str folded = space ? STR(" ") : utf8_bare(f->a, s, f->with_case);
    room_make(f, folded.len);
    for (size_t i = 0; i < folded.len; i++)
        byte_put(f, folded.s[i], at);
}

/* True if BYTE is a cluster of its own where ASCII follows: most of a text
 * is. */
static bool is_plain(unsigned char byte)
{
    return (byte >= ' ' && byte < 0x7f) || byte == '\n';
}

/* Folds the plain bytes of S from I on, at most STRETCH of them; gives where
 * they end. */
static size_t plain_put(struct folding *f, struct str s, size_t i)
{
    size_t end = s.len - i > STRETCH ? i + STRETCH : s.len;
    room_make(f, end - i);
    for (; i < end && is_plain((unsigned char)s.s[i]); i++) {
        char byte = s.s[i];
        bool is_space = byte <= ' ';
        if (i + 1 < s.len && (unsigned char)s.s[i + 1] >= 0x80)
            break;
        if (byte >= 'A' && byte <= 'Z' && !f->with_case)
            byte = (char)(byte | 32);
        if (!is_space || !f->in_space)
            byte_put(f, is_space ? ' ' : byte, (uint32_t)i);
        f->in_space = is_space;
    }
    return i;
}

static struct folding fold(struct arena *a, struct str s, bool with_case)
{
    struct folding f = {.a = a, .with_case = with_case};
    room_make(&f, s.len);
    for (size_t i = 0; i < s.len;) {
        size_t before = i;
        i = plain_put(&f, s, i);
        arena_step(a, BYTE_COST * (i - before), 0);
        if (i > before)
            continue;
        size_t n = utf8_cluster(str_sub(s, i, CLUSTER_MOST));
        cluster_put(&f, str_sub(s, i, n), (uint32_t)i);
        arena_step(a, MATCH_COST, 0);
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
    return (struct search_text){
        {f.s, f.len},
        f.at, doc
    };
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
    struct str needle = {f.s, f.len};
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
        arena_step(a, MATCH_COST, 0);
        *vec_push(a, &found) = (struct search_match){bytes, token};
    }
    return (struct search_matches){found.at, found.vec.n};
}
