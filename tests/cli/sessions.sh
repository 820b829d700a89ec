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
finish
