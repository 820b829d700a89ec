# The next unread articles are fetched before they are opened when the option
# prefetch says so: so many, last of all, and for the shown list only.
. "$TESTS_DIR/cli/lib.sh"
config=$XDG_CONFIG_HOME/sapbao/config
mkdir -p "$XDG_CONFIG_HOME/sapbao" "$work/replay"
demo_data

# bodies N: so many articles have their text, and none was marked read
bodies() {
	run 0 "$SAPBAO" list --json
	checks=$((checks + 2))
	n=$(grep -c '"has_body":true' "$out")
	[ "$n" = "$1" ] || fails "$n bodies instead of $1"
	[ "$(grep -c '"unread":false' "$out")" = "${2:-0}" ] || fails 'fetched ahead is not read'
}

screen none "wait:9000 Tab wait:9000 j wait:9000"
bodies 0
echo 'set prefetch 3' >"$config"
screen three "wait:9000 dump:@/three"
bodies 3
# those from the cursor on, unread ones only
keep=yes
screen further "wait:9000 Tab j j wait:9000"
bodies 5
screen again "wait:9000 Tab j N j wait:9000"
bodies 5 1
keep=

# not in quiet hours, though the list was asked for
printf 'set prefetch 3\nset quiet_hours 0-23:59\n' >"$config"
screen quiet "wait:9000 r wait:9000 dump:@/quiet"
bodies 0
shows quiet 'Hợp long cầu Cái Sậy'
# not what its address says must rest: every page fails, none is asked for twice
echo 'set prefetch 3' >"$config"
awk -F '\t' -v OFS='\t' '$1 ~ /-a[0-9]*\.html$/ { $2 = 503; $4 = "-" } { print }' "$replay/index.tsv" >"$work/replay/index.tsv"
(cd "$replay" && cp -R ./*.example "$work/replay/")
good=$replay replay=$work/replay
screen failing "wait:9000 : text:log Enter dump:@/failing"
bodies 0
replay=$good keep=yes
screen resting "wait:9000"
bodies 0
keep=

# who moves on is not followed by what was fetched for him
awk -F '\t' -v OFS='\t' '$1 ~ /-a[0-9]*\.html$/ { $5 = 1500 } { print }' "$good/index.tsv" >"$work/replay/index.tsv"
replay=$work/replay
screen jobs "wait:400 F4 dump:@/two Esc } F4 dump:@/moved"
checks=$((checks + 2))
[ "$(grep -c 'https://baosongnuoc.* 0 s' "$work/two")" = 2 ] || { cp "$work/two" "$out"; fails 'not two at once'; cat "$out"; }
grep -q '0 s.*-a10' "$work/moved" && { cp "$work/moved" "$out"; fails 'it follows the reader to another list'; }
# what he opens meanwhile is his, and read
screen opened "wait:400 Tab Enter wait:9000 dump:@/opened"
shows opened 'Hợp long cầu Cái Sậy' 'MINH KHÔI'
bodies 4 1
# and :cancel all means these too
screen stopped "wait:400 : text:cancel Space text:all Enter F4 dump:@/stopped wait:9000"
shows stopped 'Nothing is being fetched.'
bodies 0
finish
