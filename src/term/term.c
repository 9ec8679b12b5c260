/* SPDX-License-Identifier: MIT */

/*
 * The terminal by ncurses: the picture goes in. ncurses is used for what
 * terminals differ in only. It never sees content that could move, wrap or be
 * cut (each cell is put in its own place by a function that does neither),
 * never decides when to wait or refresh, handles no signal (tty.c does) and
 * reads no key (input.c does). Screens of less than two columns are never
 * drawn or refreshed, since ncurses reads outside its memory there.
 */

#include "term/term.h"

/* After base/key.h: ncurses has a KEY_ENTER of its own. */
#include <curses.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <termcap.h>
#include <wchar.h>

#include "base/base64.h"
#include "term/entry.h"
#include "term/keys.h"
#include "term/sound.h"
#include "term/tty.h"

/* Last, for it defines short words, and it has a struct term of its own. */
#define term terminfo_term
#include <term.h>
#undef term

enum { SIDE_MAX = 2000 }; /* columns and rows; more are left blank */

/* Presses, releases and motion in between; places as numbers. The colors of
 * the terminal's theme: told when they turn dark or light. */
static const char MOUSE_ON[] = "\033[?1000h\033[?1002h\033[?1006h";
static const char MOUSE_OFF[] = "\033[?1006l\033[?1002l\033[?1000l";
static const char WATCH_ON[] = "\033[?2031h", WATCH_OFF[] = "\033[?2031l";

struct term {
    bool is_lost; /* ncurses ran out of memory: its state is not to be used */
    bool is_open, is_gone;
    bool is_resized;         /* to be told by term_key() */
    bool is_woken;           /* the same */
    bool is_stale;           /* the whole screen is to be drawn */
    bool has_defaults;       /* the default colors can be had in pairs */
    bool is_true;            /* colors are numbers as entry.h has them */
    bool has_mouse;          /* it can be taken */
    bool is_mouse, is_watch; /* it and the colors are told about */
    unsigned came;           /* of tty_wait(), not looked at yet */
    int width, height;
    SCREEN *screen;
    attr_t attributes[ROLES];
    struct keys keys;
};

static struct term terminal;

static const char *capability_find(const char *name)
{
    const char *string = tigetstr(name);
    return string == NULL || string == (char *)-1 ? NULL : string;
}

/* Appends the N capabilities called NAMES, as far as there are some. */
static void capabilities_put(char *text, size_t room, const char *const *names,
                             size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const char *string = capability_find(names[i]);
        entry_text_put(text, room, string == NULL ? "" : string);
    }
}

static void crash_guard(void)
{
    static const char *const names[] = {"sgr0", "op",    "smam", "cnorm",
                                        "rmkx", "rmcup", "cnorm"};
    char text[400] = "";
    capabilities_put(text, sizeof text, names, sizeof names / sizeof *names);
    entry_text_put(text, sizeof text, terminal.has_mouse ? MOUSE_OFF : "");
    entry_text_put(text, sizeof text, terminal.is_watch ? WATCH_OFF : "");
    entry_text_put(text, sizeof text, capability_find("rmcup") ? "\r" : "\r\n");
    tty_guard(text);
}

/* Takes over the size there is; true if it is another one. */
static bool size_update(struct term *term)
{
    int width = COLS, height = LINES;
    tty_size(&width, &height);
    width = width > SIDE_MAX ? SIDE_MAX : width;
    height = height > SIDE_MAX ? SIDE_MAX : height;
    if (width == term->width && height == term->height)
        return false;
    if ((width != COLS || height != LINES) &&
        resizeterm(height, width) == ERR) {
        term->is_lost = true;
        return true;
    }
    term->width = width;
    term->height = height;
    term->is_stale = true;
    return true;
}

/* Before ncurses starts, which writes at once and loses memory if it fails. */
static int kind_check(const char *name, struct error *err)
{
    if (name == NULL || *name == '\0')
        return error_set(err, "The environment variable TERM is not set, so "
                              "the kind of terminal is not known.");
    if (tgetent(NULL, name) != 1)
        return error_set(
            err, "The kind of terminal, TERM=%s, is not known here.", name);
    if (tgetstr("cm", NULL) == NULL || tgetstr("cl", NULL) == NULL)
        return error_set(err,
                         "A terminal of the kind TERM=%s cannot show "
                         "pictures: it has no way to place text.",
                         name);
    return 0;
}

/* Whether this kind of terminal shows any color that there is, by what it says
 * itself (COLORTERM) or terminfo does. */
static bool has_true_color(void)
{
    const char *kind = getenv("TERM"), *colors = getenv("COLORTERM");
    if (kind == NULL || strcmp(kind, "linux") == 0 || tigetnum("colors") < 8 ||
        (strncmp(kind, "screen", 6) == 0 && getenv("TMUX") == NULL))
        return false;
    if (colors != NULL &&
        (strcmp(colors, "truecolor") == 0 || strcmp(colors, "24bit") == 0))
        return true;
    return tigetflag("RGB") > 0 || tigetnum("RGB") > 0 ||
           capability_find("RGB") != NULL || tigetflag("Tc") > 0;
}

static void entry_fill(struct entry *entry)
{
    const char *name;
    for (int i = 0; i < ENTRY_FLAGS && (name = boolnames[i]) != NULL; i++)
        entry->flag[entry->flags++] = tigetflag(name) > 0;
    for (int i = 0; i < ENTRY_NUMBERS && (name = numnames[i]) != NULL; i++)
        entry->number[entry->numbers++] =
            strcmp(name, "colors") == 0  ? ENTRY_COLORS
            : strcmp(name, "pairs") == 0 ? ENTRY_PAIRS
                                         : tigetnum(name);
    for (int i = 0; i < ENTRY_STRINGS && (name = strnames[i]) != NULL; i++)
        entry->string[entry->strings++] =
            strcmp(name, "oc") == 0      ? NULL /* sets the palette back */
            : strcmp(name, "setaf") == 0 ? ENTRY_SETAF
            : strcmp(name, "setab") == 0 ? ENTRY_SETAB
                                         : capability_find(name);
}

/*
 * ncurses does any color only for terminals whose description says so, and
 * those descriptions (xterm-direct and the like) are in a package of their own
 * and for few kinds. So it gets one made from that of TERM, in the variable
 * TERMINFO, which may hold a description in place of a folder. The palette is
 * not touched. False where that does not work out.
 */
static bool true_open(struct term *term, FILE *keys)
{
    static struct entry entry;
    static char text[ENTRY_TEXT_MOST];
    if (!has_true_color())
        return false;
    entry = (struct entry){.names = getenv("TERM")};
    entry_fill(&entry);
    const char *old = getenv("TERMINFO");
    char *before = old == NULL ? NULL : strdup(old);
    if ((old != NULL && before == NULL) || !entry_print(&entry, text) ||
        setenv("TERMINFO", text, 1) != 0) {
        free(before);
        return false;
    }
    term->screen = newterm(NULL, stdout, keys);
    if (before == NULL)
        unsetenv("TERMINFO");
    else
        setenv("TERMINFO", before, 1);
    free(before);
    /* Where TERMINFO is not understood so, this is TERM's own description. */
    const char *setaf = term->screen ? capability_find("setaf") : NULL;
    return setaf != NULL && strcmp(setaf, ENTRY_SETAF) == 0;
}

static int screen_open(struct term *term, FILE *keys, struct error *err)
{
    int width, height;
    /* The real size wins over the variables LINES and COLUMNS. */
    use_env(!tty_size(&width, &height));
    use_tioctl(TRUE);
    fflush(stdout);
    term->is_true = true_open(term, keys);
    if (term->screen == NULL)
        term->screen = newterm(NULL, stdout, keys);
    if (term->screen == NULL)
        return error_set(err, "The terminal cannot be taken by ncurses.");
    return 0;
}

static void sequence_put(const char *s)
{
    tty_write(s, strlen(s));
}

/* Sends the N capabilities called NAMES, past ncurses. */
static void capabilities_send(const char *const *names, size_t n)
{
    char text[64] = "";
    capabilities_put(text, sizeof text, names, n);
    sequence_put(text);
}

/* Some terminals hide the cursor again when they leave their second screen, for
 * it was hidden when ncurses last had its place saved. Where there is none the
 * picture stays, but not below the shell's next line. */
static void screen_leave(void)
{
    endwin();
    capabilities_send((const char *const[]){"cnorm", "el"},
                      capability_find("rmcup") ? 1 : 2);
}

/* Turns on or off what ncurses knows nothing of. */
static void modes_put(const struct term *term, bool is_on)
{
    if (term->is_mouse)
        sequence_put(is_on ? MOUSE_ON : MOUSE_OFF);
    if (term->is_watch)
        sequence_put(is_on ? WATCH_ON : WATCH_OFF);
}

/* The keys of this kind of terminal, where they are not everybody's. */
static void names_add(struct input *in)
{
    static const struct {
        const char *name;
        uint32_t key;
    } name_table[] = {
        {"kcuu1", KEY_CODE_UP       },
        {"kcud1", KEY_CODE_DOWN     },
        {"kcub1", KEY_CODE_LEFT     },
        {"kcuf1", KEY_CODE_RIGHT    },
        {"kpp",   KEY_CODE_PAGE_UP  },
        {"knp",   KEY_CODE_PAGE_DOWN},
        {"khome", KEY_CODE_HOME     },
        {"kend",  KEY_CODE_END      },
        {"kbs",   KEY_CODE_BACKSPACE},
        {"kdch1", KEY_CODE_DELETE   },
        {"kich1", KEY_CODE_INSERT   },
        {"kent",  '\r'              },
    };
    for (uint32_t i = 1; i <= 12; i++) {
        char name[] = {'k', 'f', (char)('0' + i % 10), '\0', '\0'};
        if (i >= 10)
            memcpy(name + 2, (char[]){'1', (char)('0' + i % 10)}, 2);
        const char *bytes = capability_find(name);
        if (bytes != NULL)
            input_name(in, bytes, KEY_CODE_F1 + i - 1);
    }
    for (size_t i = 0; i < sizeof name_table / sizeof *name_table; i++) {
        const char *bytes = capability_find(name_table[i].name);
        if (bytes != NULL)
            input_name(in, bytes, name_table[i].key);
    }
}

static void keys_open(struct term *term, bool mouse)
{
    raw();
    noecho();
    nonl();
    curs_set(0);
    keypad(stdscr, TRUE);
    /* A picture is drawn to its end, though keys may wait. */
    typeahead(-1);
    names_add(&term->keys.input);
    term->has_mouse = capability_find("kmous") != NULL;
    term->is_mouse = mouse && term->has_mouse;
    /* Terminals that know the mode 2031 also tell their colors. */
    term->is_watch = query_mode(&term->keys.query) != THEME_ANY;
    crash_guard();
    modes_put(term, true);
}

static void close_at_exit(void)
{
    term_close(&terminal);
}

struct term *term_open(struct term_options options, struct error *err)
{
    static bool is_registered;
    struct term *term = &terminal;
    FILE *keys = tty_open(err);
    if (keys == NULL)
        return NULL;
    *term = (struct term){.is_stale = true};
    if (kind_check(getenv("TERM"), err) != 0) {
        tty_close();
        return NULL;
    }
    if (options.query && tgetnum("Co") >= 8 && query_is_possible())
        term->came = query_run(&term->keys.query, &term->keys.input);
    if (screen_open(term, keys, err) != 0) {
        tty_close();
        return NULL;
    }
    term->is_open = true;
    crash_guard();
    keys_open(term, options.mouse);
    if (has_colors() && start_color() == OK)
        term->has_defaults = use_default_colors() == OK;
    size_update(term);
    if (!is_registered)
        is_registered = atexit(close_at_exit) == 0;
    return term;
}

void term_close(struct term *term)
{
    if (term == NULL || !term->is_open)
        return;
    term->is_open = false;
    modes_put(term, false);
    if (!term->is_gone)
        query_close(&term->keys.query, &term->keys.input);
    if (term->is_lost) {
        tty_restore();
        return;
    }
    screen_leave();
    tty_close();
    delscreen(term->screen);
}

bool term_is_lost(const struct term *term)
{
    return term->is_lost;
}

enum theme_mode term_background(const struct term *term)
{
    return query_mode(&term->keys.query);
}

enum look_depth term_depth(const struct term *term)
{
    if (!has_colors() || COLOR_PAIRS <= ROLES || COLORS < 8)
        return LOOK_DEPTH_MONO;
    if (term->is_true)
        return LOOK_DEPTH_TRUE;
    return COLORS == 256 ? LOOK_DEPTH_256 : LOOK_DEPTH_16;
}

void term_size(const struct term *term, int *width, int *height)
{
    *width = term->width;
    *height = term->height;
}

/* What the terminal lacks is replaced by what it has; ncurses has no strike. */
static attr_t attributes_of(uint32_t bits)
{
    attr_t has = term_attrs();
    attr_t line = has & WA_DIM ? WA_DIM : WA_UNDERLINE;
    attr_t slope = has & WA_ITALIC ? WA_ITALIC : WA_UNDERLINE;
    return (bits & LOOK_BOLD ? WA_BOLD : 0U) | (bits & LOOK_DIM ? WA_DIM : 0U) |
           (bits & LOOK_ITALIC ? slope : 0U) |
           (bits & LOOK_UNDERLINE ? WA_UNDERLINE : 0U) |
           (bits & LOOK_REVERSE ? WA_REVERSE : 0U) |
           (bits & LOOK_STRIKE ? line : 0U);
}

/* Whether only 8 have numbers that mean the same everywhere. */
static bool has_few_colors(void)
{
    return COLORS < 16 || COLORS > 256;
}

/* The number ncurses has for COLOR, -1 for the terminal's own. */
static int color_of(const struct term *term, uint32_t color)
{
    if (term->is_true && color < LOOK_PALETTE)
        return entry_color(color);
    if (color < LOOK_PALETTE || color >= LOOK_PALETTE + 256)
        return -1;
    int number = (int)(color - LOOK_PALETTE);
    if (!term->is_true && number >= 8 && number < 16 && has_few_colors())
        number -= 8;
    return number < COLORS ? number : -1;
}

void term_looks(struct term *term, const struct look looks[ROLES])
{
    bool is_mono = term_depth(term) == LOOK_DEPTH_MONO;
    for (int i = 0; i < ROLES; i++) {
        term->attributes[i] = attributes_of(looks[i].attributes);
        if (is_mono)
            continue;
        int fg = color_of(term, looks[i].fg), bg = color_of(term, looks[i].bg);
        if (!term->has_defaults) {
            fg = fg < 0 ? COLOR_WHITE : fg;
            bg = bg < 0 ? COLOR_BLACK : bg;
        }
        /* Eight colors are made sixteen by bold. */
        if (!term->is_true && has_few_colors() &&
            looks[i].fg >= LOOK_PALETTE + 8 && looks[i].fg < LOOK_PALETTE + 16)
            term->attributes[i] |= WA_BOLD;
        init_extended_pair(i + 1, fg, bg);
    }
}

static void cell_draw(const struct term *term, const struct cell *cell, int y,
                      int x)
{
    wchar_t text[CELL_TEXT_MAX + 1] = L" ";
    bool is_cut = x + cell->width > term->width;
    if (sound_is_cell(cell) && !is_cut)
        for (int i = 0; i < cell->n; i++)
            text[i] = (wchar_t)cell->text[i];
    else if (cell->n > 0 && !is_cut)
        text[0] = L'?';
    int role = cell->role < ROLES ? cell->role : ROLE_TEXT;
    attr_t attributes = term->attributes[role];
    if (cell->cursor)
        attributes ^= WA_REVERSE;
    bool is_mono = term_depth(term) == LOOK_DEPTH_MONO;
    short pair = (short)(is_mono ? 0 : role + 1);
    cchar_t sign;
    if (setcchar(&sign, text, attributes, pair, NULL) == OK)
        mvadd_wchnstr(y, x, &sign, 1);
}

void term_show(struct term *term, const struct screen *picture)
{
    if (size_update(term))
        term->is_resized = true;
    if (term->width < 2 || term->is_lost)
        return;
    erase();
    int cursor_y = term->height - 1, cursor_x = 0;
    bool is_found = false;
    for (int y = 0; y < picture->height && y < term->height; y++) {
        for (int x = 0; x < picture->width && x < term->width; x++) {
            const struct cell *cell = screen_cell(picture, y, x);
            if (cell->width > 0)
                cell_draw(term, cell, y, x);
            /* The real cursor is hidden, but screen readers follow it. */
            if (cell->cursor && !is_found) {
                is_found = true;
                cursor_y = y;
                cursor_x = x;
            }
        }
    }
    move(cursor_y, cursor_x);
    clearok(curscr, term->is_stale);
    term->is_stale = false;
    wnoutrefresh(stdscr);
    doupdate();
}

/* Shows the last picture again after others used the terminal. */
static void picture_restore(struct term *term)
{
    static const char *const names[] = {"sgr0", "op"};
    reset_prog_mode();
    /* They may have left colors behind, of which ncurses does not know. */
    capabilities_send(names, sizeof names / sizeof *names);
    modes_put(term, true);
    if (size_update(term))
        term->is_resized = true;
    term->is_stale = true;
    if (term->width < 2)
        return;
    clearok(curscr, TRUE);
    doupdate();
}

static void suspend(struct term *term, bool job)
{
    modes_put(term, false);
    screen_leave();
    if (tty_stop(job))
        def_shell_mode();
    picture_restore(term);
}

void term_suspend(struct term *term)
{
    suspend(term, true);
}

int term_run(struct term *term, const char *const *argv)
{
    modes_put(term, false);
    screen_leave();
    int status = tty_run(argv), error = errno;
    picture_restore(term);
    errno = error;
    return status;
}

void term_mouse_set(struct term *term, bool is_on)
{
    if (!term->has_mouse || term->is_mouse == is_on)
        return;
    term->is_mouse = is_on;
    sequence_put(is_on ? MOUSE_ON : MOUSE_OFF);
}

bool term_copy(struct term *term, struct str text)
{
    enum { GROUP = 3 * 1024 };
    char out[GROUP / 3 * 4];
    (void)term;
    if (text.len > TERM_COPY_MOST)
        return false;
    bool is_put = tty_write("\033]52;c;", 7);
    for (size_t i = 0; i < text.len && is_put; i += GROUP)
        is_put = tty_write(out, base64_put(out, str_sub(text, i, GROUP)));
    return tty_write("\a", 1) && is_put;
}

/* Does what CAME, of tty_wait(), asks for; the key it is, or KEY_NONE. */
static uint32_t event_take(struct term *term, unsigned came)
{
    if (came & TTY_GONE)
        term->is_gone = true;
    if (term->is_gone || term->is_lost)
        return KEY_CODE_QUIT;
    if (came & TTY_STOP)
        suspend(term, false);
    else if (came & TTY_CONTINUED)
        picture_restore(term);
    term->is_woken |= (came & TTY_WOKEN) != 0;
    bool is_new = size_update(term);
    if (term->is_lost)
        return KEY_CODE_QUIT;
    if (is_new || came & TTY_RESIZED || term->is_resized) {
        term->is_resized = false;
        term->is_stale = true;
        return KEY_CODE_RESIZE;
    }
    uint32_t key = came & TTY_KEYS ? keys_read(&term->keys) : KEY_NONE;
    term->is_gone = key == KEY_CODE_QUIT;
    if (key == KEY_NONE && term->is_woken) {
        term->is_woken = false;
        return KEY_CODE_WAKE;
    }
    return key;
}

uint32_t term_key(struct term *term, int timeout)
{
    int64_t end = keys_clock() + timeout;
    uint32_t key = event_take(term, term->came | tty_wait(0));
    term->came = 0;
    if (key == KEY_NONE)
        key = keys_next(&term->keys);
    while (key == KEY_NONE) {
        int64_t left = timeout < 0 ? -1 : end - keys_clock();
        if (timeout >= 0 && left <= 0)
            return KEY_NONE;
        key = event_take(term, tty_wait(keys_wait(&term->keys, left)));
        if (key == KEY_NONE)
            key = keys_next(&term->keys);
    }
    return key;
}

void term_wake(void *term)
{
    (void)term;
    tty_wake();
}

void term_mouse(const struct term *term, int *y, int *x)
{
    *y = term->keys.y;
    *x = term->keys.x;
}

void term_redraw(struct term *term)
{
    term->is_stale = true;
}

int term_signal(const struct term *term)
{
    (void)term;
    return tty_signal();
}
