/* output: model values as JSON documents (sapbao(1), "JSON"). */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "base/json.h"
#include "model/article.h"
#include "store/store.h"

/* The manual's section JSON, and its tests: a field more leaves it as it is; one
 * that goes or means something else makes it one more. */
enum { JSON_VERSION = 1 };

/* Before the line with a result's matches: deeper than any number is. */
#define EXCERPT_INDENT "                           "

struct json *output_listing(const struct feed *f, struct arena *a);
struct json *output_article(const struct article *art, struct arena *a);
/* An article of the archive: as output_article, with its number and portal. */
struct json *output_stored(const struct stored_article *s, struct arena *a);
/* `x`: the place of a search's words, or NULL. */
struct json *output_row(const struct article_row *r, const struct excerpt *x, int offset_min, struct arena *a);
struct json *output_related(const struct related *v, int n, struct arena *a);

#endif
