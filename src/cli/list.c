#include "cli/cli.h"
#include "cli/fetch.h"
#include "cli/output.h"
#include "app/places.h"
#include "cli/progress.h"

#include <stdio.h>
#include <unistd.h>

#include "base/words.h"
#include "text/fold.h"
#include "text/width.h"

enum { PAGE = 200, USUAL_LIMIT = 50, EXCERPT_W = 160, VIETNAM_MIN = 7 * 60, NO_CATEGORY = -1 };

/* A story without a time has its day only; one without a day, the time it was
 * first seen. */
static struct str when(const struct article_row *r, int offset_min, struct arena *a)
{
	struct civil t = date_civil(r->published_s ? r->published_s : r->seen_s, offset_min);

	if (r->published_s && !r->has_time)
		return arena_printf(a, "%04d-%02d-%02d", t.year, t.month, t.day);
	return arena_printf(a, "%04d-%02d-%02d %02d:%02d", t.year, t.month, t.day, t.hour, t.minute);
}

static struct str for_terminal(const struct cli *c, struct str line, struct arena *a)
{
	int columns = progress_columns(STDOUT_FILENO);

	if (c->app.ascii)
		line = text_ascii(line, a);
	return columns ? text_fit(line, columns, a) : line;
}

/* On a terminal a title is cut to its line; elsewhere it is whole. */
static bool print_plain_row(struct cli *c, const struct article_row *r, const struct excerpt *x,
		int offset_min, struct arena *a)
{
	struct str line = arena_printf(a, "%6lld %s%s %-16.*s  %.*s", (long long)r->id, r->unread ? "*" : " ",
		r->starred ? "+" : " ", STR_ARG(when(r, offset_min, a)), STR_ARG(r->title));

	if (!cli_print(for_terminal(c, line, a)))
		return false;
	return !x || !x->text.n ||
		cli_print(for_terminal(c, arena_printf(a, EXCERPT_INDENT "%.*s", STR_ARG(excerpt_marked(x, STR("«"), STR("»"), a))), a));
}

/* `x`: of a search; else NULL. */
static bool print_row(struct cli *c, const struct article_row *r, const struct excerpt *x,
		int offset_min, struct arena *a)
{
	struct str tail = x ? arena_printf(a, "\t%.*s", STR_ARG(excerpt_marked(x, STR("«"), STR("»"), a))) : STR("");

	switch (c->format) {
	case FORMAT_JSON:
		return cli_print_json(output_row(r, x, offset_min, a));
	case FORMAT_TSV:
		return cli_print(arena_printf(a, "%lld\t%.*s\t%.*s\t%.*s\t%.*s\t%s%.*s", (long long)r->id,
			STR_ARG(when(r, offset_min, a)), STR_ARG(r->portal), STR_ARG(r->title), STR_ARG(r->url),
			r->unread ? "unread" : "read", STR_ARG(tail)));
	case FORMAT_PLAIN:
		break;
	}
	return print_plain_row(c, r, x, offset_min, a);
}

static bool print_found(struct cli *c, struct desk *d, const struct query *q, const struct article_row *r,
		int offset_min, struct arena *a)
{
	struct text_hits title;
	struct excerpt x;

	if (q->by_time || !store_excerpt(d->store, q, r, EXCERPT_W, a, &title, &x))
		return print_row(c, r, NULL, offset_min, a);
	return print_row(c, r, &x, offset_min, a);
}

/* The words were typed without an input method: say what was sought. */
static void say_read_as(struct cli *c, struct str read_as)
{
	if (read_as.n && !c->quiet)
		cli_complain(arena_printf(&c->arena, _("read as: %.*s"), STR_ARG(read_as)));
}

static int zone_of(const struct desk *d, struct str host)
{
	const struct portal *p = portal_for_host(&d->portals, host);

	return p ? p->offset_min : VIETNAM_MIN;
}

/* The list is pulled page by page: it may be long. */
static int print_query(struct cli *c, struct desk *d, const struct query *q, int *printed)
{
	int64_t limit = c->limit ? c->limit : USUAL_LIMIT;
	struct err e = { 0 };
	bool more = true;

	*printed = 0;
	while (more && *printed < limit) {
		struct arena a = { 0 };
		struct article_list got = { 0 };
		int ask = limit - *printed < PAGE ? (int)(limit - *printed) : PAGE;

		if (!store_articles(d->store, q, *printed, ask, &a, &got, &e))
			return cli_fail(&e);
		for (int i = 0; i < got.rows.n && more; i++)
			more = print_found(c, d, q, &got.rows.v[i], zone_of(d, got.rows.v[i].portal), &a);
		if (*printed == 0)
			say_read_as(c, got.read_as);
		*printed += got.rows.n;
		more = more && got.rows.n == ask;
		arena_release(&a);
	}
	return 0;
}

/* The operands from the n-th on, as one line. */
static struct str line_of(struct cli *c, int n)
{
	struct str s = STR("");

	for (int i = n; i < c->n_operands; i++)
		s = arena_printf(&c->arena, "%.*s%s%.*s", STR_ARG(s), i > n ? " " : "", STR_ARG(c->operands[i]));
	return str_trim(s);
}

static void set_words(struct desk *d, struct str words, struct query *q)
{
	q->words = words;
	q->now_s = clock_now_s(&d->clock);
	q->offset_min = desk_offset_min(q->now_s);
}

/* Words alone are more likely a place misspelt than a search. */
static bool is_search(struct str line, struct arena *a)
{
	struct terms t;

	query_read(line, 0, 0, a, &t);
	for (int i = 0; i < t.list.n; i++)
		if (t.list.v[i].kind != TERM_WORDS || t.list.v[i].field != FIELD_ANY || t.list.v[i].minus)
			return true;
	return false;
}

/* [PORTAL[/CATEGORY]] [QUERY...] */
static bool place_query(struct cli *c, struct desk *d, struct query *q, struct err *e)
{
	const struct portal *p;
	const struct category *k;

	q->by_time = true;
	if (c->n_operands == 0)
		return true;
	if (!place_find(d, c->operands[0], &p, &k, e)) {
		if (!is_search(c->operands[0], &c->arena))
			return false;
		*e = (struct err){ 0 };
		set_words(d, line_of(c, 0), q);
		return true;
	}
	set_words(d, line_of(c, 1), q);
	if (k) {
		q->category = store_category_id(d->store, p->host, k->key);
		if (q->category == 0)
			q->category = NO_CATEGORY;  /* an archive that cannot take it in; 0 is all */
	} else
		q->portal = p->host;
	return true;
}

/* A database without a story wants news; else the choice was too narrow. */
static void say_empty(struct cli *c)
{
	if (c->quiet)
		return;
	cli_complain(str_of(c->n_operands || c->unread || c->starred
		? _("nothing here yet; sapbao fetch PORTAL/CATEGORY gets news, sapbao portals lists names")
		: _("the archive is empty; sapbao fetch --all gets news, sapbao portals lists names")));
}

int cli_list(struct cli *c)
{
	struct desk d;
	struct err e = { 0 };
	struct query q = { .unread = c->unread, .starred = c->starred };
	int status, printed = 0;

	if (!fetch_open(c, &d, 0, &e) || !place_query(c, &d, &q, &e))
		status = cli_fail(&e);
	else
		status = print_query(c, &d, &q, &printed);
	if (status == 0 && printed == 0)
		say_empty(c);
	desk_close(&d);
	return status;
}

int cli_search(struct cli *c)
{
	struct desk d;
	struct err e = { 0 };
	struct query q = { .unread = c->unread, .starred = c->starred };
	int status, printed = 0;

	if (line_of(c, 0).n == 0)
		return cli_usage(c, NULL);
	if (fetch_open(c, &d, 0, &e)) {
		set_words(&d, line_of(c, 0), &q);
		status = print_query(c, &d, &q, &printed);
	} else {
		status = cli_fail(&e);
	}
	if (status == 0 && printed == 0) {
		if (!c->quiet)
			cli_complain(str_of(_("nothing was found")));
		status = 1;
	}
	desk_close(&d);
	return status;
}

static struct json *portal_json(const struct portal *p)
{
	static const char *const statuses[] = { "live", "archive", "unverified" };
	struct json *m = json_new_map(), *list = json_new_list();

	json_put_text(m, "host", p->host);
	json_put_text(m, "name", p->name);
	json_put_text(m, "home", p->home);
	json_put_text(m, "status", str_of(statuses[p->status]));
	json_put_text(m, "checked", p->checked);
	for (int i = 0; i < p->categories.n; i++) {
		struct json *k = json_new_map();

		json_put_text(k, "key", p->categories.v[i].key);
		json_put_text(k, "name", p->categories.v[i].name);
		json_put_text_or_null(k, "url", p->categories.v[i].url);
		json_put_text_or_null(k, "rss", p->categories.v[i].rss);
		json_append(list, k);
	}
	json_put(m, "categories", list);
	return m;
}

static bool print_portal(struct cli *c, const struct portal *p, struct arena *a)
{
	bool ok = true;

	if (c->format == FORMAT_JSON)
		return cli_print_json(portal_json(p));
	if (c->format == FORMAT_PLAIN)
		ok = cli_print(arena_printf(a, "%.*s  %.*s%s", STR_ARG(p->host), STR_ARG(p->name),
			p->status == PORTAL_ARCHIVE ? _(" (closed)") : p->status == PORTAL_UNVERIFIED ? _(" (unverified)") : ""));
	for (int i = 0; i < p->categories.n && ok; i++) {
		const struct category *k = &p->categories.v[i];

		ok = cli_print(c->format == FORMAT_TSV
			? arena_printf(a, "%.*s\t%.*s\t%.*s\t%.*s\t%.*s", STR_ARG(p->host), STR_ARG(k->key),
				       STR_ARG(k->name), STR_ARG(k->url), STR_ARG(k->rss))
			: arena_printf(a, "    %-24.*s %.*s", STR_ARG(k->key), STR_ARG(k->name)));
	}
	return ok;
}

int cli_portals(struct cli *c)
{
	struct desk d;
	struct err e = { 0 };
	int status = 0;

	if (c->n_operands)
		return cli_usage(c, NULL);
	c->app.desk.no_archive = true;
	if (!desk_open(&d, &c->app.desk, NULL, NULL, &e))
		status = cli_fail(&e);
	else if (d.portals.list.n == 0 && !err_set(&e, ERR_FILE, _("%.*s/portals: no portal files are here"),
						   STR_ARG(d.data_dir)))
		status = cli_fail(&e);
	for (int i = 0; status == 0 && i < d.portals.list.n; i++)
		if (!print_portal(c, d.portals.list.v[i], &c->arena))
			break;
	desk_close(&d);
	return status;
}
