/* query_match: terms against one article, and the places where they stand. */
#include "model/query.h"

#include <stdlib.h>

#include "text/width.h"

enum { COLUMNS_BEFORE = 24 };   /* of an excerpt, before its first match */

/* ---- does it match? ---- */

struct looked {
	struct tokens field[FIELD_TAG + 1];     /* [FIELD_ANY] is not used */
};

static bool has_words(const struct term *t, const struct looked *l, struct arena *a)
{
	struct phrase p = phrase_read(t->text, t->prefix, a);

	if (t->field != FIELD_ANY)
		return phrase_in(&p, &l->field[t->field]);
	return phrase_in(&p, &l->field[FIELD_TITLE]) || phrase_in(&p, &l->field[FIELD_LEDE]) ||
		phrase_in(&p, &l->field[FIELD_BODY]);
}

static bool holds(const struct term *t, const struct query_subject *s, const struct looked *l,
	struct arena *a)
{
	switch (t->kind) {
	case TERM_WORDS:    return has_words(t, l, a);
	case TERM_PORTAL:   return query_names(t->text, s->host, s->portal_name, a);
	case TERM_CATEGORY: return query_names(t->text, s->category, s->category_name, a);
	case TERM_BEFORE:   return s->when_s < t->when_s;
	case TERM_AFTER:    return s->when_s >= t->when_s;
	case TERM_MARK:     return (s->marks & (int)t->mark) != 0;
	}
	return false;
}

bool query_matches(const struct terms *t, const struct query_subject *s, struct arena *a)
{
	bool asked[TERM_MARK + 1] = { false }, found[TERM_MARK + 1] = { false };
	struct looked l = { 0 };

	tokens_read(s->title, a, &l.field[FIELD_TITLE]);
	tokens_read(s->lede, a, &l.field[FIELD_LEDE]);
	tokens_read(s->body, a, &l.field[FIELD_BODY]);
	tokens_read(s->author, a, &l.field[FIELD_AUTHOR]);
	tokens_read(s->tags, a, &l.field[FIELD_TAG]);
	for (int i = 0; i < t->list.n; i++) {
		const struct term *x = &t->list.v[i];
		bool yes = holds(x, s, &l, a);

		if (!x->minus && (x->kind == TERM_PORTAL || x->kind == TERM_CATEGORY)) {
			asked[x->kind] = true;
			found[x->kind] = found[x->kind] || yes;
		} else if (yes == x->minus) {
			return false;
		}
	}
	return t->list.n && asked[TERM_PORTAL] == found[TERM_PORTAL] &&
		asked[TERM_CATEGORY] == found[TERM_CATEGORY];
}

/* ---- where? ---- */

static int by_place(const void *x, const void *y)
{
	const struct text_hit *l = x, *r = y;

	return (l->from > r->from) - (l->from < r->from);
}

/* Hits that touch become one. */
static void merge(struct text_hits *h)
{
	int n = 0;

	for (int i = 1; i < h->list.n; i++) {
		struct text_hit *last = &h->list.v[n], next = h->list.v[i];

		if (next.from > last->to)
			h->list.v[++n] = next;
		else if (next.to > last->to)
			last->to = next.to;
	}
	h->list.n = n + 1;
}

static void hits_in(const struct terms *t, enum query_field field, struct str text,
	const struct tokens *have, struct arena *a, struct text_hits *out)
{
	for (int i = 0; i < t->list.n; i++) {
		const struct term *x = &t->list.v[i];
		struct phrase p;

		if (x->kind != TERM_WORDS || x->minus || (x->field != FIELD_ANY && x->field != field))
			continue;
		p = phrase_read(x->text, x->prefix, a);
		phrase_places(&p, text, have, a, out);
	}
	if (out->list.n == 0)
		return;
	qsort(out->list.v, (size_t)out->list.n, sizeof(*out->list.v), by_place);
	merge(out);
}

void query_hits(const struct terms *t, enum query_field field, struct str text, struct arena *a,
	struct text_hits *out)
{
	struct tokens have = { 0 };

	*out = (struct text_hits){ 0 };
	tokens_read(text, a, &have);
	hits_in(t, field, text, &have, a, out);
}

/* The hit from which most others are near. */
static int best_hit(const struct text_hits *h, size_t near)
{
	int best = 0, most = 0, end = 0;

	for (int i = 0; i < h->list.n; i++) {
		while (end < h->list.n && h->list.v[end].to <= h->list.v[i].from + near)
			end++;
		if (end - i > most) {
			most = end - i;
			best = i;
		}
	}
	return best;
}

/* Back from `at` over whole words, as far as there is room. */
static size_t begin_of(struct str text, const struct tokens *have, size_t at)
{
	size_t begin = at;

	for (int i = have->list.n - 1; i >= 0; i--) {
		size_t from = (size_t)(have->list.v[i].source.p - text.p);

		if (from >= at)
			continue;
		if (text_width(str_sub(text, from, at)) > COLUMNS_BEFORE)
			return begin;
		begin = from;
	}
	return 0;
}

/* The paragraphs of a text on one line: as many bytes, so that places stay. */
static struct str one_line(struct str text, struct arena *a)
{
	char *p = arena_alloc(a, 1, text.n + 1);

	for (size_t i = 0; i < text.n; i++)
		p[i] = str_space(text.p[i]) ? ' ' : text.p[i];
	return (struct str){ p, text.n };
}

bool query_excerpt(const struct terms *t, enum query_field field, struct str text, int columns,
	struct arena *a, struct excerpt *out)
{
	static const struct str dots = { "…", 3 };
	struct str line = one_line(text, a);
	struct tokens have = { 0 };
	struct text_hits all = { 0 };
	size_t begin, head;
	int first;

	*out = (struct excerpt){ 0 };
	tokens_read(line, a, &have);
	hits_in(t, field, line, &have, a, &all);
	if (all.list.n == 0)
		return false;
	first = best_hit(&all, (size_t)columns);
	begin = begin_of(line, &have, all.list.v[first].from);
	head = begin ? dots.n : 0;
	out->text = begin ? arena_join(a, dots, str_skip(line, begin)) : line;
	out->text = text_fit(out->text, columns, a);
	for (int i = 0; i < all.list.n; i++) {
		struct text_hit h = all.list.v[i];

		if (h.from < begin)
			continue;
		h = (struct text_hit){ h.from - begin + head, h.to - begin + head };
		if (h.to <= out->text.n && memcmp(out->text.p + h.from, line.p + h.from + begin - head,
				h.to - h.from) == 0)
			*VEC_PUSH(&out->hits.list, a) = h;
	}
	return true;
}

struct str excerpt_marked(const struct excerpt *x, struct str before, struct str after, struct arena *a)
{
	struct str out = STR("");
	size_t at = 0;

	for (int i = 0; i < x->hits.list.n; i++) {
		struct text_hit h = x->hits.list.v[i];
		struct str plain = str_sub(x->text, at, h.from), hit = str_sub(x->text, h.from, h.to);

		out = arena_printf(a, "%.*s%.*s%.*s%.*s%.*s", STR_ARG(out), STR_ARG(plain), STR_ARG(before),
				   STR_ARG(hit), STR_ARG(after));
		at = h.to;
	}
	return arena_join(a, out, str_skip(x->text, at));
}
