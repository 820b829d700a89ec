# The linear mode on a real terminal: the cursor stands on the selected line, in
# every pane, and on what is typed at a prompt.
set -eu

[ "${TMUX_PROGRAM:-none}" != none ] || { echo "there is no tmux"; exit 77; }

work=$(mktemp -d "${TMPDIR:-/tmp}/sapbao-linear.XXXXXX")
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
unset TMUX STY NO_COLOR LANGUAGE LC_MESSAGES SSH_CONNECTION COLUMNS LINES 2>/dev/null || :
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
# The line that the cursor stands on.
cursor_line()
{
	row=$(in_tmux display-message -p -t reader '#{cursor_y}')
	in_tmux capture-pane -p -t reader | sed -n "$((row + 1))p"
}

# stands NAME WORDS: within ten seconds the cursor is on a line that has them
stands()
{
	tries=100
	while [ $tries -gt 0 ]; do
		line=$(cursor_line)
		case $line in *"$2"*) break ;; esac
		sleep 0.1
		tries=$((tries - 1))
	done
	if [ $tries = 0 ]; then
		echo "FAIL: $1: the cursor is on \"$line\", not on \"$2\""
		in_tmux capture-pane -p -t reader
		failures=$((failures + 1))
	fi
}
keys() { in_tmux send-keys -t reader "$@"; }

for terminal in screen-256color linux vt100; do
	TERM=$terminal tput cup 1 1 >/dev/null 2>&1 || { echo "$terminal: not known here"; continue; }
	in_tmux new-session -d -s reader -x 60 -y 16 "TERM=$terminal exec '$SAPBAO' --demo --linear --language en"
	stands "$terminal categories" '>  Thời sự'
	keys j
	stands "$terminal j" '>  Kinh tế'
	keys k Tab
	stands "$terminal list" 'Hợp long cầu Cái Sậy'
	keys j
	stands "$terminal next" '>* 04:46  HĐND tỉnh Vàm Thuận'
	keys G
	stands "$terminal last" 'Lịch tạm ngưng'
	keys g Enter
	keys / cau Enter
	stands "$terminal search" 'cầu'
	keys : set
	stands "$terminal prompt" ':set'
	keys Escape
	stands "$terminal escape" 'cầu'
	keys '?'
	stands "$terminal help" 'Everywhere'
	keys j
	stands "$terminal a line of help" 'one line down'
	! in_tmux capture-pane -p -t reader | grep -q '[│─┌└]' || {
		echo "FAIL: $terminal: a box"
		failures=$((failures + 1))
	}
	in_tmux kill-session -t reader
done
[ $failures = 0 ] || exit 1
