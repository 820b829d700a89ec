/*
 * xml: the events.  This is a tokenizer of our own, not libxml2's reader: one
 * in ten feeds is not XML, and libxml2's recovery deletes what it does not
 * know (undeclared entities, stray "&" and "<"), stops at unquoted attributes
 * and unknown prefixes, and loses the rest of a feed at a mismatched tag.
 * Here the rules are few: what is no markup is text; a close tag that matches
 * nothing is ignored; one that matches an outer element closes the inner ones
 * too; of entity declarations only plain text counts (xml_entity.c).
 */
#include "markup/xml.h"

#include "markup/xml_private.h"
#include "model/url.h"

enum { DEPTH_MAX = 2000, SPACES_MAX = 256 };

/* --- opening --- */

/* Everything before the earliest of these is junk (PHP warnings, BOMs, blank
 * lines, comments). */
static const char *const starts[] = {
	"<?xml", "<rss", "<feed", "<rdf:RDF", "<RDF", "<channel", "<opml", "<urlset",
	"<sitemapindex", "<atom:feed", "<html", "<!DOCTYPE",
};

static bool is_start(struct str s)
{
	for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++) {
		struct str start = str_of(starts[i]);
		if (!str_starts_nocase(s, start))
			continue;
		char after = s.n > start.n ? s.p[start.n] : '>';
		if (str_space(after) || after == '>' || after == '/')
			return true;
	}
	return false;
}

size_t xml_find_start(struct str in, bool *sure)
{
	size_t any = in.n;

	*sure = true;
	for (size_t i = 0; (i = str_find_byte(in, '<', i)) < in.n; i++) {
		if (is_start(str_skip(in, i)))
			return i;
		if (any == in.n && xml_name_begins(str_skip(in, i + 1)))
			any = i;
	}
	*sure = false;
	return any;
}

struct xml *xml_open(struct str utf8, struct err *e)
{
	struct arena a = { 0 };
	bool sure;
	size_t at = xml_find_start(utf8, &sure);

	if (at == utf8.n) {
		err_set(e, utf8.n ? ERR_PARSE : ERR_EMPTY, "%s", "no markup");
		return NULL;
	}
	struct xml *x = ARENA_NEW(&a, struct xml);
	*x = (struct xml){ .arena = a, .in = utf8, .at = at };
	return x;
}

void xml_close(struct xml *x)
{
	if (!x)
		return;
	struct arena arena = x->arena, words = x->words_arena;  /* x lives in the first */
	arena_release(&words);
	arena_release(&arena);
}

/* --- namespaces, bases --- */

static struct str look_up_space(const struct xml *x, struct str prefix)
{
	if (str_eq(prefix, STR("xml")))
		return STR("http://www.w3.org/XML/1998/namespace");
	for (int i = x->spaces.n - 1; i >= 0; i--)
		if (str_eq(x->spaces.v[i].prefix, prefix))
			return x->spaces.v[i].uri;
	return prefix;
}

static void declare_spaces(struct xml *x)
{
	for (int i = 0; i < x->attrs.n && x->spaces.n < SPACES_MAX; i++) {
		const struct xml_attribute *attr = &x->attrs.v[i];
		bool fallback = !attr->prefix.n && str_eq(attr->local, STR("xmlns"));
		if (!fallback && !str_eq(attr->prefix, STR("xmlns")))
			continue;
		struct str uri = arena_str(&x->arena, str_trim(xml_decode(x, attr->value, &x->words_arena)));
		struct str prefix = fallback ? STR("") : attr->local;
		*VEC_PUSH(&x->spaces, &x->arena) = (struct xml_space_row){ prefix, uri };
	}
}

static struct str base_of(struct xml *x, struct str outer)
{
	for (int i = 0; i < x->attrs.n; i++) {
		const struct xml_attribute *attr = &x->attrs.v[i];
		if (!str_eq(attr->prefix, STR("xml")) || !str_eq(attr->local, STR("base")))
			continue;
		struct str value = str_trim(xml_decode(x, attr->value, &x->words_arena));
		struct str url = url_resolve(outer, value, &x->arena);
		return url.n ? url : arena_str(&x->arena, value);
	}
	return outer;
}

/* --- elements --- */

/* There is one. */
static struct xml_element *top(struct xml *x)
{
	return &x->open.v[x->open.n - 1];
}

/* Counts open elements by a hash of their name: most stray close tags are
 * known as such without a look at the whole stack. */
int *xml_open_count(struct xml *x, struct str local)
{
	unsigned first = (unsigned char)str_lower(local.p[0]);
	unsigned last = (unsigned char)str_lower(local.p[local.n - 1]);

	return &x->open_counts[(first * 31 + last * 7 + local.n) % XML_NAME_HASHES];
}

static enum xml_event give_close(struct xml *x)
{
	x->now = *top(x);
	--*xml_open_count(x, x->now.local);
	x->depth = x->open.n;
	x->spaces.n = x->now.spaces_before;
	x->open.n--;
	x->attrs.n = 0;
	x->to_close--;
	x->finished = x->open.n == 0;
	return x->event = XML_CLOSE;
}

/* How many elements must be closed so that the one of this name is. */
static int levels_to(struct xml *x, struct str prefix, struct str local)
{
	int loose = 0;

	if (*xml_open_count(x, local) == 0)
		return 0;
	for (int i = x->open.n - 1; i >= 0; i--) {
		const struct xml_element *el = &x->open.v[i];
		if (str_eq(el->local, local) && str_eq(el->prefix, prefix))
			return x->open.n - i;
		if (!loose && str_eq_nocase(el->local, local))
			loose = x->open.n - i;
	}
	return loose;
}

/* An entry inside an entry means that the outer one was never closed. */
static int levels_to_entry(struct xml *x, struct str prefix, struct str local)
{
	if (!str_eq_nocase(local, STR("item")) && !str_eq_nocase(local, STR("entry")))
		return 0;
	if (*xml_open_count(x, local) == 0)
		return 0;
	for (int i = x->open.n - 1; i >= 0; i--)
		if (str_eq_nocase(x->open.v[i].local, local) && str_eq(x->open.v[i].prefix, prefix))
			return x->open.n - i;
	return 0;
}

/* HTML that should have been escaped: these have no end tag. */
static bool is_void(struct str prefix, struct str local)
{
	return !prefix.n && (str_eq_nocase(local, STR("br")) || str_eq_nocase(local, STR("hr"))
		|| str_eq_nocase(local, STR("img")));
}

static void push_element(struct xml *x, const struct xml_tag *tag)
{
	struct str outer = x->open.n ? top(x)->base : STR("");
	struct xml_element *el = VEC_PUSH(&x->open, &x->arena);

	*el = (struct xml_element){ .prefix = tag->prefix, .local = tag->local };
	el->spaces_before = x->spaces.n;
	++*xml_open_count(x, tag->local);
	declare_spaces(x);
	el->space = look_up_space(x, tag->prefix);
	el->base = base_of(x, outer);
	x->now = *el;
	x->depth = x->open.n;
	x->to_close = tag->closes_itself || is_void(tag->prefix, tag->local);
}

static enum xml_event open_tag(struct xml *x, const struct xml_tag *tag, size_t from)
{
	int levels = levels_to_entry(x, tag->prefix, tag->local);

	if (levels) {
		x->at = from;           /* read it again when the outer is closed */
		x->to_close = levels;
		return give_close(x);
	}
	push_element(x, tag);
	return x->event = XML_OPEN;
}

/* --- events --- */

static enum xml_event give_words(struct xml *x, struct str words)
{
	x->words = words;
	x->now = *top(x);
	return x->event = XML_WORDS;
}

/* Markup at "<": true when it made an event. */
static bool markup(struct xml *x, enum xml_event *event)
{
	struct xml_tag tag = { 0 };
	size_t from = x->at;

	x->attrs.n = 0;
	switch (xml_read_markup(x, &tag)) {
	case XML_MARKUP_OPEN:
		if (x->open.n >= DEPTH_MAX) {
			x->too_deep += !tag.closes_itself;
			x->was_too_deep = true;
			return false;
		}
		*event = open_tag(x, &tag, from);
		return true;
	case XML_MARKUP_CLOSE:
		if (x->too_deep) {
			x->too_deep--;
			return false;
		}
		x->to_close = levels_to(x, tag.prefix, tag.local);
		if (!x->to_close)
			return false;
		*event = give_close(x);
		return true;
	case XML_MARKUP_CDATA:
		if (!x->open.n || !tag.content.n)
			return false;
		*event = give_words(x, xml_drop_controls(tag.content, &x->words_arena));
		return true;
	default:
		return false;
	}
}

static enum xml_event next(struct xml *x)
{
	enum xml_event event;

	if (x->finished)
		return x->event = XML_END_OF_FILE;
	while (x->at < x->in.n) {
		if (x->in.p[x->at] == '<' && xml_is_markup(x)) {
			if (markup(x, &event))
				return event;
			continue;
		}
		struct str words = xml_read_words(x);
		if (x->open.n && words.n)
			return give_words(x, xml_decode(x, words, &x->words_arena));
	}
	/* Cut short: everything open is closed, then the reader is told. */
	if (x->open.n) {
		x->cut_short = true;
		x->to_close = x->open.n;
		return give_close(x);
	}
	return x->event = XML_END_OF_FILE;
}

enum xml_event xml_next(struct xml *x)
{
	enum xml_event event;

	arena_clear(&x->words_arena);
	if (x->to_close > 0 && !xml_is_starved(x))
		return give_close(x);
	event = next(x);
	if (!x->part)
		return event;
	x->starved = x->starved || x->at + XML_AHEAD > x->in.n;
	return x->starved ? x->event = XML_BROKEN : event;
}

bool xml_cut_short(const struct xml *x)
{
	return x->cut_short;
}

bool xml_was_too_deep(const struct xml *x)
{
	return x->was_too_deep;
}

bool xml_had_attributes_left_out(const struct xml *x)
{
	return x->had_more_attributes;
}

/* --- the present event --- */

struct str xml_name(const struct xml *x)
{
	return x->now.local;
}

struct str xml_space(const struct xml *x)
{
	return x->now.space;
}

struct str xml_words(const struct xml *x)
{
	return x->event == XML_WORDS ? x->words : STR("");
}

int xml_depth(const struct xml *x)
{
	return x->event == XML_WORDS ? x->open.n : x->depth;
}

struct str xml_base(const struct xml *x)
{
	return x->now.base;
}

/* Without a prefix before with one, as written before in other case. */
static const struct xml_attribute *find_attribute(const struct xml *x, const char *local)
{
	const struct xml_attribute *best = NULL;
	int best_rank = 0;

	for (int i = 0; i < x->attrs.n; i++) {
		const struct xml_attribute *attr = &x->attrs.v[i];
		if (!str_eq_nocase(attr->local, str_of(local)) || str_eq(attr->prefix, STR("xmlns")))
			continue;
		int rank = 1 + str_eq(attr->local, str_of(local)) + 2 * !attr->prefix.n;
		if (rank > best_rank) {
			best = attr;
			best_rank = rank;
		}
	}
	return best;
}

struct str xml_attr(const struct xml *x, const char *local)
{
	const struct xml_attribute *attr = find_attribute(x, local);
	struct arena *scratch = (struct arena *)(uintptr_t)&x->words_arena;

	return attr ? xml_decode(x, attr->value, scratch) : STR("");
}

bool xml_has_attr(const struct xml *x, const char *local)
{
	return find_attribute(x, local) != NULL;
}
