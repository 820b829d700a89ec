# The linear mode on a real terminal: the cursor stands on the selected line, in
# every pane, and on what is typed at a prompt.
. "$TESTS_DIR/tmux/lib.sh"

# The line that the cursor stands on.
cursor_line()
{
	row=$(in_tmux display-message -p -t reader '#{cursor_y}')
	in_tmux capture-pane -p -t reader | sed -n "$((row + 1))p"
}

# stands NAME WORDS: within ten seconds the cursor is on a line that has them
stands_on()
{
	line=$(cursor_line)
	case $line in *"$1"*) ;; *) return 1 ;; esac
}
stands()
{
	within 10 stands_on "$2" || fail "$1: the cursor is on \"$line\", not on \"$2\""
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
	! screen_has '[│─┌└]' || fail "$terminal: a box"
	in_tmux kill-session -t reader
done
finish
