/*
 * opportunity: nearly all text here is Latin letters, digits and common
 * punctuation, for which a table of pairs and a memory for numbers (LB25) are
 * enough, many times as fast as the library and nearer to Unicode's own tests.
 * A stretch of anything else goes to the library, with a known character at
 * both ends: its rules, too, look at no more than that.
 */
#include "text/opportunity.h"
#include "text/classes.h"
#include <unilbrk.h>

/* Classes of UAX #14 that the table knows, and what has none here. */
enum kind {
	AL, NU, OP, CL, CP, QU, IS, EX, SY, HY, BA, B2, PR, PO, GL, IN,
	KINDS,                  /* ORDER: the rows and columns of pairs */
	SPACE = KINDS,
	MARK,
	OTHER,
	START
};

/* Between two kinds: D a line may end, I only over a space, P never; N not
 * inside a number, O not before a number in brackets. */
static const char pairs[KINDS][KINDS + 1] = {
	[AL] = "IIIPPIPPPIIDIIII",
	[NU] = "IIIPPIPPPIIDIIII",
	[OP] = "PPPPPPPPPPPPPPPP",
	[CL] = "DDDPPIPPPIIDNNII",
	[CP] = "IIDPPIPPPIIDNNII",
	[QU] = "IIPPPIPPPIIIIIII",
	[IS] = "INDPPIPPPIIDNNII",
	[EX] = "DDDPPIPPPIIDDDII",
	[SY] = "DNDPPIPPPIIDNNII",
	[HY] = "DIDPPIPPPIIDDDDI",
	[BA] = "DDDPPIPPPIIDDDDI",
	[B2] = "DDDPPIPPPIIPDDII",
	[PR] = "IIOPPIPPPIIDDDII",
	[PO] = "IIOPPIPPPIIDDDII",
	[GL] = "IIIPPIPPPIIIIIII",
	[IN] = "DDDPPIPPPIIDDDII",
};

enum { X = OTHER };

static const unsigned char ascii_kinds[128] = {
	X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X,
	X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X,
	SPACE, EX, QU, AL, PR, PO, AL, QU, OP, CP, AL, PR, IS, HY, IS, SY,
	NU, NU, NU, NU, NU, NU, NU, NU, NU, NU, IS, IS, AL, AL, AL, EX,
	AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL,
	AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, OP, PR, CP, AL, AL,
	AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL,
	AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, OP, BA, CL, AL, X,
};

/* The signs that Vietnamese papers use. */
static const struct sign {
	char bytes[4];
	enum kind kind;
} signs[] = {
	{ "\u00A0", GL }, { "\u202F", GL }, { "§", AL }, { "°", PO }, { "²", AL }, { "³", AL },
	{ "·", AL }, { "«", QU }, { "»", QU },
	{ "–", BA }, { "—", B2 }, { "‘", QU }, { "’", QU }, { "“", QU }, { "”", QU },
	{ "•", AL }, { "…", IN }, { "₫", PR }, { "€", PR }, { "‰", PO },
};

static enum kind kind_of_sign(struct str s, size_t i, size_t *step)
{
	if ((unsigned char)s.p[i] == 0xC2 || (unsigned char)s.p[i] == 0xE2)
		for (size_t k = 0; k < sizeof(signs) / sizeof(signs[0]); k++) {
			struct str sign = str_of(signs[k].bytes);

			if (str_starts(str_skip(s, i), sign)) {
				*step = sign.n;
				return signs[k].kind;
			}
		}
	*step = 1;      /* its other bytes are as unknown */
	return OTHER;
}

/* U+0300..036F but for the double and joining ones. */
static bool is_mark(struct str s, size_t i)
{
	unsigned char lead = (unsigned char)s.p[i], second;

	if ((lead != 0xCC && lead != 0xCD) || i + 1 >= s.n)
		return false;
	second = (unsigned char)s.p[i + 1];
	return text_continues(s.p[i + 1]) && (lead == 0xCC || second < 0x8F ||
		(second > 0x8F && second < 0x9C) || (second > 0xA2 && second < 0xB0));
}

static inline enum kind kind_at(struct str s, size_t i, size_t *step)
{
	unsigned char byte = (unsigned char)s.p[i];

	*step = 1;
	if (byte < 0x80)
		return ascii_kinds[byte];
	*step = text_plain(s, i);
	if (*step)
		return AL;
	if (is_mark(s, i)) {
		*step = 2;
		return MARK;
	}
	return kind_of_sign(s, i, step);
}

static bool is_word(enum kind kind)
{
	return kind == AL || kind == NU;
}

enum number { NUMBER_NOT, NUMBER_OPEN, NUMBER_CLOSED };

struct walk {
	struct str s;
	char *breaks;
	enum kind last;         /* of the last one that is no space and no mark */
	size_t at;              /* where that one is */
	bool spaced;
	enum number number;     /* what `last` ends */
	bool foreign;           /* a stretch for the library, from `from` */
	size_t from;
};

/* May a line end before the one at i? */
static bool may_end(const struct walk *w, enum kind next, size_t i)
{
	size_t step;

	switch (pairs[w->last == START ? AL : w->last][next]) {
	case 'D':
		return true;
	case 'I':
		return w->spaced;
	case 'N':
		return w->spaced || !(next == NU ? w->number == NUMBER_OPEN : w->number);
	case 'O':
		return w->spaced || i + 1 >= w->s.n || kind_at(w->s, i + 1, &step) != NU;
	default:
		return false;
	}
}

static enum number number_after(enum number before, enum kind kind)
{
	if (kind == NU || (before == NUMBER_OPEN && (kind == IS || kind == SY)))
		return NUMBER_OPEN;
	return before == NUMBER_OPEN && (kind == CL || kind == CP) ? NUMBER_CLOSED : NUMBER_NOT;
}

/* What stands before the first byte of the stretch is known already. */
static void ask_library(struct walk *w, size_t end)
{
	char *breaks = w->breaks + w->from, first = breaks[0];
	size_t n = end - w->from;

	u8_possible_linebreaks((const uint8_t *)w->s.p + w->from, n, "UTF-8", breaks);
	for (size_t i = 0; i < n; i++)
		breaks[i] = breaks[i] == UC_BREAK_POSSIBLE ? BREAK_HERE : BREAK_NONE;
	breaks[0] = first;
	w->foreign = false;
}

/* One character that is neither space nor a mark on the one before. */
static void take(struct walk *w, enum kind kind, size_t i, size_t step)
{
	if (w->foreign) {
		if (is_word(kind))
			ask_library(w, i + step);
	} else if (kind == OTHER) {
		w->foreign = true;
		w->from = w->last == START ? i : w->at;
		if (w->last == START && w->spaced)
			w->breaks[i] = BREAK_HERE;
	} else if (w->last != START || w->spaced) {
		if (may_end(w, kind, i))
			w->breaks[i] = BREAK_HERE;
	}
	w->number = number_after(w->spaced ? NUMBER_NOT : w->number, kind);
	w->last = kind;
	w->at = i;
	w->spaced = false;
}

void text_opportunities(struct str s, char *breaks)
{
	struct walk w = { .s = s, .breaks = breaks, .last = START };
	size_t step;

	if (s.n)
		memset(breaks, BREAK_NONE, s.n);
	for (size_t i = 0; i < s.n; i += step) {
		enum kind kind = kind_at(s, i, &step);

		if (kind == SPACE)
			w.spaced = true;
		else if (kind != MARK)
			take(&w, kind, i, step);
		else if (w.spaced || w.last == START)
			take(&w, AL, i, step);  /* LB10 */
	}
	if (w.foreign)
		ask_library(&w, s.n);
}
