/*
 * desk: the reader's configuration, archive and fetcher, opened together:
 * what the screens and the command line both work at.
 */
#ifndef APP_DESK_H
#define APP_DESK_H

#include "app/sources.h"
#include "base/clock.h"
#include "conf/conf.h"
#include "conf/lex.h"
#include "model/portal.h"
#include "store/store.h"

struct desk_options {
	bool demo;              /* bundled edition, throw-away archive */
	struct str replay;      /* folder, or "" */
	struct str record;      /* folder, or "" */
	struct str archive;     /* file, or "" for the usual place */
	struct str config;      /* file, or "" for the usual place */
	struct str language;    /* --language, or "" */
	bool no_archive;        /* parse, render: open none */
	bool memory_archive;    /* go on without one when none can be opened */
};

struct desk {
	struct arena arena;     /* process lifetime */
	struct clock clock;
	struct desk_options asked;      /* what it was opened with */
	struct options options;
	struct options configured;      /* as the configuration alone has them */
	struct keymap keymap;
	struct aliases aliases;
	struct saved_searches watched;  /* of the configuration */
	struct kill_rules kills;
	struct str config_file;
	int mistakes;                   /* of the configuration when it was read last */
	struct str first_mistake;
	struct theme theme;
	struct portals portals; /* the reader's own feeds first */
	struct portals own;     /* of `feed` lines, until they are in portals */
	struct portal_lines portal_lines;
	bool portals_loaded;            /* feed and portal lines come too late */
	struct str data_dir, config_dir, replay, record;
	struct store *store;
	struct back_client *back;
	struct sources *sources;    /* ask for lists through this */
	bool demo;
	struct err trouble;     /* why the archive is not the usual one */
};

/* Reads the configuration and opens the archive.  The back is made, not
 * started: that happens at the first request.  Mistakes in the configuration
 * are logged with file:line:column and stop nothing. */
bool desk_open(struct desk *d, const struct desk_options *o, back_answered *answered, void *owner,
	       struct err *e);
void desk_close(struct desk *d);

/* The archive's writer follows the kill rules of the configuration. */
void desk_rules_changed(struct desk *d);

/* Offset of the reader's zone; TZ decides. */
int desk_offset_min(int64_t now_s);

/* The archive's file: --archive, or the usual place, whose folder is made. */
bool desk_archive_path(struct desk *d, const struct desk_options *o, struct str *path, struct err *e);

/* What R and `fetch` without names mean by lately. */
enum { DESK_RECENT_S = 14 * 24 * 3600 };
/* Does the option favourites name this category, or its whole portal? */
bool desk_is_favourite(const struct desk *d, struct str host, struct str key);
/* The same of the option hidden; key "": the whole portal. */
bool desk_is_hidden(const struct desk *d, struct str host, struct str key);

/* What retention keeps, as the options say. */
struct store_keep desk_keep(const struct desk *d);

/* Does the option quiet_hours say that nobody is to be disturbed now? */
bool desk_is_quiet(const struct desk *d);
/* A request for this address with everything the portal's file says. */
struct request desk_request(struct desk *d, enum job_kind kind, struct str url, struct arena *a);
/* Keeps a raw answer in the --record folder. */
bool desk_record(struct desk *d, const struct answer *raw, struct err *e);

#endif
