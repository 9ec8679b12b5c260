/* SPDX-License-Identifier: MIT */

/*
 * git adds its arguments to those of the user: PATH FILE ID MODE FILE ID MODE,
 * then the new path and lines on the rename if there is one, or PATH alone
 * where a merge left it. They are found from the end, by the ids and modes.
 */

#include "cli/git_diff.h"

#include <stdlib.h>
#include <string.h>

#include "base/headline.h"
#include "view/print.h"

enum { SHORT = 1, PLAIN = 7, RENAMED = 9, ID_SHOWN = 8 };

static bool is_none(const char *file)
{
    return !strcmp(file, "/dev/null");
}

/* True if WORD is made of the letters in SET, or "." */
static bool is_made_of(const char *word, const char *set)
{
    return !strcmp(word, ".") || (*word && !word[strspn(word, set)]);
}

/* True if the arguments from AT on are PLAIN or RENAMED ones. */
static bool is_call(char *const *at)
{
    const char *hex = "0123456789abcdef", *octal = "01234567";
    return is_made_of(at[2], hex) && is_made_of(at[3], octal) &&
           is_made_of(at[5], hex) && is_made_of(at[6], octal);
}

char **git_diff_arguments(struct arena *a, int *argc, char **argv)
{
    int n = *argc, at = 1;
    while (at < n && strcmp(argv[at], "git-diff") != 0)
        at++;
    /* Options may stand before it, but no other word. */
    for (int i = 1; i < at && at < n; i++)
        if (argv[i][0] != '-' || !strcmp(argv[i], "--"))
            return argv;
    int left = n - at - 1;
    if (left < 1)
        return argv;
    int own = left >= RENAMED && is_call(&argv[n - RENAMED]) ? RENAMED
              : left >= PLAIN && is_call(&argv[n - PLAIN])   ? PLAIN
                                                             : SHORT;
    for (int i = at + 1; i < n - own; i++)
        if (argv[i][0] != '-')
            return argv;
    char **out = arena_new(a, char *, (size_t)n + 2);
    static char end[] = "--";
    memcpy(out, argv, (size_t)(n - own) * sizeof *out);
    out[n - own] = end;
    memcpy(out + n - own + 1, argv + n - own, (size_t)own * sizeof *out);
    ++*argc;
    return out;
}

bool git_diff_is_asked(const struct settings *settings)
{
    return settings->operands && !strcmp(settings->operand[0], "git-diff");
}

int git_diff_read(const struct settings *settings, struct git_diff *out,
                  struct error *err)
{
    const char *const *word = settings->operand + 1;
    uint32_t n = settings->operands - 1;
    *out =
        (struct git_diff){.is_unmerged = n == SHORT, .format = settings->input};
    if (n != SHORT && n != PLAIN && n != RENAMED)
        return error_set(err, "git-diff is called by git: "
                              "GIT_EXTERNAL_DIFF='hexapla git-diff' git diff");
    out->path[HX_OLD] = out->path[HX_NEW] = word[0];
    for (int side = 0; side < 2 && n > SHORT; side++) {
        const char *const *own = word + 1 + (size_t)side * 3;
        out->file[side] = own[0];
        out->id[side] = own[1];
        out->mode[side] = own[2];
    }
    if (n == RENAMED) {
        out->path[HX_NEW] = word[PLAIN];
        out->note = str_of(word[PLAIN + 1]);
    }
    return 0;
}

/* "PATH (id)", what is shown for a text. */
static const char *label_make(struct arena *a, const struct git_diff *call,
                              int side)
{
    struct buf b = {.a = a};
    const char *id = call->id[side];
    if (is_none(call->file[side]))
        return "no file";
    buf_print(&b, "%s (", call->path[side]);
    if (id[strspn(id, "0.")])
        buf_print(&b, "%.*s)", ID_SHOWN, id);
    else
        buf_put(&b, STR("not in git)"));
    return str_copy(a, buf_str(&b));
}

/* FILE so that it is taken for no option of ours and no standard input. */
static const char *name_make(struct arena *a, const char *file)
{
    struct buf b = {.a = a};
    if (*file != '-')
        return file;
    buf_print(&b, "./%s", file);
    return str_copy(a, buf_str(&b));
}

int git_diff_open(struct arena *a, const struct git_diff *call,
                  struct story *story, struct error *err)
{
    const char **path = arena_new(a, const char *, 2);
    const char **label = arena_new(a, const char *, 2);
    for (int side = 0; side < 2; side++) {
        path[side] = name_make(a, call->file[side]);
        label[side] = label_make(a, call, side);
    }
    struct story_paths paths = {.path = path,
                                .n = 2,
                                .label = label,
                                .labels = 2,
                                .format = call->format};
    return story_read(a, story, &paths, err);
}

/* Lines of git, safe to be shown. */
static void note_put(struct buf *b, struct str note)
{
    while (note.len) {
        struct str line = str_cut(&note, '\n');
        if (!line.len)
            continue;
        print_safe(b, line);
        buf_put_byte(b, '\n');
    }
}

void git_diff_head(struct buf *b, const struct git_diff *call)
{
    const char *counter = getenv("GIT_DIFF_PATH_COUNTER");
    const char *total = getenv("GIT_DIFF_PATH_TOTAL");
    if (call->is_unmerged) {
        buf_put(b, STR("* Unmerged path "));
        print_safe(b, str_of(call->path[HX_NEW]));
        buf_put_byte(b, '\n');
        return;
    }
    bool is_added = is_none(call->file[HX_OLD]);
    bool is_deleted = is_none(call->file[HX_NEW]);
    buf_put(b, STR("*** "));
    print_safe(b, str_of(call->path[is_deleted ? HX_OLD : HX_NEW]));
    buf_put(b, is_added     ? STR(" added")
               : is_deleted ? STR(" deleted")
                            : STR(""));
    if (!is_added && !is_deleted &&
        strcmp(call->mode[HX_OLD], call->mode[HX_NEW]) != 0)
        buf_print(b, ", mode %s, was %s", call->mode[HX_NEW],
                  call->mode[HX_OLD]);
    if (counter && total && strcmp(total, "1") != 0) {
        buf_put(b, STR(" ("));
        print_safe(b, str_of(counter));
        buf_put(b, STR(" of "));
        print_safe(b, str_of(total));
        buf_put_byte(b, ')');
    }
    buf_put_byte(b, '\n');
    note_put(b, call->note);
}

bool git_diff_binary(struct buf *b, const struct story *story)
{
    bool is_binary = false;
    for (int side = 0; side < 2; side++)
        is_binary =
            is_binary || headline_is_binary(story_side(story, side)->text);
    if (is_binary)
        buf_print(b, "binary: %zu bytes, were %zu\n",
                  story_side(story, HX_NEW)->text.len,
                  story_side(story, HX_OLD)->text.len);
    return is_binary;
}

const char *git_diff_format(const struct settings *settings, bool is_colored)
{
    const char *pager = getenv("GIT_PAGER_IN_USE");
    bool is_shown = pager && *pager && strcmp(pager, "false") != 0;
    bool is_forced = settings->color && !strcmp(settings->color, "always");
    if (settings->printed)
        return settings->printed;
    return is_colored && (is_shown || is_forced) ? "ansi" : "text";
}
