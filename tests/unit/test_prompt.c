/* SPDX-License-Identifier: MIT */

/* Keys typed at the prompt and the line they make, the place in it shown as a
 * bar. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/prompt.h"
#include "sample.h"

#define ACCENT "\xc3\xa9"   /* e with acute, one code point */
#define MARKED "e\xcc\x81"  /* the same of two */
#define WIDE "\xe6\x9d\xb1" /* a sign of two columns */
#define FAMILY                                                                 \
    "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7"

static const struct {
    const char *keys, *text;
} key_table[] = {
    {"",                                        "|"               },
    {"abc",                                     "abc|"            },
    {"a<Space>b",                               "a b|"            },
    {"abc<Left>x",                              "abx|c"           },
    {"abc<Left><Left><Left><Left>x",            "x|abc"           },
    {"abc<Home>x",                              "x|abc"           },
    {"abc<C-a>x<C-e>y",                         "xabcy|"          },
    {"abc<Home><Right><Right><Right><Right>d",  "abcd|"           },
    {"abc<End><BS>",                            "ab|"             },
    {"abc<Home><Del>",                          "|bc"             },
    {"abc<Left><Del><Del>",                     "ab|"             },
    {"abc<Left><BS>",                           "a|c"             },
    {"abc<Home><BS>",                           "|abc"            },
    {"abc<C-u>",                                "|"               },
    {"abc<Left><C-u>",                          "|c"              },
    {"one two<C-w>",                            "one |"           },
    {"one two<Space><Space><C-w>",              "one |"           },
    {"one<C-w>",                                "|"               },
    {"<Space><C-w>",                            "|"               },
    {"<C-w><C-u><Left><Right><Home><End><Del>", "|"               },
    {"one two<Left><C-w>",                      "one |o"          },
    {ACCENT "<BS>",                             "|"               },
    {"a" MARKED "b<Left><BS>",                  "a|b"             },
    {"a" MARKED "<Left><Del>",                  "a|"              },
    {MARKED MARKED "<Left>x",                   MARKED "x|" MARKED},
    {WIDE WIDE "<Left><Left>a",                 "a|" WIDE WIDE    },
    {"a" FAMILY "b<Left><Left>x",               "ax|" FAMILY "b"  },
    {"a" FAMILY "<BS>",                         "a|"              },
    {"a<Tab>b<PgDn><F1>c",                      "abc|"            },
    {"<C-b>a<C-z>",                             "a|"              },
    {"<lt>:/?",                                 "<:/?|"           },
};

static struct prompt prompt;

/* Types KEYS; gives what the last of them did. */
static enum prompt_result type(const char *keys)
{
    enum prompt_result result = PROMPT_EDITED;
    for (struct str rest = str_of(keys); rest.len;) {
        uint32_t key = key_cut(&rest);
        assert_int_not_equal(key, KEY_NONE);
        result = prompt_key(&prompt, key);
        assert_true(prompt.pos <= prompt.len && prompt.len <= PROMPT_MOST);
        assert_int_equal(prompt.text[prompt.len], '\0');
        assert_int_equal(strlen(prompt.text), prompt.len);
    }
    return result;
}

static void assert_text(const char *expect)
{
    char shown[PROMPT_MOST + 2];
    snprintf(shown, sizeof shown, "%.*s|%s", (int)prompt.pos, prompt.text,
             prompt.text + prompt.pos);
    assert_string_equal(shown, expect);
}

static void test_keys(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof key_table / sizeof *key_table; i++) {
        memset(&prompt, 0, sizeof prompt);
        prompt_open(&prompt, ':');
        assert_int_equal(type(key_table[i].keys), PROMPT_EDITED);
        assert_text(key_table[i].text);
    }
}

static void test_leave(void **state)
{
    (void)state;
    memset(&prompt, 0, sizeof prompt);
    prompt_open(&prompt, '/');
    assert_int_equal(prompt.sign, '/');
    assert_int_equal(type("abc<Enter>"), PROMPT_DONE);
    assert_int_equal(prompt.sign, '\0');
    assert_true(str_is_equal(prompt_text(&prompt), STR("abc")));
    prompt_open(&prompt, '/');
    assert_text("|");
    assert_int_equal(type("abc<Esc>"), PROMPT_CANCELED);
    prompt_open(&prompt, '/');
    assert_int_equal(type("abc<C-c>"), PROMPT_CANCELED);
    prompt_open(&prompt, '/');
    assert_int_equal(type("a<BS>"), PROMPT_EDITED);
    assert_int_equal(type("<BS>"), PROMPT_CANCELED);
    assert_int_equal(prompt.sign, '\0');
    prompt_open(&prompt, '/');
    assert_int_equal(type("<Enter>"), PROMPT_DONE);
}

/* Lines before, newest first; empty and canceled ones are not kept. */
static void test_past(void **state)
{
    (void)state;
    static const char *const keys[] = {"one<Enter>", "two<Enter>", "<Enter>",
                                       "no<Esc>", "three<Enter>"};
    memset(&prompt, 0, sizeof prompt);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        prompt_open(&prompt, '/');
        type(keys[i]);
    }
    prompt_open(&prompt, '/');
    type("<Up>");
    assert_text("three|");
    type("<Up>");
    assert_text("two|");
    type("<Up><Up><Up>");
    assert_text("one|");
    type("<Down>");
    assert_text("two|");
    type("<Down><Down><Down><Down>");
    assert_text("|");
    type("<Up>x<Enter>");
    prompt_open(&prompt, '/');
    type("<Up>");
    assert_text("threex|");
    for (int i = 0; i < 3 * PROMPT_PAST; i++) {
        prompt_open(&prompt, '/');
        type(i & 1 ? "a<Enter>" : "b<Enter>");
    }
    assert_int_equal(prompt.pasts, PROMPT_PAST);
    prompt_open(&prompt, '/');
    for (int i = 0; i < PROMPT_PAST; i++)
        type("<Up>");
    assert_text("b|");
}

/* A line too long is cut between signs. */
static void test_long(void **state)
{
    (void)state;
    char text[2 * PROMPT_MOST];
    memset(&prompt, 0, sizeof prompt);
    prompt_open(&prompt, '/');
    for (int i = 0; i < 2 * PROMPT_MOST; i++)
        type(i % 7 ? "a" : WIDE);
    assert_in_range(prompt.len, PROMPT_MOST - 3, PROMPT_MOST);
    type("<C-u>");
    assert_text("|");
    for (size_t i = 0; i + 3 <= sizeof text; i += 3)
        memcpy(text + i, WIDE, 3);
    prompt_set(&prompt, (struct str){text, sizeof text / 3 * 3});
    assert_int_equal(prompt.len, PROMPT_MOST / 3 * 3);
    assert_int_equal(prompt.pos, prompt.len);
    prompt_set(&prompt, STR("ab"));
    assert_text("ab|");
}

/* Any keys leave whole signs. */
static void test_random(void **state)
{
    (void)state;
    static const char *const keys[] = {"a",      " ",     ACCENT,   MARKED,
                                       FAMILY,   WIDE,    "<Left>", "<Right>",
                                       "<Home>", "<End>", "<Del>",  "<BS>",
                                       "<C-w>",  "<Up>",  "<Down>"};
    uint32_t seed = 11;
    memset(&prompt, 0, sizeof prompt);
    prompt_open(&prompt, ':');
    for (int i = 0; i < 20000; i++) {
        uint32_t at = random_below(&seed, sizeof keys / sizeof *keys);
        if (type(i % 97 ? keys[at] : "<Enter>") != PROMPT_EDITED)
            prompt_open(&prompt, ':');
        assert_int_not_equal((unsigned char)prompt.text[prompt.pos] & 0xc0,
                             0x80);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys),   cmocka_unit_test(test_leave),
        cmocka_unit_test(test_past),   cmocka_unit_test(test_long),
        cmocka_unit_test(test_random),
    };
    return cmocka_run_group_tests_name("prompt", tests, NULL, NULL);
}
