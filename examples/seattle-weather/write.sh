# Writes the report to the file named, and prints where it is.
#
# The input is one line of JSON; the report is a string in it, which holds no
# quotation marks, so that sed finds its end and printf undoes its escapes.
text=$(sed 's/.*"report":"\([^"]*\)".*/\1/')
printf '%b\n' "$text" > "$1"
printf '{"file":"%s"}\n' "$(pwd)/$1"
