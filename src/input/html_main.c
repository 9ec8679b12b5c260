/* SPDX-License-Identifier: MIT */

/*
 * Main text by structure and density. A block is prose if it is long, mostly
 * no link, or ends with a stop; the weight of an element is the prose in it.
 * The heaviest article is taken if it has most of the prose, else the element
 * main, else the box whose own blocks weigh most, as in the bookmarklet
 * Readability: a block counts in full for the box around it and by half for
 * the one around that. Lists of links inside are kept as furniture.
 */

#include "input/html_page.h"

enum {
    PROSE_LONG = 100, /* bytes that need no stop */
    PROSE_SHORT = 40,
    ARTICLE_LEAST = 140,
    HINT_SHARE = 3, /* what a class says holds for a third at most */
    ABOVE = 15      /* blocks above the text where its headline may be */
};

/* Words of classes and ids, and what they say. */
/* clang-format off */
static const struct hint_row {
    int field;
    const char *words;
} hint_table[] = {
    {HX_FIELD_SHARE,
     "share sharing social newsletter subscribe signup advert advertisement "
     "ad ads sponsored cookie consent comments print-this promo-bar paywall"},
    {HX_FIELD_RELATED,
     "related recommended recommendations promo teaser teasers trending "
     "most-read more-on read-more also-read outbrain taboola tags topics"},
    {HX_FIELD_BYLINE, "byline author authors contributor"},
    {HX_FIELD_STANDFIRST, "standfirst dek subtitle subheadline strapline"},
    {HX_FIELD_CAPTION, "caption figcaption"},
    {HX_FIELD_CREDIT, "credit credits copyright"},
    {HX_FIELD_CORRECTION,
     "correction corrections clarification editors-note editor-note"},
    {HX_FIELD_STAMP,
     "timestamp pubdate dateline published updated datetime publish-date date"},
    {HX_FIELD_QUOTATION, "pullquote pull-quote"},
};
/* clang-format on */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* True if WORD stands in S with no letter before and after it. */
static bool has_word(struct str s, struct str word)
{
    for (size_t i = 0; i + word.len <= s.len; i++)
        if (str_is_equal_nocase(str_sub(s, i, word.len), word) &&
            (!i || !is_letter(s.s[i - 1])) &&
            (i + word.len == s.len || !is_letter(s.s[i + word.len])))
            return true;
    return false;
}

int html_hint(struct str names)
{
    for (size_t i = 0; i < sizeof hint_table / sizeof *hint_table; i++) {
        struct str rest = str_of(hint_table[i].words);
        while (rest.len)
            if (has_word(names, str_cut(&rest, ' ')))
                return hint_table[i].field;
    }
    return ARTICLE_UNKNOWN;
}

static bool has_stop(struct str s)
{
    static const char *const stops[] = {".",
                                        "!",
                                        "?",
                                        ".\"",
                                        ".'",
                                        ".)",
                                        ":",
                                        "\xe3\x80\x82",
                                        ".\xe2\x80\x9d",
                                        "!\xe2\x80\x9d",
                                        "?\xe2\x80\x9d",
                                        ".\xe2\x80\x99"};
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
        struct str stop = str_of(stops[i]);
        if (s.len > stop.len &&
            str_is_equal(str_sub(s, s.len - stop.len, stop.len), stop))
            return true;
    }
    return false;
}

/* The weight of BLOCK: its bytes if it is prose. */
static uint64_t weight_of(const struct html_block *block)
{
    bool is_prose = block->text.len >= PROSE_LONG ||
                    (block->text.len >= PROSE_SHORT && has_stop(block->text));
    if (!is_prose || block->is_frame || 2 * block->links >= block->letters ||
        block->kind == HTML_H1 || block->kind == HTML_HEADING)
        return 0;
    return block->text.len;
}

struct choice {
    const struct html_page *page;
    uint64_t *sum; /* weight of the blocks before each */
    hx_range at;   /* what was chosen */
    bool is_found;
};

static uint64_t weight_in(const struct choice *c, hx_range at)
{
    return c->sum[at.end] - c->sum[at.start];
}

/* The heaviest region of ROLE, or NULL. */
static const struct html_region *role_find(const struct choice *c,
                                           enum html_role role)
{
    const struct html_region *best = NULL;
    uint64_t most = 0;
    for (uint32_t i = 0; i < c->page->regions.vec.n; i++) {
        const struct html_region *region = &c->page->regions.at[i];
        uint64_t weight = weight_in(c, (hx_range){region->start, region->end});
        if (region->role == role && weight > most) {
            best = region;
            most = weight;
        }
    }
    return best;
}

/* The box whose own blocks weigh most, or NULL. */
static const struct html_region *box_find(const struct choice *c)
{
    const struct html_page *page = c->page;
    uint64_t most = 0, *own = arena_new(page->a, uint64_t, page->regions.vec.n);
    const struct html_region *best = NULL;
    for (uint32_t i = 0; i < page->blocks.vec.n; i++) {
        uint32_t box = page->blocks.at[i].region;
        uint64_t weight = c->sum[i + 1] - c->sum[i];
        for (int level = 0; level < 2 && box != UINT32_MAX; level++) {
            own[box] += weight >> level;
            box = page->regions.at[box].parent;
        }
    }
    for (uint32_t i = 0; i < page->regions.vec.n; i++)
        if (own[i] > most && page->regions.at[i].role != HTML_HINT) {
            best = &page->regions.at[i];
            most = own[i];
        }
    return best;
}

static bool region_take(struct choice *c, const struct html_region *region,
                        uint64_t least)
{
    if (!region)
        return false;
    hx_range at = {region->start, region->end};
    if (weight_in(c, at) < least || weight_in(c, at) < ARTICLE_LEAST)
        return false;
    c->at = at;
    c->is_found = true;
    return true;
}

static bool has_headline(const struct html_page *page, hx_range at)
{
    for (uint32_t i = at.start; i < at.end; i++)
        if (page->blocks.at[i].kind == HTML_H1)
            return true;
    return false;
}

/* Goes up to the headline if it is above what was chosen. */
static void headline_reach(struct choice *c)
{
    uint32_t from = c->at.start > ABOVE ? c->at.start - ABOVE : 0;
    if (has_headline(c->page, c->at))
        return;
    for (uint32_t i = c->at.start; i > from; i--)
        if (c->page->blocks.at[i - 1].kind == HTML_H1) {
            c->at.start = i - 1;
            return;
        }
}

static void main_choose(struct choice *c)
{
    const struct html_page *page = c->page;
    uint32_t n = page->blocks.vec.n;
    uint64_t all = c->sum[n];
    c->at = (hx_range){0, n};
    if (region_take(c, role_find(c, HTML_ARTICLE), all * 2 / 5) ||
        region_take(c, role_find(c, HTML_BODY), all * 2 / 5) ||
        region_take(c, role_find(c, HTML_MAIN), all * 2 / 5) ||
        region_take(c, box_find(c), 0))
        headline_reach(c);
}

/* What each block is by the classes around it, where these are no more than a
 * part of what was chosen. */
static int *hints_spread(const struct choice *c)
{
    const struct html_page *page = c->page;
    uint32_t n = page->blocks.vec.n;
    int *hint = arena_new(page->a, int, n);
    for (uint32_t i = 0; i < n; i++)
        hint[i] = ARTICLE_UNKNOWN;
    uint64_t most = weight_in(c, c->at) / HINT_SHARE;
    /* Elements inside others come after them and so have the last word. */
    for (uint32_t i = 0; i < page->regions.vec.n; i++) {
        const struct html_region *region = &page->regions.at[i];
        hx_range at = {region->start, region->end};
        if (region->role != HTML_HINT || weight_in(c, at) > most)
            continue;
        for (uint32_t j = at.start; j < at.end; j++)
            hint[j] = region->field;
    }
    return hint;
}

/* What BLOCK is; HINT is what the classes around it say. */
static int field_of(const struct html_block *block, int hint, bool *has_first)
{
    enum { LINK_LONG = 200 };
    bool is_link = 10 * (uint64_t)block->links >= 9 * (uint64_t)block->letters;
    bool is_time = 10 * (uint64_t)block->times >= 9 * (uint64_t)block->letters;
    if (block->kind == HTML_H1 && !*has_first) {
        *has_first = true;
        return HX_FIELD_HEADLINE;
    }
    /* A picture's credit may stand in its caption. */
    if (block->field == HX_FIELD_CAPTION && hint != HX_FIELD_CREDIT)
        return HX_FIELD_CAPTION;
    if (hint == HX_FIELD_STAMP && block->text.len > PROSE_LONG)
        hint = ARTICLE_UNKNOWN;
    if (hint != ARTICLE_UNKNOWN)
        return hint;
    if (block->kind == HTML_H1 || block->kind == HTML_HEADING)
        return HX_FIELD_HEADING;
    if (is_time && block->letters)
        return HX_FIELD_STAMP;
    if (is_link && block->letters && block->text.len < LINK_LONG &&
        block->field == ARTICLE_UNKNOWN)
        return HX_FIELD_RELATED;
    return block->field;
}

bool html_main(const struct html_page *page, struct article *article)
{
    uint32_t n = page->blocks.vec.n;
    struct choice c = {.page = page};
    c.sum = arena_new(page->a, uint64_t, (size_t)n + 1);
    for (uint32_t i = 0; i < n; i++)
        c.sum[i + 1] = c.sum[i] + weight_of(&page->blocks.at[i]);
    main_choose(&c);
    int *hint = hints_spread(&c);
    bool has_first = false;
    if (!has_headline(page, c.at) && page->title.len) {
        article_put(article, page->title, HX_FIELD_HEADLINE);
        has_first = true;
    }
    for (uint32_t i = c.at.start; i < c.at.end; i++) {
        const struct html_block *block = &page->blocks.at[i];
        struct str text = block->text;
        struct buf b = {.a = page->a};
        if (block->is_frame && c.is_found)
            continue;
        if (block->kind == HTML_ITEM) {
            buf_put(&b, STR("- "));
            buf_put(&b, text);
            text = buf_str(&b);
        }
        article_put(article, text, field_of(block, hint[i], &has_first));
    }
    return c.is_found;
}
