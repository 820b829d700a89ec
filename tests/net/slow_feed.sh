# A feed that comes slowly: its first entries are in the archive and on the
# screen while the last ones have not been sent.  The server sends those only
# when we say so, after we saw the first: no clock decides.
. "$TESTS_DIR/cli/lib.sh"
[ -n "$PYTHON" ] || { echo 'there is no python3'; exit 77; }
"$PYTHON" -c 'import socket; socket.create_server(("127.0.0.1", 0))' 2>/dev/null ||
	{ echo 'there is no loopback network'; exit 77; }
unset http_proxy https_proxy all_proxy no_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY

server='' running=''
trap 'kill $server $running 2>/dev/null; rm -rf "$work"' EXIT

# within SECONDS COMMAND...: polls until it is true
within() {
	tenths=$(($1 * 10)); shift
	until "$@"; do
		tenths=$((tenths - 1))
		[ "$tenths" -gt 0 ] || return 1
		sleep 0.1
	done
}

serve() {
	rm -f "$work/go" "$work/port"
	[ -z "$server" ] || kill "$server" 2>/dev/null
	PYTHONDONTWRITEBYTECODE=1 "$PYTHON" "$TESTS_DIR/net/slow_feed.py" "$work" "$@" &
	server=$!
	within 10 test -s "$work/port" || { fails 'no server'; finish; }
	printf 'set proxy "http://127.0.0.1:%s"\n' "$(cat "$work/port")" > "$XDG_CONFIG_HOME/sapbao/config"
}

mkdir -p "$XDG_CONFIG_HOME/sapbao/portals"
cat > "$XDG_CONFIG_HOME/sapbao/portals/bao.example.txt" <<'P'
name: Báo Mẫu
home: http://bao.example/
rank: 1
category: Tin | | rss=/rss
P

count() {
	"$SAPBAO" list bao.example --limit 100000 --tsv 2>/dev/null | wc -l
}
some() {
	n=$(count)
	[ "$((n))" -gt 100 ] && [ "$((n))" -lt 1000 ]
}

# ---- the command line ----
serve
command='fetch of a slow feed'
"$SAPBAO" fetch bao.example >"$out" 2>"$err" </dev/null &
running=$!
checks=$((checks + 1))
within 20 some || fails "$((n)) entries before the last byte"
: > "$work/go"
wait "$running" || fails 'the fetch failed'
running=''
prints ': 2400 new'
run 0 "$SAPBAO" list bao.example --limit 100000 --tsv
lines 2400
# The order of the feed, though it came in parts and nothing has a time.
cp "$out" "$work/listed"
python order "$work/listed" <<'PY'
import re, sys
got = [int(n) for n in re.findall(r"Tin số (\d+)", open(sys.argv[1], encoding="utf-8").read())]
assert got == list(range(1, 2401)), (got[:3], got[-3:], len(got))
PY
run 0 "$SAPBAO" fetch bao.example
prints 'fetched lately'

# ---- a feed that is cut: what came is kept, and it is asked for again ----
rm -f "$archive"*
serve cut
"$SAPBAO" fetch bao.example >"$out" 2>"$err" </dev/null &
running=$!
command='fetch of a feed that is cut'
checks=$((checks + 1))
within 20 some || fails "$((n)) entries before the cut"
: > "$work/go"
wait "$running" && fails 'a cut feed is no success'
running=''
says 'bao.example'
had=$(count)
checks=$((checks + 1))
[ "$((had))" -gt 100 ] || fails 'what came was not kept'
serve
: > "$work/go"
SAPBAO_NOW=$((SAPBAO_NOW + 90000)); export SAPBAO_NOW
run 0 "$SAPBAO" fetch bao.example
prints ": $((2400 - had)) new"
run 0 "$SAPBAO" list bao.example --limit 100000 --tsv
lines 2400

# ---- the newsstand ----
if [ "${TMUX_PROGRAM:-none}" != none ]; then
	rm -f "$archive"*
	serve
	in_tmux() { "$TMUX_PROGRAM" -u -L sapbao-slow -f /dev/null "$@"; }
	trap 'in_tmux kill-server 2>/dev/null; kill $server 2>/dev/null; rm -rf "$work"' EXIT
	TMUX_TMPDIR=$work; export TMUX_TMPDIR
	unset TMUX
	in_tmux new-session -d -s slow -x 80 -y 24 "$SAPBAO --language en 2>'$err'"
	shows() { in_tmux capture-pane -p -t slow 2>/dev/null >"$out"; grep -q -e "$1" "$out"; }
	shows_not() { ! shows "$1"; }
	command='the newsstand and a slow feed'
	checks=$((checks + 6))
	within 20 shows 'Báo Mẫu' || fails 'no newsstand'
	within 20 shows 'Tin số 0001' || fails 'no entry before the last byte'
	in_tmux send-keys -t slow Tab j
	within 10 shows ' 2/' || fails 'the cursor is not in the list'
	: > "$work/go"
	within 30 eval '[ "$(count)" -eq 2400 ]' || fails "$(count) entries in the end"
	within 10 shows '2/2400' || fails 'the cursor moved'
	shows '▌● Tin số 0002' || fails 'the list moved under the cursor'
	in_tmux send-keys -t slow G
	checks=$((checks + 1))
	within 10 shows 'Tin số 2400' || fails 'the list did not grow to its end'
	in_tmux send-keys -t slow Q
fi
finish
