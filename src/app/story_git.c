/* SPDX-License-Identifier: MIT */

/*
 * A version is called by its day and the beginning of its commit. Versions
 * whose text is not there (a submodule, too large, not in a partial clone) are
 * left out.
 */

#include "app/story_git.h"

#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "input/source.h"
#include "input/source_dir.h"
#include "input/source_file.h"
#include "input/source_git.h"

enum { COMMIT_SHOWN = 8 };

bool story_git_claims(struct arena *a, const char *name)
{
    struct arena_mark mark = arena_mark(a);
    const char *repository, *file;
    bool is_part = git_name_part(a, name, &repository, &file);
    arena_reset(a, mark);
    return is_part || (strcmp(name, "-") != 0 && !source_is_dir(name));
}

/* "2024-05-17 1c318385", after HEAD if it is not empty. */
static struct str name_make(struct arena *a, const char *head,
                            const struct git_version *version)
{
    struct buf b = {.a = a};
    char day[32] = "";
    struct tm tm;
    time_t seconds = (time_t)version->time;
    if (gmtime_r(&seconds, &tm))
        strftime(day, sizeof day, "%Y-%m-%d ", &tm);
    if (head && *head)
        buf_print(&b, "%s ", head);
    buf_put(&b, str_of(day));
    buf_put(&b, str_sub(version->commit, 0, COMMIT_SHOWN));
    return buf_str(&b);
}

/* The path of what ARTICLE is of in its work tree, or NULL. */
static const char *work_path(struct arena *a, const struct git_article *article,
                             const char *name)
{
    struct stat info;
    struct buf b = {.a = a};
    const char *path = name;
    if (lstat(name, &info)) {
        if (!article->work.len)
            return NULL;
        buf_put(&b, article->work);
        buf_put_byte(&b, '/');
        buf_put(&b, article->path);
        path = str_copy(a, buf_str(&b));
    }
    return !lstat(path, &info) && S_ISREG(info.st_mode) ? path : NULL;
}

/* Puts the text of the work tree on top if it is not that of the last. */
static int work_put(struct arena *a, struct story *story, const char *path,
                    struct error *err)
{
    struct version *version = &story->version[story->n];
    if (!path)
        return 0;
    version->path = path;
    version->name = STR("not committed");
    /* This one is a file, which can be edited and read anew. */
    story->file[story->n].stamp = source_stamp(path);
    struct str bytes;
    if (source_load(a, path, &bytes, err) ||
        version_take(a, version, bytes, &story->format, err))
        return -1;
    if (!story->n || !str_is_equal(version->text, version[-1].text))
        story->n++;
    return 0;
}

/* What KIND of reading the last of PATHS means. */
static struct git_job job_of(struct arena *a, const struct story_paths *paths,
                             const char *kind)
{
    struct git_job job = {.name = kind,
                          .path = paths->path[paths->n - 1],
                          .wants_texts = true,
                          .no_cache = paths->no_cache,
                          .progress = paths->progress,
                          .context = paths->context};
    git_name_part(a, job.path, &job.path, &job.file);
    return job;
}

/* Outside of git, one text is one too few. */
static int refusal_complete(const char *name, struct error *err)
{
    struct error plain;
    error_set(&plain, "%s: is in no git repository", name);
    if (!strcmp(plain.text, err->text))
        error_set(err,
                  "%.300s: is in no git repository, so it has no older "
                  "version; give two texts to compare: hexapla OLD NEW",
                  name);
    return -1;
}

/* Too few versions: says so, and why there are no more if git told. */
static int versions_refuse(const struct story *story, const char *name,
                           struct error *err)
{
    struct str why = story->notes ? story->note[0] : (struct str){NULL, 0};
    return error_set(err,
                     "%.200s: has %s in its history, so there is nothing to "
                     "compare%s%.*s",
                     name, story->n ? "only one version" : "no version",
                     why.len ? "; " : "", (int)(why.len & 0xff), why.s);
}

int story_git_make(struct arena *a, struct story *story,
                   const struct git_article *article, const char *name,
                   struct error *err)
{
    uint32_t *number = arena_new(a, uint32_t, article->n + 1);
    story->note = article->note;
    story->notes = article->notes;
    story->version = arena_new(a, struct version, article->n + 1);
    story->file = arena_new(a, struct story_file, article->n + 1);
    for (uint32_t i = 0; i < article->n; i++) {
        struct git_version *from = &article->at[i];
        if (from->entry == WIRE_ENTRY_MODULE ||
            from->text_state != WIRE_TEXT_WHOLE)
            continue;
        struct version *to = &story->version[story->n++];
        number[i] = story->n;
        to->path = name;
        to->name = name_make(a, NULL, from);
        if (version_take(a, to, from->text, &story->format, err))
            return -1;
        to->from = from;
        to->return_of = from->return_of ? number[from->return_of - 1] : 0;
    }
    if (work_put(a, story, work_path(a, article, name), err))
        return -1;
    if (!story->n)
        return versions_refuse(story, name, err);
    story->at[HX_NEW] = story->n - 1;
    story->at[HX_OLD] = story->n > 1 ? story->n - 2 : 0;
    return 0;
}

int story_git_read(struct arena *a, struct story *story,
                   const struct story_paths *paths, struct error *err)
{
    struct git_article article;
    struct git_job job = job_of(a, paths, "article");
    const char *name = paths->path[0];
    if (git_article_read(a, &article, &job, err))
        return refusal_complete(name, err);
    if (story_git_make(a, story, &article, name, err))
        return -1;
    return story->n < 2 ? versions_refuse(story, name, err) : 0;
}

/* Adds the last of PATHS at REVISION. */
static int revision_put(struct arena *a, struct story *story,
                        const struct story_paths *paths, const char *revision,
                        struct error *err)
{
    struct git_article article;
    struct git_job job = job_of(a, paths, "text");
    const char *name = paths->path[1];
    struct version *version = &story->version[story->n];
    job.rev = *revision ? revision : NULL;
    if (git_article_read(a, &article, &job, err))
        return -1;
    if (!article.n || article.at[0].text_state != WIRE_TEXT_WHOLE)
        return error_set(err, "%s: its text in %s cannot be read", name,
                         revision);
    version->path = name;
    version->name = name_make(a, revision, &article.at[0]);
    if (version_take(a, version, article.at[0].text, &story->format, err))
        return -1;
    story->n++;
    const char *path = work_path(a, &article, name);
    if (story->n == 1 && path)
        story->version[1].path = path;
    return 0;
}

int story_git_revisions(struct arena *a, struct story *story,
                        const struct story_paths *paths, struct error *err)
{
    const char *revisions = paths->path[0], *name = paths->path[1];
    const char *dots = strstr(revisions, "..");
    story->version = arena_new(a, struct version, 2);
    story->file = arena_new(a, struct story_file, 2);
    if (dots && dots[2] == '.')
        return error_set(err, "%s: give one revision, or two as REV..REV",
                         revisions);
    const char *first =
        dots ? str_copy(a, (struct str){revisions, (size_t)(dots - revisions)})
             : revisions;
    if (revision_put(a, story, paths, first, err))
        return -1;
    if (dots)
        return revision_put(a, story, paths, dots + 2, err);
    struct version *work = &story->version[1];
    if (!work->path)
        return error_set(err, "%s: is not in the work tree", name);
    work->name = STR("the work tree");
    story->n = 2;
    story->file[1].stamp = source_stamp(work->path);
    struct str bytes;
    if (source_load(a, work->path, &bytes, err))
        return -1;
    return version_take(a, work, bytes, &story->format, err);
}
