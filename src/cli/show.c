#include "cli/cli.h"
#include "cli/output.h"

#include <stdio.h>

#include "base/words.h"
#include "model/export.h"

enum { USUAL_WIDTH = 72, TEXT_MAX = 64 << 20 };

/* Opens the archive and article N; *status is set when it cannot be. */
static bool open_article(struct cli *c, struct desk *d, struct stored_article *s, int *status)
{
	struct err e = { 0 };
	int64_t id;

	if (c->n_operands != 1 || !str_int(c->operands[0], &id)) {
		err_set(&e, ERR_USAGE, "%s", _("the number of an article, as sapbao list prints it"));
		*d = (struct desk){ 0 };
	} else if (desk_open(d, &c->app.desk, NULL, NULL, &e)) {
		store_article(d->store, id, &c->arena, s, &e);
	}
	*status = e.code ? cli_fail(&e) : 0;
	return e.code == ERR_NONE;
}

static int print_text(struct cli *c, const struct article *art)
{
	struct buf b;
	bool ok;

	buf_init(&b, TEXT_MAX);
	ok = export_text(art, c->width ? (int)c->width : USUAL_WIDTH, &b) && cli_print(str_trim(buf_str(&b)));
	buf_release(&b);
	return ok ? 0 : 1;
}

int cli_show(struct cli *c)
{
	struct desk d;
	struct stored_article s = { 0 };
	int status;

	if (open_article(c, &d, &s, &status)) {
		if (c->format == FORMAT_JSON)
			cli_print_json(output_article(&s.article, &c->arena));
		else
			status = print_text(c, &s.article);
		if (!s.row.has_body && !c->quiet)
			fprintf(stderr, "sapbao: %s\n",
				_("only the lede is in the archive; sapbao fetch --bodies gets the texts"));
	}
	desk_close(&d);
	return status;
}

int cli_related(struct cli *c)
{
	struct desk d;
	struct stored_article s = { 0 };
	int status;

	if (open_article(c, &d, &s, &status)) {
		const struct article *art = &s.article;

		if (c->format == FORMAT_JSON)
			cli_print_json(output_related(art->related.v, art->related.n, &c->arena));
		for (int i = 0; c->format != FORMAT_JSON && i < art->related.n; i++) {
			const struct related *r = &art->related.v[i];

			if (!cli_print(c->format == FORMAT_TSV
				? arena_printf(&c->arena, "%d\t%lld\t%.*s\t%.*s", i + 1,
					       (long long)store_find(d.store, r->url), STR_ARG(r->title), STR_ARG(r->url))
				: arena_printf(&c->arena, "%3d. %.*s\n     %.*s", i + 1, STR_ARG(r->title), STR_ARG(r->url))))
				break;
		}
	}
	desk_close(&d);
	return status;
}
