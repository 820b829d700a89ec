/* walk: the pass.  See walk.h for the law of ranks. */
#include "feed/walk.h"

#include "feed/field.h"
#include "feed/text.h"
#include "model/url.h"
#include "text/clean.h"

enum {
	WORDS_MAX = 32 << 20, MINUTES_A_WEEK = 7 * 24 * 60,
	TEXT_BYTES_MAX = 1 << 20,
	PART_ENTRIES = 200, PART_BYTES = 512 << 10
};

/* ---- events ---- */

enum xml_event walk_next(struct walk *w)
{
	enum xml_event event = xml_next(w->x);

	if (event == XML_OPEN)
		w->depth++;
	return event;
}

/* The depth falls when a close has been dealt with, so that both events of
 * an element are seen at its own depth. */
static void leave(struct walk *w)
{
	w->depth--;
}

static bool is_slice_of(struct str s, struct str whole)
{
	return s.p >= whole.p && s.p + s.n <= whole.p + whole.n;
}

/* At a letter's border.  The wire would refuse more, and all of the feed. */
static struct str limited(struct walk *w, struct str s)
{
	if (s.n <= TEXT_BYTES_MAX)
		return s;
	w->out->cut |= 1 << CUT_TEXT;
	for (s.n = TEXT_BYTES_MAX; s.n && ((unsigned char)s.p[s.n] & 0xC0) == 0x80; )
		s.n--;
	return s;
}

struct str walk_keep(struct walk *w, struct str s)
{
	s = limited(w, s);
	if (!s.n)
		return STR("");
	if (is_slice_of(s, w->utf8) || is_slice_of(s, buf_str(&w->words)))
		return arena_str(w->a, s);
	return s;
}

enum space walk_space(struct walk *w)
{
	struct str uri = xml_space(w->x);

	if (!uri.n)
		return w->shape->native;
	if (uri.p == w->last_uri.p && uri.n == w->last_uri.n)
		return w->last_space;
	w->last_uri = uri;
	w->last_space = space_of(uri);
	/* whatever the root declares itself to be, even by mistake */
	if (str_eq(uri, w->root_space))
		w->last_space = w->shape->native;
	return w->last_space;
}

/* ---- collecting ---- */

static void add_escaped(struct buf *b, struct str s)
{
	for (size_t from = 0, i = 0; i <= s.n; i++) {
		if (i < s.n && s.p[i] != '<' && s.p[i] != '&')
			continue;
		buf_add(b, str_sub(s, from, i));
		if (i < s.n)
			buf_add_z(b, s.p[i] == '<' ? "&lt;" : "&amp;");
		from = i + 1;
	}
}

static void add_tag(struct walk *w, const char *before)
{
	struct str src = STR_NONE;

	buf_add_z(&w->words, before);
	buf_add(&w->words, xml_name(w->x));
	if (before[1] != '/' && str_eq_nocase(xml_name(w->x), STR("img")))
		src = xml_attr(w->x, "src");
	if (src.n && str_find_byte(src, '"', 0) == src.n) {
		buf_add_z(&w->words, " src=\"");
		add_escaped(&w->words, src);
		buf_add_z(&w->words, "\"");
	}
	buf_add_z(&w->words, ">");
}

/* Nearly every element holds one piece of text that is a slice of the
 * document: that one is not copied. */
struct str walk_collect(struct walk *w, enum collect how)
{
	int depth = w->depth;
	struct str only = STR_NONE;
	enum xml_event event;

	buf_clear(&w->words);
	while ((event = walk_next(w)) == XML_OPEN || event == XML_CLOSE || event == XML_WORDS) {
		bool done = event == XML_CLOSE && w->depth == depth;

		if (event == XML_CLOSE)
			leave(w);
		if (done && !w->words.n)
			return only;
		if (event == XML_WORDS && !w->words.n && !only.n && how != COLLECT_XHTML &&
		    is_slice_of(xml_words(w->x), w->utf8)) {
			only = xml_words(w->x);
			continue;
		}
		buf_add(&w->words, only);
		only = STR_NONE;
		if (done)
			break;
		if (event == XML_WORDS && how == COLLECT_XHTML)
			add_escaped(&w->words, xml_words(w->x));
		else if (event == XML_WORDS)
			buf_add(&w->words, xml_words(w->x));
		else if (how != COLLECT_WORDS)
			add_tag(w, event == XML_OPEN ? "<" : "</");
	}
	if (w->words.failed)
		w->out->cut |= 1 << CUT_TEXT;
	return only.n ? only : buf_str(&w->words);
}

void walk_skip(struct walk *w)
{
	xml_skip(w->x);
	leave(w);
}

/* ---- for readers ---- */

bool walk_is_head(const struct walk *w)
{
	return w->now == &w->head;
}

bool walk_wants(const struct walk *w, enum slot slot, int rank)
{
	return rank > w->now->rank[slot];
}

struct str walk_url(struct walk *w, struct str base, struct str href)
{
	if (!href.n)
		return STR_NONE;
	if (url_is_settled(href))
		return href;
	if (base.n && !url_is_web(base))
		base = url_resolve(w->c->url, base, w->a);
	return url_resolve(base, href, w->a);
}

/* ---- the pass ---- */

static struct str resolved_or_as_it_is(struct walk *w, struct str base, struct str href)
{
	struct str url = walk_url(w, base, href);

	return url.n ? url : href;
}

/* What leads nowhere on the web is none. */
static void resolve_enclosures(struct walk *w, struct entry *e, struct str base)
{
	int n = 0;

	for (int i = 0; i < e->enclosures.n; i++) {
		struct enclosure one = e->enclosures.v[i];

		if (!url_is_web(one.url))
			one.url = walk_url(w, base, one.url);
		if (one.url.n)
			e->enclosures.v[n++] = one;
	}
	e->enclosures.n = n;
}

static void resolve_entry(struct walk *w, struct entry *e, struct str base)
{
	if (w->shape->inherits_author && !e->author.n)
		e->author = w->head_entry.author;
	if (e->link.n && !url_is_web(e->link))
		e->link = resolved_or_as_it_is(w, base, e->link);
	if (!e->url.n)
		e->url = walk_url(w, base, e->link);
	if (!e->url.n && url_is_web(e->id))
		e->url = e->id;
	if (e->picture.n && !url_is_web(e->picture))
		e->picture = walk_url(w, base, e->picture);
	resolve_enclosures(w, e, base);
	if (e->comments.n && !url_is_web(e->comments))
		e->comments = walk_url(w, base, e->comments);
}

static struct str entries_base(struct walk *w)
{
	struct str base = w->head_entry.url.n ? w->head_entry.url
					      : walk_url(w, w->c->url, w->head_entry.link);

	return base.n ? base : w->c->url;
}

static void resolve_entries(struct walk *w)
{
	struct str base = entries_base(w);

	for (int i = 0; i < w->out->entries.n; i++)
		resolve_entry(w, &w->out->entries.v[i], base);
}

void walk_hand_on(struct walk *w)
{
	if (!w->out->entries.n)
		return;
	w->a = w->c->part_arena;
	resolve_entries(w);
	w->handed_on += w->out->entries.n;
	w->c->part(w->c->owner, w->out);
	memset(&w->out->entries, 0, sizeof w->out->entries);
	arena_clear(w->c->part_arena);
	w->a = w->head_a;
}

static void begin_entry(struct walk *w)
{
	if (w->c->part)
		w->a = w->c->part_arena;
	w->item = (struct draft){.entry = VEC_PUSH(&w->out->entries, w->a)};
	*w->item.entry = (struct entry){0};     /* the place may have been one's that was taken back */
	w->now = &w->item;
	w->now_depth = w->accept_depth = w->depth;
	if (w->shape->begin_entry)
		w->shape->begin_entry(w);
}

static void end_entry(struct walk *w)
{
	struct entry *e = w->item.entry;

	if (!e->link.n && w->item.permalink && url_is_web(e->id))
		e->link = e->url = e->id;
	if (!text_says_more(&e->body, e->lede))
		e->body = (struct doc){0};
	/* the stump of an entry would come back whole, as another one */
	if (xml_cut_short(w->x) && !e->link.n && !e->id.n)
		w->out->entries.n--;
	w->now = &w->head;
	w->now_depth = 0;
	w->accept_depth = w->depth - 1;
	w->a = w->head_a;
	if (w->c->part && (w->out->entries.n >= PART_ENTRIES ||
			   arena_size(w->c->part_arena) > PART_BYTES))
		walk_hand_on(w);
}

static bool is_entry(struct walk *w)
{
	return str_eq_nocase(xml_name(w->x), str_of(w->shape->entry)) &&
	       walk_space(w) == w->shape->native;
}

static bool is_channel(struct walk *w)
{
	return walk_is_head(w) && str_eq_nocase(xml_name(w->x), STR("channel"));
}

static void open_element(struct walk *w)
{
	int depth = w->depth;

	if (is_entry(w)) {
		begin_entry(w);
		return;
	}
	if (depth != w->accept_depth + 1)
		return;
	/* A reader that did not take the whole element lets its children be
	 * read as fields: media:group. */
	if (is_channel(w) || (field_read(w) && w->depth == depth))
		w->accept_depth = depth;
}

static void close_element(struct walk *w)
{
	if (w->depth == w->now_depth && !walk_is_head(w))
		end_entry(w);
	else if (w->depth == w->accept_depth && w->accept_depth > w->now_depth)
		w->accept_depth--;
	leave(w);
}

static void finish(struct walk *w)
{
	struct feed *out = w->out;

	if (xml_was_too_deep(w->x))
		out->cut |= 1 << CUT_DEPTH;
	if (xml_had_attributes_left_out(w->x))
		out->cut |= 1 << CUT_ATTRIBUTES;
	out->title = w->head_entry.title;
	out->link = w->head_entry.url.n ? w->head_entry.url
		: resolved_or_as_it_is(w, w->c->url, w->head_entry.link);
	if (!out->ttl_min && w->period_min)
		out->ttl_min = w->period_min / (w->frequency > 0 ? w->frequency : 1);
	if (out->ttl_min > MINUTES_A_WEEK)
		out->ttl_min = MINUTES_A_WEEK;
	resolve_entries(w);
}

/* ---- a document still coming ---- */

/* Between two elements of the feed itself, where a step may be taken back to. */
static bool keep(struct walk *w)
{
	if (!xml_keep(w->x))
		return false;
	if (!w->kept)
		w->kept = ARENA_NEW(w->head_a, struct walk);
	*w->kept = *w;
	w->kept_out = *w->out;
	return true;
}

static void back(struct walk *w)
{
	struct buf words = w->words;
	struct feed out = w->kept_out;

	xml_back(w->x);
	*w = *w->kept;
	w->words = words;
	*w->out = out;
}

void walk_go_on(struct walk *w, struct str utf8, bool last)
{
	xml_go_on(w->x, utf8, last);
	w->utf8 = utf8;
	w->last_uri = STR_NONE;
}

/* ---- all of it ---- */

void walk_begin(struct walk *w, struct xml *x, struct str utf8, const struct shape *shape,
		const struct feed_context *c, struct arena *a, struct feed *out)
{
	*w = (struct walk){.x = x, .utf8 = utf8, .a = a, .head_a = a, .c = c, .shape = shape, .out = out};
	buf_init(&w->words, WORDS_MAX);
	w->head.entry = &w->head_entry;
	w->now = &w->head;
	w->depth = w->accept_depth = 1;
	w->root_space = arena_str(a, xml_space(x));
	out->language = arena_str(a, text_clean(str_sub(str_trim(xml_attr(x, "lang")), 0, 35), a));
	if (is_entry(w)) /* an Atom document may be one entry */
		begin_entry(w);
	else if (shape->begin_entry)
		shape->begin_entry(w);
}

static bool is_full(struct walk *w)
{
	if (w->handed_on + w->out->entries.n < FEED_ENTRIES_MAX || !is_entry(w))
		return false;
	w->out->cut |= 1 << CUT_ENTRIES;
	return true;
}

enum walk_state walk_run(struct walk *w)
{
	enum xml_event event = XML_OPEN;
	bool part = xml_is_part(w->x);

	if (part && !walk_is_head(w))
		return WALK_STUCK;
	while (w->depth > 0 && !xml_is_starved(w->x)) {     /* a reader may have been */
		if (part && event != XML_WORDS && walk_is_head(w) && !keep(w))
			return WALK_STUCK;
		event = walk_next(w);
		if (event == XML_END_OF_FILE || event == XML_BROKEN || (event == XML_OPEN && is_full(w)))
			break;
		if (event == XML_OPEN)
			open_element(w);
		else if (event == XML_CLOSE)
			close_element(w);
	}
	if (!xml_is_starved(w->x))
		return WALK_DONE;
	back(w);
	return WALK_HUNGRY;
}

void walk_end(struct walk *w)
{
	finish(w);
	buf_release(&w->words);
}

void walk_feed(struct xml *x, struct str utf8, const struct shape *shape,
	       const struct feed_context *c, struct arena *a, struct feed *out)
{
	struct walk w;

	walk_begin(&w, x, utf8, shape, c, a, out);
	walk_run(&w);
	walk_end(&w);
}
