/* SPDX-License-Identifier: MIT */

/*
 * English word lists for the rules of sentences and of changes, each sorted
 * by byte and searched by halving. The abbreviations are those of news
 * agencies' style books; the function words are the closed classes (articles,
 * pronouns, prepositions, conjunctions, auxiliaries) with their contractions.
 */

#include "doc/words.h"

#include <string.h>

enum { WORD_MOST = 16 }; /* longer than any word here */

/* Function words. */
static const char *const stop_table[] = {
    "a",         "about",       "above",        "across",     "after",
    "again",     "against",     "all",          "almost",     "along",
    "already",   "also",        "although",     "always",     "am",
    "among",     "an",          "and",          "another",    "any",
    "anybody",   "anyone",      "anything",     "are",        "aren't",
    "around",    "as",          "at",           "be",         "because",
    "been",      "before",      "behind",       "being",      "below",
    "beneath",   "beside",      "besides",      "between",    "beyond",
    "both",      "but",         "by",           "can",        "can't",
    "cannot",    "could",       "couldn't",     "despite",    "did",
    "didn't",    "do",          "does",         "doesn't",    "doing",
    "don't",     "done",        "down",         "during",     "each",
    "either",    "else",        "enough",       "even",       "ever",
    "every",     "everybody",   "everyone",     "everything", "except",
    "few",       "for",         "from",         "had",        "hadn't",
    "has",       "hasn't",      "have",         "haven't",    "having",
    "he",        "he'd",        "he'll",        "he's",       "hence",
    "her",       "here",        "here's",       "hers",       "herself",
    "him",       "himself",     "his",          "how",        "however",
    "i",         "i'd",         "i'll",         "i'm",        "i've",
    "if",        "in",          "indeed",       "inside",     "instead",
    "into",      "is",          "isn't",        "it",         "it'd",
    "it'll",     "it's",        "its",          "itself",     "just",
    "least",     "less",        "let's",        "like",       "many",
    "may",       "maybe",       "me",           "meanwhile",  "might",
    "mine",      "more",        "moreover",     "most",       "much",
    "must",      "mustn't",     "my",           "myself",     "near",
    "neither",   "never",       "nevertheless", "no",         "nobody",
    "none",      "nonetheless", "nor",          "not",        "nothing",
    "now",       "of",          "off",          "often",      "on",
    "once",      "one",         "only",         "onto",       "or",
    "other",     "others",      "otherwise",    "ought",      "our",
    "ours",      "ourselves",   "out",          "outside",    "over",
    "own",       "per",         "perhaps",      "quite",      "rather",
    "same",      "shall",       "shan't",       "she",        "she'd",
    "she'll",    "she's",       "should",       "shouldn't",  "since",
    "so",        "some",        "somebody",     "someone",    "something",
    "sometimes", "somewhat",    "still",        "such",       "than",
    "that",      "that'd",      "that'll",      "that's",     "the",
    "their",     "theirs",      "them",         "themselves", "then",
    "there",     "there'd",     "there's",      "therefore",  "these",
    "they",      "they'd",      "they'll",      "they're",    "they've",
    "this",      "those",       "though",       "through",    "throughout",
    "thus",      "till",        "to",           "together",   "too",
    "toward",    "towards",     "under",        "until",      "unto",
    "up",        "upon",        "us",           "very",       "via",
    "was",       "wasn't",      "we",           "we'd",       "we'll",
    "we're",     "we've",       "well",         "were",       "weren't",
    "what",      "what's",      "whatever",     "when",       "whenever",
    "where",     "whereas",     "wherever",     "whether",    "which",
    "whichever", "while",       "who",          "who'd",      "who'll",
    "who's",     "whoever",     "whom",         "whose",      "why",
    "will",      "with",        "within",       "without",    "won't",
    "would",     "wouldn't",    "yet",          "you",        "you'd",
    "you'll",    "you're",      "you've",       "your",       "yours",
    "yourself",  "yourselves"};

/* Words that negate; those in n't are known by it. */
static const char *const negation_table[] = {
    "barely", "cannot", "hardly", "neither", "never",   "no",       "nobody",
    "none",   "nor",    "not",    "nothing", "nowhere", "scarcely", "without"};

/* Numbers in words, ordinals too. */
static const char *const number_table[] = {
    "billion",  "billions",  "bn",       "dozen",    "dozens",   "eight",
    "eighteen", "eighth",    "eighty",   "eleven",   "eleventh", "fifteen",
    "fifth",    "fifty",     "first",    "five",     "forty",    "four",
    "fourteen", "fourth",    "half",     "halves",   "hundred",  "hundreds",
    "million",  "millions",  "nine",     "nineteen", "ninety",   "ninth",
    "one",      "quarter",   "quarters", "second",   "seven",    "seventeen",
    "seventh",  "seventy",   "six",      "sixteen",  "sixth",    "sixty",
    "ten",      "tenth",     "third",    "thirds",   "thirteen", "thirty",
    "thousand", "thousands", "three",    "tn",       "trillion", "trillions",
    "twelfth",  "twelve",    "twenty",   "twice",    "two",      "zero"};

/* Days of the week and months. */
static const char *const date_table[] = {
    "april",   "august",   "december", "february", "friday",
    "january", "july",     "june",     "march",    "may",
    "monday",  "november", "october",  "saturday", "september",
    "sunday",  "thursday", "tuesday",  "wednesday"};

/* Words that often begin a sentence and seldom a name. */
static const char *const starter_table[] = {
    "a",         "about",     "according",  "after",    "again",
    "all",       "already",   "also",       "although", "among",
    "an",        "and",       "another",    "any",      "anyone",
    "are",       "as",        "asked",      "at",       "because",
    "before",    "both",      "but",        "by",       "can",
    "could",     "despite",   "did",        "do",       "does",
    "during",    "each",      "earlier",    "either",   "even",
    "every",     "everyone",  "few",        "finally",  "first",
    "following", "for",       "from",       "further",  "given",
    "had",       "has",       "have",       "he",       "her",
    "here",      "his",       "how",        "however",  "i",
    "if",        "in",        "indeed",     "inside",   "instead",
    "is",        "it",        "its",        "just",     "last",
    "later",     "let",       "many",       "maybe",    "meanwhile",
    "more",      "moreover",  "most",       "mr",       "mrs",
    "ms",        "much",      "my",         "neither",  "nevertheless",
    "next",      "no",        "nobody",     "none",     "nor",
    "not",       "nothing",   "now",        "of",       "on",
    "once",      "one",       "only",       "or",       "other",
    "others",    "our",       "over",       "perhaps",  "she",
    "should",    "since",     "so",         "some",     "somebody",
    "someone",   "something", "soon",       "still",    "such",
    "that",      "the",       "their",      "then",     "there",
    "therefore", "these",     "they",       "this",     "those",
    "though",    "through",   "throughout", "thus",     "to",
    "today",     "tomorrow",  "until",      "was",      "we",
    "were",      "what",      "when",       "whenever", "where",
    "whether",   "which",     "while",      "who",      "whose",
    "why",       "will",      "with",       "within",   "without",
    "would",     "yesterday", "yet",        "you",      "your"};

/* Never the end: what follows belongs to it. */
static const char *const title_table[] = {
    "adm",  "ald",   "amb",  "atty", "attys",  "brig", "capt", "cdr",
    "cf",   "cllr",  "cmdr", "col",  "comdr",  "cpl",  "det",  "dr",
    "e.g",  "ens",   "esq",  "fr",   "gen",    "gov",  "hon",  "i.e",
    "insp", "lieut", "lt",   "maj",  "messrs", "mlle", "mme",  "mr",
    "mrs",  "ms",    "msgr", "pres", "prof",   "pvt",  "rep",  "reps",
    "rev",  "sen",   "sens", "sgt",  "supt",   "viz"};

/* The end only before a starter. */
static const char *const common_table[] = {"a.k.a", "al",   "approx", "c.f",
                                           "ca",    "esp",  "est",    "excl",
                                           "govt",  "incl", "v",      "vs"};

/* The same, where written with a capital letter. */
static const char *const proper_table[] = {
    "ala",    "apr",   "ariz", "ark",   "assn", "assoc", "aug",  "ave",  "b.sc",
    "bhd",    "blvd",  "bros", "calif", "co",   "colo",  "conn", "corp", "cos",
    "d.phil", "dec",   "del",  "dept",  "feb",  "fla",   "fri",  "ft",   "ga",
    "gmbh",   "ill",   "inc",  "ind",   "intl", "jan",   "jr",   "jul",  "jun",
    "kan",    "ky",    "la",   "ltd",   "m.sc", "mar",   "mass", "md",   "mich",
    "minn",   "miss",  "mo",   "mon",   "mont", "mt",    "neb",  "nev",  "nov",
    "oct",    "okla",  "ore",  "pa",    "ph.d", "plc",   "pty",  "rd",   "sat",
    "sep",    "sept",  "sr",   "st",    "ste",  "sun",   "tenn", "tex",  "thu",
    "thur",   "thurs", "tue",  "tues",  "univ", "va",    "vt",   "wash", "wed",
    "wis",    "wyo"};

/* Never the end before a number; as they stand in the text. */
static const char *const reference_table[] = {
    "Art",  "Arts", "Ch",   "Chap", "Fig", "Figs", "No",   "Nos",
    "Para", "Sec",  "Vol",  "Vols", "c",   "fig",  "figs", "no",
    "nos",  "p",    "para", "pp",   "vol", "vols"};

struct sign_row {
    uint32_t cp;
    enum sign sign;
};

static const struct sign_row sign_table[] = {
    {'!',    SIGN_STOP     },
    {'"',    SIGN_QUOTE    },
    {'\'',   SIGN_QUOTE    },
    {'(',    SIGN_OPEN     },
    {')',    SIGN_CLOSE    },
    {'*',    SIGN_QUOTE    },
    {'-',    SIGN_DASH     },
    {'.',    SIGN_STOP     },
    {'?',    SIGN_STOP     },
    {'[',    SIGN_OPEN     },
    {']',    SIGN_CLOSE    },
    {'_',    SIGN_QUOTE    },
    {'{',    SIGN_OPEN     },
    {'}',    SIGN_CLOSE    },
    {0x00ab, SIGN_OPEN     },
    {0x00bb, SIGN_CLOSE    },
    {0x0589, SIGN_FULL_STOP},
    {0x061f, SIGN_FULL_STOP},
    {0x06d4, SIGN_FULL_STOP},
    {0x0964, SIGN_FULL_STOP},
    {0x0965, SIGN_FULL_STOP},
    {0x104b, SIGN_FULL_STOP},
    {0x1362, SIGN_FULL_STOP},
    {0x17d4, SIGN_FULL_STOP},
    {0x2013, SIGN_DASH     },
    {0x2014, SIGN_DASH     },
    {0x2018, SIGN_OPEN     },
    {0x2019, SIGN_CLOSE    },
    {0x201a, SIGN_OPEN     },
    {0x201c, SIGN_OPEN     },
    {0x201d, SIGN_CLOSE    },
    {0x201e, SIGN_OPEN     },
    {0x2022, SIGN_BULLET   },
    {0x2023, SIGN_BULLET   },
    {0x2026, SIGN_ELLIPSIS },
    {0x2039, SIGN_OPEN     },
    {0x203a, SIGN_CLOSE    },
    {0x203c, SIGN_STOP     },
    {0x2047, SIGN_STOP     },
    {0x2048, SIGN_STOP     },
    {0x2049, SIGN_STOP     },
    {0x25aa, SIGN_BULLET   },
    {0x25cf, SIGN_BULLET   },
    {0x25e6, SIGN_BULLET   },
    {0x3002, SIGN_FULL_STOP},
    {0x300a, SIGN_OPEN     },
    {0x300b, SIGN_CLOSE    },
    {0x300c, SIGN_OPEN     },
    {0x300d, SIGN_CLOSE    },
    {0x300e, SIGN_OPEN     },
    {0x300f, SIGN_CLOSE    },
    {0x3010, SIGN_OPEN     },
    {0x3011, SIGN_CLOSE    },
    {0xff01, SIGN_FULL_STOP},
    {0xff08, SIGN_OPEN     },
    {0xff09, SIGN_CLOSE    },
    {0xff0e, SIGN_FULL_STOP},
    {0xff1f, SIGN_FULL_STOP},
    {0xff61, SIGN_FULL_STOP}
};

static bool table_has(const char *const *table, size_t n, struct str word)
{
    return str_search(table, n, sizeof *table, word) != NULL;
}

bool words_is_stop(struct str word)
{
    return table_has(stop_table, sizeof stop_table / sizeof *stop_table, word);
}

bool words_is_negation(struct str word)
{
    if (word.len > 3 && !memcmp(word.s + word.len - 3, "n't", 3))
        return true;
    return table_has(negation_table,
                     sizeof negation_table / sizeof *negation_table, word);
}

bool words_is_number(struct str word)
{
    return table_has(number_table, sizeof number_table / sizeof *number_table,
                     word);
}

bool words_is_date(struct str word)
{
    return table_has(date_table, sizeof date_table / sizeof *date_table, word);
}

/* WORD in small letters, at TO; empty if it is longer than any word here. */
static struct str lower(struct str word, char to[WORD_MOST])
{
    if (word.len > WORD_MOST)
        return (struct str){to, 0};
    for (size_t i = 0; i < word.len; i++) {
        char c = word.s[i];
        to[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    return (struct str){to, word.len};
}

bool words_is_starter(struct str word)
{
    char bytes[WORD_MOST];
    size_t len = 0;
    /* What follows an apostrophe is not looked at: He's, It'll. */
    while (len < word.len && ((word.s[len] | 32) >= 'a') &&
           (word.s[len] | 32) <= 'z')
        len++;
    word.len = len;
    return table_has(starter_table,
                     sizeof starter_table / sizeof *starter_table,
                     lower(word, bytes));
}

bool words_is_function(struct str word)
{
    char bytes[WORD_MOST];
    return words_is_stop(lower(word, bytes));
}

/* Single letters joined by full stops, as in U.S and p.m. */
static bool is_dotted(struct str word)
{
    if (word.len < 3 || word.len % 2 == 0)
        return false;
    for (size_t i = 0; i < word.len; i++)
        if ((word.s[i] == '.') != (i % 2 == 1))
            return false;
    return true;
}

enum abbreviation words_abbreviation(struct str word)
{
    char bytes[WORD_MOST];
    struct str small = lower(word, bytes);
    bool is_capital = word.len && *word.s >= 'A' && *word.s <= 'Z';
    size_t n = sizeof title_table / sizeof *title_table;
    if (table_has(title_table, n, small) &&
        (is_capital || str_find(small, '.') < small.len))
        return ABBREVIATION_TITLE;
    n = sizeof reference_table / sizeof *reference_table;
    if (table_has(reference_table, n, word))
        return ABBREVIATION_REFERENCE;
    n = sizeof common_table / sizeof *common_table;
    if (table_has(common_table, n, small) || is_dotted(word))
        return ABBREVIATION_COMMON;
    n = sizeof proper_table / sizeof *proper_table;
    if (is_capital && table_has(proper_table, n, small))
        return ABBREVIATION_COMMON;
    return ABBREVIATION_NONE;
}

enum sign words_sign(uint32_t cp)
{
    size_t low = 0, high = sizeof sign_table / sizeof *sign_table;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sign_table[middle].cp == cp)
            return sign_table[middle].sign;
        if (sign_table[middle].cp < cp)
            low = middle + 1;
        else
            high = middle;
    }
    return SIGN_NONE;
}
