# What the reader does with an article, over the demo's papers: a search goes on
# in the articles after this one, pictures go to the browser, the pager and the
# editor are started by argv, articles are written to files.
. "$TESTS_DIR/cli/lib.sh"
demo_data
unset BROWSER PAGER EDITOR VISUAL DISPLAY WAYLAND_DISPLAY 2>/dev/null || :
mkdir -p "$work/bin"
PATH=$work/bin:$PATH

# ---- a search in view goes on in the list ----
# (three articles are read; the word is in the first and the third)
screen onward 'wait:9000 Tab Enter wait:9000 ] wait:9000 ] wait:9000 [ [
	/ text:mặt Enter dump:@/one n n wait:9000 dump:@/on n n n n wait:9000 dump:@/end
	/ text:mặt Enter p wait:9000 dump:@/back'
shows one '1/2' 'Hợp long'
shows on '1/1' 'match 1 of 1' 'Chiều tối còn mưa dông'
shows end '1/1' 'no other article' 'Chiều tối còn mưa dông'
shows back '2/2' 'match 2 of 2' 'Hợp long'
screen nowhere 'wait:9000 Tab Enter wait:9000 ] wait:9000 [ / text:xyzzy Enter dump:@/none n wait:9000 dump:@/still'
shows none 'n looks in the next'
shows still 'no article after this one has it' 'Hợp long'

finish
