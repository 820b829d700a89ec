/* todoc_style: the little of a page's own styling that changes what its words
 * mean. */
#include "markup/todoc_private.h"

/* No more of a style is looked at after a property's name: an attribute may be
 * a megabyte of names. */
enum { VALUE_MAX_BYTES = 64 };

bool node_style_says(const struct node *n, const char *property, const char *value)
{
	struct str style = node_attr(n, "style");
	size_t at = 0;

	while ((at = str_find_nocase(style, str_of(property), at)) < style.n) {
		struct str rest;

		at += strlen(property);
		rest = str_trim(str_sub(style, at, at + VALUE_MAX_BYTES));
		if (!str_starts(rest, STR(":")))
			continue;
		rest = str_trim(str_sub(rest, 1, str_find_byte(rest, ';', 0)));
		rest = str_trim(str_sub(rest, 0, str_find_byte(rest, '!', 0)));
		if (str_eq_nocase(rest, str_of(value)))
			return true;
	}
	return false;
}

static bool is_blank_text(const struct node *n)
{
	return node_is_text(n) && !str_trim(node_raw_text(n)).n;
}

bool node_keeps_spaces(const struct node *n, bool block)
{
	if (!node_style_says(n, "white-space", "pre"))
		return false;
	for (const struct node *x = node_prev(n); x && !block; x = node_prev(x))
		if (!is_blank_text(x))
			return false;
	for (const struct node *x = node_next(n); x && !block; x = node_next(x))
		if (!is_blank_text(x))
			return false;
	return true;
}
