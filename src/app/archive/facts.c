/* SPDX-License-Identifier: MIT */

/* Texts are kept until all of an article are there, TEXTS_MOST bytes at most;
 * what is beyond is as if it were not there. */

#include "app/archive/facts.h"

#include "base/hash.h"
#include "base/headline.h"
#include "base/json.h"
#include "base/utf8.h"
#include "hexapla.h"

enum { TEXTS_MOST = 1 << 22, COUNT_STEPS = 1 << 20, SAID_MOST = 60 };

void facts_begin(struct facts *facts, struct archive *archive, uint32_t article)
{
    struct archive_article *of = &archive->articles.at[article];
    uint32_t at = of->newest;
    facts->article = article;
    facts->n = facts->asked = facts->come = 0;
    facts->size = 0;
    of->facts.state = ARCHIVE_ASKED;
    while (at != ARCHIVE_NONE && facts->n < FACTS_VERSIONS) {
        const struct archive_change *change = &archive->changes.at[at];
        bool is_same =
            facts->n && facts->blob[facts->n - 1] + 1 == change->blob;
        if (change->blob && !is_same)
            facts->blob[facts->n++] = change->blob - 1;
        at = change->older ? change->older - 1 : ARCHIVE_NONE;
    }
    of->facts.is_part = at != ARCHIVE_NONE || facts->n < of->versions;
    if (facts->n)
        return;
    of->facts.state = ARCHIVE_KNOWN;
    facts->article = ARCHIVE_NONE;
}

uint32_t facts_want(struct facts *facts)
{
    return facts->article != ARCHIVE_NONE && facts->asked < facts->n
               ? facts->blob[facts->asked++]
               : ARCHIVE_NONE;
}

/* Appends SIGN and the words of S that AT has, white space as blanks. */
static void words_put(struct buf *b, const char *sign, struct str s,
                      hx_range at)
{
    uint32_t end =
        at.end - at.start > SAID_MOST ? at.start + SAID_MOST : at.end;
    while (end < at.end && end > at.start &&
           ((unsigned char)s.s[end] & 0xc0) == 0x80)
        end--;
    buf_put(b, str_of(sign));
    for (uint32_t i = at.start; i < end; i++)
        buf_put_byte(b, s.s[i] == '\n' || s.s[i] == '\t' || s.s[i] == '\r'
                            ? ' '
                            : s.s[i]);
    if (end < at.end)
        buf_put(b, STR("..."));
}

/* What SCRIPT cuts and adds, as a number and in words. */
static void change_take(struct arena *a, const struct facts *facts,
                        const hx_script *script, struct archive_facts *to)
{
    uint32_t n;
    const hx_edit *edit = hx_script_edits(script, &n);
    struct buf b = {.a = facts->a};
    uint64_t hash = n;
    for (uint32_t i = 0; i < n; i++)
        for (int side = 0; side < 2; side++) {
            struct str text = facts->text[side == HX_OLD];
            hx_range at = edit[i].at[side];
            hash = hash_mix(
                hash, hash_bytes(str_sub(text, at.start, at.end - at.start)));
        }
    to->change = n ? hash | 1 : 0;
    for (int side = 0; n && side < 2; side++)
        if (edit[0].at[side].end > edit[0].at[side].start)
            words_put(&b, side ? b.len ? " +" : "+" : "-",
                      facts->text[side == HX_OLD], edit[0].at[side]);
    struct str said = latin_decode(facts->a, buf_str(&b));
    to->said = (struct str){str_copy(a, said), said.len};
}

/* The words that came and went with the last version. */
static void size_count(struct arena *a, const struct facts *facts,
                       struct archive_facts *to)
{
    hx_script *script;
    hx_options options = {.budget = COUNT_STEPS};
    struct str old = facts->text[1], new = facts->text[0];
    if (facts->n < 2 || !old.s || !new.s || headline_is_binary(old) ||
        headline_is_binary(new) ||
        hx_words(&script, (hx_text){old.s, old.len}, (hx_text){new.s, new.len},
                 &options))
        return;
    to->cut = hx_script_count(script, HX_OLD);
    to->added = hx_script_count(script, HX_NEW);
    to->has_size = true;
    change_take(a, facts, script, to);
    hx_script_free(script);
}

/* Versions whose letters are those of the one before. */
static uint32_t noise_count(const struct facts *facts)
{
    uint32_t noise = 0;
    for (uint32_t i = 0; i + 1 < facts->n; i++) {
        struct arena_mark mark = arena_mark(facts->a);
        if (facts->text[i].s && facts->text[i + 1].s)
            noise += utf8_has_same_letters(facts->a, facts->text[i],
                                           facts->text[i + 1]);
        arena_reset(facts->a, mark);
    }
    return noise;
}

void facts_put(struct facts *facts, struct archive *archive, struct str text)
{
    if (facts->article == ARCHIVE_NONE || facts->come == facts->n)
        return;
    struct str *to = &facts->text[facts->come++];
    *to = (struct str){NULL, 0};
    facts->size += text.len;
    if (facts->size <= TEXTS_MOST)
        *to = (struct str){str_copy(facts->a, text), text.len};
    if (facts->come < facts->n)
        return;
    struct archive_facts *facts_of =
        &archive->articles.at[facts->article].facts;
    size_count(archive->a, facts, facts_of);
    facts_of->noise = noise_count(facts);
    facts_of->state = ARCHIVE_KNOWN;
    facts->article = ARCHIVE_NONE;
    arena_clear(facts->a);
}

void facts_drop(struct facts *facts, struct archive *archive)
{
    if (facts->article == ARCHIVE_NONE)
        return;
    archive->articles.at[facts->article].facts.state = ARCHIVE_UNKNOWN;
    facts->article = ARCHIVE_NONE;
}
