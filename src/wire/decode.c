/*
 * decode: frames to values.  It trusts nothing: order, lengths, ranges, counts
 * and text are checked before a value is kept.
 */
#include "wire/frame.h"
#include "wire/shapes.h"

#include "model/url.h"
#include "text/clean.h"

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
