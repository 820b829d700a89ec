/* open: an article's page in the reader's browser. */
#include "cli/cli.h"
#include "cli/fetch.h"

#include "app/browser.h"
#include "base/words.h"
#include "model/url.h"

/* The operand as it stands when it is an address, else that of article N. */
static bool address_of(struct cli *c, struct desk *d, struct str *url, struct err *e)
{
	struct stored_article s = { 0 };
	int64_t id = 0;

	*url = c->operands[0];
	str_int(c->operands[0], &id);
	if (!fetch_open(c, d, 0, e))
		return false;
	if (id) {
		if (!store_article(d->store, id, &c->arena, &s, e))
			return false;
		*url = s.row.url;
	}
	return url_is_web(*url) || err_set(e, ERR_ARGUMENT, _("%.*s is neither an article's number nor a web address"),
					   STR_ARG(*url));
}

int cli_open(struct cli *c)
{
	struct desk d = { 0 };
	struct err e = { 0 };
	struct str url, program;
	bool own_window;

	if (c->n_operands != 1)
		return cli_usage(c, NULL);
	if (address_of(c, &d, &url, &e) && (program = browser_find(&d.options, &own_window, &e)).n)
		browser_start(program, url, own_window, &e);
	desk_close(&d);
	return e.code ? cli_fail(&e) : 0;
}
