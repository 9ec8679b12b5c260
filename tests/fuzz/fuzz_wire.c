/* SPDX-License-Identifier: MIT */

/* A stream of records of any bytes, fed whole and byte by byte: both read the
 * same, and no field lies outside. */

#include "fuzz.h"

#include "base/wire.h"

struct input {
    struct str bytes;
};

/* A number for all that can be read of RECORD. */
static uint64_t record_sum(struct wire_record record)
{
    uint64_t sum = (uint64_t)record.kind;
    struct wire_record texts = record;
    while (!record.is_bad)
        sum = sum * 31 + wire_get_number(&record);
    while (!texts.is_bad) {
        struct str text = wire_get_text(&texts);
        for (size_t i = 0; i < text.len; i++)
            sum = sum * 31 + (unsigned char)text.s[i];
    }
    return sum;
}

static uint64_t sum_of(struct arena *a, struct str bytes, size_t step)
{
    struct wire_reader reader = {.bytes = {.a = a}};
    struct wire_record record;
    uint64_t sum = 0;
    for (size_t at = 0; at < bytes.len; at += step) {
        int result;
        wire_feed(&reader, str_sub(bytes, at, step));
        while ((result = wire_next(&reader, &record)) > 0)
            sum = sum * 31 + record_sum(record);
        if (result < 0)
            return sum + 1;
    }
    return sum;
}

static int body(struct arena *a, void *context)
{
    const struct input *input = context;
    struct str bytes = input->bytes;
    if (sum_of(a, bytes, 1) != sum_of(a, bytes, bytes.len + 1))
        fuzz_check("pieces read as the whole does");
    return -1; /* nothing of it is kept */
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct input input = {
        {(const char *)data, len}
    };
    arena_run(0, body, &input);
    return 0;
}
