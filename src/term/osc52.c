#include "term/osc52.h"

/* xterm and others drop longer ones. */
enum { COPY_BYTES_MAX = 74994 / 4 * 3 };

static void write_base64(struct str s, struct buf *out)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < s.n; i += 3) {
		unsigned v = (unsigned)(unsigned char)s.p[i] << 16;
		if (i + 1 < s.n)
			v |= (unsigned)(unsigned char)s.p[i + 1] << 8;
		if (i + 2 < s.n)
			v |= (unsigned char)s.p[i + 2];
		buf_add_byte(out, digits[v >> 18]);
		buf_add_byte(out, digits[v >> 12 & 63]);
		buf_add_byte(out, i + 1 < s.n ? digits[v >> 6 & 63] : '=');
		buf_add_byte(out, i + 2 < s.n ? digits[v & 63] : '=');
	}
}

static void write_plain(struct str text, struct buf *out)
{
	buf_add_z(out, "\033]52;c;");
	write_base64(text, out);
	buf_add_z(out, "\a");
}

bool osc52_write(struct str text, enum osc52_inside inside, struct buf *out)
{
	text = str_sub(text, 0, COPY_BYTES_MAX);
	/* tmux takes the plain one with set-clipboard on, the wrapped one with
	 * allow-passthrough on; which is set cannot be told, both do no harm */
	if (inside != OSC52_SCREEN)
		write_plain(text, out);
	if (inside == OSC52_TMUX) {
		buf_add_z(out, "\033Ptmux;\033");
		write_plain(text, out);
		buf_add_z(out, "\033\\");
	} else if (inside == OSC52_SCREEN) {
		buf_add_z(out, "\033P");
		write_plain(text, out);
		buf_add_z(out, "\033\\");
	}
	return !out->failed;
}
