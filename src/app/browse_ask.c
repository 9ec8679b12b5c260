/* SPDX-License-Identifier: MIT */

/*
 * Questions are asked in the order of their use: what the rows that are seen
 * lack, then what the whole list needs. What a lost question was about can be
 * asked again.
 */

#include "app/browse_inner.h"

#include "app/app.h"
#include "app/moment.h"

enum { LOOK = 2000 }; /* milliseconds between two looks for new commits */

void browse_questions_drop(struct browse *browse)
{
    asking_close(&browse->asking);
    browse->asking.n = 0;
    browse->asking.deaths = 0;
    facts_drop(&browse->facts, browse->shown.archive);
    browse->is_looking = false;
    browse->authors = 0;
}

/* The next question about a row that is seen; false if all is known. */
static bool seen_want(struct browse *browse, struct asking_question *question)
{
    struct archive *archive = browse->shown.archive;
    for (uint32_t i = 0; i < browse->seens; i++) {
        uint32_t blob = browse->seen[i].article;
        if (blob != ARCHIVE_NONE)
            blob = archive_blob(archive, blob);
        if (blob == ARCHIVE_NONE ||
            archive->blobs.at[blob].state != ARCHIVE_UNKNOWN)
            continue;
        archive->blobs.at[blob].state = ARCHIVE_ASKED;
        *question = (struct asking_question){'h', blob};
        return true;
    }
    for (uint32_t i = 0; i < browse->seens; i++) {
        uint32_t at = browse->seen[i].commit;
        if (browse->seen[i].article != ARCHIVE_NONE)
            at = archive_last(archive, browse->seen[i].article);
        if (at == ARCHIVE_NONE || archive->commits.at[at].author ||
            archive->commits.at[at].is_asked)
            continue;
        archive->commits.at[at].is_asked = true;
        *question = (struct asking_question){'c', at};
        return true;
    }
    return false;
}

/* The next text that facts are counted from; false if there is none now. */
static bool facts_next(struct browse *browse, struct asking_question *question)
{
    struct archive *archive = browse->shown.archive;
    for (uint32_t i = 0;
         i < browse->seens && browse->facts.article == ARCHIVE_NONE; i++)
        if (browse->seen[i].article != ARCHIVE_NONE &&
            archive->articles.at[browse->seen[i].article].facts.state ==
                ARCHIVE_UNKNOWN &&
            (archive->is_complete ||
             archive->articles.at[browse->seen[i].article].changes > 1))
            facts_begin(&browse->facts, archive, browse->seen[i].article);
    question->what = 'b';
    question->number = facts_want(&browse->facts);
    return question->number != ARCHIVE_NONE;
}

/* What the whole list needs: headlines, authors. */
static bool all_want(struct browse *browse, struct asking_question *question)
{
    struct archive *archive = browse->shown.archive;
    /* Which text is before another is known when all changes are. */
    if (browse->has_titles && !browse->shown.stream) {
        question->what = 'h';
        question->number = titles_want(&browse->shown.titles, archive);
        if (question->number != ARCHIVE_NONE)
            return true;
    }
    question->what = 'c';
    uint32_t authors = archive->commits.vec.n;
    if (!browse->wants_authors && authors > ARCHIVE_LOOKED)
        authors = ARCHIVE_LOOKED;
    if (!browse->wants_authors && browse->shown.stream)
        return false;
    for (; browse->authors < authors; browse->authors++) {
        struct archive_commit *commit = &archive->commits.at[browse->authors];
        if (commit->author || commit->is_asked)
            continue;
        commit->is_asked = true;
        question->number = browse->authors++;
        return true;
    }
    return false;
}

static struct str object_of(const struct archive *archive,
                            struct asking_question question)
{
    return question.what == 't'   ? (struct str){NULL, 0}
           : question.what == 'c' ? archive->commit_ids.names[question.number]
                                  : archive->blob_ids.names[question.number];
}

/* Takes QUESTION back, to be asked again or, if IS_HOPELESS, not. */
static void question_drop(struct browse *browse,
                          struct asking_question question, bool is_hopeless)
{
    struct archive *archive = browse->shown.archive;
    browse->shown.titles.asked = browse->shown.titles.checked;
    browse->authors = 0;
    if (question.what == 't')
        browse->is_looking = false;
    else if (question.what == 'b' && is_hopeless)
        facts_put(&browse->facts, archive, (struct str){NULL, 0});
    else if (question.what == 'b')
        facts_drop(&browse->facts, archive);
    else if (question.what == 'c' && is_hopeless)
        archive_commit_put(archive, question.number, STR(""), STR(""));
    else if (question.what == 'c')
        archive->commits.at[question.number].is_asked = false;
    else if (is_hopeless)
        archive_headline_put(archive, question.number, STR(""));
    else
        archive->blobs.at[question.number].state = ARCHIVE_UNKNOWN;
}

static void tip_take(struct app *app, struct wire_record *record)
{
    struct browse *browse = app->browse;
    struct error err = {""};
    browse->is_looking = false;
    for (int i = 0; i < 3; i++)
        wire_get_text(record);
    if (str_is_equal(wire_get_text(record), browse->shown.archive->tip) ||
        browse_listing_read(browse))
        return;
    if (browse_listing_open(browse, &browse->next, &err))
        app_note(app, err.text);
}

static void answer_take(struct app *app, struct asking_question question,
                        struct wire_record *record)
{
    struct browse *browse = app->browse;
    struct archive *archive = browse->shown.archive;
    wire_get_text(record); /* what was asked for */
    if (question.what == 'c') {
        struct str author = wire_get_text(record);
        struct str subject = wire_get_text(record);
        archive_commit_put(archive, question.number, author, subject);
        wire_get_number(record); /* its time is known */
        archive->commits.at[question.number].is_bot =
            wire_get_number(record) == 1;
    } else if (question.what == 'b') {
        facts_put(&browse->facts, archive, wire_get_text(record));
        return;
    } else {
        archive_headline_put(archive, question.number, wire_get_text(record));
    }
    browse->is_stale = true;
}

bool browse_answers_take(struct app *app, int64_t until)
{
    struct browse *browse = app->browse;
    struct asking_question question;
    struct wire_record record;
    struct error err = {""};
    uint32_t n = 0;
    for (; ++n % 64 || moment_now() < until; err.text[0] = '\0') {
        enum asking_taken taken =
            asking_take(&browse->asking, &question, &record, &err);
        if (taken == ASKING_NOTHING)
            break;
        if (taken == ASKING_ANSWER && question.what == 't')
            tip_take(app, &record);
        else if (taken == ASKING_ANSWER)
            answer_take(app, question, &record);
        else
            question_drop(browse, question, taken == ASKING_DEAD);
        if (err.text[0])
            app_note(app, err.text);
    }
    return n > 1;
}

bool browse_questions_ask(struct app *app)
{
    struct browse *browse = app->browse;
    struct asking_question question = {0};
    bool is_asked = false;
    while (asking_has_room(&browse->asking)) {
        if (!seen_want(browse, &question) && !facts_next(browse, &question) &&
            !all_want(browse, &question))
            break;
        if (!asking_ask(&browse->asking, question,
                        object_of(browse->shown.archive, question))) {
            question_drop(browse, question, true);
            break;
        }
        is_asked = true;
    }
    if (browse->has_titles && !browse->shown.stream)
        titles_step(&browse->shown.titles, browse->shown.archive);
    return is_asked;
}

void browse_tip_ask(struct browse *browse, int64_t now)
{
    struct asking_question question = {'t', 0};
    if (browse->is_looking || now - browse->looked < LOOK ||
        browse_listing_read(browse) || browse->asking.n)
        return;
    browse->looked = now;
    browse->is_looking =
        asking_ask(&browse->asking, question, (struct str){NULL, 0});
}
