/*
 * json: the door to json-c.  Reading is tolerant (raw control characters in
 * strings are let pass); writing gives compact UTF-8.  Strings that come out
 * of a parse are borrowed from the tree and are NOT clean: the caller cleans.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buf.h"
#include "base/str.h"

struct json;        /* a value; the tree is owned by its root */

enum json_kind { JSON_NULL, JSON_BOOL, JSON_NUMBER, JSON_TEXT, JSON_LIST, JSON_MAP };

/* NULL when the text is no JSON at all; json_free the root. */
struct json *json_parse(struct str text);
void json_free(struct json *root);
enum json_kind json_kind(const struct json *j);              /* NULL: JSON_NULL */
struct json *json_member(const struct json *map, const char *name);  /* or NULL */
int json_count(const struct json *list);
struct json *json_item(const struct json *list, int i);
struct str json_text(const struct json *j);     /* "" unless a string */
/* Strings as they are, numbers and booleans printed; else "". */
struct str json_scalar(const struct json *j);
double json_number(const struct json *j, double otherwise);

struct json *json_new_map(void);
struct json *json_new_list(void);
struct json *json_new_text(struct str s);
struct json *json_new_int(int64_t n);
struct json *json_new_bool(bool b);
/* The container takes the value over. */
void json_put(struct json *map, const char *name, struct json *value);
void json_put_text(struct json *map, const char *name, struct str s);  /* "" as "" */
void json_put_text_or_null(struct json *map, const char *name, struct str s);
void json_append(struct json *list, struct json *value);
/* A string as JSON, without a tree. */
void json_quote(struct str s, struct buf *out);
bool json_write(const struct json *j, struct buf *out);

#endif
