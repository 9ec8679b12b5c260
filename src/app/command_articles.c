/* SPDX-License-Identifier: MIT */

/* The list of articles of a repository. */

#include "app/command.h"

#include "app/line.h"
#include "app/panel.h"

/* The browser, or NULL and a word on it. */
static struct browse *browse_get(struct app *app)
{
    if (!app->browse)
        app_say(app, false,
                "that is for the articles of a git repository: "
                "hexapla REPOSITORY");
    return app->browse;
}

/* Goes back to the articles, if one is open. */
static void open_articles(struct app *app, struct command_call call)
{
    (void)call;
    if (!browse_get(app))
        return;
    panel_close(app);
    if (!opening_return(app) && app->browse->has_titles)
        articles_back(app);
}

static void find(struct app *app, struct command_call call)
{
    if (!browse_get(app))
        return;
    open_articles(app, call);
    if (call.text.len)
        browse_filter(app, call.text);
    else
        line_open(app, '/');
}

static void sort(struct app *app, struct command_call call)
{
    struct browse *browse = browse_get(app);
    if (!browse)
        return;
    enum archive_sort sort = (browse->view.sort + 1) % SORTS;
    for (int i = 0; call.text.len && i <= SORTS; i++) {
        if (i == SORTS) {
            app_say(app, true,
                    "articles are sorted by last, first, versions, "
                    "returns, headline or path");
            return;
        }
        sort = (enum archive_sort)i;
        if (str_is_equal(call.text, str_of(archive_sort_table[i])))
            break;
    }
    browse->view.sort = sort;
    browse_change(app);
    app_say(app, false, "sorted by %s", archive_sort_table[sort]);
}

static void show_deleted(struct app *app, struct command_call call)
{
    struct browse *browse = browse_get(app);
    (void)call;
    if (!browse)
        return;
    browse->view.has_deleted = !browse->view.has_deleted;
    browse_change(app);
    app_say(app, false, "deleted articles are %s",
            browse->view.has_deleted ? "listed, too" : "not listed");
}

static void show_headlines(struct app *app, struct command_call call)
{
    struct browse *browse = browse_get(app);
    if (!browse)
        return;
    if (browse->has_titles && browse_is_listing(app)) {
        articles_back(app);
        return;
    }
    open_articles(app, call);
    browse->has_titles = true;
    *browse_list(app) = (struct list){0};
    browse->made = 0;
    browse->is_stale = true;
}

/* clang-format off */
static const struct command_info articles_table[] = {
    {"articles", open_articles, NULL,
     "back from an article to the list of all in the repository"},
    {"find-articles", find, "[WORDS]",
     "list articles with letters of WORDS; author:NAME since:DATE until:DATE"},
    {"sort-articles", sort, "[BY]",
     "sort by last, first, versions, returns, headline or path, or the next"},
    {"headlines", show_headlines, NULL,
     "list all changes of headlines, the newest first"},
    {"deleted-articles", show_deleted, NULL,
     "list deleted articles, too, or not"},
};
/* clang-format on */

const struct command_group command_articles = {
    "Articles of a repository", articles_table,
    sizeof articles_table / sizeof *articles_table};
