#!/usr/bin/env bash
# Asked to stop, by a signal or by the walltime, a run commits everything and says 75; the next one goes on.
# shellcheck source=tests/road/common.bash
source "$(dirname "$0")/common.bash"

cat >walk.toml <<TOML
study = "test.walk"
[space]
step = [0.25, 0.5]
[settings]
walks = 100
effort = $((100 / slowness))
TOML
cat >steady.toml <<TOML
study = "test.steady"
[space]
start = [0.2, 0.3]
[settings]
steps = $((200000000 / slowness))
TOML

# stop_with SIGNAL RANKS JOB: starts, waits until it holds the lock, signals, and expects 75.
stop_with() {
    local code=0
    if [ "$2" = 0 ]; then
        "$orthant_test" run "$3" -o stopped.h5 >said 2>&1 &
    else
        mpirun -n "$2" "$orthant_test" run "$3" -o stopped.h5 >said 2>&1 &
    fi
    local runner=$!
    wait_for stopped.h5.lock
    sleep 0.5
    kill -"$1" "$runner"
    wait "$runner" || code=$?
    [ "$code" = 75 ] || { cat said >&2; fail "exit code $code instead of 75 after SIG$1 on $2 ranks"; }
    said "stopped early"
}

"$orthant_test" run walk.toml -q -o whole.h5
stop_with USR1 0 walk.toml
stop_with TERM 0 walk.toml
said "reused"
stop_with INT 0 walk.toml
stop_with USR1 2 walk.toml
# What cannot end in time is not begun; where nothing can, the next run would do no better.
cat >slow.toml <<TOML
study = "test.idle"
[space]
x = [1]
[settings]
tasks = 3
mean_ms = 20000
TOML
for n in 1 2; do
    expect 2 ranks $n "$orthant_test" run slow.toml -o slow.h5 --walltime 5
    said "the walltime is too short for any of the tasks left (0 tasks committed)"
done

expect 75 ranks 2 "$orthant_test" run walk.toml -o stopped.h5 --walltime 2
said "the walltime is near"
expect 0 ranks 2 "$orthant_test" run walk.toml -o stopped.h5
same_bits whole.h5 stopped.h5
no_traces stopped.h5
rm stopped.h5

# Long tasks stop at their next checkpoint and go on from there, on another rank if need be.
"$orthant_test" run steady.toml -q -o steady.h5
for n in 2 0 3; do
    stop_with USR1 "$n" steady.toml
    [ -n "$(ls stopped.h5.tasks)" ] || fail "no checkpoint"
done
expect 0 ranks 2 "$orthant_test" run steady.toml -o stopped.h5
same_bits steady.h5 stopped.h5
no_traces stopped.h5
