/* SPDX-License-Identifier: MIT */

/* A name is a level of the library or some of them together. */

#include "app/ignore.h"

enum {
    SPACE = 1 << HX_LEVEL_SPACE,
    CASE = 1 << HX_LEVEL_CASE,
    STAMPS = 1 << HX_LEVEL_STAMPS
};

static const struct ignore_name {
    const char *name;
    uint32_t bits;
} ignore_table[] = {
    {"none",         0                                      },
    {"space",        SPACE | HX_IGNORE_BLANK_LINES          },
    {"all-space",    SPACE                                  },
    {"space-change", HX_IGNORE_SPACE_CHANGE                 },
    {"blank-lines",  HX_IGNORE_BLANK_LINES                  },
    {"typography",   1 << HX_LEVEL_TYPOGRAPHY               },
    {"case",         CASE                                   },
    {"punctuation",  1 << HX_LEVEL_PUNCTUATION              },
    {"stamps",       STAMPS                                 },
    {"dates",        STAMPS | 1 << HX_LEVEL_DATES           },
    {"boilerplate",  HX_IGNORE_FURNITURE                    },
    {"spelling",     1 << HX_LEVEL_SPELLING                 },
    {"inflection",   1 << HX_LEVEL_INFLECTION               },
    {"synonyms",     1 << HX_LEVEL_SYNONYMS                 },
    {"noise",        HX_IGNORE_NOISE | HX_IGNORE_BLANK_LINES},
};

uint32_t ignore_bits(const char *list)
{
    uint32_t bits = 0;
    struct str rest = str_of(list);
    while (rest.len) {
        struct str name = str_trim(str_cut(&rest, ','));
        for (size_t i = 0; i < sizeof ignore_table / sizeof *ignore_table; i++)
            if (str_is_equal(name, str_of(ignore_table[i].name)))
                bits |= ignore_table[i].bits;
    }
    return bits;
}

uint32_t ignore_get(const struct settings *settings)
{
    uint32_t bits = ignore_bits(settings->ignore);
    bits |= settings->ignore_case ? CASE : 0;
    bits |= settings->ignore_space ? SPACE : 0;
    bits |= settings->ignore_space_change ? HX_IGNORE_SPACE_CHANGE : 0;
    bits |= settings->ignore_blank_lines ? HX_IGNORE_BLANK_LINES : 0;
    return bits;
}

void ignore_set(const struct settings *settings, hx_options *options)
{
    options->ignore = ignore_get(settings);
    options->ignore_case = (options->ignore & HX_IGNORE(HX_LEVEL_CASE)) != 0;
}
