/*
 * probe: what this machine's libraries say of every code point, one a line:
 *     code point, general category, wcwidth(), uc_width()
 * For make-classes; build with -lunistring.
 */
#ifndef _XOPEN_SOURCE
#define _XOPEN_SOURCE 700
#endif
#include <locale.h>
#include <stdio.h>
#include <unictype.h>
#include <uniwidth.h>
#include <wchar.h>

int main(void)
{
	if (!setlocale(LC_ALL, "C.UTF-8")) {
		fputs("probe: there is no C.UTF-8 locale\n", stderr);
		return 1;
	}
	for (unsigned c = 0x20; c < 0x110000; c++) {
		if (c >= 0xD800 && c < 0xE000)
			continue;
		printf("%04X %s %d %d\n", c, uc_general_category_name(uc_general_category(c)),
			wcwidth((wchar_t)c), uc_width(c, "UTF-8"));
	}
	return 0;
}
