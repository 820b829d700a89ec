#include "conf/conf.h"

#include "base/words.h"
#include <string.h>

static const char *const colours[] = {
	"black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
	"bright-black", "bright-red", "bright-green", "bright-yellow", "bright-blue", "bright-magenta",
	"bright-cyan", "bright-white",
};

/* "#rrggbb" */
static bool read_rgb(struct str word, int32_t *out)
{
	static const char digits[] = "0123456789abcdef";
	int32_t v = 0;

	if (word.n != 7 || word.p[0] != '#')
		return false;
	for (size_t i = 1; i < 7; i++) {
		int c = word.p[i] >= 'A' && word.p[i] <= 'F' ? word.p[i] + 'a' - 'A' : word.p[i];
		const char *at = c ? strchr(digits, c) : NULL;
		if (!at)
			return false;
		v = v << 4 | (int32_t)(at - digits);
	}
	*out = LOOK_RGB | v;
	return true;
}

static bool read_colour(struct str word, int32_t *out)
{
	int64_t n;

	if (read_rgb(word, out))
		return true;
	if (str_eq(word, STR("default"))) {
		*out = -1;
		return true;
	}
	for (size_t i = 0; i < sizeof(colours) / sizeof(*colours); i++)
		if (str_eq(word, str_of(colours[i]))) {
			*out = (int32_t)i;
			return true;
		}
	if (!str_int(word, &n) || n < 0 || n > 255)
		return false;
	*out = (int32_t)n;
	return true;
}

static bool read_attribute(struct str word, struct look *l)
{
	const struct { const char *name; bool *flag; } rows[] = {
		{ "bold", &l->bold }, { "underline", &l->underline }, { "reverse", &l->reverse },
		{ "italic", &l->italic }, { "dim", &l->dim },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if (str_eq(word, str_of(rows[i].name))) {
			*rows[i].flag = true;
			return true;
		}
	return false;
}

static bool read_look(struct str rest, struct look *l)
{
	struct str word;
	bool background = false;

	*l = (struct look){ .fg = -1, .bg = -1, .set = true };
	while (str_word(&rest, &word)) {
		if (str_eq(word, STR("on")))
			background = true;
		else if (!read_attribute(word, l) && !read_colour(word, background ? &l->bg : &l->fg))
			return false;
	}
	return true;
}

/* The line without its comment; a # before six hexadecimal digits is a colour. */
static struct str without_comment(struct str line)
{
	int32_t colour;
	size_t at = str_find_byte(line, '#', 0);

	while (at < line.n && read_rgb(str_sub(line, at, at + 7), &colour))
		at = str_find_byte(line, '#', at + 1);
	return str_sub(line, 0, at);
}

static void fill_fallbacks(struct theme *t)
{
	for (int i = 0; i < STYLE_COUNT; i++) {
		enum style s = (enum style)i;

		for (int steps = 0; !t->looks[s].set && steps < STYLE_COUNT; steps++)
			s = style_fallback(s);
		t->looks[i] = t->looks[s].set ? t->looks[s] : (struct look){ .fg = -1, .bg = -1 };
	}
}

bool theme_read(struct str text, struct str file, struct arena *a, struct theme *out, struct err *e)
{
	struct theme t = { 0 };
	struct str line;

	(void)a;
	for (int n = 1; str_line(&text, &line); n++) {
		struct str rest = str_trim(without_comment(line)), name;
		enum style s;

		if (rest.n == 0)
			continue;
		if (!str_cut(&rest, ':', &name) || !style_from_name(str_trim(name), &s))
			return err_set(e, ERR_CONFIG, _("%.*s:%d: no such style: %.*s"), STR_ARG(file), n,
				       STR_ARG(line));
		if (!read_look(rest, &t.looks[s]))
			return err_set(e, ERR_CONFIG, _("%.*s:%d: no such colour or attribute: %.*s"),
				       STR_ARG(file), n, STR_ARG(line));
	}
	fill_fallbacks(&t);
	*out = t;
	return true;
}
