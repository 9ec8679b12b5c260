/* SPDX-License-Identifier: MIT */

/* See the header. */

#include "input/article.h"

void article_put(struct article *article, struct str text, int field)
{
    text = str_trim(text);
    if (!text.len)
        return;
    if (article->b.len)
        buf_put(&article->b, STR("\n\n"));
    size_t start = article->b.len;
    buf_put(&article->b, text);
    if (field != ARTICLE_UNKNOWN)
        *vec_push(article->a, &article->marks) = (hx_mark){
            {(uint32_t)start, (uint32_t)article->b.len},
            (hx_field)field
        };
}

void article_end(const struct article *article, struct format_text *out)
{
    struct buf b = article->b;
    if (b.len)
        buf_put_byte(&b, '\n');
    out->text = buf_str(&b);
    out->marks = article->marks.at;
    out->mark_count = article->marks.vec.n;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

struct str article_squeeze(struct arena *a, struct str s)
{
    struct buf b = {.a = a};
    bool gap = false;
    for (size_t i = 0; i < s.len; i++) {
        if (is_blank(s.s[i])) {
            gap = b.len > 0;
            continue;
        }
        if (gap)
            buf_put_byte(&b, ' ');
        gap = false;
        buf_put_byte(&b, s.s[i]);
    }
    return buf_str(&b);
}
