/* SPDX-License-Identifier: MIT */

/* Names of keys: what is printed is read back as the same key. */

#include "support.h"

#include "base/key.h"
#include "base/utf8.h"

static void round_trip(struct arena *a, uint32_t key)
{
    struct buf b = {.a = a};
    key_print(&b, key);
    struct str s = buf_str(&b);
    assert_true(s.len > 0);
    for (size_t i = 0; i < s.len; i++) /* no control, of either set */
        assert_true((unsigned char)s.s[i] >= ' ' && s.s[i] != 0x7f &&
                    ((unsigned char)s.s[i] != 0xc2 || i + 1 == s.len ||
                     (unsigned char)s.s[i + 1] >= 0xa0));
    assert_int_equal(key_cut(&s), key);
    assert_int_equal(s.len, 0);
}

static void test_characters(void **state)
{
    struct arena_mark mark = arena_mark(*state);
    for (uint32_t cp = 0; cp <= UTF8_LAST; cp++) {
        if (cp >= 0xd800 && cp < 0xe000)
            continue;
        round_trip(*state, cp);
        arena_reset(*state, mark);
    }
}

static void test_codes(void **state)
{
    for (uint32_t key = KEY_CODE_UP; key <= KEY_CODE_RELEASE; key++)
        round_trip(*state, key);
    for (uint32_t cp = '!'; cp <= '~'; cp++)
        round_trip(*state, KEY_ALT | cp);
}

static void test_reading(void **state)
{
    static const struct {
        const char *text;
        uint32_t keys[4];
    } rows[] = {
        {"j",                    {'j'}                                    },
        {"10j",                  {'1', '0', 'j'}                          },
        {"<Down>n",              {KEY_CODE_DOWN, 'n'}                     },
        {"<down><DOWN>",         {KEY_CODE_DOWN, KEY_CODE_DOWN}           },
        {"<lt>a>",               {'<', 'a', '>'}                          },
        {"<C-l><c-L>",           {12, 12}                                 },
        {"<Enter>\n\r",          {KEY_ENTER, KEY_ENTER, KEY_ENTER}        },
        {"<",                    {'<'}                                    },
        {"<>",                   {'<', '>'}                               },
        {"<Down",                {'<', 'D', 'o', 'w'}                     },
        {"<nonsense>x",          {KEY_NONE, 'x'}                          },
        {"<C->",                 {KEY_NONE}                               },
        {"<C-_><C-?>",           {31, 127}                                },
        {"<C-@>x<c-]>",          {0, 'x', 29}                             },
        {"<U+85><u+1F600>",      {0x85, 0x1f600}                          },
        {"<U+><U+110000>",       {KEY_NONE, KEY_NONE}                     },
        {"<U+g><U+0000000>",     {KEY_NONE, KEY_NONE}                     },
        {"\xe2\x82\xac",         {0x20ac}                                 },
        {"\xff"
         "a",           {UTF8_BAD + 0xff, 'a'}                   },
        {"<Esc><Tab><BS>",       {KEY_ESCAPE, KEY_TAB, KEY_CODE_BACKSPACE}},
        {"<CR><return><Escape>", {KEY_ENTER, KEY_ENTER, KEY_ESCAPE}       },
        {"<PageDown><pageup>",   {KEY_CODE_PAGE_DOWN, KEY_CODE_PAGE_UP}   },
        {"<Delete>",             {KEY_CODE_DELETE}                        },
        {"<Ins><Insert>",        {KEY_CODE_INSERT, KEY_CODE_INSERT}       },
        {"<F12><f2>",            {KEY_CODE_F12, KEY_CODE_F1 + 1}          },
        {"<F0><F13>",            {KEY_NONE, KEY_NONE}                     },
        {"<F01><F>",             {KEY_NONE, KEY_NONE}                     },
        {"<M-x><A-X>",           {KEY_ALT | 'x', KEY_ALT | 'X'}           },
        {"<M-lt>",               {KEY_ALT | '<'}                          },
        {"<M-><M-xy><X-x>",      {KEY_NONE, KEY_NONE, KEY_NONE}           },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str s = str_of(rows[i].text);
        for (size_t j = 0; j < 4 && s.len; j++) {
            assert_int_equal(key_cut(&s), rows[i].keys[j]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        arena_test(test_characters),
        arena_test(test_codes),
        cmocka_unit_test(test_reading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
