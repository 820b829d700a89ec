/* sheets: what help, log, jobs, errors and options show, filled when they are
 * open; and what of the keymap reaches past an open sheet. */
#include "app/command.h"
#include "app/configure.h"
#include "base/log.h"
#include "base/words.h"

/* ---- help ---- */

static struct str words_of(const struct binding *b)
{
	struct str rest = b->command, name;
	const struct command *c;

	if (b->note.n)
		return str_of(_(b->note.p));
	str_word(&rest, &name);
	c = command_find(name);
	return c ? str_of(_(c->help)) : STR("");
}

static void add_keyless(struct app *app)
{
	for (int i = 0; i < commands_count; i++) {
		struct help_row *r = VEC_PUSH(&app->state.help, &app->help_arena);

		r->context = STR(":");
		r->command = arena_printf(&app->help_arena, "%s%s%s", commands[i].name,
					  *commands[i].arguments ? " " : "", commands[i].arguments);
		r->words = str_of(_(commands[i].help));
	}
	for (int i = 0; i < settings_count; i++) {
		struct help_row *r = VEC_PUSH(&app->state.help, &app->help_arena);

		r->context = STR(":");
		r->command = arena_printf(&app->help_arena, "%s %s", settings[i].name, settings[i].arguments);
		r->words = str_of(_(settings[i].help));
	}
	for (int i = 0; i < OPTION_COUNT; i++) {
		struct help_row *r = VEC_PUSH(&app->state.help, &app->help_arena);

		r->context = STR("set");
		r->command = arena_printf(&app->help_arena, "set %s %.*s", option_rows[i].name,
					  STR_ARG(app->desk.options.text[i]));
		r->words = str_of(_(option_rows[i].help));
	}
}

void show_help(struct app *app)
{
	memset(&app->state.help, 0, sizeof(app->state.help));
	arena_clear(&app->help_arena);
	for (int c = 0; c < CONTEXT_COUNT; c++)
		for (int i = 0; i < app->desk.keymap.list.n; i++) {
			const struct binding *b = &app->desk.keymap.list.v[i];
			struct help_row *r;

			if (b->context != (enum context)c || b->command.n == 0)
				continue;
			r = VEC_PUSH(&app->state.help, &app->help_arena);
			r->context = str_of(context_name(b->context));
			r->keys = binding_keys(&app->desk.keymap, b, &app->help_arena);
			r->command = b->command;
			r->words = words_of(b);
		}
	add_keyless(app);
}

/* ---- the others ---- */

static void fill_log(struct app *app)
{
	for (int i = log_count() - 1; i >= 0; i--)
		*VEC_PUSH(&app->state.log, &app->sheet_arena) = arena_str(&app->sheet_arena, str_of(log_get(i)));
}

/* "Thời sự · Báo Cần Thơ" and the command that goes there. */
static struct str source_of(struct app *app, int64_t category, struct str *run)
{
	const struct portal *p = NULL;
	const struct category *c = refresh_category_of(app, category, &p);

	if (!c)
		return STR_NONE;
	*run = arena_printf(&app->sheet_arena, "go '%.*s/%.*s'", STR_ARG(p->host), STR_ARG(c->key));
	return arena_printf(&app->sheet_arena, "%.*s · %.*s", STR_ARG(c->name), STR_ARG(p->name));
}

static enum job_stage_view stage_of(const struct errand *r, const struct back_progress *p)
{
	if (r->job == 0)
		return JOB_IS_SAVED;
	return p->reading ? JOB_IS_READ : p->taken ? JOB_LOADS : JOB_WAITS;
}

static void fill_jobs(struct app *app)
{
	for (const struct errand *r = app->errands; r; r = r->next) {
		struct back_progress p = { 0 };
		struct job_view *v;

		if (r->job == 0 && r->ticket == 0)
			continue;
		v = VEC_PUSH(&app->state.job_list, &app->sheet_arena);
		v->run = STR("");
		v->job = (int64_t)r->job;
		if (r->job)
			sources_progress(app->desk.sources, r->job, &p);
		v->source = r->purpose == FOR_LIST ? source_of(app, r->category, &v->run) : STR_NONE;
		if (!v->source.n)
			v->source = arena_str(&app->sheet_arena, r->url);
		v->stage = stage_of(r, &p);
		v->entries = p.entries;
		v->bytes = p.bytes;
		v->seconds = (int)((clock_ticks_ms() - r->asked_ms) / 1000);
	}
}

static void fill_errors(struct app *app)
{
	const struct portals *ps = &app->desk.portals;

	for (int i = 0; i < ps->list.n; i++)
		for (int k = 0; k < ps->list.v[i]->categories.n; k++) {
			const struct category *c = &ps->list.v[i]->categories.v[k];
			const struct failure *f = refresh_failure(app,
				store_category_id(app->desk.store, ps->list.v[i]->host, c->key));
			struct fetch_state st = { 0 };
			struct error_view *v;

			if (!f)
				continue;
			v = VEC_PUSH(&app->state.errors, &app->sheet_arena);
			v->source = source_of(app, f->category, &v->run);
			v->error = arena_str(&app->sheet_arena, f->why);
			v->since_s = f->since_s;
			if (store_state(app->desk.store, category_by_page(ps->list.v[i], c) ? c->url : c->rss,
					&app->sheet_arena, &st))
				v->next_s = st.next_s;
		}
}

static void (*const fills[SHEET_COUNT])(struct app *app) = {
	[SHEET_LOG] = fill_log, [SHEET_JOBS] = fill_jobs, [SHEET_ERRORS] = fill_errors,
	[SHEET_NEWS] = news_fill,
};

void sheets_fill(struct app *app, enum sheet_id id)
{
	struct state *st = &app->state;

	memset(&st->log, 0, sizeof(st->log));
	memset(&st->job_list, 0, sizeof(st->job_list));
	memset(&st->news, 0, sizeof(st->news));
	memset(&st->errors, 0, sizeof(st->errors));
	arena_clear(&app->sheet_arena);
	if (fills[id])
		fills[id](app);
}

bool sheets_show(struct app *app, enum sheet_id id)
{
	if (ui_sheet(app->ui) == id)
		return ui_layer_close(app->ui);
	if (id == SHEET_HELP)
		show_help(app);
	sheets_fill(app, id);
	ui_sheet_open(app->ui, &app->state, id);
	return true;
}

bool sheets_choose(struct app *app, struct err *e)
{
	struct arena a = { 0 };
	struct str line = arena_str(&a, ui_sheet_choice(app->ui, &app->state));
	bool ok = true;

	if (line.n && !ui_sheet_stays(app->ui))
		ui_layer_close(app->ui);
	if (line.n)
		ok = app_command(app, line, 0, e);
	else
		ui_move(app->ui, &app->state, MOVE_DOWN, 1);
	arena_release(&a);
	return ok;
}

/* ---- keys over a sheet ---- */

/* Commands that mean the sheet itself, or the whole program; the panes under
 * it are covered, and what acts on them waits. */
static const char *const over_sheets[] = {
	"down", "up", "page-down", "page-up", "half-down", "half-up", "first", "last", "open", "back", "close",
	"search", "filter", "refresh", "help", "log", "jobs", "cancel", "errors", "options", "palette", "news", "hidden-categories", "unhide-category",
	"command", "redraw", "suspend", "quit", "quit-now", "reload", "save-options", "edit-config",
};

bool sheets_take(const struct app *app, struct str line)
{
	struct str name = STR("");

	if (ui_sheet(app->ui) == SHEET_NONE)
		return true;
	str_word(&line, &name);
	for (size_t i = 0; i < sizeof(over_sheets) / sizeof(*over_sheets); i++)
		if (str_eq(name, str_of(over_sheets[i])))
			return true;
	return setting_find(name) != NULL;
}
