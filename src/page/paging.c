/*
 * paging: match the pattern, else take the whole path as the slug of page 1.
 */
#include "page/paging.h"

#include "base/buf.h"

enum { HOLES_MAX = 6, PAGE_MAX = 100000, ADDRESS_MAX = 2048, STEPS_MAX = 20000 };

struct match {
	struct str slug, zone;
	int64_t page;               /* counted from 1 */
	int steps;                  /* left */
};

/* The name of the hole that begins here: its length with braces, or 0. */
static size_t hole(struct str pattern, struct str *name)
{
	static const char *const names[] = { "{slug}", "{n}", "{n0}", "{zone}" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_starts(pattern, str_of(names[i]))) {
			*name = str_sub(pattern, 1, strlen(names[i]) - 1);
			return strlen(names[i]);
		}
	return 0;
}

static bool fits(struct str name, char c)
{
	if (name.p[0] == 'n')
		return str_digit(c);
	return c != '?' && c != '#' && (name.p[0] == 's' || c != '/');
}

static void keep(struct match *m, struct str name, struct str value)
{
	int64_t n = 0;

	if (name.p[0] == 's')
		m->slug = value;
	else if (name.p[0] == 'z')
		m->zone = value;
	else if (str_int(value, &n) && n >= 0 && n < PAGE_MAX)
		m->page = name.n == 2 ? n + 1 : n;
}

/* Backtracks, longest first; deep only as the pattern has holes. */
static bool matches(struct str pattern, struct str path, struct match *m, int holes)
{
	struct str name;
	size_t length, most = 0;

	while (pattern.n && (length = hole(pattern, &name)) == 0) {
		if (path.n == 0 || pattern.p[0] != path.p[0])
			return false;
		pattern = str_skip(pattern, 1);
		path = str_skip(path, 1);
	}
	if (pattern.n == 0)
		return path.n == 0;
	if (holes == HOLES_MAX)
		return false;
	while (most < path.n && fits(name, path.p[most]))
		most++;
	for (; most > 0 && m->steps-- > 0; most--)
		if (matches(str_skip(pattern, length), str_skip(path, most), m, holes + 1)) {
			keep(m, name, str_sub(path, 0, most));
			return true;
		}
	return false;
}

static struct str slug_of(struct str path)
{
	path = str_sub(path, 0, str_find_byte(path, '?', 0));
	while (path.n && path.p[0] == '/')
		path = str_skip(path, 1);
	while (path.n && path.p[path.n - 1] == '/')
		path.n--;
	if (str_ends(path, STR(".html")))
		path.n -= 5;
	else if (str_ends(path, STR(".htm")))
		path.n -= 4;
	return path;
}

static struct str filled(struct str pattern, const struct match *m, struct arena *a)
{
	struct buf out;
	struct str name, copy = STR_NONE;
	size_t length;
	bool numbered = false;

	buf_init(&out, ADDRESS_MAX);
	while (pattern.n) {
		length = hole(pattern, &name);
		if (length == 0) {
			buf_add_byte(&out, pattern.p[0]);
		} else if (name.p[0] == 'n') {
			buf_addf(&out, "%lld", (long long)(name.n == 2 ? m->page - 1 : m->page));
			numbered = true;
		} else {
			buf_add(&out, name.p[0] == 's' ? m->slug : m->zone);
		}
		pattern = str_skip(pattern, length ? length : 1);
	}
	if (numbered && !out.failed)
		copy = arena_str(a, buf_str(&out));
	buf_release(&out);
	return copy;
}

struct str paging_next(struct str pattern, struct str path, struct str zone, struct arena *a)
{
	struct match m = { .steps = STEPS_MAX };

	if (!matches(pattern, path, &m, 0))
		m = (struct match){ .slug = slug_of(path), .page = 1 };
	while (m.slug.n && m.slug.p[m.slug.n - 1] == '/')
		m.slug.n--;
	if (!m.zone.n)
		m.zone = zone;
	if ((str_has(pattern, STR("{zone}")) && !m.zone.n)
		|| (str_has(pattern, STR("{slug}")) && !m.slug.n))
		return STR_NONE;
	m.page = m.page < 1 ? 2 : m.page + 1;
	return filled(pattern, &m, a);
}
