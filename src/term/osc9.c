#include "term/osc9.h"

enum { NOTICE_BYTES_MAX = 512 };

/* Without C0, DEL and C1, which text of ours has no more; said again here
 * because this goes out raw. */
static void write_text(struct str s, struct buf *out)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n && n < NOTICE_BYTES_MAX; i++) {
		unsigned char c = (unsigned char)s.p[i], after = i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0;

		if (c == 0xc2 && after >= 0x80 && after < 0xa0) {
			i++;
			continue;
		}
		/* a character that would be cut in two is left out with what follows */
		if (c >= 0xc0 && n + 4 > NOTICE_BYTES_MAX)
			return;
		if (c < ' ' || c == 0x7f)
			continue;
		buf_add_byte(out, (char)c);
		n++;
	}
}

bool osc9_write(struct str text, enum osc52_inside inside, struct buf *out)
{
	static const struct { const char *before, *after; } wraps[] = {
		[OSC52_PLAIN] = { "", "" }, [OSC52_TMUX] = { "\033Ptmux;\033", "\033\\" },
		[OSC52_SCREEN] = { "\033P", "\033\\" },
	};

	buf_add_z(out, wraps[inside].before);
	buf_add_z(out, "\033]9;");
	write_text(text, out);
	buf_add_byte(out, '\a');
	buf_add_z(out, wraps[inside].after);
	return !out->failed;
}
