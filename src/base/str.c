#include "base/str.h"

struct str str_of(const char *z)
{
	return z ? (struct str){ z, strlen(z) } : STR_NONE;
}

bool str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool str_eq_nocase(struct str a, struct str b)
{
	return a.n == b.n && str_starts_nocase(a, b);
}

int str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;

	return c ? c : (a.n > b.n) - (a.n < b.n);
}

bool str_starts(struct str s, struct str prefix)
{
	return s.n >= prefix.n && str_eq(str_sub(s, 0, prefix.n), prefix);
}

bool str_starts_nocase(struct str s, struct str prefix)
{
	if (s.n < prefix.n)
		return false;
	for (size_t i = 0; i < prefix.n; i++)
		if (str_lower(s.p[i]) != str_lower(prefix.p[i]))
			return false;
	return true;
}

bool str_ends(struct str s, struct str suffix)
{
	return s.n >= suffix.n && str_eq(str_skip(s, s.n - suffix.n), suffix);
}

size_t str_find_byte(struct str s, char byte, size_t from)
{
	const char *hit = from < s.n ? memchr(s.p + from, byte, s.n - from) : NULL;

	return hit ? (size_t)(hit - s.p) : s.n;
}

size_t str_find(struct str s, struct str needle, size_t from)
{
	if (needle.n == 0)
		return from < s.n ? from : s.n;
	for (size_t i = str_find_byte(s, needle.p[0], from); i + needle.n <= s.n;
	     i = str_find_byte(s, needle.p[0], i + 1))
		if (memcmp(s.p + i, needle.p, needle.n) == 0)
			return i;
	return s.n;
}

size_t str_find_nocase(struct str s, struct str needle, size_t from)
{
	char first = needle.n ? str_lower(needle.p[0]) : 0;

	for (size_t i = from; i + needle.n <= s.n; i++)
		if (!needle.n || (str_lower(s.p[i]) == first && str_starts_nocase(str_skip(s, i), needle)))
			return i;
	return s.n;
}

bool str_has(struct str s, struct str needle)
{
	return needle.n == 0 || str_find(s, needle, 0) < s.n;
}

struct str str_trim(struct str s)
{
	while (s.n && str_space(s.p[0]))
		s = str_skip(s, 1);
	while (s.n && str_space(s.p[s.n - 1]))
		s.n--;
	return s;
}

bool str_cut(struct str *rest, char sep, struct str *part)
{
	size_t at;

	if (!rest->p)
		return false;
	at = str_find_byte(*rest, sep, 0);
	*part = str_sub(*rest, 0, at);
	*rest = at < rest->n ? str_skip(*rest, at + 1) : STR_NONE;
	return true;
}

bool str_line(struct str *rest, struct str *line)
{
	if (rest->n == 0 || !str_cut(rest, '\n', line))
		return false;
	if (line->n && line->p[line->n - 1] == '\r')
		line->n--;
	return true;
}

bool str_word(struct str *rest, struct str *word)
{
	size_t n = 0;

	while (rest->n && str_space(rest->p[0]))
		*rest = str_skip(*rest, 1);
	while (n < rest->n && !str_space(rest->p[n]))
		n++;
	*word = str_sub(*rest, 0, n);
	*rest = str_skip(*rest, n);
	return n > 0;
}

bool str_int(struct str s, int64_t *out)
{
	bool negative = s.n && s.p[0] == '-';
	uint64_t value = 0;

	if (s.n && (s.p[0] == '-' || s.p[0] == '+'))
		s = str_skip(s, 1);
	if (s.n == 0 || s.n > 18)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (!str_digit(s.p[i]))
			return false;
		value = value * 10 + (uint64_t)(s.p[i] - '0');
	}
	*out = negative ? -(int64_t)value : (int64_t)value;
	return true;
}
