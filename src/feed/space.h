/*
 * space: the namespaces that feeds use, known by URI and, where a feed forgot
 * to declare it, by the usual prefix.
 */
#ifndef FEED_SPACE_H
#define FEED_SPACE_H

#include "base/str.h"

enum space {
	SPACE_NONE,             /* no namespace: the format's own */
	SPACE_OTHER,            /* one that means nothing to us */
	SPACE_RSS, SPACE_ATOM, SPACE_DC, SPACE_CONTENT, SPACE_MEDIA, SPACE_ITUNES,
	SPACE_BURNER, SPACE_SYNDICATION, SPACE_RDF, SPACE_XHTML,
	SPACE_SITEMAP, SPACE_NEWS, SPACE_IMAGE
};

enum space space_of(struct str uri);

#endif
