/*
 * lex: the one tokenizer of the command language: words parted by white
 * space, "…" with \" \\ \n, '…' verbatim, # comment, ; parts commands.
 */
#ifndef CONF_LEX_H
#define CONF_LEX_H

#include "base/err.h"
#include "base/vec.h"

struct words {
	VEC(struct str) list;
	VEC(int) columns;       /* of each word, from 1, in what was left of its line */
	const char *start;      /* the first word; after an error the wrong one */
	const char *end;        /* behind the last word */
};

/* Takes the next command off *rest (to a newline or ";").  1: a command with
 * at least one word; 0: the end; -1: an error (e, and *column of it). */
int lex_command(struct str *rest, struct arena *a, struct words *out, int *column, struct err *e);
/* The command from word i on, as it was typed. */
struct str lex_typed(const struct words *w, int i);
/* The same as a query, whose double quotes mean phrases; all of it may stand
 * in single quotes, for a ";" or "#" in it. */
struct str lex_query(const struct words *w, int i);
/* A program and its arguments in one text ("less -R"), cut by the same rules and
 * never by a shell; ends in NULLs for `more` words besides. */
const char **lex_argv(struct str command, int more, struct arena *a, struct err *e);
/* Line and column, from 1, of a place in a text. */
void lex_place(struct str text, const char *at, int *line, int *column);
/* The column of word i in the text that the command was taken from. */
int lex_word_column(struct str text, const struct words *w, int i);

#endif
