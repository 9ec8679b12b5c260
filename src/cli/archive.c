/* SPDX-License-Identifier: MIT */

/*
 * Lines are written as they are known: the articles as they come from the
 * process that reads git, the versions as each is compared with the one
 * before. All of a line is freed before the next.
 */

#include "cli/archive.h"

#include <string.h>

#include "base/headline.h"
#include "base/json.h"
#include "hexapla.h"
#include "input/format.h"
#include "view/print.h"
#include "view/summary.h"

struct archive {
    const struct settings *settings;
    const struct archive_output *out;
    bool is_json;
    struct format_choice format; /* of the texts */
};

bool archive_is_asked(const struct settings *settings)
{
    return settings->operands && (!strcmp(settings->operand[0], "log") ||
                                  !strcmp(settings->operand[0], "list"));
}

void archive_quote(struct buf *b, struct str path)
{
    static const char letters[] = "\aa\bb\tt\nn\vv\ff\rr\"\"\\\\";
    struct buf quoted = {.a = b->a};
    bool is_odd = false;
    for (size_t i = 0; i < path.len; i++) {
        unsigned char byte = (unsigned char)path.s[i];
        const char *letter = NULL;
        for (size_t j = 0; letters[j]; j += 2)
            letter = letters[j] == path.s[i] ? &letters[j + 1] : letter;
        is_odd = is_odd || letter || byte < ' ' || byte > '~';
        if (letter)
            buf_print(&quoted, "\\%c", *letter);
        else if (byte < ' ' || byte > '~')
            buf_print(&quoted, "\\%03o", byte);
        else
            buf_put_byte(&quoted, path.s[i]);
    }
    if (is_odd)
        buf_put_byte(b, '"');
    buf_put(b, buf_str(&quoted));
    if (is_odd)
        buf_put_byte(b, '"');
}

/* Appends TEXT as a column; nothing is "-". */
static void column_put(struct buf *b, struct str text)
{
    buf_put_byte(b, '\t');
    if (text.len)
        print_safe(b, latin_decode(b->a, text));
    else
        buf_put_byte(b, '-');
}

/* The sentences that came with the articles. */
static void note_put(const struct archive *archive, struct str sentence)
{
    archive->out->note(archive->out->context, sentence);
}

/* An article as it comes. */
struct article_line {
    struct str path, headline;
    int64_t versions, returns, first, last;
    bool is_deleted;
};

static void article_print(struct buf *b, const struct archive *archive,
                          const struct article_line *line)
{
    if (!archive->is_json) {
        archive_quote(b, line->path);
        column_put(b, line->headline);
        buf_print(b, "\t%lld\t%lld\t%lld\t%lld\t%s\n",
                  (long long)line->versions, (long long)line->returns,
                  (long long)line->first, (long long)line->last,
                  line->is_deleted ? "deleted" : "-");
        return;
    }
    struct json *json = json_new(b->a);
    json_put_name(json, "path", line->path);
    if (line->headline.len)
        json_put_text(json, "headline", line->headline);
    else
        json_put_null(json, "headline");
    json_put_number(json, "versions", line->versions);
    json_put_number(json, "returns", line->returns);
    json_put_number(json, "first", line->first);
    json_put_number(json, "last", line->last);
    json_put_bool(json, "deleted", line->is_deleted);
    json_print(b, json);
}

static int article_take(struct arena *a, const struct archive *archive,
                        struct wire_record *record)
{
    struct article_line line = {0};
    struct buf b = {.a = a};
    line.path = wire_get_text(record);
    wire_get_text(record); /* the blob */
    line.headline = latin_decode(a, wire_get_text(record));
    line.versions = (int64_t)wire_get_number(record);
    line.returns = (int64_t)wire_get_number(record);
    line.first = (int64_t)wire_get_number(record);
    line.last = (int64_t)wire_get_number(record);
    line.is_deleted = wire_get_number(record) != 0;
    if (record->is_bad || (line.is_deleted && !archive->settings->deleted))
        return 0;
    article_print(&b, archive, &line);
    return archive->out->put(archive->out->context, buf_str(&b));
}

static int list_print(struct arena *a, const struct archive *archive,
                      struct error *err)
{
    const struct settings *settings = archive->settings;
    struct git_job job = {.name = "list",
                          .path = settings->operands > 1 ? settings->operand[1]
                                                         : ".",
                          .no_cache = settings->no_cache,
                          .progress = archive->out->progress,
                          .context = archive->out->context};
    struct git_stream *stream;
    struct wire_record record;
    int result;
    if (git_open(a, &stream, &job, err))
        return -1;
    while ((result = git_next(stream, &record, err)) > 0) {
        struct arena_mark mark = arena_mark(a);
        if (record.kind == WIRE_ARTICLE && article_take(a, archive, &record)) {
            result = error_set(err, "the output cannot be written");
            break;
        }
        if (record.kind == WIRE_NOTE)
            note_put(archive, wire_get_text(&record));
        arena_reset(a, mark);
    }
    return result;
}

/* A version with what was found out about it. */
struct version_line {
    const struct git_version *version;
    uint32_t number;
    int64_t words; /* -1: not known */
    struct str summary;
};

static void version_print(struct buf *b, const struct version_line *line)
{
    const struct git_version *version = line->version;
    buf_print(b, "%u\t%.*s\t%lld", line->number, (int)version->commit.len,
              version->commit.s, (long long)version->time);
    column_put(b, version->author);
    column_put(b, version->subject);
    buf_put_byte(b, '\t');
    archive_quote(b, version->path);
    column_put(b, version->blob);
    if (version->return_of)
        buf_print(b, "\t%u", version->return_of);
    else
        buf_put(b, STR("\t-"));
    if (version->inferred != WIRE_NOT_INFERRED)
        buf_print(b, "\t%u", version->inferred);
    else
        buf_put(b, STR("\t-"));
    if (line->words >= 0)
        buf_print(b, "\t%lld", (long long)line->words);
    else
        buf_put(b, STR("\t-"));
    column_put(b, line->summary);
    buf_put_byte(b, '\n');
}

/* NUMBER, or null where it is NONE. */
static void json_put_known(struct json *json, const char *key, int64_t number,
                           int64_t none)
{
    if (number == none)
        json_put_null(json, key);
    else
        json_put_number(json, key, number);
}

static void version_print_json(struct buf *b, const struct version_line *line)
{
    const struct git_version *version = line->version;
    struct json *json = json_new(b->a);
    json_put_number(json, "version", line->number);
    json_put_text(json, "commit", version->commit);
    json_put_number(json, "time", version->time);
    json_put_text(json, "author", version->author);
    json_put_text(json, "subject", version->subject);
    json_put_name(json, "path", version->path);
    json_put_text(json, "blob", version->blob);
    json_put_known(json, "return_of", version->return_of, 0);
    json_put_known(json, "inferred", version->inferred, WIRE_NOT_INFERRED);
    json_put_known(json, "words", line->words, -1);
    json_put_text(json, "summary", line->summary);
    json_print(b, json);
}

static bool has_text(const struct git_version *version)
{
    return version->entry != WIRE_ENTRY_MODULE &&
           version->text_state == WIRE_TEXT_WHOLE &&
           !headline_is_binary(version->text);
}

/* Why VERSION was not compared, or NULL. */
static const char *obstacle_of(const struct git_version *version)
{
    if (version->entry == WIRE_ENTRY_MODULE)
        return "a submodule";
    if (version->text_state == WIRE_TEXT_TOO_LARGE)
        return "too large to be compared";
    if (version->text_state != WIRE_TEXT_WHOLE)
        return "its text is not in this clone";
    return headline_is_binary(version->text) ? "binary" : NULL;
}

/* The document of VERSION, read as the settings say, or as it is where that
 * cannot be. */
static int version_read(struct arena *a, const struct archive *archive,
                        const struct git_version *version, hx_doc **out)
{
    struct format_input input = {.bytes = version->text,
                                 .name = str_copy(a, version->path)};
    struct format_text text = {.text = version->text};
    struct error dropped;
    if (format_read(a, &archive->format, &input, &text, &dropped))
        text = (struct format_text){.text = version->text};
    hx_source source = {
        .text = {text.text.s, text.text.len},
        .marks = text.marks,
        .mark_count = text.mark_count
    };
    return hx_doc_from(out, &source, NULL);
}

/* The words of VERSION and what changed since BEFORE, which may be NULL. */
static int line_fill(struct buf *b, struct version_line *line,
                     const struct git_version *before,
                     const struct archive *archive)
{
    hx_doc *doc[2] = {NULL, NULL};
    hx_diff *diff = NULL;
    const struct git_version *side[2] = {before, line->version};
    int code = HX_OK;
    for (int i = 0; i < 2 && !code; i++)
        if (side[i] && has_text(side[i]))
            code = version_read(b->a, archive, side[i], &doc[i]);
    uint32_t n = 0;
    const hx_token *token = doc[1] ? hx_doc_tokens(doc[1], &n) : NULL;
    line->words = doc[1] ? 0 : -1;
    for (uint32_t i = 0; i < n; i++)
        line->words += (token[i].flags & HX_TOKEN_WORD) != 0;
    if (!code && doc[0] && doc[1])
        code = hx_compare(&diff, doc[0], doc[1], &archive->out->options);
    if (diff)
        summary_counts(b, diff, ", ");
    hx_diff_free(diff);
    hx_doc_free(doc[0]);
    hx_doc_free(doc[1]);
    return code;
}

static int line_put(struct arena *a, const struct archive *archive,
                    const struct git_article *article, uint32_t i)
{
    struct buf b = {.a = a}, summary = {.a = a};
    const struct git_version *before = i ? &article->at[i - 1] : NULL;
    struct version_line line = {
        &article->at[i], i + 1, -1, {NULL, 0}
    };
    const char *obstacle = obstacle_of(line.version);
    if (line_fill(&summary, &line, before, archive))
        buf_put(&summary, STR("not compared: there is not enough memory"));
    else if (obstacle)
        buf_put(&summary, str_of(obstacle));
    else if (!before)
        buf_put(&summary, line.version->is_cut
                              ? STR("the first version that can be read: the "
                                    "history is cut off here")
                              : STR("the first version"));
    else if (!has_text(before))
        buf_put(&summary, STR("the version before has no text"));
    line.summary = buf_str(&summary);
    if (archive->is_json)
        version_print_json(&b, &line);
    else
        version_print(&b, &line);
    return archive->out->put(archive->out->context, buf_str(&b));
}

static int log_print(struct arena *a, const struct archive *archive,
                     struct error *err)
{
    struct git_article article;
    int result = 0;
    struct git_job job = {.name = "article",
                          .wants_texts = true,
                          .no_cache = archive->settings->no_cache,
                          .progress = archive->out->progress,
                          .context = archive->out->context};
    if (archive->settings->operands < 2)
        return error_set(err, "give a file: hexapla log FILE, or REPO:FILE");
    job.path = archive->settings->operand[1];
    git_name_part(a, job.path, &job.path, &job.file);
    if (git_article_read(a, &article, &job, err))
        return -1;
    for (uint32_t i = 0; i < article.notes; i++)
        note_put(archive, article.note[i]);
    if (!article.n)
        return error_set(err, "%s: has no version in the history of %.*s",
                         archive->settings->operand[1], (int)article.folder.len,
                         article.folder.s);
    for (uint32_t i = article.n; i-- > 0 && !result;) {
        struct arena_mark mark = arena_mark(a);
        if (line_put(a, archive, &article, i))
            result = error_set(err, "the output cannot be written");
        arena_reset(a, mark);
    }
    return result;
}

int archive_run(struct arena *a, const struct settings *settings,
                const struct archive_output *out, struct error *err)
{
    struct archive archive = {.settings = settings, .out = out};
    const char *format = settings->format ? settings->format : "text";
    archive.is_json = !strcmp(format, "json");
    if (!archive.is_json && strcmp(format, "text") != 0)
        return error_set(err,
                         "--format=%s is not for %s, which has text and "
                         "json",
                         format, settings->operand[0]);
    if (format_choose(&archive.format, settings->input, err))
        return -1;
    if (settings->operands > 2)
        return error_set(err,
                         "%s takes one name; a file called %s is given "
                         "as ./%s",
                         settings->operand[0], settings->operand[0],
                         settings->operand[0]);
    return !strcmp(settings->operand[0], "log") ? log_print(a, &archive, err)
                                                : list_print(a, &archive, err);
}
