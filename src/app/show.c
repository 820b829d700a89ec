#include "app/mine.h"

#include "base/words.h"

/* Rows around the visible ones, so that a page of scrolling needs no query. */
enum { WINDOW_MARGIN = 60, SEARCH_MARGIN = 5 /* each has an excerpt */, EXCERPT_W = 200 };

/* ---- categories ---- */

static void add_side_row(struct app *app, const struct category_row *c, bool hidden)
{
	struct side_row *r;

	if (hidden)
		return;
	r = VEC_PUSH(&app->state.side.rows, &app->side_arena);
	r->id = c->id;
	r->portal = c->portal;
	r->is_portal = c->id == 0;
	r->name = r->is_portal ? c->portal_name : c->name;
	r->folded = r->is_portal && map_get(&app->folded, c->portal);
	r->favourite = desk_is_favourite(&app->desk, c->portal, c->key);
	r->archive = c->status == PORTAL_ARCHIVE;
	r->unread = c->unread;
	r->total = c->total;
	r->fetching = c->id && refresh_is_fetching(app, c->id);
	r->failed = c->id && refresh_failure(app, c->id);
}

/* By the reader: hidden, or none of the favourites when only those are shown; a
 * newspaper stays when a favourite stands under it. */
static bool is_hidden(const struct app *app, const struct category_list *list, int row)
{
	const struct category_row *c = &list->rows.v[row];

	if (desk_is_hidden(&app->desk, c->portal, c->key))
		return true;
	if (app->desk.options.number[OPT_shown] == 0 || desk_is_favourite(&app->desk, c->portal, c->key))
		return false;
	for (int i = row + 1; c->id == 0 && i < list->rows.n && list->rows.v[i].id; i++)
		if (desk_is_favourite(&app->desk, c->portal, list->rows.v[i].key))
			return false;
	return true;
}

bool show_side(struct app *app)
{
	struct category_list list = { 0 };
	struct err e = { 0 };

	app->side_stale = false;
	app->state.side = (struct side){ 0 };
	arena_clear(&app->side_arena);
	if (!store_categories(app->desk.store, &app->side_arena, &list, &e)) {
		app_complain(app, &e);
		return false;
	}
	mine_add_rows(app);
	for (int i = 0; i < list.rows.n; i++) {
		const struct category_row *c = &list.rows.v[i];

		add_side_row(app, c, is_hidden(app, &list, i) || (c->id && map_get(&app->folded, c->portal)));
	}
	ui_sync(app->ui, &app->state);
	app->dirty = true;
	return true;
}

const struct side_row *show_side_row(const struct app *app, int64_t category)
{
	for (int i = 0; i < app->state.side.rows.n; i++)
		if (app->state.side.rows.v[i].id == category)
			return &app->state.side.rows.v[i];
	return NULL;
}

/* ---- the list ---- */

static struct list_row list_row_from(const struct article_row *r)
{
	return (struct list_row){
		.id = r->id, .title = r->title, .portal = r->portal, .lede = r->lede, .url = r->url,
		.published_s = r->published_s, .seen_s = r->seen_s, .has_time = r->has_time,
		.unread = r->unread, .starred = r->starred, .later = r->later, .hidden = r->hidden, .has_body = r->has_body,
	};
}

void show_trouble(struct app *app)
{
	const struct failure *f = refresh_failure(app, app->shown_category);

	app->state.list.trouble = STR("");
	if (f && app->shown_category)
		app->state.list.trouble = arena_str(&app->list_arena, f->why);
}

static bool is_closed(const struct app *app)
{
	const struct side_row *row = app->shown_category ? show_side_row(app, app->shown_category) : NULL;
	struct str host = row ? row->portal : app->query.portal;
	const struct portal *p = host.n ? portal_by_name(&app->desk.portals, host) : NULL;

	return p && p->status == PORTAL_ARCHIVE;
}

static bool load_rows(struct app *app, int first, int count)
{
	struct article_list got = { 0 };
	struct list_view *list = &app->state.list;
	struct err e = { 0 };

	list->rows.v = NULL;
	list->rows.n = list->rows.cap = 0;
	arena_clear(&app->list_arena);
	if (!store_articles(app->desk.store, &app->query, first, count, &app->list_arena, &got, &e)) {
		app_complain(app, &e);
		return false;
	}
	list->total = got.total;
	list->first = got.first;
	list->read_as = got.read_as;
	for (int i = 0; i < got.rows.n; i++) {
		struct list_row *row = VEC_PUSH(&list->rows, &app->list_arena);

		*row = list_row_from(&got.rows.v[i]);
		store_excerpt(app->desk.store, &app->query, &got.rows.v[i], EXCERPT_W, &app->list_arena,
			      &row->hits, &row->excerpt);
	}
	list->filter = app->query.filter;
	list->found = app->query.words.n > 0;
	list->closed = is_closed(app);
	list->kept = app->query.starred || app->query.later;
	show_trouble(app);
	return true;
}

bool show_list(struct app *app, bool from_scratch)
{
	int first = 0, count = 0, margin = app->query.words.n ? SEARCH_MARGIN : WINDOW_MARGIN;

	/* What comes in later waits, so that nothing moves under the cursor. */
	if (from_scratch)
		app->query.newest = store_newest(app->desk.store);
	else
		ui_wanted(app->ui, &app->state, &first, &count);
	first = first > margin ? first - margin : 0;
	app->state.list.fetching = app->shown_category && refresh_is_fetching(app, app->shown_category);
	if (!load_rows(app, first, count + 2 * margin))
		return false;
	ui_sync(app->ui, &app->state);
	if (from_scratch) {
		app->state.list.waiting = 0;
		ui_select(app->ui, &app->state, PANE_ARTICLES, 0);
	}
	app->dirty = true;
	return true;
}

void show_window(struct app *app)
{
	const struct list_view *list = &app->state.list;
	int first, count, end;

	ui_wanted(app->ui, &app->state, &first, &count);
	end = first + count < list->total ? first + count : list->total;
	if (first >= list->first && end <= list->first + list->rows.n)
		return;
	show_list(app, false);
}

static void set_query(struct app *app, const struct query *q, struct str title)
{
	struct arena fresh = { 0 };
	struct query kept = *q;

	kept.portal = arena_str(&fresh, q->portal);
	kept.words = arena_str(&fresh, q->words);
	kept.filter = arena_str(&fresh, q->filter);
	kept.now_s = app->state.now_s;
	kept.offset_min = app->state.offset_min;
	app->state.list.title = arena_str(&fresh, title);
	ahead_leave(app);
	arena_release(&app->query_arena);
	app->query_arena = fresh;
	app->query = kept;
	ui_search_clear(app->ui);
	show_list(app, true);
	app->filling = app->state.list.total == 0;
}

static struct str search_title(const struct query *q, struct arena *a)
{
	return arena_printf(a, _("Search: %.*s"), STR_ARG(q->words));
}

struct str show_search_title(struct app *app)
{
	return search_title(&app->query, &app->query_arena);
}

void show_query(struct app *app, const struct query *q)
{
	struct arena a = { 0 };
	struct str title = app->state.list.title;

	if (q->words.n && !(app->named && str_eq(q->words, app->query.words))) {
		app->shown_category = 0;
		app->named = false;
		title = search_title(q, &a);
	}
	set_query(app, q, arena_str(&a, title));
	arena_release(&a);
}

void show_named(struct app *app, const struct query *q, struct str title)
{
	struct arena a = { 0 };

	app->shown_category = 0;
	app->named = true;
	cancel_lists_left(app);
	set_query(app, q, arena_str(&a, title));
	arena_release(&a);
}

/* The list that the reader left last. */
bool show_remembered(struct app *app)
{
	struct arena a = { 0 };
	struct str left = store_memory(app->desk.store, STR("category"), &a);
	int mine = left.n ? mine_find(app, left) : -1, at = -1;
	int64_t id = 0;

	for (int i = 0; mine < 0 && str_int(left, &id) && id && i < app->state.side.rows.n; i++)
		if (app->state.side.rows.v[i].id == id)
			at = i;
	arena_release(&a);
	if (mine < 0 && at < 0)
		return false;
	ui_select(app->ui, &app->state, PANE_CATEGORIES, mine >= 0 ? mine : at);
	if (mine >= 0)
		return mine_open(app, &app->state.side.rows.v[mine]);
	show_category(app, id);
	return true;
}

void show_category(struct app *app, int64_t category)
{
	const struct side_row *row = show_side_row(app, category);
	const struct portal *p = row ? portal_by_name(&app->desk.portals, row->portal) : NULL;
	struct arena a = { 0 };
	struct query q = { .category = category };
	struct str title = row ? row->name : STR("");

	if (p)
		title = arena_printf(&a, "%.*s · %.*s", STR_ARG(row->name), STR_ARG(p->name));
	app->shown_category = category;
	app->named = false;
	cancel_lists_left(app);
	set_query(app, &q, title);
	store_category_opened(app->desk.store, category, app->state.now_s);
	store_remember(app->desk.store, STR("category"), arena_printf(&a, "%lld", (long long)category));
	arena_release(&a);
}

void show_portal(struct app *app, struct str host)
{
	const struct portal *p = portal_by_name(&app->desk.portals, host);
	struct query q = { .portal = host };

	app->shown_category = 0;
	app->named = false;
	cancel_lists_left(app);
	set_query(app, &q, p ? p->name : host);
}

/* ---- the status line ---- */

/* The newest note (weather, warnings) stays in the status line. */
void show_notice(struct app *app, struct str notice)
{
	if (notice.n == 0 || str_eq(notice, app->state.notice))
		return;
	arena_clear(&app->notice_arena);
	app->state.notice = arena_str(&app->notice_arena, notice);
}
