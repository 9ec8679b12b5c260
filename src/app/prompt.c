/* SPDX-License-Identifier: MIT */

/* The keys of a shell's line, by grapheme clusters; see the header. */

#include "app/prompt.h"

#include <string.h>

#include "base/utf8.h"

void prompt_open(struct prompt *prompt, char sign)
{
    prompt->sign = sign;
    prompt->len = prompt->pos = prompt->shown = 0;
    prompt->text[0] = '\0';
}

struct str prompt_text(const struct prompt *prompt)
{
    return (struct str){prompt->text, prompt->len};
}

void prompt_set(struct prompt *prompt, struct str text)
{
    size_t len = 0;
    while (len < text.len) {
        size_t n = utf8_cluster(str_sub(text, len, text.len));
        if (len + n > PROMPT_MOST)
            break;
        len += n;
    }
    memcpy(prompt->text, text.s, len);
    prompt->text[len] = '\0';
    prompt->len = prompt->pos = (uint32_t)len;
}

/* The bytes of the cluster before POS. */
static uint32_t before(const struct prompt *prompt)
{
    uint32_t at = 0, n = 0;
    while (at < prompt->pos) {
        n = (uint32_t)utf8_cluster(
            str_sub(prompt_text(prompt), at, prompt->len));
        at += n;
    }
    return prompt->pos ? n : 0;
}

static uint32_t after(const struct prompt *prompt)
{
    struct str rest = str_sub(prompt_text(prompt), prompt->pos, prompt->len);
    return rest.len ? (uint32_t)utf8_cluster(rest) : 0;
}

/* Takes the N bytes before POS out. */
static void cut(struct prompt *prompt, uint32_t n)
{
    memmove(prompt->text + prompt->pos - n, prompt->text + prompt->pos,
            prompt->len - prompt->pos + 1);
    prompt->pos -= n;
    prompt->len -= n;
}

static void next_cut(struct prompt *prompt)
{
    uint32_t n = after(prompt);
    prompt->pos += n;
    cut(prompt, n);
}

static void word_cut(struct prompt *prompt)
{
    uint32_t n = 0;
    while (n < prompt->pos && prompt->text[prompt->pos - n - 1] == ' ')
        n++;
    while (n < prompt->pos && prompt->text[prompt->pos - n - 1] != ' ')
        n++;
    cut(prompt, n);
}

static void type(struct prompt *prompt, uint32_t key)
{
    char bytes[4];
    if (key < ' ' || key == 0x7f || key > UTF8_LAST)
        return;
    uint32_t n = (uint32_t)utf8_encode(key, bytes);
    if (prompt->len + n > PROMPT_MOST)
        return;
    memmove(prompt->text + prompt->pos + n, prompt->text + prompt->pos,
            prompt->len - prompt->pos + 1);
    memcpy(prompt->text + prompt->pos, bytes, n);
    prompt->pos += n;
    prompt->len += n;
}

/* Shows the line typed I lines ago, an empty one for 0. */
static void past_show(struct prompt *prompt, uint32_t i)
{
    if (i > prompt->pasts)
        return;
    prompt->shown = i;
    prompt_set(prompt, i ? str_of(prompt->past[i - 1]) : (struct str){"", 0});
}

static void past_put(struct prompt *prompt)
{
    if (!prompt->len)
        return;
    memmove(prompt->past[1], prompt->past[0],
            (PROMPT_PAST - 1) * sizeof prompt->past[0]);
    memcpy(prompt->past[0], prompt->text, prompt->len + 1);
    prompt->pasts += prompt->pasts < PROMPT_PAST;
}

static enum prompt_result leave(struct prompt *prompt,
                                enum prompt_result result)
{
    if (result == PROMPT_DONE)
        past_put(prompt);
    prompt->sign = '\0';
    return result;
}

enum prompt_result prompt_key(struct prompt *prompt, uint32_t key)
{
    enum { CTRL_A = 1, CTRL_C = 3, CTRL_E = 5, CTRL_U = 21, CTRL_W = 23 };
    switch (key) {
    case KEY_ENTER:
        return leave(prompt, PROMPT_DONE);
    case KEY_ESCAPE:
    case CTRL_C:
        return leave(prompt, PROMPT_CANCELED);
    case KEY_CODE_BACKSPACE:
        if (!prompt->len)
            return leave(prompt, PROMPT_CANCELED);
        cut(prompt, before(prompt));
        break;
    case KEY_CODE_DELETE:
        next_cut(prompt);
        break;
    case KEY_CODE_LEFT:
        prompt->pos -= before(prompt);
        break;
    case KEY_CODE_RIGHT:
        prompt->pos += after(prompt);
        break;
    case KEY_CODE_HOME:
    case CTRL_A:
        prompt->pos = 0;
        break;
    case KEY_CODE_END:
    case CTRL_E:
        prompt->pos = prompt->len;
        break;
    case CTRL_U:
        cut(prompt, prompt->pos);
        break;
    case CTRL_W:
        word_cut(prompt);
        break;
    case KEY_CODE_UP:
        past_show(prompt, prompt->shown + 1);
        break;
    case KEY_CODE_DOWN:
        past_show(prompt, prompt->shown ? prompt->shown - 1 : 0);
        break;
    default:
        type(prompt, key);
    }
    return PROMPT_EDITED;
}
