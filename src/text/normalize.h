/* normalize: NFC, with a fast path for text that needs none. */
#ifndef TEXT_NORMALIZE_H
#define TEXT_NORMALIZE_H

#include "base/arena.h"

/* NFC of valid UTF-8; the input itself when it is already so. */
struct str text_nfc(struct str s, struct arena *a);
struct str text_nfd(struct str s, struct arena *a);
bool text_is_nfc(struct str s);

#endif
