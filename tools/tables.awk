# Reads the program's tables (X-macro rows, one a line) and a message file.

# The arguments of a row "NAME(a, "b", N_("c"))" into out[1..n]; strings lose
# their quotes and escapes.
function row_split(line, out,   n, c, i, text, inside, bare)
{
	n = 0; text = ""; inside = 0; bare = 0
	sub(/^[A-Z_]+\(/, "", line)
	for (i = 1; i <= length(line); i++) {
		c = substr(line, i, 1)
		if (inside) {
			if (c == "\\") {
				text = text substr(line, ++i, 1)
			} else if (c == "\"") {
				inside = 0
			} else {
				text = text c
			}
		} else if (c == "\"") {
			inside = 1; text = bare ? "" : text; bare = 0
		} else if (c == "," ) {
			out[++n] = text; text = ""; bare = 0
		} else if (c != " " && c != ")" && c != "\t" && !(c == "(" )) {
			text = text c; bare = 1
		} else if (c == "(" && text == "N_") {
			text = ""
		}
	}
	out[++n] = text
	return n
}

# Each row of MACRO in a file: row_use(MACRO, fields, n).
function table_read(file, macro,   line, fields, n)
{
	while ((getline line < (top "/" file)) > 0)
		if (index(line, macro "(") == 1) {
			n = row_split(line, fields)
			row_use(macro, fields, n)
		}
	close(top "/" file)
}

function words_read(file,   line, id, where)
{
	while ((getline line < file) > 0) {
		if (line ~ /^msgid /) {
			id = unquote(substr(line, 7)); where = 1
		} else if (line ~ /^msgstr /) {
			words[id] = unquote(substr(line, 8)); where = 2
		} else if (line ~ /^"/ && where == 1) {
			id = id unquote(line)
		} else if (line ~ /^"/) {
			words[id] = words[id] unquote(line)
		}
	}
	close(file)
}

function unquote(s)
{
	sub(/^"/, "", s); sub(/"[ \t\r]*$/, "", s)
	gsub(/\\"/, "\"", s)
	return s
}

function say(s)
{
	return (s in words) && words[s] != "" ? words[s] : s
}
