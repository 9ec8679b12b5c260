/* SPDX-License-Identifier: MIT */

/*
 * A table of what programs call themselves. Surnames end in "bot", and Bot is
 * one, so the word counts in brackets, next to a hyphen or underscore, as all
 * of a name, or in an address only.
 */

#include "base/bot.h"

#include <string.h>

enum { NAME_MOST = 256 };

/* Where a word has to stand. */
enum bot_place {
    BOT_PART, /* anywhere */
    BOT_WORD, /* between signs that are no letters and digits */
    BOT_JOIN, /* all of it, or next to a hyphen or underscore */
    BOT_MAIL  /* all of the address before the @, of an author only */
};

static const struct bot_row {
    const char *word;
    enum bot_place place;
} bot_table[] = {
    {"[bot]",          BOT_PART},
    {"bot",            BOT_JOIN},
    {"robot",          BOT_JOIN},
    {"scraper",        BOT_WORD},
    {"crawler",        BOT_WORD},
    {"cron",           BOT_WORD},
    {"automation",     BOT_WORD},
    {"github-actions", BOT_WORD},
    {"actions-user",   BOT_WORD},
    {"dependabot",     BOT_WORD},
    {"renovate",       BOT_WORD},
    {"noreply",        BOT_MAIL},
    {"no-reply",       BOT_MAIL},
    {"donotreply",     BOT_MAIL},
};

static bool is_sign(char c)
{
    return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
             (unsigned char)c >= 0x80);
}

static bool is_join(char c)
{
    return c == '-' || c == '_';
}

/* True if the word at POS of TEXT, LEN long, stands as PLACE says. */
static bool is_placed(struct str text, size_t pos, size_t len,
                      enum bot_place place)
{
    bool is_first = pos == 0, is_last = pos + len == text.len;
    char before = is_first ? ' ' : text.s[pos - 1];
    char after = is_last ? ' ' : text.s[pos + len];
    if (place == BOT_PART)
        return true;
    if (!is_sign(before) || !is_sign(after))
        return false;
    if (place == BOT_WORD)
        return true;
    if (is_first && is_last)
        return true;
    return place == BOT_JOIN && (is_join(before) || is_join(after));
}

/* True if ROW's word stands in TEXT, which is in small letters. */
static bool has_row(struct str text, const struct bot_row *row)
{
    size_t len = strlen(row->word);
    for (size_t i = 0; i + len <= text.len; i++)
        if (!memcmp(text.s + i, row->word, len) &&
            is_placed(text, i, len, row->place))
            return true;
    return false;
}

/* TEXT in small letters of ASCII, in SMALL; what is beyond is left out. */
static struct str small_make(struct str text, char small[NAME_MOST])
{
    size_t len = text.len < NAME_MOST ? text.len : NAME_MOST;
    for (size_t i = 0; i < len; i++) {
        bool is_capital = text.s[i] >= 'A' && text.s[i] <= 'Z';
        small[i] = (char)(is_capital ? text.s[i] | 32 : text.s[i]);
    }
    return (struct str){small, len};
}

bool bot_is(struct str identity, bool is_author)
{
    char name_small[NAME_MOST], box_small[NAME_MOST];
    size_t at = str_find(identity, '<');
    struct str box = str_sub(identity, at + 1, identity.len);
    struct str name = str_trim(str_sub(identity, 0, at));
    name = small_make(name, name_small);
    box = small_make(str_sub(box, 0, str_find(box, '@')), box_small);
    for (size_t i = 0; i < sizeof bot_table / sizeof *bot_table; i++) {
        const struct bot_row *row = &bot_table[i];
        if (row->place == BOT_MAIL && !is_author)
            continue;
        if (has_row(box, row) || (row->place != BOT_MAIL && has_row(name, row)))
            return true;
    }
    return false;
}
