/* cmd_out: what leaves the program: the browser, the clipboard, other programs,
 * files. */
#include "app/browser.h"
#include "app/command.h"

#include <stdlib.h>

#include "base/path.h"
#include "base/proc.h"
#include "base/words.h"
#include "conf/lex.h"
#include "model/export.h"
#include "model/url.h"

enum { EXPORT_MAX = 64 << 20 };

/* The address that is meant: of the link with the number that is given, else
 * what the reader stands on. */
static bool find_address(struct app *app, const struct args *args, struct str *url, struct err *e)
{
	int64_t number = args->count;

	if (args->n > 1 && !str_int(args->v[1], &number))
		return err_set(e, ERR_USAGE, "%.*s [NUMBER]", STR_ARG(args->v[0]));
	*url = reading_address(app);
	if (number <= 0)
		return true;
	*url = ui_focus(app->ui) == PANE_READER ? ui_link(app->ui, (int)number) : STR("");
	return url->n || err_set(e, ERR_ARGUMENT, _("there is no link %d"), (int)number);
}

bool cmd_copy(struct app *app, const struct args *args, struct err *e)
{
	struct str url = STR_NONE;

	if (!find_address(app, args, &url, e))
		return false;
	if (!url_is_web(url))
		return err_set(e, ERR_ARGUMENT, "%s", _("there is no address to copy here"));
	term_copy(app->term, url);
	app_say(app, _("copied: %.*s"), STR_ARG(url));
	return true;
}

static bool browse(struct app *app, struct str url, struct err *e)
{
	struct str program;
	bool own_window, ok;

	if (!url_is_web(url))
		return err_set(e, ERR_ARGUMENT, "%s", _("there is no address to open here"));
	program = browser_find(&app->desk.options, &own_window, e);
	if (program.n == 0)
		return false;
	if (!own_window)
		term_suspend(app->term);
	ok = browser_start(program, url, own_window, e);
	if (!own_window)
		term_resume(app->term);
	return ok;
}

void app_browse(struct app *app, struct str url)
{
	struct err e = { 0 };

	if (browse(app, url, &e))
		app_say(app, _("opened: %.*s"), STR_ARG(url));
	else
		app_complain(app, &e);
}

bool cmd_browse(struct app *app, const struct args *args, struct err *e)
{
	struct str url = STR_NONE;

	if (!find_address(app, args, &url, e))
		return false;
	app_browse(app, url);
	return true;
}

bool cmd_picture(struct app *app, const struct args *args, struct err *e)
{
	int64_t number = args->count;

	if (args->n > 1 && !str_int(args->v[1], &number))
		return err_set(e, ERR_USAGE, "picture [NUMBER]");
	if (number <= 0)
		number = ui_picture(app->ui);
	if (number <= 0 || !ui_link_is_picture(app->ui, (int)number))
		return err_set(e, ERR_ARGUMENT, "%s", number <= 0 ? _("this article has no picture")
			       : _("no picture has this number"));
	app_browse(app, ui_link(app->ui, (int)number));
	return true;
}

static bool has_article(struct app *app, struct err *e)
{
	if (app->state.page.status == PAGE_READY)
		return true;
	return err_set(e, ERR_ARGUMENT, "%s", _("open an article first"));
}

bool cmd_pipe(struct app *app, const struct args *args, struct err *e)
{
	struct buf text;
	struct arena a = { 0 };
	const char **argv;
	int status = 0;
	bool ok;

	if (args->n < 2) {
		ui_prompt_open(app->ui, PROMPT_COMMAND, STR("pipe "));
		return true;
	}
	if (!has_article(app, e))
		return false;
	argv = ARENA_ARRAY(&a, const char *, (size_t)args->n);
	for (int i = 1; i < args->n; i++)
		argv[i - 1] = arena_z(&a, args->v[i]);
	buf_init(&text, EXPORT_MAX);
	export_text(&app->page.article, (int)app->desk.options.number[OPT_measure], &text);
	term_suspend(app->term);
	ok = proc_feed(argv, text.p ? text.p : "", text.n, &status, e);
	term_resume(app->term);
	if (ok && status)
		app_say(app, _("%s ended with status %d"), argv[0], status);
	buf_release(&text);
	arena_release(&a);
	return ok;
}

/* ---- the pager and the editor ---- */

/* What the option says, else the first variable that is set, else the usual. */
static struct str program_of(struct app *app, enum option option, const char *const variables[2], struct str usual)
{
	struct str program = app->desk.options.text[option];

	for (int i = 0; program.n == 0 && i < 2; i++)
		program = variables[i] ? str_of(getenv(variables[i])) : program;
	return program.n ? program : usual;
}

static bool page_through(struct str program, struct str text, int *status, struct err *e)
{
	struct arena a = { 0 };
	const char **argv = lex_argv(program, 0, &a, e);
	bool ok = argv && proc_feed(argv, text.p, text.n, status, e);

	arena_release(&a);
	return ok;
}

bool cmd_pager(struct app *app, const struct args *args, struct err *e)
{
	static const char *const variables[2] = { "PAGER" };
	struct str program = program_of(app, OPT_pager, variables, STR("less"));
	struct err missing = { 0 };
	struct buf text;
	int status = 0;
	bool ok;

	(void)args;
	if (!has_article(app, e))
		return false;
	buf_init(&text, EXPORT_MAX);
	export_text(&app->page.article, (int)app->desk.options.number[OPT_measure], &text);
	term_suspend(app->term);
	ok = page_through(program, buf_str(&text), &status, e);
	/* nobody asked for less: more is on every system */
	if (!ok && str_eq(program, STR("less")) && page_through(STR("more"), buf_str(&text), &status, &missing)) {
		*e = (struct err){ 0 };
		ok = true;
	}
	term_resume(app->term);
	if (ok && status)
		app_say(app, _("%s ended with status %d"), arena_z(&app->message_arena, program), status);
	buf_release(&text);
	return ok;
}

bool cmd_edit_config(struct app *app, const struct args *args, struct err *e)
{
	static const char *const variables[2] = { "VISUAL", "EDITOR" };
	struct arena a = { 0 };
	struct str file = app->desk.config_file;
	const char **argv = lex_argv(program_of(app, OPT_editor, variables, STR("vi")), 1, &a, e);
	int status = 0, n = 0;
	bool ok = argv && path_make_dirs(&a, app->desk.config_dir, e);

	while (ok && argv[n])
		n++;
	if (ok) {
		argv[n] = arena_z(&a, file);
		term_suspend(app->term);
		ok = proc_run(argv, &status, e);
		term_resume(app->term);
	}
	if (ok && status)
		app_say(app, _("%s ended with status %d; nothing was read again"), argv[0], status);
	else if (ok && app->desk.demo)
		app_say(app, "%s", _("the demo reads no configuration; the newsstand will"));
	else if (ok)
		ok = cmd_reload(app, args, e);
	arena_release(&a);
	return ok;
}

/* The part of a file's name behind its last dot; "" when it has none. */
static struct str ending_of(struct str file)
{
	size_t dot = file.n;

	while (dot > 0 && file.p[dot - 1] != '.' && file.p[dot - 1] != '/')
		dot--;
	return dot > 0 && file.p[dot - 1] == '.' ? str_skip(file, dot) : STR("");
}

bool cmd_export(struct app *app, const struct args *args, struct err *e)
{
	struct buf out;
	struct arena a = { 0 };
	struct str file;
	bool ok;

	if (args->n < 2) {
		ui_prompt_open(app->ui, PROMPT_COMMAND, STR("export "));
		return true;
	}
	if (!has_article(app, e))
		return false;
	file = path_expand(&a, args->v[1]);
	buf_init(&out, EXPORT_MAX);
	ok = export_write(export_form_find(ending_of(file)), &app->page.article,
			  (int)app->desk.options.number[OPT_measure], &out);
	ok = ok ? path_write(arena_z(&a, file), buf_str(&out), e) : err_set(e, ERR_MEMORY, "%.*s", STR_ARG(file));
	if (ok)
		app_say(app, _("written: %.*s"), STR_ARG(file));
	buf_release(&out);
	arena_release(&a);
	return ok;
}
