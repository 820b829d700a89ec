/*
 * log: the last few hundred lines of what the program did, kept in memory and
 * shown in the log pane.  One of the two globals of the program.
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include "base/str.h"

enum log_level { LOG_ERROR, LOG_WARN, LOG_INFO, LOG_DEBUG };

void log_line(enum log_level level, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
/* Line i of log_count(), oldest first; NULL past the end. */
const char *log_get(int i);
int log_count(void);
/* Also write every line to this descriptor (-1: no). */
void log_to(int fd, enum log_level up_to);

#endif
