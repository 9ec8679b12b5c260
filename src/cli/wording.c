/* SPDX-License-Identifier: MIT */

/* Settings to options of hx_words(), its script to text. */

#include "cli/wording.h"

#include <string.h>

#include "app/ignore.h"
#include "view/print_wdiff.h"

bool wording_is_asked(const char *format)
{
    return !strcmp(format, "count") || !strcmp(format, "wdiff");
}

int wording_check(const struct settings *settings, const char *format,
                  struct error *err)
{
    const struct {
        const char *name;
        bool is_given, with_count;
    } rows[] = {
        {"no-deleted (-1)",  settings->no_deleted,  false},
        {"no-inserted (-2)", settings->no_inserted, false},
        {"no-common (-3)",   settings->no_common,   false},
        {"statistics (-s)",  settings->statistics,  true },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].is_given && strcmp(format, "wdiff") != 0 &&
            !(rows[i].with_count && !strcmp(format, "count")))
            return error_set(err, "--%s is for --format=wdiff%s", rows[i].name,
                             rows[i].with_count ? " and count" : "");
    return 0;
}

static hx_options options_of(const struct settings *settings)
{
    static const char *const NAMES[] = {"words", "space", "chars"};
    bool ignores_case = ignore_get(settings) & HX_IGNORE(HX_LEVEL_CASE);
    hx_options options = {.ignore_case = ignores_case};
    for (uint32_t i = 0; settings->tokens && i < sizeof NAMES / sizeof *NAMES;
         i++)
        if (!strcmp(settings->tokens, NAMES[i]))
            options.tokens = i;
    return options;
}

int wording_run(struct buf *b, struct wording *wording, struct error *err)
{
    const struct settings *settings = wording->settings;
    hx_options options = options_of(settings);
    hx_script *script;
    uint32_t n;
    struct wdiff_input input = {
        .hides = {settings->no_deleted, settings->no_inserted},
        .hides_common = settings->no_common,
        .ascii_space = options.tokens == HX_TOKENS_SPACE,
        .escaped = wording->escaped
    };
    for (int side = 0; side < 2; side++) {
        input.name[side] = story_side(wording->story, side)->name;
        input.text[side] = story_side(wording->story, side)->text;
    }
    int code =
        hx_words(&script, (hx_text){input.text[0].s, input.text[0].len},
                 (hx_text){input.text[1].s, input.text[1].len}, &options);
    if (code)
        return story_error(err, code);
    arena_own(b->a, script, (void (*)(void *))hx_script_free);
    input.script = script;
    hx_script_edits(script, &n);
    wording->is_same = !n;
    if (!strcmp(wording->format, "wdiff"))
        wdiff_print(b, &input);
    else
        buf_print(b, "%u %u\n", hx_script_count(script, HX_OLD),
                  hx_script_count(script, HX_NEW));
    if (settings->statistics)
        wdiff_statistics(b, &input);
    if (settings->statistics && !strcmp(wording->format, "count"))
        buf_print(b, "%s\n",
                  hx_script_is_exact(script)
                      ? "proven: no script has fewer words"
                      : "not proven: another may have fewer words");
    return 0;
}
