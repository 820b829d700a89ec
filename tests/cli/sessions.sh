# What one session leaves for the next: news since the last time, widths, layout.
. "$TESTS_DIR/cli/lib.sh"
config=$XDG_CONFIG_HOME/sapbao/config
mkdir -p "$XDG_CONFIG_HOME/sapbao"
demo_data

# the first run has no last time; nothing new is not worth a word
screen first "wait:9000 dump:@/first : text:news Enter dump:@/none"
hides first 'new since'
shows none 'Nothing new since the last time.'
keep=yes
screen second "wait:9000 dump:@/second"
hides second 'new since'
run 0 "$SAPBAO" --replay "$replay" fetch baosongnuoc.example/kinh-te tinmoi.example/suc-khoe
SAPBAO_NOW=1767268800
screen third "dump:@/third F6 dump:@/sheet j Enter wait:9000 dump:@/there"
shows third '12 new since 09:00: Kinh tế 7, Sức khỏe 5 (:news shows all)'
shows sheet 'Báo Sông Nước' 'Kinh tế' 'Tin Mới' 'Sức khỏe'
shows there 'Sức khỏe · Tin Mới'
screen fourth "dump:@/fourth"
hides fourth 'new since'
run 0 "$SAPBAO" --replay "$replay" fetch tinmoi.example/khoa-hoc
printf 'set summary no\n' >"$config"
screen quiet "dump:@/quiet"
hides quiet 'new since'
run 0 "$SAPBAO" --replay "$replay" fetch tinmoi.example/du-lich
printf 'set summary sheet\n' >"$config"
screen told "dump:@/told"
shows told 'New since the last time' 'Du lịch'
: >"$config"
keep=

# widths, layout and zoom outlive the run, until the configuration says otherwise
size=120x40
screen widths "wait:9000 > > dump:@/wide Tab 3 > dump:@/list : text:layout Space text:two Enter z dump:@/zoomed"
keep=yes
screen again "wait:9000 dump:@/again z dump:@/both : text:set Space text:side_width? Enter dump:@/side
	: text:set Space text:list_width? Enter dump:@/share : text:layout Space text:auto Enter"
shows list 'list_width = 54'
shows again 'Thời sự · Báo Sông Nước'
hides again 'Newsstand'
shows both 'Newsstand'
shows side 'side_width = 28'
shows share 'list_width = 54'
printf 'set side_width 20\n' >"$config"
screen other "wait:9000 : text:set Space text:side_width? Enter dump:@/side
	: text:set Space text:list_width? Enter dump:@/share"
shows side 'side_width = 20'
shows share 'list_width = 54'
: >"$config"
keep= size=

# favourites and hidden ones
screen side "wait:9000 f dump:@/liked j H dump:@/hidden : text:hidden-categories Enter dump:@/sheet Esc
	: text:hide-category Space text:tinmoi Enter dump:@/no-paper : text:set Space text:shown! Enter dump:@/few"
shows liked '★Thời sự' 'is a favourite'
shows hidden 'baosongnuoc.example/kinh-te is hidden'
checks=$((checks + 1))
sed '/^----$/,$d' "$work/hidden" | sed '$d' | grep -q 'Kinh tế  ' && fails "Kinh tế is there still"
shows sheet 'baosongnuoc.example/kinh-te' 'Enter shows it again'
hides no-paper 'Tin Mới'
shows few 'Báo Sông Nước' '★Thời sự'
hides few 'Giáo dục'
keep=yes
screen side "wait:9000 dump:@/kept : text:set Space text:shown! Enter : text:hidden-categories Enter Enter dump:@/one Enter dump:@/none
	Esc dump:@/back"
shows kept '★Thời sự'
hides kept 'Giáo dục'
shows one 'tinmoi.example' 'kinh-te is shown again'
shows none 'Nothing is hidden.'
shows back 'Kinh tế' 'Tin Mới'
keep=
finish
