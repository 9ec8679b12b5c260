/* SPDX-License-Identifier: MIT */

/*
 * Arguments to story, story to a print or to the reader. The one file that
 * exits and that writes to standard output and standard error; what it says
 * of names and messages goes through print_safe(), as all foreign text does.
 */

#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/config.h"
#include "app/ignore.h"
#include "app/lexicons.h"
#include "app/setting.h"
#include "app/themes.h"
#include "cli/archive.h"
#include "cli/batch.h"
#include "cli/dump.h"
#include "cli/git_diff.h"
#include "cli/sharing.h"
#include "cli/theming.h"
#include "cli/topics.h"
#include "cli/wording.h"
#include "input/source_dir.h"
#include "input/source_git.h"
#include "interact/interact.h"
#include "view/print.h"
#include "view/summary.h"

enum { STATUS_SAME, STATUS_DIFFERENT, STATUS_TROUBLE };

enum { PRINT_WIDTH = 130, STAT_WIDTH = 80, PRINT_WIDTH_MOST = 10000 };

struct run {
    struct arena *a;
    int argc;
    char **argv;
    struct config config;
    struct settings settings; /* the same as in the configuration */
    struct story story;
    uint32_t revisions;     /* operands before -- */
    const char *repository; /* whose articles are browsed, or NULL */
    struct opening opening; /* what is opened while the reader is */
    struct error err;
    int status;
    bool by_words, is_same; /* the status is about words, and they are */
    int signal;             /* that ended the program, or 0 */
    bool is_left;           /* the reader was open: its memory stays */
    bool is_for_git;        /* git called, with a pager or a file for it */
    bool has_progress;      /* in the line of the terminal */
};

static void sentence_say(struct run *run, struct str sentence)
{
    struct buf b = {.a = run->a};
    buf_put(&b, STR("hexapla: "));
    print_safe(&b, sentence);
    buf_put_byte(&b, '\n');
    fwrite(b.s, 1, b.len, stderr);
}

static int trouble(struct run *run)
{
    sentence_say(run, str_of(run->err.text));
    return STATUS_TROUBLE;
}

/* True if nobody reads the output any more. */
static bool is_unread(void)
{
    struct pollfd out = {.fd = STDOUT_FILENO, .events = POLLOUT};
    return poll(&out, 1, 0) > 0 && (out.revents & POLLERR);
}

static int output_put(struct run *run, struct str s)
{
    if ((!s.len || fwrite(s.s, 1, s.len, stdout) == s.len) && !fflush(stdout))
        return 0;
    if (run->is_for_git && is_unread())
        _exit(STATUS_SAME);
    return error_set(&run->err, "the output cannot be written");
}

static int brief_print(struct run *run, struct buf *b)
{
    if (story_same(&run->story, &run->is_same, &run->err))
        return -1;
    if (run->is_same)
        return 0;
    for (int side = 0; side < 2; side++) {
        buf_put(b, side ? STR(" and ") : STR("Files "));
        print_safe(b, story_side(&run->story, side)->name);
    }
    buf_put(b, STR(" differ\n"));
    return 0;
}

/* A format of the plain word script; with wdiff the status is about words. */
static int script_print(struct run *run, struct buf *b, const char *format)
{
    struct wording wording = {.settings = &run->settings,
                              .story = &run->story,
                              .format = format,
                              .escaped = isatty(STDOUT_FILENO)};
    if (wording_run(b, &wording, &run->err))
        return -1;
    run->by_words = !strcmp(format, "wdiff");
    run->is_same = wording.is_same;
    return 0;
}

/* What the library is told. */
static int options_set(struct run *run, hx_options *options)
{
    const struct settings *settings = &run->settings;
    const char *language = settings->lang;
    *options = (hx_options){.minimal = settings->minimal};
    ignore_set(settings, options);
    if (language && strcmp(language, "auto") != 0)
        options->language = language;
    if (!hx_language_is_known(options->language))
        return error_set(&run->err,
                         "--lang=%s is not known; it can be %s, auto or none",
                         language, hx_languages());
    return lexicons_open(run->a, settings->lexicon, options, &run->err);
}

/* The looks of the theme asked for, in DEPTH colors; 0, or -1 with a sentence
 * and the looks of the built-in theme. */
static int looks_get(struct run *run, enum look_depth depth,
                     struct look looks[ROLES])
{
    struct theme theme;
    const struct settings *settings = &run->settings;
    const char *name = themes_resolve(settings->theme, settings->theme_dark,
                                      settings->theme_light, THEME_ANY);
    int result = themes_open(run->a, &theme, name, THEME_ANY, &run->err);
    theme_resolve(&theme,
                  setting_has_color(&run->settings) ? depth : LOOK_DEPTH_MONO,
                  looks);
    return result;
}

static bool is_dumb(void)
{
    const char *kind = getenv("TERM");
    return !kind || !*kind || !strcmp(kind, "dumb");
}

/* What is printed where the reader does not open. */
static const char *format_of(const struct settings *settings)
{
    if (settings->linear || (isatty(STDOUT_FILENO) && is_dumb()))
        return settings->format ? settings->format : "linear";
    if (!settings->format && settings->printed)
        return settings->printed;
    return settings->format ? settings->format : "text";
}

/* The --width of the settings, or FALLBACK, in *WIDTH. */
static int width_get(struct run *run, uint32_t fallback, uint32_t *width)
{
    const char *text = run->settings.width;
    *width = fallback;
    if (!text || str_number(str_of(text), PRINT_WIDTH_MOST, width))
        return 0;
    return error_set(&run->err, "--width=%s is no number of columns", text);
}

/* What all versions share. */
static int shares_run(struct run *run, struct buf *b)
{
    struct shares shares;
    uint32_t width;
    if (width_get(run, STAT_WIDTH, &width) ||
        sharing_run(run->a, &run->story, &shares, &run->err))
        return -1;
    shares_print(b, &shares, (int)width, run->settings.ascii);
    return 0;
}

static int format_print(struct run *run, struct buf *b)
{
    const char *format = format_of(&run->settings);
    if (wording_is_asked(format))
        return script_print(run, b, format);
    if (!strcmp(format, "stat") && run->story.n > 2)
        return shares_run(run, b);
    if (story_compare(&run->story, run->story.at[HX_OLD], run->story.at[HX_NEW],
                      &run->err))
        return -1;
    struct look looks[ROLES];
    uint32_t width;
    if (looks_get(run, LOOK_DEPTH_256, looks) ||
        width_get(run, PRINT_WIDTH, &width))
        return -1;
    struct print_input input = {.diff = run->story.diff,
                                .looks = looks,
                                .width = (int)width,
                                .ascii = run->settings.ascii};
    for (int side = 0; side < 2; side++)
        input.name[side] = story_side(&run->story, side)->name;
    if (run->settings.explain &&
        story_explain(run->a, &run->story, &input.explain, &run->err))
        return -1;
    printer_find(str_of(format))->print(b, &input);
    return 0;
}

static int dump_print(struct run *run, struct buf *b)
{
    if (!run->repository && story_compare(&run->story, run->story.at[HX_OLD],
                                          run->story.at[HX_NEW], &run->err))
        return -1;
    struct dump dump = {run->a, &run->story, run->repository, &run->config};
    return dump_run(&dump, b, &run->err);
}

/* Keys to pictures until the user leaves. */
static int reader_run(struct run *run)
{
    struct interact interact = {.a = run->a,
                                .story = &run->story,
                                .repository = run->repository,
                                .opening = run->opening,
                                .config = &run->config};
    int code = interact_run(&interact, &run->err);
    run->signal = interact.signal;
    run->is_left = true;
    return code;
}

/* The reader opens on a terminal that can do more than print. */
static bool is_interactive(const struct settings *settings)
{
    return isatty(STDOUT_FILENO) && !settings->format && !settings->dump &&
           !settings->script && !settings->screen && !settings->dump_config &&
           !settings->dump_keys && !settings->brief && !settings->quiet &&
           !settings->exit_code && !settings->linear && !is_dumb();
}

/* Output is UTF-8 whatever the locale says; only the reader, which shares the
 * screen with others, keeps to it. */
static void locale_set(bool interactive)
{
    setlocale(LC_CTYPE, "");
    if (!interactive && strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        setlocale(LC_CTYPE, "C.UTF-8");
}

/* True if a picture of the reader is printed. */
static bool is_dump(const struct settings *settings)
{
    return settings->dump || settings->script || settings->screen;
}

/* True if the articles of a repository are to be browsed. */
static bool is_browsing(const struct run *run)
{
    const struct settings *settings = &run->settings;
    return settings->operands == 1 && !run->revisions &&
           (is_interactive(settings) || is_dump(settings)) &&
           source_is_dir(settings->operand[0]) &&
           git_is_repository(run->a, settings->operand[0]);
}

/* How far reading is, in one line of the terminal, which what follows takes. */
static void progress_put(void *context, uint64_t commits, uint64_t total)
{
    struct run *run = context;
    run->has_progress = true;
    if (total > commits)
        fprintf(stderr, "\rhexapla: %llu of %llu commits read\033[K",
                (unsigned long long)commits, (unsigned long long)total);
    else
        fprintf(stderr, "\rhexapla: %llu commits read\033[K",
                (unsigned long long)commits);
}

static void progress_end(struct run *run)
{
    if (run->has_progress)
        fputs("\r\033[K", stderr);
    run->has_progress = false;
}

/* True if it is told how far reading is. */
static bool has_watcher(const struct run *run)
{
    return isatty(STDERR_FILENO) && !is_dumb() && !run->settings.quiet;
}

/* Begins to read the texts of PATHS, which are shown when they come: 0; 1 if
 * they are not of git; or -1 with a sentence. What can be told soon, that there
 * are none above all, is told before the terminal is taken. */
static int opening_begin(struct run *run, const struct story_paths *paths)
{
    enum { AT_ONCE = 60 }; /* milliseconds */
    struct story_paths quiet = *paths;
    struct opening_order order = {.paths = &quiet};
    quiet.progress = NULL;
    int code = opening_start(&run->opening, &order, &run->err);
    if (code)
        return code;
    if (format_choose(&run->story.format, paths->format, &run->err) ||
        opening_wait(&run->opening, AT_ONCE, &run->err))
        return -1;
    return options_set(run, &run->story.options);
}

static int story_open(struct run *run)
{
    const struct settings *settings = &run->settings;
    if (is_browsing(run)) {
        run->repository = settings->operand[0];
        if (format_choose(&run->story.format, settings->input, &run->err))
            return -1;
        return options_set(run, &run->story.options);
    }
    if (wording_check(settings, format_of(settings), &run->err))
        return -1;
    struct story_paths paths = {settings->operand,
                                settings->operands,
                                settings->label,
                                settings->labels,
                                run->revisions,
                                settings->input,
                                settings->no_cache,
                                has_watcher(run) ? progress_put : NULL,
                                run};
    if (is_interactive(settings)) {
        int begun = opening_begin(run, &paths);
        if (begun <= 0)
            return begun;
    }
    int result = story_read(run->a, &run->story, &paths, &run->err);
    progress_end(run);
    if (result)
        return -1;
    for (uint32_t i = 0; i < run->story.n; i++)
        if (run->story.version[i].notice)
            notes_add(&run->config.notes, "%s", run->story.version[i].notice);
    for (uint32_t i = 0; i < run->story.notes; i++)
        notes_add(&run->config.notes, "%.*s", (int)run->story.note[i].len,
                  run->story.note[i].s);
    return options_set(run, &run->story.options);
}

/* Says which versions are compared where there are more. */
static void pair_say(struct run *run)
{
    struct buf b = {.a = run->a};
    const struct story *story = &run->story;
    if (story->n == 1 && !run->settings.quiet) {
        print_safe(&b, story->version[0].name);
        fprintf(stderr, "hexapla: %.*s is %s\n", (int)b.len, b.s,
                story_only(story));
    }
    bool is_all = !run->settings.brief &&
                  !strcmp(format_of(&run->settings), "stat"); /* tells of all */
    if (story->n < 3 || !story->file || is_all || run->settings.quiet)
        return;
    buf_print(&b, "hexapla: of %u versions these two are compared: ", story->n);
    for (int side = 0; side < 2; side++) {
        print_safe(&b, story_side(story, side)->name);
        buf_put(&b, side ? STR("; --format=stat tells of all\n") : STR(", "));
    }
    fwrite(b.s, 1, b.len, stderr);
}

/* Prints what the settings ask for; the result is the exit status. */
static int print_run(struct run *run)
{
    struct buf b = {.a = run->a};
    int code = 0;
    if (run->settings.brief)
        code = brief_print(run, &b);
    else if (is_dump(&run->settings))
        code = dump_print(run, &b);
    else if (!run->settings.quiet)
        code = format_print(run, &b);
    if (!code && !run->settings.dump && !run->settings.script &&
        !run->settings.screen)
        pair_say(run);
    if (code || output_put(run, buf_str(&b)))
        return trouble(run);
    if (!run->repository && !run->by_words &&
        story_same(&run->story, &run->is_same, &run->err))
        return trouble(run);
    return run->repository || run->is_same ? STATUS_SAME : STATUS_DIFFERENT;
}

/* Does what is asked of themes; the result is the exit status. */
static int themes_run(struct run *run)
{
    struct buf b = {.a = run->a};
    int found = theming_run(&b, &run->settings, &run->err);
    if (found < 0 || output_put(run, buf_str(&b)))
        return trouble(run);
    return found ? STATUS_DIFFERENT : STATUS_SAME;
}

/* Prints the configuration, or its keys only; the result is the exit status. */
static int config_run(struct run *run)
{
    struct buf b = {.a = run->a};
    const char *name = run->settings.dump_keys ? "dump-keys" : "dump-config";
    if (run->settings.operands) {
        error_set(&run->err, "--%s needs no files", name);
        return trouble(run);
    }
    if (run->settings.dump_keys)
        bindings_print(&b, &run->config.bindings, true);
    else
        config_print(&b, &run->config);
    return output_put(run, buf_str(&b)) ? trouble(run) : STATUS_SAME;
}

/* Tells what is wrong in the configuration, and of texts, where no screen does:
 * the notes FROM one on. */
static void warnings_print(struct run *run, uint32_t from)
{
    const struct notes *notes = &run->config.notes;
    for (uint32_t i = from; i < notes->list.vec.n && !run->settings.quiet; i++)
        sentence_say(run, notes->list.at[i]);
}

static int line_put(void *context, struct str line)
{
    progress_end(context);
    return output_put(context, line);
}

static void note_put(void *context, struct str sentence)
{
    progress_end(context);
    sentence_say(context, sentence);
}

/* Lists versions or articles; the result is the exit status. */
static int archive_print(struct run *run)
{
    struct archive_output out = {.put = line_put,
                                 .note = note_put,
                                 .progress =
                                     has_watcher(run) ? progress_put : NULL,
                                 .context = run};
    if (options_set(run, &out.options))
        return trouble(run);
    int code = archive_run(run->a, &run->settings, &out, &run->err);
    progress_end(run);
    return code ? trouble(run) : STATUS_SAME;
}

/* Compares many pairs; the result is the exit status. */
static int batch_print(struct run *run)
{
    struct batch_output out = {line_put, run};
    hx_options common;
    if (options_set(run, &common))
        return trouble(run);
    int found =
        batch_run(&run->settings, &common, STDIN_FILENO, &out, &run->err);
    return found < 0 ? trouble(run) : found;
}

/* A file that git wants to be shown; only what is not git's call is trouble,
 * as with another status git shows no more files. */
static int git_diff_run(struct run *run)
{
    struct buf b = {.a = run->a};
    struct git_diff call;
    /* To git, a pager that was left is no reason to complain. */
    run->is_for_git = !isatty(STDOUT_FILENO);
    if (run->is_for_git)
        signal(SIGPIPE, SIG_IGN);
    if (is_unread())
        _exit(STATUS_SAME);
    if (git_diff_read(&run->settings, &call, &run->err))
        return trouble(run);
    git_diff_head(&b, &call);
    if (call.is_unmerged)
        return output_put(run, buf_str(&b)) ? trouble(run) : STATUS_SAME;
    if (git_diff_open(run->a, &call, &run->story, &run->err)) {
        trouble(run);
        return STATUS_SAME;
    }
    if (options_set(run, &run->story.options))
        return trouble(run);
    if (story_same(&run->story, &run->is_same, &run->err))
        trouble(run);
    bool is_shown = !run->is_same && !git_diff_binary(&b, &run->story);
    if (is_shown && is_interactive(&run->settings) &&
        !getenv("GIT_PAGER_IN_USE")) {
        if (reader_run(run))
            trouble(run);
        return STATUS_SAME;
    }
    if (!run->settings.format)
        run->settings.format =
            git_diff_format(&run->settings, setting_has_color(&run->settings));
    if (is_shown && format_print(run, &b))
        trouble(run);
    buf_put_byte(&b, '\n');
    return output_put(run, buf_str(&b)) ? trouble(run) : STATUS_SAME;
}

static int run_body(struct arena *a, void *context)
{
    struct run *run = context;
    struct buf b = {.a = a};
    run->a = a;
    run->argv = git_diff_arguments(a, &run->argc, run->argv);
    char **given = arena_new(a, char *, (size_t)run->argc + 1);
    memcpy(given, run->argv, (size_t)run->argc * sizeof *given);
    config_open(&run->config, a, run->argc, run->argv, &run->err);
    run->settings = run->config.settings;
    run->revisions = option_revisions(run->argc, given, &run->settings);
    bool interactive = is_interactive(&run->settings);
    uint32_t notes = run->config.notes.list.vec.n;
    locale_set(interactive);
    if (!interactive)
        warnings_print(run, 0);
    if (run->settings.version && !run->settings.help) {
        buf_print(&b, "hexapla %s\n", hx_version());
        run->status = output_put(run, buf_str(&b)) ? trouble(run) : 0;
    } else if (run->settings.help ||
               (!run->err.text[0] && topics_is_asked(&run->settings))) {
        run->status = topics_run(&b, &run->config, &run->err) ||
                              output_put(run, buf_str(&b))
                          ? trouble(run)
                          : STATUS_SAME;
    } else if (!run->err.text[0] &&
               (run->settings.dump_config || run->settings.dump_keys)) {
        run->status = config_run(run);
    } else if (!run->err.text[0] && theming_is_asked(&run->settings)) {
        run->status = themes_run(run);
    } else if (!run->err.text[0] && archive_is_asked(&run->settings)) {
        run->status = archive_print(run);
    } else if (!run->err.text[0] && batch_is_asked(&run->settings)) {
        run->status = batch_print(run);
    } else if (!run->err.text[0] && git_diff_is_asked(&run->settings)) {
        run->status = git_diff_run(run);
    } else if (run->err.text[0] || story_open(run)) {
        run->status = trouble(run);
    } else if (interactive) {
        run->status = reader_run(run) ? trouble(run) : STATUS_SAME;
    } else {
        warnings_print(run, notes);
        run->status = print_run(run);
    }
    return HX_OK;
}

int main(int argc, char **argv)
{
    struct run run = {.status = STATUS_TROUBLE, .argc = argc, .argv = argv};
    if (arena_run(0, run_body, &run))
        fputs("hexapla: there is not enough memory\n", stderr);
    else if (!run.is_left)
        arena_close(run.a);
    if (run.signal) {
        signal(run.signal, SIG_DFL);
        raise(run.signal);
    }
    if (fclose(stdout) && run.status != STATUS_TROUBLE) {
        fputs("hexapla: the output cannot be written\n", stderr);
        run.status = STATUS_TROUBLE;
    }
    /* Texts of millions of words are given back sooner by the system. */
    if (run.is_left)
        _exit(run.status);
    return run.status;
}
