/* width: cells of text, counted where it is seen at once and by clusters where
 * it is not. */
#include "text/width.h"
#include "text/classes.h"
#include "text/grapheme.h"

/* The one variable of this house: what the reader's terminal is set up for
 * does not change while the program runs. */
static bool ambiguous_wide;

void text_ambiguous_wide(bool wide)
{
	ambiguous_wide = wide;
}

int text_cells(unsigned class)
{
	switch (class & CLASS_MASK) {
	case CLASS_WIDE:
		return 2;
	case CLASS_MARK:
	case CLASS_DROP:
	case CLASS_JOINER:
	case CLASS_BREAK:
		return 0;
	default:
		return (class & CLASS_EITHER) && ambiguous_wide ? 2 : 1;
	}
}

int text_width(struct str s)
{
	struct grapheme g;
	int width = 0;

	while (s.n) {
		size_t step = s.p[0] == ' ' ? 1 : text_plain(s, 0);

		/* nothing that would join this one: see ends_here in grapheme.c */
		if (step && (step == s.n || (unsigned char)s.p[step] < 0xCC || text_plain(s, step))) {
			s.p += step;
			s.n -= step;
			width++;
		} else {
			text_next(&s, &g);
			width += g.width;
		}
	}
	return width;
}

struct str text_prefix(struct str s, int width, int *used)
{
	struct str rest = s;
	struct grapheme g;
	int sum = 0;
	size_t n = 0;

	while (text_next(&rest, &g) && g.width <= width - sum) {
		sum += g.width;
		n += g.s.n;
	}
	if (used)
		*used = sum;
	return str_sub(s, 0, n);
}

struct str text_fit(struct str s, int width, struct arena *a)
{
	struct str dots = STR("\xE2\x80\xA6"), head = text_prefix(s, width, NULL);
	int dots_width = text_width(dots);

	if (head.n == s.n)
		return s;
	if (width < dots_width)
		return head;
	head = text_prefix(s, width - dots_width, NULL);
	while (head.n && head.p[head.n - 1] == ' ')
		head.n--;
	return arena_join(a, head, dots);
}
