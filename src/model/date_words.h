/* date_words: what words in dates mean, as tables.  Words come folded. */
#ifndef MODEL_DATE_WORDS_H
#define MODEL_DATE_WORDS_H

#include "base/str.h"

enum half { HALF_NONE, HALF_AM, HALF_PM, HALF_NOON };

int date_month(const char *word);               /* 1 to 12, 0: no month */
/* "bay" after "thang": 7; 0: no number. */
int date_month_number(const char *word);
bool date_zone(const char *word, int *offset_min);
/* Seconds of "phut", "gio", "days" …; 0: no unit. */
int64_t date_unit(const char *word);
bool date_months_sorted(void);                  /* for the test */
enum half date_half(const char *word);          /* "am", "ch", "toi" */

#endif
