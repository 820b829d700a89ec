# Standard output that is full, closed or read by nobody; a signal; an archive
# with nothing in it: of every subcommand a status and a sentence.
. "$TESTS_DIR/cli/lib.sh"
demo_data
"$SAPBAO" --help | sed -n 's/^  \([a-z][a-z]*\) .*/\1/p' >"$work/subcommands"
[ "$(wc -l <"$work/subcommands")" -gt 10 ] || fails 'the subcommands were not found'

# ---- an empty archive ----
empty=$work/empty.db
for sub in 'show 1' 'related 1' 'mark read 1' 'open 1' 'export md 1'; do
	run 1 "$SAPBAO" --archive "$empty" $sub
	silent
	says 'there is no article 1 in the archive'
done
run 0 "$SAPBAO" --archive "$empty" list
silent
says 'sapbao fetch --all'
run 1 "$SAPBAO" --archive "$empty" search x
says 'nothing was found'
run 0 "$SAPBAO" --archive "$empty" mark read -
prints '^read	0$'
run 0 "$SAPBAO" --archive "$empty" clean --dry-run
says '0 old articles'
run 0 "$SAPBAO" --archive "$empty" archive check
prints '^sound: 0 articles'
run 0 "$SAPBAO" --archive "$empty" archive export
prints '^{"sapbao":'

# ---- standard output ----
run 0 "$SAPBAO" --replay "$replay" fetch tinmoi/the-thao tinmoi/khoa-hoc --bodies --quiet
id=$("$SAPBAO" list --tsv --limit 1 | cut -f 1)
printf 'https://a.example/rss "~A"\n' >"$work/urls"
mkdir -p "$XDG_CONFIG_HOME/sapbao"
echo 'set keep_days 1' >"$XDG_CONFIG_HOME/sapbao/config"
"$SAPBAO" list --limit 1000 | "$SAPBAO" mark read - -q
cat >"$work/commands" <<COMMANDS
list
list --json
show $id
related $id
mark star $id
search nam
search nam --tsv
portals --json
check tinmoi --replay $replay
check tinmoi --replay $replay --json
import $work/urls
export opml
export md $id
clean --dry-run
archive check
archive export
parse --feed $TESTS_DIR/feeds/atom-10/in.xml
parse --article $TESTS_DIR/pages/vov.vn/article.html
render $TESTS_DIR/pages/vov.vn/article.html
fetch tinmoi/the-thao --replay $replay
COMMANDS
for sub in $(cat "$work/subcommands"); do
	case $sub in open) continue ;; esac     # prints nothing
	checks=$((checks + 1))
	grep -q "^$sub " "$work/commands" || grep -q "^$sub$" "$work/commands" || { command=$sub; fails 'is not tried'; }
done
SAPBAO_NOW=1777258000
refuses() {     # HOW: the sentence and the status of one that could not print
	: >"$out"
	checks=$((checks + 1))
	[ "$status" = 1 ] || fails "$1: status $status instead of 1"
	says 'standard output cannot be written'
}
while read -r words; do
	command=$words
	if [ -c /dev/full ]; then
		"$SAPBAO" $words >/dev/full 2>"$err" </dev/null
		status=$?
		refuses full
	fi
	"$SAPBAO" $words >&- 2>"$err" </dev/null
	status=$?
	refuses closed
	# whose reader leaves at once: no sentence, whatever the status
	("$SAPBAO" $words --quiet 2>"$err" </dev/null; echo $? >"$work/status") | true
	checks=$((checks + 1))
	case $(cat "$work/status") in 0 | 141) ;; *) fails "reader left: status $(cat "$work/status")" ;; esac
	! grep -q 'cannot be written' "$err" || fails 'it complains that its reader has left'
done <"$work/commands"
for option in --help --version --sandbox-report; do
	[ -c /dev/full ] || break
	command=$option
	"$SAPBAO" $option >/dev/full 2>"$err"
	status=$?
	refuses full
done
[ "$(ls "$XDG_CONFIG_HOME/sapbao")" = "$(printf 'config\nfeeds')" ] || fails "left beside: $(ls "$XDG_CONFIG_HOME/sapbao")"

# ---- files ----
if (ulimit -f 0) 2>/dev/null; then
	echo old >"$work/article.md"
	command='export of an article to a full disk'
	checks=$((checks + 1))
	(ulimit -f 0; "$SAPBAO" export md "$id" -o "$work/article.md") 2>/dev/null && fails 'status 0'
	[ "$(cat "$work/article.md")" = old ] || fails 'the file is not what it was'
	[ "$(ls "$work" | grep -c '^article')" = 1 ] || fails 'a half of it was left behind'
fi
for sub in import 'parse --feed' 'parse --article' render 'archive import'; do
	run 1 "$SAPBAO" --archive "$work/none.db" $sub "$work/nowhere"
	silent
	says "$work/nowhere: No such file"
	run 1 "$SAPBAO" --archive "$work/none.db" $sub "$work"
	silent
	says 'directory'
done
if can_be_nobody; then
	cp "$work/urls" "$work/closed"
	chmod 0 "$work/closed"
	for sub in import 'parse --feed' render; do
		run 1 as_nobody env HOME="$work/x" "$SAPBAO" $sub "$work/closed"
		silent
		says 'Permission denied'
	done
else
	echo 'nobody cannot run the program here: that part is left out'
fi
[ -z "$(ls "$TMPDIR")" ] || fails "left behind: $(ls "$TMPDIR")"
finish
