/* tags: the reader's own names for stories, and the searches he keeps. */
#include "store/inside.h"
#include "store/story.h"
#include "store/undo.h"
#include "text/clean.h"

/* ---- asked for ---- */

/* A tag is one line of clean text. */
static struct str tag_name(struct str typed, struct arena *a)
{
	return arena_str(a, str_trim(text_clean(typed, a)));
}

uint64_t store_tag(struct store *s, int64_t article, struct str name, bool on, int64_t now_s)
{
	struct op *op = op_new(OP_TAG, now_s);

	op->id = article;
	op->name = tag_name(name, &op->arena);
	op->on = on;
	return store_put(s, op);
}

uint64_t store_save_search(struct store *s, struct str name, struct str words, int64_t now_s)
{
	struct op *op = op_new(OP_SEARCH, now_s);

	op->name = tag_name(name, &op->arena);
	op->value = arena_str(&op->arena, str_trim(words));
	return store_put(s, op);
}

/* ---- written ---- */

/* "miền tây" is the tag that was first written "Miền Tây". */
static struct str known_tag(struct db *d, struct str name, struct arena *a)
{
	struct phrase p = phrase_read(name, false, a);
	sqlite3_stmt *st = db_query(d, "SELECT DISTINCT name FROM article_tag", "");
	struct str known = name;

	while (db_row(d, st)) {
		struct str other = db_str(st, 0, a);
		struct tokens have = { 0 };

		tokens_read(other, a, &have);
		if (have.list.n == p.words.list.n && phrase_at(&p, &have, 0))
			known = other;
	}
	return known;
}

static void tag_one(struct db *d, const struct op *op, int64_t id, struct str name, struct op_progress *p)
{
	struct step step = { .at_s = op->now_s, .value = op->on, .tag = name };

	if (!tag_change(d, id, name, op->on))
		return;
	step_add(d, &step, &id, 1, p);
	p->article = id;
}

void tag_write(struct db *d, struct op *op, struct op_progress *p)
{
	int64_t id = story_id(d, op->id);
	struct arena a = { 0 };
	VEC(struct str) names = { 0 };
	sqlite3_stmt *st;

	if (op->name.n) {
		*VEC_PUSH(&names, &a) = known_tag(d, op->name, &a);
	} else if (!op->on) {           /* all of them go */
		st = db_query(d, "SELECT name FROM article_tag WHERE article = ?1", "i", id);
		while (db_row(d, st))
			*VEC_PUSH(&names, &a) = db_str(st, 0, &a);
	}
	for (int i = 0; i < names.n; i++)
		tag_one(d, op, id, names.v[i], p);
	arena_release(&a);
}

void search_write(struct db *d, struct op *op, struct op_progress *p)
{
	(void)p;
	if (op->value.n)
		db_run(d, "INSERT INTO saved_search(name, query, made_s) VALUES(?1, ?2, ?3)"
			" ON CONFLICT(name) DO UPDATE SET query = ?2", "ssi", op->name, op->value, op->now_s);
	else
		db_run(d, "DELETE FROM saved_search WHERE name = ?1", "s", op->name);
}

/* ---- read ---- */

bool store_tags(struct store *s, int64_t article, struct arena *a, struct tag_list *out)
{
	struct err e = { 0 };
	sqlite3_stmt *st;

	*out = (struct tag_list){ 0 };
	read_begin(s);
	st = article ? db_query(s->reader, "SELECT name FROM article_tag WHERE article = ?1 ORDER BY name",
			"i", story_id(s->reader, article))
		: db_query(s->reader, "SELECT DISTINCT name FROM article_tag ORDER BY name", "");
	while (db_row(s->reader, st))
		*VEC_PUSH(&out->names, a) = db_str(st, 0, a);
	return read_end(s, &e);
}

struct search_look { struct saved_searches *out; struct arena *a; };

static void search_put(struct saved_searches *out, struct str name, struct str query, struct arena *a)
{
	int n = 0;

	for (int i = 0; i < out->list.n; i++)
		if (!str_eq(out->list.v[i].name, name))
			out->list.v[n++] = out->list.v[i];
	out->list.n = n;
	if (query.n)
		*VEC_PUSH(&out->list, a) = (struct saved_search){ name, query };
}

static void search_pending(void *ctx, const struct op *op)
{
	struct search_look *look = ctx;

	*VEC_PUSH(&look->out->list, look->a) = (struct saved_search){ arena_str(look->a, op->name),
		arena_str(look->a, op->value) };
}

bool store_searches(struct store *s, struct arena *a, struct saved_searches *out)
{
	struct saved_searches pending = { 0 };
	struct search_look look = { &pending, a };
	struct err e = { 0 };
	sqlite3_stmt *st;

	*out = (struct saved_searches){ 0 };
	/* before the read: what is pending no longer is in its snapshot */
	writer_pending(s->writer, OP_SEARCH, search_pending, &look);
	read_begin(s);
	st = db_query(s->reader, "SELECT name, query FROM saved_search ORDER BY made_s, name", "");
	while (db_row(s->reader, st)) {
		struct str name = db_str(st, 0, a);

		search_put(out, name, db_str(st, 1, a), a);
	}
	for (int i = 0; i < pending.list.n; i++)
		search_put(out, pending.list.v[i].name, pending.list.v[i].query, a);
	return read_end(s, &e);
}
