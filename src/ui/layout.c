#include "ui/layout.h"

enum {
	TINY_W = 10, TINY_H = 3,        /* less than this shows nothing */
	TITLE_H = 5, HINT_H = 16,       /* least heights for these lines */
	THREE_W = 120, TWO_W = 80,      /* of the automatic layout */
	THREE_LEAST_W = 60, TWO_LEAST_W = 40,
	SIDE_W = 24, LIST_PERCENT = 45, LEAST_W = 8
};

static int panes_wanted(const struct layout_spec *s)
{
	int most = s->w >= THREE_LEAST_W ? 3 : s->w >= TWO_LEAST_W ? 2 : 1;
	int wanted = s->w >= THREE_W ? 3 : s->w >= TWO_W ? 2 : 1;

	if (s->zoom)
		return 1;
	if (s->mode != LAYOUT_AUTO)
		wanted = (int)s->mode;
	return wanted < most ? wanted : most;
}

/* What was asked for, as far as the others keep some room. */
static int side_width(const struct layout_spec *s)
{
	int wanted = s->side_w > 0 ? s->side_w : SIDE_W, most = s->w / 3;

	if (wanted > SIDE_W && most < s->w / 2)
		most = s->w / 2;
	return wanted < most ? wanted : most;
}

static int list_width(const struct layout_spec *s, int rest)
{
	int percent = s->list_percent > 0 ? s->list_percent : LIST_PERCENT, w = rest * percent / 100;

	w = w > rest - LEAST_W ? rest - LEAST_W : w;
	return w < LEAST_W ? LEAST_W : w;
}

static void put_pane(struct layout *out, enum pane_id p, int x, int w, int h)
{
	int title = h >= TITLE_H - 1 ? 1 : 0;

	out->title[p] = (struct rect){ x, 0, w, title };
	out->body[p] = (struct rect){ x, title, w, h - title };
}

static void put_divider(struct layout *out, int x, int h)
{
	out->divider[out->dividers++] = (struct rect){ x, 0, 1, h };
}

void layout_solve(const struct layout_spec *s, struct layout *out)
{
	int h = s->h, side = side_width(s), rest, panes;

	*out = (struct layout){ 0 };
	if (s->w < TINY_W || s->h < TINY_H) {
		out->tiny = true;
		return;
	}
	out->status = (struct rect){ 0, --h, s->w, 1 };
	if (s->hints && s->h >= HINT_H)
		out->hint = (struct rect){ 0, --h, s->w, 1 };
	panes = panes_wanted(s);
	if (panes == 1 || (panes == 2 && s->focus == PANE_READER)) {
		put_pane(out, s->focus, 0, s->w, h);
		return;
	}
	put_pane(out, PANE_CATEGORIES, 0, side, h);
	put_divider(out, side, h);
	rest = s->w - side - 1;
	if (panes == 2) {
		put_pane(out, PANE_ARTICLES, side + 1, rest, h);
		return;
	}
	/* the reader gets a little more: its lines are what is read longest */
	put_pane(out, PANE_ARTICLES, side + 1, list_width(s, rest - 1), h);
	put_divider(out, side + 1 + out->body[PANE_ARTICLES].w, h);
	put_pane(out, PANE_READER, side + 2 + out->body[PANE_ARTICLES].w,
		 rest - 1 - out->body[PANE_ARTICLES].w, h);
}
