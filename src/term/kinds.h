/* kinds: the table behind term.h; one row of functions a kind of terminal. */
#ifndef TERM_KINDS_H
#define TERM_KINDS_H

#include "term/term.h"

struct term_ops {
	void (*close)(struct term *t);
	void (*size)(struct term *t, int *w, int *h);
	int (*fd)(const struct term *t);
	bool (*read)(struct term *t, struct key *out, bool *lost);
	void (*present)(struct term *t, const struct surface *s);
	bool (*drained)(struct term *t);
	bool (*wants_write)(const struct term *t);
	void (*redraw)(struct term *t);
	void (*set_theme)(struct term *t, const struct theme *theme);
	void (*set_links)(struct term *t, enum term_links wanted);     /* may be NULL */
	void (*set_mouse)(struct term *t, bool on);                     /* may be NULL */
	void (*resized)(struct term *t);
	void (*suspend)(struct term *t);
	void (*resume)(struct term *t);
	void (*alert)(struct term *t, struct str text);
	void (*copy)(struct term *t, struct str text);
	void (*typing)(struct term *t, bool typing);    /* NULL: all the same to it */
	enum script_want (*script)(struct term *t, struct str *argument);
};

/* First member of each kind's own struct. */
struct term {
	const struct term_ops *ops;
	bool null;
};

/* term_lines.c */
struct term *term_open_lines(void);

#endif
