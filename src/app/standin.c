#include "app/standin.h"

enum { STANDINS = 6 };

static struct related related_from(const struct article_row *r)
{
	return (struct related){ .title = r->title, .url = r->url, .lede = r->lede, .standin = true,
		.published = { .known = r->published_s != 0, .has_time = r->has_time,
			       .utc_s = r->published_s } };
}

void standin_related(struct desk *d, int64_t article, int64_t category, struct arena *a,
	struct article *art)
{
	struct query q = { 0 };
	struct article_list newest = { 0 };
	struct err e = { 0 };

	if (art->related.n || !art->body.blocks.n || !article)
		return;
	q.category = store_category_of(d->store, article, category);
	/* one more: the story itself may be among them */
	if (!q.category || !store_articles(d->store, &q, 0, STANDINS + 1, a, &newest, &e))
		return;
	for (int i = 0; i < newest.rows.n && art->related.n < STANDINS; i++)
		if (newest.rows.v[i].id != article)
			*VEC_PUSH(&art->related, a) = related_from(&newest.rows.v[i]);
}
