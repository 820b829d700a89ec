#include "cli/cli.h"
#include "cli/nearest.h"

#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/log.h"
#include "base/path.h"
#include "base/words.h"

static const struct {
	const char *name;
	int (*run)(struct cli *c);
	const char *arguments, *help;
} subcommands[] = {
	{ "fetch",   cli_fetch,   "[PORTAL[/CATEGORY]…] [--all] [--bodies]", N_("fetch news into the archive") },
	{ "list",    cli_list,    "[PORTAL[/CATEGORY]] [--unread] [--starred] [--limit N]", N_("list articles of the archive") },
	{ "show",    cli_show,    "N [--width N]", N_("print article N of the archive") },
	{ "related", cli_related, "N", N_("list what is related to article N") },
	{ "search",  cli_search,  "WORDS… [--limit N]", N_("search the archive") },
	{ "portals", cli_portals, "", N_("list portals and their categories") },
	{ "check",   cli_check,   "[PORTAL…]", N_("do the portal files still fit?") },
	{ "parse",   cli_parse,   "--feed|--listing|--article FILE|--batch [--url URL] [--no-rules]", N_("parse a file, print JSON") },
	{ "render",  cli_render,  "FILE [--url URL] [--width N]", N_("lay a page out as text") },
};

enum { SUBCOMMANDS = sizeof(subcommands) / sizeof(*subcommands) };

/* ---- options: one table ---- */

enum value { NO_VALUE, VALUE_TEXT, VALUE_NUMBER };

struct option_spec {
	const char *name;
	enum value value;
	size_t offset;
	const char *help;
};

#define FIELD(member) offsetof(struct cli, member)
static const struct option_spec specs[] = {
	{ "demo",     NO_VALUE,     FIELD(app.desk.demo),    N_("the bundled edition: offline, throw-away archive") },
	{ "replay",   VALUE_TEXT,   FIELD(app.desk.replay),  N_("answer every request from this folder") },
	{ "record",   VALUE_TEXT,   FIELD(app.desk.record),  N_("keep raw answers in this folder") },
	{ "archive",  VALUE_TEXT,   FIELD(app.desk.archive), N_("use this archive file") },
	{ "config",   VALUE_TEXT,   FIELD(app.desk.config),  N_("use this configuration file") },
	{ "language", VALUE_TEXT,   FIELD(app.desk.language), N_("vi, en or auto (what LANG says)") },
	{ "ascii",    NO_VALUE,     FIELD(app.ascii),        N_("draw in ASCII only") },
	{ "json",     NO_VALUE,     0, N_("print JSON") },
	{ "tsv",      NO_VALUE,     0, N_("print tab-separated values") },
	{ "plain",    NO_VALUE,     0, N_("print plain text") },
	{ "all",      NO_VALUE,     FIELD(all),      N_("fetch: everything") },
	{ "bodies",   NO_VALUE,     FIELD(bodies),   N_("fetch: article texts too") },
	{ "unread",   NO_VALUE,     FIELD(unread),   N_("list: unread articles only") },
	{ "starred",  NO_VALUE,     FIELD(starred),  N_("list: starred articles only") },
	{ "limit",    VALUE_NUMBER, FIELD(limit),    N_("at most this many") },
	{ "width",    VALUE_NUMBER, FIELD(width),    N_("columns") },
	{ "url",      VALUE_TEXT,   FIELD(url),      N_("address of the file") },
	{ "batch",    NO_VALUE,     FIELD(batch),    N_("parse: read FILE[TAB URL] lines") },
	{ "no-rules", NO_VALUE,     FIELD(no_rules), N_("parse: without portal rules") },
	{ "feed",     NO_VALUE,     0, N_("parse: a feed") },
	{ "listing",  NO_VALUE,     0, N_("parse: a list page") },
	{ "article",  NO_VALUE,     0, N_("parse: an article page") },
	{ "quiet",    NO_VALUE,     FIELD(quiet),    N_("no progress") },
	{ "verbose",  NO_VALUE,     FIELD(verbose),  N_("say more on standard error") },
	{ "headless", VALUE_TEXT,   0, N_("no terminal: COLUMNSxROWS, for tests") },
	{ "keys",     VALUE_TEXT,   FIELD(app.keys), N_("keys for --headless") },
	{ "help",     NO_VALUE,     0, N_("this text") },
	{ "version",  NO_VALUE,     0, N_("the version") },
};

enum { SPECS = sizeof(specs) / sizeof(*specs) };

static void print_usage(FILE *to)
{
	fprintf(to, "%s\n\n", _("usage: sapbao [OPTION…] [URL]          the newsstand\n"
				"       sapbao SUBCOMMAND [OPTION…] …"));
	for (int i = 0; i < SUBCOMMANDS; i++)
		fprintf(to, "  %-8s %s\n           %s\n", subcommands[i].name, subcommands[i].arguments,
			_(subcommands[i].help));
	fputc('\n', to);
	for (int i = 0; i < SPECS; i++)
		fprintf(to, "  --%-9s%-5s %s\n", specs[i].name,
			specs[i].value == VALUE_TEXT ? " TEXT" : specs[i].value == VALUE_NUMBER ? " N" : "",
			_(specs[i].help));
	fprintf(to, "\n%s\n", _("All of it: man sapbao."));
}

/* Before the configuration is read there are messages too. */
static void set_language(struct cli *c)
{
	words_init(arena_z(&c->arena, c->app.desk.language), arena_z(&c->arena, path_locale_dir(&c->arena)));
}

/* Options that are not simply kept.  True: handled. */
static bool take_special(struct cli *c, struct str name, struct str value, struct err *e)
{
	struct str w, rest = value;
	int64_t n = 0, m = 0;

	if (str_eq(name, STR("json")))
		c->format = FORMAT_JSON;
	else if (str_eq(name, STR("tsv")))
		c->format = FORMAT_TSV;
	else if (str_eq(name, STR("plain")))
		c->format = FORMAT_PLAIN;
	else if (str_eq(name, STR("feed")) || str_eq(name, STR("listing")) || str_eq(name, STR("article"))) {
		enum job_kind kind = str_eq(name, STR("feed")) ? JOB_FEED
			: str_eq(name, STR("listing")) ? JOB_LISTING : JOB_ARTICLE;

		if (c->has_kind && c->kind != kind)
			err_set(e, ERR_ARGUMENT, "%s", _("give one of --feed, --listing and --article"));
		c->kind = kind;
		c->has_kind = true;
	} else if (str_eq(name, STR("headless"))) {
		if (!str_cut(&rest, 'x', &w) || !str_int(w, &n) || !str_int(rest, &m) || n < 1 || m < 1
		    || n > 2000 || m > 2000)
			err_set(e, ERR_USAGE, "--headless COLUMNSxROWS");
		c->app.headless = true;
		c->app.width = (int)n;
		c->app.height = (int)m;
	} else if (str_eq(name, STR("language"))) {
		if (!str_eq(value, STR("vi")) && !str_eq(value, STR("en")) && !str_eq(value, STR("auto")))
			err_set(e, ERR_USAGE, "--language vi|en|auto");
		c->app.desk.language = value;
		set_language(c);        /* what is said of later words is said in it */
	} else
		return false;
	return true;
}

static bool take_option(struct cli *c, const struct option_spec *o, struct str value, struct err *e)
{
	char *field = (char *)c + o->offset;
	int64_t n;

	if (take_special(c, str_of(o->name), value, e))
		return e->code == ERR_NONE;
	switch (o->value) {
	case NO_VALUE:
		*(bool *)field = true;
		return true;
	case VALUE_TEXT:
		*(struct str *)field = value;
		return true;
	case VALUE_NUMBER:
		if (!str_int(value, &n) || n < 1 || n > 100000000)
			return err_set(e, ERR_ARGUMENT, _("--%s wants a number from 1"), o->name);
		*(int64_t *)field = n;
		return true;
	}
	return true;
}

/* "--name", "--name=value", "--name value"; -q -v -h are short for three. */
static const struct option_spec *find_option(struct str word, struct str *value, bool *has_value)
{
	static const struct { const char *letter, *name; } shorts[] = {
		{ "-q", "quiet" }, { "-v", "verbose" }, { "-h", "help" }, { "-V", "version" },
	};
	struct str name = str_skip(word, 2);
	size_t eq = str_find_byte(name, '=', 0);

	*has_value = str_starts(word, STR("--")) && eq < name.n;
	if (*has_value) {
		*value = str_skip(name, eq + 1);
		name = str_sub(name, 0, eq);
	}
	for (size_t i = 0; i < sizeof(shorts) / sizeof(*shorts); i++)
		if (str_eq(word, str_of(shorts[i].letter)))
			name = str_of(shorts[i].name);
	for (int i = 0; i < SPECS; i++)
		if (str_eq(name, str_of(specs[i].name)))
			return &specs[i];
	return NULL;
}

static bool no_option(struct str word, struct err *e)
{
	struct str name = str_sub(word, 0, str_find_byte(word, '=', 0));
	struct nearest near = { 0 };

	while (str_starts(name, STR("-")))
		name = str_skip(name, 1);
	for (int i = 0; i < SPECS && name.n > 1; i++)
		nearest_try(&near, name, str_of(specs[i].name));
	if (near.best.n)
		return err_set(e, ERR_ARGUMENT, _("there is no option %.*s (did you mean --%.*s?)"),
			       STR_ARG(word), STR_ARG(near.best));
	return err_set(e, ERR_ARGUMENT, _("there is no option %.*s; sapbao --help shows them all"), STR_ARG(word));
}

/* 1: an option that answers by itself was given (help, version). */
static int read_arguments(struct cli *c, int argc, char **argv, struct err *e)
{
	bool options = true;

	c->operands = ARENA_ARRAY(&c->arena, struct str, (size_t)argc + 1);
	for (int i = 1; i < argc; i++) {
		struct str word = str_of(argv[i]), value = STR("");
		const struct option_spec *o;
		bool has_value;

		if (!options || word.n < 2 || word.p[0] != '-') {
			c->operands[c->n_operands++] = word;
			continue;
		}
		if (str_eq(word, STR("--"))) {
			options = false;
			continue;
		}
		o = find_option(word, &value, &has_value);
		if (!o)
			return no_option(word, e);
		if (o->value != NO_VALUE && !has_value) {
			if (i + 1 == argc)
				return err_set(e, ERR_ARGUMENT, _("%s wants a value"), argv[i]);
			value = str_of(argv[++i]);
		} else if (o->value == NO_VALUE && has_value) {
			return err_set(e, ERR_ARGUMENT, _("--%s takes no value"), o->name);
		}
		if (str_eq(str_of(o->name), STR("help"))) {
			print_usage(stdout);
			return 1;
		}
		if (str_eq(str_of(o->name), STR("version"))) {
			printf("sapbao %s\n", PACKAGE_VERSION);
			return 1;
		}
		if (!take_option(c, o, value, e))
			return 0;
	}
	return 0;
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
	if (c->n_operands == 0 || is_address(c->operands[0]))
		return open_newsstand(c);
	for (int i = 0; i < SUBCOMMANDS; i++)
		if (str_eq(c->operands[0], str_of(subcommands[i].name))) {
			c->name = subcommands[i].name;
			c->arguments = subcommands[i].arguments;
			c->operands++;
			c->n_operands--;
			if (!c->quiet)
				log_to(STDERR_FILENO, c->verbose ? LOG_INFO : LOG_ERROR);
			return cli_done(subcommands[i].run(c));
		}
	return no_subcommand(c->operands[0]);
}

int cli_main(int argc, char **argv)
{
	struct cli c = { 0 };
	struct err e = { 0 };
	int status;

	hold_standard_files();
	signal(SIGXFSZ, SIG_IGN);       /* a full disk is an error, not the end */
	set_locale();
	set_language(&c);
	status = read_arguments(&c, argc, argv, &e);
	if (e.code)
		status = cli_fail(&e);
	else if (status == 1)
		status = cli_done(0);
	else {
		status = dispatch(&c);
	}
	arena_release(&c.arena);
	cli_end_by_signal(&c);
	return status;
}
