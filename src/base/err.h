/*
 * err: what went wrong, as a code with one detail (an address, a file, a
 * number).  Codes cross processes; the words are made, and translated, only
 * where a reader sees them.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>
#include <stddef.h>

enum err_code {
#define ERR(code, status, words) ERR_##code,
#include "base/errors.def"
#undef ERR
	ERR_COUNT
};

struct err {
	enum err_code code;
	char detail[248];
};

/* Always false, so that a function may `return err_set(e, …)`.  The first
 * error stays: a second call on the same struct changes nothing. */
bool err_set(struct err *e, enum err_code code, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
/* The sentence for a reader, in the current language, into out (n bytes). */
const char *err_words(const struct err *e, char *out, size_t n);
int err_status(const struct err *e);        /* exit status, DESIGN section 9 */
/* A mistake of ours: says where and aborts. */
#define BUG(...) bug_at(__FILE__, __LINE__, __VA_ARGS__)
_Noreturn void bug_at(const char *file, int line, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

#endif
