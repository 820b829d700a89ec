/* tokenizer: our words for SQLite's full-text index. */
#ifndef STORE_TOKENIZER_H
#define STORE_TOKENIZER_H

#include "store/db.h"

int tokenizer_register(struct db *d);

#endif
