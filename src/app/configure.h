/*
 * configure: the commands that a configuration file is made of: set, bind,
 * unbind, alias, preset, source, feed, portal (settings.def).  They change the desk; what
 * the screen makes of it is its own affair.
 */
#ifndef APP_CONFIGURE_H
#define APP_CONFIGURE_H

#include "app/desk.h"

struct setting_call {
	struct desk *desk;
	const struct words *words;
	int at;                 /* the word that is wrong, when one is */
	struct str said;        /* an answer for the reader, or "" */
};

struct setting {
	const char *name, *arguments, *help;
	bool (*run)(struct setting_call *c, struct err *e);
};

extern const struct setting settings[];
extern const int settings_count;
const struct setting *setting_find(struct str name);

/* Superfluous words, and a first word that is none of "a|b|c": false, and *at
 * is the index of the word.  What is missing, a command asks for itself. */
bool usage_check(const char *name, const char *arguments, const struct words *w, int *at, struct err *e);
/* Is the first word of each command in this line one that can be run? */
bool line_check(const struct desk *d, struct str line, struct err *e);
/* ERR_COMMAND with "did you mean". */
bool no_such_command(const struct desk *d, struct str name, struct err *e);

/* Reads the standard keys, the reader's file and what the shell's command line
 * said, from nothing: what was set or bound before is forgotten. */
void configure_all(struct desk *d);
/* Mistakes are logged with file:line:column and stop nothing. */
bool configure_file(struct desk *d, struct str file, bool must, struct err *e);
bool configure_theme(struct desk *d, struct err *e);
/* What else an option moves (language, colours, widths, leader). */
bool configure_moved(struct desk *d, int option, struct err *e);
/* The keymap as data/keys has it. */
bool configure_standard_keys(struct desk *d, struct err *e);
/* Every option that the configuration file does not say so already goes into
 * it, over its old line if there is one.  *count: how many. */
bool configure_save(struct desk *d, int *count, struct str *file, struct err *e);

#endif
