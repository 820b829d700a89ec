#include "cli/stored.h"

#include <unistd.h>

#include "base/words.h"
#include "cli/fetch.h"
#include "cli/progress.h"

enum { USUAL_WIDTH = 72 };

bool stored_open(struct cli *c, struct str number, struct desk *d, struct stored_article *s, int *status)
{
	struct err e = { 0 };
	int64_t id;

	*d = (struct desk){ 0 };
	if (!str_int(number, &id)) {
		*status = cli_usage(c, _("one number of an article, as sapbao list prints it"));
		return false;
	}
	if (fetch_open(c, d, id, &e))
		store_article(d->store, id, &c->arena, s, &e);
	*status = e.code ? cli_fail(&e) : 0;
	return e.code == ERR_NONE;
}

int stored_columns(const struct cli *c)
{
	int columns = progress_columns(STDOUT_FILENO);

	if (c->width)
		return (int)c->width;
	return columns && columns < USUAL_WIDTH ? columns : USUAL_WIDTH;
}

void stored_lede_for_body(struct stored_article *s, struct arena *a)
{
	if (s->row.has_body || s->article.body.blocks.n || !s->row.lede.n)
		return;
	doc_span(doc_block(&s->article.body, BLOCK_PARAGRAPH, a), s->row.lede, 0, STR_NONE, a);
}

void stored_hint(struct cli *c, const struct stored_article *s, bool text)
{
	if (s->row.has_body || c->quiet)
		return;
	cli_complain(str_of(text ? _("this is the text of the feed; sapbao fetch --bodies gets the page's own")
			    : _("only the lede is in the archive; sapbao fetch --bodies gets the texts")));
}
