#!/usr/bin/env bash
# From a job file to a finished file with `orthant submit`: stopped at its time limit by itself, requeued, looked at on
# the way; as an array; twice; and what cannot fit.
# shellcheck source=tests/slurm/cluster.bash
source "$(dirname "$0")/cluster.bash"

# job_number: of the submission that `expect` ran last.
job_number() { grep -oE "submitted +job [0-9]+" said | grep -oE "[0-9]+$"; }
log_of() { echo "$work/$log"; }

write_idle_job idle.toml 160
"$orthant_test" run idle.toml -q -o whole.h5

# What Slurm would never start is refused, and nothing is left behind.
expect 2 "$orthant_test" submit idle.toml --nodes 5
said "--nodes: 5 nodes would never be free together (partition 'all' has 4)"
expect 2 "$orthant_test" submit idle.toml --ntasks-per-node 3
said "the largest of partition 'all' has 2 cores"
expect 2 "$orthant_test" submit idle.toml --partition al
said 'unknown partition "al" (there are: all); did you mean "all"?'
expect 2 "$orthant_test" submit idle.toml --account "a b"
expect 2 "$orthant_test" submit idle.toml --time never
expect 2 "$orthant_test" submit idle.toml --set settings.tasks=1 --set settings.mean_ms=100000 --time 60
said "tasks of this study cannot be resumed"
expect 2 "$orthant_test" submit idle.toml --dependency "afterok:\$(id)"
expect 2 "$orthant_test" submit idle.toml --array 9
expect 2 "$orthant_test" submit idle.toml --dependency after:noon
said "Slurm did not take the job"
expect 2 env PATH=/nowhere "$orthant_test" submit idle.toml
said "cannot find sbatch"
[ ! -e results/idle.h5.log ] || fail "something was submitted"
rm -r results

expect 0 "$orthant_test" submit idle.toml --nodes 2 --dry-run
said "#SBATCH --nodes=2"
said "# to be submitted by: sbatch --parsable --job-name=idle --output=results/idle.h5.log results/idle.h5.sbatch"
[ ! -e results ] || fail "a dry run left something"

# Two nodes, warned in the middle; looked at from the login node; submitted twice.
expect 0 "$orthant_test" submit idle.toml --nodes 2
said "submitted  job "
id=$(job_number) log=results/idle.h5.log
wait_for_start "$id" 1
wait_for_growth results/idle.h5.journal
expect 0 "$orthant_test" status results/idle.h5
said "running: process"
said "(Slurm job $id)"
said "run 1 on 4 ranks"
expect 0 "$orthant_test" show results/idle.h5
said "(not complete)"
expect 2 "$orthant_test" submit idle.toml --nodes 1
said "is submitted already (job $id waits or runs)"
warn "$id"
wait_for_line "$id" "requeued \(restart 1 of at most 22\)"
expect 0 "$orthant_test" status results/idle.h5
said "Slurm job $id is "
"$orthant_test" status --follow results/idle.h5 >followed &
follower=$!
expect 2 "$orthant_test" submit idle.toml
wait_for_start "$id" 2
wait_for_state "$id" COMPLETED
ends_with "$id" "^orthant: job $id, start 2: complete$"
same_bits whole.h5 results/idle.h5
wait "$follower" || fail "status --follow did not end in order"
grep -q "^complete, made" followed || fail "status --follow ended before the job did"
expect 0 "$orthant_test" submit idle.toml
said "is complete already: nothing to do"

# Each start is told of in the file.
/usr/bin/python3 - results/idle.h5 "$id" <<'PYTHON' || fail "the starts are not told of in the file"
import sys
import h5py

run = h5py.File(sys.argv[1])["run"]
assert list(run["launch_slurm_job"].asstr()) == [sys.argv[2]] * 2
assert list(run["launch_slurm_restarts"]) == [0, 1]
assert list(run["launch_slurm_array_index"]) == [-1, -1]
assert list(run["launch_nodes"]) == [2, 2]
assert list(run["launch_ranks"]) == [4, 4]
assert run["launch_tasks"][:].sum() == 160
assert 0 <= run["launch_lost_seconds"][0] < 4 * 0.3
PYTHON

# Eight shards, gathered behind them; told of as a whole, also while they wait.
expect 0 "$orthant_test" submit idle.toml --array 8 -o many.h5 --time 30
said "its shards gathered by job"
said "limit      00:01:00"
said "orthant status --follow many.h5"
expect 0 "$orthant_test" status many.h5
said "not gathered yet, of 8 shards"
said "Slurm job"
said "many.shard-7-of-8.h5: "
expect 4 "$orthant_test" show many.h5
said "not gathered yet"
until_true 60 test -e many.shard-7-of-8.h5 || fail "the last shard was not computed"
expect 0 "$orthant_test" status --follow many.h5
said "complete, made"
same_bits whole.h5 many.h5

# Names are data all the way.
output="it's \"two\" lines \$(touch evil)
and 100%.h5"
expect 0 "$orthant_test" submit idle.toml -o "$output"
until_true 60 test -e "$output" || fail "no file of a hostile name"
same_bits whole.h5 "$output"
[ ! -e evil ] || fail "a name was run as a command"
