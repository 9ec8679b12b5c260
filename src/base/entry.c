/* SPDX-License-Identifier: MIT */

/* Lines to keys and values; see the header. */

#include "base/entry.h"

/* Colors begin with # too, so a comment inside a line needs it to stand
 * alone. */
struct str entry_comment_cut(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        bool begins = i == 0 || s.s[i - 1] == ' ' || s.s[i - 1] == '\t';
        bool ends = i == 0 || i + 1 == s.len || s.s[i + 1] == ' ' ||
                    s.s[i + 1] == '\t' || s.s[i + 1] == '#';
        if (s.s[i] == '#' && begins && ends)
            return str_trim(str_sub(s, 0, i));
    }
    return s;
}

struct str entry_start(struct str text)
{
    struct str mark = STR("\xef\xbb\xbf");
    return str_has_prefix(text, mark) ? str_sub(text, mark.len, text.len)
                                      : text;
}

struct entry entry_cut(struct str *text, int *line)
{
    struct entry entry = {.line = str_trim(str_cut(text, '\n'))};
    ++*line;
    entry.value = entry.text = entry_comment_cut(entry.line);
    entry.key = str_trim(str_cut(&entry.value, '='));
    entry.value = str_trim(entry.value);
    return entry;
}
