/* SPDX-License-Identifier: MIT */
#ifndef TOOLS_TREES_FILE_H
#define TOOLS_TREES_FILE_H

/* What a file of trees begins with; the rest is in main.c. */
#define TREES_MAGIC "hxtrees1"

#endif
