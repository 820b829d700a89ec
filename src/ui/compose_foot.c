/* compose_foot: what stands under an article's text. */
#include "ui/compose_private.h"

#include "base/words.h"
#include "text/width.h"
#include "ui/when.h"

static void put_related(struct composer *c, int i)
{
	const struct related *r = &c->art->related.v[i];
	int digits = c->art->related.n > 9 ? 2 : 1, block = c->art->body.blocks.n + i;
	struct str time = when_short(r->published, c->st->offset_min, c->a);
	struct str lede = compose_skip_tag(compose_tag(r->lede), r->lede);
	struct span title = { compose_own(c, r->title), STYLE_link, i + 1 }, under[2];
	struct run lead = compose_run(arena_printf(c->a, "%*d. ", digits, i + 1), STYLE_link_number, i + 1);
	int n = 0;

	if (lead.width >= c->width / 2)
		lead = compose_run(STR(" "), STYLE_link_number, i + 1);
	*VEC_PUSH(&c->p->links, c->a) = (struct page_link){ i + 1, arena_str(c->a, r->url), c->p->lines.n };
	compose_spans(c, lead, &title, 1, block);
	if (time.n)
		under[n++] = (struct span){ arena_join(c->a, time, lede.n ? compose_own(c, str_of(c->marks->dot))
						       : STR("")), STYLE_date, 0 };
	if (lede.n)
		under[n++] = (struct span){ compose_own(c, lede), STYLE_muted, 0 };
	if (n)
		compose_spans(c, compose_run(compose_spaces(lead.width), STYLE_text, 0), under, n, block);
}

static void put_related_list(struct composer *c)
{
	if (c->art->related.n == 0)
		return;
	compose_blank(c);
	compose_text(c, str_of(article_has_related(c->art) ? _("Related")
			   : _("In the same category (the page names nothing related)")), STYLE_heading);
	for (int i = 0; i < c->art->related.n; i++) {
		compose_blank(c);
		put_related(c, i);
	}
}

/* Readers are told when the text did not come by a portal's own rule, so that
 * a broken rule is seen. */
static void put_origin(struct composer *c)
{
	static const char *const words[CHAIN_COUNT] = {
		[CHAIN_JSONLD] = N_("The text was taken from the page's metadata."),
		[CHAIN_METADATA] = N_("The text was taken from the page's metadata."),
		[CHAIN_GENERIC] = N_("The text was found by guessing where the article stands on the page."),
		[CHAIN_FEED] = N_("This is the feed's text; the page itself gave none."),
	};
	int by = c->art->by[PART_BODY];

	if (by >= CHAIN_COUNT || !words[by])
		return;
	compose_blank(c);
	compose_text(c, str_of(_(words[by])), STYLE_muted);
}

/* An article that stands on several pages of the paper: what was joined, and
 * where the rest is when not all of it was. */
static void put_pages(struct composer *c)
{
	struct str words;

	if (c->art->pages < 2 && c->art->next.n == 0)
		return;
	words = c->art->pages < 2 ? STR("") : arena_printf(c->a, _("%d pages were joined."), c->art->pages);
	if (c->art->next.n)
		words = arena_printf(c->a, "%.*s%s%s %.*s", STR_ARG(words), words.n ? " " : "",
				     _("The text goes on at"), STR_ARG(c->art->next));
	compose_blank(c);
	compose_text(c, words, STYLE_muted);
}

/* A page in another charset may show replacement characters; then the reader
 * knows why. */
static void put_charset(struct composer *c)
{
	if (c->art->charset.n == 0)
		return;
	compose_blank(c);
	compose_text(c, str_eq_nocase(c->art->charset, STR("utf-8"))
		 ? str_of(_("Some letters of this page were damaged on the way."))
		 : arena_printf(c->a, _("The page was read as %.*s."), STR_ARG(c->art->charset)), STYLE_muted);
}

void compose_foot(struct composer *c)
{
	put_related_list(c);
	put_origin(c);
	put_pages(c);
	put_charset(c);
}
