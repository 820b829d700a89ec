/*
 * jsonfeed: JSON Feed 1.0 and 1.1 (jsonfeed.org).  Titles are plain text by
 * the standard, but blogs that were moved here bring their entities along.
 */
#include "feed/format.h"
#include "feed/text.h"
#include "base/json.h"
#include "markup/lede.h"
#include "model/url.h"
#include "text/clean.h"

enum { TAGS_MAX = 64, AUTHORS_MAX = 8, ATTACHMENTS_MAX = 16, TEXT_BYTES_MAX = 1 << 20,
       LANGUAGE_BYTES_MAX = 35 };

struct reading {
	const struct feed_context *c;
	struct arena *a;
	struct str base;
	struct feed *out;
};

/* A copy, for the tree goes; cut at a letter's border as in walk_keep. */
static struct str kept(struct reading *r, struct str s)
{
	if (s.n > TEXT_BYTES_MAX) {
		r->out->cut |= 1 << CUT_TEXT;
		for (s.n = TEXT_BYTES_MAX; s.n && ((unsigned char)s.p[s.n] & 0xC0) == 0x80; )
			s.n--;
	}
	return arena_str(r->a, s);
}

static struct str line(struct reading *r, const struct json *map, const char *name)
{
	struct str s = json_scalar(json_member(map, name));

	return kept(r, text_clean(lede_entities(s, r->a), r->a));
}

static struct str address(struct reading *r, const struct json *map, const char *name)
{
	return kept(r, text_clean(json_text(json_member(map, name)), r->a));
}

static struct str resolved(struct reading *r, struct str href)
{
	return href.n ? url_resolve(r->base, href, r->a) : STR_NONE;
}

static struct date time_of(struct reading *r, const struct json *map, const char *name)
{
	return date_parse(json_scalar(json_member(map, name)), r->c->dates);
}

/* 1.0 has one `author`, 1.1 a list `authors`. */
static struct str authors(struct reading *r, const struct json *map)
{
	struct json *list = json_member(map, "authors");
	struct str all = STR("");

	for (int i = 0; i < json_count(list) && i < AUTHORS_MAX; i++) {
		struct str name = line(r, json_item(list, i), "name");

		if (name.n && all.n)
			all = arena_printf(r->a, "%.*s, %.*s", STR_ARG(all), STR_ARG(name));
		else if (name.n)
			all = name;
	}
	return all.n ? all : line(r, json_member(map, "author"), "name");
}

static void read_body(struct reading *r, struct str html, struct entry *e)
{
	bool cut;

	e->body = text_doc_of(html, r->base, r->a, &cut);
	if (cut)
		r->out->cut |= 1 << CUT_TEXT;
	if (!text_says_more(&e->body, e->lede))
		e->body = (struct doc){0};
}

static void read_words(struct reading *r, const struct json *item, struct entry *e)
{
	struct str html = json_text(json_member(item, "content_html"));
	struct str text = json_text(json_member(item, "content_text"));
	struct str picture = address(r, item, "image");

	e->lede = kept(r, lede_from_html(json_text(json_member(item, "summary")), r->a));
	if (html.n && r->c->docs)
		read_body(r, html, e);
	else
		e->content = kept(r, html.n ? lede_paragraphs(html, r->a) : text_plain_lines(text, r->a));
	if (!picture.n)
		picture = address(r, item, "banner_image");
	if (!picture.n)
		picture = lede_address(text_first_picture(html), r->a);
	e->picture = resolved(r, picture);
}

static void read_tags(struct reading *r, const struct json *item, struct entry *e)
{
	struct json *list = json_member(item, "tags");

	for (int i = 0; i < json_count(list) && i < TAGS_MAX; i++) {
		struct str tag = arena_str(r->a, text_clean(json_text(json_item(list, i)), r->a));

		if (tag.n)
			*VEC_PUSH(&e->categories, r->a) = tag;
	}
}

static void read_attachments(struct reading *r, const struct json *item, struct entry *e)
{
	struct json *list = json_member(item, "attachments");

	for (int i = 0; i < json_count(list) && i < ATTACHMENTS_MAX; i++) {
		struct json *one = json_item(list, i);
		double length = json_number(json_member(one, "size_in_bytes"), 0);
		struct enclosure found = {.url = resolved(r, address(r, one, "url")),
					  .type = address(r, one, "mime_type")};

		if (length > 0 && length < 1e15)
			found.length = (int64_t)length;
		if (found.url.n)
			*VEC_PUSH(&e->enclosures, r->a) = found;
	}
}

static void read_item(struct reading *r, const struct json *item, struct feed *out,
		      struct str feed_author)
{
	struct entry *e = VEC_PUSH(&out->entries, r->a);
	struct str author = authors(r, item);

	e->id = line(r, item, "id");
	e->title = line(r, item, "title");
	e->link = address(r, item, "url");
	if (!e->link.n)
		e->link = address(r, item, "external_url");
	if (!e->link.n && url_is_web(e->id))
		e->link = e->id;
	e->url = resolved(r, e->link);
	if (e->url.n && !url_is_web(e->link))
		e->link = e->url;
	e->author = author.n ? author : feed_author;
	e->published = time_of(r, item, "date_published");
	e->updated = time_of(r, item, "date_modified");
	read_words(r, item, e);
	read_tags(r, item, e);
	read_attachments(r, item, e);
}

static bool is_feed(const struct json *root)
{
	struct str version = json_text(json_member(root, "version"));

	return json_kind(json_member(root, "items")) == JSON_LIST ||
	       str_has(version, STR("jsonfeed.org"));
}

bool jsonfeed_parse(struct str utf8, const struct feed_context *c, struct arena *a,
		    struct feed *out)
{
	struct json *root = json_parse(utf8), *items;
	struct reading r = {.c = c, .a = a, .out = out};
	struct str author;

	if (json_kind(root) != JSON_MAP || !is_feed(root)) {
		json_free(root);
		return false;
	}
	out->title = line(&r, root, "title");
	out->link = address(&r, root, "home_page_url");
	r.base = url_resolve(c->url, out->link, a);
	if (!r.base.n)
		r.base = c->url;
	out->language = arena_str(a, text_clean(str_sub(json_text(json_member(root, "language")), 0,
							LANGUAGE_BYTES_MAX), a));
	out->next = resolved(&r, address(&r, root, "next_url"));
	author = authors(&r, root);
	items = json_member(root, "items");
	for (int i = 0; i < json_count(items) && i < FEED_ENTRIES_MAX; i++)
		if (json_kind(json_item(items, i)) == JSON_MAP)
			read_item(&r, json_item(items, i), out, author);
	if (json_count(items) > FEED_ENTRIES_MAX)
		out->cut |= 1 << CUT_ENTRIES;
	json_free(root);
	return true;
}
