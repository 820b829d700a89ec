/*
 * lede: short HTML to one clean plain line, by scanning bytes, without a tree:
 * titles, summaries.  Decodes entities (HTML5 names, repeated escaping up to
 * three passes), drops tags, script and style; <br>, </br> and blocks part
 * words.
 */
#ifndef MARKUP_LEDE_H
#define MARKUP_LEDE_H

#include "base/arena.h"

struct str lede_from_html(struct str html, struct arena *a);
/* The same with paragraphs kept, one a line. */
struct str lede_paragraphs(struct str html, struct arena *a);
/* Entities only: `&amp;` `&#7845;` `&ocirc;`; one pass. */
struct str lede_entities(struct str s, struct arena *a);
/* Of an address that was escaped once more than it should be: "&amp;" counts,
 * "&copy=3" is a parameter. */
struct str lede_address(struct str s, struct arena *a);
/* Code points of a named reference ("ocirc", without & and ;): 0, 1 or 2. */
int entity_lookup(struct str name, uint32_t out[2]);

#endif
