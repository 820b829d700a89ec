/*
 * conf: what the reader configured: options, keys, theme, portals.  It parses
 * files and command words; it starts and shows nothing.  Process lifetime.
 */
#ifndef CONF_CONF_H
#define CONF_CONF_H

#include "base/arena.h"
#include "base/err.h"
#include "base/vec.h"
#include "cells/key.h"
#include "model/portal.h"
#include "text/style.h"

/* options */

enum option_kind { OPTION_FLAG, OPTION_NUMBER, OPTION_TEXT, OPTION_CHOICE, OPTION_LIST };

enum option {
#define OPTION(name, kind, def, bounds, help) OPT_##name,
#include "conf/options.def"
#undef OPTION
	OPTION_COUNT
};

struct option_row { const char *name; enum option_kind kind; const char *standard, *bounds, *help; };

struct options {
	struct str text[OPTION_COUNT];      /* as set, for showing */
	long number[OPTION_COUNT];          /* flags are 0 or 1 */
};

extern const struct option_row option_rows[OPTION_COUNT];
void options_init(struct options *o);
bool options_set(struct options *o, struct str name, struct str value, struct arena *a, struct err *e);
/* Index of an option, or -1 with "did you mean" in e. */
int options_find(struct str name, struct err *e);
/* What `set NAME!` gives it: the other of two, the next choice; STR_NONE for a
 * number or a text. */
struct str options_next(const struct options *o, int option);

/* keys: key sequences in a context, to a command line */

enum context { CONTEXT_ANY, CONTEXT_CATEGORIES, CONTEXT_ARTICLES, CONTEXT_READER, CONTEXT_HELP, CONTEXT_COUNT };
const char *context_name(enum context c);
bool context_from_name(struct str name, enum context *out);

enum {
	KEY_SEQUENCE_MAX = 4,
	KEY_LEADER = KEY_SPECIAL + 0x100        /* stands for keymap.leader, whatever that is now */
};

struct binding {
	enum context context;
	struct key keys[KEY_SEQUENCE_MAX];
	int n_keys;
	struct str command;
	struct str note;            /* words for the help pane, or "" */
};

struct keymap {
	VEC(struct binding) list;
	struct key leader;
};

/* KEYS: names parted by spaces ("g g", "C-w l"), two letters together ("gg"),
 * or <names> ("<C-w>l", "<leader>x").  Bound later replaces the earlier; an
 * empty command unbinds. */
bool keymap_bind(struct keymap *k, enum context c, struct str keys, struct str command, struct str note, struct arena *a, struct err *e);
/* The binding of a sequence: context first, then CONTEXT_ANY.  *more: a longer
 * one begins so. */
const struct binding *keymap_find(const struct keymap *k, enum context c, const struct key *keys, int n, bool *more);
/* Was anything bound to these keys in this very context?  Takes it away. */
bool keymap_unbind(struct keymap *k, enum context c, struct str keys, struct err *e);
struct str binding_keys(const struct keymap *k, const struct binding *b, struct arena *a);

/* aliases: a name for a command line */

struct alias { struct str name, line; };
struct aliases { VEC(struct alias) list; };
void alias_set(struct aliases *l, struct str name, struct str line, struct arena *a);
const struct alias *alias_find(const struct aliases *l, struct str name);     /* NULL: none */

/* themes */

/* Colours: -1 the default, 0..255 of the palette, or LOOK_RGB | 0xrrggbb. */
enum { LOOK_RGB = 1 << 24 };
struct look { int32_t fg, bg; bool bold, underline, reverse, italic, dim; bool set; };
struct theme { struct look looks[STYLE_COUNT]; };
/* Reads a theme file's text: "style_name: fg [on bg] [bold] …"; a colour is a
 * name, a number or #rrggbb. */
bool theme_read(struct str text, struct str file, struct arena *a, struct theme *out, struct err *e);

/* portals */

struct portal_lines;
/* Reads data dir, /etc and the user's folder (later ones override), adds the
 * lines of the configuration (may be NULL), resolves `extends`.  Bad lines are warnings in the log with file and line; a folder
 * that is not there is no mistake. */
bool portals_load(struct str data_dir, struct str user_dir, const struct portal_lines *more, struct arena *a,
		  struct portals *out, struct err *e);
/* One portal from its text; `family` finds the text of an `extends` file. */
typedef struct str portal_family(void *owner, struct str name);
bool portal_read(struct str text, struct str host, portal_family *family, void *owner, struct arena *a, struct portal *out, struct err *e);

/* the reader's own feeds */

/* `feed SOURCE [NAME [GROUP]] [KEY=VALUE…]`, words[0] being "feed".  A source
 * is a web address, a file, "exec:PROGRAM ARGUMENTS" or
 * "filter:PROGRAM ARGUMENTS:ADDRESS"; a key is user, passcmd, proxy, header or
 * timeout.  A source that is there already gets the new name and group.  Each
 * group is a portal of its own ("own", "own-GROUP"), in front of the papers. */
bool feeds_add(struct portals *own, const struct str *words, int n, struct arena *a, struct err *e);

/* `portal HOST KEY VALUE`: a line for the portal's file, from the configuration. */
struct portal_line { struct str host, key, value; };
struct portal_lines { VEC(struct portal_line) list; };

#endif
