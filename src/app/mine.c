/*
 * mine: the reader's own lists at the top of the categories: what is starred,
 * what is kept for later, and the searches he keeps, from the configuration
 * (`watch`) and from the archive (`save-search`).
 */
#include "app/mine.h"

#include "app/command.h"
#include "base/words.h"

static struct side_row *add(struct app *app, enum side_kind kind, struct str name, int unread)
{
	struct side_row *r = VEC_PUSH(&app->state.side.rows, &app->side_arena);

	*r = (struct side_row){ .kind = kind, .portal = STR(MINE), .name = name, .unread = unread };
	return r;
}

static struct query query_of(const struct app *app, struct str words)
{
	return (struct query){ .words = words, .by_time = true, .now_s = app->state.now_s,
		.offset_min = app->state.offset_min };
}

static void add_search(struct app *app, struct str name, struct str words)
{
	struct query q = query_of(app, words);

	add(app, SIDE_SEARCH, name, store_search_unread(app->desk.store, &q))->words = words;
}

/* The archive's own stand over those of the configuration. */
static bool has_name(const struct saved_searches *s, struct str name)
{
	for (int i = 0; i < s->list.n; i++)
		if (str_eq(s->list.v[i].name, name))
			return true;
	return false;
}

static void add_rows(struct app *app, const struct saved_searches *kept, int starred, int later)
{
	const struct saved_searches *watched = &app->desk.watched;

	if (starred)
		add(app, SIDE_STARRED, str_of(_("Starred")), starred);
	if (later)
		add(app, SIDE_LATER, str_of(_("Read later")), later);
	for (int i = 0; i < watched->list.n; i++)
		if (!has_name(kept, watched->list.v[i].name))
			add_search(app, watched->list.v[i].name, watched->list.v[i].query);
	for (int i = 0; i < kept->list.n; i++)
		add_search(app, kept->list.v[i].name, kept->list.v[i].query);
}

void mine_add_rows(struct app *app)
{
	struct saved_searches kept;
	int starred, later;
	bool folded = map_get(&app->folded, STR(MINE)) != NULL;
	struct side_row *head;

	if (!store_kept(app->desk.store, &starred, &later) ||
	    !store_searches(app->desk.store, &app->side_arena, &kept))
		return;
	if (!starred && !later && !kept.list.n && !app->desk.watched.list.n)
		return;
	head = add(app, SIDE_MINE, str_of(_("My news")), 0);
	head->is_portal = true;
	head->folded = folded;
	if (!folded)
		add_rows(app, &kept, starred, later);
}

static struct str remembered_name(const struct side_row *r, struct arena *a)
{
	if (r->kind == SIDE_STARRED)
		return STR("*");
	if (r->kind == SIDE_LATER)
		return STR("+");
	return arena_join(a, STR("="), r->name);
}

bool mine_open(struct app *app, const struct side_row *r)
{
	struct arena a = { 0 };
	struct query q = { .starred = r->kind == SIDE_STARRED, .later = r->kind == SIDE_LATER };

	if (r->kind < SIDE_STARRED)
		return false;
	if (r->kind == SIDE_SEARCH)
		q = query_of(app, r->words);
	store_remember(app->desk.store, STR("category"), remembered_name(r, &a));
	show_named(app, &q, r->name);
	arena_release(&a);
	return true;
}

int mine_find(const struct app *app, struct str remembered)
{
	struct arena a = { 0 };
	int at = -1;

	for (int i = 0; i < app->state.side.rows.n && at < 0; i++) {
		const struct side_row *r = &app->state.side.rows.v[i];

		if (r->kind >= SIDE_STARRED && str_eq(remembered_name(r, &a), remembered))
			at = i;
	}
	arena_release(&a);
	return at;
}

void mine_arrived(struct app *app)
{
	struct list_view *list = &app->state.list;
	struct query q = app->query;
	struct article_list got;
	struct arena a = { 0 };
	struct err e = { 0 };

	if (!app->named || !q.words.n || q.filter.n)
		return;
	q.newest = 0;
	if (store_articles(app->desk.store, &q, 0, 0, &a, &got, &e) && got.total > list->total)
		list->waiting = got.total - list->total;
	arena_release(&a);
	if (list->total == 0 && list->waiting)
		show_list(app, true);
}

/* ---- commands ---- */

bool cmd_save_search(struct app *app, const struct args *args, struct err *e)
{
	struct arena a = { 0 };
	struct str read_as = app->state.list.read_as;
	struct str name = str_trim(args_rest(args, &a));
	struct str words = arena_str(&a, read_as.n ? read_as : app->query.words);

	if (words.n) {
		name = name.n ? name : words;
		store_save_search(app->desk.store, name, words, app->state.now_s);
		app_say(app, _("kept among my news: %.*s"), STR_ARG(name));
		show_side(app);
	} else {
		err_set(e, ERR_ARGUMENT, "%s", _("this list is no search; S searches the archive"));
	}
	arena_release(&a);
	return e->code == ERR_NONE;
}

static const struct side_row *search_row(const struct app *app, struct str name)
{
	const struct side *side = &app->state.side;
	int at = ui_selected(app->ui, PANE_CATEGORIES);

	for (int i = 0; i < side->rows.n; i++)
		if (side->rows.v[i].kind == SIDE_SEARCH && (name.n ? str_eq(side->rows.v[i].name, name) : i == at))
			return &side->rows.v[i];
	return NULL;
}

bool cmd_forget_search(struct app *app, const struct args *args, struct err *e)
{
	struct arena a = { 0 };
	const struct side_row *r = search_row(app, str_trim(args_rest(args, &a)));
	struct str name = r ? arena_str(&a, r->name) : STR("");

	if (!r) {
		err_set(e, ERR_ARGUMENT, "%s", _("no kept search is selected or has that name"));
	} else {
		store_save_search(app->desk.store, name, STR(""), app->state.now_s);
		show_side(app);
		if (search_row(app, name))
			app_say(app, _("%.*s stands in the configuration; take its line away there"), STR_ARG(name));
		else
			app_say(app, _("no longer kept: %.*s"), STR_ARG(name));
	}
	arena_release(&a);
	return e->code == ERR_NONE;
}
