/* SPDX-License-Identifier: MIT */

/*
 * A tiny program for tests: shows a picture, tells the keys it gets, does what
 * some of them ask, and leaves in as many ways as there are. Row 0 tells the
 * size, row 1 has signs of all widths, row 2 the looks, row 3 the last keys;
 * the rest is blank, or random after '#' until the next key.
 */

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/key.h"
#include "term/term.h"
#include "view/screen.h"

enum { FRAMES = 60 };

struct demo {
    struct term *term;
    char keys[96]; /* names of the last keys */
    char note[64]; /* what happened else */
    int key_count, resizes;
    bool is_random;
    uint32_t seed;
};

static void looks_set(struct term *term)
{
    struct look looks[ROLES];
    for (int i = 0; i < ROLES; i++)
        looks[i] = (struct look){LOOK_DEFAULT, LOOK_DEFAULT, 0};
    looks[ROLE_TITLE].attributes = LOOK_REVERSE;
    looks[ROLE_CUT].fg = LOOK_PALETTE + 1;
    looks[ROLE_ADDED] =
        (struct look){LOOK_PALETTE + 10, LOOK_PALETTE + 4, LOOK_BOLD};
    looks[ROLE_CHANGED_WORD].bg = LOOK_PALETTE + 226;
    looks[ROLE_MOVED].attributes = LOOK_ITALIC | LOOK_UNDERLINE;
    looks[ROLE_CUT_WORD].attributes = LOOK_STRIKE;
    if (term_depth(term) == LOOK_DEPTH_TRUE)
        looks[ROLE_CUT] = (struct look){0x123456, 0x000000, LOOK_BOLD};
    term_looks(term, looks);
}

static uint32_t random_next(struct demo *demo)
{
    demo->seed = demo->seed * 1664525 + 1013904223;
    return demo->seed >> 16;
}

/* Fills what is below row 3 with short pieces at any place but the last column,
 * where libvterm drops marks. */
static void random_draw(struct demo *demo, struct screen *screen)
{
    static const char *const pieces[] = {
        "a",   "word",   "\u65e5\u672c", "e\u0301", "o\u0308\u0323x",
        "   ", "\u6f22", "\033[31m",     "\u202e",  "\u20ac",
        "end",
    };
    for (int i = 0; i < screen->width * screen->height / 4; i++) {
        int y = 4 + (int)random_next(demo) % screen->height;
        int x = (int)random_next(demo) % screen->width;
        const char *piece =
            pieces[random_next(demo) % (sizeof pieces / sizeof *pieces)];
        enum role role = random_next(demo) % ROLES;
        struct spot at = {y, x, screen->width - 1 - x};
        screen_put(screen, at, piece, role);
    }
}

static struct screen *demo_draw(struct demo *demo, struct arena *a)
{
    static const struct {
        enum role role;
        const char *text;
    } look_table[] = {
        {ROLE_CUT,          "cut "    },
        {ROLE_ADDED,        "added "  },
        {ROLE_CHANGED_WORD, "changed "},
        {ROLE_MOVED,        "moved "  },
        {ROLE_CUT_WORD,     "struck " },
    };
    int width, height;
    char line[256];
    term_size(demo->term, &width, &height);
    struct screen *screen = screen_new(a, width, height);
    struct spot row[] = {
        {0, 0, width},
        {1, 0, width},
        {2, 0, width},
        {3, 0, width}
    };
    screen_fill(screen, row[0], ' ', ROLE_TITLE);
    snprintf(line, sizeof line, "size %dx%d. resizes %d.", width, height,
             demo->resizes);
    screen_put(screen, row[0], line, ROLE_TITLE);
    screen_put(screen, row[1], "e\u0301 \u65e5\u672c|\033[2J\u202e|",
               ROLE_TEXT);
    for (size_t i = 0; i < sizeof look_table / sizeof *look_table; i++) {
        row[2].x +=
            screen_put(screen, row[2], look_table[i].text, look_table[i].role);
        row[2].room = width - row[2].x;
    }
    snprintf(line, sizeof line, "keys %d%s.%s", demo->key_count, demo->keys,
             demo->note);
    screen_put(screen, row[3], line, ROLE_TEXT);
    if (height > 3 && width > 4)
        screen_mark(screen, 3, 0, 4);
    if (demo->is_random)
        random_draw(demo, screen);
    return screen;
}

/* Writes the picture to the file DEMO_DUMP, for the test to compare. */
static void demo_dump(const struct screen *screen, struct arena *a)
{
    const char *name = getenv("DEMO_DUMP");
    FILE *f = name ? fopen(name, "w") : NULL;
    if (f == NULL)
        return;
    struct buf b = {.a = a};
    screen_dump_text(screen, &b);
    fwrite(b.s, 1, b.len, f);
    fclose(f);
}

static void key_note(struct demo *demo, struct arena *a, uint32_t key)
{
    struct buf b = {.a = a};
    int y, x;
    buf_put_byte(&b, ' ');
    term_mouse(demo->term, &y, &x);
    if (key == KEY_CODE_CLICK)
        buf_print(&b, "<Click %d,%d>", y, x);
    else if (key == KEY_CODE_DRAG || key == KEY_CODE_RELEASE)
        buf_print(&b, "<%s %d,%d>", key == KEY_CODE_DRAG ? "Drag" : "Release",
                  y, x);
    else
        key_print(&b, key);
    if (key == KEY_CODE_WHEEL_UP || key == KEY_CODE_WHEEL_DOWN)
        buf_print(&b, "%d,%d", y, x);
    if (strlen(demo->keys) + b.len > 70)
        demo->keys[0] = '\0';
    strncat(demo->keys, b.s, b.len);
    demo->key_count++;
}

/* Gives the terminal to the shell script DEMO_EDITOR. */
static void editor_run(struct demo *demo)
{
    const char *script = getenv("DEMO_EDITOR");
    const char *const argv[] = {"sh", "-c", script, NULL};
    const char *const none[] = {"/nonexistent/editor", NULL};
    int status = term_run(demo->term, script ? argv : none);
    snprintf(demo->note, sizeof demo->note, " editor %d.", status);
}

/* Copies the text of DEMO_COPY, or more than can be copied. */
static void text_copy(struct demo *demo, struct arena *a)
{
    const char *text = getenv("DEMO_COPY");
    struct buf b = {.a = a};
    for (size_t i = 0; i <= TERM_COPY_MOST && !text; i++)
        buf_put_byte(&b, 'x');
    bool is_sent = term_copy(demo->term, text ? str_of(text) : buf_str(&b));
    snprintf(demo->note, sizeof demo->note, is_sent ? " sent." : " too long.");
}

/* Does what KEY asks for; false if nothing. */
static bool request_run(struct demo *demo, struct arena *a, uint32_t key)
{
    if (key == 26)
        term_suspend(demo->term);
    else if (key == 'e')
        editor_run(demo);
    else if (key == 'y')
        text_copy(demo, a);
    else if (key == 'm' || key == 'M')
        term_mouse_set(demo->term, key == 'm');
    else if (key == KEY_CODE_DARK || key == KEY_CODE_LIGHT)
        strcpy(demo->note, key == KEY_CODE_DARK ? " now dark." : " now light.");
    else
        return false;
    return true;
}

/* True if the program is to go on. */
static bool key_run(struct demo *demo, struct arena *a, uint32_t key)
{
    if (key == KEY_CODE_RESIZE) {
        demo->resizes++;
        return true;
    }
    demo->is_random = key == '#';
    if (key == KEY_CODE_QUIT || key == 'q')
        return false;
    if (key == '!')
        raise(SIGSEGV);
    if (key == '0')
        *(volatile int *)(uintptr_t)getenv("DEMO_NULL") = 1;
    if (key == '@')
        abort();
    if (key == 'x')
        exit(5);
    if (!request_run(demo, a, key) || key == 26)
        key_note(demo, a, key);
    return true;
}

static int demo_run(struct arena *a, void *context)
{
    struct demo *demo = context;
    bool is_running = true;
    while (is_running) {
        struct screen *screen = demo_draw(demo, a);
        for (int i = 0; demo->is_random && i < FRAMES; i++) {
            term_show(demo->term, screen);
            arena_clear(a);
            screen = demo_draw(demo, a);
        }
        /* The end of the last row is written last: then the test may look. */
        if (demo->is_random)
            screen_put(screen,
                       (struct spot){screen->height - 1, screen->width - 5, 4},
                       "done", ROLE_TITLE);
        demo_dump(screen, a);
        term_show(demo->term, screen);
        is_running = key_run(demo, a, term_key(demo->term, -1));
        arena_clear(a);
    }
    return -1;
}

int main(void)
{
    struct error err;
    struct demo demo = {.seed = 1};
    setlocale(LC_ALL, "");
    struct term_options options = {.mouse = getenv("DEMO_MOUSE") != NULL,
                                   .query = getenv("DEMO_QUERY") != NULL};
    demo.term = term_open(options, &err);
    if (demo.term == NULL) {
        fprintf(stderr, "%s\n", err.text);
        return 2;
    }
    static const char *const modes[] = {" back any.", " back dark.",
                                        " back light."};
    if (options.query)
        strcpy(demo.note, modes[term_background(demo.term)]);
    looks_set(demo.term);
    arena_run(0, demo_run, &demo);
    int sig = term_signal(demo.term);
    term_close(demo.term);
    term_close(demo.term);
    printf("closed\n");
    fflush(stdout);
    if (sig != 0)
        raise(sig);
    return 0;
}
