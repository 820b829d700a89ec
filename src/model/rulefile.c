/*
 * rulefile: lines of a portal file to key/value rows.  A line is
 * "key: value" or "key(argument): value"; "#" at the start of a line begins a
 * comment (never inside it: values hold "#id").
 */
#include "model/rulefile.h"

enum { RULES_MAX = 5000, LINES_MAX = 20000 };

static bool key_char(char c)
{
	c = str_lower(c);
	return (c >= 'a' && c <= 'z') || str_digit(c) || c == '_' || c == '-';
}

static struct str key_lower(struct str key, struct arena *a)
{
	char *p = arena_z(a, key);

	for (size_t i = 0; i < key.n; i++)
		p[i] = str_lower(p[i]);
	return (struct str){ p, key.n };
}

/* An argument ends at "):", not at the first ")" or ":": it may be a piece
 * of HTML or a header such as "Accept: text/html". */
static bool rule_read(struct str line, struct arena *a, struct rule *out)
{
	size_t at = 0, end;

	while (at < line.n && key_char(line.p[at]))
		at++;
	if (at == 0)
		return false;
	out->key = key_lower(str_sub(line, 0, at), a);
	if (at < line.n && line.p[at] == '(') {
		end = str_find(line, STR("):"), at);
		if (end == line.n)
			return false;
		out->argument = str_sub(line, at + 1, end);
		at = end + 1;
	}
	while (at < line.n && str_space(line.p[at]))
		at++;
	if (at == line.n || line.p[at] != ':')
		return false;
	out->value = str_trim(str_skip(line, at + 1));
	return true;
}

void rulefile_split(struct str text, struct arena *a, struct rulefile *out)
{
	struct str line;
	int number = 0;

	*out = (struct rulefile){ 0 };
	if (str_starts(text, STR("\xEF\xBB\xBF")))
		text = str_skip(text, 3);
	while (out->rules.n < RULES_MAX && number < LINES_MAX && str_line(&text, &line)) {
		struct rule r = { 0 };

		number++;
		line = str_trim(line);
		if (line.n == 0 || line.p[0] == '#')
			continue;
		r.line = number;
		if (rule_read(line, a, &r))
			*VEC_PUSH(&out->rules, a) = r;
		else
			*VEC_PUSH(&out->bad_lines, a) = number;
	}
}

struct str rulefile_get(const struct rulefile *f, struct str key)
{
	for (int i = 0; i < f->rules.n; i++)
		if (str_eq(f->rules.v[i].key, key))
			return f->rules.v[i].value;
	return STR_NONE;
}
