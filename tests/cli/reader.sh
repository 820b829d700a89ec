# What the reader does with an article, over the demo's papers: a search goes on
# in the articles after this one, pictures go to the browser, the pager and the
# editor are started by argv, articles are written to files.
. "$TESTS_DIR/cli/lib.sh"
demo_data
unset BROWSER PAGER EDITOR VISUAL DISPLAY WAYLAND_DISPLAY 2>/dev/null || :
mkdir -p "$work/bin"
PATH=$work/bin:$PATH

# ---- a search in view goes on in the list ----
# (three articles are read; the word is in the first and the third)
screen onward 'wait:9000 Tab Enter wait:9000 ] wait:9000 ] wait:9000 [ [
	/ text:mặt Enter dump:@/one n n wait:9000 dump:@/on n n n n wait:9000 dump:@/end
	/ text:mặt Enter p wait:9000 dump:@/back'
shows one '1/2' 'Hợp long'
shows on '1/1' 'match 1 of 1' 'Chiều tối còn mưa dông'
shows end '1/1' 'no other article' 'Chiều tối còn mưa dông'
shows back '2/2' 'match 2 of 2' 'Hợp long'
screen nowhere 'wait:9000 Tab Enter wait:9000 ] wait:9000 [ / text:xyzzy Enter dump:@/none n wait:9000 dump:@/still'
shows none 'n looks in the next'
shows still 'no article after this one has it' 'Hợp long'

# ---- out of the program: by argv, never by a shell ----
cat >"$work/bin/noted" <<'S'
#!/bin/sh
# noted FILE ...: its arguments and what comes in
file=$1
shift
for word; do printf 'argument %s\n' "$word"; done >"$file"
cat >>"$file"
S
cat >"$work/bin/writes" <<'S'
#!/bin/sh
# writes LINE FILE: an editor that adds a line
printf '%s\n' "$1" >>"$2"
S
chmod 755 "$work/bin/noted" "$work/bin/writes"
DISPLAY=:9; export DISPLAY        # a browser with a window of its own
BROWSER=$work/bin/browser; export BROWSER
printf '#!/bin/sh\nprintf "%%s\\n" "$*" >>"%s/browsed"\n' "$work" >"$BROWSER"
chmod 755 "$BROWSER"
screen pictures 'wait:9000 Tab Enter wait:9000 f h wait:2000 dump:@/by-letter i dump:@/by-key F h dump:@/by-browser
	: text:browse Space text:99 Enter dump:@/no-link ] wait:9000 ] wait:9000 : text:picture Space text:1 Enter dump:@/no-picture'
shows by-letter 'opened: https://anh.baosongnuoc.example/10307/1.jpg'
shows by-key 'opened: https://anh.baosongnuoc.example/10307/1.jpg'
shows by-browser 'opened: https://anh.baosongnuoc.example/10307/1.jpg'
shows no-link 'there is no link 99'
shows no-picture 'no picture has this number'
tries=50
until [ "$(cat "$work/browsed" 2>/dev/null | wc -l)" -ge 3 ] || [ $tries = 0 ]; do sleep 0.1; tries=$((tries - 1)); done
run 0 cat "$work/browsed"
lines 3
[ "$(sort -u "$work/browsed")" = https://anh.baosongnuoc.example/10307/1.jpg ] || fails 'another address was browsed'

PAGER="noted '$work/paged' '\$(touch $work/shell)' -R"; export PAGER
screen pager 'wait:9000 Tab Enter wait:9000 P dump:@/paging'
run 0 cat "$work/paged"
prints '^argument \$(touch' '^argument -R$' '^Hợp long cầu Cái Sậy' '^Related$'
[ ! -e "$work/shell" ] || fails 'a shell ran'
PAGER=$work/bin/nosuch
screen pager-missing 'wait:9000 P dump:@/unread Tab Enter wait:9000 P dump:@/missing'
shows unread 'P does nothing here'
shows missing nosuch 'Hợp long'

EDITOR="writes 'set measure 50'"; export EDITOR
screen editor 'wait:9000 Tab Enter wait:9000 : text:edit-config Enter dump:@/edited O dump:@/options e : text:edit-config Enter'
shows edited 'the configuration was read again'
shows options '* 50'
run 0 cat "$XDG_CONFIG_HOME/sapbao/config"
prints '^set measure 50$'
lines 3
EDITOR=false
screen editor-fails 'wait:9000 : text:edit-config Enter dump:@/failed'
shows failed 'false ended with status 1'
rm -f "$XDG_CONFIG_HOME/sapbao/config"

# ---- articles as files ----
screen files 'wait:9000 Tab Enter wait:9000 : text:export Space text:~/bai.md Enter dump:@/written'
shows written '/bai.md'
run 0 cat "$HOME/bai.md"
prints '^# Hợp long'
# (one of its pages is gone)
run 1 "$SAPBAO" --replay "$replay" fetch baosongnuoc.example/thoi-su --bodies --quiet
id=$("$SAPBAO" list baosongnuoc.example/thoi-su --tsv | head -n 1 | cut -f 1)
run 0 "$SAPBAO" --language en export text "$id" --width 30
prints '^https://baosongnuoc.example/' '^Related$'
cp "$out" "$work/text"
run 0 "$SAPBAO" --language en export text "$id" --width 30 -o "$work/file.txt"
silent
cmp -s "$work/text" "$work/file.txt" || fails 'the file is not what is printed'
run 0 "$SAPBAO" --language en export text "$id" --width 30 --output -
cmp -s "$work/text" "$out" || fails '- is not standard output'
run 0 "$SAPBAO" export md "$id"
prints '^# Hợp long'
run 0 "$SAPBAO" export html "$id" -o "$work/file.html"
run 0 cat "$work/file.html"
prints '<!DOCTYPE html>' '<h1>Hợp long'
run 0 "$SAPBAO" --ascii export text "$id"
! LC_ALL=C grep -q '[^ -~]' "$out" || fails 'not ASCII'
# whole or not there: what was there stays
run 1 "$SAPBAO" export md "$id" -o "$work/nowhere/file.md"
says nowhere
mkdir "$work/folder"
run 1 "$SAPBAO" export md "$id" -o "$work/folder"
says "$work/folder"
[ -z "$(ls "$work" | grep 'folder\.')" ] || fails 'a piece was left'
if [ -c /dev/full ]; then
	run 1 "$SAPBAO" export md "$id" -o /dev/full
	says /dev/full
fi
# what is no file stays what it is
run 0 "$SAPBAO" export md "$id" -o /dev/null
[ -c /dev/null ] || fails '/dev/null is a device no more'
mkfifo "$work/pipe"
cat "$work/pipe" >"$work/piped" &
run 0 "$SAPBAO" export md "$id" -o "$work/pipe"
wait
grep -q '^# Hợp long' "$work/piped" || fails 'nothing came through the pipe'
run 0 "$SAPBAO" export opml -o "$work/own.opml"
grep -q '<opml' "$work/own.opml" || fails 'no OPML'
wrong 'one number of an article' --language en export md
wrong 'one number of an article' --language en export md zwei
wrong 'opml or urls' --language en export pdf 1
run 1 "$SAPBAO" --language en export md 99999
silent

# ---- presets: their keys stand in the reader too ----
screen presets 'wait:9000 Tab Enter wait:9000 dump:@/top : text:preset Space text:less Enter f dump:@/less
	: text:preset Space text:mutt Enter - dump:@/mutt i dump:@/list'
hides less 'letters of a link'
cmp -s "$work/top" "$work/less" && fails 'less: f turns no page'
shows mutt 'Thursday, 01/01/2026 06:59'
shows list '1/8'

# ---- a terminal without a screen: lines in, lines out ----
# said NAME LINE...: what the lines typed bring, one by one
said() {
	name=$1; shift
	command="lines $*"
	checks=$((checks + 1))
	rm -rf "$XDG_DATA_HOME"
	{ sleep 2; for line; do printf '%s\n' "$line"; sleep 1; done; } |
		TERM=dumb "$SAPBAO" --replay "$replay" --language en --linear >"$out" 2>"$err" || fails "$name: status $?"
	[ ! -s "$err" ] || fails "$name: words on standard error"
	! grep -q "$(printf '\033')" "$out" || fails "$name: an escape sequence"
}
said lines Tab j '' ':search tình' h Q
prints '^>\* 06:59  Hợp long' '^>\* 03:46  HĐND' '^  Ngày 1-1, HĐND tỉnh' '^ no\|^ [0-9]* found\|^ not in this'
# j brings one line, not the list again
[ "$(grep -c 'Hợp long' "$out")" = 2 ] || fails 'the list was said again and again'
# the end of what is typed ends it; without --linear there is a sentence
said ends j
run 0 sh -c 'TERM=dumb "$0" --replay "$1" --linear --language en </dev/null' "$SAPBAO" "$replay"
run 1 sh -c 'TERM=dumb "$0" --replay "$1" --language en </dev/null' "$SAPBAO" "$replay"

finish
