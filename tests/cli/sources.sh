# Feeds of the reader's own: from files, programs and through filters, and what
# is said when they fail.  The network's part is in tests/net.
. "$TESTS_DIR/cli/lib.sh"
demo_data
conf=$XDG_CONFIG_HOME/sapbao
mkdir -p "$conf" "$home/bin"

cat >"$home/feed.xml" <<'XML'
<rss version="2.0"><channel><title>Bản tin xóm</title><ttl>60</ttl>
<item><title>Cầu mới thông xe</title><link>https://xom.example/cau</link></item>
<item><title>Họp xóm tối nay</title><link>https://xom.example/hop</link></item>
</channel></rss>
XML
cat >"$home/bin/lay" <<'SH'
#!/bin/sh
case $1 in
hỏng) exit 3 ;;
rác) echo "không phải feed" ;;
lặng) ;;
nhiều) exec cat /dev/zero ;;
chậm) sleep 60 ;;
*) sed "s/xom.example/$1.example/" "$HOME/feed.xml" ;;
esac
SH
cat >"$home/bin/loc" <<'SH'
#!/bin/sh
sed 's/số/thứ/g; s/bao.example/loc.example/g'
SH
chmod +x "$home/bin/lay" "$home/bin/loc"
cat >"$conf/config" <<'CONF'
feed ~/feed.xml "Bản tin xóm"
feed "exec:~/bin/lay 'làng'" "Tin làng" "Quê nhà"
feed "exec:~/bin/lay hỏng" "Hỏng" Lỗi
feed "exec:~/bin/lay rác" "Rác" Lỗi
feed "exec:~/bin/lay lặng" "Lặng" Lỗi
feed "exec:~/bin/lay nhiều" "Nhiều" Lỗi
feed "exec:~/bin/lay chậm" "Chậm" Lỗi timeout=1
feed "exec:~/bin/khong-co" "Không có" Lỗi
feed ~/khong-co.xml "Không có tệp" Lỗi
feed /dev/zero "Thiết bị" Lỗi
feed gopher://bao.example/ "Sai"
CONF
printf 'feed ~/feed.xml "Bản tin"\n' >"$conf/feeds"     # the same again: it is renamed

run 0 "$SAPBAO" --verbose portals --tsv
prints '^own	.*home-feed-xml	Bản tin	' '^own-que-nha	.*	Tin làng	'
[ "$(grep -c '^own	' "$out")" = 1 ] || fails 'one feed of two lines'
says 'config:11:.*no web address'
run 0 "$SAPBAO" fetch own own-que-nha --quiet
run 0 "$SAPBAO" list own --tsv
lines 2
prints 'Cầu mới thông xe'
run 0 "$SAPBAO" list 'Quê nhà' --tsv
lines 2
prints 'https://l.*/cau'
# a file is read each time, a program only when its time has come
run 0 "$SAPBAO" fetch own own-que-nha
prints 'own/.*: 0 new' 'own-que-nha/.*after 60 min'

run 1 "$SAPBAO" fetch own-loi
silent
says 'lay ended with status 3' 'rac: .*feed' 'lang: .*empty' 'nhieu: .*too large' 'took more than 1 s' \
	'khong-co: ' 'khong-co.xml: .*No such file' 'dev-zero: .*not a file'
! grep -q 'sh: ' "$err" || fails 'a shell was at work'

# a filter, and a password that is never shown: from the misbehaving portal
if [ -n "$PYTHON" ]; then
	"$PYTHON" "$TESTS_DIR/net/portal_server.py" 0 >"$work/where" &
	server=$!
	trap 'kill $server 2>/dev/null; rm -rf "$work"' EXIT
	for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		[ -s "$work/where" ] && break
		sleep 0.2
	done
	at=$(sed 's|^http://||; s|/$||' "$work/where")
	cat >"$conf/feeds" <<-CONF
		feed "filter:~/bin/loc:http://$at/etag" "Lọc" Mạng
		feed http://$at/login "Không mật khẩu" Mạng
		feed "http://toi:bi%20mat@$at/login/1" "Trong địa chỉ" Mạng
		feed http://$at/login/2 "Lệnh" Mạng user=toi "passcmd=echo 'bi mat'"
		feed http://$at/login/3 "Lệnh sai" Mạng "passcmd=echo toi:bimat"
		feed http://$at/login/4 "Lệnh hỏng" Mạng passcmd=false
		feed http://$at/moved "Chuyển nhà" Nhà
		portal tinmoi.example prefer html
	CONF
	run 1 "$SAPBAO" --verbose fetch own-mang
	says '127.*-login: .*401' 'login-3: .*401' 'login-4: .*false ended with status 1'
	prints '-etag: 8 new' 'login-1: ' 'login-2: '
	! grep -q 'bi mat\|bi%20mat\|bimat' "$err" "$out" || fails 'a password is shown'
	run 0 "$SAPBAO" list own-mang --tsv --limit 100
	prints 'Tin mẫu thứ 1 về'
	run 0 "$SAPBAO" portals --tsv
	! grep -q 'bi%20mat' "$out" || fails 'a password is in the list of portals'
	! grep -q 'bi%20mat' "$archive"* || fails 'a password is in the archive'
	run 0 "$SAPBAO" --verbose fetch own-nha
	says 'moved has moved to .*/feed'
	SAPBAO_NOW=$((SAPBAO_NOW + 3600))
	run 0 "$SAPBAO" --verbose fetch own-nha
	prints '-moved: 0 new'
	! grep -q 'has moved' "$err" || fails 'a move is not remembered'
	# unchanged: the filter has nothing to do
	SAPBAO_NOW=$((SAPBAO_NOW + 3600))
	run 1 "$SAPBAO" fetch own-mang
	prints '-etag: 0 new'
fi

# quiet hours are for what nobody asked for by name
printf 'set quiet_hours 0-24\nset quiet_hours 25\n' >>"$conf/config"
run 0 "$SAPBAO" fetch --all
silent
says 'quiet hours'
run 0 "$SAPBAO" --verbose fetch own
says 'config:13:.*not allowed'
prints 'own/.*0 new'
finish
