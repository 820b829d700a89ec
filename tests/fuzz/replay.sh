# Replays every fuzz corpus through its target: none may crash or hang.
set -eu
ran=0
for target in "$BUILD_DIR"/tests/fuzz/fuzz_*; do
	[ -x "$target" ] && [ ! -d "$target" ] || continue
	name=$(basename "$target")
	case $name in *.*) continue ;; esac
	corpus=$TESTS_DIR/fuzz/corpus/${name#fuzz_}
	[ -d "$corpus" ] || { echo "no corpus for $name"; exit 1; }
	timeout 100 "$target" "$corpus"/* || { echo "$name failed"; exit 1; }
	ran=$((ran + 1))
done
[ "$ran" -gt 0 ] || { echo "no fuzz target was built"; exit 77; }
echo "$ran corpora replayed"
