/*
 * gate: recognised by few words with marks that ordinary pages never carry
 * alone; a long page is never a gate, whatever it talks about.
 */
#include "page/gate.h"

#include "markup/select.h"
#include "page/tree.h"
#include "text/fold.h"

enum { COOKIE_PAGE_MAX = 6000, GATE_WORDS_MAX = 1500, ERROR_WORDS_MAX = 2500 };

bool gate_check_bytes(struct str text, struct err *e)
{
	if (text.n > COOKIE_PAGE_MAX || !str_has(text, STR("document.cookie")))
		return true;
	if (str_has(text, STR("location.reload")) || str_has(text, STR("location.href"))
		|| str_has(text, STR("location.replace")))
		return err_set(e, ERR_GATE, "cookie");
	return true;
}

/* Folded titles, and the word the reader is told. */
static const struct { const char *title, *reason; } gate_titles[] = {
	{ "just a moment", "challenge" }, { "attention required", "challenge" },
	{ "one moment, please", "challenge" }, { "ddos-guard", "challenge" },
	{ "checking your browser", "challenge" }, { "please wait", "challenge" },
	{ "verify you are human", "captcha" }, { "are you a robot", "captcha" },
	{ "security check", "captcha" }, { "captcha", "captcha" },
	{ "access denied", "access denied" }, { "pardon our interruption", "challenge" },
	{ "before you continue", "consent" }, { "xac thuc truy cap", "captcha" },
};

static const struct { const char *mark, *reason; } gate_marks[] = {
	{ "//*[@id='challenge-form' or @id='challenge-running' or @id='cf-wrapper' or @id='challenge-error-text']", "challenge" },
	{ "//script[contains(@src,'/cdn-cgi/challenge-platform/') or contains(@src,'_Incapsula_Resource')]", "challenge" },
	{ "//*[contains(@class,'g-recaptcha') or contains(@class,'h-captcha') or contains(@class,'cf-turnstile')]", "captcha" },
	{ "//form[contains(@action,'consent.')]", "consent" },
};

bool gate_check_tree(struct html *h, struct arena *a, struct err *e)
{
	struct str title = text_fold(html_title(h, a), a);

	if (tree_length(html_root(h), GATE_WORDS_MAX) >= GATE_WORDS_MAX)
		return true;
	for (size_t i = 0; i < sizeof gate_titles / sizeof *gate_titles; i++)
		if (str_has(title, str_of(gate_titles[i].title)))
			return err_set(e, ERR_GATE, "%s", gate_titles[i].reason);
	for (size_t i = 0; i < sizeof gate_marks / sizeof *gate_marks; i++)
		if (select_first(h, NULL, str_of(gate_marks[i].mark), a))
			return err_set(e, ERR_GATE, "%s", gate_marks[i].reason);
	return true;
}

static bool error_title(struct str folded)
{
	static const char *const phrases[] = {
		"404 -", "404 |", "404:", "not found", "khong tim thay", "khong ton tai",
		"page missing", "error 4", "error 5", "loi 404", "bad gateway",
		"service unavailable", "internal server error", "forbidden", "bao loi",
	};

	if (str_eq(folded, STR("404")) || str_eq(folded, STR("403")))
		return true;
	for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
		if (str_has(folded, str_of(phrases[i])))
			return true;
	return false;
}

/* Titles of real articles talk of 404s too: only a page of few words is one. */
struct str gate_error_words(struct html *h, struct arena *a)
{
	struct str title = html_title(h, a);
	struct node *heading;

	if (tree_length(html_root(h), ERROR_WORDS_MAX) >= ERROR_WORDS_MAX)
		return STR_NONE;
	if (error_title(text_fold(title, a)))
		return title;
	heading = select_first(h, NULL, STR("//h1"), a);
	title = heading ? node_text(heading, a) : STR_NONE;
	return title.n && title.n < 100 && error_title(text_fold(title, a)) ? title : STR_NONE;
}
