#include "ui/draw.h"

#include "text/fold.h"
#include "text/width.h"

static const struct marks fine_marks = {
	.select = "▌", .unread = "●", .star = "★", .later = "⧗", .open = "▾", .folded = "▸",
	.busy = "…", .failed = "!", .closed = "†", .left = "‹", .right = "›", .dot = " · ",
};

static const struct marks plain_marks = {
	.select = ">", .unread = "*", .star = "+", .later = "L", .open = "-", .folded = "+",
	.busy = "~", .failed = "!", .closed = "x", .left = "<", .right = ">", .dot = " - ",
};

long option_number(const struct state *st, enum option o)
{
	return st->options ? st->options->number[o] : 0;
}

bool draw_ascii(const struct state *st)
{
	return option_number(st, OPT_ascii) != 0;
}

bool draw_linear(const struct state *st)
{
	return option_number(st, OPT_linear) != 0;
}

void draw_cursor(const struct state *st, struct surface *s, int x, int y)
{
	if (!draw_linear(st))
		return;
	s->cursor_x = x;
	s->cursor_y = y;
}

const struct marks *marks_of(const struct state *st)
{
	bool wide = option_number(st, OPT_ambiguous) == 2;

	return draw_ascii(st) || wide || draw_linear(st) ? &plain_marks : &fine_marks;
}

static struct str shown(struct surface *s, struct str text)
{
	return s->ascii ? text_ascii(text, &s->frame) : text;
}

int draw_width(struct surface *s, struct str text)
{
	return text_width(shown(s, text));
}

static struct str fit_ascii(struct str text, int width, struct arena *a)
{
	const char *dots = width > 8 ? "..." : ".";

	if (text_width(text) <= width)
		return text;
	return arena_join(a, text_prefix(text, width - (int)strlen(dots), NULL), str_of(dots));
}

int draw_fit(struct surface *s, int x, int y, int width, struct str text, enum style style)
{
	if (width <= 0)
		return 0;
	text = shown(s, text);
	text = s->ascii ? fit_ascii(text, width, &s->frame) : text_fit(text, width, &s->frame);
	return surface_text(s, x, y, width, text, style);
}

void draw_hits(struct surface *s, int x, int y, int width, struct str words, const struct text_hits *hits)
{
	for (int i = 0; i < hits->list.n; i++) {
		struct text_hit h = hits->list.v[i];
		int at = draw_width(s, str_sub(words, 0, h.from));
		int w = draw_width(s, str_sub(words, h.from, h.to));

		if (at + w <= width)
			surface_restyle(s, (struct rect){ x + at, y, w, 1 }, STYLE_match);
	}
}

int draw_right(struct surface *s, int x, int y, int width, struct str text, enum style style)
{
	int w = draw_width(s, text);

	if (w > width)
		return draw_fit(s, x, y, width, text, style);
	return surface_text(s, x + width - w, y, w, text, style);
}

int draw_paragraph(struct surface *s, struct rect r, struct str text, enum style style)
{
	struct span span = { shown(s, text), style, 0 };
	int n, i;
	struct line *lines;

	if (r.w <= 0)
		return 0;
	lines = text_wrap(&span, 1, r.w, &s->frame, &n);
	for (i = 0; i < n && i < r.h; i++)
		surface_line(s, r.x, r.y + i, r.w, &lines[i]);
	return i;
}

struct str key_of(const struct state *st, const char *command, const char *standard)
{
	for (int i = 0; i < st->help.n; i++)
		if (str_eq(st->help.v[i].command, str_of(command)))
			return st->help.v[i].keys;
	/* no keymap at all is a test or a start; with one, an unbound command has
	 * no key to name */
	return st->help.n ? STR_NONE : str_of(standard);
}

struct str portal_name(const struct state *st, struct str host)
{
	for (int i = 0; i < st->side.rows.n; i++) {
		const struct side_row *r = &st->side.rows.v[i];
		if (r->is_portal && str_eq(r->portal, host))
			return r->name;
	}
	return host;
}
