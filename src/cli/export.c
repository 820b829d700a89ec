/* export: what is here for other programs: the reader's own feeds as lists, an
 * article as a file. */
#include "cli/cli.h"
#include "cli/feeds.h"
#include "cli/stored.h"

#include <stdio.h>

#include "base/path.h"
#include "base/words.h"
#include "model/export.h"
#include "text/fold.h"

enum { EXPORT_MAX_BYTES = 64 << 20 };

static const struct {
	const char *name;
	bool (*write)(const struct outlines *o, struct buf *out);
} lists[] = {
	{ "opml", outlines_opml },
	{ "urls", outlines_urls },
};

enum { LISTS = sizeof(lists) / sizeof(*lists) };

static int list_find(struct str name)
{
	int i = 0;

	while (i < LISTS && !str_eq(name, str_of(lists[i].name)))
		i++;
	return i;
}

/* To the file of -o, which is whole or not there; else to standard output. */
static int put_out(struct cli *c, const struct buf *b)
{
	struct str bytes = { b->p ? b->p : "", b->n };
	struct err e = { 0 };

	if (c->output.n == 0 || str_eq(c->output, STR("-")))
		return fwrite(bytes.p, 1, bytes.n, stdout) == bytes.n ? 0 : 1;
	return path_write(arena_z(&c->arena, c->output), bytes, &e) ? 0 : cli_fail(&e);
}

static int too_long(struct str what)
{
	struct err e = { 0 };

	err_set(&e, ERR_MEMORY, "%.*s", STR_ARG(what));
	return cli_fail(&e);
}

static int write_list(struct cli *c, struct desk *d, int list)
{
	struct outlines own;
	struct err e = { 0 };
	struct str text;
	struct buf b;
	int status;

	if (!feeds_read(d, &own, &text, &e))
		return cli_fail(&e);
	own.title = STR("sapbao");
	buf_init(&b, EXPORT_MAX_BYTES);
	status = lists[list].write(&own, &b) ? put_out(c, &b) : too_long(str_of(lists[list].name));
	buf_release(&b);
	if (own.skipped)
		cli_complain(arena_printf(&d->arena, _("%d left out: files and programs"), own.skipped));
	return status;
}

static int export_list(struct cli *c, int list)
{
	struct desk d;
	struct err e = { 0 };
	int status;

	c->app.desk.no_archive = true;
	status = desk_open(&d, &c->app.desk, NULL, NULL, &e) ? write_list(c, &d, list) : cli_fail(&e);
	desk_close(&d);
	return status;
}

static int write_article(struct cli *c, const struct article *art, enum export_form form)
{
	struct buf b, plain;
	int status;

	buf_init(&b, EXPORT_MAX_BYTES);
	buf_init(&plain, EXPORT_MAX_BYTES);
	if (!export_write(form, art, stored_columns(c), &b))
		status = too_long(art->url);
	else if (c->app.ascii && !buf_add(&plain, text_ascii(buf_str(&b), &c->arena)))
		status = too_long(art->url);
	else
		status = put_out(c, c->app.ascii ? &plain : &b);
	buf_release(&plain);
	buf_release(&b);
	return status;
}

static int export_article(struct cli *c, enum export_form form)
{
	struct stored_article s = { 0 };
	struct desk d;
	int status;

	if (stored_open(c, c->operands[1], &d, &s, &status)) {
		bool text = s.article.body.blocks.n > 0;

		stored_lede_for_body(&s, &c->arena);
		status = write_article(c, &s.article, form);
		stored_hint(c, &s, text);
	}
	desk_close(&d);
	return status;
}

int cli_export(struct cli *c)
{
	struct str name = c->n_operands > 0 ? c->operands[0] : STR_NONE;
	enum export_form form = export_form_find(name);

	if (c->n_operands == 1 && list_find(name) < LISTS)
		return export_list(c, list_find(name));
	if (form != EXPORT_NONE && c->n_operands == 2)
		return export_article(c, form);
	if (form != EXPORT_NONE)
		return cli_usage(c, _("one number of an article, as sapbao list prints it"));
	return cli_usage(c, _("opml or urls is wanted, or text, md or html and a number"));
}
