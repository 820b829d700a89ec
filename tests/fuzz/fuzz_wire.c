/* layers: wire model text base */
/*
 * fuzz_wire: both decoders of the wire.  Whatever they believe must keep the
 * rules: it encodes without repair, and decodes again.  Built with
 * -DFUZZ_ENGINE it is a libFuzzer target, else a program that replays the
 * files it is given (the corpus stands in fuzz/corpus/wire/).
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/log.h"
#include "wire/wire.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void check_answer(struct str frame)
{
	struct arena a = { 0 };
	struct answer got, again;
	struct err e = { 0 };
	struct buf b;

	buf_init(&b, WIRE_FRAME_MAX + 4u);
	if (wire_get_answer(frame, &a, &got, &e)) {
		if (!wire_put_answer(&got, &b))
			BUG("a believed answer cannot be sent");
		if (!wire_get_answer(str_skip(buf_str(&b), 4), &a, &again, &e))
			BUG("a believed answer is not believed again");
	}
	buf_release(&b);
	arena_release(&a);
}

static void check_request(struct str frame)
{
	struct arena a = { 0 };
	struct request got;
	struct err e = { 0 };
	struct buf b;

	buf_init(&b, WIRE_FRAME_MAX + 4u);
	if (wire_get_request(frame, &a, &got, &e)) {
		if (!wire_put_request(&got, &b) || !str_eq(str_skip(buf_str(&b), 4), frame))
			BUG("a believed request changes on its way");
	}
	buf_release(&b);
	arena_release(&a);
}

static void check_piece(struct str frame)
{
	struct piece got;
	struct err e = { 0 };
	struct buf b;

	buf_init(&b, WIRE_FRAME_MAX + 4u);
	if (wire_get_piece(frame, &got, &e)) {
		if (!wire_put_piece_head(&got, &b) || !buf_add(&b, got.bytes) ||
		    !str_eq(str_skip(buf_str(&b), 4), frame))
			BUG("a believed piece changes on its way");
	}
	buf_release(&b);
}

static void check_cancel(struct str frame)
{
	struct cancel got;
	struct err e = { 0 };
	struct buf b;

	buf_init(&b, WIRE_FRAME_MAX + 4u);
	if (wire_get_cancel(frame, &got, &e)) {
		if (!wire_put_cancel(&got, &b) || !str_eq(str_skip(buf_str(&b), 4), frame))
			BUG("a believed cancel changes on its way");
	}
	buf_release(&b);
}

/* The input is a stream of frames, as from the socket; then, for the fuzzer's
 * sake, one frame without its length. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str rest = { (const char *)data, n }, frame;
	int said = log_count();
	size_t used;

	check_answer(rest);
	check_request(rest);
	check_piece(rest);
	check_cancel(rest);
	while (wire_frame(rest, &frame, &used) == 1) {
		check_answer(frame);
		check_request(frame);
		check_piece(frame);
		check_cancel(frame);
		rest = str_skip(rest, used);
	}
	if (log_count() != said)
		BUG("a believed text was not clean: %s", log_get(log_count() - 1));
	return 0;
}

#include "fuzz/replay.h"
