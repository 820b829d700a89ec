/*
 * str: borrowed UTF-8 slices, passed by value.  No NUL is promised after the
 * last byte; copies with a NUL are made where a library wants one (arena_z).
 * A slice never owns what it points to: the arena, buffer or literal does.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
	const char *p;
	size_t n;
};

#define STR(literal) ((struct str){ (literal), sizeof(literal) - 1 })
#define STR_NONE ((struct str){ NULL, 0 })
/* For printf's "%.*s". */
#define STR_ARG(s) (int)(s).n, (s).p ? (s).p : ""

/* ---- inline: the scanners ask these once a byte; ASCII only ---- */

static inline char str_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static inline bool str_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool str_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* p is NULL only where n is 0.  Told to the analysers (tools/lint), which would
 * else try each slice without bytes; the scanners pay nothing for it. */
#ifdef LINT
#define STR_LAW(s) ((s).p || !(s).n ? (void)0 : __builtin_unreachable())
#else
#define STR_LAW(s) ((void)0)
#endif

/* Bytes [from, to), clamped to the slice. */
static inline struct str str_sub(struct str s, size_t from, size_t to)
{
	STR_LAW(s);
	if (to > s.n)
		to = s.n;
	if (from >= to)
		return (struct str){ s.p ? s.p + (from < s.n ? from : s.n) : NULL, 0 };
	return (struct str){ s.p + from, to - from };
}

static inline struct str str_skip(struct str s, size_t n)
{
	return str_sub(s, n, s.n);
}

/* ---- the rest ---- */

struct str str_of(const char *z);                    /* NULL gives STR_NONE */
bool str_eq(struct str a, struct str b);
bool str_eq_nocase(struct str a, struct str b);      /* ASCII letters only */
int str_cmp(struct str a, struct str b);             /* by bytes */
bool str_starts(struct str s, struct str prefix);
bool str_starts_nocase(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
/* First position at or after `from`, or s.n when there is none. */
size_t str_find(struct str s, struct str needle, size_t from);
size_t str_find_nocase(struct str s, struct str needle, size_t from);
size_t str_find_byte(struct str s, char byte, size_t from);
bool str_has(struct str s, struct str needle);
/* Without ASCII white space at both ends. */
struct str str_trim(struct str s);
/* Takes the part before `sep` off *rest; false when *rest is used up (p NULL).
 * "a,,b" yields "a", "", "b"; "" yields one empty part. */
bool str_cut(struct str *rest, char sep, struct str *part);
/* Like str_cut at newlines; a CR before the newline goes; a final newline
 * starts no further line. */
bool str_line(struct str *rest, struct str *line);
/* Next run of bytes that are not ASCII white space. */
bool str_word(struct str *rest, struct str *word);
/* The whole slice as a decimal number; false when it is anything else. */
bool str_int(struct str s, int64_t *out);

#endif
