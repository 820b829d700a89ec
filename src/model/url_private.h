/* url_private: what taking an address apart needs, for url.c and url_key.c. */
#ifndef MODEL_URL_PRIVATE_H
#define MODEL_URL_PRIVATE_H

#include "model/url.h"

struct url_parts {
	struct str scheme, authority, path, query; /* query with its '?' */
	bool has_authority;
};

/* Writes into a block that was made large enough for the worst case. */
struct url_pen {
	char *p;
	size_t n;
};

void url_pen_add(struct url_pen *pen, struct str s);
void url_pen_escape(struct url_pen *pen, unsigned char c);
struct str url_pen_str(const struct url_pen *pen);
bool url_is_letter(char c);
bool url_is_one_of(char c, const char *set);
int url_hex_value(char c);
struct url_parts url_split(struct str url);
void url_split_port(struct str authority, struct str *host, struct str *port);
struct str url_printable(struct str dirty, struct arena *a);
struct str url_undouble(struct str url);

#endif
