/* SPDX-License-Identifier: MIT */

/*
 * The history is a list with a place in it, as that of a browser: going back
 * keeps what was ahead, and a new jump from there drops it.
 */

#include "app/marks.h"

#include <string.h>

#include "app/app.h"
#include "app/command.h"
#include "app/compare.h"

static bool is_same(const struct reader_place *x, const struct reader_place *y)
{
    return x->side == y->side && x->token[x->side] == y->token[x->side] &&
           !memcmp(x->version, y->version, sizeof x->version);
}

void marks_leave(struct app *app)
{
    if (!app->reader.a)
        return;
    struct marks *marks = &app->marks;
    struct reader_place place = reader_place_get(&app->reader);
    if (marks->at < marks->jumps)
        marks->jumps = marks->at;
    if (marks->jumps && is_same(&marks->jump[marks->jumps - 1], &place))
        marks->jumps--;
    if (marks->jumps == JUMPS) {
        memmove(marks->jump, marks->jump + 1,
                (JUMPS - 1) * sizeof *marks->jump);
        marks->jumps--;
    }
    marks->jump[marks->jumps++] = place;
    marks->at = marks->jumps;
}

/* Goes to PLACE, with the versions that it is in. */
static void place_go(struct app *app, struct reader_place place)
{
    command_text(app);
    compare_go(app, &place);
}

void marks_set(struct app *app, uint32_t letter)
{
    if (letter < 'a' || letter > 'z') {
        app_say(app, true, "a mark is one of the letters a to z");
        return;
    }
    app->marks.mark[letter - 'a'] = reader_place_get(&app->reader);
    app->marks.is_set[letter - 'a'] = true;
    app_say(app, false, "marked; '%c returns here", (char)letter);
}

void marks_go(struct app *app, uint32_t letter)
{
    struct marks *marks = &app->marks;
    if (letter == '\'') {
        if (!marks->jumps) {
            app_say(app, false, "nothing was left yet");
            return;
        }
        struct reader_place place = marks->jump[marks->jumps - 1];
        marks_leave(app);
        place_go(app, place);
        return;
    }
    if (letter < 'a' || letter > 'z' || !marks->is_set[letter - 'a']) {
        app_say(app, true, "that mark is not set; m and a letter sets one");
        return;
    }
    marks_leave(app);
    place_go(app, marks->mark[letter - 'a']);
}

void marks_back(struct app *app, int64_t count)
{
    struct marks *marks = &app->marks;
    if (count > 0 && marks->at == marks->jumps) {
        marks_leave(app); /* to come back to */
        marks->at = marks->jumps - 1;
    }
    int64_t at = (int64_t)marks->at - count;
    if (at < 0 || at >= marks->jumps) {
        app_say(app, false, "no %s place", count > 0 ? "earlier" : "later");
        return;
    }
    marks->at = (uint32_t)at;
    place_go(app, marks->jump[at]);
}
