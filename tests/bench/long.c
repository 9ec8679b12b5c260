/* SPDX-License-Identifier: MIT */

/*
 * Very long texts through a real pseudo-terminal, by the clock: from start to
 * how far it is, to the first picture of the texts and to the last one; the
 * longest time from a key to its picture while all is compared; then, for keys
 * that lay out, search or go far, how long at most the interface's thread was
 * busy before it waited again, by its CPU time, which must not be above the
 * limit, and what all that the key asked for took; how soon the program is
 * stopped and left; and the most memory it took.
 *
 *     bench_long PROGRAM OLD NEW [LIMIT]
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "sample.h"

enum { KEYS = 60, TRIES = 6, LIMIT = 100 };

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

/* Waits as long as it takes, within reason. */
static void wait_for(struct pty *pty, const char *text, bool is_there)
{
    for (int i = 0; i < TRIES; i++)
        if (is_there ? pty_wait(pty, text) : pty_wait_no(pty, text))
            return;
    fprintf(stderr, "bench_long: \"%s\" %s\n", text,
            is_there ? "does not come" : "stays");
    exit(1);
}

static void memory_print(struct pty *pty)
{
    char path[64], line[256];
    snprintf(path, sizeof path, "/proc/%d/status", (int)pty_pid(pty));
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file))
        if (!strncmp(line, "VmHWM:", 6))
            printf("the most memory: %s", line + 6);
    if (file)
        fclose(file);
}

/* The longest of KEYS keys that each change the picture. */
static double keys_time(struct pty *pty)
{
    double longest = 0;
    for (int i = 0; i < KEYS; i++) {
        char *before = pty_snapshot(pty);
        double since = now();
        pty_keys(pty, i % 2 ? "b" : " ");
        if (!pty_wait_change(pty, before))
            exit(1);
        if (now() - since > longest)
            longest = now() - since;
        free(before);
    }
    return longest;
}

/* Keys that ask for much; those before it are typed first. */
static const struct {
    const char *name, *before, *keys;
} key_table[] = {
    {"n",            "g",   "n"    },
    {"50%",          "g",   "50%"  },
    {"G",            "g",   "G"    },
    {"g",            "G",   "g"    },
    {"]m",           "g",   "]m"   },
    {"Enter",        "",    "\r"   },
    {"vi",           "",    "vi"   },
    {"vn",           "",    "vn"   },
    {"vs",           "",    "vs"   },
    {"w",            "",    "w"    },
    {"w again",      "",    "w"    },
    {"zM",           "g",   "zM"   },
    {"zo",           "",    "zo"   },
    {"n, folded",    "",    "n"    },
    {"zR",           "",    "zR"   },
    {"+",            "",    "+"    },
    {"+ again",      "",    "+"    },
    {"X",            "",    "X"    },
    {"x",            "",    "x"    },
    {"x Enter",      "",    "\r"   },
    {"X, q",         "",    "Xq"   },
    {"/ e",          "",    "/e"   },
    {"/ et",         "",    "t"    },
    {"Enter, n",     "",    "\rn"  },
    {"Esc",          "",    "\033" },
    {"& and a word", "g",   "&fe\r"},
    {"Esc, all",     "",    "\033" },
    {"C",            "",    "C"    },
    {"C, G",         "",    "G"    },
    {"C, q",         "",    "q"    },
    {"S",            "",    "S"    },
    {"?",            "q",   "?"    },
    {"C-w >",        "q",   "\027>"},
    {"C-w =",        "",    "\027="},
    {"y",            "]m",  "y"    },
    {"m, '",         "gma", "G'a"  },
};

/* Types the keys of the table; false if one kept the interface's thread from
 * waiting for the next for more than LIMIT. */
static bool table_run(struct pty *pty, double limit)
{
    double worst = 0;
    for (size_t i = 0; i < sizeof key_table / sizeof *key_table; i++) {
        pty_keys(pty, key_table[i].before);
        sample_idle(pty, sample_take(pty));
        struct sample before = sample_take(pty);
        pty_keys(pty, key_table[i].keys);
        struct sample_use use = sample_idle(pty, before);
        printf("%-14s interface %4.0f ms, all threads %5.0f ms, by the clock "
               "%5.0f ms\n",
               key_table[i].name, use.longest, use.all, use.clock);
        fflush(stdout);
        worst = use.longest > worst ? use.longest : worst;
    }
    printf("the worst key: %.0f ms of the interface's thread\n", worst);
    if (worst > limit)
        fprintf(stderr, "bench_long: more than %.0f ms\n", limit);
    return worst <= limit;
}

static struct pty *start(char **argv)
{
    static const char *const environment[] = {
        "HOME=/nonexistent", "XDG_CONFIG_HOME=/nonexistent", NULL};
    const char *program[] = {argv[1], "--no-query", "--no-state",
                             argv[2], argv[3],      NULL};
    struct pty *pty =
        pty_start(&(struct pty_options){.argv = program,
                                        .environment = environment,
                                        .width = 200,
                                        .height = 60});
    if (!pty)
        exit(1);
    return pty;
}

static void leave(struct pty *pty)
{
    int status;
    double since = now();
    pty_keys(pty, "Q");
    while (pty_is_alternate(pty))
        pty_drain(pty, 1);
    printf("the terminal is given back after %.0f ms\n", now() - since);
    if (!pty_wait_end(pty, PTY_LIMIT, &status))
        exit(1);
    printf("left after %.0f ms\n", now() - since);
    pty_free(pty);
}

int main(int argc, char **argv)
{
    if (argc != 4 && argc != 5) {
        fputs("bench_long PROGRAM OLD NEW [LIMIT]\n", stderr);
        return 2;
    }
    double limit = argc == 5 ? atof(argv[4]) : LIMIT;
    double since = now();
    struct pty *pty = start(argv);
    wait_for(pty, "words", true);
    printf("how far it is, after %.0f ms\n", now() - since);
    leave(pty);

    since = now();
    pty = start(argv);
    wait_for(pty, "to come", true);
    printf("the first picture after %.0f ms\n", now() - since);
    printf("a key while all is compared: at most %.0f ms\n", keys_time(pty));
    wait_for(pty, "comparing", false);
    printf("the last picture after %.0f ms\n", now() - since);
    memory_print(pty);
    bool is_fast = table_run(pty, limit);
    memory_print(pty);
    leave(pty);

    pty = start(argv);
    wait_for(pty, "to come", true);
    since = now();
    pty_keys(pty, "\003");
    wait_for(pty, "only words compared", true);
    printf("stopped after %.0f ms\n", now() - since);
    leave(pty);
    return is_fast ? 0 : 1;
}
