/*
 * typeset_table: a table as columns when they fit, or when they may be wider
 * than the page; else as rows of "header: value" lines.  A cell alone in its row runs over all columns.
 */
#include "model/typeset_private.h"
#include "text/width.h"

enum {
	COLUMNS_MAX = 64,
	GUTTER = 2,
	LABEL_INDENT = 2,
	LEGIBLE = 8             /* words in narrower columns are not read, but spelt */
};

struct row {
	int from, to;           /* cells, as indices into the doc */
};

struct grid {
	struct setter *s;
	VEC(struct row) rows;
	int columns;            /* 0: too many, or out of order */
	int least[COLUMNS_MAX]; /* cells of the longest word */
	int natural[COLUMNS_MAX];
	int width[COLUMNS_MAX];
	int wide;               /* cells of all columns, where they are too many */
	int *stops;             /* where they begin then */
};

static const struct block *cell_at(const struct grid *g, int i)
{
	return &g->s->doc->blocks.v[i];
}

static void find_rows(struct grid *g, int from, int to)
{
	for (int i = from; i < to; i++) {
		if (g->rows.n && cell_at(g, i)->level == cell_at(g, i - 1)->level)
			g->rows.v[g->rows.n - 1].to = i + 1;
		else
			*VEC_PUSH(&g->rows, g->s->a) = (struct row){ i, i + 1 };
	}
}

static bool runs_over(const struct row *row)
{
	return row->to - row->from == 1;
}

/* --- columns --- */

static int longest_word(struct str s)
{
	struct str word;
	int most = 0;

	while (str_word(&s, &word)) {
		int w = text_width(word);
		most = w > most ? w : most;
	}
	return most;
}

static int longest_line(struct str s)
{
	struct str line;
	int most = 0;

	while (str_line(&s, &line)) {
		int w = text_width(line);
		most = w > most ? w : most;
	}
	return most;
}

static void measure_cell(struct grid *g, int i)
{
	const struct block *b = cell_at(g, i);
	struct str words = block_text(b, g->s->a);
	/* Room for the "[12]" after each link. */
	int numbers = 0;

	for (int k = 0; g->s->o->number_links && k < b->spans.n; k++)
		numbers += b->spans.v[k].href.n ? 5 : 0;
	int natural = longest_line(words) + numbers, least = longest_word(words) + (numbers ? 5 : 0);
	if (least < LEGIBLE)
		least = natural < LEGIBLE ? natural : LEGIBLE;
	if (natural > g->natural[b->number])
		g->natural[b->number] = natural;
	if (least > g->least[b->number])
		g->least[b->number] = least;
}

static void measure(struct grid *g)
{
	for (int r = 0; r < g->rows.n; r++) {
		const struct row *row = &g->rows.v[r];
		for (int i = row->from; i < row->to; i++) {
			int column = cell_at(g, i)->number;
			bool ordered = i == row->from || column > cell_at(g, i - 1)->number;
			if (column < 0 || column >= COLUMNS_MAX || !ordered) {
				g->columns = 0;
				return;
			}
			if (column >= g->columns)
				g->columns = column + 1;
			if (!runs_over(row))
				measure_cell(g, i);
		}
	}
}

static int *stops_of(struct grid *g)
{
	int *stops = ARENA_ARRAY(g->s->a, int, (size_t)g->columns + 1), n = 0, x = 0;

	for (int c = 0; c < g->columns; c++)
		if (g->natural[c] > 0) {
			stops[n++] = x;
			x += g->width[c] + GUTTER;
		}
	stops[n] = -1;
	return stops;
}

/* Columns as wide as they would be, for a table that is scrolled sideways; long
 * texts are wrapped so that a column can be seen whole. */
static bool choose_wide(struct grid *g)
{
	int most = g->s->o->width * 2 / 3, total = -GUTTER;

	for (int c = 0; c < g->columns; c++) {
		int wanted = g->natural[c] < most ? g->natural[c] : most;

		g->width[c] = wanted > g->least[c] ? wanted : g->least[c];
		total += g->natural[c] > 0 ? g->width[c] + GUTTER : 0;
	}
	g->wide = total;
	g->stops = stops_of(g);
	return g->columns > 1 && total <= g->s->o->table_width;
}

/* Each column its longest word, and the rest by what it still lacks. */
static bool choose_widths(struct grid *g)
{
	int used = 0, lack = 0, room = g->s->o->width, shown = 0;

	for (int c = 0; c < g->columns; c++) {
		shown += g->natural[c] > 0;
		used += g->least[c];
		lack += g->natural[c] - g->least[c];
	}
	room -= used + (shown > 1 ? (shown - 1) * GUTTER : 0);
	if (!g->columns || room < 0)
		return false;
	for (int c = 0; c < g->columns; c++) {
		int wish = g->natural[c] - g->least[c];
		int got = lack <= room ? wish : (int)((int64_t)wish * room / (lack ? lack : 1));
		g->width[c] = g->least[c] + got;
	}
	return true;
}

static enum style cell_style(const struct block *b)
{
	return b->kind == BLOCK_HEADER_CELL ? STYLE_strong : STYLE_text;
}

struct wrapped {
	struct line *lines;
	int n;
};

static struct wrapped wrap_cell(struct grid *g, int i, int width)
{
	const struct block *b = cell_at(g, i);
	struct spans spans = { 0 };
	struct wrapped w = { 0 };

	set_spans(g->s, b, cell_style(b), &spans);
	if (spans.list.n && width > 0)
		w.lines = text_wrap(spans.list.v, spans.list.n, width, g->s->a, &w.n);
	return w;
}

static int line_width(const struct line *line)
{
	int w = 0;

	for (int i = 0; i < line->n; i++)
		w += line->v[i].width;
	return w;
}

/* Line `at` of a row whose cells are wrapped by column. */
static void put_row_line(struct grid *g, const struct wrapped *cells, int at)
{
	VEC(struct run) runs = { 0 };
	int column_start = 0, x = 0;

	for (int c = 0; c < g->columns; c++) {
		if (at < cells[c].n && cells[c].lines[at].n) {
			const struct line *line = &cells[c].lines[at];
			if (column_start > x)
				*VEC_PUSH(&runs, g->s->a) = (struct run){ .text = set_spaces(g->s, column_start - x) };
			for (int i = 0; i < line->n; i++)
				*VEC_PUSH(&runs, g->s->a) = line->v[i];
			x = column_start + line_width(line);
		}
		column_start += g->width[c] ? g->width[c] + GUTTER : 0;
	}
	set_put(g->s, g->s->block, (struct line){ .v = runs.v, .n = runs.n });
	g->s->out->lines.v[g->s->out->lines.n - 1].wide = g->wide;
	g->s->out->lines.v[g->s->out->lines.n - 1].stops = g->stops;
}

static void put_row(struct grid *g, const struct row *row)
{
	struct wrapped cells[COLUMNS_MAX] = { 0 };
	int height = 0;

	g->s->block = row->from;
	for (int i = row->from; i < row->to; i++) {
		int column = cell_at(g, i)->number;
		struct wrapped w = wrap_cell(g, i, runs_over(row) ? g->s->o->width : g->width[column]);
		if (runs_over(row))
			column = 0;
		cells[column] = w;
		height = w.n > height ? w.n : height;
	}
	for (int at = 0; at < height; at++)
		put_row_line(g, cells, at);
}

/* --- labelled rows --- */

static bool is_header_row(const struct grid *g, const struct row *row)
{
	for (int i = row->from; i < row->to; i++)
		if (cell_at(g, i)->kind != BLOCK_HEADER_CELL)
			return false;
	return !runs_over(row);
}

/* The header of a column, or NULL. */
static const struct block *header_of(const struct grid *g, const struct row *headers, int column)
{
	for (int i = headers ? headers->from : 0; headers && i < headers->to; i++)
		if (cell_at(g, i)->number == column && cell_at(g, i)->spans.n)
			return cell_at(g, i);
	return NULL;
}

static void put_label_line(struct grid *g, const struct row *headers, int i, bool first)
{
	struct setter *s = g->s;
	const struct block *b = cell_at(g, i), *header = header_of(g, headers, b->number);
	struct margin none = { 0 }, rest = { set_spaces(s, LABEL_INDENT), STYLE_text };
	struct spans spans = { 0 };

	if (!b->spans.n)
		return;
	if (header) {
		*VEC_PUSH(&spans.list, s->a) = (struct span){ block_text(header, s->a), STYLE_strong, 0 };
		*VEC_PUSH(&spans.list, s->a) = (struct span){ STR(": "), STYLE_strong, 0 };
	}
	set_spans(s, b, cell_style(b), &spans);
	s->block = i;
	set_wrapped(s, &spans, first || header ? none : rest, rest);
}

static void put_labelled(struct grid *g)
{
	bool has_headers = g->rows.n > 1 && is_header_row(g, &g->rows.v[0]);
	const struct row *headers = has_headers ? &g->rows.v[0] : NULL;

	for (int r = has_headers; r < g->rows.n; r++) {
		const struct row *row = &g->rows.v[r];
		if (r > has_headers)
			set_gap(g->s);
		for (int i = row->from; i < row->to; i++)
			put_label_line(g, runs_over(row) ? NULL : headers, i, i == row->from);
	}
}

void set_table(struct setter *s, int from, int to)
{
	struct grid *g = ARENA_NEW(s->a, struct grid);

	g->s = s;
	find_rows(g, from, to);
	measure(g);
	if (s->o->linear || (!choose_widths(g) && !choose_wide(g))) {
		put_labelled(g);
		return;
	}
	for (int r = 0; r < g->rows.n; r++)
		put_row(g, &g->rows.v[r]);
}
