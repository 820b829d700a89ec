/*
 * sandbox: what the back gives up before its first request (DESIGN section
 * 2).  Sanitizer builds honour SAPBAO_SANDBOX=off; releases do not.
 */
#ifndef BACK_SANDBOX_H
#define BACK_SANDBOX_H

#include "base/buf.h"
#include "base/err.h"

/* `replay` stays readable.  True also where the system has little to offer;
 * `report` (may be NULL) gets one line for each thing that holds or not. */
bool sandbox_enter(struct str replay, struct buf *report, struct err *e);

#endif
