#!/usr/bin/env bash
# supervise starts a run again when it died, and only then: one command leads to the finished file.
# shellcheck source=tests/road/common.bash
source "$(dirname "$0")/common.bash"

cat >faulty.toml <<'TOML'
study = "test.faulty"
[space]
x = { from = 1, to = 9 }
[settings]
how = "segfault"
TOML
# once COMMAND…: as the command; the first time with a fault.
cat >once <<'SH'
#!/bin/sh
if mkdir begun 2>/dev/null; then
    export ORTHANT_TEST_FAULT=kill
    [ ! -e launcher ] || { export ORTHANT_TEST_FAULT=nothing ORTHANT_TEST_PAUSE_MS=1000; (sleep 2; kill -KILL $$) & }
fi
exec "$@"
SH
chmod +x once
supervise() { "$orthant_test" supervise "$@"; }

# Tasks that kill their process are convicted on the way.
expect 5 supervise -- mpirun -n 2 "$orthant_test" run faulty.toml -o out.h5
((slowness > 1)) || said "died of signal 11" # sanitizers make an exit code of it
said "restart 2 of at most 100"
! grep -q "restart 3" said || fail "more than two restarts"
said "set aside as failed: task 1 of point 1 (its process died of SIGSEGV, 2 times)"
no_traces out.h5
expect 5 supervise -- "$orthant_test" run faulty.toml --set 'how="kill"' -o killed.h5
said "died while it ran alone"
# Nor do restarts begin from the beginning.
expect 5 supervise -- "$orthant_test" run faulty.toml -o out.h5 --fresh
said "restart 2 of at most 100"
! grep -q "restart 3" said || fail "more than two restarts"

# What ended in order is not started again.
expect 5 supervise -- "$orthant_test" run faulty.toml -o out.h5
expect 2 supervise -- "$orthant_test" run absent.toml
! grep -q "supervise" said || fail "it said something"

# The death of a rank, then of the launcher.
run=("$orthant_test" run faulty.toml --set 'how="environment"')
"${run[@]}" -q -o whole.h5
for victim in rank launcher; do
    rm -rf begun
    expect 0 supervise -- ./once mpirun -n 3 "${run[@]}" -o $victim.h5
    said "restart 1 of at most 100"
    ! grep -q "restart 2" said || fail "more than one restart"
    same_bits whole.h5 $victim.h5
    no_traces $victim.h5
    touch launcher
done

# A stop reaches the run, and is the end.
for signal in USR1 TERM; do
    rm -f stopped.h5*
    ORTHANT_TEST_PAUSE_MS=1000 "$orthant_test" supervise -- "${run[@]}" -o stopped.h5 >said 2>&1 &
    runner=$!
    wait_for stopped.h5.journal
    kill -$signal "$runner"
    code=0
    wait "$runner" || code=$?
    [ "$code" = 75 ] || { cat said >&2; fail "exit code $code instead of 75 after SIG$signal"; }
    said "stopped early"
done

# No progress, no more restarts, nothing to start.
# shellcheck disable=SC2016
expect 137 supervise -- sh -c 'kill -KILL $$' run faulty.toml -o never.h5
said "its last 6 starts made no progress"
# shellcheck disable=SC2016
expect 137 supervise --restarts 1 -- sh -c 'kill -KILL $$' run faulty.toml -o never.h5
said "restarted 1 time already"
expect 2 supervise -- no_such_program run faulty.toml
said "cannot start 'no_such_program'"
expect 2 supervise -- mpirun -n 2 "$orthant_test" status out.h5
said "runs no job"
expect 2 supervise -- "$orthant_test" run faulty.toml --nonsense
said "--nonsense"
expect 2 mpirun -n 2 "$orthant_test" supervise -- "$orthant_test" run faulty.toml
said "started by a launcher"
