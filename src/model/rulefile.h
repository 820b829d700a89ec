/*
 * rulefile: splits a portal file (ftr-site-config superset) into key/value
 * rows.  It knows no key: meaning is given by page/rules (articles, lists)
 * and conf/portals (portals).
 */
#ifndef MODEL_RULEFILE_H
#define MODEL_RULEFILE_H

#include "base/arena.h"
#include "base/vec.h"

struct rule {
	struct str key;         /* lower case, trimmed; "http_header(x)" gives
	                         * key http_header, argument x */
	struct str argument;
	struct str value;
	int line;
};

struct rulefile {
	VEC(struct rule) rules;
	VEC(int) bad_lines;     /* line numbers that are no "key: value" */
};

void rulefile_split(struct str text, struct arena *a, struct rulefile *out);
/* First value of key, or STR_NONE. */
struct str rulefile_get(const struct rulefile *f, struct str key);

#endif
