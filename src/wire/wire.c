/*
 * wire: values to frames and back.  Every message is a table of fields
 * (shapes.h), written and read in the order of the table.  The decoder trusts
 * nothing: order, lengths, ranges, counts and text are checked before a value
 * is kept.
 */
#include "wire/wire.h"

#include "base/log.h"
#include "model/url.h"
#include "text/clean.h"
#include "wire/shapes.h"

struct any_vec {                        /* what every VEC looks like */
	void *v;
	int n, cap;
};

enum {
	HEAD_BYTES = 5, NUMBER_BYTES = 8,
	TYPE_REQUEST = 1, TYPE_PIECE = 2, TYPE_CANCEL = 3, TYPE_ANSWER = 16      /* + enum answer_kind */
};

/* ---- writing ---- */

struct writer {
	struct buf *out;
	struct arena scratch;   /* text that had to be cleaned */
	bool failed;            /* past a ceiling */
	bool head_only;         /* leave a last field of bytes out */
	size_t left_out;
};

static void number_to_bytes(uint64_t value, int n, char *out)
{
	for (int i = 0; i < n; i++)
		out[i] = (char)(value >> (8 * i));
}

static void write_head(struct writer *w, int tag, size_t n)
{
	char head[HEAD_BYTES] = { (char)tag };
	number_to_bytes(n, 4, head + 1);
	buf_add(w->out, (struct str){ head, sizeof head });
}

static void write_bytes(struct writer *w, int tag, struct str s, int64_t ceiling)
{
	if (s.n > (size_t)ceiling) {
		w->failed = true;
		return;
	}
	write_head(w, tag, s.n);
	buf_add(w->out, s);
}

/* A number out of range is sent as the nearest one that is not. */
static void write_number(struct writer *w, int tag, int64_t value, const struct field *f)
{
	char bytes[NUMBER_BYTES];

	value = value < f->low ? f->low : value > f->high ? f->high : value;
	number_to_bytes((uint64_t)value, NUMBER_BYTES, bytes);
	write_bytes(w, tag, (struct str){ bytes, sizeof bytes }, NUMBER_BYTES);
}

/* Parsers clean their text.  If one forgot, the front would kill the back for
 * lying; the reader's page is worth more than the lesson. */
static void write_text(struct writer *w, int tag, struct str s, int64_t ceiling)
{
	if (!text_is_clean(s)) {
		log_line(LOG_WARN, "wire: a text of tag %d was not clean", tag);
		s = text_clean_pre(s, &w->scratch);
	}
	write_bytes(w, tag, s, ceiling);
}

/* A detail is cut rather than refused: half a reason is better than none. */
static void write_detail(struct writer *w, int tag, struct str s, int64_t ceiling)
{
	s = text_is_clean(s) ? s : text_clean_pre(s, &w->scratch);
	if (s.n > (size_t)ceiling)
		for (s.n = (size_t)ceiling; s.n && ((unsigned char)s.p[s.n] & 0xC0) == 0x80; )
			s.n--;
	write_text(w, tag, s, ceiling);
}

static void write_tail(struct writer *w, int tag, struct str s, int64_t ceiling)
{
	if (!w->head_only || s.n > (size_t)ceiling) {
		write_bytes(w, tag, s, ceiling);
		return;
	}
	write_head(w, tag, s.n);
	w->left_out += s.n;
}

/* Opens a field whose length is known only after its bytes. */
static size_t write_open(struct writer *w, int tag)
{
	write_head(w, tag, 0);
	return w->out->n;
}

static void write_close(struct writer *w, size_t start)
{
	if (!w->out->failed)
		number_to_bytes(w->out->n - start, 4, w->out->p + start - 4);
}

static void write_doc(struct writer *w, int tag, const struct doc *d, int64_t ceiling)
{
	size_t start = write_open(w, tag);

	doc_write(d, w->out);
	if (d->blocks.n > DOC_BLOCKS_MAX || w->out->n - start > (size_t)ceiling)
		w->failed = true;
	write_close(w, start);
}

static struct any_vec vec_at(const char *at)
{
	struct any_vec list;

	memcpy(&list, at, sizeof list);
	return list;
}

static void write_texts(struct writer *w, int tag, struct any_vec list, int64_t ceiling)
{
	const struct str *texts = list.v;
	size_t start = write_open(w, tag);

	if (list.n > ceiling)
		w->failed = true;
	for (int i = 0; i < list.n && !w->failed; i++)
		write_text(w, 1, texts[i], TEXT_BYTES_MAX);
	write_close(w, start);
}

static void write_shape(struct writer *w, const struct shape *s, const char *value);

static void write_shapes(struct writer *w, int tag, struct any_vec list, const struct field *f)
{
	size_t start = write_open(w, tag);

	if (list.n > f->high)
		w->failed = true;
	for (int i = 0; i < list.n && !w->failed; i++) {
		size_t one = write_open(w, 1);
		write_shape(w, f->shape, (const char *)list.v + (size_t)i * f->shape->size);
		write_close(w, one);
	}
	write_close(w, start);
}

/* Table: one case for each kind. */
static void write_field(struct writer *w, int tag, const struct field *f, const char *at)
{
	size_t start;

	switch (f->kind) {
	case FIELD_INT: write_number(w, tag, *(const int *)at, f); break;
	case FIELD_LONG: write_number(w, tag, *(const int64_t *)at, f); break;
	case FIELD_BOOL: write_number(w, tag, *(const bool *)at, f); break;
	case FIELD_TEXT: write_text(w, tag, *(const struct str *)at, f->high); break;
	case FIELD_CLEANED: write_bytes(w, tag, *(const struct str *)at, f->high); break;
	case FIELD_WEB:
		write_bytes(w, tag, url_is_web(*(const struct str *)at)
			? *(const struct str *)at : STR_NONE, f->high);
		break;
	case FIELD_BYTES: write_bytes(w, tag, *(const struct str *)at, f->high); break;
	case FIELD_TAIL: write_tail(w, tag, *(const struct str *)at, f->high); break;
	case FIELD_SHAPE:
		start = write_open(w, tag);
		write_shape(w, f->shape, at);
		write_close(w, start);
		break;
	case FIELD_SHAPES: write_shapes(w, tag, vec_at(at), f); break;
	case FIELD_TEXTS: write_texts(w, tag, vec_at(at), f->high); break;
	case FIELD_DOC: write_doc(w, tag, (const struct doc *)at, f->high); break;
	case FIELD_DETAIL: write_detail(w, tag, str_of(at), f->high); break;
	case FIELD_CHAINS:
		write_bytes(w, tag, (struct str){ at, (size_t)f->high }, f->high);
		break;
	}
}

static void write_shape(struct writer *w, const struct shape *s, const char *value)
{
	for (int i = 0; i < s->n && !w->failed; i++)
		write_field(w, i + 1, &s->fields[i], value + s->fields[i].offset);
}

/* All or nothing: a value that does not fit leaves `out` as it was. */
static bool write_frame(int type, const struct shape *s, const void *value, bool head_only,
	struct buf *out)
{
	struct writer w = { .out = out, .head_only = head_only };
	size_t start = out->n, n;
	bool failed_before = out->failed;

	buf_add(out, (struct str){ "\0\0\0", 4 });
	buf_add_byte(out, (char)type);
	write_shape(&w, s, value);
	arena_release(&w.scratch);
	n = out->n - start - 4 + w.left_out;
	if (out->failed || w.failed || n > WIRE_FRAME_MAX) {
		out->n = start;
		out->failed = failed_before;
		return false;
	}
	number_to_bytes(n, 4, out->p + start);
	return true;
}

bool wire_put_request(const struct request *r, struct buf *out)
{
	return write_frame(TYPE_REQUEST, &request_shape, r, false, out);
}

bool wire_put_request_head(const struct request *r, struct buf *out)
{
	return write_frame(TYPE_REQUEST, &request_shape, r, true, out);
}

bool wire_put_piece_head(const struct piece *p, struct buf *out)
{
	return write_frame(TYPE_PIECE, &piece_shape, p, true, out);
}

bool wire_put_cancel(const struct cancel *c, struct buf *out)
{
	return write_frame(TYPE_CANCEL, &cancel_shape, c, false, out);
}

bool wire_put_answer(const struct answer *r, struct buf *out)
{
	return write_frame(TYPE_ANSWER + (int)r->kind, answer_shapes[r->kind], r, false, out);
}

/* ---- reading ---- */

static uint64_t number_from_bytes(const char *p, int n)
{
	uint64_t value = 0;

	for (int i = n; i-- > 0; )
		value = value << 8 | (unsigned char)p[i];
	return value;
}

/* Takes the field with this tag off *rest; false when another thing is there. */
static bool read_head(struct str *rest, int tag, struct str *bytes)
{
	size_t n;

	if (rest->n < HEAD_BYTES || (unsigned char)rest->p[0] != tag)
		return false;
	n = (size_t)number_from_bytes(rest->p + 1, 4);
	if (n > rest->n - HEAD_BYTES)
		return false;
	*bytes = (struct str){ rest->p + HEAD_BYTES, n };
	*rest = str_skip(*rest, HEAD_BYTES + n);
	return true;
}

static bool read_number(struct str bytes, const struct field *f, int64_t *out)
{
	if (bytes.n != NUMBER_BYTES)
		return false;
	*out = (int64_t)number_from_bytes(bytes.p, NUMBER_BYTES);
	return *out >= f->low && *out <= f->high;
}

static bool read_text(struct str bytes, int64_t ceiling, struct str *out)
{
	*out = bytes;
	return bytes.n <= (size_t)ceiling && text_is_clean(bytes);
}

/* Counts the elements before anything is allocated for them. */
static bool list_count(struct str bytes, int64_t ceiling, int *count)
{
	struct str one;

	for (*count = 0; bytes.n > 0; (*count)++)
		if (*count >= ceiling || !read_head(&bytes, 1, &one))
			return false;
	return true;
}

static void vec_set(char *at, void *values, int count)
{
	memcpy(at, &(struct any_vec){ values, count, count }, sizeof(struct any_vec));
}

static bool read_texts(struct str bytes, int64_t ceiling, struct arena *a, char *out)
{
	struct str *texts, one;
	int count;

	if (!list_count(bytes, ceiling, &count))
		return false;
	texts = count ? ARENA_ARRAY(a, struct str, (size_t)count) : NULL;
	for (int i = 0; i < count; i++)
		if (!read_head(&bytes, 1, &one) || !read_text(one, TEXT_BYTES_MAX, &texts[i]))
			return false;
	vec_set(out, texts, count);
	return true;
}

static bool read_shape(struct str bytes, const struct shape *s, struct arena *a, char *value);

static bool read_shapes(struct str bytes, const struct field *f, struct arena *a, char *out)
{
	struct str one;
	char *values;
	int count;

	if (!list_count(bytes, f->high, &count))
		return false;
	values = count ? arena_alloc(a, f->shape->size, (size_t)count) : NULL;
	for (int i = 0; i < count; i++)
		if (!read_head(&bytes, 1, &one)
				|| !read_shape(one, f->shape, a, values + (size_t)i * f->shape->size))
			return false;
	vec_set(out, values, count);
	return true;
}

static bool block_is_clean(const struct block *b)
{
	if (!text_is_clean(b->url))
		return false;
	for (int i = 0; i < b->spans.n; i++)
		if (!text_is_clean(b->spans.v[i].text) || !text_is_clean(b->spans.v[i].href))
			return false;
	return true;
}

/* Blocks are counted first: an empty one is 3 bytes here and 60 in memory. */
static bool read_doc(struct str bytes, int64_t ceiling, struct arena *a, struct doc *out)
{
	struct err ignored = { 0 };
	int lines = 0;

	if (bytes.n > (size_t)ceiling)
		return false;
	for (size_t at = 0; (at = str_find_byte(bytes, '\n', at)) < bytes.n; at++)
		if (++lines > DOC_BLOCKS_MAX)
			return false;
	if (!doc_read(bytes, a, out, &ignored))
		return false;
	for (int i = 0; i < out->blocks.n; i++)
		if (!block_is_clean(&out->blocks.v[i]))
			return false;
	return true;
}

static bool read_detail(struct str bytes, int64_t ceiling, char *out)
{
	struct str text;

	if (!read_text(bytes, ceiling, &text))
		return false;
	if (text.n)
		memcpy(out, text.p, text.n);
	out[text.n] = '\0';
	return true;
}

static bool read_chains(struct str bytes, unsigned char *out)
{
	if (bytes.n != PART_COUNT)
		return false;
	memcpy(out, bytes.p, PART_COUNT);
	for (int i = 0; i < PART_COUNT; i++)
		if (out[i] >= CHAIN_COUNT)
			return false;
	return true;
}

static bool read_scalar(struct str bytes, const struct field *f, char *at)
{
	int64_t number;

	if (!read_number(bytes, f, &number))
		return false;
	if (f->kind == FIELD_INT)
		*(int *)at = (int)number;
	else if (f->kind == FIELD_LONG)
		*(int64_t *)at = number;
	else
		*(bool *)at = number != 0;
	return true;
}

/* Table: one case for each kind. */
static bool read_field(struct str bytes, const struct field *f, struct arena *a, char *at)
{
	struct str *text = (struct str *)at;

	switch (f->kind) {
	case FIELD_INT: case FIELD_LONG: case FIELD_BOOL:
		return read_scalar(bytes, f, at);
	case FIELD_TEXT: case FIELD_CLEANED:
		return read_text(bytes, f->high, text);
	case FIELD_WEB:
		*text = bytes;
		return bytes.n == 0 || url_is_web(bytes);
	case FIELD_BYTES: case FIELD_TAIL:
		*text = bytes;
		return bytes.n <= (size_t)f->high;
	case FIELD_SHAPE: return read_shape(bytes, f->shape, a, at);
	case FIELD_SHAPES: return read_shapes(bytes, f, a, at);
	case FIELD_TEXTS: return read_texts(bytes, f->high, a, at);
	case FIELD_DOC: return read_doc(bytes, f->high, a, (struct doc *)at);
	case FIELD_DETAIL: return read_detail(bytes, f->high, at);
	case FIELD_CHAINS: return read_chains(bytes, (unsigned char *)at);
	}
	return false;
}

/* Exactly the fields of the shape, in its order: so none is doubled, missing
 * or unknown, and a frame that was cut anywhere is refused. */
static bool read_shape(struct str bytes, const struct shape *s, struct arena *a, char *value)
{
	struct str field;

	for (int i = 0; i < s->n; i++)
		if (!read_head(&bytes, i + 1, &field)
				|| !read_field(field, &s->fields[i], a, value + s->fields[i].offset))
			return false;
	return bytes.n == 0;
}

static int frame_type(struct str frame)
{
	return frame.n ? (unsigned char)frame.p[0] : 0;
}

bool wire_get_request(struct str frame, struct arena *a, struct request *out, struct err *e)
{
	*out = (struct request){ 0 };
	if (frame_type(frame) != TYPE_REQUEST)
		return err_set(e, ERR_BACK_LIED, "type %d is no request", frame_type(frame));
	if (!read_shape(str_skip(frame, 1), &request_shape, a, (char *)out))
		return err_set(e, ERR_BACK_LIED, "a request that breaks its table");
	return true;
}

bool wire_is_piece(struct str frame)
{
	return frame_type(frame) == TYPE_PIECE;
}

bool wire_get_piece(struct str frame, struct piece *out, struct err *e)
{
	struct arena none = { 0 };

	*out = (struct piece){ 0 };
	return (wire_is_piece(frame) && read_shape(str_skip(frame, 1), &piece_shape, &none, (char *)out))
		|| err_set(e, ERR_BACK_LIED, "a piece that breaks its table");
}

bool wire_is_cancel(struct str frame)
{
	return frame_type(frame) == TYPE_CANCEL;
}

bool wire_get_cancel(struct str frame, struct cancel *out, struct err *e)
{
	struct arena none = { 0 };

	*out = (struct cancel){ 0 };
	return (wire_is_cancel(frame) && read_shape(str_skip(frame, 1), &cancel_shape, &none, (char *)out))
		|| err_set(e, ERR_BACK_LIED, "a cancel that breaks its table");
}

bool wire_get_answer(struct str frame, struct arena *a, struct answer *out, struct err *e)
{
	int kind = frame_type(frame) - TYPE_ANSWER;

	*out = (struct answer){ 0 };
	if (kind < 0 || kind >= ANSWER_KIND_COUNT)
		return err_set(e, ERR_BACK_LIED, "type %d is no answer", frame_type(frame));
	out->kind = (enum answer_kind)kind;
	if (!read_shape(str_skip(frame, 1), answer_shapes[kind], a, (char *)out))
		return err_set(e, ERR_BACK_LIED, "an answer of type %d that breaks its table", kind);
	return true;
}

int wire_frame(struct str bytes, struct str *frame, size_t *used)
{
	size_t n;

	if (bytes.n < 4)
		return 0;
	n = (size_t)number_from_bytes(bytes.p, 4);
	if (n == 0 || n > WIRE_FRAME_MAX)
		return -1;
	if (bytes.n - 4 < n)
		return 0;
	*frame = (struct str){ bytes.p + 4, n };
	*used = 4 + n;
	return 1;
}
