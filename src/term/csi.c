#include "term/csi.h"

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
