/*
 * migrate: the schema of the archive, as numbered steps.  Step i brings
 * user_version i to i + 1.  A step that was ever released is never changed:
 * add another one.
 *
 * LAW: search, heads and names have no content of their own.  What they delete must
 * be worded as it was inserted, so a step must rebuild them whenever
 * text_token() or doc_text() answer differently than before.
 *
 * article_category holds three kinds of list: category rows of the portal
 * files, each portal's own list (key ''), and everything (category 0).  A list
 * page therefore is one range of its primary key, whatever the list, and flags
 * and time stand in it so that no other table is read.  Triggers keep it, and
 * the counters of category, in step with article.flags.
 */
#include "store/migrate.h"

#include "store/flags.h"
#include "store/story.h"

#define TEXT_ " TEXT NOT NULL DEFAULT ''"
#define INT_ " INTEGER NOT NULL DEFAULT 0"
/* The flags as lists count them: a hidden article has none and is no row. */
#define SHOWN(row) "(CASE WHEN " row ".flags & 8 THEN 0 ELSE " row ".flags END)"
#define ROWS(row) "(" row ".flags & 8 = 0)"
#define COUNT(op, row) \
	"UPDATE category SET total = total " op " 1, unread = unread " op " (" row ".flags & 1)," \
	" starred = starred " op " (" row ".flags >> 1 & 1)," \
	" later = later " op " (" row ".flags >> 2 & 1) WHERE id = " row ".category;"

_Static_assert(FLAG_UNREAD == 1 && FLAG_STARRED == 2 && FLAG_LATER == 4 && FLAG_HIDDEN == 8,
	"the triggers spell the flags as numbers");

static const char *const steps[] = {
	/* 0: the first archive */
	"CREATE TABLE portal(id INTEGER PRIMARY KEY, host TEXT NOT NULL UNIQUE,"
	" name" TEXT_ ", status" INT_ ","
	" place INTEGER);"              /* NULL: in no portal file (any more) */
	"CREATE TABLE portal_host(host TEXT PRIMARY KEY, portal INTEGER NOT NULL) WITHOUT ROWID;"
	"CREATE TABLE category(id INTEGER PRIMARY KEY, portal INTEGER NOT NULL,"
	" key TEXT NOT NULL, name" TEXT_ ", url" TEXT_ ", rss" TEXT_ ", place INTEGER,"
	" fetched_s" INT_ ", opened_s" INT_ ","
	" total" INT_ ", unread" INT_ ", starred" INT_ ", later" INT_ ", UNIQUE(portal, key));"
	"INSERT INTO category(id, portal, key) VALUES(0, 0, '');"
	/* AUTOINCREMENT: an id on a screen or in a script never means another story */
	"CREATE TABLE article(id INTEGER PRIMARY KEY AUTOINCREMENT,"
	" key TEXT NOT NULL UNIQUE, url" TEXT_ ", portal" INT_ ", title" TEXT_ ", lede" TEXT_ ","
	" published_s" INT_ ", has_time" INT_ ", offset_min" INT_ ","
	" seen_s" INT_ ", sort_s" INT_ ", flags" INT_ ", has_body" INT_ ", place" INT_ ","
	" author" TEXT_ ", agency" TEXT_ ", tags" TEXT_ ", chain BLOB);"
	/* every other address of a story, and every other id it had */
	"CREATE TABLE article_url(key TEXT PRIMARY KEY, article INTEGER NOT NULL) WITHOUT ROWID;"
	"CREATE INDEX article_url_of ON article_url(article);"
	"CREATE TABLE article_twin(id INTEGER PRIMARY KEY, article INTEGER NOT NULL);"
	"CREATE INDEX article_twin_of ON article_twin(article);"
	"CREATE TABLE article_category(category INTEGER NOT NULL, sort_s INTEGER NOT NULL,"
	" article INTEGER NOT NULL, flags" INT_ ","
	" said" INT_ ","                /* hash of what this list said last */
	" PRIMARY KEY(category, sort_s, article)) WITHOUT ROWID;"
	"CREATE UNIQUE INDEX article_category_of ON article_category(article, category);"
	"CREATE TABLE article_text(article INTEGER PRIMARY KEY, doc BLOB NOT NULL);"
	"CREATE TABLE related(article INTEGER NOT NULL, place INTEGER NOT NULL,"
	" url" TEXT_ ", title" TEXT_ ", lede" TEXT_ ","
	" published_s" INT_ ", has_time" INT_ ", offset_min" INT_ ","
	" PRIMARY KEY(article, place)) WITHOUT ROWID;"
	"CREATE TABLE fetch_state(url TEXT PRIMARY KEY, etag" TEXT_ ", last_modified" TEXT_ ","
	" fetched_s" INT_ ", next_s" INT_ ", failures" INT_ ", status" INT_ ") WITHOUT ROWID;"
	"CREATE TABLE undo(id INTEGER PRIMARY KEY AUTOINCREMENT, step INTEGER NOT NULL, at_s" INT_ ","
	" flag" INT_ ", value" INT_ ", articles BLOB NOT NULL);"
	"CREATE INDEX undo_step ON undo(step);"
	"CREATE TABLE memory(name TEXT PRIMARY KEY, value" TEXT_ ") WITHOUT ROWID;"
	"CREATE VIRTUAL TABLE search USING fts5(title, lede, body,"
	" content='', columnsize=0, tokenize='sapbao');"
	"CREATE TRIGGER article_flags AFTER UPDATE OF flags ON article"
	" WHEN new.flags <> old.flags BEGIN"
	"  UPDATE article_category SET flags = new.flags WHERE article = new.id; END;"
	"CREATE TRIGGER article_sort AFTER UPDATE OF sort_s ON article"
	" WHEN new.sort_s <> old.sort_s BEGIN"
	"  UPDATE article_category SET sort_s = new.sort_s WHERE article = new.id; END;"
	"CREATE TRIGGER article_category_in AFTER INSERT ON article_category"
	" WHEN new.flags & 8 = 0 BEGIN " COUNT("+", "new") " END;"
	"CREATE TRIGGER article_category_out AFTER DELETE ON article_category"
	" WHEN old.flags & 8 = 0 BEGIN " COUNT("-", "old") " END;"
	"CREATE TRIGGER article_category_flags AFTER UPDATE OF flags ON article_category"
	" WHEN new.flags <> old.flags BEGIN UPDATE category SET"
	"  total = total + " ROWS("new") " - " ROWS("old") ","
	"  unread = unread + (" SHOWN("new") " & 1) - (" SHOWN("old") " & 1),"
	"  starred = starred + (" SHOWN("new") " >> 1 & 1) - (" SHOWN("old") " >> 1 & 1),"
	"  later = later + (" SHOWN("new") " >> 2 & 1) - (" SHOWN("old") " >> 2 & 1)"
	" WHERE id = new.category; END;",
	/* 1: authors and tags can be sought, the reader's own tags and searches are
	 * kept, marks that were taken back can be made again */
	"CREATE VIRTUAL TABLE names USING fts5(author, tags,"
	" content='', columnsize=0, tokenize='sapbao');"
	"INSERT INTO names(rowid, author, tags) SELECT id, author, tags FROM article"
	" WHERE author <> '' OR tags <> '';"
	"CREATE TABLE article_tag(name TEXT NOT NULL, article INTEGER NOT NULL,"
	" PRIMARY KEY(name, article)) WITHOUT ROWID;"
	"CREATE INDEX article_tag_of ON article_tag(article);"
	"CREATE TABLE saved_search(name TEXT PRIMARY KEY, query TEXT NOT NULL, made_s" INT_ ") WITHOUT ROWID;"
	"ALTER TABLE undo ADD COLUMN undone" INT_ ";"
	"ALTER TABLE undo ADD COLUMN tag" TEXT_ ";"             /* '': a mark */
	"ALTER TABLE undo ADD COLUMN rule" INT_ ";"             /* 1: made by a kill rule */
	"ALTER TABLE article ADD COLUMN charset" TEXT_ ";",
	/* 2: one token a syllable instead of two; which forms a folded one has */
	"DROP TABLE search; DROP TABLE names;"
	"CREATE TABLE word(folded TEXT NOT NULL, exact TEXT NOT NULL, PRIMARY KEY(folded, exact)) WITHOUT ROWID;"
	"CREATE VIRTUAL TABLE search USING fts5(title, lede, body,"
	" content='', columnsize=0, tokenize='sapbao');"
	"CREATE VIRTUAL TABLE names USING fts5(author, tags,"
	" content='', columnsize=0, tokenize='sapbao');"
	"INSERT INTO search(search, rank) VALUES('pgsz', 8000);",
	/* 3: an index of titles and ledes alone.  Texts stand in the order they came
	 * in: by article, newest first as they are fetched, they left half of each
	 * page empty. */
	"INSERT INTO search(search) VALUES('delete-all');"
	"INSERT INTO names(names) VALUES('delete-all');"
	"CREATE VIRTUAL TABLE heads USING fts5(title, lede,"
	" content='', columnsize=0, tokenize='sapbao');"
	"INSERT INTO search(search, rank) VALUES('pgsz', 4050);"        /* four fill a page */
	"INSERT INTO search(search, rank) VALUES('automerge', 8);"
	"INSERT INTO heads(heads, rank) VALUES('automerge', 8);"
	"ALTER TABLE article_text RENAME TO text_by_article;"
	"CREATE TABLE article_text(id INTEGER PRIMARY KEY, article INTEGER NOT NULL UNIQUE, doc BLOB NOT NULL);"
	"INSERT INTO article_text(article, doc) SELECT article, doc FROM text_by_article ORDER BY article;"
	"DROP TABLE text_by_article;",
};

/* The last step that made the search indexes anew: an archive from before it
 * has every story to be put into them. */
enum { INDEXED_ANEW = 3 };

enum { STEPS = sizeof(steps) / sizeof(steps[0]) };

int migrate_version(void)
{
	return STEPS;
}

static void step_run(struct db *d, int step)
{
	char pragma[80];

	db_exec(d, steps[step]);
	sqlite3_snprintf(sizeof(pragma), pragma, "PRAGMA application_id = %d; PRAGMA user_version = %d",
		DB_APPLICATION_ID, step + 1);
	db_exec(d, pragma);
}

/* The version is read again under the lock: another instance may have just
 * done the work. */
void migrate_run(struct db *d)
{
	int version;

	if (db_exec(d, "BEGIN IMMEDIATE") != SQLITE_OK)
		return;
	version = (int)db_number(d, 0, "PRAGMA user_version", "");
	for (int i = version; !d->rc && i < STEPS; i++)
		step_run(d, i);
	if (version <= INDEXED_ANEW && version > 0)
		search_index_all(d);
	if (d->rc)
		sqlite3_exec(d->handle, "ROLLBACK", NULL, NULL, NULL);
	else
		db_exec(d, "COMMIT");
}
