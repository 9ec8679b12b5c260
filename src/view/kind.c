/* SPDX-License-Identifier: MIT */

/* The tables stand in the order of their enums; a test checks it. */

#include "view/kind.h"

#include "view/screen.h"

/* Rows of two lines are more than the formatter can align. */
/* clang-format off */
const struct kind_info kind_table[HX_KINDS] = {
    {HX_SAME, ':', ROLE_STYLE_WORD, ROLE_TEXT, 1,
     "the same words in another style: quotes, dashes, case"},
    {HX_REWORDED, '~', ROLE_REWORDED_WORD, ROLE_TEXT, 2,
     "reworded: the same in other words or word forms"},
    {HX_CHANGED, '*', ROLE_CHANGED_WORD, ROLE_TEXT, 5,
     "changed: words that became others"},
    {HX_INSERTED, '+', ROLE_ADDED_WORD, ROLE_ADDED, 3,
     "added: only in the new text"},
    {HX_DELETED, '-', ROLE_CUT_WORD, ROLE_CUT, 4,
     "cut: only in the old text"},
};
/* clang-format on */

const char kind_moved_sign[2] = {'<', '>'};

const char *const kind_sign_table[KIND_SIGNS] = {
    "style", "reworded",   "changed",    "added",
    "cut",   "moved.away", "moved.here", "reused",
};

/* clang-format off */
const struct class_info class_table[HX_CLASSES] = {
    {HX_CLASS_NONE, "", "", ""},
    {HX_CLASS_TYPOGRAPHIC, "typographic", "typographic", "typographic"},
    {HX_CLASS_INVISIBLE, "invisible", "invisible", "invisible"},
    {HX_CLASS_CASE, "letter case", "letter case", "letter case"},
    {HX_CLASS_PUNCTUATION, "punctuation", "punctuation", "punctuation"},
    {HX_CLASS_JOINING, "joined word", "joined words", "joined"},
    {HX_CLASS_NUMBER_FORMAT, "number format", "number formats", "format"},
    {HX_CLASS_SPELLING, "spelling", "spellings", "spelling"},
    {HX_CLASS_INFLECTION, "word form", "word forms", "word form"},
    {HX_CLASS_CONTRACTION, "contraction", "contractions", "contraction"},
    {HX_CLASS_ABBREVIATION, "short form", "short forms", "short form"},
    {HX_CLASS_SYNONYM, "synonym", "synonyms", "synonym"},
    {HX_CLASS_NUMBER, "number", "numbers", "number"},
    {HX_CLASS_NAME, "name", "names", "name"},
    {HX_CLASS_NEGATION, "negation", "negations", "negation"},
    {HX_CLASS_WEAKER, "weaker word", "weaker words", "weaker"},
    {HX_CLASS_STRONGER, "stronger word", "stronger words", "stronger"},
    {HX_CLASS_SUBSTITUTION, "word changed", "words changed", ""},
    {HX_CLASS_REWRITING, "rewritten", "rewritten", ""},
    {HX_CLASS_QUOTE, "quotation", "quotations", "quotation"},
    {HX_CLASS_ATTRIBUTION, "attribution", "attributions", "attribution"},
    {HX_CLASS_HEDGE, "hedge", "hedges", "hedge"},
    {HX_CLASS_WORDS, "small words", "small words", ""},
    {HX_CLASS_MODIFIER, "modifier", "modifiers", ""},
    {HX_CLASS_PHRASE, "phrase", "phrases", ""},
    {HX_CLASS_CLAUSE, "clause", "clauses", ""},
    {HX_CLASS_SENTENCE, "sentence", "sentences", ""},
    {HX_CLASS_NOTE, "note", "notes", "correction note"},
    {HX_CLASS_STAMP, "stamp", "stamps", ""},
    {HX_CLASS_FURNITURE, "link", "links", ""},
};
/* clang-format on */

enum role kind_role(const hx_change *change, const hx_pair *pair)
{
    if (pair->kind == HX_INSERTED || pair->kind == HX_DELETED)
        return kind_table[pair->kind].sentence;
    if (change->kind != HX_SAME || (change->flags & HX_CHANGE_MINOR))
        return kind_table[change->kind].word;
    return pair->moved ? ROLE_MOVED : ROLE_TEXT;
}

hx_field kind_field(const hx_diff *diff, const hx_pair *pair, int side)
{
    if (pair->at[side].start == pair->at[side].end)
        side = !side;
    const hx_doc *doc = hx_diff_doc(diff, side);
    return hx_doc_field_of(doc, hx_doc_paragraph_of(doc, pair->at[side].start));
}

struct kind_end kind_end_get(const hx_diff *diff, uint32_t at, int side)
{
    uint32_t n;
    const hx_pair *pair = hx_diff_pairs(diff, &n), *own = pair + at;
    struct kind_end end = {NULL, 0, 0};
    if (own->part != HX_NONE) {
        end.way = side == HX_NEW ? "split from" : "merged into";
        end.sentence = pair[own->part].at[!side].start;
    } else if (own->moved) {
        end.way = side == HX_NEW ? "moved here from" : "moved to";
        end.sentence = own->at[!side].start;
    }
    if (end.way)
        end.paragraph =
            hx_doc_paragraph_of(hx_diff_doc(diff, !side), end.sentence) + 1;
    return end;
}

char kind_sign(const hx_change *change)
{
    if (change->kind == HX_SAME && !(change->flags & HX_CHANGE_MINOR))
        return ' ';
    return kind_table[change->kind].sign;
}

struct kind_sign kind_sign_get(const struct kind_sign *signs, int which)
{
    char own = which < KIND_SIGN_MOVED ? kind_table[which].sign
               : which == KIND_SIGN_REUSED
                   ? '='
                   : kind_moved_sign[which - KIND_SIGN_MOVED];
    return signs ? signs[which] : (struct kind_sign){{own}};
}

void kind_sign_draw(struct screen *screen, int y, int x, int which,
                    enum role role)
{
    const struct kind_sign sign = kind_sign_get(screen->signs, which);
    screen_put(screen, (struct spot){y, x, 1}, sign.text, role);
}
