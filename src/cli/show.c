#include "cli/cli.h"
#include "cli/fetch.h"
#include "cli/output.h"
#include "cli/progress.h"

#include <stdio.h>
#include <unistd.h>

#include "app/standin.h"
#include "base/words.h"
#include "model/export.h"
#include "text/fold.h"

enum { USUAL_WIDTH = 72, TEXT_MAX = 64 << 20 };

/* Opens the archive and article N; *status is set when it cannot be. */
static bool open_article(struct cli *c, struct desk *d, struct stored_article *s, int *status)
{
	struct err e = { 0 };
	int64_t id;

	*d = (struct desk){ 0 };
	if (c->n_operands != 1 || !str_int(c->operands[0], &id)) {
		*status = cli_usage(c, _("one number of an article, as sapbao list prints it"));
		return false;
	}
	if (fetch_open(c, d, id, &e))
		store_article(d->store, id, &c->arena, s, &e);
	*status = e.code ? cli_fail(&e) : 0;
	return e.code == ERR_NONE;
}

/* As wide as lines are pleasant, and no wider than the terminal. */
static int text_columns(const struct cli *c)
{
	int columns = progress_columns(STDOUT_FILENO);

	if (c->width)
		return (int)c->width;
	return columns && columns < USUAL_WIDTH ? columns : USUAL_WIDTH;
}

/* Where the text is not in the archive, its lede stands for it. */
static void lede_for_body(struct stored_article *s, struct arena *a)
{
	if (s->row.has_body || s->article.body.blocks.n || !s->row.lede.n)
		return;
	doc_span(doc_block(&s->article.body, BLOCK_PARAGRAPH, a), s->row.lede, 0, STR_NONE, a);
}

static int print_text(struct cli *c, const struct article *art)
{
	struct buf b;
	bool ok;

	buf_init(&b, TEXT_MAX);
	ok = export_text(art, text_columns(c), &b);
	if (ok) {
		struct str text = str_trim(buf_str(&b));

		ok = cli_print(c->app.ascii ? text_ascii(text, &c->arena) : text);
	}
	buf_release(&b);
	return ok ? 0 : 1;
}

static void hint(struct cli *c, const struct stored_article *s, bool text)
{
	if (s->row.has_body || c->quiet)
		return;
	cli_complain(str_of(text ? _("this is the text of the feed; sapbao fetch --bodies gets the page's own")
			    : _("only the lede is in the archive; sapbao fetch --bodies gets the texts")));
}

int cli_show(struct cli *c)
{
	struct desk d;
	struct stored_article s = { 0 };
	int status;
	bool text;

	if (open_article(c, &d, &s, &status)) {
		text = s.article.body.blocks.n > 0;
		lede_for_body(&s, &c->arena);
		if (c->format == FORMAT_JSON)
			cli_print_json(output_stored(&s, &c->arena));
		else
			status = print_text(c, &s.article);
		hint(c, &s, text);
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

int cli_related(struct cli *c)
{
	struct desk d;
	struct stored_article s = { 0 };
	int status;

	if (open_article(c, &d, &s, &status)) {
		struct article *art = &s.article;
		bool own = art->related.n > 0;

		standin_related(&d, s.row.id, 0, &c->arena, art);
		if (c->format == FORMAT_JSON)
			cli_print_json(output_related(art->related.v, art->related.n, &c->arena));
		for (int i = 0; c->format != FORMAT_JSON && i < art->related.n; i++)
			if (!print_related(c, &d, i + 1, &art->related.v[i]))
				break;
		hint(c, &s, s.article.body.blocks.n > 0);
		if (s.row.has_body && !own && !c->quiet)
			cli_complain(str_of(art->related.n
				? _("its page names nothing related; these are the newest of its category")
				: _("its page names nothing related")));
	}
	desk_close(&d);
	return status;
}
