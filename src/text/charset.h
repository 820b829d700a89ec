/*
 * charset: bytes of a document to UTF-8, decided before any parser sees them:
 * BOM > valid UTF-8 > HTTP > what the document declares.  Bad bytes become
 * U+FFFD; a document is never lost to one of them.
 */
#ifndef TEXT_CHARSET_H
#define TEXT_CHARSET_H

#include "base/arena.h"
#include "base/buf.h"

/* `http` is the charset of the Content-Type header or STR_NONE.  `used`, if
 * not NULL, gets the name of the charset that was believed.  The result is
 * valid UTF-8 without NUL or BOM; it may be the input itself. */
struct str text_to_utf8(struct str bytes, struct str http, struct arena *a, struct str *used);

/*
 * The same piece by piece, with the same result.  What can only be UTF-8
 * flows; a document that may be anything else is held back until its last
 * byte, for it is the whole that decides.
 */
struct text_stream {
	struct str http;            /* borrowed */
	struct buf held;
	enum { STREAM_BEGINS, STREAM_FLOWS, STREAM_HOLDS, STREAM_HOLDS_REST } state;
	bool letters;               /* UTF-8 beyond ASCII was seen: it is that */
};

void text_stream_init(struct text_stream *s, struct str http, size_t ceiling);
/* Appends to `out` what is certain by now, always whole characters. */
void text_stream_add(struct text_stream *s, struct str bytes, bool last, struct buf *out);
void text_stream_release(struct text_stream *s);

#endif
