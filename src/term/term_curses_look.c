/* term_curses_look: a theme's looks as curses' attributes and colour pairs. */
#include "term/curses.h"
#include "term/palette.h"

#include <string.h>

/* An entry of the palette that stands for this colour: thrift sends the colour
 * itself.  curses has no other word for it where terminfo knows 256. */
static int stand_in(struct term_curses *t, int32_t rgb)
{
	int32_t *colours = t->outlet.thrift.stands_for;
	int near = palette_nearest(rgb);

	if (!t->rgb)
		return near;
	for (int i = 0; i < THRIFT_PALETTE - 16; i++) {
		int at = 16 + (near - 16 + i) % (THRIFT_PALETTE - 16);
		if (colours[at] == rgb || colours[at] == 0) {
			colours[at] = rgb;
			return at;
		}
	}
	return near;
}

static int colour_for(struct term_curses *t, int32_t colour, bool behind)
{
	if (colour & LOOK_RGB && colour > 0)
		colour = stand_in(t, colour);
	return palette_colour(colour, COLORS, behind);
}

static short pair_for(struct term_curses *t, int32_t fg, int32_t bg)
{
	struct pair want = { (short)colour_for(t, fg, false), (short)colour_for(t, bg, true) };

	if (!t->colour || (want.fg < 0 && want.bg < 0))
		return 0;
	for (int i = 0; i < t->n_pairs; i++)
		if (t->pairs[i].fg == want.fg && t->pairs[i].bg == want.bg)
			return (short)(i + 1);
	if (t->n_pairs == PAIRS_MAX || t->n_pairs + 1 >= COLOR_PAIRS)
		return 0;
	t->pairs[t->n_pairs] = want;
	init_pair((short)(t->n_pairs + 1), want.fg, want.bg);
	return (short)++t->n_pairs;
}

static attr_t attributes_of(const struct look *l)
{
	attr_t a = A_NORMAL;

	a |= l->bold ? A_BOLD : 0;
	a |= l->underline ? A_UNDERLINE : 0;
	a |= l->reverse ? A_REVERSE : 0;
	a |= l->dim ? A_DIM : 0;
#ifdef A_ITALIC
	a |= l->italic ? A_ITALIC : 0;
#endif
	return a;
}

/* A style that the theme does not name looks like its fallback. */
static const struct look *look_of(const struct theme *theme, enum style style)
{
	for (int steps = 0; steps < STYLE_COUNT; steps++) {
		if (theme->looks[style].set || style_fallback(style) == style)
			break;
		style = style_fallback(style);
	}
	return theme->looks[style].set ? &theme->looks[style] : NULL;
}

/* Entries that the theme names by number stand for themselves. */
static void reserve(struct term_curses *t, const struct theme *theme)
{
	int32_t *colours = t->outlet.thrift.stands_for;

	memset(colours, 0, sizeof(t->outlet.thrift.stands_for));
	for (int i = 0; theme && i < STYLE_COUNT; i++) {
		int32_t pair[2] = { theme->looks[i].fg, theme->looks[i].bg };
		for (int k = 0; k < 2; k++)
			if (pair[k] >= 0 && pair[k] < THRIFT_PALETTE)
				colours[pair[k]] = -1;
	}
}

void curses_set_theme(struct term *term, const struct theme *theme)
{
	struct term_curses *t = curses_of(term);

	/* what is on the screen keeps its pairs: they are only added to, until
	 * there are too many of them */
	if (t->n_pairs > PAIRS_MAX / 2)
		t->n_pairs = 0;
	reserve(t, theme);
	for (int i = 0; i < STYLE_COUNT; i++) {
		const struct look *l = theme ? look_of(theme, (enum style)i) : NULL;
		t->attributes[i] = l ? attributes_of(l) : A_NORMAL;
		t->colours[i] = l ? pair_for(t, l->fg, l->bg) : 0;
	}
	clearok(curscr, TRUE);
}
