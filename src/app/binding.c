/* SPDX-License-Identifier: MIT */

/* The keys as delivered; see interface and help. */

#include "app/binding.h"

const struct binding_info binding_table[] = {
    {IN_ALL,  "n",           "next"               },
    {IN_ALL,  "]c",          "next-change"        },
    {IN_ALL,  "N",           "previous"           },
    {IN_ALL,  "[c",          "previous-change"    },
    {IN_ALL,  "]s",          "next-sentence"      },
    {IN_ALL,  "[s",          "previous-sentence"  },
    {IN_ALL,  "]m",          "next-move"          },
    {IN_ALL,  "[m",          "previous-move"      },
    {IN_ALL,  "]p",          "next-paraphrase"    },
    {IN_ALL,  "[p",          "previous-paraphrase"},
    {IN_ALL,  "]f",          "next-fact"          },
    {IN_ALL,  "[f",          "previous-fact"      },
    {IN_ALL,  "]t",          "next-style"         },
    {IN_ALL,  "[t",          "previous-style"     },
    {IN_TEXT, "<Enter>",     "follow-move"        },
    {IN_TEXT, "gm",          "follow-move"        },
    {IN_ALL,  "j",           "line-down"          },
    {IN_ALL,  "<Down>",      "line-down"          },
    {IN_ALL,  "k",           "line-up"            },
    {IN_ALL,  "<Up>",        "line-up"            },
    {IN_ALL,  "<Space>",     "page-down"          },
    {IN_ALL,  "f",           "page-down"          },
    {IN_ALL,  "<PgDn>",      "page-down"          },
    {IN_ALL,  "<C-f>",       "page-down"          },
    {IN_ALL,  "b",           "page-up"            },
    {IN_ALL,  "<PgUp>",      "page-up"            },
    {IN_ALL,  "<C-b>",       "page-up"            },
    {IN_ALL,  "d",           "half-down"          },
    {IN_ALL,  "<C-d>",       "half-down"          },
    {IN_ALL,  "u",           "half-up"            },
    {IN_ALL,  "<C-u>",       "half-up"            },
    {IN_ALL,  "<WheelDown>", "wheel-down"         },
    {IN_ALL,  "<WheelUp>",   "wheel-up"           },
    {IN_ALL,  "g",           "top"                },
    {IN_ALL,  "<Home>",      "top"                },
    {IN_ALL,  "G",           "bottom"             },
    {IN_ALL,  "<End>",       "bottom"             },
    {IN_ALL,  "%",           "percent"            },
    {IN_ALL,  "zt",          "cursor-top"         },
    {IN_ALL,  "zz",          "cursor-middle"      },
    {IN_ALL,  "zb",          "cursor-bottom"      },
    {IN_ALL,  "va",          "layout-auto"        },
    {IN_ALL,  "vs",          "layout-side"        },
    {IN_ALL,  "vi",          "layout-inline"      },
    {IN_ALL,  "vn",          "layout-new"         },
    {IN_ALL,  "w",           "wrap"               },
    {IN_ALL,  "<Left>",      "left"               },
    {IN_ALL,  "<Right>",     "right"              },
    {IN_ALL,  "s",           "lock"               },
    {IN_ALL,  "<Tab>",       "other-pane"         },
    {IN_ALL,  "/",           "search"             },
    {IN_ALL,  "\\",          "search-back"        },
    {IN_ALL,  ":",           "command"            },
    {IN_ALL,  "(",           "older"              },
    {IN_ALL,  ")",           "newer"              },
    {IN_ALL,  "V",           "versions"           },
    {IN_LIST, "<lt>",        "make-left"          },
    {IN_LIST, ">",           "make-right"         },
    {IN_ALL,  "C",           "changes"            },
    {IN_ALL,  "S",           "summary"            },
    {IN_LIST, "<Enter>",     "choose"             },
    {IN_ALL,  "za",          "fold-toggle"        },
    {IN_ALL,  "zo",          "fold-open"          },
    {IN_ALL,  "zc",          "fold-close"         },
    {IN_ALL,  "zR",          "fold-open-all"      },
    {IN_ALL,  "zM",          "fold-close-all"     },
    {IN_ALL,  "&",           "only"               },
    {IN_ALL,  "x",           "filter"             },
    {IN_ALL,  "+",           "hide-more"          },
    {IN_ALL,  "-",           "hide-less"          },
    {IN_ALL,  "m",           "mark"               },
    {IN_ALL,  "'",           "go-mark"            },
    {IN_ALL,  "<C-o>",       "back"               },
    {IN_TEXT, "gi",          "forward"            },
    {IN_ALL,  "X",           "show-all"           },
    {IN_ALL,  "?",           "help"               },
    {IN_ALL,  "h",           "help"               },
    {IN_ALL,  "<F1>",        "help"               },
    {IN_ALL,  "<Esc>",       "cancel"             },
    {IN_ALL,  "<C-l>",       "redraw"             },
    {IN_ALL,  "<C-z>",       "suspend"            },
    {IN_ALL,  "q",           "close"              },
    {IN_ALL,  "Q",           "quit"               },
    {IN_ALL,  "<C-c>",       "close"              },
};

const size_t binding_count = sizeof binding_table / sizeof *binding_table;

struct binding_match binding_find(enum binding_where where,
                                  const uint32_t *keys, uint32_t n)
{
    struct binding_match match = {0};
    for (size_t i = 0; i < binding_count; i++) {
        enum binding_where own = binding_table[i].where;
        if (own != IN_ALL && own != where)
            continue;
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
