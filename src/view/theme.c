/* SPDX-License-Identifier: MIT */

/*
 * A theme file in, a look for every role out. The lines are read twice, the
 * names of colors first, so a name may be used before it is given. Everything
 * is bounded by the length of the text, which may be any bytes.
 */

#include "view/theme.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

enum { NAMES_MAX = 64, NAME_SHOWN_MAX = 200, WORD_SHOWN_MAX = 60 };

/* A theme being read. */
struct reader {
    struct theme *theme;
    const char *name; /* of the file, for messages */
    struct error *err;
    int line;
    bool has_mode;
    bool has_look[ROLES];
    struct look_name names[NAMES_MAX];
    int n;
};

struct entry {
    struct str key, value;
};

static int fail(struct reader *reader, const char *what, struct str word)
{
    int most = word.len < WORD_SHOWN_MAX ? (int)word.len : WORD_SHOWN_MAX;
    return error_set(reader->err, "%s:%d: %s \"%.*s\".", reader->name,
                     reader->line, what, most, most ? word.s : "");
}

static int mode_read(struct reader *reader, struct str value)
{
    struct theme *theme = reader->theme;
    reader->has_mode = true;
    if (str_is_equal(value, STR("dark")))
        theme->mode = THEME_DARK;
    else if (str_is_equal(value, STR("light")))
        theme->mode = THEME_LIGHT;
    else if (str_is_equal(value, STR("any")))
        theme->mode = THEME_ANY;
    else
        return fail(reader, "The mode is dark, light or any, not", value);
    return 0;
}

static bool is_name(struct str name)
{
    for (size_t i = 0; i < name.len; i++) {
        char c = name.s[i];
        bool inner = (c >= '0' && c <= '9') || c == '-' || c == '_';
        if (!(c >= 'a' && c <= 'z') && !(inner && i > 0))
            return false;
    }
    return name.len > 0 && !look_is_word(name);
}

static int palette_read(struct reader *reader, struct str name,
                        struct str value)
{
    uint32_t color;
    if (!is_name(name))
        return fail(reader, "A color cannot be called", name);
    if (!look_color(value, &color))
        return fail(reader, "Not a color:", value);
    int i = 0;
    while (i < reader->n && !str_is_equal(reader->names[i].name, name))
        i++;
    if (i == NAMES_MAX)
        return fail(reader, "Too many names of colors, from", name);
    reader->names[i] = (struct look_name){name, color};
    if (i == reader->n)
        reader->n++;
    return 0;
}

static int look_line(struct reader *reader, struct str value, struct look *look)
{
    struct str bad;
    struct look_names names = {reader->names, reader->n};
    if (look_read(value, names, look, &bad))
        return 0;
    if (!bad.len)
        return fail(reader, "A color is missing in", value);
    return fail(reader, "Not a color or attribute, or one too many:", bad);
}

static int mono_read(struct reader *reader, struct str name, struct str value)
{
    struct look look;
    enum role role = role_find(name);
    if (role == ROLES)
        return fail(reader, "There is no role called", name);
    if (look_line(reader, value, &look))
        return -1;
    if (look.fg != LOOK_DEFAULT || look.bg != LOOK_DEFAULT)
        return fail(reader, "A look without color has one:", value);
    reader->theme->mono[role] = look;
    return 0;
}

static int role_read(struct reader *reader, struct str key, struct str value)
{
    enum role role = role_find(key);
    if (role == ROLES)
        return fail(reader, "There is no setting or role called", key);
    reader->has_look[role] = true;
    return look_line(reader, value, &reader->theme->look[role]);
}

/* Without a comment: a lone # and what follows it, as colors begin so too. */
static struct str comment_cut(struct str line)
{
    for (size_t i = 0; i < line.len; i++) {
        bool begins = i == 0 || line.s[i - 1] == ' ' || line.s[i - 1] == '\t';
        bool ends = i == 0 || i + 1 == line.len || line.s[i + 1] == ' ' ||
                    line.s[i + 1] == '\t' || line.s[i + 1] == '#';
        if (line.s[i] == '#' && begins && ends)
            return str_trim(str_sub(line, 0, i));
    }
    return line;
}

static void name_set(struct theme *theme, struct str name)
{
    if (!name.len)
        return;
    size_t len =
        name.len < sizeof theme->name ? name.len : sizeof theme->name - 1;
    memcpy(theme->name, name.s, len);
    theme->name[len] = '\0';
}

static void header_read(struct theme *theme, struct str line)
{
    struct str comment = str_trim(str_sub(line, 1, line.len));
    if (str_has_prefix(comment, STR("name:")))
        name_set(theme, str_trim(str_sub(comment, 5, comment.len)));
}

/* The next line with an entry; false at the end of TEXT, or after a line that
 * is none, which is told. */
static bool entry_next(struct reader *reader, struct str *text,
                       struct entry *entry, int *result)
{
    while (text->len) {
        struct str line = str_trim(str_cut(text, '\n'));
        reader->line++;
        if (line.len && line.s[0] == '#')
            header_read(reader->theme, line);
        line = comment_cut(line);
        if (!line.len)
            continue;
        entry->value = line;
        entry->key = str_trim(str_cut(&entry->value, '='));
        entry->value = str_trim(entry->value);
        if (entry->key.len && entry->value.len)
            return true;
        *result = fail(reader, "Not \"key = value\":", line);
        return false;
    }
    return false;
}

/* Takes PREFIX off KEY; false if it does not begin so. */
static bool prefix_cut(struct str *key, struct str prefix)
{
    if (!str_has_prefix(*key, prefix))
        return false;
    *key = str_sub(*key, prefix.len, key->len);
    return true;
}

static int entry_read(struct reader *reader, struct entry entry, bool names)
{
    bool palette = prefix_cut(&entry.key, STR("palette."));
    if (palette != names)
        return 0;
    if (palette)
        return palette_read(reader, entry.key, entry.value);
    if (str_is_equal(entry.key, STR("mode")))
        return mode_read(reader, entry.value);
    if (prefix_cut(&entry.key, STR("mono.")))
        return mono_read(reader, entry.key, entry.value);
    return role_read(reader, entry.key, entry.value);
}

static int lines_read(struct reader *reader, struct str text, bool names)
{
    struct entry entry;
    int result = 0;
    reader->line = 0;
    while (!result && entry_next(reader, &text, &entry, &result))
        result = entry_read(reader, entry, names);
    return result;
}

/* Gives the roles the theme leaves out the look of the nearest parent it has;
 * the others keep role_table's own. */
static void parents_apply(struct reader *reader)
{
    for (int i = 0; i < ROLES; i++) {
        int role = i;
        while (!reader->has_look[role] && role_table[role].parent)
            role = (int)role_find(str_of(role_table[role].parent));
        if (reader->has_look[role])
            reader->theme->look[i] = reader->theme->look[role];
    }
}

void theme_default(struct theme *theme)
{
    memset(theme, 0, sizeof *theme);
    name_set(theme, STR("default"));
    for (int i = 0; i < ROLES; i++) {
        bool color = look_parse(str_of(role_table[i].sixteen), &theme->look[i]);
        bool mono = look_parse(str_of(role_table[i].mono), &theme->mono[i]);
        assert(color && mono);
        (void)color, (void)mono;
    }
}

/* The last part of the path NAME, without its ending. */
static struct str name_of_file(const char *name)
{
    const char *slash = strrchr(name, '/');
    struct str file = str_of(slash ? slash + 1 : name);
    const struct str ending = STR(".theme");
    if (file.len > ending.len &&
        str_is_equal(str_sub(file, file.len - ending.len, ending.len), ending))
        file.len -= ending.len;
    return file;
}

int theme_load(struct theme *theme, struct str text, const char *name,
               struct error *err)
{
    size_t len = strlen(name);
    struct reader reader = {.theme = theme, .err = err, .name = name};
    if (len > NAME_SHOWN_MAX) /* its end says more than its beginning */
        reader.name = name + len - NAME_SHOWN_MAX;
    theme_default(theme);
    name_set(theme, name_of_file(name));
    prefix_cut(&text, STR("\xef\xbb\xbf"));
    int result = lines_read(&reader, text, true);
    if (!result)
        result = lines_read(&reader, text, false);
    if (!result && !reader.has_mode)
        result = error_set(err,
                           "%s: The line \"mode = dark\", light or any "
                           "is missing.",
                           reader.name);
    if (result)
        theme_default(theme);
    else
        parents_apply(&reader);
    return result;
}

uint32_t theme_palette(uint32_t index)
{
    static const uint32_t first[16] = {0x000000, 0xcd0000, 0x00cd00, 0xcdcd00,
                                       0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
                                       0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00,
                                       0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff};
    static const uint32_t level[6] = {0x00, 0x5f, 0x87, 0xaf, 0xd7, 0xff};
    if (index < 16)
        return first[index];
    if (index >= 232)
        return (8 + (index - 232) % 24 * 10) * 0x10101;
    index -= 16;
    return level[index / 36] << 16 | level[index / 6 % 6] << 8 |
           level[index % 6];
}

static void rgb_lab(uint32_t rgb, double lab[3])
{
    double linear[3];
    look_linear(rgb, linear);
    look_lab(linear, lab);
}

/* The colors 16 to 255 of the palette: the first 16 are the user's own. */
struct fixed {
    double lab[240][3];
};

static void fixed_fill(struct fixed *fixed)
{
    for (uint32_t i = 0; i < 240; i++)
        rgb_lab(theme_palette(16 + i), fixed->lab[i]);
}

static uint32_t fixed_nearest(const struct fixed *fixed, uint32_t color)
{
    double lab[3], least = 1e9;
    uint32_t nearest = 0;
    if (color >= LOOK_PALETTE)
        return color;
    rgb_lab(color, lab);
    for (uint32_t i = 0; i < 240; i++) {
        double distance = 0;
        for (int j = 0; j < 3; j++) {
            double d = lab[j] - fixed->lab[i][j];
            distance += d * d;
        }
        if (distance < least) {
            least = distance;
            nearest = i;
        }
    }
    return LOOK_PALETTE + 16 + nearest;
}

/* True if the theme uses no color but those of 16. */
static bool is_sixteen(const struct theme *theme)
{
    for (int i = 0; i < ROLES; i++) {
        const uint32_t colors[2] = {theme->look[i].fg, theme->look[i].bg};
        for (int j = 0; j < 2; j++)
            if (colors[j] != LOOK_DEFAULT &&
                (colors[j] < LOOK_PALETTE || colors[j] >= LOOK_PALETTE + 16))
                return false;
    }
    return true;
}

void theme_resolve(const struct theme *theme, enum look_depth depth,
                   struct look out[ROLES])
{
    struct fixed fixed = {{{0}}};
    struct theme own;
    if (depth == LOOK_DEPTH_16 && !is_sixteen(theme)) {
        theme_default(&own);
        theme = &own;
    }
    if (depth == LOOK_DEPTH_256)
        fixed_fill(&fixed);
    for (int i = 0; i < ROLES; i++) {
        out[i] = depth == LOOK_DEPTH_MONO ? theme->mono[i] : theme->look[i];
        if (depth == LOOK_DEPTH_256) {
            out[i].fg = fixed_nearest(&fixed, out[i].fg);
            out[i].bg = fixed_nearest(&fixed, out[i].bg);
        }
    }
}
