/* command: the table of commands (commands.def) and running a line of them. */
#ifndef APP_COMMAND_H
#define APP_COMMAND_H

#include "app/app.h"

struct args {
	struct str *v;          /* v[0] is the command's name */
	int n;
	int count;              /* typed before the key; 0: none */
	struct str query;       /* what follows the name, as a query: its quotes kept */
};

typedef bool command_fn(struct app *app, const struct args *args, struct err *e);

struct command {
	const char *name, *arguments, *help;
	command_fn *run;
};

#define COMMAND(id, name, arguments, help) command_fn cmd_##id;
#include "app/commands.def"
#undef COMMAND

/* The words of the line after the command's name, or STR_NONE. */
struct str args_rest(const struct args *args, struct arena *a);

extern const struct command commands[];
extern const int commands_count;
const struct command *command_find(struct str name);

#endif
