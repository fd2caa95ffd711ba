#!/usr/bin/env bash
# Two runs on one output: the second waits, then is refused; after the first was killed it takes over.
# shellcheck source=tests/road/common.bash
source "$(dirname "$0")/common.bash"

cat >steady.toml <<'TOML'
study = "test.steady"
[space]
start = [0.2]
[settings]
steps = 5_000_000_000
TOML

"$orthant_test" run steady.toml -q -o out.h5 &
first=$!
wait_for out.h5.journal
expect 4 "$orthant_test" run steady.toml -o out.h5
said "$first"
kill -0 "$first" || fail "the first run is gone"
kill -KILL "$first"
wait "$first" || true
cp out.h5.lock dead.lock
expect 75 "$orthant_test" run steady.toml -o out.h5 --walltime 2
said "resuming"
[ ! -e out.h5.lock ] || fail "the lock is left behind"

# A run that waited for another job's run to end does not replace its results.
cat >walk.toml <<TOML
study = "test.walk"
[space]
step = [1.0]
[settings]
effort = $((60 / slowness))
TOML
"$orthant_test" run walk.toml -q -o shared.h5 &
first=$!
wait_for shared.h5.journal
expect 2 "$orthant_test" run walk.toml -o shared.h5 --set seed=2
wait "$first" || fail "the first run was disturbed"
expect 0 "$orthant_test" run walk.toml -o shared.h5
said "nothing to do"

# What a run left that died behind its last rename goes with the next one.
cp dead.lock shared.h5.lock
cp dead.lock "shared.h5.lock.$(grep -oP '^nonce=\K.*' dead.lock)"
mkdir shared.h5.tasks
expect 0 "$orthant_test" run walk.toml -o shared.h5
said "nothing to do"
no_traces shared.h5
