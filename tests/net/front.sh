# The front against a captured fetcher: it believes no lie, replaces the liar,
# tells the reader, and neither hangs.
. "$TESTS_DIR/cli/lib.sh"
[ -n "$PYTHON" ] || { echo 'there is no python3'; exit 77; }
conf=$XDG_CONFIG_HOME/sapbao
mkdir -p "$conf"
echo 'set deadline 3' >"$conf/config"
echo 'feed https://bao.example/rss "Báo"' >"$conf/feeds"
# in a file of its own: the front starts a program without arguments of ours
printf '#!/bin/sh\nexec "%s" -B "%s/net/liar.py" --fd 3\n' "$PYTHON" "$TESTS_DIR" >"$work/liar"
chmod 755 "$work/liar"
SAPBAO_FETCH=$work/liar
export SAPBAO_FETCH LIE

LIE=honest
run 0 "$SAPBAO" fetch own
prints 'own/bao-example-rss: 1 new'
# Each with a home of its own, six at once: Python needs its time to start.
tell() {
	HOME=$work/$LIE XDG_DATA_HOME=$work/$LIE
	mkdir -p "$HOME"
	begun=$(date +%s)
	"$SAPBAO" fetch own >"$HOME/out" 2>"$HOME/err" </dev/null
	echo $? $(($(date +%s) - begun)) >"$HOME/end"
	"$SAPBAO" list >"$HOME/list" 2>/dev/null </dev/null
}
running=0
for LIE in $("$PYTHON" -B "$TESTS_DIR/net/liar.py"); do
	case $LIE in honest|late) continue ;; esac
	(tell) &
	running=$((running + 1))
	[ $((running % 6)) != 0 ] || wait
done
wait
for LIE in $("$PYTHON" -B "$TESTS_DIR/net/liar.py"); do
	case $LIE in honest|late) continue ;; esac
	command="LIE=$LIE fetch own" out=$work/$LIE/out err=$work/$LIE/err
	read -r got took <"$work/$LIE/end"
	limit=20 want='answered nonsense'
	case $LIE in
	silent) limit=25 want='no sign of life' ;;
	leaves|dies) want='stopped' ;;
	others-endless) limit=25 want='too long' ;;
	esac
	checks=$((checks + 3))
	case $LIE$got in *1|dies137) ;; *) fails "$LIE: status $got" ;; esac
	[ "$took" -le "$limit" ] || fails "$LIE took $took s"
	# parts are kept as they come: of them the first ones were no lies
	[ ! -s "$work/$LIE/list" ] || [ "$LIE" = parts-endless ] || fails "$LIE is in the archive"
	says "$want"
	checks=$((checks + 1))
	LC_ALL=C grep -q "$(printf '\033')\|$(printf '\302\233')" "$out" "$err" && fails "$LIE reached the terminal"
	printf '%-20s %2d s  %s\n' "$LIE" "$took" "$(sed -n 's/^sapbao: own[^:]*: //p' "$err" | tail -n 1)"
done

# A page that stopped the fetcher twice is not asked for again by itself.
LIE=dies
printf '#!/bin/sh\necho >>"%s/starts"\nexec "%s" -B "%s/net/liar.py" --fd 3\n' "$work" "$PYTHON" "$TESTS_DIR" >"$work/liar"
page='text:open Space text:https://bao.example/a Enter'
HOME=$home XDG_DATA_HOME=$home/.local/share out=$work/out err=$work/err
run 0 "$SAPBAO" --headless 80x24 --keys "wait:9000 : $page wait:9000 dump:$work/first h : $page wait:9000
	dump:$work/second h : $page wait:9000 dump:$work/third Q" --archive "$work/page.db"
for n in first second; do
	checks=$((checks + 1))
	grep -q 'stopped on this page' "$work/$n" || fails "the $n time nothing is said"
done
checks=$((checks + 2))
grep -q 'stopped the fetcher twice' "$work/third" || { cp "$work/third" "$out"; fails 'the third time it is asked for'; }
[ "$(wc -l <"$work/starts" | tr -d ' ')" -le 4 ] || fails 'a fetcher more was started for it'

# What is cancelled may still be answered: that is no lie, and nobody hears it.
LIE=late
printf 'set deadline 3\nset quiet_hours 0-23:59\n' >"$conf/config"     # only what we ask for
rm -f "$work/starts"
run 0 "$SAPBAO" --headless 80x24 --keys ": $page wait:300 dump:$work/asked h dump:$work/left wait:1500 : text:log Enter dump:$work/log
	Esc : $page wait:300 : text:cancel Space text:all Enter dump:$work/stopped Q" --archive "$work/late.db"
checks=$((checks + 5))
grep -q 'https://bao.example/a\|loading\|fetching' "$work/asked" || { cp "$work/asked" "$out"; fails 'nothing was asked for'; }
grep -q 'fetching' "$work/left" && { cp "$work/left" "$out"; fails 'what was left is still fetched'; }
grep -q 'refused' "$work/log" && { cp "$work/log" "$out"; fails 'a late answer was taken for a lie'; }
grep -q 'cancelled' "$work/stopped" || { cp "$work/stopped" "$out"; fails 'the page does not say that it was cancelled'; }
[ "$(wc -l <"$work/starts" | tr -d ' ')" = 1 ] || fails 'a fetcher was replaced for a late answer'
finish
