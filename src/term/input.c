/* SPDX-License-Identifier: MIT */

/*
 * One sequence at a time is read from the start of the buffer, which holds
 * more than the longest of them. A start that could be typed (Esc, then "[")
 * is told as keys when the caller has waited, but stays in the buffer: if it
 * was the start of a reply after all, the rest of that reply is still known.
 */

#include "term/input.h"

#include <assert.h>
#include <string.h>

#include "base/key.h"
#include "base/utf8.h"

enum { ESC = 27, SEQUENCE_MOST = 256, NUMBER_MOST = 10000 };

/* How a sequence at the start of the bytes was read: its length, 0 if it is
 * not whole yet, or BAD if it is none. */
static const size_t BAD = (size_t)-1;

void input_name(struct input *in, const char *bytes, uint32_t key)
{
    struct input_name *name = &in->names[in->name_count];
    size_t n = strlen(bytes);
    if (in->name_count == INPUT_NAMES || n >= sizeof name->bytes || n < 2 ||
        bytes[0] != ESC)
        return;
    memcpy(name->bytes, bytes, n + 1);
    name->key = key;
    in->name_count++;
}

size_t input_room(const struct input *in)
{
    return INPUT_MOST - in->len;
}

void input_add(struct input *in, const char *bytes, size_t n)
{
    assert(n <= input_room(in));
    memcpy(in->bytes + in->len, bytes, n);
    in->len += n;
}

static void bytes_drop(struct input *in, size_t n)
{
    in->len -= n;
    memmove(in->bytes, in->bytes + n, in->len);
    in->told = in->told > n ? in->told - n : 0;
    in->paused = in->paused > n ? in->paused - n : 0;
}

static void key_set(struct input_event *event, uint32_t key)
{
    event->kind = key == KEY_NONE ? INPUT_NOTHING : INPUT_KEY;
    event->key = key;
}

/* The names that terminfo has for keys of this terminal. */
static size_t name_read(const struct input *in, struct input_event *event)
{
    size_t result = BAD;
    for (size_t i = 0; i < in->name_count; i++) {
        const struct input_name *name = &in->names[i];
        size_t n = strlen(name->bytes);
        if (in->len >= n && memcmp(in->bytes, name->bytes, n) == 0) {
            key_set(event, name->key);
            return n;
        }
        if (in->len < n && memcmp(in->bytes, name->bytes, in->len) == 0)
            result = 0;
    }
    return result;
}

/* The key of the letter or number that ends a sequence. */
static uint32_t final_key(int final, int number)
{
    static const struct {
        int final, number;
        uint32_t key;
    } final_table[] = {
        {'A', 0,  KEY_CODE_UP       },
        {'B', 0,  KEY_CODE_DOWN     },
        {'C', 0,  KEY_CODE_RIGHT    },
        {'D', 0,  KEY_CODE_LEFT     },
        {'H', 0,  KEY_CODE_HOME     },
        {'F', 0,  KEY_CODE_END      },
        {'P', 0,  KEY_CODE_F1       },
        {'Q', 0,  KEY_CODE_F1 + 1   },
        {'R', 0,  KEY_CODE_F1 + 2   },
        {'S', 0,  KEY_CODE_F1 + 3   },
        {'M', 0,  KEY_ENTER         },
        {'~', 1,  KEY_CODE_HOME     },
        {'~', 2,  KEY_CODE_INSERT   },
        {'~', 3,  KEY_CODE_DELETE   },
        {'~', 4,  KEY_CODE_END      },
        {'~', 5,  KEY_CODE_PAGE_UP  },
        {'~', 6,  KEY_CODE_PAGE_DOWN},
        {'~', 7,  KEY_CODE_HOME     },
        {'~', 8,  KEY_CODE_END      },
        {'~', 11, KEY_CODE_F1       },
        {'~', 12, KEY_CODE_F1 + 1   },
        {'~', 13, KEY_CODE_F1 + 2   },
        {'~', 14, KEY_CODE_F1 + 3   },
        {'~', 15, KEY_CODE_F1 + 4   },
        {'~', 17, KEY_CODE_F1 + 5   },
        {'~', 18, KEY_CODE_F1 + 6   },
        {'~', 19, KEY_CODE_F1 + 7   },
        {'~', 20, KEY_CODE_F1 + 8   },
        {'~', 21, KEY_CODE_F1 + 9   },
        {'~', 23, KEY_CODE_F1 + 10  },
        {'~', 24, KEY_CODE_F12      },
    };
    for (size_t i = 0; i < sizeof final_table / sizeof *final_table; i++)
        if (final_table[i].final == final && final_table[i].number == number)
            return final_table[i].key;
    return KEY_NONE;
}

/* A mouse event: what the terminal calls BUTTON, at column X and row Y from 1
 * on. Buttons but the first are nothing. */
static void mouse_set(struct input_event *event, const int number[3],
                      bool is_release)
{
    enum { WHEEL = 64, MOTION = 32, MODIFIERS = 4 + 8 + 16 };
    int button = number[0] & ~MODIFIERS;
    uint32_t key = KEY_NONE;
    if (button == WHEEL && !is_release)
        key = KEY_CODE_WHEEL_UP;
    else if (button == WHEEL + 1 && !is_release)
        key = KEY_CODE_WHEEL_DOWN;
    else if (button == 0)
        key = is_release ? KEY_CODE_RELEASE : KEY_CODE_CLICK;
    else if (button == MOTION && !is_release)
        key = KEY_CODE_DRAG;
    if (number[1] < 1 || number[1] > NUMBER_MOST || number[2] < 1 ||
        number[2] > NUMBER_MOST)
        key = KEY_NONE;
    key_set(event, key);
    event->x = number[1] - 1;
    event->y = number[2] - 1;
}

/* The older form: three bytes, each 32 more than what it says, and one kind
 * of release for all buttons. */
static size_t old_mouse_read(const struct input *in, struct input_event *event)
{
    if (in->len < 6)
        return 0;
    int number[3];
    for (int i = 0; i < 3; i++)
        number[i] = (unsigned char)in->bytes[3 + i] - 32;
    bool is_release = (number[0] & ~(4 + 8 + 16)) == 3;
    if (is_release)
        number[0] = 0;
    mouse_set(event, number, is_release);
    return 6;
}

struct csi {
    char mark;     /* '<', '=', '>', '?' or 0 */
    int number[3]; /* the first ones; 0 where there is none */
    int count;
    bool is_plain; /* nothing but numbers between */
    char final;
};

/* Reads "ESC [" and what follows. */
static size_t csi_cut(const struct input *in, struct csi *csi)
{
    size_t i = 2;
    *csi = (struct csi){.is_plain = true};
    if (i < in->len && in->bytes[i] >= '<' && in->bytes[i] <= '?')
        csi->mark = in->bytes[i++];
    for (; i < in->len && i < SEQUENCE_MOST; i++) {
        char c = in->bytes[i];
        int *number = csi->count < 3 ? &csi->number[csi->count] : NULL;
        if (c >= '0' && c <= '9') {
            if (number != NULL && *number < NUMBER_MOST)
                *number = *number * 10 + (c - '0');
        } else if (c == ';') {
            csi->count += csi->count < 3;
        } else if (c >= '@' && c <= '~') {
            csi->final = c;
            return i + 1;
        } else if (c >= ' ' && c <= '?') {
            csi->is_plain = false;
        } else {
            return BAD;
        }
    }
    return i < SEQUENCE_MOST ? 0 : BAD;
}

static size_t csi_read(const struct input *in, struct input_event *event)
{
    struct csi csi;
    if (in->len > 2 && in->bytes[2] == 'M')
        return old_mouse_read(in, event);
    size_t n = csi_cut(in, &csi);
    if (n == 0 || n == BAD || !csi.is_plain)
        return n;
    if (csi.mark == '?' && csi.final == 'c')
        event->kind = INPUT_DEVICE;
    else if (csi.mark == '?' && csi.final == 'n' && csi.number[0] == 997)
        key_set(event, csi.number[1] == 1   ? KEY_CODE_DARK
                       : csi.number[1] == 2 ? KEY_CODE_LIGHT
                                            : KEY_NONE);
    else if (csi.mark == '<' && (csi.final == 'M' || csi.final == 'm'))
        mouse_set(event, csi.number, csi.final == 'm');
    else if (csi.mark == 0 && csi.count == 0)
        key_set(event, final_key(csi.final, csi.number[0]));
    return n;
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    char lower = (char)(c | 32);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* Reads "h/h/h", each of 1 to 4 digits and so many 16ths of the whole; what
 * stands after it, the alpha of rgba:, is let be. */
static bool color_read(const char *s, const char *end, uint16_t color[3])
{
    for (int i = 0; i < 3; i++) {
        unsigned value = 0, most = 0;
        while (s < end && hex_value(*s) >= 0 && most < 0xffff) {
            value = value << 4 | (unsigned)hex_value(*s++);
            most = most << 4 | 15;
        }
        if (most == 0 || (i < 2 && (s == end || *s++ != '/')))
            return false;
        color[i] = (uint16_t)(value * 0xffff / most);
    }
    return s == end || *s == '/';
}

/* What the string from S to END, of the command NUMBER, says. */
static void string_take(int number, const char *s, const char *end,
                        struct input_event *event)
{
    size_t n = (size_t)(end - s);
    size_t start = n > 4 && memcmp(s, "rgb:", 4) == 0    ? 4
                   : n > 5 && memcmp(s, "rgba:", 5) == 0 ? 5
                                                         : 0;
    if ((number != 10 && number != 11) || start == 0 ||
        !color_read(s + start, end, event->color))
        return;
    event->kind = number == 10 ? INPUT_FOREGROUND : INPUT_BACKGROUND;
}

/*
 * The length of the string from START on with its end, BEL or ST; *LEN is it
 * without. After a pause only what stands in colors goes on with it: else a
 * reply that lost its end would take the keys that come after it.
 */
static size_t string_cut(const struct input *in, size_t start, size_t *len)
{
    for (size_t i = start; i < in->len && i < SEQUENCE_MOST; i++) {
        char c = in->bytes[i];
        *len = i - start;
        if (c == '\a')
            return i + 1;
        if (c == ESC && i + 1 == in->len)
            return 0;
        if (c == ESC && in->bytes[i + 1] == '\\')
            return i + 2;
        bool is_late = in->paused > 0 && i >= in->paused;
        if (c < ' ' || c > '~' ||
            (is_late && hex_value(c) < 0 && !strchr("rg:/;#?", c)))
            return BAD;
    }
    return in->len < SEQUENCE_MOST ? 0 : BAD;
}

/* "ESC ]", a number, ";" and a string. */
static size_t osc_read(const struct input *in, struct input_event *event)
{
    size_t i = 2, len;
    int number = 0;
    for (; i < in->len && i < 5 && in->bytes[i] >= '0' && in->bytes[i] <= '9';
         i++)
        number = number * 10 + (in->bytes[i] - '0');
    if (i == in->len)
        return 0;
    if (i == 2 || in->bytes[i] != ';')
        return 1; /* Esc */
    size_t n = string_cut(in, ++i, &len);
    if (n != 0 && n != BAD)
        string_take(number, in->bytes + i, in->bytes + i + len, event);
    return n;
}

/* "ESC P" and a string: a reply to a question that others asked. */
static size_t dcs_read(const struct input *in)
{
    size_t len;
    if (in->len == 2)
        return 0;
    bool is_start = strchr("01>!", in->bytes[2]) && in->bytes[2] != '\0';
    return is_start ? string_cut(in, 2, &len) : 1;
}

/* What cannot be read as a sequence: all of it but what may begin another. */
static size_t bad_len(const struct input *in)
{
    size_t i = 2;
    while (i < in->len && i < SEQUENCE_MOST && in->bytes[i] >= ' ' &&
           in->bytes[i] <= '~' && (in->paused == 0 || i < in->paused))
        i++;
    return i;
}

/* Reads the sequence that begins with ESC. */
static size_t escape_read(const struct input *in, struct input_event *event)
{
    if (in->len < 2)
        return 0;
    size_t n = name_read(in, event);
    if (n != BAD)
        return n;
    char c = in->bytes[1];
    n = c == '['   ? csi_read(in, event)
        : c == ']' ? osc_read(in, event)
        : c == 'P' ? dcs_read(in)
        : c == 'O' ? (in->len > 2 ? 3 : 0)
                   : 1;
    if (c == 'O' && n == 3)
        key_set(event, final_key(in->bytes[2], 0));
    if (n == 1)
        key_set(event, KEY_ESCAPE);
    /* What comes in one go with Esc was typed with Alt, or is meant so. */
    if (n == 1 && c > ' ' && c < 0x7f && !strchr("[]OP\\", c) && !in->told &&
        in->paused < 2) {
        key_set(event, KEY_ALT | (uint32_t)c);
        return 2;
    }
    return n == BAD ? bad_len(in) : n;
}

/* Reads a key of one code point; bad bytes are nothing. */
static size_t plain_read(struct str s, struct input_event *event)
{
    unsigned char lead = (unsigned char)s.s[0];
    uint32_t key = KEY_NONE;
    size_t whole = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    size_t n = 1;
    while (n < s.len && n < whole && ((unsigned char)s.s[n] & 0xc0) == 0x80)
        n++;
    if (n < whole && n == s.len)
        return 0;
    if (lead < 0x80)
        key = lead == '\b' || lead == 0x7f ? KEY_CODE_BACKSPACE
              : lead == '\n'               ? KEY_ENTER
                                           : lead;
    else if (utf8_decode((struct str){s.s, n}, &key) != n || key > UTF8_LAST)
        key = KEY_NONE;
    key_set(event, key);
    return n;
}

static size_t event_read(const struct input *in, struct input_event *event)
{
    *event = (struct input_event){.key = KEY_NONE};
    if (in->bytes[0] == ESC)
        return escape_read(in, event);
    return plain_read((struct str){in->bytes, in->len}, event);
}

/* Whether what is there can only be a part of a sequence, however late the
 * rest of it is. Nobody types "ESC [ ?" or more in one go. */
static bool is_sequence(const struct input *in)
{
    if (in->bytes[0] != ESC)
        return true; /* the start of a code point */
    if (in->told == 0)
        return in->len > 2;
    return in->len > 3 && (memcmp(in->bytes, "\033[?", 3) == 0 ||
                           memcmp(in->bytes, "\033]1", 3) == 0);
}

bool input_is_held(const struct input *in)
{
    return in->len > in->told && !is_sequence(in);
}

/* Something was told of what has now turned out to be no reply: the rest is
 * read for itself. */
static bool is_misread(const struct input *in, size_t n,
                       const struct input_event *event)
{
    if (in->told == 0)
        return false;
    bool is_escape = n == 1 && in->bytes[0] == ESC;
    bool is_reply = n > 4 && (in->bytes[2] == '?' || in->bytes[2] == '<' ||
                              in->bytes[1] == ']');
    return is_escape || (event->kind == INPUT_NOTHING && !is_reply);
}

/* Gives the first byte that was not told yet as a key of its own. */
static void byte_tell(struct input *in, struct input_event *event)
{
    plain_read((struct str){in->bytes + in->told, 1}, event);
    in->told++;
}

bool input_next(struct input *in, bool is_over, struct input_event *event)
{
    if (in->early_count > 0) {
        *event = in->early[0];
        in->early_count--;
        memmove(in->early, in->early + 1, in->early_count * sizeof *in->early);
        return true;
    }
    while (in->len > in->told) {
        size_t n = event_read(in, event);
        if (n == 0 && is_over && input_is_held(in)) {
            byte_tell(in, event);
            return true;
        }
        if (n == 0)
            break;
        if (!is_misread(in, n, event)) {
            bytes_drop(in, n);
            return true;
        }
        bytes_drop(in, in->told);
    }
    if (is_over)
        in->paused = in->len;
    *event = (struct input_event){.key = KEY_NONE};
    return false;
}

void input_keep(struct input *in, const struct input_event *event)
{
    if (in->early_count < INPUT_EARLY)
        in->early[in->early_count++] = *event;
}
