/* pointer: what is under a cell of the screen. */
#include "ui/pane.h"

static bool covers(struct rect r, int x, int y)
{
	return x >= r.x && x < r.x + r.w && y >= r.y && y < r.y + r.h;
}

static enum pane_id pane_under(const struct ui *u, int x, int y)
{
	for (int p = 0; p < PANE_COUNT && !u->at.tiny; p++)
		if (covers(u->at.body[p], x, y) || covers(u->at.title[p], x, y))
			return (enum pane_id)p;
	return PANE_COUNT;
}

static struct spot spot_of_sheet(const struct ui *u, const struct state *st, int y)
{
	int line = y < u->h - 1 ? sheet_hit(u, st, y) : -1;

	return (struct spot){ line < 0 ? SPOT_NONE : SPOT_LINE, PANE_COUNT, line };
}

struct spot ui_spot(const struct ui *u, const struct state *st, int x, int y)
{
	enum pane_id p = pane_under(u, x, y);
	int number = -1;

	if (u->sheet.id != SHEET_NONE)
		return spot_of_sheet(u, st, y);
	if (p == PANE_COUNT)
		return (struct spot){ SPOT_NONE, p, -1 };
	if (covers(u->at.body[p], x, y))
		number = pane_table[p]->hit(u, st, x - u->at.body[p].x, y - u->at.body[p].y);
	if (number < 0)
		return (struct spot){ SPOT_PANE, p, -1 };
	return (struct spot){ p == PANE_READER ? SPOT_LINK : SPOT_ROW, p, number };
}

void ui_scroll(struct ui *u, const struct state *st, int x, int y, int lines)
{
	enum pane_id p = pane_under(u, x, y);

	if (u->sheet.id != SHEET_NONE)
		sheet_move(u, st, lines < 0 ? MOVE_UP : MOVE_DOWN, lines < 0 ? -lines : lines);
	else if (p != PANE_COUNT)
		pane_table[p]->scroll(u, st, lines);
}
