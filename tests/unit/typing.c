/* SPDX-License-Identifier: MIT */

/* See the header. */

#include "typing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct fixture fixture;

static int fixture_open(void **state)
{
    *state = &fixture;
    return app_open(&fixture.app, fixture.sample.a, &fixture.sample.story, 80,
                    24);
}

int app_setup(void **state)
{
    sample_story(&fixture.sample, 1, 3);
    return fixture_open(state);
}

int app_setup_versions(void **state)
{
    sample_versions(&fixture.sample, 0, 1);
    return fixture_open(state);
}

int app_teardown(void **state)
{
    struct fixture *own = *state;
    app_close(&own->app);
    sample_close(&own->sample);
    return 0;
}

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
