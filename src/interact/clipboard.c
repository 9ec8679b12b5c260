/* SPDX-License-Identifier: MIT */

/*
 * The command is in a session of its own, so it can neither use the terminal
 * nor be stopped by it. Only the shell's end is waited for: what owns the
 * selection of a window system stays behind and holds descriptors open.
 */

#include "interact/clipboard.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { PAUSE = 5 }; /* milliseconds between looks at the command */

static int64_t clock_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* The child: nothing but what may follow fork() among threads. */
_Noreturn static void command_run(const char *command, int input)
{
    const char *const argv[] = {"sh", "-c", command, NULL};
    int nothing = open("/dev/null", O_RDWR);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    setsid();
    bool is_ready = nothing >= 0 && dup2(input, STDIN_FILENO) >= 0;
    for (int fd = STDOUT_FILENO; fd <= STDOUT_FILENO + 1; fd++)
        is_ready = is_ready && dup2(nothing, fd) >= 0;
    if (is_ready)
        execvp(argv[0], (char *const *)argv);
    _exit(127);
}

/* Writes TEXT to FD until END; a command need not read all of it. */
static void text_write(int fd, struct str text, int64_t end)
{
    while (text.len) {
        ssize_t n = write(fd, text.s, text.len);
        int64_t left = end - clock_now();
        struct pollfd pipe = {.fd = fd, .events = POLLOUT};
        if (n > 0)
            text = str_sub(text, (size_t)n, text.len);
        else if ((n < 0 && errno != EAGAIN && errno != EINTR) || left <= 0)
            return;
        else
            poll(&pipe, 1, (int)left);
    }
}

/* The same without the signal of a pipe that nobody reads. */
static void text_give(int fd, struct str text, int64_t end)
{
    struct timespec at_once = {0};
    sigset_t pipe, before;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe, &before);
    text_write(fd, text, end);
    while (sigtimedwait(&pipe, NULL, &at_once) < 0 && errno == EINTR)
        continue;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

/* Waits for CHILD until END; its status, or -1 where it had to be killed. */
static int child_wait(pid_t child, int64_t end)
{
    int status;
    for (;;) {
        pid_t pid = waitpid(child, &status, WNOHANG);
        if (pid == child)
            return status;
        if (pid < 0 && errno != EINTR)
            return 0; /* somebody else asked first: nobody can tell */
        if (clock_now() >= end)
            break;
        poll(NULL, 0, PAUSE);
    }
    kill(-child, SIGKILL);
    kill(child, SIGKILL); /* it may be no session yet */
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    return -1;
}

static int status_say(struct error *err, const char *command, int status)
{
    if (status < 0)
        return error_set(err, "not copied: %s took longer than %d seconds",
                         command, CLIPBOARD_WAIT / 1000);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
        return error_set(err, "not copied: %s is not found", command);
    if (WIFEXITED(status) && WEXITSTATUS(status))
        return error_set(err, "not copied: %s failed with status %d", command,
                         WEXITSTATUS(status));
    if (WIFSIGNALED(status))
        return error_set(err, "not copied: %s was ended by signal %d", command,
                         WTERMSIG(status));
    return 0;
}

/* Of no program that is started beside the command. */
static int pipe_open(int ends[2])
{
    if (pipe(ends))
        return -1;
    for (int i = 0; i < 2; i++)
        fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    return fcntl(ends[1], F_SETFL, O_NONBLOCK);
}

int clipboard_run(const char *command, struct str text, struct error *err)
{
    int ends[2];
    int64_t end = clock_now() + CLIPBOARD_WAIT;
    if (pipe_open(ends))
        return error_set(err, "not copied: %s", strerror(errno));
    pid_t child = fork();
    if (!child)
        command_run(command, ends[0]);
    int error = errno;
    close(ends[0]);
    if (child > 0)
        text_give(ends[1], text, end);
    close(ends[1]);
    if (child < 0)
        return error_set(err, "not copied: %s", strerror(error));
    return status_say(err, command, child_wait(child, end));
}
