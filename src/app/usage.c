/* usage: what can be said of a command line before it is run, and "did you
 * mean" for what cannot be run at all. */
#include "app/command.h"
#include "app/configure.h"
#include "base/nearest.h"
#include "base/words.h"

bool no_such_command(const struct desk *d, struct str name, struct err *e)
{
	struct nearest near = { 0 };

	for (int i = 0; i < commands_count; i++)
		nearest_try(&near, name, str_of(commands[i].name));
	for (int i = 0; i < settings_count; i++)
		nearest_try(&near, name, str_of(settings[i].name));
	for (int i = 0; i < d->aliases.list.n; i++)
		nearest_try(&near, name, d->aliases.list.v[i].name);
	if (near.best.n)
		return err_set(e, ERR_CONFIG, _("there is no command %.*s; did you mean %.*s?"), STR_ARG(name),
			       STR_ARG(near.best));
	return err_set(e, ERR_COMMAND, "%.*s", STR_ARG(name));
}

bool line_check(const struct desk *d, struct str line, struct err *e)
{
	struct arena a = { 0 };
	struct str rest = line;
	struct words w;
	int got, column, n = 0;
	bool ok = true;

	while (ok && (got = lex_command(&rest, &a, &w, &column, e)) != 0) {
		ok = got > 0;
		if (ok && !command_find(w.list.v[0]) && !setting_find(w.list.v[0])
		    && !alias_find(&d->aliases, w.list.v[0]))
			ok = no_such_command(d, w.list.v[0], e);
		n++;
	}
	arena_release(&a);
	return ok && (n > 0 || err_set(e, ERR_CONFIG, "%s", _("no command is named")));
}

/* How many words may follow; -1: any number. */
static int words_allowed(const char *arguments)
{
	struct str rest = str_of(arguments), word;
	int n = 0;

	while (str_word(&rest, &word)) {
		if (str_has(word, STR("…")) || str_has(word, STR("WORDS")) || str_has(word, STR("TEXT"))
		    || str_has(word, STR("QUERY")))
			return -1;
		n++;
	}
	return n;
}

/* Is it one of "a|b|c", or of "[a|b|c]"? */
static bool is_choice(struct str choices, struct str word, struct nearest *near)
{
	struct str one;

	choices = str_starts(choices, STR("[")) ? str_sub(choices, 1, choices.n - 1) : choices;
	while (str_cut(&choices, '|', &one)) {
		if (str_eq(one, word))
			return true;
		nearest_try(near, word, one);
	}
	return false;
}

bool usage_check(const char *name, const char *arguments, const struct words *w, int *at, struct err *e)
{
	struct str rest = str_of(arguments), first = STR("");
	struct nearest near = { 0 };
	int most = words_allowed(arguments);

	*at = 1;
	if (w->list.n > 1 && most == 0)
		return err_set(e, ERR_ARGUMENT, _("%s takes no argument"), name);
	if (most > 0 && w->list.n > most + 1) {
		*at = most + 1;
		return err_set(e, ERR_USAGE, "%s %s", name, arguments);
	}
	str_word(&rest, &first);
	if (w->list.n < 2 || !str_has(first, STR("|")) || is_choice(first, w->list.v[1], &near))
		return true;
	if (near.best.n)
		return err_set(e, ERR_ARGUMENT, _("%s: there is no \"%.*s\"; did you mean %.*s?"), name,
			       STR_ARG(w->list.v[1]), STR_ARG(near.best));
	return err_set(e, ERR_USAGE, "%s %s", name, arguments);
}
