#include "cli/cli.h"
#include "cli/output.h"
#include "cli/stored.h"

#include "app/standin.h"
#include "base/words.h"
#include "model/export.h"
#include "text/fold.h"

enum { TEXT_MAX = 64 << 20 };

static int print_text(struct cli *c, const struct article *art)
{
	struct buf b;
	bool ok;

	buf_init(&b, TEXT_MAX);
	ok = export_text(art, stored_columns(c), &b);
	if (ok) {
		struct str text = str_trim(buf_str(&b));

		ok = cli_print(c->app.ascii ? text_ascii(text, &c->arena) : text);
	}
	buf_release(&b);
	return ok ? 0 : 1;
}

int cli_show(struct cli *c)
{
	struct desk d;
	struct stored_article s = { 0 };
	int status;
	bool text;

	if (stored_open(c, c->n_operands == 1 ? c->operands[0] : STR_NONE, &d, &s, &status)) {
		text = s.article.body.blocks.n > 0;
		stored_lede_for_body(&s, &c->arena);
		if (c->format == FORMAT_JSON)
			cli_print_json(output_stored(&s, &c->arena));
		else
			status = print_text(c, &s.article);
		stored_hint(c, &s, text);
	}
	desk_close(&d);
	return status;
}

static bool print_related(struct cli *c, struct desk *d, int n, const struct related *r)
{
	struct arena *a = &c->arena;
	long long id = (long long)store_find(d->store, r->url);
	struct str number = id ? arena_printf(a, "%lld", id) : STR("-");

	if (c->format == FORMAT_TSV)
		return cli_print(arena_printf(a, "%d\t%.*s\t%.*s\t%.*s", n, STR_ARG(number), STR_ARG(r->title),
					      STR_ARG(r->url)));
	return cli_print(arena_printf(a, "%3d. %.*s\n     %.*s%.*s%.*s", n, STR_ARG(r->title),
				      STR_ARG(id ? number : STR("")), STR_ARG(id ? STR(" ") : STR("")), STR_ARG(r->url)));
}

/* As in an article's document, with the numbers of those that are here. */
static bool print_related_json(struct cli *c, struct desk *d, const struct article *art)
{
	struct json *list = output_related(art->related.v, art->related.n, &c->arena);

	for (int i = 0; i < art->related.n; i++) {
		int64_t id = store_find(d->store, art->related.v[i].url);

		json_put(json_item(list, i), "id", id ? json_new_int(id) : NULL);
	}
	return cli_print_json(list);
}

int cli_related(struct cli *c)
{
	struct desk d;
	struct stored_article s = { 0 };
	int status;

	if (stored_open(c, c->n_operands == 1 ? c->operands[0] : STR_NONE, &d, &s, &status)) {
		struct article *art = &s.article;
		bool own = art->related.n > 0;

		standin_related(&d, s.row.id, 0, &c->arena, art);
		if (c->format == FORMAT_JSON)
			print_related_json(c, &d, art);
		for (int i = 0; c->format != FORMAT_JSON && i < art->related.n; i++)
			if (!print_related(c, &d, i + 1, &art->related.v[i]))
				break;
		stored_hint(c, &s, s.article.body.blocks.n > 0);
		if (s.row.has_body && !own && !c->quiet)
			cli_complain(str_of(art->related.n
				? _("its page names nothing related; these are the newest of its category")
				: _("its page names nothing related")));
	}
	desk_close(&d);
	return status;
}
