#!/bin/sh
# token.sh LOGIN PORT: makes a token that does all that LOGIN of a demonstration may, as the page does, and prints it.
set -eu
jar=$(mktemp)
trap 'rm -f "$jar"' EXIT
url="http://127.0.0.1:$2"
password="${KPCS_PASSWORD:-kimberley}"
curl -s -c "$jar" -b "$jar" -o /dev/null -H 'sec-fetch-site: same-origin' \
    -d "account=$1" --data-urlencode "password=$password" "$url/sign-in"
form=$(curl -s -b "$jar" "$url/account/tokens" | grep -o 'name="form_token" value="[^"]*"' | head -1 | cut -d'"' -f4)
curl -s -b "$jar" -H 'sec-fetch-site: same-origin' -d "form_token=$form" -d name=schemathesis -d days=2 -d reads=yes \
    -d all=yes --data-urlencode "password=$password" "$url/account/tokens" | grep -o 'kpcs_[0-9a-f]*' | head -1
