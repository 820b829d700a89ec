/*
 * xml_part: documents that are still coming.  The cursor does not know where
 * the end will be, so whatever looks as far as the last byte may be decided
 * otherwise when there are more: it is starved, and goes back.
 */
#include "markup/xml_private.h"

struct xml *xml_open_part(struct str so_far)
{
	struct arena a = { 0 };
	struct xml *x;
	bool sure;
	size_t at = xml_find_start(so_far, &sure);

	if (!sure || at + XML_AHEAD > so_far.n)
		return NULL;
	x = ARENA_NEW(&a, struct xml);
	x->kept = ARENA_NEW(&a, struct xml_place);
	x->arena = a;
	x->in = so_far;
	x->at = at;
	x->part = true;
	return x;
}

bool xml_is_starved(const struct xml *x)
{
	return x->part && x->starved;
}

bool xml_is_part(const struct xml *x)
{
	return x->part;
}

bool xml_keep(struct xml *x)
{
	struct xml_place *k = x->kept;

	if (x->open.n > XML_KEPT_OPEN || x->spaces.n > XML_KEPT_SPACES)
		return false;
	k->at = x->at;
	k->entities = x->entities;
	k->given = x->entities ? x->entities->given : 0;
	k->n_entities = x->entities ? x->entities->rows.n : 0;
	k->event = x->event;
	k->depth = x->depth;
	k->too_deep = x->too_deep;
	k->to_close = x->to_close;
	k->finished = x->finished;
	k->cut_short = x->cut_short;
	k->was_too_deep = x->was_too_deep;
	k->had_more_attributes = x->had_more_attributes;
	memcpy(k->no_quote, x->no_quote, sizeof k->no_quote);
	k->no_cdata_end = x->no_cdata_end;
	k->no_comment_end = x->no_comment_end;
	k->n_open = x->open.n;
	k->n_spaces = x->spaces.n;
	if (x->open.n)
		memcpy(k->open, x->open.v, (size_t)x->open.n * sizeof *k->open);
	if (x->spaces.n)
		memcpy(k->spaces, x->spaces.v, (size_t)x->spaces.n * sizeof *k->spaces);
	return true;
}

static void put_stacks_back(struct xml *x, const struct xml_place *k)
{
	memset(x->open_counts, 0, sizeof x->open_counts);
	x->open.n = x->spaces.n = x->attrs.n = 0;
	for (int i = 0; i < k->n_open; i++) {
		*VEC_PUSH(&x->open, &x->arena) = k->open[i];
		++*xml_open_count(x, k->open[i].local);
	}
	for (int i = 0; i < k->n_spaces; i++)
		*VEC_PUSH(&x->spaces, &x->arena) = k->spaces[i];
}

void xml_back(struct xml *x)
{
	const struct xml_place *k = x->kept;

	x->at = k->at;
	/* a DOCTYPE in the middle says nothing of what stands before it */
	x->entities = k->entities;
	if (x->entities) {
		x->entities->given = k->given;
		x->entities->rows.n = k->n_entities;
	}
	x->event = k->event;
	x->depth = k->depth;
	x->too_deep = k->too_deep;
	x->to_close = k->to_close;
	x->finished = k->finished;
	x->cut_short = k->cut_short;
	x->was_too_deep = k->was_too_deep;
	x->had_more_attributes = k->had_more_attributes;
	memcpy(x->no_quote, k->no_quote, sizeof k->no_quote);
	x->no_cdata_end = k->no_cdata_end;
	x->no_comment_end = k->no_comment_end;
	x->starved = false;
	put_stacks_back(x, k);
}

/* A copy of what is a slice of the document. */
static void own(struct xml *x, struct str *s)
{
	if (s->n && s->p >= x->in.p && s->p < x->in.p + x->in.n)
		*s = arena_str(&x->arena, *s);
}

size_t xml_settle(struct xml *x)
{
	size_t done = x->at;

	for (int i = 0; i < x->open.n; i++) {
		own(x, &x->open.v[i].prefix);
		own(x, &x->open.v[i].local);
		own(x, &x->open.v[i].space);
		own(x, &x->open.v[i].base);
	}
	for (int i = 0; i < x->spaces.n; i++) {
		own(x, &x->spaces.v[i].prefix);
		own(x, &x->spaces.v[i].uri);
	}
	for (int i = 0; x->entities && i < x->entities->rows.n; i++)
		own(x, &x->entities->rows.v[i].name);
	x->now = (struct xml_element){ 0 };
	x->words = STR_NONE;
	x->attrs.n = 0;
	x->in = str_skip(x->in, done);
	x->at = 0;
	return done;
}

void xml_go_on(struct xml *x, struct str utf8, bool last)
{
	x->in = utf8;
	x->part = !last;
	x->starved = false;
}
