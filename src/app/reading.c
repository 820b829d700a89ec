#include "app/app.h"

#include "base/words.h"
#include "model/url.h"

static const struct list_row *row_at(const struct app *app, int row)
{
	const struct list_view *l = &app->state.list;

	return row >= l->first && row < l->first + l->rows.n ? &l->rows.v[row - l->first] : NULL;
}

void reading_leave(struct app *app)
{
	if (app->state.page.status != PAGE_READY)
		return;
	history_note(&app->history, app->state.page.id, ui_page_top(app->ui));
	if (app->state.page.id)
		store_save_place(app->desk.store, app->state.page.id, ui_page_block(app->ui),
				 app->state.now_s);
}

static void mark_read(struct app *app, int64_t id)
{
	store_mark(app->desk.store, id, MARK_READ, true, app->state.now_s);
	show_list(app, false);
}

/* From the archive when it has the text, else from the network. */
static void open_known(struct app *app, int64_t id, bool has_body, const struct related *told, bool typed, int line)
{
	if (id && has_body && show_article(app, id, line)) {
		mark_read(app, id);
	} else {
		show_loading(app, told);
		app->page.restore_line = line;
		refresh_page(app, app->page.url, false, typed);
	}
	ui_set_focus(app->ui, &app->state, PANE_READER);
}

static struct related told_by(const struct app *app, const struct article_row *r)
{
	struct date d = { r->published_s != 0, r->has_time, r->published_s, app->state.offset_min };

	return (struct related){ .title = r->title, .url = r->url, .published = d, .lede = r->lede };
}

bool reading_open_id(struct app *app, int64_t id, struct err *e)
{
	struct arena a = { 0 };
	struct stored_article s = { 0 };
	struct related told;
	bool ok;

	reading_leave(app);
	ok = store_article(app->desk.store, id, &a, &s, e);
	if (ok) {
		history_clear(&app->history);
		history_visit(&app->history, id, s.row.url);
		told = told_by(app, &s.row);
		open_known(app, s.row.id, s.row.has_body, &told, false, -1);
	}
	arena_release(&a);
	return ok;
}

void reading_open_row(struct app *app, int row)
{
	const struct list_row *r = row_at(app, row);
	struct err e = { 0 };

	if (r && !reading_open_id(app, r->id, &e))
		app_complain(app, &e);
}

static void open_address(struct app *app, const struct related *told, bool typed, int line)
{
	int64_t id = store_find(app->desk.store, told->url);
	struct arena a = { 0 };
	struct stored_article s = { 0 };
	struct related known;
	struct err e = { 0 };

	if (id && store_article(app->desk.store, id, &a, &s, &e)) {
		known = told_by(app, &s.row);
		open_known(app, id, s.row.has_body, &known, typed, line);
	} else {
		open_known(app, 0, false, told, typed, line);
	}
	arena_release(&a);
}

void reading_open_url(struct app *app, const struct related *told, bool typed)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	/* The strings may be the page's own, which is about to go. */
	struct related kept = { .title = arena_str(&a, told->title), .url = arena_str(&a, told->url),
				.published = told->published, .lede = arena_str(&a, told->lede) };

	if (!url_is_web(kept.url)) {
		err_set(&e, ERR_URL, "%.*s", STR_ARG(kept.url));
		app_complain(app, &e);
	} else {
		reading_leave(app);
		history_visit(&app->history, 0, kept.url);
		open_address(app, &kept, typed, -1);
	}
	arena_release(&a);
}

static void go_to(struct app *app, const struct place *p)
{
	struct arena a = { 0 };
	struct related told = { .url = arena_str(&a, p->url) };

	if (!p->id || !show_article(app, p->id, p->line))
		open_address(app, &told, false, p->line);
	else
		ui_set_focus(app->ui, &app->state, PANE_READER);
	arena_release(&a);
}

bool reading_back(struct app *app)
{
	const struct place *p;

	if (ui_focus(app->ui) != PANE_READER)
		return false;
	reading_leave(app);
	p = history_step(&app->history, -1);
	if (p) {
		go_to(app, p);
		return true;
	}
	cancel_leave_page(app);
	history_leave(&app->history);
	ui_set_focus(app->ui, &app->state, PANE_ARTICLES);
	return true;
}

bool reading_forward(struct app *app)
{
	const struct place *p;

	reading_leave(app);
	p = history_step(&app->history, +1);
	if (!p)
		return false;
	go_to(app, p);
	return true;
}

int64_t reading_target(const struct app *app)
{
	const struct list_row *r;

	if (ui_focus(app->ui) == PANE_READER)
		return app->state.page.id;
	r = row_at(app, ui_selected(app->ui, PANE_ARTICLES));
	return r ? r->id : 0;
}

struct str reading_address(const struct app *app)
{
	struct app *writable = (struct app *)(uintptr_t)app;   /* only its message arena */
	struct stored_article s = { 0 };
	struct arena a = { 0 };
	struct err e = { 0 };
	struct str url = STR("");

	if (ui_focus(app->ui) == PANE_READER && ui_link(app->ui, ui_selected_link(app->ui)).n)
		return ui_link(app->ui, ui_selected_link(app->ui));
	if (ui_focus(app->ui) == PANE_READER)
		return app->page.url;
	if (store_article(app->desk.store, reading_target(app), &a, &s, &e))
		url = arena_str(&writable->message_arena, s.row.url);
	arena_release(&a);
	return url;
}
