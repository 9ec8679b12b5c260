/* SPDX-License-Identifier: MIT */

/*
 * Where no format is asked for, the first row that claims the bytes reads
 * them; if it cannot after all, they are plain text.
 */

#include "input/format.h"

#include <string.h>

#include "input/formats.h"

static bool text_claims(const struct format_input *input)
{
    (void)input;
    return true;
}

static int text_read(struct arena *a, const struct format_input *input,
                     struct format_text *out, struct error *err)
{
    (void)a, (void)err;
    *out = (struct format_text){.text = input->bytes};
    return 0;
}

const struct format_info format_table[] = {
    {"html",     html_claims,     html_read,        "the main text of a page"},
    {"json",     json_claims,     json_format_read,
     "the article in an object, or what PATH leads to"                       },
    {"markdown", markdown_claims, markdown_read,    "text with front matter" },
    {"text",     text_claims,     text_read,        "the bytes as they are"  },
};

const size_t format_count = sizeof format_table / sizeof *format_table;

bool format_is_named(const char *name, const char *endings)
{
    struct str s = str_of(name), rest = str_of(endings);
    while (rest.len) {
        struct str ending = str_cut(&rest, ' ');
        if (s.len > ending.len &&
            str_is_equal_nocase(str_sub(s, s.len - ending.len, ending.len),
                                ending))
            return true;
    }
    return false;
}

int format_choose(struct format_choice *choice, const char *value,
                  struct error *err)
{
    *choice = (struct format_choice){NULL, NULL};
    if (!value || !strcmp(value, "auto"))
        return 0;
    struct str rest = str_of(value), name = str_cut(&rest, ':');
    const char *colon = strchr(value, ':');
    for (size_t i = 0; i < format_count; i++)
        if (str_is_equal(name, str_of(format_table[i].name)))
            choice->info = &format_table[i];
    if (!choice->info)
        return error_set(err,
                         "--input=%.60s is not known; it can be auto, text, "
                         "html, markdown, json or json:PATH",
                         value);
    if (colon && strcmp(choice->info->name, "json") != 0)
        return error_set(err, "--input=%.60s: only json takes a path", value);
    choice->path = colon ? colon + 1 : NULL;
    return 0;
}

int format_read(struct arena *a, const struct format_choice *choice,
                const struct format_input *input, struct format_text *out,
                struct error *err)
{
    struct format_input own = *input;
    struct error dropped;
    *out = (struct format_text){.text = input->bytes};
    own.path = choice->path;
    if (choice->info)
        return choice->info->read(a, &own, out, err);
    for (size_t i = 0; i < format_count; i++) {
        if (!format_table[i].claims(&own))
            continue;
        if (!format_table[i].read(a, &own, out, &dropped))
            return 0;
        break;
    }
    return text_read(a, &own, out, err);
}
