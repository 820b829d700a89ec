/* dump: the archive as lines of JSON; see dump.h. */
#include "store/dump.h"

#include <errno.h>
#include <stdlib.h>

#include "base/json.h"
#include "base/zip.h"
#include "model/doc.h"
#include "store/story.h"
#include "text/clean.h"

const struct dump_part dump_parts[] = {
	{ "portal", "portal", "id host name status place", "issin", "id", true,
	  "INSERT OR IGNORE INTO portal(id, host, name, status, place) VALUES(?1, ?2, ?3, ?4, ?5)" },
	{ "host", "portal_host", "host portal", "si", "host", false,
	  "INSERT OR IGNORE INTO portal_host(host, portal) VALUES(?1, ?2)" },
	{ "category", "category", "id portal key name url rss place fetched_s opened_s", "iissssnii", "id", true,
	  "INSERT OR IGNORE INTO category(id, portal, key, name, url, rss, place, fetched_s, opened_s)"
	  " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)" },
	{ "article", "article", "id key url portal title lede published_s has_time offset_min seen_s sort_s"
	  " flags has_body place author agency tags chain charset", "ississiiiiiiiisssxs", "id", true,
	  "INSERT OR IGNORE INTO article(id, key, url, portal, title, lede, published_s, has_time,"
	  " offset_min, seen_s, sort_s, flags, has_body, place, author, agency, tags, chain, charset) VALUES"
	  "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)" },
	{ "text", "article_text", "article doc", "id", "article", true,
	  "INSERT OR IGNORE INTO article_text(article, doc) SELECT ?1, ?2 FROM article WHERE id = ?1" },
	{ "address", "article_url", "key article", "si", "key", false,
	  "INSERT OR IGNORE INTO article_url(key, article) SELECT ?1, id FROM article WHERE id = ?2" },
	{ "twin", "article_twin", "id article", "ii", "id", true,
	  "INSERT OR IGNORE INTO article_twin(id, article) SELECT ?1, id FROM article WHERE id = ?2" },
	{ "list", "article_category", "category article said", "iii", "category, sort_s, article", false,
	  "INSERT OR IGNORE INTO article_category(category, sort_s, article, flags, said)"
	  " SELECT ?1, a.sort_s, a.id, a.flags, ?3 FROM article a, category c WHERE a.id = ?2 AND c.id = ?1" },
	{ "related", "related", "article place url title lede published_s has_time offset_min", "iisssiii",
	  "article, place", false,
	  "INSERT OR IGNORE INTO related(article, place, url, title, lede, published_s, has_time, offset_min)"
	  " SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 FROM article WHERE id = ?1" },
	{ "state", "fetch_state", "url etag last_modified fetched_s next_s failures status", "sssiiii", "url", false,
	  "INSERT OR IGNORE INTO fetch_state(url, etag, last_modified, fetched_s, next_s, failures, status)"
	  " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)" },
	{ "tag", "article_tag", "name article", "si", "name, article", false,
	  "INSERT OR IGNORE INTO article_tag(name, article) SELECT ?1, id FROM article WHERE id = ?2" },
	{ "search", "saved_search", "name query made_s", "ssi", "name", false,
	  "INSERT OR IGNORE INTO saved_search(name, query, made_s) VALUES(?1, ?2, ?3)" },
	{ "undo", "undo", "id step at_s flag value articles undone tag rule", "iiiiixisi", "id", true,
	  "INSERT OR IGNORE INTO undo(id, step, at_s, flag, value, articles, undone, tag, rule)"
	  " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)" },
	{ "memory", "memory", "name value", "ss", "name", false,
	  "INSERT OR IGNORE INTO memory(name, value) VALUES(?1, ?2)" },
	/* numbers that were given once are not given again */
	{ "given", "sqlite_sequence WHERE name IN ('article', 'undo')", "name seq", "si", "name", false,
	  "UPDATE sqlite_sequence SET seq = max(seq, ?2) WHERE name = ?1" },
};

const int dump_parts_count = sizeof(dump_parts) / sizeof(dump_parts[0]);

/* The table alone: "sqlite_sequence WHERE …" has more. */
static struct str table_of(const struct dump_part *p)
{
	struct str from = str_of(p->from);

	return str_sub(from, 0, str_find_byte(from, ' ', 0));
}

/* An archive of an older version may lack a column. */
static bool has_column(struct db *d, const struct dump_part *p, struct str name)
{
	bool has = db_number(d, 1, "SELECT count(*) FROM pragma_table_info(?1) WHERE name = ?2", "ss",
		table_of(p), name) > 0;

	d->rc = SQLITE_OK;      /* a damaged schema shows when the table is read */
	return has;
}

struct str dump_columns(struct db *d, const struct dump_part *p, struct arena *a)
{
	struct str rest = str_of(p->columns), name, out = STR("");

	for (int i = 0; str_word(&rest, &name); i++) {
		if (!has_column(d, p, name))
			name = p->kinds[i] == 'i' ? STR("0") : STR("''");
		out = arena_printf(a, "%.*s%s%.*s", STR_ARG(out), out.n ? ", " : "", STR_ARG(name));
	}
	return out;
}

/* ---- out ---- */

static void put_hex(struct str bytes, struct buf *out)
{
	buf_add_byte(out, '"');
	for (size_t i = 0; i < bytes.n; i++)
		buf_addf(out, "%02x", (unsigned char)bytes.p[i]);
	buf_add_byte(out, '"');
}

static bool put_doc(struct str packed, struct buf *out)
{
	struct buf doc;
	bool ok;

	buf_init(&doc, DUMP_LINE_BYTES_MAX / 2);
	ok = zip_inflate(packed, &doc);
	if (ok)
		json_quote(buf_str(&doc), out);
	buf_release(&doc);
	return ok;
}

static bool put_value(char kind, sqlite3_stmt *st, int column, struct buf *out)
{
	switch (kind) {
	case 'n':
		if (sqlite3_column_type(st, column) == SQLITE_NULL)
			return buf_add_z(out, "null");
		/* fall through */
	case 'i':
		return buf_addf(out, "%lld", (long long)db_int(st, column));
	case 'd':
		return put_doc(db_peek(st, column), out);
	case 'x':
		put_hex(db_peek(st, column), out);
		return true;
	}
	json_quote(db_peek(st, column), out);
	return true;
}

bool dump_row(const struct dump_part *p, sqlite3_stmt *st, struct buf *line)
{
	struct str rest = str_of(p->columns), name;
	bool ok = true;

	buf_clear(line);
	buf_addf(line, "{\"%s\":{", p->name);
	for (int i = 0; ok && str_word(&rest, &name); i++) {
		buf_addf(line, "%s\"%.*s\":", i ? "," : "", STR_ARG(name));
		ok = put_value(p->kinds[i], st, i, line);
	}
	buf_add_z(line, "}}");
	return ok && !line->failed;
}

struct str dump_head(struct arena *a)
{
	return arena_printf(a, "{\"sapbao\":{\"archive\":%d}}", DUMP_FORMAT);
}

bool dump_is_head(struct str line)
{
	struct json *j = json_parse(line);
	bool is = json_number(json_member(json_member(j, "sapbao"), "archive"), 0) == DUMP_FORMAT;

	json_free(j);
	return is;
}

/* ---- in ---- */

static int digit_of(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool bytes_of(struct str hex, struct arena *a, struct str *out)
{
	char *p = arena_alloc(a, 1, hex.n / 2 + 1);

	for (size_t i = 0; i + 1 < hex.n; i += 2) {
		int high = digit_of(hex.p[i]), low = digit_of(hex.p[i + 1]);
		if (high < 0 || low < 0)
			return false;
		p[i / 2] = (char)(high << 4 | low);
	}
	*out = (struct str){ p, hex.n / 2 };
	return hex.n % 2 == 0;
}

static bool doc_packed(struct str text, struct arena *a, struct str *out)
{
	struct doc doc = { 0 };
	struct err e = { 0 };
	struct buf b;
	bool ok;

	if (!doc_read(text, a, &doc, &e))
		return false;
	buf_init(&b, DUMP_LINE_BYTES_MAX);
	ok = zip_deflate(text, &b) && !b.failed;
	*out = arena_str(a, buf_str(&b));
	buf_release(&b);
	return ok;
}

/* All of 64 bits: the hash of what a list said has 19 digits. */
static bool number_of(struct str digits, struct arena *a, int64_t *out)
{
	char *end;

	errno = 0;
	*out = strtoll(arena_z(a, digits), &end, 10);
	return digits.n > 0 && *end == '\0' && errno == 0;
}

/* A dump may come from anywhere: what is no clean text does not get in. */
static bool bind_value(sqlite3_stmt *st, int i, char kind, const struct json *value, struct arena *a)
{
	struct str s = json_text(value);
	int64_t n;

	if (kind == 'n' && json_kind(value) == JSON_NULL)
		return sqlite3_bind_null(st, i) == SQLITE_OK;
	if (kind == 'i' || kind == 'n')
		return json_kind(value) == JSON_NUMBER && number_of(json_scalar(value), a, &n) &&
			sqlite3_bind_int64(st, i, n) == SQLITE_OK;
	if (json_kind(value) != JSON_TEXT)
		return false;
	if (kind == 's')
		return text_is_clean(s) &&
			sqlite3_bind_text64(st, i, s.p, s.n, SQLITE_TRANSIENT, SQLITE_UTF8) == SQLITE_OK;
	if (kind == 'd' ? !doc_packed(s, a, &s) : !bytes_of(s, a, &s))
		return false;
	return sqlite3_bind_blob64(st, i, s.p, s.n, SQLITE_TRANSIENT) == SQLITE_OK;
}

static bool bind_row(sqlite3_stmt *st, const struct dump_part *p, const struct json *row, struct arena *a)
{
	struct str rest = str_of(p->columns), name;

	for (int i = 0; str_word(&rest, &name); i++)
		if (!bind_value(st, i + 1, p->kinds[i], json_member(row, arena_z(a, name)), a))
			return false;
	return true;
}

bool dump_load(struct db *d, struct str line, const struct dump_part **part)
{
	struct json *j = json_parse(line);
	struct arena a = { 0 };
	sqlite3_stmt *st;
	bool ok = false;

	for (int i = 0; j && i < dump_parts_count; i++) {
		const struct json *row = json_member(j, dump_parts[i].name);
		if (json_kind(row) != JSON_MAP)
			continue;
		*part = &dump_parts[i];
		st = db_query(d, dump_parts[i].put, "");
		ok = st && bind_row(st, &dump_parts[i], row, &a);
		if (ok)
			while (db_row(d, st))
				;
		else
			db_stop(st);
		break;
	}
	json_free(j);
	arena_release(&a);
	return ok;
}

/* ---- what is made from the rest ---- */

void dump_finish(struct db *d)
{
	db_exec(d, "INSERT OR IGNORE INTO article_category(category, sort_s, article, flags)"
		" SELECT 0, sort_s, id, flags FROM article");
	db_exec(d, "INSERT OR IGNORE INTO article_category(category, sort_s, article, flags)"
		" SELECT c.id, a.sort_s, a.id, a.flags FROM article a JOIN category c ON c.portal = a.portal AND c.key = ''"
		" WHERE a.portal <> 0");
	db_exec(d, "UPDATE article SET has_body = 0 WHERE has_body AND id NOT IN (SELECT article FROM article_text)");
	search_index_all(d);
}
