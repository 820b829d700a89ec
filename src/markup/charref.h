/*
 * charref: character references (&ocirc; &#7845; &eacute) by the HTML
 * standard's rules.  One place for the table, so that pages, feeds and titles
 * all read the same.
 */
#ifndef MARKUP_CHARREF_H
#define MARKUP_CHARREF_H

#include "base/arena.h"

enum charref_place {
	CHARREF_TEXT,           /* legacy names may stand without ";" */
	CHARREF_ATTRIBUTE,      /* but not before "=", a letter or a digit */
	CHARREF_STRICT          /* ";" always: XML, text decoded a second time */
};

/* At the "&" s begins with: the length of the reference and what it stands
 * for as UTF-8 in out (*n bytes, 0 for a control that is dropped); or 0 when
 * the "&" is just that. */
size_t charref_read(struct str s, enum charref_place place, char out[8], int *n);
/* Text with U+0080 to U+009F as what they were meant to be: a program took
 * windows-1252 for Latin-1 before it wrote UTF-8.  The input when there are
 * none; only unassigned ones stay, and are dropped when the text is cleaned. */
struct str charref_mend_c1(struct str utf8, struct arena *a);

#endif
