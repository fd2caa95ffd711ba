#!/usr/bin/env bash
# Eight shards as the elements of an array, gathered by a job that waits for them; one of them is interrupted.
# shellcheck source=tests/slurm/cluster.bash
source "$(dirname "$0")/cluster.bash"

write_idle_job idle.toml 160
"$orthant_test" run idle.toml -q -o whole.h5 &
reference=$!

mkdir "shards 100%"
array=$(submit --array=0-7 --nodes=1 --output=shard-%a.log "$orthant_test" run idle.toml --shard %a/8 \
    -o "shards 100%/%a.h5")
gather=$(submit --dependency=afterany:"$array" "$orthant_test" gather -o all.h5 "shards 100%"/{0..7}.h5)
wait_for_state "${array}_3" RUNNING
wait_for_commit "shards 100%/3.h5"
warn "${array}_3"
wait_for_state "${array}_3" PENDING
wait_for_state "$gather" COMPLETED
for shard in {0..7}; do
    start=1
    if ((shard == 3)); then start=2; fi
    tail -n 1 "shard-$shard.log" | grep -q "job ${array}_$shard, start $start: complete$" ||
        fail "shard $shard: $(cat "shard-$shard.log")"
done
ends_with "$gather" "start 1: complete$"
wait "$reference"
same_bits whole.h5 all.h5
no_traces all.h5
