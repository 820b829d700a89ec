#include "cli/arguments.h"
#include "cli/output.h"

#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/log.h"
#include "base/path.h"
#include "base/proc.h"
#include "base/words.h"
#include "base/nearest.h"

#define SUBCOMMAND(name, arguments, help) { #name, cli_##name, arguments, help },
static const struct {
	const char *name;
	int (*run)(struct cli *c);
	const char *arguments, *help;
} subcommands[] = {
#include "cli/subcommands.def"
};
#undef SUBCOMMAND

enum { SUBCOMMANDS = sizeof(subcommands) / sizeof(*subcommands) };

static void print_usage(FILE *to)
{
	fprintf(to, "%s\n\n", _("usage: sapbao [OPTION…] [URL]          the newsstand\n"
				"       sapbao SUBCOMMAND [OPTION…] …"));
	for (int i = 0; i < SUBCOMMANDS; i++)
		fprintf(to, "  %-8s %s\n           %s\n", subcommands[i].name, subcommands[i].arguments,
			_(subcommands[i].help));
	fputc('\n', to);
	arguments_print_switches(to);
	fprintf(to, "\n%s\n", _("All of it: man sapbao."));
}

/* Before the configuration is read there are messages too. */
void cli_set_language(struct cli *c)
{
	words_init(arena_z(&c->arena, c->app.desk.language), arena_z(&c->arena, path_locale_dir(&c->arena)));
}

/* A closed descriptor 0 to 2 would be given to the next file that is opened,
 * and a message written into the archive.  Opened the wrong way round, so that
 * using it fails as it should. */
static void hold_standard_files(void)
{
	static const int modes[] = { O_WRONLY, O_RDONLY, O_RDWR };

	for (int fd = 0; fd < 3; fd++)
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", modes[fd]) != fd)
			_exit(1);
}

/* An SSH session often loses LANG while its terminal is UTF-8 all the same. */
static void set_locale(void)
{
	setlocale(LC_ALL, "");
	if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0 && !setlocale(LC_CTYPE, "C.UTF-8"))
		setlocale(LC_CTYPE, "en_US.UTF-8");
}

static bool is_address(struct str s)
{
	return str_starts(s, STR("http://")) || str_starts(s, STR("https://"));
}

static int open_newsstand(struct cli *c)
{
	struct err e = { 0 };
	int status;

	if (!arguments_fit(c, "newsstand", &e))
		return cli_fail(&e);
	if (c->n_operands > 1) {
		err_set(&e, ERR_USAGE, "%s", _("sapbao [OPTION…] [URL]: one address at most"));
		return cli_fail(&e);
	}
	if (c->n_operands == 1)
		c->app.open_url = c->operands[0];
	c->app.desk.memory_archive = c->app.desk.archive.n == 0;
	if (c->verbose && !isatty(STDERR_FILENO))       /* a terminal has the log pane */
		log_to(STDERR_FILENO, LOG_INFO);
	status = app_run(&c->app, &e);
	return e.code ? cli_fail(&e) : status;
}

static int no_subcommand(struct str word)
{
	struct nearest near = { 0 };
	struct err e = { 0 };

	for (int i = 0; i < SUBCOMMANDS; i++)
		nearest_try(&near, word, str_of(subcommands[i].name));
	if (near.best.n)
		err_set(&e, ERR_ARGUMENT, _("there is no subcommand \"%.*s\" (did you mean %.*s?)"),
			STR_ARG(word), STR_ARG(near.best));
	else if (str_has(word, STR(".")) && !str_starts(word, STR("/")) && !str_starts(word, STR(".")))
		err_set(&e, ERR_ARGUMENT, _("there is no subcommand \"%.*s\"; an address begins with https://"),
			STR_ARG(word));
	else
		err_set(&e, ERR_ARGUMENT, _("there is no subcommand \"%.*s\"; sapbao --help shows them all"),
			STR_ARG(word));
	return cli_fail(&e);
}

static int dispatch(struct cli *c)
{
	struct err e = { 0 };

	if (c->n_operands == 0 || is_address(c->operands[0]))
		return open_newsstand(c);
	for (int i = 0; i < SUBCOMMANDS; i++)
		if (str_eq(c->operands[0], str_of(subcommands[i].name))) {
			c->name = subcommands[i].name;
			c->arguments = subcommands[i].arguments;
			c->operands++;
			c->n_operands--;
			if (!arguments_fit(c, c->name, &e))
				return cli_fail(&e);
			if (!c->quiet)
				log_to(STDERR_FILENO, c->verbose ? LOG_INFO : LOG_ERROR);
			return cli_done(subcommands[i].run(c));
		}
	return no_subcommand(c->operands[0]);
}

/* Only the fetcher knows what holds, and only by trying. */
static int report_sandbox(struct cli *c)
{
	const char *argv[] = { path_fetch_program(&c->arena).p, "--sandbox-report", NULL };
	struct err e = { 0 };
	int status;

	if (!proc_run(argv, &status, &e))
		return cli_fail(&e);
	return status;
}

static void print_version(const struct cli *c)
{
	struct json *m;

	if (c->format != FORMAT_JSON) {
		printf("sapbao %s\n", PACKAGE_VERSION);
		return;
	}
	m = json_new_map();
	json_put_text(m, "sapbao", STR(PACKAGE_VERSION));
	json_put(m, "json", json_new_int(JSON_VERSION));
	cli_print_json(m);
}

static int answer(struct cli *c)
{
	switch (c->asked) {
	case ASKED_HELP:
		print_usage(stdout);
		return cli_done(0);
	case ASKED_VERSION:
		print_version(c);
		return cli_done(0);
	case ASKED_SANDBOX:
		return report_sandbox(c);
	case ASKED_WORK:
		break;
	}
	return dispatch(c);
}

int cli_main(int argc, char **argv)
{
	struct cli c = { 0 };
	struct err e = { 0 };
	int status;

	hold_standard_files();
	signal(SIGXFSZ, SIG_IGN);       /* a full disk is an error, not the end */
	set_locale();
	cli_set_language(&c);
	status = arguments_read(&c, argc, argv, &e) ? answer(&c) : cli_fail(&e);
	arena_release(&c.arena);
	cli_end_by_signal(&c);
	return status;
}
