/* SPDX-License-Identifier: MIT */

/* The words themselves come out of the texts and are foreign. */

#include "app/caption.h"

#include "hexapla-whole.h"
#include "view/flag.h"
#include "view/kind.h"

/* The words of CHANGE on SIDE, cut so that those of both have room; in
 * quotation marks if they begin or end with a sign. */
static void words_put(struct buf *b, const struct app *app, int side,
                      const hx_change *change)
{
    enum { LEAST = 60, BYTES = 4, FEW_TOKENS = 4 };
    hx_range at = change->at[side], other = change->at[!side];
    int room = other.start < other.end ? app->width / 2 : app->width;
    int most = room > LEAST ? room : LEAST;
    uint32_t n;
    const struct version *version = story_side(app->story, side);
    const hx_token *token = hx_doc_tokens(version->doc, &n);
    struct buf words = {.a = app->picture};
    for (uint32_t i = at.start;
         i < at.end && words.len < (size_t)BYTES * (size_t)most; i++) {
        buf_put(&words, str_sub(version->text, token[i].at, token[i].len));
        if (i + 1 < at.end && token[i].gap)
            buf_put_byte(&words, ' ');
    }
    struct str s = buf_str(&words), shown = {s.s, 0};
    if (!s.len)
        return;
    for (int width = 0; shown.len < s.len;) {
        struct glyph glyph;
        glyph_next(str_sub(s, shown.len, s.len), &glyph);
        width += glyph.width;
        if (width > most)
            break;
        shown.len += glyph.len;
    }
    bool quoted =
        at.end - at.start <= FEW_TOKENS &&
        !(token[at.start].flags & token[at.end - 1].flags & HX_TOKEN_WORD);
    buf_put(b, quoted ? STR("'") : STR(""));
    buf_put(b, shown);
    if (shown.len < s.len)
        buf_put(b, app->ascii ? STR("...") : STR("\xe2\x80\xa6"));
    buf_put(b, quoted ? STR("'") : STR(""));
}

void caption_words(struct buf *b, const struct app *app,
                   const hx_change *change)
{
    bool old = change->at[HX_OLD].start < change->at[HX_OLD].end;
    bool new = change->at[HX_NEW].start < change->at[HX_NEW].end;
    words_put(b, app, HX_OLD, change);
    if (old && new)
        buf_put(b, app->ascii ? STR(" -> ") : STR(" \xe2\x86\x92 "));
    words_put(b, app, HX_NEW, change);
}

/* True if words inside a quotation changed, which is not the whole of it. */
static bool is_inside(const hx_change *change)
{
    return change->flags & HX_CHANGE_QUOTED && change->cls != HX_CLASS_QUOTE;
}

static const char *const kind_word[HX_KINDS] = {"style", "reworded", "changed",
                                                "added", "cut"};

/* " (headline)", " (caption)"; nothing for the body. */
static void field_put(struct buf *b, const hx_diff *diff,
                      const hx_change *change)
{
    uint32_t n;
    const hx_pair *pair = &hx_diff_pairs(diff, &n)[change->pair];
    hx_field field = kind_field(diff, pair, HX_NEW);
    if (field != HX_FIELD_BODY)
        buf_print(b, " (%s)", hx_field_name(field));
}

/* " of Ada Moss", who is quoted where CHANGE is, if that is told. */
static void speaker_put(struct buf *b, const struct app *app,
                        const hx_change *change)
{
    int side = change->at[HX_NEW].start < change->at[HX_NEW].end;
    const struct version *version = story_side(app->story, side);
    uint32_t n, tokens;
    const hx_quote *quote = hx_doc_quotes(version->doc, &n);
    const hx_token *token = hx_doc_tokens(version->doc, &tokens);
    hx_range at = change->at[side];
    while (n && quote->at.end <= at.start) {
        quote++;
        n--;
    }
    if (!n || quote->at.start >= at.end ||
        quote->speaker.start >= quote->speaker.end)
        return;
    const hx_token *last = &token[quote->speaker.end - 1];
    uint32_t start = token[quote->speaker.start].at;
    buf_put(b, STR(" of "));
    buf_put(b, str_sub(version->text, start, last->at + last->len - start));
}

/* "; hedged": what the pair of CHANGE does beside its changes. */
static void flags_put(struct buf *b, const hx_diff *diff,
                      const hx_change *change)
{
    uint32_t n, flags = hx_diff_pairs(diff, &n)[change->pair].flags;
    /* That a quotation was altered has been said. */
    if (change->flags & HX_CHANGE_QUOTED)
        flags &= ~(uint32_t)HX_PAIR_QUOTE_WORDS;
    if (flags)
        buf_put(b, STR("; "));
    flag_words(b, flags);
}

void caption_change(struct buf *b, const struct app *app,
                    const hx_change *change)
{
    const char *label = class_table[change->cls].label;
    /* What was cut or added may take all of the line, what was replaced is
     * read first. */
    bool is_whole = change->kind == HX_INSERTED || change->kind == HX_DELETED;
    buf_print(b, "%s%s", kind_word[change->kind],
              is_inside(change) ? " in a quotation" : "");
    if (is_inside(change))
        speaker_put(b, app, change);
    if (is_whole) {
        uint32_t n;
        const hx_diff *diff = app->story->diff;
        struct kind_end end =
            kind_end_get(diff, change->pair, change->kind == HX_INSERTED);
        field_put(b, diff, change);
        if (hx_diff_pairs(diff, &n)[change->pair].part != HX_NONE)
            buf_print(b, ", %s paragraph %u", end.way, end.paragraph);
    }
    buf_put(b, STR(": "));
    if (label[0])
        buf_print(b, "%s, ", label);
    caption_words(b, app, change);
    if (!is_whole)
        field_put(b, app->story->diff, change);
    flags_put(b, app->story->diff, change);
}

void caption_sort(struct buf *b, const hx_change *change)
{
    const char *label = class_table[change->cls].label;
    bool one_sided = change->kind == HX_INSERTED || change->kind == HX_DELETED;
    if (one_sided || !label[0])
        buf_put(b, str_of(kind_word[change->kind]));
    if (label[0])
        buf_print(b, "%s%s", one_sided ? ", " : "", label);
    if (is_inside(change))
        buf_put(b, STR(", quote"));
}

void caption_move(struct buf *b, const struct app *app,
                  const struct pane_cursor *place)
{
    const hx_diff *diff = app->story->diff;
    const hx_doc *doc = hx_diff_doc(diff, place->side);
    uint32_t at = hx_diff_pair_of(diff, place->side,
                                  hx_doc_sentence_of(doc, place->token));
    struct kind_end end = {NULL, 0, 0};
    if (at != HX_NONE)
        end = kind_end_get(diff, at, place->side);
    if (end.way)
        buf_print(b, "%s paragraph %u", end.way, end.paragraph);
}

void caption_reuse(struct buf *b, const struct app *app, uint32_t reuse)
{
    uint32_t n;
    const hx_diff *diff = app->story->diff;
    int there = !app->reader.cursor.side;
    const hx_doc *doc = hx_diff_doc(diff, there);
    const hx_reuse *own = &hx_diff_reuses(diff, &n)[reuse];
    uint32_t sentence = hx_doc_sentence_of(doc, own->at[there].start);
    buf_print(b, "also in paragraph %u of the %s text",
              hx_doc_paragraph_of(doc, sentence) + 1, there ? "new" : "old");
}
