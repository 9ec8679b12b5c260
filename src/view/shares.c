/* SPDX-License-Identifier: MIT */

/*
 * Counts and prints what versions share: a list of the versions with their
 * numbers, a matrix (cut into blocks of columns where the width ends), and
 * the pairs at both ends of the scale in words.
 */

#include "view/shares.h"

#include <stdio.h>
#include <string.h>

#include "view/glyph.h"
#include "view/print.h"

enum {
    LABEL_MOST = 24, /* columns of a name beside the matrix */
    LABEL_PART = 3,  /* and at most one of so many parts of the width */
    CELL_LEAST = 3,
    HUNDRED = 100
};

void shares_count(const hx_diff *diff, uint32_t kept[2])
{
    uint32_t n, tokens;
    const hx_change *change = hx_diff_changes(diff, &n);
    for (int side = 0; side < 2; side++) {
        const hx_token *token = hx_doc_tokens(hx_diff_doc(diff, side), &tokens);
        kept[side] = 0;
        for (uint32_t i = 0; i < n; i++) {
            hx_range at = change[i].at[side];
            for (uint32_t j = at.start; change[i].kind == HX_SAME && j < at.end;
                 j++)
                kept[side] += (token[j].flags & HX_TOKEN_WORD) != 0;
        }
    }
}

struct shares_percent shares_percent_get(uint64_t kept, uint64_t words)
{
    struct shares_percent percent = {"-"};
    uint64_t n = words ? (kept * HUNDRED + words / 2) / words : 0;
    if (!words)
        return percent;
    if (kept && !n)
        strcpy(percent.text, "<1");
    else if (kept < words && n >= HUNDRED)
        strcpy(percent.text, ">99");
    else
        snprintf(percent.text, sizeof percent.text, "%u",
                 (unsigned)(n < HUNDRED ? n : HUNDRED));
    return percent;
}

static uint64_t kept_of(const struct shares *shares, uint32_t i, uint32_t j)
{
    return shares->kept[(size_t)i * shares->n + j];
}

/* The words that I and J share, counted on both sides, and all their words. */
struct both {
    uint64_t kept, words;
};

static struct both both_of(const struct shares *shares, uint32_t i, uint32_t j)
{
    return (struct both){kept_of(shares, i, j) + kept_of(shares, j, i),
                         (uint64_t)shares->version[i].words +
                             shares->version[j].words};
}

/* True if A is a greater share than B. */
static bool is_more(struct both a, struct both b)
{
    return a.kept * b.words > b.kept * a.words;
}

static bool is_same(const struct shares *shares, uint32_t i, uint32_t j)
{
    return shares->version[i].first == shares->version[j].first;
}

uint32_t shares_closest(const struct shares *shares, uint32_t at)
{
    uint32_t found = HX_NONE;
    struct both best = {0, 1};
    for (uint32_t i = 0; i < shares->n; i++) {
        if (i == at)
            continue;
        if (is_same(shares, i, at))
            return i;
        struct both both = both_of(shares, at, i);
        if (!is_more(both, best))
            continue;
        found = i;
        best = both;
    }
    return found;
}

static int digits_of(uint32_t n)
{
    int digits = 1;
    for (; n >= 10; n /= 10)
        digits++;
    return digits;
}

/* The folder that all names begin with, "/" at its end, or nothing. */
static size_t folder_of(const struct shares *shares)
{
    struct str name = shares->version[0].name;
    size_t len = name.len;
    for (uint32_t i = 1; i < shares->n; i++) {
        struct str other = shares->version[i].name;
        size_t same = 0;
        while (same < len && same < other.len && name.s[same] == other.s[same])
            same++;
        len = same;
    }
    while (len && name.s[len - 1] != '/')
        len--;
    return len;
}

static void list_print(struct buf *b, const struct shares *shares)
{
    int digits = digits_of(shares->n);
    buf_print(b, "%*s %9s %10s %11s  %11s  %s\n", digits, "", "words",
              "sentences", "paragraphs", "most like", "version");
    for (uint32_t i = 0; i < shares->n; i++) {
        const struct shares_version *version = &shares->version[i];
        char like[32] = "none";
        uint32_t closest = shares_closest(shares, i);
        if (closest != HX_NONE)
            snprintf(like, sizeof like, "%s%u",
                     is_same(shares, i, closest) ? "same as " : "",
                     closest + 1);
        buf_print(b, "%*u %9u %10u %11u  %11s  ", digits, i + 1, version->words,
                  version->sentences, version->paragraphs, like);
        print_safe(b, version->name);
        buf_put_byte(b, '\n');
    }
}

/* What the matrix needs to know of the page. */
struct page {
    size_t folder;             /* bytes of each name that are left out */
    int digits, label, column; /* columns that each takes */
    bool ascii;
};

static struct page page_of(const struct shares *shares, int width, bool ascii)
{
    struct page page = {.folder = folder_of(shares),
                        .digits = digits_of(shares->n),
                        .ascii = ascii};
    int most =
        width / LABEL_PART < LABEL_MOST ? width / LABEL_PART : LABEL_MOST;
    for (uint32_t i = 0; i < shares->n; i++) {
        struct str name = shares->version[i].name;
        int columns = glyph_width(str_sub(name, page.folder, name.len));
        if (columns > page.label)
            page.label = columns;
    }
    if (page.label > most)
        page.label = most;
    page.column = page.digits > CELL_LEAST ? page.digits : CELL_LEAST;
    return page;
}

static void cell_print(struct buf *b, const struct shares *shares, uint32_t i,
                       uint32_t j, int cell)
{
    struct shares_percent percent =
        shares_percent_get(kept_of(shares, i, j), shares->version[i].words);
    const char *text = percent.text;
    if (i == j)
        text = ".";
    else if (is_same(shares, i, j))
        text = "=";
    buf_print(b, " %*s", cell, text);
}

/* The columns FROM to TO of the matrix. */
static void block_print(struct buf *b, const struct shares *shares,
                        const struct page *page, hx_range columns)
{
    buf_put_byte(b, '\n');
    print_blanks(b, page->digits + 2 + page->label);
    for (uint32_t j = columns.start; j < columns.end; j++)
        buf_print(b, " %*u", page->column, j + 1);
    buf_put_byte(b, '\n');
    for (uint32_t i = 0; i < shares->n; i++) {
        struct str name = shares->version[i].name;
        buf_print(b, "%*u  ", page->digits, i + 1);
        print_name(b, str_sub(name, page->folder, name.len), page->label,
                   page->ascii);
        for (uint32_t j = columns.start; j < columns.end; j++)
            cell_print(b, shares, i, j, page->column);
        buf_put_byte(b, '\n');
    }
}

static void matrix_print(struct buf *b, const struct shares *shares, int width,
                         bool ascii)
{
    struct page page = page_of(shares, width, ascii);
    int room = width - page.digits - 2 - page.label;
    uint32_t fit =
        room > page.column ? (uint32_t)(room / (page.column + 1)) : 1;
    for (uint32_t i = 0; i < shares->n; i += fit) {
        uint32_t left = shares->n - i;
        block_print(b, shares, &page,
                    (hx_range){i, i + (left < fit ? left : fit)});
    }
}

/* "Versions 2, 4 and 7 are the same byte for byte." */
static void same_print(struct buf *b, const struct shares *shares, uint32_t at)
{
    uint32_t n = 0, told = 0;
    for (uint32_t i = 0; i < shares->n; i++)
        n += shares->version[i].first == at;
    if (n < 2)
        return;
    if (n == shares->n) {
        buf_put(b, STR("All versions are the same byte for byte.\n"));
        return;
    }
    buf_put(b, STR("Versions "));
    for (uint32_t i = at; i < shares->n; i++) {
        if (shares->version[i].first != at)
            continue;
        const char *mark = told + 1 == n ? " and " : ", ";
        buf_print(b, "%s%u", told ? mark : "", i + 1);
        told++;
    }
    buf_put(b, STR(" are the same byte for byte.\n"));
}

static void pair_print(struct buf *b, const struct shares *shares,
                       const char *what, hx_range pair)
{
    struct both both = both_of(shares, pair.start, pair.end);
    buf_print(b, "%s: %u and %u share %s %% of the words of both.\n", what,
              pair.start + 1, pair.end + 1,
              shares_percent_get(both.kept, both.words).text);
}

/* The closest pair and the one farthest apart, copies left out. */
static void ends_print(struct buf *b, const struct shares *shares)
{
    hx_range most = {0, 0}, least = {0, 0};
    uint32_t n = 0;
    for (uint32_t i = 0; i < shares->n; i++) {
        if (shares->version[i].first != i)
            continue;
        for (uint32_t j = i + 1; j < shares->n; j++) {
            if (shares->version[j].first != j)
                continue;
            struct both both = both_of(shares, i, j);
            if (!both.words)
                continue;
            if (!n || is_more(both, both_of(shares, most.start, most.end)))
                most = (hx_range){i, j};
            if (!n || is_more(both_of(shares, least.start, least.end), both))
                least = (hx_range){i, j};
            n++;
        }
    }
    if (n)
        pair_print(b, shares, "Closest", most);
    if (n > 1)
        pair_print(b, shares, "Farthest apart", least);
}

void shares_print(struct buf *b, const struct shares *shares, int width,
                  bool ascii)
{
    list_print(b, shares);
    buf_put(b, STR("\nPercentage of the words of each version (row) that "
                   "each other version (column)\nhas too, in place or moved; "
                   "other quotation marks, dashes and case aside:\n"));
    matrix_print(b, shares, width, ascii);
    buf_put_byte(b, '\n');
    for (uint32_t i = 0; i < shares->n; i++)
        if (shares->version[i].first == i)
            same_print(b, shares, i);
    ends_print(b, shares);
}
