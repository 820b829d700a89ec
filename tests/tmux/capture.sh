# A real terminal shows what was drawn: in a private tmux server, for every
# terminal type there is, the captured screen equals the surface cell for cell.
# Every column is counted twice, by us and by tmux: a letter whose width they
# see differently moves what stands behind it.
set -eu

[ "${TMUX_PROGRAM:-none}" != none ] || { echo "there is no tmux"; exit 77; }

work=$(mktemp -d "${TMPDIR:-/tmp}/sapbao-capture.XXXXXX")
finish()
{
	in_tmux kill-server 2>/dev/null || :
	rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' HUP INT TERM

HOME=$work/home XDG_DATA_HOME=$work/data XDG_CONFIG_HOME=$work/config XDG_RUNTIME_DIR=$work/run
TZ='<+07>-7' LANG=C.UTF-8 LC_ALL=C.UTF-8 SAPBAO_NOW=1785726000 TMUX_TMPDIR=$work
export HOME XDG_DATA_HOME XDG_CONFIG_HOME XDG_RUNTIME_DIR TZ LANG LC_ALL SAPBAO_NOW TMUX_TMPDIR
unset TMUX STY NO_COLOR LANGUAGE LC_MESSAGES SSH_CONNECTION 2>/dev/null || :
mkdir -p "$HOME" "$XDG_RUNTIME_DIR"

in_tmux()
{
	"$TMUX_PROGRAM" -u -L sapbao -f "$work/tmux.conf" "$@"
}
cat >"$work/tmux.conf" <<'C'
set -s exit-empty off
set -g status off
set -g default-terminal screen-256color
set -g escape-time 0
C

failures=0
fail()
{
	echo "FAIL: $*"
	failures=$((failures + 1))
}

# Text plane of a dump, and a capture, without what is blank at the ends.
trimmed()
{
	sed -e 's/[ ]*$//' "$1" | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}'
}

wanted()
{
	sed '/^----$/,$d' "$1" >"$work/plane"
	trimmed "$work/plane"
}

captured()
{
	in_tmux capture-pane -p -t reader >"$work/raw" 2>/dev/null || :
	trimmed "$work/raw"
}

# shows NAME SCREEN: within ten seconds.
shows()
{
	wanted "$2" >"$work/want"
	tries=100
	while [ $tries -gt 0 ]; do
		captured >"$work/got"
		cmp -s "$work/want" "$work/got" && return 0
		sleep 0.1
		tries=$((tries - 1))
	done
	fail "$1: the terminal does not show what was drawn"
	diff "$work/want" "$work/got" || :
}

cat >"$work/open" <<'S'
#!/bin/sh
# open TERM: the newsstand in this pane, then its status; it stays to be looked at
case $1 in
none) unset TERM ;;
*)    TERM=$1; export TERM ;;
esac
"$SAPBAO" --demo --language en
echo "status $?"
exec cat
S

for size in 80x24 120x40; do
	mkdir "$work/$size"
	"$SAPBAO" --demo --language en --headless $size --keys "wait:9000 dump:$work/$size/first
		Tab j dump:$work/$size/list Enter wait:9000 dump:$work/$size/article
		G dump:$work/$size/related ? dump:$work/$size/help"
	for terminal in xterm-256color screen-256color tmux-256color linux vt100 xterm-256color+links; do
		if ! TERM=${terminal%+*} tput cup 1 1 >/dev/null 2>&1; then
			echo "$terminal: not known here"
			continue
		fi
		in_tmux new-session -d -s reader -x "${size%x*}" -y "${size#*x}" "sh '$work/open' ${terminal%+*}"
		shows "$terminal $size first" "$work/$size/first"
		# whether the terminal understands them or not, they show nothing
		case $terminal in
		*+links) in_tmux send-keys -t reader ':set hyperlinks=on' Enter ;;
		esac
		in_tmux send-keys -t reader Tab j
		shows "$terminal $size list" "$work/$size/list"
		in_tmux send-keys -t reader Enter
		shows "$terminal $size article" "$work/$size/article"
		in_tmux send-keys -t reader G
		shows "$terminal $size related" "$work/$size/related"
		in_tmux send-keys -t reader '?'
		shows "$terminal $size help" "$work/$size/help"
		in_tmux kill-session -t reader
	done
done

# Terminals that cannot be used: a sentence and a status, no rubbish.
for terminal in none no-such-terminal; do
	in_tmux new-session -d -s reader -x 80 -y 24 "sh '$work/open' $terminal"
	tries=100
	until captured >"$work/got" && grep -q '^status' "$work/got"; do
		tries=$((tries - 1))
		[ $tries -gt 0 ] || break
		sleep 0.1
	done
	grep -q '^status [1-9]' "$work/got" || fail "TERM $terminal: it does not end with a status"
	grep -q '^sapbao: .*[Tt]erminal' "$work/got" || fail "TERM $terminal: it does not say what is wrong"
	[ "$(grep -c . "$work/got")" -le 4 ] || fail "TERM $terminal: rubbish on the screen"
	[ $failures = 0 ] || cat "$work/got"
	in_tmux kill-session -t reader
done
status=0
"$SAPBAO" --demo --language en >"$work/got" 2>&1 </dev/null || status=$?
[ $status != 0 ] || fail "no terminal: status 0"
grep -q '^sapbao: .*terminal' "$work/got" || { fail "no terminal: it does not say so"; cat "$work/got"; }
[ "$failures" = 0 ] || exit 1
