#include "base/json.h"

#include <json-c/json.h>
#include <limits.h>

/* struct json is json-c's object under our own name: only this file knows. */
static struct json *ours(struct json_object *o)
{
	return (struct json *)o;
}

static struct json_object *theirs(const struct json *j)
{
	return (struct json_object *)(uintptr_t)j;
}

struct json *json_parse(struct str text)
{
	struct json_tokener *t;
	struct json_object *o;

	if (text.n == 0 || text.n > INT_MAX)
		return NULL;
	t = json_tokener_new_ex(64);
	if (!t)
		return NULL;
	o = json_tokener_parse_ex(t, text.p, (int)text.n);
	if (!o && json_tokener_get_error(t) == json_tokener_continue)
		o = json_tokener_parse_ex(t, "", 1);    /* a bare number ends at NUL */
	json_tokener_free(t);
	return ours(o);
}

void json_free(struct json *root)
{
	json_object_put(theirs(root));
}

enum json_kind json_kind(const struct json *j)
{
	switch (json_object_get_type(theirs(j))) {
	case json_type_boolean: return JSON_BOOL;
	case json_type_int:
	case json_type_double:  return JSON_NUMBER;
	case json_type_string:  return JSON_TEXT;
	case json_type_array:   return JSON_LIST;
	case json_type_object:  return JSON_MAP;
	default:                return JSON_NULL;
	}
}

struct json *json_member(const struct json *map, const char *name)
{
	struct json_object *o = NULL;

	if (json_kind(map) == JSON_MAP)
		json_object_object_get_ex(theirs(map), name, &o);
	return ours(o);
}

int json_count(const struct json *list)
{
	return json_kind(list) == JSON_LIST ? (int)json_object_array_length(theirs(list)) : 0;
}

struct json *json_item(const struct json *list, int i)
{
	if (i < 0 || i >= json_count(list))
		return NULL;
	return ours(json_object_array_get_idx(theirs(list), (size_t)i));
}

struct str json_text(const struct json *j)
{
	if (json_kind(j) != JSON_TEXT)
		return STR("");
	return (struct str){ json_object_get_string(theirs(j)),
		             (size_t)json_object_get_string_len(theirs(j)) };
}

struct str json_scalar(const struct json *j)
{
	switch (json_kind(j)) {
	case JSON_TEXT:   return json_text(j);
	case JSON_NUMBER:
	case JSON_BOOL:   return str_of(json_object_to_json_string(theirs(j)));
	default:          return STR("");
	}
}

double json_number(const struct json *j, double otherwise)
{
	return json_kind(j) == JSON_NUMBER ? json_object_get_double(theirs(j)) : otherwise;
}

struct json *json_new_map(void)
{
	return ours(json_object_new_object());
}

struct json *json_new_list(void)
{
	return ours(json_object_new_array());
}

struct json *json_new_text(struct str s)
{
	return ours(json_object_new_string_len(s.p ? s.p : "", (int)s.n));
}

struct json *json_new_int(int64_t n)
{
	return ours(json_object_new_int64(n));
}

struct json *json_new_bool(bool b)
{
	return ours(json_object_new_boolean(b));
}

void json_put(struct json *map, const char *name, struct json *value)
{
	json_object_object_add(theirs(map), name, theirs(value));
}

void json_put_text(struct json *map, const char *name, struct str s)
{
	json_put(map, name, json_new_text(s));
}

void json_put_text_or_null(struct json *map, const char *name, struct str s)
{
	json_put(map, name, s.n ? json_new_text(s) : NULL);
}

void json_append(struct json *list, struct json *value)
{
	json_object_array_add(theirs(list), theirs(value));
}

static bool must_escape(char c)
{
	return (unsigned char)c < 0x20 || c == '"' || c == '\\';
}

static void escape(char c, struct buf *out)
{
	static const char plain[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
	const char *at = c ? strchr(plain, c) : NULL;

	if (at)
		buf_add(out, (struct str){ (char[]){ '\\', letters[at - plain] }, 2 });
	else
		buf_addf(out, "\\u%04x", (unsigned)(unsigned char)c);
}

void json_quote(struct str s, struct buf *out)
{
	size_t from = 0;

	buf_add_byte(out, '"');
	for (size_t i = 0; i < s.n; i++) {
		if (!must_escape(s.p[i]))
			continue;
		buf_add(out, str_sub(s, from, i));
		escape(s.p[i], out);
		from = i + 1;
	}
	buf_add(out, str_skip(s, from));
	buf_add_byte(out, '"');
}

bool json_write(const struct json *j, struct buf *out)
{
	size_t n;
	const char *p = json_object_to_json_string_length(theirs(j),
		JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE, &n);

	return buf_add(out, (struct str){ p, n });
}
