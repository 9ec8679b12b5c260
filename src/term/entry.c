/* SPDX-License-Identifier: MIT */

/* The form is told in term(5): the one with numbers of 32 bits, which has the
 * extended part, here the flag RGB alone. */

#include "term/entry.h"

#include <string.h>

#include "base/base64.h"

enum { MAGIC = 01036, ABSENT = 0xffff };

struct bytes {
    char at[ENTRY_BYTES_MOST];
    size_t len;
    bool is_full;
};

static void byte_put(struct bytes *bytes, uint32_t byte)
{
    if (bytes->len == sizeof bytes->at)
        bytes->is_full = true;
    else
        bytes->at[bytes->len++] = (char)(byte & 0xff);
}

static void number_put(struct bytes *bytes, uint32_t number, int size)
{
    for (int i = 0; i < size; i++)
        byte_put(bytes, number >> 8 * i);
}

static void string_put(struct bytes *bytes, const char *s)
{
    for (size_t i = 0; i <= strlen(s); i++)
        byte_put(bytes, (unsigned char)s[i]);
}

static void even_put(struct bytes *bytes)
{
    if (bytes->len % 2 != 0)
        byte_put(bytes, 0);
}

static void header_put(struct bytes *bytes, const struct entry *entry)
{
    size_t table = 0;
    for (int i = 0; i < entry->strings; i++)
        table += entry->string[i] ? strlen(entry->string[i]) + 1 : 0;
    bytes->is_full |= table >= ABSENT;
    number_put(bytes, MAGIC, 2);
    number_put(bytes, (uint32_t)strlen(entry->names) + 1, 2);
    number_put(bytes, (uint32_t)entry->flags, 2);
    number_put(bytes, (uint32_t)entry->numbers, 2);
    number_put(bytes, (uint32_t)entry->strings, 2);
    number_put(bytes, (uint32_t)table, 2);
}

static void strings_put(struct bytes *bytes, const struct entry *entry)
{
    size_t offset = 0;
    for (int i = 0; i < entry->strings; i++) {
        const char *s = entry->string[i];
        number_put(bytes, s ? (uint32_t)offset : ABSENT, 2);
        offset += s ? strlen(s) + 1 : 0;
    }
    for (int i = 0; i < entry->strings; i++)
        if (entry->string[i])
            string_put(bytes, entry->string[i]);
}

/* One flag, no number, no string, one name in a table of its own. */
static void extended_put(struct bytes *bytes)
{
    static const char name[] = "RGB";
    static const uint32_t header[] = {1, 0, 0, 1, sizeof name};
    even_put(bytes);
    for (int i = 0; i < 5; i++)
        number_put(bytes, header[i], 2);
    byte_put(bytes, 1);
    even_put(bytes);
    number_put(bytes, 0, 2);
    string_put(bytes, name);
}

bool entry_print(const struct entry *entry, char *text)
{
    struct bytes bytes = {.len = 0};
    header_put(&bytes, entry);
    string_put(&bytes, entry->names);
    for (int i = 0; i < entry->flags; i++)
        byte_put(&bytes, (uint32_t)entry->flag[i]);
    even_put(&bytes);
    for (int i = 0; i < entry->numbers; i++)
        number_put(&bytes, (uint32_t)entry->number[i], 4);
    strings_put(&bytes, entry);
    extended_put(&bytes);
    memcpy(text, "b64:", 4);
    struct str all = {bytes.at, bytes.len};
    text[4 + base64_put(text + 4, all)] = '\0';
    return !bytes.is_full;
}

/* The first 256 numbers are the palette's, so what is nearly black gets a
 * little red; black itself is a color of the palette that is never changed. */
int entry_color(uint32_t rgb)
{
    if (rgb == 0)
        return 16;
    return (int)(rgb < 256 ? rgb | 0x10000 : rgb & 0xffffff);
}

void entry_text_put(char *text, size_t room, const char *string)
{
    size_t n = strlen(text);
    while (*string != '\0' && n + 1 < room) {
        const char *end = strchr(string, '>');
        if (string[0] == '$' && string[1] == '<' && end != NULL)
            string = end + 1;
        else
            text[n++] = *string++;
    }
    text[n] = '\0';
}
