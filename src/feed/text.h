/*
 * text: the text constructs of feeds (RSS: HTML, escaped or not; RFC 4287
 * 3.1: text, html, xhtml; Atom 0.3: mode) to plain text, and names of people.
 */
#ifndef FEED_TEXT_H
#define FEED_TEXT_H

#include "feed/walk.h"

struct feed_text {
	struct str s;           /* until the next walk_collect */
	bool literal;           /* no markup, no references in it */
};

struct feed_text text_read(struct walk *w);
struct str text_line(struct walk *w, struct feed_text t);
struct str text_paragraphs(struct walk *w, struct feed_text t);
/* As it is set: headings, lists, links, pictures.  Only what is HTML. */
struct doc text_doc(struct walk *w, struct feed_text t);
/* The same of an HTML string; *cut when some was too much. */
struct doc text_doc_of(struct str html, struct str base, struct arena *a, bool *cut);
/* Does the text say more than the lede beside it? */
bool text_says_more(const struct doc *d, struct str lede);
/* Lines of plain text, each clean, empty ones dropped. */
struct str text_plain_lines(struct str s, struct arena *a);
/* "an@bao.vn (Lê An)" and "Lê An <an@bao.vn>" are Lê An; *bare: there is
 * nothing but an address. */
struct str text_person(struct str s, bool *bare);
/* Address of the first picture in HTML that is not one pixel small. */
struct str text_first_picture(struct str html);

#endif
