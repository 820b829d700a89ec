/*
 * portal: a newspaper's site and its categories, as conf reads them from
 * portal files.  Process lifetime.
 */
#ifndef MODEL_PORTAL_H
#define MODEL_PORTAL_H

#include "base/vec.h"
#include "model/date.h"

/* Where a feed of the reader's own comes from. */
enum source_origin { SOURCE_WEB, SOURCE_FILE, SOURCE_PROGRAM, SOURCE_FILTER };

struct source {
	enum source_origin origin;
	struct str address;         /* without user and password; of a file its path */
	const char **program;       /* argv of a program or filter, else NULL */
	const char **passcmd;       /* argv of what prints user:password, or NULL */
	struct str user;            /* for a passcmd that prints the password alone */
	struct str auth;            /* user:password out of the address; never shown */
	struct str proxy, headers;  /* "" or as in a request */
	int timeout_s;              /* 0: as usual */
};

enum portal_status { PORTAL_LIVE, PORTAL_ARCHIVE, PORTAL_UNVERIFIED };

struct category {
	struct str key;             /* "thoi-su", unique in its portal */
	struct str name;            /* "Thời sự" */
	struct str url;             /* list page, resolved; "" when none */
	struct str rss;             /* feed, resolved; "" when none */
	const struct source *source;    /* of the reader's own feeds, else NULL */
};

struct portal {
	struct str host;            /* the file's name without .txt */
	struct str name, home;
	enum portal_status status;
	struct str checked;         /* day of the last verification */
	int rank;                   /* place in the pane; small ones first */
	int offset_min;             /* tz */
	bool prefer_html;
	bool own;                   /* feeds of the reader's own: no site */
	struct str proxy;           /* "" = as everywhere */
	int timeout_s;              /* for one answer; 0 = as everywhere */
	struct str rules;           /* the resolved rule text that jobs carry */
	struct str alias;           /* hosts that are this portal too, by spaces */
	VEC(struct category) categories;
};

struct portals {
	VEC(struct portal *) list;
};

/* Is this category asked for by its page first (no feed, or `prefer: html`)? */
bool category_by_page(const struct portal *p, const struct category *c);
/* The portal whose host, or alias, is or contains this host; or NULL. */
const struct portal *portal_for_host(const struct portals *ps, struct str host);
const struct portal *portal_by_name(const struct portals *ps, struct str name);  /* host or name */

#endif
