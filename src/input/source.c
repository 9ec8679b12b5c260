/* SPDX-License-Identifier: MIT */

/* The table of sources; see the header. */

#include "input/source.h"

#include "input/source_file.h"

const struct source_info source_table[] = {
    {"stdin", source_is_stdin, source_stdin_load, "- is standard input"},
    {"file",  source_is_file,  source_file_load,  "a file"             },
};

const size_t source_count = sizeof source_table / sizeof *source_table;

int source_load(struct arena *a, const char *path, struct str *text,
                struct error *err)
{
    size_t i = 0;
    while (!source_table[i].claims(path))
        i++;
    return source_table[i].load(a, path, text, err);
}
