/* SPDX-License-Identifier: MIT */

/* What reaches beyond the screen: the clipboard, files, the editor. */

#include "app/command.h"

#include "app/copy.h"
#include "app/editor.h"
#include "app/hint.h"
#include "app/reload.h"

static void copy(struct app *app, struct command_call call)
{
    (void)call;
    copy_ask(app, COPY_CHANGE);
}

static void copy_sentence(struct app *app, struct command_call call)
{
    (void)call;
    copy_ask(app, COPY_SENTENCE);
}

static void edit(struct app *app, struct command_call call)
{
    (void)call;
    editor_ask(app);
}

static void reload(struct app *app, struct command_call call)
{
    (void)call;
    if (app->mode == MODE_ARTICLES)
        browse_reload(app);
    else
        reload_all(app);
}

static void toggle_mouse(struct app *app, struct command_call call)
{
    (void)call;
    app->mouse = !app->mouse;
    app->request.mouse = true;
    hint_say(app, app->mouse
                      ? "the mouse is the reader's: wheel, click and drag"
                      : "the mouse is the terminal's, to select text; "
                        "{mouse} takes it again");
}

/* clang-format off */
static const struct command_info files_table[] = {
    {"copy", copy, NULL,
     "copy the change under the cursor, else the sentence"},
    {"copy-sentence", copy_sentence, NULL,
     "copy the sentence under the cursor"},
    {"edit", edit, NULL,
     "open the file under the cursor in $VISUAL or $EDITOR"},
    {"reload", reload, NULL,
     "read the files, or the repository, anew"},
    {"mouse", toggle_mouse, NULL,
     "give the mouse back to the terminal, or take it"},
};
/* clang-format on */

const struct command_group command_files = {
    "Copying and files", files_table, sizeof files_table / sizeof *files_table};
