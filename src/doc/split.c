/* SPDX-License-Identifier: MIT */

/*
 * Pieces between white space: 64 bytes at a time become a mask, in which the
 * pieces begin and end where bits change; SSE2 or NEON makes the mask at
 * several GB/s, other processors eight bytes at a time. Words come from the
 * tokens of documents, characters are grapheme clusters.
 */

#include "doc/split.h"

#include <string.h>

#include "base/utf8.h"
#include "doc/token.h"

/* SPLIT_PLAIN: as on a processor without such instructions, for tests. */
#if defined(__SSE2__) && !defined(SPLIT_PLAIN)
#define HAS_SSE2 1
#include <emmintrin.h>
#elif defined(__aarch64__) && defined(__ARM_NEON) &&                           \
    !defined(__AARCH64EB__) && !defined(SPLIT_PLAIN)
#define HAS_NEON 1
#include <arm_neon.h>
#endif

enum { BLOCK_COST = 32, CLUSTER_COST = 32, TOKEN_COST = 16, PART = 1 << 16 };

/* A bit for each of 8 bytes that is white space, by arithmetic on all. */
static uint64_t spaces_of(uint64_t bytes)
{
    const uint64_t ones = 0x0101010101010101u, low = 0x7f * ones;
    uint64_t ascii = bytes & low;
    /* The high bit of a byte: it is not a blank; it is 9 at least; 14. */
    uint64_t blank = (ascii ^ ' ' * ones) + low;
    uint64_t from = ascii + (0x80 - 9) * ones, to = ascii + (0x80 - 14) * ones;
    uint64_t space = (~blank | (from & ~to)) & ~bytes & ~low;
    return (space >> 7) * 0x0102040810204080u >> 56;
}

uint64_t split_spaces_plain(const char *s)
{
    uint64_t mask = 0;
    for (int i = 0; i < SPLIT_BLOCK; i += 8) {
        uint64_t bytes = 0;
        for (int j = 0; j < 8; j++)
            bytes |= (uint64_t)(unsigned char)s[i + j] << 8 * j;
        mask |= spaces_of(bytes) << i;
    }
    return mask;
}

#ifdef HAS_SSE2
uint64_t split_spaces(const char *s)
{
    const __m128i blank = _mm_set1_epi8(' '), tab = _mm_set1_epi8('\t');
    const __m128i most = _mm_set1_epi8('\r' - '\t');
    uint64_t mask = 0;
    for (int i = 0; i < SPLIT_BLOCK; i += 16) {
        __m128i bytes;
        memcpy(&bytes, s + i, sizeof bytes);
        __m128i from = _mm_sub_epi8(bytes, tab);
        __m128i space =
            _mm_or_si128(_mm_cmpeq_epi8(bytes, blank),
                         _mm_cmpeq_epi8(_mm_min_epu8(from, most), from));
        mask |= (uint64_t)(uint32_t)_mm_movemask_epi8(space) << i;
    }
    return mask;
}
#elif defined(HAS_NEON)
/* All ones in each of 16 bytes that is white space. */
static uint8x16_t spaces_mark(const char *s)
{
    uint8x16_t bytes = vld1q_u8((const uint8_t *)s);
    uint8x16_t from = vsubq_u8(bytes, vdupq_n_u8('\t'));
    return vorrq_u8(vceqq_u8(bytes, vdupq_n_u8(' ')),
                    vcleq_u8(from, vdupq_n_u8('\r' - '\t')));
}

uint64_t split_spaces(const char *s)
{
    /* NEON has no movemask: each byte keeps the bit of its place among eight,
     * and three times neighbors are added, until eight are one. */
    const uint8x16_t bit = {1, 2, 4, 8, 16, 32, 64, 128,
                            1, 2, 4, 8, 16, 32, 64, 128};
    uint8x16_t part[4];
    for (int i = 0; i < 4; i++)
        part[i] = vandq_u8(spaces_mark(s + (ptrdiff_t)16 * i), bit);
    uint8x16_t sum =
        vpaddq_u8(vpaddq_u8(part[0], part[1]), vpaddq_u8(part[2], part[3]));
    sum = vpaddq_u8(sum, sum);
    return vgetq_lane_u64(vreinterpretq_u64_u8(sum), 0);
}
#else
uint64_t split_spaces(const char *s)
{
    return split_spaces_plain(s);
}
#endif

/* The mask of the bytes from POS on; beyond END all is white space. */
static uint64_t spaces_at(const char *s, uint32_t pos, uint32_t end)
{
    if (end - pos >= SPLIT_BLOCK)
        return split_spaces(s + pos);
    char block[SPLIT_BLOCK];
    memset(block, ' ', sizeof block);
    memcpy(block, s + pos, end - pos);
    return split_spaces(block);
}

/* Makes room for the pieces of one more block. */
static void block_room(struct arena *a, struct spans *to)
{
    if (to->vec.room - to->vec.n >= SPLIT_BLOCK)
        return;
    if (to->vec.room > UINT32_MAX / 2 - SPLIT_BLOCK)
        arena_leave(a, HX_ENOMEM);
    uint32_t room = 2 * to->vec.room + SPLIT_BLOCK;
    struct span *more = arena_alloc_raw(a, room, sizeof *more);
    if (to->vec.n)
        memcpy(more, to->at, to->vec.n * sizeof *more);
    to->at = more;
    to->vec.room = room;
}

static void space_put(struct arena *a, const struct split *split,
                      struct spans *to)
{
    uint32_t end = split->in.end, open = 0;
    uint64_t before = 0; /* 1: the byte before this block is in a piece */
    for (uint32_t pos = split->in.start; pos < end; pos += SPLIT_BLOCK) {
        uint64_t in = ~spaces_at(split->text.s, pos, end);
        uint64_t shifted = in << 1 | before;
        uint64_t starts = in & ~shifted, ends = ~in & shifted;
        block_room(a, to);
        arena_step(a, BLOCK_COST, 0);
        struct span *span = to->at + to->vec.n, *first = span;
        for (struct span *last = span - open; ends; ends &= ends - 1)
            last++->end = pos + (uint32_t)__builtin_ctzll(ends);
        for (; starts; starts &= starts - 1)
            span++->at = pos + (uint32_t)__builtin_ctzll(starts);
        to->vec.n += (uint32_t)(span - first);
        before = in >> 63;
        open = (uint32_t)before;
    }
    if (open)
        to->at[to->vec.n - 1].end = end;
}

static uint64_t space_count(struct arena *a, const struct split *split)
{
    uint64_t n = 0, before = 0;
    uint32_t end = split->in.end;
    for (uint32_t pos = split->in.start; pos < end; pos += SPLIT_BLOCK) {
        uint64_t in = ~spaces_at(split->text.s, pos, end);
        n += (uint64_t)__builtin_popcountll(in & ~(in << 1 | before));
        arena_step(a, BLOCK_COST, 0);
        before = in >> 63;
    }
    return n;
}

/* The end of the part of SPLIT from POS on that is worth tokens at once: the
 * end of a line. */
static uint32_t part_end(const struct split *split, uint32_t pos)
{
    uint32_t end = split->in.end;
    if (end - pos <= PART)
        return end;
    const char *from = split->text.s + pos + PART;
    const char *line = memchr(from, '\n', end - pos - PART);
    return line ? (uint32_t)(line + 1 - split->text.s) : end;
}

static void words_put(struct arena *a, const struct split *split,
                      struct spans *to)
{
    for (uint32_t pos = split->in.start; pos < split->in.end;) {
        uint32_t end = part_end(split, pos);
        struct tokens tokens =
            token_scan(a, str_sub(split->text, pos, end - pos), NULL);
        arena_step(a, TOKEN_COST * (uint64_t)tokens.n, 0);
        for (uint32_t i = 0; i < tokens.n; i++) {
            uint32_t at = pos + tokens.at[i].at;
            *vec_push(a, to) = (struct span){at, at + tokens.at[i].len};
        }
        pos = end;
    }
}

static void chars_put(struct arena *a, const struct split *split,
                      struct spans *to)
{
    struct str text = str_sub(split->text, 0, split->in.end);
    for (uint32_t pos = split->in.start; pos < split->in.end;) {
        uint32_t cp;
        size_t len = utf8_decode(str_sub(text, pos, 4), &cp);
        arena_step(a, CLUSTER_COST, 0);
        if (utf8_is_space(cp)) {
            pos += (uint32_t)len;
            continue;
        }
        bool is_plain = cp < 0x80 && (pos + 1 == split->in.end ||
                                      (unsigned char)text.s[pos + 1] < 0x80);
        if (!is_plain)
            len = utf8_cluster(str_sub(text, pos, text.len));
        *vec_push(a, to) = (struct span){pos, pos + (uint32_t)len};
        pos += (uint32_t)len;
    }
}

void split_put(struct arena *a, const struct split *split, struct spans *to)
{
    if (split->kind == HX_TOKENS_SPACE)
        space_put(a, split, to);
    else if (split->kind == HX_TOKENS_CHARS)
        chars_put(a, split, to);
    else
        words_put(a, split, to);
}

uint64_t split_count(struct arena *a, const struct split *split)
{
    if (split->kind == HX_TOKENS_SPACE)
        return space_count(a, split);
    uint64_t n = 0;
    struct arena_mark mark = arena_mark(a);
    for (uint32_t pos = split->in.start; pos < split->in.end;) {
        struct spans spans = {0};
        struct split part = {
            split->text, {pos, part_end(split, pos)},
             split->kind
        };
        split_put(a, &part, &spans);
        n += spans.vec.n;
        pos = part.in.end;
        arena_reset(a, mark);
    }
    return n;
}
