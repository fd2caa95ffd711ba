#!/usr/bin/env bash
# What orthant plan says of a job is what a run of it then has; it computes nothing and leaves nothing behind.
# shellcheck source=tests/road/common.bash
source "$(dirname "$0")/common.bash"

cat >walk.toml <<'TOML'
study = "test.walk"
replicates = 2
[space]
limit = [0.5, 5]
step = [0.25, 0.5, 1]
[settings]
walks = 7
TOML
cat >rounds.toml <<'TOML'
study = "test.rounds"
[space]
target = [0.01, 0.002]
TOML
cat >idle.toml <<'TOML'
study = "test.idle"
[space]
x = [1, 2]
[settings]
tasks = 6
mean_ms = 1000
TOML
printf 'some bytes' >bytes.dat
printf '?bytes' >question.dat
cat >shared.toml <<'TOML'
study = "test.shared"
[data]
file = "bytes.dat"
[space]
stride = [1, 3]
TOML

# planned WHAT: the number on that line of the last plan.
planned() {
    grep "^$1 " said | grep -oE '[0-9]+' | head -n 1
}

tasks_in() {
    h5dump -a run/tasks "$1" | grep -oE '\): [0-9]+' | grep -oE '[0-9]+$'
}

touch said
before=$(ls -R)
expect 0 "$orthant" plan "$jobs/angles.toml"
[ "$(planned points)" = 4 ] || fail "the points of angles"
angles=$(planned tasks)
expect 0 "$orthant_test" plan walk.toml
[ "$(planned points) $(planned tasks)" = "6 42" ] || fail "the tasks of walk"
shards=0
for i in 0 1 2 3; do
    expect 0 "$orthant_test" plan walk.toml --shard "$i/4"
    shards=$((shards + $(planned tasks)))
done
[ "$shards" = 42 ] || fail "the shards have $shards tasks"
expect 0 "$orthant_test" plan shared.toml
[ "$(planned tasks)" = 8 ] || fail "the tasks of shared"
! grep -q '^note' said || fail "a remark where there is nothing to say"
expect 0 "$orthant_test" plan shared.toml --set blocks=20
[ "$(planned tasks)" = 20 ] || fail "as many tasks as the file has bytes"
said 'note     10 blocks, not 20: the file has no more bytes'
said 'note     every block is one byte'
expect 0 "$orthant_test" plan rounds.toml
said "at least 4 (the first round"

# 12 tasks of 1 s: the longer of an even share and one task, and start-up
expect 0 "$orthant_test" plan idle.toml --ranks 1,4,100 --ranks-per-node 3
said "12 s on one core, the longest task 1.0 s"
grep -qE '^ +1 +1 +1[23] s +(9[0-9]|100) % ' said || fail "the time of one rank"
grep -qE '^ +4 +2 +3\.[0-9] s +[789][0-9] % ' said || fail "the time of four ranks"
grep -qE '^ +100 +34 +1\.[0-9] s +[0-9.]+ % ' said || fail "the time of a hundred ranks"
expect 0 "$orthant_test" plan idle.toml --ranks 5 --set forecast=false
said "units of one task"
grep -qE '^ +5 +[0-9]+ +3 +80 % ' said || fail "the time without a forecast"

# over so many nodes
expect 0 "$orthant_test" plan idle.toml --ranks 3,4 --nodes 3
grep -qE '^ +3 +3 +4\.[0-9] s ' said || fail "three ranks on three nodes"
grep -qE '^ +4 +3 +3\.[0-9] s ' said || fail "four ranks on three nodes"
expect 0 "$orthant_test" plan idle.toml --nodes 3
grep -qE '^ +6 +3 +2\.[0-9] s ' said || fail "twice three ranks"
grep -qE '^Beyond [0-9]+ ranks more are wasted' said || fail "the ranks that are of use"
expect 2 "$orthant_test" plan idle.toml --ranks 3,2 --nodes 3
said "2 ranks cannot be on 3 nodes"
expect 2 "$orthant_test" plan idle.toml --nodes 2 --ranks-per-node 2
for bad in 0 -1 x 1.5 1000001; do
    expect 2 "$orthant_test" plan idle.toml --nodes "$bad"
done

# by tasks computed here; where other work keeps the cores busy, they take longer than they sleep
expect 0 "$orthant_test" plan idle.toml --set mean_ms=20 --measure=0.5
said "measured here, alone: "
grep -qE 'tasks took [1-9][0-9.]* ± .* of the forecast' said || fail "the pace of idle tasks"
expect 0 "$orthant_test" plan idle.toml --set mean_ms=20 --set forecast=false --measure=0.5
grep -qE 'took [2-9][0-9] ms ± |took [1-9][0-9]{2} ms ± ' said || fail "the pace where nothing is forecast"
expect 0 "$orthant_test" plan idle.toml --set mean_ms=100000 --measure=0.2
said "none ended, they take at least"
said "work     at least"
expect 0 "$orthant_test" plan shared.toml --measure=0.2
said "measured here, alone: "
for bad in 0 -1 nan inf 1e9 x; do
    expect 2 "$orthant_test" plan idle.toml "--measure=$bad"
    said "is not a time to measure for"
done
expect 2 "$orthant_test" plan idle.toml --measure=1 --like any.h5
expect 2 "$orthant_test" plan idle.toml --like no_such_file.h5 --nodes 0

# more than anyone can run
expect 0 "$orthant_test" plan idle.toml --set replicates=1000000 --set 'x={from=1, to=100000}'
[ "$(planned points)" = 100000000000 ] || fail "the points of a large job"
said "tasks    about 600000000000"
said "(this host has"

# 2: the command line, the job; 3: the data; 4: what stands in the output's place
for bad in 0 -3 x '1,' 99999999999999999999 1.5; do
    expect 2 "$orthant_test" plan walk.toml --ranks "$bad"
    expect 2 "$orthant_test" plan walk.toml --ranks-per-node "$bad"
done
expect 2 "$orthant_test" plan
expect 2 "$orthant_test" plan no_such_file.toml
expect 2 "$orthant_test" plan walk.toml --set stepp=2
said "step"
expect 2 "$orthant_test" plan walk.toml --shard 6/6
expect 2 "$orthant_test" plan walk.toml --shard 0/7
said "at most as many shards as points"
expect 2 "$orthant_test" plan walk.toml -o .
expect 3 "$orthant_test" plan shared.toml --set 'data.file="missing.dat"'
said "missing.dat"
expect 3 "$orthant_test" plan shared.toml --set 'data.file="question.dat"'
said "'?' (this study refuses that)"
[ "$(ls -R)" = "$before" ] || fail "plan left something behind"
printf 'not hdf5' >bad.h5
expect 4 "$orthant_test" plan walk.toml -o bad.h5

# the runs have what was planned
ranks 2 "$orthant" run "$jobs/angles.toml" -q -o angles.h5
[ "$(tasks_in angles.h5)" = "$angles" ] || fail "angles has $(tasks_in angles.h5) tasks, $angles were planned"
ranks 2 "$orthant_test" run walk.toml -q -o walk.h5
[ "$(tasks_in walk.h5)" = 42 ] || fail "walk has $(tasks_in walk.h5) tasks"
expect 0 "$orthant_test" plan walk.toml -o walk.h5
said "'walk.h5' is complete already"
said "measured of its 42 tasks"
expect 0 "$orthant_test" plan walk.toml -o walk.h5 --shard 0/2
said "something else (not the same: the shard)"
expect 0 "$orthant_test" plan walk.toml -o walk.h5 --set seed=2
said "something else (not the same: the job)"
"$orthant_test" run rounds.toml -q -o rounds.h5
expect 0 "$orthant_test" plan rounds.toml -o rounds.h5
[ "$(planned tasks)" = "$(tasks_in rounds.h5)" ] || fail "the tasks of all rounds"
said "on one core"

# by an earlier result
"$orthant_test" run idle.toml -q -o like.h5 --set mean_ms=20
before=$(ls -R)
expect 0 "$orthant_test" plan idle.toml --like like.h5
said "measured by 'like.h5': 12 tasks, 1 rank a node, took "
expect 2 "$orthant_test" plan walk.toml --like like.h5
said "it holds test.idle"
expect 2 "$orthant_test" plan idle.toml --set forecast=false --like like.h5
said "forecasts tasks of one of the two jobs only"
expect 4 "$orthant_test" plan idle.toml --like bad.h5
expect 4 "$orthant_test" plan idle.toml --like no_such_file.h5
head -c 3000 like.h5 >half.h5
expect 4 "$orthant_test" plan idle.toml --like half.h5
rm half.h5
expect 0 "$orthant_test" plan idle.toml -o like.h5 --set mean_ms=20 --like like.h5
said "the plan is for another run of it"
[ "$(ls -R)" = "$before" ] || fail "plan left something behind"

# a run that stopped
expect 75 "$orthant_test" run idle.toml -q -o idle.h5 --walltime 5
expect 0 "$orthant_test" plan idle.toml -o idle.h5
said "was stopped"
[ "$(planned tasks)" = 12 ] || fail "the tasks of a stopped job"
