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

enum { PAGE = 200, USUAL_LIMIT = 50, VIETNAM_MIN = 7 * 60, NO_CATEGORY = -1 };

/* A story without a time has its day only; one without a day, the time it was
 * first seen. */
static struct str when(const struct article_row *r, int offset_min, struct arena *a)
{
	struct civil t = date_civil(r->published_s ? r->published_s : r->seen_s, offset_min);

	if (r->published_s && !r->has_time)
		return arena_printf(a, "%04d-%02d-%02d", t.year, t.month, t.day);
	return arena_printf(a, "%04d-%02d-%02d %02d:%02d", t.year, t.month, t.day, t.hour, t.minute);
}

/* On a terminal a title is cut to its line; elsewhere it is whole. */
static bool print_plain_row(struct cli *c, const struct article_row *r, int offset_min, struct arena *a)
{
	int columns = progress_columns(STDOUT_FILENO);
	struct str line = arena_printf(a, "%6lld %s%s %-16.*s  %.*s", (long long)r->id, r->unread ? "*" : " ",
		r->starred ? "+" : " ", STR_ARG(when(r, offset_min, a)), STR_ARG(r->title));

	if (c->app.ascii)
		line = text_ascii(line, a);
	return cli_print(columns ? text_fit(line, columns, a) : line);
}

static bool print_row(struct cli *c, const struct article_row *r, int offset_min, struct arena *a)
{
	switch (c->format) {
	case FORMAT_JSON:
		return cli_print_json(output_row(r, offset_min, a));
	case FORMAT_TSV:
		return cli_print(arena_printf(a, "%lld\t%.*s\t%.*s\t%.*s\t%.*s\t%s", (long long)r->id,
			STR_ARG(when(r, offset_min, a)), STR_ARG(r->portal), STR_ARG(r->title), STR_ARG(r->url),
			r->unread ? "unread" : "read"));
	case FORMAT_PLAIN:
		break;
	}
	return print_plain_row(c, r, offset_min, a);
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
			more = print_row(c, &got.rows.v[i], zone_of(d, got.rows.v[i].portal), &a);
		*printed += got.rows.n;
		more = more && got.rows.n == ask;
		arena_release(&a);
	}
	return 0;
}

static bool place_query(struct cli *c, struct desk *d, struct query *q, struct err *e)
{
	const struct portal *p;
	const struct category *k;

	if (c->n_operands == 0)
		return true;
	if (!place_find(d, c->operands[0], &p, &k, e))
		return false;
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
	int status, printed;

	if (c->n_operands > 1)
		return cli_usage(c, NULL);
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
	struct query q = { .unread = c->unread, .starred = c->starred, .words = STR("") };
	int status, printed;

	for (int i = 0; i < c->n_operands; i++)
		q.words = arena_printf(&c->arena, "%.*s%s%.*s", STR_ARG(q.words), i ? " " : "", STR_ARG(c->operands[i]));
	if (str_trim(q.words).n == 0)
		return cli_usage(c, NULL);
	status = fetch_open(c, &d, 0, &e) ? print_query(c, &d, &q, &printed) : cli_fail(&e);
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
