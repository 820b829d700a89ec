# A mouse, by the very bytes that a terminal sends: clicks select and open, the
# wheel scrolls what is under it; and the terminal is told to stop wherever the
# screen is left: suspended, ended, crashed, or given to another program.
. "$TESTS_DIR/tmux/lib.sh"

modes() { in_tmux display-message -p -t reader '#{mouse_any_flag} #{mouse_sgr_flag} #{alternate_on}'; }
modes_are() { [ "$(modes)" = "$1" ]; }
expect_modes() { within 5 modes_are "$2" || fail "$1: modes (mouse, 1006, screen) are $(modes), not $2"; }

# The line of the screen where these words stand, counted from 1.
line_of() { in_tmux capture-pane -p -t reader | grep -n -m 1 -e "$1" | cut -d: -f1; }
# report BUTTON COLUMN LINE: pressed and let go
report() { in_tmux send-keys -t reader -l "$(printf '\033[<%d;%d;%dM\033[<%d;%d;%dm' "$1" "$2" "$3" "$1" "$2" "$3")"; }
marked() { in_tmux capture-pane -p -t reader | grep -q -e "▌.*$1"; }

start_job()
{
	open_shell 100x30
	has start 'Newsstand'
}

# The demo reads no configuration.
use_mouse()
{
	in_tmux send-keys -t reader ':set mouse=yes' Enter
	expect_modes 'set mouse=yes' '1 1 1'
}

# ---- off by default: the terminal keeps its own selection ----

start_job
has 'the first list' '1/[0-9]'
expect_modes default '0 0 1'
use_mouse
in_tmux send-keys -t reader ':set mouse=no' Enter
expect_modes 'set mouse=no' '0 0 1'
in_tmux send-keys -t reader Q
has quit '^status 0$'
in_tmux kill-session -t reader

# ---- clicks and the wheel ----

cat >"$work/showmodes" <<'S'
#!/bin/sh
printf '\nother program\n'
read -r answer
S
chmod +x "$work/showmodes"
start_job
has 'the first list' '1/[0-9]'
use_mouse
in_tmux send-keys -t reader ":set browser=$work/showmodes" Enter
third=$("$SAPBAO" --demo --language en --headless 100x30 --keys "wait:9000 Tab j j dump:$work/third" && grep '▌' "$work/third" | grep -v '^▌' |
	sed -e 's/^.*▌ *//' -e 's/^● *//' | cut -c1-40 | sed -e 's/^[0-9:]* *//' -e 's/ *$//' | cut -c1-25)
[ -n "$third" ] || fail "no third article"
row=$(line_of "$third")
report 0 60 "$row"
within 5 marked "$third" || fail "a click does not select"
report 0 60 "$row"
has 'a click on what is selected opens' '[0-9]%$\|end$'
report 65 50 10
report 65 50 10
within 5 screen_has "$third" || fail "after the wheel the title is told over the text"
in_tmux send-keys -t reader G
has 'the end' 'Related'
link=$(line_of '^ *1\. ')
before=$(in_tmux capture-pane -p -t reader | sed -n "${link}p" | sed -e 's/^ *1\. *//' | cut -c1-20)
column=$(in_tmux capture-pane -p -t reader | sed -n "${link}p" | sed -e 's/1\..*//' | wc -c)
report 0 $((column + 6)) "$link"
opened() { in_tmux capture-pane -p -t reader | head -8 | grep -q -e "$before"; }
within 10 opened || fail "a click on a related story's title does not open it ($before)"

# reports of other kinds, and those of a terminal without 1006, are no commands
in_tmux send-keys -t reader -l "$(printf '\033[<2;9;9M\033[<2;9;9m\033[<35;20;8M\033[MQQA\033[M AQ')"
sleep 0.5
kill -0 "$pid" 2>/dev/null || fail "a report was taken for a command"

# ---- another program has the terminal for itself ----

in_tmux send-keys -t reader o
has 'another program' 'other program'
expect_modes 'another program' '0 0 0'
in_tmux send-keys -t reader Enter
expect_modes 'after it' '1 1 1'

# ---- suspended, continued, ended ----

in_tmux send-keys -t reader C-z
has suspended 'Stopped'
expect_modes suspended '0 0 0'
in_tmux send-keys -t reader fg Enter
expect_modes continued '1 1 1'
in_tmux send-keys -t reader Q
expect_modes quit '0 0 0'
has quit 'status 148'
in_tmux kill-session -t reader

for signal in TERM:143 HUP:129 SEGV:139; do
	start_job
	use_mouse
	kill -"${signal%:*}" "$pid"
	has "SIG${signal%:*}" "^status ${signal#*:}\$"
	expect_modes "SIG${signal%:*}" '0 0 0'
	in_tmux kill-session -t reader
done

finish
