#!/bin/sh
# Fuzzes every decoder, one after another: fuzz/run.sh [SECONDS [TARGET...]]
#
# On stable Rust: LLVM's own coverage counters are switched on by flags, libFuzzer comes with libfuzzer-sys. Corpora lie in
# fuzz/corpus and inputs that failed in fuzz/crashes, both outside git: what fails becomes a fixed case of the tests of its
# crate. Prints runs, runs a second, and how many of the edges of the target were reached; needs a C++ compiler, Python 3.
set -eu
cd "$(dirname "$0")"
seconds=${1:-600}
[ $# -gt 0 ] && shift
targets=${*:-statement qr_text pdf pictures csv xlsx json rule_pack settings}
triple=$(rustc -vV | sed -n 's/^host: //p')
folder=${CARGO_TARGET_DIR:-target}

# Targets that were built before lie in KPCS_FUZZ_BIN, where that is given.
programs=${KPCS_FUZZ_BIN:-$folder/$triple/release}
if [ -z "${KPCS_FUZZ_BIN:-}" ]; then
    case " $targets " in *" pdf "*) features=--features=pdf ;; *) features= ;; esac
    RUSTFLAGS="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing" \
        cargo build --locked --quiet --release --target "$triple" $features
fi

python3 seeds.py .. corpus
failed=
for target in $targets; do
    mkdir -p "corpus/$target" "crashes/$target"
    # Short inputs are many inputs; what is large costs time and shows little.
    length=16384
    [ "$target" = pictures ] && length=4096
    words=
    [ -f "$target.dict" ] && words=-dict=$target.dict
    program=$programs/$target
    log=crashes/$target.log
    # A single input may take longer than the second that is allowed on a busy machine: the target itself counts the
    # processor's time. The limit here is for one that never ends.
    "$program" "corpus/$target" -artifact_prefix="crashes/$target/" -max_total_time="$seconds" -max_len=$length $words \
        -timeout=30 -rss_limit_mb=1024 -print_final_stats=1 >"$log" 2>&1 || failed="$failed $target"
    edges=$(sed -n 's/.*Loaded 1 modules *(\([0-9]*\) inline.*/\1/p' "$log")
    reached=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -1)
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    rate=$(sed -n 's/^stat::average_exec_per_sec: *//p' "$log")
    inputs=$(sed -n 's/.* corp: \([0-9]*\)\/.*/\1/p' "$log" | tail -1)
    echo "$target: ${runs:-?} runs, ${rate:-?} a second, ${reached:-?} of $edges edges, $inputs inputs kept"
    # What adds nothing is dropped from the corpus.
    mkdir -p "corpus/$target.merged"
    "$program" -merge=1 "corpus/$target.merged" "corpus/$target" -max_len=$length >>"$log" 2>&1 &&
        rm -r "corpus/$target" && mv "corpus/$target.merged" "corpus/$target"
    rm -rf "corpus/$target.merged"
done
if [ -n "$failed" ]; then
    echo "failed:$failed (inputs under fuzz/crashes; the log beside them says how)" >&2
    exit 1
fi
