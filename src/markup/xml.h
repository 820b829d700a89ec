/*
 * xml: a pull cursor over XML, and over what only claims to be XML (stray &
 * and <, HTML entities, junk before the root, NUL and C0, mismatched tags, no
 * end).  No network, no external entities, of internal ones only plain text;
 * depth and size are bounded.
 *
 * Every open event gets its close event, in order, whatever the bytes say; a
 * document cut short closes all that was open and then ends as any other
 * (xml_cut_short tells).  XML_BROKEN is kept for readers that give up.
 */
#ifndef MARKUP_XML_H
#define MARKUP_XML_H

#include "base/arena.h"
#include "base/err.h"

enum xml_event { XML_END_OF_FILE, XML_OPEN, XML_CLOSE, XML_WORDS, XML_BROKEN };

struct xml;

struct xml *xml_open(struct str utf8, struct err *e);   /* valid UTF-8, borrowed */
void xml_close(struct xml *x);
enum xml_event xml_next(struct xml *x);
struct str xml_name(const struct xml *x);       /* local name, as written */
struct str xml_space(const struct xml *x);      /* namespace URI, or the prefix
                                                 * when it was not declared */
struct str xml_words(const struct xml *x);      /* of XML_WORDS; until next */
struct str xml_attr(const struct xml *x, const char *local);    /* "" when absent */
bool xml_has_attr(const struct xml *x, const char *local);
int xml_depth(const struct xml *x);             /* the root's open and close: 1 */
bool xml_cut_short(const struct xml *x);        /* at the end: was something left open? */
bool xml_was_too_deep(const struct xml *x);     /* elements below the limit left out */
bool xml_had_attributes_left_out(const struct xml *x);
struct str xml_base(const struct xml *x);       /* xml:base in force, or "" */
/* All words up to the matching close, tags dropped; the cursor ends there. */
struct str xml_inner_words(struct xml *x, struct arena *a);
/* The same with markup kept as text (atom xhtml content). */
struct str xml_inner_markup(struct xml *x, struct arena *a);
void xml_skip(struct xml *x);                   /* to the matching close */

/*
 * A document that is still coming (xml_part.c).  What cannot be told from the
 * bytes so far is not told: the cursor is starved then and gives XML_BROKEN
 * until the reader goes back to the place it kept, and on with more bytes.
 * Whoever keeps a place at every step he would not like to repeat gets the
 * same events, in the end, as of the whole document.
 */
/* NULL: nothing that a document begins with so far. */
struct xml *xml_open_part(struct str so_far);
bool xml_is_starved(const struct xml *x);
bool xml_is_part(const struct xml *x);          /* is more to come? */
/* False: this place is too deep to be kept, wait for the last byte here. */
bool xml_keep(struct xml *x);
void xml_back(struct xml *x);
/* At a place just kept: the bytes before it that nobody needs any more.  No
 * pointer into the document is left after it. */
size_t xml_settle(struct xml *x);
/* The same bytes from the kept place on, and more. */
void xml_go_on(struct xml *x, struct str utf8, bool last);

#endif
