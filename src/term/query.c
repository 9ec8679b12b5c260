/* SPDX-License-Identifier: MIT */

/*
 * The limit is a second, and there is no shorter one for terminals that are
 * silent: they answer all in one go, so the first 200 ms of a slow line are
 * as silent as a terminal that never answers, and one that a person looks at
 * answers DA1. What comes after the limit is known by input.c and dropped. One
 * that has been silent for five seconds answers nothing, so leaving does not
 * wait for it any more.
 */

#include "term/query.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "term/tty.h"

/* BEL ends the questions because urxvt knows no other end. */
static const char QUESTIONS[] = "\033]11;?\a\033]10;?\a\033[c";

enum {
    QUERY_LIMIT = 1000, /* milliseconds */
    CLOSE_LIMIT = 150,
    OPEN_LIMIT = 5000 /* since it was asked; what comes later never comes */
};

bool query_is_possible(void)
{
    static const char *const silent[] = {"dumb", "linux", "Eterm"};
    const char *kind = getenv("TERM");
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) || kind == NULL ||
        *kind == '\0')
        return false;
    for (size_t i = 0; i < sizeof silent / sizeof *silent; i++)
        if (strcmp(kind, silent[i]) == 0)
            return false;
    return strncmp(kind, "screen", 6) != 0 || getenv("TMUX") != NULL;
}

bool query_take(struct query *query, const struct input_event *event)
{
    switch (event->kind) {
    case INPUT_BACKGROUND:
        query->has_background = true;
        memcpy(query->background, event->color, sizeof event->color);
        return true;
    case INPUT_FOREGROUND:
        query->has_text = true;
        memcpy(query->text, event->color, sizeof event->color);
        return true;
    case INPUT_DEVICE:
        query->is_owed = false;
        return true;
    case INPUT_NOTHING:
    case INPUT_KEY:
        break;
    }
    return false;
}

/* Takes what there is to read; false where the terminal is gone. */
static bool replies_read(struct query *query, struct input *in)
{
    char bytes[INPUT_MOST];
    struct input_event event;
    struct input_event typed[INPUT_EARLY];
    size_t n = 0;
    int got = tty_read(bytes, input_room(in));
    if (got < 0)
        return false;
    input_add(in, bytes, (size_t)got);
    while (input_next(in, false, &event))
        if (!query_take(query, &event) && event.kind == INPUT_KEY &&
            n < INPUT_EARLY)
            typed[n++] = event;
    for (size_t i = 0; i < n; i++)
        input_keep(in, &typed[i]);
    return true;
}

/* Milliseconds since some start. */
static int64_t clock_read(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Waits until nothing is owed, LIMIT milliseconds at most. */
static unsigned replies_wait(struct query *query, struct input *in, int limit)
{
    int64_t end = clock_read() + limit;
    unsigned came = 0;
    int left = limit;
    while (query->is_owed && left > 0 && !(came & TTY_GONE)) {
        unsigned event = tty_wait(left);
        came |= event & ~(unsigned)TTY_KEYS;
        if (event & TTY_KEYS && !replies_read(query, in))
            came |= TTY_GONE;
        left = (int)(end - clock_read());
    }
    return came;
}

unsigned query_run(struct query *query, struct input *in)
{
    *query = (struct query){.is_owed = true, .asked = clock_read()};
    tty_guard(""); /* a crash gives the modes back from now on */
    tty_raw();
    if (!tty_write(QUESTIONS, sizeof QUESTIONS - 1))
        return TTY_GONE;
    return replies_wait(query, in, QUERY_LIMIT);
}

void query_close(struct query *query, struct input *in)
{
    if (clock_read() - query->asked < OPEN_LIMIT)
        replies_wait(query, in, CLOSE_LIMIT);
}

/* How light COLOR looks, 0 to 65535000. */
static uint32_t lightness(const uint16_t color[3])
{
    return 299U * color[0] + 587U * color[1] + 114U * color[2];
}

enum theme_mode query_mode(const struct query *query)
{
    if (!query->has_background)
        return THEME_ANY;
    uint32_t background = lightness(query->background);
    uint32_t text = 65535000 / 2;
    if (query->has_text && lightness(query->text) != background)
        text = lightness(query->text);
    return background < text ? THEME_DARK : THEME_LIGHT;
}
