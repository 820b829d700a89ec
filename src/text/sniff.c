/* sniff: byte order marks, zeros, prologs and meta elements. */
#include "text/sniff.h"

enum { LOOK = 4096 };       /* bytes; browsers look at 1024, old pages need more */

/* Text in UTF-16 without a mark begins with ASCII: every other byte is zero. */
static enum sniffed zeros(struct str s)
{
	size_t n = s.n < 256 ? s.n & ~(size_t)1 : 256, even = 0, odd = 0;

	for (size_t i = 0; i < n; i += 2) {
		even += !s.p[i] && s.p[i + 1];
		odd += s.p[i] && !s.p[i + 1];
	}
	if (n < 8 || (even + odd) * 2 < n / 2)
		return SNIFF_NOTHING;
	return even > odd * 8 ? SNIFF_UTF16_BE : odd > even * 8 ? SNIFF_UTF16_LE : SNIFF_NOTHING;
}

enum sniffed sniff_shape(struct str bytes)
{
	if (str_starts(bytes, STR("\xEF\xBB\xBF")))
		return SNIFF_UTF8;
	if (str_starts(bytes, STR("\xFE\xFF")))
		return SNIFF_UTF16_BE;
	if (str_starts(bytes, STR("\xFF\xFE")))
		return SNIFF_UTF16_LE;
	return zeros(bytes);
}

/* The value after `name` = in a tag, quoted or not. */
static struct str value_after(struct str tag, struct str name)
{
	size_t from = 0, at;

	while ((at = str_find_nocase(tag, name, from)) < tag.n) {
		struct str s = str_skip(tag, at + name.n);
		size_t n = 0;

		from = at + 1;
		while (s.n && str_space(s.p[0]))
			s = str_skip(s, 1);
		if (!s.n || s.p[0] != '=')
			continue;
		s = str_skip(s, 1);
		while (s.n && (str_space(s.p[0]) || s.p[0] == '"' || s.p[0] == '\''))
			s = str_skip(s, 1);
		while (n < s.n && !str_space(s.p[n]) && s.p[n] && !strchr("\"';>/", s.p[n]))
			n++;
		return str_sub(s, 0, n);
	}
	return STR_NONE;
}

static struct str meta(struct str head)
{
	size_t at = 0;

	while ((at = str_find_byte(head, '<', at)) < head.n) {
		struct str tag = str_skip(head, at), value;

		if (str_starts(tag, STR("<!--"))) {
			at += str_find(tag, STR("-->"), 4);
			continue;
		}
		tag = str_sub(tag, 0, str_find_byte(tag, '>', 0));
		at++;
		if (!str_starts_nocase(tag, STR("<meta")))
			continue;
		value = value_after(tag, STR("charset"));
		if (value.n)
			return value;
	}
	return STR_NONE;
}

struct str sniff_declared(struct str bytes)
{
	struct str head = str_sub(bytes, 0, LOOK), value;
	size_t prolog = str_find(head, STR("<?xml"), 0);

	if (prolog < head.n) {
		struct str tag = str_skip(head, prolog);

		value = value_after(str_sub(tag, 0, str_find_byte(tag, '>', 0)), STR("encoding"));
		if (value.n)
			return value;
	}
	return meta(head);
}
