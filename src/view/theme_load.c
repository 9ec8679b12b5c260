/* SPDX-License-Identifier: MIT */

/*
 * The files of a theme, base first, read twice: the names of colors, then the
 * rest, so a name may be used before it is given, and a theme changes the
 * colors of the one it inherits by giving their names anew. Everything is
 * bounded by the length of the texts, which may be any bytes.
 */

#include "view/theme.h"

#include <string.h>

#include "base/entry.h"
#include "base/utf8.h"
#include "view/glyph.h"

enum { PATH_SHOWN_MAX = 200, WORD_SHOWN_MAX = 60, DAGGER = 0x2020 };

/* A theme being read. */
struct reader {
    struct theme *theme;
    struct notes *notes;
    const char *path; /* of the file, for messages */
    int line;
    bool has_mode;
    bool has_look[ROLES];
    struct look_name names[PALETTE_MAX];
};

static void note(struct reader *reader, const char *what, struct str word)
{
    int most = word.len < WORD_SHOWN_MAX ? (int)word.len : WORD_SHOWN_MAX;
    notes_add(reader->notes, "%s:%d: %s \"%.*s\".", reader->path, reader->line,
              what, most, most ? word.s : "");
}

static void mode_read(struct reader *reader, struct str value)
{
    for (int i = 0; i < THEME_MODES; i++) {
        if (str_is_equal(value, str_of(theme_mode_table[i]))) {
            reader->theme->mode = (enum theme_mode)i;
            reader->has_mode = true;
            return;
        }
    }
    note(reader, "The mode is dark, light or any, not", value);
}

static bool is_name(struct str name)
{
    for (size_t i = 0; i < name.len; i++) {
        char c = name.s[i];
        bool inner = (c >= '0' && c <= '9') || c == '-' || c == '_';
        if (!(c >= 'a' && c <= 'z') && !(inner && i > 0))
            return false;
    }
    return name.len > 0 && name.len < PALETTE_NAME_MAX && !look_is_word(name);
}

/* Reads one of the depths of a color; an empty one is derived later. */
static bool depth_read(struct str value, uint32_t most, uint32_t *color)
{
    *color = LOOK_UNSET;
    if (!value.len)
        return true;
    return look_color(value, color) &&
           (*color == LOOK_DEFAULT ||
            (*color >= LOOK_PALETTE && *color <= LOOK_PALETTE + most));
}

static void palette_read(struct reader *reader, struct str name,
                         struct str value)
{
    struct palette *palette = &reader->theme->palette;
    struct palette_color color = {.fixed = LOOK_UNSET};
    struct str rest = value;
    int i = 0;
    if (!is_name(name)) {
        note(reader, "A color cannot be called", name);
        return;
    }
    if (!look_color(str_trim(str_cut(&rest, '/')), &color.full) ||
        !depth_read(str_trim(str_cut(&rest, '/')), 255, &color.fixed) ||
        !depth_read(str_trim(rest), 15, &color.sixteen)) {
        note(reader, "Not a color, or one for true color / 256 / 16:", value);
        return;
    }
    memcpy(color.name, name.s, name.len);
    while (i < palette->n && strcmp(palette->at[i].name, color.name) != 0)
        i++;
    if (i == PALETTE_MAX) {
        note(reader, "Too many names of colors, from", name);
        return;
    }
    palette->at[i] = color;
    reader->names[i] = (struct look_name){str_of(palette->at[i].name),
                                          LOOK_NAMED + (uint32_t)i};
    if (i == palette->n)
        palette->n++;
}

static bool look_line(struct reader *reader, struct str value,
                      struct look *look)
{
    struct str bad;
    struct look_names names = {reader->names, reader->theme->palette.n};
    if (look_read(value, names, look, &bad))
        return true;
    if (!bad.len)
        note(reader, "A color is missing in", value);
    else
        note(reader, "Not a color or attribute, or one too many:", bad);
    return false;
}

static bool is_plain(uint32_t color)
{
    return color == LOOK_DEFAULT || color == LOOK_UNSET;
}

static void mono_read(struct reader *reader, struct str name, struct str value)
{
    struct look look;
    enum role role = role_find(name);
    if (role == ROLES) {
        note(reader, "There is no role called", name);
    } else if (look_line(reader, value, &look)) {
        if (!is_plain(look.fg) || !is_plain(look.bg))
            note(reader, "A look without color has one:", value);
        else
            reader->theme->mono[role].attributes = look.attributes;
    }
}

/* Reads a sign of one column that is ASCII or UNICODE. */
static bool sign_read(struct str word, bool unicode, struct kind_sign *sign)
{
    struct glyph glyph;
    if (!word.len || word.len >= sizeof sign->text)
        return false;
    glyph_next(word, &glyph);
    *sign = (struct kind_sign){""};
    memcpy(sign->text, word.s, word.len);
    return glyph.len == word.len && glyph.n == 1 && glyph.width == 1 &&
           !glyph.special && glyph.text[0] > ' ' &&
           (unicode || glyph.text[0] < 0x7f);
}

static void glyph_read(struct reader *reader, struct str name, struct str value)
{
    struct theme_sign sign;
    struct str rest = value;
    int which = 0;
    while (which < KIND_SIGNS &&
           !str_is_equal(name, str_of(kind_sign_table[which])))
        which++;
    if (which == KIND_SIGNS) {
        note(reader, "There is no sign called", name);
        return;
    }
    bool good = sign_read(str_word_cut(&rest), false, &sign.ascii);
    struct str second = str_word_cut(&rest);
    sign.unicode = sign.ascii;
    /* In a locale without Unicode no width is known and none is needed. */
    if (second.len && utf8_width(DAGGER) > 0)
        good = good && sign_read(second, true, &sign.unicode);
    if (good && !str_trim(rest).len)
        reader->theme->sign[which] = sign;
    else
        note(reader, "Not a sign of ASCII and perhaps one of Unicode:", value);
}

static void role_read(struct reader *reader, struct str key, struct str value)
{
    enum role role = role_find(key);
    struct look look;
    if (role == ROLES) {
        note(reader, "There is no setting or role called", key);
    } else if (look_line(reader, value, &look)) {
        reader->theme->look[role] = look;
        reader->has_look[role] = true;
    }
}

/* Puts TEXT into TO, of SIZE bytes, as far as there is room. */
static void text_set(char *to, size_t size, struct str text)
{
    size_t len = text.len < size ? text.len : size - 1;
    memset(to, 0, size);
    if (len)
        memcpy(to, text.s, len);
}

/* Takes PREFIX off KEY; false if it does not begin so. */
static bool prefix_cut(struct str *key, struct str prefix)
{
    if (!str_has_prefix(*key, prefix))
        return false;
    *key = str_sub(*key, prefix.len, key->len);
    return true;
}

static void header_read(struct theme *theme, struct str line)
{
    struct str text = str_trim(str_sub(line, 1, line.len));
    if (prefix_cut(&text, STR("name:")) && str_trim(text).len)
        text_set(theme->name, sizeof theme->name, str_trim(text));
    else if (prefix_cut(&text, STR("description:")))
        text_set(theme->description, sizeof theme->description, str_trim(text));
}

struct str theme_parent(struct str text, int *line)
{
    struct str parent = {NULL, 0};
    int at = 0;
    text = entry_start(text);
    while (text.len) {
        struct entry entry = entry_cut(&text, &at);
        if (!str_is_equal(entry.key, STR("inherits")))
            continue;
        parent = entry.value;
        *line = at;
    }
    return parent;
}

static void entry_read(struct reader *reader, struct entry entry, bool names)
{
    bool palette = prefix_cut(&entry.key, STR("palette."));
    if (palette != names)
        return;
    if (palette)
        palette_read(reader, entry.key, entry.value);
    else if (str_is_equal(entry.key, STR("mode")))
        mode_read(reader, entry.value);
    else if (prefix_cut(&entry.key, STR("mono.")))
        mono_read(reader, entry.key, entry.value);
    else if (prefix_cut(&entry.key, STR("glyph.")))
        glyph_read(reader, entry.key, entry.value);
    else if (!str_is_equal(entry.key, STR("inherits")))
        role_read(reader, entry.key, entry.value);
}

static void file_read(struct reader *reader, const struct theme_file *file,
                      bool names)
{
    struct str text = file->text;
    size_t len = strlen(file->path);
    reader->path = file->path;
    if (len > PATH_SHOWN_MAX) /* its end says more than its beginning */
        reader->path = file->path + len - PATH_SHOWN_MAX;
    reader->line = 0;
    text = entry_start(text);
    while (text.len) {
        struct entry entry = entry_cut(&text, &reader->line);
        if (entry.key.len && entry.value.len)
            entry_read(reader, entry, names);
        else if (names && entry.text.len)
            note(reader, "Not \"key = value\":", entry.line);
    }
}

static void headers_read(struct theme *theme, struct str text)
{
    text = entry_start(text);
    while (text.len) {
        struct str line = str_trim(str_cut(&text, '\n'));
        if (line.len && line.s[0] == '#')
            header_read(theme, line);
    }
}

/* Gives the roles the theme leaves out the look of the nearest parent it has;
 * the others keep role_table's own, on the theme's colors. */
static void parents_apply(struct reader *reader)
{
    struct look *looks = reader->theme->look, *text = &looks[ROLE_TEXT];
    text->fg = text->fg == LOOK_UNSET ? LOOK_DEFAULT : text->fg;
    text->bg = text->bg == LOOK_UNSET ? LOOK_DEFAULT : text->bg;
    for (int i = 0; i < ROLES; i++) {
        int role = i;
        while (!reader->has_look[role] && role_table[role].parent)
            role = (int)role_find(str_of(role_table[role].parent));
        if (reader->has_look[role])
            looks[i] = looks[role];
        bool own = !reader->has_look[role];
        if (looks[i].fg == LOOK_UNSET || (own && looks[i].fg == LOOK_DEFAULT))
            looks[i].fg = text->fg;
        if (looks[i].bg == LOOK_UNSET || (own && looks[i].bg == LOOK_DEFAULT))
            looks[i].bg = text->bg;
    }
}

/* The last part of PATH, without its ending. */
static struct str name_of_path(const char *path)
{
    const char *slash = strrchr(path, '/');
    struct str file = str_of(slash ? slash + 1 : path);
    const struct str ending = STR(".theme");
    if (file.len > ending.len &&
        str_is_equal(str_sub(file, file.len - ending.len, ending.len), ending))
        file.len -= ending.len;
    return file;
}

void theme_load(struct theme *theme, const struct theme_file *at, int n,
                struct notes *notes)
{
    struct reader reader = {.theme = theme, .notes = notes};
    theme_default(theme);
    for (int names = 1; names >= 0; names--)
        for (int i = 0; i < n; i++)
            file_read(&reader, &at[i], names);
    parents_apply(&reader);
    if (!n)
        return;
    struct str name = name_of_path(at[n - 1].path);
    if (name.len)
        text_set(theme->name, sizeof theme->name, name);
    headers_read(theme, at[n - 1].text);
    if (!reader.has_mode)
        notes_add(notes,
                  "%s: The line \"mode = dark\", light or any is missing.",
                  reader.path);
}
