#!/bin/sh
# A judge that does as its first argument says.
case $1 in
consistent) cat > /dev/null; echo '{"verdict": "consistent", "similarity": 0.8}' ;;
echo) # quotes the words between text_a":" and the next quotation mark
	a=$(sed 's/.*"text_a":"\([^"]*\)".*/\1/')
	printf '{"verdict": "partial", "span_a": "%s", "reason": "%s"}\n' "$a" "$(basename "$PWD") $2" ;;
fail) echo 'a secret' >&2; exit 3 ;;
deaf) echo '{"verdict": "consistent"}' ;; # does not read its question
slow) sleep 3600 ;;
endless) while :; do echo '{"verdict": "consistent"} and so on and so on and so on and so on and so on'; done ;;
esac
