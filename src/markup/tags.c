/* tags: the table of elements. */
#include "markup/tags.h"

#include <stdlib.h>

enum { NAME_BYTES = 12 };

struct tag {
	char name[NAME_BYTES];
	unsigned char flags;
};

#define B TAG_BLOCK
#define V TAG_VOID
#define R TAG_RAW
#define D TAG_DROP
#define C TAG_CONTROL
#define O TAG_OPEN_END
static const struct tag tags[] = {
#define TAG(name, flags) { #name, flags },
#include "markup/tags.def"
#undef TAG
};

static const struct tag inline_tags[] = {
	{ "a", 0 }, { "abbr", 0 }, { "acronym", 0 }, { "b", 0 }, { "bdi", 0 }, { "bdo", 0 },
	{ "big", 0 }, { "cite", 0 }, { "code", 0 }, { "data", 0 }, { "del", 0 }, { "dfn", 0 },
	{ "em", 0 }, { "font", 0 }, { "i", 0 }, { "ins", 0 }, { "kbd", 0 }, { "label", 0 },
	{ "mark", 0 }, { "math", 0 }, { "nobr", 0 }, { "picture", 0 }, { "q", 0 }, { "ruby", 0 },
	{ "s", 0 }, { "samp", 0 }, { "small", 0 }, { "span", 0 }, { "strike", 0 }, { "strong", 0 },
	{ "sub", 0 }, { "sup", 0 }, { "time", 0 }, { "tt", 0 }, { "u", 0 }, { "var", 0 },
};

static int compare_name(const void *key, const void *row)
{
	const struct str *name = key;
	const struct tag *t = row;
	int c = strncmp(name->p, t->name, name->n);

	return c ? c : -(int)(unsigned char)t->name[name->n];
}

#define FIND(table, name) \
	((name).n && (name).n < NAME_BYTES \
	? bsearch(&(name), table, sizeof(table) / sizeof(*(table)), sizeof(*(table)), compare_name) \
	: NULL)

unsigned tag_flags(struct str name)
{
	const struct tag *t = FIND(tags, name);

	return t ? t->flags : 0;
}

static struct str lower_name(struct str name, char out[NAME_BYTES])
{
	if (name.n >= NAME_BYTES)
		return STR_NONE;
	for (size_t i = 0; i < name.n; i++)
		out[i] = str_lower(name.p[i]);
	return (struct str){ out, name.n };
}

unsigned tag_flags_nocase(struct str name)
{
	char low[NAME_BYTES];

	return tag_flags(lower_name(name, low));
}

bool tag_is_inline(struct str name)
{
	char low[NAME_BYTES];
	struct str n = lower_name(name, low);

	return FIND(inline_tags, n) != NULL;
}
