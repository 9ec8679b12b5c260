/* SPDX-License-Identifier: MIT */

/* A line is a heading, or keys and what they do; lines are made anew for
 * each picture. */

#include "app/help.h"

#include <string.h>

#include "app/command.h"
#include "view/fit.h"
#include "view/kind.h"

struct help_line {
    struct str head; /* a heading, keys or a sign */
    struct str text; /* empty for a heading */
    enum role role;  /* of the head */
};

struct help {
    struct arena *a;
    const struct app *app;
    VEC(struct help_line) lines;
    uint32_t goal; /* the line of app->help_goal, from 1; 0: none */
};

enum { LEFT = 2, HEAD = 22, HEAD_NARROW = 10, NARROW = 64 };

/* The columns of the keys where the help has WIDTH in all. */
static int help_head(int width)
{
    int head = width < NARROW ? HEAD_NARROW : HEAD;
    return head < width / 2 ? head : width / 2;
}

static void line_put(struct help *help, struct str head, const char *text,
                     enum role role)
{
    *vec_push(help->a, &help->lines) =
        (struct help_line){head, str_of(text), role};
}

/* All keys of COMMAND, parted by blanks, but those that others have outside
 * the filter menu; how it is typed if it has none. */
static struct str keys_of(const struct help *help, const char *command)
{
    struct buf b = {.a = help->a};
    for (uint32_t i = 0; i < bindings_count(&help->app->bindings); i++) {
        struct binding own = bindings_get(&help->app->bindings, i);
        if (!own.line || strcmp(own.line, command) != 0 ||
            (b.len && own.where == IN_FILTER))
            continue;
        if (b.len)
            buf_put_byte(&b, ' ');
        buf_put(&b, str_of(own.keys));
    }
    if (!b.len)
        buf_print(&b, ":%s", command);
    return buf_str(&b);
}

/* What COMMAND does, and how it is called. */
static const char *named(struct help *help, const struct command_info *command)
{
    struct buf b = {.a = help->a};
    buf_print(&b, "%s  :%s", command->help, command->name);
    return str_copy(help->a, buf_str(&b));
}

static void commands_put(struct help *help)
{
    const struct command_group *group;
    for (size_t i = 0; (group = command_group_get(i)); i++) {
        line_put(help, (struct str){0}, NULL, ROLE_TEXT);
        line_put(help, str_of(group->heading), NULL, ROLE_HEADING);
        for (size_t j = 0; j < group->n; j++) {
            line_put(help, keys_of(help, group->row[j].name),
                     named(help, &group->row[j]), ROLE_KEY);
            if (help->app->help_goal == group->row[j].name)
                help->goal = help->lines.vec.n;
        }
    }
}

/* Keys that the user gave to more than a command's name. */
static void own_put(struct help *help)
{
    bool headed = false;
    for (uint32_t i = 0; i < bindings_count(&help->app->bindings); i++) {
        struct binding own = bindings_get(&help->app->bindings, i);
        if (!own.line || command_find(str_of(own.line)))
            continue;
        if (!headed) {
            line_put(help, (struct str){0}, NULL, ROLE_TEXT);
            line_put(help, STR("Keys of your own"), NULL, ROLE_HEADING);
        }
        headed = true;
        line_put(help, str_of(own.keys), own.line, ROLE_KEY);
    }
}

/* N signs from number FIRST on. */
static struct str sign_text(struct help *help, int first, int n)
{
    struct buf b = {.a = help->a};
    for (int i = first; i < first + n; i++)
        buf_put(&b, str_of(kind_sign_get(help->app->signs, i).text));
    return buf_str(&b);
}

static void signs_put(struct help *help)
{
    line_put(help, STR("Signs at the left of each text"), NULL, ROLE_HEADING);
    for (int i = HX_KINDS - 1; i >= 0; i--)
        line_put(help, sign_text(help, i, 1), kind_table[i].help,
                 kind_table[i].word);
    line_put(help, sign_text(help, KIND_SIGN_MOVED, 2),
             "moved: away from here, and here from elsewhere", ROLE_LABEL);
    line_put(help, sign_text(help, KIND_SIGN_REUSED, 1),
             "used again: some words stand elsewhere in the other text",
             ROLE_LABEL);
}

static void lines_make(struct help *help)
{
    signs_put(help);
    commands_put(help);
    own_put(help);
    line_put(help, (struct str){0}, NULL, ROLE_TEXT);
    line_put(help,
             STR("A number before a key repeats it: 3n is the third change "
                 "from here. Every command can be typed by its name after :"),
             NULL, ROLE_TEXT);
}

/* A line of the tables in rows that have room: in a narrow picture the text
 * stands below its keys. */
static void rows_put(struct help *rows, const struct help_line *line, int width)
{
    struct str head = line->head, text = line->text;
    int left = help_head(width);
    if (!text.len || glyph_width(head) > left - 1) {
        do
            line_put(rows, fit_cut(&head, width), NULL, line->role);
        while (head.len);
        if (!text.len)
            return;
    }
    do {
        struct str row = fit_cut(&text, width - left);
        *vec_push(rows->a, &rows->lines) =
            (struct help_line){head, row, line->role};
        head = (struct str){0};
    } while (text.len);
}

void help_scroll(struct app *app, int64_t rows)
{
    int64_t last = (int64_t)app->help_lines - app_body(app);
    int64_t top = app->help_top + rows;
    app->help_top = (uint32_t)(top > last ? (last < 0 ? 0 : last)
                               : top < 0  ? 0
                                          : top);
}

void help_status(struct buf *b, const struct app *app)
{
    uint32_t end = app->help_top + (uint32_t)app_body(app);
    if (end > app->help_lines)
        end = app->help_lines;
    buf_print(b, "lines %u to %u of %u", app->help_top + (end > 0), end,
              app->help_lines);
}

struct help *help_open(struct arena *a, struct app *app, uint32_t *n)
{
    struct help help = {.a = a, .app = app};
    struct help *rows = arena_new(a, struct help, 1);
    *rows = help;
    lines_make(&help);
    for (uint32_t i = 0; i < help.lines.vec.n; i++)
        rows_put(rows, &help.lines.at[i], app->width - 2 * LEFT);
    *n = rows->lines.vec.n;
    return rows;
}

void help_line(struct buf *b, const struct help *help, uint32_t i)
{
    buf_put(b, help->lines.at[i].head);
    buf_put_byte(b, ' ');
    buf_put(b, help->lines.at[i].text);
}

void help_draw(struct app *app, struct screen *screen, int y, int height)
{
    struct help help = {.a = app->picture, .app = app}, rows = help;
    int width = screen->width - 2 * LEFT, head = help_head(width);
    lines_make(&help);
    for (uint32_t i = 0; i < help.lines.vec.n; i++) {
        if (i + 1 == help.goal)
            app->help_top = rows.lines.vec.n;
        rows_put(&rows, &help.lines.at[i], width);
    }
    app->help_goal = NULL;
    app->help_lines = rows.lines.vec.n;
    help_scroll(app, 0);
    for (int i = 0; i < height; i++) {
        uint32_t at = app->help_top + (uint32_t)i;
        if (at >= rows.lines.vec.n)
            break;
        const struct help_line *line = &rows.lines.at[at];
        struct spot spot = {y + i, LEFT, width};
        screen_text(screen, spot, line->head, line->role);
        spot.x += head;
        spot.room -= head;
        screen_text(screen, spot, line->text, ROLE_TEXT);
    }
}
