#include "app/command.h"

#include <stdarg.h>
#include <stdio.h>

#include "app/configure.h"
#include "base/words.h"

enum { REPEAT_MAX = 200, DEPTH_MAX = 8 };

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

struct str args_rest(const struct args *args, struct arena *a)
{
	struct str s = STR("");

	for (int i = 1; i < args->n; i++)
		s = arena_printf(a, "%.*s%s%.*s", STR_ARG(s), i > 1 ? " " : "", STR_ARG(args->v[i]));
	return args->n > 1 ? s : STR_NONE;
}

static void follow_terminal(struct app *app)
{
	term_set_theme(app->term, &app->desk.theme);
	term_set_links(app->term, (enum term_links)app->desk.options.number[OPT_hyperlinks]);
	term_set_mouse(app->term, app->desk.options.number[OPT_mouse]);
}

void app_settings_asked(struct app *app)
{
	struct err e = { 0 };

	if (app->ascii)
		options_set(&app->desk.options, STR("ascii"), STR("yes"), &app->desk.arena, &e);
	if (app->linear)
		options_set(&app->desk.options, STR("linear"), STR("yes"), &app->desk.arena, &e);
}

void app_settings_changed(struct app *app)
{
	show_help(app);
	if (app->query.words.n && !app->named)
		app->state.list.title = show_search_title(app);
	if (app->term)
		follow_terminal(app);
	desk_rules_changed(&app->desk);
	show_side(app);
	ui_resize(app->ui, &app->state, app->surface.w, app->surface.h);
}

static bool run_setting(struct app *app, const struct setting *s, const struct words *w, int *at, struct err *e)
{
	struct setting_call c = { .desk = &app->desk, .words = w };
	struct options before = app->desk.options;
	int mistakes = app->desk.mistakes;
	bool ok = s->run(&c, e);

	*at = c.at;
	remember_changed(app, &before);
	app_settings_changed(app);
	if (app->desk.mistakes > mistakes)
		return err_set(e, ERR_ARGUMENT, "%.*s", STR_ARG(app->desk.first_mistake));
	if (ok && c.said.n)
		app_say(app, "%.*s", STR_ARG(c.said));
	return ok;
}

/* The alias's line, and after it what was typed behind its name. */
static bool run_alias(struct app *app, const struct alias *alias, const struct words *w, int count, struct err *e)
{
	struct arena a = { 0 };
	struct str line = alias->line;
	bool ok;

	if (w->list.n > 1)
		line = arena_printf(&a, "%.*s %.*s", STR_ARG(line), STR_ARG(lex_typed(w, 1)));
	ok = app_command(app, line, count, e);
	arena_release(&a);
	return ok;
}

/* *at: the word that is wrong, when one is. */
static bool run_words(struct app *app, const struct words *w, int count, int *at, struct err *e)
{
	const struct command *c = command_find(w->list.v[0]);
	const struct setting *s = c ? NULL : setting_find(w->list.v[0]);
	const struct alias *alias = c || s ? NULL : alias_find(&app->desk.aliases, w->list.v[0]);
	struct args args = { w->list.v, w->list.n, count, lex_query(w, 1) };

	*at = 0;
	if (s && w->list.n == 1 && str_eq(w->list.v[0], STR("set")))
		return sheets_show(app, SHEET_OPTIONS);
	if (s)
		return run_setting(app, s, w, at, e);
	if (alias)
		return run_alias(app, alias, w, count, e);
	if (!c)
		return no_such_command(&app->desk, w->list.v[0], e);
	if (!usage_check(c->name, c->arguments, w, at, e))
		return false;
	*at = w->list.n > 1;
	return c->run(app, &args, e);
}

/* "column 5: …", where that says more than the sentence alone. */
static void add_column(int column, struct err *e)
{
	struct err why = *e;
	char words[sizeof(why.detail) + 64];

	if (why.code != ERR_CONFIG && why.code != ERR_ARGUMENT && why.code != ERR_COMMAND)
		return;
	*e = (struct err){ 0 };
	err_set(e, ERR_ARGUMENT, _("column %d: %s"), column,
		why.code == ERR_CONFIG ? why.detail : err_words(&why, words, sizeof(words)));
}

static int commands_in(struct str line)
{
	struct arena a = { 0 };
	struct words w;
	struct err e = { 0 };
	int n = 0, column;

	while (lex_command(&line, &a, &w, &column, &e) > 0)
		n++;
	arena_release(&a);
	return n;
}

static bool run_once(struct app *app, struct str line, int count, struct err *e)
{
	struct arena a = { 0 };
	struct words w;
	struct str text = arena_str(&a, line), rest = text;
	int got, column, at = 0;
	bool ok = true;

	while (ok && (got = lex_command(&rest, &a, &w, &column, e)) != 0) {
		ok = got > 0 && run_words(app, &w, count, &at, e);
		if (!ok && got > 0)
			column = lex_word_column(text, &w, at < w.list.n ? at : 0);
		/* inside an alias the place is the reader's own line's */
		if (!ok && e->code && app->command_depth == 1)
			add_column(column, e);
	}
	arena_release(&a);
	return ok;
}

bool app_command(struct app *app, struct str line, int count, struct err *e)
{
	/* A command knows what to do with a count; a line of several is run so often. */
	int times = count > 1 && commands_in(line) > 1 ? count < REPEAT_MAX ? count : REPEAT_MAX : 1;
	bool ok = true;

	app->dirty = true;
	if (app->command_depth >= DEPTH_MAX)
		return err_set(e, ERR_ARGUMENT, "%s", _("an alias goes round in a circle"));
	app->command_depth++;
	for (int i = 0; ok && i < times && !app->quit; i++)
		ok = run_once(app, line, times > 1 ? 0 : count, e);
	app->command_depth--;
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
