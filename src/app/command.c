#include "app/command.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/words.h"

const struct command commands[] = {
#define COMMAND(id, name, arguments, help) { name, arguments, help, cmd_##id },
#include "app/commands.def"
#undef COMMAND
};
const int commands_count = sizeof(commands) / sizeof(*commands);

const struct command *command_find(struct str name)
{
	for (int i = 0; i < commands_count; i++)
		if (str_eq(name, str_of(commands[i].name)))
			return &commands[i];
	return NULL;
}

static bool run_words(struct app *app, const struct words *w, int count, struct err *e)
{
	const struct command *c = command_find(w->list.v[0]);
	struct args args = { w->list.v, w->list.n, count };
	bool known = false, ok;

	if (c) {
		/* Arguments to a command that takes none are a slip worth telling. */
		if (w->list.n > 1 && !*c->arguments)
			return err_set(e, ERR_ARGUMENT, _("%s takes no argument"), c->name);
		return c->run(app, &args, e);
	}
	ok = desk_configure(&app->desk, w, &known, e);
	if (!known)
		return err_set(e, ERR_COMMAND, "%.*s", STR_ARG(w->list.v[0]));
	if (ok) {
		show_help(app);
		if (app->query.words.n)
			app->state.list.title = show_search_title(app);
		if (app->term)
			term_set_theme(app->term, &app->desk.theme);
		ui_sync(app->ui, &app->state);
	}
	return ok;
}

bool app_command(struct app *app, struct str line, int count, struct err *e)
{
	struct arena a = { 0 };
	struct words w;
	struct str rest = arena_str(&a, line);
	int got, column;
	bool ok = true;

	while (ok && (got = lex_command(&rest, &a, &w, &column, e)) != 0)
		ok = got > 0 && run_words(app, &w, count, e);
	arena_release(&a);
	app->dirty = true;
	return ok;
}

void app_say(struct app *app, const char *fmt, ...)
{
	char text[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	arena_clear(&app->message_arena);
	app->state.message = arena_str(&app->message_arena, str_of(text));
	app->state.message_is_error = false;
	app->dirty = true;
}

void app_complain(struct app *app, const struct err *why)
{
	char text[512];

	app_say(app, "%s", err_words(why, text, sizeof(text)));
	app->state.message_is_error = true;
}

/* ---- completion ---- */

static const char *const settings[] = { "set", "bind", "unbind", "source" };

static struct str nth_command(struct str stem, int nth)
{
	for (int i = 0; i < commands_count; i++)
		if (str_starts(str_of(commands[i].name), stem) && nth-- == 0)
			return str_of(commands[i].name);
	for (size_t i = 0; i < sizeof(settings) / sizeof(*settings); i++)
		if (str_starts(str_of(settings[i]), stem) && nth-- == 0)
			return str_of(settings[i]);
	return STR_NONE;
}

static struct str nth_option(struct str stem, int nth)
{
	for (int i = 0; i < OPTION_COUNT; i++)
		if (str_starts(str_of(option_rows[i].name), stem) && nth-- == 0)
			return str_of(option_rows[i].name);
	return STR_NONE;
}

/* The choices of "a|b|c" or "a b c". */
static struct str nth_choice(struct str choices, char sep, struct str stem, int nth)
{
	struct str part;

	while (str_cut(&choices, sep, &part))
		if (part.n && str_starts(part, stem) && nth-- == 0)
			return part;
	return STR_NONE;
}

static struct str nth_value(struct str option, struct str stem, int nth)
{
	for (int i = 0; i < OPTION_COUNT; i++)
		if (str_eq(option, str_of(option_rows[i].name)))
			return option_rows[i].kind == OPTION_FLAG
				? nth_choice(STR("yes no"), ' ', stem, nth)
				: option_rows[i].kind == OPTION_CHOICE
				? nth_choice(str_of(option_rows[i].bounds), ' ', stem, nth) : STR_NONE;
	return STR_NONE;
}

struct str app_complete(void *owner, struct str line, int nth)
{
	struct app *app = owner;
	size_t cut = line.n;
	struct str rest = line, first = STR(""), second = STR(""), stem, hit = STR_NONE;
	const struct command *c;

	while (cut && line.p[cut - 1] != ' ')
		cut--;
	stem = str_skip(line, cut);
	str_word(&rest, &first);
	str_word(&rest, &second);
	if (cut == 0)
		hit = nth_command(stem, nth);
	else if (str_eq(first, STR("set")))
		hit = second.p == stem.p || second.n == 0 ? nth_option(stem, nth) : nth_value(second, stem, nth);
	else if ((c = command_find(first)) && strchr(c->arguments, '|'))
		hit = nth_choice(str_of(c->arguments), '|', stem, nth);
	if (!hit.p)
		return STR_NONE;
	return arena_join(&app->message_arena, str_sub(line, 0, cut), hit);
}
