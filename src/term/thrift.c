#include "term/thrift.h"

#include <string.h>

enum {
	RGB = 1 << 24, NUMBERS_MAX = 32,
	BOLD = 1 << 1, DIM = 1 << 2, ITALIC = 1 << 3, UNDERLINE = 1 << 4, BLINK = 3 << 5,
	REVERSE = 1 << 7, HIDDEN = 1 << 8, CROSSED = 1 << 9,
	ON_BLANKS = UNDERLINE | REVERSE | CROSSED       /* seen where there is no letter */
};

static const struct thrift_look plain_look = { 0, -1, -1 };

void thrift_init(struct thrift *t)
{
	*t = (struct thrift){ .shown = plain_look, .wanted = plain_look, .lost = true, .charset = 'B' };
}

void thrift_lose(struct thrift *t)
{
	t->shown = t->wanted = plain_look;
	t->lost = true;
}

bool thrift_knows(const char *plain)
{
	return plain && (strstr(plain, "\033[m") || strstr(plain, "\033[0m"));
}

/* ---- looks read ---- */

/* "1;38;5;208" as numbers; false when there is anything else in it. */
static bool read_numbers(struct str s, int *v, int *n)
{
	*n = 1;
	v[0] = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == ';') {
			if (*n == NUMBERS_MAX)
				return false;
			v[(*n)++] = 0;
		} else if (s.p[i] >= '0' && s.p[i] <= '9' && v[*n - 1] < 1000) {
			v[*n - 1] = v[*n - 1] * 10 + (s.p[i] - '0');
		} else {
			return false;
		}
	}
	return true;
}

/* What follows 38 or 48; gives how many numbers it took, 0: not understood. */
static int read_colour(const int *v, int n, int32_t *out)
{
	if (n >= 2 && v[0] == 5 && v[1] < 256) {
		*out = v[1];
		return 2;
	}
	if (n >= 4 && v[0] == 2 && v[1] < 256 && v[2] < 256 && v[3] < 256) {
		*out = RGB | v[1] << 16 | v[2] << 8 | v[3];
		return 4;
	}
	return 0;
}

static bool set_off(struct thrift_look *l, int number)
{
	static const unsigned off[] = { BOLD | DIM, ITALIC, UNDERLINE, BLINK, 0, REVERSE, HIDDEN, CROSSED };

	if (number < 22 || number > 29 || number == 26)
		return false;
	l->on &= ~off[number - 22];
	return true;
}

/* One number that stands alone. */
static bool set_one(struct thrift_look *l, int number)
{
	if (number == 0)
		*l = plain_look;
	else if (number >= 1 && number <= 9)
		l->on |= 1u << number;
	else if (number >= 30 && number <= 37)
		l->fg = number - 30;
	else if (number >= 40 && number <= 47)
		l->bg = number - 40;
	else if (number >= 90 && number <= 97)
		l->fg = number - 90 + 8;
	else if (number >= 100 && number <= 107)
		l->bg = number - 100 + 8;
	else if (number == 39)
		l->fg = -1;
	else if (number == 49)
		l->bg = -1;
	else
		return set_off(l, number);
	return true;
}

static bool read_look(struct str numbers, struct thrift_look *l)
{
	struct thrift_look got = *l;
	int v[NUMBERS_MAX], n, took;

	if (!read_numbers(numbers, v, &n))
		return false;
	for (int i = 0; i < n; i++) {
		if (v[i] == 38 || v[i] == 48) {
			took = read_colour(v + i + 1, n - i - 1, v[i] == 38 ? &got.fg : &got.bg);
			if (took == 0)
				return false;
			i += took;
		} else if (!set_one(&got, v[i])) {
			return false;
		}
	}
	*l = got;
	return true;
}

/* ---- looks written ---- */

static void put_number(struct buf *out, bool *first, int number)
{
	buf_addf(out, *first ? "\033[%d" : ";%d", number);
	*first = false;
}

static void put_colour(const struct thrift *t, struct buf *out, bool *first, int32_t colour, int base)
{
	if (colour >= 0 && colour < THRIFT_PALETTE && t->stands_for[colour] > 0)
		colour = RGB | t->stands_for[colour];
	if (colour < 0)
		put_number(out, first, base + 9);
	else if (colour < 8)
		put_number(out, first, base + colour);
	else if (colour < 16)
		put_number(out, first, base + 60 + colour - 8);
	else if (colour < THRIFT_PALETTE)
		buf_addf(out, *first ? "\033[%d;5;%d" : ";%d;5;%d", base + 8, (int)colour);
	else
		buf_addf(out, *first ? "\033[%d;2;%d;%d;%d" : ";%d;2;%d;%d;%d", base + 8,
			 colour >> 16 & 255, colour >> 8 & 255, colour & 255);
	*first = false;
}

static bool same_look(const struct thrift_look *a, const struct thrift_look *b)
{
	return a->on == b->on && a->fg == b->fg && a->bg == b->bg;
}

/* Only what comes new; a look that has to lose something begins from plain,
 * which every terminal can do and which is no longer. */
static void put_look(struct thrift *t, struct buf *out)
{
	struct thrift_look from = t->shown, to = t->wanted;
	bool first = true;

	if (!t->lost && same_look(&from, &to))
		return;
	if (t->lost || (from.on & ~to.on) || (from.fg != -1 && to.fg == -1) || (from.bg != -1 && to.bg == -1)) {
		buf_add_z(out, "\033[");
		from = plain_look;
		first = false;
	}
	for (int i = 1; i <= 9; i++)
		if (to.on & ~from.on & 1u << i)
			put_number(out, &first, i);
	if (to.fg != from.fg)
		put_colour(t, out, &first, to.fg, 30);
	if (to.bg != from.bg)
		put_colour(t, out, &first, to.bg, 40);
	buf_add_byte(out, 'm');
	t->shown = to;
	t->lost = false;
}

/* A blank looks the same in bold or red; only what shows on its ground counts
 * (under reverse and underline that is everything). */
static bool blank_differs(const struct thrift *t)
{
	if (t->lost || (t->shown.on | t->wanted.on) & ON_BLANKS)
		return t->lost || !same_look(&t->shown, &t->wanted);
	return t->shown.bg != t->wanted.bg;
}

/* ---- links ---- */

static void put_link(struct thrift *t, int number, struct buf *out)
{
	if (!t->links || t->link == number)
		return;
	links_say(t->links, number, out);
	t->link = number;
}

static size_t character_length(struct str s)
{
	unsigned char c = (unsigned char)s.p[0];
	size_t n = c < 0xc0 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;

	return n < s.n ? n : s.n;
}

/* ---- sequences ---- */

/* Length of the sequence at s, which begins with Esc. */
static size_t sequence_length(struct str s)
{
	size_t i = 2;

	if (s.n < 2)
		return s.n;
	if (s.p[1] == '[') {
		while (i < s.n && (s.p[i] < '@' || s.p[i] > '~'))
			i++;
		return i < s.n ? i + 1 : s.n;
	}
	if (strchr("]PX^_", s.p[1])) {
		while (i < s.n && s.p[i] != '\a' && !(s.p[i] == '\\' && s.p[i - 1] == '\033'))
			i++;
		return i < s.n ? i + 1 : s.n;
	}
	while (i - 1 < s.n && s.p[i - 1] >= ' ' && s.p[i - 1] <= '/')
		i++;
	return i < s.n ? i : s.n;
}

static void pass_control(struct thrift *t, struct str s, struct buf *out)
{
	char final = s.p[s.n - 1];

	if (final == 'm' && read_look(str_sub(s, 2, s.n - 1), &t->wanted))
		return;
	/* erasing and inserting leave the ground of the look that is on, and on some
	 * terminals cells that lead where the link does */
	if (strchr("JKXLMP@ST", final))
		put_link(t, 0, out);
	if (strchr("JKXLMP@ST", final) && blank_differs(t))
		put_look(t, out);
	/* a repeated character is the last one, in the look that is on */
	if (final == 'b' && (t->last != ' ' || blank_differs(t)))
		put_look(t, out);
	/* a look of an unknown kind comes over the known one; a soft reset ends all */
	if (final == 'm')
		put_look(t, out);
	if (final == 'm' || final == 'p')
		t->lost = true;
	buf_add(out, s);
}

static void pass_charset(struct thrift *t, struct str s, struct buf *out)
{
	if (t->charset == s.p[2])
		return;
	t->charset = s.p[2];
	buf_add(out, s);
}

static void pass_sequence(struct thrift *t, struct str s, struct buf *out)
{
	char kind = s.n > 1 ? s.p[1] : '\0';

	if (kind == '[' && s.n > 2) {
		pass_control(t, s, out);
	} else if (kind == '(' && s.n == 3) {
		pass_charset(t, s, out);
	} else {
		put_link(t, 0, out);
		/* saving and restoring the cursor saves looks too; Esc c ends all */
		if (kind == '7')
			put_look(t, out);
		if (kind == '8' || kind == 'c')
			t->lost = true;
		buf_add(out, s);
	}
}

static void pass_byte(struct thrift *t, char c, struct buf *out)
{
	unsigned char u = (unsigned char)c;

	if (c == '\016' || c == '\017') {
		if (t->shifted == (c == '\016'))
			return;
		t->shifted = c == '\016';
	} else if (c == ' ' || c == '\n') {
		/* a line feed may scroll a line of this ground in */
		if (c == '\n')
			put_link(t, 0, out);
		if (blank_differs(t))
			put_look(t, out);
	} else if (u > ' ' && u != 0x7f) {
		put_look(t, out);
	}
	if (u >= ' ')
		t->last = c;
	buf_add_byte(out, c);
}

/* A character and the marks behind it; gives the bytes that they took. */
static size_t pass_character(struct thrift *t, struct str s, struct buf *out)
{
	size_t n = character_length(s);
	int number = t->links ? links_read_marks(str_skip(s, n)) : 0;

	put_link(t, number, out);
	for (size_t i = 0; i < n; i++)
		pass_byte(t, s.p[i], out);
	return n + (number ? LINK_MARK_BYTES : 0);
}

void thrift_pass(struct thrift *t, struct str in, struct buf *out)
{
	while (in.n > 0) {
		size_t n = 1;
		if (in.p[0] == '\033') {
			n = sequence_length(in);
			pass_sequence(t, str_sub(in, 0, n), out);
		} else if (t->links && (unsigned char)in.p[0] >= ' ') {
			n = pass_character(t, in, out);
		} else {
			pass_byte(t, in.p[0], out);
		}
		in = str_skip(in, n);
	}
	put_link(t, 0, out);
}

void thrift_settle(struct thrift *t, struct buf *out)
{
	put_look(t, out);
}
