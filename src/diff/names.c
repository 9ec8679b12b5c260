/* SPDX-License-Identifier: MIT */

/* The names of kinds and classes; the rows stand in the order of the enums. */

#include "hexapla.h"

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

static const struct class_name {
    hx_class cls;
    const char *name;
} class_table[] = {
    {HX_CLASS_NONE,         "none"        },
    {HX_CLASS_TYPOGRAPHIC,  "typographic" },
    {HX_CLASS_INVISIBLE,    "invisible"   },
    {HX_CLASS_CASE,         "case"        },
    {HX_CLASS_PUNCTUATION,  "punctuation" },
    {HX_CLASS_SPELLING,     "spelling"    },
    {HX_CLASS_INFLECTION,   "inflection"  },
    {HX_CLASS_CONTRACTION,  "contraction" },
    {HX_CLASS_SYNONYM,      "synonym"     },
    {HX_CLASS_NUMBER,       "number"      },
    {HX_CLASS_NAME,         "name"        },
    {HX_CLASS_NEGATION,     "negation"    },
    {HX_CLASS_SUBSTITUTION, "substitution"},
    {HX_CLASS_REWRITING,    "rewriting"   },
};

const char *hx_kind_name(hx_kind kind)
{
    return (unsigned)kind < HX_KINDS ? kind_table[kind].name : "";
}

const char *hx_class_name(hx_class cls)
{
    return (unsigned)cls < HX_CLASSES ? class_table[cls].name : "";
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
