/*
 * tally: how much is unread in a saved search, and in the lists of starred and
 * later.  A search's stories are found again when a new one came in or its
 * words changed, not with every mark: a side pane asks after each key.
 */
#include <stdlib.h>

#include "store/inside.h"

enum { TALLIES_MAX = 32 };

struct tally {
	struct tally *next;
	struct str key;
	int64_t newest;
	struct found found;
	struct arena arena;     /* of key */
};

void tallies_free(struct tally *t)
{
	while (t) {
		struct tally *next = t->next;

		found_release(&t->found);
		arena_release(&t->arena);
		free(t);
		t = next;
	}
}

/* Most recently asked first; the last one makes room. */
static struct tally *tally_of(struct store *s, struct str key)
{
	struct tally **at = &s->tallies, *t;
	int n = 0;

	while (*at && !str_eq((*at)->key, key) && ++n < TALLIES_MAX)
		at = &(*at)->next;
	t = *at;
	if (t)
		*at = t->next;
	else if (!(t = calloc(1, sizeof(*t))))
		BUG("out of memory");
	if (!str_eq(t->key, key)) {
		arena_clear(&t->arena);
		t->key = arena_str(&t->arena, key);
		t->newest = -1;
	}
	t->next = s->tallies;
	s->tallies = t;
	return t;
}

static int unread_in(struct store *s, const struct found *f)
{
	int unread = 0;

	for (size_t i = 0; i < f->n; i++) {
		int flags = (int)db_number(s->reader, FLAG_HIDDEN, "SELECT flags FROM article WHERE id = ?1",
			"i", f->ids[i]);

		flags = overlay_flags(&s->overlay, f->ids[i], flags);
		unread += flags & FLAG_UNREAD && !(flags & FLAG_HIDDEN);
	}
	return unread;
}

int store_search_unread(struct store *s, const struct query *q)
{
	struct arena a = { 0 };
	struct str key = arena_printf(&a, "%lld %.*s", (long long)(q->now_s / 3600), STR_ARG(q->words));
	struct tally *t = tally_of(s, key);
	struct err e = { 0 };
	int64_t newest;
	int unread;

	arena_release(&a);
	read_begin(s);
	newest = db_number(s->reader, 0, "SELECT max(id) FROM article", "");
	if (t->newest != newest) {
		found_make(s, q, &t->found);
		t->newest = newest;
	}
	unread = unread_in(s, &t->found);
	return read_end(s, &e) ? unread : 0;
}

/* The counters are of what is written; what is not yet is added by hand. */
static void add_pending(struct store *s, int *starred, int *later)
{
	const struct overlay_slot *slot;
	size_t at = 0;

	while ((slot = overlay_next(&s->overlay, &at))) {
		int before = (int)db_number(s->reader, FLAG_HIDDEN, "SELECT flags FROM article WHERE id = ?1",
			"i", slot->article);
		int after = flag_apply(before, slot->change);

		before = before & FLAG_HIDDEN ? 0 : before;
		after = after & FLAG_HIDDEN ? 0 : after;
		*starred += !!(after & FLAG_STARRED) - !!(before & FLAG_STARRED);
		*later += !!(after & FLAG_LATER) - !!(before & FLAG_LATER);
	}
}

bool store_kept(struct store *s, int *starred, int *later)
{
	struct err e = { 0 };
	sqlite3_stmt *st;

	*starred = *later = 0;
	read_begin(s);
	st = db_query(s->reader, "SELECT starred, later FROM category WHERE id = 0", "");
	if (db_row(s->reader, st)) {
		*starred = (int)db_int(st, 0);
		*later = (int)db_int(st, 1);
		db_stop(st);
	}
	add_pending(s, starred, later);
	return read_end(s, &e);
}
