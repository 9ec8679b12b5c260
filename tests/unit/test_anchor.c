/* SPDX-License-Identifier: MIT */

/* A place found again in a text that changed around it. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/anchor.h"
#include "base/str.h"

#define A "The ferry left at nine. "
#define B "Nobody was on board. "
#define C "It came back at ten. "
#define D "The mayor was pleased. "
#define E "He said nothing. "

static struct arena *arena;

static hx_doc *doc_new(const char *text)
{
    hx_doc *doc;
    assert_int_equal(hx_doc_new(&doc, text, strlen(text), NULL), HX_OK);
    return doc;
}

/* The first token of DOC, which is of TEXT, that begins at WORD. */
static uint32_t token_of(const hx_doc *doc, const char *text, const char *word)
{
    uint32_t n, i = 0;
    const hx_token *token = hx_doc_tokens(doc, &n);
    while (i < n && token[i].at != (size_t)(strstr(text, word) - text))
        i++;
    assert_true(i < n);
    return i;
}

/* What stands where WORD of FROM is found again in TO. */
static const char *found(const char *from, const char *word, const char *to)
{
    uint32_t n;
    hx_doc *old = doc_new(from), *new = doc_new(to);
    struct anchor_text now = anchor_text_new(arena, new);
    struct anchor anchor = anchor_get(old, token_of(old, from, word));
    uint32_t token = anchor_find(&now, &anchor);
    const char *at =
        token == HX_NONE ? "nothing" : to + hx_doc_tokens(new, &n)[token].at;
    hx_doc_free(old);
    hx_doc_free(new);
    return at;
}

static void assert_found(const char *from, const char *word, const char *to,
                         const char *start)
{
    const char *at = found(from, word, to);
    if (strncmp(at, start, strlen(start)) != 0)
        fail_msg("%s is found at %s, not at %s", word, at, start);
}

static void test_same(void **state)
{
    (void)state;
    assert_found(A B C, "Nobody", A B C, "Nobody");
    assert_found(A B C, "board", A B C, "board");
    assert_found(A B C, "ten", A B C, "ten");
    assert_found(A, "ferry", "\n\n The  ferry left\tat nine.", "ferry");
}

static void test_moved(void **state)
{
    (void)state;
    assert_found(A B C, "board", D E A B C, "board");
    assert_found(A B C D, "mayor", C D, "mayor");
    assert_found(D E, "mayor", A B C E D, "mayor");
}

/* Of sentences that are the same, the one with the same neighbors, else the
 * nearest. */
static void test_repeated(void **state)
{
    (void)state;
    const char *text = A E B E C E D E;
    for (const char *at = text; (at = strstr(at, "He said")); at++) {
        hx_doc *doc = doc_new(text), *more = doc_new(D A E B E C E D E);
        uint32_t n, i = 0;
        const hx_token *token = hx_doc_tokens(doc, &n);
        while (token[i].at != (size_t)(at - text))
            i++;
        struct anchor_text own = anchor_text_new(arena, doc);
        struct anchor_text other = anchor_text_new(arena, more);
        struct anchor anchor = anchor_get(doc, i);
        assert_int_equal(anchor_find(&own, &anchor), i);
        uint32_t moved = anchor_find(&other, &anchor);
        assert_int_equal(hx_doc_tokens(more, &n)[moved].at,
                         token[i].at + sizeof D - 1);
        hx_doc_free(doc);
        hx_doc_free(more);
    }
}

/* Its own sentence is gone or another one: the neighbors tell. */
static void test_gone(void **state)
{
    (void)state;
    assert_found(A B C D E, "It", A B "It was never seen. " D E,
                 "It was never seen");
    assert_found(A B C D E, "It", A B D E, "The mayor");
    assert_found(A B C D E, "ten", "Ah. " A B "Gone. " D E, ".");
    assert_found(A B C, "It", D E, "nothing");
    assert_found(A, "ferry", "", "nothing");
    hx_doc *empty = doc_new("");
    struct anchor_text text = anchor_text_new(arena, empty);
    struct anchor anchor = anchor_get(empty, 0);
    assert_int_equal(anchor_find(&text, &anchor), HX_NONE);
    assert_int_equal(anchor_guess(&text, &anchor), 0);
    hx_doc_free(empty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same),
        cmocka_unit_test(test_moved),
        cmocka_unit_test(test_repeated),
        cmocka_unit_test(test_gone),
    };
    if (arena_open(&arena))
        return 1;
    int failed = cmocka_run_group_tests_name("anchor", tests, NULL, NULL);
    arena_close(arena);
    return failed;
}
