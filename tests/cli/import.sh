# import and export: feeds that other programs and pages name, as lines of the
# reader's file `feeds`; nothing that was there is lost, nothing comes twice, and
# no list from elsewhere names a program.
. "$TESTS_DIR/cli/lib.sh"
feeds=$XDG_CONFIG_HOME/sapbao/feeds

cat > "$work/list.opml" <<'X'
<?xml version="1.0"?><opml version="2.0"><head><title>Báo</title></head><body>
<outline text="Trong nước"><outline type="rss" text="Báo Mẫu" xmlUrl="https://bao.example/tin.rss" htmlUrl="https://bao.example/"/>
<outline type="rss" text='Có "nháy" và \ gạch' xmlUrl="https://hai.example/rss?a=1&amp;b=2"/></outline>
<outline type="rss" text="passcmd=touch /tmp/x" xmlUrl="https://ba.example/feed"/>
<outline type="rss" text="Đã có" xmlUrl="http://www.bao.example/tin.rss?utm_source=x"/>
<outline type="rss" text="Chạy" xmlUrl="exec:~/bin/x"/>
</body></opml>
X
run 0 "$SAPBAO" --language en import "$work/list.opml"
prints "^$feeds: 3 added, 1 there already"
says '1 skipped'
run 0 cat "$feeds"
lines 3
prints '^feed "https://bao.example/tin.rss" "Báo Mẫu" "Trong nước"$' \
	'^feed "https://hai.example/rss?a=1&b=2" "Có \\"nháy\\" và \\\\ gạch" "Trong nước"$' \
	'^feed "https://ba.example/feed" " passcmd=touch /tmp/x"$'
! grep -q exec "$feeds" || fails 'a program was imported'

# again: nothing new, the file as it was
cp "$feeds" "$work/before"
run 0 "$SAPBAO" --language en import "$work/list.opml"
prints ': 0 added'
cmp -s "$feeds" "$work/before" || fails 'the file changed'

# the reader's own lines and remarks stay, also without a last newline
printf '# của tôi\nfeed "https://toi.example/a" "Của tôi"\nfeed exec:~/bin/x "Bản tin"' > "$feeds"
printf 'set measure 60\nfeed "https://bon.example/r" Bon\n' > "$XDG_CONFIG_HOME/sapbao/config"
printf '%s\n' '# newsboat' 'https://toi.example/a "x"' 'https://bon.example/r' 'https://nam.example/f "thể thao" "~Năm"' \
	'exec:~/bin/y' '"query:Mới:unread = \"yes\""' > "$work/urls"
run 0 sh -c '"$1" --language en import - <"$2"' sh "$SAPBAO" "$work/urls"
prints ': 1 added, 2 there already'
run 0 cat "$feeds"
lines 4
prints '^# của tôi$' '^feed exec:~/bin/x "Bản tin"$' '^feed "https://nam.example/f" "Năm" "thể thao"$'
prints '^feed "https://toi.example/a" "Của tôi"$'

# a link stays a link
mv "$feeds" "$work/elsewhere"
ln -s "$work/elsewhere" "$feeds"
printf 'https://sau.example/f\n' > "$work/urls"
run 0 "$SAPBAO" import "$work/urls" --json
prints '"added": *1' '"known": *0'
[ -L "$feeds" ] || fails 'the link was replaced'
grep -q 'sau.example/f" "sau.example"' "$work/elsewhere" || fails 'the file behind the link was not written'

# pages and feeds on the web
mkdir -p "$work/replay"
cat > "$work/replay/page" <<'X'
<!DOCTYPE html><html><head><title>Bảy</title>
<link rel="alternate" type="application/rss+xml" title="Tin Bảy" href="/rss.xml">
<link rel="alternate" type="application/atom+xml" title="Bình luận" href="https://bay.example/comments.atom">
</head><body><p>Chào</p></body></html>
X
echo '<rss><channel><title>Tám</title><link>https://tam.example/</link><item><title>Tin</title></item></channel></rss>' > "$work/replay/feed"
echo '<!DOCTYPE html><html><head><title>Trống</title></head><body><p>Không có gì</p></body></html>' > "$work/replay/none"
printf 'https://%s\t200\t%s\t%s\n' bay.example/ text/html page tam.example/f text/xml feed chin.example/ text/html none > "$work/replay/index.tsv"
run 0 "$SAPBAO" --replay "$work/replay" import https://bay.example/ --tsv
prints '^2	0	0$'
run 0 "$SAPBAO" --replay "$work/replay" import https://tam.example/f
run 0 cat "$feeds"
prints '^feed "https://bay.example/rss.xml" "Tin Bảy"$' '^feed "https://bay.example/comments.atom" "Bình luận"$' \
	'^feed "https://tam.example/f" "Tám"$'
run 1 "$SAPBAO" --language en --replay "$work/replay" import https://chin.example/
says 'https://chin.example/ names no feed'
run 0 "$SAPBAO" --replay "$work/replay" import "$work/replay/page" --url https://bay.example/ --tsv
prints '^0	2	0$'

# ---- export ----
run 0 "$SAPBAO" --language en export urls
prints '^https://bon.example/r "~Bon"$' '^https://nam.example/f "thể thao" "~Năm"$'
says '1 left out'
run 0 "$SAPBAO" export opml
prints 'xmlUrl="https://nam.example/f"'
cp "$out" "$work/own.opml"
# what goes out comes in again as it was
mkdir -p "$work/other/sapbao"
run 0 env XDG_CONFIG_HOME="$work/other" "$SAPBAO" import "$work/own.opml" --tsv
prints '^7	0	0$'
run 0 env XDG_CONFIG_HOME="$work/other" "$SAPBAO" export opml
cmp -s "$out" "$work/own.opml" || fails 'opml out, in and out again differs'

# ---- what goes wrong ----
run 1 "$SAPBAO" import "$work/nosuch"
says 'nosuch'
: > "$work/empty"
run 1 "$SAPBAO" import "$work/empty"
echo '<opml><body/></opml>' > "$work/none.opml"
run 1 "$SAPBAO" --language en import "$work/none.opml"
says 'names no feed'
printf '# nothing\nexec:~/bin/x\n' > "$work/none.urls"
run 1 "$SAPBAO" --language en import "$work/none.urls"
says 'names no feed'
run 4 "$SAPBAO" --replay "$work/replay" import https://nowhere.example/
wrong 'one list' --language en import
wrong 'opml or urls' --language en export
wrong 'opml or urls' --language en export json
if can_be_nobody && [ "$(id -u)" = 0 ]; then
	cp "$work/elsewhere" "$work/before"
	chmod 555 "$work"
	chmod 777 "$work/run"
	printf 'https://muoi.example/f\n' > "$work/run/urls"
	run 1 as_nobody "$SAPBAO" import "$work/run/urls"
	chmod 755 "$work"
	cmp -s "$work/elsewhere" "$work/before" || fails 'a failed import changed the file'
fi
[ ! -e "$XDG_DATA_HOME" ] || fails 'import made an archive'
finish
