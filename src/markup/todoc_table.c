/*
 * todoc_table: is a table data or layout, and where does each cell stand?
 * Old portals lay out whole pages, and pictures with their captions, in
 * tables; those are read as running text.
 */
#include "markup/tags.h"
#include "markup/todoc_private.h"

enum { CELL_TEXT_MAX_BYTES = 1500, SPAN_MAX = 50, LAYOUT_ROWS_MAX = 4 };

static bool is_cell(struct str name)
{
	return str_eq(name, STR("td")) || str_eq(name, STR("th"));
}

/* What never stands in a cell of data. */
static bool is_layout_content(struct str name)
{
	static const char *const names[] = {
		"table", "form", "figure", "iframe", "h1", "h2", "article", "section",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (str_eq(name, str_of(names[i])))
			return true;
	return false;
}

struct counts {
	int rows, cells, columns, in_row, pictures;
	size_t cell_bytes;
	bool layout;
};

static void count_node(struct counts *c, const struct node *n)
{
	struct str name = node_name(n);

	if (node_is_text(n)) {
		c->cell_bytes += str_trim(node_raw_text(n)).n;
		c->layout = c->layout || (c->cells && c->cell_bytes > CELL_TEXT_MAX_BYTES);
	} else if (str_eq(name, STR("tr"))) {
		c->rows++;
		c->in_row = 0;
	} else if (is_cell(name)) {
		c->cells++;
		c->in_row++;
		c->columns = c->in_row > c->columns ? c->in_row : c->columns;
		c->cell_bytes = 0;
	} else if (str_eq(name, STR("img"))) {
		c->pictures++;
	} else {
		c->layout = c->layout || is_layout_content(name);
	}
}

void table_measure(const struct node *table, struct table *t)
{
	struct counts c = { 0 };
	bool skip = false;

	for (const struct node *n = node_first(table); n && !c.layout; n = node_walk(n, table, skip)) {
		count_node(&c, n);
		skip = (tag_flags(node_name(n)) & (TAG_DROP | TAG_RAW)) != 0;
	}
	*t = (struct table){ .row = -1, .rows = c.rows };
	t->data = !c.layout && c.columns > 1 && c.pictures * 2 < c.cells
		&& !str_eq_nocase(node_attr(table, "role"), STR("presentation"));
	t->photo = !c.layout && c.columns == 1 && c.pictures && c.rows <= LAYOUT_ROWS_MAX;
}

void table_row(struct table *t)
{
	t->row++;
	t->column = -1;
	for (int i = 0; i < TABLE_COLUMNS_MAX; i++)
		t->busy[i] -= t->busy[i] > 0;
}

static int span_of(const struct node *cell, const char *attr)
{
	int64_t n;

	if (!str_int(str_trim(node_attr(cell, attr)), &n) || n < 1)
		return 1;
	return n > SPAN_MAX ? SPAN_MAX : (int)n;
}

/* The next free column; it stays taken over the spans of this cell. */
void table_cell(struct table *t, const struct node *cell)
{
	int wide = span_of(cell, "colspan"), high = span_of(cell, "rowspan");

	if (t->row < 0)
		table_row(t);
	t->column++;
	while (t->column < TABLE_COLUMNS_MAX && t->busy[t->column])
		t->column++;
	for (int i = t->column; i < t->column + wide && i < TABLE_COLUMNS_MAX; i++)
		t->busy[i] = high;
}
