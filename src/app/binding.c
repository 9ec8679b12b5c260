/* SPDX-License-Identifier: MIT */

/* The keys as delivered; see interface and help. */

#include "app/binding.h"

const struct binding_info binding_table[] = {
    {"n",           "next-change"        },
    {"]c",          "next-change"        },
    {"N",           "previous-change"    },
    {"[c",          "previous-change"    },
    {"]s",          "next-sentence"      },
    {"[s",          "previous-sentence"  },
    {"]m",          "next-move"          },
    {"[m",          "previous-move"      },
    {"]p",          "next-paraphrase"    },
    {"[p",          "previous-paraphrase"},
    {"]f",          "next-fact"          },
    {"[f",          "previous-fact"      },
    {"]t",          "next-style"         },
    {"[t",          "previous-style"     },
    {"<Enter>",     "follow-move"        },
    {"gm",          "follow-move"        },
    {"j",           "line-down"          },
    {"<Down>",      "line-down"          },
    {"k",           "line-up"            },
    {"<Up>",        "line-up"            },
    {"<Space>",     "page-down"          },
    {"f",           "page-down"          },
    {"<PgDn>",      "page-down"          },
    {"<C-f>",       "page-down"          },
    {"b",           "page-up"            },
    {"<PgUp>",      "page-up"            },
    {"<C-b>",       "page-up"            },
    {"d",           "half-down"          },
    {"<C-d>",       "half-down"          },
    {"u",           "half-up"            },
    {"<C-u>",       "half-up"            },
    {"<WheelDown>", "wheel-down"         },
    {"<WheelUp>",   "wheel-up"           },
    {"g",           "top"                },
    {"<Home>",      "top"                },
    {"G",           "bottom"             },
    {"<End>",       "bottom"             },
    {"%",           "percent"            },
    {"zt",          "cursor-top"         },
    {"zz",          "cursor-middle"      },
    {"zb",          "cursor-bottom"      },
    {"?",           "help"               },
    {"h",           "help"               },
    {"<F1>",        "help"               },
    {"<Esc>",       "cancel"             },
    {"<C-l>",       "redraw"             },
    {"<C-z>",       "suspend"            },
    {"q",           "close"              },
    {"Q",           "quit"               },
    {"<C-c>",       "close"              },
};

const size_t binding_count = sizeof binding_table / sizeof *binding_table;

struct binding_match binding_find(const uint32_t *keys, uint32_t n)
{
    struct binding_match match = {0};
    for (size_t i = 0; i < binding_count; i++) {
        struct str rest = str_of(binding_table[i].keys);
        uint32_t j = 0;
        while (j < n && rest.len && key_cut(&rest) == keys[j])
            j++;
        if (j < n)
            continue;
        if (rest.len)
            match.is_prefix = true;
        else
            match.command = binding_table[i].command;
    }
    return match;
}
