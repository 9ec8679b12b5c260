/* SPDX-License-Identifier: MIT */
#ifndef HEXAPLA_H
#define HEXAPLA_H

/*
 * hexapla: how one text became another.
 *
 * A text is made a document (tokens, sentences, paragraphs); two documents
 * are compared, which gives pairs of sentences and inside each pair the
 * changes. Every position is the number of a token. Documents and
 * comparisons never change after they were made, so any number of threads
 * may read them. The library has no files, clock, locale or globals.
 *
 * Functions that can fail return HX_OK or one of the negative codes below and
 * set their out-parameter to NULL on failure. Lists that are returned belong
 * to the document or comparison they were asked from.
 */

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define HX_API __attribute__((visibility("default")))
#else
#define HX_API
#endif

/* Results of functions. */
enum {
    HX_OK = 0,
    HX_ENOMEM = -1,   /* memory ran out, or the limit set was reached */
    HX_EINVAL = -2,   /* an argument is out of its range */
    HX_ECANCELED = -3 /* the poll function asked to stop */
};

/* The two sides of a comparison, as an index: doc[2], at[2]. */
enum { HX_OLD = 0, HX_NEW = 1 };

/* "No such element" where an index is expected. */
#define HX_NONE UINT32_MAX

/* The longest text of a document, in bytes. */
#define HX_TEXT_MAX ((size_t)1 << 30)

/* Elements START to END - 1; empty where START equals END. */
typedef struct {
    uint32_t start, end;
} hx_range;

/* What a token is; the bits combine. */
enum {
    HX_TOKEN_WORD = 1,      /* has a letter or a digit */
    HX_TOKEN_NUMBER = 2,    /* has a digit */
    HX_TOKEN_PUNCT = 4,     /* punctuation only */
    HX_TOKEN_CAPITAL = 8,   /* begins with a capital letter */
    HX_TOKEN_BAD = 16,      /* has a byte that is not UTF-8 */
    HX_TOKEN_INVISIBLE = 32 /* has a control or an invisible character */
};

/*
 * A word, a number or a single sign of punctuation, by the word boundaries of
 * Unicode Standard Annex 29. White space belongs to no token: it is the gap
 * after one (that before the first token is bytes 0 to AT of the first), so
 * tokens and gaps together are exactly the bytes of the text.
 */
typedef struct {
    uint32_t at;    /* where it begins, in bytes */
    uint32_t len;   /* its length, in bytes; at least 1 */
    uint32_t gap;   /* white space up to the next token or the end, bytes */
    uint32_t flags; /* HX_TOKEN_ bits */
} hx_token;

/* What a paragraph is in its article. */
typedef enum {
    HX_FIELD_BODY, /* running text, and all that is nothing else */
    HX_FIELD_HEADLINE,
    HX_FIELD_STANDFIRST, /* what stands below the headline in its support */
    HX_FIELD_HEADING,    /* of a part of the article */
    HX_FIELD_QUOTATION,  /* a quotation set apart */
    HX_FIELD_DATELINE,   /* place and day, where they stand alone */
    HX_FIELD_BYLINE,     /* who wrote it */
    HX_FIELD_CORRECTION, /* a note on what was corrected or updated */
    HX_FIELD_CAPTION,    /* of a picture */
    HX_FIELD_CREDIT,     /* whose picture it is */
    HX_FIELD_STAMP,      /* when it was published or updated */
    HX_FIELD_RELATED,    /* links to other articles */
    HX_FIELD_SHARE,      /* "Share this", "Sign up", "Advertisement" */
    HX_FIELDS            /* how many there are */
} hx_field;

/* Tokens in quotation marks, these included, and the words that say who said
 * it, a name or a pronoun; empty where nobody is named. */
typedef struct {
    hx_range at;      /* tokens */
    hx_range speaker; /* tokens, before or after AT, in the same paragraph */
} hx_quote;

/* What became of a piece of text. */
typedef enum {
    HX_SAME,     /* the same words; style may differ (HX_CHANGE_MINOR) */
    HX_REWORDED, /* other words for the same statement */
    HX_CHANGED,  /* the statement differs, or may differ */
    HX_INSERTED, /* only in the new text */
    HX_DELETED,  /* only in the old text */
    HX_KINDS     /* how many there are */
} hx_kind;

/* What sort of change it is: of two-sided ones the first that fits, in this
 * order; one-sided ones are told by their content. doc/edits.md has the rules.
 */
typedef enum {
    HX_CLASS_NONE,          /* kept as it is, or nothing was asked */
    HX_CLASS_TYPOGRAPHIC,   /* quotes, dashes, Unicode form */
    HX_CLASS_INVISIBLE,     /* signs that cannot be seen */
    HX_CLASS_CASE,          /* capital and small letters */
    HX_CLASS_PUNCTUATION,   /* signs of punctuation */
    HX_CLASS_JOINING,       /* written apart, together, with a hyphen */
    HX_CLASS_NUMBER_FORMAT, /* one number in two forms */
    HX_CLASS_SPELLING,      /* two spellings of one word */
    HX_CLASS_INFLECTION,    /* forms of one word */
    HX_CLASS_CONTRACTION,   /* don't, do not */
    HX_CLASS_ABBREVIATION,  /* a short form; a title left out */
    HX_CLASS_SYNONYM,       /* known to mean the same */
    HX_CLASS_NUMBER,        /* a number differs */
    HX_CLASS_NAME,          /* a name differs */
    HX_CLASS_NEGATION,      /* a negation is on one side only */
    HX_CLASS_WEAKER,        /* the new word says less: massacre, killing */
    HX_CLASS_STRONGER,      /* it says more: killing, massacre */
    HX_CLASS_SUBSTITUTION,  /* one to three words for one to three */
    HX_CLASS_REWRITING,     /* anything longer */
    /* Only of what is on one side, as are number, name and negation too: */
    HX_CLASS_QUOTE,       /* a quotation */
    HX_CLASS_ATTRIBUTION, /* who says it */
    HX_CLASS_HEDGE,       /* how sure it is: reportedly, perhaps */
    HX_CLASS_WORDS,       /* function words only */
    HX_CLASS_MODIFIER,    /* a word or two of description */
    HX_CLASS_PHRASE,      /* a few words without a verb */
    HX_CLASS_CLAUSE,      /* words with a verb */
    HX_CLASS_SENTENCE,    /* a sentence or more */
    HX_CLASS_NOTE,        /* a note on a correction */
    HX_CLASS_STAMP,       /* when it was published, who wrote it */
    HX_CLASS_FURNITURE,   /* links, share lines, credits */
    HX_CLASSES            /* how many there are */
} hx_class;

/*
 * What has to be called noise for a change to be so, the quietest first. The
 * class of a change says it, but for where the change stands, for dates, and
 * for what is never passed over: the words of a quotation, the marks that make
 * it one, words that a fact is in.
 */
typedef enum {
    HX_LEVEL_SPACE,       /* white space, between words or inside one */
    HX_LEVEL_TYPOGRAPHY,  /* kinds of quotation marks and dashes */
    HX_LEVEL_CASE,        /* capital and small letters */
    HX_LEVEL_PUNCTUATION, /* signs; words joined or parted */
    HX_LEVEL_STAMPS,      /* when the article was published: in its stamp, or
                             a date in its dateline or byline */
    HX_LEVEL_DATES,       /* a day or a time, and nothing else, elsewhere */
    HX_LEVEL_BOILERPLATE, /* picture credits, links to other articles, share
                             lines */
    HX_LEVEL_SPELLING,    /* another spelling or a short form */
    HX_LEVEL_INFLECTION,  /* other forms of the same words */
    HX_LEVEL_SYNONYMS,    /* other words known to mean the same */
    HX_LEVEL_SUBSTANCE,   /* never noise */
    HX_LEVELS             /* how many there are */
} hx_level;

/* Flags of a change; the bits combine. */
enum {
    HX_CHANGE_MINOR = 1,  /* same words in another style */
    HX_CHANGE_QUOTED = 2, /* changes what stands in quotation marks, on
                             either side, or the marks */
    HX_CHANGE_FACT = 4    /* has words of a fact gained, lost or changed */
};

/* How sure it is that a rewording says the same. */
typedef enum {
    HX_DEGREE_NONE, /* it is no rewording */
    HX_DEGREE_WEAK,
    HX_DEGREE_LIKELY,
    HX_DEGREE_SURE,
    HX_DEGREES
} hx_degree;

/* A run of tokens and what became of it; one side may be empty. */
typedef struct {
    hx_kind kind;
    hx_class cls;
    uint32_t flags;   /* HX_CHANGE_ bits */
    uint32_t pair;    /* the pair it is part of */
    hx_range at[2];   /* tokens, by side */
    hx_level level;   /* what has to be noise for it to be so */
    hx_degree degree; /* of a rewording */
} hx_change;

/* What a pair of sentences does beside its changes; the bits combine.
 * doc/edits.md has the rules. */
enum {
    HX_PAIR_QUOTE_WORDS = 1,       /* a quotation has other words */
    HX_PAIR_QUOTE_SHORTENED = 2,   /* it lost words and gained none */
    HX_PAIR_QUOTE_ADDED = 4,       /* one came */
    HX_PAIR_QUOTE_REMOVED = 8,     /* one went */
    HX_PAIR_QUOTE_INDIRECT = 0x10, /* its words lost their marks */
    HX_PAIR_QUOTE_DIRECT = 0x20,   /* words got them */
    HX_PAIR_QUOTE_SPEAKER = 0x40,  /* the same words of somebody else */
    HX_PAIR_ATTRIBUTION = 0x80,    /* who says it, or how sure they are */
    HX_PAIR_ATTRIBUTED = 0x100,    /* somebody says it now */
    HX_PAIR_UNATTRIBUTED = 0x200,  /* nobody does any more */
    HX_PAIR_HEDGED = 0x400,        /* it is less sure */
    HX_PAIR_FIRMED = 0x800,        /* it is surer */
    HX_PAIR_TENSE = 0x1000,        /* another time, or another auxiliary */
    HX_PAIR_AGENT_LOST = 0x2000,   /* who did it is not told any more */
    HX_PAIR_AGENT_NAMED = 0x4000,  /* who did it is told now */
    HX_PAIR_PROMOTED = 0x8000,     /* it moved up far, or to the top */
    HX_PAIR_DEMOTED = 0x10000,     /* it moved down */
    HX_PAIR_FLAGS = 17             /* how many there are */
};

/*
 * Sentences that stand for each other. An unpaired sentence is a pair with
 * one empty side. A side with two or more sentences was split or merged.
 */
typedef struct {
    hx_kind kind;     /* of the pair as a whole */
    uint32_t moved;   /* 1: it stands elsewhere now, else 0 */
    uint32_t alike;   /* 0 to 1000: share of the words' weight in common; of a
                         part, of its own weight */
    hx_range at[2];   /* sentences, by side */
    hx_range changes; /* in the list of changes */
    hx_range links;   /* in the list of links; empty where the words of its
                         kept runs are all there is */
    uint32_t flags;   /* HX_PAIR_ bits */
    hx_level level;   /* HX_LEVEL_STAMPS or HX_LEVEL_BOILERPLATE of furniture
                         on each side that it has, else HX_LEVEL_SUBSTANCE */
    uint32_t part;    /* of an unpaired sentence: the pair that tells it too,
                         since it was merged with its old sentence, or split
                         from its new one, and stands apart; else HX_NONE */
} hx_pair;

/* What a fact is about, the gravest first. */
typedef enum {
    HX_FACT_QUOTE,  /* words in quotation marks */
    HX_FACT_NUMBER, /* an amount with its unit, a rank */
    HX_FACT_NAME,   /* of a person, a place, a body */
    HX_FACT_DATE,   /* a day, a month, a year, a time */
    HX_FACTS        /* how many types there are */
} hx_fact_type;

/*
 * A fact that one text has and the other has not, wherever it stands there
 * and in whatever form: "about 1.2 million" is "around 1,200,000", "Ms Moss"
 * is "Dr Ada Moss". Lost: the new side is empty; gained: the old one is;
 * changed: neither is. A fact that stands there more than once is told once,
 * where it stands first.
 */
typedef struct {
    hx_fact_type type;
    hx_range at[2];      /* tokens, by side */
    hx_range speaker[2]; /* of a quotation, the tokens that name who said it;
                            empty where nobody is named */
} hx_fact;

/*
 * A word of the old and a word of the new text that stand for each other,
 * wherever they are in the pair; a phrase that stands for a phrase is all
 * pairs of their words.
 */
typedef struct {
    uint32_t at[2]; /* tokens, by side */
    hx_kind kind;   /* HX_SAME, HX_REWORDED or HX_CHANGED */
    uint32_t sure;  /* 0 to 1000: how probable it is */
} hx_link;

/* Counts of a comparison. Words are tokens with HX_TOKEN_WORD. */
typedef struct {
    uint32_t words[2];             /* words of each text */
    uint32_t sentences[2];         /* sentences of each text */
    uint32_t paragraphs[2];        /* paragraphs of each text */
    uint32_t kept;                 /* words with a counterpart in place */
    uint32_t cut;                  /* old words without a counterpart */
    uint32_t added;                /* new words without a counterpart */
    uint32_t moved;                /* new words in moved sentences, kept ones */
    uint32_t reworded;             /* new words in reworded places */
    uint32_t pairs[HX_KINDS];      /* pairs of sentences by kind */
    uint32_t moved_pairs;          /* pairs that moved */
    uint32_t flags[HX_PAIR_FLAGS]; /* pairs by flag */
    uint32_t moved_groups;         /* runs of pairs that moved together */
    uint32_t minor;                /* changes that are style only */
    uint32_t changes[HX_KINDS];    /* changes by kind, minor ones left out */
    uint32_t classes[HX_CLASSES];  /* changes inside paired sentences by class,
                                      minor ones too */
    uint32_t phrases[2]; /* cut (old) and added (new) inside paired sentences,
                            of no class or of those from HX_CLASS_WORDS to
                            HX_CLASS_CLAUSE */
    uint32_t quoted;     /* those of them in quotations, minor ones left out */
    uint32_t fields[HX_FIELDS];    /* changes by what they stand in, that of the
                                      new text if both have it; minor ones left
                                      out */
    uint32_t levels[HX_LEVELS];    /* all changes by what they are if they may
                                     be passed over, minor and ignored ones
                                     too; white space is below */
    uint32_t spaces;               /* places where only the white space between
                                      the same words differs */
    uint32_t ignored_words[2];     /* words left out of all other counts: see */
    uint32_t ignored_sentences[2]; /* hx_options.ignore */
    uint32_t ignored_changes;      /* changes left out, minor ones too */
    uint32_t alike;  /* 0 to 1000: words kept of all words, both sides */
    uint32_t splits; /* old sentences that became several */
    uint32_t merges; /* new sentences that several became */
} hx_stats;

/* Some text: LEN bytes AT a place, any bytes. */
typedef struct {
    const char *at;
    size_t len;
} hx_text;

/* Bytes AT of a text are of FIELD. */
typedef struct {
    hx_range at;
    hx_field field;
} hx_mark;

/*
 * A text with what the caller knows better: where its words and its sentences
 * are, as ranges of bytes in ascending order that do not overlap. A list that
 * is NULL is found by the library. All of it is borrowed and must live as long
 * as what is made of it.
 *
 * Tokens are not empty, and nothing but white space is between them; white
 * space may be in them. They are neither cut nor joined. Sentences begin and
 * end at characters and outside given tokens; other tokens are cut there. They
 * may be empty. The text between them becomes sentences of the library.
 *
 * A paragraph whose first token is in one of the marks, which ascend and do
 * not overlap, is of that field; those in none go by the rules.
 */
typedef struct {
    hx_text text;
    const hx_range *tokens; /* or NULL */
    size_t token_count;
    const hx_range *sentences; /* or NULL */
    size_t sentence_count;
    const hx_mark *marks; /* or NULL */
    size_t mark_count;
} hx_source;

/* One edit of the plain word script: tokens cut and tokens added. */
typedef struct {
    hx_range at[2]; /* bytes, by side */
} hx_edit;

/*
 * What the counts of a comparison leave out, and hx_diff_is_same() too; the
 * bits combine. Of each hx_level but HX_LEVEL_SUBSTANCE there is the bit
 * HX_IGNORE(level). Changes that are ignored count as kept words; words of one
 * side only, and sentences that are furniture on all sides of their pair,
 * count as ignored. hx_stats.fields has what stands in furniture all the same.
 */
#define HX_IGNORE(level) ((uint32_t)1 << (level))
enum {
    HX_IGNORE_FURNITURE = 1 << HX_LEVEL_STAMPS | 1 << HX_LEVEL_BOILERPLATE,
    /* All that says nothing new but synonyms, which somebody chose, and dates
       in running text, which are facts: what is left is substantive. */
    HX_IGNORE_NOISE = 1 << HX_LEVEL_SPACE | 1 << HX_LEVEL_TYPOGRAPHY |
                      1 << HX_LEVEL_CASE | 1 << HX_LEVEL_PUNCTUATION |
                      1 << HX_LEVEL_STAMPS | 1 << HX_LEVEL_BOILERPLATE |
                      1 << HX_LEVEL_SPELLING | 1 << HX_LEVEL_INFLECTION,
    /* Of hx_diff_is_same() only: HX_IGNORE(HX_LEVEL_SPACE) passes over white
       space but for how many blank lines are in it. */
    HX_IGNORE_SPACE_CHANGE = 1 << 16, /* how much white space there is */
    HX_IGNORE_BLANK_LINES = 1 << 17   /* blank lines, and how many */
};

/* How much a comparison looks for. */
enum {
    HX_DEPTH_FULL,  /* sentences that stand for each other, wherever they are */
    HX_DEPTH_WORDS, /* a quick answer of the same shape: words cut, added and
                       changed in place; no moves, no rewordings, no classes */
    HX_DEPTH_SENTENCES /* sentences as at HX_DEPTH_FULL, and inside them the
                          equal words only: nothing is asked about the rest */
};

/* What hx_words() compares; white space is never part of it. */
enum {
    HX_TOKENS_WORDS, /* words, numbers and signs, the tokens of documents */
    HX_TOKENS_SPACE, /* whatever stands between ASCII white space */
    HX_TOKENS_CHARS  /* characters as people see them: grapheme clusters */
};

/* What is known of words, and so which networks say which stand for which. */
typedef enum {
    HX_TIER_ANY,     /* nothing: letters, numbers and places count */
    HX_TIER_ENGLISH, /* function words and contractions of English */
    HX_TIER_LEXICON, /* English, and what hx_options.lexicon tells */
    HX_TIERS         /* how many there are */
} hx_tier;

/* What a caller can set. All zero (or no options at all) is the default. */
typedef struct {
    /* Called now and then with steps DONE of TOTAL, which is 0 where it is
       not known; not 0 cancels. */
    int (*poll)(void *context, uint64_t done, uint64_t total);
    void *context;
    uint64_t budget;      /* steps of a word comparison; 0: the default */
    size_t memory;        /* bytes one call may take; 0: no limit */
    uint32_t minimal;     /* 1: no clean-up for readers */
    uint32_t depth;       /* HX_DEPTH_ */
    uint32_t tokens;      /* HX_TOKENS_, of hx_words() */
    uint32_t ignore_case; /* 1: hx_words() takes capital and small letters
                             for the same */
    uint32_t ignore;      /* HX_IGNORE_ bits */
    uint32_t keep_tokens; /* 1: a script knows hx_script_tokens() */
    /* What is known of words, LEXICON_LEN bytes as hx_lexicon_is_known()
       knows them, or NULL; borrowed while a function runs. */
    const void *lexicon;
    size_t lexicon_len;
    /* The language of both texts, as a code ("en"), "none" for none that is
       known; NULL: each comparison finds it out by the commonest words. */
    const char *language;
} hx_options;

typedef struct hx_doc hx_doc;
typedef struct hx_diff hx_diff;
typedef struct hx_script hx_script;

/* The version of the library, as "1.2.3". */
HX_API const char *hx_version(void);

/* 1 if the LEN BYTES are a lexicon this version of the library can read, as
 * far as its header tells, else 0; what it makes of damage behind that is not
 * to know some words. */
HX_API int hx_lexicon_is_known(const void *bytes, size_t len);

/*
 * Makes a document of LEN bytes of TEXT, any bytes (bytes that are not UTF-8
 * become tokens with HX_TOKEN_BAD). TEXT is borrowed: it must live as long
 * as the document. HX_EINVAL: LEN is above HX_TEXT_MAX.
 */
HX_API int hx_doc_new(hx_doc **out, const char *text, size_t len,
                      const hx_options *opt);
/* The same of a SOURCE. HX_EINVAL too: its lists are not as they must be. */
HX_API int hx_doc_from(hx_doc **out, const hx_source *source,
                       const hx_options *opt);
HX_API void hx_doc_free(hx_doc *doc);

/* The bytes of the document, LEN of them. */
HX_API const char *hx_doc_text(const hx_doc *doc, size_t *len);
/* The tokens, N of them, in the order of the text. */
HX_API const hx_token *hx_doc_tokens(const hx_doc *doc, uint32_t *n);
/* The sentences as ranges of tokens; they cover all tokens. */
HX_API const hx_range *hx_doc_sentences(const hx_doc *doc, uint32_t *n);
/* The paragraphs as ranges of sentences; they cover all sentences. */
HX_API const hx_range *hx_doc_paragraphs(const hx_doc *doc, uint32_t *n);
/* The sentence that has TOKEN, or HX_NONE if there is no such token. */
HX_API uint32_t hx_doc_sentence_of(const hx_doc *doc, uint32_t token);
/* The paragraph that has SENTENCE, or HX_NONE if there is none. */
HX_API uint32_t hx_doc_paragraph_of(const hx_doc *doc, uint32_t sentence);

/* What PARAGRAPH is; HX_FIELD_BODY if there is no such paragraph. */
HX_API hx_field hx_doc_field_of(const hx_doc *doc, uint32_t paragraph);
/* The tokens of the dateline the body begins with, such as "LONDON (Agency) -"
 * with its dash; empty if it begins with none. */
HX_API hx_range hx_doc_dateline(const hx_doc *doc);
/* The quotations in double quotation marks or guillemets, ascending and
 * apart; one that is not closed ends with its paragraph. */
HX_API const hx_quote *hx_doc_quotes(const hx_doc *doc, uint32_t *n);
/* 1 if FIELD is no part of what the article says: stamps, credits, links to
 * other articles, share lines. */
HX_API int hx_field_is_furniture(hx_field field);

/*
 * Compares two documents, which must live as long as the comparison. May
 * also fail with HX_ECANCELED. HX_EINVAL: the depth is none of HX_DEPTH_,
 * or the lexicon or the language is none.
 */
HX_API int hx_compare(hx_diff **out, const hx_doc *a, const hx_doc *b,
                      const hx_options *opt);
HX_API void hx_diff_free(hx_diff *diff);

/* The document of SIDE. */
HX_API const hx_doc *hx_diff_doc(const hx_diff *diff, int side);
/*
 * The pairs in reading order: that of the new text, with each deleted
 * sentence after what stood before it. Each sentence is in exactly one pair.
 */
HX_API const hx_pair *hx_diff_pairs(const hx_diff *diff, uint32_t *n);
/*
 * The changes, those of a pair one after the other, kept runs (HX_SAME)
 * among them: together they cover both sides of their pair.
 */
HX_API const hx_change *hx_diff_changes(const hx_diff *diff, uint32_t *n);
/* The facts gained, lost and changed, by type and then in reading order:
 * that of the new text, lost ones by what stands around them. None at other
 * depths than HX_DEPTH_FULL. */
HX_API const hx_fact *hx_diff_facts(const hx_diff *diff, uint32_t *n);
/*
 * The links of words, those of a pair one after the other, by old and then by
 * new token. Only pairs whose words differ have any, and not at other depths
 * than HX_DEPTH_FULL.
 */
HX_API const hx_link *hx_diff_links(const hx_diff *diff, uint32_t *n);
/* The pair that has SENTENCE of SIDE, or HX_NONE. */
HX_API uint32_t hx_diff_pair_of(const hx_diff *diff, int side,
                                uint32_t sentence);
/* The change that has TOKEN of SIDE, or HX_NONE. */
HX_API uint32_t hx_diff_change_of(const hx_diff *diff, int side,
                                  uint32_t token);
/* The counts. */
HX_API const hx_stats *hx_diff_stats(const hx_diff *diff);
/* The same counts as if hx_options.ignore had been IGNORE, in *OUT. */
HX_API void hx_diff_count(const hx_diff *diff, uint32_t ignore, hx_stats *out);
/* 1 if the texts are the same but for what IGNORE leaves out, else 0. */
HX_API int hx_diff_is_same(const hx_diff *diff, uint32_t ignore);
/* The hx_options.ignore it was made with. */
HX_API uint32_t hx_diff_ignored(const hx_diff *diff);
/* 0 to 1000: how probable it is that the texts say the same as a whole, small
 * omissions passed over: for texts of one paragraph of a few sentences each,
 * in English. HX_NONE where they are longer or nothing was asked; then the
 * gravest of the changes tells. */
HX_API uint32_t hx_diff_sure(const hx_diff *diff);
/* 1 if every word script inside was proven minimal, before it was cleaned up
 * for readers; 0 if a budget ended or a text was so long that anchors parted
 * it. */
HX_API int hx_diff_is_exact(const hx_diff *diff);
/* 1 if the aligner was asked of all that it knows something of; 0 if the texts
 * are so long that its budget ended: the other sentences are then aligned by
 * simpler rules, and words linked only where they are kept. */
HX_API int hx_diff_is_linked(const hx_diff *diff);

/* The HX_DEPTH_ it was made with. */
HX_API int hx_diff_depth(const hx_diff *diff);

/* The language it was made for, as a code, "none" for none that is known. */
HX_API const char *hx_diff_language(const hx_diff *diff);
/* What was known of its words. */
HX_API hx_tier hx_diff_tier(const hx_diff *diff);

/* 1 if hx_options.language can be CODE, else 0; NULL can. A region after it
 * ("de-AT") is passed over. */
HX_API int hx_language_is_known(const char *code);
/* The codes of all languages, parted by ", ", without "none". */
HX_API const char *hx_languages(void);

/* How grave a class is for a reader of news, 0 for HX_CLASS_NONE; no two are
 * the same. */
HX_API int hx_class_gravity(hx_class cls);
/* The level that hides a class. */
HX_API hx_level hx_class_level(hx_class cls);

/* Names for programs ("changed") and sentences for people, never NULL. */
HX_API const char *hx_kind_name(hx_kind kind);
HX_API const char *hx_class_name(hx_class cls);
HX_API const char *hx_level_name(hx_level level);
HX_API const char *hx_degree_name(hx_degree degree);
/* Of the flag 1 << I of pairs. */
HX_API const char *hx_flag_name(uint32_t i);
HX_API const char *hx_fact_name(hx_fact_type type);
HX_API const char *hx_field_name(hx_field field);
HX_API const char *hx_tier_name(hx_tier tier);

/*
 * The plain word script of two texts of any bytes: the fewest words cut and
 * added that make B of A, without sentences or moves. The options say what a
 * word is and whether case matters; equal means the same bytes otherwise.
 */
HX_API int hx_words(hx_script **out, hx_text a, hx_text b,
                    const hx_options *opt);
/* The same of two sources, the sentences of which are not looked at; given
 * tokens are compared as they are. HX_EINVAL too: they are not as they must
 * be. */
HX_API int hx_words_from(hx_script **out, const hx_source source[2],
                         const hx_options *opt);
HX_API void hx_script_free(hx_script *script);
/* The edits in order, as ranges of bytes that begin and end at tokens. */
HX_API const hx_edit *hx_script_edits(const hx_script *script, uint32_t *n);
/* How many tokens of SIDE have no counterpart. */
HX_API uint32_t hx_script_count(const hx_script *script, int side);
/* How many of these stand in edits that have some on the other side too. */
HX_API uint32_t hx_script_replaced(const hx_script *script, int side);
/* How many tokens SIDE has. */
HX_API uint32_t hx_script_total(const hx_script *script, int side);
/* The tokens of SIDE as ranges of bytes, hx_script_total() of them, or NULL
 * where they were not kept. Those outside the edits stand for each other, in
 * order. */
HX_API const hx_range *hx_script_tokens(const hx_script *script, int side);
/* 1 if the script is proven minimal. */
HX_API int hx_script_is_exact(const hx_script *script);

#ifdef __cplusplus
}
#endif

#endif
