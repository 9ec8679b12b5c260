/* SPDX-License-Identifier: MIT */

/*
 * Never looks into the working folder, as with themes. A lexicon that is
 * missing or of another version is nothing to stop for: hexapla works without
 * it and says so in its help.
 */

#include "app/lexicons.h"

#include <string.h>
#include <unistd.h>

#include "input/map.h"

/* The file PATH, beside the program's folder if it is relative. */
static const char *place_of(struct arena *a, const char *path)
{
    char exe[4096];
    struct buf b = {.a = a};
    ssize_t n = *path == '/' ? 0 : readlink("/proc/self/exe", exe, sizeof exe);
    while (n > 0 && exe[n - 1] != '/')
        n--;
    if (n > 0)
        buf_put(&b, (struct str){exe, (size_t)n});
    buf_put(&b, str_of(path));
    return *b.s == '/' ? str_copy(a, buf_str(&b)) : NULL;
}

const char *lexicons_find(struct arena *a)
{
    static const char *const places[] = {
        "../src/data/lexicon-en.lex",
        "../share/hexapla/lexicon-en.lex",
        HEXAPLA_DATA "/lexicon-en.lex",
    };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        const char *path = place_of(a, places[i]);
        if (path && !access(path, R_OK))
            return path;
    }
    return NULL;
}

int lexicons_open(struct arena *a, const char *asked, hx_options *options,
                  struct error *err)
{
    struct error none;
    struct str bytes;
    if (asked && !strcmp(asked, "none"))
        return 0;
    const char *path = asked ? asked : lexicons_find(a);
    if (!path)
        return 0;
    if (map_open(a, path, &bytes, asked ? err : &none))
        return asked ? -1 : 0;
    if (!hx_lexicon_is_known(bytes.s, bytes.len))
        return asked ? error_set(err,
                                 "%s: is no lexicon that this version can read",
                                 path)
                     : 0;
    options->lexicon = bytes.s;
    options->lexicon_len = bytes.len;
    return 0;
}
