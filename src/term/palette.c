#include "term/palette.h"

struct rgb { int r, g, b; };

static struct rgb rgb_of(int colour)
{
	static const int steps[6] = { 0, 95, 135, 175, 215, 255 };
	static const struct rgb basic[16] = {
		{ 0, 0, 0 }, { 205, 0, 0 }, { 0, 205, 0 }, { 205, 205, 0 },
		{ 0, 0, 238 }, { 205, 0, 205 }, { 0, 205, 205 }, { 229, 229, 229 },
		{ 127, 127, 127 }, { 255, 0, 0 }, { 0, 255, 0 }, { 255, 255, 0 },
		{ 92, 92, 255 }, { 255, 0, 255 }, { 0, 255, 255 }, { 255, 255, 255 },
	};

	if (colour < 16)
		return basic[colour];
	if (colour >= 232) {
		int v = 8 + 10 * (colour - 232);
		return (struct rgb){ v, v, v };
	}
	colour -= 16;
	return (struct rgb){ steps[colour / 36], steps[colour / 6 % 6], steps[colour % 6] };
}

static int larger(int a, int b) { return a > b ? a : b; }
static int smaller(int a, int b) { return a < b ? a : b; }

/* By hue, not by distance: a pale blue is still blue on eight colours. */
static int basic_of(struct rgb c, bool behind)
{
	int most = larger(c.r, larger(c.g, c.b)), least = smaller(c.r, smaller(c.g, c.b));
	int middle = least + (most - least) * 3 / 5;

	if (most - least < 40)
		return behind ? (most > 127 ? 7 : 0) : -1;
	return (c.r > middle ? 1 : 0) | (c.g > middle ? 2 : 0) | (c.b > middle ? 4 : 0);
}

int palette_colour(int colour, int colours, bool behind)
{
	if (colour < 0 || colour > 255 || colours < 8)
		return -1;
	if (colour < colours)
		return colour;
	return basic_of(rgb_of(colour), behind);
}

static int distance(struct rgb a, struct rgb b)
{
	int r = a.r - b.r, g = a.g - b.g, l = a.b - b.b;

	return 3 * r * r + 4 * g * g + 2 * l * l;
}

/* Not among the first sixteen: each terminal has its own of them. */
int palette_nearest(int32_t rgb)
{
	struct rgb want = { rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255 };
	int best = 16;

	for (int i = 17; i < 256; i++)
		if (distance(rgb_of(i), want) < distance(rgb_of(best), want))
			best = i;
	return best;
}
