# The fetcher dies, stops, lies or was never there: the screen says so, the keys
# go on, another one is started, and q ends with status 0.
set -eu

work=$(mktemp -d "${TMPDIR:-/tmp}/sapbao-faults.XXXXXX")
running=
finish()
{
	for pid in $running; do
		kill -9 "$pid" 2>/dev/null || :
	done
	rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' HUP INT TERM

HOME=$work/home XDG_DATA_HOME=$work/data XDG_CONFIG_HOME=$work/config XDG_RUNTIME_DIR=$work/run
TZ='<+07>-7' LANG=C.UTF-8 LC_ALL=C.UTF-8 SAPBAO_NOW=1785726000
export HOME XDG_DATA_HOME XDG_CONFIG_HOME XDG_RUNTIME_DIR TZ LANG LC_ALL SAPBAO_NOW
unset NO_COLOR LANGUAGE LC_MESSAGES SSH_CONNECTION 2>/dev/null || :
mkdir -p "$HOME" "$XDG_RUNTIME_DIR"

# The demo edition once more, with one page slow enough to hit the fetcher on it.
mkdir -p "$work/share"
for part in keys themes portals; do
	ln -s "$SAPBAO_DATADIR/$part" "$work/share/$part"
done
cp -R "$SAPBAO_DATADIR/demo" "$work/share/demo"
chmod -R u+w "$work/share/demo"
awk -F'\t' -v OFS='\t' '/a10419\.html\t/ { $5 = 1500 } { print }' \
	"$SAPBAO_DATADIR/demo/index.tsv" >"$work/share/demo/index.tsv"
SAPBAO_DATADIR=$work/share
export SAPBAO_DATADIR

failures=0
fail()
{
	echo "FAIL: $*"
	failures=$((failures + 1))
}

# until_true SECONDS COMMAND…
until_true()
{
	tenths=$(($1 * 10))
	shift
	until "$@" 2>/dev/null; do
		tenths=$((tenths - 1))
		[ "$tenths" -gt 0 ] || return 1
		sleep 0.1
	done
}

child_of()
{
	ps -A -o pid= -o ppid= | awk -v parent="$1" '$2 == parent { print $1; found = 1; exit } END { exit !found }'
}

has_other_child()
{
	now=$(child_of "$1") && [ "$now" != "$2" ]
}

# read_news NAME ARGUMENT… KEYS: in the background; screens go to $work/NAME/.
read_news()
{
	name=$1
	shift
	mkdir -p "$work/$name"
	for last do :; done
	script=$(printf "%s" "$last" | sed "s|@|$work/$name|g")
	count=$#
	i=1
	for argument do
		shift
		[ $i -eq $count ] || set -- "$@" "$argument"
		i=$((i + 1))
	done
	"$SAPBAO" --headless 80x24 --language en "$@" --keys "$script" >"$work/$name/out" 2>&1 </dev/null &
	front=$!
	running="$running $front"
}

# ends NAME PID: with status 0, having printed nothing.
ends()
{
	status=0
	wait "$2" || status=$?
	[ "$status" = 0 ] || { fail "$1: status $status"; cat "$work/$1/out"; }
	[ ! -s "$work/$1/out" ] || { fail "$1: it printed something"; cat "$work/$1/out"; }
}

# says NAME SCREEN WORDS
says()
{
	[ -f "$work/$1/$2" ] || { fail "$1: no screen $2"; return 0; }
	# a sentence may be wrapped
	tr '\n' ' ' <"$work/$1/$2" | tr -s ' ' | grep -q -F -e "$3" || {
		fail "$1: $2 does not say \"$3\""
		sed '/^----$/,$d' "$work/$1/$2"
	}
}

says_not()
{
	! grep -q -F -e "$3" "$work/$1/$2" || fail "$1: $2 says \"$3\""
}

slow='wait:9000 / text:du Space text:lich Enter Esc Enter wait:9000 j j Enter dump:@/loading wait:20000 dump:@/after
	? dump:@/help Esc h dump:@/list : text:log Enter dump:@/log Esc Q'
needs_ps=yes
child_of "$(ps -A -o pid= -o ppid= 2>/dev/null | awk -v me=$$ '$1 == me { print $2 }')" >/dev/null 2>&1 || needs_ps=no

# ---- killed, and stopped, while a page is on its way ----

if [ $needs_ps = yes ]; then
	read_news killed --demo "$slow"
	killed=$front
	if until_true 9 test -f "$work/killed/loading" && back=$(child_of $killed); then
		kill -9 "$back"
		until_true 5 has_other_child $killed "$back" || fail "killed: no other fetcher was started"
	else
		fail "killed: no fetcher to kill"
	fi

	read_news stopped --demo "$slow"
	stopped=$front
	if until_true 9 test -f "$work/stopped/loading" && stopped_back=$(child_of $stopped); then
		kill -STOP "$stopped_back"
	else
		fail "stopped: no fetcher to stop"
		stopped_back=0
	fi
else
	echo "ps gives no parents here: killing and stopping are left out"
fi

# ---- programs that are no fetcher ----

# fake NAME: reads a shell script; the front's socket is its descriptor 3.
fake()
{
	mkdir -p "$work/$1"
	{ echo '#!/bin/sh'; cat; } >"$work/$1/fetch"
	chmod +x "$work/$1/fetch"
}

fake ends-at-once <<'S'
exit 1
S
fake rubbish <<'S'
printf 'HTTP/1.1 200 OK\r\n\r\n<html>no frame at all</html>' >&3
sleep 60
S
fake flood <<'S'
exec yes 'rubbish without an end' >&3
S
fake huge-length <<'S'
printf '\377\377\377\377\377\377\377\377' >&3
sleep 60
S
fake half-frame <<'S'
printf '\000\000' >&3
exit 0
S
fake dies-by-signal <<'S'
kill -SEGV $$
S
fake silent <<'S'
exec sleep 60
S

keys='wait:29000 dump:@/list ? dump:@/help Esc Tab r wait:1 dump:@/again Q'
fakes='ends-at-once rubbish flood huge-length half-frame dies-by-signal silent'
real=$SAPBAO_FETCH
for name in $fakes; do
	SAPBAO_FETCH=$work/$name/fetch
	read_news $name --demo "$keys"
	eval "front_$(echo $name | tr - _)=$front"
done
mkdir -p "$work/directory"
for name in missing directory; do
	case $name in
	missing)   SAPBAO_FETCH=$work/there-is-none ;;
	directory) SAPBAO_FETCH=$work/directory ;;
	esac
	read_news $name --demo "$keys"
	eval "front_$name=$front"
done
SAPBAO_FETCH=$real

# ---- folders that are no edition ----

address=https://baocantho.com.vn/khong-co-bai-nay-a999999.html
mkdir -p "$work/no-index" "$work/other"
printf 'https://example.com/\t200\ttext/html\tpage.html\n' >"$work/other/index.tsv"
read_news no-folder --replay "$work/nowhere" "$address" 'wait:9000 dump:@/page r wait:9000 dump:@/again Q'
no_folder=$front
read_news no-index --replay "$work/no-index" "$address" 'wait:9000 dump:@/page r wait:9000 dump:@/again Q'
no_index=$front
read_news other --replay "$work/other" "$address" 'wait:9000 dump:@/page h dump:@/back Q'
other=$front

# ---- what came of it ----

for name in $fakes missing directory; do
	eval "pid=\$front_$(echo $name | tr - _)"
	ends $name "$pid"
	case $name in
	silent) says $name list 'no sign of life' ;;
	*)      says $name list fetcher ;;
	esac
	says $name help 'Everywhere'
	says_not $name list 'There are no articles here yet'
done
says missing list 'could not be started'
says directory list 'could not be started'
says ends-at-once list 'stopped'
says dies-by-signal list 'stopped'
says rubbish list 'nonsense'
says flood list 'nonsense'
says huge-length list 'nonsense'

ends no-folder $no_folder
ends no-index $no_index
says no-folder page nowhere
says no-index page index.tsv
ends other $other
says other page 'no copy of'
says other page 'khong-co-bai-nay'

if [ $needs_ps = yes ]; then
	ends killed $killed
	ends stopped $stopped
	for name in killed stopped; do
		says $name loading 'loading…'
		says $name after 'Khi thành phố còn ngủ'
		says_not $name after 'loading…'
		says $name help 'Everywhere'
		says $name list '3/5'
		says $name log 'replaced'
	done
	[ "$stopped_back" = 0 ] || ! kill -0 "$stopped_back" 2>/dev/null || {
		fail "the stopped fetcher was left behind"
		kill -9 "$stopped_back"
	}
fi
running=
[ "$failures" = 0 ] || exit 1
