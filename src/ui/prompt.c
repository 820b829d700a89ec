#include "ui/prompt.h"

#include "base/words.h"
#include "text/clean.h"
#include "text/fold.h"
#include "text/grapheme.h"
#include "text/normalize.h"
#include "text/width.h"

struct str prompt_text(const struct prompt *p)
{
	return (struct str){ p->text, p->n };
}

static void set_text(struct prompt *p, struct str text)
{
	STR_LAW(text);
	if (text.n > PROMPT_BYTES)
		text.n = 0;
	if (text.n)
		memmove(p->text, text.p, text.n);
	p->n = p->cursor = text.n;
}

void prompt_open(struct prompt *p, enum prompt_kind k, struct str text)
{
	p->open = true;
	p->kind = k;
	p->at = p->history[k].n;
	p->completing = false;
	set_text(p, text);
}

void prompt_close(struct prompt *p)
{
	p->open = false;
}

void prompt_release(struct prompt *p)
{
	arena_release(&p->arena);
}

/* ---- editing ---- */

static void cut(struct prompt *p, size_t from, size_t to)
{
	memmove(p->text + from, p->text + to, p->n - to);
	p->n -= to - from;
	p->cursor = from;
}

/* An input method may send a mark after its letter: the line stays NFC. */
static void compose(struct prompt *p, size_t before)
{
	struct arena a = { 0 };
	size_t base = text_before(prompt_text(p), before);
	struct str piece = { p->text + base, p->cursor - base };
	struct str nfc = text_nfc(piece, &a);

	if (nfc.n < piece.n) {
		memcpy(p->text + base, nfc.p, nfc.n);
		memmove(p->text + base + nfc.n, p->text + p->cursor, p->n - p->cursor);
		p->n -= piece.n - nfc.n;
		p->cursor = base + nfc.n;
	}
	arena_release(&a);
}

static bool is_mark(uint32_t code)
{
	return code >= 0x300 && code < 0x370;
}

static void insert(struct prompt *p, uint32_t code)
{
	char bytes[4];
	size_t n = (size_t)text_encode(code, bytes), before = p->cursor;

	if (p->n + n > PROMPT_BYTES)
		return;
	memmove(p->text + p->cursor + n, p->text + p->cursor, p->n - p->cursor);
	memcpy(p->text + p->cursor, bytes, n);
	p->n += n;
	p->cursor += n;
	if (is_mark(code) && before > 0)
		compose(p, before);
}

static size_t left_of(const struct prompt *p)
{
	return p->cursor ? text_before(prompt_text(p), p->cursor) : 0;
}

static size_t right_of(const struct prompt *p)
{
	struct str rest = str_skip(prompt_text(p), p->cursor);
	struct grapheme g;

	return text_next(&rest, &g) ? p->cursor + g.s.n : p->n;
}

static size_t word_left(const struct prompt *p)
{
	size_t at = p->cursor;

	while (at > 0 && str_space(p->text[at - 1]))
		at--;
	while (at > 0 && !str_space(p->text[at - 1]))
		at--;
	return at;
}

static void go_start(struct prompt *p) { p->cursor = 0; }
static void go_end(struct prompt *p) { p->cursor = p->n; }
static void go_left(struct prompt *p) { p->cursor = left_of(p); }
static void go_right(struct prompt *p) { p->cursor = right_of(p); }
static void cut_left(struct prompt *p) { cut(p, left_of(p), p->cursor); }
static void cut_right(struct prompt *p) { cut(p, p->cursor, right_of(p)); }
static void cut_word(struct prompt *p) { cut(p, word_left(p), p->cursor); }
static void cut_start(struct prompt *p) { cut(p, 0, p->cursor); }
static void cut_end(struct prompt *p) { cut(p, p->cursor, p->n); }

/* ---- history ---- */

void prompt_remember(struct prompt *p, enum prompt_kind k, struct str line)
{
	struct prompt_history *h = &p->history[k];

	if (line.n == 0 || (h->n > 0 && str_eq(h->v[h->n - 1], line)))
		return;
	if (h->n == PROMPT_HISTORY)
		memmove(h->v, h->v + 1, sizeof(h->v[0]) * (size_t)--h->n);
	h->v[h->n++] = arena_str(&p->arena, line);
}

static void go_history(struct prompt *p, int step)
{
	struct prompt_history *h = &p->history[p->kind];
	int to = p->at + step;

	if (to < 0 || to > h->n)
		return;
	if (p->at == h->n)
		p->draft = arena_str(&p->arena, prompt_text(p));
	p->at = to;
	set_text(p, to == h->n ? p->draft : h->v[to]);
}

static void go_older(struct prompt *p) { go_history(p, -1); }
static void go_newer(struct prompt *p) { go_history(p, 1); }

/* ---- completion: Tab walks through the candidates and back to the stem ---- */

static void complete(struct prompt *p, int step)
{
	struct str found;

	if (!p->completer || p->kind != PROMPT_COMMAND)
		return;
	if (!p->completing) {
		p->stem = arena_str(&p->arena, prompt_text(p));
		p->completing = true;
		p->nth = -1;
	}
	if (p->nth + step < -1)
		return;
	p->nth += step;
	found = p->nth < 0 ? p->stem : p->completer(p->owner, p->stem, p->nth);
	if (!found.p) {
		p->nth = -1;
		found = p->stem;
	}
	set_text(p, found);
}

static void complete_next(struct prompt *p) { complete(p, 1); }
static void complete_previous(struct prompt *p) { complete(p, -1); }

/* ---- keys ---- */

static const struct prompt_act {
	struct key key;
	void (*act)(struct prompt *p);
} prompt_acts[] = {
	{ { KEY_BACKSPACE_KEY, 0 }, cut_left }, { { 'h', KEY_CTRL }, cut_left },
	{ { KEY_DELETE, 0 }, cut_right }, { { 'd', KEY_CTRL }, cut_right },
	{ { 'w', KEY_CTRL }, cut_word }, { { 'u', KEY_CTRL }, cut_start },
	{ { 'k', KEY_CTRL }, cut_end },
	{ { 'a', KEY_CTRL }, go_start }, { { KEY_HOME_KEY, 0 }, go_start },
	{ { 'e', KEY_CTRL }, go_end }, { { KEY_END_KEY, 0 }, go_end },
	{ { 'b', KEY_CTRL }, go_left }, { { KEY_LEFT_ARROW, 0 }, go_left },
	{ { 'f', KEY_CTRL }, go_right }, { { KEY_RIGHT_ARROW, 0 }, go_right },
	{ { 'p', KEY_CTRL }, go_older }, { { KEY_UP_ARROW, 0 }, go_older },
	{ { 'n', KEY_CTRL }, go_newer }, { { KEY_DOWN_ARROW, 0 }, go_newer },
	{ { '\t', 0 }, complete_next }, { { KEY_BACK_TAB, 0 }, complete_previous },
};

static bool closes(const struct prompt *p, struct key k)
{
	bool rubbed = k.code == KEY_BACKSPACE_KEY && k.mods == 0 && p->n == 0;

	return rubbed || key_eq(k, (struct key){ 27, 0 }) || key_eq(k, (struct key){ 'c', KEY_CTRL }) ||
	       key_eq(k, (struct key){ 'g', KEY_CTRL });
}

enum layer_result prompt_key(struct prompt *p, struct key k)
{
	if (closes(p, k)) {
		p->open = false;
		return LAYER_CLOSED;
	}
	if (key_eq(k, (struct key){ '\r', 0 })) {
		prompt_remember(p, p->kind, prompt_text(p));
		p->open = false;
		return LAYER_ACCEPTED;
	}
	if (k.code != '\t' && k.code != KEY_BACK_TAB)
		p->completing = false;
	for (size_t i = 0; i < sizeof(prompt_acts) / sizeof(prompt_acts[0]); i++) {
		if (key_eq(k, prompt_acts[i].key)) {
			prompt_acts[i].act(p);
			return LAYER_USED;
		}
	}
	if (key_is_text(k))
		insert(p, k.code);
	return LAYER_USED;
}

/* ---- drawing ---- */

static struct str prompt_label(enum prompt_kind k)
{
	switch (k) {
	case PROMPT_COMMAND: return STR(":");
	case PROMPT_SEARCH:  return STR("/");
	case PROMPT_FILTER:  return STR("=");
	case PROMPT_ARCHIVE: return str_of(_("Search the archive: "));
	case PROMPT_HUNT:    return STR("> ");
	}
	return STR("");
}

/* Skips whole characters until the cursor's column is inside the line. */
static size_t first_shown(struct str before, int room)
{
	struct str rest = before;
	struct grapheme g;
	int width = text_width(before);

	while (width > room && text_next(&rest, &g))
		width -= g.width;
	return before.n - rest.n;
}

void prompt_draw(const struct prompt *p, struct surface *s, struct rect r)
{
	struct str text = prompt_text(p), before = str_sub(text, 0, p->cursor);
	struct str label = prompt_label(p->kind);
	int x, room;
	size_t from;

	if (s->ascii) {
		before = text_ascii(before, &s->frame);
		text = arena_join(&s->frame, before, text_ascii(str_skip(text, p->cursor), &s->frame));
	}
	/* a long label leaves at least half of the line to what is typed */
	x = surface_text(s, r.x, r.y, text_width(label) > r.w / 2 ? 1 : r.w, label, STYLE_prompt);
	room = r.w - x - 1;
	from = first_shown(before, room);
	surface_text(s, r.x + x, r.y, r.w - x, str_skip(text, from), STYLE_prompt);
	s->cursor_x = r.x + x + text_width(str_skip(before, from));
	s->cursor_y = r.y;
	if (s->cursor_x >= s->w)
		s->cursor_x = s->w - 1;
}
