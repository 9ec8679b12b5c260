/* SPDX-License-Identifier: MIT */

/* The names of keys; see the header. */

#include "base/key.h"

#include <string.h>

#include "base/utf8.h"

static const struct key_name {
    uint32_t key;
    const char *name;
} key_table[] = {
    {KEY_ENTER,           "Enter"    },
    {KEY_ESCAPE,          "Esc"      },
    {KEY_TAB,             "Tab"      },
    {KEY_SPACE,           "Space"    },
    {'<',                 "lt"       },
    {KEY_CODE_UP,         "Up"       },
    {KEY_CODE_DOWN,       "Down"     },
    {KEY_CODE_LEFT,       "Left"     },
    {KEY_CODE_RIGHT,      "Right"    },
    {KEY_CODE_PAGE_UP,    "PgUp"     },
    {KEY_CODE_PAGE_DOWN,  "PgDn"     },
    {KEY_CODE_HOME,       "Home"     },
    {KEY_CODE_END,        "End"      },
    {KEY_CODE_BACKSPACE,  "BS"       },
    {KEY_CODE_DELETE,     "Del"      },
    {KEY_CODE_INSERT,     "Ins"      },
    {KEY_CODE_WHEEL_UP,   "WheelUp"  },
    {KEY_CODE_WHEEL_DOWN, "WheelDown"},
    {KEY_CODE_CLICK,      "Click"    },
    {KEY_CODE_DRAG,       "Drag"     },
    {KEY_CODE_RELEASE,    "Release"  },
 /* Other names of the same, which are read only. */
    {KEY_ENTER,           "CR"       },
    {KEY_ENTER,           "Return"   },
    {KEY_ESCAPE,          "Escape"   },
    {KEY_CODE_PAGE_UP,    "PageUp"   },
    {KEY_CODE_PAGE_DOWN,  "PageDown" },
    {KEY_CODE_BACKSPACE,  "Backspace"},
    {KEY_CODE_DELETE,     "Delete"   },
    {KEY_CODE_INSERT,     "Insert"   },
};

enum { KEY_TABLE_LEN = sizeof key_table / sizeof *key_table };

/* Controls that have no name: those after Unicode's first 32, and DEL, which
 * a keyboard calls Ctrl-?. */
enum {
    FUNCTIONS = 12,
    DELETE = 0x7f,
    CONTROL_FIRST = 0x80,
    CONTROL_END = 0xa0
};

/* The key of "U+85", or KEY_NONE. */
static uint32_t number_find(struct str name)
{
    static const char DIGITS[] = "0123456789abcdef";
    uint32_t key = 0;
    if (name.len < 3 || name.len > 8 || (name.s[0] | 32) != 'u' ||
        name.s[1] != '+')
        return KEY_NONE;
    for (size_t i = 2; i < name.len; i++) {
        const char *digit = strchr(DIGITS, name.s[i] | 32);
        if (!name.s[i] || !digit)
            return KEY_NONE;
        key = key * 16 + (uint32_t)(digit - DIGITS);
    }
    return key <= UTF8_LAST ? key : KEY_NONE;
}

/* The key of "F5", or KEY_NONE. */
static uint32_t function_find(struct str name)
{
    uint32_t n;
    if (name.len < 2 || (name.s[0] | 32) != 'f' ||
        !str_number(str_sub(name, 1, name.len), FUNCTIONS, &n) || !n ||
        name.s[1] == '0' || n > FUNCTIONS)
        return KEY_NONE;
    return KEY_CODE_F1 + n - 1;
}

/* The key of "M-x", "M-lt" or "M-gt", or KEY_NONE. */
static uint32_t alt_find(struct str name)
{
    struct str sign = str_sub(name, 2, name.len);
    if (name.len < 3 || name.s[1] != '-' ||
        ((name.s[0] | 32) != 'm' && (name.s[0] | 32) != 'a'))
        return KEY_NONE;
    if (str_is_equal_nocase(sign, STR("lt")))
        return KEY_ALT | '<';
    if (str_is_equal_nocase(sign, STR("gt")))
        return KEY_ALT | '>';
    return sign.len == 1 && sign.s[0] > ' ' && sign.s[0] < DELETE
               ? KEY_ALT | (uint32_t)sign.s[0]
               : KEY_NONE;
}

static uint32_t name_find(struct str name)
{
    uint32_t key = function_find(name);
    if (key == KEY_NONE)
        key = alt_find(name);
    if (key != KEY_NONE)
        return key;
    for (size_t i = 0; i < KEY_TABLE_LEN; i++)
        if (str_is_equal_nocase(name, str_of(key_table[i].name)))
            return key_table[i].key;
    if (name.len == 3 && (name.s[0] | 32) == 'c' && name.s[1] == '-')
        return name.s[2] == '?' ? DELETE : (uint32_t)name.s[2] & 31;
    return number_find(name);
}

uint32_t key_cut(struct str *s)
{
    size_t end = str_find(*s, '>');
    if (s->s[0] == '<' && end < s->len && end > 1) {
        struct str name = str_sub(*s, 1, end - 1);
        *s = str_sub(*s, end + 1, s->len);
        return name_find(name);
    }
    uint32_t key;
    size_t n = utf8_decode(*s, &key);
    *s = str_sub(*s, n, s->len);
    return key == '\n' ? KEY_ENTER : key;
}

void key_print(struct buf *b, uint32_t key)
{
    for (size_t i = 0; i < KEY_TABLE_LEN; i++) {
        if (key_table[i].key == key) {
            buf_print(b, "<%s>", key_table[i].name);
            return;
        }
    }
    if (key >= KEY_CODE_F1 && key <= KEY_CODE_F12)
        buf_print(b, "<F%u>", key - KEY_CODE_F1 + 1);
    else if (key == (KEY_ALT | '<') || key == (KEY_ALT | '>'))
        buf_print(b, "<M-%s>", key == (KEY_ALT | '<') ? "lt" : "gt");
    else if (key > KEY_ALT && key < KEY_ALT + DELETE)
        buf_print(b, "<M-%c>", (char)(key & DELETE));
    else if (key >= 1 && key <= 'z' - 96)
        buf_print(b, "<C-%c>", (char)(key + 96));
    else if (key < ' ')
        buf_print(b, "<C-%c>", (char)(key + 64));
    else if (key == DELETE)
        buf_put(b, STR("<C-?>"));
    else if (key >= CONTROL_FIRST && key < CONTROL_END)
        buf_print(b, "<U+%X>", key);
    else
        utf8_put(b, key);
}
