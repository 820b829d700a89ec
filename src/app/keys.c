#include "app/command.h"

#include "base/words.h"
#include "cells/pointer.h"
#include "text/telex.h"

enum { NUMBER_MAX = 99999 };

static void show_pending(struct app *app)
{
	struct str s = STR("");

	if (app->number >= 0)
		s = arena_printf(&app->message_arena, "%d", app->number);
	for (int i = 0; i < app->n_keys; i++)
		s = arena_printf(&app->message_arena, "%.*s%s%.*s", STR_ARG(s), s.n ? " " : "",
				 STR_ARG(key_name(app->keys[i], &app->message_arena)));
	app->state.pending = s;
}

static void forget_pending(struct app *app)
{
	app->number = -1;
	app->n_keys = 0;
	app->state.pending = STR("");
}

static void run(struct app *app, struct str line, int count)
{
	struct err e = { 0 };

	if (!sheets_take(app, line))
		return;
	if (!app_command(app, line, count, &e) && e.code)
		app_complain(app, &e);
}

/* ---- numbers: counts in lists, links in the reader ---- */

static bool is_digit(const struct app *app, struct key k)
{
	if (k.mods || app->n_keys)
		return false;
	return (k.code > '0' && k.code <= '9') || (k.code == '0' && app->number > 0);
}

static bool in_reader(const struct app *app)
{
	return ui_context(app->ui) == CONTEXT_READER;
}

static void follow_number(struct app *app)
{
	int number = app->number;

	forget_pending(app);
	run(app, STR("follow"), number);
}

static void take_digit(struct app *app, struct key k)
{
	app->number = (app->number > 0 ? app->number : 0) * 10 + (int)(k.code - '0');
	app->number = app->number > NUMBER_MAX ? NUMBER_MAX : app->number;
	app->number_ms = clock_ticks_ms();
	/* At once when no further digit could name another link. */
	if (in_reader(app) && app->number * 10 > ui_link_count(app->ui))
		follow_number(app);
	else
		show_pending(app);
}

static const struct binding *bound(struct app *app, int n)
{
	bool more;

	return keymap_find(&app->desk.keymap, ui_context(app->ui), app->keys, n, &more);
}

int keys_timeout_ms(const struct app *app)
{
	int64_t left;

	/* a sequence that may end here, or go on */
	if (app->n_keys)
		left = app->keys_ms + app->desk.options.number[OPT_key_timeout];
	else if (app->number >= 0 && in_reader(app))
		left = app->number_ms + app->desk.options.number[OPT_digit_timeout];
	else
		return -1;
	left -= clock_ticks_ms();
	return left > 0 ? (int)left : 0;
}

/* The keys typed lead nowhere further: those that mean something by
 * themselves do it, and the rest is taken as typed anew. */
static void settle(struct app *app)
{
	struct key keys[KEY_SEQUENCE_MAX];
	const struct binding *b = NULL;
	int n = app->n_keys, used = n, count = app->number > 0 ? app->number : 0;

	memcpy(keys, app->keys, sizeof(keys));
	while (used > 0 && !(b = bound(app, used)))
		used--;
	forget_pending(app);
	if (!b)
		return;
	run(app, b->command, count);
	for (int i = used; i < n && !app->quit; i++)
		keys_take(app, keys[i]);
}

void keys_expire(struct app *app)
{
	if (keys_timeout_ms(app) != 0)
		return;
	if (app->n_keys)
		settle(app);
	else
		follow_number(app);
	app->dirty = true;
}

/* ---- prompts ---- */

/* Kept over restarts, the newest last. */
static const char *const memories[PROMPT_HUNT] = {
	[PROMPT_COMMAND] = "lines-command", [PROMPT_SEARCH] = "lines-search", [PROMPT_FILTER] = "lines-filter",
	[PROMPT_ARCHIVE] = "lines-archive",
};

enum { LINES_BYTES = 16 << 10 };

void keys_remember_lines(struct app *app)
{
	struct arena a = { 0 };

	for (int k = 0; k < PROMPT_HUNT; k++) {
		struct str rest = store_memory(app->desk.store, str_of(memories[k]), &a), line;

		while (rest.n && str_line(&rest, &line))
			ui_history_add(app->ui, (enum prompt_kind)k, line);
	}
	arena_release(&a);
}

static void save_lines(struct app *app, enum prompt_kind kind)
{
	struct buf b;
	struct str all;
	int n = 0;

	while (ui_history(app->ui, kind, n).p)
		n++;
	buf_init(&b, 1 << 20);
	for (int i = 0; i < n; i++) {
		buf_add(&b, ui_history(app->ui, kind, i));
		buf_add_byte(&b, '\n');
	}
	all = buf_str(&b);
	if (all.n > LINES_BYTES)
		all = str_skip(all, str_find_byte(all, '\n', all.n - LINES_BYTES) + 1);
	store_remember(app->desk.store, str_of(memories[kind]), all);
	buf_release(&b);
}

/* What was typed there is no command language: quotes and all are the reader's. */
static void run_typed(struct app *app, const char *name, struct str text)
{
	struct str v[2] = { str_of(name), text };
	struct args args = { v, 2, 0, text };
	struct err e = { 0 };

	if (!command_find(v[0])->run(app, &args, &e) && e.code)
		app_complain(app, &e);
}

static void accept(struct app *app, enum prompt_kind kind, struct str text)
{
	static const char *const names[] = {
		[PROMPT_SEARCH] = "search", [PROMPT_FILTER] = "filter", [PROMPT_ARCHIVE] = "find",
	};
	struct arena a = { 0 };
	struct str line = arena_str(&a, text);

	save_lines(app, kind);
	/* ":" typed once too often, out of habit */
	while (kind == PROMPT_COMMAND && str_starts(line, STR(":")))
		line = str_skip(line, 1);
	if (kind == PROMPT_COMMAND)
		run(app, line, 0);
	else if (line.n || kind == PROMPT_FILTER)
		run_typed(app, names[kind], line);
	else if (kind == PROMPT_SEARCH)
		ui_search_clear(app->ui);
	arena_release(&a);
}

/* ---- sequences ---- */

static const struct binding *find(struct app *app, struct key k, bool *more)
{
	const struct binding *b;
	enum context c = ui_context(app->ui);
	struct key plain = k;

	app->keys[app->n_keys] = k;
	b = keymap_find(&app->desk.keymap, c, app->keys, app->n_keys + 1, more);
	if (b || *more || k.mods)
		return b;
	/* A Telex or VNI input method was left on: â is a, đ is d. */
	plain.code = text_base_letter(k.code);
	app->keys[app->n_keys] = plain;
	return keymap_find(&app->desk.keymap, c, app->keys, app->n_keys + 1, more);
}

/* Do the keys before the last one mean something by themselves? */
static bool any_bound(struct app *app)
{
	for (int n = app->n_keys - 1; n > 0; n--)
		if (bound(app, n))
			return true;
	return false;
}

/* Names of the keys typed; in no arena that a message clears. */
static struct str typed(struct app *app)
{
	struct str s = STR("");

	arena_clear(&app->key_arena);
	for (int i = 0; i < app->n_keys; i++)
		s = arena_printf(&app->key_arena, "%.*s%s%.*s", STR_ARG(s), s.n ? " " : "",
				 STR_ARG(key_name(app->keys[i], &app->key_arena)));
	return s;
}

static void take_sequence(struct app *app, struct key k)
{
	const struct binding *b;
	int count = app->number > 0 ? app->number : 0;
	bool more;

	if (app->n_keys == KEY_SEQUENCE_MAX)
		app->n_keys = 0;
	b = find(app, k, &more);
	app->n_keys++;
	app->keys_ms = clock_ticks_ms();
	if (more) {
		show_pending(app);
		return;
	}
	if (!b && app->n_keys > 1 && any_bound(app)) {
		settle(app);
		return;
	}
	if (!b)
		app_say(app, _("%.*s does nothing here; ? shows all keys"), STR_ARG(typed(app)));
	forget_pending(app);
	if (b)
		run(app, b->command, count);
}

void keys_take(struct app *app, struct key k)
{
	enum prompt_kind kind;
	struct str text;
	enum layer_result layer;

	app->dirty = true;
	seek_end(app);
	if (key_is_pointer(k)) {
		forget_pending(app);
		pointer_take(app, k);
		return;
	}
	layer = ui_layer_key(app->ui, &app->state, k, &kind, &text);
	if (layer == LAYER_ACCEPTED)
		accept(app, kind, text);
	if (layer != LAYER_NONE)
		return;
	app->state.message = STR("");
	app->state.message_is_error = false;
	if (is_digit(app, k))
		take_digit(app, k);
	else if (k.code == '\r' && app->number >= 0 && in_reader(app))
		follow_number(app);
	else if (k.code == 27 && (app->number >= 0 || app->n_keys))
		forget_pending(app);
	else
		take_sequence(app, k);
}
