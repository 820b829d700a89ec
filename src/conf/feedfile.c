/* feedfile: see feedfile.h.  Words that come from elsewhere are written so that
 * they can be nothing but words: quoted, and never like KEY=VALUE, since
 * behind an address some keys name programs. */
#include "conf/feedfile.h"

#include "base/map.h"
#include "conf/lex.h"
#include "model/url.h"

static void read_command(const struct words *w, struct arena *a, struct outlines *out)
{
	struct outline *o;

	if (w->list.n < 2 || !str_eq(w->list.v[0], STR("feed")))
		return;
	if (!url_is_web(w->list.v[1])) {
		out->skipped++;
		return;
	}
	o = VEC_PUSH(&out->list, a);
	o->feed = w->list.v[1];
	if (w->list.n > 2)
		o->title = w->list.v[2];
	if (w->list.n > 3 && w->list.v[3].n)
		*VEC_PUSH(&o->tags, a) = w->list.v[3];
}

/* A line with a mistake is left to the reader's next start to complain of. */
void feedfile_read(struct str text, struct arena *a, struct outlines *out)
{
	struct str line;

	while (str_line(&text, &line)) {
		struct words w = { 0 };
		struct err e = { 0 };
		int column;

		while (lex_command(&line, a, &w, &column, &e) == 1) {
			read_command(&w, a, out);
			w = (struct words){ 0 };
		}
	}
}

static bool is_like_a_key(struct str s)
{
	size_t eq = str_find_byte(s, '=', 0);

	for (size_t i = 0; i < eq; i++)
		if (!str_digit(s.p[i]) && !(str_lower(s.p[i]) >= 'a' && str_lower(s.p[i]) <= 'z')
		    && !strchr("-_", s.p[i]))
			return false;
	return eq < s.n;
}

static void put_word(struct buf *out, struct str s)
{
	buf_add_z(out, is_like_a_key(s) ? " \" " : " \"");
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == '"' || c == '\\')
			buf_add_byte(out, '\\');
		buf_add_byte(out, (unsigned char)c < ' ' ? ' ' : c);
	}
	buf_add_byte(out, '"');
}

static void put_line(struct buf *out, const struct outline *o)
{
	struct str name = o->title.n ? o->title : url_host(o->feed);

	buf_add_z(out, "feed");
	put_word(out, o->feed);
	put_word(out, name);
	if (o->tags.n && o->tags.v[0].n)
		put_word(out, o->tags.v[0]);
	buf_add_byte(out, '\n');
}

/* True the first time. */
static bool note(struct map *seen, struct str feed, struct arena *a)
{
	void **slot = map_put(seen, url_key(feed, a), a);
	bool first = *slot == NULL;

	*slot = seen;
	return first;
}

int feedfile_lines(const struct outlines *have, const struct outlines *more, struct buf *out)
{
	struct arena a = { 0 };
	struct map seen = { 0 };
	int added = 0;

	for (int i = 0; i < have->list.n; i++)
		note(&seen, have->list.v[i].feed, &a);
	for (int i = 0; i < more->list.n; i++) {
		if (!url_is_web(more->list.v[i].feed) || !note(&seen, more->list.v[i].feed, &a))
			continue;
		put_line(out, &more->list.v[i]);
		added++;
	}
	arena_release(&a);
	return added;
}
