/* SPDX-License-Identifier: MIT */

/* Finding, reading, comparing and updating golden files; see the header. */

#include "golden.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { PATH_LEN = 1024, FILES_MOST = 512 };

static int name_compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The whole file, in A. */
static struct str file_read(struct arena *a, const char *path)
{
    struct buf b = {.a = a};
    char bytes[4096];
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    for (size_t n; (n = fread(bytes, 1, sizeof bytes, file));)
        buf_put(&b, (struct str){bytes, n});
    assert_int_equal(fclose(file), 0);
    return buf_str(&b);
}

/* True if LINE begins a section, which gets its name and whether it is
 * escaped. */
static bool is_header(struct str line, struct golden_section *section)
{
    if (!str_has_prefix(line, STR("-- ")))
        return false;
    struct str rest = str_sub(line, 3, line.len);
    struct golden_section found = {.name = str_cut(&rest, ' ')};
    found.escaped = str_is_equal(rest, STR("escaped"));
    for (size_t i = 0; i < found.name.len; i++)
        if (found.name.s[i] < 'a' || found.name.s[i] > 'z')
            return false;
    if (!found.name.len || (rest.len && !found.escaped))
        return false;
    *section = found;
    return true;
}

static int hex_of(char c)
{
    const char *digits = "0123456789abcdef";
    const char *at = c ? strchr(digits, c) : NULL;
    assert_non_null(at);
    return (int)(at - digits);
}

/* S with its escapes done. */
static struct str unescape(struct arena *a, struct str s)
{
    struct buf b = {.a = a};
    for (size_t i = 0; i < s.len; i++) {
        char c = i + 1 < s.len ? s.s[i + 1] : '\0';
        if (s.s[i] != '\\') {
            buf_put_byte(&b, s.s[i]);
            continue;
        }
        i++;
        if (c == 'x') {
            assert_true(i + 2 < s.len);
            buf_put_byte(&b,
                         (char)(hex_of(s.s[i + 1]) * 16 + hex_of(s.s[i + 2])));
            i += 2;
        } else if (c == 'n' || c == 'r' || c == 't' || c == '\\') {
            buf_put_byte(&b, c == 'n'   ? '\n'
                             : c == 'r' ? '\r'
                             : c == 't' ? '\t'
                                        : '\\');
        } else {
            assert_int_equal(c, '\n');
        }
    }
    return buf_str(&b);
}

static void file_parse(struct golden *golden, struct str text)
{
    struct golden_section *last = NULL;
    const char *start = text.s;
    while (text.len) {
        const char *here = text.s;
        struct golden_section next = {0};
        if (!is_header(str_cut(&text, '\n'), &next))
            continue;
        struct str before = {start, (size_t)(here - start)};
        *(last ? &last->raw : &golden->about) = before;
        assert_true(golden->count < GOLDEN_SECTIONS);
        last = &golden->section[golden->count++];
        *last = next;
        start = text.s;
    }
    assert_non_null(last);
    last->raw = (struct str){start, (size_t)(text.s - start)};
    for (size_t i = 0; i < golden->count; i++) {
        struct golden_section *at = &golden->section[i];
        at->text = at->escaped ? unescape(golden->a, at->raw) : at->raw;
    }
}

static void file_write(const struct golden *golden)
{
    FILE *file = fopen(golden->path, "wb");
    assert_non_null(file);
    fwrite(golden->about.s, 1, golden->about.len, file);
    for (size_t i = 0; i < golden->count; i++) {
        const struct golden_section *at = &golden->section[i];
        fprintf(file, "-- %.*s%s\n", (int)at->name.len, at->name.s,
                at->escaped ? " escaped" : "");
        fwrite(at->raw.s, 1, at->raw.len, file);
    }
    assert_int_equal(fclose(file), 0);
}

struct golden_section *golden_find(struct golden *golden, const char *name)
{
    for (size_t i = 0; i < golden->count; i++)
        if (str_is_equal(golden->section[i].name, str_of(name)))
            return &golden->section[i];
    return NULL;
}

struct str golden_get(struct golden *golden, const char *name)
{
    const struct golden_section *section = golden_find(golden, name);
    if (!section)
        fail_msg("%s: there is no section \"-- %s\"", golden->path, name);
    return section->text;
}

static bool is_updating(void)
{
    const char *update = getenv("UPDATE");
    return update && !strcmp(update, "1");
}

static void lines_print(const char *sign, struct str text)
{
    while (text.len) {
        struct str line = str_cut(&text, '\n');
        print_message("%s %.*s\n", sign, (int)line.len, line.s);
    }
}

void golden_expect(struct golden *golden, const char *name, struct str text)
{
    struct golden_section *section = golden_find(golden, name);
    if (section && str_is_equal(section->text, text))
        return;
    if (is_updating()) {
        assert_true(section || golden->count < GOLDEN_SECTIONS);
        if (!section)
            section = &golden->section[golden->count++];
        struct str copy = {str_copy(golden->a, text), text.len};
        *section = (struct golden_section){str_of(name), copy, copy, false};
        golden->changed = true;
        return;
    }
    print_message("%s: section %s\n", golden->path, name);
    if (section)
        lines_print("expected |", section->text);
    lines_print("found    |", text);
    fail_msg("%s: section %s differs (UPDATE=1 would rewrite it)", golden->path,
             name);
}

static int test_body(struct arena *a, void *context)
{
    struct golden *golden = context;
    golden->a = a;
    file_parse(golden, file_read(a, golden->path));
    golden->run(golden);
    if (golden->changed)
        file_write(golden);
    return 1; /* not 0, so that the arena is closed */
}

static void test_file(void **state)
{
    assert_int_equal(arena_run(0, test_body, *state), 1);
}

/* The names of the files in PATH without ".txt", sorted; gives how many. */
static size_t names_list(const char *path, char *names[FILES_MOST])
{
    size_t n = 0;
    DIR *folder = opendir(path);
    if (!folder)
        return 0;
    for (struct dirent *entry; (entry = readdir(folder));) {
        size_t len = strlen(entry->d_name);
        if (len < 5 || strcmp(entry->d_name + len - 4, ".txt") != 0)
            continue;
        if (n < FILES_MOST && (names[n] = calloc(1, len)))
            memcpy(names[n++], entry->d_name, len - 4);
    }
    closedir(folder);
    qsort(names, n, sizeof *names, name_compare);
    return n;
}

int golden_run(const char *folder, void (*run)(struct golden *golden))
{
    static struct golden goldens[FILES_MOST];
    static struct CMUnitTest tests[FILES_MOST];
    static char paths[FILES_MOST][PATH_LEN];
    char *names[FILES_MOST], root[PATH_LEN / 2];
    const char *source = getenv("SOURCE_ROOT");
    snprintf(root, sizeof root, "%s/tests/golden/%s", source ? source : ".",
             folder);
    size_t n = names_list(root, names);
    if (!n) {
        fprintf(stderr, "golden: there is no file in %s\n", root);
        return 1;
    }
    for (size_t i = 0; i < n; i++) {
        snprintf(paths[i], PATH_LEN, "%s/%s.txt", root, names[i]);
        goldens[i] =
            (struct golden){.path = paths[i], .name = names[i], .run = run};
        tests[i] = (struct CMUnitTest){.name = names[i],
                                       .test_func = test_file,
                                       .initial_state = &goldens[i]};
    }
    int failed = _cmocka_run_group_tests(folder, tests, n, NULL, NULL);
    for (size_t i = 0; i < n; i++)
        free(names[i]);
    return failed;
}
