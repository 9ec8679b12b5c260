/* SPDX-License-Identifier: MIT */

/* A drag goes on with what the click before it took hold of, wherever the
 * pointer is by then. */

#include "app/mouse.h"

#include "app/panel.h"

/* The row of the body that row Y of the picture is. */
static int row_of(const struct app *app, int y)
{
    return y - (app->height > 1);
}

/* True if the text is shown in row Y, perhaps above a panel. */
static bool is_text(const struct app *app, int y)
{
    const struct panel_info *panel = panel_find(app->mode);
    int row = row_of(app, y);
    return app->mode != MODE_HELP && (!panel || panel->is_below) && row >= 0 &&
           row < app->reader.height;
}

static void divider_drag(struct app *app, int x)
{
    if (reader_divide(&app->reader, x < 0 ? 0 : x))
        app_say(app, true, "there is not enough memory for that layout");
}

static void click(struct app *app, int y, int x)
{
    const struct pane *pane = &app->reader.pane;
    if (!app->reader.a && !panel_find(app->mode))
        return;
    app->pendings = app->count = 0;
    app->used = app->reader.a != NULL;
    if (panel_find(app->mode) && !is_text(app, y))
        panel_click(app, y);
    if (!is_text(app, y))
        return;
    if (x == pane->divider)
        app->drag = DRAG_DIVIDER;
    else if (x == pane->overview)
        app->drag = DRAG_OVERVIEW;
    if (x != pane->divider)
        reader_click(&app->reader, row_of(app, y), x);
}

bool mouse_key(struct app *app, uint32_t key, int y, int x)
{
    bool is_wheel = key == KEY_CODE_WHEEL_UP || key == KEY_CODE_WHEEL_DOWN;
    app->pointer = is_wheel && is_text(app, y) ? x : -1;
    if (key == KEY_CODE_DRAG) {
        if (app->drag == DRAG_DIVIDER)
            divider_drag(app, x);
        else if (app->drag == DRAG_OVERVIEW && is_text(app, y))
            reader_click(&app->reader, row_of(app, y),
                         app->reader.pane.overview);
        return true;
    }
    app->drag = DRAG_NONE;
    if (key == KEY_CODE_CLICK)
        click(app, y, x);
    return key == KEY_CODE_CLICK || key == KEY_CODE_RELEASE;
}

void mouse_scroll(struct app *app, int64_t rows)
{
    const struct pane *pane = &app->reader.pane;
    int side = app->reader.cursor.side;
    if (pane->divider >= 0 && app->pointer >= 0)
        side = app->pointer > pane->divider;
    reader_scroll_side(&app->reader, side, rows);
}
