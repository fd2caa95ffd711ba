#!/usr/bin/env bash
# Slurm's warning stops a job in order, the script requeues it, and it goes on to the same bits: under srun and under
# mpirun, after a rank was killed, and not for ever.
# shellcheck source=tests/slurm/cluster.bash
source "$(dirname "$0")/cluster.bash"

# Names are data: no shell takes them apart.
folder="two
lines"
mkdir "$folder"
job="$folder/it's \"a\" \$job; exit.toml"
output="\`out\` of it's job
 & more.h5"
write_idle_job "$job" 120
# Long tasks leave their state when they are stopped, and in between for when a rank is killed.
cat >steady.toml <<TOML
study = "test.steady"
[space]
start = [0.2, 0.25, 0.3, 0.35]
[settings]
steps = $((200000000 / slowness))
TOML
{ "$orthant_test" run "$job" -q -o whole.h5 && "$orthant_test" run steady.toml -q -o steady.h5; } &
references=$!

id=$(submit --nodes=2 --ntasks-per-node=2 "$orthant_test" run "$job" -o "$output")
wait_for_start "$id" 1
wait_for_commit "$output"
warn "$id"
wait_for_line "$id" "start 1: stopped in time [0-9.]+ s after the warning; requeued \(restart 1 of at most 100\)"
wait_for_start "$id" 2
wait_for_line "$id" "resuming"
wait_for_commit "$output"
warn "$id"
wait_for_line "$id" "start 2: stopped in time [0-9.]+ s after the warning; requeued \(restart 2 of at most 100\)"
wait_for_start "$id" 3
wait_for_state "$id" COMPLETED
ends_with "$id" "^orthant: job $id, start 3: complete$"
says "$id" "4 ranks on n\[0-1\] by srun"
wait "$references"
same_bits whole.h5 "$output"
no_traces "$output"

batch_script=$(changed launcher mpirun)
id=$(submit --nodes=2 --ntasks-per-node=2 "$orthant_test" run steady.toml -o out.h5 --checkpoint-every 0.1)
wait_for_start "$id" 1
wait_for_checkpoint out.h5.tasks
kill -KILL "$(pgrep --newest --exact orthant_test)"
wait_for_line "$id" "start 1: a rank or a node was lost \(exit code 137\); requeued \(restart 1 of at most 100\)"
wait_for_start "$id" 2
wait_for_checkpoint out.h5.tasks
warn "$id"
wait_for_line "$id" "start 2: stopped in time .* s after the warning; requeued \(restart 2 of at most 100\)"
wait_for_start "$id" 3
wait_for_state "$id" COMPLETED
ends_with "$id" "^orthant: job $id, start 3: complete$"
says "$id" "4 ranks on n\[0-1\] by mpirun"
same_bits steady.h5 out.h5
no_traces out.h5

# After the last restart it is left to the user.
batch_script=$(changed most_restarts 0)
id=$(submit "$orthant_test" run "$job" -o last.h5)
wait_for_start "$id" 1
wait_for_commit last.h5
warn "$id"
wait_for_state "$id" FAILED
ends_with "$id" "start 1: stopped in time; not requeued after 0 restarts: submitted again, it goes on"
exit_code_is "$id" 75
