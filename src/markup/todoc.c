/*
 * todoc: the walk over a tree.  Each element changes the context of what is
 * inside it; leaving it puts the old context back.  A table says which
 * elements do what, so that this file holds no list of tags twice.
 */
#include "markup/todoc.h"

#include "markup/tags.h"
#include "markup/todoc_private.h"
#include "model/url.h"

enum { RUN_MAX_BYTES = 64 << 20, ITEM_DEPTH_MAX = 100, ITEM_NUMBER_MAX = 1000000 };

/* What must happen when an element is left. */
struct frame {
	struct context before;
	bool boundary;          /* it was a block */
	bool container;         /* it was a place of its own */
	bool quote_mark;
	bool table;             /* it was a table whose cells are waiting */
};

typedef void enter_function(struct builder *b, const struct node *n, struct frame *f);

static void close_into(struct builder *b, struct frame *f, enum place place)
{
	builder_close(b);
	b->now.place = place;
	f->container = true;
}

static void enter_look(struct builder *b, unsigned flags)
{
	b->now.look.flags |= flags;
}

static void enter_strong(struct builder *b, const struct node *n, struct frame *f)
{
	(void)n, (void)f;
	enter_look(b, SPAN_STRONG);
}

static void enter_emphasis(struct builder *b, const struct node *n, struct frame *f)
{
	(void)n, (void)f;
	enter_look(b, SPAN_EMPHASIS);
}

static void enter_underline(struct builder *b, const struct node *n, struct frame *f)
{
	(void)n, (void)f;
	enter_look(b, SPAN_UNDERLINE);
}

static void enter_struck(struct builder *b, const struct node *n, struct frame *f)
{
	(void)n, (void)f;
	enter_look(b, SPAN_STRUCK);
}

static void enter_code(struct builder *b, const struct node *n, struct frame *f)
{
	(void)n, (void)f;
	enter_look(b, SPAN_CODE);
}

static void enter_super(struct builder *b, const struct node *n, struct frame *f)
{
	(void)n, (void)f;
	enter_look(b, SPAN_SUPER);
}

static void enter_sub(struct builder *b, const struct node *n, struct frame *f)
{
	(void)n, (void)f;
	enter_look(b, SPAN_SUB);
}

static void enter_link(struct builder *b, const struct node *n, struct frame *f)
{
	struct str href = str_trim(node_attr(n, "href"));

	(void)f;
	if (href.n && href.p[0] != '#')
		b->now.look.href = url_resolve(html_base(b->h), href, b->a);
}

static void enter_quote_mark(struct builder *b, const struct node *n, struct frame *f)
{
	(void)n;
	builder_words(b, STR("“"));
	f->quote_mark = true;
}

static void enter_break(struct builder *b, const struct node *n, struct frame *f)
{
	(void)n, (void)f;
	builder_break(b);
}

static void enter_rule(struct builder *b, const struct node *n, struct frame *f)
{
	const struct block *last;

	(void)n, (void)f;
	if (builder_absorbs(b))
		return;
	builder_close(b);
	last = builder_last(b);
	if (last && last->kind != BLOCK_RULE)
		builder_push(b, (struct block){ .kind = BLOCK_RULE });
}

static void enter_picture(struct builder *b, const struct node *n, struct frame *f)
{
	(void)f;
	builder_picture(b, n);
}

static bool is_fresh_item(const struct builder *b)
{
	return b->now.place == PLACE_ITEM && !b->items.v[b->now.item - 1].used;
}

/* The name of a card in a list is its item; a heading further down is one. */
static void enter_heading(struct builder *b, const struct node *n, struct frame *f)
{
	if (builder_absorbs(b) || is_fresh_item(b))
		return;
	close_into(b, f, PLACE_HEADING);
	b->now.level = node_name(n).p[1] - '0';
}

/* Code in a cell, or as all there is of an item, stays a part of it. */
static void enter_pre(struct builder *b, const struct node *n, struct frame *f)
{
	(void)n;
	if (!builder_absorbs(b) && !is_fresh_item(b))
		close_into(b, f, PLACE_PRE);
	b->now.look.pre = true;
}

static void enter_quote(struct builder *b, const struct node *n, struct frame *f)
{
	(void)n, (void)f;
	if (builder_absorbs(b))
		return;
	builder_close(b);
	b->now.quote = true;
}

static int int_attr(const struct node *n, const char *name, int otherwise)
{
	int64_t v;

	if (!str_int(str_trim(node_attr(n, name)), &v) || v < 0 || v > ITEM_NUMBER_MAX)
		return otherwise;
	return (int)v;
}

/* "2." of an item that holds only a list is said nowhere else. */
static void spend_number(struct builder *b)
{
	struct item *item;

	if (!is_fresh_item(b))
		return;
	item = &b->items.v[b->now.item - 1];
	if (!item->number)
		return;
	item->used = true;
	builder_push(b, (struct block){ .kind = BLOCK_ITEM, .level = item->depth,
		.number = item->number });
}

static void enter_list(struct builder *b, const struct node *n, struct frame *f)
{
	int depth = b->now.list ? b->lists.v[b->now.list - 1].depth + 1 : 1;
	bool ordered = str_eq(node_name(n), STR("ol"));
	bool down = ordered && node_has_attr(n, "reversed");
	int items = 0;

	(void)f;
	if (builder_absorbs(b))
		return;
	builder_close(b);
	spend_number(b);
	for (const struct node *x = down ? node_first(n) : NULL; x; x = node_next(x))
		items += str_eq(node_name(x), STR("li"));
	*VEC_PUSH(&b->lists, b->a) = (struct list){
		.depth = depth < ITEM_DEPTH_MAX ? depth : ITEM_DEPTH_MAX, .ordered = ordered,
		.next = int_attr(n, "start", down ? items : 1), .step = down ? -1 : 1,
	};
	b->now.list = b->lists.n;
}

static void enter_item(struct builder *b, const struct node *n, struct frame *f)
{
	struct list *list = b->now.list ? &b->lists.v[b->now.list - 1] : NULL;
	struct item item = { .depth = list ? list->depth : 1 };

	if (builder_absorbs(b))
		return;
	close_into(b, f, PLACE_ITEM);
	if (list && list->ordered) {
		item.number = int_attr(n, "value", list->next);
		list->next = item.number + list->step;
		if (list->next < 0)
			list->next = 0;
	}
	*VEC_PUSH(&b->items, b->a) = item;
	b->now.item = b->items.n;
}

static void enter_term(struct builder *b, const struct node *n, struct frame *f)
{
	(void)n;
	if (!builder_absorbs(b))
		close_into(b, f, PLACE_TERM);
}

static void enter_definition(struct builder *b, const struct node *n, struct frame *f)
{
	(void)n;
	if (!builder_absorbs(b))
		close_into(b, f, PLACE_DEFINITION);
}

static void enter_figure(struct builder *b, const struct node *n, struct frame *f)
{
	(void)n, (void)f;
	b->now.figure = ++b->figures;
}

static void enter_figcaption(struct builder *b, const struct node *n, struct frame *f)
{
	(void)n;
	if (!builder_absorbs(b))
		close_into(b, f, PLACE_CAPTION);
}

static void enter_table(struct builder *b, const struct node *n, struct frame *f)
{
	struct table *t;

	if (!builder_absorbs(b))
		builder_close(b);
	t = VEC_PUSH(&b->tables, b->a);
	table_measure(n, t);
	t->data = t->data && !builder_absorbs(b);
	b->now.table = b->tables.n;
	f->table = t->data;
}

static struct table *data_table(struct builder *b)
{
	struct table *t = b->now.table ? &b->tables.v[b->now.table - 1] : NULL;

	return t && t->data && !builder_absorbs(b) ? t : NULL;
}

static void enter_row(struct builder *b, const struct node *n, struct frame *f)
{
	struct table *t = data_table(b);

	(void)n, (void)f;
	if (t)
		table_row(t);
}

static void enter_cell(struct builder *b, const struct node *n, struct frame *f)
{
	struct table *t = data_table(b);
	bool photo = b->now.table && b->tables.v[b->now.table - 1].photo;

	if (t) {
		close_into(b, f, PLACE_CELL);
		b->now.level = str_eq(node_name(n), STR("th"));
		table_cell(t, n);
		return;
	}
	if (photo && !builder_absorbs(b))
		builder_close(b);
	if (photo && !builder_absorbs(b) && picture_waits_for_caption(b))
		close_into(b, f, PLACE_CAPTION);
}

/* Sorted by name.  What is not here only is a block or is not. */
static const struct element {
	char name[12];
	enter_function *enter;
} elements[] = {
	{ "a", enter_link }, { "amp-img", enter_picture }, { "b", enter_strong }, { "blockquote", enter_quote },
	{ "br", enter_break }, { "cite", enter_emphasis }, { "code", enter_code }, { "dd", enter_definition },
	{ "del", enter_struck }, { "dfn", enter_emphasis }, { "dir", enter_list }, { "dt", enter_term },
	{ "em", enter_emphasis }, { "figcaption", enter_figcaption }, { "figure", enter_figure },
	{ "h1", enter_heading }, { "h2", enter_heading }, { "h3", enter_heading }, { "h4", enter_heading },
	{ "h5", enter_heading }, { "h6", enter_heading }, { "hr", enter_rule }, { "i", enter_emphasis },
	{ "img", enter_picture }, { "ins", enter_underline }, { "kbd", enter_code }, { "li", enter_item },
	{ "listing", enter_pre }, { "menu", enter_list }, { "ol", enter_list }, { "pre", enter_pre },
	{ "q", enter_quote_mark }, { "s", enter_struck }, { "samp", enter_code }, { "strike", enter_struck },
	{ "strong", enter_strong }, { "sub", enter_sub }, { "sup", enter_super }, { "table", enter_table },
	{ "td", enter_cell }, { "th", enter_cell }, { "tr", enter_row }, { "tt", enter_code },
	{ "u", enter_underline }, { "ul", enter_list }, { "xmp", enter_pre },
};

static enter_function *find_enter(struct str name)
{
	int low = 0, high = (int)(sizeof(elements) / sizeof(*elements));

	while (low < high) {
		int middle = (low + high) / 2;
		int c = str_cmp(name, str_of(elements[middle].name));
		if (c == 0)
			return elements[middle].enter;
		if (c < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

static bool is_dropped(const struct builder *b, const struct node *n, unsigned flags)
{
	if (flags & TAG_DROP)
		return true;
	if ((flags & TAG_CONTROL) && !b->options->whole_page)
		return true;
	return node_has_attr(n, "hidden") || node_style_says(n, "display", "none");
}

/* A caption told by its class or looks needs a picture right before it. */
static bool enter_caption(struct builder *b, const struct node *n, struct frame *f)
{
	if (builder_absorbs(b) || b->open)
		return false;
	if (!(picture_waits_for_caption(b) && node_is_caption(n)) && !node_is_captioned(n))
		return false;
	close_into(b, f, PLACE_CAPTION);
	return true;
}

static bool enter(struct builder *b, const struct node *n, bool is_root, struct frame *f)
{
	struct str name = node_name(n);
	unsigned flags = tag_flags(name);
	enter_function *special = find_enter(name);

	if (!is_root && is_dropped(b, n, flags)) {
		if (flags & TAG_BLOCK)
			builder_boundary(b);
		return false;
	}
	f->boundary = (flags & TAG_BLOCK) || node_style_says(n, "display", "block");
	if (f->boundary)
		builder_boundary(b);
	if (!enter_caption(b, n, f) && special)
		special(b, n, f);
	if (!f->container && node_keeps_spaces(n, f->boundary))
		enter_pre(b, n, f);
	return true;
}

/* Every cell is written, also an empty one: the first begins the table. */
static void leave_container(struct builder *b)
{
	if (b->now.place == PLACE_CELL && !b->open)
		builder_push_cell(b, builder_cell(b));
	builder_close(b);
}

static void leave(struct builder *b, const struct frame *f)
{
	if (f->quote_mark) {
		b->space_due = false;
		builder_words(b, STR("”"));
	}
	if (f->container)
		leave_container(b);
	if (f->table) {
		builder_close(b);
		builder_cells(b);
	}
	b->now = f->before;
	if (f->boundary)
		builder_boundary(b);
}

struct walk {
	VEC(struct frame) frames;
};

/* Enters n; true when its children come next (its frame is on the stack). */
static bool visit(struct builder *b, struct walk *w, const struct node *n,
	const struct node *root)
{
	struct frame f = { .before = b->now };

	if (node_is_text(n)) {
		builder_text(b, node_raw_text(n));
		return false;
	}
	if (!node_is_element(n) || !enter(b, n, n == root, &f))
		return false;
	if (!node_first(n)) {
		leave(b, &f);
		return false;
	}
	*VEC_PUSH(&w->frames, b->a) = f;
	return true;
}

void todoc(struct html *h, struct node *root, const struct todoc_options *o, struct arena *a,
	struct doc *out)
{
	static const struct todoc_options none;
	struct builder b = { .h = h, .a = a, .out = out, .options = o ? o : &none };
	struct walk w = { 0 };
	const struct node *n = root;

	*out = (struct doc){ 0 };
	buf_init(&b.run, RUN_MAX_BYTES);
	while (n) {
		if (visit(&b, &w, n, root)) {
			n = node_first(n);
			continue;
		}
		while (n != root && !node_next(n)) {
			n = node_parent(n);
			leave(&b, &w.frames.v[--w.frames.n]);
		}
		n = n == root ? NULL : node_next(n);
	}
	builder_close(&b);
	buf_release(&b.run);
}

void todoc_fragment(struct str html, struct str base, struct arena *a, struct doc *out)
{
	struct err e = { 0 };
	struct todoc_options o = { .alt = true };
	struct html *h = html_parse(html, base, &e);

	*out = (struct doc){ 0 };
	if (!h)
		return;
	todoc(h, html_root(h), &o, a, out);
	html_free(h);
}
