/* SPDX-License-Identifier: MIT */

/*
 * The last parts of a path are all that is told of it, as the rest is about the
 * machine. Lines are kept as text until the end. The texts of a folder are one
 * line: how many, their bytes, and the sum of their sums in the order in which
 * they were read, each with an end of line.
 */

#include "tools/train/record.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tools/train/memory.h"
#include "tools/train/sha256.h"

enum { LINE_MOST = 400 };

/* Text that grows. */
struct text {
    char *at;
    size_t len, room;
};

/* The lines of this run; of the folder whose texts are read, its name, how
 * many and how long they are, and their sums, a line each. */
static struct text lines, sums;
static char folder[LINE_MOST];
static size_t folder_files, folder_bytes;

static void text_keep(struct text *to, const char *text)
{
    size_t len = strlen(text);
    if (to->len + len + 1 > to->room) {
        size_t room = 2 * (to->len + len + 1);
        char *grown = memory_new(room);
        if (to->at)
            memcpy(grown, to->at, to->len + 1);
        free(to->at);
        to->at = grown;
        to->room = room;
    }
    memcpy(to->at + to->len, text, len + 1);
    to->len += len;
}

/* The last PARTS parts of PATH: a set has files of the same names as others. */
static const char *name_of(const char *path, int parts)
{
    const char *at = path + strlen(path);
    for (int n = 0; at > path; at--)
        if (at[-1] == '/' && ++n == parts)
            break;
    return at;
}

/* Ends the folder that was read. */
static void folder_end(void)
{
    char line[2 * LINE_MOST], sum[SHA256_DIGITS + 1];
    if (!folder_files)
        return;
    sha256_text((struct str){sums.at, sums.len}, sum);
    snprintf(line, sizeof line, "inputs %s %zu files %zu %s\n", folder,
             folder_files, folder_bytes, sum);
    text_keep(&lines, line);
    sums.len = folder_files = folder_bytes = 0;
}

/* Notes a text NAME of a folder "SET/docs": there are hundreds. */
static void folder_put(const char *name, struct str bytes)
{
    char sum[SHA256_DIGITS + 1];
    size_t len = (size_t)(strrchr(name, '/') - name);
    if (strncmp(name, folder, len) != 0 || folder[len])
        folder_end();
    snprintf(folder, sizeof folder, "%.*s", (int)len, name);
    sha256_text(bytes, sum);
    text_keep(&sums, sum);
    text_keep(&sums, "\n");
    folder_files++;
    folder_bytes += bytes.len;
}

static void file_print(char line[LINE_MOST], const char *name, const char *path,
                       struct str bytes)
{
    char sum[SHA256_DIGITS + 1];
    sha256_text(bytes, sum);
    snprintf(line, LINE_MOST, "%s %s %zu %s\n", name, path, bytes.len, sum);
}

void record_input(const char *path, struct str bytes)
{
    char line[LINE_MOST];
    const char *name = name_of(path, 3);
    if (strstr(name, "/docs/")) {
        folder_put(name, bytes);
        return;
    }
    folder_end();
    file_print(line, "input", name_of(path, 2), bytes);
    text_keep(&lines, line);
}

void record_say(const char *format, ...)
{
    char text[LINE_MOST];
    va_list list;
    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    fputs(text, stdout);
    folder_end();
    text_keep(&lines, "printed ");
    text_keep(&lines, text);
}

/* The file PATH in new memory; empty if it cannot be read. */
static struct str file_load(const char *path)
{
    FILE *file = fopen(path, "rb");
    struct str bytes = {NULL, 0};
    if (file && !fseek(file, 0, SEEK_END)) {
        long len = ftell(file);
        rewind(file);
        char *s = memory_new(len > 0 ? (size_t)len : 1);
        if (len > 0 && fread(s, 1, (size_t)len, file) == (size_t)len)
            bytes = (struct str){s, (size_t)len};
        else
            free(s);
    }
    if (file)
        fclose(file);
    return bytes;
}

bool record_write(const char *path, const char *nets, int argc, char **argv)
{
    FILE *file = fopen(path, "w");
    struct str bytes = file_load(nets);
    const char *base = strrchr(nets, '/');
    char line[LINE_MOST];
    if (!file || !bytes.len)
        return false;
    folder_end();
    file_print(line, "nets", base ? base + 1 : nets, bytes);
    fputs(line, file);
    fputs("call", file);
    for (int i = 1; i < argc; i++)
        if (strncmp(argv[i], "--out=", 6) != 0 &&
            strncmp(argv[i], "--record=", 9) != 0)
            fprintf(file, " %s",
                    strncmp(argv[i], "--", 2) != 0        ? name_of(argv[i], 2)
                    : !strncmp(argv[i], "--lexicon=", 10) ? "--lexicon=FILE"
                                                          : argv[i]);
    fprintf(file, "\ncompiler %s\n%s", __VERSION__, lines.at ? lines.at : "");
    free((void *)(uintptr_t)bytes.s);
    return !fclose(file);
}
