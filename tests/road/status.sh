#!/usr/bin/env bash
# How far a job is, told by another process from the files beside the output.
# shellcheck source=tests/road/common.bash
source "$(dirname "$0")/common.bash"

cat >idle.toml <<TOML
study = "test.idle"
[space]
x = [1, 2]
[settings]
tasks = 100
mean_ms = 400
TOML
cat >faulty.toml <<TOML
study = "test.faulty"
[space]
x = [1, 2]
TOML

expect 4 "$orthant_test" status idle.h5
said "'idle.h5': no result file is there, nor a journal of one"

mpirun -n 2 "$orthant_test" run idle.toml -o idle.h5 >run_said 2>&1 &
wait_for idle.h5.journal 1500
expect 0 "$orthant_test" status idle.h5
said "idle (test.idle)"
said "running: process"
said "run 1 on 2 ranks"
said " of 200 tasks done ("
# A rank says what it is at once it has been at it for a while.
for ((i = 0; i < 200; ++i)); do
    expect 0 "$orthant_test" status idle.h5
    grep -q "rank 1  task" said && break
    sleep 0.05
done
said "under way, the longest first:"
said "rank 1  task"
said "of x="

"$orthant_test" status --follow idle.h5 >followed &
follower=$!
wait_for followed
kill -KILL %1
wait %1 2>/dev/null || true
for ((i = 0; i < 100; ++i)); do
    expect 0 "$orthant_test" status idle.h5
    grep -q "^running" said || break
    sleep 0.1
done
said "not running (dead: process"
wait "$follower" || fail "status --follow did not end in order"
grep -q "running: process" followed || fail "nothing was followed"

# What is there already can be looked at, by a program of the same build.
expect 0 "$orthant_test" show idle.h5
said "(not complete)"
said "points are not computed yet"
expect 4 "$orthant" show idle.h5
expect 0 "$orthant_test" show idle.h5 --json
said '"complete":false'
expect 0 "$orthant_test" show idle.h5 --snapshot so_far.h5
said "what 'idle.h5' has come to is in 'so_far.h5'"
expect 0 "$orthant_test" show so_far.h5
said "(not complete)"
expect 2 "$orthant_test" show idle.h5 --snapshot so_far.h5
said "'so_far.h5' exists"
rm -f idle.h5
expect 2 "$orthant_test" show idle.h5 --snapshot ./idle.h5
said "is where the job writes"
expect 2 "$orthant_test" show so_far.h5 --snapshot again.h5
said "it is a result file already"

# Another program, which does not know the study, tells as much as it can.
expect 0 "$orthant" status idle.h5
said " of 200 tasks done ("

sed -i s/400/0/ idle.toml
rm idle.h5.*
expect 0 "$orthant_test" run idle.toml -o idle.h5
expect 0 "$orthant_test" status idle.h5 --follow
said "complete, made"
said "200 tasks in"

expect 5 "$orthant_test" run faulty.toml -o faulty.h5
expect 5 "$orthant_test" status faulty.h5
said "1 failed"

head -c 100 /dev/urandom >garbage.h5.journal
expect 4 "$orthant_test" status garbage.h5
said "garbage.h5.journal"
