/* SPDX-License-Identifier: MIT */

/* Members of a record that have words and numbers of the whole comparison. */

#include "view/print_whole.h"

#include "base/json.h"
#include "view/levels.h"
#include "view/whole.h"

/* Appends PART of a thousand as a number from 0 to 1. */
static void share_put(struct buf *b, uint32_t part)
{
    enum { ALL = 1000 };
    if (part >= ALL)
        buf_put_byte(b, '1');
    else
        buf_print(b, "0.%03u", part);
}

static void relation_put(struct buf *b, const hx_diff *diff)
{
    buf_print(b, "\"%s\"", hx_relation_name(hx_diff_relation(diff)));
}

/* [OLD, NEW]: shares from 0 to 1. */
static void containment_put(struct buf *b, const hx_diff *diff)
{
    const hx_containment *c = hx_diff_containment(diff);
    for (int side = 0; side < 2; side++) {
        buf_put_byte(b, side ? ',' : '[');
        share_put(b, c->within[side]);
    }
    buf_put_byte(b, ']');
}

static void reasons_put(struct buf *b, const hx_diff *diff)
{
    bool first = true;
    buf_put_byte(b, '[');
    for (int i = 0; i < WHOLE_REASONS; i++) {
        struct buf reason = {.a = b->a};
        whole_reason(&reason, diff, i);
        if (!reason.len)
            continue;
        if (!first)
            buf_put_byte(b, ',');
        first = false;
        json_quote(b, buf_str(&reason));
    }
    buf_put_byte(b, ']');
}

/* {"score", "reasons", "substitutions"}. */
static void spun_put(struct buf *b, const hx_diff *diff)
{
    uint32_t n;
    const hx_swap *swap = hx_diff_swaps(diff, &n);
    buf_put(b, STR("{\"score\":"));
    share_put(b, hx_diff_spun(diff)->score);
    buf_put(b, STR(",\"reasons\":"));
    reasons_put(b, diff);
    buf_put(b, STR(",\"substitutions\":["));
    for (uint32_t i = 0; i < n && whole_is_told(diff, &swap[i]); i++) {
        buf_put(b, i ? STR(",[") : STR("["));
        for (int side = 0; side < 2; side++) {
            struct buf words = {.a = b->a};
            whole_swap(&words, diff, &swap[i], side);
            json_quote(b, buf_str(&words));
            buf_put_byte(b, ',');
        }
        buf_print(b, "%u]", swap[i].count);
    }
    buf_put(b, STR("]}"));
}

/* Appends the bytes of tokens AT of DOC. */
static void bytes_put(struct buf *b, const hx_doc *doc, hx_range at)
{
    uint32_t n;
    const hx_token *token = hx_doc_tokens(doc, &n);
    buf_print(b, "[%u,%u]", token[at.start].at,
              token[at.end - 1].at + token[at.end - 1].len);
}

/* [{"old", "new", "words"}, …]: ranges of bytes. */
static void reuse_put(struct buf *b, const hx_diff *diff)
{
    uint32_t n;
    const hx_reuse *reuse = hx_diff_reuses(diff, &n);
    buf_put_byte(b, '[');
    for (uint32_t i = 0; i < n; i++) {
        buf_put(b, i ? STR(",{\"old\":") : STR("{\"old\":"));
        bytes_put(b, hx_diff_doc(diff, HX_OLD), reuse[i].at[HX_OLD]);
        buf_put(b, STR(",\"new\":"));
        bytes_put(b, hx_diff_doc(diff, HX_NEW), reuse[i].at[HX_NEW]);
        buf_print(b, ",\"words\":%u}", reuse[i].words);
    }
    buf_put_byte(b, ']');
}

void print_whole(struct buf *b, const struct record *record)
{
    static const struct whole_member {
        uint32_t bit;
        void (*put)(struct buf *b, const hx_diff *diff);
    } member_table[] = {
        {RECORD_RELATION,    relation_put   },
        {RECORD_CONTAINMENT, containment_put},
        {RECORD_SPUN,        spun_put       },
        {RECORD_REUSE,       reuse_put      },
        {RECORD_IGNORED,     levels_put_json},
    };
    for (size_t i = 0; i < sizeof member_table / sizeof *member_table; i++) {
        const struct whole_member *own = &member_table[i];
        bool is_told =
            own->bit != RECORD_IGNORED || hx_diff_ignored(record->diff);
        if (!(record->members & own->bit) || !is_told)
            continue;
        for (size_t j = 0; j < record_member_count; j++)
            if (record_member_table[j].bit == own->bit)
                record_member_put(b, record_member_table[j].name);
        own->put(b, record->diff);
    }
}
