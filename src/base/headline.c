/* SPDX-License-Identifier: MIT */

/* Line by line until there is one; see the header. */

#include "base/headline.h"

#include <string.h>

#include "base/utf8.h"

/* UTF-16 has zero bytes too, but not at a place that tells a binary file; it
 * is not read here all the same. */
bool headline_is_binary(struct str text)
{
    struct str start = str_sub(text, 0, HEADLINE_READ);
    return str_find(start, '\0') < start.len;
}

/* The title in the front matter TEXT begins with, or nothing. */
static struct str title_find(struct str text)
{
    struct str rest = text;
    if (!str_is_equal(str_trim(str_cut(&rest, '\n')), STR("---")))
        return (struct str){NULL, 0};
    while (rest.len) {
        struct str line = str_trim(str_cut(&rest, '\n'));
        if (str_is_equal(line, STR("---")))
            break;
        if (!str_has_prefix(line, STR("title:")))
            continue;
        line = str_trim(str_sub(line, strlen("title:"), line.len));
        if (line.len > 1 && (line.s[0] == '"' || line.s[0] == '\'') &&
            line.s[line.len - 1] == line.s[0])
            line = str_sub(line, 1, line.len - 2);
        return line;
    }
    return (struct str){NULL, 0};
}

struct str headline_find(struct str text)
{
    struct str line = {NULL, 0};
    if (headline_is_binary(text))
        return line;
    if (str_has_prefix(text, STR("\xef\xbb\xbf")))
        text = str_sub(text, 3, text.len);
    line = title_find(text);
    while (!line.len && text.len) {
        line = str_trim(str_cut(&text, '\n'));
        struct str mark = str_sub(line, 0, str_find(line, ' '));
        if (mark.len && mark.len <= 6 && !memcmp(mark.s, "######", mark.len))
            line = str_trim(str_sub(line, mark.len, line.len));
    }
    size_t len = 0;
    /* No character is cut in two. */
    while (len < line.len && len < HEADLINE_MOST)
        len += utf8_cluster(str_sub(line, len, line.len));
    return str_sub(line, 0, len);
}
