/* SPDX-License-Identifier: MIT */

/*
 * The pseudo-terminal harness; see the header. The test keeps the program's
 * side open too, so that the modes can be looked at when the program has
 * ended. A job is a process group of its own under a keeper that plays the
 * shell: the kernel does not stop programs that nobody could continue.
 */

#define _GNU_SOURCE /* openpty() */

#include "tests/term/pty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>
#include <vterm.h>

enum { WORDS_MAX = 64, NOISE_MAX = 1 << 26 };

struct pty {
    int master, slave; /* -1 when closed */
    int report[2];     /* from the keeper: the program's pid, stops */
    int control[2];    /* to the keeper: go on */
    pid_t child, program;
    bool is_ended, is_stopped;
    int status;
    struct termios before;
    VTerm *vterm;
    VTermScreen *screen;
    int width, height;
    bool is_alternate, is_hidden;
    char *output;
    size_t len, room;
    char *row;
};

int64_t pty_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* The child: words, environment, standard input; does not return. */
_Noreturn static void program_run(const struct pty_options *options)
{
    static const char *const keep[] = {
        "PATH",          "HOME",         "TMPDIR",      "ASAN_OPTIONS",
        "UBSAN_OPTIONS", "LSAN_OPTIONS", "GCOV_PREFIX", "LLVM_PROFILE_FILE",
    };
    const char *words[WORDS_MAX + 1];
    char *value[sizeof keep / sizeof *keep];
    size_t n = 0;
    const char *wrapped = getenv("PTY_WRAPPER");
    char *wrapper = strtok(strdup(wrapped ? wrapped : ""), " ");
    for (; wrapper && n < WORDS_MAX; wrapper = strtok(NULL, " "))
        words[n++] = wrapper;
    for (size_t i = 0; options->argv[i] && n < WORDS_MAX; i++)
        words[n++] = options->argv[i];
    words[n] = NULL;
    for (size_t i = 0; i < sizeof keep / sizeof *keep; i++)
        value[i] = getenv(keep[i]) ? strdup(getenv(keep[i])) : NULL;
    clearenv();
    for (size_t i = 0; i < sizeof keep / sizeof *keep; i++)
        if (value[i])
            setenv(keep[i], value[i], 1);
    setenv("TERM", "xterm-256color", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    for (size_t i = 0; options->environment && options->environment[i]; i++)
        putenv(strdup(options->environment[i]));
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    if (options->input > 0)
        dup2(options->input, STDIN_FILENO);
    signal(SIGINT, SIG_DFL); /* whoever runs the tests may ignore them */
    signal(SIGQUIT, SIG_DFL);
    signal(SIGHUP, options->ignore_hup ? SIG_IGN : SIG_DFL);
    execvp(words[0], (char *const *)words);
    _exit(127);
}

/* Plays the shell for one job, then ends as the job ended. */
_Noreturn static void keeper_run(struct pty *pty,
                                 const struct pty_options *options)
{
    signal(SIGTTOU, SIG_IGN);
    pid_t job = fork();
    if (job == 0) {
        setpgid(0, 0);
        tcsetpgrp(STDOUT_FILENO, getpid());
        signal(SIGTTOU, SIG_DFL);
        program_run(options);
    }
    setpgid(job, job);
    if (write(pty->report[1], &job, sizeof job) < 0)
        _exit(126);
    int status = 0;
    while (waitpid(job, &status, WUNTRACED) == job && WIFSTOPPED(status)) {
        char byte = 's';
        tcsetpgrp(STDOUT_FILENO, getpid());
        if (write(pty->report[1], &byte, 1) < 0 ||
            read(pty->control[0], &byte, 1) != 1)
            _exit(126);
        tcsetpgrp(STDOUT_FILENO, job);
        kill(-job, SIGCONT);
    }
    if (WIFSIGNALED(status)) {
        setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
        signal(WTERMSIG(status), SIG_DFL);
        raise(WTERMSIG(status));
    }
    _exit(WEXITSTATUS(status));
}

static int prop_set(VTermProp prop, VTermValue *value, void *user)
{
    struct pty *pty = user;
    if (prop == VTERM_PROP_ALTSCREEN)
        pty->is_alternate = value->boolean != 0;
    else if (prop == VTERM_PROP_CURSORVISIBLE)
        pty->is_hidden = value->boolean == 0;
    return 1;
}

/* Answers of the terminal to questions of the program. */
static void answer(const char *s, size_t len, void *user)
{
    struct pty *pty = user;
    if (pty->master >= 0 && write(pty->master, s, len) < 0)
        perror("pty: answer");
}

/* libvterm 0.1 writes outside its memory where a wide sign comes (perhaps late,
 * after a change of size) to a screen of one column: so it gets a few more. */
static int at_least(int size, int least)
{
    return size < least ? least : size;
}

static void vterm_open(struct pty *pty, bool silent)
{
    static const VTermScreenCallbacks callbacks = {.settermprop = prop_set};
    pty->vterm = vterm_new(at_least(pty->height, 2), at_least(pty->width, 4));
    vterm_set_utf8(pty->vterm, 1);
    if (!silent)
        vterm_output_set_callback(pty->vterm, answer, pty);
    pty->screen = vterm_obtain_screen(pty->vterm);
    vterm_screen_set_callbacks(pty->screen, &callbacks, pty);
    vterm_screen_enable_altscreen(pty->screen, 1);
    vterm_screen_reset(pty->screen, 1);
}

struct pty *pty_start(const struct pty_options *options)
{
    struct winsize size = {.ws_col = (unsigned short)options->width,
                           .ws_row = (unsigned short)options->height};
    struct pty *pty = calloc(1, sizeof *pty);
    if (pty == NULL || pipe2(pty->report, O_CLOEXEC) != 0 ||
        pipe2(pty->control, O_CLOEXEC) != 0 ||
        openpty(&pty->master, &pty->slave, NULL, NULL, &size) != 0) {
        perror("pty");
        free(pty);
        return NULL;
    }
    fcntl(pty->master, F_SETFD, FD_CLOEXEC);
    tcgetattr(pty->slave, &pty->before);
    pty->width = options->width;
    pty->height = options->height;
    vterm_open(pty, options->silent);
    fflush(NULL);
    pty->child = fork();
    if (pty->child == 0) {
        close(pty->master);
        login_tty(pty->slave);
        if (options->job)
            keeper_run(pty, options);
        program_run(options);
    }
    fcntl(pty->slave, F_SETFD, FD_CLOEXEC);
    fcntl(pty->master, F_SETFL, O_NONBLOCK);
    pty->program = pty->child;
    if (options->job && read(pty->report[0], &pty->program,
                             sizeof pty->program) != sizeof pty->program)
        perror("pty: job");
    return pty;
}

void pty_free(struct pty *pty)
{
    if (pty == NULL)
        return;
    if (!pty->is_ended) {
        if (pty->program != pty->child)
            kill(pty->program, SIGKILL);
        kill(pty->child, SIGKILL);
        waitpid(pty->child, &pty->status, 0);
    }
    pty_hang_up(pty);
    for (int i = 0; i < 2; i++) {
        close(pty->report[i]);
        close(pty->control[i]);
    }
    vterm_free(pty->vterm);
    free(pty->output);
    free(pty->row);
    free(pty);
}

pid_t pty_pid(const struct pty *pty)
{
    return pty->program;
}

static void output_put(struct pty *pty, const char *s, size_t len)
{
    if (pty->len + len > pty->room) {
        pty->room = (pty->len + len) * 2;
        pty->output = realloc(pty->output, pty->room);
        if (pty->output == NULL || pty->room > NOISE_MAX)
            abort();
    }
    memcpy(pty->output + pty->len, s, len);
    pty->len += len;
    vterm_input_write(pty->vterm, s, len);
}

/* Takes all there is to read, waiting at most WAIT milliseconds for it. */
static void output_take(struct pty *pty, int wait)
{
    struct pollfd fd = {.fd = pty->master, .events = POLLIN};
    char bytes[4096];
    if (poll(&fd, 1, wait) <= 0 || pty->master < 0)
        return;
    ssize_t n;
    while ((n = read(pty->master, bytes, sizeof bytes)) > 0)
        output_put(pty, bytes, (size_t)n);
}

void pty_keys(struct pty *pty, const char *keys)
{
    size_t len = strlen(keys);
    while (len > 0) {
        ssize_t n = write(pty->master, keys, len);
        if (n < 0 && errno != EAGAIN)
            return;
        output_take(pty, 0);
        keys += n > 0 ? n : 0;
        len -= n > 0 ? (size_t)n : 0;
    }
}

void pty_resize(struct pty *pty, int width, int height)
{
    struct winsize size = {.ws_col = (unsigned short)width,
                           .ws_row = (unsigned short)height};
    output_take(pty, 0);
    pty->width = width;
    pty->height = height;
    vterm_set_size(pty->vterm, at_least(height, 2), at_least(width, 4));
    ioctl(pty->master, TIOCSWINSZ, &size);
}

void pty_hang_up(struct pty *pty)
{
    if (pty->master >= 0)
        close(pty->master);
    if (pty->slave >= 0)
        close(pty->slave);
    pty->master = pty->slave = -1;
}

static bool has_text(struct pty *pty, const char *text)
{
    for (int y = 0; y < pty->height; y++)
        if (strstr(pty_row(pty, y), text))
            return true;
    return false;
}

void pty_drain(struct pty *pty, int milliseconds)
{
    output_take(pty, milliseconds);
}

static bool wait_text(struct pty *pty, const char *text, bool is_wanted)
{
    int64_t end = pty_now() + PTY_LIMIT;
    output_take(pty, 0);
    while (has_text(pty, text) != is_wanted) {
        bool is_over = pty_now() > end;
        if (pty->is_ended || is_over) {
            fprintf(stderr, "pty: %s%s \"%s\"\n",
                    is_over ? "waited in vain" : "ended",
                    is_wanted ? " for" : " for the end of", text);
            for (int y = 0; y < pty->height; y++)
                fprintf(stderr, "|%s\n", pty_row(pty, y));
            return false;
        }
        /* What was written before the end is read after it is known. */
        pty->is_ended = waitpid(pty->child, &pty->status, WNOHANG) != 0;
        output_take(pty, pty->is_ended ? 0 : 20);
    }
    return true;
}

bool pty_wait(struct pty *pty, const char *text)
{
    return wait_text(pty, text, true);
}

bool pty_wait_no(struct pty *pty, const char *text)
{
    return wait_text(pty, text, false);
}

bool pty_wait_end(struct pty *pty, int limit, int *status)
{
    int64_t end = pty_now() + limit;
    while (!pty->is_ended && pty_now() < end) {
        pty->is_ended = waitpid(pty->child, &pty->status, WNOHANG) != 0;
        output_take(pty, pty->is_ended ? 0 : 5);
    }
    *status = pty->status;
    return pty->is_ended;
}

int pty_unread(const struct pty *pty)
{
    struct termios now, raw;
    int n = -1;
    tcgetattr(pty->slave, &now);
    raw = now;
    cfmakeraw(&raw);
    tcsetattr(pty->slave, TCSANOW, &raw);
    ioctl(pty->slave, FIONREAD, &n);
    tcsetattr(pty->slave, TCSANOW, &now);
    return n;
}

/* Where S ends last in the output, 0 if it is not there. */
static size_t last_end(const struct pty *pty, const char *s)
{
    size_t len = strlen(s);
    for (size_t i = pty->len; i >= len; i--)
        if (memcmp(pty->output + i - len, s, len) == 0)
            return i;
    return 0;
}

bool pty_wait_output(struct pty *pty, const char *text)
{
    int64_t end = pty_now() + PTY_LIMIT;
    while (last_end(pty, text) == 0) {
        if (pty_now() > end)
            return false;
        output_take(pty, 5);
    }
    return true;
}

bool pty_wait_stop(struct pty *pty)
{
    int64_t end = pty_now() + PTY_LIMIT;
    struct pollfd fd = {.fd = pty->report[0], .events = POLLIN};
    while (poll(&fd, 1, 0) == 0) {
        if (pty_now() > end)
            return false;
        output_take(pty, 5);
    }
    char byte;
    bool is_stopped = read(pty->report[0], &byte, 1) == 1 && byte == 's';
    output_take(pty, 0);
    return is_stopped;
}

void pty_continue(struct pty *pty)
{
    if (write(pty->control[1], "c", 1) != 1)
        perror("pty: continue");
}

/* Appends CP to S as UTF-8. */
static char *utf8_put(char *s, uint32_t cp)
{
    int more = cp < 0x80 ? 0 : cp < 0x800 ? 1 : cp < 0x10000 ? 2 : 3;
    static const unsigned lead[] = {0, 0xc0, 0xe0, 0xf0};
    *s++ = (char)(lead[more] | cp >> 6 * more);
    while (more-- > 0)
        *s++ = (char)(0x80 | (cp >> 6 * more & 0x3f));
    return s;
}

const char *pty_row(struct pty *pty, int y)
{
    size_t most = (size_t)pty->width * VTERM_MAX_CHARS_PER_CELL * 4 + 1;
    pty->row = realloc(pty->row, most);
    if (pty->row == NULL)
        abort();
    char *s = pty->row, *end = s;
    for (int x = 0; x < pty->width;) {
        VTermScreenCell cell;
        VTermPos pos = {.row = y, .col = x};
        vterm_screen_get_cell(pty->screen, pos, &cell);
        if (cell.chars[0] == 0)
            *s++ = ' ';
        for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
            s = utf8_put(s, cell.chars[i]);
        if (cell.chars[0] != 0 && cell.chars[0] != ' ')
            end = s;
        x += cell.width > 1 ? cell.width : 1;
    }
    *end = '\0';
    return pty->row;
}

static int color_of(const VTermColor *color)
{
    if (VTERM_COLOR_IS_DEFAULT_FG(color) || VTERM_COLOR_IS_DEFAULT_BG(color))
        return -1;
    if (VTERM_COLOR_IS_INDEXED(color))
        return color->indexed.idx;
    return 0x1000000 | color->rgb.red << 16 | color->rgb.green << 8 |
           color->rgb.blue;
}

struct pty_cell pty_cell(struct pty *pty, int y, int x)
{
    VTermScreenCell cell;
    VTermPos pos = {.row = y, .col = x};
    vterm_screen_get_cell(pty->screen, pos, &cell);
    struct pty_cell result = {
        .width = cell.width,
        .fg = color_of(&cell.fg),
        .bg = color_of(&cell.bg),
        .bold = cell.attrs.bold,
        .underline = cell.attrs.underline != 0,
        .italic = cell.attrs.italic,
        .reverse = cell.attrs.reverse,
    };
    for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
        result.text[i] = cell.chars[i];
    return result;
}

char *pty_snapshot(struct pty *pty)
{
    char *s;
    size_t len;
    FILE *f = open_memstream(&s, &len);
    if (f == NULL)
        abort();
    for (int y = 0; y < pty->height; y++) {
        fprintf(f, "%s\n", pty_row(pty, y));
        for (int x = 0; x < pty->width; x++) {
            struct pty_cell cell = pty_cell(pty, y, x);
            fprintf(f, "%d,%d,%d%d%d%d ", cell.fg, cell.bg, cell.bold,
                    cell.underline, cell.italic, cell.reverse);
        }
    }
    fclose(f);
    return s;
}

bool pty_wait_change(struct pty *pty, const char *before)
{
    int64_t end = pty_now() + PTY_LIMIT;
    bool is_same = true;
    while (is_same && !pty->is_ended && pty_now() < end) {
        output_take(pty, 20);
        char *now = pty_snapshot(pty);
        is_same = strcmp(now, before) == 0;
        free(now);
    }
    return !is_same;
}

const char *pty_output(const struct pty *pty, size_t *len)
{
    *len = pty->len;
    return pty->output;
}

bool pty_is_alternate(const struct pty *pty)
{
    return pty->is_alternate;
}

bool pty_is_cursor_visible(const struct pty *pty)
{
    return !pty->is_hidden;
}

bool pty_has_mouse(const struct pty *pty)
{
    return !pty_is_off(pty, "?1000h", "?1000l") ||
           !pty_is_off(pty, "?1002h", "?1002l") ||
           !pty_is_off(pty, "?1006h", "?1006l");
}

bool pty_is_plain(struct pty *pty)
{
    static const VTermAttr attributes[] = {
        VTERM_ATTR_BOLD,       VTERM_ATTR_UNDERLINE,  VTERM_ATTR_ITALIC,
        VTERM_ATTR_BLINK,      VTERM_ATTR_REVERSE,    VTERM_ATTR_STRIKE,
        VTERM_ATTR_FOREGROUND, VTERM_ATTR_BACKGROUND,
    };
    VTermState *state = vterm_obtain_state(pty->vterm);
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
        VTermValue value;
        vterm_state_get_penattr(state, attributes[i], &value);
        VTermValueType type = vterm_get_attr_type(attributes[i]);
        if (type == VTERM_VALUETYPE_COLOR ? color_of(&value.color) != -1
            : type == VTERM_VALUETYPE_INT ? value.number != 0
                                          : value.boolean != 0)
            return false;
    }
    return true;
}

bool pty_is_same_modes(const struct pty *pty)
{
    struct termios now;
    if (tcgetattr(pty->slave, &now) != 0)
        return false;
    return now.c_iflag == pty->before.c_iflag &&
           now.c_oflag == pty->before.c_oflag &&
           now.c_cflag == pty->before.c_cflag &&
           now.c_lflag == pty->before.c_lflag &&
           memcmp(now.c_cc, pty->before.c_cc, sizeof now.c_cc) == 0;
}

bool pty_is_off(const struct pty *pty, const char *on, const char *off)
{
    size_t end = last_end(pty, on);
    return end == 0 || last_end(pty, off) > end;
}

bool pty_is_restored(struct pty *pty)
{
    bool is_keypad_off = pty_is_off(pty, "\033[?1h", "\033[?1l") &&
                         pty_is_off(pty, "\033=", "\033>");
    bool is_paste_off = pty_is_off(pty, "\033[?2004h", "\033[?2004l") &&
                        pty_is_off(pty, "\033[?2031h", "\033[?2031l");
    if (!pty->is_alternate && !pty->is_hidden && !pty_has_mouse(pty) &&
        pty_is_plain(pty) && pty_is_same_modes(pty) && is_keypad_off &&
        is_paste_off)
        return true;
    fprintf(stderr,
            "pty: alternate screen %d, cursor hidden %d, mouse %d, plain %d, "
            "modes %d, keypad off %d, paste off %d\n",
            pty->is_alternate, pty->is_hidden, pty_has_mouse(pty),
            pty_is_plain(pty), pty_is_same_modes(pty), is_keypad_off,
            is_paste_off);
    return false;
}
