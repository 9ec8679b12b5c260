/* SPDX-License-Identifier: MIT */

/*
 * What is shown is replaced only by what is ready to be shown: the worker
 * lays out, too. The place in the text is kept by its words and the row of
 * the body it stood on.
 */

#include "app/compare.h"

#include <string.h>

#include "app/explain.h"
#include "app/hint.h"
#include "app/laying.h"
#include "app/reader_fold.h"
#include "app/reader_search.h"
#include "app/reload.h"
#include "app/setting.h"
#include "app/work.h"

/* Milliseconds for which a key waits for the full comparison of short texts. */
enum { SKETCH_WAIT = 60 };

static struct job_order order_of(const struct app *app, uint32_t old,
                                 uint32_t new)
{
    struct job_order order = {
        .story = reload_story(app),
        .at = {old, new},
        .sieve = app->sieve,
        .width = app->width,
        .height = app_body(app),
        .is_first = !app->reader.a && !app->browse
    };
    order.look = app->reader.a ? reader_look_get(&app->reader)
                               : setting_look(&app->settings);
    return order;
}

/* True if words of texts are shown that are short enough for the rest to come
 * in a moment. */
static bool is_sketch(const struct app *app)
{
    const hx_diff *diff = app->story->diff;
    return app->reader.a && diff && hx_diff_depth(diff) == HX_DEPTH_WORDS &&
           !job_is_long(hx_diff_doc(diff, HX_OLD), hx_diff_doc(diff, HX_NEW));
}

/* Gives what was made to the versions it was made of. */
static void made_keep(struct app *app, struct job_result *result)
{
    for (int side = 0; side < 2; side++) {
        struct version *made = &result->made[side];
        struct version *version = &app->story->version[result->order.at[side]];
        if (made->doc)
            version->doc = made->doc;
        if (made->measured) {
            version->measured = made->measured;
            version->measure = made->measure;
        }
    }
}

/* True if the same versions are shown as RESULT has. */
static bool is_same(const struct app *app, const struct job_result *result)
{
    return app->reader.a &&
           app->story->at[HX_OLD] == result->order.at[HX_OLD] &&
           app->story->at[HX_NEW] == result->order.at[HX_NEW];
}

/* Lays out anew if other LOOK, size or sieve is wanted than ORDER said. */
static int meanwhile_do(struct app *app, const struct reader_look *look,
                        const struct job_order *order)
{
    struct reader *reader = &app->reader;
    int code = reader_resize(reader, app->width, app_body(app));
    if (!code && (!sieve_is_equal(&app->sieve, &order->sieve) ||
                  !reader_look_is_equal(look, &order->look)))
        code = reader_look_set(reader, look);
    return code;
}

/* True if the versions of PLACE are shown. */
static bool is_at(const struct app *app, const struct reader_place *place)
{
    return !memcmp(app->story->at, place->version, sizeof place->version);
}

void compare_go(struct app *app, const struct reader_place *place)
{
    app->going = *place;
    app->is_going = true;
    if (!is_at(app, place)) {
        app_compare(app, place->version[HX_OLD], place->version[HX_NEW]);
        return;
    }
    app->is_going = false;
    reader_place_go(&app->reader, *place);
    reader_reveal(&app->reader);
}

/* Shows RESULT in place of what was shown. */
static void result_show(struct app *app, struct job_result *result)
{
    struct story *story = app->story;
    struct reader before = app->reader;
    struct reader_look look = result->order.look;
    struct reader_place place = {0};
    bool same = is_same(app, result) && !app->reload;
    if (before.a) {
        look = reader_look_get(&before);
        place = reader_place_get(&before);
        reload_move(app, &place);
    }
    hx_diff *diff = story->diff;
    explain_drop(app);
    story->diff = result->diff;
    for (int side = 0; side < 2; side++)
        story->at[side] = result->order.at[side];
    reader_take(&app->reader, &result->reader, story, &app->sieve);
    laying_open(app);
    int code = meanwhile_do(app, &look, &result->order);
    if (!code)
        reader_search_again(&app->reader, &before, same);
    bool is_wanted = app->is_going && is_at(app, &app->going);
    if (is_wanted)
        place = app->going;
    if (before.a && !code && (app->used || !same || is_wanted))
        reader_place_go(&app->reader, place);
    if (is_wanted)
        reader_reveal(&app->reader);
    app->is_going &= !is_wanted;
    laying_drop(app, &before, diff);
    if (code)
        app_say(app, true, "there is not enough memory for that layout");
}

/* Says why RESULT is none; with nothing to show there is no use in going
 * on. */
static void failure_say(struct app *app, int code)
{
    struct error err = {""};
    story_error(&err, code);
    app_say(app, true, "%s", err.text);
    if (app->reader.a || opening_return(app))
        return;
    app->failed = code;
    app->quit = true;
}

static void result_take(struct app *app, struct job_result *result)
{
    if (result->order.explained) {
        explain_take(app, result);
        return;
    }
    if (result->code) {
        reload_drop(app);
        failure_say(app, result->code);
        return;
    }
    laying_stop(app);
    reload_adopt(app);
    made_keep(app, result);
    result_show(app, result);
    reload_end(app);
}

static int never(void *context, struct job_progress progress)
{
    (void)context;
    (void)progress;
    return 0;
}

/* Makes ORDER here and now. */
static void order_run(struct app *app, const struct job_order *order)
{
    struct job job = job_new(order, (struct job_watch){never, NULL});
    struct job_result result;
    job.has_words = true;
    job_run(&job, &result);
    result_take(app, &result);
}

static void order_start(struct app *app, const struct job_order *order)
{
    if (!app->work) {
        order_run(app, order);
        return;
    }
    memcpy(app->ordered, order->at, sizeof app->ordered);
    app->explain.is_ordered = false;
    work_start(app->work, order);
    app->started = true;
}

void compare_at(const struct app *app, uint32_t at[2])
{
    bool busy = compare_is_busy(app);
    memcpy(at, busy ? app->ordered : app->story->at, sizeof app->ordered);
}

void compare_start(struct app *app, uint32_t old, uint32_t new)
{
    struct job_order order = order_of(app, old, new);
    app->is_going &=
        app->going.version[HX_OLD] == old && app->going.version[HX_NEW] == new;
    order_start(app, &order);
}

bool compare_again(struct app *app)
{
    const struct story *story = app->story;
    if (compare_is_busy(app) || !story->diff ||
        hx_diff_depth(story->diff) == HX_DEPTH_FULL)
        return false;
    struct job_order order =
        order_of(app, story->at[HX_OLD], story->at[HX_NEW]);
    order.only_full = true;
    order_start(app, &order);
    return true;
}

bool compare_is_busy(const struct app *app)
{
    return app->work && !app->explain.is_ordered && work_is_busy(app->work);
}

bool compare_cancel(struct app *app)
{
    if (!compare_is_busy(app))
        return false;
    work_cancel(app->work);
    reload_drop(app);
    app->is_going = false;
    if (!app->reader.a)
        app->quit = !opening_return(app);
    else if (hx_diff_depth(app->story->diff) == HX_DEPTH_WORDS)
        hint_say(app, "the comparison was canceled: only words are compared; "
                      "{compare} compares all");
    else
        app_say(app, false,
                "the comparison was canceled; this is the one before");
    return true;
}

void compare_take(struct app *app)
{
    struct job_result result;
    app->is_sketch = false;
    while (app->work && work_take(app->work, &result)) {
        result_take(app, &result);
        app->is_sketch = !result.last && is_sketch(app);
    }
}

void compare_settle(struct app *app)
{
    if (!compare_is_busy(app) || !is_sketch(app))
        return;
    work_go(app->work);
    work_wait(app->work, SKETCH_WAIT);
    compare_take(app);
}

void compare_put(struct buf *b, const struct app *app, const char *dot)
{
    bool busy = compare_is_busy(app);
    bool words =
        app->story->diff && hx_diff_depth(app->story->diff) == HX_DEPTH_WORDS;
    if (busy)
        buf_print(b, "comparing %u %%", work_progress(app->work).percent);
    if (words && busy)
        buf_put(b, STR(", moves and rewordings to come"));
    else if (words)
        buf_put(b, STR("only words compared"));
    if (busy || words)
        buf_put(b, str_of(dot));
}

/* Puts S into the middle of row Y. */
static void middle_put(const struct buf *b, struct screen *screen, int y,
                       enum role role)
{
    int width = glyph_width(buf_str(b)), x = (screen->width - width) / 2;
    x = x > 0 ? x : 0;
    screen_text(screen, (struct spot){y, x, screen->width - x}, buf_str(b),
                role);
}

void compare_draw(const struct app *app, struct screen *screen, hx_range rows)
{
    struct buf words = {.a = app->picture}, hint = {.a = app->picture};
    struct job_progress progress = {0};
    int y = (int)(rows.start + (rows.end - rows.start) / 2);
    if (app->work)
        progress = work_progress(app->work);
    if (!app->story->n)
        opening_progress(&words, app);
    else
        buf_print(&words, "%s %u %%",
                  progress.what ? progress.what : "comparing",
                  progress.percent);
    hint_put(&hint, app, "{close} leaves");
    middle_put(&words, screen, y, ROLE_TEXT);
    if (y + 1 < (int)rows.end)
        middle_put(&hint, screen, y + 1, ROLE_HINT);
}
