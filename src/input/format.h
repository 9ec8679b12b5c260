/* SPDX-License-Identifier: MIT */
#ifndef INPUT_FORMAT_H
#define INPUT_FORMAT_H

/*
 * Bytes to the text that is compared, and what its paragraphs are as far as
 * the markup says so. format_table has a row a format. Positions, searches and
 * copies are all of that text.
 */

#include "base/error.h"
#include "base/str.h"
#include "hexapla.h"

/* What a format is given. */
struct format_input {
    struct str bytes;
    const char *name; /* of the file, as a hint, or NULL */
    const char *path; /* what of it is wanted, or NULL: JSON only */
};

/* What it gives; all of it lives in the arena, or in the bytes. */
struct format_text {
    struct str text;
    const hx_mark *marks; /* ascending, in bytes of the text */
    size_t mark_count;
    const char *what;   /* "HTML, main text"; NULL: the bytes as they are */
    const char *notice; /* what the user should know, or NULL */
};

struct format_info {
    const char *name; /* as in --input */
    /* True if these bytes are of the format, for --input=auto. */
    bool (*claims)(const struct format_input *input);
    /* 0, or -1 with a sentence in ERR. */
    int (*read)(struct arena *a, const struct format_input *input,
                struct format_text *out, struct error *err);
    const char *help;
};

extern const struct format_info format_table[];
extern const size_t format_count;

/* What was asked for: a row, or NULL for what the bytes look like. */
struct format_choice {
    const struct format_info *info;
    const char *path; /* behind the colon, or NULL */
};

/* Reads VALUE, "auto", a name or "json:PATH", NULL for auto; 0, or -1 with a
 * sentence in ERR. */
int format_choose(struct format_choice *choice, const char *value,
                  struct error *err);
/* Reads BYTES of the file NAME; 0, or -1 with a sentence in ERR. */
int format_read(struct arena *a, const struct format_choice *choice,
                const struct format_input *input, struct format_text *out,
                struct error *err);
/* True if NAME ends with one of ENDINGS, parted by blanks, in any case. */
bool format_is_named(const char *name, const char *endings);

#endif
