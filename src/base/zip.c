#include "base/zip.h"

#include <limits.h>
#include <zlib.h>

bool zip_is_gzip(struct str s)
{
	return s.n > 18 && (unsigned char)s.p[0] == 0x1f && (unsigned char)s.p[1] == 0x8b
		&& s.p[2] == 8;
}

bool zip_inflate(struct str bytes, struct buf *out)
{
	z_stream z = { 0 };
	char chunk[32768];
	int st = Z_OK;
	bool ok = true;

	if (bytes.n > UINT_MAX || inflateInit2(&z, 15 + 32) != Z_OK)   /* gzip or zlib */
		return false;
	z.next_in = (Bytef *)(uintptr_t)bytes.p;
	z.avail_in = (uInt)bytes.n;
	while (ok && st != Z_STREAM_END) {
		z.next_out = (Bytef *)chunk;
		z.avail_out = sizeof(chunk);
		st = inflate(&z, Z_NO_FLUSH);
		ok = (st == Z_OK || st == Z_STREAM_END)
			&& buf_add(out, (struct str){ chunk, sizeof(chunk) - z.avail_out });
		if (ok && st == Z_OK && z.avail_in == 0 && z.avail_out)
			break;      /* truncated */
	}
	inflateEnd(&z);
	return ok && st == Z_STREAM_END;
}

struct str zip_unpacked(struct str bytes, size_t ceiling, struct arena *a)
{
	struct buf out;
	struct str copy;

	if (!zip_is_gzip(bytes))
		return bytes;
	buf_init(&out, ceiling);
	zip_inflate(bytes, &out);
	copy = arena_str(a, buf_str(&out));
	buf_release(&out);
	return copy;
}

/* A window no wider than what goes through it: clearing the tables of the
 * widest one is half the work on a text of 3 kB, and finds nothing more. */
static int deflate_begin(z_stream *z, size_t bytes)
{
	int window = 10;

	while (window < 15 && (size_t)1 << window < bytes)
		window++;
	return deflateInit2(z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, window,
		window < 14 ? window - 6 : 8, Z_DEFAULT_STRATEGY);
}

bool zip_deflate(struct str bytes, struct buf *out)
{
	z_stream z = { 0 };
	char chunk[32768];
	int st = Z_OK;
	bool ok = true;

	if (bytes.n > UINT_MAX || deflate_begin(&z, bytes.n) != Z_OK)
		return false;
	z.next_in = (Bytef *)(uintptr_t)bytes.p;
	z.avail_in = (uInt)bytes.n;
	while (ok && st != Z_STREAM_END) {
		z.next_out = (Bytef *)chunk;
		z.avail_out = sizeof(chunk);
		st = deflate(&z, Z_FINISH);
		ok = (st == Z_OK || st == Z_STREAM_END)
			&& buf_add(out, (struct str){ chunk, sizeof(chunk) - z.avail_out });
	}
	deflateEnd(&z);
	return ok;
}
