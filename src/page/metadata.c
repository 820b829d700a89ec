/*
 * metadata: JSON-LD in arrays and @graph, with raw newlines and entities
 * inside; then meta elements.  Dates of both lie sometimes (DESIGN 5).
 */
#include "page/metadata.h"

#include "base/json.h"
#include "markup/lede.h"
#include "model/url.h"
#include "page/tree.h"
#include "text/fold.h"

enum {
	BLOCKS_MAX = 40,
	BLOCK_BYTES_MAX = 2 << 20,
	VALUES_MAX = 400,
	NAMES_MAX = 12,
	TAGS_MAX = 30
};

/* JSON-LD */

static struct str plain(struct source *s, struct str dirty)
{
	return dirty.n ? lede_from_html(arena_str(&s->scratch, dirty), &s->scratch) : STR_NONE;
}

static struct str plain_member(struct source *s, const struct json *map, const char *name)
{
	return plain(s, json_text(json_member(map, name)));
}

static bool article_type(struct str type)
{
	return str_ends(type, STR("Article")) || str_ends(type, STR("Posting"))
		|| str_eq(type, STR("Report")) || str_eq(type, STR("VideoObject"));
}

/* 2: an article, 1: only a video (its name serves when nothing better is
 * there), 0: something else. */
static int article_rank(const struct json *map)
{
	const struct json *type = json_member(map, "@type");
	int n = json_kind(type) == JSON_LIST ? json_count(type) : 1, rank = 0;

	for (int i = 0; i < n && i < 10; i++) {
		struct str t = json_text(json_kind(type) == JSON_LIST ? json_item(type, i) : type);

		if (article_type(t))
			rank = str_eq(t, STR("VideoObject")) && rank < 2 ? 1 : 2;
	}
	return rank;
}

static void join(struct str *list, struct str name, struct arena *a)
{
	if (name.n == 0 || name.n > 200 || str_has(*list, name))
		return;
	*list = list->n ? arena_printf(a, "%.*s, %.*s", STR_ARG(*list), STR_ARG(name)) : name;
}

/* A name, a Person, or a list of them.  Profile addresses are no names. */
static struct str person_names(struct source *s, const struct json *who)
{
	int n = json_kind(who) == JSON_LIST ? json_count(who) : 1;
	struct str names = STR_NONE;

	for (int i = 0; i < n && i < NAMES_MAX; i++) {
		const struct json *one = json_kind(who) == JSON_LIST ? json_item(who, i) : who;
		const struct json *name =
			json_kind(one) == JSON_MAP ? json_member(one, "name") : one;
		struct str text;

		if (json_kind(name) == JSON_LIST)
			name = json_item(name, 0);
		text = plain(s, json_text(name));
		if (!str_has(text, STR("://")))
			join(&names, text, &s->scratch);
	}
	return names;
}

static void tags_add(struct source *s, struct metadata *m, struct str list)
{
	struct str tag;

	while (m->tags.n < TAGS_MAX && str_cut(&list, ',', &tag)) {
		tag = str_trim(tag);
		if (tag.n && tag.n <= 80)
			*VEC_PUSH(&m->tags, &s->scratch) = tag;
	}
}

static void keywords_read(struct source *s, struct metadata *m, const struct json *words)
{
	if (m->tags.n)
		return;
	if (json_kind(words) != JSON_LIST)
		tags_add(s, m, plain(s, json_text(words)));
	for (int i = 0; i < json_count(words) && i < TAGS_MAX; i++)
		tags_add(s, m, plain(s, json_text(json_item(words, i))));
}

static void article_read(struct source *s, struct metadata *m, const struct json *map)
{
	struct statement *ld = &m->ld;
	struct date d = date_parse(json_text(json_member(map, "datePublished")), s->dates);

	if (!d.known)
		d = date_parse(json_text(json_member(map, "dateCreated")), s->dates);
	if (!d.known)
		d = date_parse(json_text(json_member(map, "uploadDate")), s->dates);
	if (!ld->title.n)
		ld->title = plain_member(s, map, "headline");
	if (!ld->title.n)
		ld->title = plain_member(s, map, "name");
	if (!ld->lede.n)
		ld->lede = plain_member(s, map, "description");
	if (!ld->date.known)
		ld->date = d;
	if (!ld->author.n)
		ld->author = person_names(s, json_member(map, "author"));
	if (!m->publisher.n)
		m->publisher = plain_member(s, json_member(map, "publisher"), "name");
	if (!m->body.n)
		m->body = arena_str(&s->scratch, json_text(json_member(map, "articleBody")));
	keywords_read(s, m, json_member(map, "keywords"));
}

/* Breadth first over lists and the members that hold further things; a map
 * has no order we could ask for, so the members are named. */
static void values_read(struct source *s, struct metadata *m, struct json *root, int wanted_rank)
{
	VEC(struct json *) queue = { 0 };

	*VEC_PUSH(&queue, &s->scratch) = root;
	for (int at = 0; at < queue.n && at < VALUES_MAX; at++) {
		struct json *j = queue.v[at];

		for (int i = 0;
			json_kind(j) == JSON_LIST && i < json_count(j) && queue.n < VALUES_MAX; i++)
			*VEC_PUSH(&queue, &s->scratch) = json_item(j, i);
		if (json_kind(j) != JSON_MAP)
			continue;
		if (article_rank(j) == wanted_rank) {
			article_read(s, m, j);
			continue;
		}
		/* An ItemList holds other articles than this one. */
		if (json_member(j, "@graph"))
			*VEC_PUSH(&queue, &s->scratch) = json_member(j, "@graph");
		if (!str_eq(json_text(json_member(j, "@type")), STR("ItemList"))
			&& json_member(j, "mainEntity"))
			*VEC_PUSH(&queue, &s->scratch) = json_member(j, "mainEntity");
	}
}

static struct str script_text(struct node *script, struct arena *a)
{
	struct str text = STR_NONE;

	for (struct node *n = node_first(script); n; n = node_next(n))
		if (node_is_text(n))
			text = text.n ? arena_join(a, text, node_raw_text(n)) : node_raw_text(n);
	text = str_trim(text);
	if (str_starts(text, STR("<!--")))
		text = str_sub(text, 4, str_find(text, STR("-->"), 4));
	if (str_starts(text, STR("//<![CDATA[")))
		text = str_sub(text, 11, str_find(text, STR("//]]>"), 11));
	while (text.n && (text.p[text.n - 1] == ';' || str_space(text.p[text.n - 1])))
		text.n--;
	return text;
}

static void blocks_read(struct source *s, struct metadata *m)
{
	struct nodes scripts = { 0 };
	struct err e = { 0 };

	if (!select_all(s->html, NULL, STR("//script[contains(@type,'ld+json')]"), &s->scratch,
		    &scripts, &e))
		return;
	for (int rank = 2; rank >= 1; rank--)
		for (int i = 0; i < scripts.list.n && i < BLOCKS_MAX; i++) {
			struct str text = script_text(scripts.list.v[i], &s->scratch);
			struct json *root =
				text.n && text.n < BLOCK_BYTES_MAX ? json_parse(text) : NULL;

			if (root && (rank == 2 || !m->ld.title.n))
				values_read(s, m, root, rank);
			json_free(root);
		}
}

/* meta elements */

static struct str first_meta(struct source *s, const char *const *names)
{
	struct str value = STR_NONE;

	for (int i = 0; names[i] && !value.n; i++)
		value = html_meta(s->html, names[i], &s->scratch);
	return value;
}

static const char *const title_names[] = { "og:title", "twitter:title", "dc.title", "DC.title",
	"headline", NULL };
static const char *const lede_names[] = { "og:description", "description", "Description",
	"twitter:description", "dc.description", "DC.description", NULL };
static const char *const author_names[] = { "author", "Author", "article:author", "dc.creator",
	"DC.creator", "byl", "parsely-author", "sailthru.author", "cXenseParse:author", NULL };
static const char *const date_names[] = { "article:published_time", "datePublished", "pubdate",
	"publishdate", "og:published_time", "og:article:published_time", "article:published",
	"parsely-pub-date", "sailthru.date", "dc.date", "DC.date", "DC.date.issued",
	"dc.date.issued", "dcterms.created", "dcterms.date", "cXenseParse:recs:publishtime",
	"publish-date", "publication_date", "article.published", "published_time", "date", "Date",
	"dateCreated", NULL };

static struct date meta_date(struct source *s)
{
	struct date d = { 0 };
	struct node *n;

	for (int i = 0; date_names[i] && !d.known; i++)
		d = date_parse(html_meta(s->html, date_names[i], &s->scratch), s->dates);
	if (!d.known
		&& (n = select_first(
			    s->html, NULL, STR("//*[@itemprop='datePublished']"), &s->scratch)))
		d = source_date(s, n);
	if (!d.known && (n = select_first(s->html, NULL, STR("//time[@datetime]"), &s->scratch)))
		d = source_date(s, n);
	return d;
}

/* <meta name=twitter:label1 content="Written by"> names what data1 is. */
static struct str labelled_author(struct source *s)
{
	static const char *const labels[] = { "written by", "geschrieben von", "verfasst von", "ecrit par",
		"escrito por", "duoc viet boi", "scritto da" };
	struct str label = text_fold(html_meta(s->html, "twitter:label1", &s->scratch), &s->scratch);

	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		if (str_eq(label, str_of(labels[i])))
			return plain(s, html_meta(s->html, "twitter:data1", &s->scratch));
	return plain(s, html_meta(s->html, "twitter:misc:Written by", &s->scratch));
}

static void tag_metas_read(struct source *s, struct metadata *m)
{
	struct nodes found = { 0 };
	struct err e = { 0 };

	if (m->tags.n)
		return;
	if (select_all(s->html, NULL, STR("//meta[@property='article:tag']/@content"), &s->scratch,
		    &found, &e))
		for (int i = 0; i < found.list.n && i < TAGS_MAX; i++)
			tags_add(s, m, node_text(found.list.v[i], &s->scratch));
	if (!m->tags.n)
		tags_add(s, m, html_meta(s->html, "news_keywords", &s->scratch));
}

void metadata_read(struct source *s, struct metadata *out)
{
	*out = (struct metadata){ 0 };
	blocks_read(s, out);
	out->meta.title = plain(s, first_meta(s, title_names));
	out->meta.lede = plain(s, first_meta(s, lede_names));
	out->meta.author = plain(s, first_meta(s, author_names));
	if (str_has(out->meta.author, STR("://")))
		out->meta.author = plain(s, html_meta(s->html, "author", &s->scratch));
	if (str_has(out->meta.author, STR("://")) || str_starts(out->meta.author, STR("@")))
		out->meta.author = STR_NONE;
	if (!out->meta.author.n)
		out->meta.author = labelled_author(s);
	out->meta.date = meta_date(s);
	out->site_name = html_meta(s->html, "og:site_name", &s->scratch);
	tag_metas_read(s, out);
}

/* names of the site */

static struct str bare_name(struct str name, struct arena *a)
{
	struct str key = tree_key(name, a);

	if (str_starts(key, STR("bao")) && key.n > 5)
		key = str_skip(key, 3);
	return key;
}

/* "Báo Cần Thơ Online", "VnExpress Sức khỏe", "vnexpress.net" all name the
 * site when a name of it is part of them, or they of it. */
static bool names_site(struct source *s, const struct metadata *m, struct str words)
{
	struct str stem = s->site, key = bare_name(words, &s->scratch);
	const struct str names[] = { m->site_name, m->publisher, s->rules.name };

	if (key.n < 2)
		return false;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct str name = bare_name(names[i], &s->scratch);

		if (name.n >= 3 && (str_has(key, name) || (key.n >= 4 && str_has(name, key))))
			return true;
	}
	stem = tree_key(str_sub(stem, 0, str_find_byte(stem, '.', 0)), &s->scratch);
	if (stem.n >= 3 && str_has(key, stem))
		return true;
	return key.n >= 5 && str_has(stem, key);
}

bool metadata_is_publisher(struct source *s, const struct metadata *m, struct str author)
{
	return author.n == 0
		|| (str_find_byte(author, ',', 0) == author.n && names_site(s, m, author));
}

/* Last separator in the title, or title.n. */
static size_t last_separator(struct str title, size_t *length)
{
	static const char *const marks[] = { " - ", " | ", " – ", " — ", " :: ", " » ", " · ",
		" • " };
	size_t best = title.n;

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		for (size_t at = str_find(title, str_of(marks[i]), 0); at < title.n;
			at = str_find(title, str_of(marks[i]), at + 1))
			if (best == title.n || at > best)
				best = at, *length = strlen(marks[i]);
	return best;
}

struct str metadata_bare_title(struct source *s, const struct metadata *m, struct str title)
{
	for (int i = 0; i < 3; i++) {
		size_t length = 0, at = last_separator(title, &length);

		if (at == title.n || at < 8 || !names_site(s, m, str_skip(title, at + length)))
			break;
		title = str_trim(str_sub(title, 0, at));
	}
	return title;
}
