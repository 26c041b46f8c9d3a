#!/usr/bin/env bash
# The log beside others in the same run: bench/peers/log.sh [COUNT]. Entries over HTTP beside the crate siglog, receipts beside PyPI's
# scitt-cose. Needs Python 3, a C compiler and the network once: the peers are installed into bench/peers/.tools, siglog in about five minutes.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tools=$here/.tools
count=${1:-20000}

[ -x "$tools/python/bin/python" ] || python3 -m venv "$tools/python"
"$tools/python/bin/python" -c 'import scitt_cose' 2>/dev/null || "$tools/python/bin/pip" install --quiet 'scitt-cose==0.5.0'
[ -x "$tools/bin/siglog" ] || cargo install --quiet siglog --version 0.1.0 --locked --bin siglog --root "$tools"

cd "$here/../.."
if [ -z "${KPCS_BENCH:-}" ]; then
    cargo build --release --workspace --bin kpcs-bench
    KPCS_BENCH=${CARGO_TARGET_DIR:-target}/release/kpcs-bench
fi
work=$(mktemp -d)
trap 'kill "${peer:-}" 2>/dev/null || true; rm -rf "$work"' EXIT
key="PRIVATE+KEY+log.bench+$("$tools/python/bin/python" -c '
import base64, hashlib
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
seed = bytes(32)
public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
name = hashlib.sha256(b"log.bench\n\x01" + public).digest()[:4].hex()
print(name + "+" + base64.b64encode(b"\x01" + seed).decode())')"
DATABASE_URL="sqlite:$work/siglog.db?mode=rwc" STORAGE_BACKEND=fs FS_ROOT=$work/tiles LOG_ORIGIN=log.bench LOG_PRIVATE_KEY=$key \
    LISTEN_ADDR=127.0.0.1:2025 "$tools/bin/siglog" >"$work/siglog.log" 2>&1 &
peer=$!
curl --silent --retry 20 --retry-connrefused --retry-delay 1 http://127.0.0.1:2025/checkpoint >/dev/null || { cat "$work/siglog.log"; exit 1; }
"$KPCS_BENCH" http "$count" http://127.0.0.1:2025
"$KPCS_BENCH" receipts "$work/receipts"
"$tools/python/bin/python" "$here/log.py" "$work/receipts"
