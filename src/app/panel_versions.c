/* SPDX-License-Identifier: MIT */

/*
 * The list of versions: which are compared, how long each is and how many
 * words came and went since the one before. That is counted for the versions
 * that are shown only, at most COUNT_BYTES of text for a picture; texts that
 * are too long for it are measured in bytes until they are compared.
 */

#include "app/panel.h"

#include <string.h>

enum { COUNT_BYTES = 1 << 18, COUNT_STEPS = 1 << 20, THOUSAND = 1000 };

/* What is known of a version. */
struct version_facts {
    const char *text, *before; /* the texts it was counted of */
    uint32_t words;
    uint32_t cut, added; /* since the version before */
    bool has_words, has_changes, is_exact;
};

static int facts_body(struct arena *a, void *context)
{
    struct app *app = context;
    app->facts = arena_new(a, struct version_facts, app->story->n);
    app->facts_n = app->story->n;
    return HX_OK;
}

static uint32_t versions_first(struct app *app)
{
    if (app->facts_n != app->story->n && arena_try(app->a, facts_body, app))
        app->facts_n = 0;
    return app->story->at[HX_NEW];
}

/* What the comparison that is shown has counted, for texts that are too long
 * to be counted here. */
static void facts_take(const struct app *app, struct version_facts *facts,
                       uint32_t i)
{
    const struct story *story = app->story;
    const hx_stats *stats = hx_diff_stats(story->diff);
    for (int side = 0; side < 2; side++) {
        if (story->at[side] != i)
            continue;
        facts->words = stats->words[side];
        facts->has_words = true;
    }
    if (!i || facts->has_changes || story->at[HX_NEW] != i ||
        story->at[HX_OLD] != i - 1)
        return;
    facts->cut = stats->cut;
    facts->added = stats->added;
    facts->has_changes = facts->is_exact = true;
}

static void words_count(struct version_facts *facts,
                        const struct version *version)
{
    uint32_t n;
    hx_doc *own = NULL;
    const hx_doc *doc = version->doc;
    if (!doc && version_doc(version, &own, NULL))
        return;
    const hx_token *token = hx_doc_tokens(doc ? doc : own, &n);
    facts->words = 0;
    for (uint32_t i = 0; i < n; i++)
        facts->words += (token[i].flags & HX_TOKEN_WORD) != 0;
    facts->has_words = true;
    hx_doc_free(own);
}

static void changes_count(struct version_facts *facts, struct str before,
                          struct str text)
{
    hx_script *script;
    hx_options options = {.budget = COUNT_STEPS};
    if (hx_words(&script, (hx_text){before.s, before.len},
                 (hx_text){text.s, text.len}, &options))
        return;
    facts->cut = hx_script_count(script, HX_OLD);
    facts->added = hx_script_count(script, HX_NEW);
    facts->is_exact = hx_script_is_exact(script);
    facts->has_changes = true;
    hx_script_free(script);
}

/* True if N bytes more may be counted for this picture. */
static bool has_room(size_t *left, size_t n)
{
    if (n > *left)
        return false;
    *left -= n;
    return true;
}

/* What is known of version I, after counting if there is room for it. */
static const struct version_facts *facts_get(struct app *app, uint32_t i)
{
    const struct version *version = &app->story->version[i];
    struct version_facts *facts = &app->facts[i];
    const char *before = i ? version[-1].text.s : NULL;
    if (facts->text != version->text.s || facts->before != before)
        *facts =
            (struct version_facts){version->text.s, before, 0, 0, 0, 0, 0, 0};
    if (!facts->has_words && has_room(&app->facts_left, version->text.len))
        words_count(facts, version);
    if (i && !facts->has_changes &&
        has_room(&app->facts_left, version->text.len + version[-1].text.len))
        changes_count(facts, version[-1].text, version->text);
    facts_take(app, facts, i);
    return facts;
}

/* "560 words  +12 -3". */
static struct str note_of(struct arena *a, struct app *app, uint32_t i)
{
    const struct version *version = &app->story->version[i];
    struct buf b = {.a = a};
    const struct version_facts *facts =
        i < app->facts_n ? facts_get(app, i) : &(struct version_facts){0};
    if (facts->has_words)
        buf_print(&b, "%6u words", facts->words);
    else
        buf_print(&b, "%7zu %s",
                  version->text.len < THOUSAND ? version->text.len
                                               : version->text.len / THOUSAND,
                  version->text.len < THOUSAND ? "byte" : "kB  ");
    if (!facts->has_changes)
        buf_print(&b, "%14s", "");
    else if (str_is_equal(version->text, version[-1].text))
        buf_print(&b, "%14s", "the same");
    else if (!facts->added && !facts->cut)
        buf_print(&b, "%14s", "same words");
    else
        buf_print(&b, " %s+%-5u -%-5u", facts->is_exact ? "" : "~",
                  facts->added, facts->cut);
    return buf_str(&b);
}

static struct list_line versions_line(struct arena *a, void *context,
                                      uint32_t i)
{
    struct app *app = ((struct panel_lines *)context)->app;
    const struct story *story = app->story;
    struct buf head = {.a = a};
    bool is_old = i == story->at[HX_OLD], is_new = i == story->at[HX_NEW];
    buf_print(&head, "%4u%s", i + 1,
              is_old   ? " < old"
              : is_new ? " > new"
                       : "");
    return (struct list_line){.head = buf_str(&head),
                              .text = story->version[i].name,
                              .note = note_of(a, app, i),
                              .role = is_old   ? ROLE_CUT
                                      : is_new ? ROLE_ADDED
                                               : ROLE_KEY,
                              .is_name = true};
}

static void versions_make(struct arena *a, struct panel_lines *lines)
{
    (void)a;
    lines->n = lines->app->story->n;
    lines->app->facts_left = COUNT_BYTES;
}

static void versions_choose(struct app *app, uint32_t i)
{
    app_compare(app, i ? i - 1 : 0, i ? i : 1);
}

/* Its whole name, which the list may have no room for. */
static void versions_status(struct buf *b, const struct app *app, uint32_t i)
{
    buf_print(b, "%s", app->ascii ? ", " : " \xc2\xb7 ");
    buf_put(b, app->story->version[i].name);
}

void panel_pick(struct app *app, int side)
{
    uint32_t at[2] = {app->story->at[HX_OLD], app->story->at[HX_NEW]};
    if (app->mode != MODE_VERSIONS)
        return;
    if (app->list.chosen == at[!side])
        at[!side] = at[side]; /* both change places */
    at[side] = app->list.chosen;
    app_compare(app, at[HX_OLD], at[HX_NEW]);
}

static const struct hint versions_hints[] = {
    {"choose",     "compare", 1, false},
    {"make-left",  "old",     2, false},
    {"make-right", "new",     3, false},
    {"line-down",  "down",    4, false},
    {"line-up",    "up",      5, false},
    {"close",      "close",   0, false},
    {NULL,         NULL,      0, false},
};

const struct panel_info panel_versions = {
    .mode = MODE_VERSIONS,
    .title = "Versions: words, +added -cut",
    .hints = versions_hints,
    .head = 10,
    .rows = 1,
    .make = versions_make,
    .line = versions_line,
    .first = versions_first,
    .choose = versions_choose,
    .status = versions_status,
};
