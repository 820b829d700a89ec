#include "ui/columns.h"

#include "ui/when.h"

enum {
	TIMED_W = 34,           /* narrower panes have no column of times */
	PORTAL_W = 48,          /* nor of portals */
	LEDE_W = 60,            /* of title and lede together */
	AIRY_W = 50
};

static const char *const names[COLUMN_COUNT] = { "marks", "time", "portal", "title", "lede" };

static int portal_width(const struct state *st, struct surface *s, int w)
{
	const struct list_row *v = st->list.rows.v;
	bool mixed = false;
	int widest = 0;

	for (int i = 0; i < st->list.rows.n; i++) {
		int n = draw_width(s, portal_name(st, v[i].portal));

		mixed = mixed || !str_eq(v[i].portal, v[0].portal);
		widest = n > widest ? n : widest;
	}
	if (!mixed || w < PORTAL_W)
		return 0;
	return widest < w / 4 ? widest : w / 4;
}

static int time_width(const struct state *st, struct columns *c, int w)
{
	bool timed = false;

	for (int i = 0; i < st->list.rows.n; i++) {
		int64_t t = st->list.rows.v[i].published_s;

		timed = timed || t != 0;
		c->years = c->years || (!c->days && when_needs_year(t, st->now_s));
	}
	return !timed || w < TIMED_W ? 0 : c->years ? 8 : 5;
}

/* The reader's columns in his order; the title is always one of them. */
static int read_order(const struct state *st, enum column order[COLUMN_COUNT])
{
	struct str rest = st->options ? st->options->text[OPT_columns] : STR(""), word;
	bool seen[COLUMN_COUNT] = { false };
	int n = 0;

	while (str_word(&rest, &word))
		for (int c = 0; c < COLUMN_COUNT; c++)
			if (!seen[c] && str_eq(word, str_of(names[c]))) {
				seen[c] = true;
				order[n++] = (enum column)c;
			}
	if (!seen[COLUMN_TITLE])
		order[n++] = COLUMN_TITLE;
	return n;
}

/* Columns after the title stand farther apart than those before. */
static int gap_after(enum column c, bool titled, int w)
{
	return c == COLUMN_MARKS ? 1 : titled || w >= AIRY_W ? 2 : 1;
}

/* Places what has a width, and the title, from x on; gives the end. */
static int place(struct columns *c, const enum column *order, int n, int x, int w)
{
	bool titled = false;
	int gap = 0;

	for (int i = 0; i < n; i++) {
		if (c->at[order[i]].w == 0 && order[i] != COLUMN_TITLE)
			continue;
		c->at[order[i]].x = x + gap;
		x += gap + c->at[order[i]].w;
		titled = titled || order[i] == COLUMN_TITLE;
		gap = gap_after(order[i], titled, w);
	}
	return x;
}

struct columns columns_of(const struct state *st, struct surface *s, int w)
{
	struct columns c = { .days = option_number(st, OPT_days) != 0 };
	enum column order[COLUMN_COUNT];
	bool listed[COLUMN_COUNT] = { false };
	int n = read_order(st, order), x = order[0] == COLUMN_MARKS ? 1 : 2, rest;

	for (int i = 0; i < n; i++)
		listed[order[i]] = true;
	c.at[COLUMN_MARKS].w = listed[COLUMN_MARKS];
	c.at[COLUMN_TIME].w = listed[COLUMN_TIME] ? time_width(st, &c, w) : 0;
	c.at[COLUMN_PORTAL].w = listed[COLUMN_PORTAL] ? portal_width(st, s, w) : 0;
	/* title and lede share what the others leave */
	rest = w - 1 - place(&c, order, n, x, w);
	if (listed[COLUMN_LEDE] && rest >= LEDE_W) {
		c.at[COLUMN_LEDE].w = rest * 2 / 5;
		rest = w - 1 - place(&c, order, n, x, w);
	}
	c.at[COLUMN_TITLE].w = rest > 0 ? rest : 0;
	place(&c, order, n, x, w);
	return c;
}
