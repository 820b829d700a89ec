/*
 * dateline: rule, then what the page states, against what it shows.
 */
#include "page/dateline.h"

#include "page/tree.h"

enum { DATE_WALK_MAX = 400 };

/* Machine dates carry wrong zones: a visible one that differs by a whole
 * number of hours is right. */
static bool whole_hours_apart(struct date x, struct date y)
{
	int64_t minutes = x.utc_s / 60 - y.utc_s / 60;

	return minutes != 0 && minutes % 60 == 0 && minutes > -24 * 60 && minutes < 24 * 60;
}

static bool same_day(struct date x, struct date y)
{
	struct civil cx = date_civil(x.utc_s, x.offset_min), cy = date_civil(y.utc_s, y.offset_min);

	return cx.year == cy.year && cx.month == cy.month && cx.day == cy.day;
}

static struct date rule_date(struct source *s)
{
	struct nodes found;
	struct date d = { 0 };

	if (!source_pick(s, RULE_DATE, NULL, &found))
		return d;
	if (found.is_text)
		return date_parse(found.text, s->dates);
	for (int i = 0; i < found.list.n && i < 20 && !d.known; i++)
		d = source_date(s, found.list.v[i]);
	return d;
}

/* The date shown near the title.  Lists hold those of other stories too, and a
 * day without an hour may be of anything: they count `any` date only where no
 * other is to be had. */
static struct date shown_date(struct source *s, bool any)
{
	struct node *root = tree_find(html_root(s->html), "body"),
		    *at = root ? tree_find(root, "h1") : NULL;
	struct date d = { 0 };
	bool skip = false;

	for (int i = 0; at && i < 3 && node_parent(at) != root && node_parent(at); i++)
		at = node_parent(at);
	for (int left = DATE_WALK_MAX;
		at && left > 0 && !d.known && (at = node_walk(at, root, skip)); left--) {
		skip = tree_is_one(at, any ? "script style noscript" : "script style noscript ul");
		if (!skip && node_is_element(at)
			&& (tree_is(at, "time") || tree_hint(at, "date time publish"))
			&& tree_length(at, 80) < 80)
			d = source_date(s, at);
		if (d.known && !d.has_time && !any)
			d.known = false;
	}
	return d;
}

/* JSON-LD before other metadata, unless only the latter know the hour. */
static struct date stated_date(const struct metadata *m, enum chain *by)
{
	bool ld = m->ld.date.known
		&& (m->ld.date.has_time || !m->meta.date.known || !m->meta.date.has_time);

	*by = ld ? CHAIN_JSONLD : m->meta.date.known ? CHAIN_METADATA : CHAIN_NONE;
	return ld ? m->ld.date : m->meta.date;
}

static void date_set(struct article *out, struct date d, enum chain by)
{
	out->published = d;
	out->by[PART_DATE] = (unsigned char)by;
}

void dateline_take(struct source *s, const struct metadata *m, struct article *out)
{
	enum chain by;
	struct date rule = rule_date(s), stated = stated_date(m, &by), shown;

	if (rule.known && !rule.has_time && stated.has_time && same_day(rule, stated)) {
		date_set(out, stated, by);
		return;
	}
	if (rule.known) {
		date_set(out, rule, CHAIN_RULE);
		return;
	}
	shown = shown_date(s, false);
	if (!shown.known && !stated.known)
		shown = shown_date(s, true);
	if (shown.known
		&& (!stated.known || whole_hours_apart(shown, stated)
			|| (!stated.has_time && same_day(shown, stated)))) {
		date_set(out, shown, CHAIN_GENERIC);
		return;
	}
	date_set(out, stated, by);
}
