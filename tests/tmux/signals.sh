# Signals and storms on a real terminal: resizing, suspending, ending, crashing.
# Whatever happens, the shell gets its screen, its echo and its cursor back.
. "$TESTS_DIR/tmux/lib.sh"

gone()
{
	! kill -0 "$1" 2>/dev/null
}

child_of()
{
	ps -A -o pid= -o ppid= | awk -v parent="$1" '$2 == parent { print $1; found = 1; exit } END { exit !found }'
}

state_is()
{
	case $(ps -o state= -p "$1" 2>/dev/null) in
	"$2"*) return 0 ;;
	*)     return 1 ;;
	esac
}

start_job()
{
	open_shell 80x24
	shows start "$work/first"
}

# The shell has its terminal back as it was: lines, echo, cursor, own screen.
restored()
{
	rm -f "$work/stty"
	in_tmux send-keys -t reader C-u "stty -a >'$work/stty.new'; mv '$work/stty.new' '$work/stty'" Enter
	within 5 written "$work/stty" || { fail "$1: the shell does not answer"; return 0; }
	for word in echo icanon isig icrnl opost; do
		tr ' ;' '\n\n' <"$work/stty" | grep -q -x -e $word || fail "$1: stty -$word was left"
	done
	[ "$(in_tmux display-message -p -t reader '#{alternate_on} #{cursor_flag} #{keypad_cursor_flag} #{mouse_any_flag}')" \
	  = '0 1 0 0' ] || fail "$1: the terminal's modes were left"
	has "$1" '^before$'
}

"$SAPBAO" --demo --language en --headless 80x24 --keys "wait:9000 dump:$work/first Tab dump:$work/list
	G dump:$work/last g l wait:9000 dump:$work/article"
"$SAPBAO" --demo --language en --headless 97x31 --keys "wait:9000 Tab Enter wait:9000 dump:$work/article-97"
"$SAPBAO" --demo --language en --headless 131x37 --keys "wait:9000 Tab Enter wait:9000
	] wait:9000 [ wait:9000 dump:$work/article-131"

# ---- suspended and continued, by key and by signal; then ended ----

start_job
in_tmux send-keys -t reader C-z
has suspended 'Stopped'
within 5 state_is "$pid" T || fail "Ctrl-Z: the job is not stopped"
restored suspended
in_tmux send-keys -t reader fg Enter
shows continued "$work/first"
kill -TSTP "$pid"
within 5 state_is "$pid" T || fail "SIGTSTP: the job is not stopped"
within 5 screen_has 'prompt>' || fail "SIGTSTP: no prompt"
in_tmux send-keys -t reader "fg; echo sta''tus \$?" Enter
shows "continued again" "$work/first"
in_tmux send-keys -t reader Tab
shows "keys after fg" "$work/list"

# ---- a burst of keys ----

in_tmux send-keys -t reader -N 100 j
shows "100 j" "$work/last"
in_tmux send-keys -t reader g Enter
shows "after the burst" "$work/article"

# ---- the fetcher is killed while nobody needs it: the next page comes all the same ----

if back=$(child_of "$pid"); then
	kill -9 "$back"
	in_tmux send-keys -t reader ']'
	has "idle fetcher killed" 'HĐND tỉnh Vàm Thuận họp chuyên đề, bàn ba nhóm việc'
	has "idle fetcher killed" '[0-9]%$'
	in_tmux send-keys -t reader '['
	shows "idle fetcher killed" "$work/article"
fi

# ---- a storm of sizes ----

if in_tmux resize-window -t reader -x 90 -y 30 2>/dev/null; then
	awk 'BEGIN { srand(2026); for (i = 0; i < 98; i++) print 1 + int(rand() * 300), 1 + int(rand() * 100);
		print 1, 1; print 97, 31 }' >"$work/sizes"
	while read -r columns rows; do
		in_tmux resize-window -t reader -x "$columns" -y "$rows"
	done <"$work/sizes"
	shows "after 100 sizes" "$work/article-97"
	in_tmux resize-window -t reader -x 131 -y 37
	shows "three panes after the storm" "$work/article-131"
	in_tmux resize-window -t reader -x 80 -y 24
	shows "two panes after the storm" "$work/article"
	gone "$pid" && fail "the storm ended it"
else
	echo "this tmux cannot resize: no storm"
fi
in_tmux send-keys -t reader Q
has quit '^status 0$'
restored quit
in_tmux kill-session -t reader

# ---- ended from outside ----

for signal in TERM:143 HUP:129 INT:0 SEGV:139 ABRT:134; do
	start_job
	back=$(child_of "$pid") || back=
	kill -"${signal%:*}" "$pid"
	within 5 gone "$pid" || fail "SIG${signal%:*} does not end it"
	has "SIG${signal%:*}" "^status ${signal#*:}\$"
	restored "SIG${signal%:*}"
	[ -z "$back" ] || within 5 gone "$back" || fail "SIG${signal%:*}: the fetcher was left behind"
	in_tmux kill-session -t reader
done

# ---- the terminal itself goes ----

start_job
back=$(child_of "$pid") || back=
in_tmux kill-pane -t reader
within 2 gone "$pid" || { fail "the terminal was closed and it runs on"; kill -9 "$pid"; }
[ -z "$back" ] || within 2 gone "$back" || { fail "the terminal was closed and the fetcher runs on"; kill -9 "$back"; }

finish
