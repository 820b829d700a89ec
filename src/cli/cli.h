/*
 * cli: the command line.  `sapbao` alone opens the newsstand; a subcommand
 * does one thing and exits with a status of DESIGN section 9: 0 ok, 1 some
 * failed, 2 usage, 3 archive, 4 network.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "app/loop.h"
#include "base/json.h"

/* What the command line wants before all else. */
enum asked { ASKED_WORK, ASKED_HELP, ASKED_VERSION, ASKED_SANDBOX };
enum format { FORMAT_PLAIN, FORMAT_JSON, FORMAT_TSV };

struct cli {
	struct app_options app;     /* --demo, --replay, --archive, … */
	enum asked asked;
	uint64_t given;             /* which rows of switches.def */
	enum format format;
	bool all, bodies, unread, starred, batch, no_rules, dry_run, quiet, verbose;
	enum job_kind kind;         /* parse: --feed, --listing, --article */
	bool has_kind;
	struct str url, output;
	int64_t limit, width;
	struct str *operands;
	int n_operands;
	const char *name, *arguments;   /* of the subcommand, for its usage line */
	bool catching, pipe_ignored;    /* signals */
	int ended_by;
	struct arena arena;
};

/* The whole program; returns the exit status. */
int cli_main(int argc, char **argv);

/* Subcommands: each prints, and returns the exit status. */
#define SUBCOMMAND(name, arguments, help) int cli_##name(struct cli *c);
#include "cli/subcommands.def"
#undef SUBCOMMAND

/* Words in the language of --language, else of the environment. */
void cli_set_language(struct cli *c);
/* Says the error on standard error and gives its exit status. */
int cli_fail(const struct err *e);
/* "sapbao: words" on standard error. */
void cli_complain(struct str words);
/* The sentence and the subcommand's usage line; gives the status, 2. */
int cli_usage(struct cli *c, const char *sentence);
/* One line of standard output; false when it is closed. */
bool cli_print(struct str line);
bool cli_print_json(struct json *value);        /* takes the value over */
/* Flushes; a closed or full standard output is a failure (status 1). */
int cli_done(int status);

/* For commands that have something to put away before they end (the demo's
 * folder, what was fetched so far): a signal is noted, seen by
 * cli_interrupted, and ends the program when the work is put away. */
void cli_catch_signals(struct cli *c);
bool cli_interrupted(struct cli *c);
void cli_end_by_signal(struct cli *c);      /* the last thing; may not return */
/* Has the reader of our output gone (`sapbao list | head`)? */
bool cli_reader_left(void);

#endif
