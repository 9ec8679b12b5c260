/* SPDX-License-Identifier: MIT */

/*
 * What a command takes: CPU time, its children's too, and memory.
 *
 *     cpu RUNS OUT COMMAND...
 *
 * runs it RUNS times, fewer where that takes long, its output in the file OUT,
 * and prints the least microseconds and the most KiB.
 */

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SECOND = 1000000 };

/* The CPU time of all children so far. */
static long spent_get(long *memory)
{
    struct rusage use;
    getrusage(RUSAGE_CHILDREN, &use);
    *memory = use.ru_maxrss;
    return (long)(use.ru_utime.tv_sec + use.ru_stime.tv_sec) * SECOND +
           (long)(use.ru_utime.tv_usec + use.ru_stime.tv_usec);
}

static void command_run(char **command, const char *out)
{
    int status, to = open(out, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    int nothing = open("/dev/null", O_RDWR);
    pid_t child = fork();
    if (!child) {
        dup2(nothing, STDIN_FILENO);
        dup2(to, STDOUT_FILENO);
        dup2(nothing, STDERR_FILENO);
        execvp(command[0], command);
        _exit(127);
    }
    close(to);
    close(nothing);
    if (child < 0 || waitpid(child, &status, 0) != child ||
        !WIFEXITED(status) || WEXITSTATUS(status) > 1) {
        fprintf(stderr, "cpu: %s failed\n", command[0]);
        exit(EXIT_FAILURE);
    }
}

int main(int argc, char **argv)
{
    long least = 0, memory, before = spent_get(&memory);
    if (argc < 4)
        return EXIT_FAILURE;
    for (int i = 0, runs = atoi(argv[1]); i < runs; i++) {
        command_run(argv + 3, argv[2]);
        long after = spent_get(&memory), used = after - before;
        before = after;
        least = i && least < used ? least : used;
        if (used > 4 * SECOND || (used > SECOND && i))
            break;
    }
    printf("%ld %ld\n", least, memory);
    return EXIT_SUCCESS;
}
