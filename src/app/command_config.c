/* SPDX-License-Identifier: MIT */

/* Options and keys, as in the configuration file, while the reader is open. */

#include "app/command.h"

#include "app/panel.h"
#include "app/setting.h"

/* What the command runs, for arena_try(), which must keep memory that was taken
 * before a refusal. */
struct binding_call {
    struct bindings *bindings;
    struct str text;
    struct error err;
    int result;
};

static int bind_body(struct arena *a, void *context)
{
    struct binding_call *call = context;
    (void)a;
    call->result = bindings_bind(call->bindings, call->text, &call->err);
    return HX_OK;
}

static int unbind_body(struct arena *a, void *context)
{
    struct binding_call *call = context;
    (void)a;
    call->result = bindings_unbind(call->bindings, call->text, &call->err);
    return HX_OK;
}

static void run(struct app *app, struct str text,
                int (*body)(struct arena *a, void *context))
{
    struct binding_call call = {&app->bindings, text, {""}, 0};
    if (arena_try(app->a, body, &call))
        app_say(app, true, "there is not enough memory for a binding");
    else if (call.result)
        app_say(app, true, "%s", call.err.text);
}

static void bind(struct app *app, struct command_call call)
{
    run(app, call.text, bind_body);
}

static void unbind(struct app *app, struct command_call call)
{
    run(app, call.text, unbind_body);
}

static void set(struct app *app, struct command_call call)
{
    struct error err = {""};
    if (setting_run(app, call.text, &err))
        app_say(app, true, "%s", err.text);
}

static void open_messages(struct app *app, struct command_call call)
{
    (void)call;
    if (app->notes.list.vec.n)
        panel_open(app, MODE_MESSAGES);
    else
        app_say(app, false, "there was nothing wrong");
}

/* clang-format off */
static const struct command_info config_table[] = {
    {"set", set, "KEY VALUE",
     "set an option, as in the configuration file"},
    {"bind", bind, "[text|list] KEYS COMMAND",
     "let keys run a command, everywhere, in the text or in lists"},
    {"unbind", unbind, "[text|list] KEYS",
     "let keys mean nothing"},
    {"messages", open_messages, NULL,
     "what was wrong in the configuration file or in a theme"},
};
/* clang-format on */

const struct command_group command_config = {
    "Configuration", config_table, sizeof config_table / sizeof *config_table};
