/*
 * state: all that a screen can show, as values.  app fills it (from the store,
 * the back, the configuration); panes read it and never change it.  It holds
 * no handles.
 */
#ifndef UI_STATE_H
#define UI_STATE_H

#include "conf/conf.h"
#include "model/article.h"
#include "model/query.h"

/* ORDER: from SIDE_STARRED on they are lists of the archive, not of a portal. */
enum side_kind { SIDE_PLACE, SIDE_MINE, SIDE_STARRED, SIDE_LATER, SIDE_SEARCH };

/* One row of the categories pane. */
struct side_row {
	enum side_kind kind;        /* SIDE_PLACE: a portal or its category */
	int64_t id;                 /* category id; 0 for a portal's own row */
	struct str portal;          /* host */
	struct str name;
	struct str words;           /* SIDE_SEARCH: its query */
	bool is_portal;             /* or another heading */
	bool folded;                /* a portal whose categories are hidden */
	bool archive;               /* closed paper */
	bool favourite;
	bool fetching;
	bool failed;                /* last fetch failed (errors say why) */
	int unread, total;
};

struct side { VEC(struct side_row) rows; };     /* only rows to be shown */

/* One row of the articles pane. */
struct list_row {
	int64_t id;
	struct str title, portal, lede, url;
	int64_t published_s, seen_s;
	bool has_time;
	bool unread, starred, later, hidden, has_body;
	struct text_hits hits;      /* of a search, in the title */
	struct excerpt excerpt;     /* around them: the line under the title */
};

struct list_view {
	struct str title;           /* "Thời sự · Báo Cần Thơ", "Tìm: đà nẵng" */
	struct str filter;          /* of "=", or "" */
	bool kept;                  /* of starred or later ones: nothing to fetch */
	bool found;                 /* by a search of the archive: nothing to fetch */
	struct str read_as;         /* its words as Telex or VNI read them, or "" */
	int total, first;           /* v[0] is row `first` of total */
	VEC(struct list_row) rows;  /* a window; the pane asks for more through ui_wanted */
	bool closed;                /* of a paper that has closed */
	bool fetching;
	struct str trouble;         /* why the list is empty or stale, or "" */
	int waiting;                /* new articles that wait behind "12 mới" */
};

enum page_status { PAGE_NONE, PAGE_LOADING, PAGE_READY, PAGE_FAILED };

struct page_view {
	enum page_status status;
	int64_t id;                 /* archive id, 0: not in it */
	struct str portal_name;
	const struct article *article;      /* title and lede also while LOADING */
	struct str trouble;         /* PAGE_FAILED: the sentence for the reader */
	bool starred, later;
	struct str tags;            /* the reader's own: "#lúa  #Miền Tây", or "" */
	int can_back, can_forward;  /* steps in the history */
};

struct help_row { struct str context, keys, command, words; };

/* Something to go to or to do. */
struct palette_row {
	struct str left, words, right;
	struct str folded;          /* what is compared with what is typed */
	struct str run;
};

enum job_stage_view { JOB_WAITS, JOB_LOADS, JOB_IS_READ, JOB_IS_SAVED };

/* Something that is being fetched. */
struct job_view {
	struct str source;          /* "Thời sự · Báo Cần Thơ", or an address */
	enum job_stage_view stage;
	int seconds;                /* since it was asked for */
	int64_t bytes;              /* that came so far; 0: not known */
	int entries;
	struct str run;             /* command line that shows it, or "" */
	int64_t job;                /* 0: it cannot be cancelled any more */
};

/* A source whose last fetch failed. */
struct error_view {
	struct str source, error;
	int64_t since_s;            /* 0: not known */
	int64_t next_s;             /* when it is tried again by itself */
	struct str run;
};

/* News since the last time: a newspaper's (heading) or a category's. */
struct news_view {
	struct str source;
	int count;
	bool heading;
	struct str run;
};

struct state {
	int64_t now_s;
	int offset_min;             /* the reader's zone */
	const struct options *options;
	struct side side;
	struct list_view list;
	struct page_view page;
	VEC(struct help_row) help;  /* the live keymap, commands, options */
	VEC(struct str) log;        /* what happened, newest first */
	VEC(struct job_view) job_list;
	VEC(struct error_view) errors;
	VEC(struct palette_row) palette;
	VEC(struct news_view) news;
	struct str prompt_help;     /* about the command line being typed */
	struct str message;         /* status line; "" when none */
	bool message_is_error;
	struct str notice;          /* portal-wide note (weather box) */
	int64_t refreshed_s;        /* when it last fetched by itself, 0: it does not */
	int jobs;                   /* fetches under way */
	struct str pending;         /* keys typed so far of a sequence or number */
	bool demo;
};

#endif
