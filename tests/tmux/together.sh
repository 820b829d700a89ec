# Two instances: what one writes the other shows within a second, though nobody
# touches a key, and while nothing is written it does not wake up.
set -eu

[ "${TMUX_PROGRAM:-none}" != none ] || { echo "there is no tmux"; exit 77; }
[ "$(uname)" = Linux ] || { echo "how a process slept is told by /proc"; exit 77; }

work=$(mktemp -d "${TMPDIR:-/tmp}/sapbao-together.XXXXXX")
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
unset TMUX STY NO_COLOR LANGUAGE LC_MESSAGES SSH_CONNECTION ENV 2>/dev/null || :
mkdir -p "$HOME" "$XDG_RUNTIME_DIR" "$work/papers" "$work/none"
cp -R "$SAPBAO_DATADIR/keys" "$SAPBAO_DATADIR/themes" "$work/papers/"
cp -R "$TOP_SRCDIR/data/demo/portals" "$work/papers/"
SAPBAO_DATADIR=$work/papers; export SAPBAO_DATADIR
: >"$work/none/index.tsv"
replay=$TOP_SRCDIR/data/demo

in_tmux() { "$TMUX_PROGRAM" -u -L sapbao -f "$work/tmux.conf" "$@"; }
printf 'set -s exit-empty off\nset -g status off\nset -g default-terminal screen-256color\n' >"$work/tmux.conf"

failures=0
fail()
{
	echo "FAIL: $*"
	in_tmux capture-pane -p -t reader 2>/dev/null | sed 's/^/  | /' || :
	failures=$((failures + 1))
}
within()        # TENTHS COMMAND…
{
	tenths=$1
	shift
	until "$@"; do
		tenths=$((tenths - 1))
		[ "$tenths" -gt 0 ] || return 1
		sleep 0.1
	done
}
shows() { in_tmux capture-pane -p -t reader 2>/dev/null | grep -q -e "$1"; }
sleeps() { awk '/^voluntary_ctxt/ { print $2 }' "/proc/$pid/status"; }

# The screen has an empty replay folder: it fetches nothing by itself.
"$SAPBAO" --replay "$replay" --quiet fetch tinmoi/the-thao
in_tmux new-session -d -s reader -x 130 -y 30 "$SAPBAO" --language en --replay "$work/none"
within 100 shows 'Thể thao' || fail 'it does not start'
in_tmux send-keys -t reader j Enter
sleep 1.5
pid=$(in_tmux display-message -p -t reader '#{pane_pid}')

before=$(sleeps)
sleep 1.5
[ "$(sleeps)" = "$before" ] || fail "it woke up $(($(sleeps) - before)) times for nothing"

# a count that another one's fetch changed
shows 'Khoa học  *[1-9]' && fail 'there are stories before they were fetched'
"$SAPBAO" --replay "$replay" --quiet fetch tinmoi/khoa-hoc
within 10 shows 'Khoa học  *[1-9]' || fail 'the fetch of another instance is not shown within a second'

before=$(sleeps)
sleep 1.5
[ "$(sleeps)" = "$before" ] || fail "afterwards it woke up $(($(sleeps) - before)) times for nothing"

# and a second screen that marks all read
"$SAPBAO" --language en --replay "$work/none" --headless 130x30 --keys 'text:A wait:200 Q' >/dev/null
within 10 sh -c "! $TMUX_PROGRAM -u -L sapbao -f $work/tmux.conf capture-pane -p -t reader | grep -q 'Khoa học  *[1-9]'" ||
	fail 'marks of another screen are not shown within a second'

in_tmux send-keys -t reader Q
echo "$failures failures"
[ "$failures" = 0 ]
