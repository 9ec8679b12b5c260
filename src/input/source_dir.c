/* SPDX-License-Identifier: MIT */

/* Names are bytes, compared as such but for the numbers in them. */

#include "input/source_dir.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

bool source_is_dir(const char *path)
{
    struct stat info;
    return !stat(path, &info) && S_ISDIR(info.st_mode);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Compares the numbers that A and B begin with and moves both behind them;
 * leading zeros do not count. */
static int number_compare(const char **a, const char **b)
{
    size_t n = 0, m = 0;
    while (**a == '0')
        ++*a;
    while (**b == '0')
        ++*b;
    while (is_digit((*a)[n]))
        n++;
    while (is_digit((*b)[m]))
        m++;
    int order = n != m ? (n > m) - (n < m) : memcmp(*a, *b, n);
    *a += n;
    *b += m;
    return order;
}

int source_name_compare(const char *a, const char *b)
{
    const char *x = a, *y = b;
    while (*x && *y) {
        if (is_digit(*x) && is_digit(*y)) {
            int order = number_compare(&x, &y);
            if (order)
                return order;
        } else if (*x != *y) {
            break;
        } else {
            x++, y++;
        }
    }
    if (*x != *y)
        return (unsigned char)*x < (unsigned char)*y ? -1 : 1;
    return strcmp(a, b);
}

static int path_compare(const void *a, const void *b)
{
    return source_name_compare(*(const char *const *)a,
                               *(const char *const *)b);
}

static void dir_drop(void *handle)
{
    closedir(handle);
}

static bool is_plain_file(const char *path)
{
    struct stat info;
    return !stat(path, &info) && S_ISREG(info.st_mode);
}

int source_dir_list(struct arena *a, const char *path,
                    struct source_paths *paths, struct error *err)
{
    VEC(const char *) list = {0};
    DIR *dir = opendir(path);
    if (!dir)
        return error_set(err, "%s: %s", path, strerror(errno));
    arena_own(a, dir, dir_drop);
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(dir);
        if (!entry && errno)
            return error_set(err, "%s: %s", path, strerror(errno));
        if (!entry)
            break;
        struct buf b = {.a = a};
        buf_print(&b, "%s/%s", path, entry->d_name);
        const char *name = str_copy(a, buf_str(&b));
        if (entry->d_name[0] != '.' && is_plain_file(name))
            *vec_push(a, &list) = name;
    }
    if (list.vec.n)
        qsort(list.at, list.vec.n, sizeof *list.at, path_compare);
    *paths = (struct source_paths){list.at, list.vec.n};
    return 0;
}
