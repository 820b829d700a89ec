/* compose_private: what the pieces that lay out a page share. */
#ifndef UI_COMPOSE_PRIVATE_H
#define UI_COMPOSE_PRIVATE_H

#include "ui/compose.h"

struct composer {
	struct page *p;
	struct arena *a;
	const struct state *st;
	const struct article *art;      /* may be NULL */
	const struct marks *marks;
	int width;
	bool ascii;
	bool unfolded;                  /* all related news are shown */
	bool roomy;                     /* a blank line over the title */
	struct str tag;                 /* "(HG)" or "" */
};

/* A copy in the page, in ASCII where the screen has no more. */
struct str compose_own(struct composer *c, struct str s);
struct run compose_run(struct str text, enum style style, int link);
struct str compose_spaces(int n);               /* sixteen at most */
void compose_blank(struct composer *c);         /* an empty line, not at the top */
/* Wraps spans; the first line begins with `lead`, the others are indented as
 * far as it reaches. */
void compose_spans(struct composer *c, struct run lead, const struct span *v, int n, int block);
void compose_text(struct composer *c, struct str text, enum style style);

/* The rest of a text behind "(HG) - "; the text itself when it does not begin
 * with this tag and a dash. */
struct str compose_skip_tag(struct str tag, struct str s);
/* "(HG)" of a lede that came from a list, where nobody has told the agency
 * apart yet: a few capitals in parentheses. */
struct str compose_tag(struct str s);

/* Related news and what the reader is told of where the text came from. */
void compose_foot(struct composer *c);

#endif
