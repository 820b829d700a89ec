/* The parts of the XML cursor: xml (events), xml_scan (bytes), xml_inner,
 * xml_part (documents that are still coming). */
#ifndef MARKUP_XML_PRIVATE_H
#define MARKUP_XML_PRIVATE_H

#include "base/vec.h"
#include "markup/xml.h"

struct xml_attribute {
	struct str prefix, local;
	struct str value;           /* as written */
};

struct xml_space_row {
	struct str prefix, uri;
};

struct xml_entity {
	struct str name, value;
};

/* Internal general entities of the DOCTYPE whose value is plain text. */
struct xml_entities {
	VEC(struct xml_entity) rows;
	size_t given;               /* bytes put into the text so far */
};

struct xml_element {
	struct str prefix, local, space, base;
	int spaces_before;          /* declarations in force outside of it */
};

enum { XML_NAME_HASHES = 256, XML_KEPT_OPEN = 8, XML_KEPT_SPACES = 32 };

/* What a step may change.  The stacks are copied because the elements that a
 * step closes may be overwritten by others. */
struct xml_place {
	size_t at, given;
	struct xml_entities *entities;
	enum xml_event event;
	int depth, too_deep, to_close, n_open, n_spaces, n_entities;
	bool finished, cut_short, was_too_deep, had_more_attributes;
	bool no_quote[2], no_cdata_end, no_comment_end;
	struct xml_element open[XML_KEPT_OPEN];
	struct xml_space_row spaces[XML_KEPT_SPACES];
};

struct xml {
	struct arena arena;         /* of the whole reading; holds this struct too */
	struct arena words_arena;   /* of one event */
	struct xml_entities *entities;      /* NULL: no DOCTYPE */
	struct str in;
	size_t at;
	enum xml_event event;
	struct xml_element now;     /* of the present event */
	int depth;
	struct str words;
	VEC(struct xml_attribute) attrs;
	VEC(struct xml_element) open;
	VEC(struct xml_space_row) spaces;
	int open_counts[XML_NAME_HASHES];
	int too_deep;               /* elements left out below the depth limit */
	int to_close;               /* elements whose close event is due */
	bool finished;              /* the root was closed */
	bool cut_short;
	bool was_too_deep, had_more_attributes;
	bool no_quote[2];           /* no further " or ' in the file */
	bool no_cdata_end, no_comment_end;
	bool part;                  /* more bytes are to come */
	bool starved;               /* and were wanted */
	struct xml_place *kept;     /* only of a part */
};

struct xml_tag {
	struct str prefix, local;
	struct str content;         /* of a CDATA section */
	bool closes_itself;
};

enum xml_markup { XML_MARKUP_NONE, XML_MARKUP_OPEN, XML_MARKUP_CLOSE, XML_MARKUP_CDATA };

/* The first byte that is no junk, in.n when there is none; *sure: a better one
 * cannot come. */
size_t xml_find_start(struct str in, bool *sure);
/* Bytes of look-ahead that a decision takes, a CDATA section's mark the most. */
enum { XML_AHEAD = 16 };
int *xml_open_count(struct xml *x, struct str local);
bool xml_name_begins(struct str s);
/* At "<": does it begin markup, or is it a stray less-than sign? */
bool xml_is_markup(const struct xml *x);
/* Past the markup at "<"; attributes to x->attrs. */
enum xml_markup xml_read_markup(struct xml *x, struct xml_tag *tag);
/* Past the text at the cursor, as written. */
struct str xml_read_words(struct xml *x);
/* References decoded, controls dropped; the input itself when it has none. */
struct str xml_decode(const struct xml *x, struct str s, struct arena *a);
/* The declarations of a DOCTYPE's internal subset. */
void xml_read_entities(struct xml *x, struct str doctype);
/* At "&": the length of a reference to a declared entity, or 0. */
size_t xml_entity_read(struct xml_entities *all, struct str s, struct str *value);
struct str xml_drop_controls(struct str s, struct arena *a);

#endif
