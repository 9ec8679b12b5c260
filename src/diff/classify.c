/* SPDX-License-Identifier: MIT */

/*
 * Rules from the quietest class to the gravest; what no rule knows is
 * "changed". A rule that calls a change a rewording must be sure of it: the
 * reader is told that the statement is the same.
 */

#include "diff/classify.h"

#include "base/utf8.h"
#include "diff/normal.h"
#include "diff/stem.h"
#include "diff/synonym.h"
#include "doc/words.h"

enum {
    FEW_WORDS = 3,
    NEGATED_WORDS = 6,
    SENSE_SURE = 64, /* of 128: both words' second sense, or better */
    MARK_COST = 32,
    TEXT_COST = 64
};

/* A hunk with its text, made once for all rules. */
struct question {
    const struct classify *c;
    const struct hunk *hunk;
    struct str text[2];   /* tokens, one space where there was white space */
    struct str folded[2]; /* the same, folded */
    uint32_t words[2];    /* tokens with a letter or a digit */
    const uint8_t *known; /* of the one word of weight on each side, or NULL */
};

/* The tokens of SIDE as one text. */
static struct str text_of(const struct classify *c, int side, hx_range at)
{
    struct buf b = {.a = c->a};
    for (uint32_t i = at.start; i < at.end; i++) {
        arena_step(c->a, TEXT_COST, 0);
        buf_put(&b, keys_text(c->keys, side, i));
        if (i + 1 < at.end && c->keys->token[side][i].gap)
            buf_put_byte(&b, ' ');
    }
    return buf_str(&b);
}

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

static bool is_typographic(const struct question *q)
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
static bool is_unseen(const struct question *q)
{
    struct arena *a = q->c->a;
    return !str_is_equal(unseen_of(a, q->text[HX_OLD]),
                         unseen_of(a, q->text[HX_NEW])) &&
           is_typographic(q);
}

static bool is_case(const struct question *q)
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

/* Written apart, together or with a hyphen. */
static bool is_joined(const struct question *q)
{
    struct str old = letters_of(q->c->a, q->folded[HX_OLD]);
    return old.len && str_is_equal(old, letters_of(q->c->a, q->folded[HX_NEW]));
}

/* One number in digits and in letters: two, 2. */
static bool is_same_number(struct str old, struct str new)
{
    struct normal_number a, b;
    return normal_number(old, &a) && normal_number(new, &b) &&
           a.value == b.value && a.is_ordinal == b.is_ordinal;
}

static bool is_number_format(const struct question *q)
{
    struct str old = q->folded[HX_OLD];
    return (old.len && utf8_is_digit((unsigned char)*old.s) && is_joined(q)) ||
           is_same_number(old, q->folded[HX_NEW]);
}

static bool is_spelling(const struct question *q)
{
    if (q->words[HX_OLD] != 1 || q->words[HX_NEW] != 1)
        return false;
    struct arena *a = q->c->a;
    return str_is_equal(stem_spelling(a, q->folded[HX_OLD]),
                        stem_spelling(a, q->folded[HX_NEW]));
}

/* True if TEST holds for a token of one side but not of the other, or for
 * different ones. */
static bool is_differing(const struct question *q,
                         bool (*test)(const struct question *q, int side,
                                      uint32_t i))
{
    struct buf found[2] = {{.a = q->c->a}, {.a = q->c->a}};
    for (int side = 0; side < 2; side++) {
        hx_range at = q->hunk->at[side];
        for (uint32_t i = at.start; i < at.end; i++) {
            if (!test(q, side, i))
                continue;
            uint32_t id = q->c->keys->id[side][LEVEL_FOLDED][i];
            buf_put(&found[side], (struct str){(char *)&id, sizeof id});
        }
    }
    return !str_is_equal(buf_str(&found[HX_OLD]), buf_str(&found[HX_NEW]));
}

static struct str folded_of(const struct question *q, int side, uint32_t i)
{
    const struct keys *keys = q->c->keys;
    return keys->folded[keys->id[side][LEVEL_FOLDED][i]];
}

/* A currency sign or a minus before the number it is of, a percent sign after
 * it. */
static bool is_sign(const struct question *q, int side, uint32_t i)
{
    const hx_token *token = &q->c->keys->token[side][i];
    bool is_last = i + 1 == q->c->keys->n[side];
    if (token->flags & HX_TOKEN_WORD)
        return false;
    if (str_is_equal(folded_of(q, side, i), STR("%")))
        return i && token[-1].flags & HX_TOKEN_NUMBER;
    if (is_last || token->gap || !(token[1].flags & HX_TOKEN_NUMBER))
        return false;
    if (str_is_equal(folded_of(q, side, i), STR("-")))
        return !i || token[-1].gap;
    return !(token->flags & HX_TOKEN_PUNCT);
}

static bool is_number_token(const struct question *q, int side, uint32_t i)
{
    uint32_t flags = q->c->keys->token[side][i].flags;
    return (flags & HX_TOKEN_NUMBER) ||
           words_is_number(folded_of(q, side, i)) ||
           ((flags & HX_TOKEN_CAPITAL) &&
            words_is_date(folded_of(q, side, i))) ||
           is_sign(q, side, i);
}

static bool is_name_token(const struct question *q, int side, uint32_t i)
{
    return (q->c->keys->token[side][i].flags & HX_TOKEN_CAPITAL) &&
           !(q->c->mark[side][i] & MARK_FIRST) &&
           !keys_is_light(q->c->keys, side, i);
}

static bool is_number(const struct question *q)
{
    return is_differing(q, is_number_token);
}

/* Signs of punctuation, which pictures and bad bytes are not. */
static bool is_punctuation(const struct question *q)
{
    for (int side = 0; side < 2; side++)
        for (uint32_t i = q->hunk->at[side].start; i < q->hunk->at[side].end;
             i++)
            if (!(q->c->keys->token[side][i].flags & HX_TOKEN_PUNCT))
                return false;
    return !is_number(q);
}

static bool is_invisible(const struct question *q)
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

static bool is_name(const struct question *q)
{
    return is_differing(q, is_name_token);
}

/* A word that negates; not the "No." of "No. 4". */
static bool is_negation_token(const struct question *q, int side, uint32_t i)
{
    const hx_token *token = &q->c->keys->token[side][i];
    return words_is_negation(folded_of(q, side, i)) &&
           !(i + 2 < q->c->keys->n[side] && !token->gap &&
             str_is_equal(folded_of(q, side, i + 1), STR(".")) &&
             token[2].flags & HX_TOKEN_NUMBER);
}

/* A negation more or less; "isn't" and "not" are one each. */
static bool is_negation(const struct question *q)
{
    uint32_t n[2] = {0, 0};
    if (q->words[HX_OLD] > NEGATED_WORDS || q->words[HX_NEW] > NEGATED_WORDS)
        return false; /* a clause that has one is no denial of another */
    for (int side = 0; side < 2; side++)
        for (uint32_t i = q->hunk->at[side].start; i < q->hunk->at[side].end;
             i++)
            n[side] += is_negation_token(q, side, i);
    return n[HX_OLD] != n[HX_NEW];
}

static bool is_contraction(const struct question *q)
{
    return synonym_is_contraction(q->c->a, q->folded[HX_OLD],
                                  q->folded[HX_NEW]);
}

/* Two names of one stem: William is not Williams. Where all nouns have a
 * capital letter they are taken for nouns. */
static bool is_renamed(const struct question *q)
{
    if (language_has_capital_nouns(q->c->keys->language))
        return false;
    uint32_t old = q->hunk->at[HX_OLD].start, new = q->hunk->at[HX_NEW].start;
    return is_name_token(q, HX_OLD, old) && is_name_token(q, HX_NEW, new) &&
           !str_is_equal(normal_owner(folded_of(q, HX_OLD, old)),
                         normal_owner(folded_of(q, HX_NEW, new)));
}

static bool is_inflection(const struct question *q)
{
    return q->hunk->kept && !is_renamed(q);
}

static bool is_synonym(const struct question *q)
{
    return synonym_is_known(q->folded[HX_OLD], q->folded[HX_NEW]) ||
           acronyms_is_same(&q->c->acronyms, q->hunk->at);
}

/* The one word of weight among tokens AT of SIDE, or HX_NONE. */
static uint32_t content_of(const struct classify *c, int side, hx_range at)
{
    uint32_t found = HX_NONE;
    for (uint32_t i = at.start; i < at.end; i++) {
        if (keys_is_light(c->keys, side, i))
            continue;
        if (found != HX_NONE)
            return HX_NONE;
        found = i;
    }
    return found;
}

/* What is known of the one word of weight on each side, or NULL. */
static const uint8_t *known_of(const struct classify *c,
                               const struct hunk *hunk)
{
    if (!hunk->linked || !c->forms)
        return NULL;
    uint32_t old = content_of(c, HX_OLD, hunk->at[HX_OLD]);
    uint32_t new = content_of(c, HX_NEW, hunk->at[HX_NEW]);
    return old == HX_NONE || new == HX_NONE ? NULL
                                            : forms_pair(c->forms, old, new);
}

/* A sense in common that is common for both, or the better of two ways. */
static bool is_one_sense(const uint8_t *form)
{
    return form[FORM_SYNSET_SURE] >= SENSE_SURE && !form[FORM_ANTONYM];
}

/* Forms of one word that endings do not tell: said, says. */
static bool is_irregular(const struct question *q)
{
    return q->known && q->known[FORM_LEMMA];
}

static bool is_sense(const struct question *q)
{
    return q->known && is_one_sense(q->known);
}

static bool is_short(const struct question *q)
{
    return q->words[HX_OLD] <= FEW_WORDS && q->words[HX_NEW] <= FEW_WORDS;
}

static bool is_any(const struct question *q)
{
    (void)q;
    return true;
}

static const struct rule {
    hx_kind kind;
    hx_class cls;
    uint32_t flags;
    bool (*holds)(const struct question *q);
} rule_table[] = {
    {HX_CHANGED,  HX_CLASS_INVISIBLE,     0,               is_unseen       },
    {HX_SAME,     HX_CLASS_TYPOGRAPHIC,   HX_CHANGE_MINOR, is_typographic  },
    {HX_SAME,     HX_CLASS_CASE,          HX_CHANGE_MINOR, is_case         },
    {HX_CHANGED,  HX_CLASS_PUNCTUATION,   0,               is_punctuation  },
    {HX_REWORDED, HX_CLASS_NUMBER_FORMAT, 0,               is_number_format},
    {HX_REWORDED, HX_CLASS_JOINING,       0,               is_joined       },
    {HX_REWORDED, HX_CLASS_SPELLING,      0,               is_spelling     },
    {HX_REWORDED, HX_CLASS_INFLECTION,    0,               is_inflection   },
    {HX_REWORDED, HX_CLASS_CONTRACTION,   0,               is_contraction  },
    {HX_REWORDED, HX_CLASS_SYNONYM,       0,               is_synonym      },
    {HX_CHANGED,  HX_CLASS_NUMBER,        0,               is_number       },
    {HX_CHANGED,  HX_CLASS_NEGATION,      0,               is_negation     },
    {HX_CHANGED,  HX_CLASS_NAME,          0,               is_name         },
    {HX_REWORDED, HX_CLASS_INFLECTION,    0,               is_irregular    },
    {HX_REWORDED, HX_CLASS_SYNONYM,       0,               is_sense        },
    {HX_CHANGED,  HX_CLASS_SUBSTITUTION,  0,               is_short        },
    {HX_CHANGED,  HX_CLASS_REWRITING,     0,               is_any          },
};

/* Rules for what is on one side only, in order. */
static const struct rule one_sided_table[] = {
    {HX_CHANGED, HX_CLASS_INVISIBLE,   0, is_invisible  },
    {HX_CHANGED, HX_CLASS_PUNCTUATION, 0, is_punctuation},
    {HX_CHANGED, HX_CLASS_NUMBER,      0, is_number     },
    {HX_CHANGED, HX_CLASS_NEGATION,    0, is_negation   },
    {HX_CHANGED, HX_CLASS_NAME,        0, is_name       },
    {HX_CHANGED, HX_CLASS_NONE,        0, is_any        },
};

/* Quotation marks and what may close them: English, German, French, Swedish
 * and Danish ways. */
static const struct quote {
    struct str open;
    struct str close[2];
} quote_table[] = {
    {{"\"", 1},           {{"\"", 1}, {"\"", 1}}                    },
    {{"\xe2\x80\x9c", 3}, {{"\xe2\x80\x9d", 3}, {"\xe2\x80\x9d", 3}}},
    {{"\xe2\x80\x9d", 3}, {{"\xe2\x80\x9d", 3}, {"\xe2\x80\x9d", 3}}},
    {{"\xe2\x80\x9e", 3}, {{"\xe2\x80\x9c", 3}, {"\xe2\x80\x9d", 3}}},
    {{"\xc2\xab", 2},     {{"\xc2\xbb", 2}, {"\xc2\xbb", 2}}        },
    {{"\xc2\xbb", 2},     {{"\xc2\xab", 2}, {"\xc2\xbb", 2}}        },
};

/* The mark that TOKEN is, or NULL. */
static const struct quote *quote_find(struct str token)
{
    for (size_t i = 0; i < sizeof quote_table / sizeof *quote_table; i++)
        if (str_is_equal(token, quote_table[i].open))
            return &quote_table[i];
    return NULL;
}

/* True if the change is of words in quotation marks, or of the marks. */
static bool is_quoted(const struct question *q, hx_class cls)
{
    bool signs = cls == HX_CLASS_PUNCTUATION;
    if (cls == HX_CLASS_SPELLING || cls == HX_CLASS_CONTRACTION)
        return false;
    for (int side = 0; side < 2; side++) {
        hx_range at = q->hunk->at[side];
        for (uint32_t i = at.start; i < at.end; i++)
            if (signs ? quote_find(keys_text(q->c->keys, side, i)) != NULL
                      : q->c->mark[side][i] & MARK_QUOTED)
                return true;
    }
    return false;
}

static struct question question_new(const struct classify *c,
                                    const struct hunk *hunk)
{
    struct question q = {.c = c, .hunk = hunk};
    for (int side = 0; side < 2; side++) {
        hx_range at = hunk->at[side];
        q.text[side] = text_of(c, side, at);
        q.folded[side] = utf8_fold(c->a, q.text[side]);
        for (uint32_t i = at.start; i < at.end; i++)
            q.words[side] +=
                (c->keys->token[side][i].flags & HX_TOKEN_WORD) != 0;
    }
    return q;
}

hx_kind classify_link(const struct classify *c, uint32_t i, uint32_t j)
{
    const struct keys *keys = c->keys;
    if (keys->id[HX_OLD][LEVEL_FOLDED][i] == keys->id[HX_NEW][LEVEL_FOLDED][j])
        return HX_SAME;
    struct hunk hunk = {
        {{i, i + 1}, {j, j + 1}},
        keys->id[HX_OLD][LEVEL_STEM][i] == keys->id[HX_NEW][LEVEL_STEM][j],
        true
    };
    return classify_hunk(c, &hunk).kind;
}

hx_change classify_hunk(const struct classify *c, const struct hunk *hunk)
{
    /* What is found out of words is kept, so it is not behind the mark. */
    const uint8_t *known = known_of(c, hunk);
    struct arena_mark mark = arena_mark(c->a);
    struct question q = question_new(c, hunk);
    q.known = known;
    bool old = hunk->at[HX_OLD].start < hunk->at[HX_OLD].end;
    bool new = hunk->at[HX_NEW].start < hunk->at[HX_NEW].end;
    const struct rule *rule = old && new ? rule_table : one_sided_table;
    while (!rule->holds(&q))
        rule++;
    hx_change change = {
        .kind = rule->kind,
        .cls = rule->cls,
        .flags = rule->flags,
        .at = {hunk->at[0], hunk->at[1]}
    };
    if (is_quoted(&q, rule->cls))
        change.flags |= HX_CHANGE_QUOTED;
    if (!old || !new)
        change.kind = old ? HX_DELETED : HX_INSERTED;
    arena_reset(c->a, mark);
    return change;
}

/* The quotation that goes on after TOKEN, where one opened by OPEN went on
 * before, NULL for none; marks of another kind inside it say nothing. */
static const struct quote *quote_after(const struct quote *open,
                                       struct str token)
{
    if (!open)
        return quote_find(token);
    bool closed = str_is_equal(token, open->close[0]) ||
                  str_is_equal(token, open->close[1]);
    return closed ? NULL : open;
}

/* Marks the tokens of one paragraph; a quotation ends with it. */
static void paragraph_mark(struct classify *c, int side, hx_range sentences)
{
    uint32_t n;
    const hx_range *sentence = hx_doc_sentences(c->keys->doc[side], &n);
    const struct quote *open = NULL;
    for (uint32_t i = sentences.start; i < sentences.end; i++) {
        bool first = true;
        for (uint32_t j = sentence[i].start; j < sentence[i].end; j++) {
            arena_step(c->a, MARK_COST, 0);
            bool word = c->keys->token[side][j].flags & HX_TOKEN_WORD;
            const struct quote *before = open;
            open = quote_after(open, keys_text(c->keys, side, j));
            if (before && open)
                c->mark[side][j] |= MARK_QUOTED;
            if (word && first)
                c->mark[side][j] |= MARK_FIRST;
            first = first && !word;
        }
    }
}

struct classify classify_new(struct arena *a, const struct keys *keys)
{
    struct classify c = {
        .a = a, .keys = keys, .acronyms = acronyms_new(a, keys)};
    for (int side = 0; side < 2; side++) {
        uint32_t n;
        const hx_range *paragraph = hx_doc_paragraphs(keys->doc[side], &n);
        c.mark[side] = arena_new(a, uint8_t, keys->n[side]);
        for (uint32_t i = 0; i < n; i++)
            paragraph_mark(&c, side, paragraph[i]);
    }
    return c;
}
