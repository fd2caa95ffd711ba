#!/usr/bin/env bash
# A node goes in the middle: its power fails, or the administrator takes it. The job ends on those that are left.
# shellcheck disable=SC2034  # cluster.bash reads them: a node that does not answer is found out soon
node_timeout_s=8 message_timeout_s=5
# shellcheck source=tests/slurm/cluster.bash
source "$(dirname "$0")/cluster.bash"

write_idle_job idle.toml 480
ranks 8 "$orthant_test" run idle.toml -q -o whole.h5 &
reference=$!

on_two_nodes() { submit --nodes=2 --ntasks-per-node=2 "$orthant_test" run idle.toml -o "$1"; }
ends_whole() {
    wait_for_state "$1" COMPLETED
    ends_with "$1" "start 2: complete$"
    same_bits whole.h5 "$2"
    no_traces "$2"
}

# One job loses the node of its script, which Slurm finds out and requeues, the other one its other node.
first=$(on_two_nodes first.h5)
wait_for_start "$first" 1
batch_script=$(changed launcher mpirun)
second=$(on_two_nodes second.h5)
wait_for_start "$second" 1
says "$first" "4 ranks on n\[0-1\] by srun"
says "$second" "4 ranks on n\[2-3\] by mpirun"
wait_for_commit first.h5
wait_for_commit second.h5
node_off n0
node_off n3
wait_for_line "$second" "start 1: a rank or a node was lost \(exit code [0-9]+\); requeued"
wait_for_start "$second" 2
says "$second" "start 2: .* 4 ranks on n\[1-2\]"
wait_for_start "$first" 2
wait "$reference"
ends_whole "$first" first.h5
ends_whole "$second" second.h5

# Slurm requeues what runs on a node that is taken.
node_on n0
until_true 30 node_is_idle n0 || fail "n0 is not back"
third=$(on_two_nodes third.h5)
wait_for_start "$third" 1
says "$third" "4 ranks on n\[0-1\]"
wait_for_commit third.h5
scontrol update nodename=n0 state=down reason=test
wait_for_start "$third" 2
says "$third" "start 2: .* 4 ranks on n\[1-2\]"
ends_whole "$third" third.h5
