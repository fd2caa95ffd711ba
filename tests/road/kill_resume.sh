#!/usr/bin/env bash
# SIGKILL of the whole mpirun, again and again: every resume reuses what was committed, and the bits stay the same.
# ORTHANT_KILLS and ORTHANT_EFFORT make it longer: 15 and 1500 take a few minutes.
# shellcheck source=tests/road/common.bash
source "$(dirname "$0")/common.bash"
kills=${ORTHANT_KILLS:-3}
effort=${ORTHANT_EFFORT:-$((150 / slowness))}

cat >walk.toml <<TOML
study = "test.walk"
[space]
step = [0.25, 0.5, 1]
limit = [0.5, 5]
[settings]
walks = 100
effort = $effort
TOML

start=$(date +%s.%N)
ranks 2 "$orthant_test" run walk.toml -q -o whole.h5
echo "undisturbed on 2 ranks: $(echo "$(date +%s.%N) - $start" | bc) s"

reused_before=0
for ((kill = 1; kill <= kills; ++kill)); do
    setsid mpirun -n $((1 + kill % 4)) "$orthant_test" run walk.toml -o killed.h5 >"log.$kill" 2>&1 &
    runner=$!
    # Until a commit is sure: records are there, and commits are at most a second apart.
    size=$(stat -c %s killed.h5.journal 2>/dev/null || echo 0)
    for ((i = 0; i < 200; ++i)); do
        now=$(stat -c %s killed.h5.journal 2>/dev/null || echo 0)
        [ "$now" -gt $((size + 2000)) ] && break
        sleep 0.1
    done
    sleep 1.3
    kill -KILL -- -"$runner" 2>/dev/null || fail "the job ended before kill $kill: raise ORTHANT_EFFORT"
    wait "$runner" 2>/dev/null || true
    if [ "$kill" -gt 1 ]; then
        grep "reused" "log.$kill"
        reused=$(grep -oE '[0-9]+ tasks? reused' "log.$kill" | grep -oE '^[0-9]+')
        [ "$reused" -gt "$reused_before" ] || fail "resume $kill reused $reused tasks, $reused_before before"
        reused_before=$reused
    fi
    [ ! -e killed.h5 ] || fail "an output before the end"
done
expect 0 ranks 3 "$orthant_test" run walk.toml -o killed.h5
grep "reused" said
said "complete"
same_bits whole.h5 killed.h5
no_traces killed.h5
echo "same bits after $kills kills"
