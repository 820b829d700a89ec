#include "conf/lex.h"

#include "base/buf.h"
#include "base/path.h"
#include "base/words.h"

struct lexer {
	struct str s;
	size_t at;
	struct arena *a;
	struct err *e;
};

static bool at_end(const struct lexer *x)
{
	return x->at >= x->s.n;
}

static char here(const struct lexer *x)
{
	return x->s.p[x->at];
}

static bool blank(char c)
{
	return str_space(c) && c != '\n';
}

/* Between commands: white space, newlines, ";" and comments. */
static void skip_between(struct lexer *x)
{
	while (!at_end(x)) {
		if (here(x) == '#')
			x->at = str_find_byte(x->s, '\n', x->at);
		else if (str_space(here(x)) || here(x) == ';')
			x->at++;
		else
			return;
	}
}

static char unescape(char c)
{
	return c == 'n' ? '\n' : c == 't' ? '\t' : c;
}

/* One word; quoted pieces may touch unquoted ones, as in a shell. */
static bool lex_word(struct lexer *x, struct str *out)
{
	char *p = arena_alloc(x->a, 1, x->s.n - x->at + 1);
	size_t n = 0;
	char quote = 0;

	for (; !at_end(x); x->at++) {
		char c = here(x);

		if (!quote && (str_space(c) || c == ';'))
			break;
		if (quote && c == '\n')
			break;
		if (c == '\\' && quote != '\'' && x->at + 1 < x->s.n) {
			x->at++;
			c = quote ? unescape(here(x)) : here(x);
		} else if (c == quote) {
			quote = 0;
			continue;
		} else if (!quote && (c == '"' || c == '\'')) {
			quote = c;
			continue;
		}
		p[n++] = c;
	}
	*out = (struct str){ p, n };
	return quote ? err_set(x->e, ERR_CONFIG, "%s", _("a quotation is not closed")) : true;
}

static int lex_words(struct lexer *x, struct words *out, int *column, size_t line_start)
{
	while (!at_end(x) && here(x) != '\n' && here(x) != ';') {
		size_t start = x->at;

		if (blank(here(x))) {
			x->at++;
			continue;
		}
		if (here(x) == '#') {
			x->at = str_find_byte(x->s, '\n', x->at);
			break;
		}
		*VEC_PUSH(&out->columns, x->a) = (int)(start - line_start) + 1;
		if (!lex_word(x, VEC_PUSH(&out->list, x->a))) {
			*column = (int)(start - line_start) + 1;
			out->start = x->s.p + start;
			x->at = str_find_byte(x->s, '\n', x->at);
			return -1;
		}
		out->end = x->s.p + x->at;
	}
	return 1;
}

int lex_command(struct str *rest, struct arena *a, struct words *out, int *column, struct err *e)
{
	struct lexer x = { .s = *rest, .a = a, .e = e };
	size_t line_start;
	int got;

	*out = (struct words){ 0 };
	skip_between(&x);
	if (at_end(&x)) {
		*rest = STR("");
		return 0;
	}
	for (line_start = x.at; line_start && x.s.p[line_start - 1] != '\n'; line_start--)
		;
	out->start = x.s.p + x.at;
	got = lex_words(&x, out, column, line_start);
	*rest = str_skip(x.s, x.at);
	return got;
}

void lex_place(struct str text, const char *at, int *line, int *column)
{
	*line = *column = 1;
	for (const char *p = text.p; p < at; p++) {
		*column = *p == '\n' ? 1 : *column + 1;
		*line += *p == '\n';
	}
}

int lex_word_column(struct str text, const struct words *w, int i)
{
	int line, column;

	lex_place(text, w->start, &line, &column);
	return column + w->columns.v[i] - w->columns.v[0];
}

struct str lex_typed(const struct words *w, int i)
{
	const char *at;

	if (i >= w->list.n)
		return STR("");
	at = w->start + (w->columns.v[i] - w->columns.v[0]);
	return (struct str){ at, (size_t)(w->end - at) };
}

struct str lex_query(const struct words *w, int i)
{
	struct str typed = lex_typed(w, i);

	return i + 1 == w->list.n && str_starts(typed, STR("'")) ? w->list.v[i] : typed;
}

const char **lex_argv(struct str command, int more, struct arena *a, struct err *e)
{
	struct words w = { 0 };
	int column, got = lex_command(&command, a, &w, &column, e);
	const char **argv;

	if (got <= 0) {
		err_set(e, ERR_CONFIG, "%s", _("a program is missing"));
		return NULL;
	}
	argv = arena_alloc(a, sizeof(*argv), (size_t)(w.list.n + more) + 1);
	memset(argv, 0, sizeof(*argv) * (size_t)(w.list.n + more + 1));
	for (int i = 0; i < w.list.n; i++)
		argv[i] = arena_z(a, path_expand(a, w.list.v[i]));
	return argv;
}
