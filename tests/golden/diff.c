/* SPDX-License-Identifier: MIT */

/*
 * tests/golden/diff: two texts and what a comparison of them says, a line of
 * counts and a line for each pair:
 *
 *     2>5 changed moved 652: Officials [-said-]{+added+}(substitution) so.
 *
 * Old sentence 2 is new sentence 5. In () stand the kind where it is not
 * plain from the marks, the class, and "quoted". Where a file has a section
 * "minimal", that is what comes out without the clean-up for readers.
 */

#include "golden.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "hexapla.h"

/* What is being printed. */
struct sheet {
    struct buf b;
    const hx_diff *diff;
    const hx_token *token[2];
    const char *text[2];
};

/* Appends S with white space as one space and what cannot be seen escaped. */
static void text_put(struct buf *b, struct str s)
{
    uint32_t cp;
    for (size_t i = 0; i < s.len;) {
        size_t n = utf8_decode(str_sub(s, i, 4), &cp);
        if (cp >= UTF8_BAD)
            buf_print(b, "\\x%02x", (unsigned char)s.s[i]);
        else if (utf8_is_invisible(cp))
            buf_print(b, "\\u%04x", (unsigned)cp);
        else
            buf_put(b, str_sub(s, i, n));
        i += n;
    }
}

/* Tokens AT of SIDE; true if white space follows. */
static bool tokens_put(struct sheet *s, int side, hx_range at)
{
    bool gap = false;
    for (uint32_t i = at.start; i < at.end; i++) {
        const hx_token *token = &s->token[side][i];
        text_put(&s->b, (struct str){s->text[side] + token->at, token->len});
        gap = token->gap > 0;
        if (gap && i + 1 < at.end)
            buf_put_byte(&s->b, ' ');
    }
    return gap;
}

static void class_put(struct buf *b, const hx_change *change)
{
    bool kind = change->kind == HX_SAME || change->kind == HX_REWORDED;
    bool quoted = change->flags & HX_CHANGE_QUOTED;
    if (!kind && !change->cls && !quoted)
        return;
    buf_put_byte(b, '(');
    if (kind)
        buf_print(b, "%s ", hx_kind_name(change->kind));
    buf_print(b, "%s", hx_class_name(change->cls));
    if (change->kind == HX_SAME && !(change->flags & HX_CHANGE_MINOR))
        buf_print(b, " not minor");
    buf_print(b, "%s)", quoted ? ", quoted" : "");
}

static void change_put(struct sheet *s, const hx_change *change, bool whole)
{
    bool gap = false;
    if (whole || (change->kind == HX_SAME && !change->cls)) {
        int side = change->at[HX_NEW].start < change->at[HX_NEW].end;
        gap = tokens_put(s, side, change->at[side]);
    } else {
        for (int side = 0; side < 2; side++) {
            if (change->at[side].start == change->at[side].end)
                continue;
            buf_print(&s->b, side ? "{+" : "[-");
            gap = tokens_put(s, side, change->at[side]);
            buf_print(&s->b, side ? "+}" : "-]");
        }
        class_put(&s->b, change);
    }
    if (gap)
        buf_put_byte(&s->b, ' ');
}

/* Sentences AT as numbers for people. */
static void numbers_put(struct buf *b, hx_range at)
{
    if (at.start == at.end)
        buf_put_byte(b, '-');
    else if (at.start + 1 == at.end)
        buf_print(b, "%u", at.end);
    else
        buf_print(b, "%u-%u", at.start + 1, at.end);
}

static void pair_put(struct sheet *s, const hx_pair *pair)
{
    uint32_t n;
    const hx_change *change = hx_diff_changes(s->diff, &n);
    bool whole = pair->kind == HX_INSERTED || pair->kind == HX_DELETED;
    numbers_put(&s->b, pair->at[HX_OLD]);
    buf_put_byte(&s->b, '>');
    numbers_put(&s->b, pair->at[HX_NEW]);
    buf_print(&s->b, " %s", hx_kind_name(pair->kind));
    if (pair->moved)
        buf_print(&s->b, " moved");
    if (!whole || pair->part != HX_NONE)
        buf_print(&s->b, " %u", pair->alike);
    if (pair->part != HX_NONE) {
        const hx_pair *other = &hx_diff_pairs(s->diff, &n)[pair->part];
        buf_print(&s->b, " part of ");
        numbers_put(&s->b, other->at[HX_OLD]);
        buf_put_byte(&s->b, '>');
        numbers_put(&s->b, other->at[HX_NEW]);
    }
    buf_print(&s->b, ": ");
    for (uint32_t i = pair->changes.start; i < pair->changes.end; i++)
        change_put(s, &change[i], whole);
    while (s->b.len && s->b.s[s->b.len - 1] == ' ')
        s->b.len--;
    buf_put_byte(&s->b, '\n');
}

static void stats_put(struct sheet *s)
{
    const hx_stats *stats = hx_diff_stats(s->diff);
    buf_print(&s->b, "words %u>%u: ", stats->words[0], stats->words[1]);
    buf_print(&s->b, "kept %u, cut %u, added %u, moved %u, reworded %u, ",
              stats->kept, stats->cut, stats->added, stats->moved,
              stats->reworded);
    buf_print(&s->b, "minor changes %u; paragraphs %u>%u; alike %u\n",
              stats->minor, stats->paragraphs[0], stats->paragraphs[1],
              stats->alike);
}

/* What a comparison of DOC says. */
static struct str sheet_get(struct golden *golden, hx_doc *const doc[2],
                            const hx_options *opt)
{
    struct sheet s = {.b = {.a = golden->a}};
    hx_diff *diff;
    uint32_t n;
    size_t len;
    for (int side = 0; side < 2; side++) {
        s.token[side] = hx_doc_tokens(doc[side], &n);
        s.text[side] = hx_doc_text(doc[side], &len);
    }
    assert_int_equal(hx_compare(&diff, doc[0], doc[1], opt), HX_OK);
    s.diff = diff;
    stats_put(&s);
    const hx_pair *pair = hx_diff_pairs(diff, &n);
    for (uint32_t i = 0; i < n; i++)
        pair_put(&s, &pair[i]);
    hx_diff_free(diff);
    return buf_str(&s.b);
}

static void diff_run(struct golden *golden)
{
    static const char *const names[] = {"old", "new"};
    const hx_options minimal = {.minimal = 1};
    hx_doc *doc[2];
    for (int side = 0; side < 2; side++) {
        struct str text = golden_get(golden, names[side]);
        assert_int_equal(hx_doc_new(&doc[side], text.s, text.len, NULL), HX_OK);
    }
    golden_expect(golden, "changes", sheet_get(golden, doc, NULL));
    if (golden_find(golden, "minimal"))
        golden_expect(golden, "minimal", sheet_get(golden, doc, &minimal));
    hx_doc_free(doc[0]);
    hx_doc_free(doc[1]);
}

int main(void)
{
    return golden_run("diff", diff_run);
}
