/*
 * feed_json: a feed as JSON text, entry by entry: the tree of a feed of 20 MB
 * would be eight times its size.
 */
#include "cli/feed_json.h"

#include "base/json.h"
#include "model/url.h"

static void put_name(struct buf *b, const char *name)
{
	if (b->n && b->p[b->n - 1] != '{')
		buf_add_byte(b, ',');
	buf_add_byte(b, '"');
	buf_add_z(b, name);
	buf_add(b, STR("\":"));
}

static void put_text(struct buf *b, const char *name, struct str s)
{
	put_name(b, name);
	json_quote(s, b);
}

static void put_text_or_null(struct buf *b, const char *name, struct str s)
{
	put_name(b, name);
	if (s.n)
		json_quote(s, b);
	else
		buf_add(b, STR("null"));
}

static void put_enclosures(struct buf *b, const struct entry *e)
{
	put_name(b, "enclosures");
	buf_add_byte(b, '[');
	for (int i = 0; i < e->enclosures.n; i++) {
		const struct enclosure *one = &e->enclosures.v[i];

		buf_add_z(b, i ? ",{" : "{");
		put_text(b, "url", one->url);
		put_text_or_null(b, "type", one->type);
		put_name(b, "length");
		buf_addf(b, "%lld}", (long long)one->length);
	}
	buf_add_byte(b, ']');
}

static void put_entry(struct buf *b, const struct entry *e, struct arena *a)
{
	buf_add_byte(b, '{');
	put_text(b, "title", e->title);
	put_text(b, "link", url_is_web(e->link) || !e->url.n ? e->link : e->url);
	put_text(b, "url", e->url);
	put_text(b, "id", e->id);
	put_text_or_null(b, "published", date_iso(e->published, a));
	put_text_or_null(b, "updated", date_iso(e->updated, a));
	put_text(b, "author", e->author);
	put_text(b, "summary", e->lede);
	put_text_or_null(b, "content", e->content);
	put_name(b, "categories");
	buf_add_byte(b, '[');
	for (int k = 0; k < e->categories.n; k++) {
		if (k)
			buf_add_byte(b, ',');
		json_quote(e->categories.v[k], b);
	}
	buf_add_byte(b, ']');
	put_text_or_null(b, "picture", e->picture);
	if (e->enclosures.n)
		put_enclosures(b, e);
	put_text_or_null(b, "comments", e->comments);
	buf_add_byte(b, '}');
}

static void put_head(struct buf *b, const struct feed *f)
{
	put_text(b, "title", f->title);
	put_text(b, "link", f->link);
	if (f->language.n)
		put_text(b, "language", f->language);
	if (f->next.n)
		put_text(b, "next", f->next);
}

static void put_entries(struct buf *b, const struct feed *f, bool first, struct arena *a)
{
	for (int i = 0; i < f->entries.n; i++) {
		if (i || !first)
			buf_add_byte(b, ',');
		put_entry(b, &f->entries.v[i], a);
	}
}

void feed_json_part(struct buf *b, const struct feed *part, bool first, struct arena *a)
{
	if (first)
		buf_add(b, STR("{\"items\":["));
	put_entries(b, part, first, a);
}

void feed_json_end(struct buf *b, const struct feed *rest, bool first, struct arena *a)
{
	if (first) {
		buf_add_byte(b, '{');
		put_head(b, rest);
		put_name(b, "items");
		buf_add_byte(b, '[');
	}
	put_entries(b, rest, first, a);
	buf_add_byte(b, ']');
	if (!first)
		put_head(b, rest);
	buf_add_byte(b, '}');
}
