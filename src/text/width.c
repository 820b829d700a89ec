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
	size_t i = 0, step;
	int width = 0;

	while (i < s.n) {
		for (; i < s.n && (step = text_alone(s, i)); i += step)
			width++;
		if (i < s.n) {
			struct str rest = str_skip(s, i);

			text_next(&rest, &g);
			i += g.s.n;
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

	/* a cluster goes in whole, unless it is the first and too wide */
	while (n ? text_next(&rest, &g) : text_next_within(&rest, width, &g)) {
		if (g.width > width - sum)
			break;
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
