/* SPDX-License-Identifier: MIT */

/*
 * A box made small: its numbers become letters from 0 on, and elements whose
 * number the other side of the box lacks are left out, which changes no
 * common subsequence. Two passes over each side.
 */

#include "diff/lcs_box.h"

enum { WORD_BITS = 64 };

/* The new elements that the old side has, each number with a letter. */
static void columns_get(struct lcs_search *s, struct lcs_letters *l,
                        uint32_t *letter_of, uint32_t *letter)
{
    struct lcs_work *work = s->work;
    const struct lcs_box *box = &l->box;
    for (uint32_t j = box->start[1]; j < box->end[1]; j++) {
        uint32_t number = s->at[HX_NEW][j];
        if (work->seen[HX_OLD][number] != work->round)
            continue;
        if (work->seen[HX_NEW][number] != work->round) {
            work->seen[HX_NEW][number] = work->round;
            letter_of[number] = l->count++;
        }
        letter[l->n[HX_NEW]] = letter_of[number];
        l->place[HX_NEW][l->n[HX_NEW]++] = j;
    }
}

/* The columns by letter, as in a counting sort. */
static void columns_sort(struct lcs_work *work, struct lcs_letters *l,
                         const uint32_t *letter)
{
    uint32_t letters = l->count;
    uint32_t *first =
        lcs_room(work, ROOM_LETTERS + 3, (size_t)letters + 2, sizeof *first);
    for (uint32_t i = 0; i < letters + 2; i++)
        first[i] = 0;
    for (uint32_t j = 0; j < l->n[HX_NEW]; j++)
        first[letter[j] + 2]++;
    for (uint32_t i = 2; i < letters + 2; i++)
        first[i] += first[i - 1];
    for (uint32_t j = 0; j < l->n[HX_NEW]; j++)
        l->column[first[letter[j] + 1]++] = j;
    l->first = first;
}

static void rows_get(struct lcs_search *s, struct lcs_letters *l,
                     const uint32_t *letter_of)
{
    struct lcs_work *work = s->work;
    uint32_t words = l->n[HX_NEW] / WORD_BITS + 1;
    for (uint32_t i = 0; i < l->count; i++)
        l->old_count[i] = 0;
    for (uint32_t i = l->box.start[0]; i < l->box.end[0]; i++) {
        uint32_t number = s->at[HX_OLD][i];
        if (work->seen[HX_NEW][number] != work->round)
            continue;
        uint32_t letter = letter_of[number];
        uint32_t columns = l->first[letter + 1] - l->first[letter];
        l->old_count[letter]++;
        l->letter[l->n[HX_OLD]] = letter;
        l->place[HX_OLD][l->n[HX_OLD]++] = i;
        l->cost += columns < words ? columns : words;
    }
}

struct lcs_letters lcs_letters_get(struct lcs_search *s,
                                   const struct lcs_box *box)
{
    struct lcs_work *work = s->work;
    struct lcs_letters l = {.box = *box};
    uint32_t n = lcs_box_len(box, 0), m = lcs_box_len(box, 1);
    for (int side = 0; side < 2; side++)
        l.place[side] = lcs_room(work, ROOM_LETTERS + side, side ? m : n,
                                 sizeof *l.place[side]);
    /* The letters of the columns are needed until they are sorted, those of
     * the rows from then on. */
    uint32_t *letter =
        lcs_room(work, ROOM_LETTERS + 2, n > m ? n : m, sizeof *letter);
    l.column = lcs_room(work, ROOM_LETTERS + 4, m, sizeof *l.column);
    lcs_step(work, n + (uint64_t)m);
    work->round++;
    for (uint32_t i = box->start[0]; i < box->end[0]; i++)
        work->seen[HX_OLD][s->at[HX_OLD][i]] = work->round;
    columns_get(s, &l, work->letter, letter);
    columns_sort(work, &l, letter);
    l.old_count = lcs_room(work, ROOM_LETTERS + 5, l.count, sizeof(uint32_t));
    l.letter = letter;
    rows_get(s, &l, work->letter);
    return l;
}
