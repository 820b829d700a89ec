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

enum hole { HOLE_SLUG, HOLE_PAGE, HOLE_PAGE_FROM_0, HOLE_ZONE, HOLE_NONE };

static const char *const holes[] = {
	[HOLE_SLUG] = "{slug}", [HOLE_PAGE] = "{n}", [HOLE_PAGE_FROM_0] = "{n0}", [HOLE_ZONE] = "{zone}",
};

/* What begins here. */
static enum hole hole_at(struct str pattern)
{
	int i = 0;

	while (i < HOLE_NONE && !str_starts(pattern, str_of(holes[i])))
		i++;
	return (enum hole)i;
}

static bool fits(enum hole hole, char c)
{
	if (hole == HOLE_PAGE || hole == HOLE_PAGE_FROM_0)
		return str_digit(c);
	return c != '?' && c != '#' && (hole == HOLE_SLUG || c != '/');
}

static void keep(struct match *m, enum hole hole, struct str value)
{
	int64_t n = 0;

	if (hole == HOLE_SLUG)
		m->slug = value;
	else if (hole == HOLE_ZONE)
		m->zone = value;
	else if (str_int(value, &n) && n >= 0 && n < PAGE_MAX)
		m->page = hole == HOLE_PAGE_FROM_0 ? n + 1 : n;
}

/* Backtracks, longest first; deep only as the pattern has holes. */
static bool matches(struct str pattern, struct str path, struct match *m, int depth)
{
	enum hole hole;
	size_t most = 0;

	while ((hole = hole_at(pattern)) == HOLE_NONE && pattern.n) {
		if (path.n == 0 || pattern.p[0] != path.p[0])
			return false;
		pattern = str_skip(pattern, 1);
		path = str_skip(path, 1);
	}
	if (hole == HOLE_NONE)
		return path.n == 0;
	if (depth == HOLES_MAX)
		return false;
	while (most < path.n && fits(hole, path.p[most]))
		most++;
	for (; most > 0 && m->steps-- > 0; most--)
		if (matches(str_skip(pattern, strlen(holes[hole])), str_skip(path, most), m, depth + 1)) {
			keep(m, hole, str_sub(path, 0, most));
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
		path = str_sub(path, 0, path.n - strlen(".html"));
	else if (str_ends(path, STR(".htm")))
		path = str_sub(path, 0, path.n - strlen(".htm"));
	return path;
}

static struct str filled(struct str pattern, const struct match *m, struct arena *a)
{
	struct buf out;
	struct str copy = STR_NONE;
	bool numbered = false;

	buf_init(&out, ADDRESS_MAX);
	while (pattern.n) {
		enum hole hole = hole_at(pattern);

		if (hole == HOLE_NONE) {
			buf_add_byte(&out, pattern.p[0]);
		} else if (hole == HOLE_SLUG || hole == HOLE_ZONE) {
			buf_add(&out, hole == HOLE_SLUG ? m->slug : m->zone);
		} else {
			buf_addf(&out, "%lld", (long long)(hole == HOLE_PAGE_FROM_0 ? m->page - 1 : m->page));
			numbered = true;
		}
		pattern = str_skip(pattern, hole == HOLE_NONE ? 1 : strlen(holes[hole]));
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
