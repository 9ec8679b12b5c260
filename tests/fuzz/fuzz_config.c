/* SPDX-License-Identifier: MIT */

/* A configuration file of any bytes: read, and the same when it is printed and
 * read again, nothing in it a control. */

#include "fuzz.h"

#include <locale.h>

#include "app/config.h"
#include "base/utf8.h"

struct input {
    const char *data;
    size_t len;
};

static struct str printed(const struct config *config, bool all)
{
    struct buf b = {.a = config->notes.a};
    if (all)
        bindings_print(&b, &config->bindings, true);
    else
        config_print(&b, config);
    return buf_str(&b);
}

/* TEXT is printed as it was when it is read. */
static void again(struct arena *a, struct str text, bool all)
{
    struct config config = {.bindings = {.a = a}, .notes = {.a = a}};
    config_read(&config, text, "again");
    if (config.notes.list.vec.n)
        fuzz_check("what is printed is read without complaint");
    if (!str_is_equal(printed(&config, all), text))
        fuzz_check("what is printed is read as the same");
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.s[i] < ' ' && text.s[i] != '\n')
            fuzz_check("nothing printed is a control");
    if (!utf8_is_valid(text))
        fuzz_check("what is printed is UTF-8");
}

static int body(struct arena *a, void *context)
{
    const struct input *input = context;
    struct config config = {.bindings = {.a = a}, .notes = {.a = a}};
    config_read(&config, (struct str){input->data, input->len}, "any");
    again(a, printed(&config, false), false);
    again(a, printed(&config, true), true);
    return -1; /* nothing of it is kept */
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct input input = {(const char *)data, len};
    setlocale(LC_CTYPE, "C.UTF-8");
    arena_run(0, body, &input);
    return 0;
}
