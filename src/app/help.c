/* SPDX-License-Identifier: MIT */

/* A line is a heading, or keys and what they do; lines are made anew for
 * each picture. */

#include "app/help.h"

#include <string.h>

#include "app/command.h"
#include "view/kind.h"

struct help_line {
    struct str head; /* a heading, keys or a sign */
    struct str text; /* empty for a heading */
    enum role role;  /* of the head */
};

struct help {
    struct arena *a;
    const struct kind_sign *signs;
    const struct bindings *bindings;
    VEC(struct help_line) lines;
};

static void line_put(struct help *help, struct str head, const char *text,
                     enum role role)
{
    *vec_push(help->a, &help->lines) =
        (struct help_line){head, str_of(text), role};
}

/* All keys of COMMAND, parted by blanks. */
static struct str keys_of(const struct help *help, const char *command)
{
    struct buf b = {.a = help->a};
    for (uint32_t i = 0; i < bindings_count(help->bindings); i++) {
        struct binding own = bindings_get(help->bindings, i);
        if (!own.line || strcmp(own.line, command) != 0)
            continue;
        if (b.len)
            buf_put_byte(&b, ' ');
        buf_put(&b, str_of(own.keys));
    }
    return buf_str(&b);
}

static void commands_put(struct help *help)
{
    const struct command_group *group;
    for (size_t i = 0; (group = command_group_get(i)); i++) {
        line_put(help, (struct str){0}, NULL, ROLE_TEXT);
        line_put(help, str_of(group->heading), NULL, ROLE_HEADING);
        for (size_t j = 0; j < group->n; j++)
            line_put(help, keys_of(help, group->row[j].name),
                     group->row[j].help, ROLE_KEY);
    }
}

/* Keys that the user gave to more than a command's name. */
static void own_put(struct help *help)
{
    bool headed = false;
    for (uint32_t i = 0; i < bindings_count(help->bindings); i++) {
        struct binding own = bindings_get(help->bindings, i);
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
        buf_put(&b, str_of(kind_sign_get(help->signs, i).text));
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
}

static void lines_make(struct help *help)
{
    signs_put(help);
    commands_put(help);
    own_put(help);
    line_put(help, (struct str){0}, NULL, ROLE_TEXT);
    line_put(help,
             STR("A number before a key repeats it: 3n is the third change "
                 "from here."),
             NULL, ROLE_TEXT);
}

void help_scroll(struct app *app, int64_t rows)
{
    int64_t last = (int64_t)app->help_lines - app->reader.height;
    int64_t top = app->help_top + rows;
    app->help_top = (uint32_t)(top > last ? (last < 0 ? 0 : last)
                               : top < 0  ? 0
                                          : top);
}

void help_draw(struct app *app, struct screen *screen, int y, int height)
{
    enum { HEAD = 24, LEFT = 2 };
    struct help help = {
        .a = app->picture, .signs = app->signs, .bindings = &app->bindings};
    lines_make(&help);
    app->help_lines = help.lines.vec.n;
    help_scroll(app, 0);
    int head = screen->width < 3 * HEAD ? screen->width / 3 : HEAD;
    for (int i = 0; i < height; i++) {
        uint32_t at = app->help_top + (uint32_t)i;
        if (at >= help.lines.vec.n)
            break;
        const struct help_line *line = &help.lines.at[at];
        int room = line->text.len ? head - LEFT : screen->width - 2 * LEFT;
        screen_text(screen, (struct spot){y + i, LEFT, room}, line->head,
                    line->role);
        screen_text(
            screen,
            (struct spot){y + i, head + LEFT, screen->width - head - LEFT},
            line->text, ROLE_TEXT);
    }
}
