#include "cli/output.h"

enum { TEXT_MAX = 64 << 20 };

static void put_date(struct json *m, const char *name, struct date d, struct arena *a)
{
	json_put_text_or_null(m, name, date_iso(d, a));
}

struct json *output_listing(const struct feed *f, struct arena *a)
{
	struct json *m = json_new_map(), *items = json_new_list();

	for (int i = 0; i < f->entries.n; i++) {
		const struct entry *e = &f->entries.v[i];
		struct json *o = json_new_map();

		json_put_text(o, "title", e->title);
		json_put_text(o, "url", e->url);
		put_date(o, "published", e->published, a);
		json_put_text(o, "lede", e->lede);
		json_append(items, o);
	}
	json_put(m, "title", json_new_text(f->title));
	json_put(m, "items", items);
	json_put_text_or_null(m, "next", f->next);
	json_put_text_or_null(m, "notice", f->notice);
	return m;
}

struct json *output_related(const struct related *v, int n, struct arena *a)
{
	struct json *list = json_new_list();

	for (int i = 0; i < n; i++) {
		struct json *o = json_new_map();

		json_put_text(o, "title", v[i].title);
		json_put_text(o, "url", v[i].url);
		put_date(o, "published", v[i].published, a);
		json_put_text(o, "lede", v[i].lede);
		if (v[i].standin)
			json_put(o, "standin", json_new_bool(true));
		json_append(list, o);
	}
	return list;
}

static struct json *rules(const struct article *art)
{
	struct json *m = json_new_map();

	for (int p = 0; p < PART_COUNT; p++)
		if (art->by[p] != CHAIN_NONE)
			json_put_text(m, part_name((enum part)p), str_of(chain_name((enum chain)art->by[p])));
	return m;
}

struct json *output_article(const struct article *art, struct arena *a)
{
	struct json *m = json_new_map(), *tags = json_new_list();
	struct buf text;

	buf_init(&text, TEXT_MAX);
	doc_text(&art->body, &text);
	json_put_text(m, "title", art->title);
	json_put_text(m, "author", art->author);
	put_date(m, "date", art->published, a);
	json_put_text(m, "agency", art->agency);
	json_put_text(m, "lede", art->lede);
	json_put_text(m, "text", str_trim(buf_str(&text)));
	for (int i = 0; i < art->tags.n; i++)
		json_append(tags, json_new_text(art->tags.v[i]));
	json_put(m, "tags", tags);
	json_put(m, "related", output_related(art->related.v, art->related.n, a));
	json_put(m, "latest", output_related(art->latest.v, art->latest.n, a));
	json_put_text(m, "notice", art->notice);
	json_put_text_or_null(m, "charset", art->charset);
	if (art->shortfall)
		json_put_text(m, "shortfall", str_of(shortfall_name(art->shortfall)));
	json_put_text(m, "url", art->url);
	json_put(m, "rules", rules(art));
	buf_release(&text);
	return m;
}

struct json *output_stored(const struct stored_article *s, struct arena *a)
{
	struct json *m = output_article(&s->article, a);

	json_put(m, "id", json_new_int(s->row.id));
	json_put_text(m, "portal", s->row.portal);
	json_put(m, "unread", json_new_bool(s->row.unread));
	json_put(m, "starred", json_new_bool(s->row.starred));
	json_put(m, "later", json_new_bool(s->row.later));
	json_put(m, "has_body", json_new_bool(s->row.has_body));
	return m;
}

static int64_t letters_in(struct str s)
{
	int64_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
	return n;
}

/* [[from, to], …] in code points. */
static struct json *places(const struct excerpt *x)
{
	struct json *list = json_new_list();

	for (int i = 0; i < x->hits.list.n; i++) {
		struct text_hit h = x->hits.list.v[i];
		struct json *pair = json_new_list();

		json_append(pair, json_new_int(letters_in(str_sub(x->text, 0, h.from))));
		json_append(pair, json_new_int(letters_in(str_sub(x->text, 0, h.to))));
		json_append(list, pair);
	}
	return list;
}

struct json *output_row(const struct article_row *r, const struct excerpt *x, int offset_min, struct arena *a)
{
	struct json *o = json_new_map();
	struct date published = { .known = r->published_s != 0, .has_time = r->has_time,
		                  .utc_s = r->published_s, .offset_min = offset_min };
	struct date seen = { .known = true, .has_time = true, .utc_s = r->seen_s, .offset_min = offset_min };

	json_put(o, "id", json_new_int(r->id));
	json_put_text(o, "portal", r->portal);
	json_put_text(o, "title", r->title);
	json_put_text(o, "url", r->url);
	put_date(o, "published", published, a);
	put_date(o, "seen", seen, a);
	json_put_text(o, "lede", r->lede);
	if (x) {
		json_put_text(o, "excerpt", x->text);
		json_put(o, "matches", places(x));
	}
	json_put(o, "unread", json_new_bool(r->unread));
	json_put(o, "starred", json_new_bool(r->starred));
	json_put(o, "later", json_new_bool(r->later));
	json_put(o, "has_body", json_new_bool(r->has_body));
	return o;
}
