/*
 * field: the readers.  Each takes the element at the present open event up to
 * its close, unless it says otherwise, and gives its value to the draft when
 * the rank is wanted.
 */
#include "feed/field.h"
#include "feed/field_head.h"

#include "feed/text.h"
#include "markup/lede.h"
#include "model/url.h"
#include "text/clean.h"

enum { CATEGORIES_MAX = 64, ENCLOSURES_MAX = 16, AUTHOR_BYTES_MAX = 400,
       ADDRESS_BYTES_MAX = 16 << 10 };

typedef void reader(struct walk *w, int rank);

static void set(struct walk *w, enum slot slot, int rank, struct str *where, struct str value)
{
	if (!value.n || !walk_wants(w, slot, rank))
		return;
	*where = value;
	w->now->rank[slot] = (unsigned char)rank;
}

/* An address as published: one line, blanks at its ends gone.  Always a copy:
 * attribute values last only until the next event. */
static struct str plain_address(struct walk *w, struct str s)
{
	return arena_str(w->a, text_clean(str_sub(s, 0, ADDRESS_BYTES_MAX), w->a));
}

void field_set_link(struct walk *w, struct str href, int rank)
{
	struct entry *e = w->now->entry;
	struct str base = xml_base(w->x), url;

	if (!walk_wants(w, SLOT_LINK, rank))
		return;
	href = plain_address(w, href);
	if (!href.n)
		return;
	url = walk_url(w, base, href);
	set(w, SLOT_LINK, rank, &e->link, url.n && !url_is_web(href) ? url : href);
	if (!w->now->rank[SLOT_ORIGIN])
		e->url = url;
}

void field_set_id(struct walk *w, struct str id, int rank)
{
	if (walk_wants(w, SLOT_ID, rank))
		set(w, SLOT_ID, rank, &w->now->entry->id, plain_address(w, id));
}

/* Among equals the last wins: who appends a newer time means it. */
static void set_date(struct walk *w, enum slot slot, int rank, struct date *where, struct str s)
{
	struct date d;

	if (!walk_wants(w, slot, rank + 1))
		return;
	d = date_parse(s, w->c->dates);
	if (!d.known)
		return;
	*where = d;
	w->now->rank[slot] = (unsigned char)rank;
}

void field_set_updated(struct walk *w, struct str date, int rank)
{
	set_date(w, SLOT_UPDATED, rank, &w->now->entry->updated, date);
}

/* An address of an attribute or of words, made whole; as it is when it cannot
 * be.  In the arena. */
static struct str whole_address(struct walk *w, struct str src)
{
	struct str base = xml_base(w->x), whole;

	src = plain_address(w, lede_address(src, w->a));
	whole = walk_url(w, base, src);
	return whole.n ? whole : src;
}

static void set_picture(struct walk *w, struct str src, int rank)
{
	if (src.n && walk_wants(w, SLOT_PICTURE, rank))
		set(w, SLOT_PICTURE, rank, &w->now->entry->picture, whole_address(w, src));
}

/* The url is whole_address's. */
static void add_enclosure(struct walk *w, struct str url, struct str type, struct str length)
{
	struct entry *e = w->now->entry;
	int64_t bytes;

	if (!url.n || walk_is_head(w) || e->enclosures.n >= ENCLOSURES_MAX)
		return;
	for (int i = 0; i < e->enclosures.n; i++)
		if (str_eq(e->enclosures.v[i].url, url))
			return;
	*VEC_PUSH(&e->enclosures, w->a) = (struct enclosure){
		url, plain_address(w, type), str_int(str_trim(length), &bytes) && bytes > 0 ? bytes : 0};
}

/* ---- words ---- */

static void read_title(struct walk *w, int rank)
{
	if (walk_wants(w, SLOT_TITLE, rank))
		set(w, SLOT_TITLE, rank, &w->now->entry->title, text_line(w, text_read(w)));
	else
		walk_skip(w);
}

static void picture_of(struct walk *w, struct feed_text t)
{
	if (!t.literal && !w->now->rank[SLOT_PICTURE])
		set_picture(w, text_first_picture(t.s), 1);
}

static void set_body(struct walk *w, int rank, struct doc body)
{
	if (!body.blocks.n)
		return;
	w->now->entry->body = body;
	w->now->entry->content = STR_NONE;
	w->now->rank[SLOT_CONTENT] = (unsigned char)rank;
}

static void read_content(struct walk *w, int rank)
{
	struct feed_text t;

	if (!walk_wants(w, SLOT_CONTENT, rank)) {
		walk_skip(w);
		return;
	}
	t = text_read(w);
	if (w->c->docs && !t.literal && !walk_is_head(w))
		set_body(w, rank, text_doc(w, t));
	else
		set(w, SLOT_CONTENT, rank, &w->now->entry->content, text_paragraphs(w, t));
	picture_of(w, t);
}

static void read_lede(struct walk *w, int rank)
{
	struct feed_text t;

	/* <summary> beside <description>: one is the lede, the other more */
	if (w->now->rank[SLOT_LEDE] == rank) {
		read_content(w, 1);
		return;
	}
	if (!walk_wants(w, SLOT_LEDE, rank)) {
		walk_skip(w);
		return;
	}
	t = text_read(w);
	set(w, SLOT_LEDE, rank, &w->now->entry->lede, text_line(w, t));
	picture_of(w, t);
}

static void read_xhtml(struct walk *w, int rank)
{
	read_content(w, rank);
}

/* ---- addresses ---- */

static void read_link(struct walk *w, int rank)
{
	struct str href = arena_str(w->a, xml_attr(w->x, "href"));
	struct str words = str_trim(walk_collect(w, COLLECT_WORDS));

	field_set_link(w, words.n ? words : href, rank);
}

/* Atom's rel may be written as a registered URI. */
static bool is_relation(struct str rel, const char *name)
{
	struct str wanted = str_of(name),
		   head = str_sub(rel, 0, rel.n - (rel.n < wanted.n ? rel.n : wanted.n));

	return str_eq_nocase(rel, wanted) ||
	       (str_starts_nocase(head, STR("http")) && str_ends(head, STR("/")) &&
		str_eq_nocase(str_skip(rel, head.n), wanted));
}

static bool is_page(struct str type)
{
	return !type.n || str_eq_nocase(type, STR("text/html")) ||
	       str_eq_nocase(type, STR("application/xhtml+xml"));
}

static void read_atom_link(struct walk *w, int rank)
{
	struct str href = xml_attr(w->x, "href"), type = xml_attr(w->x, "type"),
		   rel = str_trim(xml_attr(w->x, "rel"));
	int depth = w->depth;

	if (!rel.n || is_relation(rel, "alternate")) {
		rank -= !is_page(type);
		if (!href.n)
			href = walk_collect(w, COLLECT_WORDS);
		field_set_link(w, href, rank);
	} else if (is_relation(rel, "enclosure")) {
		href = whole_address(w, href);
		add_enclosure(w, href, type, xml_attr(w->x, "length"));
		if (str_starts_nocase(type, STR("image/")))
			set(w, SLOT_PICTURE, 3, &w->now->entry->picture, href);
	} else if (is_relation(rel, "replies") && is_page(type))
		set(w, SLOT_COMMENTS, rank, &w->now->entry->comments, plain_address(w, href));
	else if (is_relation(rel, "next") && walk_is_head(w) && !w->out->next.n)
		w->out->next = walk_url(w, xml_base(w->x).n ? xml_base(w->x) : w->c->url,
					plain_address(w, href));
	if (w->depth == depth)
		walk_skip(w);
}

static void read_guid(struct walk *w, int rank)
{
	bool permalink = !str_eq_nocase(str_trim(xml_attr(w->x, "isPermaLink")), STR("false"));

	field_set_id(w, walk_collect(w, COLLECT_WORDS), rank);
	w->now->permalink = w->now->permalink || permalink;
}

static void read_id(struct walk *w, int rank)
{
	field_set_id(w, walk_collect(w, COLLECT_WORDS), rank);
}

/* The address behind a counting proxy. */
static void read_origin(struct walk *w, int rank)
{
	struct str url = url_resolve(STR_NONE, walk_collect(w, COLLECT_WORDS), w->a);

	set(w, SLOT_ORIGIN, rank, &w->now->entry->url, url);
}

static void read_comments(struct walk *w, int rank)
{
	struct str s = plain_address(w, walk_collect(w, COLLECT_WORDS));

	set(w, SLOT_COMMENTS, rank, &w->now->entry->comments, s);
}

/* ---- pictures ---- */

static bool is_picture(struct str type, struct str url)
{
	static const char *const endings[] = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"};

	if (type.n)
		return str_starts_nocase(type, STR("image"));
	url = str_sub(url, 0, str_find_byte(url, '?', 0));
	for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
		struct str ending = str_of(endings[i]);

		if (url.n > ending.n && str_eq_nocase(str_skip(url, url.n - ending.n), ending))
			return true;
	}
	return false;
}

static void read_enclosure(struct walk *w, int rank)
{
	struct str url = whole_address(w, xml_attr(w->x, "url")), type = xml_attr(w->x, "type");

	add_enclosure(w, url, type, xml_attr(w->x, "length"));
	if (is_picture(type, url))
		set(w, SLOT_PICTURE, rank, &w->now->entry->picture, url);
	walk_skip(w);
}

/* Its children (title, thumbnail) are read as the entry's own. */
static void read_media_content(struct walk *w, int rank)
{
	struct str url = whole_address(w, xml_attr(w->x, "url")), medium = xml_attr(w->x, "medium");

	add_enclosure(w, url, xml_attr(w->x, "type"), xml_attr(w->x, "fileSize"));
	if (is_picture(medium.n ? medium : xml_attr(w->x, "type"), url))
		set(w, SLOT_PICTURE, rank, &w->now->entry->picture, url);
}

static void read_group(struct walk *w, int rank)
{
	(void)w;
	(void)rank;
}

static void read_media_thumbnail(struct walk *w, int rank)
{
	set_picture(w, xml_attr(w->x, "url"), rank);
	walk_skip(w);
}

static void read_itunes_image(struct walk *w, int rank)
{
	set_picture(w, xml_attr(w->x, "href"), rank);
	walk_skip(w);
}

/* <image>https://…</image>; the channel's own has children instead. */
static void read_picture_words(struct walk *w, int rank)
{
	struct str url = str_trim(walk_collect(w, COLLECT_HTML));

	if (str_find_byte(url, '<', 0) == url.n && str_starts_nocase(url, STR("http")))
		set_picture(w, url, rank);
}

/* ---- times ---- */

static void read_published(struct walk *w, int rank)
{
	set_date(w, SLOT_PUBLISHED, rank, &w->now->entry->published,
		 walk_collect(w, COLLECT_WORDS));
}

static void read_updated(struct walk *w, int rank)
{
	set_date(w, SLOT_UPDATED, rank, &w->now->entry->updated, walk_collect(w, COLLECT_WORDS));
}

/* ---- people ---- */

/* Several authors of one rank are all named. */
static void add_author(struct walk *w, struct str name, int rank)
{
	struct entry *e = w->now->entry;

	if (!name.n)
		return;
	if (rank != w->now->rank[SLOT_AUTHOR]) {
		set(w, SLOT_AUTHOR, rank, &e->author, name);
		return;
	}
	if (!str_has(e->author, name) && e->author.n + name.n < AUTHOR_BYTES_MAX)
		e->author = arena_printf(w->a, "%.*s, %.*s", STR_ARG(e->author), STR_ARG(name));
}

/* An RSS author is text, an Atom author has <name>, <email> and <uri>. */
static void read_author(struct walk *w, int rank)
{
	int depth = w->depth;
	struct str name = STR_NONE, email = STR_NONE, words = STR_NONE;
	enum xml_event event;
	bool bare;

	while ((event = walk_next(w)) != XML_END_OF_FILE && event != XML_BROKEN) {
		if (event == XML_CLOSE && w->depth-- == depth)
			break;
		if (event == XML_WORDS && w->depth == depth && words.n < AUTHOR_BYTES_MAX)
			words = arena_join(w->a, words, xml_words(w->x));
		else if (event == XML_OPEN && str_eq_nocase(xml_name(w->x), STR("name")) && !name.n)
			name = text_line(w,
					 (struct feed_text){walk_collect(w, COLLECT_HTML), false});
		else if (event == XML_OPEN && str_eq_nocase(xml_name(w->x), STR("email")) &&
			 !email.n)
			email = text_line(w,
					  (struct feed_text){walk_collect(w, COLLECT_WORDS), true});
	}
	words = walk_keep(w, lede_from_html(words, w->a));
	if (!name.n)
		name = words.n ? words : email;
	name = text_person(name, &bare);
	add_author(w, name, bare ? 1 : rank);
}

/* RFC 4287 4.2.1: before the feed's author comes the source's. */
static void read_source(struct walk *w, int rank)
{
	int depth = w->depth;
	enum xml_event event;

	while ((event = walk_next(w)) != XML_END_OF_FILE && event != XML_BROKEN) {
		if (event == XML_CLOSE && w->depth-- == depth)
			break;
		if (event == XML_OPEN && str_eq_nocase(xml_name(w->x), STR("author")))
			read_author(w, rank);
		else if (event == XML_OPEN)
			walk_skip(w);
	}
}

/* ---- categories ---- */

static void add_category(struct walk *w, struct str s)
{
	struct entry *e = w->now->entry;

	s = walk_keep(w, lede_from_html(s, w->a));
	if (!s.n || e->categories.n >= CATEGORIES_MAX)
		return;
	for (int i = 0; i < e->categories.n; i++)
		if (str_eq(e->categories.v[i], s))
			return;
	*VEC_PUSH(&e->categories, w->a) = s;
}

static void read_category(struct walk *w, int rank)
{
	struct str label = xml_attr(w->x, "label"), term = xml_attr(w->x, "term");
	struct str in_attribute = arena_str(w->a, label.n ? label : term), words;

	(void)rank;
	words = walk_collect(w, COLLECT_WORDS);
	if (!walk_is_head(w))
		add_category(w, str_trim(words).n ? words : in_attribute);
}

static void read_keywords(struct walk *w, int rank)
{
	struct str rest = walk_keep(w, walk_collect(w, COLLECT_WORDS)), word;

	(void)rank;
	while (rest.n && str_cut(&rest, ',', &word))
		add_category(w, word);
}

/* ---- the table ---- */

static const struct row {
	enum space space;
	struct str name;
	reader *read;
	int rank;
} rows[] = {
#define FIELD(space, name, reader, rank)                                                           \
	{SPACE_##space, {#name, sizeof #name - 1}, read_##reader, rank},
#include "feed/fields.def"
#undef FIELD
};

bool field_read(struct walk *w)
{
	struct str name = xml_name(w->x);
	enum space space = walk_space(w);

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		if (rows[i].space != space || !str_eq_nocase(rows[i].name, name))
			continue;
		rows[i].read(w, rows[i].rank);
		return true;
	}
	return false;
}
