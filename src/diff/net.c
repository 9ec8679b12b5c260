/* SPDX-License-Identifier: MIT */

/*
 * Inputs to a probability. The first layer goes through the inputs by twos,
 * each two adding to all neurons at once, and passes over twos that are zero,
 * which most are. Sums are exact, so their order does not matter and the
 * instructions of a processor give what plain C gives: SSE2, NEON, or AVX2
 * where the processor is found to have it, which keeps all sums of a layer in
 * registers. The logistic function is a table with straight lines between its
 * points.
 */

#include "diff/net.h"

#include <string.h>

#if defined(__x86_64__) && defined(__GNUC__)
#define HAS_AVX2 1
#define AVX2 __attribute__((target("avx2")))
#include <immintrin.h>
#if defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 33)
#include <sys/platform/x86.h>
#endif
#elif defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__ARM_NEON)
#include <arm_neon.h>
#endif

enum { LEAK = 6 }; /* what is below zero is divided by 64 */

/* Pairs of inputs that are not both zero, by number. */
struct active {
    int n;
    uint8_t pair[NET_INPUTS / 2];
};

/* Adds the ACTIVE pairs of X times their weights W to N sums; the weights of a
 * pair for all N are beside each other. */
static void pairs_add_plain(int32_t *sum, int n, const int16_t *w,
                            const int16_t *x, const struct active *active)
{
    for (int k = 0; k < active->n; k++) {
        size_t pair = active->pair[k];
        const int16_t *at = w + pair * 2 * (size_t)n;
        for (size_t i = 0; i < (size_t)n; i++)
            sum[i] += at[2 * i] * x[2 * pair] + at[2 * i + 1] * x[2 * pair + 1];
    }
}

enum { BLOCK = 16 }; /* sums that are kept in registers; divides all N */

#if defined(__SSE2__)
/* Four sums from AT on, and what a pair of INPUTs adds to them. */
static __m128i four_add(__m128i sum, const int16_t *at, __m128i input)
{
    __m128i weight = _mm_loadu_si128((const void *)at);
    return _mm_add_epi32(sum, _mm_madd_epi16(weight, input));
}

static void pairs_add(int32_t *sum, int n, const int16_t *w, const int16_t *x,
                      const struct active *active)
{
    for (int i = 0; i < n; i += BLOCK) {
        __m128i *to = (__m128i *)(void *)(sum + i);
        __m128i a = _mm_loadu_si128(to), b = _mm_loadu_si128(to + 1);
        __m128i c = _mm_loadu_si128(to + 2), d = _mm_loadu_si128(to + 3);
        for (int k = 0; k < active->n; k++) {
            size_t pair = active->pair[k];
            const int16_t *at = w + (pair * (size_t)n + (size_t)i) * 2;
            int32_t both;
            memcpy(&both, x + 2 * pair, sizeof both);
            __m128i input = _mm_set1_epi32(both);
            a = four_add(a, at, input);
            b = four_add(b, at + 8, input);
            c = four_add(c, at + 16, input);
            d = four_add(d, at + 24, input);
        }
        _mm_storeu_si128(to, a);
        _mm_storeu_si128(to + 1, b);
        _mm_storeu_si128(to + 2, c);
        _mm_storeu_si128(to + 3, d);
    }
}
#elif defined(__ARM_NEON)
static void pairs_add(int32_t *sum, int n, const int16_t *w, const int16_t *x,
                      const struct active *active)
{
    for (int i = 0; i < n; i += 4) {
        int32x4_t total = vld1q_s32(sum + i);
        for (int k = 0; k < active->n; k++) {
            size_t pair = active->pair[k];
            int16x4x2_t weight =
                vld2_s16(w + (pair * (size_t)n + (size_t)i) * 2);
            total = vmlal_n_s16(total, weight.val[0], x[2 * pair]);
            total = vmlal_n_s16(total, weight.val[1], x[2 * pair + 1]);
        }
        vst1q_s32(sum + i, total);
    }
}
#else
#define pairs_add pairs_add_plain
#endif

_Static_assert(NET_HIDDEN % BLOCK == 0 && NET_INNER % BLOCK == 0,
               "blocks of sums have no rest");
_Static_assert(NET_INPUTS <= 2 * 64, "a bit for each pair of inputs");

/* A sum of scale 1 << SHIFT after the rectifier, of scale NET_SCALE. */
static int16_t rectified(int32_t sum, int shift)
{
    int32_t value =
        sum >= 0 ? sum >> (shift - 8) : -(-sum >> (shift - 8 + LEAK));
    if (value > NET_MOST)
        return NET_MOST;
    return (int16_t)(value < -NET_MOST ? -NET_MOST : value);
}

static void all_rectify_plain(int16_t *to, const int32_t *sum, int n, int shift)
{
    for (int i = 0; i < n; i++)
        to[i] = rectified(sum[i], shift);
}

#if defined(__SSE2__)
/* Four sums from AT on: as rectified(), but for the bound above and below. */
static __m128i four_rectify(const int32_t *at, __m128i shift, __m128i leak)
{
    __m128i sum = _mm_loadu_si128((const void *)at);
    __m128i sign = _mm_srai_epi32(sum, 31);
    __m128i size = _mm_sub_epi32(_mm_xor_si128(sum, sign), sign);
    __m128i below = _mm_and_si128(sign, _mm_srl_epi32(size, leak));
    __m128i above = _mm_andnot_si128(sign, _mm_srl_epi32(size, shift));
    return _mm_sub_epi32(above, below);
}

static void all_rectify(int16_t *to, const int32_t *sum, int n, int shift)
{
    __m128i by = _mm_cvtsi32_si128(shift - 8);
    __m128i leak = _mm_cvtsi32_si128(shift - 8 + LEAK);
    __m128i most = _mm_set1_epi16(NET_MOST), least = _mm_set1_epi16(-NET_MOST);
    for (int i = 0; i < n; i += 8) {
        __m128i eight = _mm_packs_epi32(four_rectify(sum + i, by, leak),
                                        four_rectify(sum + i + 4, by, leak));
        eight = _mm_max_epi16(_mm_min_epi16(eight, most), least);
        _mm_storeu_si128((__m128i *)(void *)(to + i), eight);
    }
}
#else
#define all_rectify all_rectify_plain
#endif

/* 1024 / (1 + exp(-x / 2)) for x = 0 to 16. */
static const uint16_t logistic_table[] = {512,  637,  749,  837,  902,  946,
                                          975,  994,  1006, 1013, 1017, 1020,
                                          1021, 1022, 1023, 1023, 1024};

uint32_t net_logistic(int32_t sum, int shift)
{
    uint32_t x = sum < 0 ? -(uint32_t)sum : (uint32_t)sum;
    uint32_t step = x >> (shift - 1), p = NET_SURE;
    if (step < 16) {
        uint32_t rest = (x >> (shift - 9)) & 0xff; /* of 256 */
        p = (logistic_table[step] * (256 - rest) +
             logistic_table[step + 1] * rest + 128) >>
            8;
    }
    return sum < 0 ? NET_SURE - p : p;
}

/* How a layer is made, with the instructions of a processor or without. */
struct layer {
    void (*add)(int32_t *sum, int n, const int16_t *w, const int16_t *x,
                const struct active *active);
    void (*rectify)(int16_t *to, const int32_t *sum, int n, int shift);
};

/* A bit for each pair of the N inputs of X that is not zero. */
static uint64_t pairs_used(const int16_t *x, int n)
{
    uint64_t used = 0;
    int i = 0;
#if defined(__SSE2__)
    for (; i + 8 <= n; i += 8) {
        __m128i four = _mm_loadu_si128((const void *)(x + i));
        __m128i zero = _mm_cmpeq_epi32(four, _mm_setzero_si128());
        uint64_t bits = ~(unsigned)_mm_movemask_ps(_mm_castsi128_ps(zero)) & 15;
        used |= bits << i / 2;
    }
#endif
    for (; i < n; i += 2)
        used |= (uint64_t)((x[i] | x[i + 1]) != 0) << i / 2;
    return used;
}

static struct active active_of(const int16_t *x, int n)
{
    struct active active = {.n = 0};
    for (uint64_t used = pairs_used(x, n); used; used &= used - 1)
        active.pair[active.n++] = (uint8_t)__builtin_ctzll(used);
    return active;
}

/* All pairs of a layer: what leaks through a rectifier is hardly ever zero. */
static const struct active all_active = {
    NET_HIDDEN / 2, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
                     12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23}
};

/* The sum of the last neuron. */
static inline int32_t sum_with(const struct net *net, const int16_t *x,
                               struct layer layer)
{
    int32_t first[NET_HIDDEN], inner[NET_INNER], last = net->last_bias;
    int16_t hidden[NET_HIDDEN], deep[NET_INNER];
    memcpy(first, net->first_bias, sizeof first);
    memcpy(inner, net->inner_bias, sizeof inner);
    struct active active = active_of(x, net->inputs);
    layer.add(first, NET_HIDDEN, net->first[0][0], x, &active);
    layer.rectify(hidden, first, NET_HIDDEN, net->shift[0] + 7);
    layer.add(inner, NET_INNER, net->inner[0][0], hidden, &all_active);
    layer.rectify(deep, inner, NET_INNER, net->shift[1] + 8);
    for (int i = 0; i < NET_INNER; i++)
        last += deep[i] * net->last[i];
    return last;
}

/* The scale of that sum, as a shift. */
static int last_shift(const struct net *net)
{
    return net->shift[2] + 8;
}

#if defined(HAS_AVX2)
enum { WIDE = 8 }; /* sums in a register */

/* Eight sums, and what a pair of INPUTs with the weights at AT adds to them. */
AVX2 static __m256i wide_add(__m256i sum, const int16_t *at, __m256i input)
{
    __m256i weight = _mm256_loadu_si256((const void *)at);
    return _mm256_add_epi32(sum, _mm256_madd_epi16(weight, input));
}

AVX2 static __m256i wide_load(const int32_t *at)
{
    return _mm256_loadu_si256((const void *)at);
}

/* A pair of inputs as often as there is room for it. */
AVX2 static __m256i wide_pair(const int16_t *x)
{
    int32_t both;
    memcpy(&both, x, sizeof both);
    return _mm256_set1_epi32(both);
}

/* As rectified(), but for the bound above and below. */
AVX2 static __m256i wide_leak(__m256i sum, __m128i shift, __m128i leak)
{
    __m256i size = _mm256_abs_epi32(sum);
    __m256i below = _mm256_srl_epi32(size, leak);
    __m256i above = _mm256_srl_epi32(size, shift);
    return _mm256_blendv_epi8(above,
                              _mm256_sub_epi32(_mm256_setzero_si256(), below),
                              _mm256_srai_epi32(sum, 31));
}

/* All of rectified() for the sums A and B, 16 in their order. */
AVX2 static void wide_rectify(int16_t *to, __m256i a, __m256i b, int shift)
{
    __m128i by = _mm_cvtsi32_si128(shift - 8);
    __m128i leak = _mm_cvtsi32_si128(shift - 8 + LEAK);
    __m256i all =
        _mm256_packs_epi32(wide_leak(a, by, leak), wide_leak(b, by, leak));
    all = _mm256_permute4x64_epi64(all, 0xd8); /* it packs by halves */
    all = _mm256_min_epi16(all, _mm256_set1_epi16(NET_MOST));
    all = _mm256_max_epi16(all, _mm256_set1_epi16(-NET_MOST));
    _mm256_storeu_si256((void *)to, all);
}

_Static_assert(NET_HIDDEN == 6 * WIDE && NET_INNER == 2 * WIDE,
               "a register for each eight sums");

AVX2 static void wide_first(const struct net *net, const int16_t *x,
                            int16_t *hidden)
{
    const size_t eight = WIDE;
    const int32_t *bias = net->first_bias;
    __m256i a = wide_load(bias), b = wide_load(bias + eight);
    __m256i c = wide_load(bias + 2 * eight), d = wide_load(bias + 3 * eight);
    __m256i e = wide_load(bias + 4 * eight), f = wide_load(bias + 5 * eight);
    for (uint64_t used = pairs_used(x, net->inputs); used; used &= used - 1) {
        size_t pair = (size_t)__builtin_ctzll(used);
        const int16_t *at = net->first[pair][0];
        __m256i input = wide_pair(x + 2 * pair);
        a = wide_add(a, at, input);
        b = wide_add(b, at + 2 * eight, input);
        c = wide_add(c, at + 4 * eight, input);
        d = wide_add(d, at + 6 * eight, input);
        e = wide_add(e, at + 8 * eight, input);
        f = wide_add(f, at + 10 * eight, input);
    }
    int shift = net->shift[0] + 7;
    wide_rectify(hidden, a, b, shift);
    wide_rectify(hidden + 2 * eight, c, d, shift);
    wide_rectify(hidden + 4 * eight, e, f, shift);
}

AVX2 static void wide_inner(const struct net *net, const int16_t *hidden,
                            int16_t *deep)
{
    const size_t eight = WIDE;
    __m256i a = wide_load(net->inner_bias);
    __m256i b = wide_load(net->inner_bias + eight);
    for (size_t pair = 0; pair < NET_HIDDEN / 2; pair++) {
        const int16_t *at = net->inner[pair][0];
        __m256i input = wide_pair(hidden + 2 * pair);
        a = wide_add(a, at, input);
        b = wide_add(b, at + 2 * eight, input);
    }
    wide_rectify(deep, a, b, net->shift[1] + 8);
}

AVX2 static uint32_t run_wide(const struct net *net, const int16_t *x)
{
    int16_t hidden[NET_HIDDEN], deep[NET_INNER];
    int32_t last = net->last_bias;
    wide_first(net, x, hidden);
    wide_inner(net, hidden, deep);
    for (int i = 0; i < NET_INNER; i++)
        last += deep[i] * net->last[i];
    return net_logistic(last, net->shift[2] + 8);
}

/* The C library's answer is there already. The compiler's asks the processor
 * whenever the program starts, which takes long on a virtual machine. */
static bool has_wide(void)
{
#if defined(CPU_FEATURE_ACTIVE)
    return CPU_FEATURE_ACTIVE(AVX2);
#else
    return __builtin_cpu_supports("avx2") != 0;
#endif
}
#else
static bool has_wide(void)
{
    return false;
}

#define run_wide net_run_narrow
#endif

uint32_t net_run_narrow(const struct net *net, const int16_t *x)
{
    return net_logistic(
        sum_with(net, x, (struct layer){pairs_add, all_rectify}),
        last_shift(net));
}

int32_t net_score(const struct net *net, const int16_t *x)
{
    int32_t sum = sum_with(net, x, (struct layer){pairs_add, all_rectify});
    return sum / (1 << (last_shift(net) - 8));
}

uint32_t net_run(const struct net *net, const int16_t *x)
{
    return has_wide() ? run_wide(net, x) : net_run_narrow(net, x);
}

uint32_t net_run_plain(const struct net *net, const int16_t *x)
{
    return net_logistic(
        sum_with(net, x, (struct layer){pairs_add_plain, all_rectify_plain}),
        last_shift(net));
}

static uint64_t magnitude(int64_t x)
{
    return (uint64_t)(x < 0 ? -x : x);
}

/* True if BIAS and N inputs of MOST with weights W[I][NEURON] stay within 31
 * bits. */
static bool is_bounded(int64_t bias, uint64_t most, const int16_t *w, int n)
{
    uint64_t sum = magnitude(bias);
    for (int i = 0; i < n; i++)
        sum += most * magnitude(w[i]);
    return sum <= INT32_MAX;
}

bool net_is_sound(const struct net *net)
{
    int16_t w[NET_INPUTS];
    bool sound = !(net->inputs & 1) && net->inputs <= NET_INPUTS;
    for (int i = 0; i < 3; i++)
        sound = sound && net->shift[i] >= 1 && net->shift[i] < 16;
    for (int k = 0; sound && k < NET_HIDDEN; k++) {
        for (int i = 0; i < net->inputs; i++)
            w[i] = net->first[i / 2][k][i & 1];
        sound = is_bounded(net->first_bias[k], NET_ONE, w, net->inputs);
    }
    for (int k = 0; sound && k < NET_INNER; k++) {
        for (int i = 0; i < NET_HIDDEN; i++)
            w[i] = net->inner[i / 2][k][i & 1];
        sound = is_bounded(net->inner_bias[k], NET_MOST, w, NET_HIDDEN);
    }
    return sound && is_bounded(net->last_bias, NET_MOST, net->last, NET_INNER);
}
