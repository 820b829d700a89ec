/*
 * walk: one pass over an XML feed of any format.  What the formats share, how
 * an element becomes a field of an entry, is the table fields.def with its
 * readers in field.c; what parts them is a struct shape.
 *
 * Values come in ranks: <title> of the format itself beats dc:title, which
 * beats media:title, in whatever order they stand.  Among equals the first
 * wins, of dates the last.
 */
#ifndef FEED_WALK_H
#define FEED_WALK_H

#include "base/buf.h"
#include "feed/feed.h"
#include "feed/space.h"
#include "markup/xml.h"

enum { FEED_ENTRIES_MAX = 50000 };

enum slot {
	SLOT_TITLE, SLOT_LINK, SLOT_ORIGIN, SLOT_ID, SLOT_AUTHOR, SLOT_LEDE, SLOT_CONTENT,
	SLOT_PUBLISHED, SLOT_UPDATED, SLOT_PICTURE, SLOT_COMMENTS, SLOT_COUNT
};

struct draft {
	struct entry *entry;
	unsigned char rank[SLOT_COUNT];
	bool permalink;                 /* the guid may serve as link */
};

struct walk;

struct shape {
	const char *entry;              /* name of the entry element */
	enum space native;              /* what no namespace means */
	bool inherits_author;
	/* Values in attributes of the entry element; may be NULL. */
	void (*begin_entry)(struct walk *w);
};

struct walk {
	struct xml *x;
	struct str utf8;                /* the document; words that are slices
	                                 * of it outlive the next event */
	struct arena *a;                /* of what is being read */
	struct arena *head_a;           /* of the feed's own fields */
	const struct feed_context *c;
	const struct shape *shape;
	struct feed *out;

	struct entry head_entry;        /* the feed's own title, link, author */
	struct draft head, item, *now;  /* now: the one that takes fields */
	int depth, now_depth;           /* of the element that `now` stands for */
	int accept_depth;               /* fields are children of this depth */
	struct str root_space;
	struct str last_uri;            /* of last_space: most lookups repeat */
	enum space last_space;
	struct buf words;               /* of the element being read */
	int period_min, frequency;
	int handed_on;                  /* entries given away as parts */

	/* As it was between two elements, for a document still coming. */
	struct walk *kept;
	struct feed kept_out;
};

/* `x` stands at the root's open event.  Always gives what there was. */
void walk_feed(struct xml *x, struct str utf8, const struct shape *shape, const struct feed_context *c,
	       struct arena *a, struct feed *out);

/* The same in steps: begin, run and go on until the last byte came, end.  A
 * step ends at the last whole element; c must have parts. */
enum walk_state {
	WALK_HUNGRY,            /* for more bytes; what is done with may go */
	WALK_STUCK,             /* it has to have all of them */
	WALK_DONE
};

void walk_begin(struct walk *w, struct xml *x, struct str utf8, const struct shape *shape,
		const struct feed_context *c, struct arena *a, struct feed *out);
enum walk_state walk_run(struct walk *w);
void walk_go_on(struct walk *w, struct str utf8, bool last);
/* Hands on what is complete, without waiting for a part to be full. */
void walk_hand_on(struct walk *w);
void walk_end(struct walk *w);

/* ---- for readers; the present event is the element's open event ---- */

enum collect {
	COLLECT_HTML,           /* words as they are, child elements as tags */
	COLLECT_XHTML,          /* the same, but words escaped: they are no HTML */
	COLLECT_WORDS           /* words only */
};

/* All of the element, whose close is the present event then; the result lasts
 * until the next call. */
struct str walk_collect(struct walk *w, enum collect how);
void walk_skip(struct walk *w);
/* For a reader that goes on with child elements itself. */
enum xml_event walk_next(struct walk *w);
enum space walk_space(struct walk *w);
bool walk_is_head(const struct walk *w);
/* A copy that outlives the walk, unless s is in the arena already. */
struct str walk_keep(struct walk *w, struct str s);
/* Is a value of this rank wanted? */
bool walk_wants(const struct walk *w, enum slot slot, int rank);
/* Resolved against xml:base if there is one; else only whole addresses.  May
 * be href itself, which therefore must be in the arena. */
struct str walk_url(struct walk *w, struct str base, struct str href);

#endif
