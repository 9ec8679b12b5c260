/* SPDX-License-Identifier: MIT */
#ifndef HISTORY_CACHE_H
#define HISTORY_CACHE_H

/*
 * What is kept of a repository from run to run, in the user's cache folder,
 * never in the repository. Two files: one of facts that only grows, in parts
 * with checksums, of which the whole parts up to the first bad one count; and
 * one with the last answer, which is replaced at once. Both may be gone, cut,
 * foreign or of another version at any time: then there is nothing in them.
 * Who reads a part checks it all the same.
 */

#include "history/object.h"

struct cache;

/* What for: to use what is there, or to add to it if nobody else does. */
enum cache_use { CACHE_READ, CACHE_WRITE };

/* The cache of REPOSITORY, closed with its arena; NULL if there is none, as
 * there is no place for it or what is there is not ours. */
struct cache *cache_open(const struct repository *repository,
                         enum cache_use use);

/* The next part of the facts, until the next call; false at the end. */
bool cache_part(struct cache *cache, struct str *part);
/* True if this process may append: all parts were read and no other process
 * does. */
bool cache_is_writer(const struct cache *cache);
/* Says that the part that was read last is of no use, nor are those after it.
 */
void cache_reject(struct cache *cache);
/* Appends PART; if that fails nothing more is appended. */
void cache_append(struct cache *cache, struct str part);

/* The last answer if it is to QUESTION, or to any if that is empty. In ARENA.
 */
bool cache_answer(const struct cache *cache, struct arena *a,
                  struct str question, struct str *answer);
/* Keeps ANSWER to QUESTION instead of the last. */
void cache_keep(struct cache *cache, struct str question, struct str answer);

/* Numbers in parts: seven bits a byte. */
void part_put(struct buf *b, uint64_t number);
/* Cuts a number off PART; one that is not there is 0 and sets *IS_BAD. */
uint64_t part_cut(struct str *part, bool *is_bad);

#endif
