/*
 * date_words: the tables.  Months are sorted by name (binary search, and a
 * test that holds the order); where a short form means two months in two
 * languages ("mar" is March, Polish "maj" is May, Danish too) the wider use
 * stands.
 */
#include "model/date_words.h"

#include <stdlib.h>

struct word_value {
	const char *word;
	int value;
};

static const struct word_value months[] = {
	{ "abr", 4 }, { "abril", 4 }, { "ago", 8 }, { "agosto", 8 }, { "agustos", 8 },
	{ "agustus", 8 }, { "aout", 8 }, { "apr", 4 }, { "april", 4 }, { "aprile", 4 },
	{ "aprilis", 4 }, { "aralik", 12 }, { "aug", 8 }, { "august", 8 }, { "augusti", 8 },
	{ "augustus", 8 }, { "augusztus", 8 }, { "avr", 4 }, { "avril", 4 }, { "czerwca", 6 },
	{ "dec", 12 }, { "december", 12 }, { "decembre", 12 }, { "des", 12 }, { "desember", 12 },
	{ "dez", 12 }, { "dezember", 12 }, { "dezembro", 12 }, { "dic", 12 }, { "dicembre", 12 },
	{ "diciembre", 12 }, { "ekim", 10 }, { "ene", 1 }, { "enero", 1 }, { "eylul", 9 },
	{ "feb", 2 }, { "febbraio", 2 }, { "febr", 2 }, { "febrero", 2 }, { "februar", 2 },
	{ "februari", 2 }, { "february", 2 }, { "fev", 2 }, { "fevereiro", 2 }, { "fevr", 2 },
	{ "fevrier", 2 }, { "gen", 1 }, { "gennaio", 1 }, { "giu", 6 }, { "giugno", 6 },
	{ "grudnia", 12 }, { "haziran", 6 }, { "jan", 1 }, { "janeiro", 1 }, { "janner", 1 },
	{ "januar", 1 }, { "januari", 1 }, { "january", 1 }, { "janv", 1 }, { "janvier", 1 },
	{ "juil", 7 }, { "juillet", 7 }, { "juin", 6 }, { "jul", 7 }, { "julho", 7 }, { "juli", 7 },
	{ "julio", 7 }, { "julius", 7 }, { "july", 7 }, { "jun", 6 }, { "june", 6 }, { "junho", 6 },
	{ "juni", 6 }, { "junio", 6 }, { "junius", 6 }, { "kasim", 11 }, { "kwietnia", 4 },
	{ "lipca", 7 }, { "listopada", 11 }, { "lug", 7 }, { "luglio", 7 }, { "lutego", 2 },
	{ "maart", 3 }, { "maerz", 3 }, { "mag", 5 }, { "maggio", 5 }, { "mai", 5 }, { "maio", 5 },
	{ "maj", 5 }, { "maja", 5 }, { "majus", 5 }, { "mar", 3 }, { "marca", 3 }, { "march", 3 },
	{ "marcius", 3 }, { "marco", 3 }, { "maret", 3 }, { "mars", 3 }, { "mart", 3 }, { "marts", 3 },
	{ "marz", 3 }, { "marzo", 3 }, { "may", 5 }, { "mayis", 5 }, { "mayo", 5 }, { "mei", 5 },
	{ "mrt", 3 }, { "mrz", 3 }, { "nisan", 4 }, { "nov", 11 }, { "november", 11 },
	{ "novembre", 11 }, { "novembro", 11 }, { "noviembre", 11 }, { "ocak", 1 }, { "oct", 10 },
	{ "october", 10 }, { "octobre", 10 }, { "octubre", 10 }, { "okt", 10 }, { "oktober", 10 },
	{ "ott", 10 }, { "ottobre", 10 }, { "out", 10 }, { "outubro", 10 }, { "pazdziernika", 10 },
	{ "sep", 9 }, { "sept", 9 }, { "september", 9 }, { "septembre", 9 }, { "septiembre", 9 },
	{ "set", 9 }, { "setembro", 9 }, { "settembre", 9 }, { "sierpnia", 8 }, { "stycznia", 1 },
	{ "subat", 2 }, { "szeptember", 9 }, { "temmuz", 7 }, { "wrzesnia", 9 }, { "απρ", 4 },
	{ "αυγ", 8 }, { "δεκ", 12 }, { "ιαν", 1 }, { "ιουλ", 7 }, { "ιουν", 6 }, { "μαι", 5 },
	{ "μαρ", 3 }, { "νοε", 11 }, { "οκτ", 10 }, { "σεπ", 9 }, { "φεβ", 2 }, { "августа", 8 },
	{ "апреля", 4 }, { "декабря", 12 }, { "июля", 7 }, { "июня", 6 }, { "марта", 3 }, { "мая", 5 },
	{ "ноября", 11 }, { "октября", 10 }, { "сентября", 9 }, { "февраля", 2 }, { "января", 1 },
};

static const struct word_value month_numbers[] = {
	{ "gieng", 1 }, { "mot", 1 }, { "hai", 2 }, { "ba", 3 }, { "tu", 4 }, { "bon", 4 }, { "nam", 5 },
	{ "sau", 6 }, { "bay", 7 }, { "tam", 8 }, { "chin", 9 }, { "muoi", 10 }, { "chap", 12 },
};

/* Minutes east.  Where one name means several zones, the one that feeds
 * mean: RFC 822's American ones, then Europe's. */
static const struct word_value zones[] = {
	{ "gmt", 0 }, { "utc", 0 }, { "ut", 0 }, { "z", 0 }, { "wet", 0 },
	{ "ict", 420 }, { "wib", 420 }, { "sgt", 480 }, { "hkt", 480 }, { "awst", 480 }, { "wita", 480 },
	{ "jst", 540 }, { "kst", 540 }, { "wit", 540 }, { "aest", 600 }, { "aedt", 660 }, { "nzst", 720 },
	{ "nzdt", 780 }, { "acst", 570 }, { "acdt", 630 }, { "ist", 330 }, { "npt", 345 }, { "pkt", 300 },
	{ "msk", 180 }, { "msd", 240 }, { "eet", 120 }, { "eest", 180 }, { "sast", 120 }, { "trt", 180 },
	{ "cet", 60 }, { "cest", 120 }, { "met", 60 }, { "mest", 120 }, { "mez", 60 }, { "mesz", 120 },
	{ "bst", 60 }, { "west", 60 }, { "wat", 60 }, { "eat", 180 }, { "gst", 240 },
	{ "brt", -180 }, { "art", -180 }, { "clt", -240 }, { "nst", -210 }, { "ndt", -150 },
	{ "ast", -240 }, { "adt", -180 }, { "est", -300 }, { "edt", -240 }, { "cst", -360 }, { "cdt", -300 },
	{ "mst", -420 }, { "mdt", -360 }, { "pst", -480 }, { "pdt", -420 }, { "akst", -540 }, { "akdt", -480 },
	{ "hst", -600 }, { "at", -240 }, { "et", -300 }, { "ct", -360 }, { "mt", -420 }, { "pt", -480 },
};

enum { MINUTE = 60, HOUR = 3600, DAY = 86400 };

static const struct word_value units[] = {
	{ "giay", 1 }, { "phut", MINUTE }, { "p", MINUTE }, { "ph", MINUTE }, { "gio", HOUR }, { "h", HOUR },
	{ "tieng", HOUR }, { "ngay", DAY }, { "hom", DAY }, { "tuan", 7 * DAY }, { "thang", 30 * DAY },
	{ "nam", 365 * DAY },
	{ "second", 1 }, { "seconds", 1 }, { "sec", 1 }, { "secs", 1 }, { "s", 1 }, { "minute", MINUTE },
	{ "minutes", MINUTE }, { "min", MINUTE }, { "mins", MINUTE }, { "m", MINUTE }, { "hour", HOUR },
	{ "hours", HOUR }, { "hr", HOUR }, { "hrs", HOUR }, { "day", DAY }, { "days", DAY }, { "d", DAY },
	{ "week", 7 * DAY }, { "weeks", 7 * DAY }, { "month", 30 * DAY }, { "months", 30 * DAY },
	{ "year", 365 * DAY }, { "years", 365 * DAY },
};

/* .NET writes SA and CH under a Vietnamese locale. */
static const struct word_value halves[] = {
	{ "am", HALF_AM }, { "sa", HALF_AM }, { "sang", HALF_AM }, { "pm", HALF_PM }, { "ch", HALF_PM },
	{ "chieu", HALF_PM }, { "toi", HALF_PM }, { "dem", HALF_NONE }, { "trua", HALF_NOON },
};

static int find(const struct word_value *table, size_t n, const char *word, int otherwise)
{
	for (size_t i = 0; i < n; i++)
		if (table[i].word[0] == word[0] && !strcmp(table[i].word, word))
			return table[i].value;
	return otherwise;
}

#define FIND(table, word, otherwise) find(table, sizeof table / sizeof table[0], word, otherwise)

static int compare_word(const void *word, const void *row)
{
	return strcmp(word, ((const struct word_value *)row)->word);
}

int date_month(const char *word)
{
	const struct word_value *row =
		bsearch(word, months, sizeof months / sizeof months[0], sizeof months[0], compare_word);

	return row ? row->value : 0;
}

bool date_months_sorted(void)
{
	for (size_t i = 1; i < sizeof months / sizeof months[0]; i++)
		if (strcmp(months[i - 1].word, months[i].word) >= 0)
			return false;
	return true;
}

int date_month_number(const char *word)
{
	return FIND(month_numbers, word, 0);
}

bool date_zone(const char *word, int *offset_min)
{
	int found = FIND(zones, word, INT16_MAX);

	if (found != INT16_MAX)
		*offset_min = found;
	return found != INT16_MAX;
}

int64_t date_unit(const char *word)
{
	return FIND(units, word, 0);
}

enum half date_half(const char *word)
{
	return (enum half)FIND(halves, word, HALF_NONE);
}
