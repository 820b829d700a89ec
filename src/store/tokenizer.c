/*
 * tokenizer: our words for SQLite's full-text index.  A text gives one token a
 * syllable: the folded form ("duong"), and where a letter carries a mark "="
 * and the exact one behind it ("duong=đương1").  The "=" is in no word, so none
 * is taken for another, and the forms of a syllable stand side by side.
 *
 * A syllable typed with any mark asks for its own token.  One typed bare asks
 * for the folded form and, as synonyms at the same place, for every marked form
 * that the archive knows (store/vocabulary).  The beginning of a bare one is the
 * beginning of all its forms.
 */
#include "store/tokenizer.h"

#include <stdlib.h>
#include <string.h>

#include "store/vocabulary.h"
#include "text/fold.h"

typedef int token_fn(void *ctx, int flags, const char *p, int n, int from, int to);

struct tokenizer {
	struct db *db;
	struct arena arena;
};

struct emitter {
	struct db *db;
	struct arena *a;
	token_fn *emit;
	void *ctx;
	const char *start;
	const struct token *token;      /* the one that is looked at */
	int n;                          /* how many came of it */
	struct str last;
};

static int emit(struct emitter *e, struct str word)
{
	struct str source = e->token->source;

	return e->emit(e->ctx, e->n++ ? FTS5_TOKEN_COLOCATED : 0, word.p, (int)word.n,
		(int)(source.p - e->start), (int)(source.p - e->start + source.n));
}

static struct str marked_form(struct str folded, struct str exact, struct arena *a)
{
	size_t n = folded.n + 1 + exact.n;
	char *p = arena_alloc(a, 1, n);

	memcpy(p, folded.p, folded.n);
	p[folded.n] = '=';
	memcpy(p + folded.n + 1, exact.p, exact.n);
	return (struct str){ p, n };
}

static int emit_form(void *ctx, struct str folded, struct str exact)
{
	struct emitter *e = ctx;

	return emit(e, marked_form(folded, exact, e->a));
}

/* A form that begins with the one before is found with it. */
static int emit_beginning(void *ctx, struct str folded, struct str exact)
{
	struct emitter *e = ctx;
	struct str word = marked_form(folded, exact, e->a);

	if (e->last.n && str_starts(word, e->last))
		return SQLITE_OK;
	e->last = word;
	return emit(e, word);
}

/* The tone of an unfinished syllable says nothing about the finished one. */
static int emit_marked_beginning(struct emitter *e)
{
	struct str part = e->token->exact;
	int rc;

	if (part.n > 1 && str_digit(part.p[part.n - 1]))
		part.n--;
	e->last = STR("");
	rc = vocabulary_beginning(e->db->handle, part, emit_beginning, e);
	/* no word begins like this, nor with what no token begins with */
	return rc == SQLITE_OK && e->n == 0 ? emit(e, STR("?")) : rc;
}

static int emit_asked(struct emitter *e, bool prefix)
{
	const struct token *t = e->token;
	int rc;

	if (t->marked)
		return prefix ? emit_marked_beginning(e) : emit(e, marked_form(t->folded, t->exact, e->a));
	rc = emit(e, t->folded);
	return rc == SQLITE_OK && !prefix ? vocabulary_forms(e->db->handle, t->folded, emit_form, e) : rc;
}

static int emit_written(struct emitter *e)
{
	const struct token *t = e->token;
	struct str form;

	if (!t->marked)
		return emit(e, t->folded);
	form = marked_form(t->folded, t->exact, e->a);
	vocabulary_note(e->db, form, t->folded.n);
	return emit(e, form);
}

static int tokenize(Fts5Tokenizer *self, void *ctx, int flags, const char *p, int n, token_fn *fn)
{
	struct tokenizer *tok = (struct tokenizer *)self;
	struct str rest = { p, p && n > 0 ? (size_t)n : 0 };
	struct token t;
	struct emitter e = { tok->db, &tok->arena, fn, ctx, p, &t, 0, STR("") };
	int rc = SQLITE_OK;

	while (rc == SQLITE_OK && text_token(&rest, e.a, &t)) {
		e.n = 0;
		if (t.folded.n || t.marked)
			rc = flags & FTS5_TOKENIZE_QUERY ? emit_asked(&e, flags & FTS5_TOKENIZE_PREFIX) :
				emit_written(&e);
		arena_clear(e.a);
	}
	return rc;
}

static int tokenizer_new(void *ctx, const char **argv, int argc, Fts5Tokenizer **out)
{
	struct tokenizer *tok = calloc(1, sizeof(*tok));

	(void)argv, (void)argc;
	if (tok)
		tok->db = ctx;
	*out = (Fts5Tokenizer *)tok;
	return tok ? SQLITE_OK : SQLITE_NOMEM;
}

static void tokenizer_delete(Fts5Tokenizer *self)
{
	struct tokenizer *tok = (struct tokenizer *)self;

	arena_release(&tok->arena);
	free(tok);
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

int tokenizer_register(struct db *d)
{
	fts5_tokenizer table = { tokenizer_new, tokenizer_delete, tokenize };
	fts5_api *api = fts5_of(d->handle);

	if (!api)
		return SQLITE_ERROR;
	return api->xCreateTokenizer(api, "sapbao", d, &table, NULL);
}
