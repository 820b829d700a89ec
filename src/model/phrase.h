/*
 * phrase: words in a row, and where they stand in a text.  The same law as the
 * archive's full-text index: a syllable typed with any mark matches exactly,
 * one typed bare matches folded.  Results borrow the texts.
 */
#ifndef MODEL_PHRASE_H
#define MODEL_PHRASE_H

#include "base/vec.h"
#include "text/fold.h"

struct tokens { VEC(struct token) list; };

struct phrase {
	struct tokens words;
	bool prefix;            /* the last word is the beginning of one */
};

struct text_hit { size_t from, to; };           /* bytes */
struct text_hits { VEC(struct text_hit) list; };

void tokens_read(struct str text, struct arena *a, struct tokens *out);
struct phrase phrase_read(struct str text, bool prefix, struct arena *a);
/* Do its words begin at have->list.v[i]?  One without words is nowhere. */
bool phrase_at(const struct phrase *p, const struct tokens *have, int i);
bool phrase_in(const struct phrase *p, const struct tokens *have);
/* Adds every place of it in `text`, whose tokens are `have`. */
void phrase_places(const struct phrase *p, struct str text, const struct tokens *have,
	struct arena *a, struct text_hits *out);

#endif
