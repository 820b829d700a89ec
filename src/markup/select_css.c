/*
 * select_css: the CSS subset as XPath 1.0.
 *     div.tin > a[href^="/x"], h1
 * becomes
 *     descendant-or-self::div[class has tin]/child::a[starts-with(@href,'/x')]
 *     | descendant-or-self::h1
 */
#include "base/buf.h"
#include "markup/select.h"

enum { XPATH_MAX_BYTES = 8192 };

struct css {
	struct str in;
	size_t at;
	struct buf out;
	const char *mistake;
	struct str name;        /* the last name read, in name_buf or in */
	char name_buf[256];
};

static bool fail(struct css *c, const char *what)
{
	if (!c->mistake)
		c->mistake = what;
	return false;
}

static char peek(const struct css *c)
{
	return c->at < c->in.n ? c->in.p[c->at] : 0;
}

static bool skip_spaces(struct css *c)
{
	size_t from = c->at;

	while (c->at < c->in.n && str_space(c->in.p[c->at]))
		c->at++;
	return c->at > from;
}

static bool is_name_byte(char b)
{
	return str_digit(b) || (str_lower(b) >= 'a' && str_lower(b) <= 'z')
		|| b == '-' || b == '_' || (unsigned char)b >= 0x80;
}

/* A name; a backslash takes the next byte as it is. */
static bool read_name(struct css *c)
{
	size_t n = 0;

	while (c->at < c->in.n && n < sizeof(c->name_buf)) {
		if (peek(c) == '\\' && c->at + 1 < c->in.n)
			c->at++;
		else if (!is_name_byte(peek(c)))
			break;
		c->name_buf[n++] = c->in.p[c->at++];
	}
	c->name = (struct str){ c->name_buf, n };
	return n ? true : fail(c, "a name is missing");
}

/* A quoted string or a bare word. */
static bool read_value(struct css *c)
{
	char quote = peek(c);

	if (quote != '"' && quote != '\'') {
		size_t from = c->at;
		while (c->at < c->in.n && peek(c) != ']' && !str_space(peek(c)))
			c->at++;
		c->name = str_sub(c->in, from, c->at);
		return c->name.n ? true : fail(c, "a value is missing");
	}
	size_t end = str_find_byte(c->in, quote, c->at + 1);
	if (end == c->in.n)
		return fail(c, "a quote is not closed");
	c->name = str_sub(c->in, c->at + 1, end);
	c->at = end + 1;
	return true;
}

/* XPath 1.0 has no escapes: a text with both quotes is put together. */
static void add_literal(struct buf *out, struct str s)
{
	if (str_find_byte(s, '\'', 0) == s.n) {
		buf_addf(out, "'%.*s'", STR_ARG(s));
		return;
	}
	if (str_find_byte(s, '"', 0) == s.n) {
		buf_addf(out, "\"%.*s\"", STR_ARG(s));
		return;
	}
	struct str part;
	buf_add(out, STR("concat(''"));
	for (bool first = true; str_cut(&s, '\'', &part); first = false)
		buf_addf(out, "%s,'%.*s'", first ? "" : ",\"'\"", STR_ARG(part));
	buf_add_byte(out, ')');
}

static void add_word_test(struct buf *out, struct str attr, struct str word)
{
	buf_addf(out, "contains(concat(' ',normalize-space(@%.*s),' '),concat(' ',", STR_ARG(attr));
	add_literal(out, word);
	buf_add(out, STR(",' '))"));
}

static void add_comparison(struct css *c, struct str attr, char how)
{
	struct buf *out = &c->out;
	int n = (int)attr.n;

	switch (how) {
	case '~':
		add_word_test(out, attr, c->name);
		return;
	case '^':
	case '*':
		buf_addf(out, "%s(@%.*s,", how == '^' ? "starts-with" : "contains", n, attr.p);
		break;
	case '$':
		buf_addf(out, "substring(@%.*s,string-length(@%.*s)-string-length(", n, attr.p, n, attr.p);
		add_literal(out, c->name);
		buf_add(out, STR(")+1)="));
		add_literal(out, c->name);
		return;
	case '|':
		buf_addf(out, "starts-with(concat(@%.*s,'-'),concat(", n, attr.p);
		add_literal(out, c->name);
		buf_add(out, STR(",'-'))"));
		return;
	default:
		buf_addf(out, "@%.*s=", n, attr.p);
		add_literal(out, c->name);
		return;
	}
	add_literal(out, c->name);
	buf_add_byte(out, ')');
}

/* After "[". */
static bool attribute_test(struct css *c)
{
	char bytes[sizeof(c->name_buf)];
	char how = '=';

	skip_spaces(c);
	if (!read_name(c))
		return false;
	memcpy(bytes, c->name.p, c->name.n);
	struct str attr = { bytes, c->name.n };
	skip_spaces(c);
	if (peek(c) == ']') {
		c->at++;
		return buf_addf(&c->out, "@%.*s", STR_ARG(attr));
	}
	if (peek(c) && strchr("~^$*|", peek(c)))
		how = c->in.p[c->at++];
	if (peek(c) != '=')
		return fail(c, "\"=\" or \"]\" is missing");
	c->at++;
	skip_spaces(c);
	if (!read_value(c))
		return false;
	skip_spaces(c);
	if (peek(c) != ']')
		return fail(c, "\"]\" is missing");
	c->at++;
	add_comparison(c, attr, how);
	return true;
}

/* After ":nth-child(". */
static bool nth_test(struct css *c)
{
	size_t end = str_find_byte(c->in, ')', c->at);
	int64_t n;

	if (end == c->in.n || !str_int(str_trim(str_sub(c->in, c->at, end)), &n) || n < 1)
		return fail(c, ":nth-child() takes a number");
	c->at = end + 1;
	return buf_addf(&c->out, "count(preceding-sibling::*)=%lld", (long long)(n - 1));
}

static bool simple_test(struct css *c, bool inside_not);

/* After ":not(": one simple test or a tag. */
static bool not_test(struct css *c)
{
	buf_add(&c->out, STR("not("));
	skip_spaces(c);
	if (is_name_byte(peek(c))) {
		if (!read_name(c))
			return false;
		buf_addf(&c->out, "self::%.*s", STR_ARG(c->name));
	} else if (!simple_test(c, true)) {
		return false;
	}
	skip_spaces(c);
	if (peek(c) != ')')
		return fail(c, "\")\" is missing");
	c->at++;
	return buf_add_byte(&c->out, ')');
}

static bool pseudo_test(struct css *c, bool inside_not)
{
	if (!read_name(c))
		return false;
	if (str_eq(c->name, STR("first-child")))
		return buf_add(&c->out, STR("not(preceding-sibling::*)"));
	if (str_eq(c->name, STR("last-child")))
		return buf_add(&c->out, STR("not(following-sibling::*)"));
	bool argument = peek(c) == '(';
	c->at += argument;
	if (argument && str_eq(c->name, STR("nth-child")))
		return nth_test(c);
	if (argument && !inside_not && str_eq(c->name, STR("not")))
		return not_test(c);
	return fail(c, "this pseudo-class is not known");
}

/* One of .x #x [x] :x, as the inside of a predicate. */
static bool simple_test(struct css *c, bool inside_not)
{
	char kind = peek(c);

	c->at++;
	switch (kind) {
	case '.':
		if (!read_name(c))
			return false;
		add_word_test(&c->out, STR("class"), c->name);
		return true;
	case '#':
		if (!read_name(c))
			return false;
		buf_add(&c->out, STR("@id="));
		add_literal(&c->out, c->name);
		return true;
	case '[':
		return attribute_test(c);
	case ':':
		return pseudo_test(c, inside_not);
	}
	c->at--;
	return fail(c, "a selector is missing");
}

static bool starts_test(char b)
{
	return b == '.' || b == '#' || b == '[' || b == ':';
}

static bool compound(struct css *c)
{
	bool any = false;

	if (peek(c) == '*') {
		c->at++;
		any = true;
	} else if (is_name_byte(peek(c)) || peek(c) == '\\') {
		if (!read_name(c))
			return false;
		for (size_t i = 0; i < c->name.n; i++)
			buf_add_byte(&c->out, str_lower(c->name.p[i]));
		any = true;
	}
	if (!any || (c->out.n && c->out.p[c->out.n - 1] == ':'))
		buf_add_byte(&c->out, '*');
	for (; starts_test(peek(c)); any = true) {
		buf_add_byte(&c->out, '[');
		if (!simple_test(c, false))
			return false;
		buf_add_byte(&c->out, ']');
	}
	return any ? true : fail(c, "a selector is missing");
}

/* The axis of what stands between two compounds; NULL when none follows. */
static const char *combinator(struct css *c)
{
	bool space = skip_spaces(c);
	char b = peek(c);

	if (!b || b == ',')
		return NULL;
	if (b == '>' || b == '+' || b == '~') {
		c->at++;
		skip_spaces(c);
		return b == '>' ? "/child::" : b == '~' ? "/following-sibling::"
			: "/following-sibling::*[1]/self::";
	}
	if (space)
		return "/descendant::";
	fail(c, "this is not expected here");
	return NULL;
}

static bool complex_selector(struct css *c)
{
	skip_spaces(c);
	const char *axis = "descendant-or-self::";
	if (peek(c) == '>') {           /* "> a": children of the start */
		c->at++;
		skip_spaces(c);
		axis = "child::";
	}
	for (; axis; axis = combinator(c)) {
		buf_add_z(&c->out, axis);
		if (!compound(c))
			return false;
	}
	return !c->mistake;
}

static bool selector_list(struct css *c)
{
	for (;;) {
		if (!complex_selector(c))
			return false;
		if (peek(c) != ',')
			return true;
		c->at++;
		buf_add(&c->out, STR(" | "));
	}
}

bool select_css(struct str css, struct arena *a, struct str *xpath, struct err *e)
{
	struct css c = { .in = css };
	bool good;

	if (str_starts(css, STR("css:")))
		c.at = 4;
	buf_init(&c.out, XPATH_MAX_BYTES);
	good = selector_list(&c) && !c.out.failed;
	if (good)
		*xpath = arena_str(a, buf_str(&c.out));
	else
		err_set(e, ERR_RULES, "\"%.*s\", column %zu: %s", (int)(css.n < 120 ? css.n : 120),
			css.p, c.at + 1, c.mistake ? c.mistake : "too long");
	buf_release(&c.out);
	return good;
}
