/* SPDX-License-Identifier: MIT */

/* A line of a batch, at each depth, explained and not: one line comes out,
 * which is JSON without anything a terminal could act on, and has an id. */

#include "fuzz.h"

#include <string.h>

#include "base/json.h"
#include "base/utf8.h"
#include "cli/batch_record.h"
#include "view/print_json.h"

struct input {
    struct str line;
    uint32_t depth;
    bool explain;
};

static int record_body(struct arena *a, void *context)
{
    const struct input *input = context;
    const struct batch_options options = {.depth = input->depth,
                                          .members = RECORD_ALL,
                                          .explain = input->explain};
    struct batch_task task = {
        .options = &options, .line = input->line, .number = 1};
    struct error err;
    char small[96];
    struct arena *own;
    bool ok;
    if (arena_open(&own))
        return 1;
    struct str answer = batch_record(own, &task, small, &ok);
    if (!answer.len || answer.s[answer.len - 1] != '\n')
        fuzz_check("an answer ends its line");
    answer.len--;
    if (!utf8_is_visible(answer))
        fuzz_check("an answer has nothing invisible");
    const struct json_source *json = json_read(a, answer, &err);
    if (!json)
        fuzz_check("an answer is JSON");
    enum json_form id = json_find(json, "id").form;
    if (id != JSON_FORM_TEXT && id != JSON_FORM_INTEGER)
        fuzz_check("an answer has an id");
    if (ok != !json_find(json, "error").form)
        fuzz_check("an error has a sentence, an answer none");
    arena_close(own);
    return 1; /* nothing of it is kept */
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct input input = {
        {(const char *)data, len},
        0, false
    };
    if (!len)
        return 0;
    for (; input.depth <= HX_DEPTH_SENTENCES; input.depth++)
        for (int i = 0; i < 2; i++) {
            input.explain = i;
            arena_run(0, record_body, &input);
        }
    return 0;
}
