#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/words.h"

static const struct { const char *words; int status; } rows[ERR_COUNT] = {
#define ERR(code, status, words) { words, status },
#include "base/errors.def"
#undef ERR
};

bool err_set(struct err *e, enum err_code code, const char *fmt, ...)
{
	va_list ap;
	size_t n;

	if (!e || e->code != ERR_NONE)
		return false;
	e->code = code;
	va_start(ap, fmt);
	vsnprintf(e->detail, sizeof(e->detail), fmt, ap);
	va_end(ap);
	/* A cut must not leave half a letter. */
	n = strlen(e->detail);
	if (n == sizeof(e->detail) - 1) {
		while (n && ((unsigned char)e->detail[n - 1] & 0xC0) == 0x80)
			n--;
		if (n && (unsigned char)e->detail[n - 1] >= 0xC0)
			n--;
		e->detail[n] = '\0';
	}
	return false;
}

const char *err_words(const struct err *e, char *out, size_t n)
{
	enum err_code code = (unsigned)e->code < ERR_COUNT ? e->code : ERR_PARSE;
	const char *words = _(rows[code].words);
	const char *hole = strstr(words, "%s");

	/* Not as a format: a translation must not be able to go wrong. */
	if (!hole)
		snprintf(out, n, "%s", words);
	else
		snprintf(out, n, "%.*s%s%s", (int)(hole - words), words, e->detail, hole + 2);
	return out;
}

int err_status(const struct err *e)
{
	return (unsigned)e->code < ERR_COUNT ? rows[e->code].status : 1;
}

void bug_at(const char *file, int line, const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, "%s:%d: ", file, line);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	abort();
}
