/*
 * rules: kill rules, tried on stories as they come in, by what the list or the
 * page tells then.  They are undone as one step a list.
 */
#include <stdlib.h>

#include "store/inside.h"
#include "store/rules.h"
#include "store/undo.h"

static bool same(const struct rules *x, const struct kill_rules *y)
{
	if (!x || x->list.list.n != y->list.n)
		return !x && y->list.n == 0;
	for (int i = 0; i < y->list.n; i++)
		if (x->list.list.v[i].mark != y->list.v[i].mark ||
				!str_eq(x->list.list.v[i].query, y->list.v[i].query))
			return false;
	return true;
}

/* Writes that wait still hold the old ones. */
void store_set_rules(struct store *s, const struct kill_rules *rules, int offset_min)
{
	struct rules *r;

	if (same(s->rules, rules))
		return;
	r = calloc(1, sizeof(*r));
	if (!r)
		BUG("out of memory");
	r->offset_min = offset_min;
	r->older = s->rules;
	for (int i = 0; i < rules->list.n; i++)
		*VEC_PUSH(&r->list.list, &r->arena) = (struct kill_rule){ rules->list.v[i].mark,
			arena_str(&r->arena, rules->list.v[i].query) };
	s->rules = r;
}

void rules_free(struct rules *r)
{
	while (r) {
		struct rules *older = r->older;

		arena_release(&r->arena);
		free(r);
		r = older;
	}
}

/* ---- written ---- */

static void subject_places(struct db *d, const struct shelf *sh, struct arena *a, struct query_subject *out)
{
	sqlite3_stmt *st = db_query(d, "SELECT host, name FROM portal WHERE id = ?1", "i", sh->portal);

	if (db_row(d, st)) {
		out->host = db_str(st, 0, a);
		out->portal_name = db_str(st, 1, a);
		db_stop(st);
	}
	st = db_query(d, "SELECT key, name FROM category WHERE id = ?1", "i", sh->category);
	if (db_row(d, st)) {
		out->category = db_str(st, 0, a);
		out->category_name = db_str(st, 1, a);
		db_stop(st);
	}
}

static void rule_apply(struct db *d, const struct kill_rule *rule, int64_t id, int64_t now_s,
	struct op_progress *p)
{
	struct flag_change c = flag_of(rule->mark, true);
	struct step step = { .at_s = now_s, .flag = c.mask, .value = c.value, .rule = true, .tag = STR("") };

	if (flag_write(d, id, c.mask, c.mask - c.value, c.value))
		step_add(d, &step, &id, 1, p);
}

bool rules_try(struct db *d, const struct rules *r, int64_t id, const struct shelf *sh,
	const struct told *t, int64_t now_s, struct op_progress *p)
{
	struct arena a = { 0 };
	struct query_subject s = { .title = t->title, .lede = t->lede, .author = t->author,
		.tags = t->tags, .marks = QUERY_UNREAD };
	bool hidden = false;

	if (!r || r->list.list.n == 0 || !id)
		return false;
	s.body = text_words(t->doc, &a);
	s.when_s = t->published.known ? t->published.utc_s : now_s;
	subject_places(d, sh, &a, &s);
	for (int i = 0; i < r->list.list.n; i++) {
		struct terms terms;

		query_read(r->list.list.v[i].query, now_s, r->offset_min, &a, &terms);
		if (!query_matches(&terms, &s, &a))
			continue;
		rule_apply(d, &r->list.list.v[i], id, now_s, p);
		hidden = hidden || r->list.list.v[i].mark == MARK_HIDDEN;
	}
	arena_release(&a);
	return hidden;
}
