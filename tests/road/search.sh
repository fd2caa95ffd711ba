#!/usr/bin/env bash
# A search: the same bits however it runs, also when it grows, also when growing is killed; every point computed once.
# shellcheck source=tests/road/common.bash
source "$(dirname "$0")/common.bash"

# write METHOD TRIALS [EFFORT]: the job search.toml, four cells of a grid crossed with the trials.
write() {
    cat >search.toml <<TOML
study = "test.draws"
seed = 7
replicates = 2
[search]
method = "$1"
trials = $2
[space]
cell = [1, 2]
rate = { log_uniform = [1e-6, 1e-2] }
width = { uniform = [1, 64] }
kind = { choice = ["lstm", "gru", "plain"] }
[settings]
effort = ${3:-1}
TOML
}

# tasks_once FILE COUNT: the file's rows are so many tasks, no two alike.
tasks_once() {
    expect 0 "$orthant_test" verify "$1"
    said "$2 tasks"
    [ "$(tr ' ' '\n' <said | grep -c "twice" || true)" = 0 ] || fail "a task is there twice"
}

run() { "$orthant_test" run search.toml -q "$@"; }

for method in random sobol; do
    write $method 40
    run -o whole.$method.h5
    for n in 1 2 3 4; do
        ranks $n "$orthant_test" run search.toml -q -o ranks.h5 --fresh
        same_bits whole.$method.h5 ranks.h5
    done
    for i in 0 1 2; do run --shard $i/3 -o shard.$i.h5 --fresh; done
    expect 0 "$orthant_test" verify shard.1.h5
    expect 0 "$orthant_test" gather -o gathered.h5 shard.0.h5 shard.1.h5 shard.2.h5
    same_bits whole.$method.h5 gathered.h5
    rm gathered.h5

    # 20 trials become 40, twice over: the file, and shards.
    run -o grown.h5 --set trials=20 --fresh
    cp grown.h5 twenty.h5
    expect 0 "$orthant_test" run search.toml -o grown.h5 --set trials=20
    said "complete already"
    expect 0 ranks 2 "$orthant_test" run search.toml -o grown.h5
    said "'grown.h5' had 20 trials, adds 20"
    said "160 tasks reused"
    same_bits whole.$method.h5 grown.h5
    tasks_once grown.h5 320
    no_traces grown.h5
    for i in 0 1 2; do run --shard $i/3 -o shard.$i.h5 --set trials=20 --fresh; done
    "$orthant_test" gather -o gathered.h5 shard.0.h5 shard.1.h5 shard.2.h5
    same_bits twenty.h5 gathered.h5
    cp gathered.h5 alone.h5
    expect 0 "$orthant_test" run search.toml -o alone.h5
    said "had 20 trials, adds 20"
    same_bits whole.$method.h5 alone.h5
    expect 0 "$orthant_test" run search.toml --shard 0/3 -o shard.0.h5
    said "had 20 trials, adds 20"
    expect 2 "$orthant_test" gather -o gathered.h5 shard.0.h5 shard.1.h5 shard.2.h5
    said "the number of trials, 40 and 20"
    for i in 1 2; do run --shard $i/3 -o shard.$i.h5; done
    "$orthant_test" gather -o gathered.h5 shard.0.h5 shard.1.h5 shard.2.h5
    same_bits whole.$method.h5 gathered.h5
    rm gathered.h5 shard.?.h5
done

# Every command understands a search.
expect 0 "$orthant_test" show grown.h5
said "trial"
said "rate"
expect 0 "$orthant_test" verify grown.h5 --replay 20
expect 0 "$orthant_test" plan search.toml -o twenty.h5
said "'twenty.h5' has 20 trials: run adds 20, and the times are theirs alone"
said "tasks    320, 160 of them left"
said "40 sobol trials of rate, width, kind"
expect 0 "$orthant_test" plan search.toml -o grown.h5
said "complete already"
expect 0 "$orthant_test" status grown.h5

# Fewer trials than there are, another job, another program.
expect 2 "$orthant_test" run search.toml -o grown.h5 --set search.trials=10
said "'grown.h5' holds 40 trials (the job asks for 10); ask for at least 40"
expect 2 "$orthant_test" run search.toml -o grown.h5 --set search.method=random
said "not the same: the job"
expect 0 "$orthant_test" run search.toml -q -o grown.h5 --set trials=10 --fresh
expect 2 "$orthant_test" run search.toml -o bad.h5 --set trials=0
said "--set trials=0: search.trials: the integer 0 is out of range"
expect 2 "$orthant_test" run search.toml -o bad.h5 --set search.method=grid
said "search.trials: trials of a grid"
expect 2 "$orthant_test" run search.toml -o bad.h5 --set "rate={log_uniform=[0, 1]}"
said "has no logarithm"
[ ! -e bad.h5 ] || fail "something was written"

# Growing killed, mpirun and ranks at once: the file stays whole and old, and the next run goes on.
slow=$((4000 / slowness))
write sobol 40 $slow
ranks 2 "$orthant_test" run search.toml -q -o slow.h5
run -o killed.h5 --set trials=20
before=$(sha256sum <killed.h5)
setsid mpirun -n 2 "$orthant_test" run search.toml -o killed.h5 >log 2>&1 &
runner=$!
wait_for killed.h5.journal
size=$(stat -c %s killed.h5.journal)
wait_for killed.h5.journal $((size + 500))
sleep 1.2
pkill -KILL -s "$runner" || fail "growing ended before it was killed: raise the effort"
wait "$runner" 2>/dev/null || true
expect 0 "$orthant_test" status killed.h5
said "best so far, by score_mean "
[ "$(sha256sum <killed.h5)" = "$before" ] || fail "the old file changed before the new one was whole"
expect 2 "$orthant_test" run search.toml -o killed.h5 --set trials=10
said "the job asks for 10"
expect 0 ranks 3 "$orthant_test" run search.toml -o killed.h5
said "reused"
said "complete"
same_bits slow.h5 killed.h5
tasks_once killed.h5 320
no_traces killed.h5

# So does a run of 20 trials that was killed before its end, asked for 40.
setsid mpirun -n 2 "$orthant_test" run search.toml -o begun.h5 --set trials=20 >log 2>&1 &
runner=$!
wait_for begun.h5.journal
sleep 1.5
pkill -KILL -s "$runner" || fail "the run ended before it was killed: raise the effort"
wait "$runner" 2>/dev/null || true
expect 0 ranks 2 "$orthant_test" run search.toml -o begun.h5
said "reused"
same_bits slow.h5 begun.h5
tasks_once begun.h5 320
no_traces begun.h5
