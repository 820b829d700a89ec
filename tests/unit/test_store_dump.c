/* layers: store model text base */
/* The dump's table of parts against the schema: what is not named there would
 * be lost by an export and by a repair. */
#include "store_kit.h"

#include "store/dump.h"

/* Made again from the rest. */
static const char *const made[] = { "category.total", "category.unread", "category.starred", "category.later",
	"article_category.sort_s", "article_category.flags", "word.folded", "word.exact", "article_text.id" };

static bool is_made(const char *column)
{
	for (size_t i = 0; i < sizeof(made) / sizeof(*made); i++)
		if (strcmp(made[i], column) == 0)
			return true;
	return false;
}

static bool is_dumped(const char *table, const char *column)
{
	for (int i = 0; i < dump_parts_count; i++) {
		struct str rest = str_of(dump_parts[i].columns), word;
		if (strncmp(dump_parts[i].from, table, strlen(table)) != 0 ||
				(dump_parts[i].from[strlen(table)] && dump_parts[i].from[strlen(table)] != ' '))
			continue;
		while (str_word(&rest, &word))
			if (str_eq(word, str_of(column)))
				return true;
	}
	return false;
}

static void every_column_is_carried(void **state)
{
	struct kit *k = *state;
	sqlite3_stmt *st;
	sqlite3 *db;
	int columns = 0;

	assert_int_equal(sqlite3_open(k->path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, "SELECT s.name, c.name FROM sqlite_schema s, pragma_table_info(s.name) c"
		" WHERE s.type = 'table' AND s.sql NOT LIKE 'CREATE VIRTUAL%'"
		" AND s.name NOT LIKE 'heads!_%' ESCAPE '!'"
		" AND s.name NOT LIKE 'search!_%' ESCAPE '!' AND s.name NOT LIKE 'names!_%' ESCAPE '!'",
		-1, &st, NULL), SQLITE_OK);
	for (; sqlite3_step(st) == SQLITE_ROW; columns++) {
		const char *table = (const char *)sqlite3_column_text(st, 0), *column = (const char *)sqlite3_column_text(st, 1);
		char both[128];
		snprintf(both, sizeof(both), "%s.%s", table, column);
		if (!is_made(both) && !is_dumped(table, column))
			fail_msg("store/dump.c does not know %s", both);
	}
	sqlite3_finalize(st);
	sqlite3_close(db);
	assert_true(columns > 60);
}

static void kinds_fit_columns(void **state)
{
	(void)state;
	for (int i = 0; i < dump_parts_count; i++) {
		struct str rest = str_of(dump_parts[i].columns), word;
		size_t n = 0;
		while (str_word(&rest, &word))
			n++;
		assert_int_equal(n, strlen(dump_parts[i].kinds));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_column_is_carried, kit_setup, kit_teardown),
		cmocka_unit_test(kinds_fit_columns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
