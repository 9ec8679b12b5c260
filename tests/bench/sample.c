/* SPDX-License-Identifier: MIT */

/* A look a millisecond; see the header. */

#include "sample.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { QUIET = 4 }; /* looks at sleeping threads that are enough */

static double clock_now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

/* Adds what thread TID of PROCESS has used. */
static void thread_read(pid_t process, const char *tid, struct sample *sample)
{
    char path[300], text[512];
    unsigned long long used = 0;
    bool is_own = atoi(tid) == (int)process;
    snprintf(path, sizeof path, "/proc/%d/task/%s/schedstat", (int)process,
             tid);
    FILE *file = fopen(path, "r");
    if (file && fscanf(file, "%llu", &used) == 1)
        sample->all += (double)used / 1e6;
    if (file)
        fclose(file);
    if (is_own)
        sample->own = (double)used / 1e6;
    snprintf(path, sizeof path, "/proc/%d/task/%s/stat", (int)process, tid);
    file = fopen(path, "r");
    if (!file)
        return;
    size_t len = fread(text, 1, sizeof text - 1, file);
    text[len] = '\0';
    const char *state = strrchr(text, ')');
    bool waits = state && state[1] && state[2] == 'S';
    sample->waits &= waits;
    if (is_own)
        sample->own_waits = waits;
    fclose(file);
}

struct sample sample_take(struct pty *pty)
{
    char path[64];
    struct sample sample = {.waits = true};
    snprintf(path, sizeof path, "/proc/%d/task", (int)pty_pid(pty));
    DIR *tasks = opendir(path);
    const struct dirent *entry;
    while (tasks && (entry = readdir(tasks)))
        if (entry->d_name[0] != '.')
            thread_read(pty_pid(pty), entry->d_name, &sample);
    if (tasks)
        closedir(tasks);
    return sample;
}

struct sample_use sample_idle(struct pty *pty, struct sample before)
{
    struct sample last = before;
    struct sample_use use = {0};
    double from = before.own, since = clock_now();
    for (int quiet = 0; quiet < QUIET && last.all != 0;) {
        pty_drain(pty, 1);
        struct sample now = sample_take(pty);
        quiet = now.waits && now.all <= last.all ? quiet + 1 : 0;
        if (now.own - from > use.longest)
            use.longest = now.own - from;
        if (now.own_waits)
            from = now.own;
        last = now;
    }
    use.all = last.all - before.all;
    use.clock = clock_now() - since;
    return use;
}
