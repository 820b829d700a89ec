# No table has two rows of one name: the second would never be found.  A row that is
# doubled on purpose is seen.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

# The names of column COLUMN in the rows MACRO of FILE below TOP, one a line.
names() { # TOP FILE MACRO COLUMN
	awk -v top="$1" -v file="$2" -v macro="$3" -v column="$4" "$(cat "$TOP_SRCDIR/tools/tables.awk")"'
		function row_use(macro, fields, n) { if (fields[column] != "") print fields[column] }
		BEGIN { table_read(file, macro) }'
}
doubled() { # TOP: says each name that a table has twice
	while read -r file macro column; do
		names "$1" "$file" "$macro" "$column" > "$dir/names"
		[ -s "$dir/names" ] || echo "$file: no row $macro(...) was read"
		sort "$dir/names" | uniq -d | sed "s|.*|$file: & has two rows|"
	done <<-END
		src/app/commands.def COMMAND 1
		src/app/commands.def COMMAND 2
		src/app/settings.def SETTING 2
		src/conf/options.def OPTION 1
		src/cli/subcommands.def SUBCOMMAND 1
		src/cli/switches.def SWITCH 1
		src/cli/switches.def SWITCH 2
		src/base/errors.def ERR 1
		src/ui/panes.def PANE 1
		src/ui/panes.def SHEET 1
		src/feed/formats.def FORMAT 1
		src/model/query.def FILTER 1
	END
	# the prompt looks in both tables
	{ names "$1" src/app/commands.def COMMAND 2 | sort -u; names "$1" src/app/settings.def SETTING 2 | sort -u; } |
		sort | uniq -d | sed 's/.*/& is a command and a setting/'
}

doubled "$TOP_SRCDIR" > "$dir/found"
[ ! -s "$dir/found" ] || { cat "$dir/found"; exit 1; }

mkdir -p "$dir/src"
plant() { # FILE ROW WANTED
	rm -rf "$dir/src" && mkdir -p "$dir/src"
	(cd "$TOP_SRCDIR" && find src -name '*.def') | while read -r file; do
		mkdir -p "$dir/${file%/*}" && cat "$TOP_SRCDIR/$file" > "$dir/$file"
	done
	printf '%s\n' "$2" >> "$dir/$1"
	doubled "$dir" > "$dir/found"
	grep -qxF "$3" "$dir/found" || { echo "not seen: $2"; cat "$dir/found"; exit 1; }
}
plant src/app/commands.def 'COMMAND(again, "open", "", N_("once more"))' 'src/app/commands.def: open has two rows'
plant src/app/settings.def 'SETTING(open, "open", "", N_("once more"))' 'open is a command and a setting'
plant src/cli/switches.def 'SWITCH("later", "q", NO_VALUE, SPECIAL, "", N_("x"))' 'src/cli/switches.def: q has two rows'
plant src/base/errors.def 'ERR(FILE, 1, "%s")' 'src/base/errors.def: FILE has two rows'
