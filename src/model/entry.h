/*
 * entry: what a feed or a list page says of one article.  `feed` is the list
 * itself, whichever way it came.
 */
#ifndef MODEL_ENTRY_H
#define MODEL_ENTRY_H

#include "model/date.h"
#include "model/doc.h"

struct entry {
	struct str id;              /* guid, atom:id; else "" */
	struct str title;
	struct str link;            /* as published, trimmed */
	struct str url;             /* resolved; "" when it is no web address */
	struct str author;
	struct str lede;            /* one plain line, all its words kept */
	struct str content;         /* full text when the feed has it, plain,
	                             * one paragraph a line */
	struct date published, updated;
	VEC(struct str) categories;
	struct str picture;         /* address */
	struct str comments;        /* address */
};

struct feed {
	struct str title, link;
	struct str next;            /* next page of a list, resolved */
	struct str notice;          /* portal-wide note on the page */
	int ttl_min;                /* 0: none */
	VEC(struct entry) entries;
};

#endif
