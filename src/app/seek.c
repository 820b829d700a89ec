/*
 * seek: a search in view goes on in the other articles of the list.  Texts are
 * read from the archive in slices between keys, so that a long list keeps
 * nobody waiting; the next key ends it.
 */
#include "app/app.h"

#include "base/words.h"
#include "ui/find.h"

enum { SLICE_MS = 8, BATCH = 32, CANDIDATE_MAX = 32 << 20 };

void seek_end(struct app *app)
{
	app->seek.direction = 0;
}

int seek_timeout_ms(const struct app *app)
{
	return app->seek.direction ? 0 : -1;
}

/* Does this article, of which the archive has the text, hold the words? */
static bool holds(struct app *app, int64_t id, const struct find *f)
{
	struct arena a = { 0 };
	struct stored_article s = { 0 };
	struct err e = { 0 };
	struct buf text;
	bool found = false;

	buf_init(&text, CANDIDATE_MAX);
	if (store_article(app->desk.store, id, &a, &s, &e)) {
		buf_addf(&text, "%.*s\n%.*s\n", STR_ARG(s.article.title), STR_ARG(s.article.lede));
		doc_text(&s.article.body, &text);
		found = find_any(f, buf_str(&text), &a);
	}
	buf_release(&text);
	arena_release(&a);
	return found;
}

/* Opens it and goes to its first match, or to the last one on the way back. */
static void arrive(struct app *app, int row)
{
	struct str words = app->seek.words;
	int direction = app->seek.direction, place, of = 0;

	seek_end(app);
	ui_select(app->ui, &app->state, PANE_ARTICLES, row);
	show_window(app);
	reading_open_row(app, row);
	/* what the page shows may differ from the archive's text by a fold */
	if (ui_search(app->ui, &app->state, words) == 0) {
		app_say(app, _("not in this article: %.*s; n looks in the next ones"), STR_ARG(words));
		return;
	}
	if (direction < 0)
		ui_search_step(app->ui, &app->state, -1);
	place = ui_search_place(app->ui, &of);
	app_say(app, _("the next article that has it: match %d of %d"), place, of);
}

static void give_up(struct app *app)
{
	int direction = app->seek.direction, place, of = 0;

	seek_end(app);
	if (!ui_search_step(app->ui, &app->state, direction)) {
		app_say(app, "%s", direction > 0 ? _("no article after this one has it")
			: _("no article before this one has it"));
		return;
	}
	place = ui_search_place(app->ui, &of);
	app_say(app, _("no other article has it on this side; match %d of %d"), place, of);
}

/* Rows from seek.at on, up to a batch of them; true: one was opened. */
static bool try_batch(struct app *app, int64_t until_ms)
{
	struct seek *s = &app->seek;
	struct arena a = { 0 };
	struct article_list got = { 0 };
	struct err e = { 0 };
	struct find f;
	int first = s->direction > 0 ? s->at : s->at - BATCH + 1;
	bool arrived = false;

	find_prepare(&f, s->words, &a);
	first = first < 0 ? 0 : first;
	if (!store_articles(app->desk.store, &app->query, first, BATCH, &a, &got, &e) || got.rows.n == 0)
		s->at = s->direction > 0 ? app->state.list.total : -1;
	while (!arrived && clock_ticks_ms() < until_ms && s->at >= got.first && s->at < got.first + got.rows.n) {
		const struct article_row *r = &got.rows.v[s->at - got.first];
		int row = s->at;

		s->at += s->direction;
		if (r->has_body && holds(app, r->id, &f))
			arrived = true;
		if (arrived)
			arrive(app, row);
	}
	arena_release(&a);
	return arrived;
}

void seek_step(struct app *app)
{
	int64_t until_ms = clock_ticks_ms() + SLICE_MS;

	while (app->seek.direction && clock_ticks_ms() < until_ms) {
		if (app->seek.at < 0 || app->seek.at >= app->state.list.total) {
			give_up(app);
			return;
		}
		if (try_batch(app, until_ms))
			return;
	}
}

bool seek_begin(struct app *app, int direction)
{
	int at = app->state.page.id ? store_index_of(app->desk.store, &app->query, app->state.page.id) : -1;

	if (at < 0)
		return false;
	arena_clear(&app->seek.arena);
	app->seek.words = arena_str(&app->seek.arena, ui_search_words(app->ui));
	app->seek.direction = direction;
	app->seek.at = at + direction;
	app_say(app, "%s", _("looking in the other articles…"));
	return true;
}
