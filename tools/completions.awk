# The shells' completions of sapbao.  tables.awk reads the tables.

function row_use(macro, f, n)
{
	if (macro == "SWITCH") {
		switches[++n_switches] = f[1]
		letter[f[1]] = f[2]; kind[f[1]] = f[3]; of[f[1]] = f[5]; help[f[1]] = f[n]
	} else {
		subcommands[++n_subcommands] = f[1]
		help[f[1]] = f[n]
		operand[f[1]] = f[2] ~ /PORTAL/ ? "portals" : f[2] ~ /FILE/ ? "files" : "none"
	}
}

function knows(subcommand, name)
{
	return of[name] == "" || index(" " of[name] " ", " " subcommand " ")
}

function switches_of(subcommand,   i, list)
{
	for (i = 1; i <= n_switches; i++)
		if (knows(subcommand, switches[i]))
			list = list (list == "" ? "" : " ") "--" switches[i]
	return list
}

function with_value(want,   i, list)
{
	for (i = 1; i <= n_switches; i++)
		if (kind[switches[i]] == want)
			list = list (list == "" ? "" : "|") "--" switches[i]
	return list
}

function subcommand_list(   i, list)
{
	for (i = 1; i <= n_subcommands; i++)
		list = list (list == "" ? "" : " ") subcommands[i]
	return list
}

function quote(s)
{
	gsub(/'/, "'\\''", s)
	return "'" s "'"
}

function bash(   i)
{
	print "# bash completion of sapbao, made by tools/completions"
	print "_sapbao_portals()"
	print "{"
	print "\tsapbao portals --tsv 2>/dev/null | awk -F '\\t' '!seen[$1]++ { print $1 } { print $1 \"/\" $2 }'"
	print "}"
	print ""
	print "_sapbao()"
	print "{"
	print "\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} sub=newsstand word i options operand"
	print "\tCOMPREPLY=()"
	print "\tfor ((i = 1; i < COMP_CWORD; i++)); do"
	print "\t\tword=${COMP_WORDS[i]}"
	print "\t\tcase $word in"
	printf "\t\t%s|%s|%s|%s) ((i++)) ;;\n", with_value("VALUE_TEXT"), with_value("VALUE_FILE"), with_value("VALUE_FOLDER"), with_value("VALUE_NUMBER")
	print "\t\t-*) ;;"
	print "\t\t*) sub=$word; break ;;"
	print "\t\tesac"
	print "\tdone"
	print "\tcase $prev in"
	printf "\t%s) compopt -o filenames; COMPREPLY=($(compgen -f -- \"$cur\")); return ;;\n", with_value("VALUE_FILE")
	printf "\t%s) compopt -o filenames; COMPREPLY=($(compgen -d -- \"$cur\")); return ;;\n", with_value("VALUE_FOLDER")
	printf "\t%s|%s) return ;;\n", with_value("VALUE_TEXT"), with_value("VALUE_NUMBER")
	print "\tesac"
	print "\tcase $sub in"
	for (i = 1; i <= n_subcommands; i++)
		printf "\t%s) options=%s operand=%s ;;\n", subcommands[i], quote(switches_of(subcommands[i])), operand[subcommands[i]]
	printf "\t*) options=%s operand=subcommands ;;\n", quote(switches_of("newsstand"))
	print "\tesac"
	print "\tif [[ $cur == -* ]]; then"
	print "\t\tCOMPREPLY=($(compgen -W \"$options\" -- \"$cur\"))"
	print "\t\treturn"
	print "\tfi"
	print "\tcase $operand in"
	printf "\tsubcommands) COMPREPLY=($(compgen -W %s -- \"$cur\")) ;;\n", quote(subcommand_list())
	print "\tportals) COMPREPLY=($(compgen -W \"$(_sapbao_portals)\" -- \"$cur\")) ;;"
	print "\tfiles) compopt -o filenames; COMPREPLY=($(compgen -f -- \"$cur\")) ;;"
	print "\tesac"
	print "}"
	print "complete -F _sapbao sapbao"
}

# A text of a zsh specification: brackets and colons part its fields.
function zsh_text(s)
{
	gsub(/\\|\[|\]|:/, "\\\\&", s)
	return s
}

function zsh_switch(name,   value, text, both)
{
	value = kind[name] == "NO_VALUE" ? "" : ":" tolower(substr(kind[name], 7)) ":"
	if (kind[name] == "VALUE_FILE")
		value = value "_files"
	else if (kind[name] == "VALUE_FOLDER")
		value = value "_directories"
	else if (value != "")
		value = value " "
	text = (value == "" ? "" : "=") "[" zsh_text(help[name]) "]" value
	if (letter[name] == "")
		return quote("--" name text)
	both = "(-" letter[name] " --" name ")"
	return quote(both "-" letter[name] text) " " quote(both "--" name text)
}

function zsh_switches(subcommand,   i)
{
	for (i = 1; i <= n_switches; i++)
		if (knows(subcommand, switches[i]))
			printf " \\\n\t\t\t%s", zsh_switch(switches[i])
}

function zsh(   i, action)
{
	print "#compdef sapbao"
	print "# zsh completion of sapbao, made by tools/completions"
	print "_sapbao_portals()"
	print "{"
	print "\tlocal -a portals"
	print "\tportals=(${(f)\"$(sapbao portals --tsv 2>/dev/null | awk -F '\\t' '!seen[$1]++ { print $1 } { print $1 \"/\" $2 }')\"})"
	print "\tcompadd -a portals"
	print "}"
	print ""
	print "_sapbao()"
	print "{"
	print "\tlocal sub=${words[(r)" zsh_pattern() "]}"
	print "\tlocal -a subcommands"
	print "\tcase $sub in"
	for (i = 1; i <= n_subcommands; i++) {
		action = operand[subcommands[i]]
		printf "\t%s)\n\t\t_arguments -s", subcommands[i]
		zsh_switches(subcommands[i])
		printf " \\\n\t\t\t'1:subcommand:(%s)'", subcommands[i]
		printf " \\\n\t\t\t'*:%s:%s'\n\t\t;;\n", action, action == "portals" ? "_sapbao_portals" : action == "files" ? "_files" : " "
	}
	print "\t*)"
	print "\t\tsubcommands=("
	for (i = 1; i <= n_subcommands; i++)
		printf "\t\t\t%s\n", quote(subcommands[i] ":" zsh_text(help[subcommands[i]]))
	print "\t\t)"
	printf "\t\t_arguments -s"
	zsh_switches("newsstand")
	print " \\\n\t\t\t'1: :{_describe subcommand subcommands}'"
	print "\t\t;;"
	print "\tesac"
	print "}"
	print "_sapbao \"$@\""
}

function zsh_pattern(   list)
{
	list = subcommand_list()
	gsub(/ /, "|", list)
	return "(" list ")"
}

function fish_switch(name, condition,   line)
{
	line = "complete -c sapbao" (condition == "" ? "" : " -n " quote(condition)) " -l " name
	if (letter[name] != "")
		line = line " -s " letter[name]
	if (kind[name] == "VALUE_FILE")
		line = line " -rF"
	else if (kind[name] == "VALUE_FOLDER")
		line = line " -xa '(__fish_complete_directories)'"
	else if (kind[name] != "NO_VALUE")
		line = line " -x"
	print line " -d " quote(help[name])
}

function fish(   i, owners)
{
	print "# fish completion of sapbao, made by tools/completions"
	print "function __sapbao_portals"
	print "\tsapbao portals --tsv 2>/dev/null | awk -F '\\t' '!seen[$1]++ { print $1 } { print $1 \"/\" $2 }'"
	print "end"
	print "complete -c sapbao -f"
	for (i = 1; i <= n_subcommands; i++)
		printf "complete -c sapbao -n __fish_use_subcommand -a %s -d %s\n", subcommands[i], quote(help[subcommands[i]])
	for (i = 1; i <= n_subcommands; i++)
		if (operand[subcommands[i]] != "none")
			printf "complete -c sapbao -n '__fish_seen_subcommand_from %s' %s\n", subcommands[i], operand[subcommands[i]] == "portals" ? "-a '(__sapbao_portals)'" : "-F"
	for (i = 1; i <= n_switches; i++) {
		owners = of[switches[i]]
		fish_switch(switches[i], owners == "" ? "" : owners == "newsstand" ? "__fish_use_subcommand" : "__fish_seen_subcommand_from " owners)
	}
}

BEGIN {
	table_read("src/cli/subcommands.def", "SUBCOMMAND")
	table_read("src/cli/switches.def", "SWITCH")
	if (shell == "bash")
		bash()
	else if (shell == "zsh")
		zsh()
	else if (shell == "fish")
		fish()
	else {
		print "completions bash|zsh|fish" > "/dev/stderr"
		exit 2
	}
}
