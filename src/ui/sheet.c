/* sheet: scrolling, choosing, filtering and drawing of all sheets. */
#include "ui/sheet.h"

#include "base/words.h"
#include "text/width.h"
#include "text/wrap.h"
#include "ui/pane.h"

enum { LEFT_X = 2, PART_INDENT = 2, RIGHT_W = 72, WHOLE_W = 80 };

#define SHEET(id, functions) extern const struct sheet_ops sheet_##functions;
#include "ui/panes.def"
#undef SHEET

const struct sheet_ops *const sheet_table[SHEET_COUNT] = {
#define SHEET(id, functions) [SHEET_##id] = &sheet_##functions,
#include "ui/panes.def"
#undef SHEET
};

struct sheet_line *sheet_add(struct sheet_lines *out, struct arena *a)
{
	struct sheet_line *l = VEC_PUSH(&out->list, a);

	l->style = STYLE_text;
	return l;
}

void sheet_heading(struct sheet_lines *out, struct str words, struct arena *a)
{
	if (out->list.n)
		sheet_add(out, a);
	sheet_add(out, a)->heading = words;
}

/* ---- the lines, filtered ---- */

static bool has_key(struct str keys, struct str word)
{
	struct str key;

	while (str_word(&keys, &key))
		if (str_eq(key, word))
			return true;
	return false;
}

static bool wanted(const struct sheet_line *l, const struct find *f, struct arena *a)
{
	return find_any(f, l->words, a) || find_any(f, l->left, a)
		|| str_find_nocase(l->right, f->plain, 0) < l->right.n || has_key(l->left, f->plain);
}

static bool selectable(const struct sheet_line *l)
{
	return l->heading.n == 0 && !l->part && (l->left.n || l->words.n);
}

/* Headings stay where a line under them does. */
static void filter(struct sheet_lines *all, struct str words, struct arena *a, struct sheet_lines *out)
{
	struct str heading = STR_NONE;
	struct find f;
	bool kept = false;

	find_prepare(&f, words, a);
	for (int i = 0; i < all->list.n; i++) {
		const struct sheet_line *l = &all->list.v[i];

		if (l->heading.n)
			heading = l->heading;
		if (l->part ? !kept : !selectable(l) || !wanted(l, &f, a)) {
			kept = false;
			continue;
		}
		if (heading.p)
			sheet_heading(out, heading, a);
		heading = STR_NONE;
		kept = true;
		*VEC_PUSH(&out->list, a) = *l;
	}
}

/* What goes on with a line is read whole: it takes the lines that it needs. */
static void wrap_parts(const struct ui *u, struct sheet_lines *lines, struct arena *a)
{
	struct sheet_lines out = { 0 };
	int room = u->w - LEFT_X - PART_INDENT - 1, n;

	for (int i = 0; i < lines->list.n; i++) {
		const struct sheet_line *l = &lines->list.v[i];
		struct span span = { l->words, l->style, 0 };
		struct line *wrapped = l->part ? text_wrap(&span, 1, room > 1 ? room : 1, a, &n) : NULL;

		if (!wrapped)
			*VEC_PUSH(&out.list, a) = *l;
		for (int k = 0; wrapped && k < n; k++) {
			struct sheet_line *part = VEC_PUSH(&out.list, a);

			*part = *l;
			part->words = STR("  ");
			for (int j = 0; j < wrapped[k].n; j++)
				part->words = arena_join(a, part->words, wrapped[k].v[j].text);
		}
	}
	*lines = out;
}

static void build(const struct ui *u, const struct state *st, struct arena *a, struct sheet_lines *out)
{
	const struct sheet_ops *ops = sheet_table[u->sheet.id];
	struct str words = prompt_text(&u->sheet.filter);
	struct sheet_lines all = { 0 };

	*out = (struct sheet_lines){ 0 };
	if (ops->hunt || words.n == 0) {
		ops->build(st, words, a, out);
	} else {
		ops->build(st, STR(""), a, &all);
		filter(&all, words, a, out);
	}
	wrap_parts(u, out, a);
}

/* ---- moving ---- */

static int rows(const struct ui *u)
{
	return u->h - 2 > 0 ? u->h - 2 : 1;
}

/* The selected line is on the screen; so is what goes on with it. */
static void show_parts(struct list *at, const struct sheet_lines *lines, int height)
{
	int last = at->selected;

	while (last + 1 < lines->list.n && lines->list.v[last + 1].part)
		last++;
	while (at->top < at->selected && last - at->top >= height)
		at->top++;
}

/* The next line that can be chosen, from here in this direction, else in the
 * other. */
static void land(struct list *at, const struct sheet_lines *lines, int direction, int height)
{
	int n = lines->list.n;

	list_clamp(at, n, height);
	for (int turn = 0; turn < 2; turn++, direction = -direction)
		for (int i = at->selected; i >= 0 && i < n; i += direction)
			if (selectable(&lines->list.v[i])) {
				at->selected = i;
				list_clamp(at, n, height);
				show_parts(at, lines, height);
				return;
			}
}

static bool scroll(struct list *at, int n, int height, int top)
{
	int before = at->top, last = n - height;

	at->top = top > last ? last : top;
	at->top = at->top < 0 ? 0 : at->top;
	return at->top != before;
}

bool sheet_move(struct ui *u, const struct state *st, enum motion m, int count)
{
	struct arena scratch = { 0 };
	struct sheet_lines lines;
	struct list *at = &u->sheet.at, before = *at;
	int distance = motion_lines(m, count, rows(u));

	build(u, st, &scratch, &lines);
	if (sheet_table[u->sheet.id]->choose) {
		list_move(at, lines.list.n, rows(u), m, count);
		land(at, &lines, distance < 0 ? -1 : 1, rows(u));
		/* a heading over the first line is seen */
		if (at->selected <= 1)
			at->top = 0;
	} else if (draw_linear(st)) {
		/* the cursor goes through the lines, which stay where they are */
		at->leaps = true;
		list_move(at, lines.list.n, rows(u), m, count);
	} else {
		scroll(at, lines.list.n, rows(u), at->top + distance);
	}
	arena_release(&scratch);
	return at->top != before.top || at->selected != before.selected;
}

void sheet_clamp(struct ui *u, const struct state *st)
{
	struct arena scratch = { 0 };
	struct sheet_lines lines;

	build(u, st, &scratch, &lines);
	if (sheet_table[u->sheet.id]->choose)
		land(&u->sheet.at, &lines, 1, rows(u));
	else if (draw_linear(st))
		list_clamp(&u->sheet.at, lines.list.n, rows(u));
	else
		scroll(&u->sheet.at, lines.list.n, rows(u), u->sheet.at.top);
	arena_release(&scratch);
}

int sheet_hit(const struct ui *u, const struct state *st, int y)
{
	struct arena scratch = { 0 };
	struct sheet_lines lines;
	int line = u->sheet.at.top + y - 1, found = -1;

	build(u, st, &scratch, &lines);
	/* what goes on with a line is that line */
	while (line > 0 && line < lines.list.n && lines.list.v[line].part)
		line--;
	if (sheet_table[u->sheet.id]->choose && y > 0 && line < lines.list.n && selectable(&lines.list.v[line]))
		found = line;
	arena_release(&scratch);
	return found;
}

int ui_sheet_selected(const struct ui *u)
{
	return u->sheet.id != SHEET_NONE && sheet_table[u->sheet.id]->choose ? u->sheet.at.selected : -1;
}

void ui_sheet_select(struct ui *u, const struct state *st, int line)
{
	u->sheet.at.selected = line;
	sheet_clamp(u, st);
}

/* ---- drawing ---- */

static int left_width(const struct sheet_ops *ops, int w)
{
	int wide = ops->left_w * w / WHOLE_W;

	/* a column of keys needs no more in a wide window, names do */
	if (w >= 3 * ops->left_w)
		return ops->choose && wide < 2 * ops->left_w ? wide : ops->left_w;
	return w / 3;
}

static void draw_line(const struct sheet_ops *ops, struct surface *s, struct rect r, const struct sheet_line *l,
		      bool selected)
{
	int left_w = ops->left_w ? left_width(ops, r.w) : 0, x = LEFT_X + left_w + (left_w ? 1 : 0), right_w = 0;

	if (l->heading.n) {
		draw_fit(s, r.x + 1, r.y, r.w - 1, l->heading, STYLE_heading);
		return;
	}
	if (l->right.n && (r.w >= RIGHT_W || ops->right_first))
		right_w = draw_width(s, l->right) + 2;
	if (right_w > (r.w - x) / 2)
		right_w = (r.w - x) / 2;
	draw_fit(s, r.x + LEFT_X, r.y, left_w, l->left, STYLE_key);
	draw_fit(s, r.x + x, r.y, r.w - x - 1 - right_w, l->words, selected ? STYLE_selected : l->style);
	if (right_w)
		draw_right(s, r.x + r.w - 1 - right_w + 2, r.y, right_w - 2, l->right, STYLE_muted);
}

static void draw_title(const struct ui *u, const struct state *st, struct surface *s, struct rect r)
{
	const struct sheet_ops *ops = sheet_table[u->sheet.id];
	struct str words = prompt_text(&u->sheet.filter), hint = STR_NONE;
	int x = 1 + draw_fit(s, r.x + 1, r.y, r.w - 2, str_of(_(ops->title)), STYLE_pane_title);

	if (words.n && !u->sheet.filter.open)
		x += 2 + draw_fit(s, r.x + x + 2, r.y, r.w - x - 3, arena_printf(&s->frame, "/%.*s", STR_ARG(words)),
				  STYLE_prompt);
	if (ops->hint.command)
		hint = key_of(st, ops->hint.command, ops->hint.key);
	if (hint.n)
		hint = arena_printf(&s->frame, "%.*s %s", STR_ARG(hint), _(ops->hint.words));
	if (hint.n && x + 3 + draw_width(s, hint) < r.w)
		draw_right(s, r.x, r.y, r.w - 1, hint, STYLE_hint);
}

void sheet_draw(const struct ui *u, const struct state *st, struct surface *s, struct rect r)
{
	const struct sheet *sheet = &u->sheet;
	const struct sheet_ops *ops = sheet_table[sheet->id];
	struct sheet_lines lines;

	build(u, st, &s->frame, &lines);
	draw_title(u, st, s, r);
	if (lines.list.n == 0)
		draw_paragraph(s, (struct rect){ r.x + LEFT_X, r.y + 1, r.w - LEFT_X - 1, r.h - 1 },
			       str_of(prompt_text(&sheet->filter).n ? _("nothing found") : _(ops->empty)),
			       STYLE_muted);
	for (int i = 0; i + 1 < r.h && sheet->at.top + i < lines.list.n; i++) {
		int row = sheet->at.top + i;
		bool selected = ops->choose && row == sheet->at.selected;

		if (row == sheet->at.selected)
			draw_cursor(st, s, r.x, r.y + 1 + i);
		if (selected)
			surface_text(s, r.x, r.y + 1 + i, 1, str_of(marks_of(st)->select), STYLE_marker);
		draw_line(ops, s, (struct rect){ r.x, r.y + 1 + i, r.w, 1 }, &lines.list.v[row], selected);
	}
}

/* ---- keys ---- */

static const struct { struct key key; enum motion motion; } hunt_motions[] = {
	{ { KEY_DOWN_ARROW, 0 }, MOVE_DOWN }, { { 'n', KEY_CTRL }, MOVE_DOWN }, { { '\t', 0 }, MOVE_DOWN },
	{ { KEY_UP_ARROW, 0 }, MOVE_UP }, { { 'p', KEY_CTRL }, MOVE_UP }, { { KEY_BACK_TAB, 0 }, MOVE_UP },
	{ { KEY_PAGE_DOWN, 0 }, MOVE_PAGE_DOWN }, { { KEY_PAGE_UP, 0 }, MOVE_PAGE_UP },
};

static void forget_filter(struct prompt *filter)
{
	prompt_open(filter, PROMPT_SEARCH, STR(""));
	prompt_close(filter);
}

static enum layer_result hunt_key(struct ui *u, const struct state *st, struct key k, struct str *run)
{
	for (size_t i = 0; i < sizeof(hunt_motions) / sizeof(hunt_motions[0]); i++)
		if (key_eq(k, hunt_motions[i].key)) {
			sheet_move(u, st, hunt_motions[i].motion, 1);
			return LAYER_USED;
		}
	switch (prompt_key(&u->sheet.filter, k)) {
	case LAYER_ACCEPTED:
		*run = ui_sheet_choice(u, st);
		u->sheet.id = SHEET_NONE;
		return run->n ? LAYER_ACCEPTED : LAYER_CLOSED;
	case LAYER_CLOSED:
		u->sheet.id = SHEET_NONE;
		return LAYER_CLOSED;
	default:
		u->sheet.at.selected = u->sheet.at.top = 0;
		sheet_clamp(u, st);
		return LAYER_USED;
	}
}

/* Keys that the filter does not take are the keymap's. */
enum layer_result sheet_key(struct ui *u, const struct state *st, struct key k, struct str *run)
{
	struct sheet *sheet = &u->sheet;

	if (sheet->filter.open && sheet_table[sheet->id]->hunt)
		return hunt_key(u, st, k, run);
	if (sheet->filter.open) {
		/* closing the line takes the filter back, Enter keeps it */
		if (prompt_key(&sheet->filter, k) == LAYER_CLOSED)
			forget_filter(&sheet->filter);
		sheet->at.selected = sheet->at.top = 0;
		sheet_clamp(u, st);
		return LAYER_USED;
	}
	if (!key_eq(k, (struct key){ 'c', KEY_CTRL }))
		return LAYER_NONE;
	sheet->id = SHEET_NONE;
	return LAYER_CLOSED;
}

/* ---- for app ---- */

void ui_sheet_open(struct ui *u, const struct state *st, enum sheet_id id)
{
	const struct sheet_ops *ops = sheet_table[id];

	u->sheet.id = id;
	u->sheet.at = (struct list){ 0 };
	forget_filter(&u->sheet.filter);
	if (ops->hunt)
		prompt_open(&u->sheet.filter, PROMPT_HUNT, STR(""));
	sheet_clamp(u, st);
}

enum sheet_id ui_sheet(const struct ui *u)
{
	return u->sheet.id;
}

void ui_sheet_filter(struct ui *u, const struct state *st, struct str words)
{
	prompt_open(&u->sheet.filter, PROMPT_SEARCH, words);
	if (words.n)
		prompt_close(&u->sheet.filter);
	u->sheet.at.selected = u->sheet.at.top = 0;
	sheet_clamp(u, st);
}

bool ui_sheet_stays(const struct ui *u)
{
	return u->sheet.id != SHEET_NONE && sheet_table[u->sheet.id]->stays;
}

int64_t ui_sheet_id(struct ui *u, const struct state *st)
{
	struct sheet_lines lines;

	arena_clear(&u->answer);
	if (u->sheet.id == SHEET_NONE || !sheet_table[u->sheet.id]->choose)
		return 0;
	build(u, st, &u->answer, &lines);
	return u->sheet.at.selected < lines.list.n ? lines.list.v[u->sheet.at.selected].id : 0;
}

struct str ui_sheet_choice(struct ui *u, const struct state *st)
{
	struct sheet_lines lines;
	struct str run = STR("");

	arena_clear(&u->answer);
	if (u->sheet.id == SHEET_NONE || !sheet_table[u->sheet.id]->choose)
		return run;
	build(u, st, &u->answer, &lines);
	if (u->sheet.at.selected < lines.list.n)
		run = arena_str(&u->answer, lines.list.v[u->sheet.at.selected].run);
	return run;
}
