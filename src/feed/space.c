/* space: the table.  RSS has had many URIs, most of them never official. */
#include "feed/space.h"

struct row {
	struct str begin;
	enum space space;
};

#define ROW(begin, space) { { begin, sizeof(begin) - 1 }, space }

/* A URI belongs to the first row that it begins with. */
static const struct row uris[] = {
	ROW("http://purl.org/rss/1.0/modules/content", SPACE_CONTENT),
	ROW("http://purl.org/rss/1.0/modules/syndication", SPACE_SYNDICATION),
	ROW("http://purl.org/rss/1.0/modules/dc", SPACE_DC),
	ROW("http://purl.org/rss/1.0/modules/", SPACE_OTHER),
	ROW("http://purl.org/rss/", SPACE_RSS),
	ROW("http://purl.org/net/rss1.1", SPACE_RSS),
	ROW("http://my.netscape.com/rdf/simple/", SPACE_RSS),
	ROW("http://my.netscape.com/publish/formats/rss", SPACE_RSS),
	ROW("http://channel.netscape.com/rdf/simple/", SPACE_RSS),
	ROW("http://backend.userland.com/", SPACE_RSS),
	ROW("http://blogs.law.harvard.edu/tech/rss", SPACE_RSS),
	ROW("http://cyber.law.harvard.edu/rss", SPACE_RSS),
	ROW("http://www.rssboard.org/rss-specification", SPACE_RSS),
	ROW("http://www.w3.org/2005/Atom", SPACE_ATOM),
	ROW("https://www.w3.org/2005/Atom", SPACE_ATOM),
	ROW("http://purl.org/atom/", SPACE_ATOM),
	ROW("http://example.com/newformat#", SPACE_ATOM),       /* Atom 0.2's draft */
	ROW("http://purl.org/dc/", SPACE_DC),
	ROW("https://purl.org/dc/", SPACE_DC),
	ROW("http://search.yahoo.com/mrss", SPACE_MEDIA),
	ROW("https://search.yahoo.com/mrss", SPACE_MEDIA),
	ROW("http://www.rssboard.org/media-rss", SPACE_MEDIA),
	ROW("http://www.itunes.com/dtds/podcast-1.0.dtd", SPACE_ITUNES),
	ROW("http://example.com/DTDs/PodCast-1.0.dtd", SPACE_ITUNES),
	ROW("http://rssnamespace.org/feedburner/ext/", SPACE_BURNER),
	ROW("http://www.pheedo.com/namespace/pheedo", SPACE_BURNER),
	ROW("http://www.w3.org/1999/02/22-rdf-syntax-ns", SPACE_RDF),
	ROW("http://www.w3.org/1999/xhtml", SPACE_XHTML),
	ROW("http://www.sitemaps.org/schemas/sitemap/", SPACE_SITEMAP),
	ROW("https://www.sitemaps.org/schemas/sitemap/", SPACE_SITEMAP),
	ROW("http://www.google.com/schemas/sitemap/", SPACE_SITEMAP),
	ROW("http://www.google.com/schemas/sitemap-news/", SPACE_NEWS),
	ROW("https://www.google.com/schemas/sitemap-news/", SPACE_NEWS),
	ROW("http://www.google.com/schemas/sitemap-image/", SPACE_IMAGE),
	ROW("https://www.google.com/schemas/sitemap-image/", SPACE_IMAGE),
};

static const struct row prefixes[] = {
	ROW("rss", SPACE_RSS), ROW("atom", SPACE_ATOM), ROW("atom10", SPACE_ATOM), ROW("dc", SPACE_DC),
	ROW("dcterms", SPACE_DC), ROW("content", SPACE_CONTENT), ROW("media", SPACE_MEDIA),
	ROW("itunes", SPACE_ITUNES), ROW("feedburner", SPACE_BURNER), ROW("pheedo", SPACE_BURNER),
	ROW("sy", SPACE_SYNDICATION), ROW("rdf", SPACE_RDF), ROW("xhtml", SPACE_XHTML),
	ROW("news", SPACE_NEWS), ROW("image", SPACE_IMAGE),
};

enum space space_of(struct str uri)
{
	if (!uri.n)
		return SPACE_NONE;
	for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++)
		if (str_eq_nocase(prefixes[i].begin, uri))
			return prefixes[i].space;
	for (size_t i = 0; i < sizeof uris / sizeof uris[0]; i++)
		if (str_starts_nocase(uri, uris[i].begin))
			return uris[i].space;
	return SPACE_OTHER;
}
