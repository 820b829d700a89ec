/*
 * notify: a bell, a notice of the terminal or a program for new articles that
 * the reader has asked to be told of: kill rules that star, saved searches.
 * One notice a look, however many there are.
 */
#include <sys/wait.h>

#include "app/app.h"
#include "base/log.h"
#include "base/proc.h"
#include "base/words.h"
#include "text/width.h"

/* ORDER: the choices of the option. */
enum notify_way { NOTIFY_OFF, NOTIFY_BELL, NOTIFY_OSC9, NOTIFY_COMMAND };

enum { ROWS_MAX = 200, CAUGHT_MAX = 1000, TITLE_COLUMNS = 100, ARGUMENTS_MAX = 16 };

struct caught {
	struct app *app;
	struct arena arena;
	struct map seen;                /* one story is told once */
	struct str title;               /* of the first */
	int n;
};

static void catch_query(struct caught *c, const struct query *q)
{
	struct article_list got = { 0 };
	struct err e = { 0 };

	if (!store_articles(c->app->desk.store, q, 0, ROWS_MAX, &c->arena, &got, &e))
		return;
	for (int i = 0; i < got.rows.n && c->n < CAUGHT_MAX; i++) {
		const struct article_row *r = &got.rows.v[i];
		void **slot;

		if (r->id <= c->app->notified || r->hidden || !r->unread)
			continue;
		slot = map_put(&c->seen, arena_printf(&c->arena, "%lld", (long long)r->id), &c->arena);
		if (*slot)
			continue;
		*slot = c;
		if (c->n++ == 0)
			c->title = r->title;
	}
}

static void catch_searches(struct caught *c, const struct saved_searches *s)
{
	for (int i = 0; i < s->list.n; i++)
		catch_query(c, &(struct query){ .words = s->list.v[i].query, .by_time = true,
			.now_s = c->app->state.now_s, .offset_min = c->app->state.offset_min });
}

/* By argv: no shell sees a title, and the name before it keeps a title that
 * begins with "-" from being an option. */
static void start(struct app *app, struct str notice, struct arena *a)
{
	struct str rest = app->desk.options.text[OPT_notify_command], word;
	const char *argv[ARGUMENTS_MAX + 2];
	struct err e = { 0 };
	int n = 0;
	pid_t pid;

	/* one that hangs is waited for: they must not pile up */
	if (app->notifier && waitpid(app->notifier, NULL, WNOHANG) == 0)
		return;
	app->notifier = 0;
	while (n < ARGUMENTS_MAX && str_word(&rest, &word))
		argv[n++] = arena_z(a, word);
	if (n == 0)
		return;
	argv[n++] = arena_z(a, notice);
	argv[n] = NULL;
	if (proc_start(argv, -1, true, &pid, &e))
		app->notifier = (int)pid;
	else
		app_complain(app, &e);
}

static void tell(struct app *app, struct caught *c)
{
	struct arena *a = &c->arena;
	struct str title = text_fit(c->title, TITLE_COLUMNS, a), notice;

	notice = c->n == 1 ? arena_printf(a, "sapbao: %.*s", STR_ARG(title))
		: arena_printf(a, _("sapbao: %d new, %.*s"), c->n, STR_ARG(title));
	log_line(LOG_INFO, "%.*s", STR_ARG(notice));
	switch ((enum notify_way)app->desk.options.number[OPT_notify]) {
	case NOTIFY_OFF:     break;
	case NOTIFY_BELL:    term_alert(app->term, STR("")); break;
	case NOTIFY_OSC9:    term_alert(app->term, notice); break;
	case NOTIFY_COMMAND: start(app, notice, a); break;
	}
}

void notify_begin(struct app *app)
{
	app->notified = store_newest(app->desk.store);
}

void notify_look(struct app *app)
{
	struct caught c = { .app = app };
	struct saved_searches kept = { 0 };
	int64_t newest = store_newest(app->desk.store);

	if (newest <= app->notified)
		return;
	if (app->desk.options.number[OPT_notify] != NOTIFY_OFF && !desk_is_quiet(&app->desk)) {
		catch_query(&c, &(struct query){ .starred = true });
		catch_searches(&c, &app->desk.watched);
		if (store_searches(app->desk.store, &c.arena, &kept))
			catch_searches(&c, &kept);
		if (c.n > 0)
			tell(app, &c);
		arena_release(&c.arena);
	}
	app->notified = newest;
}
