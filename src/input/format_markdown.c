/* SPDX-License-Identifier: MIT */

/*
 * Markdown by md4c: blocks to paragraphs, headings and quotations to fields,
 * marks of emphasis and addresses of links left out; before it front matter
 * (lines "key: value" between two lines ---), of which title, author and date
 * are fields too. The callbacks have fixed room and never allocate, since no
 * jump may cross md4c; where it is not enough, all is read again with twice as
 * much.
 */

#include "input/formats.h"

#include <md4c.h>
#include <string.h>

#include "base/utf8.h"
#include "input/article.h"

enum { BLOCKS_FIRST = 256, FRONT_MOST = 200 };

/* A block of text: where it ends; it begins where the one before ended. */
struct block {
    uint32_t end;
    int8_t field;
    bool is_item;
};

struct reader {
    char *text;
    size_t len, room;
    struct block *block;
    uint32_t n, blocks_room;
    bool is_full;
    bool has_headline;
    int quotes;        /* block quotations around */
    int field;         /* of the block that is open */
    bool is_item;      /* it is the first of a list item */
    uint32_t image_at; /* text of images so far in the block */
    int images;        /* images around */
    bool in_cell;
};

static int bytes_put(struct reader *r, const char *s, size_t len)
{
    if (len > r->room - r->len) {
        r->is_full = true;
        return 1;
    }
    memcpy(r->text + r->len, s, len);
    r->len += len;
    if (r->images)
        r->image_at += (uint32_t)len;
    return 0;
}

static uint32_t block_start(const struct reader *r)
{
    return r->n ? r->block[r->n - 1].end : 0;
}

/* Ends the text of the block that is open. */
static int block_end(struct reader *r)
{
    uint32_t start = block_start(r);
    if (r->len == start)
        return 0;
    if (r->n == r->blocks_room) {
        r->is_full = true;
        return 1;
    }
    bool is_image = r->image_at && r->image_at >= r->len - start;
    int field =
        is_image && r->field == ARTICLE_UNKNOWN ? HX_FIELD_CAPTION : r->field;
    r->block[r->n++] =
        (struct block){(uint32_t)r->len, (int8_t)field, r->is_item};
    r->image_at = 0;
    r->is_item = false;
    r->field = r->quotes ? HX_FIELD_QUOTATION : ARTICLE_UNKNOWN;
    return 0;
}

static int block_enter(MD_BLOCKTYPE type, void *detail, void *context)
{
    struct reader *r = context;
    if (type == MD_BLOCK_TD || type == MD_BLOCK_TH)
        return r->in_cell ? bytes_put(r, " | ", 3) : 0;
    if (block_end(r))
        return 1;
    if (type == MD_BLOCK_QUOTE)
        r->quotes++;
    r->field = r->quotes ? HX_FIELD_QUOTATION : ARTICLE_UNKNOWN;
    if (type == MD_BLOCK_LI)
        r->is_item = true;
    if (type == MD_BLOCK_H) {
        bool is_first =
            ((MD_BLOCK_H_DETAIL *)detail)->level == 1 && !r->has_headline;
        r->field = is_first ? HX_FIELD_HEADLINE : HX_FIELD_HEADING;
        r->has_headline |= is_first;
    }
    return 0;
}

static int block_leave(MD_BLOCKTYPE type, void *detail, void *context)
{
    struct reader *r = context;
    (void)detail;
    r->in_cell = type == MD_BLOCK_TD || type == MD_BLOCK_TH;
    if (r->in_cell)
        return 0;
    int code = block_end(r);
    if (type == MD_BLOCK_QUOTE)
        r->quotes--;
    r->field = r->quotes ? HX_FIELD_QUOTATION : ARTICLE_UNKNOWN;
    if (type == MD_BLOCK_LI)
        r->is_item = false;
    return code;
}

static int span_enter(MD_SPANTYPE type, void *detail, void *context)
{
    (void)detail;
    ((struct reader *)context)->images += type == MD_SPAN_IMG;
    return 0;
}

static int span_leave(MD_SPANTYPE type, void *detail, void *context)
{
    (void)detail;
    ((struct reader *)context)->images -= type == MD_SPAN_IMG;
    return 0;
}

/* The code point of the entity S, or 0. */
static uint32_t entity_get(struct str s)
{
    static const struct {
        const char *name;
        uint32_t cp;
    } table[] = {
        {"&amp;",    '&'   },
        {"&lt;",     '<'   },
        {"&gt;",     '>'   },
        {"&quot;",   '"'   },
        {"&apos;",   '\''  },
        {"&nbsp;",   0xa0  },
        {"&copy;",   0xa9  },
        {"&pound;",  0xa3  },
        {"&euro;",   0x20ac},
        {"&ndash;",  0x2013},
        {"&mdash;",  0x2014},
        {"&hellip;", 0x2026},
        {"&lsquo;",  0x2018},
        {"&rsquo;",  0x2019},
        {"&ldquo;",  0x201c},
        {"&rdquo;",  0x201d},
        {"&laquo;",  0xab  },
        {"&raquo;",  0xbb  },
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (str_is_equal(s, str_of(table[i].name)))
            return table[i].cp;
    if (s.len < 4 || s.s[1] != '#')
        return 0;
    bool is_hex = s.s[2] == 'x' || s.s[2] == 'X';
    uint32_t cp = 0;
    for (size_t i = is_hex ? 3 : 2; i + 1 < s.len && cp <= UTF8_LAST; i++) {
        char c = s.s[i];
        uint32_t digit =
            c <= '9' ? (uint32_t)(c - '0') : (uint32_t)((c | 32) - 'a' + 10);
        cp = cp * (is_hex ? 16 : 10) + digit;
    }
    return cp <= UTF8_LAST && (cp < 0xd800 || cp > 0xdfff) ? cp : 0;
}

static int entity_put(struct reader *r, struct str s)
{
    char bytes[4];
    uint32_t cp = entity_get(s);
    if (!cp)
        return bytes_put(r, s.s, s.len);
    return bytes_put(r, bytes, utf8_encode(cp, bytes));
}

/* What of HTML is no tag and no comment. */
static int html_put(struct reader *r, struct str s)
{
    int code = 0;
    while (s.len && !code) {
        size_t len = str_find(s, '<');
        code = bytes_put(r, s.s, len);
        s = str_sub(s, len, s.len);
        size_t end = str_find(s, '>');
        s = str_sub(s, end + 1, s.len);
    }
    return code;
}

static int text_take(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size,
                     void *context)
{
    struct reader *r = context;
    struct str s = {text, size};
    switch (type) {
    case MD_TEXT_BR:
        return bytes_put(r, "\n", 1);
    case MD_TEXT_SOFTBR:
        return bytes_put(r, " ", 1);
    case MD_TEXT_NULLCHAR:
        return bytes_put(r, "\xef\xbf\xbd", 3);
    case MD_TEXT_ENTITY:
        return entity_put(r, s);
    case MD_TEXT_HTML:
        return html_put(r, s);
    default:
        return bytes_put(r, s.s, s.len);
    }
}

static const MD_PARSER parser = {
    .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH,
    .enter_block = block_enter,
    .leave_block = block_leave,
    .enter_span = span_enter,
    .leave_span = span_leave,
    .text = text_take,
};

/* A line of front matter and what it is. */
static const struct front_row {
    const char *keys;
    int field;
} front_table[] = {
    {"title headline",                          HX_FIELD_HEADLINE  },
    {"subtitle description standfirst summary", HX_FIELD_STANDFIRST},
    {"author authors byline",                   HX_FIELD_BYLINE    },
    {"date published updated modified lastmod", HX_FIELD_STAMP     },
};

static int front_field(struct str key)
{
    for (size_t i = 0; i < sizeof front_table / sizeof *front_table; i++) {
        struct str rest = str_of(front_table[i].keys);
        while (rest.len)
            if (str_is_equal_nocase(str_cut(&rest, ' '), key))
                return front_table[i].field;
    }
    return ARTICLE_UNKNOWN;
}

static struct str line_cut(struct str *s)
{
    struct str line = str_cut(s, '\n');
    if (line.len && line.s[line.len - 1] == '\r')
        line.len--;
    return line;
}

/* The front matter of S without its lines of dashes, cut off; or nothing. */
static struct str front_cut(struct str *s)
{
    struct str rest = *s, none = {NULL, 0};
    if (str_has_prefix(rest, STR("\xef\xbb\xbf")))
        rest = str_sub(rest, 3, rest.len);
    if (!str_is_equal(line_cut(&rest), STR("---")))
        return none;
    const char *start = rest.s;
    for (int i = 0; rest.len && i < FRONT_MOST; i++) {
        struct str line = line_cut(&rest);
        if (str_is_equal(line, STR("---")) || str_is_equal(line, STR("..."))) {
            *s = rest;
            return (struct str){start, (size_t)(line.s - start)};
        }
        bool is_inner = !line.len || line.s[0] == ' ' || line.s[0] == '-' ||
                        line.s[0] == '#' || line.s[0] == '\t';
        if (!is_inner && str_find(line, ':') == line.len)
            return none;
    }
    return none;
}

/* A value without quotation marks or the brackets of a list around it. */
static struct str value_bare(struct str s)
{
    s = str_trim(s);
    if (s.len > 1 && ((s.s[0] == '"' && s.s[s.len - 1] == '"') ||
                      (s.s[0] == '\'' && s.s[s.len - 1] == '\'') ||
                      (s.s[0] == '[' && s.s[s.len - 1] == ']')))
        return str_sub(s, 1, s.len - 2);
    return s;
}

/* Puts the fields of the front matter FRONT, with the items of lists below
 * their key; true if there was a headline. */
static bool front_put(struct article *article, struct str front)
{
    bool has_headline = false;
    while (front.len) {
        struct str value = line_cut(&front), key = str_cut(&value, ':');
        struct buf b = {.a = article->a};
        int field = front_field(str_trim(key));
        buf_put(&b, value_bare(value));
        while (front.len && (front.s[0] == ' ' || front.s[0] == '-')) {
            struct str item = str_trim(line_cut(&front));
            if (item.len && item.s[0] == '-')
                item = str_sub(item, 1, item.len);
            if (b.len)
                buf_put(&b, STR(", "));
            buf_put(&b, value_bare(item));
        }
        if (field == ARTICLE_UNKNOWN)
            continue;
        has_headline |= field == HX_FIELD_HEADLINE && b.len;
        article_put(article, buf_str(&b), field);
    }
    return has_headline;
}

/* True if S has lines that begin as headings do, and links. */
static bool has_marks(struct str s)
{
    enum { LOOKED_AT = 1 << 14 };
    int headings = 0, links = 0;
    s = str_sub(s, 0, LOOKED_AT);
    while (s.len) {
        struct str line = line_cut(&s);
        size_t level = 0;
        while (level < line.len && line.s[level] == '#')
            level++;
        headings +=
            level && level <= 6 && level < line.len && line.s[level] == ' ';
        for (size_t i = 0; i + 1 < line.len; i++)
            links += line.s[i] == ']' && line.s[i + 1] == '(';
    }
    return headings && (links || headings > 1);
}

bool markdown_claims(const struct format_input *input)
{
    struct str s = input->bytes, front = front_cut(&s);
    if (format_is_named(input->name, ".md .markdown .mdown .mkd"))
        return true;
    if (format_is_named(input->name, ".txt .html .htm .json"))
        return false;
    while (front.len) {
        struct str line = line_cut(&front);
        if (front_field(str_trim(str_cut(&line, ':'))) != ARTICLE_UNKNOWN)
            return true;
    }
    return has_marks(s);
}

/* Reads S with as much room as it takes; 0, or -1 where md4c gave up. */
static int blocks_read(struct arena *a, struct reader *r, struct str s)
{
    bool has_headline = r->has_headline;
    size_t room = s.len + 64;
    uint32_t blocks = BLOCKS_FIRST;
    for (;;) {
        struct arena_mark mark = arena_mark(a);
        *r = (struct reader){.room = room,
                             .blocks_room = blocks,
                             .has_headline = has_headline,
                             .field = ARTICLE_UNKNOWN};
        r->text = arena_alloc_raw(a, room, 1);
        r->block = arena_alloc_raw(a, blocks, sizeof *r->block);
        int code = md_parse(s.len ? s.s : "", (MD_SIZE)s.len, &parser, r);
        if (!r->is_full)
            return code ? -1 : 0;
        arena_reset(a, mark);
        room *= 2;
        blocks *= 4;
    }
}

int markdown_read(struct arena *a, const struct format_input *input,
                  struct format_text *out, struct error *err)
{
    struct article article = {.a = a, .b = {.a = a}};
    struct str rest = input->bytes, front = front_cut(&rest);
    struct reader r = {.has_headline = front_put(&article, front)};
    if (blocks_read(a, &r, rest))
        return error_set(err, "%.200s: is no Markdown that can be read",
                         input->name ? input->name : "the text");
    for (uint32_t i = 0; i < r.n; i++) {
        uint32_t start = i ? r.block[i - 1].end : 0;
        struct str text = {r.text + start, r.block[i].end - start};
        struct buf b = {.a = a};
        if (r.block[i].is_item && str_trim(text).len) {
            buf_put(&b, STR("- "));
            buf_put(&b, text);
            text = buf_str(&b);
        }
        article_put(&article, text, r.block[i].field);
    }
    article_end(&article, out);
    out->what = "Markdown";
    return 0;
}
