/* SPDX-License-Identifier: MIT */

/*
 * Unicode Standard Annex 29, Text Segmentation, revision 41, section 4: the
 * rules WB1 to WB999 as one pass with one code point of memory, which is all
 * a segment needs since every rule looks back within its segment only. WB6,
 * WB7b and WB12 look ahead, past marks to one letter. Time is linear: what was
 * looked at ahead is at most looked at once more. ASCII words take a short
 * way through a table.
 *
 * Tokens are tailored in three ways. White space always ends a token, also
 * U+202F, which the rules join to words. A byte that is not UTF-8 is a token
 * alone. A full stop between a word in small letters and a capitalized one
 * ("warned.The") is a token, since scraped text drops spaces there.
 */

#include "doc/token.h"

#include "base/utf8.h"

enum {
    POLL_MASK = 0xffff,
    JOIN = 64,         /* letters, digits and the low line join each other */
    LETTER = 128,      /* of ASCII */
    DIGIT = 256,       /* of ASCII */
    MID_LETTER = 512,  /* joins two letters */
    MID_DIGIT = 1024,  /* joins two digits */
    SPACE = 2048,      /* white space */
    SYMBOL = 4096,     /* visible, neither word nor punctuation */
    LOWER_MINIMUM = 3, /* letters of a word before a dropped space */
};

/* The rows of the table below. */
enum {
    C = HX_TOKEN_INVISIBLE,
    S = SPACE,
    P = HX_TOKEN_PUNCT,
    Y = SYMBOL,
    D = HX_TOKEN_WORD | HX_TOKEN_NUMBER | JOIN | DIGIT,
    L = HX_TOKEN_WORD | JOIN | LETTER,
    U = L | HX_TOKEN_CAPITAL,
    J = P | JOIN,
    B = P | MID_LETTER | MID_DIGIT,
    K = P | MID_LETTER,
    N = P | MID_DIGIT
};

static const uint16_t ascii_table[128] = {
    C, C, C, C, C, C, C, C, C, S, S, S, S, S, C, C, /* controls */
    C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C, /* controls */
    S, P, P, P, Y, P, P, B, P, P, P, Y, N, P, B, P, /* space ! " # $ */
    D, D, D, D, D, D, D, D, D, D, K, N, Y, Y, Y, P, /* 0 to 9, : ; < = > ? */
    P, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, /* @ A B C */
    U, U, U, U, U, U, U, U, U, U, U, P, P, P, Y, J, /* X Y Z [ \ ] ^ _ */
    Y, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* ` a b c */
    L, L, L, L, L, L, L, L, L, L, L, P, Y, P, Y, C  /* x y z { | } ~ */
};

/* A segment being read. */
struct segment {
    struct str text;
    size_t pos;          /* the end so far */
    enum utf8_word base; /* the last class, marks after it ignored (WB4) */
    enum utf8_word last; /* the last class */
    uint32_t lower;      /* small letters, if there was nothing else */
    bool is_lower;
    bool is_tailored;
};

/* A code point that may follow. */
struct next {
    uint32_t cp;
    size_t len;
    enum utf8_word word;
};

static uint32_t byte_bits(struct str text, size_t pos)
{
    unsigned char c = pos < text.len ? (unsigned char)text.s[pos] : ' ';
    return c < 0x80 ? ascii_table[c] : 0;
}

static bool is_ascii(struct str text, size_t pos)
{
    return pos >= text.len || (unsigned char)text.s[pos] < 0x80;
}

static struct next next_get(const struct segment *s, size_t pos)
{
    struct next next;
    next.len = utf8_decode(str_sub(s->text, pos, 4), &next.cp);
    next.word = utf8_word_class(next.cp);
    if (s->is_tailored && utf8_is_space(next.cp))
        next.word = UTF8_WORD_SPACE;
    return next;
}

static bool is_ignored(enum utf8_word word)
{
    return word == UTF8_WORD_EXTEND || word == UTF8_WORD_FORMAT ||
           word == UTF8_WORD_ZWJ;
}

static bool is_newline(enum utf8_word word)
{
    return word == UTF8_WORD_CR || word == UTF8_WORD_LF ||
           word == UTF8_WORD_NEWLINE;
}

static bool is_letter(enum utf8_word word)
{
    return word == UTF8_WORD_ALETTER || word == UTF8_WORD_HEBREW;
}

static bool is_alphanumeric(enum utf8_word word)
{
    return is_letter(word) || word == UTF8_WORD_NUMERIC;
}

/* The rules that need no look ahead: 5, 7a, 8 to 10, 13 to 16. */
static bool is_joined(enum utf8_word base, enum utf8_word word)
{
    if (is_alphanumeric(base) && is_alphanumeric(word))
        return true;
    if (word == UTF8_WORD_EXTENDNUMLET)
        return is_alphanumeric(base) || base == UTF8_WORD_KATAKANA ||
               base == UTF8_WORD_EXTENDNUMLET;
    if (base == UTF8_WORD_EXTENDNUMLET)
        return is_alphanumeric(word) || word == UTF8_WORD_KATAKANA;
    if (base == UTF8_WORD_HEBREW)
        return word == UTF8_WORD_SINGLE_QUOTE;
    return base == word &&
           (base == UTF8_WORD_KATAKANA || base == UTF8_WORD_REGIONAL);
}

/* Whether MID joins BASE and WORD: rules 6 and 7, 7b and 7c, 11 and 12. */
static bool is_bridge(enum utf8_word base, enum utf8_word mid,
                      enum utf8_word word)
{
    bool is_both = mid == UTF8_WORD_MIDNUMLET || mid == UTF8_WORD_SINGLE_QUOTE;
    if (is_letter(base) && is_letter(word) &&
        (is_both || mid == UTF8_WORD_MIDLETTER))
        return true;
    if (base == UTF8_WORD_NUMERIC && word == UTF8_WORD_NUMERIC)
        return is_both || mid == UTF8_WORD_MIDNUM;
    return base == UTF8_WORD_HEBREW && word == UTF8_WORD_HEBREW &&
           mid == UTF8_WORD_DOUBLE_QUOTE;
}

static bool is_mid(enum utf8_word word)
{
    return word >= UTF8_WORD_SINGLE_QUOTE && word <= UTF8_WORD_MIDNUM;
}

static void segment_take(struct segment *s, struct next next)
{
    s->pos += next.len;
    s->last = next.word;
    if (is_ignored(next.word))
        return;
    s->base = next.word;
    if (utf8_is_lower(next.cp))
        s->lower++;
    else if (next.word != UTF8_WORD_SINGLE_QUOTE && next.cp != 0x2019)
        s->is_lower = false;
}

/*
 * Whether a space was dropped after the full stop that WORD follows at POS: a
 * capital begins a word that no further stop joins to another, as the stops of
 * domain names do.
 */
static bool is_sentence_begin(const struct segment *s, size_t pos)
{
    struct next next = next_get(s, pos);
    if (!utf8_is_upper(next.cp))
        return false;
    pos += next.len;
    for (size_t n = 0; pos < s->text.len; n++, pos += next.len) {
        next = next_get(s, pos);
        if (utf8_is_upper(next.cp) && n == 0)
            return false;
        if (next.cp == '.')
            return !(byte_bits(s->text, pos + 1) & LETTER);
        if (!is_letter(next.word))
            break;
    }
    return true;
}

/* Takes MID and the letter or digit after it if the rules join them. */
static bool segment_bridge(struct segment *s, struct next mid)
{
    size_t pos = s->pos + mid.len;
    struct next next = {0};
    for (; pos < s->text.len; pos += next.len) {
        next = next_get(s, pos);
        if (!is_ignored(next.word))
            break;
    }
    if (pos >= s->text.len || !is_bridge(s->base, mid.word, next.word))
        return false;
    if (s->is_tailored && mid.cp == '.' && s->is_lower &&
        s->lower >= LOWER_MINIMUM && is_sentence_begin(s, pos))
        return false;
    segment_take(s, mid);
    s->pos = pos;
    segment_take(s, next);
    return true;
}

/* Takes the next code point if the segment goes on. */
static bool segment_step(struct segment *s)
{
    struct next next = next_get(s, s->pos);
    if (is_newline(next.word))
        return false;
    bool is_first_rule =
        (s->last == UTF8_WORD_ZWJ && utf8_is_pictographic(next.cp)) ||
        (s->last == UTF8_WORD_SPACE && next.word == UTF8_WORD_SPACE) ||
        is_ignored(next.word);
    if (!is_first_rule && is_mid(next.word) && segment_bridge(s, next))
        return true;
    if (!is_first_rule && !is_joined(s->base, next.word))
        return false;
    bool is_pair =
        s->base == UTF8_WORD_REGIONAL && next.word == UTF8_WORD_REGIONAL;
    segment_take(s, next);
    if (is_pair)
        s->base = UTF8_WORD_OTHER;
    return true;
}

static size_t segment_end(struct str text, size_t pos, bool is_tailored)
{
    struct segment s = {
        .text = text, .pos = pos, .is_lower = true, .is_tailored = is_tailored};
    struct next first = next_get(&s, pos);
    segment_take(&s, first);
    s.base = first.word;
    if (first.word == UTF8_WORD_CR)
        return s.pos + (s.pos < text.len && text.s[s.pos] == '\n');
    if (is_newline(first.word) || (is_tailored && first.cp >= UTF8_BAD))
        return s.pos;
    while (s.pos < text.len && segment_step(&s))
        ;
    return s.pos;
}

/* Whether the sign at I joins the ASCII words beside it. */
static bool is_ascii_bridge(struct str text, size_t i)
{
    uint32_t before = byte_bits(text, i - 1);
    uint32_t mid = byte_bits(text, i);
    uint32_t after = byte_bits(text, i + 1);
    return (mid & MID_LETTER && before & after & LETTER) ||
           (mid & MID_DIGIT && before & after & DIGIT);
}

/*
 * The end of the segment at POS if it is an ASCII word, its bits added to
 * BITS, or POS where only the rules in full can tell.
 */
static size_t ascii_end(struct str text, size_t pos, uint32_t *bits)
{
    size_t i = pos;
    for (;;) {
        for (; byte_bits(text, i) & JOIN; i++)
            *bits |= byte_bits(text, i);
        if (i == pos || !is_ascii(text, i))
            return pos;
        uint32_t mid = byte_bits(text, i);
        if (!(mid & (MID_LETTER | MID_DIGIT)))
            return i;
        if (!is_ascii(text, i + 1))
            return pos;
        if (!is_ascii_bridge(text, i))
            return i;
        if (text.s[i] == '.' && byte_bits(text, i + 1) & HX_TOKEN_CAPITAL)
            return pos;
        i++;
    }
}

size_t token_boundary(struct str text, size_t pos)
{
    uint32_t bits = 0;
    size_t end = ascii_end(text, pos, &bits);
    return end > pos ? end : segment_end(text, pos, false);
}

static uint32_t code_bits(uint32_t cp)
{
    if (cp < 0x80)
        return ascii_table[cp];
    if (cp >= UTF8_BAD)
        return HX_TOKEN_BAD;
    if (utf8_is_upper(cp))
        return U;
    if (utf8_is_letter(cp))
        return L;
    if (utf8_is_digit(cp))
        return D;
    if (utf8_is_punct(cp))
        return P;
    if (utf8_is_invisible(cp))
        return C;
    return utf8_is_mark(cp) ? 0 : SYMBOL;
}

/* The flags of the token from POS to END, which has all of BITS. */
static uint32_t flags_from(struct str text, size_t pos, size_t end,
                           uint32_t bits)
{
    uint32_t cp, first = 0;
    while (pos < end && !(first & HX_TOKEN_WORD)) {
        pos += utf8_decode(str_sub(text, pos, 4), &cp);
        first = code_bits(cp);
    }
    if (!(first & HX_TOKEN_CAPITAL))
        bits &= ~(uint32_t)HX_TOKEN_CAPITAL;
    if (bits & (HX_TOKEN_WORD | SYMBOL))
        bits &= ~(uint32_t)HX_TOKEN_PUNCT;
    return bits & (JOIN - 1);
}

static uint32_t token_bits(struct str text, size_t pos, size_t end)
{
    uint32_t cp, bits = 0;
    while (pos < end) {
        pos += utf8_decode(str_sub(text, pos, 4), &cp);
        bits |= code_bits(cp);
    }
    return bits;
}

/* Where the token at POS ends; its flags into FLAGS. */
static size_t token_end(struct str text, size_t pos, uint32_t *flags)
{
    uint32_t bits = 0;
    size_t end = ascii_end(text, pos, &bits);
    if (end == pos) {
        if (is_ascii(text, pos) && is_ascii(text, pos + 1) &&
            !(byte_bits(text, pos) & JOIN)) {
            end = pos + 1;
            bits = byte_bits(text, pos);
        } else {
            end = segment_end(text, pos, true);
            bits = token_bits(text, pos, end);
        }
    }
    *flags = flags_from(text, pos, end, bits);
    return end;
}

/* The end of the white space at POS. */
static size_t gap_end(struct str text, size_t pos)
{
    uint32_t cp;
    while (pos < text.len) {
        if (byte_bits(text, pos) & SPACE) {
            pos++;
            continue;
        }
        if (is_ascii(text, pos))
            break;
        size_t len = utf8_decode(str_sub(text, pos, 4), &cp);
        if (!utf8_is_space(cp))
            break;
        pos += len;
    }
    return pos;
}

/* Prose has a token in five bytes: seldom a second allocation. */
enum { TOKEN_BYTES = 5, TOKENS_LEAST = 16 };

/* Where tokens have to end: the edges of given sentences, in order. */
struct cuts {
    const hx_range *at;
    size_t n, next; /* edges; the first that is not passed */
};

/* The first edge after POS, or END. */
static size_t cut_after(struct cuts *cuts, size_t pos, size_t end)
{
    while (cuts->next < 2 * cuts->n) {
        hx_range at = cuts->at[cuts->next / 2];
        size_t edge = cuts->next % 2 ? at.end : at.start;
        if (edge > pos)
            return edge;
        cuts->next++;
    }
    return end;
}

static struct tokens tokens_find(struct arena *a, struct str text,
                                 struct cuts cuts, const hx_options *opt)
{
    struct tokens tokens = {.text = text};
    VEC(hx_token)
    list = {
        .vec = {0, (uint32_t)(text.len / TOKEN_BYTES + TOKENS_LEAST)}
    };
    list.at = arena_alloc_raw(a, list.vec.room, sizeof *list.at);
    for (size_t pos = gap_end(text, 0); pos < text.len; tokens.n++) {
        uint32_t flags;
        struct str part = {text.s, cut_after(&cuts, pos, text.len)};
        tokens.at = list.at;
        token_poll(a, opt, &tokens, STAGE_TOKEN, tokens.n);
        size_t end = token_end(part, pos, &flags);
        size_t next = gap_end(text, end);
        *vec_push(a, &list) = (hx_token){(uint32_t)pos, (uint32_t)(end - pos),
                                         (uint32_t)(next - end), flags};
        pos = next;
    }
    tokens.at = list.at;
    return tokens;
}

struct tokens token_scan(struct arena *a, struct str text,
                         const hx_options *opt)
{
    return tokens_find(a, text, (struct cuts){NULL, 0, 0}, opt);
}

bool token_is_ascending(const hx_range *at, size_t n, hx_text text)
{
    size_t pos = 0;
    for (size_t i = 0; i < n; pos = at[i++].end)
        if (at[i].start < pos || at[i].end < at[i].start ||
            at[i].end > text.len)
            return false;
    return true;
}

bool token_is_list(const hx_source *source)
{
    struct str text = {source->text.at, source->text.len};
    const hx_range *at = source->tokens;
    size_t n = source->token_count, pos = 0;
    if (!at)
        return true;
    if (n > UINT32_MAX / 2 || !token_is_ascending(at, n, source->text))
        return false;
    for (size_t i = 0; i < n; pos = at[i++].end)
        if (at[i].start == at[i].end ||
            (at[i].start > pos &&
             gap_end(str_sub(text, 0, at[i].start), pos) < at[i].start))
            return false;
    return gap_end(text, pos) == text.len;
}

struct tokens token_read(struct arena *a, const hx_source *source,
                         const hx_options *opt)
{
    struct str text = {source->text.at, source->text.len};
    struct cuts cuts = {source->sentences,
                        source->sentences ? source->sentence_count : 0, 0};
    if (!source->tokens)
        return tokens_find(a, text, cuts, opt);
    uint32_t n = (uint32_t)source->token_count;
    hx_token *list = arena_alloc_raw(a, n, sizeof *list);
    struct tokens tokens = {text, list, 0};
    for (uint32_t i = 0; i < n; i++) {
        hx_range at = source->tokens[i];
        size_t next = i + 1 < n ? source->tokens[i + 1].start : text.len;
        uint32_t bits = token_bits(text, at.start, at.end);
        token_poll(a, opt, &tokens, STAGE_TOKEN, i);
        list[i] =
            (hx_token){at.start, at.end - at.start, (uint32_t)(next - at.end),
                       flags_from(text, at.start, at.end, bits)};
        tokens.n++;
    }
    return tokens;
}

struct str token_str(const struct tokens *tokens, uint32_t i)
{
    return (struct str){tokens->text.s + tokens->at[i].at, tokens->at[i].len};
}

struct str token_gap(const struct tokens *tokens, uint32_t i)
{
    const hx_token *token = &tokens->at[i];
    return (struct str){tokens->text.s + token->at + token->len, token->gap};
}

uint32_t token_first(const struct tokens *tokens, uint32_t i)
{
    uint32_t cp;
    utf8_decode(token_str(tokens, i), &cp);
    return cp;
}

void token_poll(struct arena *a, const hx_options *opt,
                const struct tokens *tokens, int stage, uint32_t i)
{
    if (i & POLL_MASK || !opt || !opt->poll)
        return;
    /* While tokens are made, token I is not there yet, that before it is. */
    uint64_t done = i ? tokens->at[i - 1].at : 0;
    uint64_t len = tokens->text.len;
    if (opt->poll(opt->context, (uint64_t)stage * len + done, STAGES * len))
        arena_leave(a, HX_ECANCELED);
}
