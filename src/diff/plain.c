/* SPDX-License-Identifier: MIT */

/*
 * hx_words(): the longest common subsequence of the tokens of two whole
 * texts, without documents, sentences or normal forms.
 */

#include "base/hash.h"
#include "diff/lcs.h"
#include "doc/token.h"

struct hx_script {
    struct arena *arena;
    hx_edit *edit;
    uint32_t n;
    uint32_t count[2], total[2]; /* tokens, by side */
    int exact;
};

enum { TOKEN_COST = 64 };

struct request {
    struct str text[2];
    const hx_options *opt;
    hx_script *script;
};

/* Bytes START to END of SIDE, as ranges of tokens I to J say. */
static hx_range bytes_of(const struct tokens *side, uint32_t i, uint32_t j)
{
    uint32_t end = (uint32_t)side->text.len;
    if (i < j)
        return (hx_range){side->at[i].at,
                          side->at[j - 1].at + side->at[j - 1].len};
    uint32_t pos = i < side->n ? side->at[i].at : end;
    return (hx_range){pos, pos};
}

static void edits_make(struct arena *a, hx_script *script,
                       const struct tokens side[2], struct lcs_result kept)
{
    uint32_t i = 0, j = 0;
    script->edit = arena_new(a, hx_edit, (size_t)kept.n + 1);
    for (uint32_t k = 0; k <= kept.n; k++) {
        uint32_t old = k < kept.n ? kept.run[k].at[HX_OLD] : side[HX_OLD].n;
        uint32_t new = k < kept.n ? kept.run[k].at[HX_NEW] : side[HX_NEW].n;
        uint32_t len = k < kept.n ? kept.run[k].len : 0;
        if (i < old || j < new)
            script->edit[script->n++] = (hx_edit){
                {bytes_of(&side[HX_OLD], i, old),
                 bytes_of(&side[HX_NEW], j, new)}
            };
        script->count[HX_OLD] += old - i;
        script->count[HX_NEW] += new - j;
        i = old + len;
        j = new + len;
    }
}

static int words_body(struct arena *a, void *context)
{
    struct request *r = context;
    hx_script *script = arena_new(a, hx_script, 1);
    struct tokens side[2];
    uint32_t *id[2];
    struct intern table = intern_new(a, (uint32_t)(r->text[0].len / 32));
    script->arena = a;
    if (r->opt)
        arena_watch(a, (struct arena_watch){r->opt->poll, r->opt->context, 0});
    for (int i = 0; i < 2; i++) {
        side[i] = token_scan(a, r->text[i], r->opt);
        script->total[i] = side[i].n;
        id[i] = arena_alloc_raw(a, side[i].n, sizeof **id);
        for (uint32_t j = 0; j < side[i].n; j++) {
            arena_step(a, TOKEN_COST, 0);
            id[i][j] = intern_put(&table, token_str(&side[i], j));
        }
    }
    struct lcs_work work = lcs_work_new(a, table.n, r->opt);
    struct lcs_input input = {
        {id[0],     id[1]    },
        {side[0].n, side[1].n}
    };
    edits_make(a, script, side, lcs_find(&work, input));
    script->exact = work.exact;
    r->script = script;
    return HX_OK;
}

int hx_words(hx_script **out, hx_text a, hx_text b, const hx_options *opt)
{
    struct request r = {
        {{a.at, a.len}, {b.at, b.len}},
        opt, NULL
    };
    if (!out)
        return HX_EINVAL;
    *out = NULL;
    if (a.len > HX_TEXT_MAX || b.len > HX_TEXT_MAX || (!a.at && a.len) ||
        (!b.at && b.len))
        return HX_EINVAL;
    int result = arena_run(opt ? opt->memory : 0, words_body, &r);
    if (!result)
        *out = r.script;
    return result;
}

void hx_script_free(hx_script *script)
{
    if (script)
        arena_close(script->arena);
}

const hx_edit *hx_script_edits(const hx_script *script, uint32_t *n)
{
    *n = script->n;
    return script->edit;
}

uint32_t hx_script_count(const hx_script *script, int side)
{
    return script->count[side];
}

uint32_t hx_script_total(const hx_script *script, int side)
{
    return script->total[side];
}

int hx_script_is_exact(const hx_script *script)
{
    return script->exact;
}
