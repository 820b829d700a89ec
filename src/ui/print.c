#include "ui/print.h"

#include "base/words.h"
#include "ui/when.h"

static void print_bytes(uint64_t *h, struct str s)
{
	/* FNV-1a, with the length so that "ab" "c" is not "a" "bc" */
	for (size_t i = 0; i < s.n; i++)
		*h = (*h ^ (unsigned char)s.p[i]) * 0x100000001b3u;
	*h = (*h ^ (s.n + 0x100)) * 0x100000001b3u;
}

static void print_number(uint64_t *h, int64_t n)
{
	print_bytes(h, (struct str){ (const char *)&n, sizeof(n) });
}

static void print_doc(uint64_t *h, const struct doc *d)
{
	for (int i = 0; i < d->blocks.n; i++) {
		const struct block *b = &d->blocks.v[i];
		print_number(h, b->kind);
		print_number(h, b->level);
		print_number(h, b->number);
		for (int j = 0; j < b->spans.n; j++) {
			print_bytes(h, b->spans.v[j].text);
			print_number(h, b->spans.v[j].flags);
			print_bytes(h, b->spans.v[j].href);
		}
	}
}

static void print_article(uint64_t *h, const struct state *st, const struct article *art,
		struct arena *scratch)
{
	print_bytes(h, art->url);
	print_bytes(h, art->title);
	print_bytes(h, art->author);
	print_bytes(h, art->agency);
	print_bytes(h, art->lede);
	print_number(h, art->published.known);
	print_number(h, art->published.utc_s);
	print_bytes(h, when_ago(art->published, st->now_s, st->offset_min, scratch));
	print_doc(h, &art->body);
	for (int i = 0; i < art->tags.n; i++)
		print_bytes(h, art->tags.v[i]);
	for (int i = 0; i < art->related.n; i++) {
		print_bytes(h, art->related.v[i].title);
		print_bytes(h, art->related.v[i].url);
		print_bytes(h, art->related.v[i].lede);
		print_number(h, art->related.v[i].published.utc_s);
		print_number(h, art->related.v[i].standin);
	}
	print_bytes(h, (struct str){ (const char *)art->by, PART_COUNT });
	print_number(h, art->pages);
	print_number(h, art->shortfall);
	print_bytes(h, art->next);
}

uint64_t print_page(const struct state *st, int width, bool roomy)
{
	uint64_t h = 0xcbf29ce484222325u;
	struct arena scratch = { 0 };

	print_number(&h, width);
	print_number(&h, roomy);
	print_number(&h, st->page.status);
	print_number(&h, st->page.id);
	print_number(&h, st->offset_min);
	print_number(&h, draw_ascii(st));
	print_number(&h, option_number(st, OPT_tables));
	print_number(&h, draw_linear(st));
	print_bytes(&h, st->page.portal_name);
	print_bytes(&h, st->page.trouble);
	print_bytes(&h, st->page.tags);
	print_bytes(&h, str_of(_("Related")));          /* the language */
	if (st->page.article)
		print_article(&h, st, st->page.article, &scratch);
	arena_release(&scratch);
	return h;
}

uint64_t print_story(const struct state *st)
{
	uint64_t h = 0xcbf29ce484222325u;

	if (st->page.status == PAGE_NONE)
		return 0;
	print_number(&h, st->page.id);
	/* an article that is not in the archive yet is known by its address */
	if (st->page.id == 0 && st->page.article)
		print_bytes(&h, st->page.article->url);
	return h;
}
