/*
 * tokens: any bytes that claim to be HTML, rewritten so that every version of
 * libxml2 reads them alike: tags with quoted attributes, references decoded,
 * no comments, no doctype.  It follows the HTML standard's tokenizer where
 * libxml2 2.9 does not; the tree is still libxml2's work.
 */
#ifndef MARKUP_TOKENS_H
#define MARKUP_TOKENS_H

#include "base/buf.h"

/* `html` must be valid UTF-8.  Whole words of text are never lost. */
void tokens_rewrite(struct str html, struct buf *out);

#endif
