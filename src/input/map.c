/* SPDX-License-Identifier: MIT */

/* The descriptor is closed at once; the arena owns the mapping. Nothing is
 * read until it is looked at, so a big file costs what is needed of it. */

#include "input/map.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static void map_drop(void *handle)
{
    struct str *bytes = handle;
    if (bytes->len)
        munmap((void *)(uintptr_t)bytes->s, bytes->len);
}

/* Maps what FD has into BYTES; 0, or -1 with errno. */
static int descriptor_map(int fd, struct str *bytes)
{
    struct stat info;
    if (fstat(fd, &info))
        return -1;
    if (!S_ISREG(info.st_mode)) {
        errno = S_ISDIR(info.st_mode) ? EISDIR : EINVAL;
        return -1;
    }
    size_t len = (size_t)info.st_size;
    if (!len)
        return 0;
    void *at = mmap(NULL, len, PROT_READ, MAP_PRIVATE, fd, 0);
    if (at == MAP_FAILED)
        return -1;
    *bytes = (struct str){at, len};
    return 0;
}

int map_open(struct arena *a, const char *path, struct str *bytes,
             struct error *err)
{
    struct str *mapped = arena_new(a, struct str, 1);
    arena_own(a, mapped, map_drop);
    *bytes = *mapped;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (fd < 0)
        return error_set(err, "%s: %s", path, strerror(errno));
    int result = descriptor_map(fd, mapped);
    if (result)
        error_set(err, "%s: %s", path, strerror(errno));
    close(fd);
    *bytes = *mapped;
    return result;
}
