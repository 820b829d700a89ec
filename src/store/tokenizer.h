/* tokenizer: our words for SQLite's full-text index. */
#ifndef STORE_TOKENIZER_H
#define STORE_TOKENIZER_H

#include <sqlite3.h>

int tokenizer_register(sqlite3 *handle);

#endif
