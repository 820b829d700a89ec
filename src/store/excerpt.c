/*
 * excerpt: where the words of a search stand in a story.  The index keeps no
 * text, so they are sought again, by the same law, in what is stored.
 */
#include "store/inside.h"
#include "store/story.h"

enum { BODY_BYTES_MAX = 256 << 10 };    /* looked through for an excerpt */

static bool in_body(struct store *s, const struct terms *t, const struct article_row *row, int columns,
	struct arena *a, struct excerpt *out)
{
	struct arena work = { 0 };
	struct str words = text_words(text_load(s->reader, row->id, &work), &work);
	bool found = query_excerpt(t, FIELD_BODY, str_sub(words, 0, BODY_BYTES_MAX), columns, &work, out);
	struct text_hits hits = { 0 };

	for (int i = 0; found && i < out->hits.list.n; i++)
		*VEC_PUSH(&hits.list, a) = out->hits.list.v[i];
	out->text = arena_str(a, out->text);
	out->hits = hits;
	arena_release(&work);
	return found;
}

bool store_excerpt(struct store *s, const struct query *q, const struct article_row *row, int columns,
	struct arena *a, struct text_hits *title, struct excerpt *out)
{
	const struct terms *t;
	struct err e = { 0 };

	*title = (struct text_hits){ 0 };
	*out = (struct excerpt){ .text = row->lede };
	if (!q->words.n)
		return true;
	read_begin(s);
	t = &found_ids(s, q)->terms;
	query_hits(t, FIELD_TITLE, row->title, a, title);
	if (!query_excerpt(t, FIELD_LEDE, row->lede, columns, a, out) &&
			!in_body(s, t, row, columns, a, out))
		*out = (struct excerpt){ .text = row->lede };
	return read_end(s, &e);
}
