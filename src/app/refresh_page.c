#include "app/app.h"

/* The same page on its way already: the reader left it and came back. */
static struct errand *page_under_way(const struct app *app, struct str url)
{
	struct errand *r = app->errands;

	while (r && !(r->purpose == FOR_PAGE && r->job && str_eq(r->url, url)))
		r = r->next;
	return r;
}

void refresh_page(struct app *app, struct str url, bool insist, bool typed)
{
	struct errand *r = insist ? NULL : page_under_way(app, url);
	struct err e = { 0 };

	if (r && r->ahead && !ahead_take(app, r))
		r = NULL;
	if (r) {
		app->page.job = r->job;
		return;
	}
	r = errand_new(app, FOR_PAGE, url);
	r->insisted = insist;
	if (errand_send(app, r, JOB_ARTICLE, 0, typed, &e)) {
		app->page.job = r->job;
	} else {
		show_failed(app, &e);
		errand_free(app, r);
	}
	app->state.jobs = sources_jobs(app->desk.sources);
}

/* A feed's text is read like a page's. */
static void mark_what_is_shown(struct app *app)
{
	if (app->state.page.status != PAGE_READY)
		return;
	history_note(&app->history, app->state.page.id, ui_page_top(app->ui));
	store_mark(app->desk.store, app->state.page.id, MARK_READ, true, app->state.now_s);
	show_list(app, false);
}

void refresh_page_answered(struct app *app, struct errand *r, const struct answer *ans, struct arena *a)
{
	bool shown = app->page.job == ans->id;
	struct err e = { 0 };

	if (ans->kind == ANSWER_ARTICLE) {
		r->ticket = store_save_article(app->desk.store, r->url, &ans->article, app->state.now_s);
		if (shown) {
			show_fetched(app, &ans->article, a);
			app->page.ticket = r->ticket;
		}
		return;
	}
	if (ans->kind == ANSWER_ERROR)
		e = ans->err;
	else
		err_set(&e, ERR_BACK_LIED, "%.*s", STR_ARG(r->url));
	if (r->ahead && ans->has_state)         /* so that it is not tried again too soon */
		store_save_state(app->desk.store, r->url, &ans->state);
	if (shown) {
		show_failed(app, &e);
		mark_what_is_shown(app);
	}
	errand_free(app, r);
}

void refresh_page_saved(struct app *app, const struct errand *r, const struct store_event *ev)
{
	if (r->ahead)
		show_list(app, false);      /* it has a body now */
	if (app->page.ticket != r->ticket || !ev->article)
		return;
	app->page.ticket = 0;
	app->state.page.id = ev->article;
	history_note(&app->history, ev->article, ui_page_top(app->ui));
	store_mark(app->desk.store, ev->article, MARK_READ, true, app->state.now_s);
	show_list(app, false);
}
