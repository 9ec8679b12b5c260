/* SPDX-License-Identifier: MIT */

/* Who is a program by its name, and who only looks like one. */

#include "support.h"

#include <string.h>

#include "base/bot.h"

static void test_names(void **state)
{
    (void)state;
    static const struct {
        const char *identity;
        bool is_author, is_committer; /* found as one */
    } sample_table[] = {
        {"",                                           false, false},
        {"Ida Moor",                                   false, false},
        {"Ida Talbot <talbot@paper.example> 1 +0000",  false, false},
        {"Ben Bot <ben.bot@paper.example> 1 +0000",    false, false},
        {"Cron Ingold <ci@paper.example>",             true,  true },
        {"Micron <mc@paper.example>",                  false, false},
        {"News Bot <bot@paper.example> 1 +0000",       true,  true },
        {"layout-bot <desk@paper.example> 1 +0000",    true,  true },
        {"links[bot] <7+links@users.example> 1 +0000", true,  true },
        {"GITHUB-ACTIONS <a@paper.example>",           true,  true },
        {"Desk <news-scraper@paper.example> 1 +0000",  true,  true },
        {"Desk <noreply@paper.example> 1 +0000",       true,  false},
        {"Ida <7+ida@users.noreply.paper.example> 1",  false, false},
        {"Ida <ida@robot.example> 1 +0000",            false, false},
        {"\xc3\xa9"
         "bot <x@paper.example>",             false, false},
    };
    for (size_t i = 0; i < sizeof sample_table / sizeof *sample_table; i++) {
        struct str identity = str_of(sample_table[i].identity);
        if (bot_is(identity, true) != sample_table[i].is_author ||
            bot_is(identity, false) != sample_table[i].is_committer)
            fail_msg("%s", sample_table[i].identity);
    }
}

/* What is longer than is looked at harms nothing. */
static void test_long(void **state)
{
    (void)state;
    char name[2000];
    memset(name, 'a', sizeof name);
    memcpy(name + sizeof name - 6, " <bot@", 6);
    assert_true(bot_is((struct str){name, sizeof name}, true));
    assert_false(bot_is((struct str){name, sizeof name - 5}, true));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
