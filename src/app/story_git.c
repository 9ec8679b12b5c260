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

/* One revision, or two as REV..REV, before a file. */
static int revisions_plan(struct arena *a, struct story_git *git,
                          const struct story_paths *paths, struct error *err)
{
    const char *revisions = paths->path[0];
    const char *dots = strstr(revisions, "..");
    if (dots && dots[2] == '.')
        return error_set(err, "%s: give one revision, or two as REV..REV",
                         revisions);
    size_t len = dots ? (size_t)(dots - revisions) : strlen(revisions);
    git->revision[0] = str_copy(a, (struct str){revisions, len});
    git->revision[1] = dots ? dots + 2 : NULL;
    git->n = dots ? 2 : 1;
    for (uint32_t i = 0; i < git->n; i++) {
        git->job[i] = job_of(a, paths, "text");
        git->job[i].rev = *git->revision[i] ? git->revision[i] : NULL;
    }
    return 0;
}

/* True if the history of NAME is meant: it is REPO:FILE, or no folder. */
static bool is_file(struct arena *a, const char *name)
{
    const char *repository, *file;
    return git_name_part(a, name, &repository, &file) ||
           (strcmp(name, "-") != 0 && !source_is_dir(name));
}

int story_git_plan(struct arena *a, struct story_git *git,
                   const struct story_paths *paths, struct error *err)
{
    const char *name = paths->n ? paths->path[paths->n - 1] : NULL;
    *git = (struct story_git){
        .name = name, .label = paths->label, .labels = paths->labels};
    if (paths->revisions == 1 && paths->n == 2)
        return revisions_plan(a, git, paths, err);
    if (paths->n != 1)
        return 1;
    if (source_is_dir(name) && git_is_repository(a, name))
        return error_set(err,
                         "%s: is a git repository, whose articles are browsed "
                         "on a terminal; hexapla list lists them, hexapla "
                         "%s:FILE opens one",
                         name, name);
    if (!is_file(a, name))
        return 1;
    git->n = 1;
    git->job[0] = job_of(a, paths, "article");
    return 0;
}

void story_git_refuse(const struct story_git *git, struct error *err)
{
    struct error plain;
    error_set(&plain, "%s: is in no git repository", git->name);
    if (!git->revision[0] && !strcmp(plain.text, err->text))
        error_set(err,
                  "%.300s: is in no git repository, so it has no older "
                  "version; give two texts to compare: hexapla OLD NEW",
                  git->name);
}

/* No version: says so, and why if git told. */
static int versions_refuse(const struct story *story, const char *name,
                           struct error *err)
{
    struct str why = story->notes ? story->note[0] : (struct str){NULL, 0};
    return error_set(err,
                     "%.200s: has no version in its history, so there is "
                     "nothing to compare%s%.*s",
                     name, why.len ? "; " : "", (int)(why.len & 0xff), why.s);
}

/* True if the text of VERSION can be compared. */
static bool has_text(const struct git_version *version)
{
    return version->entry != WIRE_ENTRY_MODULE &&
           version->text_state == WIRE_TEXT_WHOLE;
}

/* The versions of ARTICLE that have a text. */
static uint32_t texts_count(const struct git_article *article)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < article->n; i++)
        n += has_text(&article->at[i]);
    return n;
}

/* What the versions of a history are made of. */
struct history {
    const struct git_article *article;
    const struct story *before; /* made of a part of it */
    const char *name;
};

/* Makes the versions of HISTORY those of STORY; the last ones, which were there
 * before, are taken over with all that was made of them. */
static int history_put(struct arena *a, struct story *story,
                       const struct history *history, struct error *err)
{
    const struct git_article *article = history->article;
    const struct story *before = history->before;
    uint32_t *number = arena_new(a, uint32_t, article->n + 1);
    uint32_t known = before->n, all = texts_count(article);
    while (known && !before->version[known - 1].from)
        known--; /* what is not committed */
    for (uint32_t i = 0; i < article->n; i++) {
        struct git_version *from = &article->at[i];
        if (!has_text(from))
            continue;
        struct version *to = &story->version[story->n++];
        number[i] = story->n;
        to->path = history->name;
        to->name = name_make(a, NULL, from);
        if (story->n > all - known)
            *to = before->version[story->n - 1 - (all - known)];
        else if (version_take(a, to, from->text, &story->format, err))
            return -1;
        to->from = from;
        to->return_of = from->return_of ? number[from->return_of - 1] : 0;
    }
    for (uint32_t i = known; i < before->n; i++) {
        story->file[story->n] = before->file[i];
        story->version[story->n++] = before->version[i];
    }
    return 0;
}

static int history_make(struct arena *a, struct story *story,
                        const struct story_git *git,
                        const struct git_article *article, struct error *err)
{
    struct story whole = *story;
    struct history history = {article, story, git->name};
    whole.note = article->note;
    whole.notes = article->notes;
    whole.version = arena_new(a, struct version, article->n + 1);
    whole.file = arena_new(a, struct story_file, article->n + 1);
    whole.n = 0;
    if (history_put(a, &whole, &history, err))
        return -1;
    if (!story->n && work_put(a, &whole, work_path(a, article, git->name), err))
        return -1;
    for (int side = 0; side < 2; side++)
        whole.at[side] += whole.n - story->n;
    if (story->n < 2) {
        whole.at[HX_NEW] = whole.n ? whole.n - 1 : 0;
        whole.at[HX_OLD] = whole.n > 1 ? whole.n - 2 : 0;
    }
    *story = whole;
    return 0;
}

/* Adds what the file was at REVISION, as ARTICLE has it. */
static int revision_put(struct arena *a, struct story *story,
                        const struct story_git *git,
                        const struct git_article *article, struct error *err)
{
    struct version *version = &story->version[story->n];
    const char *revision = git->revision[story->n];
    if (!article->n || article->at[0].text_state != WIRE_TEXT_WHOLE)
        return error_set(err, "%s: its text in %s cannot be read", git->name,
                         *revision ? revision : "HEAD");
    version->path = git->name;
    version->name = name_make(a, revision, &article->at[0]);
    story->n++;
    return version_take(a, version, article->at[0].text, &story->format, err);
}

/* Adds the text of the work tree, which PATH is. */
static int work_add(struct arena *a, struct story *story, const char *path,
                    struct error *err)
{
    struct version *work = &story->version[story->n];
    struct str bytes;
    work->path = path;
    work->name = STR("the work tree");
    story->file[story->n++].stamp = source_stamp(path);
    if (source_load(a, path, &bytes, err))
        return -1;
    return version_take(a, work, bytes, &story->format, err);
}

static int revisions_make(struct arena *a, struct story *story,
                          const struct story_git *git,
                          const struct git_article *article, struct error *err)
{
    story->version = arena_new(a, struct version, 2);
    story->file = arena_new(a, struct story_file, 2);
    for (uint32_t i = 0; i < git->n; i++)
        if (revision_put(a, story, git, &article[i], err))
            return -1;
    if (git->n < 2) {
        const char *path = work_path(a, &article[0], git->name);
        if (!path)
            return error_set(err, "%s: is not in the work tree", git->name);
        if (work_add(a, story, path, err))
            return -1;
    }
    story->at[HX_OLD] = 0;
    story->at[HX_NEW] = 1;
    return 0;
}

int story_git_make(struct arena *a, struct story *story,
                   const struct story_git *git,
                   const struct git_article *article, struct error *err)
{
    if (git->revision[0] ? revisions_make(a, story, git, article, err)
                         : history_make(a, story, git, article, err))
        return -1;
    return story->n ? 0 : versions_refuse(story, git->name, err);
}

void story_git_label(struct story *story, const struct story_git *git)
{
    for (uint32_t i = 0; i < git->labels && i < 2; i++)
        story->version[story->at[i]].name = str_of(git->label[i]);
}

int story_git_read(struct arena *a, struct story *story,
                   const struct story_git *git, struct error *err)
{
    struct git_article article[2] = {0};
    for (uint32_t i = 0; i < git->n; i++)
        if (git_article_read(a, &article[i], &git->job[i], err)) {
            story_git_refuse(git, err);
            return -1;
        }
    if (story_git_make(a, story, git, article, err))
        return -1;
    story_git_label(story, git);
    return 0;
}
