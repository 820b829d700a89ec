/*
 * text: the stored document of an article and its words in the search indexes.
 * TRAP: the indexes are contentless; a delete must say the very words that were
 * inserted.  So words are always made from the stored encoding.
 */
#include "base/zip.h"
#include "store/story.h"
#include "store/vocabulary.h"

enum { DOC_BYTES_MAX = 32 << 20, APPLY_EVERY = 200 };

struct str text_load(struct db *d, int64_t article, struct arena *a)
{
	sqlite3_stmt *st = db_query(d, "SELECT doc FROM article_text WHERE article = ?1", "i", article);
	struct str out = STR("");
	struct buf b;

	if (!db_row(d, st))
		return out;
	buf_init(&b, DOC_BYTES_MAX);
	if (zip_inflate(db_peek(st, 0), &b))
		out = arena_str(a, buf_str(&b));
	buf_release(&b);
	db_stop(st);
	return out;
}

void text_save(struct db *d, int64_t article, struct str doc)
{
	struct buf b;

	buf_init(&b, DOC_BYTES_MAX);
	if (zip_deflate(doc, &b) && !b.failed)
		db_run(d, "INSERT OR REPLACE INTO article_text(article, doc) VALUES(?1, ?2)",
			"ib", article, buf_str(&b));
	buf_release(&b);
}

struct str text_words(struct str encoded, struct arena *a)
{
	struct str out = STR("");
	struct doc doc = { 0 };
	struct err e = { 0 };
	struct buf b;

	if (!encoded.n || !doc_read(encoded, a, &doc, &e))
		return out;
	buf_init(&b, DOC_BYTES_MAX);
	doc_text(&doc, &b);
	out = arena_str(a, buf_str(&b));
	buf_release(&b);
	return out;
}

/* What is to be done to the index at the end of the transaction.  A statement
 * with a trigger opens a savepoint, and FTS5 writes out a segment at each: done
 * at once, every story had segments of its own, and merging those was a third
 * of the work. */
struct search_work {
	struct search_work *next;
	enum { WORDS_IN, WORDS_OUT, HEAD_IN, HEAD_OUT, NAMES_IN, NAMES_OUT } what;
	int64_t id;
	struct str title, lede, words;  /* of names: author, tags; of a head: no words */
};

static void work_add(struct db *d, struct search_work value)
{
	struct search_work *w = ARENA_NEW(&d->work_arena, struct search_work);

	*w = value;
	w->next = NULL;
	w->title = arena_str(&d->work_arena, value.title);
	w->lede = arena_str(&d->work_arena, value.lede);
	w->words = arena_str(&d->work_arena, value.words);
	if (d->work_last)
		d->work_last->next = w;
	else
		d->work = w;
	d->work_last = w;
}

void search_insert(struct db *d, int64_t id, struct str title, struct str lede, struct str words)
{
	work_add(d, (struct search_work){ NULL, WORDS_IN, id, title, lede, words });
}

void search_delete(struct db *d, int64_t id, struct str title, struct str lede, struct str words)
{
	work_add(d, (struct search_work){ NULL, WORDS_OUT, id, title, lede, words });
}

void head_insert(struct db *d, int64_t id, struct str title, struct str lede)
{
	work_add(d, (struct search_work){ NULL, HEAD_IN, id, title, lede, STR("") });
}

void head_delete(struct db *d, int64_t id, struct str title, struct str lede)
{
	work_add(d, (struct search_work){ NULL, HEAD_OUT, id, title, lede, STR("") });
}

void search_forget(struct db *d)
{
	arena_clear(&d->work_arena);
	d->work = d->work_last = NULL;
}

void names_insert(struct db *d, int64_t id, struct str author, struct str tags)
{
	if (author.n || tags.n)
		work_add(d, (struct search_work){ NULL, NAMES_IN, id, author, tags, STR("") });
}

void names_delete(struct db *d, int64_t id, struct str author, struct str tags)
{
	if (author.n || tags.n)
		work_add(d, (struct search_work){ NULL, NAMES_OUT, id, author, tags, STR("") });
}

void search_apply(struct db *d)
{
	static const char *const sql[] = {
		[WORDS_IN] = "INSERT INTO search(rowid, title, lede, body) VALUES(?1, ?2, ?3, ?4)",
		[WORDS_OUT] = "INSERT INTO search(search, rowid, title, lede, body) VALUES('delete', ?1, ?2, ?3, ?4)",
		[HEAD_IN] = "INSERT INTO heads(rowid, title, lede) VALUES(?1, ?2, ?3)",
		[HEAD_OUT] = "INSERT INTO heads(heads, rowid, title, lede) VALUES('delete', ?1, ?2, ?3)",
		[NAMES_IN] = "INSERT INTO names(rowid, author, tags) VALUES(?1, ?2, ?3)",
		[NAMES_OUT] = "INSERT INTO names(names, rowid, author, tags) VALUES('delete', ?1, ?2, ?3)",
	};

	for (const struct search_work *w = d->work; w; w = w->next)
		db_run(d, sql[w->what], w->what >= HEAD_IN ? "iss" : "isss", w->id, w->title, w->lede, w->words);
	search_forget(d);
	vocabulary_write(d);
}

void search_index_all(struct db *d)
{
	int64_t last = 0;
	int n;

	do {
		sqlite3_stmt *st = db_query(d, "SELECT id, title, lede, author, tags FROM article WHERE id > ?1"
			" ORDER BY id LIMIT ?2", "id", last, (int)APPLY_EVERY);
		for (n = 0; db_row(d, st); n++) {
			struct arena a = { 0 };
			last = db_int(st, 0);
			search_insert(d, last, db_peek(st, 1), db_peek(st, 2), text_words(text_load(d, last, &a), &a));
			head_insert(d, last, db_peek(st, 1), db_peek(st, 2));
			names_insert(d, last, db_peek(st, 3), db_peek(st, 4));
			arena_release(&a);
		}
		search_apply(d);
	} while (n == APPLY_EVERY && !d->rc);
}
