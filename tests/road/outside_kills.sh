#!/usr/bin/env bash
# SIGKILL from outside, at moments that have nothing to do with the tasks: none is condemned, none counts as tried, the
# bits stay. ORTHANT_KILLS=100 takes two minutes.
# shellcheck source=tests/road/common.bash
source "$(dirname "$0")/common.bash"
kills=${ORTHANT_KILLS:-15}
RANDOM=7

cat >idle.toml <<TOML
study = "test.idle"
[space]
x = [1, 2]
[settings]
tasks = $((20 * kills))
mean_ms = 10
TOML

"$orthant_test" run idle.toml -q -o whole.h5
for ((kill = 1; kill <= kills; ++kill)); do
    setsid "$orthant_test" run idle.toml -o killed.h5 >said 2>&1 &
    runner=$!
    sleep "0.$((RANDOM % 900 + 100))"
    kill -KILL -- -"$runner" 2>/dev/null || break
    wait "$runner" 2>/dev/null || true
done
echo "killed $((kill - 1)) times"
expect 0 ranks 2 "$orthant_test" run idle.toml -o killed.h5
same_bits whole.h5 killed.h5
h5dump -y -o attempts -d run/attempts killed.h5 >/dev/null
[ -s attempts ] || fail "no attempts"
! grep -q '[02-9]' attempts || { cat attempts >&2; fail "a task counts as tried"; }
no_traces killed.h5
