/* SPDX-License-Identifier: MIT */

/* Theme files of any bytes, the second inheriting from the first (they are
 * parted by a NUL): read, judged, and the same when printed and read again. */

#include "fuzz.h"

#include <locale.h>
#include <string.h>

#include "view/lint.h"

static const enum look_depth depth_table[] = {LOOK_DEPTH_MONO, LOOK_DEPTH_16,
                                              LOOK_DEPTH_256, LOOK_DEPTH_TRUE};

struct input {
    const char *data;
    size_t len;
};

static bool is_same(const struct theme *one, const struct theme *other)
{
    return !memcmp(&one->palette, &other->palette, sizeof one->palette) &&
           !memcmp(one->look, other->look, sizeof one->look) &&
           !memcmp(one->mono, other->mono, sizeof one->mono) &&
           !memcmp(one->sign, other->sign, sizeof one->sign) &&
           one->mode == other->mode;
}

static int body(struct arena *a, void *context)
{
    const struct input *input = context;
    struct notes notes = {.a = a}, again_notes = {.a = a};
    struct buf b = {.a = a};
    struct theme theme, again;
    struct look look[ROLES];
    struct str rest = {input->data, input->len};
    struct str base = str_cut(&rest, '\0');
    struct theme_file file[2] = {
        {"base", base},
        {"any",  rest}
    };
    int line;
    theme_parent(rest, &line);
    theme_load(&theme, file, 2, &notes);
    if (!memchr(theme.name, '\0', sizeof theme.name) ||
        !memchr(theme.description, '\0', sizeof theme.description))
        fuzz_check("the name of a theme ends");
    for (size_t i = 0; i < sizeof depth_table / sizeof *depth_table; i++)
        theme_resolve(&theme, depth_table[i], look);
    lint_theme(&theme, "any", &notes);
    theme_print(&b, &theme);
    struct theme_file printed = {"any", buf_str(&b)};
    theme_load(&again, &printed, 1, &again_notes);
    if (again_notes.list.vec.n || !is_same(&theme, &again))
        fuzz_check("a theme that is printed reads the same");
    return -1; /* nothing of it is kept */
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct input input = {(const char *)data, len};
    setlocale(LC_CTYPE, "C.UTF-8");
    arena_run(0, body, &input);
    return 0;
}
