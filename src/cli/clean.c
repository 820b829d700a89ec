/* clean: old stories leave the archive, by the options keep_days and
 * keep_articles, and the room they had is given back. */
#include "cli/cli.h"
#include "cli/fetch.h"

#include "app/desk.h"
#include "base/words.h"

static bool print_old(struct cli *c, const struct old_row *row)
{
	struct str host = row->portal.n ? row->portal : STR("-");
	struct json *m;

	if (c->format == FORMAT_PLAIN)
		return cli_print(arena_printf(&c->arena, "%7d  %.*s", row->n, STR_ARG(host)));
	if (c->format == FORMAT_TSV)
		return cli_print(arena_printf(&c->arena, "%.*s\t%d", STR_ARG(host), row->n));
	m = json_new_map();
	json_put_text(m, "portal", row->portal);
	json_put(m, "old", json_new_int(row->n));
	return cli_print_json(m);
}

static void complain_number(struct cli *c, const char *sentence, int n)
{
	if (!c->quiet)
		cli_complain(arena_printf(&c->arena, sentence, n));
}

static int clean(struct cli *c, struct desk *d)
{
	struct store_keep keep = desk_keep(d);
	int64_t now_s = clock_now_s(&d->clock);
	struct old_list old;
	struct err e = { 0 };

	if (!store_old(d->store, keep, now_s, &c->arena, &old, &e))
		return cli_fail(&e);
	for (int i = 0; i < old.rows.n; i++)
		if (!print_old(c, &old.rows.v[i]))
			return 1;
	if (keep.days <= 0 && keep.articles <= 0 && !c->quiet)
		cli_complain(str_of(_("the options keep_days and keep_articles keep everything")));
	if (c->dry_run) {
		complain_number(c, _("%d old articles would go"), old.total);
		return 0;
	}
	if (old.total)
		store_expire(d->store, keep, now_s);
	if (!store_flush(d->store, &e) || !store_compact(d->store, &e))
		return cli_fail(&e);
	complain_number(c, _("%d old articles went"), old.total);
	return 0;
}

int cli_clean(struct cli *c)
{
	struct desk d = { 0 };
	struct err e = { 0 };
	int status;

	if (c->n_operands)
		return cli_usage(c, NULL);
	status = fetch_open(c, &d, 0, &e) ? clean(c, &d) : cli_fail(&e);
	desk_close(&d);
	return status;
}
