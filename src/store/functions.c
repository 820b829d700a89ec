/*
 * functions: what our SQL calls back.
 *     marked(article, flags)       flags with the marks not yet written
 *     says(words, begin, text)     has the text these words in a row?
 *     fold(text)                   lower case without marks
 */
#include "store/functions.h"

#include "model/phrase.h"
#include "store/overlay.h"
#include "text/fold.h"

static struct str value_str(sqlite3_value *v)
{
	const char *p = (const char *)sqlite3_value_text(v);

	return (struct str){ p ? p : "", p ? (size_t)sqlite3_value_bytes(v) : 0 };
}

static void sql_marked(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
	const struct db *d = sqlite3_user_data(ctx);

	(void)argc;
	sqlite3_result_int(ctx, overlay_flags(d->overlay, sqlite3_value_int64(argv[0]),
		sqlite3_value_int(argv[1])));
}

static void sql_fold(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
	struct db *d = sqlite3_user_data(ctx);
	struct str folded = text_fold(value_str(argv[0]), &d->scratch);

	(void)argc;
	sqlite3_result_text64(ctx, folded.p ? folded.p : "", folded.n, SQLITE_TRANSIENT, SQLITE_UTF8);
	arena_clear(&d->scratch);
}

static void sql_says(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
	struct db *d = sqlite3_user_data(ctx);
	struct phrase p = phrase_read(value_str(argv[0]), sqlite3_value_int(argv[1]), &d->scratch);
	struct tokens have = { 0 };

	(void)argc;
	tokens_read(value_str(argv[2]), &d->scratch, &have);
	sqlite3_result_int(ctx, phrase_in(&p, &have));
	arena_clear(&d->scratch);
}

int functions_register(struct db *d)
{
	static const struct {
		const char *name;
		int argc;
		void (*run)(sqlite3_context *, int, sqlite3_value **);
	} table[] = {
		{ "marked", 2, sql_marked }, { "says", 3, sql_says }, { "fold", 1, sql_fold },
	};
	int rc = SQLITE_OK;

	for (size_t i = 0; rc == SQLITE_OK && i < sizeof(table) / sizeof(table[0]); i++)
		rc = sqlite3_create_function_v2(d->handle, table[i].name, table[i].argc,
			SQLITE_UTF8 | SQLITE_DIRECTONLY, d, table[i].run, NULL, NULL, NULL);
	return rc;
}
