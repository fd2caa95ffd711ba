#!/usr/bin/env bash
# --retry-failed computes what failed again, and nothing else; then the bits are those of a run without a failure.
# shellcheck source=tests/road/common.bash
source "$(dirname "$0")/common.bash"

cat >faulty.toml <<'TOML'
study = "test.faulty"
[space]
x = { from = 1, to = 9 }
[settings]
how = "environment"
TOML
fault() { ORTHANT_TEST_FAULT=$1 "${@:2}"; }
run() { "$orthant_test" run faulty.toml "$@"; }

run -q -o whole.h5
expect 0 run --retry-failed -o whole.h5
said "complete already, and no task of it failed: nothing to do"

# A finished file, as often as it takes.
expect 5 fault throw run -o out.h5
expect 5 run -o out.h5
said "--retry-failed computes them again"
expect 5 fault throw_number run --retry-failed -o out.h5
said "1 failed task computed again"
said "35 tasks reused"
said "no std::exception"
expect 0 ranks 2 "$orthant_test" run faulty.toml --retry-failed -o out.h5
said "1 failed task computed again"
said "35 tasks reused"
same_bits whole.h5 out.h5
no_traces out.h5
expect 0 "$orthant_test" verify out.h5 --replay all
expect 0 run --retry-failed -o out.h5
said "nothing to do"

# A job that was stopped before its end.
export ORTHANT_TEST_PAUSE_MS=300
fault throw run -o stopped.h5 >log 2>&1 &
runner=$!
for ((i = 0; i < 100; ++i)); do
    "$orthant_test" status stopped.h5 2>&1 | grep -q "1 failed" && break
    sleep 0.1
done
kill -USR1 "$(pgrep -P "$runner" || echo "$runner")"
wait "$runner" || [ $? = 75 ] || { cat log >&2; fail "did not stop"; }
unset ORTHANT_TEST_PAUSE_MS
expect 0 run --retry-failed -o stopped.h5
said "1 failed task computed again"
same_bits whole.h5 stopped.h5
no_traces stopped.h5
expect 0 run --retry-failed -o new.h5
said "no task has failed so far"
same_bits whole.h5 new.h5

# Retrying killed: the next run goes on with it, told so or not, and the file is whole and old until then.
expect 5 fault throw run -o killed.h5
before=$(sha256sum <killed.h5)
expect 137 fault kill run --retry-failed -o killed.h5
[ "$(sha256sum <killed.h5)" = "$before" ] || fail "the file changed"
expect 0 run -o killed.h5
same_bits whole.h5 killed.h5
no_traces killed.h5

# Shards.
for i in 0 1; do fault throw run -q --shard $i/2 -o shard.$i.h5 2>said || [ "$i" = 1 ] || fail "shard $i"; done
expect 0 run --shard 1/2 --retry-failed -o shard.1.h5
said "1 failed task computed again"
expect 0 "$orthant_test" gather -o gathered.h5 shard.0.h5 shard.1.h5
same_bits whole.h5 gathered.h5

expect 2 run --retry-failed --fresh -o out.h5
