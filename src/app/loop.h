/* loop: opens the screen on a desk and runs until the reader leaves. */
#ifndef APP_LOOP_H
#define APP_LOOP_H

#include "app/desk.h"

struct app_options {
	struct desk_options desk;
	struct str open_url;        /* a page to begin with, or "" */
	bool ascii, linear;         /* asked for on the command line */
	/* The null terminal, for tests: size and script of keys. */
	bool headless;
	int width, height;
	struct str keys;
};

/* Returns the exit status; *e says why when it is not 0. */
int app_run(const struct app_options *o, struct err *e);

#endif
