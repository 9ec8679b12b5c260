/* SPDX-License-Identifier: MIT */

/* Versions from their sources to a comparison; see the header. */

#include "app/story.h"

#include <string.h>

#include "input/source.h"

int story_read(struct arena *a, struct story *story, const char *const paths[2],
               const char *const names[2], struct error *err)
{
    if (!strcmp(paths[0], "-") && !strcmp(paths[1], "-"))
        return error_set(err, "- (standard input) can be given once only");
    for (int side = 0; side < 2; side++) {
        struct version *version = &story->version[side];
        const char *name = names[side] ? names[side] : paths[side];
        version->path = paths[side];
        version->name =
            strcmp(name, "-") ? str_of(name) : str_of("standard input");
        if (source_load(a, paths[side], &version->text, err))
            return -1;
    }
    return 0;
}

int story_error(struct error *err, int code)
{
    if (code == HX_ECANCELED)
        return error_set(err, "the comparison was canceled");
    if (code == HX_ENOMEM)
        return error_set(err, "there is not enough memory to compare the "
                              "texts");
    return error_set(err, "the texts cannot be compared");
}

static void doc_drop(void *doc)
{
    hx_doc_free(doc);
}

static void diff_drop(void *diff)
{
    hx_diff_free(diff);
}

int story_compare(struct arena *a, struct story *story, const hx_options *opt,
                  struct error *err)
{
    for (int side = 0; side < 2; side++) {
        struct version *version = &story->version[side];
        int code =
            hx_doc_new(&version->doc, version->text.s, version->text.len, opt);
        if (code)
            return story_error(err, code);
        arena_own(a, version->doc, doc_drop);
    }
    int code = hx_compare(&story->diff, story->version[HX_OLD].doc,
                          story->version[HX_NEW].doc, opt);
    if (code)
        return story_error(err, code);
    arena_own(a, story->diff, diff_drop);
    return 0;
}
