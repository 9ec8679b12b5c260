/* SPDX-License-Identifier: MIT */

/* See the header. */

#include "typing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

void type(struct app *app, const char *keys)
{
    for (struct str rest = str_of(keys); rest.len;) {
        app_key(app, key_cut(&rest), 0, 0);
        assert_non_null(app_draw(app));
    }
}

const char *row_text(struct app *app, int y)
{
    static char text[4096];
    struct buf b = {.a = app->a};
    const struct screen *screen = app_draw(app);
    assert_non_null(screen);
    screen_dump_text(screen, &b);
    struct str rest = buf_str(&b);
    for (; y; y--)
        str_cut(&rest, '\n');
    struct str line = str_cut(&rest, '\n');
    snprintf(text, sizeof text, "%.*s", (int)line.len, line.s);
    return text;
}

void assert_row(struct app *app, int y, const char *part)
{
    const char *text = row_text(app, y);
    if (!strstr(text, part))
        fail_msg("row %d is \"%s\", not \"%s\"", y, text, part);
}
