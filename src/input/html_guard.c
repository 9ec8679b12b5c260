/* SPDX-License-Identifier: MIT */

/*
 * A scanner in the place of trust: parsers of HTML nest, clone and look back
 * as the page wants, and a page of 100,000 open tags may want much. What is
 * written here is balanced by a stack of its own, so that the parser's can be
 * no deeper than a small multiple of it; elements that are closed by others
 * (p, li, td) are not on it. Tags of letters (b, i, font) are left out, links
 * become another element (bdi), so that nothing is left of what parsers clone.
 */

#include "input/html_guard.h"

#include <string.h>

enum { VALUE_MOST = 1000, NAME_MOST = 16, TAG_NONE = -1 };

enum kind {
    KIND_NEST,  /* on the stack */
    KIND_LOOSE, /* closed by others */
    KIND_LINK,  /* written as another element */
    KIND_SPAN,  /* on the stack, written only if it has attributes */
    KIND_VOID,
    KIND_TITLE, /* text only */
    KIND_RAW,   /* dropped with its text, to the end of the page if need be */
    KIND_DROP   /* dropped with what is in it, where it is closed */
};

static const struct tag {
    const char *name;
    enum kind kind;
} tag_table[] = {
    {"p",          KIND_LOOSE},
    {"div",        KIND_NEST },
    {"a",          KIND_LINK },
    {"span",       KIND_SPAN },
    {"li",         KIND_LOOSE},
    {"br",         KIND_VOID },
    {"ul",         KIND_NEST },
    {"ol",         KIND_NEST },
    {"article",    KIND_NEST },
    {"main",       KIND_NEST },
    {"section",    KIND_NEST },
    {"aside",      KIND_NEST },
    {"nav",        KIND_NEST },
    {"header",     KIND_NEST },
    {"footer",     KIND_NEST },
    {"h1",         KIND_NEST },
    {"h2",         KIND_NEST },
    {"h3",         KIND_NEST },
    {"h4",         KIND_NEST },
    {"h5",         KIND_NEST },
    {"h6",         KIND_NEST },
    {"time",       KIND_NEST },
    {"figure",     KIND_NEST },
    {"figcaption", KIND_NEST },
    {"blockquote", KIND_NEST },
    {"table",      KIND_NEST },
    {"caption",    KIND_LOOSE},
    {"thead",      KIND_LOOSE},
    {"tbody",      KIND_LOOSE},
    {"tr",         KIND_LOOSE},
    {"td",         KIND_LOOSE},
    {"th",         KIND_LOOSE},
    {"dl",         KIND_NEST },
    {"dt",         KIND_LOOSE},
    {"dd",         KIND_LOOSE},
    {"address",    KIND_NEST },
    {"pre",        KIND_NEST },
    {"form",       KIND_NEST },
    {"details",    KIND_NEST },
    {"summary",    KIND_NEST },
    {"hr",         KIND_VOID },
    {"meta",       KIND_VOID },
    {"title",      KIND_TITLE},
    {"script",     KIND_RAW  },
    {"style",      KIND_RAW  },
    {"textarea",   KIND_RAW  },
    {"xmp",        KIND_RAW  },
    {"noscript",   KIND_DROP },
    {"iframe",     KIND_DROP },
    {"noembed",    KIND_DROP },
    {"noframes",   KIND_DROP },
    {"template",   KIND_DROP },
    {"svg",        KIND_DROP },
    {"math",       KIND_DROP },
    {"select",     KIND_DROP },
    {"button",     KIND_DROP },
    {"object",     KIND_DROP },
    {"audio",      KIND_DROP },
    {"video",      KIND_DROP },
    {"canvas",     KIND_DROP },
};

enum { TAGS = sizeof tag_table / sizeof *tag_table };

/* Elements that are open: which, and whether it was written. */
struct open {
    uint8_t tag;
    bool is_written;
};

struct guard {
    struct buf b;
    struct str in;
    size_t pos;
    VEC(struct open) stack;
    uint32_t depth; /* of those written */
    uint32_t open[TAGS];
    bool has_no_end[TAGS]; /* none is closed from here on */
    struct guarded out;
};

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char byte_at(const struct guard *g, size_t pos)
{
    return pos < g->in.len ? g->in.s[pos] : '\0';
}

/* Where NEEDLE stands from POS on, or the end. */
static size_t find_from(const struct guard *g, size_t pos, struct str needle)
{
    while (pos < g->in.len) {
        pos += str_find(str_sub(g->in, pos, g->in.len), needle.s[0]);
        if (str_has_prefix(str_sub(g->in, pos, needle.len), needle))
            return pos;
        pos++;
    }
    return g->in.len;
}

/* The number of the tag called by the letters and digits at POS, and where
 * they end. */
static int tag_find(const struct guard *g, size_t pos, size_t *end)
{
    size_t i = pos;
    while (i < g->in.len && !is_space(g->in.s[i]) && g->in.s[i] != '>' &&
           g->in.s[i] != '/')
        i++;
    *end = i;
    struct str name = str_sub(g->in, pos, i - pos);
    for (int tag = 0; tag < TAGS && name.len < NAME_MOST; tag++)
        if (str_is_equal_nocase(name, str_of(tag_table[tag].name)))
            return tag;
    return TAG_NONE;
}

static void tag_put(struct guard *g, const char *before, int tag)
{
    const char *name =
        tag_table[tag].kind == KIND_LINK ? "bdi" : tag_table[tag].name;
    buf_put(&g->b, str_of(before));
    buf_put(&g->b, str_of(name));
}

/* Closes elements up to the last open TAG. */
static void tag_close(struct guard *g, int tag)
{
    while (g->open[tag]) {
        struct open last = g->stack.at[--g->stack.vec.n];
        g->open[last.tag]--;
        if (last.is_written) {
            tag_put(g, "</", last.tag);
            buf_put_byte(&g->b, '>');
            g->depth--;
        }
        if (last.tag == tag)
            return;
    }
}

/* Appends VALUE so that the quotation marks around it hold. */
static void value_put(struct guard *g, struct str value)
{
    value = str_sub(value, 0, VALUE_MOST);
    for (size_t i = 0; i < value.len; i++) {
        if (value.s[i] == '"')
            buf_put(&g->b, STR("&quot;"));
        else
            buf_put_byte(&g->b, value.s[i]);
    }
}

/* Appends the attribute NAME if it matters. */
static void attribute_put(struct guard *g, struct str name, struct str value)
{
    static const char *const names[] = {
        "class", "id",       "itemprop", "role",   "rel",
        "name",  "property", "content",  "hidden", "aria-hidden"};
    if (str_is_equal_nocase(name, STR("style"))) {
        struct str rest = value;
        /* Written without blanks by nearly all. */
        while (rest.len > 12 && !str_has_prefix(rest, STR("display:none")) &&
               !str_has_prefix(rest, STR("display: none")))
            rest = str_sub(rest, 1, rest.len);
        if (rest.len < 12)
            return;
        name = STR("hidden");
        value = STR("");
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!str_is_equal_nocase(name, str_of(names[i])))
            continue;
        buf_put_byte(&g->b, ' ');
        buf_put(&g->b, str_of(names[i]));
        buf_put(&g->b, STR("=\""));
        value_put(g, value);
        buf_put_byte(&g->b, '"');
        g->out.attributes++;
    }
}

/* Reads the attributes from POS on and writes those that matter if IS_WRITTEN;
 * gives where the tag ends. */
static size_t attributes_read(struct guard *g, size_t pos, bool is_written)
{
    enum { MOST = 64 };
    for (int n = 0; pos < g->in.len && g->in.s[pos] != '>'; n++) {
        if (is_space(g->in.s[pos]) || g->in.s[pos] == '/') {
            pos++;
            continue;
        }
        size_t start = pos++;
        while (pos < g->in.len && !strchr(" \n\t\r\f=>/", g->in.s[pos]))
            pos++;
        struct str name = str_sub(g->in, start, pos - start);
        while (is_space(byte_at(g, pos)))
            pos++;
        struct str value = {NULL, 0};
        if (byte_at(g, pos) == '=') {
            pos++;
            while (is_space(byte_at(g, pos)))
                pos++;
            char quote = byte_at(g, pos);
            start = pos;
            if (quote == '"' || quote == '\'') {
                start++;
                pos = start + str_find(str_sub(g->in, start, g->in.len), quote);
                value = str_sub(g->in, start, pos - start);
                pos++;
            } else {
                while (pos < g->in.len && !is_space(g->in.s[pos]) &&
                       g->in.s[pos] != '>')
                    pos++;
                value = str_sub(g->in, start, pos - start);
            }
        }
        if (is_written && n < MOST)
            attribute_put(g, name, value);
    }
    return pos < g->in.len ? pos + 1 : g->in.len;
}

/* Where the end tag of TAG begins from POS on, or the end. */
static size_t end_find(const struct guard *g, size_t pos, int tag)
{
    struct str name = str_of(tag_table[tag].name);
    for (;;) {
        pos = find_from(g, pos, STR("</"));
        if (pos >= g->in.len)
            return g->in.len;
        char after = byte_at(g, pos + 2 + name.len);
        if (str_is_equal_nocase(str_sub(g->in, pos + 2, name.len), name) &&
            (after == '>' || after == '/' || is_space(after) || !after))
            return pos;
        pos += 2;
    }
}

/* Appends S, in which nothing may be taken for a tag. */
static void text_put(struct guard *g, struct str s)
{
    while (s.len) {
        size_t len = str_find(s, '<');
        buf_put(&g->b, str_sub(s, 0, len));
        if (len < s.len)
            buf_put(&g->b, STR("&lt;"));
        s = str_sub(s, len + 1, s.len);
    }
}

/* The element TAG whose tag ends at POS, with all that is in it. */
static void whole_read(struct guard *g, int tag, size_t pos)
{
    enum kind kind = tag_table[tag].kind;
    size_t end = g->has_no_end[tag] ? g->in.len : end_find(g, pos, tag);
    g->pos = pos;
    if (end == g->in.len) {
        g->has_no_end[tag] = true;
        g->pos = kind == KIND_RAW ? g->in.len : pos;
        return;
    }
    if (kind == KIND_TITLE && g->out.tags < GUARD_TAGS) {
        g->out.tags++;
        buf_put(&g->b, STR("<title>"));
        text_put(g, str_sub(g->in, pos, end - pos));
        buf_put(&g->b, STR("</title>"));
    }
    end += str_find(str_sub(g->in, end, g->in.len), '>') + 1;
    g->pos = end < g->in.len ? end : g->in.len;
}

static void start_read(struct guard *g)
{
    size_t end;
    int tag = tag_find(g, g->pos + 1, &end);
    enum kind kind = tag == TAG_NONE ? KIND_VOID : tag_table[tag].kind;
    if (tag != TAG_NONE && kind >= KIND_TITLE) {
        whole_read(g, tag, attributes_read(g, end, false));
        return;
    }
    bool is_stacked =
        kind == KIND_NEST || kind == KIND_LINK || kind == KIND_SPAN;
    bool is_written = tag != TAG_NONE && g->out.tags < GUARD_TAGS &&
                      (!is_stacked || g->depth < GUARD_DEPTH);
    g->out.is_cut |= tag != TAG_NONE && g->out.tags >= GUARD_TAGS;
    /* Links are never inside each other. */
    if (kind == KIND_LINK)
        tag_close(g, tag);
    size_t before = g->b.len, attributes = g->out.attributes;
    if (is_written)
        tag_put(g, "<", tag);
    g->pos = attributes_read(g, end, is_written);
    if (kind == KIND_SPAN && attributes == g->out.attributes) {
        g->b.len = before;
        is_written = false;
    }
    if (is_written) {
        buf_put_byte(&g->b, '>');
        g->out.tags++;
    }
    if (!is_stacked)
        return;
    *vec_push(g->b.a, &g->stack) = (struct open){(uint8_t)tag, is_written};
    g->open[tag]++;
    g->depth += is_written;
}

static void end_read(struct guard *g)
{
    size_t end;
    int tag = tag_find(g, g->pos + 2, &end);
    end += str_find(str_sub(g->in, end, g->in.len), '>') + 1;
    g->pos = end < g->in.len ? end : g->in.len;
    if (tag == TAG_NONE)
        return;
    enum kind kind = tag_table[tag].kind;
    if (kind == KIND_LOOSE && g->out.tags < GUARD_TAGS) {
        tag_put(g, "</", tag);
        buf_put_byte(&g->b, '>');
        g->out.tags++; /* one that opens nothing can make an element */
    } else if (kind == KIND_NEST || kind == KIND_LINK || kind == KIND_SPAN) {
        tag_close(g, tag);
    }
}

/* Reads what begins with < at the place of G. */
static void markup_read(struct guard *g)
{
    char next = byte_at(g, g->pos + 1), after = byte_at(g, g->pos + 2);
    struct str rest = str_sub(g->in, g->pos, g->in.len);
    size_t end;
    if (is_letter(next)) {
        start_read(g);
        return;
    }
    if (next == '/' && is_letter(after)) {
        end_read(g);
        return;
    }
    if (str_has_prefix(rest, STR("<!--")))
        end = find_from(g, g->pos + 4, STR("-->")) + 3;
    else if (next == '!' || next == '?' || next == '/')
        end = g->pos + str_find(rest, '>') + 1;
    else {
        buf_put(&g->b, STR("&lt;"));
        end = g->pos + 1;
    }
    g->pos = end < g->in.len ? end : g->in.len;
}

struct guarded html_guard(struct arena *a, struct str html)
{
    struct guard g = {.b = {.a = a}, .in = html};
    while (g.pos < html.len) {
        struct str rest = str_sub(html, g.pos, html.len);
        size_t len = str_find(rest, '<');
        buf_put(&g.b, str_sub(rest, 0, len));
        g.pos += len;
        if (g.pos < html.len)
            markup_read(&g);
    }
    while (g.stack.vec.n)
        tag_close(&g, g.stack.at[g.stack.vec.n - 1].tag);
    g.out.html = buf_str(&g.b);
    return g.out;
}
