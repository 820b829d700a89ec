/* undo: steps of marks and tags; see undo.h. */
#include "store/undo.h"

#include "store/inside.h"
#include "store/story.h"

enum { UNDO_STEPS = 200 };

bool flag_write(struct db *d, int64_t id, int flag, int from, int to)
{
	return db_run(d, "UPDATE article SET flags = flags - ?3 + ?4 WHERE id = ?1"
		" AND flags & ?2 = ?3", "iddd", id, flag, from, to) > 0;
}

bool tag_change(struct db *d, int64_t id, struct str name, bool on)
{
	if (on)
		return db_run(d, "INSERT OR IGNORE INTO article_tag(name, article)"
			" SELECT ?1, id FROM article WHERE id = ?2", "si", name, id) > 0;
	return db_run(d, "DELETE FROM article_tag WHERE name = ?1 AND article = ?2", "si", name, id) > 0;
}

void step_add(struct db *d, const struct step *step, const int64_t *articles, size_t n,
	struct op_progress *p)
{
	if (!p->step) {
		db_run(d, "DELETE FROM undo WHERE undone = 1 AND rule = ?1", "d", (int)step->rule);
		p->step = 1 + db_number(d, 0, "SELECT max(step) FROM undo", "");
	}
	db_run(d, "INSERT INTO undo(step, at_s, flag, value, tag, rule, articles)"
		" VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)", "iiddsdb", p->step, step->at_s, step->flag, step->value,
		step->tag, (int)step->rule, (struct str){ (const char *)articles, n * sizeof(*articles) });
	db_run(d, "DELETE FROM undo WHERE rule = ?1 AND step <= (SELECT step FROM undo WHERE rule = ?1"
		" GROUP BY step ORDER BY step DESC LIMIT 1 OFFSET ?2)", "dd", (int)step->rule, (int)UNDO_STEPS);
}

/* ---- asked for ---- */

uint64_t store_undo(struct store *s, enum undo_of of, int64_t now_s)
{
	struct op *op = op_new(OP_UNDO, now_s);

	op->flag = of == UNDO_RULES;
	return store_put(s, op);
}

uint64_t store_redo(struct store *s, int64_t now_s)
{
	return store_put(s, op_new(OP_REDO, now_s));
}

/* ---- written ---- */

struct piece {
	int64_t row;
	int flag, value;
	struct str tag, articles;
};

/* Gives the story as it was, or as the step made it; the last that changed. */
static int64_t piece_turn(struct db *d, const struct piece *piece, bool again)
{
	struct str blob = piece->articles;
	int64_t last = 0, id;
	int other = piece->flag - piece->value;

	for (; blob.n >= sizeof(id); blob = str_skip(blob, sizeof(id))) {
		bool changed;

		memcpy(&id, blob.p, sizeof(id));
		id = story_id(d, id);
		if (piece->tag.n)
			changed = tag_change(d, id, piece->tag, (piece->value == 1) == again);
		else
			changed = again ? flag_write(d, id, piece->flag, other, piece->value)
				: flag_write(d, id, piece->flag, piece->value, other);
		if (changed)
			last = id;
	}
	return last;
}

static bool piece_take(struct db *d, sqlite3_stmt *st, struct arena *a, struct piece *out)
{
	if (!db_row(d, st))
		return false;
	out->row = db_int(st, 0);
	out->flag = (int)db_int(st, 1);
	out->value = (int)db_int(st, 2);
	out->tag = db_str(st, 3, a);
	out->articles = db_str(st, 4, a);
	db_stop(st);
	return true;
}

/* One part a transaction, until the step has none. */
static void turn(struct db *d, struct op_progress *p, const char *sql, bool again)
{
	struct arena a = { 0 };
	struct piece piece;

	if (piece_take(d, db_query(d, sql, "i", p->step), &a, &piece)) {
		int64_t changed = piece_turn(d, &piece, again);

		p->article = changed ? changed : p->article;
		db_run(d, "UPDATE undo SET undone = ?2 WHERE id = ?1", "id", piece.row, (int)!again);
		p->more = db_number(d, 0, "SELECT count(*) FROM undo WHERE step = ?1 AND undone = ?2", "id",
			p->step, (int)again) > 0;
	}
	arena_release(&a);
}

#define PART "SELECT id, flag, value, tag, articles FROM undo WHERE step = ?1"

void undo_write(struct db *d, struct op *op, struct op_progress *p)
{
	if (!p->step)
		p->step = db_number(d, 0, "SELECT max(step) FROM undo WHERE undone = 0 AND rule = ?1", "d", op->flag);
	turn(d, p, PART " AND undone = 0 ORDER BY id DESC LIMIT 1", false);
}

void redo_write(struct db *d, struct op *op, struct op_progress *p)
{
	(void)op;
	if (!p->step)
		p->step = db_number(d, 0, "SELECT min(step) FROM undo WHERE undone = 1 AND rule = 0", "");
	turn(d, p, PART " AND undone = 1 ORDER BY id LIMIT 1", true);
}
