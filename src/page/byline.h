/*
 * byline: the forms in which Vietnamese papers sign, as plain words: "Tin,
 * ảnh: AN NHIÊN", "Theo X", "X (tổng hợp)", and the agency in front of a text,
 * "(HG) -".  It knows no markup and no portal.
 */
#ifndef PAGE_BYLINE_H
#define PAGE_BYLINE_H

#include "base/arena.h"

/* The names in a byline, joined by ", "; "" when nothing is left (a mere
 * photo credit, a sentence, a date). */
struct str byline_names(struct str line, struct arena *a);
/* Does it begin with a label such as "Tin, ảnh:" or "Theo "? */
bool byline_is_labelled(struct str line, struct arena *a);
/* Are these up to three short capitalised names and nothing else? */
bool byline_is_names(struct str line, struct arena *a);
/* One person's name of two to four words, each with a capital. */
bool byline_is_person(struct str line, struct arena *a);
/* "HG" of "(HG) - Ngày 30-11…"; "TTO" of "TTO - …"; "" when there is none.
 * `bare` lists further names that may stand without parentheses. */
struct str byline_agency(struct str text, const struct str *bare, int n_bare);

#endif
