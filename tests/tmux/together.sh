# Two instances: what one writes the other shows within a second, though nobody
# touches a key, and while nothing is written it does not wake up.
[ "$(uname)" = Linux ] || { echo "how a process slept is told by /proc"; exit 77; }
. "$TESTS_DIR/tmux/lib.sh"
demo_papers
mkdir "$work/none"
: >"$work/none/index.tsv"

sleeps() { awk '/^voluntary_ctxt/ { print $2 }' "/proc/$pid/status"; }

# The screen has an empty replay folder: it fetches nothing by itself.
"$SAPBAO" --replay "$replay" --quiet fetch tinmoi/the-thao
in_tmux new-session -d -s reader -x 130 -y 30 "$SAPBAO" --language en --replay "$work/none"
has start 'Thể thao'
in_tmux send-keys -t reader j Enter
sleep 1.5
pid=$(in_tmux display-message -p -t reader '#{pane_pid}')

before=$(sleeps)
sleep 1.5
[ "$(sleeps)" = "$before" ] || fail "it woke up $(($(sleeps) - before)) times for nothing"

# a count that another one's fetch changed
screen_has 'Khoa học  *[1-9]' && fail 'there are stories before they were fetched'
"$SAPBAO" --replay "$replay" --quiet fetch tinmoi/khoa-hoc
within 1 screen_has 'Khoa học  *[1-9]' || fail 'the fetch of another instance is not shown within a second'

before=$(sleeps)
sleep 1.5
[ "$(sleeps)" = "$before" ] || fail "afterwards it woke up $(($(sleeps) - before)) times for nothing"

# and a second screen that marks all read
"$SAPBAO" --language en --replay "$work/none" --headless 130x30 --keys 'text:A wait:200 Q' >/dev/null
none_new() { ! screen_has 'Khoa học  *[1-9]'; }
within 1 none_new ||
	fail 'marks of another screen are not shown within a second'

in_tmux send-keys -t reader Q
finish
