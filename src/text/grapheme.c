/*
 * grapheme: clusters of UAX #29, in a loop of our own, because the library's
 * joins too little (flags, families) and knows no widths.
 *
 * Trap: a terminal gives every spacing code point cells of its own, so the
 * width of a cluster is the sum of them; but a flag is two cells, and so is a
 * family, which is its first member.  A cluster is cut at GRAPHEME_CELLS_MAX
 * cells: nothing legible is so wide, and a line must be filled from clusters.
 */
#include "text/grapheme.h"
#include "text/classes.h"
#include "text/utf8.h"
#include <unigbrk.h>

/* One code point, with what the rules ask of it. */
struct point {
	size_t n;               /* bytes */
	int property;           /* GBP_...; broken bytes are GBP_OTHER */
	unsigned class;
};

static struct point point_at(struct str s, size_t i)
{
	struct point p;
	uint32_t c;
	bool bad;

	p.n = utf8_decode(s.p + i, s.n - i, &c, &bad);
	p.class = text_class(c);
	p.property = bad ? GBP_OTHER : uc_graphemeclusterbreak_property(c);
	return p;
}

enum joint { JOINT_NONE, JOINT_SURE, JOINT_PICTURE, JOINT_FLAG };

static bool is_control(int property)
{
	return property == GBP_CONTROL || property == GBP_CR || property == GBP_LF;
}

/* GB6 to GB8: syllables written in their parts. */
static bool joins_hangul(int left, int right)
{
	switch (left) {
	case GBP_L:
		return right == GBP_L || right == GBP_V || right == GBP_LV || right == GBP_LVT;
	case GBP_LV:
	case GBP_V:
		return right == GBP_V || right == GBP_T;
	case GBP_LVT:
	case GBP_T:
		return right == GBP_T;
	default:
		return false;
	}
}

/* What two neighbours say by themselves: GB3 to GB9b, and where GB11 to GB13
 * must look further back. */
static enum joint joint(struct point left, struct point right)
{
	if (left.property == GBP_CR && right.property == GBP_LF)
		return JOINT_SURE;
	if (is_control(left.property) || is_control(right.property))
		return JOINT_NONE;
	if (right.property == GBP_EXTEND || right.property == GBP_ZWJ ||
	    right.property == GBP_SPACINGMARK || left.property == GBP_PREPEND)
		return JOINT_SURE;
	if (left.property == GBP_ZWJ && (right.class & CLASS_PICTURE))
		return JOINT_PICTURE;
	if (left.property == GBP_RI && right.property == GBP_RI)
		return JOINT_FLAG;
	return joins_hangul(left.property, right.property) ? JOINT_SURE : JOINT_NONE;
}

struct cluster {
	struct point last;
	bool picture;           /* a picture and its extenders, so far */
	bool flag;              /* one half of a flag, so far */
	int width;
};

static int own_cells(struct point p)
{
	return text_cells(p.class);
}

/* May it still come in?  Then it is in. */
static bool cluster_take(struct cluster *c, struct point next, bool one_cell)
{
	enum joint how = joint(c->last, next);
	bool family = how == JOINT_PICTURE && c->picture, pair = how == JOINT_FLAG && c->flag;
	int cells = family ? 0 : pair ? 2 - c->width : own_cells(next);

	if (how == JOINT_NONE || (how == JOINT_PICTURE && !family) || (how == JOINT_FLAG && !pair))
		return false;
	if (cells && !pair && ((one_cell && c->width) || c->width + cells > GRAPHEME_CELLS_MAX))
		return false;
	c->width += cells;
	c->flag = next.property == GBP_RI && !pair;
	c->picture = family || (next.class & CLASS_PICTURE) ||
		(c->picture && (next.property == GBP_EXTEND || next.property == GBP_ZWJ));
	c->last = next;
	return true;
}

static bool next_cluster(struct str *rest, bool one_cell, struct grapheme *out)
{
	struct str s = *rest;
	struct cluster c;
	size_t n;

	if (!s.n)
		return false;
	n = text_alone(s, 0);
	out->width = 1;
	if (!n) {
		struct point first = point_at(s, 0);

		c = (struct cluster){ first, first.class & CLASS_PICTURE,
			first.property == GBP_RI, own_cells(first) };
		n = first.n;
		while (n < s.n) {
			struct point next = point_at(s, n);

			if (!cluster_take(&c, next, one_cell))
				break;
			n += next.n;
		}
		out->width = c.width;
	}
	out->s = str_sub(s, 0, n);
	*rest = str_skip(s, n);
	return true;
}

bool text_next(struct str *rest, struct grapheme *out)
{
	return next_cluster(rest, false, out);
}

bool text_next_cell(struct str *rest, struct grapheme *out)
{
	return next_cluster(rest, true, out);
}

bool text_next_within(struct str *rest, int width, struct grapheme *out)
{
	struct str from = *rest;

	if (!text_next(rest, out))
		return false;
	if (out->width > width && out->width > 1) {
		*rest = from;
		text_next_cell(rest, out);
	}
	return true;
}

static size_t point_before(struct str s, size_t at)
{
	size_t from = at - 1;

	/* a broken sequence is many points: the shortest step is safe */
	while (from > 0 && at - from < 4 && text_continues(s.p[from]))
		from--;
	return from + point_at(s, from).n == at ? from : at - 1;
}

/* From a place where two neighbours part by themselves the rules run forward. */
size_t text_before(struct str s, size_t at)
{
	size_t from, last;
	struct grapheme g;
	struct str rest;

	if (at > s.n)
		at = s.n;
	if (!at)
		return 0;
	for (from = point_before(s, at); from > 0;) {
		size_t before = point_before(s, from);

		if (joint(point_at(s, before), point_at(s, from)) == JOINT_NONE)
			break;
		from = before;
	}
	rest = str_sub(s, from, s.n);
	last = from;
	while (text_next(&rest, &g)) {
		size_t start = (size_t)(g.s.p - s.p);

		if (start >= at)
			break;
		last = start;
	}
	return last;
}
