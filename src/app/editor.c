/* SPDX-License-Identifier: MIT */

/*
 * The variable is run as git runs it: sh -c 'VALUE "$@"', so that it can hold
 * options and quotes. How to name the line is known by the program's name;
 * what is not known gets the file only. A relative path gets "./" before it:
 * then it is neither an option nor an address of the network.
 */

#include "app/editor.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "app/panel.h"
#include "app/reload.h"

enum editor_way {
    WAY_LINE,       /* +LINE FILE */
    WAY_LINE_COLON, /* +LINE:COLUMN FILE */
    WAY_LINE_COMMA, /* +LINE,COLUMN FILE */
    WAY_CURSOR,     /* "+call cursor(LINE, BYTE)" FILE */
    WAY_FILE_COLON, /* FILE:LINE:COLUMN */
    WAYS
};

static const struct editor_info {
    const char *name;
    enum editor_way way;
    const char *options[2]; /* before the file */
} editor_table[] = {
    {"vi",            WAY_LINE,       {NULL}          },
    {"vim",           WAY_CURSOR,     {NULL}          },
    {"nvim",          WAY_CURSOR,     {NULL}          },
    {"nano",          WAY_LINE_COMMA, {NULL}          },
    {"pico",          WAY_LINE,       {NULL}          },
    {"emacs",         WAY_LINE_COLON, {NULL}          },
    {"emacsclient",   WAY_LINE_COLON, {NULL}          },
    {"mg",            WAY_LINE,       {NULL}          },
    {"kak",           WAY_LINE_COLON, {NULL}          },
    {"micro",         WAY_LINE_COLON, {NULL}          },
    {"joe",           WAY_LINE,       {NULL}          },
    {"jmacs",         WAY_LINE,       {NULL}          },
    {"ne",            WAY_LINE_COMMA, {NULL}          },
    {"hx",            WAY_FILE_COLON, {NULL}          },
    {"helix",         WAY_FILE_COLON, {NULL}          },
    {"code",          WAY_FILE_COLON, {"--wait", "-g"}},
    {"code-insiders", WAY_FILE_COLON, {"--wait", "-g"}},
    {"codium",        WAY_FILE_COLON, {"--wait", "-g"}},
    {"subl",          WAY_FILE_COLON, {"--wait", NULL}},
};

/* The row of the program that EDITOR begins with, or NULL. */
static const struct editor_info *editor_find(const char *editor)
{
    size_t start = strspn(editor, " \t\n");
    struct str name = {editor + start, strcspn(editor + start, " \t\n")};
    for (size_t slash; (slash = str_find(name, '/')) < name.len;)
        name = str_sub(name, slash + 1, name.len);
    for (size_t i = 0; i < sizeof editor_table / sizeof *editor_table; i++)
        if (str_is_equal(name, str_of(editor_table[i].name)))
            return &editor_table[i];
    return NULL;
}

struct editor_place editor_place(const char *path, struct str text, size_t at)
{
    struct editor_place place = {path, 1, 1, 1};
    for (size_t i = 0; i < at && i < text.len; i++) {
        bool is_first = ((unsigned char)text.s[i] & 0xc0) != 0x80;
        place.byte++;
        place.column += is_first;
        if (text.s[i] != '\n')
            continue;
        place.line++;
        place.byte = place.column = 1;
    }
    return place;
}

/* What stands before the file to name the line, or is empty. */
static void line_put(struct buf *b, enum editor_way way,
                     const struct editor_place *place)
{
    if (way == WAY_LINE)
        buf_print(b, "+%u", place->line);
    else if (way == WAY_LINE_COLON)
        buf_print(b, "+%u:%u", place->line, place->column);
    else if (way == WAY_LINE_COMMA)
        buf_print(b, "+%u,%u", place->line, place->column);
    else if (way == WAY_CURSOR)
        buf_print(b, "+call cursor(%u, %u)", place->line, place->byte);
}

const char *const *editor_command(struct arena *a, const char *editor,
                                  struct editor_place place)
{
    const struct editor_info *info = editor_find(editor);
    enum editor_way way = info ? info->way : WAYS;
    VEC(const char *) argv = {0};
    struct buf code = {.a = a}, line = {.a = a}, file = {.a = a};
    buf_print(&code, "%s \"$@\"", editor);
    line_put(&line, way, &place);
    buf_print(&file, "%s%s", place.path[0] == '/' ? "" : "./", place.path);
    if (way == WAY_FILE_COLON)
        buf_print(&file, ":%u:%u", place.line, place.column);
    *vec_push(a, &argv) = "sh";
    *vec_push(a, &argv) = "-c";
    *vec_push(a, &argv) = str_copy(a, buf_str(&code));
    *vec_push(a, &argv) = "sh";
    for (int i = 0; info && i < 2 && info->options[i]; i++)
        *vec_push(a, &argv) = info->options[i];
    if (line.len)
        *vec_push(a, &argv) = str_copy(a, buf_str(&line));
    *vec_push(a, &argv) = str_copy(a, buf_str(&file));
    *vec_push(a, &argv) = NULL;
    return argv.at;
}

/* The first of both variables that says something, else vi. */
static const char *editor_get(void)
{
    static const char *const names[] = {"VISUAL", "EDITOR"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && value[strspn(value, " \t\n")])
            return value;
    }
    return "vi";
}

static int ask_body(struct arena *a, void *context)
{
    struct app *app = context;
    uint32_t n;
    const struct pane_cursor *cursor = &app->reader.cursor;
    const struct version *version = story_side(app->story, cursor->side);
    const hx_token *token =
        hx_doc_tokens(hx_diff_doc(app->story->diff, cursor->side), &n);
    /* Places in what was made of the file are none in the file. */
    bool is_known = cursor->token < n && !version->format;
    app->request.run =
        editor_command(a, editor_get(),
                       editor_place(version->path, version->text,
                                    is_known ? token[cursor->token].at : 0));
    return HX_OK;
}

void editor_ask(struct app *app)
{
    const struct version *version =
        story_side(app->story, app->reader.cursor.side);
    panel_close(app);
    app->edited = app->story->at[app->reader.cursor.side];
    if (!story_is_file(app->story, app->edited))
        app_say(app, false, "%.*s is no file that an editor could open",
                (int)version->name.len, version->name.s);
    else if (arena_try(app->picture, ask_body, app))
        app_say(app, true, "there is not enough memory for the editor");
}

void editor_done(struct app *app, int status, int error)
{
    enum { NOT_FOUND = 127, NOT_RUN = 126 };
    const char *editor = editor_get();
    reload_version(app, app->edited);
    if (status == -1)
        app_say(app, true, "the shell for the editor: %s", strerror(error));
    else if (WIFSIGNALED(status))
        app_say(app, true, "the editor, %s, was ended by signal %d", editor,
                WTERMSIG(status));
    else if (WEXITSTATUS(status) == NOT_FOUND || WEXITSTATUS(status) == NOT_RUN)
        app_say(app, true,
                "the editor, %s, cannot be run; VISUAL or EDITOR names it",
                editor);
    else if (WEXITSTATUS(status))
        app_say(app, true, "the editor, %s, ended with status %d", editor,
                WEXITSTATUS(status));
}
