/*
 * surface: the grid of cells.  Everything that reaches it is clipped here,
 * so no pane can write outside; controls that slipped through become spaces.
 */
#include "cells/surface.h"

#include "text/clean.h"
#include "text/fold.h"
#include "text/grapheme.h"
#include "text/width.h"

enum { SURFACE_SIDE_MAX = 4096, CELL_BYTES_MAX = 32 };

static int clamp_side(int n)
{
	return n < 0 ? 0 : n > SURFACE_SIDE_MAX ? SURFACE_SIDE_MAX : n;
}

void surface_begin(struct surface *s, int w, int h)
{
	arena_clear(&s->frame);
	s->w = clamp_side(w);
	s->h = clamp_side(h);
	s->cells = ARENA_ARRAY(&s->frame, struct cell, (size_t)s->w * (size_t)s->h + 1);
	for (int i = 0; i < s->w * s->h; i++)
		s->cells[i].width = 1;
	memset(&s->links, 0, sizeof(s->links));
	s->cursor_x = s->cursor_y = -1;
}

void surface_release(struct surface *s)
{
	arena_release(&s->frame);
	s->cells = NULL;
	s->w = s->h = 0;
}

/* A wide cell that loses one half loses the other too. */
static void cell_break(struct surface *s, int x, int y)
{
	struct cell *row = s->cells + (size_t)y * (size_t)s->w;

	if (row[x].width == 0 && x > 0)
		row[x - 1] = (struct cell){ .width = 1, .style = row[x - 1].style };
	if (row[x].width == 2 && x + 1 < s->w)
		row[x + 1] = (struct cell){ .width = 1, .style = row[x + 1].style };
}

static void cell_put(struct surface *s, int x, int y, struct grapheme g, enum style style)
{
	struct cell *c = s->cells + (size_t)y * (size_t)s->w + x;
	bool blank = g.s.n == 1 && (unsigned char)g.s.p[0] <= ' ';

	/* NBSP has done its work in the wrapping */
	if (g.s.n == 2 && memcmp(g.s.p, "\xc2\xa0", 2) == 0)
		blank = true;
	if (g.s.n > CELL_BYTES_MAX) {
		struct str rest = g.s;
		text_code_point(&rest);
		g.s.n -= rest.n;
	}
	cell_break(s, x, y);
	*c = (struct cell){ .width = (uint8_t)g.width, .style = (uint8_t)style };
	if (!blank) {
		c->p = g.s.p;
		c->n = (uint8_t)g.s.n;
	}
	if (g.width == 2) {
		cell_break(s, x + 1, y);
		c[1] = (struct cell){ .width = 0, .style = (uint8_t)style };
	}
}

static struct str surface_own(struct surface *s, struct str text)
{
	return s->ascii ? text_ascii(text, &s->frame) : arena_str(&s->frame, text);
}

int surface_text(struct surface *s, int x, int y, int width, struct str text, enum style style)
{
	struct grapheme g;
	int used = 0;

	if (y < 0 || y >= s->h || x >= s->w || width <= 0 || text.n == 0)
		return 0;
	if (width > s->w - x)
		width = s->w - x;
	text = surface_own(s, text);
	while (text_next_cell(&text, &g)) {
		if (g.s.n == 1 && (unsigned char)g.s.p[0] < ' ')
			g.width = 1;
		if (g.width == 0)
			continue;
		if (used + g.width > width)
			break;
		if (x + used >= 0)
			cell_put(s, x + used, y, g, style);
		used += g.width;
	}
	return used;
}

int surface_line(struct surface *s, int x, int y, int width, const struct line *l)
{
	int used = 0;

	for (int i = 0; i < l->n && used < width; i++)
		used += surface_text(s, x + used, y, width - used, l->v[i].text, l->v[i].style);
	return used;
}

static struct rect clip(const struct surface *s, struct rect r)
{
	int right = r.x + r.w < s->w ? r.x + r.w : s->w;
	int bottom = r.y + r.h < s->h ? r.y + r.h : s->h;
	int left = r.x > 0 ? r.x : 0, top = r.y > 0 ? r.y : 0;

	return (struct rect){ left, top, right > left ? right - left : 0,
			      bottom > top ? bottom - top : 0 };
}

void surface_fill(struct surface *s, struct rect r, enum style style)
{
	r = clip(s, r);
	for (int y = r.y; y < r.y + r.h; y++) {
		for (int x = r.x; x < r.x + r.w; x++) {
			cell_break(s, x, y);
			s->cells[(size_t)y * (size_t)s->w + x] =
				(struct cell){ .width = 1, .style = (uint8_t)style };
		}
	}
}

/* In a terminal that draws ambiguous characters two cells wide the lines are
 * wide too: ASCII there. */
static struct str line_glyph(const struct surface *s, struct str fine, struct str plain)
{
	return s->ascii || text_width(fine) != 1 ? plain : fine;
}

void surface_hline(struct surface *s, int x, int y, int w, enum style style)
{
	struct str glyph = line_glyph(s, STR("─"), STR("-"));

	for (int i = 0; i < w; i++)
		surface_text(s, x + i, y, 1, glyph, style);
}

void surface_vline(struct surface *s, int x, int y, int h, enum style style)
{
	struct str glyph = line_glyph(s, STR("│"), STR("|"));

	for (int i = 0; i < h; i++)
		surface_text(s, x, y + i, 1, glyph, style);
}

void surface_restyle(struct surface *s, struct rect r, enum style style)
{
	r = clip(s, r);
	for (int y = r.y; y < r.y + r.h; y++)
		for (int x = r.x; x < r.x + r.w; x++)
			s->cells[(size_t)y * (size_t)s->w + x].style = (uint8_t)style;
}

void surface_link(struct surface *s, struct rect r, struct str address)
{
	r = clip(s, r);
	if (address.n == 0 || r.w == 0 || s->links.n >= UINT16_MAX - 1)
		return;
	if (s->links.n == 0 || !str_eq(s->links.v[s->links.n - 1], address))
		*VEC_PUSH(&s->links, &s->frame) = address;
	for (int y = r.y; y < r.y + r.h; y++)
		for (int x = r.x; x < r.x + r.w; x++)
			s->cells[(size_t)y * (size_t)s->w + x].link = (uint16_t)s->links.n;
}

/* ---- golden files ---- */

static bool cell_blank(const struct cell *c)
{
	return c->p == NULL && c->width == 1;
}

static void dump_text_row(const struct cell *row, int w, struct buf *out)
{
	while (w > 0 && cell_blank(&row[w - 1]))
		w--;
	for (int x = 0; x < w; x++) {
		if (row[x].width == 0)
			continue;
		if (row[x].p)
			buf_add(out, (struct str){ row[x].p, row[x].n });
		else
			buf_add_byte(out, ' ');
	}
	buf_add_byte(out, '\n');
}

static char style_letter(int style)
{
	static const char letters[] = ".abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

	return style < (int)sizeof(letters) - 1 ? letters[style] : '?';
}

static void dump_style_row(const struct cell *row, int w, bool *seen, struct buf *out)
{
	while (w > 0 && row[w - 1].style == STYLE_text)
		w--;
	for (int x = 0; x < w; x++) {
		seen[row[x].style] = true;
		buf_add_byte(out, style_letter(row[x].style));
	}
	buf_add_byte(out, '\n');
}

bool surface_dump(const struct surface *s, bool styles, struct buf *out)
{
	bool seen[256] = { false };

	for (int y = 0; y < s->h; y++)
		dump_text_row(s->cells + (size_t)y * (size_t)s->w, s->w, out);
	if (!styles)
		return !out->failed;
	buf_add_z(out, "----\n");
	for (int y = 0; y < s->h; y++)
		dump_style_row(s->cells + (size_t)y * (size_t)s->w, s->w, seen, out);
	for (int i = 1; i < STYLE_COUNT; i++)
		if (seen[i])
			buf_addf(out, "%c %s\n", style_letter(i), style_name((enum style)i));
	return !out->failed;
}
