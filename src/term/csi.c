#include "term/csi.h"

#include "cells/pointer.h"

bool csi_ends(uint32_t code)
{
	return (code >= 0x40 && code <= 0x7e) || code >= 0x80 || code < ' ';
}

static uint32_t letter_code(char final)
{
	switch (final) {
	case 'A': return KEY_UP_ARROW;
	case 'B': return KEY_DOWN_ARROW;
	case 'C': return KEY_RIGHT_ARROW;
	case 'D': return KEY_LEFT_ARROW;
	case 'F': return KEY_END_KEY;
	case 'H': return KEY_HOME_KEY;
	case 'Z': return KEY_BACK_TAB;
	case 'P': case 'Q': case 'R': case 'S':
		return KEY_F_BASE + 1 + (uint32_t)(final - 'P');
	}
	return 0;
}

/* "5~": the old DEC keys. */
static uint32_t number_code(int64_t number)
{
	static const uint32_t codes[] = {
		0, KEY_HOME_KEY, KEY_INSERT, KEY_DELETE, KEY_END_KEY, KEY_PAGE_UP, KEY_PAGE_DOWN,
		KEY_HOME_KEY, KEY_END_KEY,
	};

	return number > 0 && number < (int64_t)(sizeof(codes) / sizeof(codes[0])) ? codes[number] : 0;
}

bool csi_key(struct str sequence, struct key *out)
{
	struct str rest, number;
	int64_t n = 0, modifiers = 1;
	char final;

	if (sequence.n == 0)
		return false;
	final = sequence.p[sequence.n - 1];
	rest = str_sub(sequence, 0, sequence.n - 1);
	if (str_cut(&rest, ';', &number)) {
		str_int(number, &n);
		if (rest.p && !str_int(rest, &modifiers))
			return false;
	}
	out->code = final == '~' ? number_code(n) : letter_code(final);
	/* xterm: 1 + shift 1, alt 2, control 4; shift alone changes nothing here */
	modifiers--;
	out->mods = (modifiers & 4 ? KEY_CTRL : 0) | (modifiers & 2 ? KEY_META : 0);
	return out->code != 0;
}

/* Bits of the button: 4 shift, 8 alt, 16 control, 32 moved, 64 wheel.  A click
 * with shift or another of these is the terminal's own affair. */
static uint32_t button_code(int64_t button)
{
	switch (button) {
	case 0:  return KEY_CLICK;
	case 64: return KEY_WHEEL_UP;
	case 65: return KEY_WHEEL_DOWN;
	}
	return 0;
}

bool csi_pointer(struct str sequence, struct key *out)
{
	struct str rest = sequence, button, x;
	int64_t b, column, row;

	if (sequence.n < 2 || sequence.p[0] != '<' || sequence.p[sequence.n - 1] != 'M')
		return false;
	rest = str_sub(sequence, 1, sequence.n - 1);
	if (!str_cut(&rest, ';', &button) || !rest.p || !str_cut(&rest, ';', &x) || !rest.p
	    || !str_int(button, &b) || !str_int(x, &column) || !str_int(rest, &row)
	    || column < 1 || row < 1 || column > 1 << 16 || row > 1 << 16)
		return false;
	*out = pointer_key(button_code(b), (int)column - 1, (int)row - 1);
	return out->code != 0;
}
