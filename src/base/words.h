/*
 * words: the one include for translated text.  _() translates now, N_() marks
 * a constant that is translated where it is shown.
 */
#ifndef BASE_WORDS_H
#define BASE_WORDS_H

#include <stdbool.h>

#if ENABLE_NLS
#include <libintl.h>
#define _(s) gettext(s)
#else
#define _(s) (s)
#endif
#define N_(s) s

/* Chooses the interface language: option ("vi" or "en", else the environment's)
 * by prefix, even where no such locale is installed.  `dir` holds
 * vi/LC_MESSAGES/sapbao.mo.  May be called again at any time; later _() calls
 * answer in the new language. */
void words_init(const char *option, const char *dir);
const char *words_language(void);           /* "vi" or "en" */
/* gettext wants our choice in LANGUAGE; programs that we start want what was
 * there before.  true: theirs, false: ours again. */
void words_lend_environment(bool lend);

#endif
