/* compose_foot: what stands under an article's text. */
#include "ui/compose_private.h"

#include "base/words.h"
#include "text/width.h"
#include "ui/when.h"

/* "… 1 more" would take the place of the one it hides. */
enum { TAGS_SHOWN_MAX = 12, FOLD_SHOWN = 5, FOLD_FROM = FOLD_SHOWN + 2 };

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
	*VEC_PUSH(&c->p->links, c->a) = (struct page_link){
		.number = i + 1, .href = arena_str(c->a, r->url), .line = c->p->lines.n };
	compose_spans(c, lead, &title, 1, block);
	if (time.n)
		under[n++] = (struct span){ arena_join(c->a, time, lede.n ? compose_own(c, str_of(c->marks->dot))
						       : STR("")), STYLE_date, 0 };
	if (lede.n)
		under[n++] = (struct span){ compose_own(c, lede), STYLE_muted, 0 };
	if (n)
		compose_spans(c, compose_run(compose_spaces(lead.width), STYLE_text, 0), under, n, block);
}

/* Those behind the fold keep their numbers: they open when these are typed. */
static void put_folded(struct composer *c, int shown)
{
	const struct article *art = c->art;
	struct str key = key_of(c->st, "fold", "-");
	int more = art->related.n - shown, from = c->p->lines.n + 1;
	struct str words = key.n ? arena_printf(c->a, _("… %d more; %.*s shows them"), more, STR_ARG(key))
		: arena_printf(c->a, _("… %d more"), more);

	for (int i = shown; i < art->related.n; i++)
		*VEC_PUSH(&c->p->links, c->a) = (struct page_link){ .number = i + 1, .line = from, .folded = true,
			.href = arena_str(c->a, art->related.v[i].url) };
	compose_blank(c);
	compose_text(c, words, STYLE_muted);
	/* a place that was kept of one of them is here */
	for (int i = from; i < c->p->lines.n; i++)
		c->p->lines.v[i].block = art->body.blocks.n + art->related.n - 1;
}

static void put_related_list(struct composer *c)
{
	int shown = c->art->related.n;

	c->p->folds = shown >= FOLD_FROM;
	if (c->p->folds && !c->unfolded)
		shown = FOLD_SHOWN;
	if (c->art->related.n == 0)
		return;
	compose_blank(c);
	compose_text(c, str_of(article_has_related(c->art) ? _("Related")
			   : _("In the same category (the page names nothing related)")), STYLE_heading);
	for (int i = 0; i < shown; i++) {
		compose_blank(c);
		put_related(c, i);
	}
	if (shown < c->art->related.n)
		put_folded(c, shown);
}

/* The line where a link begins, from a line on. */
static int line_of_link(const struct page *p, int from, int number)
{
	for (int i = from; i < p->lines.n; i++)
		for (int j = 0; j < p->lines.v[i].line.n; j++)
			if (p->lines.v[i].line.v[j].link == number)
				return i;
	return from;
}

static int last_number(const struct composer *c)
{
	int last = c->art->related.n;

	for (int i = 0; i < c->p->links.n; i++)
		last = c->p->links.v[i].number > last ? c->p->links.v[i].number : last;
	return last;
}

/* In one paragraph, numbered behind all other links; each searches the archive.
 * Where the numbers would need a second digit for them, tags show none and are
 * reached by Tab: else each number typed would have to wait for another. */
static void put_tags(struct composer *c)
{
	int n = c->art->tags.n < TAGS_SHOWN_MAX ? c->art->tags.n : TAGS_SHOWN_MAX;
	struct span *v = ARENA_ARRAY(c->a, struct span, (size_t)n * 3 + 1);
	int first = last_number(c) + 1, line, used = 0;
	bool numbered = first > 10 || first + n <= 10;

	if (n == 0)
		return;
	compose_blank(c);
	line = c->p->lines.n;
	v[used++] = (struct span){ arena_printf(c->a, "%s ", _("Tags:")), STYLE_muted, 0 };
	for (int i = 0; i < n; i++) {
		v[used++] = (struct span){ compose_own(c, c->art->tags.v[i]), STYLE_link, first + i };
		if (numbered)
			v[used++] = (struct span){ arena_printf(c->a, "[%d]", first + i), STYLE_link_number,
						   first + i };
		if (i + 1 < n)
			v[used++] = (struct span){ compose_own(c, str_of(c->marks->dot)), STYLE_muted, 0 };
	}
	c->p->numbers = first - 1 + (numbered ? n : 0);
	compose_spans(c, (struct run){ 0 }, v, used, -1);
	for (int i = 0; i < n; i++)
		*VEC_PUSH(&c->p->links, c->a) = (struct page_link){ .number = first + i,
			.words = arena_str(c->a, c->art->tags.v[i]), .line = line_of_link(c->p, line, first + i) };
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

static void put_shortfall(struct composer *c)
{
	static const char *const words[SHORTFALL_COUNT] = {
		[SHORTFALL_SUBSCRIPTION] = N_("The paper shows the rest of this article to its subscribers only."),
		[SHORTFALL_ENCRYPTED] = N_("The paper sends this text encrypted; only the browser can show it."),
		[SHORTFALL_VIDEO] = N_("There is little text on this page: it is a video, for the browser."),
	};
	int why = c->art->shortfall;

	if (why <= 0 || why >= SHORTFALL_COUNT)
		return;
	compose_blank(c);
	compose_text(c, str_of(_(words[why])), STYLE_muted);
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
	c->p->numbers = last_number(c);
	put_shortfall(c);
	put_tags(c);
	put_related_list(c);
	put_origin(c);
	put_pages(c);
	put_charset(c);
}
