#include "ui/list.h"

enum { FAR = 1 << 28, SMALL = 12, USUAL_OVERLAP = 2 };

void list_clamp(struct list *l, int n, int height)
{
	if (height < 1)
		height = 1;
	l->n = n;
	if (l->selected >= n)
		l->selected = n - 1;
	if (l->selected < 0)
		l->selected = 0;
	if (l->top > l->selected)
		l->top = l->selected;
	if (l->top < l->selected - height + 1)
		l->top = l->selected - height + 1;
	if (l->top > n - height)
		l->top = n - height;
	if (l->top < 0)
		l->top = 0;
}

int list_page(int height, int overlap)
{
	if (height <= 3)
		return 1;
	/* few lines keep fewer, but one to hold on to */
	if (height <= SMALL && overlap > 0)
		overlap = overlap * height / (SMALL + 1) > 0 ? overlap * height / (SMALL + 1) : 1;
	return overlap < height ? height - overlap : 1;
}

int motion_lines(enum motion m, int count, int height)
{
	int page = list_page(height, USUAL_OVERLAP);
	int half = height > 1 ? height / 2 : 1;

	if (count < 1)
		count = 1;
	if (count > FAR / 4096)
		count = FAR / 4096;
	switch (m) {
	case MOVE_DOWN:      return count;
	case MOVE_UP:        return -count;
	case MOVE_PAGE_DOWN: return page * count;
	case MOVE_PAGE_UP:   return -page * count;
	case MOVE_HALF_DOWN: return half * count;
	case MOVE_HALF_UP:   return -half * count;
	case MOVE_FIRST:     return -FAR;
	case MOVE_LAST:      return FAR;
	}
	return 0;
}

/* The selection left the view: it comes back in the middle. */
static void leap(struct list *l, int height)
{
	if (l->selected < l->top)
		l->top = l->selected - (height - 1) + height / 2;
	else if (l->selected >= l->top + height)
		l->top = l->selected - height / 2;
}

bool list_move(struct list *l, int n, int height, enum motion m, int count)
{
	struct list before = *l;
	int lines = motion_lines(m, count, height);

	l->selected += lines;
	/* pages move the view with the selection, single steps only when they must */
	if (m != MOVE_DOWN && m != MOVE_UP)
		l->top += lines;
	else if (l->leaps)
		leap(l, height);
	if (l->top < 0)
		l->top = 0;
	list_clamp(l, n, height);
	return l->selected != before.selected || l->top != before.top;
}

void list_scroll(struct list *l, int n, int height, int lines)
{
	int last = n - height;

	l->top += lines;
	l->top = l->top > last ? last : l->top;
	l->top = l->top < 0 ? 0 : l->top;
	if (l->selected < l->top)
		l->selected = l->top;
	if (l->selected >= l->top + height)
		l->selected = l->top + height - 1;
	list_clamp(l, n, height);
}

void list_shift(struct list *l, int row, int n, int height)
{
	l->top += row - l->selected;
	l->selected = row;
	list_clamp(l, n, height);
}

void list_show(struct list *l, int row, int n, int height)
{
	l->selected = row;
	if (row <= l->top || row >= l->top + height - 1)
		l->top = row - height / 2;
	list_clamp(l, n, height);
}
