/* SPDX-License-Identifier: MIT */

/*
 * What GNU wdiff 1.2 prints: white space before a mark is that of its own
 * side, kept words are those of the new text, and of the old one where words
 * added are left out and words cut are not. Where only marks are left, or
 * only what is between them, a line parts them.
 */

#include "view/print_wdiff.h"

#include "base/utf8.h"
#include "view/print.h"

enum { EDIT_BYTES = 24 };

struct writer {
    struct buf *b;
    const struct wdiff_input *input;
    size_t pos[2]; /* what was passed, by side */
    bool old_only; /* kept words are those of the old text */
};

static void bytes_put(struct writer *w, int side, size_t end)
{
    struct str s =
        str_sub(w->input->text[side], w->pos[side], end - w->pos[side]);
    w->pos[side] = end;
    if (!w->input->escaped) {
        buf_put(w->b, s);
        return;
    }
    while (s.len) {
        size_t len = 0;
        while (len < s.len && s.s[len] != '\n' && s.s[len] != '\t')
            len++;
        print_safe(w->b, str_sub(s, 0, len));
        if (len < s.len)
            buf_put_byte(w->b, s.s[len++]);
        s = str_sub(s, len, s.len);
    }
}

static bool is_ascii_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The bytes of the white space that ends before END, at most down to FLOOR. */
static size_t space_before(const struct writer *w, int side, size_t floor,
                           size_t end)
{
    const char *s = w->input->text[side].s;
    size_t pos = end;
    while (pos > floor) {
        size_t start = pos - 1;
        uint32_t cp;
        if (is_ascii_space(s[start])) {
            pos = start;
            continue;
        }
        if (w->input->ascii_space || !(s[start] & 0x80))
            break;
        while (start > floor && pos - start < 4 && (s[start] & 0xc0) == 0x80)
            start--;
        if (utf8_decode((struct str){s + start, pos - start}, &cp) !=
                pos - start ||
            !utf8_is_space(cp))
            break;
        pos = start;
    }
    return end - pos;
}

/* The white space before the words of SIDE in EDIT, then these, marked unless
 * nothing else is shown. */
static void mark_put(struct writer *w, int side, const hx_edit *edit)
{
    static const struct str MARKS[2][2] = {
        {{"[-", 2}, {"-]", 2}},
        {{"{+", 2}, {"+}", 2}}
    };
    const struct wdiff_input *input = w->input;
    hx_range at = edit->at[side];
    bool is_marked = !input->hides_common || !input->hides[!side];
    bytes_put(w, side, at.start);
    if (is_marked)
        buf_put(w->b, MARKS[side][0]);
    bytes_put(w, side, at.end);
    if (is_marked)
        buf_put(w->b, MARKS[side][1]);
}

static void separator_put(struct writer *w)
{
    enum { WIDTH = 70 };
    buf_put_byte(w->b, '\n');
    for (int i = 0; i < WIDTH; i++)
        buf_put_byte(w->b, '=');
    buf_put_byte(w->b, '\n');
}

static bool is_there(hx_range range)
{
    return range.start < range.end;
}

static void edit_put(struct writer *w, const hx_edit *edit)
{
    const struct wdiff_input *input = w->input;
    int shown = w->old_only ? HX_OLD : HX_NEW;
    for (int side = 0; side < 2; side++) {
        size_t end = edit->at[side].start;
        end -= space_before(w, side, w->pos[side], end);
        if (side == shown && !input->hides_common)
            bytes_put(w, side, end);
        w->pos[side] = end;
    }
    if (input->hides_common != (input->hides[0] && input->hides[1]))
        separator_put(w);
    for (int side = 0; side < 2; side++) {
        hx_range at = edit->at[side];
        if (is_there(at) && !input->hides[side])
            mark_put(w, side, edit);
        else if (is_there(at))
            w->pos[side] = at.end;
    }
}

void wdiff_print(struct buf *b, const struct wdiff_input *input)
{
    uint32_t n;
    const hx_edit *edit = hx_script_edits(input->script, &n);
    struct writer w = {.b = b, .input = input};
    w.old_only = input->hides[HX_NEW] && !input->hides[HX_OLD];
    size_t room = input->text[HX_NEW].len + 1;
    for (uint32_t i = 0; i < n; i++)
        room += EDIT_BYTES + edit[i].at[HX_OLD].end - edit[i].at[HX_OLD].start;
    if (!b->room) {
        b->s = arena_alloc_raw(b->a, room, 1);
        b->room = room;
    }
    for (uint32_t i = 0; i < n; i++)
        edit_put(&w, &edit[i]);
    int shown = w.old_only ? HX_OLD : HX_NEW;
    if (!input->hides_common)
        bytes_put(&w, shown, input->text[shown].len);
    else if (!input->hides[HX_OLD] || !input->hides[HX_NEW])
        separator_put(&w);
}

/* PART in percent; of two whole numbers as near as each other the even one, as
 * wdiff has it. */
static uint32_t share_of(uint32_t part, uint32_t all)
{
    uint64_t parts = 100 * (uint64_t)part;
    uint64_t share = parts / all, rest = 2 * (parts % all);
    return (uint32_t)(share + (rest > all || (rest == all && share % 2)));
}

void wdiff_statistics(struct buf *b, const struct wdiff_input *input)
{
    for (int side = 0; side < 2; side++) {
        uint32_t all = hx_script_total(input->script, side);
        uint32_t gone = hx_script_count(input->script, side);
        uint32_t changed = hx_script_replaced(input->script, side);
        print_safe(b, input->name[side]);
        buf_print(b, ": %u word%s", all, all == 1 ? "" : "s");
        if (all)
            buf_print(b, "  %u %u%% common  %u %u%% %s  %u %u%% changed",
                      all - gone, share_of(all - gone, all), gone - changed,
                      share_of(gone - changed, all),
                      side == HX_OLD ? "deleted" : "inserted", changed,
                      share_of(changed, all));
        buf_put_byte(b, '\n');
    }
}
