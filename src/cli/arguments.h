/*
 * arguments: the words of the command line, read into struct cli by the table
 * switches.def.  It knows no subcommand and prints nothing but the list of the
 * options.  What it keeps points into argv.
 */
#ifndef CLI_ARGUMENTS_H
#define CLI_ARGUMENTS_H

#include <stdio.h>

#include "cli/cli.h"

/* "--name", "--name=value", "--name value", until "--"; what is no option is
 * an operand.  --help and --version end the reading (c->asked).  False: *e
 * says which word is wrong. */
bool arguments_read(struct cli *c, int argc, char **argv, struct err *e);
/* Was an option given that this subcommand ("newsstand": none) does not know?
 * Then false, and *e says which, and whose it is. */
bool arguments_fit(const struct cli *c, const char *subcommand, struct err *e);
/* One line an option, for --help. */
void arguments_print_switches(FILE *to);

#endif
