/* SPDX-License-Identifier: MIT */

#include "term/keys.h"

#include <time.h>

#include "base/key.h"
#include "term/tty.h"

enum {
    ESCAPE_DELAY = 40, /* milliseconds until Esc is a key of its own */
    OWED_DELAY = 200   /* the same while a reply may come in pieces */
};

int64_t keys_clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

uint32_t keys_next(struct keys *keys)
{
    struct input_event event;
    bool is_over = keys_clock() >= keys->deadline;
    while (input_next(&keys->input, is_over, &event)) {
        query_take(&keys->query, &event);
        if (event.kind != INPUT_KEY)
            continue;
        if (event.key >= KEY_CODE_CLICK && event.key <= KEY_CODE_RELEASE) {
            keys->y = event.y;
            keys->x = event.x;
        }
        return event.key;
    }
    return KEY_NONE;
}

uint32_t keys_read(struct keys *keys)
{
    char bytes[INPUT_MOST];
    uint32_t key = keys_next(keys);
    if (key != KEY_NONE)
        return key;
    int n = tty_read(bytes, input_room(&keys->input));
    if (n < 0)
        return KEY_CODE_QUIT;
    if (n > 0)
        keys->deadline =
            keys_clock() + (keys->query.is_owed ? OWED_DELAY : ESCAPE_DELAY);
    input_add(&keys->input, bytes, (size_t)n);
    return keys_next(keys);
}

int keys_wait(const struct keys *keys, int64_t left)
{
    int64_t held = keys->deadline - keys_clock();
    if (!input_is_held(&keys->input) || (left >= 0 && left < held))
        return (int)left;
    return held < 0 ? 0 : (int)held;
}
