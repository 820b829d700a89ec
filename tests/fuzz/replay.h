/*
 * replay: main() of a fuzz target that has no fuzzer: each file given is one
 * input.  Included last by every target; with libFuzzer (FUZZ_ENGINE) it is
 * nothing.
 */
#ifndef FUZZ_ENGINE
#include <stdio.h>

#include "base/buf.h"
#include "base/path.h"

enum { REPLAY_MAX_BYTES = 64 << 20 };

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		struct buf b;
		struct err e = { 0 };

		buf_init(&b, REPLAY_MAX_BYTES);
		if (!path_read(argv[i], &b, &e)) {
			fprintf(stderr, "%s: %s\n", argv[i], e.detail);
			return 1;
		}
		LLVMFuzzerTestOneInput((const uint8_t *)buf_str(&b).p, b.n);
		buf_release(&b);
	}
	printf("%d inputs\n", argc - 1);
	return 0;
}
#endif
