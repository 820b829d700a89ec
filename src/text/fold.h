/*
 * fold: search keys (DESIGN section 4).  A syllable has a folded form
 * ("duong") and an exact form: letters without tone, then a tone digit
 * ("đương1"), so that old and new tone placement are one word.  The digits:
 * 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng; none for the level tone.
 */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include "base/arena.h"

/* Lower case, no marks, đ to d: "Đường Hậu" gives "duong hau". */
struct str text_fold(struct str s, struct arena *a);
/* The same with case kept, and quotes, dashes, ellipsis and line drawing to
 * ASCII; what has no ASCII form is dropped, never '?': for --ascii. */
struct str text_ascii(struct str s, struct arena *a);

struct token {
	struct str source;  /* the bytes in the text */
	struct str folded;
	struct str exact;
	bool marked;        /* some letter carries a mark or is đ */
};

/* Takes the next word (letters and digits) off *rest; false at the end. */
bool text_token(struct str *rest, struct arena *a, struct token *out);

#endif
