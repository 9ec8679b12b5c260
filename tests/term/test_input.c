/* SPDX-License-Identifier: MIT */

/*
 * Bytes to keys and replies, whole and in pieces. Events are written as a
 * text: the names of keys, places of the mouse, and what a reply said.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/base64.h"
#include "base/key.h"
#include "base/utf8.h"
#include "term/input.h"
#include "term/query.h"

enum { DONE = 1 }; /* not 0, so that the arena is closed */

struct tape {
    struct input in;
    struct buf out;
};

static void event_print(struct buf *b, const struct input_event *event)
{
    static const struct {
        uint32_t key;
        const char *name;
    } mouse_table[] = {
        {KEY_CODE_CLICK,      "Click"  },
        {KEY_CODE_DRAG,       "Drag"   },
        {KEY_CODE_RELEASE,    "Release"},
        {KEY_CODE_WHEEL_UP,   "Up"     },
        {KEY_CODE_WHEEL_DOWN, "Down"   },
    };
    size_t i, n = sizeof mouse_table / sizeof *mouse_table;
    for (i = 0; i < n && mouse_table[i].key != event->key; i++)
        continue;
    if (event->kind == INPUT_BACKGROUND || event->kind == INPUT_FOREGROUND)
        buf_print(b, "{%s %04x %04x %04x}",
                  event->kind == INPUT_BACKGROUND ? "bg" : "fg",
                  event->color[0], event->color[1], event->color[2]);
    else if (event->kind == INPUT_DEVICE)
        buf_put(b, STR("{device}"));
    else if (event->kind == INPUT_KEY && i < n)
        buf_print(b, "{%s %d,%d}", mouse_table[i].name, event->y, event->x);
    else if (event->kind == INPUT_KEY && event->key == KEY_CODE_DARK)
        buf_put(b, STR("{dark}"));
    else if (event->kind == INPUT_KEY && event->key == KEY_CODE_LIGHT)
        buf_put(b, STR("{light}"));
    else if (event->kind == INPUT_KEY)
        key_print(b, event->key);
}

/* Adds the N BYTES and takes what there is; then waits, if IS_OVER. */
static void tape_add(struct tape *tape, const char *bytes, size_t n,
                     bool is_over)
{
    struct input_event event;
    while (n > 0) {
        size_t part = input_room(&tape->in);
        assert_true(part > 0);
        part = part < n ? part : n;
        input_add(&tape->in, bytes, part);
        bytes += part;
        n -= part;
        while (input_next(&tape->in, false, &event))
            event_print(&tape->out, &event);
    }
    while (is_over && input_next(&tape->in, true, &event))
        event_print(&tape->out, &event);
    if (is_over)
        assert_false(input_is_held(&tape->in));
}

struct reading {
    const char *bytes, *events;
};

/* Bytes, and the events they are; after each a wait. */
static const char *const reading_table[] = {
    "a\xc3\xa9\xe2\x82\xac",
    "a\u00e9\u20ac",
    "\033",
    "<Esc>",
    "\033\033x",
    "<Esc><M-x>",
    "\033x",
    "<M-x>",
    "\033<\033~\033 ",
    "<M-lt><M-~><Esc><Space>",
    "\033]c",
    "<Esc>]c",
    "\033[",
    "<Esc>[",
    "\033O",
    "<Esc>O",
    "\033OA\033[A\033[1~\033[8~",
    "<Up><Up><Home><End>",
    "\033[5~\033[6~\033[3~\033OP",
    "<PgUp><PgDn><Del><F1>",
    "\033[2~\033OQ\033[14~\033[15~\033[17~\033[24~",
    "<Ins><F2><F4><F5><F6><F12>",
    "\033[25~\033[1;5A\033[>0;276;0c\033[Ik",
    "k",
    "\033Px\033\\",
    "<Esc>Px<Esc>\\",
    "\033P1$r0m\033\\k",
    "k",
    "\033[<0;5;3M\033[<32;6;3M\033[<0;6;3m",
    "{Click 2,4}{Drag 2,5}{Release 2,5}",
    "\033[<64;1;1M\033[<65;9;2M\033[<16;1;1M",
    "{Up 0,0}{Down 1,8}{Click 0,0}",
    "\033[<2;5;3M\033[<2;5;3m\033[<35;1;1M",
    "",
    "\033[<0;0;1M\033[<0;99999999999999999;1M",
    "",
    "\033[M %#\033[M@&#\033[M#&#\033[M`!!",
    "{Click 2,4}{Drag 2,5}{Release 2,5}{Up 0,0}",
    "\033]11;rgb:ff/80/0\a",
    "{bg ffff 8080 0000}",
    "\033]10;rgb:ffff/8000/0001\033\\",
    "{fg ffff 8000 0001}",
    "\033]11;rgba:fff/000/888/8000\033\\",
    "{bg ffff 0000 8888}",
    "\033]11;rgb:ff/80\a\033]11;rgb:12345/1/1\a",
    "",
    "\033]11;what is this!\a\033]4;1;rgb:1/1/1\ak",
    "k",
    "\033]11;rgb:ff\003\033[?\003k",
    "<C-c><C-c>k",
    "\033[?1;2c\033[?62;c",
    "{device}{device}",
    "\033[?997;1n\033[?997;2n\033[?997;3n",
    "{dark}{light}",
    "j\033]11;rgb:0/0/0\ak\033[?1cl",
    "j{bg 0000 0000 0000}k{device}l",
};

static int reading_body(struct arena *a, void *context)
{
    const struct reading *reading = context;
    struct tape tape = {.out = {.a = a}};
    tape_add(&tape, reading->bytes, strlen(reading->bytes), true);
    buf_put_byte(&tape.out, '\0');
    assert_string_equal(tape.out.s, reading->events);
    return DONE;
}

static void test_readings(void **state)
{
    (void)state;
    size_t n = sizeof reading_table / sizeof *reading_table;
    for (size_t i = 0; i < n; i += 2) {
        struct reading reading = {reading_table[i], reading_table[i + 1]};
        assert_int_equal(arena_run(0, reading_body, &reading), DONE);
    }
}

/* In pieces that come at once, all is read as when it comes whole. */
static int pieces_body(struct arena *a, void *context)
{
    const struct reading *reading = context;
    size_t n = strlen(reading->bytes);
    for (size_t cut = 1; cut < n; cut++) {
        struct tape tape = {.out = {.a = a}};
        tape_add(&tape, reading->bytes, cut, false);
        tape_add(&tape, reading->bytes + cut, n - cut, true);
        buf_put_byte(&tape.out, '\0');
        assert_string_equal(tape.out.s, reading->events);
    }
    return DONE;
}

static void test_pieces(void **state)
{
    (void)state;
    size_t n = sizeof reading_table / sizeof *reading_table;
    for (size_t i = 0; i < n; i += 2) {
        struct reading reading = {reading_table[i], reading_table[i + 1]};
        assert_int_equal(arena_run(0, pieces_body, &reading), DONE);
    }
}

/* A reply with a long wait inside, anywhere, makes no key but what stands
 * before the wait, and that only where it could have been typed. */
static int late_body(struct arena *a, void *context)
{
    static const struct reading replies[] = {
        {"\033]11;rgb:1212/3434/5656\a",     "{bg 1212 3434 5656}"},
        {"\033]10;rgb:1212/3434/5656\033\\", "{fg 1212 3434 5656}"},
        {"\033[?62;4;22c",                   "{device}"           },
        {"\033[?997;1n",                     "{dark}"             },
    };
    (void)context;
    for (size_t i = 0; i < sizeof replies / sizeof *replies; i++) {
        const char *s = replies[i].bytes;
        for (size_t cut = 1; cut < strlen(s); cut++) {
            char events[64] = "";
            if (cut <= 2)
                snprintf(events, sizeof events, "<Esc>%.*s", (int)cut - 1,
                         s + 1);
            strcat(strcat(events, replies[i].events), "k");
            struct tape tape = {.out = {.a = a}};
            tape_add(&tape, s, cut, true);
            tape_add(&tape, "", 0, true);
            tape_add(&tape, s + cut, strlen(s) - cut, true);
            tape_add(&tape, "k", 1, true);
            buf_put_byte(&tape.out, '\0');
            assert_string_equal(tape.out.s, events);
        }
    }
    return DONE;
}

static void test_late(void **state)
{
    (void)state;
    assert_int_equal(arena_run(0, late_body, NULL), DONE);
}

/* Keys that look like the start of a reply, typed one by one; and a reply that
 * lost its end. */
static int typed_body(struct arena *a, void *context)
{
    static const struct reading typed_table[] = {
        {"\033[c[c",     "<Esc>[c[c"    },
        {"\033]c]11;nn", "<Esc>]c]11;nn"},
        {"\033]11G",     "<Esc>]11G"    },
        {"\033[11G",     "<Esc>[11G"    },
        {"\033[?k",      "<Esc>[?k"     },
        {"\033OOk",      "<Esc>OOk"     },
        {"\033\033[k",   "<Esc><Esc>[k" },
    };
    (void)context;
    for (size_t i = 0; i < sizeof typed_table / sizeof *typed_table; i++) {
        struct tape tape = {.out = {.a = a}};
        for (const char *s = typed_table[i].bytes; *s != '\0'; s++)
            tape_add(&tape, s, 1, true);
        buf_put_byte(&tape.out, '\0');
        assert_string_equal(tape.out.s, typed_table[i].events);
    }
    struct tape tape = {.out = {.a = a}};
    tape_add(&tape, "\033]11;rgb:00", 11, true);
    tape_add(&tape, "n", 1, true);
    tape_add(&tape, "\033[A", 3, true);
    buf_put_byte(&tape.out, '\0');
    assert_string_equal(tape.out.s, "n<Up>");
    return DONE;
}

static void test_typed(void **state)
{
    (void)state;
    assert_int_equal(arena_run(0, typed_body, NULL), DONE);
}

static int names_body(struct arena *a, void *context)
{
    struct tape tape = {.out = {.a = a}};
    (void)context;
    input_name(&tape.in, "\033[[A", KEY_CODE_F1);
    input_name(&tape.in, "\033[7$", KEY_CODE_HOME);
    input_name(&tape.in, "x", KEY_CODE_END);
    for (int i = 0; i < 2 * INPUT_NAMES; i++)
        input_name(&tape.in, "\033Oa", KEY_CODE_UP);
    tape_add(&tape, "\033[[Ax\033[7$\033Oa\033", 13, true);
    tape_add(&tape, "[[A", 3, true);
    buf_put_byte(&tape.out, '\0');
    assert_string_equal(tape.out.s, "<F1>x<Home><Up><Esc><F1>");
    return DONE;
}

static void test_names(void **state)
{
    (void)state;
    assert_int_equal(arena_run(0, names_body, NULL), DONE);
}

static bool is_key(uint32_t key)
{
    return key <= UTF8_LAST || (key > KEY_NONE && key <= KEY_CODE_LIGHT) ||
           (key > KEY_ALT && key < KEY_ALT + 0x7f);
}

/* Random bytes and pieces of sequences: there is always room, and a plain
 * key comes through in the end. */
static void test_random(void **state)
{
    static const char *const pieces[] = {
        "\033",   "[",  "]",    "11;",      "rgb:",   "ff/ff/ff", "\a",
        "\\",     "?",  "c",    "<0;1;1M",  "M",      "P1$r",     "O",
        "997;1n", "1~", "\xe2", "\x82\xac", "\033[?", "\033]11;", "\377",
    };
    (void)state;
    struct input in = {.len = 0};
    struct input_event event;
    uint32_t seed = 3;
    for (int i = 0; i < 300000; i++) {
        seed = seed * 1664525 + 1013904223;
        char byte[2] = {(char)(seed >> 24), '\0'};
        const char *s = pieces[(seed >> 8) % 21];
        size_t n = strlen(s);
        if (seed >> 16 & 1) {
            s = byte;
            n = 1;
        }
        if (n > input_room(&in))
            fail();
        input_add(&in, s, n);
        while (input_next(&in, seed >> 17 & 1, &event))
            if (event.kind == INPUT_KEY && !is_key(event.key))
                fail();
        assert_true(in.told <= in.len && in.paused <= in.len);
    }
    uint32_t last = KEY_NONE;
    input_add(&in, "\003n", 2);
    while (input_next(&in, true, &event))
        last = event.key;
    assert_int_equal(last, 'n');
}

static void test_early(void **state)
{
    (void)state;
    struct input in = {.len = 0};
    struct input_event event = {.kind = INPUT_KEY};
    input_add(&in, "z", 1);
    for (uint32_t i = 0; i < INPUT_EARLY + 5; i++) {
        event.key = 'a' + i;
        input_keep(&in, &event);
    }
    for (uint32_t i = 0; i < INPUT_EARLY; i++) {
        assert_true(input_next(&in, false, &event));
        assert_int_equal(event.key, 'a' + i);
    }
    assert_true(input_next(&in, false, &event));
    assert_int_equal(event.key, 'z');
    assert_false(input_next(&in, false, &event));
}

static enum theme_mode mode_of(const uint16_t *background, const uint16_t *text)
{
    struct query query = {.is_owed = true};
    struct input_event event = {.kind = INPUT_BACKGROUND};
    if (background) {
        memcpy(event.color, background, sizeof event.color);
        assert_true(query_take(&query, &event));
    }
    event.kind = INPUT_FOREGROUND;
    if (text) {
        memcpy(event.color, text, sizeof event.color);
        assert_true(query_take(&query, &event));
    }
    event.kind = INPUT_KEY;
    assert_false(query_take(&query, &event));
    event.kind = INPUT_DEVICE;
    assert_true(query_take(&query, &event) && !query.is_owed);
    return query_mode(&query);
}

static void test_modes(void **state)
{
    (void)state;
    static const uint16_t black[] = {0, 0, 0};
    static const uint16_t white[] = {0xffff, 0xffff, 0xffff};
    static const uint16_t blue[] = {0, 0, 0xffff};
    static const uint16_t gray[] = {0x9000, 0x9000, 0x9000};
    assert_int_equal(mode_of(NULL, NULL), THEME_ANY);
    assert_int_equal(mode_of(NULL, white), THEME_ANY);
    assert_int_equal(mode_of(black, NULL), THEME_DARK);
    assert_int_equal(mode_of(white, NULL), THEME_LIGHT);
    assert_int_equal(mode_of(blue, NULL), THEME_DARK);
    assert_int_equal(mode_of(gray, NULL), THEME_LIGHT);
    assert_int_equal(mode_of(gray, white), THEME_DARK);
    assert_int_equal(mode_of(gray, black), THEME_LIGHT);
    assert_int_equal(mode_of(white, white), THEME_LIGHT);
}

static void test_base64(void **state)
{
    (void)state;
    static const char *const table[][2] = {
        {"",             ""        },
        {"f",            "Zg=="    },
        {"fo",           "Zm8="    },
        {"foo",          "Zm9v"    },
        {"foob",         "Zm9vYg=="},
        {"fooba",        "Zm9vYmE="},
        {"foobar",       "Zm9vYmFy"},
        {"\xff\xfe\xfb", "//77"    },
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        char out[16] = "";
        out[base64_put(out, str_of(table[i][0]))] = '\0';
        assert_string_equal(out, table[i][1]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_readings), cmocka_unit_test(test_pieces),
        cmocka_unit_test(test_late),     cmocka_unit_test(test_typed),
        cmocka_unit_test(test_names),    cmocka_unit_test(test_random),
        cmocka_unit_test(test_early),    cmocka_unit_test(test_modes),
        cmocka_unit_test(test_base64),
    };
    return cmocka_run_group_tests_name("input", tests, NULL, NULL);
}
