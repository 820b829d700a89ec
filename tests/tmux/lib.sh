# lib.sh: for tests on a real terminal: a private tmux server with one session,
# "reader", a private home, and these words:
#     in_tmux COMMAND...              tmux, on that server
#     fail WHY                        counts a failure and shows the screen
#     within SECONDS COMMAND...       polls until it is true
#     capture                         the screen into $work/got
#     shows NAME DUMP                 the very screen that was drawn without a terminal
#     has NAME WORDS                  within ten seconds the screen has them
#     open_shell COLUMNSxROWS         the newsstand as a job ($pid) of a shell
# Ends with `finish`, which gives the exit status of the test.
set -eu
[ "${TMUX_PROGRAM:-none}" != none ] || { echo "there is no tmux"; exit 77; }

work=$(mktemp -d "${TMPDIR:-/tmp}/sapbao-$(basename "$0" .sh).XXXXXX")
clean_up()
{
	in_tmux kill-server 2>/dev/null || :
	rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 1' HUP INT TERM

HOME=$work/home XDG_DATA_HOME=$work/data XDG_CONFIG_HOME=$work/config XDG_RUNTIME_DIR=$work/run
TZ='<+07>-7' LANG=C.UTF-8 LC_ALL=C.UTF-8 SAPBAO_NOW=1785726000 TMUX_TMPDIR=$work
export HOME XDG_DATA_HOME XDG_CONFIG_HOME XDG_RUNTIME_DIR TZ LANG LC_ALL SAPBAO_NOW TMUX_TMPDIR
unset TMUX STY NO_COLOR LANGUAGE LC_MESSAGES SSH_CONNECTION ENV COLUMNS LINES 2>/dev/null || :
unset DISPLAY WAYLAND_DISPLAY BROWSER 2>/dev/null || :
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
	in_tmux capture-pane -p -t reader 2>/dev/null | sed 's/^/  | /' || :
	failures=$((failures + 1))
}
finish()
{
	[ "$failures" = 0 ] || { echo "$failures failures"; exit 1; }
}

within()
{
	tenths=$(($1 * 10))
	shift
	until "$@"; do
		tenths=$((tenths - 1))
		[ "$tenths" -gt 0 ] || return 1
		sleep 0.1
	done
}

# Text plane of a dump, or a capture, without what is blank at the ends.
trimmed()
{
	sed -e 's/[ ]*$//' "$1" | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}'
}
capture()
{
	in_tmux capture-pane -p -t reader >"$work/raw" 2>/dev/null || :
	trimmed "$work/raw" >"$work/got"
}
screen_is()
{
	capture
	cmp -s "$work/want" "$work/got"
}
screen_has()
{
	capture
	grep -q -e "$1" "$work/got"
}
shows()
{
	sed '/^----$/,$d' "$2" >"$work/plane"
	trimmed "$work/plane" >"$work/want"
	within 10 screen_is || {
		fail "$1: the screen is not what was drawn"
		diff "$work/want" "$work/got" || :
	}
}
has()
{
	within 10 screen_has "$2" || fail "$1: \"$2\" is not on the screen"
}
written()
{
	[ -s "$1" ]
}

# The demo's papers as a data folder of one's own, for an archive that stays.
demo_papers()
{
	mkdir -p "$work/papers"
	cp -R "$SAPBAO_DATADIR/keys" "$SAPBAO_DATADIR/themes" "$work/papers/"
	cp -R "$TOP_SRCDIR/data/demo/portals" "$work/papers/"
	SAPBAO_DATADIR=$work/papers; export SAPBAO_DATADIR
	replay=$TOP_SRCDIR/data/demo
}

cat >"$work/job" <<'S'
echo $$ >"$PID_FILE"
exec "$SAPBAO" --demo --language en
S
PID_FILE=$work/pid
export PID_FILE
open_shell()
{
	rm -f "$PID_FILE"
	in_tmux new-session -d -s reader -x "${1%x*}" -y "${1#*x}" "exec env PS1='prompt> ' sh -i"
	has shell 'prompt>'
	in_tmux send-keys -t reader "echo be''fore; sh '$work/job'; echo sta''tus \$?" Enter
	within 10 written "$PID_FILE" || fail "it does not start"
	pid=$(cat "$PID_FILE")
}
