/* SPDX-License-Identifier: MIT */

/* The names of kinds and classes, and how grave a class is: what to tell first
 * is the order of version histories' readers (numbers before synonyms). Rows
 * stand in the order of the enums. */

#include "hexapla-explain.h"
#include "hexapla-whole.h"

static const struct kind_name {
    hx_kind kind;
    const char *name;
} kind_table[] = {
    {HX_SAME,     "same"    },
    {HX_REWORDED, "reworded"},
    {HX_CHANGED,  "changed" },
    {HX_INSERTED, "inserted"},
    {HX_DELETED,  "deleted" },
};

static const struct class_row {
    hx_class cls;
    const char *name;
    int gravity;
    hx_level level;
} class_table[HX_CLASSES] = {
    {HX_CLASS_NONE,          "none",          0,   HX_LEVEL_SUBSTANCE  },
    {HX_CLASS_TYPOGRAPHIC,   "typographic",   10,  HX_LEVEL_TYPOGRAPHY },
    {HX_CLASS_INVISIBLE,     "invisible",     130, HX_LEVEL_SUBSTANCE  },
    {HX_CLASS_CASE,          "case",          20,  HX_LEVEL_CASE       },
    {HX_CLASS_PUNCTUATION,   "punctuation",   30,  HX_LEVEL_PUNCTUATION},
    {HX_CLASS_JOINING,       "joining",       32,  HX_LEVEL_PUNCTUATION},
    {HX_CLASS_NUMBER_FORMAT, "number-format", 34,  HX_LEVEL_SPELLING   },
    {HX_CLASS_SPELLING,      "spelling",      40,  HX_LEVEL_SPELLING   },
    {HX_CLASS_INFLECTION,    "inflection",    50,  HX_LEVEL_INFLECTION },
    {HX_CLASS_CONTRACTION,   "contraction",   60,  HX_LEVEL_SPELLING   },
    {HX_CLASS_ABBREVIATION,  "abbreviation",  65,  HX_LEVEL_SPELLING   },
    {HX_CLASS_SYNONYM,       "synonym",       70,  HX_LEVEL_SYNONYMS   },
    {HX_CLASS_NUMBER,        "number",        190, HX_LEVEL_SUBSTANCE  },
    {HX_CLASS_NAME,          "name",          180, HX_LEVEL_SUBSTANCE  },
    {HX_CLASS_NEGATION,      "negation",      170, HX_LEVEL_SUBSTANCE  },
    {HX_CLASS_WEAKER,        "weaker",        164, HX_LEVEL_SUBSTANCE  },
    {HX_CLASS_STRONGER,      "stronger",      162, HX_LEVEL_SUBSTANCE  },
    {HX_CLASS_SUBSTITUTION,  "substitution",  90,  HX_LEVEL_SUBSTANCE  },
    {HX_CLASS_REWRITING,     "rewriting",     100, HX_LEVEL_SUBSTANCE  },
    {HX_CLASS_QUOTE,         "quote",         195, HX_LEVEL_SUBSTANCE  },
    {HX_CLASS_ATTRIBUTION,   "attribution",   168, HX_LEVEL_SUBSTANCE  },
    {HX_CLASS_HEDGE,         "hedge",         166, HX_LEVEL_SUBSTANCE  },
    {HX_CLASS_WORDS,         "words",         45,  HX_LEVEL_SUBSTANCE  },
    {HX_CLASS_MODIFIER,      "modifier",      85,  HX_LEVEL_SUBSTANCE  },
    {HX_CLASS_PHRASE,        "phrase",        105, HX_LEVEL_SUBSTANCE  },
    {HX_CLASS_CLAUSE,        "clause",        115, HX_LEVEL_SUBSTANCE  },
    {HX_CLASS_SENTENCE,      "sentence",      155, HX_LEVEL_SUBSTANCE  },
    {HX_CLASS_NOTE,          "note",          188, HX_LEVEL_SUBSTANCE  },
    {HX_CLASS_STAMP,         "stamp",         15,  HX_LEVEL_STAMPS     },
    {HX_CLASS_FURNITURE,     "furniture",     12,  HX_LEVEL_BOILERPLATE},
};

static const struct level_name {
    hx_level level;
    const char *name;
} level_table[HX_LEVELS] = {
    {HX_LEVEL_SPACE,       "space"      },
    {HX_LEVEL_TYPOGRAPHY,  "typography" },
    {HX_LEVEL_CASE,        "case"       },
    {HX_LEVEL_PUNCTUATION, "punctuation"},
    {HX_LEVEL_STAMPS,      "stamps"     },
    {HX_LEVEL_DATES,       "dates"      },
    {HX_LEVEL_BOILERPLATE, "boilerplate"},
    {HX_LEVEL_SPELLING,    "spelling"   },
    {HX_LEVEL_INFLECTION,  "inflection" },
    {HX_LEVEL_SYNONYMS,    "synonyms"   },
    {HX_LEVEL_SUBSTANCE,   "substance"  },
};

static const struct degree_row {
    hx_degree degree;
    const char *name;
} degree_table[] = {
    {HX_DEGREE_NONE,   ""      },
    {HX_DEGREE_WEAK,   "weak"  },
    {HX_DEGREE_LIKELY, "likely"},
    {HX_DEGREE_SURE,   "sure"  },
};

const char *hx_degree_name(hx_degree degree)
{
    return (unsigned)degree < HX_DEGREES ? degree_table[degree].name : "";
}

const char *hx_kind_name(hx_kind kind)
{
    return (unsigned)kind < HX_KINDS ? kind_table[kind].name : "";
}

const char *hx_class_name(hx_class cls)
{
    return (unsigned)cls < HX_CLASSES ? class_table[cls].name : "";
}

int hx_class_gravity(hx_class cls)
{
    return (unsigned)cls < HX_CLASSES ? class_table[cls].gravity : 0;
}

hx_level hx_class_level(hx_class cls)
{
    return (unsigned)cls < HX_CLASSES ? class_table[cls].level
                                      : HX_LEVEL_SUBSTANCE;
}

static const char *const flag_table[HX_PAIR_FLAGS] = {
    "quote-altered",
    "quote-shortened",
    "quote-added",
    "quote-removed",
    "quote-to-indirect",
    "indirect-to-quote",
    "quote-speaker",
    "attribution",
    "attribution-added",
    "attribution-dropped",
    "hedged",
    "firmed",
    "tense",
    "agent-lost",
    "agent-named",
    "promoted",
    "demoted",
};

const char *hx_flag_name(uint32_t i)
{
    return i < HX_PAIR_FLAGS ? flag_table[i] : "";
}

const char *hx_level_name(hx_level level)
{
    return (unsigned)level < HX_LEVELS ? level_table[level].name : "";
}

static const struct fact_name {
    hx_fact_type type;
    const char *name;
} fact_table[] = {
    {HX_FACT_QUOTE,  "quote" },
    {HX_FACT_NUMBER, "number"},
    {HX_FACT_NAME,   "name"  },
    {HX_FACT_DATE,   "date"  },
};

const char *hx_fact_name(hx_fact_type type)
{
    return (unsigned)type < HX_FACTS ? fact_table[type].name : "";
}

static const struct why_name {
    hx_why why;
    const char *name;
} why_table[] = {
    {HX_WHY_SAME,    "same"   },
    {HX_WHY_NET,     "net"    },
    {HX_WHY_WORDS,   "words"  },
    {HX_WHY_BESIDE,  "beside" },
    {HX_WHY_ALONE,   "alone"  },
    {HX_WHY_PART,    "part"   },
    {HX_WHY_WEAK,    "weak"   },
    {HX_WHY_TAKEN,   "taken"  },
    {HX_WHY_FIELD,   "field"  },
    {HX_WHY_APART,   "apart"  },
    {HX_WHY_UNASKED, "unasked"},
};

static const struct clue_name {
    hx_clue_id clue;
    const char *name;
} clue_table[] = {
    {HX_CLUE_WORDS,     "words"    },
    {HX_CLUE_RARE,      "rare"     },
    {HX_CLUE_LETTERS,   "letters"  },
    {HX_CLUE_RUNS,      "runs"     },
    {HX_CLUE_NAMES,     "names"    },
    {HX_CLUE_NAMES_OFF, "names_off"},
    {HX_CLUE_LENGTH,    "length"   },
    {HX_CLUE_SAME,      "same"     },
    {HX_CLUE_STEM,      "stem"     },
    {HX_CLUE_SHORT,     "short"    },
    {HX_CLUE_SPELLING,  "spelling" },
    {HX_CLUE_NUMBER,    "number"   },
    {HX_CLUE_UNNUMBER,  "unnumber" },
    {HX_CLUE_SYNONYM,   "synonym"  },
    {HX_CLUE_ABOVE,     "above"    },
    {HX_CLUE_SIBLING,   "sibling"  },
    {HX_CLUE_RELATED,   "related"  },
    {HX_CLUE_DERIVED,   "derived"  },
    {HX_CLUE_OPPOSITE,  "opposite" },
    {HX_CLUE_SPEECH,    "speech"   },
    {HX_CLUE_COMPANY,   "company"  },
    {HX_CLUE_COMMON,    "common"   },
    {HX_CLUE_PLACE,     "place"    },
    {HX_CLUE_NEIGHBORS, "neighbors"},
    {HX_CLUE_RIVALS,    "rivals"   },
};

const char *hx_why_name(hx_why why)
{
    return (unsigned)why < HX_WHYS ? why_table[why].name : "";
}

const char *hx_clue_name(hx_clue_id clue)
{
    return (unsigned)clue < HX_CLUES ? clue_table[clue].name : "";
}

static const struct relation_name {
    hx_relation relation;
    const char *name;
} relation_table[] = {
    {HX_RELATION_SAME,        "same"       },
    {HX_RELATION_EDITED,      "edited"     },
    {HX_RELATION_REWRITTEN,   "rewritten"  },
    {HX_RELATION_PARAPHRASED, "paraphrased"},
    {HX_RELATION_RELATED,     "related"    },
    {HX_RELATION_UNRELATED,   "unrelated"  },
};

const char *hx_relation_name(hx_relation relation)
{
    return (unsigned)relation < HX_RELATIONS ? relation_table[relation].name
                                             : "";
}

static const struct tier_name {
    hx_tier tier;
    const char *name;
} tier_table[] = {
    {HX_TIER_ANY,     "any"    },
    {HX_TIER_ENGLISH, "english"},
    {HX_TIER_LEXICON, "lexicon"},
};

const char *hx_tier_name(hx_tier tier)
{
    return (unsigned)tier < HX_TIERS ? tier_table[tier].name : "";
}
