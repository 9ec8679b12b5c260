/* SPDX-License-Identifier: MIT */

/*
 * D. P. Kingma and J. Ba, Adam: A method for stochastic optimization, 2015,
 * with a rate that falls as a cosine, batches of 128 and the logistic loss.
 * Weights are learned as floats on inputs that are integers already, and
 * rounded at the end. The order of all sums is fixed, so the same compiler
 * gives the same weights.
 */

#include "tools/train/fit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tools/train/memory.h"

enum { BATCH = 128, CURVE = 4096 };

#define LEAK (1.0f / 64)

/* Weights, their gradients or moments. */
struct layers {
    float first[NET_INPUTS][NET_HIDDEN];
    float first_bias[NET_HIDDEN];
    float inner[NET_HIDDEN][NET_INNER];
    float inner_bias[NET_INNER];
    float last[NET_INNER];
    float last_bias;
};

enum { LAYERS_FLOATS = sizeof(struct layers) / sizeof(float) };

struct fit {
    struct layers weights, gradient, mean, square;
    float first[NET_HIDDEN], inner[NET_INNER]; /* outputs of the layers */
    uint32_t width, steps;
};

struct samples samples_new(uint32_t width)
{
    struct samples samples = {.width = width};
    return samples;
}

void samples_free(struct samples *samples)
{
    free(samples->x);
    free(samples->target);
    free(samples->weight);
    *samples = (struct samples){.width = samples->width};
}

uint8_t *samples_put(struct samples *s, int target, float weight)
{
    if (s->n == s->room) {
        s->room = s->room ? 2 * s->room : 1 << 16;
        s->x = memory_resize(s->x, (size_t)s->room * s->width);
        s->target = memory_resize(s->target, s->room);
        s->weight = memory_resize(s->weight, s->room * sizeof(float));
    }
    s->target[s->n] = (uint8_t)target;
    s->weight[s->n] = weight;
    return s->x + (size_t)s->n++ * s->width;
}

uint32_t fit_random(uint64_t *seed, uint32_t n)
{
    *seed =
        *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((*seed >> 33) % n);
}

static float random_unit(uint64_t *seed)
{
    return (float)fit_random(seed, 1 << 24) / (1 << 23) - 1.0f;
}

static void layers_start(struct layers *l, uint32_t width, uint64_t *seed)
{
    memset(l, 0, sizeof *l);
    float reach = sqrtf(6.0f / (float)width);
    for (uint32_t i = 0; i < width; i++)
        for (int k = 0; k < NET_HIDDEN; k++)
            l->first[i][k] = reach * random_unit(seed);
    for (int i = 0; i < NET_HIDDEN; i++)
        for (int k = 0; k < NET_INNER; k++)
            l->inner[i][k] = sqrtf(6.0f / NET_HIDDEN) * random_unit(seed);
    for (int i = 0; i < NET_INNER; i++)
        l->last[i] = sqrtf(3.0f / NET_INNER) * random_unit(seed);
}

static float rectified(float x)
{
    return x > 0 ? x : x * LEAK;
}

static float forward(struct fit *f, const uint8_t *x)
{
    const struct layers *w = &f->weights;
    memcpy(f->first, w->first_bias, sizeof f->first);
    memcpy(f->inner, w->inner_bias, sizeof f->inner);
    for (uint32_t i = 0; i < f->width; i++) {
        if (!x[i])
            continue;
        float input = (float)x[i] / NET_ONE;
        for (int k = 0; k < NET_HIDDEN; k++)
            f->first[k] += input * w->first[i][k];
    }
    for (int i = 0; i < NET_HIDDEN; i++) {
        f->first[i] = rectified(f->first[i]);
        for (int k = 0; k < NET_INNER; k++)
            f->inner[k] += f->first[i] * w->inner[i][k];
    }
    float sum = w->last_bias;
    for (int i = 0; i < NET_INNER; i++) {
        f->inner[i] = rectified(f->inner[i]);
        sum += f->inner[i] * w->last[i];
    }
    return sum;
}

/* Adds the gradient of one sample, ERROR being that of its output. */
static void backward(struct fit *f, const uint8_t *x, float error)
{
    const struct layers *w = &f->weights;
    struct layers *g = &f->gradient;
    float inner[NET_INNER], first[NET_HIDDEN];
    g->last_bias += error;
    for (int i = 0; i < NET_INNER; i++) {
        g->last[i] += error * f->inner[i];
        inner[i] = error * w->last[i] * (f->inner[i] > 0 ? 1.0f : LEAK);
        g->inner_bias[i] += inner[i];
    }
    for (int i = 0; i < NET_HIDDEN; i++) {
        float sum = 0;
        for (int k = 0; k < NET_INNER; k++) {
            g->inner[i][k] += inner[k] * f->first[i];
            sum += inner[k] * w->inner[i][k];
        }
        first[i] = sum * (f->first[i] > 0 ? 1.0f : LEAK);
        g->first_bias[i] += first[i];
    }
    for (uint32_t i = 0; i < f->width; i++) {
        if (!x[i])
            continue;
        float input = (float)x[i] / NET_ONE;
        for (int k = 0; k < NET_HIDDEN; k++)
            g->first[i][k] += input * first[k];
    }
}

/* One step along the gradient of a batch of total weight WEIGHT. */
static void step(struct fit *f, float rate, float weight)
{
    float *w = (float *)&f->weights, *g = (float *)&f->gradient;
    float *mean = (float *)&f->mean, *square = (float *)&f->square;
    f->steps++;
    float fix = 1 - powf(0.9f, (float)f->steps);
    float fix2 = 1 - powf(0.999f, (float)f->steps);
    for (int i = 0; i < LAYERS_FLOATS; i++) {
        float slope = g[i] / weight;
        mean[i] = 0.9f * mean[i] + 0.1f * slope;
        square[i] = 0.999f * square[i] + 0.001f * slope * slope;
        w[i] -= rate * (mean[i] / fix) / (sqrtf(square[i] / fix2) + 1e-7f);
        w[i] -= rate * 1e-4f * w[i];
    }
    memset(g, 0, sizeof f->gradient);
}

static void shuffle(uint32_t *order, uint32_t n, uint64_t *seed)
{
    for (uint32_t i = n; i > 1; i--) {
        uint32_t j = fit_random(seed, i), kept = order[i - 1];
        order[i - 1] = order[j];
        order[j] = kept;
    }
}

static double epoch(struct fit *f, const struct samples *s,
                    const uint32_t *order, const float *rates)
{
    double loss = 0, total = 0;
    for (uint32_t at = 0; at < s->n; at += BATCH) {
        uint32_t end = at + BATCH < s->n ? at + BATCH : s->n;
        float weight = 0;
        for (uint32_t k = at; k < end; k++) {
            uint32_t i = order[k];
            const uint8_t *x = s->x + (size_t)i * s->width;
            float sum = forward(f, x);
            float p = 1 / (1 + expf(-sum));
            backward(f, x, s->weight[i] * (p - (float)s->target[i]));
            weight += s->weight[i];
            float own = s->target[i] ? p : 1 - p;
            loss -=
                (double)s->weight[i] * (double)logf(own > 1e-9f ? own : 1e-9f);
        }
        total += (double)weight;
        step(f, rates[(uint64_t)at * CURVE / s->n], weight);
    }
    return loss / (total > 0 ? total : 1);
}

/* The greatest absolute value of N floats. */
static float magnitude(const float *at, size_t n)
{
    float most = 0;
    for (size_t i = 0; i < n; i++)
        most = fmaxf(most, fabsf(at[i]));
    return most;
}

/* The shift at which weights of at most MOST are 16 bits. */
static uint8_t shift_for(float most)
{
    int shift = 14;
    while (shift > 2 && most * (float)(1 << shift) > 32767)
        shift--;
    return (uint8_t)shift;
}

static int16_t rounded(float weight, int shift)
{
    return (int16_t)lrintf(weight * (float)(1 << shift));
}

static void net_fill(struct net *net, const struct layers *w)
{
    for (uint32_t i = 0; i < net->inputs; i++)
        for (int k = 0; k < NET_HIDDEN; k++)
            net->first[i / 2][k][i & 1] =
                rounded(w->first[i][k], net->shift[0]);
    for (int i = 0; i < NET_HIDDEN; i++)
        for (int k = 0; k < NET_INNER; k++)
            net->inner[i / 2][k][i & 1] =
                rounded(w->inner[i][k], net->shift[1]);
    for (int i = 0; i < NET_INNER; i++)
        net->last[i] = rounded(w->last[i], net->shift[2]);
    for (int k = 0; k < NET_HIDDEN; k++)
        net->first_bias[k] = (int32_t)lrintf(w->first_bias[k] *
                                             (float)(1 << (net->shift[0] + 7)));
    for (int k = 0; k < NET_INNER; k++)
        net->inner_bias[k] = (int32_t)lrintf(w->inner_bias[k] *
                                             (float)(1 << (net->shift[1] + 8)));
    net->last_bias =
        (int32_t)lrintf(w->last_bias * (float)(1 << (net->shift[2] + 8)));
}

static void net_round(struct net *net, const struct layers *w, uint32_t width)
{
    memset(net, 0, sizeof *net);
    net->inputs = (uint16_t)(width + (width & 1));
    net->shift[0] =
        shift_for(magnitude(w->first[0], (size_t)width * NET_HIDDEN));
    net->shift[1] =
        shift_for(magnitude(w->inner[0], (size_t)NET_HIDDEN * NET_INNER));
    net->shift[2] = shift_for(magnitude(w->last, NET_INNER));
    net_fill(net, w);
    for (int layer = 0; !net_is_sound(net); layer = (layer + 1) % 3) {
        if (net->shift[layer] > 2)
            net->shift[layer]--;
        net_fill(net, w);
    }
}

void fit_net(struct net *net, const struct samples *samples,
             const struct fit_plan *plan, double *loss)
{
    struct fit *f = memory_new(sizeof *f);
    uint32_t *order = memory_new(samples->n * sizeof *order + 1);
    float *rates = memory_new(CURVE * sizeof *rates);
    uint64_t seed = plan->seed;
    f->width = samples->width;
    layers_start(&f->weights, f->width, &seed);
    for (uint32_t i = 0; i < samples->n; i++)
        order[i] = i;
    for (uint32_t e = 0; e < plan->epochs; e++) {
        for (uint32_t i = 0; i < CURVE; i++)
            rates[i] = plan->rate * 0.5f *
                       (1 + cosf(3.14159265f * ((float)e + (float)i / CURVE) /
                                 (float)plan->epochs));
        shuffle(order, samples->n, &seed);
        *loss = epoch(f, samples, order, rates);
    }
    net_round(net, &f->weights, f->width);
    free(rates);
    free(order);
    free(f);
}
