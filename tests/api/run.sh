#!/bin/sh
# run.sh PORT [FOLDER-OF-THE-TOOLS]: validates the OpenAPI document of a demonstration and asks every route of it, as each of
# its people, in every phase. It writes its replay data into .schemathesis of the folder where it is called.
set -eu
here=$(dirname "$0")
port=$1
tools=${2:+$2/}
document="http://127.0.0.1:$port/api/v1/openapi.json"
saved=$(mktemp)
trap 'rm -f "$saved"' EXIT
curl -sf "$document" > "$saved"
"${tools}openapi-spec-validator" "$saved"
failed=0
for login in ${KPCS_LOGINS:-sl.clerk sl.exporter eu-ant.import sl.officer sl.head1 sl.stock sl.admin eu-ant.head secretariat chair}; do
    token=$("$here/token.sh" "$login" "$port")
    "${tools}schemathesis" --config-file "$here/schemathesis.toml" run "$document" --no-color --seed 1 \
        --header "Authorization: Bearer $token" --generation-codec ascii --max-examples "${EXAMPLES:-10}" \
        --phases examples,coverage,fuzzing,stateful --rate-limit auto || failed=1
done
exit $failed
