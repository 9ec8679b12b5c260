/* SPDX-License-Identifier: MIT */

/*
 * The keys as delivered, and the list that the user changes. A binding that is
 * taken back keeps its place in the list, so that what is printed, read and
 * printed again comes in the same order.
 */

#include "app/binding.h"

#include <string.h>

#include "app/line.h"
#include "base/utf8.h"

enum { NAME_SHOWN_MOST = 40, BINDINGS_MOST = 1000 };

const struct binding_info binding_table[] = {
    {IN_ALL,      "n",           "next"                },
    {IN_ALL,      "]c",          "next-change"         },
    {IN_ALL,      "N",           "previous"            },
    {IN_ALL,      "[c",          "previous-change"     },
    {IN_ALL,      "]s",          "next-sentence"       },
    {IN_ALL,      "[s",          "previous-sentence"   },
    {IN_ALL,      "]m",          "next-move"           },
    {IN_ALL,      "[m",          "previous-move"       },
    {IN_ALL,      "]p",          "next-paraphrase"     },
    {IN_ALL,      "[p",          "previous-paraphrase" },
    {IN_ALL,      "]f",          "next-fact"           },
    {IN_ALL,      "[f",          "previous-fact"       },
    {IN_ALL,      "]t",          "next-style"          },
    {IN_ALL,      "[t",          "previous-style"      },
    {IN_TEXT,     "<Enter>",     "follow-move"         },
    {IN_TEXT,     "gm",          "follow-move"         },
    {IN_ALL,      "j",           "line-down"           },
    {IN_ALL,      "<Down>",      "line-down"           },
    {IN_ALL,      "k",           "line-up"             },
    {IN_ALL,      "<Up>",        "line-up"             },
    {IN_ALL,      "<Space>",     "page-down"           },
    {IN_ALL,      "f",           "page-down"           },
    {IN_ALL,      "<PgDn>",      "page-down"           },
    {IN_ALL,      "<C-f>",       "page-down"           },
    {IN_ALL,      "b",           "page-up"             },
    {IN_ALL,      "<PgUp>",      "page-up"             },
    {IN_ALL,      "<C-b>",       "page-up"             },
    {IN_ALL,      "d",           "half-down"           },
    {IN_ALL,      "<C-d>",       "half-down"           },
    {IN_ALL,      "u",           "half-up"             },
    {IN_ALL,      "<C-u>",       "half-up"             },
    {IN_ALL,      "<WheelDown>", "wheel-down"          },
    {IN_ALL,      "<WheelUp>",   "wheel-up"            },
    {IN_ALL,      "g",           "top"                 },
    {IN_ALL,      "<Home>",      "top"                 },
    {IN_ALL,      "G",           "bottom"              },
    {IN_ALL,      "<End>",       "bottom"              },
    {IN_ALL,      "%",           "percent"             },
    {IN_ALL,      "zt",          "cursor-top"          },
    {IN_ALL,      "zz",          "cursor-middle"       },
    {IN_ALL,      "zb",          "cursor-bottom"       },
    {IN_ALL,      "va",          "layout-auto"         },
    {IN_ALL,      "vs",          "layout-side"         },
    {IN_ALL,      "vi",          "layout-inline"       },
    {IN_ALL,      "vn",          "layout-new"          },
    {IN_ALL,      "<C-w><lt>",   "divider-left"        },
    {IN_ALL,      "<C-w>>",      "divider-right"       },
    {IN_ALL,      "<C-w>=",      "divider-middle"      },
    {IN_ALL,      "w",           "wrap"                },
    {IN_ALL,      "<Left>",      "left"                },
    {IN_ALL,      "<Right>",     "right"               },
    {IN_ALL,      "s",           "lock"                },
    {IN_ALL,      "<Tab>",       "other-pane"          },
    {IN_ALL,      "/",           "search"              },
    {IN_ALL,      "\\",          "search-back"         },
    {IN_ALL,      ":",           "command"             },
    {IN_ALL,      "(",           "older"               },
    {IN_ALL,      ")",           "newer"               },
    {IN_ALL,      "{",           "previous-substantive"},
    {IN_ALL,      "}",           "next-substantive"    },
    {IN_ALL,      "V",           "versions"            },
    {IN_ALL,      "]v",          "next-touch"          },
    {IN_ALL,      "[v",          "previous-touch"      },
    {IN_TEXT,     "o",           "origin"              },
    {IN_TEXT,     "O",           "go-origin"           },
    {IN_LIST,     "<lt>",        "make-left"           },
    {IN_LIST,     ">",           "make-right"          },
    {IN_LIST,     "r",           "fold-returns"        },
    {IN_ALL,      "C",           "changes"             },
    {IN_ALL,      "F",           "facts"               },
    {IN_ALL,      "S",           "summary"             },
    {IN_ALL,      "E",           "explain"             },
    {IN_ALL,      "T",           "theme"               },
    {IN_LIST,     "<Enter>",     "choose"              },
    {IN_ALL,      "za",          "fold-toggle"         },
    {IN_ALL,      "zo",          "fold-open"           },
    {IN_ALL,      "zc",          "fold-close"          },
    {IN_ALL,      "zR",          "fold-open-all"       },
    {IN_ALL,      "zM",          "fold-close-all"      },
    {IN_ALL,      "&",           "only"                },
    {IN_ALL,      "x",           "filter"              },
    {IN_ALL,      "+",           "hide-more"           },
    {IN_ALL,      "-",           "hide-less"           },
    {IN_ALL,      "m",           "mark"                },
    {IN_ALL,      "'",           "go-mark"             },
    {IN_ALL,      "<C-o>",       "back"                },
    {IN_TEXT,     "gi",          "forward"             },
    {IN_ALL,      "X",           "show-all"            },
    {IN_ALL,      "y",           "copy"                },
    {IN_ALL,      "Y",           "copy-sentence"       },
    {IN_ALL,      "e",           "edit"                },
    {IN_ALL,      "R",           "reload"              },
    {IN_ALL,      "M",           "mouse"               },
    {IN_TEXT,     "gw",          "messages"            },
    {IN_ALL,      "?",           "help"                },
    {IN_ALL,      "h",           "help"                },
    {IN_ALL,      "<F1>",        "help"                },
    {IN_ALL,      "<Esc>",       "cancel"              },
    {IN_ALL,      "<C-l>",       "redraw"              },
    {IN_ALL,      "<C-z>",       "suspend"             },
    {IN_ALL,      "q",           "close"               },
    {IN_ALL,      "Q",           "quit"                },
    {IN_TEXT,     "gc",          "compare"             },
    {IN_ARTICLES, "o",           "sort-articles"       },
    {IN_ARTICLES, "H",           "headlines"           },
    {IN_ARTICLES, "D",           "deleted-articles"    },
    {IN_ALL,      "A",           "articles"            },
    {IN_ALL,      "<C-c>",       "interrupt"           },
    {IN_FILTER,   "<Space>",     "choose"              },
    {IN_FILTER,   "o",           "show-only"           },
    {IN_FILTER,   "a",           "show-all"            },
};

const size_t binding_count = sizeof binding_table / sizeof *binding_table;

const char *const binding_place_table[BINDING_PLACES] = {"", "text", "list",
                                                         "articles", "filter"};

uint32_t bindings_count(const struct bindings *bindings)
{
    return bindings->at ? bindings->n : (uint32_t)binding_count;
}

struct binding bindings_get(const struct bindings *bindings, uint32_t i)
{
    if (bindings->at)
        return bindings->at[i];
    const struct binding_info *info = &binding_table[i];
    return (struct binding){info->where, info->keys, info->command, false};
}

/* True if keys of PLACE mean something in WHERE. */
static bool is_in(enum binding_where place, enum binding_where where)
{
    return place == IN_ALL || place == where ||
           (place == IN_LIST && (where == IN_ARTICLES || where == IN_FILTER));
}

struct binding_match binding_find(const struct bindings *bindings,
                                  enum binding_where where,
                                  const uint32_t *keys, uint32_t n)
{
    struct binding_match match = {0};
    enum binding_where found = IN_ALL;
    for (uint32_t i = 0; i < bindings_count(bindings); i++) {
        struct binding own = bindings_get(bindings, i);
        struct str rest = str_of(own.keys);
        uint32_t j = 0;
        if (!own.line || !is_in(own.where, where))
            continue;
        while (j < n && rest.len && key_cut(&rest) == keys[j])
            j++;
        if (j < n)
            continue;
        if (rest.len) {
            match.is_prefix = true;
        } else if (!match.command || own.where > found) {
            match.command = own.line;
            found = own.where;
        }
    }
    return match;
}

const char *binding_keys(const struct bindings *bindings,
                         enum binding_where where, const char *line)
{
    for (uint32_t i = 0; i < bindings_count(bindings); i++) {
        struct binding own = bindings_get(bindings, i);
        uint32_t keys[BINDING_KEYS], n = 0;
        if (!own.line || strcmp(own.line, line) != 0 ||
            !is_in(own.where, where))
            continue;
        for (struct str rest = str_of(own.keys); rest.len;)
            keys[n++] = key_cut(&rest);
        /* Where it stands for everywhere, the place may have its own. */
        const char *found = binding_find(bindings, where, keys, n).command;
        if (found && !strcmp(found, line))
            return own.keys;
    }
    return NULL;
}

/* "[PLACE] KEYS", taken apart. */
struct chord {
    enum binding_where where;
    uint32_t key[BINDING_KEYS];
    uint32_t n;
};

/* Can KEY come from a keyboard and be written in a file? */
static bool is_typed(uint32_t key)
{
    return key != 0x7f && (key < 0x80 || key > UTF8_LAST ||
                           !(utf8_is_invisible(key) || utf8_is_mark(key)));
}

/* Takes "[PLACE] KEYS" off S. */
static int chord_cut(struct str *s, struct chord *chord, struct error *err)
{
    struct str word = str_word_cut(s), rest;
    chord->n = 0;
    chord->where = IN_ALL;
    for (int i = IN_TEXT; i < BINDING_PLACES; i++)
        if (str_is_equal(word, str_of(binding_place_table[i])))
            chord->where = (enum binding_where)i;
    if (chord->where != IN_ALL)
        word = str_word_cut(s);
    if (!word.len)
        return error_set(err, "the keys to bind are missing");
    if (word.s[0] >= '1' && word.s[0] <= '9')
        return error_set(err, "a binding cannot begin with a digit but 0: "
                              "digits are the count of a command");
    for (rest = word; rest.len; chord->n++) {
        struct str before = rest;
        uint32_t key = key_cut(&rest);
        int len = (int)(before.len - rest.len);
        len = len < NAME_SHOWN_MOST ? len : NAME_SHOWN_MOST;
        if (key == KEY_NONE)
            return error_set(err, "no key is called %.*s", len, before.s);
        if (key >= UTF8_BAD || !is_typed(key))
            return error_set(err, "%.*s cannot be typed", len, before.s);
        if (chord->n == BINDING_KEYS)
            return error_set(err, "a binding has at most %d keys",
                             BINDING_KEYS);
        chord->key[chord->n] = key;
    }
    return 0;
}

/* How KEYS and the keys of CHORD begin: as many as the shorter one has are the
 * same, or 0. */
static uint32_t same_keys(const char *keys, const struct chord *chord,
                          bool *is_longer)
{
    struct str rest = str_of(keys);
    uint32_t n = 0;
    while (n < chord->n && rest.len && key_cut(&rest) == chord->key[n])
        n++;
    *is_longer = rest.len > 0;
    return n;
}

static bool has_keys(const struct binding *own, const struct chord *chord)
{
    bool is_longer;
    return same_keys(own->keys, chord, &is_longer) == chord->n && !is_longer;
}

/* The binding of CHORD, NULL if there never was one. */
static struct binding *row_find(const struct bindings *bindings,
                                const struct chord *chord)
{
    for (uint32_t i = 0; i < bindings->n; i++)
        if (bindings->at[i].where == chord->where &&
            has_keys(&bindings->at[i], chord))
            return &bindings->at[i];
    return NULL;
}

/* Makes room for one binding more, in a list that can be changed. */
static void room_make(struct bindings *bindings)
{
    uint32_t n = bindings_count(bindings);
    if (bindings->at && n < bindings->room)
        return;
    uint32_t room = 2 * n + 1;
    struct binding *at = arena_new(bindings->a, struct binding, room);
    for (uint32_t i = 0; i < n; i++)
        at[i] = bindings_get(bindings, i);
    bindings->at = at;
    bindings->n = n;
    bindings->room = room;
}

/* Takes delivered keys away that would come before CHORD or make it wait. */
static void others_drop(struct bindings *bindings, const struct chord *chord)
{
    for (uint32_t i = 0; i < bindings->n; i++) {
        struct binding *own = &bindings->at[i];
        bool is_longer;
        bool wider = chord->where == IN_ALL &&
                     (own->where == IN_TEXT || own->where == IN_ARTICLES);
        if (own->is_own || (own->where != chord->where && !wider) ||
            same_keys(own->keys, chord, &is_longer) < chord->n)
            continue;
        if (is_longer || wider)
            own->line = NULL;
    }
}

/* All memory is taken before anything is changed: see arena_try(). */
static void chord_bind(struct bindings *bindings, const struct chord *chord,
                       struct str line)
{
    struct buf keys = {.a = bindings->a};
    for (uint32_t i = 0; i < chord->n; i++)
        key_print(&keys, chord->key[i]);
    const char *name = str_copy(bindings->a, buf_str(&keys));
    const char *text = str_copy(bindings->a, line);
    room_make(bindings);
    struct binding *own = row_find(bindings, chord);
    if (own && own->line && !strcmp(own->line, text)) {
        own->is_own = true;
        return;
    }
    if (!own)
        own = &bindings->at[bindings->n++];
    *own = (struct binding){chord->where, name, text, true};
    others_drop(bindings, chord);
}

int bindings_bind(struct bindings *bindings, struct str s, struct error *err)
{
    struct chord chord;
    if (chord_cut(&s, &chord, err))
        return -1;
    s = str_trim(s);
    if (!s.len)
        return error_set(err, "the command is missing: bind KEYS COMMAND");
    if (!utf8_is_visible(s))
        return error_set(err, "a binding has a sign that cannot be seen");
    if (line_check(s, err))
        return -1;
    if (bindings_count(bindings) == BINDINGS_MOST)
        return error_set(err, "there are too many bindings");
    chord_bind(bindings, &chord, s);
    return 0;
}

int bindings_unbind(struct bindings *bindings, struct str s, struct error *err)
{
    struct chord chord;
    struct str keys = str_trim(s);
    bool found = false;
    if (chord_cut(&s, &chord, err))
        return -1;
    if (str_trim(s).len)
        return error_set(err, "only keys can stand after unbind");
    room_make(bindings);
    for (uint32_t i = 0; i < bindings->n; i++) {
        struct binding *own = &bindings->at[i];
        if ((chord.where != IN_ALL && own->where != chord.where) ||
            !has_keys(own, &chord))
            continue;
        /* Delivered keys that are gone already may be taken back again. */
        found |= own->line || i < binding_count;
        own->line = NULL;
    }
    return found ? 0
                 : error_set(err, "%.*s is not bound",
                             keys.len < NAME_SHOWN_MOST ? (int)keys.len
                                                        : NAME_SHOWN_MOST,
                             keys.s);
}

void bindings_print(struct buf *b, const struct bindings *bindings, bool all)
{
    for (uint32_t i = 0; i < bindings_count(bindings); i++) {
        struct binding own = bindings_get(bindings, i);
        const char *place = binding_place_table[own.where];
        const char *blank = *place ? " " : "";
        if (own.line && (all || own.is_own))
            buf_print(b, "bind %s%s%s %s\n", place, blank, own.keys, own.line);
        else if (!own.line && i < binding_count)
            buf_print(b, "unbind %s%s%s\n", place, blank, own.keys);
    }
}
