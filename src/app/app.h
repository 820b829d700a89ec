/*
 * app: the one struct that sees every room of the front.  Owned by app_run,
 * passed down; only folder app knows it.
 */
#ifndef APP_APP_H
#define APP_APP_H

#include "app/desk.h"
#include "app/errand.h"
#include "app/history.h"
#include "base/map.h"
#include "term/term.h"
#include "ui/ui.h"

struct page {                       /* what the reader shows */
	struct arena arena;
	struct article article;
	struct str url;
	struct str portal_name;
	struct str trouble;
	uint64_t job;               /* being fetched, else 0 */
	uint64_t ticket;            /* being saved, else 0 */
	int restore_line;           /* top line to go to when it is there, -1 */
};

struct news {
	int64_t since;              /* newest article when the reader left, -1: first run */
	int64_t left_s;
	int64_t next_ms;            /* when the last fetch by itself was, monotonic */
};

struct failure {                    /* of a category's last fetch */
	int64_t category;
	struct str why;
	int64_t since_s;            /* the first of those in a row */
};

enum undoing { UNDOING_MARK, UNDOING_RULES, UNDOING_UNDO };

struct seek {                       /* a search in view that goes on in other articles */
	int direction;              /* 0: none is under way */
	int at;                     /* row of the list that is looked at next */
	struct str words;
	struct arena arena;
};

struct app {
	struct desk desk;
	struct term *term;
	struct ui *ui;
	struct state state;
	struct surface surface;
	struct arena side_arena, list_arena, message_arena, help_arena, sheet_arena, notice_arena,
		palette_arena, complete_arena, hint_arena;
	struct page page;
	struct query query;         /* of the list */
	struct arena query_arena;
	int64_t shown_category;     /* 0: a search or a whole portal */
	struct history history;
	struct errand *errands;
	struct news news;
	struct seek seek;
	struct map tried;           /* ids of the list that were fetched ahead */
	struct arena tried_arena;
	bool ahead_stopped;         /* until another list is shown */
	struct map folded;          /* host → non-NULL */
	struct arena folded_arena;
	struct map failed;          /* category key → struct failure while its last fetch failed */
	struct map next_pages;      /* category key → address of its next older page */
	struct arena failed_arena;  /* of both */
	struct key keys[KEY_SEQUENCE_MAX];  /* typed so far of a sequence */
	int n_keys;
	struct arena key_arena;
	int64_t keys_ms;            /* when the last of them was typed */
	int command_depth;          /* of aliases in aliases */
	int number;                 /* typed so far, -1 none */
	int64_t number_ms;          /* when its last digit was typed */
	struct click { int x, y; int64_t ms; bool opened; } click;      /* the last one */
	bool ascii, linear;         /* asked for on the command line: whatever is configured */
	int64_t notified;           /* the article that came last before the next look */
	int notifier;               /* process of the last notice, 0: none */
	bool stuck;                 /* the archive cannot be written now */
	bool filling;               /* the list was empty when it was opened */
	bool named;                 /* the search that is shown has a name */
	uint64_t undo_ticket;       /* of an undo under way, else 0 */
	bool heard;                 /* another instance wrote, not yet looked at */
	int64_t looked_ms;          /* when that was last looked at */
	enum undoing undoing;       /* what it takes back */
	bool dirty, quit;
	bool side_stale;            /* counts have changed: read anew before they are drawn */
	bool unsent;                /* the terminal has not taken the last frame yet */
	int status;                 /* exit status */
};

/* One command line, as keys, the prompt and scripts give it; count 0: none. */
bool app_command(struct app *app, struct str line, int count, struct err *e);
/* Message in the status line. */
void app_say(struct app *app, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void app_complain(struct app *app, const struct err *why);
/* What the command line asked for goes over the configuration. */
void app_settings_asked(struct app *app);
/* After options or keys changed: the screen follows. */
void app_settings_changed(struct app *app);
/* Mistakes of the configuration, when there are some. */
void app_say_mistakes(struct app *app);
/* Candidates for completion of a command line. */
struct str app_complete(void *app, struct str line, int nth);
/* Words about the line that is being typed: what may stand here, what it does. */
struct str app_prompt_help(struct app *app, struct str line);

/* cmd_out.c: the address in the web browser; says what came of it. */
void app_browse(struct app *app, struct str url);

/* Gives the terminal back to the shell until the job is continued. */
void app_suspend(struct app *app);

/* keys.c: keys to commands */
void keys_take(struct app *app, struct key k);
/* Milliseconds until a number that was typed is acted on, or -1. */
int keys_timeout_ms(const struct app *app);
void keys_expire(struct app *app);
/* The lines typed in earlier runs. */
void keys_remember_lines(struct app *app);

/* pointer.c: clicks and the wheel */
void pointer_take(struct app *app, struct key k);

/* show.c: store to state, categories and lists */
bool show_side(struct app *app);
bool show_list(struct app *app, bool from_scratch);
void show_trouble(struct app *app);         /* of the shown category's last fetch */
void show_window(struct app *app);          /* more rows, when the pane wants them */
void show_category(struct app *app, int64_t category);
void show_portal(struct app *app, struct str host);
void show_query(struct app *app, const struct query *q);
void show_named(struct app *app, const struct query *q, struct str title);
bool show_remembered(struct app *app);      /* the list that was left last; false: none */
struct str show_search_title(struct app *app);     /* of the search that is shown */
void show_notice(struct app *app, struct str notice);
const struct side_row *show_side_row(const struct app *app, int64_t category);

/* show_page.c: store to state, the reader */
bool show_article(struct app *app, int64_t id, int restore_line);
void show_tags(struct app *app);            /* of the page, when they changed */
void show_loading(struct app *app, const struct related *told);        /* what is known already */
void show_failed(struct app *app, const struct err *why);
void show_fetched(struct app *app, const struct article *art, struct arena *a);

/* options_kept.c: options that keys change outlive the run */
void remember_option(struct app *app, int option);
void remember_changed(struct app *app, const struct options *before);  /* those that differ */
void remember_options(struct app *app);     /* brings them back */

/* sheets.c: the layers of lines over the panes */
void show_help(struct app *app);            /* the live keymap, which hints are read from too */
void sheets_fill(struct app *app, enum sheet_id id);
bool sheets_show(struct app *app, enum sheet_id id);        /* closes it when it is open */
bool sheets_choose(struct app *app, struct err *e);         /* Enter */
/* May a key's command run now, or does a sheet cover what it acts on? */
bool sheets_take(const struct app *app, struct str line);

/* news.c: since the last time; fetching by itself */
void news_open(struct app *app);
void news_close(struct app *app);
void news_tell(struct app *app);            /* at the start; quiet when nothing is new */
void news_fill(struct app *app);
int news_timeout_ms(const struct app *app); /* until the next fetch by itself, -1 never */
void news_expire(struct app *app);

/* seek.c: a search in view goes on in the other articles of the list */
bool seek_begin(struct app *app, int direction);    /* false: the page is not of the list */
void seek_step(struct app *app);            /* for a few milliseconds */
void seek_end(struct app *app);
int seek_timeout_ms(const struct app *app); /* 0 while there is more to do, else -1 */

/* notify.c: tells of new articles that a kill rule starred or a saved search caught */
void notify_begin(struct app *app);         /* what is there already is not new */
void notify_look(struct app *app);          /* after something came in */

/* refresh.c: which lists to fetch */
const struct category *refresh_category_of(struct app *app, int64_t id, const struct portal **portal);
const struct failure *refresh_failure(const struct app *app, int64_t category);     /* NULL: none */
void refresh_recall(struct app *app);       /* at the start: what failed before */
int refresh_failed(struct app *app);        /* tries all that failed again: how many */
void refresh_category(struct app *app, int64_t category, bool insist);
/* The reader waits for these, until he moves on to another list. */
void refresh_opened(struct app *app, int64_t category);     /* unless fresh, or in quiet hours */
void refresh_shown(struct app *app);        /* fresh or not */
void refresh_older(struct app *app, int64_t category);
void refresh_portal(struct app *app, struct str host);     /* what is not fresh of it */
void refresh_all(struct app *app, bool insist);        /* insist: the shown one, fresh or not */
bool refresh_is_fetching(const struct app *app, int64_t category);
void refresh_list_answered(struct app *app, struct errand *r, const struct answer *ans);
void refresh_list_part(struct app *app, struct errand *r, const struct answer *ans);
/* A part of it, or the last of it: then the errand is over. */
void refresh_list_saved(struct app *app, struct errand *r, const struct store_event *ev);

/* cancel.c: what is fetched for a reader who has moved on */
bool cancel_page(struct app *app);          /* that he waited for; false: he did not */
void cancel_leave_page(struct app *app);    /* the same, and its pane is empty then */
void cancel_lists_left(struct app *app);    /* those he waited for, but the shown one */
bool cancel_shown(struct app *app);         /* what he looks at; false: nothing is on its way */

/* ahead.c: the next unread bodies, when the option prefetch wants them */
void ahead_go_on(struct app *app);          /* at each turn */
void ahead_leave(struct app *app);          /* another list is shown */
/* The reader opens what is on its way: true, its answer is his; false, it must be
 * asked for again, first of all. */
bool ahead_take(struct app *app, struct errand *r);

/* refresh_page.c: the page that the reader opens */
void refresh_page(struct app *app, struct str url, bool insist, bool typed);
void refresh_page_answered(struct app *app, struct errand *r, const struct answer *ans, struct arena *a);
void refresh_page_saved(struct app *app, const struct errand *r, const struct store_event *ev);

/* arrival.c: what the back and the archive's writer say, to whom it belongs */
void arrival_of_answer(void *app, const struct answer *ans, struct arena *a);
void arrival_of_writes(struct app *app);
/* What another sapbao changed: looked at when the archive says so, and after a
 * key where it cannot. */
void arrival_from_others(struct app *app);
/* Milliseconds until what was heard of them is looked at, or -1. */
int arrival_timeout_ms(const struct app *app);

/* reading.c: opening articles and going back */
void reading_open_row(struct app *app, int row);
bool reading_open_id(struct app *app, int64_t id, struct err *e);      /* of the archive */
void reading_open_url(struct app *app, const struct related *told, bool typed);
bool reading_back(struct app *app);
bool reading_forward(struct app *app);
void reading_leave(struct app *app);        /* remembers the place */
struct str reading_address(const struct app *app);  /* what o and y act on */
int64_t reading_target(const struct app *app);      /* article that marks act on, or 0 */

#endif
