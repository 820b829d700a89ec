/* article: one story, whole. */
#include "model/url.h"
#include "store/inside.h"
#include "store/story.h"

struct place_look { int64_t id; int place; };

static void place_pending(void *ctx, const struct op *op)
{
	struct place_look *look = ctx;

	if (op->id == look->id)
		look->place = (int)op->number;
}

static void tags_read(struct str tags, struct arena *a, struct article *out)
{
	struct str tag;

	while (tags.n && str_cut(&tags, '\n', &tag))
		*VEC_PUSH(&out->tags, a) = tag;
}

static struct date date_read(sqlite3_stmt *st, int column)
{
	struct date d = { .utc_s = db_int(st, column), .has_time = db_int(st, column + 1),
		.offset_min = (int)db_int(st, column + 2) };

	d.known = d.utc_s != 0;
	return d;
}

static void related_read(struct store *s, int64_t id, struct arena *a, struct article *out)
{
	sqlite3_stmt *st = db_query(s->reader, "SELECT url, title, lede, published_s, has_time,"
		" offset_min FROM related WHERE article = ?1 ORDER BY place", "i", id);

	while (db_row(s->reader, st)) {
		struct related *r = VEC_PUSH(&out->related, a);
		r->url = db_str(st, 0, a);
		r->title = db_str(st, 1, a);
		r->lede = db_str(st, 2, a);
		r->published = date_read(st, 3);
	}
}

/* Text that cannot be read back is no text: the page can be asked for again. */
static void body_read(struct store *s, int64_t id, struct arena *a, struct stored_article *out)
{
	struct str encoded = text_load(s->reader, id, a);
	struct err e = { 0 };

	if (encoded.n && doc_read(encoded, a, &out->article.body, &e))
		return;
	out->article.body = (struct doc){ 0 };
	out->row.has_body = false;
}

static bool story_read(struct store *s, int64_t id, struct arena *a, struct stored_article *out)
{
	sqlite3_stmt *st = db_query(s->reader, "SELECT " ROW_COLUMNS ", a.author, a.agency, a.tags,"
		" a.place, a.chain, a.published_s, a.has_time, a.offset_min, a.charset" ROW_FROM " WHERE a.id = ?1",
		"i", id);
	struct article *art = &out->article;

	if (!db_row(s->reader, st))
		return false;
	out->row = row_read(s, st, a);
	art->url = out->row.url;
	art->title = out->row.title;
	art->lede = out->row.lede;
	art->author = out->author = db_str(st, 10, a);
	art->agency = out->agency = db_str(st, 11, a);
	tags_read(db_str(st, 12, a), a, art);
	out->place = (int)db_int(st, 13);
	if (db_peek(st, 14).n == sizeof(art->by))
		memcpy(art->by, db_peek(st, 14).p, sizeof(art->by));
	art->published = date_read(st, 15);
	art->charset = db_str(st, 18, a);
	db_stop(st);
	return true;
}

bool store_article(struct store *s, int64_t id, struct arena *a, struct stored_article *out,
	struct err *e)
{
	struct place_look look = { id, -1 };
	bool there;

	*out = (struct stored_article){ 0 };
	/* before the read: what is pending no longer is in its snapshot */
	writer_pending(s->writer, OP_PLACE, place_pending, &look);
	read_begin(s);
	id = story_id(s->reader, id);
	there = story_read(s, id, a, out);
	if (there) {
		body_read(s, id, a, out);
		related_read(s, id, a, &out->article);
	}
	if (!read_end(s, e))
		return false;
	if (!there)
		return err_set(e, ERR_NO_SUCH, "%lld", (long long)id);
	if (look.place >= 0)
		out->place = look.place;
	return true;
}

int64_t store_find(struct store *s, struct str url)
{
	struct arena a = { 0 };
	int64_t id;

	read_begin(s);
	id = story_find(s->reader, url_key(url, &a));
	arena_release(&a);
	return read_end_logged(s) ? id : 0;
}
