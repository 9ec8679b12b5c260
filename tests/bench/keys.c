/* SPDX-License-Identifier: MIT */

/*
 * CPU time from a key to the painted screen, through a real pseudo-terminal:
 * that of all threads of the program, from the key until it waits for the next
 * one, ncurses' output included; and that from its start to the first paint
 * and until it waits. The time is the scheduler's (/proc/PID/task/TID/
 * schedstat, nanoseconds), so it does not depend on what else runs.
 *
 *     bench_keys PROGRAM COLUMNS ROWS OLD NEW
 */

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/term/pty.h"

enum { TIMES = 10, QUIET = 4 };

struct sample {
    double cpu; /* milliseconds */
    bool waits; /* all threads sleep */
};

/* Adds what thread TID of PROCESS has used. */
static void thread_read(pid_t process, const char *tid, struct sample *sample)
{
    char path[300], text[512];
    unsigned long long used = 0;
    snprintf(path, sizeof path, "/proc/%d/task/%s/schedstat", (int)process,
             tid);
    FILE *file = fopen(path, "r");
    if (file && fscanf(file, "%llu", &used) == 1)
        sample->cpu += (double)used / 1e6;
    if (file)
        fclose(file);
    snprintf(path, sizeof path, "/proc/%d/task/%s/stat", (int)process, tid);
    file = fopen(path, "r");
    if (!file)
        return;
    size_t len = fread(text, 1, sizeof text - 1, file);
    text[len] = '\0';
    const char *state = strrchr(text, ')');
    sample->waits &= state && state[1] && state[2] == 'S';
    fclose(file);
}

static struct sample sample_take(pid_t process)
{
    char path[64];
    struct sample sample = {0, true};
    snprintf(path, sizeof path, "/proc/%d/task", (int)process);
    DIR *tasks = opendir(path);
    const struct dirent *entry;
    while (tasks && (entry = readdir(tasks)))
        if (entry->d_name[0] != '.')
            thread_read(process, entry->d_name, &sample);
    if (tasks)
        closedir(tasks);
    return sample;
}

/* Waits until the program has waited for a key for some milliseconds, or is
 * gone; its CPU time so far. */
static double idle_wait(struct pty *pty)
{
    struct sample last = {-1, false};
    for (int quiet = 0; quiet < QUIET && last.cpu != 0;) {
        pty_drain(pty, 1);
        struct sample now = sample_take(pty_pid(pty));
        quiet = now.waits && now.cpu <= last.cpu ? quiet + 1 : 0;
        last = now;
    }
    return last.cpu;
}

/* Types KEYS some times, BEFORE first; prints the mean and the most. */
static double keys_run(struct pty *pty, const char *name, const char *keys,
                       const char *before)
{
    double sum = 0, most = 0;
    for (int i = 0; i < TIMES; i++) {
        if (i == 0 || before[0] == '!')
            pty_keys(pty, before + (before[0] == '!'));
        double start = idle_wait(pty);
        pty_keys(pty, keys);
        double used = idle_wait(pty) - start;
        sum += used;
        most = used > most ? used : most;
    }
    printf("%-18s mean %7.2f ms  most %7.2f ms\n", name, sum / TIMES, most);
    fflush(stdout);
    return most;
}

/* Keys before which ! stands are typed anew each time. */
static const struct {
    const char *name, *keys, *before;
} key_table[] = {
    {"n",         "n",    "g"     },
    {"N",         "N",    "50%"   },
    {"]s",        "]s",   "g"     },
    {"]m",        "]m",   "g"     },
    {"Enter",     "\r",   "]m"    },
    {"j",         "j",    "g"     },
    {"Space",     " ",    "g"     },
    {"b",         "b",    "G"     },
    {"50%",       "50%",  "!g"    },
    {"G",         "G",    "!g"    },
    {"g",         "g",    "!G"    },
    {"vi",        "vi",   "!vs"   },
    {"vs",        "vs",   "!vi"   },
    {"zM",        "zM",   "!zR"   },
    {"zR",        "zR",   "!zM"   },
    {"+",         "+",    "!----" },
    {"x Enter q", "x\rq", "X"     },
    {"/ and e",   "/e",   "!\033g"},
    {"C",         "C",    "!\033" },
    {"?",         "?",    "!\033" },
};

int main(int argc, char **argv)
{
    if (argc != 6) {
        fprintf(stderr, "usage: bench_keys PROGRAM COLUMNS ROWS OLD NEW\n");
        return 2;
    }
    const char *const words[] = {argv[1], "--no-query", argv[4], argv[5], NULL};
    struct pty_options options = {
        .argv = words, .width = atoi(argv[2]), .height = atoi(argv[3])};
    struct pty *pty = pty_start(&options);
    double worst = 0;
    if (!pty)
        return 1;
    while (!pty_is_alternate(pty))
        pty_drain(pty, 1);
    double first = sample_take(pty_pid(pty)).cpu;
    printf("%-18s %7.2f ms\n", "terminal taken", first);
    printf("%-18s %7.2f ms\n", "waits for a key", idle_wait(pty));
    for (size_t i = 0; i < sizeof key_table / sizeof *key_table; i++) {
        if (strcmp(key_table[i].name, "C") == 0)
            pty_keys(pty, "\033\033");
        double most = keys_run(pty, key_table[i].name, key_table[i].keys,
                               key_table[i].before);
        worst = most > worst ? most : worst;
    }
    printf("%-18s %7.2f ms\n", "worst", worst);
    pty_keys(pty, "QQ");
    pty_free(pty);
    return 0;
}
