#!/usr/bin/env bash
# A task that computes for longer than task_limit has failed; one that does not even yield is killed, tried twice, and
# set aside. The limit may change between runs, and changes no result of another task.
# shellcheck source=tests/road/common.bash
source "$(dirname "$0")/common.bash"

cat >limited.toml <<'TOML'
study = "test.faulty"
task_limit = "0.3 s"
[space]
x = { from = 1, to = 9 }
[settings]
how = "slow"
TOML

# failed_with REASON: one point of limited.h5 failed, for this reason; the others are those of a job without a fault.
failed_with() {
    h5dump -d run/error limited.h5 >errors
    grep -q "$1" errors || { cat errors >&2; fail "not the reason: $1"; }
    "$orthant_test" show limited.h5 >said
    said "1 of 9 points failed"
    no_traces limited.h5
}

for n in 1 3; do
    expect 5 ranks "$n" "$orthant_test" run limited.toml -o limited.h5 --fresh
    said "it exceeded the time limit of 0.3 s"
    failed_with "it exceeded the time limit of 0.3 s"
done
# The limit is not what the file is bound to.
expect 5 "$orthant_test" run limited.toml -o limited.h5 --set task_limit=20
said "complete already"

# What is stopped, or waits, computes nothing meanwhile.
cat >stopped.toml <<TOML
study = "test.steady"
task_limit = 3
[space]
start = [0.2]
[settings]
steps = $((60000000 / slowness))
TOML
"$orthant_test" run stopped.toml -q -o whole.h5
"$orthant_test" run stopped.toml -q -o stopped.h5 &
runner=$!
wait_for stopped.h5.lock
kill -STOP "$runner"
sleep 3.5
kill -CONT "$runner"
wait "$runner" || fail "it failed"
same_bits whole.h5 stopped.h5

# One that never yields.
rm limited.h5
for n in 2 1; do
    for run in 1 2; do
        code=0
        ranks "$n" "$orthant_test" run limited.toml --set 'how="loop"' -o limited.h5 --set task_limit=0.1 >said 2>&1 ||
            code=$?
        case $code in 0 | 2 | 3 | 4 | 5 | 75) cat said >&2; fail "exit code $code at run $run" ;; esac
        said "task 1 of point 1: it exceeded the time limit of 0.1 s and does not yield: its process was killed"
    done
    expect 5 ranks "$n" "$orthant_test" run limited.toml --set 'how="loop"' --set task_limit=0.1 -o limited.h5
    said "set aside as failed: task 1 of point 1"
    failed_with "it exceeded the time limit of 0.1 s and does not yield: its process was killed, 2 times"
    rm limited.h5
done
