/* tags: what the elements of HTML are, for all who read it. */
#ifndef MARKUP_TAGS_H
#define MARKUP_TAGS_H

#include "base/str.h"

enum tag_flag {
	TAG_BLOCK = 1,          /* parts words and lines */
	TAG_VOID = 2,           /* has no content and no end tag */
	TAG_RAW = 4,            /* its content holds no tags */
	TAG_DROP = 8,           /* never shown */
	TAG_CONTROL = 16,       /* form control or navigation */
	TAG_OPEN_END = 32       /* the end tag is often left out */
};

/* Flags of an element by its lower-case name; 0 for plain inline elements and
 * unknown ones. */
unsigned tag_flags(struct str name);
/* The same for a name in any case. */
unsigned tag_flags_nocase(struct str name);
/* Is it an inline element of HTML (b, span, a, …)? */
bool tag_is_inline(struct str name);

#endif
