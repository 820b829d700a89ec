/*
 * clean: an allow-list (classes.def) in one pass, then NFC, then the limit on
 * marks.  Text that needs nothing, which is most, is only looked at: scan()
 * knows exactly what rewrite() would leave alone.
 *
 * Law: cleaning twice is cleaning once, and text_is_clean holds for whatever
 * comes out.  Hence a mark without a base goes (at the start, after a space or
 * U+FFFD), and so does a letter part that would compose with what an earlier
 * piece ended with: clean pieces may be joined.
 */
#include "text/clean.h"
#include "text/classes.h"
#include "text/normalize.h"
#include "text/utf8.h"
#include "base/buf.h"

enum mode { MODE_LINE, MODE_PIECE, MODE_PRE };

enum {
	MARKS_MAX = 4,          /* what a curses cell holds beside its base */
	MARKS_RAW = 30,         /* before NFC, which may compose some away */
	NO_BASE = -1,           /* nothing a mark could stand on */
	TAB_WIDTH = 8,
	PLAIN_RUN = 256,        /* bytes of letters written at once */
	FLAG_SIGN = 0x2691      /* a narrow flag, for any country's emoji */
};

/* ---- looking ---- */

struct scan {
	enum mode mode;
	int marks;              /* on the last base, or NO_BASE */
	bool spaced;            /* the last one was white space */
	bool unsure;            /* NFC must be checked */
};

/* Would rewrite() keep this code point as it is? */
static bool scan_keeps(struct scan *x, uint32_t c)
{
	unsigned class = text_class(c);

	if (class & CLASS_UNSURE)
		x->unsure = true;
	switch (class & CLASS_MASK) {
	case CLASS_NARROW:
	case CLASS_WIDE:
		x->marks = c == UTF8_REPLACEMENT ? NO_BASE : 0;
		x->spaced = false;
		return true;
	case CLASS_TRAIL:
		if (x->marks == NO_BASE)
			return false;
		x->marks = 0;
		return true;
	case CLASS_MARK:
		x->unsure = true;
		return x->marks != NO_BASE && ++x->marks <= MARKS_MAX;
	case CLASS_SPACE:
		if (c != ' ' || (x->mode != MODE_PRE && x->spaced))
			return false;
		break;
	case CLASS_NOBREAK:
		if (c != 0xA0 || (x->mode != MODE_PRE && x->spaced))
			return false;
		break;
	case CLASS_BREAK:
		if (c != '\n' || x->mode != MODE_PRE)
			return false;
		break;
	default:
		return false;
	}
	x->spaced = true;
	x->marks = NO_BASE;
	return true;
}

/* How many bytes at the head are ASCII signs, by eights: an address is told
 * at once, a sentence is left at its first blank. */
static size_t signs(struct str s)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones << 7;
	size_t i = 0;

	for (uint64_t eight; i + 8 <= s.n; i += 8) {
		memcpy(&eight, s.p + i, sizeof eight);
		/* a byte under 0x21 borrows, one over 0x7E carries, into its top bit */
		if ((eight | (eight - 0x21 * ones) | (eight + ones)) & tops)
			break;
	}
	return i;
}

/* True when rewrite() would give the same bytes, NFC aside. */
static bool scan(struct str s, struct scan *x)
{
	size_t i = signs(s), from, step;

	x->marks = i ? 0 : NO_BASE;
	x->spaced = !i && x->mode == MODE_LINE; /* no space may come first */
	while (i < s.n) {
		uint32_t c;
		bool bad;

		for (from = i; i < s.n && (step = text_plain(s, i)); )
			i += step;
		if (i > from) {
			x->marks = 0;
			x->spaced = false;
		}
		if (i == s.n)
			break;
		if (s.p[i] == ' ' && i > from) {
			x->marks = NO_BASE;
			x->spaced = true;
			i++;
			continue;
		}
		i += utf8_decode(s.p + i, s.n - i, &c, &bad);
		if (bad || !scan_keeps(x, c))
			return false;
	}
	return !(x->mode == MODE_LINE && x->spaced && s.n);
}

static bool is_clean(struct str s, enum mode mode)
{
	struct scan x = { .mode = mode };

	return scan(s, &x) && (!x.unsure || text_is_nfc(s));
}

bool text_is_clean(struct str s)
{
	return is_clean(s, MODE_PRE);
}

/* ---- rewriting ---- */

enum pending { PENDING_NOTHING, PENDING_NOBREAK, PENDING_SPACE };

struct rewrite {
	enum mode mode;
	struct buf out;
	char chunk[2048];       /* filled before `out` is bothered */
	size_t n;
	bool begun;             /* something was written */
	enum pending pending;   /* white space not yet written */
	int marks;
	bool marked;            /* some mark was written */
	int column;             /* cells since the newline, for tabs */
	bool picture, joined;   /* after an emoji; after an emoji and a joiner */
	bool flag;              /* after the first half of a flag */
	bool carriage;          /* after a CR: an LF would be its second half */
};

static void put_bytes(struct rewrite *w, const char *p, size_t n)
{
	if (w->n + n > sizeof(w->chunk)) {
		buf_add(&w->out, (struct str){ w->chunk, w->n });
		w->n = 0;
	}
	memcpy(w->chunk + w->n, p, n);
	w->n += n;
	w->begun = true;
}

static void put_pending(struct rewrite *w)
{
	if (w->pending == PENDING_SPACE)
		put_bytes(w, " ", 1);
	else if (w->pending == PENDING_NOBREAK)
		put_bytes(w, "\xC2\xA0", 2);
	w->pending = PENDING_NOTHING;
}

/* Something with cells: white space before it is settled now. */
static void put_visible(struct rewrite *w, const char *p, size_t n, int width)
{
	put_pending(w);
	put_bytes(w, p, n);
	w->marks = 0;
	w->column += width;
	w->picture = w->joined = w->flag = w->carriage = false;
}

static void put_code_point(struct rewrite *w, uint32_t c, int width)
{
	char bytes[4];

	put_visible(w, bytes, (size_t)text_encode(c, bytes), width);
	if (c == UTF8_REPLACEMENT)
		w->marks = NO_BASE;
}

/* Folded: a run of white space is one space; it is unbreakable only if all of
 * it was. */
static void take_space_folded(struct rewrite *w, bool breakable)
{
	w->marks = NO_BASE;
	w->picture = w->joined = w->flag = false;
	if (w->mode == MODE_LINE && !w->begun)
		return;
	if (breakable)
		w->pending = PENDING_SPACE;
	else if (w->pending == PENDING_NOTHING)
		w->pending = PENDING_NOBREAK;
}

static void take_space_kept(struct rewrite *w, uint32_t c, unsigned class)
{
	bool second_half = c == '\n' && w->carriage;

	w->marks = NO_BASE;
	w->picture = w->joined = w->flag = w->carriage = false;
	if (class == CLASS_BREAK) {
		if (!second_half)
			put_bytes(w, "\n", 1);
		w->column = 0;
		w->carriage = c == '\r';
	} else if (class == CLASS_NOBREAK) {
		put_bytes(w, "\xC2\xA0", 2);
		w->column++;
	} else {
		int n = c == '\t' ? TAB_WIDTH - w->column % TAB_WIDTH : 1;

		put_bytes(w, "        ", (size_t)n);
		w->column += n;
	}
}

static void take_space(struct rewrite *w, uint32_t c, unsigned class)
{
	if (w->mode == MODE_PRE)
		take_space_kept(w, c, class);
	else
		take_space_folded(w, class != CLASS_NOBREAK);
}

static void take_mark(struct rewrite *w, const char *p, size_t n)
{
	if (w->marks == NO_BASE || w->marks >= MARKS_RAW)
		return;
	put_bytes(w, p, n);
	w->marks++;
	w->marked = true;
}

/* Regional indicators come in pairs; each pair, or a lone one, is a flag. */
static void take_flag(struct rewrite *w)
{
	if (w->flag) {
		w->flag = false;
		return;
	}
	put_code_point(w, FLAG_SIGN, 1);
	w->flag = true;
}

static void take(struct rewrite *w, const char *p, size_t n, uint32_t c, bool bad)
{
	unsigned class = text_class(c), kind = class & CLASS_MASK;

	if (bad) {
		put_code_point(w, UTF8_REPLACEMENT, 1);
	} else if (w->joined && (class & CLASS_PICTURE)) {
		w->joined = false;      /* a family is its first member */
	} else if (kind == CLASS_REPLACE) {
		put_code_point(w, UTF8_REPLACEMENT, 1);
		w->picture = class & CLASS_PICTURE;
	} else if (kind == CLASS_NARROW || kind == CLASS_WIDE) {
		put_visible(w, p, n, kind == CLASS_WIDE ? 2 : 1);
		if (c == UTF8_REPLACEMENT)
			w->marks = NO_BASE;
		w->picture = class & CLASS_PICTURE;
	} else if (kind == CLASS_TRAIL) {
		if (w->marks != NO_BASE)
			put_visible(w, p, n, 1);
	} else if (kind == CLASS_MARK) {
		take_mark(w, p, n);
	} else if (kind == CLASS_FLAG) {
		take_flag(w);
	} else if (kind == CLASS_JOINER) {
		w->joined = w->picture;
	} else if (kind != CLASS_DROP) {
		take_space(w, c, kind);
	}
}

static void rewrite(struct rewrite *w, struct str s)
{
	size_t i = 0, from, step;

	while (i < s.n) {
		int letters = 0;
		uint32_t c;
		bool bad;

		for (from = i; i < s.n && i - from < PLAIN_RUN && (step = text_plain(s, i)); i += step)
			letters++;
		if (letters) {
			put_visible(w, s.p + from, i - from, letters);
			continue;
		}
		step = utf8_decode(s.p + i, s.n - i, &c, &bad);
		take(w, s.p + i, step, c, bad);
		i += step;
	}
	if (w->mode == MODE_PIECE)
		put_pending(w);
	buf_add(&w->out, (struct str){ w->chunk, w->n });
}

/* Cuts the marks past the fourth on one base.  A prefix of sorted marks is
 * sorted, and what did not compose still does not: NFC stays. */
static struct str limit_marks(struct str s, struct arena *a)
{
	char *out = NULL;
	size_t n = 0, step;
	int marks = 0;

	for (size_t i = 0; i < s.n; i += step) {
		uint32_t c;
		bool bad;

		step = utf8_decode(s.p + i, s.n - i, &c, &bad);
		marks = c >= 0x300 && (text_class(c) & CLASS_MASK) == CLASS_MARK ? marks + 1 : 0;
		if (marks > MARKS_MAX && !out) {
			out = ARENA_ARRAY(a, char, s.n);
			memcpy(out, s.p, n = i);
		}
		if (out && marks <= MARKS_MAX) {
			memcpy(out + n, s.p + i, step);
			n += step;
		}
	}
	return out ? (struct str){ out, n } : s;
}

static size_t ceiling(struct str s, enum mode mode)
{
	/* a bad byte is three bytes of U+FFFD, a tab up to eight spaces */
	return s.n * (mode == MODE_PRE ? TAB_WIDTH : 3) + 64;
}

static struct str clean(struct str dirty, enum mode mode, struct arena *a)
{
	struct rewrite w = { .mode = mode, .marks = NO_BASE };
	struct arena scratch = { 0 };
	struct str s;

	if (is_clean(dirty, mode))
		return dirty;
	buf_init(&w.out, ceiling(dirty, mode));
	rewrite(&w, dirty);
	s = text_nfc(buf_str(&w.out), &scratch);
	if (w.marked)
		s = limit_marks(s, &scratch);
	s = s.n ? arena_str(a, s) : (struct str){ dirty.p, 0 };
	buf_release(&w.out);
	arena_release(&scratch);
	return s;
}

struct str text_clean(struct str dirty, struct arena *a)
{
	return clean(str_trim(dirty), MODE_LINE, a);
}

struct str text_clean_pre(struct str dirty, struct arena *a)
{
	return clean(dirty, MODE_PRE, a);
}

struct str text_clean_piece(struct str dirty, struct arena *a)
{
	return clean(dirty, MODE_PIECE, a);
}

/* ---- addresses ---- */

static bool plain_byte(char c)
{
	return c > ' ' && c < 0x7F;
}

/* At the ends white space is nobody's; inside, tabs and newlines are line
 * wrapping (they go) while a space belongs to the name (it is encoded). */
struct str text_clean_url(struct str dirty, struct arena *a)
{
	static const char hex[] = "0123456789ABCDEF";
	struct str s = dirty;
	size_t n = 0, odd = 0;
	char *out;

	while (s.n && (unsigned char)s.p[0] <= ' ')
		s = str_skip(s, 1);
	while (s.n && (unsigned char)s.p[s.n - 1] <= ' ')
		s.n--;
	for (size_t i = 0; i < s.n; i++)
		odd += !plain_byte(s.p[i]);
	if (!odd)
		return s;
	out = ARENA_ARRAY(a, char, s.n + odd * 2 + 1);
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (plain_byte(s.p[i])) {
			out[n++] = s.p[i];
		} else if (c == ' ' || c > 0x7F) {
			out[n++] = '%';
			out[n++] = hex[c >> 4];
			out[n++] = hex[c & 15];
		}
	}
	return (struct str){ out, n };
}
