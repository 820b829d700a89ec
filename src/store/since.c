/* since: what came in after an article that was the newest once. */
#include "store/inside.h"

bool store_new_since(struct store *s, int64_t newest, struct arena *a, struct category_list *out, struct err *e)
{
	sqlite3_stmt *st;

	*out = (struct category_list){ 0 };
	read_begin(s);
	/* by number of the article: as much work as there is news */
	st = db_query(s->reader, "SELECT c.id, p.host, p.name, c.key, c.name, n.new FROM"
		" (SELECT category, count(*) AS new FROM article_category"
		"  WHERE article > ?1 AND NOT flags & ?2 GROUP BY category) n"
		" JOIN category c ON c.id = n.category JOIN portal p ON p.id = c.portal"
		" WHERE p.place IS NOT NULL AND (c.place IS NOT NULL OR c.key = '')"
		" ORDER BY p.place, c.key <> '', c.place", "id", newest, FLAG_HIDDEN);
	while (db_row(s->reader, st)) {
		struct category_row *row = VEC_PUSH(&out->rows, a);
		bool own = db_peek(st, 3).n == 0;

		row->id = own ? 0 : db_int(st, 0);
		row->portal = db_str(st, 1, a);
		row->portal_name = db_str(st, 2, a);
		row->key = db_str(st, 3, a);
		row->name = own ? row->portal_name : db_str(st, 4, a);
		row->total = (int)db_int(st, 5);
	}
	return read_end(s, e);
}
