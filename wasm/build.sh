#!/bin/sh
# Builds the offline verifier and lays it beside the page's files, with its SHA-256: wasm/build.sh [--check]
#
# --check builds it and says whether the one that is committed has the same bytes (same versions of the compiler and of its library: the
# file beside it names them). rustup's WebAssembly library is not needed: Debian's compiler brings its own source of the library.
# Needs, on Debian: apt-get install --no-install-recommends rustc-web cargo-web rust-web-src libstd-rust-web-dev lld-19
set -eu
cd "$(dirname "$0")"
rustc=${KPCS_WASM_RUSTC:-/usr/bin/rustc} cargo=${KPCS_WASM_CARGO:-/usr/bin/cargo} linker=${KPCS_WASM_LINKER:-wasm-ld-19}
packages="rustc-web cargo-web rust-web-src libstd-rust-web-dev lld-19"
for program in "$rustc" "$cargo" "$linker"; do
    command -v "$program" >/dev/null || { echo "$program is missing: apt-get install --no-install-recommends $packages" >&2; exit 1; }
done
library=$("$rustc" --print sysroot)/lib/rustlib/src/rust/library
[ -d "$library" ] || { echo "the source of the library is missing: apt-get install --no-install-recommends $packages" >&2; exit 1; }

folder=$(realpath -m "${CARGO_TARGET_DIR:-target}/wasm")
root=$(realpath ..)
# Neither paths of this machine nor places in sources belong into the file: nobody reads them there. A verifier needs no random
# numbers, and has none.
flags="--cfg getrandom_backend=\"unsupported\" -Zlocation-detail=none --remap-path-prefix=$root=kpcs --remap-path-prefix=$library=library"
for sources in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*; do
    flags="$flags --remap-path-prefix=$sources=crates"
done
RUSTC=$rustc RUSTC_BOOTSTRAP=1 RUSTFLAGS=$flags CARGO_TARGET_DIR=$folder CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$linker \
    "$cargo" build --locked --quiet --release -Zbuild-std=std,panic_abort --target wasm32-unknown-unknown
built=$folder/wasm32-unknown-unknown/release/kpcs_offline.wasm
kept=../crates/kpcs-web/assets/offline/verifier.wasm

if [ "${1:-}" = --check ]; then
    cmp "$built" "$kept" && echo "the committed file is what is built here"
    exit
fi
mkdir -p "$(dirname "$kept")"
install -m 644 "$built" "$kept"
{ sha256sum <"$kept" | cut -d' ' -f1; "$rustc" --version; "$linker" --version; } >"$kept.sha256"
echo "$(wc -c <"$kept") bytes, $(gzip -9c "$kept" | wc -c) compressed"
