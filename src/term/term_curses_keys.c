/*
 * term_curses_keys: keys as curses reads them, and the sequences that it does
 * not know.
 */
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <unistd.h>

#include "term/curses.h"
#include "term/csi.h"

static uint32_t special_code(wint_t code)
{
	static const struct { wint_t curses; uint32_t ours; } map[] = {
		{ KEY_UP, KEY_UP_ARROW }, { KEY_DOWN, KEY_DOWN_ARROW },
		{ KEY_LEFT, KEY_LEFT_ARROW }, { KEY_RIGHT, KEY_RIGHT_ARROW },
		{ KEY_HOME, KEY_HOME_KEY }, { KEY_END, KEY_END_KEY },
		{ KEY_PPAGE, KEY_PAGE_UP }, { KEY_NPAGE, KEY_PAGE_DOWN },
		{ KEY_IC, KEY_INSERT }, { KEY_DC, KEY_DELETE }, { KEY_BTAB, KEY_BACK_TAB },
		{ KEY_BACKSPACE, KEY_BACKSPACE_KEY }, { KEY_ENTER, '\r' },
		{ KEY_A1, KEY_HOME_KEY }, { KEY_A3, KEY_PAGE_UP },
		{ KEY_C1, KEY_END_KEY }, { KEY_C3, KEY_PAGE_DOWN },
	};

	for (size_t i = 0; i < sizeof(map) / sizeof(map[0]); i++)
		if (map[i].curses == code)
			return map[i].ours;
	if (code >= KEY_F(1) && code <= KEY_F(12))
		return KEY_F_BASE + (uint32_t)(code - KEY_F(0));
	return 0;
}

static struct key plain_key(wint_t code)
{
	if (code == 127 || code == 8)
		return (struct key){ KEY_BACKSPACE_KEY, 0 };
	if (code == '\n' || code == '\r')
		return (struct key){ '\r', 0 };
	if (code == '\t' || code == 27)
		return (struct key){ (uint32_t)code, 0 };
	if (code == 0)
		return (struct key){ ' ', KEY_CTRL };
	if (code <= 26)
		return (struct key){ (uint32_t)code + 'a' - 1, KEY_CTRL };
	if (code < ' ')
		return (struct key){ (uint32_t)code + '@', KEY_CTRL };
	return (struct key){ (uint32_t)code, 0 };
}

enum got { GOT_NONE, GOT_KEY, GOT_OTHER };

static enum got get_key(struct term_curses *t, struct key *out)
{
	wint_t code;
	int kind = wget_wch(t->keys, &code);

	*out = (struct key){ 0, 0 };
	if (kind == ERR)
		return GOT_NONE;
	if (kind == KEY_CODE_YES)
		out->code = special_code(code);
	else if (code <= 0x10ffff && !(code >= 0x80 && code < 0xa0))
		*out = plain_key(code);
	/* KEY_RESIZE, which resizeterm() leaves behind, is no key of ours */
	return out->code ? GOT_KEY : GOT_OTHER;
}

/* curses says ERR for "nothing there" and for "nothing will ever come"; a
 * reader who is gone must not make us spin. */
static bool terminal_lost(void)
{
	struct pollfd p = { .fd = STDIN_FILENO, .events = POLLIN };

	if (poll(&p, 1, 0) < 0)
		return errno != EINTR;
	if (p.revents & (POLLERR | POLLNVAL))
		return true;
	/* the last keys before a hang-up are still read */
	return (p.revents & POLLHUP) && !(p.revents & POLLIN);
}

static bool input_waits(void)
{
	struct pollfd p = { .fd = STDIN_FILENO, .events = POLLIN };

	return poll(&p, 1, 0) > 0 && (p.revents & POLLIN);
}

/* Readable, but a read gives nothing, twice: the end of the input. */
static enum got get_or_lose(struct term_curses *t, struct key *out, bool *lost)
{
	enum got got = get_key(t, out);

	if (got == GOT_NONE && input_waits()) {
		got = get_key(t, out);
		*lost = got == GOT_NONE && input_waits();
	}
	if (got == GOT_NONE && !*lost)
		*lost = terminal_lost();
	return got;
}

/* A terminal that knows no 1006 reports in three bytes.  Letters are among
 * them: none of them may be taken for a command. */
static bool get_old_report(struct term_curses *t, struct key *out)
{
	char words[CSI_MAX];
	uint32_t v[3];
	struct key k;

	for (int i = 0; i < 3; i++) {
		if (get_key(t, &k) == GOT_NONE)
			return false;
		v[i] = k.mods == 0 && k.code >= ' ' && k.code < 0x7f ? k.code - ' ' : 0;
	}
	snprintf(words, sizeof(words), "<%u;%u;%uM", (unsigned)v[0], (unsigned)v[1], (unsigned)v[2]);
	return csi_pointer(str_of(words), out);
}

/* The rest of a sequence that terminfo does not know, to its end. */
static bool get_sequence(struct term_curses *t, struct key *out)
{
	char bytes[CSI_MAX];
	struct key k;
	size_t n = 0;

	while (n < CSI_MAX && get_key(t, &k) == GOT_KEY && k.mods == 0) {
		bytes[n++] = k.code < 0x80 ? (char)k.code : 0;
		if (csi_ends(k.code))
			break;
	}
	/* Alt and "[" typed, nothing more */
	if (n == 0)
		return true;
	if (pace_answer(t, (struct str){ bytes, n }))
		return false;
	if (n == 1 && bytes[0] == 'M' && t->mouse)
		return get_old_report(t, out);
	return csi_pointer((struct str){ bytes, n }, out) || csi_key((struct str){ bytes, n }, out);
}

/* An Esc came and get_key has waited ESCDELAY for what follows: nothing, an
 * Alt chord or an unknown sequence.  False: no key of ours. */
static bool after_escape(struct term_curses *t, struct key *out)
{
	struct key after;

	if (get_key(t, &after) != GOT_KEY)
		return true;
	if (after.code == 27) {
		t->has_pushed = true;
		t->pushed = after;
		return true;
	}
	*out = (struct key){ after.code, after.mods | KEY_META };
	if (after.mods == 0 && (after.code == '[' || after.code == 'O'))
		return get_sequence(t, out);
	return true;
}

bool curses_read(struct term *term, struct key *out, bool *lost)
{
	struct term_curses *t = curses_of(term);
	enum got got;

	*lost = false;
	if (t->has_pushed) {
		t->has_pushed = false;
		*out = t->pushed;
		return true;
	}
	if (t->suspended)
		return false;
	while ((got = get_or_lose(t, out, lost)) != GOT_NONE)
		if (got == GOT_KEY && (out->code != 27 || after_escape(t, out)))
			return true;
	return false;
}
