/* SPDX-License-Identifier: MIT */
#ifndef APP_SETTING_H
#define APP_SETTING_H

/* Options that can be set while the reader is open. */

#include "app/app.h"

/* True if OPTION can. */
bool setting_is_live(const struct option_info *option);
/* True if pictures with SETTINGS have color: as they say, else unless the
 * variable NO_COLOR is set. */
bool setting_has_color(const struct settings *settings);
/* How SETTINGS have a comparison shown. */
struct reader_look setting_look(const struct settings *settings);
/* Sets in SIEVE what SETTINGS say of furniture. */
void setting_sieve(const struct settings *settings, struct sieve *sieve);
/* Makes the reader look as all settings of APP say. */
void setting_apply(struct app *app);
/* Sets what S, "KEY VALUE", "KEY = VALUE" or the name of a flag alone, says; 0,
 * or -1 with a sentence in ERR. */
int setting_run(struct app *app, struct str s, struct error *err);

#endif
