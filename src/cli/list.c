#include "cli/cli.h"
#include "cli/output.h"
#include "cli/places.h"

#include <stdio.h>

#include "base/words.h"

enum { PAGE = 200, USUAL_LIMIT = 50 };

/* Closing happens in one place for all subcommands that only read. */
static bool open_desk(struct cli *c, struct desk *d, struct err *e)
{
	return desk_open(d, &c->app.desk, NULL, NULL, e);
}

static struct str when(const struct article_row *r, int offset_min, struct arena *a)
{
	struct civil t = date_civil(r->published_s ? r->published_s : r->seen_s, offset_min);

	return arena_printf(a, "%04d-%02d-%02d %02d:%02d", t.year, t.month, t.day, t.hour, t.minute);
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
	return cli_print(arena_printf(a, "%6lld %s%s %.*s  %.*s", (long long)r->id, r->unread ? "*" : " ",
		r->starred ? "+" : " ", STR_ARG(when(r, offset_min, a)), STR_ARG(r->title)));
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
			more = print_row(c, &got.rows.v[i], 420, &a);
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
	if (c->n_operands > 1)
		return err_set(e, ERR_USAGE, "sapbao list [PORTAL[/CATEGORY]]");
	if (!place_find(d, c->operands[0], &p, &k, e))
		return false;
	if (k)
		q->category = store_category_id(d->store, p->host, k->key);
	else
		q->portal = p->host;
	return true;
}

int cli_list(struct cli *c)
{
	struct desk d;
	struct err e = { 0 };
	struct query q = { .unread = c->unread, .starred = c->starred };
	int status, printed;

	if (!open_desk(c, &d, &e) || !place_query(c, &d, &q, &e))
		status = cli_fail(&e);
	else
		status = print_query(c, &d, &q, &printed);
	if (status == 0 && printed == 0 && !c->quiet)
		fprintf(stderr, "sapbao: %s\n", _("the archive has nothing here yet; sapbao fetch gets news"));
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
	if (str_trim(q.words).n == 0) {
		err_set(&e, ERR_USAGE, "sapbao search WORDS");
		return cli_fail(&e);
	}
	status = open_desk(c, &d, &e) ? print_query(c, &d, &q, &printed) : cli_fail(&e);
	if (status == 0 && printed == 0) {
		if (!c->quiet)
			fprintf(stderr, "sapbao: %s\n", _("nothing was found"));
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

	if (c->n_operands) {
		err_set(&e, ERR_USAGE, "sapbao portals");
		return cli_fail(&e);
	}
	c->app.desk.no_archive = true;
	if (!open_desk(c, &d, &e))
		status = cli_fail(&e);
	for (int i = 0; status == 0 && i < d.portals.list.n; i++)
		if (!print_portal(c, d.portals.list.v[i], &c->arena))
			break;
	desk_close(&d);
	return status;
}
