/*
 * telex: the two ways of typing Vietnamese on a plain keyboard.  A word is
 * decoded only if every key finds its letter and what comes out can be a
 * Vietnamese syllable; "microsoft" stays what it is.
 */
#include "text/telex.h"
#include "text/clean.h"
#include "text/letters.h"
#include "base/buf.h"

enum { SYLLABLE_MAX = 8 };      /* letters: "nghiêng" has seven */

struct syllable {
	uint32_t shape[SYLLABLE_MAX];
	bool upper[SYLLABLE_MAX];
	int n;
	enum tone tone;
	bool changed;           /* some key was not a letter of its own */
};

/* ---- what a syllable may be ---- */

static const char *const onsets[] = {
	"", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n",
	"ng", "ngh", "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x",
};

static const char *const nuclei[] = {
	"a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ai", "ao", "au",
	"ay", "âu", "ây", "eo", "êu", "ia", "iê", "iêu", "iu", "oa", "oă", "oai", "oao",
	"oay", "oe", "oeo", "oi", "oo", "ôi", "ơi", "ua", "uâ", "uây", "uê", "ui", "uô",
	"uôi", "uơ", "uy", "uya", "uyê", "uyu", "ưa", "ưi", "ưu", "ươ", "ươi", "ươu",
	"yê", "yêu",
};

static const char *const codas[] = { "", "c", "ch", "m", "n", "ng", "nh", "p", "t" };

#define IN(list, s) is_in(list, (int)(sizeof(list) / sizeof((list)[0])), s)

static bool is_in(const char *const *list, int n, struct str s)
{
	for (int i = 0; i < n; i++)
		if (str_eq(s, str_of(list[i])))
			return true;
	return false;
}

static bool is_vowel(uint32_t shape)
{
	const struct letter *l = letter_find(shape);
	char base = l ? l->base : shape < 0x80 ? (char)shape : 'x';

	return strchr("aeiouy", base) != NULL;
}

static struct str spell(const struct syllable *y, int from, int to, char *room)
{
	size_t n = 0;

	for (int i = from; i < to; i++)
		n += (size_t)text_encode(y->shape[i], room + n);
	return (struct str){ room, n };
}

/* The vowels are [*from, *to); the u of qu and the i of gi before another
 * vowel belong to the onset. */
static void find_nucleus(const struct syllable *y, int *from, int *to)
{
	int i = 0;

	while (i < y->n && !is_vowel(y->shape[i]))
		i++;
	if (i == 1 && i + 1 < y->n && is_vowel(y->shape[2]) &&
	    ((y->shape[0] == 'q' && y->shape[1] == 'u') || (y->shape[0] == 'g' && y->shape[1] == 'i')))
		i++;
	*from = i;
	while (i < y->n && is_vowel(y->shape[i]))
		i++;
	*to = i;
}

static bool is_syllable(const struct syllable *y)
{
	char room[SYLLABLE_MAX * 4];
	int from, to;
	struct str coda;

	find_nucleus(y, &from, &to);
	if (!IN(onsets, spell(y, 0, from, room)) || !IN(nuclei, spell(y, from, to, room)))
		return false;
	coda = spell(y, to, y->n, room);
	if (!IN(codas, coda))
		return false;
	/* stopped syllables take two tones only */
	return !y->tone || y->tone == TONE_ACUTE || y->tone == TONE_DOT || !coda.n ||
		!strchr("cpt", coda.p[0]);
}

/* Where the tone is written, in the older and commoner way (hòa). */
static int tone_place(const struct syllable *y)
{
	int from, to;

	find_nucleus(y, &from, &to);
	for (int i = to - 1; i >= from; i--)
		if (y->shape[i] >= 0x80)
			return i;               /* â, ê, ơ and so on attract it */
	if (to - from == 1)
		return from;
	if (to - from == 3 || to < y->n)
		return from + 1;
	return from;
}

/* ---- keys ---- */

static int last_vowel(const struct syllable *y, const char *bases)
{
	for (int i = y->n - 1; i >= 0; i--)
		if (y->shape[i] < 0x80 && strchr(bases, (int)y->shape[i]))
			return i;
	return -1;
}

static bool set_shape(struct syllable *y, int i, uint32_t shape)
{
	if (i < 0)
		return false;
	y->shape[i] = shape;
	return y->changed = true;
}

/* A second tone is no typing but a name ("u23"); taking back needs a first. */
static bool set_tone(struct syllable *y, enum tone tone)
{
	if (!y->tone == !tone)
		return false;
	y->tone = tone;
	return y->changed = true;
}

static bool add_letter(struct syllable *y, char key)
{
	if (y->n == SYLLABLE_MAX)
		return false;
	y->shape[y->n] = (unsigned char)str_lower(key);
	y->upper[y->n++] = key >= 'A' && key <= 'Z';
	return true;
}

static uint32_t circumflex(char base)
{
	return base == 'a' ? 0xE2 : base == 'e' ? 0xEA : 0xF4;
}

/* o becomes ơ and a u before it ư; u becomes ư; a becomes ă (but ưa). */
static bool add_horn(struct syllable *y)
{
	int i = last_vowel(y, "aou");
	bool after_u = i > 0 && y->shape[i - 1] == 'u' && !(i == 2 && y->shape[0] == 'q');

	if (i < 0)
		return false;
	if (y->shape[i] == 'a' && after_u && i == y->n - 1)
		return set_shape(y, i - 1, 0x1B0);
	if (y->shape[i] == 'o' && after_u)
		set_shape(y, i - 1, 0x1B0);
	if (y->shape[i] == 'u' && i > 0 && y->shape[i - 1] == 'u')
		i--;                            /* hưu */
	return set_shape(y, i, y->shape[i] == 'a' ? 0x103 : y->shape[i] == 'o' ? 0x1A1 : 0x1B0);
}

static bool has_vowel(const struct syllable *y)
{
	for (int i = 0; i < y->n; i++)
		if (is_vowel(y->shape[i]))
			return true;
	return false;
}

static bool telex_key(struct syllable *y, char key)
{
	static const char tones[] = "zfrxsj";
	char k = str_lower(key);
	const char *tone = strchr(tones, k);
	int i;

	if (tone && *tone && has_vowel(y))
		return set_tone(y, (enum tone)(tone - tones));
	if (k == 'w') {
		if (add_horn(y))
			return true;
		return add_letter(y, key) && set_shape(y, y->n - 1, 0x1B0);
	}
	if (k == 'd' && y->n && y->shape[0] == 'd')
		return set_shape(y, 0, 0x111);
	if (k == 'a' || k == 'e' || k == 'o') {
		char base[2] = { k, 0 };

		i = last_vowel(y, base);
		/* nothing but the syllable's end may stand between the two */
		if (i >= 0 && (i == y->n - 1 || !is_vowel(y->shape[i + 1])))
			return set_shape(y, i, circumflex(k));
	}
	return add_letter(y, key);
}

static bool vni_key(struct syllable *y, char key)
{
	static const enum tone tones[] = {
		TONE_NONE, TONE_ACUTE, TONE_GRAVE, TONE_HOOK, TONE_TILDE, TONE_DOT
	};
	int i;

	if (!str_digit(key))
		return add_letter(y, key);
	if (key <= '5')
		return has_vowel(y) && set_tone(y, tones[key - '0']);
	if (key == '9')
		return y->n && y->shape[0] == 'd' && set_shape(y, 0, 0x111);
	if (key == '6')
		return (i = last_vowel(y, "aeo")) >= 0 && set_shape(y, i, circumflex((char)y->shape[i]));
	if (key == '7')
		return last_vowel(y, "ou") >= 0 && add_horn(y);
	return set_shape(y, last_vowel(y, "a"), 0x103);
}

/* ---- words ---- */

typedef bool key_function(struct syllable *y, char key);

static bool decode(struct str word, key_function *press, struct buf *out)
{
	struct syllable y = { .n = 0 };
	int place;

	for (size_t i = 0; i < word.n; i++)
		if ((unsigned char)word.p[i] >= 0x80 || !press(&y, word.p[i]))
			return false;           /* composed already, or no syllable */
	if (!y.changed || !is_syllable(&y))
		return false;
	place = tone_place(&y);
	for (int i = 0; i < y.n; i++) {
		char bytes[4];
		uint32_t c = letter_compose(y.shape[i], i == place ? y.tone : TONE_NONE, y.upper[i]);

		buf_add(out, (struct str){ bytes, (size_t)text_encode(c, bytes) });
	}
	return true;
}

static bool is_key(char c, bool digits)
{
	return (str_lower(c) >= 'a' && str_lower(c) <= 'z') || (unsigned char)c >= 0x80 ||
		(digits && str_digit(c));
}

static struct str decode_words(struct str typed, key_function *press, bool digits, struct arena *a)
{
	struct buf out;
	struct str result = typed;
	bool decoded = false;
	size_t i = 0;

	buf_init(&out, typed.n * 3 + 64);
	while (i < typed.n) {
		size_t from = i;

		while (i < typed.n && is_key(typed.p[i], digits))
			i++;
		if (i > from && decode(str_sub(typed, from, i), press, &out))
			decoded = true;
		else if (i > from)
			buf_add(&out, str_sub(typed, from, i));
		else
			buf_add_byte(&out, typed.p[i++]);
	}
	if (decoded)
		result = arena_str(a, buf_str(&out));
	buf_release(&out);
	return result;
}

struct str text_telex(struct str typed, struct arena *a)
{
	return decode_words(typed, telex_key, false, a);
}

struct str text_vni(struct str typed, struct arena *a)
{
	return decode_words(typed, vni_key, true, a);
}

uint32_t text_base_letter(uint32_t code_point)
{
	const struct letter *l = letter_find(code_point);

	return !l ? code_point : (unsigned char)l->base - (l->upper ? 32u : 0u);
}
