/* SPDX-License-Identifier: MIT */

/* Links against gold, at several least probabilities; see the header. */

#include "tools/train/score.h"

#include "tools/train/record.h"
#ifndef EXTRA
#define EXTRA 200
#endif

struct score score_new(void)
{
    struct score score = {0};
    return score;
}

static struct str token_of(const struct gold_pair *gold, int side, uint32_t i)
{
    struct str rest = gold->text[side], token = str_cut(&rest, ' ');
    while (i--)
        token = str_cut(&rest, ' ');
    return token;
}

static double ratio(uint32_t right, uint32_t of, uint32_t other)
{
    return of ? (double)right / of : !other;
}

static int extra_of(const struct gold_pair *gold, const uint16_t *p)
{
    uint32_t equal = 0;
    for (uint32_t i = 0; i < gold->n[0]; i++)
        for (uint32_t j = 0; j < gold->n[1]; j++)
            if (p[(size_t)i * gold->n[1] + j] >= 400 &&
                str_is_equal_nocase(token_of(gold, 0, i), token_of(gold, 1, j)))
                equal++;
    int e = (int)(2000 * equal / (gold->n[0] + gold->n[1]));
    int low = 500, high = 750;
    return e < low ? 0 : e > high ? EXTRA : EXTRA * (e - low) / (high - low);
}

void score_put(struct score *score, const struct gold_pair *gold,
               const uint16_t *p)
{
    int extra = extra_of(gold, p);
    uint32_t found[SCORE_BOUNDS] = {0}, right[SCORE_BOUNDS][2] = {{0}};
    uint32_t links[2] = {0, 0};
    score->n++;
    for (uint32_t i = 0; i < gold->n[0]; i++)
        for (uint32_t j = 0; j < gold->n[1]; j++) {
            size_t at = (size_t)i * gold->n[1] + j;
            uint8_t link = gold->link[at];
            if (!link && p[at] < SCORE_FIRST)
                continue;
            bool hard = !str_is_equal_nocase(token_of(gold, 0, i),
                                             token_of(gold, 1, j));
            links[0] += (link & GOLD_SURE) != 0;
            links[1] += link != 0;
            score->hard_gold += hard && link;
            score->gold += (link & GOLD_SURE) != 0;
            for (int k = 0; k < SCORE_BOUNDS; k++) {
                if (p[at] < SCORE_FIRST + k * SCORE_STEP + extra)
                    break;
                found[k]++;
                score->at[k].found++;
                score->at[k].right += link != 0;
                score->at[k].sure += (link & GOLD_SURE) != 0;
                right[k][0] += (link & GOLD_SURE) != 0;
                right[k][1] += link != 0;
                score->at[k].hard_found += hard;
                score->at[k].hard_right += hard && link;
            }
        }
    for (int k = 0; k < SCORE_BOUNDS; k++)
        for (int full = 0; full < 2; full++) {
            score->at[k].precision[full] +=
                ratio(right[k][full], found[k], links[full]);
            score->at[k].recall[full] +=
                ratio(right[k][full], links[full], found[k]);
        }
}

static double harmonic(double p, double r)
{
    return p + r > 0 ? 200 * p * r / (p + r) : 0;
}

void score_print(const struct score *score, uint32_t set)
{
    if (!score->n)
        return;
    record_say("set %u, %u pairs\n", set, score->n);
    for (int k = 0; k < SCORE_BOUNDS; k++) {
        const struct score_sum *s = &score->at[k];
        double hard_p =
            (double)s->hard_right / (s->hard_found ? (double)s->hard_found : 1);
        double hard_r = (double)s->hard_right /
                        (score->hard_gold ? (double)score->hard_gold : 1);
        record_say(
            "  from %4d  all %6.2f  sure %6.2f  full %6.2f (P %5.2f R %5.2f)  "
            "hard %6.2f\n",
            SCORE_FIRST + k * SCORE_STEP,
            harmonic((double)s->right / (s->found ? (double)s->found : 1),
                     (double)s->sure / (score->gold ? (double)score->gold : 1)),
            harmonic(s->precision[0] / score->n, s->recall[0] / score->n),
            harmonic(s->precision[1] / score->n, s->recall[1] / score->n),
            100 * s->precision[1] / score->n, 100 * s->recall[1] / score->n,
            harmonic(hard_p, hard_r));
    }
}
