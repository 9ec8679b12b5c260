/* SPDX-License-Identifier: MIT */

/* A reason as an object: {"why":"net","sure":0.945,"need":0.312,"clues":[…]},
 * with what the library gives and no words. */

#include "view/print_json.h"

static void text_put(struct buf *b, const char *name, const char *text)
{
    buf_print(b, "\"%s\":\"%s\"", name, text);
}

/* Thousandths as a number. */
static void thousandths_put(struct buf *b, const char *name, int32_t n)
{
    uint32_t size = (uint32_t)(n < 0 ? -n : n);
    buf_print(b, ",\"%s\":%s", name, n < 0 ? "-" : "");
    if (size >= 1000)
        buf_put_byte(b, '1');
    else
        buf_print(b, "0.%03u", size);
}

static void clue_put(struct buf *b, const hx_clue *clue)
{
    buf_put_byte(b, '{');
    text_put(b, "clue", hx_clue_name(clue->id));
    buf_print(b, ",\"value\":%u", clue->value);
    thousandths_put(b, "share", clue->share);
    if (clue->rank[HX_OLD])
        buf_print(b, ",\"rank\":[%u,%u]", clue->rank[HX_OLD],
                  clue->rank[HX_NEW]);
    buf_put_byte(b, '}');
}

int record_reason_put(struct buf *b, hx_explain *explain, hx_unit unit,
                      const uint32_t at[2])
{
    hx_reason reason;
    int code = hx_explain_pair(explain, unit, at, &reason);
    if (code)
        return code;
    buf_put(b, STR(",\"explain\":{"));
    text_put(b, "why", hx_why_name(reason.why));
    thousandths_put(b, "sure", (int32_t)reason.sure);
    if (reason.need)
        thousandths_put(b, "need", (int32_t)reason.need);
    buf_put(b, STR(",\"clues\":["));
    for (uint32_t k = 0; k < reason.clues; k++) {
        if (k)
            buf_put_byte(b, ',');
        clue_put(b, &reason.clue[k]);
    }
    buf_put(b, STR("]}"));
    return 0;
}
