/* palette: everything that can be gone to or done, in one list to type into:
 * commands, options, categories, articles of the list. */
#include "app/command.h"
#include "app/configure.h"
#include "base/words.h"
#include "text/fold.h"

static void add(struct app *app, struct str words, struct str also, struct str left, struct str right, struct str run)
{
	struct arena *a = &app->palette_arena;
	struct palette_row *r = VEC_PUSH(&app->state.palette, a);

	*r = (struct palette_row){ .words = arena_str(a, words), .left = arena_str(a, left),
				   .right = arena_str(a, right), .run = arena_str(a, run) };
	r->folded = text_fold(arena_printf(a, "%.*s %.*s", STR_ARG(words), STR_ARG(also)), a);
}

static struct str key_for(const struct app *app, const char *name)
{
	for (int i = 0; i < app->state.help.n; i++)
		if (str_eq(app->state.help.v[i].command, str_of(name)) && app->state.help.v[i].keys.n)
			return app->state.help.v[i].keys;
	return STR("");
}

/* One that cannot do without words is typed further at the prompt. */
static void add_commands(struct app *app)
{
	struct arena *a = &app->palette_arena;

	for (int i = 0; i < commands_count; i++) {
		const struct command *c = &commands[i];
		bool asks = *c->arguments && *c->arguments != '[';

		add(app, str_of(_(c->help)), str_of(c->name), key_for(app, c->name), str_of(c->name),
		    asks ? arena_printf(a, "command '%s '", c->name) : str_of(c->name));
	}
	for (int i = 0; i < settings_count; i++)
		add(app, str_of(_(settings[i].help)), str_of(settings[i].name), STR(""), str_of(settings[i].name),
		    arena_printf(a, "command '%s '", settings[i].name));
	for (int i = 0; i < app->desk.aliases.list.n; i++)
		add(app, app->desk.aliases.list.v[i].line, app->desk.aliases.list.v[i].name, STR(""),
		    app->desk.aliases.list.v[i].name, app->desk.aliases.list.v[i].name);
}

static void add_options(struct app *app)
{
	for (int i = 0; i < OPTION_COUNT; i++) {
		const struct option_row *r = &option_rows[i];
		bool turns = r->kind == OPTION_FLAG || r->kind == OPTION_CHOICE;

		add(app, str_of(_(r->help)), str_of(r->name), STR(""),
		    arena_printf(&app->palette_arena, "set %s", r->name),
		    arena_printf(&app->palette_arena, turns ? "set %s!" : "command 'set %s '", r->name));
	}
}

static void add_categories(struct app *app)
{
	const struct portals *ps = &app->desk.portals;
	struct arena *a = &app->palette_arena;

	for (int i = 0; i < ps->list.n; i++) {
		const struct portal *p = ps->list.v[i];

		add(app, p->name, p->host, STR(""), p->host, arena_printf(a, "go '%.*s'", STR_ARG(p->host)));
		for (int k = 0; k < p->categories.n; k++) {
			const struct category *c = &p->categories.v[k];

			add(app, arena_printf(a, "%.*s · %.*s", STR_ARG(c->name), STR_ARG(p->name)), p->host, STR(""),
			    str_of(_("category")),
			    arena_printf(a, "go '%.*s/%.*s'", STR_ARG(p->host), STR_ARG(c->key)));
		}
	}
}

static void add_articles(struct app *app)
{
	const struct list_view *l = &app->state.list;

	for (int i = 0; i < l->rows.n; i++)
		add(app, l->rows.v[i].title, STR(""), STR(""), str_of(_("article")),
		    arena_printf(&app->palette_arena, "show %lld", (long long)l->rows.v[i].id));
}

bool cmd_palette(struct app *app, const struct args *args, struct err *e)
{
	(void)args, (void)e;
	memset(&app->state.palette, 0, sizeof(app->state.palette));
	arena_clear(&app->palette_arena);
	show_help(app);
	add_commands(app);
	add_categories(app);
	add_articles(app);
	add_options(app);
	return sheets_show(app, SHEET_PALETTE);
}
