# What a kill rule stars and what a saved search catches is told: by a bell, by a
# notice of the terminal, by a program; once, and only where the option says so.
. "$TESTS_DIR/tmux/lib.sh"
demo_papers

cat >"$work/note" <<S
#!/bin/sh
printf '%s\n' "\$#" "\$@" >>'$work/notes'
S
chmod +x "$work/note"

# newsstand NAME LINE…: an archive of its own, these lines as its configuration
newsstand()
{
	HOME=$work/$1 XDG_DATA_HOME=$work/$1/data XDG_CONFIG_HOME=$work/$1/config
	export HOME XDG_DATA_HOME XDG_CONFIG_HOME
	mkdir -p "$XDG_CONFIG_HOME/sapbao"
	shift
	printf '%s\n' "$@" >"$XDG_CONFIG_HOME/sapbao/config"
	rm -f "$work/bytes" "$work/notes"
	in_tmux new-session -d -s reader -x 100 -y 30 "sleep 0.5; exec '$SAPBAO' --language en --replay '$replay'"
	in_tmux pipe-pane -t reader "cat >'$work/bytes'"
	has "$*" '1/8'
	sleep 0.5
	in_tmux send-keys -t reader Q
	sleep 0.5
	in_tmux kill-server 2>/dev/null || :      # it keeps the environment
	tr '\007\033' 'BE' <"$work/bytes" >"$work/seen"
}

star='kill star title:"Hợp long cầu"'
newsstand off "$star"
grep -q "$(printf '\007')" "$work/bytes" && fail 'off: something was told'
newsstand bell "$star" 'set notify=bell'
[ "$(tr -cd '\007' <"$work/bytes" | wc -c)" -eq 1 ] || fail 'bell: not one bell'
newsstand none 'kill star title:"không có chữ này"' 'set notify=bell'
[ "$(tr -cd '\007' <"$work/bytes" | wc -c)" -eq 0 ] || fail 'bell: nothing was starred and it rang'
newsstand osc9 "$star" 'set notify=osc9'
grep -q 'E]9;sapbao: Hợp long cầu Cái Sậy.*B' "$work/seen" || { fail 'osc9: no notice'; cat -v "$work/bytes" | tail -3; }
newsstand program "$star" 'watch Ca dao | dông' 'set notify=command' "set notify_command=\"$work/note -x\""
within 5 test -s "$work/notes" || fail 'command: it was not started'
[ "$(sed -n 1,2p "$work/notes" | tr '\n' ' ')" = '2 -x ' ] || fail 'command: its arguments'
sed -n 3p "$work/notes" | grep -q '^sapbao: 2 new, Hợp long cầu Cái Sậy' || fail "command: it was told $(sed -n 3p "$work/notes")"
[ "$(wc -l <"$work/notes")" -eq 3 ] || fail 'command: more than one notice'

finish
