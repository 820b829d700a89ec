/* reader_links: links of the page, by number and by Tab. */
#include "ui/reader.h"

int ui_link_count(const struct ui *u)
{
	return u->page.numbers;
}

static const struct page_link *link_numbered(const struct ui *u, int number)
{
	for (int i = 0; number > 0 && i < u->page.links.n; i++)
		if (u->page.links.v[i].number == number)
			return &u->page.links.v[i];
	return NULL;
}

struct str ui_link(const struct ui *u, int number)
{
	const struct page_link *l = link_numbered(u, number ? number : u->link);

	return l ? l->href : STR_NONE;
}

struct str ui_link_words(const struct ui *u, int number)
{
	const struct page_link *l = link_numbered(u, number ? number : u->link);

	return l ? l->words : STR_NONE;
}

int ui_selected_link(const struct ui *u)
{
	return u->link;
}

bool ui_link_is_picture(const struct ui *u, int number)
{
	const struct page_link *l = link_numbered(u, number ? number : u->link);

	return l && l->picture;
}

bool reader_link_seen(const struct ui *u, const struct page_link *l)
{
	return !l->folded && reader_line_shown(u, l->line);
}

int ui_picture(const struct ui *u)
{
	int last = 0;

	for (int i = 0; i < u->page.links.n; i++) {
		const struct page_link *l = &u->page.links.v[i];

		if (!l->picture)
			continue;
		last = l->number;
		if (l->line >= u->page_top)
			break;
	}
	return last;
}

/* The first link of the view in this direction, -1: none there. */
static int link_in_view(const struct ui *u, int direction)
{
	int n = u->page.links.n;

	for (int i = 0; i < n; i++) {
		int at = direction > 0 ? i : n - 1 - i;
		if (reader_link_seen(u, &u->page.links.v[at]))
			return at;
	}
	return -1;
}

/* The next in this direction that is not folded away. */
static int link_beside(const struct ui *u, int at, int direction)
{
	int n = u->page.links.n;

	for (int i = 0; i < n; i++) {
		at = (at + direction + n) % n;
		if (!u->page.links.v[at].folded)
			break;
	}
	return at;
}

/* From the selected link while it is seen, else from what is seen, else the
 * next one beyond the view. */
static int link_after(const struct ui *u, int direction)
{
	const struct page_link *now = link_numbered(u, u->link);
	int n = u->page.links.n, at;

	if (now && reader_link_seen(u, now))
		return link_beside(u, (int)(now - u->page.links.v), direction);
	at = link_in_view(u, direction);
	for (int i = 0; at < 0 && i < n; i++) {
		int k = direction > 0 ? i : n - 1 - i;
		const struct page_link *l = &u->page.links.v[k];
		if (!l->folded && (direction > 0 ? l->line >= u->page_top : l->line < u->page_top))
			at = k;
	}
	return at >= 0 ? at : link_beside(u, direction > 0 ? n - 1 : 0, direction);
}

void ui_cycle_link(struct ui *u, const struct state *st, int direction)
{
	const struct page_link *l;

	(void)st;
	if (u->page.links.n == 0)
		return;
	l = &u->page.links.v[link_after(u, direction < 0 ? -1 : 1)];
	u->link = l->number;
	reader_show_line(u, l->line);
}
