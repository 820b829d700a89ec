#include "app/app.h"

#include "app/standin.h"
#include "base/log.h"
#include "model/url.h"

static void set_page(struct app *app, enum page_status status, int64_t id)
{
	const struct portal *p = portal_for_host(&app->desk.portals, url_host(app->page.url));
	struct page_view *v = &app->state.page;

	app->page.portal_name = p ? p->name : arena_str(&app->page.arena, url_host(app->page.url));
	*v = (struct page_view){ .status = status, .id = id, .portal_name = app->page.portal_name,
		                 .article = &app->page.article, .trouble = app->page.trouble };
	v->can_back = history_back_steps(&app->history);
	v->can_forward = history_forward_steps(&app->history);
	show_notice(app, app->page.article.notice);
	ui_search_clear(app->ui);
	ui_sync(app->ui, &app->state);
	app->dirty = true;
}

static void reset_page(struct app *app, struct arena fresh, struct str url)
{
	/* the address may be the old page's own */
	struct str kept = arena_str(&fresh, url);

	if (!str_eq(kept, app->page.url))
		cancel_page(app);
	arena_release(&app->page.arena);
	app->page = (struct page){ .arena = fresh, .restore_line = -1, .url = kept };
}

/* Most pages name their related news by title only; what the archive knows of
 * them (time, lede) stands in. */
static void enrich(struct app *app, struct related *r, struct arena *a)
{
	struct stored_article s = { 0 };
	struct err e = { 0 };
	int64_t id;

	if (r->published.known && r->lede.n)
		return;
	id = store_find(app->desk.store, r->url);
	if (!id || !store_article(app->desk.store, id, a, &s, &e))
		return;
	if (!r->published.known && s.row.published_s)
		r->published = (struct date){ .known = true, .has_time = s.row.has_time,
			.utc_s = s.row.published_s, .offset_min = s.article.published.offset_min };
	if (r->lede.n == 0)
		r->lede = s.row.lede;
}

static void enrich_related(struct app *app, int64_t id)
{
	struct article *art = &app->page.article;

	standin_related(&app->desk, id, app->shown_category, &app->page.arena, art);
	for (int i = 0; i < art->related.n; i++)
		enrich(app, &art->related.v[i], &app->page.arena);
}

void show_tags(struct app *app)
{
	struct arena a = { 0 };
	struct tag_list tags = { 0 };
	struct str all = STR("");

	if (app->state.page.id)
		store_tags(app->desk.store, app->state.page.id, &a, &tags);
	for (int i = 0; i < tags.names.n; i++)
		all = arena_printf(&a, "%.*s%s#%.*s", STR_ARG(all), i ? "  " : "", STR_ARG(tags.names.v[i]));
	if (!str_eq(all, app->state.page.tags)) {
		app->state.page.tags = arena_str(&app->page.arena, all);
		ui_sync(app->ui, &app->state);
		app->dirty = true;
	}
	arena_release(&a);
}

bool show_article(struct app *app, int64_t id, int restore_line)
{
	struct arena fresh = { 0 };
	struct stored_article s = { 0 };
	struct err e = { 0 };

	if (!store_article(app->desk.store, id, &fresh, &s, &e)) {
		arena_release(&fresh);
		app_complain(app, &e);
		return false;
	}
	reset_page(app, fresh, s.row.url);
	app->page.article = s.article;
	enrich_related(app, id);
	set_page(app, PAGE_READY, id);
	app->state.page.starred = s.row.starred;
	app->state.page.later = s.row.later;
	show_tags(app);
	if (restore_line >= 0)
		ui_set_page_top(app->ui, &app->state, restore_line);
	else if (s.place > 0)
		ui_set_page_block(app->ui, &app->state, s.place);
	return true;
}

void show_loading(struct app *app, const struct related *told)
{
	struct arena fresh = { 0 };
	struct str url = told->url;
	struct article known = { .title = arena_str(&fresh, told->title), .lede = arena_str(&fresh, told->lede),
				 .published = told->published };

	reset_page(app, fresh, url);
	app->page.article = known;
	set_page(app, PAGE_LOADING, store_find(app->desk.store, app->page.url));
}

/* What a feed brought of a story whose page cannot be had: the last link of the
 * chain; the reader is told under the text (compose.c). */
static bool show_feed_text(struct app *app)
{
	struct arena fresh = { 0 };
	struct stored_article s = { 0 };
	struct err e = { 0 };
	int64_t id = app->state.page.id;

	if (id && store_article(app->desk.store, id, &fresh, &s, &e) && s.article.body.blocks.n) {
		reset_page(app, fresh, app->page.url);
		app->page.article = s.article;
		set_page(app, PAGE_READY, id);
		app->state.page.starred = s.row.starred;
		app->state.page.later = s.row.later;
		return true;
	}
	arena_release(&fresh);
	return false;
}

void show_failed(struct app *app, const struct err *why)
{
	char words[512];

	err_words(why, words, sizeof(words));
	log_line(LOG_WARN, "%s", words);
	if (show_feed_text(app)) {
		app_complain(app, why);         /* its place is taken by the feed's text */
		return;
	}
	app->page.job = 0;
	app->page.trouble = arena_str(&app->page.arena, str_of(words));
	set_page(app, PAGE_FAILED, app->state.page.id);
}

void show_fetched(struct app *app, const struct article *art, struct arena *a)
{
	struct arena taken = *a;
	int line = app->page.restore_line;

	*a = (struct arena){ 0 };
	app->page.job = 0;
	reset_page(app, taken, app->page.url);
	app->page.article = *art;
	enrich_related(app, app->state.page.id);
	set_page(app, PAGE_READY, app->state.page.id);
	if (line >= 0)
		ui_set_page_top(app->ui, &app->state, line);
}
