/* sniff: what a document's first bytes tell of its charset.  Private to
 * text/. */
#ifndef TEXT_SNIFF_H
#define TEXT_SNIFF_H

#include "base/str.h"

enum sniffed { SNIFF_NOTHING, SNIFF_UTF8, SNIFF_UTF16_LE, SNIFF_UTF16_BE };

/* By byte order mark, or UTF-16 by where its zeros are. */
enum sniffed sniff_shape(struct str bytes);
/* The label in <?xml encoding>, <meta charset> or <meta content> within the
 * first 4096 bytes; STR_NONE when there is none. */
struct str sniff_declared(struct str bytes);

#endif
