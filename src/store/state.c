/* state: what outlives a run beside the stories: fetch states, the place in an
 * article, small remembered values. */
#include "store/inside.h"
#include "store/story.h"

/* ---- fetch states ---- */

uint64_t store_save_state(struct store *s, struct str url, const struct fetch_state *st)
{
	struct op *op = op_new(OP_STATE, 0);

	op->url = arena_str(&op->arena, url);
	op->state = *st;
	op->state.etag = arena_str(&op->arena, st->etag);
	op->state.last_modified = arena_str(&op->arena, st->last_modified);
	return store_put(s, op);
}

void fetch_state_write(struct db *d, struct op *op, struct op_progress *p)
{
	const struct fetch_state *st = &op->state;

	(void)p;
	db_run(d, "INSERT OR REPLACE INTO fetch_state(url, etag, last_modified, fetched_s, next_s,"
		" failures, status) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)", "sssiidd", op->url, st->etag,
		st->last_modified, st->fetched_s, st->next_s, st->failures, st->status);
}

struct state_look { struct str url; struct arena *a; struct fetch_state *out; bool hit; };

static void state_copy(struct fetch_state *to, const struct fetch_state *from, struct arena *a)
{
	*to = *from;
	to->etag = arena_str(a, from->etag);
	to->last_modified = arena_str(a, from->last_modified);
}

static void state_pending(void *ctx, const struct op *op)
{
	struct state_look *look = ctx;

	if (!str_eq(op->url, look->url))
		return;
	state_copy(look->out, &op->state, look->a);
	look->hit = true;
}

bool store_state(struct store *s, struct str url, struct arena *a, struct fetch_state *out)
{
	struct state_look look = { url, a, out, false };
	sqlite3_stmt *st;

	*out = (struct fetch_state){ 0 };
	writer_pending(s->writer, OP_STATE, state_pending, &look);
	if (look.hit)
		return true;
	read_begin(s);
	st = db_query(s->reader, "SELECT etag, last_modified, fetched_s, next_s, failures, status"
		" FROM fetch_state WHERE url = ?1", "s", url);
	if (db_row(s->reader, st)) {
		out->etag = db_str(st, 0, a);
		out->last_modified = db_str(st, 1, a);
		out->fetched_s = db_int(st, 2);
		out->next_s = db_int(st, 3);
		out->failures = (int)db_int(st, 4);
		out->status = (int)db_int(st, 5);
		db_stop(st);
		look.hit = true;
	}
	return read_end_logged(s) && look.hit;
}

/* ---- the place in an article ---- */

uint64_t store_save_place(struct store *s, int64_t article, int block, int64_t now_s)
{
	struct op *op = op_new(OP_PLACE, now_s);

	op->id = article;
	op->number = block;
	return store_put(s, op);
}

void place_write(struct db *d, struct op *op, struct op_progress *p)
{
	(void)p;
	db_run(d, "UPDATE article SET place = ?2 WHERE id = ?1", "ii", story_id(d, op->id), op->number);
}

/* ---- memory ---- */

void store_remember(struct store *s, struct str name, struct str value)
{
	struct op *op = op_new(OP_REMEMBER, 0);

	op->name = arena_str(&op->arena, name);
	op->value = arena_str(&op->arena, value);
	store_put(s, op);
}

void memory_write(struct db *d, struct op *op, struct op_progress *p)
{
	(void)p;
	db_run(d, "INSERT OR REPLACE INTO memory(name, value) VALUES(?1, ?2)", "ss", op->name, op->value);
}

struct memory_look { struct str name, value; struct arena *a; bool hit; };

static void memory_pending(void *ctx, const struct op *op)
{
	struct memory_look *look = ctx;

	if (!str_eq(op->name, look->name))
		return;
	look->value = arena_str(look->a, op->value);
	look->hit = true;
}

struct str store_memory(struct store *s, struct str name, struct arena *a)
{
	struct memory_look look = { name, STR(""), a, false };
	sqlite3_stmt *st;

	writer_pending(s->writer, OP_REMEMBER, memory_pending, &look);
	if (look.hit)
		return look.value;
	read_begin(s);
	st = db_query(s->reader, "SELECT value FROM memory WHERE name = ?1", "s", name);
	if (db_row(s->reader, st)) {
		look.value = db_str(st, 0, a);
		db_stop(st);
	}
	read_end_logged(s);
	return look.value;
}

struct memories_look { struct str beginning; struct arena *a; struct map *out; };

static void memories_keep(struct memories_look *look, struct str name, struct str value, bool newer)
{
	void **at = map_put(look->out, name, look->a);

	if (!*at)
		*at = ARENA_NEW(look->a, struct str);
	else if (!newer)
		return;
	*(struct str *)*at = value;
}

static void memories_pending(void *ctx, const struct op *op)
{
	struct memories_look *look = ctx;

	if (str_starts(op->name, look->beginning))
		memories_keep(look, op->name, arena_str(look->a, op->value), true);
}

void store_memories(struct store *s, struct str beginning, struct arena *a, struct map *out)
{
	struct memories_look look = { beginning, a, out };
	sqlite3_stmt *st;

	writer_pending(s->writer, OP_REMEMBER, memories_pending, &look);
	read_begin(s);
	/* no letter is above this one */
	st = db_query(s->reader, "SELECT name, value FROM memory WHERE name >= ?1 AND name < ?1 || char(1114111)",
		      "s", beginning);
	while (db_row(s->reader, st))
		memories_keep(&look, db_str(st, 0, a), db_str(st, 1, a), false);
	read_end_logged(s);
}
