/* SPDX-License-Identifier: MIT */

/*
 * The words before the last one say what can stand there; every word of that
 * sort that begins as it does is a way to complete it, in the order of its
 * table.
 */

#include "app/complete.h"

#include "app/command.h"
#include "app/setting.h"
#include "app/themes.h"

/* The words that can stand last. */
struct words {
    struct arena *a;
    const struct app *app;
    struct str start; /* how they begin */
    VEC(struct str) list;
};

static void word_put(struct words *words, struct str word)
{
    if (str_has_prefix(word, words->start))
        *vec_push(words->a, &words->list) = word;
}

static void commands_put(struct words *words)
{
    const struct command_info *command;
    for (size_t i = 0; (command = command_get(i)); i++)
        word_put(words, str_of(command->name));
}

static void themes_put(struct words *words)
{
    struct themes_list list;
    themes_find(words->a, &list);
    word_put(words, STR("auto"));
    word_put(words, STR("dark"));
    word_put(words, STR("light"));
    for (uint32_t i = 0; i < list.items.vec.n; i++)
        word_put(words, str_of(list.items.at[i].name));
}

/* The names of the options that can be set now. */
static void keys_put(struct words *words)
{
    for (size_t i = 0; i < option_count; i++)
        if (setting_is_live(&option_table[i]))
            word_put(words, str_of(option_key(&option_table[i])));
}

/* NAME as the last of a list that is parted by commas. */
static void part_put(struct words *words, struct str name)
{
    size_t at = words->start.len;
    struct buf word = {.a = words->a};
    while (at && words->start.s[at - 1] != ',')
        at--;
    buf_put(&word, str_sub(words->start, 0, at));
    buf_put(&word, name);
    word_put(words, buf_str(&word));
}

static void values_put(struct words *words, const struct option_info *option)
{
    struct str rest = str_of(option->choices);
    if (option->type == OPTION_THEME)
        themes_put(words);
    if (option->type == OPTION_FLAG) {
        word_put(words, STR("on"));
        word_put(words, STR("off"));
    }
    while (rest.len && option->type == OPTION_LIST)
        part_put(words, str_cut(&rest, '|'));
    while (rest.len)
        word_put(words, str_cut(&rest, '|'));
}

static void help_put(struct words *words, struct str before)
{
    if (!str_trim(before).len)
        commands_put(words);
}

static void theme_put(struct words *words, struct str before)
{
    if (!str_trim(before).len)
        themes_put(words);
}

static void set_put(struct words *words, struct str before)
{
    bool is_opposite;
    struct str key = str_word_cut(&before), sign = str_word_cut(&before);
    if (!key.len) {
        keys_put(words);
        return;
    }
    const struct option_info *option = option_find(key, &is_opposite);
    bool is_last =
        !sign.len || (str_is_equal(sign, STR("=")) && !str_trim(before).len);
    if (option && is_last && setting_is_live(option))
        values_put(words, option);
}

/* True if WORD is where keys can be bound; takes it off REST. */
static bool place_cut(struct str *rest)
{
    struct str after = *rest, word = str_word_cut(&after);
    for (int i = IN_TEXT; i < BINDING_PLACES; i++) {
        if (!str_is_equal(word, str_of(binding_place_table[i])))
            continue;
        *rest = after;
        return true;
    }
    return false;
}

static void places_put(struct words *words)
{
    for (int i = IN_TEXT; i < BINDING_PLACES; i++)
        word_put(words, str_of(binding_place_table[i]));
}

static void line_put(struct words *words, struct str before);

static void bind_put(struct words *words, struct str before)
{
    bool has_place = place_cut(&before);
    if (str_word_cut(&before).len)
        line_put(words, before);
    else if (!has_place)
        places_put(words);
}

static void unbind_put(struct words *words, struct str before)
{
    const struct bindings *bindings = &words->app->bindings;
    bool has_place = place_cut(&before);
    if (str_trim(before).len)
        return;
    if (!has_place)
        places_put(words);
    for (uint32_t i = 0; i < bindings_count(bindings); i++) {
        struct binding own = bindings_get(bindings, i);
        if (own.line)
            word_put(words, str_of(own.keys));
    }
}

/* What stands after a command, whose own words so far are BEFORE. */
static const struct completion {
    const char *command;
    void (*put)(struct words *words, struct str before);
} completion_table[] = {
    {"set",    set_put   },
    {"bind",   bind_put  },
    {"unbind", unbind_put},
    {"theme",  theme_put },
    {"help",   help_put  },
};

/* The words after the words BEFORE of a command line. */
static void line_put(struct words *words, struct str before)
{
    uint32_t count;
    struct str name = str_word_cut(&before);
    if (str_number(name, UINT32_MAX, &count))
        name = str_word_cut(&before);
    if (!name.len)
        commands_put(words);
    for (size_t i = 0; i < sizeof completion_table / sizeof *completion_table;
         i++)
        if (str_is_equal(name, str_of(completion_table[i].command)))
            completion_table[i].put(words, before);
}

struct str complete_next(struct arena *a, const struct app *app,
                         struct str start, struct str line)
{
    size_t at = start.len;
    while (at && start.s[at - 1] != ' ')
        at--;
    struct words words = {
        .a = a, .app = app, .start = str_sub(start, at, start.len)};
    line_put(&words, str_sub(start, 0, at));
    uint32_t n = words.list.vec.n, next = 0;
    if (!n)
        return line;
    for (uint32_t i = 0; i < n; i++)
        if (str_is_equal(words.list.at[i], str_sub(line, at, line.len)))
            next = i + 1 < n ? i + 1 : 0;
    struct buf b = {.a = a};
    buf_put(&b, str_sub(start, 0, at));
    buf_put(&b, words.list.at[next]);
    return buf_str(&b);
}
