/* term_curses_look: a theme's looks as curses' attributes and colour pairs. */
#include "term/curses.h"
#include "term/palette.h"

static short pair_for(struct term_curses *t, int fg, int bg)
{
	struct pair want = { (short)palette_colour(fg, COLORS, false),
			     (short)palette_colour(bg, COLORS, true) };

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

void curses_set_theme(struct term *term, const struct theme *theme)
{
	struct term_curses *t = curses_of(term);

	/* what is on the screen keeps its pairs: they are only added to, until
	 * there are too many of them */
	if (t->n_pairs > PAIRS_MAX / 2)
		t->n_pairs = 0;
	for (int i = 0; i < STYLE_COUNT; i++) {
		const struct look *l = theme ? look_of(theme, (enum style)i) : NULL;
		t->attributes[i] = l ? attributes_of(l) : A_NORMAL;
		t->colours[i] = l ? pair_for(t, l->fg, l->bg) : 0;
	}
	clearok(curscr, TRUE);
}
