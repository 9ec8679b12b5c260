/* SPDX-License-Identifier: MIT */

/*
 * CPU time from a key to the painted screen, through a real pseudo-terminal:
 * that of all threads of the program, from the key until it waits for the next
 * one, ncurses' output included; and that from its start to the first picture,
 * as soon as it is there, and until it waits, also of the interface's thread
 * alone. No key may take more than LIMIT milliseconds.
 *
 *     bench_keys PROGRAM COLUMNS ROWS LIMIT OLD NEW
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sample.h"

enum { TIMES = 10 };

/* Types KEYS some times, BEFORE first; prints the mean and the most. */
static double keys_run(struct pty *pty, const char *name, const char *keys,
                       const char *before)
{
    double sum = 0, most = 0;
    for (int i = 0; i < TIMES; i++) {
        if (i == 0 || before[0] == '!')
            pty_keys(pty, before + (before[0] == '!'));
        sample_idle(pty, sample_take(pty));
        struct sample start = sample_take(pty);
        pty_keys(pty, keys);
        double used = sample_idle(pty, start).all;
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

/* What was used until there are a text and the bottom line, which is written
 * last. */
static struct sample picture_wait(struct pty *pty, int height)
{
    struct sample used;
    do {
        pty_drain(pty, 0);
        used = sample_take(pty);
    } while (!pty_row(pty, 1)[0] || !pty_row(pty, height - 1)[0]);
    return used;
}

static void start_print(const char *name, struct sample used)
{
    printf("%-18s %7.2f ms, all threads %7.2f ms\n", name, used.own, used.all);
}

int main(int argc, char **argv)
{
    if (argc != 7) {
        fprintf(stderr,
                "usage: bench_keys PROGRAM COLUMNS ROWS LIMIT OLD NEW\n");
        return 2;
    }
    const char *const words[] = {argv[1], "--no-query", "--no-state",
                                 argv[5], argv[6],      NULL};
    struct pty_options options = {
        .argv = words, .width = atoi(argv[2]), .height = atoi(argv[3])};
    struct pty *pty = pty_start(&options);
    double worst = 0;
    if (!pty)
        return 1;
    while (!pty_is_alternate(pty))
        pty_drain(pty, 1);
    start_print("terminal taken", sample_take(pty));
    start_print("first picture", picture_wait(pty, options.height));
    sample_idle(pty, sample_take(pty));
    start_print("waits for a key", sample_take(pty));
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
    if (worst > atof(argv[4]))
        fprintf(stderr, "bench_keys: a key took more than %s ms\n", argv[4]);
    return worst > atof(argv[4]);
}
