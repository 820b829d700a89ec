/*
 * vocabulary: which marked forms a folded syllable has in the archive
 * ("duong": "đương1", "đường"…), the table `word`.  The index holds one token a
 * syllable, so a word typed bare is asked for in each of these forms.
 *
 * The writing connection notes what it tokenizes and remembers what it has
 * noted; nothing is ever taken out but with the whole table.
 */
#ifndef STORE_VOCABULARY_H
#define STORE_VOCABULARY_H

#include "store/db.h"

/* The first bytes of `form` are the folded syllable; "=" and the exact form
 * follow.  To be written with the transaction, by vocabulary_write. */
void vocabulary_note(struct db *d, struct str form, size_t folded_bytes);
void vocabulary_write(struct db *d);
/* What was noted did not reach the archive, or is not there any more. */
void vocabulary_forget(struct db *d);

/* Calls emit(ctx, exact form) for each; stops when that is not SQLITE_OK. */
typedef int vocabulary_form(void *ctx, struct str folded, struct str exact);
/* The marked forms of a syllable typed bare. */
int vocabulary_forms(sqlite3 *handle, struct str folded, vocabulary_form *emit, void *ctx);
/* The forms that begin with these letters. */
int vocabulary_beginning(sqlite3 *handle, struct str letters, vocabulary_form *emit, void *ctx);

#endif
