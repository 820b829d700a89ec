#include "cli/arguments.h"

#include <stddef.h>
#include <stdio.h>

#include "base/words.h"
#include "base/nearest.h"

enum value { NO_VALUE, VALUE_TEXT, VALUE_FILE, VALUE_FOLDER, VALUE_NUMBER };

struct option_spec {
	const char *name, *letter;
	enum value value;
	size_t offset;
	const char *of;             /* subcommands that know it; "": all */
	const char *help;
};

#define FIELD(member) offsetof(struct cli, member)
#define SPECIAL 0
#define SWITCH(name, letter, value, field, of, help) { name, letter, value, field, of, help },
static const struct option_spec specs[] = {
#include "cli/switches.def"
};

enum { SPECS = sizeof(specs) / sizeof(*specs) };

static const char *value_name(enum value v)
{
	return v == NO_VALUE ? "" : v == VALUE_NUMBER ? " N" : " TEXT";
}

void arguments_print_switches(FILE *to)
{
	for (int i = 0; i < SPECS; i++)
		fprintf(to, "  --%-9s%-5s %s\n", specs[i].name, value_name(specs[i].value), _(specs[i].help));
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
	else if (str_eq(name, STR("help")))
		c->asked = ASKED_HELP;
	else if (str_eq(name, STR("sandbox-report")))
		c->asked = ASKED_SANDBOX;
	else if (str_eq(name, STR("version")))
		c->asked = ASKED_VERSION;
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
		cli_set_language(c);    /* what is said of later words is said in it */
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
	case VALUE_FILE:
	case VALUE_FOLDER:
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

/* "--name", "--name=value", "--name value", or the letter: "-n". */
static const struct option_spec *find_option(struct str word, struct str *value, bool *has_value)
{
	bool is_long = str_starts(word, STR("--"));
	struct str name = str_skip(word, is_long ? 2 : 1);
	size_t eq = str_find_byte(name, '=', 0);

	*has_value = is_long && eq < name.n;
	if (*has_value) {
		*value = str_skip(name, eq + 1);
		name = str_sub(name, 0, eq);
	}
	for (int i = 0; i < SPECS; i++)
		if (name.n && str_eq(name, str_of(is_long ? specs[i].name : specs[i].letter)))
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

/* The option that argv[*at] names is taken with its value; *at ends at the last
 * word that was used. */
static bool read_switch(struct cli *c, int argc, char **argv, int *at, struct err *e)
{
	struct str word = str_of(argv[*at]), value = STR("");
	bool has_value;
	const struct option_spec *o = find_option(word, &value, &has_value);

	if (!o)
		return no_option(word, e);
	if (o->value == NO_VALUE && has_value)
		return err_set(e, ERR_ARGUMENT, _("--%s takes no value"), o->name);
	if (o->value != NO_VALUE && !has_value) {
		if (*at + 1 == argc)
			return err_set(e, ERR_ARGUMENT, _("%s wants a value"), argv[*at]);
		value = str_of(argv[++*at]);
	}
	c->given |= UINT64_C(1) << (o - specs);
	return take_option(c, o, value, e);
}

bool arguments_fit(const struct cli *c, const char *subcommand, struct err *e)
{
	_Static_assert(SPECS <= 64, "one bit an option");
	for (int i = 0; i < SPECS; i++) {
		struct str of = str_of(specs[i].of), word;
		bool known = of.n == 0;

		while (str_cut(&of, ' ', &word))
			known = known || str_eq(word, str_of(subcommand));
		if (!known && (c->given >> i & 1))
			return err_set(e, ERR_ARGUMENT, _("--%s is an option of: %s"), specs[i].name, specs[i].of);
	}
	return true;
}

bool arguments_read(struct cli *c, int argc, char **argv, struct err *e)
{
	bool options = true;

	c->operands = ARENA_ARRAY(&c->arena, struct str, (size_t)argc + 1);
	for (int i = 1; i < argc; i++) {
		struct str word = str_of(argv[i]);

		if (c->asked != ASKED_WORK) {   /* is answered, whatever else stands there */
			if (str_eq(word, STR("--json")))
				c->format = FORMAT_JSON;
		} else if (!options || word.n < 2 || word.p[0] != '-')
			c->operands[c->n_operands++] = word;
		else if (str_eq(word, STR("--")))
			options = false;
		else if (!read_switch(c, argc, argv, &i, e))
			return false;
	}
	return true;
}
