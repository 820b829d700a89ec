/*
 * csi: escape sequences of keys that terminfo does not know (Ctrl-Up and the
 * like).  Their letters must never be taken for commands: the "A" at the end
 * of one would mark all read.  Pure.
 */
#ifndef TERM_CSI_H
#define TERM_CSI_H

#include "cells/key.h"

enum { CSI_MAX = 32 };

/* What follows "Esc [" or "Esc O": parameters and the final byte.  False when
 * it is no key that has a name. */
bool csi_key(struct str sequence, struct key *out);
/* The same of a pointer's report, "<0;10;5M" (xterm's mode 1006): a click with the
 * left button, or the wheel.  False: anything else, such as the letting go. */
bool csi_pointer(struct str sequence, struct key *out);
/* Does this byte end a sequence? */
bool csi_ends(uint32_t code);

#endif
