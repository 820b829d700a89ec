/* ask: terms of the query language as SQL; see ask.h. */
#include "store/ask.h"

#include "store/flags.h"

_Static_assert((int)QUERY_UNREAD == (int)FLAG_UNREAD && (int)QUERY_STARRED == (int)FLAG_STARRED &&
	(int)QUERY_LATER == (int)FLAG_LATER && (int)QUERY_HIDDEN == (int)FLAG_HIDDEN,
	"the language and the archive count marks alike");

struct str sql_quoted(struct str s, struct arena *a)
{
	char *p = arena_alloc(a, 1, s.n * 2 + 3);
	size_t n = 0;

	p[n++] = '\'';
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\'')
			p[n++] = '\'';
		p[n++] = s.p[i];
	}
	p[n++] = '\'';
	return (struct str){ p, n };
}

/* ---- the full-text index ---- */

/* "a" + "b" + "c"*: the words of one piece, in a row. */
static struct str phrase_of(const struct term *t, struct arena *a)
{
	struct phrase p = phrase_read(t->text, t->prefix, a);
	struct str out = STR("");

	for (int i = 0; i < p.words.list.n; i++)
		out = arena_printf(a, "%.*s%s\"%.*s\"", STR_ARG(out), i ? " + " : "",
			STR_ARG(p.words.list.v[i].source));
	return out.n && t->prefix ? arena_join(a, out, STR(" *")) : out;
}

static const char *columns_of(enum query_field field, const char *anywhere)
{
	switch (field) {
	case FIELD_TITLE:  return "{title}";
	case FIELD_LEDE:   return "{lede}";
	case FIELD_BODY:   return "{body}";
	case FIELD_AUTHOR: return "{author}";
	case FIELD_TAG:    return "{tags}";
	case FIELD_ANY:    break;
	}
	return anywhere;
}

/* Author and tags stand in an index of their own. */
static bool in_index(const struct term *t)
{
	return t->kind == TERM_WORDS && t->field != FIELD_AUTHOR && t->field != FIELD_TAG;
}

static struct str term_match(const struct term *t, const char *anywhere, struct arena *a)
{
	const char *columns = columns_of(t->field, anywhere);
	struct str phrase = phrase_of(t, a);

	return *columns ? arena_printf(a, "(%s : %.*s)", columns, STR_ARG(phrase))
		: arena_printf(a, "(%.*s)", STR_ARG(phrase));
}

static struct str joined(const struct terms *t, bool minus, const char *anywhere, struct str out,
	struct arena *a)
{
	for (int i = 0; i < t->list.n; i++) {
		const struct term *x = &t->list.v[i];
		struct str match;

		if (!in_index(x) || x->minus != minus)
			continue;
		match = term_match(x, minus ? "" : anywhere, a);
		out = out.n ? arena_printf(a, "%.*s %s %.*s", STR_ARG(out), minus ? "OR" : "AND", STR_ARG(match))
			: match;
	}
	return out;
}

struct str ask_match(const struct terms *words, const struct terms *filter, const char *columns,
	struct arena *a)
{
	struct str with = joined(words, false, columns, STR(""), a);
	struct str without = joined(words, true, "", STR(""), a);

	with = joined(filter, false, "{title lede}", with, a);
	without = joined(filter, true, "", without, a);
	if (with.n && without.n)
		with = arena_printf(a, "(%.*s) NOT (%.*s)", STR_ARG(with), STR_ARG(without));
	return sql_quoted(with.n ? with : without, a);
}

/* What must be absent may stand in the text. */
static bool is_of_heads(const struct terms *t, bool anywhere)
{
	for (int i = 0; i < t->list.n; i++) {
		const struct term *x = &t->list.v[i];

		if (in_index(x) && (x->minus || x->field == FIELD_BODY || (x->field == FIELD_ANY && anywhere)))
			return false;
	}
	return true;
}

bool ask_is_of_heads(const struct terms *words, const struct terms *filter, bool anywhere)
{
	return is_of_heads(words, anywhere) && is_of_heads(filter, false);
}

/* ---- conditions ---- */

struct asking {
	struct store *s;
	struct ask *ask;
	struct arena *a;
};

#define AND(x, ...) \
	((x)->ask->where = arena_join((x)->a, (x)->ask->where, arena_printf((x)->a, " AND " __VA_ARGS__)))

static void and_words(struct asking *x, const struct term *t)
{
	const char *no = t->minus ? "NOT " : "";
	struct str match = sql_quoted(term_match(t, "", x->a), x->a);
	struct str own = STR("");

	if (t->field == FIELD_TAG)
		own = arena_printf(x->a, " UNION ALL SELECT article FROM article_tag WHERE says(%.*s, %d, name)",
			STR_ARG(sql_quoted(t->text, x->a)), t->prefix);
	AND(x, "c.article %sIN (SELECT rowid FROM names WHERE names MATCH %.*s%.*s)", no, STR_ARG(match),
		STR_ARG(own));
}

static void and_mark(struct asking *x, const struct term *t)
{
	struct range *r = &x->ask->range;
	int want = t->minus ? 0 : (int)t->mark;

	if (t->mark == QUERY_HIDDEN && !t->minus)
		r->mask &= ~FLAG_HIDDEN;        /* they are left out unless asked for */
	if (r->mask & (int)t->mark && (r->want & (int)t->mark) != want)
		x->ask->nothing = true;
	r->mask |= (int)t->mark;
	r->want |= want;
}

/* The lists that the terms of one kind name, as "1,2,3". */
static struct str lists_named(struct asking *x, const struct terms *t, enum term_kind kind, bool minus,
	int *n, int64_t *one)
{
	struct str out = STR("");
	sqlite3_stmt *st = db_query(x->s->reader, "SELECT c.id, p.host, p.name, c.key, c.name"
		" FROM category c JOIN portal p ON p.id = c.portal WHERE (c.key = '') = ?1", "d",
		(int)(kind == TERM_PORTAL));

	while (db_row(x->s->reader, st)) {
		int at = kind == TERM_PORTAL ? 1 : 3;

		for (int i = 0; i < t->list.n; i++) {
			const struct term *k = &t->list.v[i];

			if (k->kind != kind || k->minus != minus ||
					!query_names(k->text, db_peek(st, at), db_peek(st, at + 1), x->a))
				continue;
			*one = db_int(st, 0);
			out = arena_printf(x->a, "%.*s%s%lld", STR_ARG(out), (*n)++ ? "," : "", (long long)*one);
			break;
		}
	}
	return out;
}

static bool has_kind(const struct terms *t, enum term_kind kind, bool minus)
{
	for (int i = 0; i < t->list.n; i++)
		if (t->list.v[i].kind == kind && t->list.v[i].minus == minus)
			return true;
	return false;
}

static void and_lists(struct asking *x, const struct terms *t, enum term_kind kind, bool minus)
{
	int64_t one = 0;
	struct str lists;
	int n = 0;

	if (!has_kind(t, kind, minus))
		return;
	lists = lists_named(x, t, kind, minus, &n, &one);
	if (n == 0)
		x->ask->nothing = x->ask->nothing || !minus;
	else if (n == 1 && !minus && x->ask->range.category == 0)
		x->ask->range.category = one;
	else
		AND(x, "c.article %sIN (SELECT article FROM article_category WHERE category IN (%.*s))",
			minus ? "NOT " : "", STR_ARG(lists));
}

static void and_time(struct asking *x, const struct term *k)
{
	struct ask *ask = x->ask;
	bool before = (k->kind == TERM_BEFORE) != k->minus;

	AND(x, "c.sort_s %s %lld", before ? "<" : ">=", (long long)k->when_s);
	if (before && k->when_s < ask->to_s)
		ask->to_s = k->when_s;
	if (!before && k->when_s > ask->from_s)
		ask->from_s = k->when_s;
}

static void and_terms(struct asking *x, const struct terms *t)
{
	for (int i = 0; i < t->list.n; i++) {
		const struct term *k = &t->list.v[i];

		if (k->kind == TERM_MARK)
			and_mark(x, k);
		else if (k->kind == TERM_BEFORE || k->kind == TERM_AFTER)
			and_time(x, k);
		else if (k->kind == TERM_WORDS && !in_index(k))
			and_words(x, k);
		else if (k->kind == TERM_WORDS && !k->minus)
			x->ask->words = true;
	}
	and_lists(x, t, TERM_PORTAL, false);
	and_lists(x, t, TERM_PORTAL, true);
	and_lists(x, t, TERM_CATEGORY, false);
	and_lists(x, t, TERM_CATEGORY, true);
}

static bool has_words(const struct terms *t, bool minus)
{
	for (int i = 0; i < t->list.n; i++)
		if (in_index(&t->list.v[i]) && t->list.v[i].minus == minus)
			return true;
	return false;
}

struct ask ask_make(struct store *s, const struct range *r, const struct terms *words,
	const struct terms *filter, struct arena *a)
{
	struct ask ask = { .range = *r, .from_s = INT64_MIN, .to_s = INT64_MAX, .where = STR("") };
	struct asking x = { s, &ask, a };

	and_terms(&x, words);
	and_terms(&x, filter);
	for (int i = 0; i < words->list.n; i++)
		ask.tiered = ask.tiered || (in_index(&words->list.v[i]) && !words->list.v[i].minus &&
			words->list.v[i].field == FIELD_ANY);
	if (!ask.words && (has_words(words, true) || has_words(filter, true)))
		AND(&x, "c.article NOT IN (SELECT rowid FROM search WHERE search MATCH %.*s)",
			STR_ARG(ask_match(words, filter, "", a)));
	if (r->newest)
		AND(&x, "c.article <= %lld", (long long)r->newest);
	return ask;
}
