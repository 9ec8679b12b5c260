/* SPDX-License-Identifier: MIT */

/* Versions from their sources to a comparison; see the header. */

#include "app/story.h"

#include <string.h>

#include "app/story_git.h"
#include "base/utf8.h"
#include "input/source.h"
#include "input/source_dir.h"

int story_error(struct error *err, int code)
{
    if (code == HX_ECANCELED)
        return error_set(err, "the comparison was canceled");
    if (code == HX_ENOMEM)
        return error_set(err, "there is not enough memory to compare the "
                              "texts");
    return error_set(err, "the texts cannot be compared");
}

const struct version *story_side(const struct story *story, int side)
{
    return &story->version[story->at[side]];
}

const char *story_only(const struct story *story)
{
    return story->notes ? "the only version that is known" : "the only version";
}

bool story_is_file(const struct story *story, uint32_t i)
{
    return story->file && story->file[i].stamp.is_file;
}

/* Standard input can be read once. */
static int stdin_check(const struct story_paths *paths, struct error *err)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < paths->n; i++)
        n += !strcmp(paths->path[i], "-");
    if (n > 1)
        return error_set(err, "- (standard input) can be given once only");
    return 0;
}

int version_take(struct arena *a, struct version *version, struct str bytes,
                 const struct format_choice *format, struct error *err)
{
    struct format_input input = {.bytes = bytes, .name = version->path};
    struct format_text text;
    if (format_read(a, format, &input, &text, err))
        return -1;
    version->text = text.text;
    version->marks = text.marks;
    version->mark_count = text.mark_count;
    version->format = text.what;
    version->notice = text.notice;
    return 0;
}

int version_doc(const struct version *version, hx_doc **out,
                const hx_options *options)
{
    hx_source source = {
        .text = {version->text.s, version->text.len},
        .marks = version->marks,
        .mark_count = version->mark_count
    };
    return hx_doc_from(out, &source, options);
}

static int version_read(struct arena *a, struct story *story, uint32_t i,
                        const struct story_paths *paths, struct error *err)
{
    struct version *version = &story->version[i];
    const char *path = paths->path[i];
    const char *label = i < paths->labels ? paths->label[i] : NULL;
    struct str bytes;
    const char *name = label ? label : path;
    version->path = path;
    version->name =
        strcmp(name, "-") != 0 ? str_of(name) : str_of("standard input");
    if (source_load(a, path, &bytes, err))
        return -1;
    return version_take(a, version, bytes, &story->format, err);
}

/* The files of the folder PATH as the versions. */
static int folder_list(struct arena *a, const char *path,
                       struct story_paths *paths, struct error *err)
{
    struct source_paths list;
    if (source_dir_list(a, path, &list, err))
        return -1;
    if (list.n < 2)
        return error_set(err,
                         "%s: has %s to compare; two files or more are "
                         "the versions of a story",
                         path, list.n ? "only one file" : "no files");
    paths->path = list.at;
    paths->n = list.n;
    return 0;
}

void version_drop(struct version *version)
{
    arena_close(version->measured);
    hx_doc_free(version->doc);
    version->measured = NULL;
    version->doc = NULL;
}

static void story_drop(void *handle)
{
    struct story *story = handle;
    hx_diff_free(story->diff);
    story->diff = NULL;
    for (uint32_t i = 0; i < story->n; i++) {
        version_drop(&story->version[i]);
        arena_close(story->version[i].own);
    }
    story->n = 0;
}

void story_own(struct arena *a, struct story *story)
{
    *story = (struct story){0};
    arena_own(a, story, story_drop);
}

int story_read(struct arena *a, struct story *story,
               const struct story_paths *paths, struct error *err)
{
    struct story_paths all = *paths;
    story_own(a, story);
    if (format_choose(&story->format, paths->format, err))
        return -1;
    struct story_git git;
    int result = story_git_plan(a, &git, paths, err);
    if (result <= 0)
        return result ? -1 : story_git_read(a, story, &git, err);
    if (all.n == 1 && source_is_dir(all.path[0]) &&
        folder_list(a, paths->path[0], &all, err))
        return -1;
    if (all.n < 2)
        return error_set(err, "give two texts to compare: hexapla OLD NEW; "
                              "hexapla --help says more");
    if (stdin_check(&all, err))
        return -1;
    story->version = arena_new(a, struct version, all.n);
    story->file = arena_new(a, struct story_file, all.n);
    story->n = all.n;
    story->at[HX_OLD] = all.n - 2;
    story->at[HX_NEW] = all.n - 1;
    for (uint32_t i = 0; i < all.n; i++) {
        story->file[i].stamp = source_stamp(all.path[i]);
        if (version_read(a, story, i, &all, err))
            return -1;
    }
    return 0;
}

static int doc_make(struct version *version, const hx_options *options)
{
    if (version->doc)
        return HX_OK;
    return version_doc(version, &version->doc, options);
}

int story_compare(struct story *story, uint32_t old, uint32_t new,
                  struct error *err)
{
    hx_diff *diff = NULL;
    struct version *a = &story->version[old], *b = &story->version[new];
    int code = doc_make(a, &story->options);
    if (!code)
        code = doc_make(b, &story->options);
    if (!code)
        code = hx_compare(&diff, a->doc, b->doc, &story->options);
    if (code)
        return story_error(err, code);
    hx_diff_free(story->diff);
    story->diff = diff;
    story->at[HX_OLD] = old;
    story->at[HX_NEW] = new;
    return 0;
}

int story_same(struct story *story, bool *same, struct error *err)
{
    uint32_t ignore = story->options.ignore;
    *same = str_is_equal(story_side(story, HX_OLD)->text,
                         story_side(story, HX_NEW)->text);
    if (*same || !ignore)
        return 0;
    if (!story->diff &&
        story_compare(story, story->at[HX_OLD], story->at[HX_NEW], err))
        return -1;
    *same = hx_diff_is_same(story->diff, ignore);
    return 0;
}

static void explain_drop(void *explain)
{
    hx_explain_free(explain);
}

int story_explain(struct arena *a, const struct story *story, hx_explain **out,
                  struct error *err)
{
    int code = hx_explain_new(out, story->diff, &story->options);
    if (code)
        return story_error(err, code);
    arena_own(a, *out, explain_drop);
    return 0;
}

/* True if more than noise changed from version I - 1 to I; true also where
 * that cannot be found out. */
static bool has_substance(const struct story *story, uint32_t i)
{
    hx_options options = story->options;
    hx_doc *own[2] = {NULL, NULL};
    const hx_doc *doc[2];
    hx_diff *diff = NULL;
    int code = HX_OK;
    options.poll = NULL;
    for (int side = 0; side < 2 && !code; side++) {
        const struct version *version = &story->version[i - 1 + (uint32_t)side];
        if (!version->doc)
            code = version_doc(version, &own[side], &options);
        doc[side] = version->doc ? version->doc : own[side];
    }
    bool is_same =
        !code && !hx_compare(&diff, doc[HX_OLD], doc[HX_NEW], &options) &&
        hx_diff_is_same(diff, HX_IGNORE_NOISE | HX_IGNORE_BLANK_LINES);
    hx_diff_free(diff);
    hx_doc_free(own[HX_OLD]);
    hx_doc_free(own[HX_NEW]);
    return !is_same;
}

bool story_is_substantive(struct arena *a, const struct story *story,
                          uint32_t i)
{
    enum { COMPARED_MOST = 1 << 18 }; /* bytes of both texts */
    if (!i)
        return true;
    struct str before = story->version[i - 1].text;
    struct str text = story->version[i].text;
    if (utf8_has_same_letters(a, before, text))
        return false;
    return before.len + text.len > COMPARED_MOST || has_substance(story, i);
}
