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

# completes HOW MOST REASON [LAUNCHER…]: run again and again it completes, after at most so many runs; the reason is in
# the file, all other points are there. Sets `runs`.
completes() {
    local how=$1 most=$2 reason=$3 code=1
    shift 3
    for ((runs = 0; code != 5; ++runs)); do
        [ "$runs" -lt "$most" ] || { cat said >&2; fail "$how never completes on '$*'"; }
        code=0
        "$@" "$orthant_test" run faulty.toml --set "how=\"$how\"" -o poison.h5 >said 2>&1 || code=$?
        [ "$code" != 0 ] || fail "$how: complete, as if nothing had failed"
    done
    h5dump -d run/error poison.h5 >errors
    grep -q "$reason" errors || { cat errors >&2; fail "$how: the reason is not told: $reason"; }
    "$orthant_test" show poison.h5 >said
    said "1 of 9 points failed"
    no_traces poison.h5
    rm poison.h5
}

# What the process catches names the task at once, whatever else is under way.
for n in 1 2 4; do
    completes segfault 3 "its process died of SIGSEGV, 2 times" mpirun -n "$n"
    [ "$runs" = 3 ] || fail "completed at run $runs on $n ranks, not at the third"
done
for pair in segfault:SEGV overflow:SEGV abort:ABRT terminate:ABRT bus:BUS fpe:FPE illegal:ILL; do
    completes "${pair%:*}" 3 "its process died of SIG${pair#*:}, 2 times"
    [ "$runs" = 3 ] || fail "$pair: completed at run $runs, not at the third"
done

for launcher in "mpirun -n 2" ""; do
    # shellcheck disable=SC2086
    completes exit 3 "its process ended by exit(), 2 times" $launcher
done

# What only fails is told at once.
completes throw 1 "the task was asked to throw"
completes throw_number 1 "no std::exception"
[ "$slowness" != 1 ] || completes memory 1 "it ran out of memory" # sanitizers need all addresses for themselves

# Killed, or gone, without a trace: found by running the suspects alone; no other task is blamed.
for launcher in "mpirun -n 2" ""; do
    # shellcheck disable=SC2086
    completes kill 12 "died while it ran alone, killed or out of memory, 3 times" $launcher
    echo "killed without a trace on '$launcher': completed at run $runs"
done
