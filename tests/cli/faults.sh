# What may be wrong on the reader's side: a sentence, a status, nothing lost.
. "$TESTS_DIR/cli/lib.sh"
demo_data
keys="--headless 80x24 --keys"
sum() { cksum <"$1" 2>/dev/null || echo none; }

run 0 "$SAPBAO" --replay "$replay" fetch tinmoi/the-thao tinmoi/khoa-hoc
good=$work/good.db
cp "$archive" "$good"

# ---- archives that are none: never written, also by the screens ----

refused() {
	what=$1
	before=$(sum "$archive")
	for sub in 'list' 'search cau' 'show 1' "--replay $replay fetch tinmoi/the-thao"; do
		run 3 "$SAPBAO" $sub
		silent
		says "archive.db" 'sapbao: it was left as it is' '\-\-archive'
		[ "$(sum "$archive")" = "$before" ] || fails "$what: the file was changed"
	done
	rm -f "$work/screen"
	run 0 "$SAPBAO" --replay "$replay" $keys "wait:3000 dump:$work/screen Q"
	[ -s "$work/screen" ] || fails "$what: no screen"
	[ "$(sum "$archive")" = "$before" ] || fails "$what: the file was changed by the screens"
	rm -rf "$archive" "$archive"-*
}

echo 'this is no archive' >"$archive"
refused rubbish
head -c 20000 /dev/urandom >"$archive"
refused noise
size=$(wc -c <"$good")
head -c $((size / 2)) "$good" >"$archive"
refused 'cut in half'
head -c 60 "$good" >"$archive"
refused 'cut in its head'
cp "$good" "$archive"
dd if=/dev/zero of="$archive" bs=4096 seek=1 count=20 conv=notrunc 2>/dev/null
refused 'pages of zeros'
mkdir "$archive"
run 3 "$SAPBAO" list
says 'archive.db'
rmdir "$archive"
if mkfifo "$archive" 2>/dev/null; then
	run 3 "$SAPBAO" list
	says 'archive.db'
	rm "$archive"
fi

sql() {         # FILE STATEMENT
	if command -v sqlite3 >/dev/null 2>&1; then
		sqlite3 "$1" "$2" >/dev/null
	elif [ -n "$PYTHON" ]; then
		"$PYTHON" -c 'import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.executescript(sys.argv[2]); c.close()' "$1" "$2"
	else
		return 1
	fi
}
cp "$good" "$archive"
if sql "$archive" 'PRAGMA user_version = 9999'; then
	run 3 "$SAPBAO" list
	says 'newer sapbao'
	refused newer
	rm -f "$archive"
	sql "$archive" 'CREATE TABLE mine(x); INSERT INTO mine VALUES(1)'
	run 3 "$SAPBAO" list
	says 'no archive of sapbao'
	refused "somebody else's"
fi

# an empty file is a new archive, and a broken one is no obstacle to another
: >"$archive"
run 0 "$SAPBAO" list
echo rubbish >"$archive"
run 0 "$SAPBAO" --archive "$good" list
lines "$("$SAPBAO" --archive "$good" list | wc -l)"
rm -f "$archive"

# ---- a disk that is full ----

if (ulimit -f 60) 2>/dev/null; then
	command='ulimit -f 60; fetch'
	(ulimit -f 60; "$SAPBAO" --replay "$replay" fetch tinmoi) >"$out" 2>"$err"
	status=$?
	[ $status = 3 ] || fails "status $status instead of 3"
	says 'archive.db'
	rm -f "$archive" "$archive"-*
	cp "$good" "$archive"
	before=$("$SAPBAO" list --tsv --limit 1000)
	command='ulimit -f 60; fetch into an archive'
	(ulimit -f 60; "$SAPBAO" --replay "$replay" fetch tinmoi) >"$out" 2>"$err"
	status=$?
	[ $status = 3 ] || fails "status $status instead of 3"
	says 'archive.db'
	run 0 "$SAPBAO" list --tsv --limit 1000
	[ "$(cat "$out")" = "$before" ] || fails 'the archive is not what it was'
	rm -f "$archive" "$archive"-*
fi

# ---- homes that cannot be written, or are not there ----

if can_be_nobody && as_nobody test -r "$replay/index.tsv"; then
	rm -rf "$XDG_DATA_HOME"
	mkdir -p "$XDG_DATA_HOME"
	chmod 755 "$home" "$home/.local" "$XDG_DATA_HOME"
	[ "$(id -u)" = 0 ] || chmod a-w "$XDG_DATA_HOME"
	for sub in list "--replay $replay fetch tinmoi/the-thao"; do
		run 3 as_nobody "$SAPBAO" $sub
		silent
		says 'Permission denied' '\-\-archive'
	done
	screens=$work/screens
	mkdir -p "$screens"
	chmod 777 "$screens" "$TMPDIR"
	run 0 as_nobody "$SAPBAO" --replay "$replay" $keys "wait:3000 dump:$screens/readonly Q"
	[ -s "$screens/readonly" ] || fails 'no screen'
	[ -z "$(ls "$TMPDIR")" ] || fails "left behind: $(ls "$TMPDIR")"
	run 0 as_nobody "$SAPBAO" portals
	# an archive that may be read
	chmod u+w "$XDG_DATA_HOME"
	mkdir "$XDG_DATA_HOME/sapbao"
	cp "$good" "$archive"
	[ "$(id -u)" = 0 ] || chmod a-w "$archive" "$XDG_DATA_HOME/sapbao"
	chmod a+r "$archive"
	before=$(sum "$archive")
	run 0 as_nobody "$SAPBAO" list --limit 2
	lines 2
	run 0 as_nobody "$SAPBAO" show 1
	run 3 as_nobody "$SAPBAO" --replay "$replay" fetch tinmoi
	says 'cannot be written'
	[ "$(sum "$archive")" = "$before" ] || fails 'the file was changed'
	# and one that may not
	chmod u+w "$XDG_DATA_HOME/sapbao"
	chmod 0 "$archive"
	run 3 as_nobody "$SAPBAO" list
	says 'Permission denied'
	chmod 600 "$archive"
else
	echo 'nobody cannot run the program here: that part is left out'
fi

without() { ( unset HOME XDG_DATA_HOME XDG_CONFIG_HOME; "$@" ); }
run 3 without "$SAPBAO" list
says 'HOME' '\-\-archive'
run 0 without "$SAPBAO" --archive "$good" list
run 0 without "$SAPBAO" portals
run 0 without "$SAPBAO" parse --feed "$TESTS_DIR/feeds/atom-10/in.xml"
run 0 without "$SAPBAO" --replay "$replay" $keys "dump:$work/nohome Q"
[ -s "$work/nohome" ] || fails 'no screen'
XDG_DATA_HOME=relative run 0 "$SAPBAO" list
[ ! -e relative ] || fails 'a folder that is not absolute was used'

# ---- configuration: place and reason, and the program goes on ----

mkdir -p "$XDG_CONFIG_HOME/sapbao/portals"
cat >"$XDG_CONFIG_HOME/sapbao/config" <<'EOF'
set measure 60
set nonsense 1
  set measure wide
# a remark
bind nowhere x quit
jump 3
bind list x "quit
set ledes yes
EOF
run 0 "$SAPBAO" -v list
for place in 2:5 3:15 5:14 6:1 7:13; do says "sapbao/config:$place: ..."; done
[ "$(grep -c 'sapbao/config:' "$err")" = 5 ] || fails 'not five mistakes'
run 0 "$SAPBAO" list
! grep -q 'sapbao/config:' "$err" || fails 'mistakes are told unasked'
run 0 "$SAPBAO" --config "$work/none" list
says "$work/none: No such file"
run 0 "$SAPBAO" --config "$work" list
says 'directory'
echo "source $XDG_CONFIG_HOME/sapbao/config" >"$XDG_CONFIG_HOME/sapbao/config"
run 0 "$SAPBAO" -v list
says 'circle'
head -c 3000 /dev/urandom >"$XDG_CONFIG_HOME/sapbao/config"
run 0 "$SAPBAO" list
rm "$XDG_CONFIG_HOME/sapbao/config"

cd "$XDG_CONFIG_HOME/sapbao/portals" || exit 1
printf 'name: Báo Sai\nthis is no line\nno_such_key: 1\ncategory: | |\ncategory: Thời sự | /thoi-su/\n' >sai.example.txt
printf 'extends: khongco\n' >mat.example.txt
printf 'extends: vong\n' >vong.txt
printf 'extends: vong\nname: Vòng\n' >vong.example.txt
printf 'extends: ../../../etc/passwd\n' >ngoai.example.txt
head -c 3000 /dev/urandom >rac.example.txt
: >rong.example.txt
mkdir thu.muc.txt
ln -s /nonexistent/nothing chet.example.txt
head -c 400000 /dev/zero | tr '\0' 'a' >to.example.txt
cd / || exit 1
run 0 "$SAPBAO" -v portals
prints '^tinmoi.example  Tin Mới' '^sai.example  Báo Sai' '^    thoi-su  *Thời sự'
says 'sai.example.txt:2: ' 'sai.example.txt:3: .*no_such_key' 'sai.example.txt:4: ' 'mat.example.txt: .*khongco' 'circle' 'to.example.txt'
! grep -q -e '^mat.example' -e '^vong.example' "$out" || fails 'a portal without its family'
rm -rf "$XDG_CONFIG_HOME/sapbao/portals"

# a program that lacks its parts
for datadir in "$work/none" "$work/screen"; do
	SAPBAO_DATADIR=$datadir run 1 "$SAPBAO" portals
	says 'no portal files'
done
for fetcher in "$work/none" "$work" "$TESTS_DIR/cli/lib.sh"; do
	SAPBAO_FETCH=$fetcher run 1 "$SAPBAO" parse --feed "$TESTS_DIR/feeds/atom-10/in.xml"
	silent
	says 'could not be started\|stopped'
	SAPBAO_FETCH=$fetcher run 1 "$SAPBAO" --replay "$replay" --archive "$work/part.db" fetch tinmoi/the-thao
	says 'could not be started\|stopped'
done
printf '#!/bin/sh\nkill -9 $$\n' >"$work/dies"
printf '#!/bin/sh\necho hello >&3\nsleep 1\n' >"$work/lies"
chmod 755 "$work/dies" "$work/lies"
SAPBAO_FETCH=$work/dies run 137 "$SAPBAO" parse --feed "$TESTS_DIR/feeds/atom-10/in.xml"
says '^sapbao: ...'
SAPBAO_FETCH=$work/lies run 1 "$SAPBAO" parse --feed "$TESTS_DIR/feeds/atom-10/in.xml"
says '^sapbao: ...'
run 1 "$SAPBAO" --replay "$replay" --archive "$work/rec.db" --record /dev/null/x fetch tinmoi
[ "$(grep -c '/dev/null' "$err")" = 1 ] || fails 'the recording is not complained of once'
prints 'tin-tuc-24h: [1-9]'

# ---- locales and terminals ----

cp "$good" "$archive"
for locale in C POSIX vi_VN.UTF-8 xx_YY.KOI8-R ''; do
	LC_ALL=$locale run 0 "$SAPBAO" list --limit 1000
	prints 'Thể thao\|thể\|đ'
done
LC_ALL= LANG=C run 2 "$SAPBAO" show
says 'usage: sapbao show'

run 1 "$SAPBAO"
silent
says 'terminal' 'sapbao list'
run 1 env TERM=dumb "$SAPBAO"
says 'terminal'
run 1 env TERM=xterm "$SAPBAO" https://tinmoi.example/
says 'terminal'
python 'terminals that cannot' "$SAPBAO" <<'EOF'
import os, pty, subprocess, sys, threading

def on_terminal(term):
    env = {k: v for k, v in os.environ.items() if k != "TERM"}
    if term is not None:
        env["TERM"] = term
    ours, theirs = pty.openpty()
    p = subprocess.Popen([sys.argv[1]], stdin=theirs, stdout=theirs, stderr=subprocess.PIPE, env=env,
                         start_new_session=True)
    os.close(theirs)
    timer = threading.Timer(10, p.kill)
    timer.start()
    words = p.stderr.read().decode()
    status = p.wait()
    timer.cancel()
    return status, words

for term in (None, "", "no-such-terminal"):
    status, words = on_terminal(term)
    assert status == 1 and words.startswith("sapbao: ") and "terminal" in words.lower(), (term, status, words)
    assert len(words.splitlines()) == 1, (term, words)
EOF
python 'a terminal without a screen gets lines' "$SAPBAO" "$replay" <<'EOF'
import os, pty, select, subprocess, sys, time

ours, theirs = pty.openpty()
p = subprocess.Popen([sys.argv[1], "--replay", sys.argv[2]], stdin=theirs, stdout=theirs,
                     stderr=subprocess.PIPE, env=dict(os.environ, TERM="dumb"), start_new_session=True)
os.close(theirs)
said, asked, until = b"", False, time.monotonic() + 30
while time.monotonic() < until:
    if select.select([ours], [], [], 0.2)[0]:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        said += piece
    if b"Tin" in said and not asked:
        os.write(ours, b"Q\n")
        asked = True
assert p.wait(timeout=10) == 0, (p.returncode, said, p.stderr.read())
assert asked and b"\x1b" not in said, said
EOF
[ -z "$(ls "$TMPDIR")" ] || fails "left behind: $(ls "$TMPDIR")"
finish
