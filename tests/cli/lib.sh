# lib.sh: for the command line's tests.  A private home, and three words:
#     run STATUS COMMAND...       runs it; its output is in $out and $err
#     says WORD...                standard error has each of them (grep -e)
#     fails WHY                   counts a failure and shows what there was
# Ends with `finish`, which gives the exit status of the test.
set -u
: "${SAPBAO:?is the program}" "${SAPBAO_FETCH:?}" "${SAPBAO_DATADIR:?}" "${TESTS_DIR:?}" "${TOP_SRCDIR:?}"
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
chmod 755 "$work"
home=$work/home
mkdir -p "$home" "$work/run"
HOME=$home XDG_DATA_HOME=$home/.local/share XDG_CONFIG_HOME=$home/.config XDG_RUNTIME_DIR=$work/run
TMPDIR=$work/run LC_ALL=C.UTF-8 SAPBAO_NOW=1767258000
export HOME XDG_DATA_HOME XDG_CONFIG_HOME XDG_RUNTIME_DIR TMPDIR LC_ALL SAPBAO_NOW
unset LANG LANGUAGE LC_MESSAGES TERM NO_COLOR 2>/dev/null || :
out=$work/out err=$work/err command='' failures=0 checks=0
archive=$XDG_DATA_HOME/sapbao/archive.db

# Sanitizers and the sandbox do not go together; releases ignore the word.
if [ -n "${BUILD_DIR:-}" ] && grep -q '^#define ALLOW_SANDBOX_OFF 1' "$BUILD_DIR/config.h" 2>/dev/null; then
	SAPBAO_SANDBOX=off; export SAPBAO_SANDBOX
fi
PYTHON=${PYTHON:-}
case $PYTHON in ''|:|no) PYTHON= ;; *) command -v "$PYTHON" >/dev/null 2>&1 || PYTHON= ;; esac

fails() {
	failures=$((failures + 1))
	printf 'FAIL: %s\n  after: %s\n' "$1" "$command"
	sed 's/^/  out: /' "$out" | cut -c 1-160 | head -n 6
	sed 's/^/  err: /' "$err" | cut -c 1-300 | tail -n 6
}

run() {
	want=$1; shift
	command=$*
	checks=$((checks + 1))
	"$@" >"$out" 2>"$err" </dev/null
	got=$?
	[ "$got" = "$want" ] || fails "status $got instead of $want"
}

says() {
	for word; do
		checks=$((checks + 1))
		grep -q -e "$word" "$err" || fails "standard error does not say: $word"
	done
}

prints() {
	for word; do
		checks=$((checks + 1))
		grep -q -e "$word" "$out" || fails "standard output has no: $word"
	done
}

silent() {
	checks=$((checks + 1))
	[ ! -s "$out" ] || fails "something on standard output"
}

# Wrong usage: status 2, nothing printed, a word that helps.
wrong() {
	hint=$1; shift
	run 2 "$SAPBAO" "$@"
	silent
	says "$hint"
}

lines() {
	n=$(wc -l < "$out")
	checks=$((checks + 1))
	[ "$((n))" = "$1" ] || fails "$((n)) lines instead of $1"
}

# python NAME ARGUMENT...: a program of Python's on standard input must be content.
python() {
	if [ -z "$PYTHON" ]; then cat >/dev/null; return 0; fi
	command="$1 (python)"; shift
	checks=$((checks + 1))
	PYTHONIOENCODING=utf-8 PYTHONDONTWRITEBYTECODE=1 "$PYTHON" - "$@" >"$out" 2>"$err" || fails "not as it should be"
}

# The demo's papers as if they were the program's own, under $work/data.
demo_data() {
	mkdir -p "$work/data"
	cp -R "$SAPBAO_DATADIR/keys" "$SAPBAO_DATADIR/presets" "$SAPBAO_DATADIR/themes" "$work/data/"
	cp -R "$TOP_SRCDIR/data/demo/portals" "$work/data/"
	chmod -R u+w "$work/data"
	SAPBAO_DATADIR=$work/data; export SAPBAO_DATADIR
	replay=$TOP_SRCDIR/data/demo
}

# screen NAME KEYS: the keys of a session over the demo's papers (demo_data); dump:@/X
# writes $work/X.  $size, and $keep: the archive of the session before.
screen() {
	command="keys $2"
	checks=$((checks + 1))
	keys=$(printf '%s' "$2" | sed "s|@|$work|g")
	[ -n "${keep:-}" ] || rm -rf "$XDG_DATA_HOME"
	"$SAPBAO" --replay "$replay" --headless "${size:-80x24}" --language en --keys "$keys" >"$out" 2>"$err" </dev/null ||
		fails "$1: status $?"
}
# shows SCREEN WORDS...: its text plane has them
shows() {
	file=$work/$1
	shift
	for words; do
		checks=$((checks + 1))
		sed '/^----$/,$d' "$file" >"$out"
		grep -q -F -e "$words" "$out" || { fails "$file does not show: $words"; cat "$out"; }
	done
}
hides() {
	checks=$((checks + 1))
	sed '/^----$/,$d' "$work/$1" >"$out"
	! grep -q -F -e "$2" "$out" || fails "$1 shows: $2"
}

# Root may do everything, so what nobody may not do is tried as nobody.  False
# when this cannot be tried here.
as_nobody() {
	if [ "$(id -u)" != 0 ]; then "$@"; return; fi
	setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=-all -- "$@"
}
can_be_nobody() {
	as_nobody "$SAPBAO" --version >/dev/null 2>&1 &&
		as_nobody test -x "$SAPBAO_FETCH" && as_nobody test -r "$SAPBAO_DATADIR/keys"
}

finish() {
	echo "$checks checks, $failures failures"
	[ "$failures" = 0 ]
	exit
}
