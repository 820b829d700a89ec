# mark and open: what scripts do to articles.
. "$TESTS_DIR/cli/lib.sh"
demo_data
run 0 "$SAPBAO" --replay "$replay" fetch tinmoi/the-thao tinmoi/thoi-su
run 0 "$SAPBAO" list --limit 3 --tsv
set -- $(cut -f 1 "$out")
[ $# = 3 ] || fails 'not three articles to begin with'

run 0 "$SAPBAO" mark star "$1" "$2"
prints '^star	2$'
run 0 "$SAPBAO" list --starred --tsv
prints "^$1	" "^$2	"
lines 2
run 0 "$SAPBAO" mark unstar "$2" --json
prints '{"mark":"unstar","articles":1}'
run 0 "$SAPBAO" list --starred --tsv
lines 1

# the numbers of a list, by a pipe
"$SAPBAO" list --unread --tsv --limit 100 >"$work/unread"
[ "$(wc -l <"$work/unread")" -gt 3 ] || fails 'nothing unread to begin with'
command='sapbao mark read -'
"$SAPBAO" mark read - <"$work/unread" >"$out" 2>"$err" || fails 'not marked from standard input'
run 0 "$SAPBAO" list --unread --tsv --limit 100
silent
run 0 "$SAPBAO" mark unread "$3"
run 0 "$SAPBAO" list --unread --tsv
prints "^$3	"

# one wrong number: nothing is marked
run 1 "$SAPBAO" mark star "$2" 999999
says 999999
run 2 "$SAPBAO" mark star "$2" twelve
says 'not an article.s number'
run 0 "$SAPBAO" list --starred --tsv
lines 1
run 2 "$SAPBAO" mark satr 1
says 'did you mean star'
run 2 "$SAPBAO" mark sparkle 1
says 'there are: read'
run 2 "$SAPBAO" mark star
says 'usage: sapbao mark'

# ---- open ----
printf '#!/bin/sh\necho "opened $1" >"%s"\n' "$work/opened" >"$work/browser"
chmod 755 "$work/browser"
unset DISPLAY WAYLAND_DISPLAY 2>/dev/null || :
BROWSER=$work/browser run 0 "$SAPBAO" open "$1"
url=$("$SAPBAO" list --tsv --limit 100 | grep "^$1	" | cut -f 5)
[ "$(cat "$work/opened")" = "opened $url" ] || fails 'the browser did not get the address'
BROWSER=$work/browser run 0 "$SAPBAO" open https://tinmoi.example/x
[ "$(cat "$work/opened")" = 'opened https://tinmoi.example/x' ] || fails 'the browser did not get this address'
rm "$work/opened"
BROWSER=$work/browser run 2 "$SAPBAO" open 'file:///etc/passwd'
says 'neither an article'
BROWSER=$work/browser run 1 "$SAPBAO" open 999999
BROWSER= run 2 "$SAPBAO" open "$1"
says 'BROWSER'
BROWSER=$work/none run 1 "$SAPBAO" open "$1"
says "$work/none"
[ ! -e "$work/opened" ] || fails 'something was opened'
run 2 "$SAPBAO" open
finish
