/* SPDX-License-Identifier: MIT */

/*
 * Clues as phrases. The words say what is there; whether that speaks for or
 * against a link is told by where they stand.
 */

#include "view/why.h"

#include "view/print.h"

enum {
    FAR = 50,       /* of 1000: what is less away is in the same place */
    RIVAL = 50,     /* a partner that is less probable is none */
    ALIKE = 500,    /* lengths and letters */
    NAMES_MOST = 4, /* are counted */
    RANK_TOLD = 3   /* a rank that is worth a word */
};

/* What needs no number. */
static const struct clue_text {
    hx_clue_id clue;
    const char *text;
} text_table[] = {
    {HX_CLUE_SAME,     "the same word"                               },
    {HX_CLUE_STEM,     "forms of one word"                           },
    {HX_CLUE_SHORT,    "one is short for the other"                  },
    {HX_CLUE_NUMBER,   "the same number"                             },
    {HX_CLUE_UNNUMBER, "both are numbers"                            },
    {HX_CLUE_SYNONYM,  "synonyms in the lexicon"                     },
    {HX_CLUE_ABOVE,    "one is a kind of the other in the lexicon"   },
    {HX_CLUE_SIBLING,  "kinds of one thing in the lexicon"           },
    {HX_CLUE_RELATED,  "related in the lexicon"                      },
    {HX_CLUE_DERIVED,  "one is derived from the other in the lexicon"},
    {HX_CLUE_OPPOSITE, "opposites in the lexicon"                    },
    {HX_CLUE_SPEECH,   "the same part of speech"                     },
};

static const char *text_of(hx_clue_id clue)
{
    for (size_t i = 0; i < sizeof text_table / sizeof *text_table; i++)
        if (text_table[i].clue == clue)
            return text_table[i].text;
    return NULL;
}

static void hundredths_put(struct buf *b, const char *text, uint32_t value)
{
    buf_print(b, "%s (%u of 100)", text, (value + 5) / 10);
}

/* "3 rare words in common". */
static void rare_put(struct buf *b, const hx_clue *clue)
{
    if (clue->value)
        buf_print(b, "%u rare word%s in common", clue->value,
                  clue->value == 1 ? "" : "s");
    else
        buf_put(b, STR("no rare word in common"));
}

static void names_put(struct buf *b, const hx_clue *clue)
{
    bool shared = clue->id == HX_CLUE_NAMES;
    const char *more = shared && clue->value >= NAMES_MOST ? " or more" : "";
    const char *rest = shared ? "in common" : "that only one has";
    if (clue->value)
        buf_print(b, "%u%s name%s or number%s %s", clue->value, more,
                  clue->value == 1 ? "" : "s", clue->value == 1 ? "" : "s",
                  rest);
    else
        buf_print(b, "no name or number %s", rest);
}

static void company_put(struct buf *b, const hx_clue *clue)
{
    static const char *const ranks[RANK_TOLD] = {"the nearest", "the second",
                                                 "the third"};
    uint32_t rank = clue->rank[HX_OLD] < clue->rank[HX_NEW]
                        ? clue->rank[HX_OLD]
                        : clue->rank[HX_NEW];
    if (!clue->value) {
        buf_put(b, STR("not found in like company"));
        return;
    }
    hundredths_put(b, "found in like company", clue->value);
    if (rank && rank <= RANK_TOLD)
        buf_print(b, ", %s of its sentence", ranks[rank - 1]);
}

static void place_put(struct buf *b, const hx_reason *reason,
                      const hx_clue *clue)
{
    const char *whole = reason->unit == HX_UNIT_WORD ? "sentence" : "text";
    if (clue->value < FAR)
        buf_print(b, "the same place in the %s", whole);
    else
        buf_print(b, "%u of 100 of the %s apart", (clue->value + 5) / 10,
                  whole);
}

/* The word beside that of REASON, by STEP, in quotation marks. */
static void beside_put(const struct why *why, const hx_reason *reason, int step)
{
    bool ascii = why->tell.ascii;
    uint32_t i = reason->at[HX_NEW] + (uint32_t)step;
    buf_put(why->tell.b, ascii ? STR("\"") : STR("\xe2\x80\x9c"));
    tell_tokens(&why->tell, HX_NEW, (hx_range){i, i + 1});
    buf_put(why->tell.b, ascii ? STR("\"") : STR("\xe2\x80\x9d"));
}

/* Which neighbors are linked, by what the value says. */
static void neighbors_put(const struct why *why, const hx_reason *reason,
                          const hx_clue *clue)
{
    static const char *const sentences[] = {
        "what stands before and after them",
        "the sentences before them are linked",
        "the sentences after them are linked",
        "the sentences before and after them are linked"};
    struct buf *b = why->tell.b;
    uint32_t both = clue->value & (HX_BEFORE | HX_AFTER);
    if (reason->unit == HX_UNIT_SENTENCE || !both) {
        buf_put(b, str_of(sentences[both]));
        return;
    }
    if (both & HX_BEFORE) {
        beside_put(why, reason, -1);
        buf_put(b, STR(" before"));
    }
    if (both == (HX_BEFORE | HX_AFTER))
        buf_put(b, STR(" and "));
    if (both & HX_AFTER) {
        beside_put(why, reason, 1);
        buf_put(b, STR(" after"));
    }
    buf_put(b, both == (HX_BEFORE | HX_AFTER) ? STR(" it are linked")
                                              : STR(" it is linked"));
}

static void rivals_put(struct buf *b, const hx_clue *clue)
{
    if (clue->value < RIVAL)
        buf_put(b, clue->share < 0 ? STR("others are like them")
                                   : STR("no other comes near"));
    else
        hundredths_put(b, "another one fits too", clue->value);
}

static void share_put(struct buf *b, const hx_clue *clue)
{
    switch (clue->id) {
    case HX_CLUE_WORDS:
        hundredths_put(b, "words in common by weight", clue->value);
        break;
    case HX_CLUE_LETTERS:
        hundredths_put(b, "parts of words in common", clue->value);
        break;
    case HX_CLUE_RUNS:
        hundredths_put(b, "words in a row in common", clue->value);
        break;
    case HX_CLUE_LENGTH:
        hundredths_put(
            b, clue->value < ALIKE ? "lengths differ" : "lengths are alike",
            clue->value);
        break;
    case HX_CLUE_SPELLING:
        hundredths_put(
            b, clue->value < ALIKE ? "letters differ" : "letters are alike",
            clue->value);
        break;
    default:
        buf_put(b, clue->value ? STR("how common the words are")
                               : STR("both are small words"));
    }
}

void why_clue_put(const struct why *why, const hx_reason *reason,
                  const hx_clue *clue)
{
    struct buf *b = why->tell.b;
    const char *text = text_of(clue->id);
    if (text)
        buf_put(b, str_of(text));
    else if (clue->id == HX_CLUE_RARE)
        rare_put(b, clue);
    else if (clue->id == HX_CLUE_NAMES || clue->id == HX_CLUE_NAMES_OFF)
        names_put(b, clue);
    else if (clue->id == HX_CLUE_COMPANY)
        company_put(b, clue);
    else if (clue->id == HX_CLUE_PLACE)
        place_put(b, reason, clue);
    else if (clue->id == HX_CLUE_NEIGHBORS)
        neighbors_put(why, reason, clue);
    else if (clue->id == HX_CLUE_RIVALS)
        rivals_put(b, clue);
    else
        share_put(b, clue);
}
