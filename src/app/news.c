/* news: what is new since the reader was here last, and fetching by itself. */
#include "app/app.h"

#include <stdlib.h>

#include "base/words.h"
#include "ui/when.h"

enum { NAMED_MAX = 4 };

/* The newest article when the reader left, and the time. */
void news_open(struct app *app)
{
	struct arena a = { 0 };
	struct str rest = store_memory(app->desk.store, STR("left"), &a), word;

	app->news.since = -1;
	if (str_word(&rest, &word) && str_int(word, &app->news.since) && str_word(&rest, &word))
		str_int(word, &app->news.left_s);
	app->news.next_ms = clock_ticks_ms();
	arena_release(&a);
}

void news_close(struct app *app)
{
	struct arena a = { 0 };

	store_remember(app->desk.store, STR("left"), arena_printf(&a, "%lld %lld",
		(long long)store_newest(app->desk.store), (long long)app->state.now_s));
	arena_release(&a);
}

static bool read_news(struct app *app, struct arena *a, struct category_list *out)
{
	struct err e = { 0 };

	*out = (struct category_list){ 0 };
	if (app->news.since < 0)
		return true;
	if (store_new_since(app->desk.store, app->news.since, a, out, &e))
		return true;
	app_complain(app, &e);
	return false;
}

void news_fill(struct app *app)
{
	struct category_list list;

	read_news(app, &app->sheet_arena, &list);
	for (int i = 0; i < list.rows.n; i++) {
		const struct category_row *c = &list.rows.v[i];
		struct news_view *v = VEC_PUSH(&app->state.news, &app->sheet_arena);

		v->heading = c->id == 0;
		v->source = c->name;
		v->count = c->total;
		v->run = arena_printf(&app->sheet_arena, "go '%.*s/%.*s'", STR_ARG(c->portal), STR_ARG(c->key));
	}
}

static int more_first(const void *x, const void *y)
{
	const struct category_row *a = x, *b = y;

	return b->total - a->total;
}

/* One line: how many, since when, and where most of them are. */
static void say_line(struct app *app, struct category_list *list, int total)
{
	struct arena a = { 0 };
	struct str where = STR("");
	int named = 0;

	qsort(list->rows.v, (size_t)list->rows.n, sizeof(*list->rows.v), more_first);
	for (int i = 0; i < list->rows.n && named < NAMED_MAX; i++) {
		const struct category_row *c = &list->rows.v[i];

		if (c->id == 0)
			continue;
		where = arena_printf(&a, "%.*s%s%.*s %d", STR_ARG(where), named ? ", " : "", STR_ARG(c->name),
				     c->total);
		named++;
	}
	app_say(app, _("%d new since %.*s: %.*s (:news shows all)"), total,
		STR_ARG(when_column(app->news.left_s, true, app->state.now_s, app->state.offset_min, false, &a)),
		STR_ARG(where));
	arena_release(&a);
}

void news_tell(struct app *app)
{
	enum { TELL_NO, TELL_LINE, TELL_SHEET };        /* ORDER: option `summary` */
	long how = app->desk.options.number[OPT_summary];
	struct arena a = { 0 };
	struct category_list list;
	int total = 0;

	if (how != TELL_NO && read_news(app, &a, &list)) {
		for (int i = 0; i < list.rows.n; i++)
			total += list.rows.v[i].id == 0 ? list.rows.v[i].total : 0;
		if (total && how == TELL_SHEET)
			sheets_show(app, SHEET_NEWS);
		else if (total)
			say_line(app, &list, total);
	}
	arena_release(&a);
}

/* ---- fetching by itself ---- */

int news_timeout_ms(const struct app *app)
{
	int64_t every_ms = app->desk.options.number[OPT_refresh_minutes] * 60000, left;

	if (every_ms == 0)
		return -1;
	left = app->news.next_ms + every_ms - clock_ticks_ms();
	return left <= 0 ? 0 : left > 3600000 ? 3600000 : (int)left;
}

/* Quietly: what comes waits behind the list's own count. */
void news_expire(struct app *app)
{
	if (news_timeout_ms(app) != 0)
		return;
	app->news.next_ms = clock_ticks_ms();
	if (!desk_is_quiet(&app->desk))
		refresh_all(app, false);
	app->state.refreshed_s = app->state.now_s;
	app->dirty = true;
}
