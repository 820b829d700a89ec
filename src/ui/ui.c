/* ui: focus, layout, the stack of layers; each pane does its own part. */
#include "ui/ui.h"

#include <stdlib.h>

#include "base/words.h"
#include "text/fold.h"
#include "text/width.h"
#include "ui/reader.h"

#define PANE(id, functions) extern const struct pane_ops pane_##functions;
#include "ui/panes.def"
#undef PANE

const struct pane_ops *const pane_table[PANE_COUNT] = {
#define PANE(id, functions) [PANE_##id] = &pane_##functions,
#include "ui/panes.def"
#undef PANE
};

struct ui *ui_new(void)
{
	struct ui *u = calloc(1, sizeof(*u));

	if (!u)
		abort();
	u->search.at = -1;
	return u;
}

void ui_free(struct ui *u)
{
	if (!u)
		return;
	compose_release(&u->page);
	prompt_release(&u->prompt);
	prompt_release(&u->sheet.filter);
	arena_release(&u->search.arena);
	arena_release(&u->search.places);
	arena_release(&u->answer);
	free(u);
}

/* ---- layout ---- */

static struct layout_spec spec_of(const struct ui *u, const struct state *st, enum pane_id focus)
{
	return (struct layout_spec){ .w = u->w, .h = u->h, .focus = focus,
				     .zoom = u->zoom || draw_linear(st),
				     .mode = (enum layout_mode)option_number(st, OPT_layout),
				     .side_w = (int)option_number(st, OPT_side_width),
				     .list_percent = (int)option_number(st, OPT_list_width),
				     .hints = option_number(st, OPT_hints) != 0 && !draw_linear(st) };
}

/* A pane that is not on the screen keeps the size it would have there, so
 * that its place survives being covered. */
static void lay_out(struct ui *u, const struct state *st)
{
	struct layout_spec spec;

	for (int p = 0; p < PANE_COUNT; p++) {
		spec = spec_of(u, st, (enum pane_id)p);
		layout_solve(&spec, &u->at);
		u->rows[p] = u->at.body[p].h > 0 ? u->at.body[p].h : 1;
		if (p == PANE_READER)
			u->reader_w = u->at.body[p].w;
	}
	spec = spec_of(u, st, u->focus);
	layout_solve(&spec, &u->at);
	u->side.leaps = u->list.leaps = u->at.dividers > 0 || draw_linear(st);
}

void ui_sync(struct ui *u, const struct state *st)
{
	lay_out(u, st);
	for (int p = 0; p < PANE_COUNT; p++)
		pane_table[p]->sync(u, st);
	if (u->sheet.id != SHEET_NONE)
		sheet_clamp(u, st);
}

void ui_resize(struct ui *u, const struct state *st, int w, int h)
{
	u->w = w > 0 ? w : 0;
	u->h = h > 0 ? h : 0;
	ui_sync(u, st);
}

/* ---- drawing ---- */

static void draw_title(const struct ui *u, const struct state *st, struct surface *s,
		enum pane_id p)
{
	struct rect r = u->at.title[p];
	struct pane_title t = { .indent = 1, .width = r.w - 2 };
	int right_w;

	if (r.h == 0)
		return;
	pane_table[p]->title(u, st, &s->frame, &t);
	/* what changes with every step would be read out with every step */
	if (draw_linear(st) && p == PANE_ARTICLES && st->list.waiting == 0)
		t.right = STR_NONE;
	right_w = draw_width(s, t.right);
	if (right_w > t.width / 2)
		right_w = 0;
	draw_fit(s, r.x + t.indent, r.y, t.width - (right_w ? right_w + 1 : 0), t.left,
		 p == u->focus ? STYLE_pane_title : STYLE_muted);
	if (right_w)
		draw_right(s, r.x + t.indent, r.y, t.width, t.right, t.right_style);
}

static void draw_panes(const struct ui *u, const struct state *st, struct surface *s)
{
	for (int p = 0; p < PANE_COUNT; p++) {
		struct rect r = u->at.body[p];
		draw_title(u, st, s, (enum pane_id)p);
		if (r.w > 0 && r.h > 0)
			pane_table[p]->draw(u, st, s, r);
	}
	for (int i = 0; i < u->at.dividers; i++)
		surface_vline(s, u->at.divider[i].x, u->at.divider[i].y, u->at.divider[i].h, STYLE_border);
}

/* A window of a few cells: say that it is there. */
static void draw_tiny(const struct ui *u, const struct state *st, struct surface *s)
{
	struct str words = str_of(_("too small"));

	if (u->w >= text_width(words))
		draw_fit(s, 0, 0, u->w, words, STYLE_muted);
	else
		surface_text(s, 0, 0, 1, draw_ascii(st) ? STR("!") : STR("…"), STYLE_muted);
}

void ui_draw(const struct ui *u, const struct state *st, struct surface *s)
{
	s->ascii = draw_ascii(st);
	surface_begin(s, u->w, u->h);
	if (u->at.tiny) {
		draw_tiny(u, st, s);
		if (u->prompt.open && u->h > 0)
			prompt_draw(&u->prompt, s, (struct rect){ 0, u->h - 1, u->w, 1 });
		return;
	}
	if (u->sheet.id != SHEET_NONE)
		sheet_draw(u, st, s, (struct rect){ 0, 0, u->w, u->h - 1 });
	else
		draw_panes(u, st, s);
	status_draw(u, st, s);
}

/* ---- focus ---- */

enum pane_id ui_focus(const struct ui *u)
{
	return u->focus;
}

void ui_set_focus(struct ui *u, const struct state *st, enum pane_id p)
{
	if (p >= PANE_COUNT || p == u->focus)
		return;
	u->focus = p;
	ui_sync(u, st);
}

void ui_focus_next(struct ui *u, const struct state *st, int direction)
{
	int step = direction < 0 ? PANE_COUNT - 1 : 1, next = (u->focus + step) % PANE_COUNT;

	/* an empty reader is no place to be */
	if (next == PANE_READER && st->page.status == PAGE_NONE)
		next = (next + step) % PANE_COUNT;
	ui_set_focus(u, st, (enum pane_id)next);
}

void ui_zoom(struct ui *u, const struct state *st)
{
	u->zoom = !u->zoom;
	ui_sync(u, st);
}

bool ui_zoomed(const struct ui *u)
{
	return u->zoom;
}

bool ui_pane_shown(const struct ui *u, enum pane_id p)
{
	return u->at.body[p].h > 0;
}

enum context ui_context(const struct ui *u)
{
	return u->sheet.id != SHEET_NONE ? CONTEXT_HELP : pane_table[u->focus]->context;
}

/* ---- moving and selecting ---- */

bool ui_move(struct ui *u, const struct state *st, enum motion m, int count)
{
	if (u->sheet.id != SHEET_NONE)
		return sheet_move(u, st, m, count);
	return pane_table[u->focus]->move(u, st, m, count);
}

int ui_selected(const struct ui *u, enum pane_id p)
{
	const struct list *l = p == PANE_CATEGORIES ? &u->side : &u->list;

	return p != PANE_READER && l->n > 0 ? l->selected : -1;
}

void ui_select(struct ui *u, const struct state *st, enum pane_id p, int row)
{
	struct list *l = p == PANE_CATEGORIES ? &u->side : &u->list;

	if (p == PANE_READER)
		return;
	l->selected = row < 0 ? 0 : row;
	l->id = 0;
	pane_table[p]->sync(u, st);
}

/* The rows shown and as many before and after them, so that most moves need
 * nothing from the archive. */
void ui_wanted(const struct ui *u, const struct state *st, int *first, int *count)
{
	int rows = articles_visible(u, st), top = u->list.top;

	*first = top > rows ? top - rows : 0;
	*count = top - *first + 2 * rows;
	if (*first + *count > st->list.total)
		*count = st->list.total > *first ? st->list.total - *first : rows;
}

/* ---- search ---- */

int ui_search(struct ui *u, const struct state *st, struct str words)
{
	struct search *f = &u->search;
	int hits;

	ui_search_clear(u);
	f->words = draw_ascii(st) ? text_ascii(words, &f->arena) : arena_str(&f->arena, words);
	find_prepare(&f->find, f->words, &f->arena);
	if (f->find.plain.n == 0)
		return 0;
	f->on = true;
	f->pane = u->focus;
	hits = pane_table[f->pane]->search(u, st);
	if (hits > 0)
		pane_table[f->pane]->step(u, st, 1, true);
	return hits;
}

bool ui_search_step(struct ui *u, const struct state *st, int direction)
{
	if (!u->search.on || u->search.pane != u->focus)
		return false;
	return pane_table[u->focus]->step(u, st, direction < 0 ? -1 : 1, false);
}

int ui_search_place(const struct ui *u, int *of)
{
	const struct search *f = &u->search;

	if (!ui_searching(u) || f->pane != PANE_READER || f->matches.n == 0)
		return 0;
	*of = f->matches.v[f->matches.n - 1].hit + 1;
	return f->at + 1;
}

bool ui_searching(const struct ui *u)
{
	return u->search.on && u->search.pane == u->focus;
}

void ui_search_clear(struct ui *u)
{
	arena_clear(&u->search.arena);
	arena_clear(&u->search.places);
	u->search = (struct search){ .arena = u->search.arena, .places = u->search.places, .at = -1 };
}

void search_mark(const struct ui *u, enum pane_id p, struct surface *s, int x, int y,
		int width, struct str words)
{
	struct text_hits hits;

	if (!u->search.on || u->search.pane != p)
		return;
	if (s->ascii)
		words = text_ascii(words, &s->frame);
	find_all(&u->search.find, words, &s->frame, &hits);
	draw_hits(s, x, y, width, words, &hits);
}

/* ---- layers ---- */

void ui_prompt_open(struct ui *u, enum prompt_kind k, struct str text)
{
	prompt_open(&u->prompt, k, text);
}

bool ui_prompt_line(const struct ui *u, enum prompt_kind *kind, struct str *line)
{
	*kind = u->prompt.kind;
	*line = str_sub(prompt_text(&u->prompt), 0, u->prompt.cursor);
	return u->prompt.open;
}

bool ui_is_typing(const struct ui *u)
{
	return u->prompt.open || (u->sheet.id != SHEET_NONE && u->sheet.filter.open);
}

struct str ui_history(const struct ui *u, enum prompt_kind k, int nth)
{
	return nth >= 0 && nth < u->prompt.history[k].n ? u->prompt.history[k].v[nth] : STR_NONE;
}

void ui_history_add(struct ui *u, enum prompt_kind k, struct str line)
{
	prompt_remember(&u->prompt, k, line);
}

void ui_set_completer(struct ui *u, ui_completer *f, void *owner)
{
	u->prompt.completer = f;
	u->prompt.owner = owner;
}

enum layer_result ui_layer_key(struct ui *u, const struct state *st, struct key k,
		enum prompt_kind *kind, struct str *text)
{
	enum layer_result result;

	if (u->hints.command && !u->prompt.open) {
		*kind = PROMPT_COMMAND;
		return reader_hints_key(u, k, text);
	}
	if (u->prompt.open) {
		result = prompt_key(&u->prompt, k);
		if (result == LAYER_ACCEPTED) {
			arena_clear(&u->answer);
			*kind = u->prompt.kind;
			*text = arena_str(&u->answer, prompt_text(&u->prompt));
		}
		return result;
	}
	if (u->sheet.id == SHEET_NONE)
		return LAYER_NONE;
	*kind = PROMPT_COMMAND;
	return sheet_key(u, st, k, text);
}

bool ui_layer_close(struct ui *u)
{
	if (u->hints.command)
		u->hints = (struct hints){ 0 };
	else if (u->prompt.open)
		prompt_close(&u->prompt);
	else if (u->sheet.id != SHEET_NONE)
		u->sheet.id = SHEET_NONE;
	else
		return false;
	return true;
}
