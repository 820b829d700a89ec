# The manual's lists, in mdoc.  tables.awk reads the tables.

BEGIN {
	if (po != "")
		words_read(po)
	values["VALUE_TEXT"] = "text"; values["VALUE_NUMBER"] = "n"
	values["VALUE_FILE"] = "file"; values["VALUE_FOLDER"] = "folder"
}

function escape(s)
{
	gsub(/\\/, "\\e", s)
	sub(/^\./, "\\\\\\&.", s)
	sub(/^'/, "\\\\\\&'", s)
	return s
}

# A word that mdoc would take for a macro or a delimiter.
function operand(s)
{
	s = escape(s)
	if (s ~ /^[][().,:;?!|]$/ || s ~ /^[A-Z][a-z]$/)
		s = "\\&" s
	gsub(/"/, "\\(dq", s)
	return s ~ / / ? "\"" s "\"" : s
}

function row_use(macro, f, n,   head)
{
	if (macro == "SWITCH") {
		head = f[2] == "" ? ".It Fl -" f[1] : ".It Fl " f[2] " , Fl -" f[1]
		print head (f[3] == "NO_VALUE" ? "" : " Ar " values[f[3]])
		print escape(say(f[n]))
	} else if (macro == "SUBCOMMAND") {
		print ".It Cm " f[1] (f[2] == "" ? "" : " " operand(f[2]))
		print escape(say(f[n]))
	} else if (macro == "OPTION") {
		print ".It Ic " f[1] (f[3] == "" ? "" : " = " operand(f[3]))
		print escape(say(f[n]))
		if (f[4] != "" && f[2] == "NUMBER") {
			split(f[4], bound, " ")
			print "(" bound[1] (bound[3] == "" ? "\\(en" bound[2] : "") ")"
		} else if (f[4] != "" && (f[2] == "CHOICE" || f[2] == "LIST")) {
			gsub(/ /, " | ", f[4])
			print "(" f[4] ")"
		}
	} else if (macro == "COMMAND" || macro == "SETTING") {
		help[f[2]] = f[n]
		if (listing) {
			print ".It Ic " f[2] (f[3] == "" ? "" : " Ar " operand(f[3]))
			print escape(say(f[n]))
		}
	}
}

# bind CONTEXT "KEYS" "COMMAND" "NOTE", with or without quotes
function bind_split(line, out,   n)
{
	n = 0
	sub(/^bind[ \t]+/, "", line)
	while (line != "") {
		if (substr(line, 1, 1) == "\"") {
			line = substr(line, 2)
			out[++n] = substr(line, 1, index(line, "\"") - 1)
			line = substr(line, index(line, "\"") + 1)
		} else {
			match(line, /^[^ \t]+/)
			out[++n] = substr(line, 1, RLENGTH)
			line = substr(line, RLENGTH + 1)
		}
		sub(/^[ \t]+/, "", line)
	}
	for (i = n + 1; i <= 4; i++)
		out[i] = ""
	return n
}

# Keys of one command stand together, as long as the paragraph of data/keys lasts.
function keys_flush(   i)
{
	if (n_lines == 0)
		return
	if (n_flushed++)
		print ".Pp"
	print ".Bl -tag -width \"Space, PageDown, C-f\" -compact"
	for (i = 1; i <= n_lines; i++) {
		print ".It " keys_of[lines[i]]
		print lines[i]
		delete keys_of[lines[i]]
	}
	print ".El"
	n_lines = 0
}

function keys_add(b,   name, text)
{
	name = b[3]
	sub(/ .*/, "", name)
	text = escape(b[4] != "" ? say(b[4]) : name in help ? say(help[name]) : b[3])
	text = text (b[1] == "any" ? "" : " (" b[1] ")")
	if (text in keys_of) {
		keys_of[text] = keys_of[text] " , " operand(b[2])
	} else {
		lines[++n_lines] = text
		keys_of[text] = operand(b[2])
	}
}

function keys_list(   line, b)
{
	listing = 0
	table_read("src/app/commands.def", "COMMAND")
	while ((getline line < (top "/data/keys")) > 0) {
		if (line ~ /^bind /) {
			bind_split(line, b)
			keys_add(b)
		} else if (line == "") {
			keys_flush()
		}
	}
	keys_flush()
	close(top "/data/keys")
}

/^@SWITCHES@$/    { table_read("src/cli/switches.def", "SWITCH"); next }
/^@SUBCOMMANDS@$/ { table_read("src/cli/subcommands.def", "SUBCOMMAND"); next }
/^@OPTIONS@$/     { table_read("src/conf/options.def", "OPTION"); next }
/^@COMMANDS@$/    { listing = 1; table_read("src/app/commands.def", "COMMAND"); next }
/^@SETTINGS@$/    { listing = 1; table_read("src/app/settings.def", "SETTING"); next }
/^@KEYS@$/        { keys_list(); next }
{ print }
