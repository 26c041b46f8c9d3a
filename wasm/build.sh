#!/bin/sh
# Builds the offline verifier and lays it beside the page's files, with its SHA-256: wasm/build.sh [--check]
#
# --check builds it and says whether the one that is committed has the same bytes. It ends with 3, and says why, where that cannot be known:
# the compiler is missing here, or is another than the one that the file beside it names. rustup's WebAssembly library is not needed: Debian's compiler brings its own source of the library.
# Needs, on Debian: apt-get install --no-install-recommends rustc-web cargo-web rust-web-src libstd-rust-web-dev lld-19
set -eu
cd "$(dirname "$0")"
rustc=${KPCS_WASM_RUSTC:-/usr/bin/rustc} cargo=${KPCS_WASM_CARGO:-/usr/bin/cargo} linker=${KPCS_WASM_LINKER:-wasm-ld-19}
packages="rustc-web cargo-web rust-web-src libstd-rust-web-dev lld-19"
missing=1
[ "${1:-}" != --check ] || missing=3
for program in "$rustc" "$cargo" "$linker"; do
    command -v "$program" >/dev/null || { echo "$program is missing: apt-get install --no-install-recommends $packages" >&2; exit $missing; }
done
library=$("$rustc" --print sysroot)/lib/rustlib/src/rust/library
[ -d "$library" ] || { echo "the source of the library is missing: apt-get install --no-install-recommends $packages" >&2; exit $missing; }

kept=../crates/kpcs-web/assets/offline/verifier.wasm
made_by=$("$rustc" --version; "$linker" --version)
if [ "${1:-}" = --check ] && [ "$(tail -n +2 "$kept.sha256")" != "$made_by" ]; then
    echo "the committed file was made by other versions than these, so its bytes say nothing: $made_by" >&2
    exit 3
fi

folder=$(realpath -m "${CARGO_TARGET_DIR:-target}/wasm")
root=$(realpath ..)
# Neither paths of this machine nor places in sources belong into the file: nobody reads them there. A verifier needs no random
# numbers, and has none.
flags="--cfg getrandom_backend=\"unsupported\" -Zlocation-detail=none --remap-path-prefix=$root=kpcs --remap-path-prefix=$library=library"
for sources in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*; do
    flags="$flags --remap-path-prefix=$sources=crates"
done
RUSTC=$rustc RUSTC_BOOTSTRAP=1 RUSTFLAGS=$flags CARGO_TARGET_DIR=$folder CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$linker \
    "$cargo" build --locked --quiet --package kpcs-offline --profile offline -Zbuild-std=std,panic_abort --target wasm32-unknown-unknown
built=$folder/wasm32-unknown-unknown/offline/kpcs_offline.wasm

if [ "${1:-}" = --check ]; then
    cmp "$built" "$kept" && echo "the committed file is what is built here"
    exit
fi
mkdir -p "$(dirname "$kept")"
install -m 644 "$built" "$kept"
{ sha256sum <"$kept" | cut -d' ' -f1; echo "$made_by"; } >"$kept.sha256"
echo "$(wc -c <"$kept") bytes, $(gzip -9c "$kept" | wc -c) compressed"
