/*
 * tokenizer: our words for SQLite's full-text index.  A text gives for each
 * syllable its folded token ("duong") and, at the same position when a letter
 * carries a mark, "=" and the exact one ("=đương1"); a query gives exactly one
 * of them: exact when the reader typed any mark, folded when he typed it bare.
 * The "=" keeps "a1" the word apart from "a1" the exact form of "a".
 */
#include "store/tokenizer.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "text/fold.h"

typedef int token_fn(void *ctx, int flags, const char *p, int n, int from, int to);

struct emitter {
	token_fn *emit;
	void *ctx;
	const char *start;
};

static int emit(const struct emitter *e, int flags, struct str word, struct str source)
{
	return e->emit(e->ctx, flags, word.p, (int)word.n,
		(int)(source.p - e->start), (int)(source.p - e->start + source.n));
}

/* The tone of an unfinished syllable says nothing about the finished one. */
static struct str exact_of(const struct token *t, bool prefix, struct arena *a)
{
	struct str exact = t->exact;

	if (prefix && exact.n > 1 && str_digit(exact.p[exact.n - 1]))
		exact.n--;
	return arena_join(a, STR("="), exact);
}

static int emit_token(const struct emitter *e, int flags, const struct token *t, struct arena *a)
{
	bool query = flags & FTS5_TOKENIZE_QUERY;
	int rc = SQLITE_OK;

	if (!query || !t->marked)
		rc = emit(e, 0, t->folded, t->source);
	if (rc == SQLITE_OK && t->marked)
		rc = emit(e, query ? 0 : FTS5_TOKEN_COLOCATED,
			exact_of(t, flags & FTS5_TOKENIZE_PREFIX, a), t->source);
	return rc;
}

static int tokenize(Fts5Tokenizer *self, void *ctx, int flags, const char *p, int n, token_fn *fn)
{
	struct arena *a = (struct arena *)self;
	struct str rest = { p, p && n > 0 ? (size_t)n : 0 };
	struct emitter e = { fn, ctx, p };
	struct token t;
	int rc = SQLITE_OK;

	while (rc == SQLITE_OK && text_token(&rest, a, &t)) {
		if (t.folded.n || t.marked)
			rc = emit_token(&e, flags, &t, a);
		arena_clear(a);
	}
	return rc;
}

static int tokenizer_new(void *ctx, const char **argv, int argc, Fts5Tokenizer **out)
{
	struct arena *a = calloc(1, sizeof(*a));

	(void)ctx, (void)argv, (void)argc;
	*out = (Fts5Tokenizer *)a;
	return a ? SQLITE_OK : SQLITE_NOMEM;
}

static void tokenizer_delete(Fts5Tokenizer *self)
{
	struct arena *a = (struct arena *)self;

	arena_release(a);
	free(a);
}

static fts5_api *fts5_of(sqlite3 *handle)
{
	fts5_api *api = NULL;
	sqlite3_stmt *st = NULL;

	if (sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &st, NULL) == SQLITE_OK) {
		sqlite3_bind_pointer(st, 1, &api, "fts5_api_ptr", NULL);
		sqlite3_step(st);
	}
	sqlite3_finalize(st);
	return api;
}

int tokenizer_register(sqlite3 *handle)
{
	fts5_tokenizer table = { tokenizer_new, tokenizer_delete, tokenize };
	fts5_api *api = fts5_of(handle);

	if (!api)
		return SQLITE_ERROR;
	return api->xCreateTokenizer(api, "sapbao", NULL, &table, NULL);
}
