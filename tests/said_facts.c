/* SPDX-License-Identifier: MIT */

/*
 * How many of the facts that were listed by hand (tests/data/facts.jsonl) the
 * library finds, and how many of those it finds were listed. A fact is right
 * if a listed one has its type and a text on the same sides, and on each both
 * stand at one place of the version, or say the same text in two. Each stands
 * for one only. Only totals are printed, so that nobody makes rules from the
 * sentences; below the floors it fails.
 *
 *     said_facts FILE
 */

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "hexapla.h"

/* Percent; what is reached, rounded down. */
enum { PRECISION_FLOOR = 83, RECALL_FLOOR = 86 };

enum { FACTS_MOST = 256 };

struct total {
    unsigned right, found, listed;
};

/* A stretch of a version, in bytes. */
struct stretch {
    size_t start, end;
};

static struct stretch stretch_of(const hx_doc *doc, hx_range at)
{
    uint32_t n;
    const hx_token *token = hx_doc_tokens(doc, &n);
    if (at.start >= at.end)
        return (struct stretch){0, 0};
    return (struct stretch){token[at.start].at,
                            token[at.end - 1].at + token[at.end - 1].len};
}

static bool is_letter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z');
}

/* True if no word of S goes on before START or behind END. */
static bool is_whole(const char *s, size_t start, size_t end)
{
    return !(start && is_letter(s[start - 1]) && is_letter(s[start])) &&
           !(is_letter(s[end - 1]) && is_letter(s[end]));
}

/* True if TEXT has WANTED at a place that has a byte in common with AT. */
static bool is_there(const char *text, const char *wanted, struct stretch at)
{
    size_t len = strlen(wanted);
    const char *found = text;
    while (len && (found = strstr(found, wanted))) {
        size_t start = (size_t)(found - text);
        if (start < at.end && at.start < start + len &&
            is_whole(text, start, start + len))
            return true;
        found++;
    }
    return false;
}

/* True if what AT says in TEXT is somewhere in WANTED, or the other way. */
static bool is_said(const char *text, const char *wanted, struct stretch at)
{
    size_t len = at.end - at.start, most = strlen(wanted);
    for (size_t i = 0; len && i + len <= most; i++)
        if (!strncmp(wanted + i, text + at.start, len) &&
            is_whole(wanted, i, i + len))
            return true;
    return is_there(text, wanted, at);
}

static bool is_right(const hx_diff *diff, const hx_fact *fact,
                     const json_t *listed)
{
    static const char *const side_table[] = {"old", "new"};
    const char *type = json_string_value(json_object_get(listed, "type"));
    if (!type || strcmp(type, hx_fact_name(fact->type)))
        return false;
    for (int side = 0; side < 2; side++) {
        size_t len;
        const hx_doc *doc = hx_diff_doc(diff, side);
        const char *text = hx_doc_text(doc, &len);
        struct stretch at = stretch_of(doc, fact->at[side]);
        const char *wanted =
            json_string_value(json_object_get(listed, side_table[side]));
        if (!wanted != (at.start == at.end))
            return false;
        if (wanted && !is_said(text, wanted, at))
            return false;
    }
    return true;
}

static void pair_count(const hx_diff *diff, const json_t *listed,
                       struct total *total)
{
    bool used[FACTS_MOST] = {false};
    uint32_t n;
    const hx_fact *fact = hx_diff_facts(diff, &n);
    size_t wanted = json_array_size(listed);
    for (size_t j = 0; j < wanted && j < FACTS_MOST; j++) {
        const json_t *row = json_array_get(listed, j);
        const char *type = json_string_value(json_object_get(row, "type"));
        for (int i = 0; type && i < HX_FACTS; i++)
            total[i].listed += !strcmp(type, hx_fact_name((hx_fact_type)i));
    }
    for (uint32_t i = 0; i < n; i++) {
        total[fact[i].type].found++;
        for (size_t j = 0; j < wanted && j < FACTS_MOST; j++) {
            if (used[j] || !is_right(diff, &fact[i], json_array_get(listed, j)))
                continue;
            used[j] = true;
            total[fact[i].type].right++;
            break;
        }
    }
}

/* Compares the versions of one line. */
static bool line_count(const char *line, struct total *total)
{
    static const char *const side_table[] = {"old", "new"};
    hx_doc *doc[2] = {NULL, NULL};
    hx_diff *diff = NULL;
    json_t *row = json_loads(line, 0, NULL);
    bool good = row;
    for (int side = 0; good && side < 2; side++) {
        const char *text =
            json_string_value(json_object_get(row, side_table[side]));
        good =
            text && hx_doc_new(&doc[side], text, strlen(text), NULL) == HX_OK;
    }
    good = good && hx_compare(&diff, doc[0], doc[1], NULL) == HX_OK;
    if (good)
        pair_count(diff, json_object_get(row, "facts"), total);
    hx_diff_free(diff);
    for (int side = 0; side < 2; side++)
        hx_doc_free(doc[side]);
    json_decref(row);
    return good;
}

static unsigned percent(unsigned part, unsigned whole)
{
    return whole ? 100 * part / whole : 100;
}

static void total_print(const char *name, struct total total)
{
    printf("%-8s %4u right, %4u found, %4u listed: precision %u %%, recall "
           "%u %%\n",
           name, total.right, total.found, total.listed,
           percent(total.right, total.found),
           percent(total.right, total.listed));
}

int main(int argc, char **argv)
{
    enum { LINE_MOST = 1 << 16 };
    static char line[LINE_MOST];
    struct total total[HX_FACTS] = {{0}}, all = {0};
    FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
    if (!file) {
        fprintf(stderr, "said_facts: no file to read\n");
        return 1;
    }
    bool good = true;
    while (good && fgets(line, sizeof line, file))
        good = line_count(line, total);
    fclose(file);
    for (int i = 0; i < HX_FACTS; i++) {
        total_print(hx_fact_name((hx_fact_type)i), total[i]);
        all.right += total[i].right;
        all.found += total[i].found;
        all.listed += total[i].listed;
    }
    total_print("all", all);
    if (!good || !all.listed)
        fprintf(stderr, "said_facts: a line could not be read\n");
    return !good || !all.listed ||
           percent(all.right, all.found) < PRECISION_FLOOR ||
           percent(all.right, all.listed) < RECALL_FLOOR;
}
