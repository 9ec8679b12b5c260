/* SPDX-License-Identifier: MIT */

/* Bytes are put together and taken apart one by one, so the machine's order of
 * bytes does not matter; see the header. */

#include "base/wire.h"

#include <string.h>

#include "base/little.h"

enum { LENGTH = 4, HEAD = 8, NUMBER = 8 };

static const char start[LENGTH] = {'H', 'X', 'W', '\1'};

void wire_start(struct buf *b)
{
    buf_put(b, (struct str){start, sizeof start});
}

size_t wire_begin(struct buf *b, enum wire_kind kind)
{
    char head[HEAD] = {0};
    size_t at = b->len;
    little_put(head + LENGTH, (uint64_t)kind, LENGTH);
    buf_put(b, (struct str){head, sizeof head});
    return at;
}

void wire_put_number(struct buf *b, uint64_t number)
{
    char bytes[NUMBER];
    little_put(bytes, number, NUMBER);
    buf_put(b, (struct str){bytes, sizeof bytes});
}

void wire_put_text(struct buf *b, struct str text)
{
    char bytes[LENGTH];
    if (text.len > UINT32_MAX)
        text.len = UINT32_MAX;
    little_put(bytes, text.len, LENGTH);
    buf_put(b, (struct str){bytes, sizeof bytes});
    buf_put(b, text);
}

void wire_end(struct buf *b, size_t at)
{
    little_put(b->s + at, b->len - at - HEAD, LENGTH);
}

/* The next N bytes of RECORD, or NULL. */
static const char *field_get(struct wire_record *record, size_t n)
{
    const char *at = record->rest.s;
    if (record->is_bad || record->rest.len < n) {
        record->is_bad = true;
        return NULL;
    }
    record->rest = str_sub(record->rest, n, record->rest.len);
    return at;
}

uint64_t wire_get_number(struct wire_record *record)
{
    const char *at = field_get(record, NUMBER);
    return at ? little_get(at, NUMBER) : 0;
}

struct str wire_get_text(struct wire_record *record)
{
    const char *at = field_get(record, LENGTH);
    size_t len = at ? (size_t)little_get(at, LENGTH) : 0;
    const char *text = at ? field_get(record, len) : NULL;
    return (struct str){text, text ? len : 0};
}

void wire_feed(struct wire_reader *reader, struct str bytes)
{
    struct buf *b = &reader->bytes;
    if (reader->pos) {
        memmove(b->s, b->s + reader->pos, b->len - reader->pos);
        b->len -= reader->pos;
        reader->pos = 0;
    }
    buf_put(b, bytes);
}

int wire_next(struct wire_reader *reader, struct wire_record *record)
{
    struct str rest =
        str_sub(buf_str(&reader->bytes), reader->pos, reader->bytes.len);
    *record = (struct wire_record){0};
    if (!reader->has_started) {
        size_t n = rest.len < sizeof start ? rest.len : sizeof start;
        if (n && memcmp(rest.s, start, n) != 0)
            return -1;
        if (n < sizeof start)
            return 0;
        reader->has_started = true;
        reader->pos += sizeof start;
        rest = str_sub(rest, sizeof start, rest.len);
    }
    if (rest.len < HEAD)
        return 0;
    uint64_t len = little_get(rest.s, LENGTH);
    uint64_t kind = little_get(rest.s + LENGTH, LENGTH);
    if (len > WIRE_MOST || kind < WIRE_REPOSITORY || kind >= WIRE_KINDS)
        return -1;
    if (rest.len - HEAD < len)
        return 0;
    record->kind = (enum wire_kind)kind;
    record->rest = str_sub(rest, HEAD, (size_t)len);
    reader->pos += HEAD + (size_t)len;
    return 1;
}
