/*
 * entry: what a feed or a list page says of one article.  `feed` is the list
 * itself, whichever way it came.
 */
#ifndef MODEL_ENTRY_H
#define MODEL_ENTRY_H

#include "model/date.h"
#include "model/doc.h"

struct enclosure {
	struct str url;             /* resolved */
	struct str type;            /* "image/jpeg", or "" */
	int64_t length;             /* bytes as promised; 0: not told */
};

struct entry {
	struct str id;              /* guid, atom:id; else "" */
	struct str title;
	struct str link;            /* as published, trimmed, made whole */
	struct str url;             /* resolved; "" when it is no web address */
	struct str author;
	struct str lede;            /* one plain line, all its words kept */
	struct str content;         /* full text when the feed has it, plain,
	                             * one paragraph a line */
	struct doc body;            /* the same as it is set, instead of content,
	                             * where that was asked for */
	struct date published, updated;
	VEC(struct str) categories;
	struct str picture;         /* address */
	VEC(struct enclosure) enclosures;
	struct str comments;        /* address */
};

/* What was too much and left out, as bits of feed.cut. */
enum feed_cut { CUT_DEPTH, CUT_ATTRIBUTES, CUT_TEXT, CUT_ENTRIES, CUT_COUNT };

/* Its sentence, to be translated. */
const char *feed_cut_words(enum feed_cut cut);
/* The sentences, translated, of all bits of feed.cut; "" for none. */
struct str feed_cut_sentence(int cut, struct arena *a);

struct feed {
	struct str title, link;
	struct str next;            /* next page of a list, resolved */
	struct str notice;          /* portal-wide note on the page */
	struct str language;        /* "vi", "vi-VN"; or "" */
	int ttl_min;                /* 0: none */
	int skip_hours;             /* bit n: hour n GMT is no time to ask */
	int skip_days;              /* bit n: weekday n, 0 = Sunday */
	int cut;                    /* 1 << enum feed_cut, or 0 */
	VEC(struct entry) entries;
};

#endif
