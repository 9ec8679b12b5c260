/* SPDX-License-Identifier: MIT */

/*
 * Blank lines always part paragraphs. Whether a single newline does is decided
 * for the document.
 *
 * It is hard-wrapped if for some margin of 40 to 120 columns at least half of
 * the single newlines stand where the next word would have crossed the margin;
 * at least half of these are plainly inside a sentence (a small letter
 * follows, or a comma or a function word stands before); and hardly a line is
 * longer than the margin. The margin is the one that explains most newlines,
 * the narrowest of them. Then a single newline parts paragraphs only where
 * the next line is indented by two columns more, or the line ended before it
 * had to and either it is shorter than half the margin, or a stop ends it, or
 * a list item follows; or where a list item follows another one or a line that
 * ends with a stop or a colon.
 *
 * To end before it had to a line must leave room for the next word, and in
 * a document with blank lines for a quarter of the margin more: there it is
 * the exception, and programs that wrap are not exact to the column.
 *
 * Otherwise every line is a paragraph.
 *
 * Columns are code points here, since the library knows no terminal. Linear;
 * 24 bytes of memory a line.
 */

#include "doc/paragraph.h"

#include "base/utf8.h"
#include "doc/words.h"

enum {
    MARGIN_FIRST = 40,
    MARGIN_LAST = 120,
    MARGIN_ROOM = MARGIN_LAST + 2,
    MARGIN_SLACK = 3,   /* columns short of the margin a line may be */
    LONG_SHARE = 4,     /* newlines explained for one line that is too long */
    ROOM_SHARE = 4,     /* of the margin, left free where blank lines part */
    INDENT_MINIMUM = 2, /* one column may be left of a double space */
    TAB_COLUMNS = 8,
    MARKER_MOST = 3 /* bytes of the number of a list item */
};

/* A line with at least one token; widths in columns. */
struct line {
    uint32_t start;  /* its first token */
    uint32_t breaks; /* newlines between it and the line before */
    uint32_t indent; /* white space before the first token */
    uint32_t text;   /* indent, for a list item that of what follows the sign */
    uint32_t width;  /* up to the end of the last token */
    uint32_t word;   /* of the first word */
};

struct lines {
    const struct tokens *tokens;
    struct line *at;
    uint32_t n;
    uint32_t margin; /* 0: the document is not wrapped */
    uint32_t room;   /* columns a line that ended early leaves free */
};

static uint32_t columns(struct str s)
{
    uint32_t n = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.s[i] == '\t')
            n += TAB_COLUMNS;
        else
            n += ((unsigned char)s.s[i] & 0xc0) != 0x80;
    }
    return n;
}

/* The text from token I to the end of token J. */
static struct str text_between(const struct tokens *tokens, uint32_t i,
                               uint32_t j)
{
    uint32_t at = tokens->at[i].at;
    uint32_t end = tokens->at[j].at + tokens->at[j].len;
    return str_sub(tokens->text, at, end - at);
}

/* The newlines in GAP, CR LF as one; INDENT is what follows the last. A
 * paragraph separator counts as a blank line. */
static uint32_t newlines(struct str gap, struct str *indent)
{
    uint32_t cp, n = 0, before = 0;
    *indent = gap;
    for (size_t i = 0; i < gap.len; before = cp) {
        i += utf8_decode(str_sub(gap, i, 4), &cp);
        if (!utf8_is_newline(cp))
            continue;
        *indent = str_sub(gap, i, gap.len);
        if (cp != '\n' || before != '\r')
            n += cp == 0x2029 ? 2 : 1;
    }
    return n;
}

static uint32_t line_end(const struct lines *lines, uint32_t i)
{
    return i + 1 < lines->n ? lines->at[i + 1].start : lines->tokens->n;
}

static bool is_number(const struct tokens *tokens, uint32_t i)
{
    return tokens->at[i].flags & HX_TOKEN_NUMBER &&
           tokens->at[i].len <= MARKER_MOST;
}

/* How many tokens from I, up to END, are the sign of a list item: - or 1. */
static uint32_t marker_length(const struct tokens *tokens, uint32_t i,
                              uint32_t end)
{
    enum sign sign = words_sign(token_first(tokens, i));
    uint32_t n = 0;
    if (sign == SIGN_BULLET || sign == SIGN_DASH ||
        token_first(tokens, i) == '*')
        n = 1;
    else if (i + 1 < end && is_number(tokens, i) && !tokens->at[i].gap &&
             (token_first(tokens, i + 1) == '.' ||
              token_first(tokens, i + 1) == ')'))
        n = 2;
    return n && i + n < end && tokens->at[i + n - 1].gap ? n : 0;
}

/* The last token of the word at I. Letters outside of words, such as Chinese
 * ones, are words alone: a line may end after each. */
static uint32_t word_last(const struct tokens *tokens, uint32_t i, uint32_t end)
{
    uint32_t cp = token_first(tokens, i);
    if (utf8_is_letter(cp) && utf8_word_class(cp) == UTF8_WORD_OTHER)
        return i;
    while (i + 1 < end && !tokens->at[i].gap)
        i++;
    return i;
}

static void line_measure(struct lines *lines, uint32_t i)
{
    const struct tokens *tokens = lines->tokens;
    struct line *line = &lines->at[i];
    uint32_t start = line->start, end = line_end(lines, i);
    uint32_t marker = marker_length(tokens, start, end);
    line->width = line->indent + columns(text_between(tokens, start, end - 1));
    line->word =
        columns(text_between(tokens, start, word_last(tokens, start, end)));
    line->text = line->indent;
    if (marker)
        line->text += columns(text_between(tokens, start, start + marker)) - 1;
}

static struct lines lines_read(struct arena *a, const struct tokens *tokens,
                               const hx_options *opt)
{
    VEC(struct line) list = {0};
    struct str indent;
    struct lines lines = {.tokens = tokens};
    for (uint32_t i = 0; i < tokens->n; i++) {
        token_poll(a, opt, tokens, STAGE_PARAGRAPH, i);
        struct str gap = i ? token_gap(tokens, i - 1)
                           : str_sub(tokens->text, 0, tokens->at[0].at);
        uint32_t breaks = gap.len || !i ? newlines(gap, &indent) : 0;
        if (breaks || !i)
            *vec_push(a, &list) = (struct line){
                .start = i, .breaks = breaks, .indent = columns(indent)};
    }
    lines.at = list.at;
    lines.n = list.vec.n;
    for (uint32_t i = 0; i < lines.n; i++)
        line_measure(&lines, i);
    return lines;
}

/* Whether the first word of line I would have crossed MARGIN on the line
 * before, which itself does not. */
static bool is_explained(const struct lines *lines, uint32_t i, uint32_t margin)
{
    uint32_t width = lines->at[i - 1].width;
    return lines->at[i].breaks == 1 && width <= margin &&
           width + lines->at[i].word + MARGIN_SLACK >= margin;
}

/* The last sign of line I, that of a stop if only closing ones follow it. */
static enum sign line_sign(const struct lines *lines, uint32_t i)
{
    enum sign sign = SIGN_NONE;
    for (uint32_t j = line_end(lines, i); j > lines->at[i].start; j--) {
        sign = words_sign(token_first(lines->tokens, j - 1));
        if (sign != SIGN_CLOSE && sign != SIGN_QUOTE)
            break;
    }
    return sign;
}

static bool has_stop(const struct lines *lines, uint32_t i)
{
    enum sign sign = line_sign(lines, i);
    return sign >= SIGN_STOP && sign <= SIGN_FULL_STOP;
}

/* Whether line I plainly continues the sentence of the line before. */
static bool is_continued(const struct lines *lines, uint32_t i)
{
    const struct tokens *tokens = lines->tokens;
    uint32_t last = lines->at[i].start - 1;
    uint32_t cp = token_first(tokens, last + 1);
    uint32_t before = token_first(tokens, last);
    if (before == ',' || before == 0xff0c || before == 0x3001 ||
        utf8_is_lower(cp) || words_is_function(token_str(tokens, last)))
        return true;
    /* Scripts without small letters. */
    return utf8_is_letter(cp) && !utf8_is_upper(cp) && !has_stop(lines, i - 1);
}

/* The margin that explains most newlines less the lines that cross it. */
static uint32_t margin_find(const struct lines *lines)
{
    int64_t gain[MARGIN_ROOM] = {0};
    for (uint32_t i = 0; i < lines->n; i++) {
        const struct line *line = &lines->at[i];
        gain[0] -= line->width > line->text + line->word;
        if (line->width < MARGIN_ROOM && line->width > line->text + line->word)
            gain[line->width]++;
        if (!i || line->breaks != 1 || lines->at[i - 1].width > MARGIN_LAST)
            continue;
        uint32_t last = lines->at[i - 1].width + line->word + MARGIN_SLACK;
        gain[lines->at[i - 1].width]++;
        if (last < MARGIN_LAST)
            gain[last + 1]--;
    }
    uint32_t best = MARGIN_FIRST;
    int64_t sum = 0, most = INT64_MIN;
    for (uint32_t margin = 0; margin <= MARGIN_LAST; margin++) {
        sum += gain[margin];
        if (margin >= MARGIN_FIRST && sum > most) {
            most = sum;
            best = margin;
        }
    }
    return best;
}

static bool has_blank_line(const struct lines *lines)
{
    for (uint32_t i = 1; i < lines->n; i++)
        if (lines->at[i].breaks > 1)
            return true;
    return false;
}

static bool is_wrapped(const struct lines *lines, uint32_t margin)
{
    uint64_t single = 0, explained = 0, continued = 0, crossing = 0;
    for (uint32_t i = 0; i < lines->n; i++) {
        const struct line *line = &lines->at[i];
        crossing +=
            line->width > margin && line->width > line->text + line->word;
        if (!i || line->breaks != 1)
            continue;
        single++;
        if (!is_explained(lines, i, margin))
            continue;
        explained++;
        continued += is_continued(lines, i);
    }
    return explained && explained * 2 >= single && continued * 2 >= explained &&
           crossing * LONG_SHARE <= explained;
}

static bool is_item(const struct line *line)
{
    return line->text > line->indent;
}

/* Whether line I, after a single newline of a wrapped document, begins a
 * paragraph; the last one began with line FIRST. */
static bool is_parted(const struct lines *lines, uint32_t first, uint32_t i)
{
    const struct line *before = &lines->at[i - 1], *line = &lines->at[i];
    if (line->indent >= before->text + INDENT_MINIMUM)
        return true;
    bool is_list = (is_item(&lines->at[first]) &&
                    lines->at[first].indent == line->indent) ||
                   has_stop(lines, i - 1) ||
                   token_first(lines->tokens, line->start - 1) == ':';
    if (is_item(line) && is_list)
        return true;
    if (before->width + 1 + line->word + lines->room > lines->margin)
        return false;
    return is_item(line) || has_stop(lines, i - 1) ||
           before->width * 2 < lines->margin;
}

struct ranges paragraph_find(struct arena *a, const struct tokens *tokens,
                             const hx_options *opt)
{
    struct lines lines = lines_read(a, tokens, opt);
    VEC(hx_range) list = {0};
    uint32_t margin = margin_find(&lines), first = 0;
    lines.margin = is_wrapped(&lines, margin) ? margin : 0;
    lines.room = has_blank_line(&lines) ? margin / ROOM_SHARE : 0;
    for (uint32_t i = 0; i < lines.n; i++) {
        const struct line *line = &lines.at[i];
        if (!i || line->breaks > 1 || !lines.margin ||
            is_parted(&lines, first, i)) {
            *vec_push(a, &list) = (hx_range){line->start, 0};
            first = i;
        }
        list.at[list.vec.n - 1].end = line_end(&lines, i);
    }
    return (struct ranges){list.at, list.vec.n};
}
