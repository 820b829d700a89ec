/*
 * shapes: see shapes.h.  Ranges and ceilings stand in the rows: what a field
 * may not hold is refused by the decoder and never sent by the encoder.
 */
#include "wire/shapes.h"

#include <assert.h>

enum { LONG_MAX_BYTES = 16 << 20, RAW_MAX_BYTES = 40 << 20, LIST_MAX = 10000, ENCLOSURES_MAX = 64,
	PAGES_MAX = 1000, PIECE_MAX_BYTES = 1 << 20, AUTH_MAX_BYTES = 4096 };

static_assert(sizeof(enum job_kind) == sizeof(int), "enums travel as int");
static_assert(sizeof(enum err_code) == sizeof(int), "enums travel as int");

#define YEAR_1 INT64_C(-62135596800)
#define YEAR_9999 INT64_C(253402300799)

#define INT(type, member, low, high) { FIELD_INT, offsetof(type, member), low, high, NULL }
#define LONG(type, member, low, high) { FIELD_LONG, offsetof(type, member), low, high, NULL }
#define BOOL(type, member) { FIELD_BOOL, offsetof(type, member), 0, 1, NULL }
#define TEXT(type, member) { FIELD_TEXT, offsetof(type, member), 0, TEXT_BYTES_MAX, NULL }
#define CLEANED(type, member, max) { FIELD_CLEANED, offsetof(type, member), 0, max, NULL }
#define WEB(type, member) { FIELD_WEB, offsetof(type, member), 0, TEXT_BYTES_MAX, NULL }
#define BYTES(type, member, max) { FIELD_BYTES, offsetof(type, member), 0, max, NULL }
#define ONE(type, member, of) { FIELD_SHAPE, offsetof(type, member), 0, 0, &of }
#define MANY(type, member, max, of) { FIELD_SHAPES, offsetof(type, member), 0, max, &of }
#define TEXTS(type, member) { FIELD_TEXTS, offsetof(type, member), 0, LIST_MAX, NULL }
#define SHAPE(name, type) \
	static const struct shape name = { name##_fields, \
		sizeof(name##_fields) / sizeof(name##_fields[0]), sizeof(type) }

static const struct field date_fields[] = {
	BOOL(struct date, known), BOOL(struct date, has_time),
	LONG(struct date, utc_s, YEAR_1, YEAR_9999),
	INT(struct date, offset_min, -1440, 1440),
};
SHAPE(date, struct date);

static const struct field fetch_state_fields[] = {
	TEXT(struct fetch_state, etag), TEXT(struct fetch_state, last_modified),
	LONG(struct fetch_state, fetched_s, 0, YEAR_9999),
	LONG(struct fetch_state, next_s, 0, YEAR_9999),
	INT(struct fetch_state, failures, 0, INT32_MAX),
	INT(struct fetch_state, status, 0, 999),
};
SHAPE(fetch_state, struct fetch_state);

static const struct field request_fields[] = {
	LONG(struct request, id, 1, INT64_MAX),
	INT(struct request, kind, 0, JOB_KIND_COUNT - 1),
	INT(struct request, priority, 0, INT32_MAX),
	TEXT(struct request, url), BOOL(struct request, local),
	TEXT(struct request, content_type),
	/* Rules quote the portals' own bytes: tabs and decomposed letters count. */
	BYTES(struct request, rules, TEXT_BYTES_MAX),
	BOOL(struct request, no_rules),
	INT(struct request, offset_min, -1440, 1440),
	LONG(struct request, now_s, 0, YEAR_9999),
	TEXT(struct request, proxy), BYTES(struct request, auth, AUTH_MAX_BYTES),
	BYTES(struct request, headers, TEXT_BYTES_MAX),
	INT(struct request, timeout_s, 0, 3600), ONE(struct request, state, fetch_state),
	BOOL(struct request, insist), BOOL(struct request, record),
	BOOL(struct request, private_ok), BOOL(struct request, parts),
	BOOL(struct request, docs), BOOL(struct request, pieces),
	{ FIELD_TAIL, offsetof(struct request, bytes), 0, RAW_MAX_BYTES, NULL },
};
const struct shape request_shape = {
	request_fields, sizeof request_fields / sizeof request_fields[0], sizeof(struct request)
};

static const struct field piece_fields[] = {
	LONG(struct piece, id, 1, INT64_MAX), BOOL(struct piece, last),
	{ FIELD_TAIL, offsetof(struct piece, bytes), 0, PIECE_MAX_BYTES, NULL },
};
const struct shape piece_shape = {
	piece_fields, sizeof piece_fields / sizeof piece_fields[0], sizeof(struct piece)
};

static const struct field cancel_fields[] = { LONG(struct cancel, id, 1, INT64_MAX) };
const struct shape cancel_shape = {
	cancel_fields, sizeof cancel_fields / sizeof cancel_fields[0], sizeof(struct cancel)
};

static const struct field enclosure_fields[] = {
	WEB(struct enclosure, url), TEXT(struct enclosure, type),
	LONG(struct enclosure, length, 0, INT64_MAX),
};
SHAPE(enclosure, struct enclosure);

static const struct field entry_fields[] = {
	TEXT(struct entry, id), TEXT(struct entry, title), TEXT(struct entry, link),
	WEB(struct entry, url), TEXT(struct entry, author),
	CLEANED(struct entry, lede, TEXT_BYTES_MAX), CLEANED(struct entry, content, LONG_MAX_BYTES),
	ONE(struct entry, published, date),
	ONE(struct entry, updated, date), TEXTS(struct entry, categories),
	TEXT(struct entry, picture), TEXT(struct entry, comments),
	MANY(struct entry, enclosures, ENCLOSURES_MAX, enclosure),
	{ FIELD_DOC, offsetof(struct entry, body), 0, LONG_MAX_BYTES, NULL },
};
SHAPE(entry, struct entry);

static const struct field feed_fields[] = {
	TEXT(struct feed, title), TEXT(struct feed, link), WEB(struct feed, next),
	TEXT(struct feed, notice), TEXT(struct feed, language),
	INT(struct feed, ttl_min, 0, INT32_MAX), INT(struct feed, skip_hours, 0, 0xFFFFFF),
	INT(struct feed, skip_days, 0, 0x7F), INT(struct feed, cut, 0, (1 << CUT_COUNT) - 1),
	MANY(struct feed, entries, WIRE_ENTRIES_MAX, entry),
};
SHAPE(feed, struct feed);

static const struct field related_fields[] = {
	TEXT(struct related, title), WEB(struct related, url),
	ONE(struct related, published, date), TEXT(struct related, lede),
};
SHAPE(related, struct related);

static const struct field article_fields[] = {
	WEB(struct article, url), TEXT(struct article, title),
	TEXT(struct article, author), TEXT(struct article, agency),
	TEXT(struct article, lede), ONE(struct article, published, date),
	{ FIELD_DOC, offsetof(struct article, body), 0, LONG_MAX_BYTES, NULL },
	TEXTS(struct article, tags), MANY(struct article, related, LIST_MAX, related),
	MANY(struct article, latest, LIST_MAX, related), TEXT(struct article, notice),
	TEXT(struct article, charset),
	WEB(struct article, next), INT(struct article, pages, 0, PAGES_MAX),
	INT(struct article, shortfall, 0, SHORTFALL_COUNT - 1),
	{ FIELD_CHAINS, offsetof(struct article, by), 0, PART_COUNT, NULL },
};
SHAPE(article, struct article);

static const struct field outline_fields[] = {
	TEXT(struct outline, title), WEB(struct outline, feed), WEB(struct outline, page),
	TEXTS(struct outline, tags),
};
SHAPE(outline, struct outline);

static const struct field outlines_fields[] = {
	TEXT(struct outlines, title), INT(struct outlines, skipped, 0, INT32_MAX),
	MANY(struct outlines, list, OUTLINES_MAX, outline),
};
SHAPE(outlines, struct outlines);

static const struct field err_fields[] = {
	INT(struct err, code, 0, ERR_COUNT - 1),
	{ FIELD_DETAIL, offsetof(struct err, detail), 0, sizeof(((struct err *)0)->detail) - 1, NULL },
};
SHAPE(err, struct err);

#define ANSWER_ID LONG(struct answer, id, 1, INT64_MAX)
#define ANSWER_FETCHED WEB(struct answer, url), BOOL(struct answer, moved), \
	BOOL(struct answer, has_state), \
	ONE(struct answer, state, fetch_state)

static const struct field reading_fields[] = { ANSWER_ID };
SHAPE(reading, struct answer);    /* and taken */
static const struct field listed_fields[] = {
	ANSWER_ID, ANSWER_FETCHED, ONE(struct answer, feed, feed) };
SHAPE(listed, struct answer);
static const struct field page_fields[] = {
	ANSWER_ID, ANSWER_FETCHED, ONE(struct answer, article, article) };
SHAPE(page, struct answer);
static const struct field named_fields[] = {
	ANSWER_ID, ANSWER_FETCHED, ONE(struct answer, outlines, outlines) };
SHAPE(named, struct answer);
static const struct field unchanged_fields[] = { ANSWER_ID, ANSWER_FETCHED };
SHAPE(unchanged, struct answer);
static const struct field error_fields[] = {
	ANSWER_ID, ANSWER_FETCHED, ONE(struct answer, err, err) };
SHAPE(error, struct answer);
static const struct field raw_fields[] = {
	ANSWER_ID, WEB(struct answer, url), INT(struct answer, status, 0, 999),
	TEXT(struct answer, content_type), BYTES(struct answer, bytes, RAW_MAX_BYTES) };
SHAPE(raw, struct answer);

/* ORDER enum answer_kind */
const struct shape *const answer_shapes[ANSWER_KIND_COUNT] = {
	&reading, &listed, &page, &unchanged, &error, &raw, &reading /* taken */,
	&listed /* part */, &named,
};
