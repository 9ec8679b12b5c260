/* SPDX-License-Identifier: MIT */

/*
 * One pass over the lines. Values are any bytes; what cannot be seen is written
 * as "\xHH" between quotation marks when they are printed. Everything is
 * bounded by the size of the file.
 */

#include "app/config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/themes.h"
#include "base/entry.h"
#include "base/utf8.h"
#include "input/source_file.h"

/* A file being read. */
struct reader {
    struct config *config;
    const char *path; /* in messages */
    int line;
};

enum { PATH_SHOWN_MOST = 200 };

/* The path of the file, NULL if there is no home to look in. */
static const char *path_get(struct arena *a)
{
    struct buf b = {.a = a};
    themes_config(&b);
    return b.len ? str_copy(a, buf_str(&b)) : NULL;
}

/* PATH as a message shows it: short, its end rather than its beginning. */
static const char *path_shown(struct arena *a, const char *path)
{
    const char *home = getenv("HOME");
    struct str prefix = str_of(home), rest = str_of(path);
    struct buf b = {.a = a};
    if (prefix.len > 1 && str_has_prefix(rest, prefix) &&
        path[prefix.len] == '/')
        buf_print(&b, "~%s", path + prefix.len);
    else
        buf_print(&b, "%s", path);
    size_t over = b.len > PATH_SHOWN_MOST ? b.len - PATH_SHOWN_MOST : 0;
    return str_copy(a, str_sub(buf_str(&b), over, b.len));
}

static int digit_of(char c)
{
    const char *const digits = "0123456789abcdef";
    const char *at = c ? strchr(digits, c | (c >= 'A' ? 32 : 0)) : NULL;
    return at ? (int)(at - digits) : -1;
}

/* The byte that the escape at the start of S, after its backslash, stands for,
 * taken off S; 0 if it is none. */
static char escape_cut(struct str *s)
{
    char c = s->len ? s->s[0] : '\0', byte = '\0';
    size_t len = 1;
    if (c == '\\' || c == '"') {
        byte = c;
    } else if (c == 'x' && s->len > 2) {
        int high = digit_of(s->s[1]), low = digit_of(s->s[2]);
        byte = high < 0 || low < 0 ? '\0' : (char)(high * 16 + low);
        len = 3;
    }
    *s = str_sub(*s, len, s->len);
    return byte;
}

/* Reads the value S, which begins with a quotation mark, into OUT. */
static int quoted_read(struct arena *a, struct str s, struct str *out,
                       struct error *err)
{
    struct buf b = {.a = a};
    s = str_sub(s, 1, s.len);
    while (s.len && s.s[0] != '"') {
        char byte = s.s[0];
        s = str_sub(s, 1, s.len);
        if (byte == '\\' && !(byte = escape_cut(&s)))
            return error_set(err, "in quotation marks a backslash stands "
                                  "before \\, \" or xHH");
        buf_put_byte(&b, byte);
    }
    if (!s.len)
        return error_set(err, "the closing quotation mark is missing");
    s = str_trim(str_sub(s, 1, s.len));
    if (s.len && s.s[0] != '#')
        return error_set(err, "nothing but a comment can stand after the "
                              "closing quotation mark");
    *out = buf_str(&b);
    return 0;
}

int config_line(struct arena *a, struct str s, struct option_line *line,
                struct error *err)
{
    size_t at = 0;
    while (at < s.len && s.s[at] != '=' && s.s[at] != ' ' && s.s[at] != '\t')
        at++;
    line->key = str_sub(s, 0, at);
    line->value = str_trim(str_sub(s, at, s.len));
    if (line->value.len && line->value.s[0] == '=')
        line->value = str_trim(str_sub(line->value, 1, s.len));
    if (line->value.len && line->value.s[0] == '"')
        return quoted_read(a, line->value, &line->value, err);
    line->value = entry_comment_cut(line->value);
    return 0;
}

static void note(struct reader *reader, const char *what)
{
    notes_add(&reader->config->notes, "%s:%d: %s", reader->path, reader->line,
              what);
}

/* A theme's file is never looked for in the working folder: beside the file
 * that names it, or at home. */
static struct str theme_path(struct reader *reader, const char *path,
                             struct str value)
{
    struct buf b = {.a = reader->config->bindings.a};
    const char *home = getenv("HOME"), *slash = strrchr(path, '/');
    if (str_find(value, '/') == value.len || value.s[0] == '/')
        return value;
    if (home && home[0] == '/' && str_has_prefix(value, STR("~/"))) {
        buf_put(&b, str_of(home));
        value = str_sub(value, 1, value.len);
    } else if (slash) {
        buf_put(&b, (struct str){path, (size_t)(slash - path) + 1});
    }
    buf_put(&b, value);
    return buf_str(&b);
}

static int set_read(struct reader *reader, struct str s, const char *path,
                    struct error *err)
{
    struct config *config = reader->config;
    struct option_line line;
    bool is_opposite;
    if (config_line(config->bindings.a, s, &line, err))
        return -1;
    const struct option_info *option = option_find(line.key, &is_opposite);
    if (option && option->type == OPTION_THEME)
        line.value = theme_path(reader, path, line.value);
    return option_read(config->bindings.a, &line, &config->settings, err);
}

/* True if S has a control that could not be seen in a message or an editor. */
static bool has_control(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.s[i] < ' ' ? s.s[i] != '\t' : s.s[i] == 0x7f)
            return true;
    return false;
}

static int line_read(struct reader *reader, const struct entry *entry,
                     const char *path, struct error *err)
{
    struct str rest = entry->line, word = str_word_cut(&rest);
    struct bindings *bindings = &reader->config->bindings;
    if (has_control(entry->line))
        return error_set(err, "there is a control character in this line");
    if (str_is_equal(word, STR("bind")))
        return bindings_bind(bindings, rest, err);
    if (str_is_equal(word, STR("unbind")))
        return bindings_unbind(bindings, rest, err);
    if (str_is_equal(word, STR("set")))
        return set_read(reader, str_trim(rest), path, err);
    if (!entry->key.len || !entry->value.len)
        return error_set(err, "not \"key = value\", bind, unbind or set");
    return set_read(reader, entry->line, path, err);
}

void config_read(struct config *config, struct str text, const char *path)
{
    struct reader reader = {config, path_shown(config->notes.a, path), 0};
    struct error err;
    text = entry_start(text);
    while (text.len) {
        struct entry entry = entry_cut(&text, &reader.line);
        if (!entry.line.len || entry.line.s[0] == '#')
            continue;
        if (line_read(&reader, &entry, path, &err))
            note(&reader, err.text);
    }
    /* In the file a format says how to print, not to print. */
    if (config->settings.format)
        config->settings.printed = config->settings.format;
    config->settings.format = NULL;
}

/* Whether PATH is certainly not there, which is no mistake. */
static bool is_missing(const char *path)
{
    struct stat info;
    return lstat(path, &info) && (errno == ENOENT || errno == ENOTDIR);
}

static int file_read(struct config *config, const char *path, bool is_named,
                     struct error *err)
{
    struct str text;
    if (!is_named && is_missing(path))
        return 0;
    if (source_plain_load(config->notes.a, path, CONFIG_MOST, &text, err)) {
        if (is_named)
            return -1;
        notes_add(&config->notes, "%s", err->text);
        err->text[0] = '\0';
        return 0;
    }
    config_read(config, text, path);
    return 0;
}

int config_open(struct config *config, struct arena *a, int argc,
                char *const *argv, struct error *err)
{
    struct settings *settings = &config->settings, given;
    *config = (struct config){.bindings = {.a = a}, .notes = {.a = a}};
    if (option_parse(argc, argv, settings, err))
        return -1;
    if (settings->help || settings->version || settings->no_config)
        return 0;
    given = *settings;
    const char *path = given.config ? given.config : path_get(a);
    *settings = (struct settings){0};
    if (path && file_read(config, path, given.config != NULL, err)) {
        *settings = given;
        return -1;
    }
    return option_parse(argc, argv, settings, err);
}

/* True if S can stand in a line as it is. */
static bool is_plain(struct str s)
{
    return s.len && utf8_is_visible(s) && str_trim(s).len == s.len &&
           s.s[0] != '"' && s.s[0] != '=' && entry_comment_cut(s).len == s.len;
}

/* Appends VALUE as it is read. */
static void value_print(struct buf *b, struct str value)
{
    bool is_visible = utf8_is_visible(value);
    if (is_plain(value)) {
        buf_put(b, value);
        return;
    }
    buf_put_byte(b, '"');
    for (size_t i = 0; i < value.len; i++) {
        unsigned char byte = (unsigned char)value.s[i];
        bool is_shown = byte >= ' ' && (is_visible ? true : byte < 0x7f);
        if (!is_shown)
            buf_print(b, "\\x%02x", byte);
        else if (byte == '"' || byte == '\\')
            buf_print(b, "\\%c", byte);
        else
            buf_put_byte(b, (char)byte);
    }
    buf_put_byte(b, '"');
}

/* The value of OPTION that is in force, NULL if it is not set. */
static const char *value_of(const struct config *config,
                            const struct option_info *option)
{
    const struct settings *settings = &config->settings;
    if (!strcmp(option->name, "format") && !settings->format)
        return settings->printed;
    return option_value(option, settings);
}

/* Appends S as a comment, its lines broken at blanks. */
static void comment_print(struct buf *b, struct str s)
{
    enum { WIDTH = 78 };
    size_t column = 1;
    buf_put_byte(b, '#');
    while (s.len) {
        struct str word = str_cut(&s, ' ');
        if (column > 1 && column + 1 + word.len > WIDTH) {
            buf_put(b, STR("\n#"));
            column = 1;
        }
        buf_put_byte(b, ' ');
        buf_put(b, word);
        column += 1 + word.len;
    }
    buf_put_byte(b, '\n');
}

static void option_line_print(struct buf *b, const struct config *config,
                              const struct option_info *option)
{
    const char *value = value_of(config, option);
    const char *key = option_key(option), *normal = option->normal;
    struct buf help = {.a = b->a};
    if (option->type == OPTION_FLAG)
        normal = key == option->name ? "off" : "on";
    option_help(&help, option);
    buf_put_byte(b, '\n');
    comment_print(b, buf_str(&help));
    buf_print(b, "%s%s =", value ? "" : "# ", key);
    if (value || normal)
        buf_put_byte(b, ' ');
    if (value)
        value_print(b, str_of(value));
    else if (normal)
        buf_put(b, str_of(normal));
    buf_put_byte(b, '\n');
}

void config_print(struct buf *b, const struct config *config)
{
    buf_put(b, STR("# Configuration of hexapla; hexapla-config(5) tells what "
                   "can stand here.\n# What is commented out has the value it "
                   "has anyway.\n"));
    for (size_t i = 0; i < option_count; i++)
        if (option_table[i].place != OPTION_CALL)
            option_line_print(b, config, &option_table[i]);
    struct buf keys = {.a = b->a};
    bindings_print(&keys, &config->bindings, false);
    buf_put(b, STR("\n# Keys that are not as delivered; --dump-keys prints "
                   "all.\n"));
    buf_put(b, buf_str(&keys));
}
