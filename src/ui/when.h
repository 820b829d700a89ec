/* when: times in the reader's zone and language.  Pure. */
#ifndef UI_WHEN_H
#define UI_WHEN_H

#include "model/date.h"

/* "Thứ Năm, 25/06/2025 10:55"; without the hour when only a day is known;
 * "" when unknown. */
struct str when_full(struct date d, int offset_min, struct arena *a);
/* "25/06/2025 10:55" */
struct str when_short(struct date d, int offset_min, struct arena *a);
/* "3 giờ trước"; "" when unknown or not yet. */
struct str when_ago(struct date d, int64_t now_s, int offset_min, struct arena *a);
/* For a column of a list: "10:55" today, else "25/06", with `years`
 * "25/06/25"; blank when unknown (utc_s 0). */
struct str when_column(int64_t utc_s, bool has_time, int64_t now_s, int offset_min,
		bool years, struct arena *a);
/* Does "25/06" not say enough, seen from now? */
bool when_needs_year(int64_t utc_s, int64_t now_s);

#endif
