/* SPDX-License-Identifier: MIT */
#ifndef APP_APP_H
#define APP_APP_H

/*
 * The interactive program without a terminal: its state is changed by keys
 * (app_key) and drawn as a picture (app_draw). The same state and the same
 * keys give the same picture.
 */

#include "app/browse.h"
#include "app/config.h"
#include "app/list.h"
#include "app/marks.h"
#include "app/opening.h"
#include "app/prompt.h"
#include "app/reader.h"
#include "app/story.h"
#include "app/tally.h"
#include "base/key.h"
#include "view/kind.h"
#include "view/screen.h"
#include "view/theme.h"

enum app_mode {
    MODE_READER,
    MODE_HELP,
    MODE_VERSIONS,
    MODE_CHANGES,
    MODE_FACTS,
    MODE_SUMMARY,
    MODE_WHY,
    MODE_FILTER,
    MODE_THEMES,
    MODE_MESSAGES,
    MODE_ARTICLES,
    MODES
};

struct work;
struct laying;
struct reload;

/* What only the owner of the terminal can do: asked for by a key, done before
 * the next picture, then forgotten. */
struct app_request {
    struct str copy;        /* to go on the clipboard; empty: nothing */
    const char *const *run; /* a program and its arguments; NULL: none */
    bool mouse;             /* to be taken or given back, as app->mouse says */
};

/* Where the reader was when keys that may go on were acted on at once. */
struct app_early {
    bool is_set;
    const hx_diff *diff; /* what was shown */
    struct pane_cursor cursor;
    uint32_t top, stop, count;
    int64_t slip;
    bool tied;
    struct marks marks;
};

/* What a drag of the mouse has hold of. */
enum app_drag { DRAG_NONE, DRAG_DIVIDER, DRAG_OVERVIEW };

/* What says why, of the comparison that is shown: made for whoever asks. */
struct app_explain {
    hx_explain *explain; /* or NULL */
    bool is_ordered;     /* the worker makes it */
    int code;            /* why there is none: a negative HX_ code, or 0 */
};

struct app {
    struct arena *a;       /* the program's */
    struct arena *picture; /* the frame's, cleared for each picture */
    struct screen *screen; /* the last picture, in that arena */
    struct story *story;
    struct story *base;     /* that it was opened with, of no version where
                               texts are opened later */
    struct browse *browse;  /* the articles it is one of; NULL: of none */
    struct opening opening; /* the one that is opened, or will be */
    struct reader reader;   /* nothing while there is no comparison yet */
    struct work *work;      /* compares beside the interface; NULL: none does */
    bool started;           /* it has just begun to */
    bool is_sketch;        /* it will have replaced what is shown in a moment */
    struct work *layer;    /* lays long texts out; NULL: the interface does */
    struct arena *order;   /* of what it was ordered last */
    struct laying *laying; /* in that arena, or NULL */
    bool is_laying;        /* it has just begun to */
    enum app_mode mode;
    int width, height; /* of the picture */
    bool ascii;
    struct kind_sign
        signs[KIND_SIGNS];       /* in the gutter, as the theme has them */
    struct list list;            /* of the panel that is open */
    struct version_facts *facts; /* of each version, see versions.h */
    uint32_t facts_n, facts_room;
    size_t facts_left;        /* bytes that may be counted for this picture */
    bool facts_wait;          /* some are left to be counted for the next one */
    struct work *counter;     /* counts them; NULL: the interface does */
    struct tally_order tally; /* what it counts, or will */
    bool is_tallying;         /* it does */
    bool has_returns;         /* returns are listed one by one */
    struct theme_choice *choice; /* the themes listed, see panel_themes.c */
    uint32_t choices;
    const char *theme;        /* the one in use, as themes_open() takes it */
    const char *theme_before; /* when the list of themes was opened */
    struct sieve sieve;       /* what is hidden */
    struct marks marks;
    uint32_t ordered[2];       /* the versions the worker compares */
    struct reader_place going; /* where to go when they are shown */
    bool is_going;
    char asking; /* m or ': the next key is a mark's letter */
    struct prompt prompt;
    uint32_t completing; /* bytes that were typed before Tab + 1, or 0 */
    uint32_t help_top;   /* first line of the help that is shown */
    uint32_t help_lines;
    char seek[ONLY_MOST];        /* what is looked for in lines, see seek.h */
    uint32_t seek_len;           /* 0: nothing */
    uint32_t seek_from, seek_at; /* where it began, and is in the help */
    bool seek_backward;
    const char *help_goal;    /* the command to be shown first, or NULL */
    struct settings settings; /* in force; "set" changes them */
    struct bindings bindings;
    struct notes notes; /* messages of the configuration and of themes */
    uint32_t pending[BINDING_KEYS]; /* keys of one that is not complete */
    uint32_t pendings;
    struct app_early early;
    uint32_t count;    /* digits typed before a command, 0 for none */
    bool used;         /* a command has been run */
    char message[256]; /* shown in the bottom line until the next key */
    bool is_error;     /* the message is about trouble */
    bool quit, suspend, redraw; /* what main is asked to do */
    bool theme_asked;     /* main is asked to show app->theme: app_theme() */
    int failed;           /* why it quits: a negative HX_ code, or 0 */
    struct error refusal; /* why there is nothing to show, or empty */
    struct app_request request; /* and this */
    char copied[32];            /* what request.copy is, in words */
    bool mouse;                 /* it is taken */
    enum app_drag drag;
    int pointer;     /* column of the wheel, -1 if the last key was another */
    uint32_t edited; /* the version that request.run opens */
    int64_t watched; /* when the files were looked at last */
    struct app_explain explain;
    struct reload *reload; /* texts read anew, to be shown; or NULL */
};

/* Makes APP show STORY, WIDTH by HEIGHT, or how far it is where it is not
 * compared yet; 0 or a negative HX_ code. */
int app_open(struct app *app, struct arena *a, struct story *story, int width,
             int height);
void app_close(struct app *app);
/* Ends the workers only: what APP has is given back with the process. */
void app_leave(struct app *app);
/* Takes the options and keys of CONFIG, and tells what is wrong with it; to be
 * called once, before the first picture. */
void app_configure(struct app *app, const struct config *config);
/* Opens the theme called NAME into THEME (app/themes.h) and shows its signs,
 * those of ASCII if app->ascii is set; what is wrong becomes the message. NAME
 * lives as long as APP. */
void app_theme(struct app *app, struct theme *theme, const char *name,
               enum theme_mode background);
/* Compares versions OLD and NEW, with a worker beside the interface
 * (app/compare.h); the place in the text is kept. Says what is wrong where
 * that fails. */
void app_compare(struct app *app, uint32_t old, uint32_t new);
/* Rows of the body. */
int app_body(const struct app *app);
/* Takes what the workers have made. True if one goes on: the picture changes
 * without a key then. */
bool app_work(struct app *app);
/* The picture is on the terminal: the workers may go on. */
void app_shown(struct app *app);
/* Changes the size; 0 or a negative HX_ code. */
int app_resize(struct app *app, int width, int height);
/* Handles KEY; MOUSE_Y and MOUSE_X are the place of a mouse key. */
void app_key(struct app *app, uint32_t key, int mouse_y, int mouse_x);
/* Says that what was asked for needs a terminal, and drops it. */
void app_refuse(struct app *app);
/* Runs what the keys so far mean if no further one comes. */
void app_idle(struct app *app);
/* True if a key may complete a command. */
bool app_is_waiting(const struct app *app);
/* The picture, valid until the next call; NULL if memory ran out. */
const struct screen *app_draw(struct app *app);
/* Keeps TEXT for the list of messages and shows it as one of trouble; of those
 * before the next key the first one. */
void app_note(struct app *app, const char *text);
/* Sets the message for the bottom line. */
__attribute__((format(printf, 3, 4))) void
app_say(struct app *app, bool is_error, const char *format, ...);

#endif
