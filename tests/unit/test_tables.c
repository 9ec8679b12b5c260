/* SPDX-License-Identifier: MIT */

/*
 * The tables: that each is in the order of its enum, that keys, commands and
 * options hang together, and that the manual names all of them.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "arena_state.h"

#include "app/binding.h"
#include "app/command.h"
#include "app/option.h"
#include "input/source.h"
#include "view/flag.h"
#include "view/kind.h"
#include "view/print.h"

/* A sentence for people: not empty, no blank or full stop at its ends. */
static void assert_help(const char *help)
{
    size_t len = strlen(help);
    assert_true(len > 1);
    assert_true(help[0] != ' ' && help[len - 1] != ' ' && help[len - 1] != '.');
    assert_null(strchr(help, '\n'));
}

static void test_kinds(void **state)
{
    (void)state;
    for (int i = 0; i < HX_KINDS; i++) {
        const struct kind_info *info = &kind_table[i];
        assert_int_equal(info->kind, i);
        assert_true(info->sign > ' ' && info->sign < 0x7f);
        assert_true(info->word < ROLES && info->sentence < ROLES);
        assert_true(info->grave > 0);
        assert_help(info->help);
        for (int j = 0; j < i; j++) {
            assert_int_not_equal(info->sign, kind_table[j].sign);
            assert_int_not_equal(info->grave, kind_table[j].grave);
            assert_int_not_equal(info->word, kind_table[j].word);
        }
        for (int side = 0; side < 2; side++)
            assert_int_not_equal(info->sign, kind_moved_sign[side]);
    }
    assert_int_not_equal(kind_moved_sign[HX_OLD], kind_moved_sign[HX_NEW]);
}

static void test_classes(void **state)
{
    (void)state;
    for (int i = 0; i < HX_CLASSES; i++) {
        const struct class_info *info = &class_table[i];
        assert_int_equal(info->cls, i);
        assert_int_equal(hx_class_gravity((hx_class)i) > 0, i > 0);
        assert_int_equal(strlen(info->one) > 0, i > 0);
        assert_int_equal(strlen(info->many) > 0, i > 0);
        for (int j = 0; j < i; j++)
            assert_int_not_equal(hx_class_gravity((hx_class)i),
                                 hx_class_gravity((hx_class)j));
        assert_true(hx_class_level((hx_class)i) < HX_LEVELS);
    }
    for (int i = 0; i < HX_LEVELS; i++)
        assert_true(hx_level_name((hx_level)i)[0]);
}

static void test_flags(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < HX_PAIR_FLAGS; i++) {
        assert_int_equal(flag_table[i].flag, 1u << i);
        assert_true(hx_flag_name(i)[0]);
        assert_true(flag_table[i].label[0]);
        for (int j = 0; j < HX_CLASSES; j++)
            assert_int_not_equal(flag_table[i].grave,
                                 hx_class_gravity((hx_class)j));
    }
    assert_string_equal(hx_flag_name(HX_PAIR_FLAGS), "");
}

static void test_roles(void **state)
{
    (void)state;
    for (int i = 0; i < ROLES; i++) {
        assert_int_equal(role_table[i].role, i);
        assert_help(role_table[i].help);
    }
}

/* A role for each kind: what a change looks like in and outside a pair. */
static void test_kind_roles(void **state)
{
    (void)state;
    const hx_pair cut = {.kind = HX_DELETED}, same = {.kind = HX_SAME};
    const hx_pair moved = {.kind = HX_SAME, .moved = 1};
    hx_change change = {.kind = HX_DELETED};
    assert_int_equal(kind_role(&change, &cut), ROLE_CUT);
    assert_int_equal(kind_role(&change, &same), ROLE_CUT_WORD);
    change.kind = HX_SAME;
    assert_int_equal(kind_role(&change, &same), ROLE_TEXT);
    assert_int_equal(kind_role(&change, &moved), ROLE_MOVED);
    assert_int_equal(kind_sign(&change), ' ');
    change.flags = HX_CHANGE_MINOR;
    assert_int_equal(kind_role(&change, &moved), ROLE_STYLE_WORD);
    assert_int_equal(kind_sign(&change), ':');
}

/* The names of keys are of signs that show, and read back as the keys they
 * are of. */
static void test_keys(void **state)
{
    (void)state;
    char bytes[64];
    struct arena *a = (struct arena *)*state;
    for (uint32_t key = 0; key < KEY_CODE_RELEASE + 1; key++) {
        if (key == 0xa0)
            key = KEY_CODE_UP;
        struct arena_mark mark = arena_mark(a);
        struct buf b = {.a = a};
        key_print(&b, key);
        assert_true(b.len > 0 && b.len < sizeof bytes);
        struct str name = buf_str(&b);
        for (size_t i = 0; i < name.len; i++)
            assert_true(name.s[i] > ' ' && name.s[i] < 0x7f);
        assert_int_equal(key_cut(&name), key);
        assert_int_equal(name.len, 0);
        arena_reset(a, mark);
    }
}

/* The keys of BINDING; gives how many. */
static uint32_t keys_of(const struct binding_info *binding, uint32_t keys[8])
{
    uint32_t n = 0;
    for (struct str rest = str_of(binding->keys); rest.len; n++) {
        assert_true(n < 8);
        keys[n] = key_cut(&rest);
        assert_int_not_equal(keys[n], KEY_NONE);
    }
    return n;
}

/* True if A and B could be meant at once. In the filter menu keys of boxes
 * stand before those of everywhere. */
static bool is_met(const struct binding_info *a, const struct binding_info *b)
{
    if (a->where == IN_FILTER || b->where == IN_FILTER)
        return a->where == b->where;
    return a->where == IN_ALL || b->where == IN_ALL || a->where == b->where;
}

static void test_bindings(void **state)
{
    (void)state;
    const struct bindings bindings = {.a = NULL}; /* as delivered */
    uint32_t keys[8], others[8];
    for (size_t i = 0; i < binding_count; i++) {
        const struct binding_info *binding = &binding_table[i];
        uint32_t n = keys_of(binding, keys);
        assert_true(n > 0 && n <= BINDING_KEYS);
        assert_true(keys[0] < '0' || keys[0] > '9');
        assert_non_null(command_find(str_of(binding->command)));
        for (enum binding_where where = IN_TEXT; where <= IN_LIST; where++)
            if (binding->where == IN_ALL || binding->where == where)
                assert_string_equal(
                    binding_find(&bindings, where, keys, n).command,
                    binding->command);
        for (size_t j = 0; j < i; j++)
            assert_false(is_met(binding, &binding_table[j]) &&
                         keys_of(&binding_table[j], others) == n &&
                         !memcmp(keys, others, n * sizeof *keys));
    }
    assert_null(
        binding_find(&bindings, IN_TEXT, (uint32_t[]){'n', 'n'}, 2).command);
    assert_true(
        binding_find(&bindings, IN_TEXT, (uint32_t[]){'g'}, 1).is_prefix);
    assert_false(
        binding_find(&bindings, IN_LIST, (uint32_t[]){'g'}, 1).is_prefix);
    assert_null(binding_find(&bindings, IN_TEXT, (uint32_t[]){']'}, 1).command);
    assert_string_equal(
        binding_find(&bindings, IN_TEXT, (uint32_t[]){KEY_ENTER}, 1).command,
        "follow-move");
    assert_string_equal(
        binding_find(&bindings, IN_LIST, (uint32_t[]){KEY_ENTER}, 1).command,
        "choose");
}

static void test_commands(void **state)
{
    (void)state;
    const struct command_info *command;
    for (size_t i = 0; (command = command_get(i)); i++) {
        bool bound = false;
        assert_ptr_equal(command_find(str_of(command->name)), command);
        assert_non_null(command->run);
        assert_help(command->help);
        for (size_t j = 0; j < binding_count; j++)
            bound |= !strcmp(binding_table[j].command, command->name);
        assert_true(bound || command->argument);
    }
    assert_null(command_find(STR("nothing")));
}

static void test_options(void **state)
{
    (void)state;
    for (size_t i = 0; i < option_count; i++) {
        const struct option_info *option = &option_table[i];
        assert_help(option->help);
        assert_int_equal(option->type != OPTION_FLAG, option->value != NULL);
        assert_int_equal(option->type == OPTION_CHOICE ||
                             option->type == OPTION_LIST,
                         option->choices != NULL);
        for (size_t j = 0; j < i; j++) {
            assert_string_not_equal(option->name, option_table[j].name);
            assert_true(!option->letter ||
                        option->letter != option_table[j].letter);
        }
    }
}

static void test_others(void **state)
{
    (void)state;
    for (size_t i = 0; i < source_count; i++)
        assert_help(source_table[i].help);
    assert_true(source_table[source_count - 1].claims("anything"));
    for (size_t i = 0; i < printer_count; i++) {
        assert_help(printer_table[i].help);
        assert_ptr_equal(printer_find(str_of(printer_table[i].name)),
                         &printer_table[i]);
    }
    assert_null(printer_find(STR("nothing")));
}

/* TEXT without what troff wants: backslashes and font changes. */
static void manual_clean(char *text)
{
    char *to = text;
    for (const char *from = text; *from; from++) {
        if (*from == '\\' && from[1] == 'f' && from[2])
            from += 2;
        else if (*from == '\\' && from[1] == '-')
            continue;
        else if (*from == '\\' && (from[1] == '&' || from[1] == ' '))
            from++;
        else if (*from != '\\' || from[1] == '\\')
            *to++ = *from;
    }
    *to = '\0';
}

/* The page NAME of the manual, cleaned. */
static const char *manual_read(struct arena *a, const char *name)
{
    enum { MOST = 1 << 18 };
    char *manual = arena_new(a, char, MOST), path[1024];
    const char *root = getenv("SOURCE_ROOT");
    snprintf(path, sizeof path, "%s/doc/%s", root ? root : ".", name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t n = fread(manual, 1, MOST - 1, file);
    assert_int_equal(fclose(file), 0);
    assert_in_range(n, 1000, MOST - 2);
    manual_clean(manual);
    return manual;
}

static void assert_named(const char *manual, const char *what, const char *name)
{
    if (!strstr(manual, name))
        fail_msg("the manual does not name %s %s", what, name);
}

static void test_manual(void **state)
{
    char name[64];
    const char *manual = manual_read(*state, "hexapla.1");
    const char *config = manual_read(*state, "hexapla-config.5");
    for (size_t i = 0; i < option_count; i++) {
        const struct option_info *option = &option_table[i];
        snprintf(name, sizeof name, "--%s", option->name);
        if (option->place != OPTION_FILE)
            assert_named(manual, "option", name);
        if (option->place != OPTION_CALL)
            assert_named(config, "option", option_key(option));
    }
    const struct command_info *command;
    for (size_t i = 0; (command = command_get(i)); i++)
        assert_named(manual, "command", command->name);
    for (size_t i = 0; i < binding_count; i++)
        assert_named(manual, "key", binding_table[i].keys);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),      cmocka_unit_test(test_classes),
        cmocka_unit_test(test_flags),      cmocka_unit_test(test_roles),
        cmocka_unit_test(test_kind_roles), arena_test(test_keys),
        cmocka_unit_test(test_bindings),   cmocka_unit_test(test_commands),
        cmocka_unit_test(test_options),    cmocka_unit_test(test_others),
        arena_test(test_manual),
    };
    return cmocka_run_group_tests_name("tables", tests, NULL, NULL);
}
