# Golden screens: the real program over the demo edition, keys from a script,
# the clock pinned.  A golden is what a reader would see, and under it the name
# of each cell's style.  UPDATE=1 writes them anew: read every one before it is
# kept.
#
#     demo/SCENE-WxH.txt      English       demo/SCENE-WxH.vi.txt      Vietnamese
set -eu

goldens=$TESTS_DIR/screens/demo
update=${UPDATE-}
work=$(mktemp -d "${TMPDIR:-/tmp}/sapbao-demo.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

HOME=$work/home XDG_DATA_HOME=$work/data XDG_CONFIG_HOME=$work/config XDG_RUNTIME_DIR=$work/run
TZ='<+07>-7' LANG=C.UTF-8 LC_ALL=C.UTF-8 SAPBAO_NOW=1785726000
export HOME XDG_DATA_HOME XDG_CONFIG_HOME XDG_RUNTIME_DIR TZ LANG LC_ALL SAPBAO_NOW
unset NO_COLOR LANGUAGE LC_MESSAGES SSH_CONNECTION 2>/dev/null || :
mkdir -p "$HOME" "$XDG_RUNTIME_DIR"

# The same papers with a category that the server has no answer for.
whole=$SAPBAO_DATADIR
mkdir -p "$work/share"
for part in keys presets themes portals; do
	ln -s "$whole/$part" "$work/share/$part"
done
cp -R "$whole/demo" "$work/share/demo"
chmod -R u+w "$work/share/demo"
awk -F'\t' -v OFS='\t' '/baosongnuoc.example\/(rss\/cate\/)?kinh-te\/\t/ { $2 = 503 } { print }' \
	"$whole/demo/index.tsv" >"$work/share/demo/index.tsv"
export SAPBAO_DATADIR

failures=0
fail()
{
	echo "FAIL: $*"
	failures=$((failures + 1))
}

# Vietnamese screens need the message file: a build with NLS.
languages=en
if [ -f "$BUILD_DIR/po/vi/LC_MESSAGES/sapbao.mo" ]; then
	languages='en vi'
else
	echo "no Vietnamese message file here: English screens only"
fi

# read SIZE LANGUAGE KEYS: runs the keys; dump:@/NAME writes into the work folder.
read_news()
{
	mkdir -p "$work/$1.$2"
	keys=$(printf '%s' "$3" | sed "s|@|$work/$1.$2|g")
	status=0
	"$SAPBAO" --demo --language "$2" --headless "$1" --keys "$keys" >"$work/out" 2>&1 </dev/null || status=$?
	[ "$status" = 0 ] || { fail "$1 $2: status $status"; cat "$work/out"; }
	[ ! -s "$work/out" ] || { fail "$1 $2: it printed something"; cat "$work/out"; }
}

# golden SIZE LANGUAGE SCENE: in Vietnamese only where the screen says something
# of its own.
golden()
{
	case $2:$3 in
	vi:page-two | vi:deep-3 | vi:link | vi:typing | vi:list-read | vi:after | vi:found | \
	vi:gate-back | vi:left-loading | vi:html-only | vi:closed-list)
		return 0 ;;
	esac
	case $2 in
	en) file=$goldens/$3-$1.txt ;;
	*)  file=$goldens/$3-$1.$2.txt ;;
	esac
	got=$work/$1.$2/$3
	if [ ! -f "$got" ]; then
		fail "$3 $1 $2: no screen"
	elif [ -n "$update" ]; then
		cat "$got" >"$file"
	elif ! cmp -s "$file" "$got"; then
		fail "$3 $1 $2 differs from $file"
		diff -u "$file" "$got" || :
	fi
}

# Text plane of the rightmost pane: beside it the unread counts go on falling.
reader()
{
	sed -e '/^----$/,$d' -e 's/.*│//' "$1"
}

# same SIZE LANGUAGE SCENE SCENE: back must give the very page, at the very
# line, that was left.
same()
{
	reader "$work/$1.$2/$3" >"$work/left"
	reader "$work/$1.$2/$4" >"$work/found"
	cmp -s "$work/left" "$work/found" || {
		fail "$1 $2: $4 is not the screen of $3"
		diff -u "$work/left" "$work/found" || :
	}
}

# says SIZE LANGUAGE SCENE WORDS
says()
{
	grep -q -F -e "$4" "$work/$1.$2/$3" || fail "$1 $2: $3 does not say \"$4\""
}

scenes()
{
	size=$1 language=$2

	# a list, an article, its related, three deep by number, back the same way, forward again
	read_news "$size" "$language" "wait:9000 dump:@/first Tab dump:@/list
		Enter wait:9000 dump:@/article Space dump:@/page-two G dump:@/related
		3 wait:9000 G dump:@/deep-1 2 wait:9000 Space dump:@/deep-2 1 wait:9000 dump:@/deep-3
		h wait:9000 dump:@/back-2 h wait:9000 dump:@/back-1 h wait:9000 dump:@/back-0
		L wait:9000 dump:@/forward-1 L wait:9000 dump:@/forward-2 L wait:9000 dump:@/forward-3
		L dump:@/forward-end h h h h dump:@/list-read
		n dump:@/next-unread N dump:@/toggled u wait:9000 dump:@/undone s dump:@/starred"
	for scene in first list article page-two related deep-3 forward-end list-read starred; do
		golden "$size" "$language" $scene
	done
	same "$size" "$language" deep-2 back-2
	same "$size" "$language" deep-1 back-1
	same "$size" "$language" related back-0
	same "$size" "$language" deep-1 forward-1
	same "$size" "$language" deep-2 forward-2
	same "$size" "$language" deep-3 forward-3
	says "$size" "$language" next-unread 3/8

	# links by Tab, search in view, zoom, filter, the archive
	read_news "$size" "$language" "wait:9000 Tab Enter wait:9000
		Tab dump:@/link / text:cau Space text:cai dump:@/typing Enter dump:@/search n dump:@/search-next
		Esc q = text:song Enter dump:@/filter Esc dump:@/filter-gone
		S text:lua Space text:gao Enter dump:@/nothing
		} wait:9000 S text:ca Space text:phe Enter dump:@/none
		S text:gia Enter dump:@/archive Enter wait:9000 dump:@/found h dump:@/archive-back"
	for scene in link typing search search-next filter archive; do
		golden "$size" "$language" $scene
	done

	# linear: for speech and braille lines
	read_news "$size" "$language" "wait:9000 : text:set Space text:linear! Enter dump:@/linear-categories
		Tab j wait:9000 dump:@/linear-list Enter wait:9000 j j j dump:@/linear-article G dump:@/linear-end ? j dump:@/linear-help"
	for scene in linear-categories linear-list linear-article linear-end linear-help; do
		golden "$size" "$language" $scene
	done

	# what is wrong with the world: a broken feed, a page that is gone, one behind a gate
	read_news "$size" "$language" "wait:9000 dump:@/start Tab G dump:@/before Enter wait:9000 dump:@/missing
		h dump:@/after h 6 j dump:@/chosen Enter wait:9000 dump:@/broken-feed
		: text:opt Tab Enter dump:@/options Esc
		} wait:9000 dump:@/html-only j j Enter dump:@/loading h dump:@/left-loading Q"
	for scene in missing after broken-feed options html-only loading left-loading; do
		golden "$size" "$language" $scene
	done
	says "$size" "$language" missing 404

	# a page that wants a cookie first; a paper that has closed
	read_news "$size" "$language" "wait:9000 / text:suc Space text:khoe Enter Esc Enter wait:9000
		/ text:mia Enter dump:@/found Enter wait:9000 dump:@/gate h dump:@/gate-back
		h G Enter dump:@/unfolded j Enter wait:9000 dump:@/closed r wait:9000 dump:@/closed-list
		Enter wait:9000 dump:@/closed-article"
	for scene in found gate gate-back unfolded closed closed-list closed-article; do
		golden "$size" "$language" $scene
	done

	# a line of commands, helped and completed; the palette
	read_news "$size" "$language" "wait:9000 : dump:@/prompt-empty text:s dump:@/prompt-names
		text:et Space text:lay Tab Space dump:@/prompt-option Esc
		; dump:@/palette text:kt dump:@/palette-initials C-u text:Thoi Space text:su dump:@/palette-folded
		Down Enter wait:9000 dump:@/palette-gone
		C-p text:vam Space text:thuan dump:@/palette-article Enter wait:9000 dump:@/palette-read"
	for scene in prompt-empty prompt-names prompt-option palette palette-initials palette-folded; do
		golden "$size" "$language" $scene
	done
	says "$size" "$language" palette-initials 'Kinh tế'
	says "$size" "$language" palette-gone 'Thời sự'

	# a list that cannot be fetched, told in the list of errors
	SAPBAO_DATADIR=$work/share
	read_news "$size" "$language" "wait:9000 } wait:9000 E dump:@/errors r wait:9000 dump:@/errors-again Enter dump:@/gone"
	SAPBAO_DATADIR=$whole
	golden "$size" "$language" errors
	says "$size" "$language" errors-again baosong

	# a search kept among the categories, a star that makes a list, hiding, undo and redo
	read_news "$size" "$language" "wait:9000 : text:watch Space text:Mưa Space text:| Space text:mưa Space text:-gạo Enter
		g dump:@/watched j Enter wait:9000 dump:@/mine s wait:9000 dump:@/mine-starred
		2 x wait:9000 dump:@/mine-hidden u wait:9000 dump:@/mine-undone C-r wait:9000 dump:@/mine-redone
		S text:caauf Enter W text:cầu Enter wait:9000 dump:@/mine-kept S text:hidden Enter dump:@/hidden"
	for scene in mine-starred mine-redone mine-kept hidden; do
		golden "$size" "$language" $scene
	done
	says "$size" "$language" mine-undone 1/1
	says "$size" "$language" hidden 1/1

	read_news "$size" "$language" "wait:9000 Tab Enter wait:9000 T text:Miền Space text:Tây Enter wait:9000 dump:@/tagged
		: text:find Space text:tag:\"miền Space text:tây\" Enter dump:@/tag-found"
	says "$size" "$language" tagged '#Miền Tây'
	says "$size" "$language" tag-found 1/1

	read_news "$size" "$language" "wait:9000 : text:find Space text:mưa Space text:-aft Tab dump:@/filter-name Esc wait:100
		S text:gia Enter : text:save-search Space text:Giá Enter : text:forget-search Space text:Gi Tab dump:@/forget Enter
		wait:9000 dump:@/forgotten"
	says "$size" "$language" filter-name 'find mưa -after:'
	says "$size" "$language" forget 'forget-search Giá'

	read_news "$size" "$language" "wait:9000 ? dump:@/help C-f dump:@/help-more / text:tim dump:@/help-filter Esc Esc q"
	for scene in help help-more; do
		golden "$size" "$language" $scene
	done
}

# Pages that are left while they load are not fetched any more; who comes back asks anew.
read_news 80x24 en "wait:9000 Tab ] [ ] dump:@/hurried wait:9000 dump:@/arrived [ wait:9000 dump:@/kept"
# (How much of it is still under way by then is the machine's affair.)
says 80x24 en hurried 'HĐND tỉnh Vàm Thuận'
says 80x24 en arrived 'HĐND tỉnh Vàm Thuận'
! grep -q 'fetching' "$work/80x24.en/arrived" || fail "something is still being fetched"
says 80x24 en kept 'Từ rất sớm'

for language in $languages; do
	for size in 80x24 120x40 40x12; do
		scenes $size $language
	done
done
[ "$failures" = 0 ] || exit 1
