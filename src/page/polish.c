/*
 * polish: by words only, so that it holds for any page.
 */
#include "page/polish.h"

#include "base/map.h"
#include "model/date.h"
#include "page/tree.h"
#include "text/fold.h"

enum {
	HEAD_BLOCKS = 12,           /* where a headline may stand once more */
	KICKER_MAX_BYTES = 160,     /* above it: section, kicker, share line */
	HEADLINE_MAX_BYTES = 300,
	ENOUGH_BYTES = 400,         /* of text under a headline */
	SHARED_MIN_BYTES = 3,
	SHARED_MIN_WORDS = 4,
	TWICE_MIN_BYTES = 40,
	TWICE_CAPTION_BYTES = 8,
	NOTE_MAX_BYTES = 400,
	NOTES_MAX = 4,
	NOTES_BELOW = 5,
	STAMP_MAX_BYTES = 90,
	LINE_MAX_BYTES = 60
};

static struct str words_of(const struct block *b, struct arena *a)
{
	return str_trim(block_text(b, a));
}

static bool has_more(const struct doc *d, int from, size_t than, struct arena *a)
{
	size_t bytes = 0;

	for (int i = from; i < d->blocks.n && bytes <= than; i++)
		bytes += words_of(&d->blocks.v[i], a).n;
	return bytes > than;
}

static void drop(struct doc *d, int from, int to)
{
	memmove(d->blocks.v + from, d->blocks.v + to, (size_t)(d->blocks.n - to) * sizeof *d->blocks.v);
	d->blocks.n -= to - from;
}

void polish_title(struct doc *d, struct str title, struct arena *a)
{
	for (int i = 0; i < d->blocks.n && i < 3; i++)
		if (tree_same(words_of(&d->blocks.v[i], a), title, a)) {
			drop(d, i, i + 1);
			return;
		}
}

/* The headline, or one that says more or less of the same. */
static bool is_headline(struct str words, struct str title, struct arena *a)
{
	return words.n >= 8 && words.n <= HEADLINE_MAX_BYTES
		&& (tree_same(words, title, a) || (words.n >= 20 && tree_begins(title, words, a))
			|| (title.n >= 20 && tree_begins(words, title, a)));
}

/* Half of the shorter one's words stand in the longer one. */
static bool shares_words(struct str x, struct str y, struct arena *a)
{
	struct str rest = text_fold(x.n < y.n ? x : y, a), longer = text_fold(x.n < y.n ? y : x, a), word;
	int all = 0, same = 0;

	while (str_word(&rest, &word)) {
		all++;
		same += word.n >= SHARED_MIN_BYTES && str_has(longer, word);
	}
	return all >= SHARED_MIN_WORDS && same * 2 >= all;
}

/* The page's one h1; or a heading that says what the title says, behind a
 * kicker or in other words (titles are also written for search engines).  The
 * latter with next to nothing above it: subheads speak of the same things. */
static bool is_head(const struct block *b, bool only_h1, struct str title, size_t above, struct arena *a)
{
	struct str words = words_of(b, a);

	if (b->kind != BLOCK_HEADING || words.n > HEADLINE_MAX_BYTES)
		return false;
	return (b->level == 1 && only_h1) || (above <= LINE_MAX_BYTES && shares_words(words, title, a));
}

static bool has_one_h1(const struct doc *d)
{
	int n = 0;

	for (int i = 0; i < d->blocks.n; i++)
		n += d->blocks.v[i].kind == BLOCK_HEADING && d->blocks.v[i].level == 1;
	return n == 1;
}

/* Kickers and share lines stand above the headline, never the text; where a
 * long block stands above it, it is no headline of this article. */
static void head_drop(struct doc *d, struct str title, struct arena *a)
{
	bool only_h1 = has_one_h1(d);
	size_t above = 0;

	for (int i = 0; i < d->blocks.n && i < HEAD_BLOCKS; i++) {
		struct block *b = &d->blocks.v[i];
		struct str words = words_of(b, a);

		if (is_headline(words, title, a)
			|| (is_head(b, only_h1, title, above, a) && has_more(d, i + 1, above + ENOUGH_BYTES, a))) {
			drop(d, 0, i + 1);
			return;
		}
		if (words.n > KICKER_MAX_BYTES && b->kind != BLOCK_IMAGE)
			return;
		above += words.n;
	}
}

/* A day and an hour in a short line above the text, which is no sentence: the
 * reader is told it elsewhere. */
static bool is_stamp(const struct block *b, struct arena *a)
{
	struct str words = words_of(b, a);
	struct date d = { 0 };

	if (b->kind == BLOCK_PARAGRAPH && words.n && words.n <= STAMP_MAX_BYTES
		&& !strchr(".!?:", words.p[words.n - 1]))
		d = date_parse(words, (struct date_hints){ 0 });
	return d.known && d.has_time;
}

static void stamps_drop(struct doc *d, struct arena *a)
{
	for (int i = 0; i < d->blocks.n && i < HEAD_BLOCKS;)
		if (is_stamp(&d->blocks.v[i], a))
			drop(d, i, i + 1);
		else if (d->blocks.v[i].kind == BLOCK_PARAGRAPH && words_of(&d->blocks.v[i], a).n > KICKER_MAX_BYTES)
			return;
		else
			i++;
}

/* Folded keys: letters and digits only. */
static bool is_furniture(struct str key)
{
	static const char *const lines[] = {
		"advertisement", "advertisements", "advertising", "advert", "ad", "ads", "anzeige", "werbung",
		"publicidad", "publicidade", "pubblicita", "publicite", "reklama", "reklame", "annonce", "annons",
		"quangcao", "sponsored", "sponsoredcontent", "promoted", "storycontinuesbelowadvertisement",
		"advertisementscrolltocontinue", "articlecontinuesbelow", "articlecontent", "scrolltocontinue",
		"continuereading", "continuereadingbelow", "storycontinues", "loading", "loadingcomments",
		"share", "sharethis", "sharethisonwhatsapp", "sharethisarticle", "sharethisstory", "teilen", "chiase",
		"compartilhar", "compartir", "partager", "upnext", "readmore", "readnext", "related", "relatedtopics",
		"relatedarticles", "relatedstories", "relatedcontent", "tags", "caption", "close", "print", "email",
		"facebook", "twitter", "whatsapp", "copylink", "linkcopied", "jointheconversation", "comments",
		"trending", "mostpopular", "recommended", "videoplayer", "videounavailable", "enlarge", "enlargeimage",
		"viewgallery", "openimage", "dontmiss", "xemthem", "inbai", "guibai", "zurstartseite",
		"advertisementarticlecontinuesbelow", "thisslideshowrequiresjavascript",
	};

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		if (str_eq(key, str_of(lines[i])))
			return true;
	return false;
}

static void blocks_drop(struct doc *d, struct arena *a)
{
	struct map seen = { 0 };
	int kept = 0;

	for (int i = 0; i < d->blocks.n; i++) {
		struct block *b = &d->blocks.v[i];
		struct str words = words_of(b, a), key;
		bool caption = b->kind == BLOCK_IMAGE, gone = false;
		void **slot;

		if (words.n && (b->kind == BLOCK_PARAGRAPH || caption || b->kind == BLOCK_HEADING)) {
			key = tree_key(words, a);
			gone = words.n <= LINE_MAX_BYTES && !caption && is_furniture(key);
			if (!gone && words.n >= (caption ? TWICE_CAPTION_BYTES : TWICE_MIN_BYTES)) {
				slot = map_put(&seen, key, a);
				gone = *slot != NULL;
				*slot = d;
			}
		}
		/* The picture stays, without the words that stood before. */
		if (gone && caption)
			b->spans.n = 0;
		if (!gone || caption)
			d->blocks.v[kept++] = *b;
	}
	d->blocks.n = kept;
}

/* In italics, and leading elsewhere. */
static bool is_note(const struct block *b)
{
	bool link = false;
	size_t bytes = 0;

	for (int i = 0; i < b->spans.n; i++) {
		const struct doc_span *span = &b->spans.v[i];

		if (!(span->flags & SPAN_EMPHASIS) && str_trim(span->text).n > 1)
			return false;
		link = link || span->href.n;
		bytes += span->text.n;
	}
	return b->kind == BLOCK_PARAGRAPH && link && bytes <= NOTE_MAX_BYTES;
}

/* Notes of the desk under the text: what to subscribe to, whom to write to. */
static void notes_drop(struct doc *d)
{
	int from = d->blocks.n;

	while (from > 0 && d->blocks.n - from < NOTES_MAX && is_note(&d->blocks.v[from - 1]))
		from--;
	if (from >= NOTES_BELOW && !is_note(&d->blocks.v[from - 1]))
		d->blocks.n = from;
}

/* A heading with nothing under it headed what is gone. */
static void headings_drop(struct doc *d)
{
	while (d->blocks.n > NOTES_BELOW && (d->blocks.v[d->blocks.n - 1].kind == BLOCK_HEADING
		|| d->blocks.v[d->blocks.n - 1].kind == BLOCK_RULE))
		d->blocks.n--;
}

void polish(struct doc *d, struct str title, struct arena *a)
{
	head_drop(d, title, a);
	stamps_drop(d, a);
	blocks_drop(d, a);
	notes_drop(d);
	headings_drop(d);
}
