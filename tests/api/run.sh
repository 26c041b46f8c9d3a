#!/bin/sh
# run.sh PORT [FOLDER-OF-THE-TOOLS]: validates the OpenAPI document of a demonstration and asks every route of it.
set -eu
here=$(dirname "$0")
port=$1
tools=${2:+$2/}
document="http://127.0.0.1:$port/api/v1/openapi.json"
saved=$(mktemp)
trap 'rm -f "$saved"' EXIT
curl -sf "$document" > "$saved"
"${tools}openapi-spec-validator" "$saved"
for login in ${KPCS_LOGINS:-sl.clerk sl.exporter eu-ant.import}; do
    token=$("$here/token.sh" "$login" "$port")
    "${tools}schemathesis" --config-file "$here/schemathesis.toml" run "$document" --no-color --seed 1 \
        --header "Authorization: Bearer $token" --generation-codec ascii --max-examples "${EXAMPLES:-10}" \
        --phases examples,coverage,fuzzing
done
