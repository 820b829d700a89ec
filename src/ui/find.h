/*
 * find: search in what is on the screen.  Syllables typed with any mark match
 * exactly, bare ones match folded; the last one may be the beginning of a
 * word.  Words that hold no letter or digit are sought as they are.
 */
#ifndef UI_FIND_H
#define UI_FIND_H

#include "base/vec.h"
#include "text/fold.h"

struct find {
	VEC(struct token) tokens;
	struct str plain;
};

struct find_hit { size_t from, to; };           /* bytes */
struct find_hits { VEC(struct find_hit) list; };

/* The words are borrowed. */
void find_prepare(struct find *f, struct str words, struct arena *a);
void find_all(const struct find *f, struct str text, struct arena *a, struct find_hits *out);
bool find_any(const struct find *f, struct str text, struct arena *a);

#endif
