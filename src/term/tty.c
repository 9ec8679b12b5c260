/* SPDX-License-Identifier: MIT */

/*
 * Signals, modes and size of the terminal; see the header. What was ignored
 * when the program began stays ignored (nohup, shells without jobs). In
 * builds with the address sanitizer its own report of a fault is kept, and
 * the terminal is not given back by those.
 */

#define _GNU_SOURCE /* ppoll */

#include "term/tty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define TTY_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define TTY_SANITIZED 1
#endif
#endif

static const int signal_table[] = {SIGWINCH, SIGTSTP, SIGCONT, SIGTERM,
                                   SIGINT,   SIGHUP,  SIGQUIT};
static const int crash_table[] = {
    SIGABRT,
#ifndef TTY_SANITIZED
    SIGSEGV, SIGBUS, SIGFPE, SIGILL,
#endif
};

enum {
    SIGNALS = sizeof signal_table / sizeof *signal_table,
    CRASHES = sizeof crash_table / sizeof *crash_table,
    EMPTY_MAX = 5,
    CHILD_MOMENT = 50 /* milliseconds */
};

static volatile sig_atomic_t is_resized, is_stopped, is_continued, end_signal;
static volatile sig_atomic_t is_taken; /* a crash has modes to give back */

static struct {
    bool is_open, is_guarded;
    FILE *keys;
    int wake[2];              /* a pipe, what is written to it wakes */
    int watched[TTY_WATCHED]; /* of others */
    int watched_n;
    int empty;            /* times in a row that no key was there */
    struct termios modes; /* to give back */
    sigset_t before;      /* the signals blocked before */
    sigset_t open;        /* the same without those waited for */
    struct sigaction old[SIGNALS], old_crash[CRASHES];
    stack_t old_stack;
    char text[512]; /* what a crash writes */
    size_t len;
} tty;

static char crash_stack[1 << 16];

static void note_signal(int sig)
{
    if (sig == SIGWINCH)
        is_resized = 1;
    else if (sig == SIGTSTP)
        is_stopped = 1;
    else if (sig == SIGCONT)
        is_continued = 1;
    else if (end_signal == 0)
        end_signal = sig;
}

/* SIG goes its default way when this returns: see crashes_set(). */
static void crash(int sig)
{
    if (is_taken) {
        is_taken = 0;
        if (write(STDOUT_FILENO, tty.text, tty.len) < 0)
            (void)sig; /* nobody is left to tell */
        tcflush(STDOUT_FILENO, TCIFLUSH);
        tcsetattr(STDOUT_FILENO, TCSANOW, &tty.modes);
    }
    raise(sig);
}

/*
 * All signals are blocked in the handler, SIGTTOU too, so that a program in
 * the background can set the modes, and what is raised waits for its return.
 */
static void crashes_set(void)
{
    stack_t stack = {.ss_sp = crash_stack, .ss_size = sizeof crash_stack};
    sigaltstack(&stack, &tty.old_stack);
    struct sigaction action = {.sa_handler = crash};
    action.sa_flags = (int)(SA_ONSTACK | SA_RESETHAND);
    sigfillset(&action.sa_mask);
    for (int i = 0; i < CRASHES; i++)
        sigaction(crash_table[i], &action, &tty.old_crash[i]);
}

static void signals_set(void)
{
    struct sigaction action = {.sa_handler = note_signal};
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < SIGNALS; i++) {
        bool is_ours = tty.old[i].sa_handler != SIG_IGN ||
                       signal_table[i] == SIGWINCH ||
                       signal_table[i] == SIGCONT;
        sigaction(signal_table[i], is_ours ? &action : &tty.old[i], NULL);
    }
}

/* A pipe on which nobody ever waits but tty_wait(). */
static int wake_open(struct error *err)
{
    if (pipe(tty.wake) != 0)
        return error_set(err, "A pipe cannot be opened (%s).", strerror(errno));
    for (int i = 0; i < 2; i++) {
        fcntl(tty.wake[i], F_SETFD, FD_CLOEXEC);
        fcntl(tty.wake[i], F_SETFL, O_NONBLOCK);
    }
    return 0;
}

/* A full pipe wakes as well. */
void tty_wake(void)
{
    if (write(tty.wake[1], "", 1) < 0)
        return;
}

/* Whether something was written, which is read away. */
static bool wake_take(void)
{
    char bytes[64];
    return read(tty.wake[0], bytes, sizeof bytes) > 0;
}

FILE *tty_open(struct error *err)
{
    if (!isatty(STDOUT_FILENO) || tcgetattr(STDOUT_FILENO, &tty.modes) != 0) {
        error_set(err, "Standard output is not a terminal.");
        return NULL;
    }
    tty.keys = isatty(STDIN_FILENO) ? stdin : fopen("/dev/tty", "re");
    if (tty.keys == NULL) {
        error_set(err,
                  "There is no terminal to read keys from: standard input is "
                  "none and /dev/tty cannot be opened (%s).",
                  strerror(errno));
        return NULL;
    }
    if (wake_open(err) != 0) {
        if (tty.keys != stdin)
            fclose(tty.keys);
        return NULL;
    }
    is_resized = is_stopped = is_continued = end_signal = 0;
    sigset_t blocked;
    sigemptyset(&blocked);
    for (int i = 0; i < SIGNALS; i++)
        sigaddset(&blocked, signal_table[i]);
    pthread_sigmask(SIG_BLOCK, &blocked, &tty.before);
    tty.open = tty.before;
    for (int i = 0; i < SIGNALS; i++) {
        sigdelset(&tty.open, signal_table[i]);
        sigaction(signal_table[i], NULL, &tty.old[i]);
    }
    signals_set();
    tty.is_open = true;
    return tty.keys;
}

void tty_guard(const char *text)
{
    tty.len = strnlen(text, sizeof tty.text);
    memcpy(tty.text, text, tty.len);
    signals_set();
    if (!tty.is_guarded)
        crashes_set();
    tty.is_guarded = true;
    is_taken = 1;
}

void tty_close(void)
{
    if (!tty.is_open)
        return;
    tty.is_open = false;
    tcsetattr(STDOUT_FILENO, TCSAFLUSH, &tty.modes);
    is_taken = 0;
    if (tty.is_guarded) {
        for (int i = 0; i < CRASHES; i++)
            sigaction(crash_table[i], &tty.old_crash[i], NULL);
        sigaltstack(&tty.old_stack, NULL);
        tty.is_guarded = false;
    }
    for (int i = 0; i < SIGNALS; i++)
        sigaction(signal_table[i], &tty.old[i], NULL);
    pthread_sigmask(SIG_SETMASK, &tty.before, NULL);
    if (tty.keys != stdin)
        fclose(tty.keys);
    tty.keys = NULL;
    close(tty.wake[0]);
    close(tty.wake[1]);
}

void tty_restore(void)
{
    if (tty.is_guarded)
        tty_write(tty.text, tty.len);
    tty_close();
}

bool tty_size(int *width, int *height)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 ||
        size.ws_row == 0)
        return false;
    *width = size.ws_col;
    *height = size.ws_row;
    return true;
}

void tty_raw(void)
{
    struct termios modes = tty.modes;
    modes.c_iflag &=
        ~(tcflag_t)(BRKINT | PARMRK | ISTRIP | INLCR | IGNCR | ICRNL | IXON);
    modes.c_lflag &= ~(tcflag_t)(ECHO | ICANON | ISIG | IEXTEN);
    modes.c_cc[VMIN] = 1;
    modes.c_cc[VTIME] = 0;
    tcsetattr(STDOUT_FILENO, TCSADRAIN, &modes);
    /* A crash gives them back from now on. */
    is_taken = 1;
}

int tty_read(char *bytes, size_t n)
{
    struct pollfd keys = {.fd = fileno(tty.keys), .events = POLLIN};
    int there = 0;
    if (poll(&keys, 1, 0) <= 0)
        return 0;
    if (ioctl(keys.fd, FIONREAD, &there) == 0 && there == 0 &&
        !(keys.revents & (POLLHUP | POLLERR | POLLNVAL)))
        return 0;
    ssize_t got = read(keys.fd, bytes, n);
    if (got < 0 && (errno == EINTR || errno == EAGAIN))
        return 0;
    return got > 0 ? (int)got : -1;
}

bool tty_write(const char *bytes, size_t n)
{
    while (n > 0) {
        ssize_t put = write(STDOUT_FILENO, bytes, n);
        if (put < 0 && errno == EAGAIN)
            poll(&(struct pollfd){.fd = STDOUT_FILENO, .events = POLLOUT}, 1,
                 -1);
        else if (put < 0 && errno != EINTR)
            return false;
        if (put > 0) {
            bytes += put;
            n -= (size_t)put;
        }
    }
    return true;
}

static unsigned flags_take(void)
{
    unsigned came =
        (is_resized ? TTY_RESIZED : 0U) | (is_stopped ? TTY_STOP : 0U) |
        (is_continued ? TTY_CONTINUED : 0U) | (end_signal ? TTY_GONE : 0U);
    is_resized = is_stopped = is_continued = 0;
    return came;
}

/*
 * Keys that are announced but not there are the end of input, unless another
 * program took them: hence not at once.
 */
static unsigned keys_state(int events)
{
    int n = 0;
    if (events & (POLLHUP | POLLERR | POLLNVAL) ||
        ioctl(fileno(tty.keys), FIONREAD, &n) != 0)
        return TTY_GONE;
    tty.empty = n > 0 ? 0 : tty.empty + 1;
    return tty.empty > EMPTY_MAX ? TTY_GONE : TTY_KEYS;
}

void tty_watch(const int *fd, int n)
{
    tty.watched_n = n < TTY_WATCHED ? n : TTY_WATCHED;
    for (int i = 0; i < tty.watched_n; i++)
        tty.watched[i] = fd[i];
}

unsigned tty_wait(int timeout)
{
    /* ppoll() lets no signal in while there are keys to read; this does. */
    sigset_t closed;
    pthread_sigmask(SIG_SETMASK, &tty.open, &closed);
    pthread_sigmask(SIG_SETMASK, &closed, NULL);
    unsigned came = flags_take();
    if (came)
        timeout = 0;
    struct pollfd waited[2 + TTY_WATCHED] = {
        {.fd = fileno(tty.keys), .events = POLLIN},
        {.fd = tty.wake[0],      .events = POLLIN}
    };
    for (int i = 0; i < tty.watched_n; i++)
        waited[2 + i] = (struct pollfd){.fd = tty.watched[i], .events = POLLIN};
    struct timespec time = {.tv_sec = timeout / 1000,
                            .tv_nsec = timeout % 1000 * 1000000L};
    int n = ppoll(waited, 2 + (nfds_t)tty.watched_n, timeout < 0 ? NULL : &time,
                  &tty.open);
    came |= flags_take();
    if (n > 0 && waited[0].revents)
        came |= keys_state(waited[0].revents);
    if (n > 0 && waited[1].revents && wake_take())
        came |= TTY_WOKEN;
    for (int i = 0; n > 0 && i < tty.watched_n; i++)
        came |= waited[2 + i].revents ? TTY_WOKEN : 0;
    return came;
}

int tty_signal(void)
{
    return end_signal;
}

bool tty_stop(bool job)
{
    struct sigaction action = {.sa_handler = SIG_DFL}, old;
    sigaction(SIGTSTP, NULL, &old);
    if (!tty.is_open || old.sa_handler == SIG_IGN)
        return false;
    tcsetattr(STDOUT_FILENO, TCSAFLUSH, &tty.modes);
    is_taken = 0;
    sigaction(SIGTSTP, &action, NULL);
    if (job)
        kill(0, SIGTSTP);
    else
        raise(SIGTSTP);
    sigset_t stop, closed;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTSTP);
    sigaddset(&stop, SIGCONT);
    pthread_sigmask(SIG_UNBLOCK, &stop, &closed);
    /* It is here that the program stands still. */
    pthread_sigmask(SIG_SETMASK, &closed, NULL);
    sigaction(SIGTSTP, &old, NULL);
    is_stopped = is_continued = 0;
    tcgetattr(STDOUT_FILENO, &tty.modes);
    is_taken = 1;
    return true;
}

/* The child: signals as at the start of ours. */
_Noreturn static void program_run(const char *const *argv)
{
    for (int i = 0; i < SIGNALS; i++)
        sigaction(signal_table[i], &tty.old[i], NULL);
    for (int i = 0; tty.is_guarded && i < CRASHES; i++)
        sigaction(crash_table[i], &tty.old_crash[i], NULL);
    pthread_sigmask(SIG_SETMASK, &tty.before, NULL);
    execvp(argv[0], (char *const *)argv);
    _exit(127);
}

/* Stops this program as STOP says, and forgets the stops that came since. */
static void stand_still(const struct sigaction *stop)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigaction(SIGTSTP, stop, NULL);
    raise(SIGTSTP);
    sigaction(SIGTSTP, &ignore, NULL);
}

/*
 * Waits for the end of CHILD; where it stopped, so do we, and then both go
 * on: the shell has to see its whole job stop. What stops all of the job at
 * once, as Ctrl-Z does, is ignored here and met in the child's having
 * stopped: with two ways to stop, one stop would be taken for two. A child
 * that went on with us is not told so again: it may have stopped since, or
 * may just be doing so, which is why it is given a moment.
 */
static int child_wait(pid_t child, const struct sigaction *stop)
{
    int status = -1, at_once = 0;
    sigset_t open, closed;
    sigemptyset(&open);
    sigaddset(&open, SIGTSTP);
    sigaddset(&open, SIGCONT);
    pthread_sigmask(SIG_UNBLOCK, &open, &closed);
    for (bool is_over = false; !is_over;) {
        pid_t pid = waitpid(child, &status, WUNTRACED | WCONTINUED | at_once);
        if (pid == 0)
            kill(child, SIGCONT);
        at_once = 0;
        if (pid > 0 && WIFSTOPPED(status)) {
            stand_still(stop);
            poll(NULL, 0, CHILD_MOMENT);
            at_once = WNOHANG;
        } else if (pid > 0) {
            is_over = !WIFCONTINUED(status);
        } else if (pid < 0 && errno != EINTR) {
            status = -1;
            is_over = true;
        }
    }
    pthread_sigmask(SIG_SETMASK, &closed, NULL);
    return status;
}

/* Forgets what the keyboard sent to all programs and only the child was to
 * get: to ignore a signal drops it where it waits. */
static void keyboard_forget(void)
{
    static const int keyboard[] = {SIGINT, SIGQUIT, SIGTSTP};
    struct sigaction ignore = {.sa_handler = SIG_IGN}, old;
    for (size_t i = 0; i < sizeof keyboard / sizeof *keyboard; i++) {
        sigaction(keyboard[i], &ignore, &old);
        sigaction(keyboard[i], &old, NULL);
    }
}

int tty_run(const char *const *argv)
{
    struct sigaction stop = {.sa_handler = SIG_DFL}, old;
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigaction(SIGTSTP, &ignore, &old);
    tcsetattr(STDOUT_FILENO, TCSADRAIN, &tty.modes);
    is_taken = 0;
    pid_t child = fork();
    if (child == 0)
        program_run(argv);
    int status = -1, error = errno;
    if (child > 0)
        status = child_wait(child, old.sa_handler == SIG_IGN ? &old : &stop);
    sigaction(SIGTSTP, &old, NULL);
    keyboard_forget();
    tcsetattr(STDOUT_FILENO, TCSADRAIN, &tty.modes);
    is_stopped = is_continued = 0;
    is_taken = 1;
    errno = error;
    return status;
}
