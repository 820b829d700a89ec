# A real terminal shows what was drawn: in a private tmux server, for every
# terminal type there is, the captured screen equals the surface cell for cell.
# Every column is counted twice, by us and by tmux: a letter whose width they
# see differently moves what stands behind it.
. "$TESTS_DIR/tmux/lib.sh"

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
	within 10 screen_has '^status' || :
	grep -q '^status [1-9]' "$work/got" || fail "TERM $terminal: it does not end with a status"
	grep -q '^sapbao: .*[Tt]erminal' "$work/got" || fail "TERM $terminal: it does not say what is wrong"
	[ "$(grep -c . "$work/got")" -le 4 ] || fail "TERM $terminal: rubbish on the screen"
	in_tmux kill-session -t reader
done
status=0
"$SAPBAO" --demo --language en >"$work/got" 2>&1 </dev/null || status=$?
[ $status != 0 ] || fail "no terminal: status 0"
grep -q '^sapbao: .*terminal' "$work/got" || { fail "no terminal: it does not say so"; cat "$work/got"; }
finish
