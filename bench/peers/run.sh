#!/usr/bin/env bash
# Signs and verifies beside others in the same run: bench/peers/run.sh [ROUNDS]. Needs Python 3, Node 20 and the network once:
# the peers are installed into bench/peers/.tools. Prints, for each measure, the median of the rounds (default 3).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tools=$here/.tools
rounds=${1:-3}

[ -x "$tools/python/bin/python" ] || python3 -m venv "$tools/python"
"$tools/python/bin/python" -c 'import cwt' 2>/dev/null || "$tools/python/bin/pip" install --quiet 'cwt==3.3.0'
if [ ! -d "$tools/node_modules" ]; then
    echo '{"private": true}' > "$tools/package.json"
    npm install --silent --prefix "$tools" cose-kit@1.7.1 @digitalbazaar/vc@7.3.0 @digitalbazaar/data-integrity@2.5.0 \
        @digitalbazaar/eddsa-rdfc-2022-cryptosuite@1.3.0 @digitalbazaar/ed25519-multikey@1.3.1
fi

cd "$here/../.."
if [ -z "${KPCS_BENCH:-}" ]; then
    cargo build --release --workspace --bin kpcs-bench
    KPCS_BENCH=${CARGO_TARGET_DIR:-target}/release/kpcs-bench
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for round in $(seq "$rounds"); do
    "$KPCS_BENCH" peers "$work"
    "$tools/python/bin/python" "$here/peer.py" "$work"
    node "$here/peer.mjs" "$work" "$tools"
done | tee /dev/stderr | "$tools/python/bin/python" -c '
import statistics, sys
seen = {}
for line in sys.stdin:
    who, what, rate = line.rstrip("\n").split("\t")
    seen.setdefault((what, who), []).append(int(rate))
print("\n| what | who | a second, median | from - to |\n| --- | --- | --- | --- |")
for (what, who), rates in sorted(seen.items()):
    print(f"| {what} | {who} | {statistics.median(rates):,.0f} | {min(rates):,} - {max(rates):,} |")
'
