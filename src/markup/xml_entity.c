/*
 * xml_entity: internal general entities, <!ENTITY toa "Toà soạn"> in the
 * DOCTYPE.  Only plain text is taken: a value that refers to anything but
 * characters, a parameter entity and an external one are no entities here, so
 * nothing expands twice and nothing is opened; all expansions of a document
 * together have a ceiling.
 */
#include "markup/charref.h"
#include "markup/xml_private.h"

enum { ENTITIES_MAX = 256, VALUE_MAX_BYTES = 4 << 10, GIVEN_MAX_BYTES = 1 << 20 };

static bool is_predefined(struct str name)
{
	static const char *const names[] = { "lt", "gt", "amp", "quot", "apos" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (str_eq(name, str_of(names[i])))
			return true;
	return false;
}

/* Character references decoded; false when another "&" is left. */
static bool read_value(struct str written, struct arena *a, struct str *value)
{
	char *p = arena_alloc(a, 1, written.n * 2 + 8);
	size_t n = 0;

	for (size_t i = 0; i < written.n;) {
		char decoded[8];
		int k = 0;
		size_t used = 0;

		if (written.p[i] != '&') {
			p[n++] = written.p[i++];
			continue;
		}
		used = charref_read(str_skip(written, i), CHARREF_STRICT, decoded, &k);
		if (!used)
			return false;
		memcpy(p + n, decoded, (size_t)k);
		n += (size_t)k;
		i += used;
	}
	*value = (struct str){ p, n };
	return true;
}

/* `s` begins after "<!ENTITY". */
static void read_declaration(struct xml *x, struct str s)
{
	struct str rest = s, name, value;
	size_t end;

	if (!str_word(&rest, &name) || name.n > 64 || is_predefined(name) || !xml_name_begins(name))
		return;
	rest = str_trim(rest);
	if (!rest.n || (rest.p[0] != '"' && rest.p[0] != '\''))
		return;
	end = str_find_byte(rest, rest.p[0], 1);
	if (end == rest.n || end > VALUE_MAX_BYTES || !read_value(str_sub(rest, 1, end), &x->arena, &value))
		return;
	*VEC_PUSH(&x->entities->rows, &x->arena) = (struct xml_entity){ name, value };
}

void xml_read_entities(struct xml *x, struct str doctype)
{
	static const struct str begin = { "<!ENTITY", 8 };

	if (str_find(doctype, begin, 0) == doctype.n)
		return;
	if (!x->entities)
		x->entities = ARENA_NEW(&x->arena, struct xml_entities);
	for (size_t at = 0; (at = str_find(doctype, begin, at)) < doctype.n; at += begin.n)
		if (x->entities->rows.n < ENTITIES_MAX)
			read_declaration(x, str_sub(doctype, at + begin.n, at + begin.n + VALUE_MAX_BYTES + 200));
}

size_t xml_entity_read(struct xml_entities *all, struct str s, struct str *value)
{
	size_t end = str_find_byte(str_sub(s, 0, 66), ';', 0);
	struct str name = str_sub(s, 1, end);

	if (!all || end >= s.n || end >= 66)
		return 0;
	for (int i = 0; i < all->rows.n; i++) {
		const struct xml_entity *e = &all->rows.v[i];

		if (!str_eq(e->name, name))
			continue;
		if (all->given + e->value.n > GIVEN_MAX_BYTES)
			return 0;
		all->given += e->value.n;
		*value = e->value;
		return end + 1;
	}
	return 0;
}
