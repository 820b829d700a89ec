/*
 * key: names of keys, both ways.  It knows no terminal and no command.
 */
#include "cells/key.h"

#include "text/clean.h"

struct key_word {
	const char *name;
	uint32_t code;
};

/* The first name of a code is the one that is printed. */
static const struct key_word key_words[] = {
	{ "Space", ' ' }, { "Enter", '\r' }, { "Tab", '\t' }, { "Esc", 27 },
	{ "S-Tab", KEY_BACK_TAB }, { "Backspace", KEY_BACKSPACE_KEY },
	{ "Up", KEY_UP_ARROW }, { "Down", KEY_DOWN_ARROW },
	{ "Left", KEY_LEFT_ARROW }, { "Right", KEY_RIGHT_ARROW },
	{ "Home", KEY_HOME_KEY }, { "End", KEY_END_KEY },
	{ "PageUp", KEY_PAGE_UP }, { "PageDown", KEY_PAGE_DOWN },
	{ "Insert", KEY_INSERT }, { "Delete", KEY_DELETE },
	/* other ways to say it */
	{ "Return", '\r' }, { "Escape", 27 }, { "BackTab", KEY_BACK_TAB },
	{ "BS", KEY_BACKSPACE_KEY }, { "PgUp", KEY_PAGE_UP },
	{ "PgDn", KEY_PAGE_DOWN }, { "Ins", KEY_INSERT }, { "Del", KEY_DELETE },
};

enum { KEY_WORDS = sizeof(key_words) / sizeof(key_words[0]), KEY_F_LAST = 12 };

static bool word_code(struct str name, uint32_t *code)
{
	for (int i = 0; i < KEY_WORDS; i++) {
		if (str_eq_nocase(name, str_of(key_words[i].name))) {
			*code = key_words[i].code;
			return true;
		}
	}
	return false;
}

static bool function_code(struct str name, uint32_t *code)
{
	int64_t n;

	if (name.n < 2 || (name.p[0] != 'F' && name.p[0] != 'f') || !str_digit(name.p[1]))
		return false;
	if (!str_int(str_skip(name, 1), &n) || n < 1 || n > KEY_F_LAST)
		return false;
	*code = KEY_F_BASE + (uint32_t)n;
	return true;
}

static bool single_code(struct str name, uint32_t *code)
{
	struct str rest = name;

	*code = text_code_point(&rest);
	return rest.n == 0 && *code > ' ' && *code != 0x7f && *code != 0xfffd;
}

bool key_from_name(struct str name, struct key *out)
{
	*out = (struct key){ 0, 0 };
	/* "C--" is Ctrl and minus: a prefix has something after it */
	while (name.n > 2 && name.p[1] == '-' && (name.p[0] == 'C' || name.p[0] == 'M')) {
		out->mods |= name.p[0] == 'C' ? KEY_CTRL : KEY_META;
		name = str_skip(name, 2);
	}
	if (name.n == 0)
		return false;
	if (!word_code(name, &out->code) && !function_code(name, &out->code) &&
	    !single_code(name, &out->code))
		return false;
	/* a terminal sends the same byte for C-d and C-D */
	if ((out->mods & KEY_CTRL) && out->code >= 'A' && out->code <= 'Z')
		out->code += 'a' - 'A';
	return true;
}

const char *const *key_names(void)
{
	/* ORDER: as key_words, the first name of each */
	static const char *const names[] = {
		"Space", "Enter", "Tab", "Esc", "S-Tab", "Backspace", "Up", "Down", "Left", "Right", "Home",
		"End", "PageUp", "PageDown", "Insert", "Delete", "Leader", NULL
	};

	return names;
}

static struct str code_name(uint32_t code, struct arena *a)
{
	char bytes[4];
	size_t n;

	for (int i = 0; i < KEY_WORDS; i++)
		if (key_words[i].code == code)
			return str_of(key_words[i].name);
	if (code > KEY_F_BASE && code <= KEY_F_BASE + KEY_F_LAST)
		return arena_printf(a, "F%d", (int)(code - KEY_F_BASE));
	if (code <= ' ' || code >= KEY_SPECIAL)
		return STR_NONE;
	n = (size_t)text_encode(code, bytes);
	return arena_str(a, (struct str){ bytes, n });
}

struct str key_name(struct key k, struct arena *a)
{
	struct str name = code_name(k.code, a);

	if (name.n == 0 || k.mods == 0)
		return name;
	return arena_printf(a, "%s%s%.*s", k.mods & KEY_CTRL ? "C-" : "",
			    k.mods & KEY_META ? "M-" : "", STR_ARG(name));
}

bool key_eq(struct key a, struct key b)
{
	return a.code == b.code && a.mods == b.mods;
}

bool key_is_text(struct key k)
{
	return k.mods == 0 && k.code >= ' ' && k.code < KEY_SPECIAL && k.code != 0x7f &&
	       !(k.code >= 0x80 && k.code < 0xa0);
}
