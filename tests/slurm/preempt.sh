#!/usr/bin/env bash
# A job of a higher priority takes the nodes: the lower one is stopped, requeued, and goes on after it.
# shellcheck source=tests/slurm/cluster.bash
more_configuration="
PreemptType=preempt/partition_prio
PreemptMode=REQUEUE
PartitionName=low Nodes=ALL PriorityTier=1 GraceTime=30 MaxTime=INFINITE State=UP
PartitionName=high Nodes=ALL PriorityTier=2 PreemptMode=OFF MaxTime=INFINITE State=UP"
source "$(dirname "$0")/cluster.bash"

write_idle_job idle.toml 120
"$orthant_test" run idle.toml -q -o whole.h5 &
reference=$!

for launcher in auto mpirun; do
    begin_under $launcher --partition=low --nodes=4
    urgent=$(sbatch --parsable --partition=high --nodes=4 --exclusive --output=/dev/null --wrap "sleep 1")
    wait_for_state "$urgent" COMPLETED
    says "$id" "start 1: .*(requeued|cancelled or preempted by Slurm)"
    wait_for_start "$id" 2
    wait_for_line "$id" "resuming"
    wait_for_state "$id" COMPLETED
    ends_with "$id" "start 2: complete$"
    wait "$reference"
    same_bits whole.h5 out.h5
    no_traces out.h5
    rm out.h5
done
