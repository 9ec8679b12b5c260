/* SPDX-License-Identifier: MIT */

/* Records come out as they went in, however they are cut into pieces, and what
 * is no record is refused. */

#include "support.h"

#include "base/wire.h"

static struct str sample(struct arena *a)
{
    struct buf b = {.a = a};
    wire_start(&b);
    size_t at = wire_begin(&b, WIRE_NOTE);
    wire_put_text(&b, STR("one\0two"));
    wire_put_number(&b, UINT64_C(0x1122334455667788));
    wire_put_text(&b, STR(""));
    wire_end(&b, at);
    wire_end(&b, wire_begin(&b, WIRE_END));
    return buf_str(&b);
}

static void sample_check(struct wire_reader *reader)
{
    struct wire_record record;
    assert_int_equal(wire_next(reader, &record), 1);
    assert_int_equal(record.kind, WIRE_NOTE);
    assert_true(str_is_equal(wire_get_text(&record), STR("one\0two")));
    assert_true(wire_get_number(&record) == UINT64_C(0x1122334455667788));
    assert_int_equal(wire_get_text(&record).len, 0);
    assert_false(record.is_bad);
    assert_int_equal(record.rest.len, 0);
    assert_int_equal(wire_get_number(&record), 0);
    assert_true(record.is_bad);
    assert_int_equal(wire_next(reader, &record), 1);
    assert_int_equal(record.kind, WIRE_END);
    assert_int_equal(wire_next(reader, &record), 0);
}

static void test_pieces(void **state)
{
    struct arena *a = *state;
    struct str all = sample(a);
    for (size_t size = 1; size <= all.len; size++) {
        struct wire_reader reader = {.bytes = {.a = a}};
        struct wire_record record;
        for (size_t at = 0; at < all.len; at += size) {
            wire_feed(&reader, str_sub(all, at, size));
            if (at + size < all.len) {
                struct wire_reader look = reader;
                assert_true(wire_next(&look, &record) >= 0);
            }
        }
        sample_check(&reader);
    }
}

/* Every beginning of a stream asks for more, none is refused. */
static void test_cut(void **state)
{
    struct arena *a = *state;
    struct str all = sample(a);
    for (size_t len = 0; len < all.len; len++) {
        struct wire_reader reader = {.bytes = {.a = a}};
        struct wire_record record;
        int result;
        wire_feed(&reader, str_sub(all, 0, len));
        while ((result = wire_next(&reader, &record)) > 0)
            assert_int_equal(record.kind, WIRE_NOTE);
        assert_int_equal(result, 0);
    }
}

static void refused_check(struct arena *a, struct str bytes)
{
    struct wire_reader reader = {.bytes = {.a = a}};
    struct wire_record record;
    wire_feed(&reader, bytes);
    assert_int_equal(wire_next(&reader, &record), -1);
}

static void test_refused(void **state)
{
    struct arena *a = *state;
    refused_check(a, STR("x"));
    refused_check(a, STR("HXW\2"));
    refused_check(a, STR("HXW\1\0\0\0\0\0\0\0\0"));
    refused_check(a, STR("HXW\1\0\0\0\0\100\0\0\0"));
    refused_check(a, STR("HXW\1\0\0\0\0\7\0\0\1"));
    refused_check(a, STR("HXW\1\377\377\377\377\7\0\0\0"));
}

/* A text that says it is longer than its record. */
static void test_long_text(void **state)
{
    struct wire_record record = {WIRE_NOTE, STR("\5\0\0\0four"), false};
    (void)state;
    assert_int_equal(wire_get_text(&record).len, 0);
    assert_true(record.is_bad);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pieces),
        cmocka_unit_test(test_cut),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_long_text),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
