/*
 * feedfile: `feed` lines as text, for import and export: which feeds of the
 * web they name, and lines for more of them.  Pure; what such a line means to
 * the newsstand is not known here.
 */
#ifndef CONF_FEEDFILE_H
#define CONF_FEEDFILE_H

#include "model/outline.h"

/* Adds the feeds of the web that the text names; other sources (files,
 * programs) and what is no `feed` line are passed over, the former counted in
 * out->skipped. */
void feedfile_read(struct str text, struct arena *a, struct outlines *out);
/* Lines for those of `more` that `have` lacks, the same address in another
 * spelling included.  Gives how many. */
int feedfile_lines(const struct outlines *have, const struct outlines *more, struct buf *out);

#endif
