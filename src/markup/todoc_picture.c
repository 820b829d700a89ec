/*
 * todoc_picture: which address a picture truly has (lazy loading hides it),
 * and whether it waits for a caption.
 */
#include "markup/todoc_private.h"
#include "model/url.h"
#include "text/clean.h"

enum { TRACKER_MAX_PIXELS = 2, ICON_MAX_PIXELS = 32, ICON_ALT_MAX_BYTES = 16 };

/* Where lazy loaders keep the address, the likeliest first. */
static const char *const lazy_attributes[] = {
	"data-src", "data-original", "data-lazy-src", "data-lazyload", "data-lazy", "data-url", "data-image",
};

static bool is_placeholder(struct str src)
{
	static const char *const words[] = {
		"data:", "placeholder", "blank.", "spacer", "lazy", "loading", "1x1", "pixel.gif",
		"grey.gif",
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (str_find_nocase(src, str_of(words[i]), 0) < src.n)
			return true;
	return false;
}

/* The last candidate is most often the largest. */
static struct str srcset_address(struct str srcset)
{
	struct str candidate, url, best = STR_NONE;

	while (str_cut(&srcset, ',', &candidate))
		if (str_word(&candidate, &url))
			best = url;
	return best;
}

static struct str resolve(struct builder *b, struct str src)
{
	src = str_trim(src);
	return src.n && !str_starts_nocase(src, STR("data:"))
		? url_resolve(html_base(b->h), src, b->a) : STR_NONE;
}

static struct str picture_address(struct builder *b, const struct node *img)
{
	struct str src = node_attr(img, "src"), url;

	for (size_t i = 0; i < sizeof(lazy_attributes) / sizeof(*lazy_attributes); i++)
		if ((url = resolve(b, node_attr(img, lazy_attributes[i]))).n)
			return url;
	if (!is_placeholder(src) && (url = resolve(b, src)).n)
		return url;
	if ((url = resolve(b, srcset_address(node_attr(img, "data-srcset")))).n)
		return url;
	if ((url = resolve(b, srcset_address(node_attr(img, "srcset")))).n)
		return url;
	return resolve(b, src);
}

/* The larger of width and height, or 0 when the page does not say. */
static int64_t pixels(const struct node *img)
{
	int64_t w = 0, h = 0;
	bool known = str_int(str_trim(node_attr(img, "width")), &w);

	known = str_int(str_trim(node_attr(img, "height")), &h) || known;
	return known ? (w > h ? w : h) : -1;
}

bool picture_waits_for_caption(struct builder *b)
{
	const struct block *last = builder_last(b);

	return !b->open && last && last->kind == BLOCK_IMAGE && (!last->spans.n || b->picture_alt);
}

/* A caption may stand above its picture in the same figure. */
static bool adopt_orphan(struct builder *b, struct str url)
{
	if (b->open || b->orphan != b->out->blocks.n)
		return false;
	if (!b->now.figure || b->orphan_figure != b->now.figure)
		return false;
	struct block *caption = builder_last(b);
	caption->kind = BLOCK_IMAGE;
	caption->url = url;
	b->orphan = 0;
	return true;
}

void builder_picture(struct builder *b, const struct node *img)
{
	int64_t size = pixels(img);
	struct str alt = text_clean(arena_str(b->a, node_attr(img, "alt")), b->a);

	if (size >= 0 && size <= TRACKER_MAX_PIXELS)
		return;
	/* Emoji as pictures are letters. */
	if ((size > 0 && size <= ICON_MAX_PIXELS) || node_has_class(img, STR("emoji"))) {
		if (alt.n && alt.n <= ICON_ALT_MAX_BYTES)
			builder_words(b, alt);
		return;
	}
	if (b->now.place == PLACE_CELL || b->now.place == PLACE_PRE)
		return;
	struct block picture = { .kind = BLOCK_IMAGE, .url = picture_address(b, img) };
	bool with_alt = b->options->alt && alt.n;
	if ((!picture.url.n && !with_alt) || adopt_orphan(b, picture.url))
		return;
	if (with_alt)
		doc_span(&picture, alt, 0, STR_NONE, b->a);
	b->picture_alt = with_alt;
	if (b->open && b->has_words)
		*VEC_PUSH(&b->pictures, b->a) = picture;
	else
		builder_push(b, picture);
}
