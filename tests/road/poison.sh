#!/usr/bin/env bash
# A task that kills its process is tried twice, then set aside with the reason; the rest of the job completes.
# shellcheck source=tests/road/common.bash
source "$(dirname "$0")/common.bash"

cat >faulty.toml <<'TOML'
study = "test.faulty"
[space]
x = { from = 1, to = 9 }
[settings]
how = "segfault"
TOML

for n in 2 1; do
    runs=0
    for ((code = 1; code != 5; ++runs)); do
        [ "$runs" -lt 6 ] || { cat said >&2; fail "never completes"; }
        code=0
        ranks "$n" "$orthant_test" run faulty.toml -o segfault.h5 >said 2>&1 || code=$?
    done
    [ "$runs" = 3 ] || fail "completed at run $runs, not at the third"
    h5dump -d run/error segfault.h5 | grep -q "SIGSEGV, 2 times" || fail "the signal is not named"
    no_traces segfault.h5
    rm segfault.h5
done

# Killed without a trace: found by running the suspects alone; no other task is blamed.
for n in 2 1; do
    runs=0
    for ((code = 1; code != 5; ++runs)); do
        [ "$runs" -lt 16 ] || { cat said >&2; fail "never completes"; }
        code=0
        ranks "$n" "$orthant_test" run faulty.toml --set 'how="kill"' -o killed.h5 >said 2>&1 || code=$?
    done
    h5dump -d run/error killed.h5 | grep -q "died while it ran alone, 2 times" || fail "the reason is not told"
    "$orthant_test" show killed.h5 | grep -q "1 of 9 points failed" || fail "one point, not more"
    echo "killed without a trace on $n ranks: completed at run $runs"
    rm killed.h5
done
