/* SPDX-License-Identifier: MIT */

/*
 * A page, through the guard and the parser gumbo, to blocks and regions. The
 * parser has its memory from one reserve of the arena, large enough for what
 * the guard counted, and nothing of it is given back singly: so neither a
 * failure nor the end of the tree needs the parser.
 */

#include "input/formats.h"

#include <gumbo.h>
#include <stdlib.h>
#include <string.h>

#include "input/html_guard.h"
#include "input/html_page.h"

enum {
    POOL_FIRST = 1 << 16, /* bytes of the parser itself */
    POOL_TAG = 2048,      /* bytes for an element with its token and text */
    POOL_ATTRIBUTE = 512,
    POOL_TEXT = 12, /* for each byte, most of it never touched */
    PLACE_BREAK = '\v'
};

/* Memory of the parser. */
struct pool {
    char *at;
    size_t room;
    struct extra *extra; /* where the reserve was not enough */
};

struct extra {
    struct extra *next;
};

static void *pool_alloc(void *context, size_t size)
{
    struct pool *pool = context;
    size = (size + 15) & ~(size_t)15;
    if (size <= pool->room) {
        void *at = pool->at;
        pool->at += size;
        pool->room -= size;
        return at;
    }
    struct extra *extra = malloc(sizeof(max_align_t) + size);
    if (!extra)
        return NULL;
    extra->next = pool->extra;
    pool->extra = extra;
    return (char *)extra + sizeof(max_align_t);
}

static void pool_keep(void *context, void *at)
{
    (void)context, (void)at;
}

static void pool_drop(void *handle)
{
    struct pool *pool = handle;
    while (pool->extra) {
        struct extra *next = pool->extra->next;
        free(pool->extra);
        pool->extra = next;
    }
}

/* What holds inside an element. */
struct scope {
    enum html_kind kind;
    int field;
    uint32_t region;
    bool is_link, is_time, is_frame, in_article;
};

struct walk {
    struct html_page *page;
    struct buf b; /* the text of the block at hand */
    uint32_t links, times, letters;
    struct scope first; /* of its first text */
    struct str og_title;
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/* The text of the block at hand, line breaks as such, white space as one. */
static struct str block_text(struct walk *w)
{
    struct buf out = {.a = w->page->a};
    for (struct str rest = buf_str(&w->b); rest.len;) {
        size_t len = str_find(rest, PLACE_BREAK);
        struct str line = article_squeeze(w->page->a, str_sub(rest, 0, len));
        if (out.len && line.len)
            buf_put_byte(&out, '\n');
        buf_put(&out, line);
        rest = str_sub(rest, len + 1, rest.len);
    }
    return buf_str(&out);
}

/* Ends the block at hand. */
static void block_end(struct walk *w)
{
    if (w->letters)
        *vec_push(w->page->a, &w->page->blocks) =
            (struct html_block){.text = block_text(w),
                                .kind = w->first.kind,
                                .field = w->first.field,
                                .links = w->links,
                                .times = w->times,
                                .letters = w->letters,
                                .region = w->first.region,
                                .is_frame = w->first.is_frame};
    w->b = (struct buf){.a = w->page->a};
    w->links = w->times = w->letters = 0;
}

static void text_take(struct walk *w, const char *text,
                      const struct scope *scope)
{
    uint32_t letters = 0;
    struct str s = str_of(text);
    for (size_t i = 0; i < s.len; i++)
        letters += !is_blank(s.s[i]);
    if (letters && !w->letters)
        w->first = *scope;
    w->letters += letters;
    w->links += scope->is_link ? letters : 0;
    w->times += scope->is_time ? letters : 0;
    for (size_t i = 0; i < s.len; i++)
        buf_put_byte(&w->b, s.s[i] == PLACE_BREAK ? ' ' : s.s[i]);
}

/* A line break; the second in a row ends the block. */
static void break_take(struct walk *w)
{
    size_t len = w->b.len;
    while (len && is_blank(w->b.s[len - 1]))
        len--;
    if (len && w->b.s[len - 1] == PLACE_BREAK)
        block_end(w);
    else
        buf_put_byte(&w->b, PLACE_BREAK);
}

static struct str attribute_get(const GumboElement *element, const char *name)
{
    const GumboAttribute *found =
        gumbo_get_attribute(&element->attributes, name);
    return found ? str_of(found->value) : (struct str){NULL, 0};
}

/* What an element does to what is in it. */
static const struct tag_row {
    GumboTag tag;
    bool is_block;
    bool is_region;
    enum html_kind kind; /* HTML_TEXT: as around it */
    int field;           /* ARTICLE_UNKNOWN: as around it */
} tag_table[] = {
    {GUMBO_TAG_P,          true, false, HTML_TEXT,    ARTICLE_UNKNOWN   },
    {GUMBO_TAG_DIV,        true, true,  HTML_TEXT,    ARTICLE_UNKNOWN   },
    {GUMBO_TAG_SECTION,    true, true,  HTML_TEXT,    ARTICLE_UNKNOWN   },
    {GUMBO_TAG_ARTICLE,    true, true,  HTML_TEXT,    ARTICLE_UNKNOWN   },
    {GUMBO_TAG_MAIN,       true, true,  HTML_TEXT,    ARTICLE_UNKNOWN   },
    {GUMBO_TAG_BODY,       true, true,  HTML_TEXT,    ARTICLE_UNKNOWN   },
    {GUMBO_TAG_ASIDE,      true, true,  HTML_TEXT,    ARTICLE_UNKNOWN   },
    {GUMBO_TAG_NAV,        true, false, HTML_TEXT,    ARTICLE_UNKNOWN   },
    {GUMBO_TAG_HEADER,     true, false, HTML_TEXT,    ARTICLE_UNKNOWN   },
    {GUMBO_TAG_FOOTER,     true, false, HTML_TEXT,    ARTICLE_UNKNOWN   },
    {GUMBO_TAG_FORM,       true, false, HTML_TEXT,    ARTICLE_UNKNOWN   },
    {GUMBO_TAG_H1,         true, false, HTML_H1,      ARTICLE_UNKNOWN   },
    {GUMBO_TAG_H2,         true, false, HTML_HEADING, ARTICLE_UNKNOWN   },
    {GUMBO_TAG_H3,         true, false, HTML_HEADING, ARTICLE_UNKNOWN   },
    {GUMBO_TAG_H4,         true, false, HTML_HEADING, ARTICLE_UNKNOWN   },
    {GUMBO_TAG_H5,         true, false, HTML_HEADING, ARTICLE_UNKNOWN   },
    {GUMBO_TAG_H6,         true, false, HTML_HEADING, ARTICLE_UNKNOWN   },
    {GUMBO_TAG_UL,         true, false, HTML_TEXT,    ARTICLE_UNKNOWN   },
    {GUMBO_TAG_OL,         true, false, HTML_TEXT,    ARTICLE_UNKNOWN   },
    {GUMBO_TAG_LI,         true, false, HTML_ITEM,    ARTICLE_UNKNOWN   },
    {GUMBO_TAG_DL,         true, false, HTML_TEXT,    ARTICLE_UNKNOWN   },
    {GUMBO_TAG_DT,         true, false, HTML_TEXT,    ARTICLE_UNKNOWN   },
    {GUMBO_TAG_DD,         true, false, HTML_TEXT,    ARTICLE_UNKNOWN   },
    {GUMBO_TAG_TABLE,      true, true,  HTML_TEXT,    ARTICLE_UNKNOWN   },
    {GUMBO_TAG_TR,         true, false, HTML_TEXT,    ARTICLE_UNKNOWN   },
    {GUMBO_TAG_TD,         true, true,  HTML_TEXT,    ARTICLE_UNKNOWN   },
    {GUMBO_TAG_TH,         true, false, HTML_TEXT,    ARTICLE_UNKNOWN   },
    {GUMBO_TAG_CAPTION,    true, false, HTML_TEXT,    HX_FIELD_CAPTION  },
    {GUMBO_TAG_FIGURE,     true, false, HTML_TEXT,    HX_FIELD_CAPTION  },
    {GUMBO_TAG_FIGCAPTION, true, false, HTML_TEXT,    HX_FIELD_CAPTION  },
    {GUMBO_TAG_BLOCKQUOTE, true, false, HTML_TEXT,    HX_FIELD_QUOTATION},
    {GUMBO_TAG_ADDRESS,    true, false, HTML_TEXT,    ARTICLE_UNKNOWN   },
    {GUMBO_TAG_PRE,        true, false, HTML_TEXT,    ARTICLE_UNKNOWN   },
    {GUMBO_TAG_DETAILS,    true, false, HTML_TEXT,    ARTICLE_UNKNOWN   },
    {GUMBO_TAG_SUMMARY,    true, false, HTML_TEXT,    ARTICLE_UNKNOWN   },
    {GUMBO_TAG_HR,         true, false, HTML_TEXT,    ARTICLE_UNKNOWN   },
};

static const struct tag_row *tag_find(GumboTag tag)
{
    for (size_t i = 0; i < sizeof tag_table / sizeof *tag_table; i++)
        if (tag_table[i].tag == tag)
            return &tag_table[i];
    return NULL;
}

static bool is_hidden(const GumboElement *element)
{
    return gumbo_get_attribute(&element->attributes, "hidden") ||
           str_is_equal_nocase(attribute_get(element, "aria-hidden"),
                               STR("true"));
}

/* True if the element is of the frame of the page. */
static bool is_frame(const GumboElement *element, const struct scope *scope)
{
    static const char *const roles[] = {"navigation", "banner", "contentinfo",
                                        "search", "menu"};
    struct str role = attribute_get(element, "role");
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (str_is_equal_nocase(role, str_of(roles[i])))
            return true;
    return element->tag == GUMBO_TAG_NAV || element->tag == GUMBO_TAG_FORM ||
           (!scope->in_article && (element->tag == GUMBO_TAG_HEADER ||
                                   element->tag == GUMBO_TAG_FOOTER));
}

static enum html_role role_of(const GumboElement *element)
{
    if (str_is_equal_nocase(attribute_get(element, "itemprop"),
                            STR("articleBody")))
        return HTML_BODY;
    if (element->tag == GUMBO_TAG_ARTICLE)
        return HTML_ARTICLE;
    return element->tag == GUMBO_TAG_MAIN ||
                   str_is_equal_nocase(attribute_get(element, "role"),
                                       STR("main"))
               ? HTML_MAIN
               : HTML_BOX;
}

/* The field that attributes of ELEMENT say, or ARTICLE_UNKNOWN. */
static int hint_of(const GumboElement *element)
{
    struct str itemprop = attribute_get(element, "itemprop");
    if (str_is_equal(itemprop, STR("author")) ||
        str_is_equal(attribute_get(element, "rel"), STR("author")))
        return HX_FIELD_BYLINE;
    if (str_has_prefix(itemprop, STR("date")))
        return HX_FIELD_STAMP;
    if (element->tag == GUMBO_TAG_ASIDE)
        return html_hint(attribute_get(element, "class"));
    int hint = html_hint(attribute_get(element, "class"));
    return hint == ARTICLE_UNKNOWN ? html_hint(attribute_get(element, "id"))
                                   : hint;
}

static void head_take(struct walk *w, const GumboElement *element)
{
    struct html_page *page = w->page;
    if (element->tag == GUMBO_TAG_META) {
        struct str property = attribute_get(element, "property");
        if (str_is_equal(property, STR("og:title")) && !w->og_title.len)
            w->og_title =
                article_squeeze(page->a, attribute_get(element, "content"));
        return;
    }
    for (unsigned i = 0; i < element->children.length; i++) {
        const GumboNode *child = element->children.data[i];
        if (child->type == GUMBO_NODE_TEXT && !page->title.len)
            page->title = article_squeeze(page->a, str_of(child->v.text.text));
    }
}

static uint32_t region_put(struct walk *w, enum html_role role, int field,
                           uint32_t parent)
{
    struct html_page *page = w->page;
    uint32_t start = page->blocks.vec.n;
    *vec_push(page->a, &page->regions) =
        (struct html_region){start, start, parent, role, field};
    return page->regions.vec.n - 1;
}

static void node_walk(struct walk *w, const GumboNode *node,
                      const struct scope *around);

static void children_walk(struct walk *w, const GumboElement *element,
                          const struct scope *scope)
{
    for (unsigned i = 0; i < element->children.length; i++)
        node_walk(w, element->children.data[i], scope);
}

/* What holds inside ELEMENT, of ROW or none, where SCOPE holds around it. */
static struct scope scope_enter(const GumboElement *element,
                                const struct tag_row *row, struct scope scope)
{
    if (row && row->kind != HTML_TEXT)
        scope.kind = row->kind;
    if (row && row->field != ARTICLE_UNKNOWN)
        scope.field = row->field;
    scope.is_frame |= is_frame(element, &scope);
    scope.in_article |=
        element->tag == GUMBO_TAG_ARTICLE || element->tag == GUMBO_TAG_MAIN;
    scope.is_link |= element->tag == GUMBO_TAG_BDI;
    scope.is_time |= element->tag == GUMBO_TAG_TIME;
    return scope;
}

static void element_walk(struct walk *w, const GumboElement *element,
                         const struct scope *around)
{
    const struct tag_row *row = tag_find(element->tag);
    struct scope scope = scope_enter(element, row, *around);
    enum html_role role = role_of(element);
    int hint = hint_of(element);
    uint32_t box = UINT32_MAX, hinted = UINT32_MAX;
    if (row)
        block_end(w);
    if ((row && row->is_region) || role != HTML_BOX)
        box = scope.region = region_put(w, role, 0, scope.region);
    if (hint != ARTICLE_UNKNOWN && row)
        hinted = region_put(w, HTML_HINT, hint, scope.region);
    children_walk(w, element, &scope);
    if (row)
        block_end(w);
    if (box != UINT32_MAX)
        w->page->regions.at[box].end = w->page->blocks.vec.n;
    if (hinted != UINT32_MAX)
        w->page->regions.at[hinted].end = w->page->blocks.vec.n;
}

static void node_walk(struct walk *w, const GumboNode *node,
                      const struct scope *around)
{
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
        node->type == GUMBO_NODE_CDATA) {
        text_take(w, node->v.text.text, around);
        return;
    }
    if (node->type != GUMBO_NODE_ELEMENT || is_hidden(&node->v.element))
        return;
    GumboTag tag = node->v.element.tag;
    if (tag == GUMBO_TAG_BR)
        break_take(w);
    else if (tag == GUMBO_TAG_TITLE || tag == GUMBO_TAG_META)
        head_take(w, &node->v.element);
    else
        element_walk(w, &node->v.element, around);
}

/* TITLE without the name of the site behind a bar or a dash. */
static struct str title_cut(struct str title)
{
    static const char *const bars[] = {" | ", " - ", " \xe2\x80\x93 ",
                                       " \xe2\x80\x94 "};
    for (size_t i = 0; i < sizeof bars / sizeof *bars; i++) {
        struct str bar = str_of(bars[i]);
        for (size_t at = title.len; at > title.len / 3; at--)
            if (str_has_prefix(str_sub(title, at, title.len), bar))
                return str_sub(title, 0, at);
    }
    return title;
}

static int page_read(struct html_page *page, struct str html)
{
    struct guarded guarded = html_guard(page->a, html);
    struct pool *pool = arena_new(page->a, struct pool, 1);
    pool->room = POOL_FIRST + POOL_TAG * guarded.tags +
                 POOL_ATTRIBUTE * guarded.attributes +
                 POOL_TEXT * guarded.html.len;
    pool->at = arena_alloc_raw(page->a, pool->room, 1);
    arena_own(page->a, pool, pool_drop);
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = pool_alloc;
    options.deallocator = pool_keep;
    options.userdata = pool;
    options.max_errors = 0;
    GumboOutput *output = gumbo_parse_with_options(
        &options, guarded.html.len ? guarded.html.s : "", guarded.html.len);
    if (!output)
        return -1;
    struct walk w = {.page = page, .b = {.a = page->a}};
    struct scope scope = {.field = ARTICLE_UNKNOWN, .region = UINT32_MAX};
    node_walk(&w, output->root, &scope);
    block_end(&w);
    page->title = w.og_title.len ? w.og_title : title_cut(page->title);
    page->is_cut = guarded.is_cut;
    return 0;
}

/* S without a byte order mark, white space and comments at its start. */
static struct str start_cut(struct str s)
{
    if (str_has_prefix(s, STR("\xef\xbb\xbf")))
        s = str_sub(s, 3, s.len);
    for (;;) {
        s = str_trim(s);
        if (!str_has_prefix(s, STR("<!--")) && !str_has_prefix(s, STR("<?xml")))
            return s;
        s = str_sub(s, str_find(s, '>') + 1, s.len);
    }
}

/* True if S begins with one of the tags NAMES, parted by blanks. */
static bool has_tag(struct str s, const char *names)
{
    struct str rest = str_of(names);
    while (rest.len) {
        struct str name = str_cut(&rest, ' ');
        struct str after = str_sub(s, 1 + name.len, 1);
        if (s.len && s.s[0] == '<' &&
            str_is_equal_nocase(str_sub(s, 1, name.len), name) &&
            (!after.len || is_blank(after.s[0]) || after.s[0] == '>'))
            return true;
    }
    return false;
}

bool html_is_fragment(struct str text)
{
    return has_tag(start_cut(text), "p div section article h1 h2 h3 ul ol "
                                    "figure blockquote");
}

bool html_claims(const struct format_input *input)
{
    enum { LOOKED_AT = 4096 };
    struct str s = start_cut(str_sub(input->bytes, 0, LOOKED_AT));
    if (has_tag(s, "!doctype html head body"))
        return true;
    return format_is_named(input->name, ".html .htm .xhtml") &&
           str_find(s, '<') < s.len;
}

int html_read(struct arena *a, const struct format_input *input,
              struct format_text *out, struct error *err)
{
    struct html_page page = {.a = a};
    struct article article = {.a = a, .b = {.a = a}};
    const char *name = input->name ? input->name : "the text";
    if (page_read(&page, input->bytes))
        return error_set(err, "%.200s: is no HTML that can be read", name);
    bool is_found = html_main(&page, &article);
    article_end(&article, out);
    out->what = is_found ? "HTML, main text" : "HTML, whole page";
    struct buf b = {.a = a};
    if (!is_found)
        buf_print(&b,
                  "%.200s: no main text was found in this page, so all of its "
                  "text is compared",
                  name);
    else if (page.is_cut)
        buf_print(&b,
                  "%.200s: has more than %d tags; the rest of its text is "
                  "one paragraph",
                  name, GUARD_TAGS);
    out->notice = b.len ? str_copy(a, buf_str(&b)) : NULL;
    return 0;
}
