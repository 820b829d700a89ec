/*
 * reader_hints: letters over the links in view, typed to choose one.  The
 * letters compose nothing in Telex, so that an input method left on does not
 * swallow them.
 */
#include "text/telex.h"
#include "text/width.h"
#include "ui/reader.h"

static const char letters[] = "hklgnmtvbpcq";

enum { LETTERS = sizeof(letters) - 1 };

/* The links that have a label, in page order; their number is returned. */
static int labelled(const struct ui *u, const struct page_link **out)
{
	int n = 0;

	for (int i = 0; i < u->page.links.n && n < LETTERS * LETTERS; i++)
		if (reader_link_seen(u, &u->page.links.v[i]))
			out[n++] = &u->page.links.v[i];
	return n;
}

/* One letter while that names them all, else two. */
static struct str label(int i, int n, char room[2])
{
	if (n <= LETTERS) {
		room[0] = letters[i];
		return (struct str){ room, 1 };
	}
	room[0] = letters[i / LETTERS];
	room[1] = letters[i % LETTERS];
	return (struct str){ room, 2 };
}

bool ui_hints_open(struct ui *u, const char *command)
{
	const struct page_link *links[LETTERS * LETTERS];

	if (u->focus != PANE_READER || labelled(u, links) == 0)
		return false;
	u->hints = (struct hints){ .command = command };
	return true;
}

bool ui_hints_typed(const struct ui *u, struct str *typed)
{
	*typed = (struct str){ u->hints.typed, (size_t)u->hints.n };
	return u->hints.command != NULL;
}

/* ---- keys ---- */

static enum layer_result close_hints(struct ui *u, enum layer_result result)
{
	u->hints = (struct hints){ 0 };
	return result;
}

static enum layer_result take_letter(struct ui *u, char c, struct str *text)
{
	const struct page_link *links[LETTERS * LETTERS];
	int n = labelled(u, links), begins = 0;
	struct str typed;
	char room[2];

	u->hints.typed[u->hints.n++] = c;
	typed = (struct str){ u->hints.typed, (size_t)u->hints.n };
	for (int i = 0; i < n; i++) {
		struct str name = label(i, n, room);

		if (str_eq(name, typed)) {
			*text = arena_printf(&u->answer, "%s %d", u->hints.command, links[i]->number);
			return close_hints(u, LAYER_ACCEPTED);
		}
		begins += str_starts(name, typed);
	}
	/* a letter that names no link was a slip: it must not run as a key */
	return begins ? LAYER_USED : close_hints(u, LAYER_CLOSED);
}

/* What is no letter ends the hints and does what it always does: a digit
 * begins a number, a space turns the page. */
enum layer_result reader_hints_key(struct ui *u, struct key k, struct str *text)
{
	uint32_t code = text_base_letter(k.code);

	arena_clear(&u->answer);
	if (code >= 'A' && code <= 'Z')
		code += 'a' - 'A';
	if (k.mods == 0 && code >= 'a' && code <= 'z')
		return take_letter(u, (char)code, text);
	if (k.code == KEY_BACKSPACE_KEY && u->hints.n > 0) {
		u->hints.n--;
		return LAYER_USED;
	}
	if (k.code == 27 || k.code == KEY_BACKSPACE_KEY || key_eq(k, (struct key){ 'c', KEY_CTRL }))
		return close_hints(u, LAYER_CLOSED);
	return close_hints(u, LAYER_NONE);
}

/* ---- drawing ---- */

struct patch { int x, y, w; struct str text; };

/* Where the label goes: over the link's number if that is in view, else over
 * its first words. */
static bool find_patch(const struct ui *u, struct rect r, int number, struct patch *out)
{
	bool found = false;

	for (int y = 0; y < r.h && u->page_top + y < u->page.lines.n; y++) {
		const struct page_line *l = &u->page.lines.v[u->page_top + y];
		int x = -reader_shift(u, u->page_top + y);

		for (int i = 0; i < l->line.n; i++, x += l->line.v[i - 1].width) {
			const struct run *run = &l->line.v[i];
			bool is_number = run->style == STYLE_link_number;

			if (run->link != number || x < 0 || (found && !is_number))
				continue;
			*out = (struct patch){ r.x + x, r.y + y, run->width, run->text };
			if (is_number)
				return true;
			found = true;
		}
	}
	return found;
}

/* "[3]" becomes "[h]", "12. " becomes " h. ", words lose their first letters. */
static void draw_label(struct surface *s, struct patch at, struct str name, int right)
{
	size_t blank = 0, digits = 0;
	bool bracket = str_starts(at.text, STR("["));

	if (bracket)
		at.x++;
	while (!bracket && blank < at.text.n && at.text.p[blank] == ' ')
		blank++;
	for (size_t i = blank + bracket; i < at.text.n && str_digit(at.text.p[i]); i++)
		digits++;
	if (digits) {
		surface_fill(s, (struct rect){ at.x, at.y, (int)(blank + digits), 1 }, STYLE_text);
		if (!bracket)
			at.x += (int)(blank + digits) - (int)name.n;
	}
	if (at.x >= 0 && at.x + (int)name.n <= right)
		surface_text(s, at.x, at.y, (int)name.n, name, STYLE_link_selected);
}

void reader_draw_hints(const struct ui *u, struct surface *s, struct rect r)
{
	const struct page_link *links[LETTERS * LETTERS];
	int n = labelled(u, links);
	struct str typed;

	if (!ui_hints_typed(u, &typed))
		return;
	for (int i = 0; i < n; i++) {
		char *room = ARENA_ARRAY(&s->frame, char, 2);
		struct str name = label(i, n, room);
		struct patch at;

		if (str_starts(name, typed) && find_patch(u, r, links[i]->number, &at))
			draw_label(s, at, name, r.x + r.w);
	}
}
