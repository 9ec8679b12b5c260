/* SPDX-License-Identifier: MIT */
#ifndef TOOLS_NETS_FILE_H
#define TOOLS_NETS_FILE_H

/*
 * The file of the networks: NETS_MAGIC, then for each network of struct nets
 * its inputs (two bytes), shifts (three) and a zero, biases (four bytes each)
 * and weights (two bytes each) in the order of struct net, the lowest byte
 * first; weights of inputs it does not have are left out.
 */

#include <stdbool.h>
#include <stdio.h>

#include "diff/nets.h"

#define NETS_MAGIC "hxnets1\n"

/* False if it could not be written. */
bool nets_write(FILE *file, const struct nets *nets);
/* False if FILE is not what nets_write() writes, or a sum could overflow. */
bool nets_read(FILE *file, struct nets *nets);

#endif
