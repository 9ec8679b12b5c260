/* SPDX-License-Identifier: MIT */

/* Questions wait in a ring until they are answered. When the process died all
 * are lost, to be asked again; the first of them may have been its death, and
 * is if it is again. */

#include "app/archive/asking.h"

enum { DEATHS_MOST = 5 };

bool asking_has_room(const struct asking *asking)
{
    return asking->n < GIT_ASKED_MOST && asking->deaths < DEATHS_MOST &&
           (!asking->n || asking->stream);
}

bool asking_ask(struct asking *asking, struct asking_question question,
                struct str id)
{
    struct error err;
    struct git_job job = {
        .name = "serve", .path = asking->repository, .is_served = true};
    if (!asking_has_room(asking))
        return false;
    if (!asking->stream && git_open(asking->a, &asking->stream, &job, &err)) {
        asking->stream = NULL;
        asking->deaths = DEATHS_MOST;
        return false;
    }
    uint32_t at = (asking->first + asking->n) % GIT_ASKED_MOST;
    asking->waiting[at] = question;
    asking->n++;
    /* One that cannot be sent is found to be dead when it is read from. */
    (void)git_ask(asking->stream, question.what, id);
    return true;
}

static struct asking_question waiting_take(struct asking *asking)
{
    struct asking_question question = asking->waiting[asking->first];
    asking->first = (asking->first + 1) % GIT_ASKED_MOST;
    asking->n--;
    return question;
}

enum asking_taken asking_take(struct asking *asking,
                              struct asking_question *question,
                              struct wire_record *record, struct error *err)
{
    if (asking->stream) {
        enum git_taken taken = git_take(asking->stream, record, err);
        if (taken == GIT_NOTHING)
            return ASKING_NOTHING;
        if (taken == GIT_RECORD && record->kind == WIRE_PROGRESS)
            return ASKING_NOTHING;
        if (taken == GIT_RECORD && asking->n) {
            *question = waiting_take(asking);
            asking->deaths = 0;
            return ASKING_ANSWER;
        }
        asking_close(asking);
        asking->deaths++;
        if (!asking->n)
            return ASKING_NOTHING;
        *question = waiting_take(asking);
        bool is_again = question->what == asking->fatal.what &&
                        question->number == asking->fatal.number;
        asking->fatal = *question;
        return is_again ? ASKING_DEAD : ASKING_LOST;
    }
    if (!asking->n)
        return ASKING_NOTHING;
    *question = waiting_take(asking);
    return ASKING_LOST;
}

int asking_descriptor(const struct asking *asking)
{
    return asking->stream && asking->n ? git_descriptor(asking->stream) : -1;
}

void asking_close(struct asking *asking)
{
    if (asking->stream)
        git_close(asking->stream);
    asking->stream = NULL;
}
