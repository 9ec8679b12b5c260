/* SPDX-License-Identifier: MIT */

/*
 * An article in JSON: a text, a list of paragraphs, or an object with members
 * by their usual names (schema.org's and those of content systems). A path
 * leads to what is wanted: names and numbers parted by dots ("article.body.0")
 * or a JSON Pointer (RFC 6901, "/article/body/0").
 */

#include "input/formats.h"

#include <string.h>

#include "base/json_tree.h"
#include "input/article.h"

enum { DEPTH_MOST = 8, PATH_MOST = 64 };

/* Members of an article in the order they are put; the first name that is
 * there counts. */
static const struct member_row {
    int field;
    const char *names; /* parted by blanks */
} member_table[] = {
    {HX_FIELD_HEADLINE,   "headline title name"                            },
    {HX_FIELD_STANDFIRST,
     "standfirst dek subtitle alternativeHeadline description summary"     },
    {HX_FIELD_BYLINE,     "byline author authors creator"                  },
    {HX_FIELD_STAMP,      "datePublished published published_at date"      },
    {HX_FIELD_STAMP,      "dateModified updated updated_at modified"       },
    {ARTICLE_UNKNOWN,     "articleBody body text content paragraphs blocks"},
    {HX_FIELD_CORRECTION, "correction corrections clarification"           },
};

/* What is in a list of parts, by their "type". */
static const struct type_row {
    const char *type;
    int field;
} type_table[] = {
    {"heading",    HX_FIELD_HEADING   },
    {"header",     HX_FIELD_HEADING   },
    {"subheading", HX_FIELD_HEADING   },
    {"quote",      HX_FIELD_QUOTATION },
    {"pullquote",  HX_FIELD_QUOTATION },
    {"blockquote", HX_FIELD_QUOTATION },
    {"image",      HX_FIELD_CAPTION   },
    {"caption",    HX_FIELD_CAPTION   },
    {"correction", HX_FIELD_CORRECTION},
    {"related",    HX_FIELD_RELATED   },
};

static const char text_names[] =
    "text content value rendered name caption body articleBody paragraphs "
    "blocks children";

struct reader {
    struct arena *a;
    struct article article;
    const struct format_input *input;
    bool has_html;
};

static struct json_tree
member_find(struct reader *r, const struct json_tree *object, const char *names)
{
    struct str rest = str_of(names);
    struct json_tree found = {.kind = JSON_KIND_NONE};
    while (rest.len && found.kind == JSON_KIND_NONE) {
        found = json_tree_member(r->a, object, str_cut(&rest, ' '));
        if (found.kind == JSON_KIND_OTHER)
            found.kind = JSON_KIND_NONE;
    }
    return found;
}

/* Puts a text of HTML as its paragraphs. */
static void fragment_put(struct reader *r, struct str text)
{
    struct format_input input = {.bytes = text};
    struct format_text out;
    struct error err;
    if (html_read(r->a, &input, &out, &err))
        return;
    size_t mark = 0;
    for (struct str rest = out.text; rest.len;) {
        const char *end = memchr(rest.s, '\n', rest.len);
        size_t len = end ? (size_t)(end - rest.s) : rest.len;
        uint32_t at = (uint32_t)(rest.s - out.text.s);
        while (mark < out.mark_count && out.marks[mark].at.end <= at)
            mark++;
        bool in_mark = mark < out.mark_count && out.marks[mark].at.start <= at;
        article_put(&r->article, str_sub(rest, 0, len),
                    in_mark ? (int)out.marks[mark].field : ARTICLE_UNKNOWN);
        rest = str_sub(rest, len + 1, rest.len);
    }
    r->has_html = true;
}

static int type_field(struct reader *r, const struct json_tree *object,
                      int field)
{
    struct json_tree type = json_tree_member(r->a, object, STR("type"));
    if (type.kind != JSON_KIND_TEXT)
        return field;
    for (size_t i = 0; i < sizeof type_table / sizeof *type_table; i++)
        if (str_is_equal_nocase(type.text, str_of(type_table[i].type)))
            return type_table[i].field;
    return field;
}

static bool article_read(struct reader *r, const struct json_tree *object);

/* Puts TREE, a text or what has texts in it; names of authors in one line. */
static void tree_put(struct reader *r, const struct json_tree *tree, int field,
                     int depth)
{
    if (depth > DEPTH_MOST)
        return;
    if (tree->kind == JSON_KIND_TEXT && html_is_fragment(tree->text))
        fragment_put(r, tree->text);
    else if (tree->kind == JSON_KIND_TEXT || tree->kind == JSON_KIND_NUMBER)
        article_put(&r->article, tree->text, field);
    for (size_t i = 0; tree->kind == JSON_KIND_LIST && i < tree->n; i++) {
        struct json_tree part = json_tree_at(r->a, tree, i);
        tree_put(r, &part, field, depth + 1);
    }
    if (tree->kind == JSON_KIND_OBJECT) {
        struct json_tree text = member_find(r, tree, text_names);
        tree_put(r, &text, type_field(r, tree, field), depth + 1);
    }
}

/* Puts the article that OBJECT is; false if it has no text of its own. */
static bool article_read(struct reader *r, const struct json_tree *object)
{
    bool has_text = false;
    for (size_t i = 0; i < sizeof member_table / sizeof *member_table; i++) {
        const struct member_row *row = &member_table[i];
        struct json_tree found = member_find(r, object, row->names);
        size_t before = r->article.b.len;
        tree_put(r, &found, row->field, 0);
        has_text |= row->field == ARTICLE_UNKNOWN && r->article.b.len > before;
    }
    return has_text;
}

/* Appends what the next part of PATH names to B, and cuts it off. */
static struct str part_cut(struct buf *b, struct str *path, bool is_pointer)
{
    size_t start = b->len;
    if (is_pointer)
        *path = str_sub(*path, 1, path->len);
    while (path->len && path->s[0] != (is_pointer ? '/' : '.')) {
        char c = path->s[0];
        size_t len = 1;
        if (is_pointer && c == '~' && path->len > 1) {
            c = path->s[1] == '1' ? '/' : '~';
            len = 2;
        }
        buf_put_byte(b, c);
        *path = str_sub(*path, len, path->len);
    }
    if (!is_pointer && path->len)
        *path = str_sub(*path, 1, path->len);
    return str_sub(buf_str(b), start, b->len);
}

static int path_error(struct error *err, struct reader *r, struct str part,
                      const struct json_tree *tree)
{
    struct buf keys = {.a = r->a};
    json_tree_keys(&keys, tree);
    const char *name = r->input->name ? r->input->name : "the text";
    if (keys.len)
        return error_set(err,
                         "%.120s: --input=json:%.80s: there is no \"%.*s\"; "
                         "there are %.*s",
                         name, r->input->path, (int)part.len, part.s,
                         keys.len < (size_t)PATH_MOST * 2 ? (int)keys.len
                                                          : PATH_MOST * 2,
                         keys.s);
    return error_set(err, "%.120s: --input=json:%.80s: there is no \"%.*s\"",
                     name, r->input->path, (int)part.len, part.s);
}

/* Goes from TREE to what the path of R names. */
static int path_follow(struct reader *r, struct json_tree *tree,
                       struct error *err)
{
    struct str path = str_of(r->input->path);
    bool is_pointer = path.len && path.s[0] == '/';
    while (path.len) {
        struct buf b = {.a = r->a};
        struct str part = part_cut(&b, &path, is_pointer);
        uint32_t number;
        struct json_tree next = json_tree_member(r->a, tree, part);
        if (tree->kind == JSON_KIND_LIST &&
            str_number(part, UINT32_MAX - 1, &number))
            next = json_tree_at(r->a, tree, number);
        if (next.kind == JSON_KIND_NONE)
            return path_error(err, r, part, tree);
        *tree = next;
    }
    return 0;
}

bool json_claims(const struct format_input *input)
{
    struct str s = str_trim(input->bytes);
    return s.len > 1 && s.s[0] == '{' && s.s[s.len - 1] == '}';
}

int json_format_read(struct arena *a, const struct format_input *input,
                     struct format_text *out, struct error *err)
{
    struct reader r = {
        .a = a, .article = {.a = a, .b = {.a = a}}
    };
    struct json_tree tree;
    struct error why;
    const char *name = input->name ? input->name : "the text";
    r.input = input;
    if (json_tree_read(a, input->bytes, &tree, &why))
        return error_set(err, "%.160s: is no JSON: %.300s", name, why.text);
    if (input->path && path_follow(&r, &tree, err))
        return -1;
    if (tree.kind == JSON_KIND_OBJECT
            ? !article_read(&r, &tree)
            : !input->path && tree.kind != JSON_KIND_LIST)
        return error_set(err,
                         "%.160s: has no text by a usual name, such as "
                         "\"body\"; --input=json:PATH says where it is",
                         name);
    if (tree.kind != JSON_KIND_OBJECT)
        tree_put(&r, &tree, ARTICLE_UNKNOWN, 0);
    article_end(&r.article, out);
    out->what = r.has_html ? "JSON, text of HTML" : "JSON";
    return 0;
}
