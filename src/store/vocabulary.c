/* vocabulary: the marked forms of a folded syllable; see vocabulary.h. */
#include "store/vocabulary.h"

#include "text/fold.h"

/* A page of invented words must not fill the memory, nor make a query of a
 * million words: the language has 72 forms of a syllable at most. */
enum { KNOWN_MAX = 200000, FORMS_MAX = 1000 };

void vocabulary_note(struct db *d, struct str form, size_t folded_bytes)
{
	struct word_note *note;
	void **slot;

	if (d->known.n >= KNOWN_MAX && !d->notes.n)
		vocabulary_forget(d);
	slot = map_put(&d->known, form, &d->known_arena);
	if (*slot)
		return;
	*slot = d;
	note = VEC_PUSH(&d->notes, &d->notes_arena);
	form = arena_str(&d->notes_arena, form);
	note->folded = str_sub(form, 0, folded_bytes);
	note->exact = str_sub(form, folded_bytes + 1, form.n);
}

void vocabulary_write(struct db *d)
{
	for (int i = 0; i < d->notes.n; i++)
		db_run(d, "INSERT OR IGNORE INTO word(folded, exact) VALUES(?1, ?2)", "ss",
			d->notes.v[i].folded, d->notes.v[i].exact);
	memset(&d->notes, 0, sizeof(d->notes));
	arena_clear(&d->notes_arena);
}

void vocabulary_forget(struct db *d)
{
	memset(&d->notes, 0, sizeof(d->notes));
	memset(&d->known, 0, sizeof(d->known));
	arena_clear(&d->notes_arena);
	arena_clear(&d->known_arena);
}

/* Statements of their own: the connection's are those of our caller. */
static int forms(sqlite3 *handle, const char *sql, struct str word, struct str begins,
	vocabulary_form *emit, void *ctx)
{
	sqlite3_stmt *st = NULL;
	int rc = sqlite3_prepare_v2(handle, sql, -1, &st, NULL);
	int n = 0, end;

	if (rc != SQLITE_OK)
		return rc;
	sqlite3_bind_text64(st, 1, word.p, word.n, SQLITE_STATIC, SQLITE_UTF8);
	while (rc == SQLITE_OK && n < FORMS_MAX && sqlite3_step(st) == SQLITE_ROW) {
		struct str exact = db_peek(st, 1);

		if (!str_starts(exact, begins))
			continue;
		rc = emit(ctx, db_peek(st, 0), exact);
		n++;
	}
	end = sqlite3_finalize(st);
	return rc == SQLITE_OK ? end : rc;
}

int vocabulary_forms(sqlite3 *handle, struct str folded, vocabulary_form *emit, void *ctx)
{
	return forms(handle, "SELECT folded, exact FROM word WHERE folded = ?1", folded, STR(""), emit, ctx);
}

/* Folded letters of the letters up to a digit, which may be a tone. */
int vocabulary_beginning(sqlite3 *handle, struct str letters, vocabulary_form *emit, void *ctx)
{
	struct arena a = { 0 };
	struct str folded;
	size_t n = 0;
	int rc;

	while (n < letters.n && !str_digit(letters.p[n]))
		n++;
	folded = text_fold(str_sub(letters, 0, n), &a);
	rc = forms(handle, "SELECT folded, exact FROM word WHERE folded >= ?1 AND folded < ?1 || char(1114111)",
		folded, letters, emit, ctx);
	arena_release(&a);
	return rc;
}
