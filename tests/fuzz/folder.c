/* SPDX-License-Identifier: MIT */

/* See the header. */

#define _XOPEN_SOURCE 700 /* mkdtemp(), nftw() */

#include "folder.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "fuzz.h"

static char folder[] = "/tmp/hexapla_fuzz.XXXXXX";
static bool is_made;

static int entry_remove(const char *path, const struct stat *info, int kind,
                        struct FTW *place)
{
    (void)info;
    (void)kind;
    (void)place;
    return remove(path);
}

static void folder_remove(void)
{
    enum { OPEN_MOST = 8 };
    nftw(folder, entry_remove, OPEN_MOST, FTW_DEPTH | FTW_PHYS);
}

const char *folder_get(const char *path)
{
    char made[256];
    if (is_made)
        return folder;
    if (!mkdtemp(folder) || atexit(folder_remove))
        fuzz_check("a folder can be made");
    is_made = true;
    for (const char *at = strchr(path, '/'); at; at = strchr(at + 1, '/')) {
        snprintf(made, sizeof made, "%s/%.*s", folder, (int)(at - path), path);
        mkdir(made, S_IRWXU);
    }
    return folder;
}

const char *folder_path(struct arena *a, const char *name)
{
    struct buf b = {.a = a};
    buf_print(&b, "%s/%s", folder, name);
    return str_copy(a, buf_str(&b));
}

void folder_write(struct arena *a, const char *name, struct str bytes,
                  bool is_more)
{
    FILE *file = fopen(folder_path(a, name), is_more ? "ab" : "wb");
    if (!file || fwrite(bytes.s, 1, bytes.len, file) != bytes.len ||
        fclose(file))
        fuzz_check("a file can be written");
}
