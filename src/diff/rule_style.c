/* SPDX-License-Identifier: MIT */

/* Rules of how the words are written: the same letters in another form. */

#include "base/utf8.h"
#include "diff/question.h"

enum { TEXT_COST = 64 };

/* The tokens of SIDE without what stands between them. */
static struct str tokens_of(const struct question *q, int side)
{
    struct buf b = {.a = q->c->a};
    hx_range at = q->hunk->at[side];
    for (uint32_t i = at.start; i < at.end; i++) {
        arena_step(q->c->a, TEXT_COST, 0);
        buf_put(&b, keys_text(q->c->keys, side, i));
    }
    return buf_str(&b);
}

/* True if the texts are the same in the form that FORM makes. A space inside a
 * token that was given so is not one between tokens. */
static bool is_same_text(const struct question *q,
                         struct str (*form)(struct arena *a, struct str s))
{
    struct arena *a = q->c->a;
    return str_is_equal(form(a, q->text[HX_OLD]), form(a, q->text[HX_NEW])) &&
           str_is_equal(form(a, tokens_of(q, HX_OLD)),
                        form(a, tokens_of(q, HX_NEW)));
}

bool style_is_typographic(const struct question *q)
{
    return is_same_text(q, utf8_plain);
}

/* The invisible signs of S. */
static struct str unseen_of(struct arena *a, struct str s)
{
    struct buf b = {.a = a};
    uint32_t cp;
    for (size_t i = 0, n; i < s.len; i += n) {
        n = utf8_decode(str_sub(s, i, 4), &cp);
        if (utf8_is_invisible(cp))
            buf_put(&b, str_sub(s, i, n));
    }
    return buf_str(&b);
}

/* The same but for what cannot be seen. */
bool style_is_unseen(const struct question *q)
{
    struct arena *a = q->c->a;
    return !str_is_equal(unseen_of(a, q->text[HX_OLD]),
                         unseen_of(a, q->text[HX_NEW])) &&
           style_is_typographic(q);
}

bool style_is_case(const struct question *q)
{
    return str_is_equal(q->folded[HX_OLD], q->folded[HX_NEW]) &&
           is_same_text(q, utf8_fold);
}

/* True if SIGN says nothing between BEFORE and AFTER: what parts or joins
 * words, and what parts a number's thousands, but no decimal point. */
static bool is_joint(uint32_t before, uint32_t sign, struct str after)
{
    size_t n = 0;
    while (n < after.len && after.s[n] >= '0' && after.s[n] <= '9')
        n++;
    if (!n || !utf8_is_digit(before))
        return sign == ' ' || sign == '-' || sign == '.';
    return n == 3 && (sign == ' ' || sign == ',' || sign == '\'');
}

/* S without joints. */
static struct str letters_of(struct arena *a, struct str s)
{
    struct buf b = {.a = a};
    uint32_t cp, before = 0;
    for (size_t i = 0; i < s.len; before = cp) {
        size_t n = utf8_decode(str_sub(s, i, 4), &cp);
        if (!is_joint(before, cp, str_sub(s, i + n, s.len)))
            buf_put(&b, str_sub(s, i, n));
        i += n;
    }
    return buf_str(&b);
}

bool style_is_joined(const struct question *q)
{
    struct str old = letters_of(q->c->a, q->folded[HX_OLD]);
    return old.len && str_is_equal(old, letters_of(q->c->a, q->folded[HX_NEW]));
}

/* Signs of punctuation, which pictures and bad bytes are not. */
bool style_is_punctuation(const struct question *q)
{
    for (int side = 0; side < 2; side++)
        for (uint32_t i = q->hunk->at[side].start; i < q->hunk->at[side].end;
             i++)
            if (!(q->c->keys->token[side][i].flags & HX_TOKEN_PUNCT))
                return false;
    return !number_is_changed(q);
}

bool style_is_invisible(const struct question *q)
{
    uint32_t cp;
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < q->text[side].len;) {
            i += utf8_decode(str_sub(q->text[side], i, 4), &cp);
            if (cp != ' ' && !utf8_is_invisible(cp))
                return false;
        }
    return true;
}
