/*
 * find: search in what is on the screen.  Syllables typed with any mark match
 * exactly, bare ones match folded; the last one may be the beginning of a
 * word.  Words that hold no letter or digit are sought as they are.
 */
#ifndef UI_FIND_H
#define UI_FIND_H

#include "model/phrase.h"

struct find {
	VEC(struct token) tokens;
	struct str plain;
};

/* The words are borrowed. */
void find_prepare(struct find *f, struct str words, struct arena *a);
void find_all(const struct find *f, struct str text, struct arena *a, struct text_hits *out);
bool find_any(const struct find *f, struct str text, struct arena *a);

#endif
