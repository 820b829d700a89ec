/* cmd_mark: marks on one article, on a count of them, on a part of the list. */
#include "app/command.h"

#include "base/words.h"

static const struct list_row *target_row(const struct app *app, int64_t id)
{
	for (int i = 0; i < app->state.list.rows.n; i++)
		if (app->state.list.rows.v[i].id == id)
			return &app->state.list.rows.v[i];
	return NULL;
}

/* Marks are seen at once; the archive is written by its own thread. */
static void marked(struct app *app)
{
	show_list(app, false);
	show_side(app);
}

/* What a mark makes of an article, and its sentence for one. */
struct marking {
	const char *word;
	enum mark mark;
	bool on;
	const char *said;
};

static const struct marking markings[] = {
	{ "read",    MARK_READ,    true,  N_("marked read") },
	{ "unread",  MARK_READ,    false, N_("marked unread") },
	{ "star",    MARK_STARRED, true,  N_("starred") },
	{ "unstar",  MARK_STARRED, false, N_("no longer starred") },
	{ "later",   MARK_LATER,   true,  N_("kept for later") },
	{ "not-later", MARK_LATER,   false, N_("no longer kept for later") },
	{ "hide",    MARK_HIDDEN,  true,  N_("hidden") },
	{ "unhide",  MARK_HIDDEN,  false, N_("no longer hidden") },
};

static const struct marking *marking_of(enum mark m, bool on)
{
	for (size_t i = 0; i < sizeof(markings) / sizeof(*markings); i++)
		if (markings[i].mark == m && markings[i].on == on)
			return &markings[i];
	return &markings[0];
}

static void page_follows(struct app *app, const struct marking *k)
{
	if (k->mark == MARK_STARRED)
		app->state.page.starred = k->on;
	else if (k->mark == MARK_LATER)
		app->state.page.later = k->on;
}

static bool mark_one(struct app *app, const struct marking *k, struct err *e)
{
	int64_t id = reading_target(app);

	if (!id)
		return err_set(e, ERR_ARGUMENT, "%s", _("no article is selected"));
	store_mark(app->desk.store, id, k->mark, k->on, app->state.now_s);
	if (id == app->state.page.id)
		page_follows(app, k);
	app_say(app, "%s", _(k->said));
	marked(app);
	return true;
}

static bool mark_part(struct app *app, const struct query *q, int first, int count, const struct marking *k)
{
	int n;

	if (first < 0)
		return true;    /* an empty list */
	store_mark_list(app->desk.store, q, first, count, k->mark, k->on, app->state.now_s, &n);
	app_say(app, _("%s: %d; u takes it back"), _(k->said), n);
	marked(app);
	return true;
}

static bool mark_counted(struct app *app, int count, const struct marking *k, struct err *e)
{
	if (count <= 1 || ui_focus(app->ui) == PANE_READER)
		return mark_one(app, k, e);
	return mark_part(app, &app->query, ui_selected(app->ui, PANE_ARTICLES), count, k);
}

static bool mark_which(struct app *app, struct str which, const struct marking *k, struct err *e)
{
	struct query all = { 0 };
	int at = ui_selected(app->ui, PANE_ARTICLES);

	if (str_eq(which, STR("this")))
		return mark_one(app, k, e);
	if (str_eq(which, STR("above")))
		return mark_part(app, &app->query, 0, at + 1, k);
	if (str_eq(which, STR("below")))
		return mark_part(app, &app->query, at, -1, k);
	if (str_eq(which, STR("list")))
		return mark_part(app, &app->query, 0, -1, k);
	if (str_eq(which, STR("all")))
		return mark_part(app, &all, 0, -1, k);
	return err_set(e, ERR_USAGE, "mark WHAT [this|above|below|list|all]");
}

bool cmd_mark(struct app *app, const struct args *args, struct err *e)
{
	if (args->n < 2) {
		ui_prompt_open(app->ui, PROMPT_COMMAND, STR("mark "));
		return true;
	}
	for (size_t i = 0; i < sizeof(markings) / sizeof(*markings); i++)
		if (str_eq(args->v[1], str_of(markings[i].word)))
			return args->n == 3 ? mark_which(app, args->v[2], &markings[i], e)
				: mark_counted(app, args->count, &markings[i], e);
	return err_set(e, ERR_USAGE, "mark WHAT [this|above|below|list|all]");
}

/* ---- the keys that turn a mark ---- */

static bool turn(struct app *app, const struct args *args, enum mark m, bool is_on, struct err *e)
{
	return mark_counted(app, args->count, marking_of(m, !is_on), e);
}

bool cmd_toggle_read(struct app *app, const struct args *args, struct err *e)
{
	const struct list_row *r = target_row(app, reading_target(app));

	return turn(app, args, MARK_READ, r ? !r->unread : true, e);
}

bool cmd_star(struct app *app, const struct args *args, struct err *e)
{
	const struct list_row *r = target_row(app, reading_target(app));
	bool reading = ui_focus(app->ui) == PANE_READER;

	return turn(app, args, MARK_STARRED, reading ? app->state.page.starred : r && r->starred, e);
}

bool cmd_later(struct app *app, const struct args *args, struct err *e)
{
	const struct list_row *r = target_row(app, reading_target(app));
	bool reading = ui_focus(app->ui) == PANE_READER;

	return turn(app, args, MARK_LATER, reading ? app->state.page.later : r && r->later, e);
}

bool cmd_hide_article(struct app *app, const struct args *args, struct err *e)
{
	const struct list_row *r = target_row(app, reading_target(app));

	return turn(app, args, MARK_HIDDEN, r && r->hidden, e);
}

bool cmd_mark_list(struct app *app, const struct args *args, struct err *e)
{
	(void)args;
	return mark_which(app, STR("list"), marking_of(MARK_READ, true), e);
}

bool cmd_mark_all(struct app *app, const struct args *args, struct err *e)
{
	(void)args;
	return mark_which(app, STR("all"), marking_of(MARK_READ, true), e);
}

/* ---- back, and again ---- */

bool cmd_undo(struct app *app, const struct args *args, struct err *e)
{
	enum undo_of of = args->n > 1 ? UNDO_RULES : UNDO_MARKS;

	(void)e;
	app->undo_ticket = store_undo(app->desk.store, of, app->state.now_s);
	app->undoing = args->n > 1 ? UNDOING_RULES : UNDOING_MARK;
	return true;
}

bool cmd_redo(struct app *app, const struct args *args, struct err *e)
{
	(void)args, (void)e;
	app->undo_ticket = store_redo(app->desk.store, app->state.now_s);
	app->undoing = UNDOING_UNDO;
	return true;
}

/* ---- tags ---- */

static bool tag(struct app *app, const struct args *args, bool on, struct err *e)
{
	int64_t id = reading_target(app);
	struct arena a = { 0 };
	struct str name = str_trim(args_rest(args, &a));

	if (!id) {
		arena_release(&a);
		return err_set(e, ERR_ARGUMENT, "%s", _("no article is selected"));
	}
	store_tag(app->desk.store, id, name, on, app->state.now_s);
	if (on)
		app_say(app, _("tagged: %.*s"), STR_ARG(name));
	else if (name.n)
		app_say(app, _("no longer tagged: %.*s"), STR_ARG(name));
	else
		app_say(app, "%s", _("no longer tagged"));
	arena_release(&a);
	return true;
}

bool cmd_tag(struct app *app, const struct args *args, struct err *e)
{
	if (args->n < 2) {
		ui_prompt_open(app->ui, PROMPT_COMMAND, STR("tag "));
		return true;
	}
	return tag(app, args, true, e);
}

bool cmd_untag(struct app *app, const struct args *args, struct err *e)
{
	return tag(app, args, false, e);
}
