/* SPDX-License-Identifier: MIT */

/* Runs the entry on each file of the folders given, without libFuzzer. */

#include "fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_LEN = 4096, FILE_MOST = 1 << 20 };

/* Runs the entry on the file at PATH; false if it cannot be read. */
static int file_run(const char *path)
{
    uint8_t *room = malloc(FILE_MOST), *data = NULL;
    FILE *file = fopen(path, "rb");
    size_t len = file && room ? fread(room, 1, FILE_MOST, file) : 0;
    int good = file && room && !ferror(file);
    if (file)
        fclose(file);
    /* A copy of the right size, so that a sanitizer sees its end. */
    if (good && (data = malloc(len ? len : 1))) {
        memcpy(data, room, len);
        LLVMFuzzerTestOneInput(data, len);
    }
    free(room);
    free(data);
    return good;
}

static int folder_run(const char *folder)
{
    char path[PATH_LEN];
    int n = 0;
    DIR *list = opendir(folder);
    if (!list)
        return -1;
    for (struct dirent *entry; (entry = readdir(list));) {
        if (entry->d_name[0] == '.')
            continue;
        int len = snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (len < 0 || (size_t)len >= sizeof path || !file_run(path)) {
            closedir(list);
            return -1;
        }
        n++;
    }
    closedir(list);
    return n;
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        int n = folder_run(argv[i]);
        if (n < 1) {
            fprintf(stderr, "fuzz: cannot read a file of %s\n", argv[i]);
            return EXIT_FAILURE;
        }
        printf("%s: %d files\n", argv[i], n);
    }
    LLVMFuzzerTestOneInput((const uint8_t *)"", 0);
    return EXIT_SUCCESS;
}
