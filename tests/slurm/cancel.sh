#!/usr/bin/env bash
# A job that is cancelled and submitted again, or requeued by someone else, goes on; the lock is handed over.
# shellcheck source=tests/slurm/cluster.bash
source "$(dirname "$0")/cluster.bash"

write_idle_job idle.toml 120
"$orthant_test" run idle.toml -q -o whole.h5 &
reference=$!

for launcher in auto mpirun; do
    begin_under $launcher --nodes=2
    scancel "$id"
    # The next one starts on the other nodes at once, and waits for the lock until the first has stopped.
    next=$(submit --nodes=2 --ntasks-per-node=2 "$orthant_test" run idle.toml -o out.h5)
    wait_for_state "$id" CANCELLED
    ends_with "$id" "start 1: (stopped in time|ended by its launcher .*); cancelled or preempted by Slurm"
    wait_for_start "$next" 1
    wait_for_line "$next" "resuming"
    wait_for_commit out.h5

    scontrol requeue "$next"
    wait_for_start "$next" 2
    wait_for_state "$next" COMPLETED
    ends_with "$next" "start 2: complete$"
    wait "$reference"
    same_bits whole.h5 out.h5
    no_traces out.h5
    rm out.h5
done
