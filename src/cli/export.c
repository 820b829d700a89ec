/* export: the reader's own feeds as other programs read them. */
#include "cli/cli.h"
#include "cli/feeds.h"

#include <stdio.h>

#include "base/words.h"

enum { EXPORT_MAX_BYTES = 32 << 20 };

static const struct {
	const char *name;
	bool (*write)(const struct outlines *o, struct buf *out);
} forms[] = {
	{ "opml", outlines_opml },
	{ "urls", outlines_urls },
};

static int form_find(struct str name)
{
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++)
		if (str_eq(name, str_of(forms[i].name)))
			return (int)i;
	return -1;
}

static int write_form(struct desk *d, int form)
{
	struct outlines own;
	struct err e = { 0 };
	struct str text;
	struct buf b;
	int status = 0;

	if (!feeds_read(d, &own, &text, &e))
		return cli_fail(&e);
	own.title = STR("sapbao");
	buf_init(&b, EXPORT_MAX_BYTES);
	if (!forms[form].write(&own, &b)) {
		err_set(&e, ERR_MEMORY, "%s", forms[form].name);
		status = cli_fail(&e);
	}
	fwrite(b.p ? b.p : "", 1, status ? 0 : b.n, stdout);
	buf_release(&b);
	if (own.skipped)
		cli_complain(arena_printf(&d->arena, _("%d left out: files and programs"), own.skipped));
	return status;
}

int cli_export(struct cli *c)
{
	int form = c->n_operands == 1 ? form_find(c->operands[0]) : -1;
	struct desk d;
	struct err e = { 0 };
	int status;

	if (form < 0)
		return cli_usage(c, _("opml or urls is wanted"));
	c->app.desk.no_archive = true;
	status = desk_open(&d, &c->app.desk, NULL, NULL, &e) ? write_form(&d, form) : cli_fail(&e);
	desk_close(&d);
	return status;
}
