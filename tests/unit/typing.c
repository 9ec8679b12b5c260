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

void assert_as_at_once(struct app *app, const char *keys)
{
    struct app other;
    struct story story = *app->story;
    struct error err;
    struct buf b[2] = {{.a = app->a}, {.a = app->a}};
    story.diff = NULL;
    assert_int_equal(
        story_compare(&story, story.at[HX_OLD], story.at[HX_NEW], &err), 0);
    assert_int_equal(app_open(&other, app->a, &story, app->width, app->height),
                     0);
    type(&other, keys);
    screen_dump_text(app_draw(app), &b[0]);
    screen_dump_text(app_draw(&other), &b[1]);
    for (struct str one = buf_str(&b[0]), two = buf_str(&b[1]); one.len;) {
        struct str row = str_cut(&one, '\n'), same = str_cut(&two, '\n');
        if (!str_is_equal(row, same))
            fail_msg("\"%.*s\" is not \"%.*s\"", (int)row.len, row.s,
                     (int)same.len, same.s);
    }
    app_close(&other);
    hx_diff_free(story.diff);
}
