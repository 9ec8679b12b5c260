/* SPDX-License-Identifier: MIT */
#ifndef INPUT_FORMATS_H
#define INPUT_FORMATS_H

/* The rows of format_table; see input/format.h. */

#include "input/format.h"

bool html_claims(const struct format_input *input);
int html_read(struct arena *a, const struct format_input *input,
              struct format_text *out, struct error *err);
/* True if TEXT begins with a tag of a paragraph, as texts in JSON may. */
bool html_is_fragment(struct str text);

bool markdown_claims(const struct format_input *input);
int markdown_read(struct arena *a, const struct format_input *input,
                  struct format_text *out, struct error *err);

bool json_claims(const struct format_input *input);
int json_format_read(struct arena *a, const struct format_input *input,
                     struct format_text *out, struct error *err);

#endif
